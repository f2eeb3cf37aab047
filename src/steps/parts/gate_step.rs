//! A step that only asks whether the onboarding is needed at all. The gates of the products differ in what they ask, and in
//! what the answers decide.

use crate::catalog::stages::Stage;
use crate::record::{Actor, Topic};
use crate::steps::{Acts, Brief, Card, IntakeQuestion, Move, ProvingFact, Step};
use crate::text::{Message, Phrase};

/// The question before all others: whether anybody here has to do any of it.
pub struct GateStep {
    /// Its card; `asks` names what is asked, in this order.
    pub card: &'static Card,
    /// Why the onboarding is not needed, when the answers say so.
    pub not_needed: fn(&Brief<'_>) -> Option<Message>,
    /// What is asked.
    pub question: fn(Topic, &Brief<'_>) -> IntakeQuestion,
}

/// The card of a gate: what it is about, and what it asks.
#[must_use]
pub const fn card(title: Phrase, why: Phrase, gives: &'static [Topic], asks: &'static [(Topic, Phrase)]) -> Card {
    Card {
        id: "gate",
        title,
        why,
        acts: Acts::Person,
        who: &[Actor::You],
        usually: words::USUALLY,
        meanwhile: words::MEANWHILE,
        proof: words::PROOF,
        can_start: words::CAN_START,
        stage: Stage::Prepared,
        differences: &[],
        needs: &[],
        gives,
        asks,
    }
}

impl Step for GateStep {
    fn card(&self) -> &'static Card {
        self.card
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if let Some(reason) = (self.not_needed)(brief) {
            return Move::NotNeeded(reason);
        }
        let open = self.card.asked().filter(|topic| brief.evidence(*topic, None).is_none());
        let asked = open.map(|topic| self.question(topic, brief)).find_map(|question| match question {
            IntakeQuestion::Question(question) => Some(question),
            _ => None,
        });
        asked.map_or(Move::Done, Move::Ask)
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(self.card.gives)
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        (self.question)(topic, brief)
    }
}

/// What every gate says.
mod words {
    use crate::text::phrases;

    phrases! {
        USUALLY { nb: "tre minutter", en: "three minutes" }
        CAN_START { nb: "Ja, med en gang.", en: "Yes, at once." }
        MEANWHILE { nb: "Ingenting: dette avgjør om resten trengs.", en: "Nothing: this decides whether the rest is needed." }
        PROOF { nb: "Svaret ditt.", en: "Your answer." }
    }
}
