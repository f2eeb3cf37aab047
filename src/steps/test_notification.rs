//! Send a test notification to oneself: ordered under a key that was saved before, so that it goes out once whatever
//! happens, followed until its end, and found in the feed that tells of all. In a test environment an SMS may only be
//! simulated, whatever the service says: then who has the phone is asked.

mod by_hand;

use super::parts::waits::{act, plans_only, wait};
use super::parts::{asking, client};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, token};
use crate::catalog::letters::LetterKind;
use crate::catalog::notification_status::{self, StatusEnd};
use crate::catalog::stages::Stage;
use crate::domain::environment::PaceOf;
use crate::domain::notification::NotificationText;
use crate::domain::{Language, Rules};
use crate::record::values::{NotificationSeen, NotificationSent, TestChannel};
use crate::record::{Actor, Question, Topic, t};
use crate::steps::effects::{ClientCredentials, Draw, LocalEffect, NotificationEffect};
use crate::text::Message;

/// The step.
pub struct TestNotification;

static CARD: Card = Card {
    id: "test-notification",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::Supplier, Actor::Machine, Actor::AltinnDesk, Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Live,
    differences: &[12],
    needs: &[Card::TOKEN, &[Topic::OrgNumber]],
    gives: &[
        Topic::TestChannel,
        Topic::NotificationKey,
        Topic::NotificationSent,
        Topic::NotificationSeen,
        Topic::NotificationListed,
        Topic::NotificationReceived,
    ],
    asks: &[
        (Topic::TestChannel, words::TEST_CHANNEL),
        (Topic::NotificationSent, by_hand::words::NOTIFICATION_SENT),
        (Topic::NotificationReceived, words::NOTIFICATION_RECEIVED),
    ],
};

/// Whether the service says that the notification arrived, or was taken by who carries it.
fn is_reported(brief: &Brief<'_>) -> bool {
    let end = brief.get(t::NotificationSeen).and_then(|seen| notification_status::end(&seen.status));
    matches!(end, Some(StatusEnd::Delivered | StatusEnd::HandedOver))
}

/// Whether the notification has been seen to arrive: reported, in the feed, and told where a report proves nothing.
#[must_use]
pub fn has_arrived(brief: &Brief<'_>) -> bool {
    let told = brief.get(t::NotificationReceived) == Some(&true);
    is_reported(brief) && number(brief).is_some() && (told || !perhaps_simulated(brief))
}

/// Numbers that are not on Altinn's list are simulated in its test environments, and reported as delivered
/// (docs.altinn.no, Notifications, August 2025).
fn simulates_sms(brief: &Brief<'_>) -> bool {
    brief.environment.rules == Rules::Test
}

/// Whether a report of it proves nothing: by what is reported and where, whatever else the state says.
fn perhaps_simulated(brief: &Brief<'_>) -> bool {
    let is_sms = |seen: &NotificationSeen| notification_status::is_of_sms(&seen.status);
    simulates_sms(brief) && brief.get(t::NotificationSeen).is_some_and(is_sms)
}

/// Its number in the feed.
fn number(brief: &Brief<'_>) -> Option<i64> {
    brief.get(t::NotificationListed).and_then(|listed| listed.number)
}

/// What became of the notification that was ordered.
fn follow(brief: &Brief<'_>) -> Vec<Effect> {
    let ordered = token::credentials(brief).zip(brief.get(t::NotificationSent));
    let follow = |(credentials, sent): (ClientCredentials, &NotificationSent)| {
        let (reference, simulates_sms) = (reference(brief), simulates_sms(brief));
        NotificationEffect::Follow { credentials, id: sent.shipment, reference, simulates_sms, condition: None }.into()
    };
    ordered.map(follow).into_iter().collect()
}

/// Whether the feed tells of it.
fn find(brief: &Brief<'_>) -> Vec<Effect> {
    let ordered = token::credentials(brief).zip(brief.get(t::NotificationSent));
    ordered
        .map(|(credentials, sent)| NotificationEffect::FindInFeed { credentials, id: sent.shipment }.into())
        .into_iter()
        .collect()
}

/// Our own reference, by which it is told from what else the organisation sends.
fn reference(brief: &Brief<'_>) -> String {
    format!("altinn-onboard/{}", brief.place.service)
}

/// The test notification. Its reader is the operator, but it is sent as others will be: in Norwegian.
fn text(brief: &Brief<'_>) -> NotificationText {
    let say = |phrase: crate::text::Phrase| phrase.raw(Language::Nb).to_owned();
    NotificationText { senders_reference: reference(brief), subject: say(words::SUBJECT), body: say(words::BODY) }
}

impl Step for TestNotification {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        let Some(channel) = brief.get(t::TestChannel).copied() else { return Move::ask(channel_question()) };
        if client::is_suppliers(brief) {
            return wait(brief, &CARD, Actor::Supplier, words::SUPPLIER).letter(LetterKind::L10).not_yet();
        }
        let Some(credentials) = token::credentials(brief) else { return Move::Blocked(vec![Topic::Token]) };
        let Some(key) = brief.get(t::NotificationKey).copied() else {
            return Move::one(LocalEffect::Draw { topic: Topic::NotificationKey, key: None, draw: Draw::Uuid });
        };
        let Some(sent) = brief.get(t::NotificationSent) else {
            if plans_only(brief) {
                return by_hand::unsent(brief, &CARD);
            }
            let text = Box::new(text(brief));
            return act(
                brief,
                &CARD,
                NotificationEffect::Order { credentials, text, channel, key, to: None, condition: None },
            );
        };
        let id = sent.shipment.to_string();
        let pending = |who: Actor, what: Message| wait(brief, &CARD, who, what);
        let seen = brief.get(t::NotificationSeen);
        let status = seen.map_or_else(|| words::ORDERED.into(), |seen| notification_status::said(&seen.status));
        match seen.and_then(|seen| notification_status::end(&seen.status)) {
            None => {
                let what = words::UNDER_WAY.with("id", id).with("status", status);
                pending(Actor::Machine, what).since(Topic::NotificationSent, None).look(follow(brief), PaceOf::Publish)
            }
            Some(StatusEnd::Failed | StatusEnd::NotSent) => {
                let what = words::DID_NOT_ARRIVE.with("status", status);
                let pending = pending(Actor::You, what).way_out("try notification --again");
                pending.since(Topic::NotificationSeen, None).not_yet()
            }
            Some(_) if number(brief).is_none() => {
                let what = words::LISTING.with("id", id);
                // What was only handed over may still arrive, or come back.
                let looks = [find(brief), follow(brief)].concat();
                pending(Actor::Machine, what).since(Topic::NotificationSeen, None).look(looks, PaceOf::Publish)
            }
            Some(_) if has_arrived(brief) => Move::Done,
            Some(_) => {
                let told = brief.get(t::NotificationReceived).is_some();
                let what = if told { words::NOT_RECEIVED } else { words::PERHAPS_SIMULATED };
                let pending = pending(Actor::AltinnDesk, what.into()).letter(LetterKind::L9);
                pending.since(Topic::NotificationSeen, None).entry(received())
            }
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        // A row that was seen is proof for ever: the feed itself forgets it after 90 days.
        follow(brief)
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        let told: &[Topic] = if perhaps_simulated(brief) { &[Topic::NotificationReceived] } else { &[] };
        [brief.proofs(&[Topic::NotificationSeen, Topic::NotificationListed]), brief.proofs(told)].concat()
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match topic {
            Topic::TestChannel => IntakeQuestion::question(channel_question()),
            Topic::NotificationSent => by_hand::sent(brief),
            Topic::NotificationReceived => IntakeQuestion::question(received()),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        by_hand::walkthrough(brief, reference(brief))
    }
}

fn channel_question() -> Question {
    let choices = [(TestChannel::Email.word(), words::BY_EMAIL), (TestChannel::Sms.word(), words::BY_SMS)];
    let question =
        asking::choice(t::TestChannel, words::TEST_CHANNEL, words::TEST_CHANNEL_HELP, &choices, TestChannel::parse);
    question.proposing(Some(TestChannel::Email.word()))
}

fn received() -> Question {
    asking::yes_no(t::NotificationReceived, words::NOTIFICATION_RECEIVED, words::NOTIFICATION_RECEIVED_HELP).later()
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Send et testvarsel til deg selv", en: "Send a test notification to yourself" }
        WHY { nb: "Et varsel som kommer fram og står i statusfeeden, viser at hele kjeden virker.", en: "A notification that arrives and is in the status feed shows that the whole chain works." }
        USUALLY { nb: "noen minutter", en: "minutes" }
        CAN_START { nb: "Når tokenet er hentet og kontrollert.", en: "When the token has been fetched and checked." }
        MEANWHILE { nb: "Skriv tekstene i varslene, og avklar avsenderen.", en: "Write the texts of the notifications, and settle the sender." }
        PROOF { nb: "Varselet er levert, eller i det minste gitt videre til den som bringer det fram, og det står i statusfeeden. En SMS i testmiljøet må dessuten ses på telefonen.", en: "The notification is delivered, or at least handed over to its carrier, and is in the status feed. An SMS in the test environment must also be seen on the phone." }
        SUPPLIER { nb: "leverandøren, som har nøkkelen, har sendt et testvarsel", en: "the supplier, who holds the key, has sent a test notification" }
        ORDERED { nb: "bestilt", en: "ordered" }
        UNDER_WAY { nb: "varselet {id} er kommet fram; det er nå {status}", en: "the notification {id} has arrived; it is now {status}" }
        DID_NOT_ARRIVE { nb: "varselet kommer fram; det forrige endte slik: {status}. Rett adressen, og send et nytt: altinn-onboard try notification --again", en: "the notification arrives; the last one ended like this: {status}. Correct the address, and send a new one: altinn-onboard try notification --again" }
        LISTING { nb: "varselet {id} står i statusfeeden", en: "the notification {id} is in the status feed" }
        PERHAPS_SIMULATED { nb: "SMS-en er sett på telefonen: Altinn melder den som levert, men i testmiljøet er SMS til numre som ikke er hvitlistet, bare simulert", en: "the SMS has been seen on the phone: Altinn reports it as delivered, but in the test environment SMS messages to numbers that are not on the list are only simulated" }
        NOT_RECEIVED { nb: "nummeret er hvitlistet, så SMS-en kommer fram på ordentlig (send en ny da: altinn-onboard try notification --again), eller prøv med e-post: altinn-onboard change test-channel", en: "the number is on the list, so that the SMS really arrives (then send a new one: altinn-onboard try notification --again), or try by e-mail: altinn-onboard change test-channel" }
        SUBJECT { nb: "Testvarsel fra altinn-onboard", en: "Test notification from altinn-onboard" }
        BODY { nb: "Dette er et testvarsel. Du trenger ikke gjøre noe.", en: "This is a test notification. You do not need to do anything." }
        TEST_CHANNEL { nb: "Hvordan vil du prøve et varsel til deg selv?", en: "How do you want to try a notification to yourself?" }
        TEST_CHANNEL_HELP { nb: "Varselet sendes til din egen adresse, som ligger i profilen din og aldri i tilstandsfilen. E-post sendes på ordentlig også fra TT02. SMS i TT02 til numre som ikke er hvitlistet (brev L9), er bare simulert, selv om Altinn melder dem som levert.", en: "The notification goes to your own address, which is in your profile and never in the state file. E-mails from TT02 are really sent. SMS messages in TT02 to numbers that are not on the list (letter L9) are only simulated, although Altinn reports them as delivered." }
        BY_EMAIL { nb: "e-post", en: "e-mail" }
        BY_SMS { nb: "SMS", en: "SMS" }
        NOTIFICATION_RECEIVED { nb: "Er SMS-en kommet fram til telefonen?", en: "Has the SMS arrived on the phone?" }
        NOTIFICATION_RECEIVED_HELP { nb: "Se på telefonen. I testmiljøet melder Altinn også simulerte SMS-er som levert. Svar nei hvis den ikke er kommet; be da om hvitlisting av nummeret (brev L9).", en: "Look at the phone. In the test environment Altinn reports simulated SMS messages as delivered, too. Answer no if it has not come; then ask for the number to be put on the list (letter L9)." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, asked, entry, look};
    use super::*;
    use crate::domain::Product;
    use crate::record::values::{NotificationListed, OperatedBy};

    fn ready(channel: TestChannel) -> Bench {
        let mut bench = Bench::tt02().with(Product::Notifications);
        bench.owner();
        bench.ready_client();
        bench.told(t::TestChannel, channel);
        bench.made(t::NotificationKey, uuid::Uuid::from_u128(1));
        bench
    }

    fn sent(bench: &mut Bench) {
        let (order, shipment) = (uuid::Uuid::from_u128(2), uuid::Uuid::from_u128(3));
        bench.made(t::NotificationSent, NotificationSent { order: Some(order), shipment });
    }

    fn seen(bench: &mut Bench, status: &str) {
        bench.seen(t::NotificationSeen, NotificationSeen { status: status.into() });
    }

    fn next(bench: &Bench) -> Move {
        TestNotification.next(&bench.brief())
    }

    #[test]
    fn from_the_question_to_the_row_in_the_feed() {
        let mut bench = Bench::tt02().with(Product::Notifications);
        assert_eq!(asked(&next(&bench)), Some(Topic::TestChannel));
        bench.told(t::TestChannel, TestChannel::Email);
        assert_eq!(next(&bench), Move::Blocked(vec![Topic::Token]));
        bench.owner();
        bench.ready_client();
        assert!(matches!(next(&bench), Move::Do(effects) if matches!(effects[..], [Effect::Local(_)])));
        bench.made(t::NotificationKey, uuid::Uuid::from_u128(1));
        let Move::Do(effects) = next(&bench) else { panic!() };
        let Effect::Notification(NotificationEffect::Order { to: None, key, .. }) = &effects[0] else { panic!() };
        assert_eq!(*key, uuid::Uuid::from_u128(1), "what was saved is sent");
        sent(&mut bench);
        assert_eq!(look(&next(&bench)), Some(follow(&bench.brief())));
        seen(&mut bench, "Order_Processed");
        assert_eq!(look(&next(&bench)), Some(follow(&bench.brief())));
        seen(&mut bench, "Email_Delivered");
        let both = |bench: &Bench| Some([find(&bench.brief()), follow(&bench.brief())].concat());
        assert_eq!(look(&next(&bench)), both(&bench));
        bench.seen(t::NotificationListed, NotificationListed { number: None });
        assert_eq!(look(&next(&bench)), both(&bench), "what was handed over is followed meanwhile");
        bench.seen(t::NotificationListed, NotificationListed { number: Some(7) });
        assert_eq!(next(&bench), Move::Done);
        // The feed forgets a row after 90 days, and the tick would be lost with it.
        assert_eq!(TestNotification.probe(&bench.brief()), follow(&bench.brief()));
        assert!(has_arrived(&bench.brief()));
    }

    #[test]
    fn an_sms_in_a_test_environment_is_believed_when_it_is_seen_on_the_phone() {
        let mut bench = ready(TestChannel::Sms);
        sent(&mut bench);
        let effects = follow(&bench.brief());
        let simulated = NotificationEffect::Follow {
            credentials: client::credentials(&bench.brief()).unwrap(),
            id: uuid::Uuid::from_u128(3),
            reference: "altinn-onboard/notifications".into(),
            simulates_sms: true,
            condition: None,
        };
        assert_eq!(effects, [Effect::Notification(simulated)]);
        // What the service said and where decides it; nothing that could be written beside it in the state does.
        seen(&mut bench, "SMS_Delivered");
        bench.seen(t::NotificationListed, NotificationListed { number: Some(7) });
        for told in [None, Some(false)] {
            if let Some(told) = told {
                bench.told(t::NotificationReceived, told);
            }
            let Move::Wait(wait) = next(&bench) else { panic!() };
            assert_eq!(wait.waiting.letter.as_deref(), Some("L9"));
            assert_eq!(entry(&next(&bench)), Some(Topic::NotificationReceived));
            assert!(!has_arrived(&bench.brief()));
        }
        bench.told(t::NotificationReceived, true);
        assert_eq!(next(&bench), Move::Done);
    }

    #[test]
    fn what_failed_is_for_the_operator_and_a_supplier_sends_its_own() {
        let mut bench = ready(TestChannel::Email);
        sent(&mut bench);
        seen(&mut bench, "Email_Failed_Bounced");
        let Move::Wait(wait) = next(&bench) else { panic!() };
        assert_eq!(wait.waiting.who, Actor::You);
        let said = wait.waiting.what.render(Language::Nb);
        assert!(said.contains("Email_Failed_Bounced") && said.contains("--again"), "{said}");
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        assert!(matches!(next(&bench), Move::Wait(wait) if wait.waiting.who == Actor::Supplier));
    }
}
