//! What has arrived since last time: `resume` looks at every proof first, and tells.

use super::missing_keys;
use super::outcome::Perform;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::work::Work;
use crate::record::Role;
use crate::steps::{Effect, Move, Proof};
use crate::text::{Phrase, engine as text};

impl<P: Perform> Session<P> {
    /// Looks at the proof of every wait, and says which steps no longer wait and how many still do.
    ///
    /// # Errors
    /// The state cannot be saved.
    pub async fn arrivals(&mut self, works: &[Work], run: &mut Run) -> Result<(), EngineFault> {
        let before = self.waiting(works);
        if before.is_empty() {
            return Ok(());
        }
        let proofs: Vec<(Work, Vec<Effect>)> = works
            .iter()
            .map(|work| (work, work.next(&self.brief(work))))
            .filter(|(_, next)| !missing_keys::needs_lacking_key(next, run))
            .collect::<Vec<_>>()
            .into_iter()
            .filter_map(|(work, next)| match next {
                Move::Wait(wait) => match wait.proof {
                    Proof::Look(effects) if run.first_look(work, &effects) => Some((work.clone(), effects)),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        self.look(&proofs, run).await?;
        let after = self.waiting(works);
        let has_arrived =
            |work: &&Work| matches!(work.next(&self.brief(work)), Move::Done | Move::NotNeeded(_) | Move::Do(_));
        let mut arrived: Vec<Phrase> = before.iter().filter(has_arrived).map(|work| work.step.card().title).collect();
        arrived.dedup();
        if arrived.is_empty() {
            self.say(&text::NOTHING_ARRIVED.into());
        } else {
            self.say(&text::ARRIVED.into());
            for title in arrived {
                self.say_item("✓", &title.into());
            }
        }
        // What the operator must do is no wait for somebody else.
        let awaits_others =
            |work: &&Work| matches!(work.next(&self.brief(work)), Move::Wait(wait) if wait.waiting.who != Role::You);
        let others = after.iter().filter(awaits_others).count();
        if others > 0 {
            self.say(&text::STILL_WAITING.with("count", others.to_string()));
        }
        Ok(())
    }

    /// The steps that wait for somebody.
    fn waiting(&self, works: &[Work]) -> Vec<Work> {
        // What the operator must do is no wait for somebody else.
        let waits =
            |work: &&Work| matches!(work.next(&self.brief(work)), Move::Wait(wait) if wait.waiting.who != Role::You);
        works.iter().filter(waits).cloned().collect()
    }
}
