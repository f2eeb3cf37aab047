//! The message in production, where people send it: a file and the clicks.

use crate::catalog::scopes::CORRESPONDENCE_WRITE;
use crate::domain::OrgNumber;
use crate::domain::message::{CorrespondenceMessage, NewMessages};
use crate::record::values::MessageSent;
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::steps::effects::{Draw, LocalEffect};
use crate::steps::parts::waits::{plans_only, wait};
use crate::steps::parts::{asking, owner};
use crate::steps::{Brief, Card, IntakeQuestion, Move, SentByHand, reading};
use crate::text::{Message, steps as common};

/// A person sends it and tells its id; from then on it is followed as any other.
pub(super) fn unsent(brief: &Brief<'_>, card: &'static Card, recipient: OrgNumber) -> Move {
    match brief.get(t::MessageKey) {
        None => Move::one(LocalEffect::Draw { topic: Topic::MessageKey, key: None, draw: Draw::Uuid }),
        Some(_) => wait(brief, card, Actor::You, words::BY_HAND).entry(question(recipient)),
    }
}

/// Where people send it, they tell its id; elsewhere the program knows it.
pub(super) fn sent(brief: &Brief<'_>) -> IntakeQuestion {
    match brief.get(t::TestRecipient).filter(|_| plans_only(brief)) {
        Some(recipient) => IntakeQuestion::question(question(*recipient).later()),
        None => IntakeQuestion::Decided,
    }
}

fn question(recipient: OrgNumber) -> Question {
    asking::ask(
        t::MessageSent,
        words::MESSAGE_SENT,
        words::MESSAGE_SENT_HELP,
        QuestionKind::Text,
        move |topic, answer| Ok(MessageSent { id: reading::names::message_id(topic, answer)?, recipient }),
    )
}

/// The body that is sent, under the key that makes a second sending harmless.
pub(super) fn file_to_send(brief: &Brief<'_>, message: CorrespondenceMessage) -> Option<(String, SentByHand)> {
    if !plans_only(brief) {
        return None;
    }
    let (recipient, key) = (brief.get(t::TestRecipient)?, brief.get(t::MessageKey)?);
    let body = NewMessages::to_one(message, *recipient, *key);
    Some((file(brief), SentByHand::Message(Box::new(body))))
}

/// The file of the message, where it is sent by hand.
fn file(brief: &Brief<'_>) -> String {
    format!("{}-{}-message.json", brief.environment.name, brief.place.service)
}

/// The first message in production, which people send: to the own organisation, and with somebody beside who checks it.
pub(super) fn walkthrough(brief: &Brief<'_>) -> Vec<Message> {
    let (true, Some(recipient)) = (plans_only(brief), brief.get(t::TestRecipient)) else { return Vec::new() };
    let environment = brief.environment;
    let (exchange, base) = (owner::base(&environment.authentication), owner::base(&environment.correspondence));
    let own = brief.get(t::OrgNumber) == Some(recipient);
    let whom = if own { words::WALK_OWN } else { words::WALK_OTHER };
    let attached = brief.get(t::MessageAttachment).map(|attachment| {
        let of = attachment.file();
        let say = words::WALK_ATTACH.with("base", base.as_str()).with("file", file(brief));
        let id = brief.get(t::ResourceId).map(|id| id.bare().to_owned()).unwrap_or_default();
        say.with("id", id).with("name", of.name.as_str()).with("md5", of.md5.as_str())
    });
    let before = [
        whom.with("orgnr", recipient.spaced()),
        words::WALK_CACHE.into(),
        common::BY_HAND_TOKEN.with("scope", CORRESPONDENCE_WRITE).with("exchange", exchange.as_str()),
    ];
    let after = [
        words::WALK_TYPED.with("file", file(brief)).with("orgnr", recipient.to_string()),
        words::WALK_WAY_OUT.with("base", base.as_str()).with("file", file(brief)),
        words::WALK_SEND.with("base", base.as_str()).with("file", file(brief)),
        words::WALK_FOLLOW.with("base", base.as_str()),
        words::WALK_LOOK.into(),
    ];
    before.into_iter().chain(attached).chain(after).collect()
}

/// What the clicks say.
pub mod words {
    use crate::text::phrases;

    phrases! {
        BY_HAND { nb: "meldingen er sendt for hånd (programmet skal ikke skrive til produksjon), og id-en er oppgitt", en: "the message is sent by hand (the program is not to write in production), and its ID is given" }
        MESSAGE_SENT { nb: "Hvilken id fikk meldingen som dere sendte for hånd?", en: "Which ID did the message get that you sent by hand?" }
        MESSAGE_SENT_HELP { nb: "Den står som correspondenceId i svaret. Med den ser programmet selv når meldingen er kommet fram.", en: "It is correspondenceId in the answer. With it the program sees by itself when the message has arrived." }
        WALK_OWN { nb: "Den første meldingen går til dere selv, {orgnr}, aldri til en person eller en annen virksomhet. Den kan ikke trekkes tilbake når den er publisert.", en: "The first message goes to yourselves, {orgnr}, never to a person or another organisation. It cannot be taken back once it is published." }
        WALK_OTHER { nb: "ADVARSEL: mottakeren {orgnr} er ikke dere selv. Den første meldingen skal gå til egen virksomhet: altinn-onboard change test-recipient", en: "WARNING: the recipient {orgnr} is not yourselves. The first message should go to your own organisation: altinn-onboard change test-recipient" }
        WALK_CACHE { nb: "Vent 12 minutter etter at ressurs og tilgangsregler ble publisert.", en: "Wait 12 minutes after the resource and the access rules were published." }
        WALK_ATTACH { nb: "Last først opp vedlegget: POST {base}/attachment med JSON (resourceId {id}, fileName {name}, sendersReference, checksum {md5}), og så filen som application/octet-stream: POST {base}/attachment/VEDLEGG/upload. Når GET {base}/attachment/VEDLEGG viser Published, setter dere id-en inn i existingAttachments i {file}.", en: "First upload the attachment: POST {base}/attachment with JSON (resourceId {id}, fileName {name}, sendersReference, checksum {md5}), and then the file as application/octet-stream: POST {base}/attachment/ATTACHMENT/upload. When GET {base}/attachment/ATTACHMENT shows Published, put its ID into existingAttachments in {file}." }
        WALK_TYPED { nb: "Åpne {file}, og la en kollega bekrefte ved å skrive mottakerens nummer på nytt og sammenligne: {orgnr}", en: "Open {file}, and let a colleague confirm by typing the recipient's number again and comparing: {orgnr}" }
        WALK_WAY_OUT { nb: "Vil dere kunne trekke den tilbake: sett correspondence.requestedPublishTime i {file} noen minutter fram. Til da virker DELETE {base}/correspondence/ID/purge", en: "To be able to withdraw it, set correspondence.requestedPublishTime in {file} a few minutes ahead. Until then DELETE {base}/correspondence/ID/purge works" }
        WALK_SEND { nb: "Send {file} som JSON med tokenet: POST {base}/correspondence. Sendes filen to ganger, blir det én melding.", en: "Send {file} as JSON with the token: POST {base}/correspondence. If the file is sent twice, there is one message." }
        WALK_FOLLOW { nb: "Noter correspondenceId i svaret, og oppgi den her: programmet følger meldingen til status er Published. Uten programmet: GET {base}/correspondence/ID", en: "Note correspondenceId in the answer, and give it here: the program follows the message until its status is Published. Without the program: GET {base}/correspondence/ID" }
        WALK_LOOK { nb: "La en kollega åpne meldingen i innboksen til virksomheten, og se på tittel, avsender og tekst.", en: "Have a colleague open the message in the organisation's inbox, and look at title, sender and text." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::values::{MessageSeen, Notify};
    use crate::steps::testing::{Bench, NUMBER, entry, look, number};
    use crate::steps::{Effect, Step as _, effects::MessageEffect, test_message::TestMessage};

    #[test]
    fn a_message_that_people_sent_is_followed_once_its_id_is_told() {
        let mut bench = Bench::production();
        bench.owner();
        bench.service();
        bench.ready_client();
        bench.resource_published();
        bench.policy_published();
        bench.told(t::Confidential, false);
        bench.told(t::Notify, Notify::None);
        bench.told(t::TestRecipient, number(NUMBER));
        bench.made(t::MessageKey, uuid::Uuid::from_u128(1));
        let next = TestMessage.next(&bench.brief());
        assert_eq!(entry(&next), Some(Topic::MessageSent));
        let IntakeQuestion::Question(question) = sent(&bench.brief()) else { panic!() };
        let id = uuid::Uuid::from_u128(7);
        assert_eq!((question.parse)("7").unwrap_err().code.id, "MESSAGE-ID-FORM");
        let told = MessageSent { id, recipient: number(NUMBER) };
        assert_eq!((question.parse)(&id.to_string()).unwrap(), crate::record::Value::MessageSent(told));
        bench.told(t::MessageSent, told);
        let follows = look(&TestMessage.next(&bench.brief())).unwrap();
        let [Effect::Message(MessageEffect::FollowMessage { id: followed, resource, recipient, .. })] = &follows[..]
        else {
            panic!("{follows:?}")
        };
        assert_eq!((*followed, *recipient), (id, number(NUMBER)));
        assert_eq!(Some(resource), bench.brief().get(t::ResourceId));
        bench.seen(t::MessageSeen, MessageSeen { status: "Published".into(), delivered: true, publish: None });
        assert_eq!(TestMessage.next(&bench.brief()), Move::Done);
        assert!(matches!(sent(&Bench::tt02().brief()), IntakeQuestion::Decided), "elsewhere the program knows it");
    }
}
