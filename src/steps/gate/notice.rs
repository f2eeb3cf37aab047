//! The gate of Altinn Varsling: a notice that follows a message is a part of the message. Altinn Melding orders it itself,
//! also the reminder (Altinn/altinn-correspondence, `SendNotificationOrder/SendNotificationOrderHandler.cs`, 2026-08-20).

use crate::record::{Topic, t};
use crate::steps::parts::asking;
use crate::steps::parts::gate_step::{self, GateStep};
use crate::steps::{Card, IntakeQuestion};

/// The step: whether the notice is one of its own.
pub static NOTICE_GATE: GateStep = GateStep {
    card: &CARD,
    not_needed: |brief| (brief.get(t::GateFollowsMessage) == Some(&true)).then(|| words::NOT_NEEDED.into()),
    question: |topic, _| match topic {
        Topic::GateFollowsMessage => IntakeQuestion::question(asking::yes_no(
            t::GateFollowsMessage,
            words::GATE_FOLLOWS_MESSAGE,
            words::GATE_FOLLOWS_MESSAGE_HELP,
        )),
        _ => IntakeQuestion::Decided,
    },
};

static CARD: Card = gate_step::card(
    words::TITLE,
    words::WHY,
    &[Topic::GateFollowsMessage],
    &[(Topic::GateFollowsMessage, words::GATE_FOLLOWS_MESSAGE)],
);

/// What the gate says and asks.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Avklar om varselet følger en melding", en: "Find out whether the notification follows a message" }
        WHY { nb: "Et varsel om en melding er en del av meldingen og krever ikke noe eget oppsett.", en: "A notification about a message is part of the message and needs no set-up of its own." }
        NOT_NEEDED { nb: "Varselet er en del av meldingen: Altinn Melding sender det, og revarselet, uten egen klient og uten eget scope. Slå det på der: altinn-onboard init correspondence, og svar på --notify.", en: "The notification is part of the message: Altinn Correspondence sends it, and the reminder, without a client or scope of its own. Switch it on there: altinn-onboard init correspondence, and answer --notify." }
        GATE_FOLLOWS_MESSAGE { nb: "Skal varselet følge en melding i Altinn?", en: "Will the notification follow a message in Altinn?" }
        GATE_FOLLOWS_MESSAGE_HELP { nb: "Sender dere en melding med Altinn Melding, varsles mottakeren om den av Altinn selv. Svar ja hvis varselet bare skal si at det er kommet en melding; da er dette oppsettet ikke nødvendig. Svar nei hvis varselet handler om noe annet, for eksempel en frist, en avtale eller et skjema i Altinn.", en: "If you send a message with Altinn Correspondence, Altinn itself notifies the recipient of it. Answer yes if the notification only says that a message has arrived; then this onboarding is not needed. Answer no if the notification is about something else, such as a deadline, an appointment or a form in Altinn." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Product;
    use crate::steps::testing::{Bench, asked};
    use crate::steps::{Move, Step as _};

    #[test]
    fn a_notice_that_follows_a_message_needs_nothing_of_its_own() {
        let mut bench = Bench::sandbox().with(Product::Notifications);
        assert_eq!(asked(&NOTICE_GATE.next(&bench.brief())), Some(Topic::GateFollowsMessage));
        bench.told(t::GateFollowsMessage, true);
        assert!(matches!(NOTICE_GATE.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::GateFollowsMessage, false);
        assert_eq!(NOTICE_GATE.next(&bench.brief()), Move::Done);
    }
}
