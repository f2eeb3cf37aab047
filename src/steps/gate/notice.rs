//! The gate of Altinn Varsling: a notice that follows a message is a part of the message. Altinn Melding orders it itself,
//! also the reminder (Altinn/altinn-correspondence, `SendNotificationOrder/SendNotificationOrderHandler.cs`, 2026-08-20).

use crate::record::{Actor, Topic, t};
use crate::steps::parts::asking;
use crate::steps::{Acts, Brief, Card, IntakeQuestion, Move, ProvingFact, Step};

/// The question before all others: whether the notice is one of its own.
pub struct NoticeGate;

static CARD: Card = Card {
    id: "gate",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Person,
    who: &[Actor::You],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    differences: &[],
    needs: &[],
    gives: &[Topic::GateFollowsMessage],
    asks: &[(Topic::GateFollowsMessage, words::GATE_FOLLOWS_MESSAGE)],
};

impl Step for NoticeGate {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        match brief.get(t::GateFollowsMessage) {
            None => Move::ask(question()),
            Some(true) => Move::NotNeeded(words::NOT_NEEDED.into()),
            Some(false) => Move::Done,
        }
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(CARD.gives)
    }

    fn question(&self, topic: Topic, _: &Brief<'_>) -> IntakeQuestion {
        match topic {
            Topic::GateFollowsMessage => IntakeQuestion::question(question()),
            _ => IntakeQuestion::Decided,
        }
    }
}

fn question() -> crate::record::Question {
    asking::yes_no(t::GateFollowsMessage, words::GATE_FOLLOWS_MESSAGE, words::GATE_FOLLOWS_MESSAGE_HELP)
}

/// What the gate says and asks.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Avklar om varselet følger en melding", en: "Find out whether the notification follows a message" }
        WHY { nb: "Et varsel om en melding er en del av meldingen og krever ikke noe eget oppsett.", en: "A notification about a message is part of the message and needs no set-up of its own." }
        USUALLY { nb: "tre minutter", en: "three minutes" }
        CAN_START { nb: "Ja, med en gang.", en: "Yes, at once." }
        MEANWHILE { nb: "Ingenting: dette avgjør om resten trengs.", en: "Nothing: this decides whether the rest is needed." }
        PROOF { nb: "Svaret ditt.", en: "Your answer." }
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

    #[test]
    fn a_notice_that_follows_a_message_needs_nothing_of_its_own() {
        let mut bench = Bench::sandbox().with(Product::Notifications);
        assert_eq!(asked(&NoticeGate.next(&bench.brief())), Some(Topic::GateFollowsMessage));
        bench.told(t::GateFollowsMessage, true);
        assert!(matches!(NoticeGate.next(&bench.brief()), Move::NotNeeded(_)));
        bench.told(t::GateFollowsMessage, false);
        assert_eq!(NoticeGate.next(&bench.brief()), Move::Done);
    }
}
