//! The loop: go over the journey until no step can move.
//!
//! One turn does the first of these that applies: reads of all steps side by side; a question; the writes of one step,
//! one at a time; proofs that were not looked at in this run; entries that were not asked for in this run; and, when all
//! else has moved, short waits, polled until patience ends.

use std::time::Duration;

use futures::future::join_all;

use super::missing_keys;
use super::outcome::{Perform, Performed};
use super::run::Run;
use super::session::{EngineFault, Session, Settled};
use super::work::Work;
use crate::catalog::codes::{command_line, program};
use crate::domain::Rules;
use crate::finding::Finding;
use crate::record::Role;
use crate::steps::effects::RegistryEffect;
use crate::steps::{Effect, Move, Proof, Wait};
use crate::text::{Message, engine as text};
use crate::world::prompt::Confirmed;

/// Waits up to this long are polled; longer ones end the run.
const POLLED_UP_TO: Duration = Duration::from_secs(15 * 60);

impl<P: Perform> Session<P> {
    /// Goes over the works until no step can move.
    ///
    /// # Errors
    /// The state cannot be saved, the operator interrupts, or a given answer does not hold. A step that fails does not
    /// end the run: it stands in `run.failed`.
    pub async fn drive(&mut self, works: &[Work], run: &mut Run) -> Result<(), EngineFault> {
        let mut patience = self.patience;
        loop {
            let moves = self.moves(works, run);
            if self.read_round(&moves, run).await?
                || self.ask_one(&moves, run)?
                || self.write_one(&moves, run).await?
                || self.look_once(&moves, run).await?
                || self.enter_one(&moves, run)?
            {
                continue;
            }
            if !self.poll(&moves, &mut patience, run).await? {
                return Ok(());
            }
        }
    }

    /// The next move of every step that has not failed, was not put off, and lacks no key.
    fn moves(&self, works: &[Work], run: &Run) -> Vec<(Work, Move)> {
        let able = works.iter().filter(|work| !run.has_failed(work) && !run.is_put_off(work));
        let moves = able.map(|work| (work.clone(), self.wished(work.next(&self.brief(work)))));
        moves.filter(|(_, next)| !missing_keys::needs_lacking_key(next, run)).collect()
    }

    /// Performs reads of all steps side by side; answers whether there were any.
    ///
    /// # Errors
    /// As [`Self::drive`].
    pub async fn read_round(&mut self, moves: &[(Work, Move)], run: &mut Run) -> Result<bool, EngineFault> {
        let mut jobs: Vec<(Effect, Vec<Work>)> = Vec::new();
        for (work, next) in moves {
            let Move::Do(effects) = next else { continue };
            if effects.iter().any(Effect::writes) {
                continue;
            }
            for effect in effects {
                // Two services of one environment may want the same; it is done once, for both.
                match jobs.iter_mut().find(|(known, _)| known == effect) {
                    Some((_, wanted_by)) => wanted_by.push(work.clone()),
                    None => jobs.push((effect.clone(), vec![work.clone()])),
                }
            }
        }
        if jobs.is_empty() {
            return Ok(false);
        }
        let learned = self.perform_all(&jobs, run).await?;
        for ((effect, wanted_by), moved) in jobs.iter().zip(learned) {
            if !moved {
                for work in wanted_by {
                    run.fail(work, taught_nothing(effect));
                }
            }
        }
        Ok(true)
    }

    /// Performs effects side by side; answers for each whether it taught something or failed openly.
    async fn perform_all(&mut self, jobs: &[(Effect, Vec<Work>)], run: &mut Run) -> Result<Vec<bool>, EngineFault> {
        let results = join_all(jobs.iter().map(|(effect, _)| self.performer.perform(effect))).await;
        let mut moved = Vec::with_capacity(jobs.len());
        for ((effect, wanted_by), result) in jobs.iter().zip(results) {
            let mut any = false;
            for work in wanted_by {
                any |= self.conclude(work, effect, result.clone(), run)?;
            }
            moved.push(any);
        }
        Ok(moved)
    }

    /// Records one result and shows it; answers whether it taught something or failed openly.
    fn conclude(
        &mut self,
        work: &Work,
        effect: &Effect,
        result: Performed,
        run: &mut Run,
    ) -> Result<bool, EngineFault> {
        match result {
            Ok(outcome) => {
                let learned = !outcome.learned.is_empty();
                let moved = self.take(&work.place, outcome, run)?;
                if learned && moved && !effect.is_local() {
                    self.say_item("✓", &effect.describe());
                }
                Ok(moved)
            }
            Err(finding) => {
                self.say_item("✗", &effect.describe());
                self.show(&finding);
                run.fail(work, *finding);
                Ok(true)
            }
        }
    }

    /// Puts the first question that is open; answers whether there was one.
    fn ask_one(&mut self, moves: &[(Work, Move)], run: &mut Run) -> Result<bool, EngineFault> {
        for (work, next) in moves {
            let Move::Ask(question) = next else { continue };
            if run.is_question_put_off(&work.place, question.topic, question.key.as_deref()) {
                continue;
            }
            self.introduce(work, run);
            match self.settle(work, question, run)? {
                Settled::Known | Settled::PutOff => return Ok(true),
                Settled::Missing => {
                    let missing = self.missing(work, question, run);
                    run.miss(missing);
                }
            }
        }
        Ok(false)
    }

    /// Does the writes of the first step that wants any, one at a time; answers whether there were any.
    async fn write_one(&mut self, moves: &[(Work, Move)], run: &mut Run) -> Result<bool, EngineFault> {
        for (work, next) in moves {
            let Move::Do(effects) = next else { continue };
            if !effects.iter().any(Effect::writes) {
                continue;
            }
            self.introduce(work, run);
            self.show_upload_warnings(effects, run);
            if !self.may_write(work, effects, run)? {
                return Ok(true);
            }
            let mut moved = false;
            for effect in effects {
                let result = self.performer.perform(effect).await;
                moved |= self.conclude(work, effect, result, run)?;
                if run.has_failed(work) {
                    break;
                }
            }
            if !moved {
                let effect = effects.first();
                run.fail(work, effect.map_or_else(nothing_to_do, taught_nothing));
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// Shows what would be done and asks for a yes. In a real production environment this version writes nothing.
    fn may_write(&mut self, work: &Work, effects: &[Effect], run: &mut Run) -> Result<bool, EngineFault> {
        let outward = effects.iter().any(|effect| !effect.is_local());
        if outward && self.environment.rules == Rules::Production && !self.environment.simulated {
            run.fail(work, Finding::new(&command_line::PRODUCTION_NOT_WRITTEN, work.id()));
            return Ok(false);
        }
        let reversible = effects.iter().all(Effect::reversible);
        // A resource id is confirmed by typing it, which is a fact of its own; a message in a test environment reaches
        // synthetic recipients only. What cannot be undone says so before it is done all the same.
        if self.answers.yes {
            if !reversible {
                self.announce(effects);
                self.say(&text::CANNOT_BE_UNDONE.into());
            }
            return Ok(true);
        }
        if !self.prompter.interactive() {
            run.miss(Finding::new(&command_line::CONFIRMATION_MISSING, "--yes").with("step", work.id()));
            run.put_off_step(work);
            return Ok(false);
        }
        self.announce(effects);
        // Its id was typed a moment ago: to be asked once more would only teach to say yes.
        if effects.iter().all(|effect| matches!(effect, Effect::Registry(RegistryEffect::CreateResource { .. }))) {
            return Ok(true);
        }
        let warning = (!reversible).then(|| text::CANNOT_BE_UNDONE.into());
        let question = text::DO_IT.into();
        match self.prompter.confirm(&question, warning.as_ref(), true, self.language).map_err(EngineFault::from)? {
            Confirmed::Yes => Ok(true),
            Confirmed::No => {
                run.put_off_step(work);
                Ok(false)
            }
        }
    }

    fn announce(&mut self, effects: &[Effect]) {
        self.say(&text::WILL_DO.into());
        for effect in effects {
            self.say_item("→", &effect.describe());
        }
    }

    /// Looks at every proof that was not looked at in this run, side by side; answers whether there were any.
    async fn look_once(&mut self, moves: &[(Work, Move)], run: &mut Run) -> Result<bool, EngineFault> {
        let fresh = |(work, next): &(Work, Move), run: &mut Run| match looks(next) {
            Some((effects, _)) if run.first_look(work, effects) => Some((work.clone(), effects.to_vec())),
            _ => None,
        };
        let waits: Vec<(Work, Vec<Effect>)> = moves.iter().filter_map(|entry| fresh(entry, run)).collect();
        if waits.is_empty() {
            return Ok(false);
        }
        self.look(&waits, run).await?;
        Ok(true)
    }

    /// Performs proofs; answers whether anything was learned. What fails is shown and does not fail the step: it waits.
    ///
    /// # Errors
    /// As [`Self::drive`].
    pub async fn look(&mut self, waits: &[(Work, Vec<Effect>)], run: &mut Run) -> Result<bool, EngineFault> {
        let mut jobs: Vec<(Effect, Vec<Work>)> = Vec::new();
        for (work, effects) in waits {
            for effect in effects {
                match jobs.iter_mut().find(|(known, _)| known == effect) {
                    Some((_, wanted_by)) => wanted_by.push(work.clone()),
                    None => jobs.push((effect.clone(), vec![work.clone()])),
                }
            }
        }
        let results = join_all(jobs.iter().map(|(effect, _)| self.performer.perform(effect))).await;
        let mut moved = false;
        for ((effect, wanted_by), result) in jobs.iter().zip(results) {
            match result {
                Ok(outcome) => {
                    let mut any = false;
                    for work in wanted_by {
                        any |= self.take(&work.place, outcome.clone(), run)?;
                    }
                    if any {
                        self.say_item("✓", &effect.describe());
                    }
                    moved |= any;
                }
                Err(finding) => {
                    if run.first_sight(&finding) {
                        self.show(&finding);
                    }
                }
            }
        }
        Ok(moved)
    }

    /// Asks for the first entry that was not asked for in this run; answers whether there was one.
    fn enter_one(&mut self, moves: &[(Work, Move)], run: &mut Run) -> Result<bool, EngineFault> {
        for (work, next) in moves {
            let Move::Wait(wait) = next else { continue };
            let Proof::Entry(question) = &wait.proof else { continue };
            if !run.first_entry(work, question.topic, question.key.as_deref()) {
                continue;
            }
            if self.prompter.interactive() {
                self.introduce(work, run);
                self.explain_wait(work, wait, run);
            }
            self.settle(work, question, run)?;
            return Ok(true);
        }
        Ok(false)
    }

    /// Says what somebody else must have done before the question can be answered, and what the operator does first.
    /// What was said before in this run is not said again.
    fn explain_wait(&mut self, work: &Work, wait: &Wait, run: &mut Run) {
        let mut lines = Vec::new();
        if wait.waiting.who != Role::You {
            let who = wait.waiting.who.name();
            lines.push(text::WAITS_FOR.with("who", who).with("what", wait.waiting.what.clone()));
        }
        lines.extend(work.step.walkthrough(&self.brief(work)));
        for line in lines {
            if run.first_saying(work.id(), &line) {
                self.say(&line);
            }
        }
    }

    /// Waits for what takes minutes at most, with a visible countdown; answers whether anything was learned.
    async fn poll(
        &mut self,
        moves: &[(Work, Move)],
        patience: &mut Duration,
        run: &mut Run,
    ) -> Result<bool, EngineFault> {
        let pace_of = |wait: &Wait| self.environment.pace.of(wait.pace);
        let mut waits = Vec::new();
        let mut longest = Duration::ZERO;
        for (work, next) in moves {
            let Move::Wait(wait) = next else { continue };
            let Some((effects, wait)) = looks(next).map(|(effects, _)| (effects, wait)) else { continue };
            let pace = pace_of(wait);
            // Who must act himself is not kept waiting for it.
            if pace <= POLLED_UP_TO && wait.waiting.who != Role::You {
                longest = longest.max(pace);
                waits.push((work.clone(), effects.to_vec(), wait.waiting.what.clone()));
            }
        }
        // Somebody must come back with answers anyway: nobody is kept waiting before being told which.
        if waits.is_empty() || patience.is_zero() || !run.missing.is_empty() {
            return Ok(false);
        }
        let looked_at: Vec<_> = waits.iter().map(|(work, effects, _)| (work.clone(), effects.clone())).collect();
        let what = together(waits.into_iter().map(|(_, _, what)| what));
        let interval = (longest / 10).clamp(Duration::from_millis(20), Duration::from_secs(10));
        let begun = self.clock.monotonic();
        loop {
            let waited = self.clock.monotonic().saturating_sub(begun);
            if waited >= *patience {
                *patience = Duration::ZERO;
                self.progress.clear();
                return Ok(false);
            }
            self.progress.countdown(&self.screen, &what, longest.saturating_sub(waited), self.language);
            self.clock.sleep(interval.min(*patience)).await;
            if self.look(&looked_at, run).await? {
                *patience = patience.saturating_sub(self.clock.monotonic().saturating_sub(begun));
                self.progress.clear();
                return Ok(true);
            }
        }
    }

    /// Says which step begins and why it exists, once a run.
    fn introduce(&mut self, work: &Work, run: &mut Run) {
        if run.first_introduction(work.id()) {
            let card = work.step.card();
            self.screen.heading(card.title.raw(self.language));
            self.say(&card.why.into());
        }
    }
}

/// The proofs of a wait that can be looked at.
fn looks(next: &Move) -> Option<(&[Effect], &Wait)> {
    let Move::Wait(wait) = next else { return None };
    match &wait.proof {
        Proof::Look(effects) => Some((effects, wait)),
        Proof::Entry(_) | Proof::NotYet => None,
    }
}

/// Several things that are waited for, said in one line.
fn together(whats: impl Iterator<Item = Message>) -> Message {
    let mut said: Vec<Message> = Vec::new();
    for what in whats {
        if !said.contains(&what) {
            said.push(what);
        }
    }
    let joined = said.into_iter().reduce(|before, next| text::BOTH.with("before", before).with("next", next));
    joined.unwrap_or_else(|| Message::verbatim(""))
}

fn taught_nothing(effect: &Effect) -> Finding {
    Finding::new(&program::ENGINE_NOTHING_LEARNED, "engine").with("effect", effect.describe())
}

fn nothing_to_do() -> Finding {
    Finding::new(&program::ENGINE_NOTHING_LEARNED, "engine").with("effect", "–")
}
