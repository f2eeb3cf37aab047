//! The trial in production, where people order it: the clicks, and the id that they tell.

use url::Url;

use crate::catalog::scopes::NOTIFICATIONS_CREATE;
use crate::record::values::NotificationSent;
use crate::record::{Actor, Question, QuestionKind, t};
use crate::steps::parts::waits::{plans_only, wait};
use crate::steps::parts::{asking, owner};
use crate::steps::{Brief, Card, IntakeQuestion, Move, reading};
use crate::text::{Message, steps as common};

/// A person orders it and tells its id; from then on it is followed.
pub(super) fn unsent(brief: &Brief<'_>, card: &'static Card) -> Move {
    wait(brief, card, Actor::You, words::BY_HAND).entry(question())
}

/// Where people order it, they tell its id; elsewhere the program knows it.
pub(super) fn sent(brief: &Brief<'_>) -> IntakeQuestion {
    if plans_only(brief) { IntakeQuestion::question(question().later()) } else { IntakeQuestion::Decided }
}

fn question() -> Question {
    let (text, help) = (words::CONDITION_SENT, words::CONDITION_SENT_HELP);
    asking::ask(t::ConditionSent, text, help, QuestionKind::Text, |topic, answer| {
        Ok(NotificationSent { order: None, shipment: reading::names::shipment_id(topic, answer)? })
    })
}

/// The clicks of whoever orders it; none where the program does.
pub(super) fn walkthrough(brief: &Brief<'_>, condition: &Url, reference: String) -> Vec<Message> {
    let (true, Some(key)) = (plans_only(brief), brief.get(t::ConditionKey)) else { return Vec::new() };
    let exchange = owner::base(&brief.environment.authentication);
    let order = words::WALK_ORDER.with("notifications", owner::base(&brief.environment.notifications));
    let order = order.with("key", key.to_string()).with("reference", reference).with("url", condition.as_str());
    vec![common::BY_HAND_TOKEN.with("scope", NOTIFICATIONS_CREATE).with("exchange", exchange), order]
}

/// What is said where people order it.
pub mod words {
    use crate::text::phrases;

    phrases! {
        BY_HAND { nb: "et varsel med sendebetingelse er bestilt for hånd (programmet skal ikke skrive til produksjon), og id-en er oppgitt", en: "a notification with a send condition is ordered by hand (the program is not to write in production), and its ID is given" }
        CONDITION_SENT { nb: "Hvilken id fikk varselet med sendebetingelse som dere bestilte for hånd?", en: "Which ID did the notification with a send condition get that you ordered by hand?" }
        CONDITION_SENT_HELP { nb: "Den står som shipmentId i svaret på varslingsordren. Med den ser programmet selv om Altinn lot være å sende.", en: "It is shipmentId in the answer to the order. With it the program sees by itself whether Altinn did not send." }
        WALK_ORDER { nb: "Bestill ett varsel til din egen adresse: POST {notifications}/future/orders, med idempotencyId {key}, sendersReference {reference} og conditionEndpoint {url}. Noter shipmentId i svaret, og oppgi den her.", en: "Order one notification to your own address: POST {notifications}/future/orders, with idempotencyId {key}, sendersReference {reference} and conditionEndpoint {url}. Note shipmentId in the answer, and give it here." }
    }
}
