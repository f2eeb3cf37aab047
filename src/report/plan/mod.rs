//! What every step would do next.

pub mod human;
pub mod json;

use crate::domain::Product;
use crate::text::Message;

/// What the steps of an environment would do next, in journey order.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The environment's name.
    pub environment: String,
    /// It is a rehearsal.
    pub simulated: bool,
    /// The steps of all services there.
    pub steps: Vec<Planned>,
}

/// What a step would do next.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The service's handle.
    pub service: String,
    /// Its product.
    pub product: Product,
    /// The step's id.
    pub step: &'static str,
    /// What is done in it, in the imperative.
    pub title: Message,
    /// What a person clicks for it, in order.
    pub clicks: Vec<Message>,
    /// What comes next.
    pub next: PlannedMove,
}

/// The next move of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum PlannedMove {
    /// Something is asked.
    Ask {
        /// The topic's id, by which the answers file and the flag have it.
        topic: &'static str,
        /// The question.
        question: Message,
    },
    /// Something is done, side by side.
    Do(Vec<PlannedEffect>),
    /// Somebody else must act; what is waited for.
    Wait(Message),
    /// Other steps must give something first.
    Blocked {
        /// Their titles, as one.
        titles: Message,
        /// Their ids.
        steps: Vec<&'static str>,
    },
    /// It does not concern this onboarding; why.
    NotNeeded(Message),
    /// It holds.
    Done,
}

/// Something that a step would do.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedEffect {
    /// What, in the imperative.
    pub what: Message,
    /// It changes something at a service.
    pub writes: bool,
    /// It can be undone.
    pub reversible: bool,
}
