//! The notification in production, where people order it: the clicks, and the id that they tell.

use crate::catalog::scopes::NOTIFICATIONS_CREATE;
use crate::record::values::NotificationSent;
use crate::record::{Actor, Question, QuestionKind, t};
use crate::steps::parts::waits::{plans_only, wait};
use crate::steps::parts::{asking, owner};
use crate::steps::{Brief, Card, IntakeQuestion, Move, reading};
use crate::text::{Message, steps as common};

/// A person orders it and tells its id; from then on it is followed as any other.
pub(super) fn unsent(brief: &Brief<'_>, card: &'static Card) -> Move {
    wait(brief, card, Actor::You, words::BY_HAND).entry(question())
}

/// Where people order it, they tell its id; elsewhere the program knows it.
pub(super) fn sent(brief: &Brief<'_>) -> IntakeQuestion {
    if plans_only(brief) { IntakeQuestion::question(question().later()) } else { IntakeQuestion::Decided }
}

fn question() -> Question {
    let (text, help) = (words::NOTIFICATION_SENT, words::NOTIFICATION_SENT_HELP);
    asking::ask(t::NotificationSent, text, help, QuestionKind::Text, |topic, answer| {
        Ok(NotificationSent { order: None, shipment: reading::names::shipment_id(topic, answer)? })
    })
}

/// The clicks of whoever orders it; none where the program does.
pub(super) fn walkthrough(brief: &Brief<'_>, reference: String) -> Vec<Message> {
    let (true, Some(key)) = (plans_only(brief), brief.get(t::NotificationKey)) else { return Vec::new() };
    let exchange = owner::base(&brief.environment.authentication);
    let notifications = owner::base(&brief.environment.notifications);
    let order = words::WALK_ORDER.with("notifications", notifications.as_str()).with("key", key.to_string());
    vec![
        common::BY_HAND_TOKEN.with("scope", NOTIFICATIONS_CREATE).with("exchange", exchange),
        order.with("reference", reference),
        words::WALK_FOLLOW.with("notifications", notifications),
    ]
}

/// What is said where people order it.
pub mod words {
    use crate::text::phrases;

    phrases! {
        BY_HAND { nb: "testvarselet er sendt for hånd (programmet skal ikke skrive til produksjon), og id-en er oppgitt", en: "the test notification is sent by hand (the program is not to write in production), and its ID is given" }
        NOTIFICATION_SENT { nb: "Hvilken id fikk testvarselet som dere sendte for hånd?", en: "Which ID did the test notification get that you sent by hand?" }
        NOTIFICATION_SENT_HELP { nb: "Den står som shipmentId i svaret på varslingsordren. Med den ser programmet selv når varselet er kommet fram.", en: "It is shipmentId in the answer to the order. With it the program sees by itself when the notification has arrived." }
        WALK_ORDER { nb: "Bestill ett varsel til din egen adresse: POST {notifications}/future/orders, med idempotencyId {key} og sendersReference {reference}, uten requestedSendTime, og med sendingTimePolicy Anytime for en SMS.", en: "Order one notification to your own address: POST {notifications}/future/orders, with idempotencyId {key} and sendersReference {reference}, without requestedSendTime, and with sendingTimePolicy Anytime for an SMS." }
        WALK_FOLLOW { nb: "Noter shipmentId i svaret, og oppgi den her: programmet følger varselet til det er levert og står i statusfeeden. Uten programmet: GET {notifications}/future/shipment/ID og GET {notifications}/future/shipment/feed", en: "Note shipmentId in the answer, and give it here: the program follows the notification until it is delivered and in the status feed. Without the program: GET {notifications}/future/shipment/ID and GET {notifications}/future/shipment/feed" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Language, Product};
    use crate::record::values::{NotificationListed, NotificationSeen, TestChannel};
    use crate::record::{Topic, Value};
    use crate::steps::effects::NotificationEffect;
    use crate::steps::test_notification::TestNotification;
    use crate::steps::testing::{Bench, entry, look};
    use crate::steps::{Effect, Step as _};

    #[test]
    fn a_notification_that_people_ordered_is_followed_once_its_id_is_told() {
        let mut bench = Bench::production().with(Product::Notifications);
        bench.owner();
        bench.ready_client();
        bench.told(t::TestChannel, TestChannel::Sms);
        bench.made(t::NotificationKey, uuid::Uuid::from_u128(1));
        assert_eq!(entry(&TestNotification.next(&bench.brief())), Some(Topic::NotificationSent));
        let clicks = TestNotification.walkthrough(&bench.brief());
        assert!(
            clicks[1].render(Language::En).contains("sendersReference altinn-onboard/notifications,"),
            "{clicks:?}"
        );
        let IntakeQuestion::Question(question) = sent(&bench.brief()) else { panic!() };
        let shipment = uuid::Uuid::from_u128(7);
        assert_eq!((question.parse)("7").unwrap_err().code.id, "NOTIFICATION-ID-FORM");
        let told = NotificationSent { order: None, shipment };
        assert_eq!((question.parse)(&format!(" {shipment}")).unwrap(), Value::NotificationSent(told));
        bench.told(t::NotificationSent, told);
        let follows = look(&TestNotification.next(&bench.brief())).unwrap();
        let [Effect::Notification(NotificationEffect::Follow { id, reference, simulates_sms: false, .. })] =
            &follows[..]
        else {
            panic!("{follows:?}")
        };
        assert_eq!((*id, reference.as_str()), (shipment, "altinn-onboard/notifications"));
        bench.seen(t::NotificationSeen, NotificationSeen { status: "SMS_Delivered".into() });
        bench.seen(t::NotificationListed, NotificationListed { number: Some(7) });
        assert_eq!(TestNotification.next(&bench.brief()), Move::Done);
        assert!(matches!(sent(&Bench::tt02().brief()), IntakeQuestion::Decided), "elsewhere the program knows it");
    }
}
