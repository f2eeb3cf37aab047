//! What has arrived since last time: `resume` looks at every proof first, and tells.

use super::colleague;
use super::outcome::Perform;
use super::run::Run;
use super::session::{EngineFault, Session, Work};
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
            .map(|work| (work, work.step.next(&self.brief(work))))
            .filter(|(_, next)| !colleague::needs_lacking_key(next, run))
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
        let arrived: Vec<Phrase> = before
            .iter()
            .filter(|(id, _)| !after.iter().any(|(still, _)| still == id))
            .map(|(_, title)| *title)
            .collect();
        if arrived.is_empty() {
            self.say(&text::NOTHING_ARRIVED.into());
        } else {
            self.say(&text::ARRIVED.into());
            for title in arrived {
                self.say_item("✓", &title.into());
            }
        }
        if !after.is_empty() {
            self.say(&text::STILL_WAITING.with("count", after.len().to_string()));
        }
        Ok(())
    }

    /// The steps that wait for somebody, each once.
    fn waiting(&self, works: &[Work]) -> Vec<(&'static str, Phrase)> {
        let mut waiting: Vec<(&'static str, Phrase)> = Vec::new();
        for work in works {
            let is_waiting = matches!(work.step.next(&self.brief(work)), Move::Wait(_));
            if is_waiting && !waiting.iter().any(|(id, _)| *id == work.id()) {
                waiting.push((work.id(), work.step.card().title));
            }
        }
        waiting
    }
}
