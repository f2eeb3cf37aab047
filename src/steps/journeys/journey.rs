//! What a journey is.

use super::promotion;
use crate::domain::Product;
use crate::record::Topic;
use crate::steps::parts::owner::{self, Making};
use crate::steps::{Brief, Move, Step};
use crate::text::Message;

/// One row of a journey's intake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intake {
    /// The question of this topic.
    Topic(Topic),
    /// The order package is shown here.
    OrderPackage,
}

/// A product's journey: what is asked first, and the steps in their order.
pub struct Journey {
    /// The product that services of this journey use.
    pub product: Product,
    /// What is asked before anything else, in this order.
    pub intake: &'static [Intake],
    /// Whether any of it is needed. Only the intake asks for it; it is not in the checklist.
    pub gate: &'static dyn Step,
    /// The step that `try` runs.
    pub trial: &'static str,
    /// What is to be done, each after those that give what it needs.
    pub steps: &'static [&'static dyn Step],
}

impl Journey {
    /// Why none of it is needed, when the answers of the gate say so.
    #[must_use]
    pub fn stops(&self, brief: &Brief<'_>) -> Option<Message> {
        match self.gate.next(brief) {
            Move::NotNeeded(reason) => Some(reason),
            _ => None,
        }
    }

    /// Whether a row of the intake is a question at all: whoever has a service whose resource was seen has passed its gate.
    #[must_use]
    pub fn is_asked(&self, topic: Topic, brief: &Brief<'_>) -> bool {
        let exists = || owner::making(brief) == Ok(Making::Exists) && owner::published(brief);
        !self.gate.card().asks(topic) || !exists()
    }

    /// The next move of one of its steps.
    #[must_use]
    pub fn next(&self, step: &dyn Step, brief: &Brief<'_>) -> Move {
        if let Some(reason) = self.stops(brief) {
            return Move::NotNeeded(reason);
        }
        let next = step.next(brief);
        promotion::held(self.steps, step, &next, brief).unwrap_or(next)
    }

    /// Whether it has a step; its gate is asked like one, and begun anew like one.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        std::iter::once(&self.gate).chain(self.steps).any(|step| step.card().id == id)
    }

    /// The step that asks for a topic.
    #[must_use]
    pub fn giver(&self, topic: Topic) -> Option<&'static dyn Step> {
        std::iter::once(&self.gate).chain(self.steps).copied().find(|step| step.card().asks(topic))
    }

    /// When a topic is asked for: its row in the intake, or after all of them.
    #[must_use]
    pub fn place_of(&self, topic: Topic) -> Option<usize> {
        self.giver(topic)?;
        let row = self.intake.iter().position(|row| *row == Intake::Topic(topic));
        Some(row.unwrap_or(self.intake.len()))
    }

    /// Whether the step with this id asks for a topic.
    #[must_use]
    pub fn asks(&self, id: &str, topic: Topic) -> bool {
        self.giver(topic).is_some_and(|step| step.card().id == id)
    }
}
