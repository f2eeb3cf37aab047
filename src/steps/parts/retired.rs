//! A step that time has overtaken: it stays visible, so that nobody who follows an older guide looks for it, says since
//! when it is not needed, and never blocks.

use crate::steps::{Brief, Card, Move, ProvingFact, Step};
use crate::text::Phrase;

/// A step that nobody does any more.
pub struct Retired {
    /// What the step was, for who looks for it.
    pub card: &'static Card,
    /// Since when it is not needed, and why.
    pub reason: Phrase,
}

impl Step for Retired {
    fn card(&self) -> &'static Card {
        self.card
    }

    fn next(&self, _: &Brief<'_>) -> Move {
        Move::NotNeeded(self.reason.into())
    }

    fn proven_by<'a>(&self, _: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        Vec::new()
    }
}
