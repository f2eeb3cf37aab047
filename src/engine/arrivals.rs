//! What has arrived since last time: `resume` looks at every proof first, and tells.

use std::collections::BTreeSet;

use super::missing_keys;
use super::outcome::Perform;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::record::Actor;
use crate::steps::{Effect, Move, Proof};
use crate::text::Phrase;

impl<P: Perform> Session<'_, P> {
    /// Looks at the proof of every wait, and says which steps no longer wait and how many still do.
    ///
    /// # Errors
    /// The state cannot be saved.
    pub async fn arrivals(&mut self, works: &[StepRun], run: &mut Run) -> Result<(), EngineFault> {
        let before = self.waiting(works);
        if before.is_empty() {
            return Ok(());
        }
        let moves: Vec<(StepRun, Move)> =
            self.next_moves(works.iter()).into_iter().map(|(work, next)| (work.clone(), next)).collect();
        let proofs = moves.iter().filter(|(_, next)| matches!(next, Move::Wait(_)));
        self.settle_trust(proofs.clone().map(|(work, next)| (work, next)), run)?;
        self.settle_receivers(proofs.map(|(_, next)| next), run)?;
        // A key that is about to be put on its client shows nothing yet but that it is not there.
        let registering = missing_keys::registering(moves.iter().map(|(_, next)| next), run);
        let proofs: Vec<(StepRun, Vec<Effect>)> = self
            .next_moves(works.iter())
            .into_iter()
            .filter(|(_, next)| !missing_keys::needs_lacking_key(next, run))
            .filter(|(_, next)| !missing_keys::uses_key_of(next, &registering))
            .collect::<Vec<_>>()
            .into_iter()
            .filter_map(|(work, next)| match next {
                Move::Wait(wait) => match wait.proof {
                    // What writes in production is asked for first, in its turn.
                    Proof::Look(effects) if self.is_guarded(work, &effects) => None,
                    Proof::Look(effects) if run.first_look(work, &effects) => Some((work.clone(), effects)),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        self.look(&proofs, run).await?;
        let after = self.waiting(works);
        let now = self.next_moves(before.iter()).into_iter();
        let arrived = now.filter(|(_, next)| matches!(next, Move::Done | Move::NotNeeded(_) | Move::Do(_)));
        let mut arrived: Vec<Phrase> = arrived.map(|(work, _)| work.step.card().title).collect();
        // Two services may have waited for the same.
        let mut told = BTreeSet::new();
        arrived.retain(|title| told.insert(*title));
        if arrived.is_empty() {
            self.say(&words::NOTHING_ARRIVED.into());
        } else {
            self.say(&words::ARRIVED.into());
            for title in arrived {
                self.say_item("✓", &title.into());
            }
        }
        if !after.is_empty() {
            self.say(&words::STILL_WAITING.with("count", after.len().to_string()));
        }
        Ok(())
    }

    /// The steps that wait for somebody.
    fn waiting(&self, works: &[StepRun]) -> Vec<StepRun> {
        // What the operator must do is no wait for somebody else.
        let waits = |next: &Move| matches!(next, Move::Wait(wait) if wait.waiting.who != Actor::You);
        let waiting = self.next_moves(works.iter()).into_iter().filter(|(_, next)| waits(next));
        waiting.map(|(work, _)| work.clone()).collect()
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ARRIVED { nb: "Kommet siden sist:", en: "Arrived since last time:" }
        NOTHING_ARRIVED { nb: "Ingenting nytt har kommet siden sist.", en: "Nothing new has arrived since last time." }
        STILL_WAITING { nb: "Steg som fortsatt venter på noen andre: {count}", en: "Steps still waiting for somebody else: {count}" }
    }
}
