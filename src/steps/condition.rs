//! Set up a send condition, where a notification can become needless before it goes out: Altinn asks an address of the
//! operator's whether it is still to be sent. Whatever fails there means that it is sent all the same, so both are seen: that
//! the address refuses strangers, and that Altinn gets its no.

mod by_hand;

use crate::catalog::stages::Stage;
use url::Url;

use super::parts::waits::{Pending, act, plans_only, wait};
use super::parts::{asking, client};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, reading, token};
use crate::catalog::letters::LetterKind;
use crate::catalog::notification_status;
use crate::domain::Language;
use crate::domain::environment::PaceOf;
use crate::domain::notification::NotificationText;
use crate::record::values::{ConditionVerdict, NotificationSent};
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::steps::effects::{ClientCredentials, Draw, LocalEffect, NotificationEffect, webhook_answer};
use crate::text::Message;

/// The step.
pub struct Condition;

static CARD: Card = Card {
    id: "condition",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::Network, Actor::You, Actor::Machine, Actor::Supplier],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Live,
    differences: &[],
    needs: &[Card::TOKEN, &[Topic::OrgNumber, Topic::TestChannel]],
    gives: &[
        Topic::ConditionWanted,
        Topic::ConditionAddress,
        Topic::ConditionProbe,
        Topic::ConditionKey,
        Topic::ConditionSent,
        Topic::ConditionSeen,
    ],
    asks: &[
        (Topic::ConditionWanted, words::CONDITION_WANTED),
        (Topic::ConditionAddress, words::CONDITION_ADDRESS),
        (Topic::ConditionSent, by_hand::words::CONDITION_SENT),
    ],
};

/// What the address answers, for yes and for no.
const ANSWERS: [&str; 2] = [r#"{"sendNotification": true}"#, r#"{"sendNotification": false}"#];

/// Where Altinn asks.
fn endpoint(brief: &Brief<'_>) -> Option<Url> {
    let environment = brief.environment;
    brief.get(t::ConditionAddress)?.callable(environment.simulated, || environment.sandbox_condition())
}

/// Our own reference, by which it is told from what else the organisation sends.
fn reference(brief: &Brief<'_>) -> String {
    format!("altinn-onboard/{}/condition", brief.place.service)
}

/// What became of the notification that is to be held back.
fn follow(brief: &Brief<'_>) -> Vec<Effect> {
    let known = token::credentials(brief).zip(brief.get(t::ConditionSent)).zip(endpoint(brief));
    let follow = |((credentials, sent), condition): ((ClientCredentials, &NotificationSent), Url)| {
        let (id, reference, condition) = (sent.shipment, reference(brief), Some(condition));
        NotificationEffect::Follow { credentials, id, reference, simulates_sms: false, condition }.into()
    };
    known.map(follow).into_iter().collect()
}

/// A wait for the operator, who tries again once something is mended.
fn again<'a>(brief: &'a Brief<'a>, what: Message) -> Pending<'a> {
    wait(brief, &CARD, Actor::You, what).way_out("resume --redo condition")
}

/// Sent only when something is wrong: then its reader is the operator.
fn text(brief: &Brief<'_>) -> NotificationText {
    let say = |phrase: crate::text::Phrase| phrase.raw(Language::Nb).to_owned();
    NotificationText { senders_reference: reference(brief), subject: say(words::SUBJECT), body: say(words::BODY) }
}

impl Step for Condition {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        match brief.get(t::ConditionWanted) {
            None => return Move::ask(wanted()),
            Some(false) => return Move::NotNeeded(words::NOT_WANTED.into()),
            Some(true) => {}
        }
        let Some(told) = brief.get(t::ConditionAddress) else { return Move::ask(address(brief)) };
        let Some(url) = endpoint(brief) else {
            return again(brief, words::NO_ADDRESS.with("address", told.to_string())).not_yet();
        };
        let call: Effect = NotificationEffect::ProbeCondition(url.clone()).into();
        let Some(probed) = brief.get(t::ConditionProbe) else { return Move::one(call) };
        let (who, what) = match probed.verdict {
            ConditionVerdict::Failed => (Actor::Network, words::UNREACHABLE),
            ConditionVerdict::Open => (Actor::You, words::OPEN),
            ConditionVerdict::Guarded => return tried(brief, url),
        };
        let what = what.with("url", told.to_string()).with("answer", webhook_answer(&probed.answer));
        wait(brief, &CARD, who, what).since(Topic::ConditionProbe, None).look(vec![call], PaceOf::Desk)
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        let known = brief.get(t::ConditionProbe).and_then(|_| endpoint(brief));
        let call = known.map(|url| NotificationEffect::ProbeCondition(url).into());
        call.into_iter().chain(follow(brief)).collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::ConditionSeen])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match (topic, brief.get(t::ConditionWanted)) {
            (Topic::ConditionWanted, _) => IntakeQuestion::question(wanted()),
            (Topic::ConditionAddress, None) => IntakeQuestion::HangsOn(Topic::ConditionWanted),
            (Topic::ConditionAddress, Some(true)) => IntakeQuestion::question(address(brief)),
            (Topic::ConditionSent, Some(true)) => by_hand::sent(brief),
            _ => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        if brief.get(t::ConditionWanted) != Some(&true) {
            return Vec::new();
        }
        let issuer = brief.environment.issuer.to_string();
        let [yes, no] = ANSWERS;
        let answer = words::WALK_ANSWER.with("yes", yes).with("no", no);
        let how = [words::WALK_CALL.into(), answer, words::WALK_CHECK.with("issuer", issuer)];
        let by_hand = endpoint(brief).map(|url| by_hand::walkthrough(brief, &url, reference(brief)));
        how.into_iter().chain(by_hand.into_iter().flatten()).chain([words::WALK_FAILURE.into()]).collect()
    }
}

/// The address refuses strangers: now Altinn asks it, of a notification that is needless.
fn tried(brief: &Brief<'_>, url: Url) -> Move {
    if client::is_suppliers(brief) {
        return wait(brief, &CARD, Actor::Supplier, words::SUPPLIER).letter(LetterKind::L10).not_yet();
    }
    let Some(credentials) = token::credentials(brief) else { return Move::Blocked(vec![Topic::Token]) };
    let Some(channel) = brief.get(t::TestChannel).copied() else { return Move::Blocked(vec![Topic::TestChannel]) };
    let Some(key) = brief.get(t::ConditionKey).copied() else {
        return Move::one(LocalEffect::Draw { topic: Topic::ConditionKey, key: None, draw: Draw::Uuid });
    };
    let Some(sent) = brief.get(t::ConditionSent) else {
        if plans_only(brief) {
            return by_hand::unsent(brief, &CARD);
        }
        let (text, condition) = (Box::new(text(brief)), Some(url));
        return act(brief, &CARD, NotificationEffect::Order { credentials, text, channel, key, to: None, condition });
    };
    let seen = brief.get(t::ConditionSeen).map(|seen| seen.status.as_str());
    let status = seen.map_or_else(|| words::ORDERED.into(), notification_status::said);
    match seen {
        Some(status_of) if notification_status::is_held_back(status_of) => Move::Done,
        Some(status_of) if notification_status::end(status_of).is_some() => {
            let what = words::SENT_ANYWAY.with("status", status).with("url", url.as_str()).with("no", ANSWERS[1]);
            again(brief, what).since(Topic::ConditionSeen, None).not_yet()
        }
        _ => {
            let what = words::UNDER_WAY.with("id", sent.shipment.to_string()).with("status", status);
            let pending = wait(brief, &CARD, Actor::Machine, what).since(Topic::ConditionSent, None);
            pending.look(follow(brief), PaceOf::Publish)
        }
    }
}

fn wanted() -> Question {
    asking::yes_no(t::ConditionWanted, words::CONDITION_WANTED, words::CONDITION_WANTED_HELP).proposing(Some("no"))
}

fn address(brief: &Brief<'_>) -> Question {
    let simulated = brief.environment.simulated;
    let help = if simulated { words::CONDITION_ADDRESS_SANDBOX_HELP } else { words::CONDITION_ADDRESS_HELP };
    asking::ask(t::ConditionAddress, words::CONDITION_ADDRESS, help, QuestionKind::Text, move |topic, answer| {
        reading::names::asked_address(topic, answer, simulated)
    })
    .proposing(simulated.then_some("sandbox:receiver"))
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Sett opp sendebetingelse", en: "Set up a send condition" }
        WHY { nb: "Et varsel som ikke trengs lenger, skal ikke sendes: Altinn spør dere rett før. Får Altinn ikke noe klart svar, sendes varselet likevel.", en: "A notification that is no longer needed should not be sent: Altinn asks you just before. If Altinn gets no clear answer, the notification is sent anyway." }
        USUALLY { nb: "noen dager, med åpning i nettverket (erfaringsvis)", en: "days, with a firewall opening (from experience)" }
        CAN_START { nb: "Adressen kan bygges og åpnes med en gang; prøven trenger token.", en: "The address can be built and opened at once; the trial needs a token." }
        MEANWHILE { nb: "Skriv tekstene i varslene, og avklar avsenderen.", en: "Write the texts of the notifications, and settle the sender." }
        PROOF { nb: "Altinn spurte adressen, fikk nei, og sendte ikke varselet.", en: "Altinn asked the address, got no for an answer, and did not send the notification." }
        NOT_WANTED { nb: "Varslene blir ikke unødvendige før de sendes.", en: "The notifications do not become needless before they are sent." }
        NO_ADDRESS { nb: "det er oppgitt en adresse som kan brukes her, i stedet for {address}; oppgi den med `altinn-onboard resume --redo condition`", en: "an address that can be used here is given, instead of {address}; give it with `altinn-onboard resume --redo condition`" }
        UNREACHABLE { nb: "{url} svarer, og avviser den som ikke er Altinn, med 401 eller 403 (siste svar: {answer}). Slik den er nå, blir varselet sendt uansett", en: "{url} answers, and refuses who is not Altinn with 401 or 403 (last answer: {answer}). As it is now, the notification is sent whatever happens" }
        OPEN { nb: "{url} avviser den som ikke er Altinn, med 401 eller 403; nå svarer den hvem som helst (siste svar: {answer})", en: "{url} refuses who is not Altinn with 401 or 403; now it answers anybody (last answer: {answer})" }
        SUPPLIER { nb: "leverandøren, som har nøkkelen, har prøvd et varsel med sendebetingelse", en: "the supplier, who holds the key, has tried a notification with a send condition" }
        ORDERED { nb: "bestilt", en: "ordered" }
        UNDER_WAY { nb: "Altinn har spurt om varselet {id} skal sendes; det er nå {status}", en: "Altinn has asked whether to send the notification {id}; it is now {status}" }
        SENT_ANYWAY { nb: "Altinn får svaret nei fra {url}; det forrige varselet ble sendt likevel ({status}), for Altinn fikk ikke 200 med {no}. Se i loggen hva Altinn fikk, rett det, og prøv igjen: altinn-onboard resume --redo condition", en: "Altinn gets no for an answer from {url}; the last notification was sent anyway ({status}), since Altinn did not get 200 with {no}. See in the log what Altinn got, correct it, and try again: altinn-onboard resume --redo condition" }
        SUBJECT { nb: "Dette varselet skulle ikke vært sendt", en: "This notification should not have been sent" }
        BODY { nb: "Sendebetingelsen skulle ha stoppet dette testvarselet fra altinn-onboard. Altinn fikk ikke noe klart nei fra adressen deres.", en: "The send condition should have stopped this test notification from altinn-onboard. Altinn did not get a clear no from your address." }
        CONDITION_WANTED { nb: "Kan et varsel bli unødvendig før det sendes?", en: "Can a notification become needless before it is sent?" }
        CONDITION_WANTED_HELP { nb: "For eksempel en påminnelse om noe som mottakeren gjør i mellomtiden. Svar ja, så spør Altinn en adresse hos dere rett før varselet skal sendes. Det kan legges til senere.", en: "Such as a reminder of something that the recipient does meanwhile. If you answer yes, Altinn asks an address of yours just before the notification is to be sent. It can be added later." }
        CONDITION_ADDRESS { nb: "Hvilken adresse skal Altinn spørre? (for en sak der svaret er nei)", en: "Which address is Altinn to ask? (for a case where the answer is no)" }
        CONDITION_ADDRESS_HELP { nb: "En https-adresse som Altinn når fra internett. Oppgi adressen til en sak som er ferdig, så svaret er at varselet ikke skal sendes: da viser prøven at Altinn får det svaret. Adressen står i tilstandsfilen, så den må ikke si noe om en person.", en: "An https address that Altinn can reach from the internet. Give the address of a case that is finished, so that the answer is not to send: then the trial shows that Altinn gets that answer. The address is in the state file, so it must say nothing of a person." }
        CONDITION_ADDRESS_SANDBOX_HELP { nb: "I øvingsmiljøet kan `sandbox:receiver` brukes: da svarer øvingsmiljøet selv nei når Altinn spør.", en: "In the sandbox you can use `sandbox:receiver`: the sandbox then itself says no when Altinn asks." }
        WALK_CALL { nb: "Altinn kaller adressen med GET rett før varselet skal sendes, med Authorization: Bearer og et token fra Maskinporten.", en: "Altinn calls the address with GET just before the notification is to be sent, with Authorization: Bearer and a token from Maskinporten." }
        WALK_ANSWER { nb: "Svar 200 med JSON: {yes} for å sende, {no} for å la være.", en: "Answer 200 with JSON: {yes} to send, {no} not to." }
        WALK_CHECK { nb: "Kontroller tokenet: signaturen (nøklene til Maskinporten), iss {issuer}, exp, scopet altinn:system/notifications.condition.check, og consumer.ID 0192:991825827 (Digdir). Avvis alle andre med 401 eller 403.", en: "Check the token: its signature (Maskinporten's keys), iss {issuer}, exp, the scope altinn:system/notifications.condition.check, and consumer.ID 0192:991825827 (Digdir). Refuse all others with 401 or 403." }
        WALK_FAILURE { nb: "Alt annet enn et klart nei betyr at varselet sendes: Altinn prøver én gang til etter omtrent et minutt, og sender så.", en: "Anything but a clear no means that the notification is sent: Altinn tries once more after about a minute, and then sends." }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, asked, look};
    use super::*;
    use crate::domain::{Product, WebhookAddress};
    use crate::record::values::{ConditionProbe, NotificationSeen, TestChannel};

    fn asking(verdict: ConditionVerdict) -> Bench {
        let mut bench = Bench::tt02().with(Product::Notifications);
        bench.told(t::ConditionWanted, true);
        bench.told(t::ConditionAddress, WebhookAddress::parse("https://ttd.no/sak/1").unwrap());
        bench.seen(t::ConditionProbe, ConditionProbe { verdict, answer: "401".into() });
        bench
    }

    fn next(bench: &Bench) -> Move {
        Condition.next(&bench.brief())
    }

    #[test]
    fn it_is_needed_only_where_a_notification_can_become_needless() {
        let mut bench = Bench::tt02().with(Product::Notifications);
        assert_eq!(asked(&next(&bench)), Some(Topic::ConditionWanted));
        assert!(Condition.walkthrough(&bench.brief()).is_empty());
        bench.told(t::ConditionWanted, false);
        assert_eq!(next(&bench), Move::NotNeeded(words::NOT_WANTED.into()));
        bench.told(t::ConditionWanted, true);
        assert_eq!(asked(&next(&bench)), Some(Topic::ConditionAddress));
        let said: Vec<String> =
            Condition.walkthrough(&bench.brief()).iter().map(|line| line.render(Language::En)).collect();
        let said = said.join("\n");
        for part in ["0192:991825827", "altinn:system/notifications.condition.check", r#"{"sendNotification": false}"#]
        {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn the_address_is_called_first_and_must_refuse_strangers() {
        let mut bench = Bench::tt02().with(Product::Notifications);
        bench.told(t::ConditionWanted, true);
        bench.told(t::ConditionAddress, WebhookAddress::parse("https://ttd.no/sak/1").unwrap());
        let call: Effect = NotificationEffect::ProbeCondition("https://ttd.no/sak/1".parse().unwrap()).into();
        assert_eq!(next(&bench), Move::Do(vec![call.clone()]));
        for (verdict, who) in [(ConditionVerdict::Failed, Actor::Network), (ConditionVerdict::Open, Actor::You)] {
            let bench = asking(verdict);
            let Move::Wait(wait) = next(&bench) else { panic!() };
            assert_eq!(wait.waiting.who, who);
            assert_eq!(look(&next(&bench)), Some(vec![call.clone()]));
        }
        // What stands in the state is looked at again before anything is called.
        bench.told(t::ConditionAddress, WebhookAddress::parse("https://10.0.0.1/sak").unwrap());
        assert!(look(&next(&bench)).is_none() && Condition.probe(&bench.brief()).is_empty());
    }

    #[test]
    fn a_notification_that_is_held_back_proves_it_and_one_that_is_sent_does_not() {
        let mut bench = asking(ConditionVerdict::Guarded);
        assert_eq!(next(&bench), Move::Blocked(vec![Topic::Token]));
        bench.owner();
        bench.ready_client();
        assert_eq!(next(&bench), Move::Blocked(vec![Topic::TestChannel]));
        bench.told(t::TestChannel, TestChannel::Email);
        bench.made(t::ConditionKey, uuid::Uuid::from_u128(1));
        let Move::Do(effects) = next(&bench) else { panic!() };
        let [Effect::Notification(NotificationEffect::Order { to: None, condition: Some(_), .. })] = &effects[..]
        else {
            panic!("{effects:?}")
        };
        bench.made(t::ConditionSent, NotificationSent { order: None, shipment: uuid::Uuid::from_u128(2) });
        for status in ["Order_Registered", "Order_Completed"] {
            bench.seen(t::ConditionSeen, NotificationSeen { status: status.into() });
            assert_eq!(look(&next(&bench)), Some(follow(&bench.brief())));
        }
        for status in ["Email_Delivered", "Email_Failed_Bounced", "Order_Cancelled"] {
            bench.seen(t::ConditionSeen, NotificationSeen { status: status.into() });
            let Move::Wait(wait) = next(&bench) else { panic!() };
            assert!(wait.waiting.what.render(Language::En).contains(status), "{status}");
        }
        bench.seen(t::ConditionSeen, NotificationSeen { status: "Order_SendConditionNotMet".into() });
        assert_eq!(next(&bench), Move::Done);
    }
}
