//! One file a step: pure functions from what is known to the next move (floor 2).
//!
//! A step touches nothing. What it wants done to the world is an [`Effect`], which is data; the engine performs it and
//! records what was learned. Read `card.rs`, `brief.rs`, `moves.rs` and `effect.rs`, then any step.

pub mod access_list;
pub mod api_key;
pub mod appearance;
pub mod brief;
pub mod card;
pub mod effect;
pub mod events;
pub mod gate;
pub mod handover;
pub mod journeys;
pub mod maskinporten_client;
pub mod moves;
pub mod parts;
pub mod policy;
pub mod reading;
pub mod resource;
pub mod resource_admin;
pub mod scopes;
pub mod self_service_right;
pub mod service_owner;
pub mod studio_user;
pub mod terms;
pub mod test_message;
pub mod test_recipient;
pub mod token;
pub mod tt02_party;
pub mod whitelisting;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use crate::domain::Product;
use crate::record::{Question, Topic};
use crate::text::Message;

pub use brief::{Brief, Together};
pub use card::{Acts, Card};
pub use effect::Effect;
pub use moves::{Move, Proof, Wait};

/// A question of the intake, as it stands now.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// It may be asked.
    Question(Box<Question>),
    /// Other answers have decided it: it is not asked.
    NotAsked,
    /// It cannot be put before this is known.
    HangsOn(Topic),
}

impl Asked {
    /// A question.
    #[must_use]
    pub fn question(question: Question) -> Self {
        Self::Question(Box::new(question))
    }
}

/// A step of a journey.
pub trait Step: Sync {
    /// What the step is, for people and for the checklist.
    fn card(&self) -> &'static Card;

    /// What is to be done next, from what is known. Pure: the same brief always gives the same move.
    fn next(&self, brief: &Brief<'_>) -> Move;

    /// The question of a topic that this step gives, whether or not it is answered already.
    fn question(&self, topic: Topic, brief: &Brief<'_>) -> Asked {
        let _ = (topic, brief);
        Asked::NotAsked
    }

    /// What a person does in other people's screens, click by click, in order; empty when nobody clicks.
    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let _ = brief;
        Vec::new()
    }
}

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
    /// The product.
    pub product: Product,
    /// What is asked before anything else, in this order.
    pub intake: &'static [Intake],
    /// What only the intake asks for; it is not in the checklist.
    pub gate: &'static dyn Step,
    /// The steps.
    pub steps: &'static [&'static dyn Step],
}

impl Journey {
    /// The step that asks for a topic.
    #[must_use]
    pub fn giver(&self, topic: Topic) -> Option<&'static dyn Step> {
        std::iter::once(&self.gate).chain(self.steps).copied().find(|step| step.card().asks.contains(&topic))
    }

    /// Whether the step with this id asks for a topic.
    #[must_use]
    pub fn asks(&self, id: &str, topic: Topic) -> bool {
        self.giver(topic).is_some_and(|step| step.card().id == id)
    }

    /// The step with this id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&'static dyn Step> {
        self.steps.iter().copied().find(|step| step.card().id == id)
    }
}
