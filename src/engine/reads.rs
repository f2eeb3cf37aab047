//! Rounds of reads: what all steps want to read now, side by side, and what came of it saved once.

use futures::future::join_all;

use super::jobs::{EffectJob, jobs};
use super::outcome::{Perform, Performed};
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::catalog::codes::program;
use crate::finding::Finding;
use crate::record::NotBegun;
use crate::steps::effects::ResultMark;
use crate::steps::{Effect, Move};
use crate::text::clean::clean_line;

/// When a result is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Where it taught something.
    WhenNew,
    /// Also where nothing has changed: it was asked for.
    Always,
}

impl<P: Perform> Session<'_, P> {
    /// Performs reads of all steps side by side; answers whether there were any.
    ///
    /// # Errors
    /// As [`Self::drive`].
    pub async fn read_round(&mut self, moves: &[(StepRun, Move)], run: &mut Run) -> Result<bool, EngineFault> {
        let wanted = moves.iter().filter_map(|(work, next)| match next {
            Move::Do(effects) if !effects.iter().any(Effect::writes) => Some((work, effects.as_slice())),
            _ => None,
        });
        let jobs = jobs(wanted);
        let results = self.perform_all(&jobs).await;
        for (job, result) in jobs.iter().zip(results) {
            if !self.record_result((&job.wanted_by, &job.effect), result, run, Said::WhenNew)? {
                job.wanted_by.iter().for_each(|step| run.fail(step, taught_nothing(&job.effect)));
            }
        }
        self.ledger.save_changes()?;
        Ok(!jobs.is_empty())
    }

    /// Performs jobs side by side; answers what came of each.
    pub(super) async fn perform_all(&self, jobs: &[EffectJob]) -> Vec<Performed> {
        join_all(jobs.iter().map(|job| self.performer.perform(&job.effect))).await
    }

    /// Takes one result in for all that wanted it, and shows it once; answers whether it taught something or failed openly.
    /// Whoever calls it saves.
    ///
    /// # Errors
    /// One of the places was never begun.
    pub(super) fn record_result(
        &mut self,
        (wanted_by, effect): (&[StepRun], &Effect),
        result: Performed,
        run: &mut Run,
        said: Said,
    ) -> Result<bool, NotBegun> {
        match self.without_forgetting(wanted_by, result) {
            Ok(outcome) => {
                let (learned, came) = (!outcome.learned.is_empty(), outcome.result(effect));
                let places = outcome.places.clone();
                let (lines, findings) = (outcome.lines.clone(), outcome.findings.clone());
                let mut moved = false;
                for step in wanted_by {
                    moved |= self.take_in(&step.place, outcome.clone(), run)?;
                }
                if learned && (moved || said == Said::Always) && !effect.is_local() {
                    self.say_item(came.mark.symbol(), &came.words);
                    for line in &lines {
                        self.screen.indented(&line.render(self.language));
                    }
                    for finding in findings.iter().filter(|finding| run.first_sight(finding)).collect::<Vec<_>>() {
                        self.show(finding);
                    }
                    for place in places {
                        self.screen.indented(&clean_line(&place.display().to_string()));
                    }
                }
                Ok(moved)
            }
            Err(finding) => {
                self.say_item(ResultMark::Bad.symbol(), &words::FAILED.with("what", effect.describe()));
                self.show(&finding);
                wanted_by.iter().for_each(|step| run.fail(step, (*finding).clone()));
                Ok(true)
            }
        }
    }
}

/// An effect that teaches nothing would be performed for ever.
pub(super) fn taught_nothing(effect: &Effect) -> Finding {
    Finding::new(&program::ENGINE_NOTHING_LEARNED, "engine").with("effect", effect.describe())
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        FAILED { nb: "Mislyktes: {what}", en: "Failed: {what}" }
    }
}
