//! What a step may want next.

use super::effects::Effect;
use crate::domain::environment::PaceOf;
use crate::record::{Question, Topic, Waiting};
use crate::text::Message;

/// The next move of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Move {
    /// A person must decide or tell.
    Ask(Box<Question>),
    /// Independent effects, only reads or only writes, run side by side (reads) or one after the other (writes).
    Do(Vec<Effect>),
    /// Somebody else must act.
    Wait(Box<Wait>),
    /// Facts are missing that other steps give.
    Blocked(Vec<Topic>),
    /// The step does not concern this onboarding, and why.
    NotNeeded(Message),
    /// The step holds.
    Done,
}

impl Move {
    /// A question.
    #[must_use]
    pub fn ask(question: Question) -> Self {
        Self::Ask(Box::new(question))
    }

    /// One effect.
    #[must_use]
    pub fn one(effect: impl Into<Effect>) -> Self {
        Self::Do(vec![effect.into()])
    }
}

/// A wait, what will prove that it is over, and how long it usually lasts.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    /// On whom, since when, which letter.
    pub waiting: Waiting,
    /// What will prove that it is over.
    pub proof: Proof,
    /// What kind of wait it is; its length comes from the environment.
    pub pace: PaceOf,
    /// The command that helps, where going on with the onboarding would end in the same place.
    pub way_out: Option<&'static str>,
}

/// What will prove that a wait is over.
#[derive(Clone, Debug, PartialEq)]
pub enum Proof {
    /// Effects that are safe to repeat; read-only, or a write that looks first.
    Look(Vec<Effect>),
    /// Somebody must tell.
    Entry(Box<Question>),
    /// Nothing can be looked at yet.
    NotYet,
}
