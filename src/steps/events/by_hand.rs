//! The subscription in production, where people make it: a file, the clicks, and its number, with which it is read.

use url::Url;

use crate::catalog::letters::LetterKind;
use crate::catalog::scopes::EVENTS_SUBSCRIBE;
use crate::domain::ResourceId;
use crate::domain::environment::PaceOf;
use crate::domain::subscription::NewSubscription;
use crate::record::values::SubscriptionSeen;
use crate::record::{Actor, Question, QuestionKind, Topic, t};
use crate::steps::effects::{ClientCredentials, EventsEffect};
use crate::steps::parts::waits::{plans_only, wait};
use crate::steps::parts::{asking, owner};
use crate::steps::{Brief, Card, IntakeQuestion, Move, SentByHand, reading};
use crate::text::{Message, steps as common};

/// A person subscribes and tells the number; from then on it is read until it is validated.
pub(super) fn next(
    brief: &Brief<'_>,
    card: &'static Card,
    url: &Url,
    (credentials, id): (ClientCredentials, &ResourceId),
) -> Move {
    match brief.get(t::SubscriptionSeen) {
        None => wait(brief, card, Actor::You, words::BY_HAND).entry(question()),
        Some(seen) if seen.validated => Move::Done,
        Some(seen) => {
            let what = words::NOT_VALIDATED.with("id", seen.id.to_string()).with("url", url.as_str());
            let wish = NewSubscription::new(url.clone(), id);
            let read = EventsEffect::ReadSubscription { credentials, id: seen.id, wish };
            wait(brief, card, Actor::Network, what)
                .letter(LetterKind::L11)
                .since(Topic::SubscriptionSeen, None)
                .look(vec![read.into()], PaceOf::Cache)
        }
    }
}

/// Where people subscribe, they tell the number; elsewhere the program knows it.
pub(super) fn made(brief: &Brief<'_>) -> IntakeQuestion {
    if plans_only(brief) { IntakeQuestion::question(question().later()) } else { IntakeQuestion::Decided }
}

fn question() -> Question {
    let (text, help) = (words::SUBSCRIPTION_SEEN, words::SUBSCRIPTION_SEEN_HELP);
    asking::ask(t::SubscriptionSeen, text, help, QuestionKind::Text, |topic, answer| {
        // Whether it is validated is seen, and not told.
        Ok(SubscriptionSeen { id: reading::names::subscription_id(topic, answer)?, validated: false })
    })
}

/// The clicks of whoever subscribes; none where the program does.
pub(super) fn walkthrough(brief: &Brief<'_>, url: &Url) -> Vec<Message> {
    if !plans_only(brief) {
        return Vec::new();
    }
    let environment = brief.environment;
    let (exchange, events) = (owner::base(&environment.authentication), owner::base(&environment.events));
    vec![
        words::WALK_ADDRESS.with("url", url.to_string()),
        words::WALK_BEFORE.into(),
        common::BY_HAND_TOKEN.with("scope", EVENTS_SUBSCRIBE).with("exchange", exchange.as_str()),
        words::WALK_SEND.with("events", events.as_str()).with("file", file(brief)),
        words::WALK_ANSWER.into(),
        words::WALK_SEE.with("events", events.as_str()),
    ]
}

/// The body that is sent.
pub(super) fn file_to_send(brief: &Brief<'_>, url: Url) -> Option<(String, SentByHand)> {
    let id = brief.get(t::ResourceId).filter(|_| plans_only(brief))?;
    Some((file(brief), SentByHand::Subscription(NewSubscription::new(url, id))))
}

/// The file of the subscription.
fn file(brief: &Brief<'_>) -> String {
    format!("{}-{}-subscription.json", brief.environment.name, brief.place.service)
}

/// What is said where people subscribe.
pub mod words {
    use crate::text::phrases;

    phrases! {
        BY_HAND { nb: "abonnementet er opprettet for hånd (programmet skal ikke skrive til produksjon), og nummeret er oppgitt", en: "the subscription is made by hand (the program is not to write in production), and its number is given" }
        NOT_VALIDATED { nb: "abonnement {id} er validert: {url} må svare på valideringskallet", en: "subscription {id} is validated: {url} must answer the validation call" }
        SUBSCRIPTION_SEEN { nb: "Hvilket nummer fikk hendelsesabonnementet som dere opprettet for hånd?", en: "Which number did the event subscription get that you made by hand?" }
        SUBSCRIPTION_SEEN_HELP { nb: "Det står som id i svaret. Med det ser programmet selv når abonnementet er validert.", en: "It is id in the answer. With it the program sees by itself when the subscription is validated." }
        WALK_ADDRESS { nb: "Kontroller at {url} er åpen fra internett og svarer 2xx (brev L11 bestiller åpningen).", en: "Check that {url} is open from the internet and answers 2xx (letter L11 orders the opening)." }
        WALK_BEFORE { nb: "Gjør dette minst en time før den første meldingen: Altinn husker i en time hvilke abonnementer som finnes.", en: "Do this at least an hour before the first message: Altinn remembers for an hour which subscriptions there are." }
        WALK_SEND { nb: "Send filen {file} som JSON med det vekslede tokenet: POST {events}/subscriptions", en: "Send the file {file} as JSON with the exchanged token: POST {events}/subscriptions" }
        WALK_ANSWER { nb: "Altinn kaller da adressen med platform.events.validatesubscription. La den svare 2xx, noter id-en i svaret fra Altinn, og oppgi den her.", en: "Altinn then calls the address with platform.events.validatesubscription. Let it answer 2xx, note the id in Altinn's answer, and give it here." }
        WALK_SEE { nb: "Programmet leser da selv om abonnementet er validert. Uten programmet: GET {events}/subscriptions/ID", en: "The program then reads by itself whether the subscription is validated. Without the program: GET {events}/subscriptions/ID" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::WebhookAddress;
    use crate::record::values::WebhookProbe;
    use crate::steps::testing::{Bench, entry, look};
    use crate::steps::{Effect, Step as _, events::Events};

    #[test]
    fn a_subscription_that_people_made_is_read_once_its_number_is_told() {
        let mut bench = Bench::production();
        bench.owner();
        bench.service();
        bench.ready_client();
        bench.resource_published();
        bench.policy_published();
        bench.told(t::EventsWanted, true);
        bench.told(t::EventsAddress, WebhookAddress::parse("https://ttd.no/altinn").unwrap());
        bench.seen(t::WebhookProbe, WebhookProbe { ok: true, answer: "200".into() });
        assert_eq!(entry(&Events.next(&bench.brief())), Some(Topic::SubscriptionSeen));
        let IntakeQuestion::Question(question) = made(&bench.brief()) else { panic!() };
        assert_eq!((question.parse)("-1").unwrap_err().code.id, "SUBSCRIPTION-ID-FORM");
        let told = SubscriptionSeen { id: 4711, validated: false };
        assert_eq!((question.parse)(" 4711 ").unwrap(), crate::record::Value::SubscriptionSeen(told.clone()));
        bench.told(t::SubscriptionSeen, told);
        let reads = look(&Events.next(&bench.brief())).unwrap();
        let [Effect::Events(EventsEffect::ReadSubscription { id: 4711, wish, .. })] = &reads[..] else {
            panic!("{reads:?}")
        };
        let id = bench.brief().get(t::ResourceId).unwrap().clone();
        let meant = NewSubscription::new("https://ttd.no/altinn".parse().unwrap(), &id);
        assert_eq!(*wish, meant, "another subscription proves nothing");
        bench.seen(t::SubscriptionSeen, SubscriptionSeen { id: 4711, validated: true });
        assert_eq!(Events.next(&bench.brief()), Move::Done);
        assert!(matches!(made(&Bench::tt02().brief()), IntakeQuestion::Decided), "elsewhere the program knows it");
    }
}
