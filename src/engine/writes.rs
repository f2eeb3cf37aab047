//! Writes: those of one step, one at a time, each confirmed before and saved after.

use super::outcome::Perform;
use super::reads::{Said, taught_nothing};
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::{StepRun, gates_of};
use crate::catalog::codes::{answers, command_line};
use crate::catalog::environments;
use crate::finding::Finding;
use crate::record::Confirmation;
use crate::steps::parts::waits::plans_only;
use crate::steps::{Effect, Move};
use crate::text::Message;
use crate::world::prompt::Confirmed;

impl<P: Perform> Session<'_, P> {
    /// Does the writes of the first step that wants any, one at a time; answers whether there were any.
    pub(super) async fn write_one(&mut self, moves: &[(StepRun, Move)], run: &mut Run) -> Result<bool, EngineFault> {
        for (work, next) in moves {
            let Move::Do(effects) = next else { continue };
            if !effects.iter().any(Effect::writes) {
                continue;
            }
            let all: Vec<StepRun> = moves.iter().map(|(work, _)| work.clone()).collect();
            if !self.review(&[gates_of(&all), all].concat(), work, run)? {
                return Ok(true);
            }
            self.introduce(work, run);
            let Some(effects) = self.addressed(work, effects, run)? else { return Ok(true) };
            self.show_upload_warnings(&effects, run);
            if !self.may_write(work, &effects, run)? {
                if !run.missing.is_empty() {
                    let works: Vec<StepRun> = moves.iter().map(|(work, _)| work.clone()).collect();
                    for finding in self.confirmations_ahead(&works) {
                        let is_named = run.missing.iter().any(|missing| missing.subject == finding.subject);
                        if !is_named {
                            run.miss(finding);
                        }
                    }
                }
                return Ok(true);
            }
            // What was shown and confirmed may be another thing by what came meanwhile: then it is looked at anew.
            if self.took_in && self.wished(work.next(&self.brief(work))) != *next {
                return Ok(true);
            }
            let mut moved = false;
            for effect in &effects {
                let result = self.performer.perform(effect).await;
                moved |= self.record_result((std::slice::from_ref(work), effect), result, run, Said::WhenNew)?;
                self.ledger.save_changes()?;
                if run.has_failed(work) {
                    break;
                }
            }
            if let (false, Some(effect)) = (moved, effects.first()) {
                run.fail(work, taught_nothing(effect));
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// Shows what would be done and asks for a yes. In a real production environment nothing is written unless somebody let
    /// the program do it, and then each time with a yes of its own.
    pub(super) fn may_write(&mut self, work: &StepRun, effects: &[Effect], run: &mut Run) -> Result<bool, EngineFault> {
        let outward = effects.iter().any(Effect::writes_outside);
        if outward && plans_only(&self.brief(work)) {
            run.fail(work, Finding::new(&command_line::PRODUCTION_NOT_WRITTEN, work.id()));
            return Ok(false);
        }
        let guarded = self.is_guarded(work, effects);
        let reversible = effects.iter().all(Effect::reversible);
        let asks = self.prompter.interactive() && !self.answers.yes;
        let typed: Vec<Confirmation> = effects.iter().filter_map(Effect::confirmation).collect();
        // What cannot be undone says so before it is done, also to who has said yes to everything.
        let shown_first = effects.iter().any(Effect::shown_first);
        if asks || guarded || !reversible || !typed.is_empty() || (shown_first && self.answers.yes) {
            self.announce(effects);
            for line in work.step.foretold(&self.brief(work)) {
                self.screen.indented(&line.render(self.language));
            }
        }
        if !typed.is_empty() {
            if !reversible {
                self.say(&words::CANNOT_BE_UNDONE.into());
            }
            for confirmation in &typed {
                if !self.is_confirmed(work, confirmation, run)? {
                    return Ok(false);
                }
            }
            // To be asked once more would only teach to say yes.
            if typed.len() == effects.len() {
                return Ok(true);
            }
        }
        if guarded {
            if !reversible && typed.is_empty() {
                self.say(&words::CANNOT_BE_UNDONE.into());
            }
            return self.is_confirmed_in_production(work, reversible, run);
        }
        if self.answers.yes {
            return Ok(true);
        }
        if !asks {
            run.miss(Finding::new(&command_line::CONFIRMATION_MISSING, "--yes").with("step", work.step.card().title));
            run.put_off_step(work);
            return Ok(false);
        }
        let answer = self.asking(|prompter, language| prompter.confirm(&words::DO_IT.into(), None, language))?;
        Ok(goes_on(work, answer, run))
    }

    /// Whether what cannot be undone is confirmed by its own word: by its flag, in the terminal, or in a rehearsal by the
    /// description of the environment. Neither `--yes` nor anything that others may have written stands for it.
    fn is_confirmed(
        &mut self,
        work: &StepRun,
        confirmation: &Confirmation,
        run: &mut Run,
    ) -> Result<bool, EngineFault> {
        if self.is_confirmed_by_flag(confirmation)? {
            return Ok(true);
        }
        let expected = confirmation.expected.as_str();
        let interactive = self.prompter.interactive();
        let of_rehearsal = self.environment.answers.get(confirmation.flag).filter(|_| self.environment.simulated);
        let of_rehearsal = of_rehearsal.is_some_and(|word| word == "confirmed" || word == expected);
        if of_rehearsal && (self.answers.yes || !interactive) {
            return Ok(true);
        }
        if !interactive {
            run.miss(self.unconfirmed(confirmation));
            run.put_off_step(work);
            return Ok(false);
        }
        let answer = self.word_typed(confirmation)?;
        Ok(goes_on(work, answer, run))
    }

    /// Whether what cannot be undone is confirmed by its own word, where no step is walked: by its flag or in the terminal,
    /// and by nothing else.
    ///
    /// # Errors
    /// The word is another, or nobody can type it here.
    pub fn is_confirmed_here(&mut self, confirmation: &Confirmation) -> Result<bool, EngineFault> {
        if self.is_confirmed_by_flag(confirmation)? {
            return Ok(true);
        }
        if !self.prompter.interactive() {
            return Err(EngineFault::Answers(vec![self.unconfirmed(confirmation)]));
        }
        Ok(self.word_typed(confirmation)? == Confirmed::Yes)
    }

    fn is_confirmed_by_flag(&self, confirmation: &Confirmation) -> Result<bool, EngineFault> {
        let Some(given) = self.answers.confirmations.get(confirmation.flag) else { return Ok(false) };
        let expected = confirmation.expected.as_str();
        if given == expected {
            return Ok(true);
        }
        let finding = Finding::new(&answers::CONFIRM_ID, format!("--{}", confirmation.flag));
        Err(EngineFault::Answers(vec![finding.with("expected", expected)]))
    }

    fn word_typed(&mut self, confirmation: &Confirmation) -> Result<Confirmed, EngineFault> {
        let asked = Confirmation { text: self.question_of(confirmation), ..confirmation.clone() };
        self.asking(|prompter, language| prompter.confirm_typed(&asked, language))
    }

    fn unconfirmed(&self, confirmation: &Confirmation) -> Finding {
        let flag = format!("--{}", confirmation.flag);
        let finding = Finding::new(&command_line::CONFIRMATION_TYPED, flag.as_str());
        let finding = finding.with("done", self.question_of(confirmation));
        finding.with("flag", flag).with("expected", confirmation.expected.as_str())
    }

    fn question_of(&self, confirmation: &Confirmation) -> Message {
        confirmation.text.clone().with("environment", environments::said(self.environment.name.as_str()))
    }

    fn announce(&mut self, effects: &[Effect]) {
        self.say(&words::WILL_DO.into());
        for effect in effects {
            self.say_item("→", &effect.describe());
            for detail in effect.details() {
                self.screen.indented(&detail.render(self.language));
            }
        }
    }
}

/// A step that was not confirmed is put off.
fn goes_on(work: &StepRun, answer: Confirmed, run: &mut Run) -> bool {
    if answer == Confirmed::No {
        run.put_off_step(work);
    }
    answer == Confirmed::Yes
}

/// What this file alone says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        WILL_DO { nb: "Dette blir gjort:", en: "This will be done:" }
        CANNOT_BE_UNDONE { nb: "Dette kan ikke angres.", en: "This cannot be undone." }
        DO_IT { nb: "Skal dette gjøres nå?", en: "Do this now?" }
    }
}
