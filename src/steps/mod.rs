//! One file a step: pure functions from what is known to the next move (floor 2).
//!
//! A step touches nothing. What it wants done to the world is an [`Effect`], which is data; the engine performs it and
//! records what was learned. Read `card.rs`, `brief.rs`, `moves.rs` and `effect.rs`, then any step.

pub mod brief;
pub mod card;
pub mod effect;
pub mod moves;

pub use brief::Brief;
pub use card::{Acts, Card};
pub use effect::Effect;
pub use moves::{Move, Proof, Wait};

/// A step of a journey.
pub trait Step: Sync {
    /// What the step is, for people and for the checklist.
    fn card(&self) -> &'static Card;

    /// What is to be done next, from what is known. Pure: the same brief always gives the same move.
    fn next(&self, brief: &Brief<'_>) -> Move;
}
