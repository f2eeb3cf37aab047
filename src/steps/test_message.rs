//! Send a test message: are we let in, does a dry run pass, then the message itself under a key that was saved before, so
//! that it is sent once whatever happens, and followed until it is published.

mod by_hand;

use super::parts::owner::{self, Making};
use super::parts::waits::{act, plans_only, wait};
use super::parts::{asking, client, notified};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, SentByHand, Step, reading, token};
use crate::catalog::codes::answers::NOTIFY_CONFIDENTIAL;
use crate::catalog::letters::LetterKind;
use crate::catalog::message_status;
use crate::domain::environment::PaceOf;
use crate::domain::message::{CorrespondenceMessage, MessageContent, MessageNotification};
use crate::domain::{Language, OrgNumber};
use crate::finding::Finding;
use crate::record::values::{MessageSent, Notify, Reachable};
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::steps::effects::{ClientCredentials, Draw, LocalEffect, MessageEffect};
use crate::text::{Message, Phrase};

/// The step.
pub struct TestMessage;

static CARD: Card = Card {
    id: "test-message",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::Supplier, Actor::Machine, Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    differences: &[11, 19],
    needs: &[
        Topic::OrgNumber,
        Topic::OperatedBy,
        Topic::KeySource,
        Topic::KeyName,
        Topic::ClientId,
        Topic::ClientKey,
        Topic::Token,
        Topic::ResourceChoice,
        Topic::ResourceId,
        Topic::ResourceSeen,
        Topic::PolicySeen,
        Topic::Confidential,
        Topic::ServiceName,
        Topic::TestRecipient,
        Topic::OrgInEnvironment,
    ],
    gives: &[
        Topic::Notify,
        Topic::AccessProbe,
        Topic::DryRun,
        Topic::MessageKey,
        Topic::MessageSent,
        Topic::MessageSeen,
    ],
    asks: &[(Topic::Notify, words::NOTIFY), (Topic::MessageSent, by_hand::words::MESSAGE_SENT)],
};

/// The test message, when all that it is made of is known. Recipients read it, so it is in Norwegian.
#[must_use]
pub fn message(brief: &Brief<'_>) -> Option<CorrespondenceMessage> {
    let resource_id = brief.get(t::ResourceId)?.clone();
    let title = brief.get(t::ResourceSeen).and_then(|seen| seen.found.as_ref()).map(|found| found.title.nb.clone());
    let name = brief.get(t::ServiceName).map(|name| name.nb.clone()).or(title)?;
    let say = |phrase: Phrase| phrase.with("name", name.clone()).render(Language::Nb);
    Some(CorrespondenceMessage {
        senders_reference: format!("altinn-onboard/{}", resource_id.bare()),
        resource_id,
        content: MessageContent {
            language: "nb",
            message_title: say(words::MESSAGE_TITLE),
            message_summary: say(words::MESSAGE_SUMMARY),
            message_body: say(words::MESSAGE_BODY),
            attachments: [],
        },
        is_confidential: *brief.get(t::Confidential)?,
        notification: notification(*brief.get(t::Notify)?),
    })
}

fn notification(notify: Notify) -> Option<MessageNotification> {
    notified::channel(notify).map(|notification_channel| MessageNotification {
        notification_template: "GenericAltinnMessage",
        notification_channel,
        send_reminder: false,
    })
}

/// What is needed for any call on the resource: a proven token, the resource, its rules, and a recipient.
fn ready(brief: &Brief<'_>) -> Result<(ClientCredentials, Box<CorrespondenceMessage>, OrgNumber), Vec<Topic>> {
    let mut missing = Vec::new();
    let credentials = client::credentials(brief).filter(|_| token::proven(brief));
    for (there, topic) in [
        (credentials.is_some(), Topic::Token),
        (owner::published(brief), Topic::ResourceSeen),
        (owner::policy_holds(brief), Topic::PolicySeen),
        (brief.get(t::TestRecipient).is_some(), Topic::TestRecipient),
    ] {
        if !there {
            missing.push(topic);
        }
    }
    match (credentials, message(brief), brief.get(t::TestRecipient)) {
        (Some(credentials), Some(message), Some(recipient)) if missing.is_empty() => {
            Ok((credentials, Box::new(message), *recipient))
        }
        _ if missing.is_empty() => Err(vec![Topic::ServiceName]),
        _ => Err(missing),
    }
}

/// Whether we are let in on the resource; nothing when we cannot log in.
fn access(brief: &Brief<'_>) -> Vec<Effect> {
    let credentials = client::credentials(brief).filter(|_| token::proven(brief));
    let on = credentials.zip(brief.get(t::ResourceId).cloned());
    on.map(|(credentials, id)| MessageEffect::ProbeAccess { credentials, id }.into()).into_iter().collect()
}

/// What became of the message that was sent.
fn follow(brief: &Brief<'_>) -> Vec<Effect> {
    let credentials = client::credentials(brief).filter(|_| token::proven(brief));
    let sent = credentials.zip(brief.get(t::MessageSent));
    sent.map(|(credentials, sent)| MessageEffect::FollowMessage { credentials, id: sent.id }.into())
        .into_iter()
        .collect()
}

/// A message that was sent, until it is published.
fn followed(brief: &Brief<'_>, sent: &MessageSent) -> Move {
    let seen = brief.get(t::MessageSeen);
    if seen.is_some_and(|seen| seen.delivered) {
        return Move::Done;
    }
    let status = match seen {
        Some(seen) => message_status::said(&seen.status),
        None => words::SENT.into(),
    };
    let what = words::PUBLISHING.with("id", sent.id.to_string()).with("status", status);
    wait(brief, &CARD, Actor::Machine, what).since(Topic::MessageSent, None).look(follow(brief), PaceOf::Publish)
}

/// The dry run, when it can be made: it also shows whether the sender exists in the environment.
#[must_use]
pub fn dry_run(brief: &Brief<'_>) -> Option<Effect> {
    if plans_only(brief) {
        return None;
    }
    let (credentials, message, recipient) = ready(brief).ok()?;
    Some(Effect::Message(MessageEffect::DryRun { credentials, message, recipient }))
}

impl Step for TestMessage {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        match (brief.get(t::Notify), brief.get(t::Confidential)) {
            (Some(_), _) => {}
            (None, None) => return Move::Blocked(vec![Topic::Confidential]),
            (None, Some(confidential)) => return Move::ask(question(*confidential)),
        }
        if client::is_suppliers(brief) {
            return wait(brief, &CARD, Actor::Supplier, words::SUPPLIER).letter(LetterKind::L10).not_yet();
        }
        let (credentials, message, recipient) = match ready(brief) {
            Ok(ready) => ready,
            Err(missing) => return Move::Blocked(missing),
        };
        // Even a dry run posts a message, so nothing at all is tried in production.
        if plans_only(brief) {
            let sent = brief.get(t::MessageSent).map(|sent| followed(brief, sent));
            return sent.unwrap_or_else(|| by_hand::unsent(brief, &CARD, recipient));
        }
        let id = message.resource_id.clone();
        match brief.get(t::AccessProbe) {
            None => return Move::Do(access(brief)),
            Some(probed) if !probed.allowed => {
                let pending = wait(brief, &CARD, Actor::Machine, words::CACHE.with("id", id.bare()));
                return pending.since(Topic::PolicySeen, None).look(access(brief), PaceOf::Cache);
            }
            Some(_) => {}
        }
        let trial: Vec<Effect> = dry_run(brief).into_iter().collect();
        match brief.get(t::DryRun) {
            None => return Move::Do(trial),
            // The step tt02-party waits for the desk and tries again.
            Some(run) if !run.passed && brief.get(t::OrgInEnvironment) == Some(&Reachable::No) => {
                return Move::Blocked(vec![Topic::OrgInEnvironment]);
            }
            Some(run) if !run.passed => {
                let pending = wait(brief, &CARD, Actor::You, words::DRY_RUN.with("code", run.code.as_str()));
                return pending.since(Topic::DryRun, None).look(trial, PaceOf::Cache);
            }
            Some(_) => {}
        }
        let Some(key) = brief.get(t::MessageKey).copied() else {
            return Move::one(LocalEffect::Draw { topic: Topic::MessageKey, key: None, draw: Draw::Uuid });
        };
        match brief.get(t::MessageSent) {
            None => act(brief, &CARD, MessageEffect::SendMessage { credentials, message, recipient, key }),
            Some(sent) => followed(brief, sent),
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let access = brief.get(t::AccessProbe).map(|_| access(brief));
        access.into_iter().flatten().chain(follow(brief)).collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::MessageSeen])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match (topic, brief.get(t::Confidential)) {
            (Topic::Notify, Some(confidential)) => IntakeQuestion::question(question(*confidential)),
            (Topic::Notify, None) => IntakeQuestion::HangsOn(Topic::Confidential),
            (Topic::MessageSent, _) => by_hand::sent(brief),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        // Prediction: what will come of the message, before it is sent.
        let predicted = match owner::making(brief) {
            Ok(Making::Studio | Making::Program) => super::test_recipient::who_can_read(brief),
            _ => None,
        };
        predicted.into_iter().chain(by_hand::walkthrough(brief)).collect()
    }

    fn file_to_send(&self, brief: &Brief<'_>) -> Option<(String, SentByHand)> {
        by_hand::file_to_send(brief, message(brief)?)
    }
}

fn question(confidential: bool) -> Question {
    let offered = Notify::ALL.iter().filter(|notify| !confidential || **notify != Notify::None);
    let offered = offered.map(|notify| (notify.word(), notified::phrase(notified::channel(*notify))));
    let offered: Vec<_> = offered.collect();
    let kind: QuestionKind = asking::choices(&offered);
    asking::ask(t::Notify, words::NOTIFY, words::NOTIFY_HELP, kind, move |topic, answer| {
        let all: Vec<&str> = Notify::ALL.iter().map(|choice| choice.word()).collect();
        match reading::words::choice(topic, answer, &all, Notify::parse)? {
            Notify::None if confidential => Err(Finding::new(&NOTIFY_CONFIDENTIAL, topic.id())),
            notify => Ok(notify),
        }
    })
    .proposing(Some(Notify::EmailPreferred.word()))
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Send en testmelding", en: "Send a test message" }
        WHY { nb: "En melding som kommer fram, viser at hele kjeden virker.", en: "A message that arrives shows that the whole chain works." }
        USUALLY { nb: "noen minutter", en: "minutes" }
        CAN_START { nb: "Når ressursen, tilgangsreglene, tokenet og mottakeren er på plass.", en: "When the resource, access rules, token and recipient are in place." }
        MEANWHILE { nb: "Finn noen som kan se på meldingen.", en: "Find somebody who can look at the message." }
        PROOF { nb: "Meldingen er publisert for mottakeren.", en: "The message is published for the recipient." }
        SUPPLIER { nb: "leverandøren, som har nøkkelen, har sendt en testmelding", en: "the supplier, who holds the key, has sent a test message" }
        CACHE { nb: "Altinn gir dere tilgang til {id}; det kan ta inntil 12 minutter før mellomlageret hos Altinn er oppdatert", en: "Altinn gives you access to {id}; the cache at Altinn can take up to 12 minutes to update" }
        DRY_RUN { nb: "prøvekjøringen går gjennom; den ga {code}", en: "the dry run passes; it gave {code}" }
        PUBLISHING { nb: "meldingen {id} er publisert; den er nå {status}", en: "the message {id} is published; it is now {status}" }
        SENT { nb: "sendt", en: "sent" }
        MESSAGE_TITLE { nb: "Testmelding fra {name}", en: "Test message from {name}" }
        MESSAGE_SUMMARY { nb: "Dette er en test. Du trenger ikke gjøre noe.", en: "This is a test. You do not need to do anything." }
        MESSAGE_BODY { nb: "## Dette er en testmelding\n\nDen er sendt for å kontrollere oppsettet av tjenesten **{name}**.\n\n- Se at tittel, avsender og tekst er riktige.\n- Se at [denne lenken](https://www.altinn.no) virker.\n\nDu trenger ikke gjøre noe.", en: "## This is a test message\n\nIt was sent to check the set-up of the service **{name}**.\n\n- Check that the title, sender and text are right.\n- Check that [this link](https://www.altinn.no) works.\n\nYou do not need to do anything." }
        NOTIFY { nb: "Skal mottakeren varsles når det kommer en melding?", en: "Should the recipient be notified when a message arrives?" }
        NOTIFY_HELP { nb: "Varselet er en del av meldingen og krever ikke noe eget oppsett. Svaret gjelder testmeldingen. E-post sendes på ordentlig også fra TT02; SMS i TT02 til numre som ikke er hvitlistet, er bare simulert. Mottakeren må varsles om taushetsbelagt post.", en: "The notification is part of the message and needs no set-up of its own. The answer is for the test message. E-mails from TT02 are really sent; SMS messages in TT02 to numbers that are not on the list are only simulated. Recipients of confidential mail must be notified." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, RECIPIENT, answered, asked, look, number};
    use super::*;
    use crate::record::values::{AccessProbe, DryRun, MessageSeen};

    fn ready_bench() -> Bench {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.service();
        bench.ready_client();
        bench.resource_published();
        bench.policy_published();
        bench.told(t::Confidential, false);
        bench.told(t::TestRecipient, number(RECIPIENT));
        bench
    }

    fn effect(next: Move) -> Effect {
        match next {
            Move::Do(effects) => effects.into_iter().next().unwrap(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn from_the_question_to_the_published_message() {
        let mut bench = ready_bench();
        let next = |bench: &Bench| TestMessage.next(&bench.brief());
        assert_eq!(asked(&next(&bench)), Some(Topic::Notify));
        bench.told(t::Notify, Notify::EmailPreferred);
        assert!(matches!(effect(next(&bench)), Effect::Message(MessageEffect::ProbeAccess { .. })));
        bench.seen(t::AccessProbe, AccessProbe { allowed: false });
        assert!(matches!(look(&next(&bench)).unwrap()[0], Effect::Message(MessageEffect::ProbeAccess { .. })));
        bench.seen(t::AccessProbe, AccessProbe { allowed: true });
        assert!(matches!(effect(next(&bench)), Effect::Message(MessageEffect::DryRun { .. })));
        bench.seen(t::DryRun, DryRun { passed: true, code: "1006".into() });
        assert!(matches!(effect(next(&bench)), Effect::Local(LocalEffect::Draw { topic: Topic::MessageKey, .. })));
        bench.made(t::MessageKey, uuid::Uuid::from_u128(1));
        assert!(matches!(effect(next(&bench)), Effect::Message(MessageEffect::SendMessage { .. })));
        bench.made(t::MessageSent, MessageSent { id: uuid::Uuid::from_u128(2), recipient: number(RECIPIENT) });
        assert!(matches!(look(&next(&bench)).unwrap()[0], Effect::Message(MessageEffect::FollowMessage { .. })));
        bench.seen(t::MessageSeen, MessageSeen { status: "Published".into(), delivered: true });
        assert_eq!(next(&bench), Move::Done);
    }

    #[test]
    fn a_sender_that_is_not_in_the_environment_is_the_desks_matter() {
        let mut bench = ready_bench();
        bench.told(t::Notify, Notify::None);
        bench.seen(t::AccessProbe, AccessProbe { allowed: true });
        bench.seen(t::DryRun, DryRun { passed: false, code: "4002".into() });
        bench.seen(t::OrgInEnvironment, Reachable::No);
        assert_eq!(TestMessage.next(&bench.brief()), Move::Blocked(vec![Topic::OrgInEnvironment]));
        assert!(dry_run(&bench.brief()).is_some());
    }

    #[test]
    fn no_notice_is_offered_only_where_the_content_is_not_confidential() {
        let offered = |confidential| match question(confidential).kind {
            QuestionKind::Choice(choices) => choices.into_iter().map(|choice| choice.word).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(offered(false).len(), Notify::ALL.len());
        assert!(offered(false).contains(&Notify::None.word().to_owned()));
        assert_eq!(offered(true).len(), Notify::ALL.len() - 1);
        assert!(!offered(true).contains(&Notify::None.word().to_owned()));
    }

    #[test]
    fn confidential_mail_must_be_notified_and_says_so_itself() {
        let mut bench = ready_bench();
        bench.told(t::Confidential, true);
        let IntakeQuestion::Question(question) = TestMessage.question(Topic::Notify, &bench.brief()) else { panic!() };
        assert_eq!(answered(&question, "none").unwrap_err().code, "NOTIFY-CONFIDENTIAL");
        bench.told(t::Notify, Notify::Email);
        assert!(message(&bench.brief()).unwrap().is_confidential);
    }

    #[test]
    fn title_and_body_fit_the_service() {
        let mut bench = ready_bench();
        bench.told(t::Notify, Notify::None);
        let content = message(&bench.brief()).unwrap().content;
        assert!(content.message_title.contains("Vedtak") && content.message_title.chars().count() <= 255);
        assert!(content.message_body.contains("**Vedtak") && content.message_body.contains("\n\n- "));
    }

    #[test]
    fn in_production_people_send_the_first_message_to_themselves() {
        let mut bench = Bench::production();
        bench.owner();
        bench.service();
        bench.ready_client();
        bench.resource_published();
        bench.policy_published();
        bench.told(t::Confidential, false);
        bench.told(t::Notify, Notify::None);
        let own = *bench.brief().get(t::OrgNumber).unwrap();
        bench.told(t::TestRecipient, own);
        // What is sent twice must be one message, so the key is drawn before the file is written.
        assert!(matches!(effect(TestMessage.next(&bench.brief())), Effect::Local(LocalEffect::Draw { .. })));
        assert!(TestMessage.file_to_send(&bench.brief()).is_none());
        bench.made(t::MessageKey, uuid::Uuid::from_u128(1));
        assert!(matches!(TestMessage.next(&bench.brief()), Move::Wait(wait) if wait.waiting.who == Actor::You));
        let (file, body) = TestMessage.file_to_send(&bench.brief()).unwrap();
        let body = serde_json::to_value(body).unwrap();
        assert_eq!(body["recipients"][0], own.urn());
        let said = |bench: &Bench| -> Vec<String> {
            TestMessage.walkthrough(&bench.brief()).iter().map(|click| click.render(Language::Nb)).collect()
        };
        assert!(said(&bench).iter().any(|click| click.contains(&file) && click.contains(&own.to_string())));
        assert!(!said(&bench).iter().any(|click| click.contains("ADVARSEL")));
        bench.told(t::TestRecipient, number("974760673"));
        assert!(said(&bench).iter().any(|click| click.contains("ADVARSEL")), "{:?}", said(&bench));
    }
}
