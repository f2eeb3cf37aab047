//! The loop: go over the journey until no step can move.
//!
//! One turn does the first of these that applies: reads of all steps side by side; a question; the writes of one step,
//! one at a time; proofs that were not looked at in this run; entries that were not asked for in this run; and, when all
//! else has moved, short waits, polled until patience ends.

use super::missing_keys;
use super::outcome::Perform;
use super::run::{Introduction, Run};
use super::session::{EngineFault, Session};
use super::settling::Settled;
use super::step_run::StepRun;
use crate::steps::Move;

impl<P: Perform> Session<'_, P> {
    /// Goes over the works until no step can move.
    ///
    /// # Errors
    /// The state cannot be saved, the operator interrupts, or a given answer does not hold. A step that fails does not
    /// end the run: it stands in `run.failed`.
    pub async fn drive(&mut self, works: &[StepRun], run: &mut Run) -> Result<(), EngineFault> {
        let mut patience = self.patience;
        loop {
            self.took_in = false;
            let mut moves = self.moves(works, run);
            let secrets_withheld = self.settle_trust(moves.iter().map(|(work, next)| (work, next)), run)?;
            if self.settle_receivers(moves.iter().map(|(_, next)| next), run)? || secrets_withheld || self.took_in {
                self.took_in = false;
                moves = self.moves(works, run);
            }
            if self.read_round(&moves, run).await?
                || self.ask_one(&moves, run).await?
                || self.write_one(&moves, run).await?
                || self.look_once(&moves, run).await?
                || self.enter_one(&moves, run).await?
            {
                continue;
            }
            if !self.poll(&moves, &mut patience, run).await? {
                self.tell_by_hand(&moves, run);
                return Ok(());
            }
        }
    }

    /// The next move of every step that has not failed, was not put off, and lacks no key.
    fn moves(&self, works: &[StepRun], run: &Run) -> Vec<(StepRun, Move)> {
        let able = works.iter().filter(|work| !run.has_failed(work) && !run.is_put_off(work));
        let moves = self.next_moves(able).into_iter().map(|(work, next)| (work.clone(), self.wished(next)));
        moves.filter(|(_, next)| !missing_keys::needs_lacking_key(next, run)).collect()
    }

    /// Puts the first question that is open; answers whether there was one.
    async fn ask_one(&mut self, moves: &[(StepRun, Move)], run: &mut Run) -> Result<bool, EngineFault> {
        for (work, next) in moves {
            let Move::Ask(question) = next else { continue };
            if run.is_question_put_off(&work.place, question.topic, question.key.as_deref()) {
                continue;
            }
            self.introduce(work, run);
            match self.settle(work, question, run)? {
                Settled::Known | Settled::PutOff => return Ok(true),
                Settled::Named(name) => {
                    self.find_organisation(work, question, &name).await?;
                    return Ok(true);
                }
                Settled::Missing => {
                    let missing = self.missing(work, question, run);
                    run.miss(missing);
                }
            }
        }
        Ok(false)
    }
}

impl<P> Session<'_, P> {
    /// Says which step is spoken of: its title, whenever another stood above, and why it exists, once a run.
    pub(super) fn introduce(&mut self, work: &StepRun, run: &mut Run) {
        let (card, introduction) = (work.step.card(), run.introduction(work.id()));
        if introduction != Introduction::Nothing {
            self.screen.heading(card.title.raw(self.language));
        }
        if introduction == Introduction::Whole {
            self.say(&card.why.into());
        }
    }
}
