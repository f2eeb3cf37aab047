//! Writes in production, where the program was let do them: each is shown and confirmed on this machine in this run, whatever
//! else was said yes to. That the state says who writes lets nothing through.

use super::outcome::Perform;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::settling::Settled;
use super::step_run::StepRun;
use crate::catalog::codes::command_line;
use crate::catalog::environments;
use crate::finding::Finding;
use crate::record::{Confirmation, Topic, t};
use crate::steps::Effect;
use crate::steps::effects::CONFIRM_PRODUCTION;
use crate::steps::journeys::promotion;
use crate::steps::parts::waits::plans_only;
use crate::world::prompt::Confirmed;

impl<P> Session<'_, P> {
    /// Whether people do by hand what changes something here; who promotes is asked, so that only what was said counts.
    #[must_use]
    pub fn is_by_hand(&self, works: &[StepRun], promotes: bool) -> bool {
        let by_hand = |work: &StepRun| {
            let brief = self.brief(work);
            plans_only(&brief) && (!promotes || brief.get(t::ProductionBy).is_some())
        };
        works.iter().any(by_hand)
    }

    /// Whether effects change something in production, so that a yes to everything does not stand for the yes to them.
    #[must_use]
    pub(super) fn is_guarded(&self, work: &StepRun, effects: &[Effect]) -> bool {
        let in_production = self.environment.is_real_production() || promotion::is_promoted(&self.brief(work));
        in_production && effects.iter().any(Effect::writes_outside)
    }
}

impl<P: Perform> Session<'_, P> {
    /// Asks who does what changes something in production, where nobody has said.
    ///
    /// # Errors
    /// The state cannot be saved, the operator interrupts, or a given answer does not hold.
    pub fn ask_who_writes(&mut self, works: &[StepRun], run: &mut Run) -> Result<(), EngineFault> {
        let is_asker = |work: &&StepRun| work.step.card().asks(Topic::ProductionBy);
        let Some(work) = works.iter().find(is_asker) else { return Ok(()) };
        if self.brief(work).get(t::ProductionBy).is_some() {
            return Ok(());
        }
        let question = work.step.question(Topic::ProductionBy, &self.brief(work)).answerable();
        let Some(question) = question else { return Ok(()) };
        if self.settle(work, &question, run)? == Settled::Missing {
            let missing = self.missing(work, &question, run);
            run.miss(missing);
        }
        Ok(())
    }

    /// Asks for the yes to what was just shown: by its flag, in the terminal, or in a rehearsal by the description of the
    /// environment. What cannot be undone wants the id of the step typed, unless it had a word of its own.
    pub(super) fn is_confirmed_in_production(
        &mut self,
        work: &StepRun,
        reversible: bool,
        run: &mut Run,
    ) -> Result<bool, EngineFault> {
        if self.answers.in_production.iter().any(|step| step == work.id()) {
            return Ok(true);
        }
        let of_rehearsal = self.environment.answers.contains_key(CONFIRM_PRODUCTION.name) && self.environment.simulated;
        if of_rehearsal && (self.answers.yes || !self.prompter.interactive()) {
            return Ok(true);
        }
        if !self.prompter.interactive() {
            let flag = format!("--{}", CONFIRM_PRODUCTION.name);
            // What was confirmed already stays so in the line that is copied.
            let confirmed = self.answers.in_production.iter().map(String::as_str);
            let steps = confirmed.chain([work.id()]).collect::<Vec<_>>().join(",");
            let subject = format!("{flag} {}", work.id());
            let done = words::IN_PRODUCTION.with("title", work.step.card().title);
            let finding = Finding::new(&command_line::CONFIRMATION_TYPED, subject).with("done", done);
            run.miss(finding.with("flag", flag).with("expected", steps));
            run.put_off_step(work);
            return Ok(false);
        }
        let text = words::CONFIRM.with("environment", environments::said(self.environment.name.as_str()));
        let answer = match reversible {
            true => self.asking(|prompter, language| prompter.confirm(&text, None, language))?,
            false => {
                let (flag, expected, help) = (CONFIRM_PRODUCTION.name, work.id().to_owned(), words::HELP.into());
                let asked = Confirmation { flag, expected, text, help };
                self.asking(|prompter, language| prompter.confirm_typed(&asked, language))?
            }
        };
        if answer == Confirmed::No {
            run.put_off_step(work);
        }
        Ok(answer == Confirmed::Yes)
    }

    /// The proofs that may be looked at: one that writes in production is confirmed like any other write, once a run.
    pub(super) fn confirmed_looks(
        &mut self,
        waits: Vec<(StepRun, Vec<Effect>)>,
        run: &mut Run,
    ) -> Result<Vec<(StepRun, Vec<Effect>)>, EngineFault> {
        let mut confirmed = Vec::new();
        for (work, effects) in waits {
            if self.is_guarded(&work, &effects) {
                self.introduce(&work, run);
                if !self.may_write(&work, &effects, run)? {
                    continue;
                }
                run.confirm(&work, &effects);
            }
            confirmed.push((work, effects));
        }
        // What was confirmed may be another thing by what came meanwhile: then it is looked at anew.
        Ok(if self.took_in { Vec::new() } else { confirmed })
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        IN_PRODUCTION { nb: "«{title}» endrer noe i produksjon.", en: "“{title}” changes something in production." }
        CONFIRM { nb: "Skal dette gjøres i {environment} nå?", en: "Do this in {environment} now?" }
        HELP { nb: "Det som gjøres i produksjon, bekreftes hver gang.", en: "What is done in production is confirmed each time." }
    }
}
