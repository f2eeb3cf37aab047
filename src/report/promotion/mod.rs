//! A service on its way to production: its steps by stage, and side by side with the environment that it comes from.

pub mod human;
pub mod json;

use crate::catalog::stages::Stage;
use crate::domain::Product;
use crate::record::values::ProductionBy;
use crate::report::checklist::{NextStep, StepLine, StepState};
use crate::text::{Message, Phrase};

/// What an answer becomes in production.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carries {
    /// It belongs to the organisation or the service, and holds there too.
    Over,
    /// It was given there too, and is the same.
    Same,
    /// It was given there too, and is another.
    Differs,
    /// It is to be given there.
    Missing,
}

/// An answer in the environment that one comes from, and in production.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedAnswer {
    /// The key of the answers file; the flag has it behind two hyphens.
    pub topic: &'static str,
    /// The question.
    pub question: Phrase,
    /// What becomes of it.
    pub carries: Carries,
    /// As it would be typed there.
    pub before: String,
    /// As it would be typed in production.
    pub after: Option<String>,
}

/// A step in production, and how it stood in the environment that one comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct PromotedStep {
    /// Where it stands.
    pub line: StepLine,
    /// Where it stands in the environment that one comes from.
    pub before: Option<StepState>,
}

/// A stage, and its steps in the order in which they are done.
#[derive(Clone, Debug, PartialEq)]
pub struct StageSteps {
    /// Which.
    pub stage: Stage,
    /// Its steps.
    pub steps: Vec<PromotedStep>,
}

impl StageSteps {
    /// Whether all of it is settled.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        !self.steps.iter().any(|step| step.line.state.is_left())
    }

    /// How many of its steps concern the service, and how many of those are settled.
    #[must_use]
    pub fn counted(&self) -> (usize, usize) {
        let concerns = self.steps.iter().filter(|step| step.line.state != StepState::NotNeeded);
        let settled = concerns.clone().filter(|step| step.line.state == StepState::Done).count();
        (concerns.count(), settled)
    }
}

/// A service on its way to production.
#[derive(Clone, Debug, PartialEq)]
pub struct Promotion {
    /// The environment that it comes from.
    pub from: String,
    /// The environment that it goes to.
    pub to: String,
    /// Both are rehearsals.
    pub simulated: bool,
    /// The service's handle.
    pub service: String,
    /// Its product.
    pub product: Product,
    /// How people call it.
    pub title: Message,
    /// Who does there what changes something; nothing while nobody has said.
    pub by: Option<ProductionBy>,
    /// The stages, in their order.
    pub stages: Vec<StageSteps>,
    /// The answers of the environment that it comes from, side by side.
    pub answers: Vec<CarriedAnswer>,
    /// How production differs for this product.
    pub differences: Vec<Phrase>,
    /// The single next command; none when nothing is left to do.
    pub next: Option<NextStep>,
}

impl Promotion {
    /// The stage that one is at: the first that is not reached; none when it is live.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.stages.iter().find(|stage| !stage.is_reached()).map(|stage| stage.stage)
    }
}
