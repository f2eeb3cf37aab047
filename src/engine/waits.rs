//! Waits: their proofs are looked at once a run, entries asked for once a run, and short ones polled until patience ends.

use std::time::Duration;

use super::answers::{GivenAnswer, Origin};
use super::jobs::{EffectJob, jobs};
use super::outcome::Perform;
use super::resting::asked_now;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::settling::Settled;
use super::step_run::{StepRun, giver};
use crate::catalog::letters::LetterKind;
use crate::finding::{Finding, Meaning};
use crate::record::{Actor, Source, Topic};
use crate::steps::parts::waits::plans_only;
use crate::steps::{Brief, Effect, Move, Proof, Wait};
use crate::text::{Message, checklist as shared};

/// Waits up to this long are polled; longer ones end the run.
const POLLED_UP_TO: Duration = Duration::from_secs(15 * 60);

impl<P: Perform> Session<'_, P> {
    /// Looks at every proof that was not looked at in this run, side by side; answers whether there were any.
    pub(super) async fn look_once(&mut self, moves: &[(StepRun, Move)], run: &mut Run) -> Result<bool, EngineFault> {
        let fresh = |(work, next): &(StepRun, Move), run: &mut Run| match looks(next) {
            Some((effects, _)) if run.first_look(work, effects) => Some((work.clone(), effects.to_vec())),
            _ => None,
        };
        let waits: Vec<(StepRun, Vec<Effect>)> = moves.iter().filter_map(|entry| fresh(entry, run)).collect();
        if waits.is_empty() {
            return Ok(false);
        }
        let waits = self.confirmed_looks(waits, run)?;
        self.look(&waits, run).await?;
        Ok(true)
    }

    /// Performs proofs; answers whether anything was learned. What fails is shown and does not fail the step: it waits.
    ///
    /// # Errors
    /// As [`Self::drive`].
    pub async fn look(&mut self, waits: &[(StepRun, Vec<Effect>)], run: &mut Run) -> Result<bool, EngineFault> {
        // Whoever calls it: a proof that writes in production is looked at only when somebody has said yes to it in this run.
        let may = |(work, effects): &&(StepRun, Vec<Effect>)| {
            !self.is_guarded(work, effects) || run.is_confirmed(work, effects)
        };
        let able = waits.iter().filter(may).map(|(work, effects)| (work, effects.as_slice()));
        let jobs = jobs(able);
        let results = self.perform_all(&jobs).await;
        let mut moved = false;
        for (EffectJob { effect, wanted_by }, result) in jobs.iter().zip(results) {
            match self.without_forgetting(wanted_by, result) {
                Ok(outcome) => {
                    let (learned, came) = (!outcome.learned.is_empty(), outcome.result(effect));
                    let mut any = false;
                    for work in wanted_by {
                        any |= self.take_in(&work.place, outcome.clone(), run)?;
                    }
                    if any && learned {
                        self.say_item(came.mark.symbol(), &came.words);
                    }
                    moved |= any;
                }
                Err(finding) => {
                    if run.first_sight(&finding) {
                        self.show(&finding);
                    }
                    for work in wanted_by {
                        moved |= self.doubt_client(work, effect, &finding, run);
                    }
                }
            }
        }
        self.ledger.save_changes()?;
        Ok(moved)
    }

    /// Maskinporten does not know a client whose id somebody told: waiting may not help, so the id is asked for again, once a
    /// run, and proposed as it is; whoever keeps it, or leaves the question, goes on waiting. Where nobody can be asked the
    /// step ends. An id that we got ourselves is right, and becomes known. Answers whether the wait is over.
    fn doubt_client(&mut self, work: &StepRun, effect: &Effect, finding: &Finding, run: &mut Run) -> bool {
        let is_unknown = finding.code.means == Some(Meaning::ClientUnknown);
        let Some(client) = effect.key().map(|key| key.client.clone()).filter(|_| is_unknown) else { return false };
        let Some(known) = self.book().evidence(Topic::ClientId, Some(&client), &work.place) else { return false };
        if known.source != Source::Told {
            return false;
        }
        if !self.prompter.interactive() {
            run.fail(work, finding.clone());
            return true;
        }
        run.doubt(work, Topic::ClientId, client)
    }

    /// Asks for the first answer that was doubted; answers whether there was one. The answer stays until another is given.
    fn ask_doubted(&mut self, run: &mut Run) -> Result<bool, EngineFault> {
        let Some((work, topic, key)) = run.next_doubt() else { return Ok(false) };
        let Some(known) = self.book().evidence(topic, Some(&key), &work.place).map(|known| known.value.typed()) else {
            return Ok(true);
        };
        let mut unknown = self.book().clone();
        unknown.withdraw(&work.place, topic, Some(&key), None, self.clock.now());
        let asks =
            [Some(work.clone()), giver(&work.place, work.product, topic)].into_iter().flatten().find_map(|work| {
                let question = asked_now(&work, &Brief { book: &unknown, ..self.brief(&work) }, topic, Some(&key))?;
                Some((work, question))
            });
        let Some((work, question)) = asks else { return Ok(true) };
        self.introduce(&work, run);
        self.say(&words::DOUBTED.with("id", known.as_str()));
        let proposal = (question.parse)(&known).ok();
        let proposal = proposal.map(|value| (GivenAnswer::new(Origin::Terminal, topic, known), value));
        // A client's id is no organisation, which could be found by its name.
        self.ask(&work, &question, proposal, run).map(|_| true)
    }

    /// Asks for the first entry that was not asked for in this run; answers whether there was one.
    pub(super) async fn enter_one(&mut self, moves: &[(StepRun, Move)], run: &mut Run) -> Result<bool, EngineFault> {
        if self.ask_doubted(run)? {
            return Ok(true);
        }
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
            self.show_key(work, run);
            self.write_to_send(work);
            if let Settled::Named(name) = self.settle(work, question, run)? {
                self.find_organisation(work, question, &name).await?;
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// Says what somebody else must have done before the question can be answered, how long that usually takes and, where
    /// nobody is at it, whether it can be begun, and what the operator does first.
    /// What was said before in this run is not said again.
    fn explain_wait(&mut self, work: &StepRun, wait: &Wait, run: &mut Run) {
        let mut lines = Vec::new();
        if wait.waiting.who != Actor::You {
            let who = wait.waiting.who.name();
            lines.push(words::WAITS_FOR.with("who", who).with("what", wait.waiting.what.clone()));
        }
        let card = work.step.card();
        // How long the step takes says nothing of how long its letter does.
        let letter = wait.waiting.letter.as_deref().filter(|_| wait.waiting.who == Actor::Supplier);
        let usually = letter.and_then(LetterKind::parse).map_or(card.usually, |kind| kind.entry().usually);
        lines.push(shared::USUALLY.with("time", usually));
        if wait.waiting.since.is_none() && wait.waiting.who != Actor::Supplier {
            lines.push(shared::CAN_START.with("answer", card.can_start));
        }
        for line in lines {
            if run.first_saying(work.id(), &line) {
                self.say(&line);
            }
        }
        let clicks = work.step.walkthrough(&self.brief(work));
        for (number, line) in numbered(&clicks, |line| run.first_saying(work.id(), line)) {
            match number {
                Some(number) => self.say_item(&format!("{number}."), line),
                None => self.say(line),
            }
        }
    }

    /// In production people do it: of each step that only waits for them, the clicks, and the file that they send.
    pub(super) fn tell_by_hand(&mut self, moves: &[(StepRun, Move)], run: &mut Run) {
        for (work, next) in moves {
            let Move::Wait(wait) = next else { continue };
            if !plans_only(&self.brief(work)) || wait.waiting.who != Actor::You || matches!(wait.proof, Proof::Entry(_))
            {
                continue;
            }
            if self.prompter.interactive() {
                self.introduce(work, run);
                self.explain_wait(work, wait, run);
            }
            self.write_to_send(work);
        }
    }

    /// Writes what people send themselves.
    fn write_to_send(&mut self, work: &StepRun) {
        let Some((file, body)) = work.step.file_to_send(&self.brief(work)) else { return };
        match self.performer.write_beside(&file, &body) {
            Ok((place, kept)) => {
                self.say(&words::TO_SEND.with("file", place.display().to_string()));
                if let Some(kept) = kept {
                    self.say(&words::KEPT.with("file", kept.display().to_string()));
                }
            }
            Err(finding) => self.show(&finding),
        }
    }

    /// Writes the public key that is to be pasted to its file and shows it, once a run.
    fn show_key(&mut self, work: &StepRun, run: &mut Run) {
        let Some((key, file)) = work.step.key_to_paste(&self.brief(work)) else { return };
        match self.performer.write_public_key(&key, &file) {
            Ok((place, text)) => {
                let line = words::KEY_FILE.with("file", place.display().to_string());
                if run.first_saying(work.id(), &line) {
                    self.say(&line);
                    self.screen.verbatim(&text);
                }
            }
            Err(finding) => {
                if run.first_sight(&finding) {
                    self.show(&finding);
                }
            }
        }
    }

    /// Waits for what takes minutes at most, and shows for how long already; answers whether anything was learned.
    pub(super) async fn poll(
        &mut self,
        moves: &[(StepRun, Move)],
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
            // People are not polled; the desks and the network of a rehearsal, which are machines, answer while one looks on.
            let is_soon = wait.waiting.who == Actor::Machine
                || (self.environment.simulated && wait.waiting.who.is_played_in_rehearsals());
            if pace <= POLLED_UP_TO && is_soon && !run.is_put_off(work) {
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
            self.progress.waiting(&self.screen, &what, waited, longest, self.language);
            self.ledger.rest()?;
            self.clock.sleep(interval.min(*patience)).await;
            if self.be_back()? || self.look(&looked_at, run).await? {
                *patience = patience.saturating_sub(self.clock.monotonic().saturating_sub(begun));
                self.progress.clear();
                return Ok(true);
            }
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

/// The clicks that are said now, each with its number among all of them; one alone has none.
fn numbered(clicks: &[Message], mut is_said: impl FnMut(&Message) -> bool) -> Vec<(Option<usize>, &Message)> {
    let numbers = (1..).map(|number| (clicks.len() > 1).then_some(number));
    numbers.zip(clicks).filter(|(_, line)| is_said(line)).collect()
}

/// Several things that are waited for, said in one line.
fn together(whats: impl Iterator<Item = Message>) -> Message {
    let mut said: Vec<Message> = Vec::new();
    for what in whats {
        if !said.contains(&what) {
            said.push(what);
        }
    }
    let joined = said.into_iter().reduce(|before, next| words::BOTH.with("before", before).with("next", next));
    joined.unwrap_or_else(|| Message::verbatim(""))
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        DOUBTED { nb: "Klient-ID-en her er {id}. Er den riktig, kan klienten være så ny at Maskinporten ikke kjenner den ennå.", en: "The client ID here is {id}. If it is right, the client may be so new that Maskinporten does not know it yet." }
        KEY_FILE { nb: "Den offentlige nøkkelen (JWK) er skrevet til {file}. Dette limes inn:", en: "The public key (JWK) has been written to {file}. This is what you paste:" }
        TO_SEND { nb: "Skrevet for å sendes for hånd: {file}", en: "Written to be sent by hand: {file}" }
        KEPT { nb: "Det som sto i filen før, var noe annet, og ligger i {file}", en: "The file said something else before; that is kept in {file}" }
        WAITS_FOR { nb: "Dette venter på {who}, til {what}.", en: "This is waiting for {who}, until {what}." }
        BOTH { nb: "{before} · {next}", en: "{before} · {next}" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_click_keeps_its_number_where_others_were_said_before() {
        let clicks = ["open", "sign", "send"].map(Message::verbatim);
        let numbers = |said: &[&str]| {
            let is_fresh = |line: &Message| !said.iter().any(|said| Message::verbatim(*said) == *line);
            numbered(&clicks, is_fresh).into_iter().map(|(number, _)| number).collect::<Vec<_>>()
        };
        assert_eq!(numbers(&[]), [Some(1), Some(2), Some(3)]);
        assert_eq!(numbers(&["open", "sign"]), [Some(3)]);
        assert_eq!(numbered(&clicks[..1], |_| true), [(None, &clicks[0])]);
    }
}
