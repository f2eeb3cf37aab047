//! While a person is asked, or time is waited for, the state is free: what other commands save meanwhile is taken in.

use std::time::Duration;

use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::domain::Language;
use crate::record::{Question, Topic, Value};
use crate::steps::{Brief, Move, Proof};
use crate::world::prompt::{PromptFault, Prompter};
use crate::world::state_file::{PATIENCE, StateFileFault};

/// After this long the person is told for whom is waited.
const QUIET: Duration = Duration::from_secs(1);

/// A question while a person looks at it: what it asks, and what is known of it.
pub(super) struct OpenQuestion {
    taken_in: u64,
    question: Option<Question>,
    pub(super) known: Option<Value>,
}

/// What others did to a question while a person looked at it.
pub(super) enum Meanwhile {
    /// Nothing.
    Nothing,
    /// They answered it, or with `otherwise` another that stands in its place.
    Answered { value: Value, otherwise: bool },
    /// It is another now, or none: what the person said to the old one holds for nothing.
    Another(Option<Question>),
}

impl<P> Session<'_, P> {
    /// A question as it stands now.
    pub(super) fn open(&self, work: &StepRun, question: &Question) -> OpenQuestion {
        let (topic, key) = (question.topic, question.key.as_deref());
        let brief = self.brief(work);
        OpenQuestion {
            taken_in: self.ledger.taken_in(),
            question: asked_now(work, &brief, topic, key),
            known: brief.evidence(topic, key).map(|known| known.value.clone()),
        }
    }

    /// What became of a question since a person began to look at it; `raw` is what the person answered.
    pub(super) fn meanwhile(
        &self,
        work: &StepRun,
        question: &Question,
        before: &OpenQuestion,
        raw: Option<&str>,
    ) -> Meanwhile {
        let now = self.open(work, question);
        if now.taken_in == before.taken_in {
            return Meanwhile::Nothing;
        }
        let otherwise = match (&before.question, &now.question) {
            (Some(before), Some(now)) => {
                !asks_the_same(before, now) || raw.is_some_and(|raw| reads_otherwise(before, now, raw))
            }
            // Once it is answered it is no question any more.
            (Some(_), None) => now.known.is_none(),
            (None, _) => false,
        };
        match now.known.filter(|known| before.known.as_ref() != Some(known)) {
            Some(value) => Meanwhile::Answered { value, otherwise },
            None if otherwise => Meanwhile::Another(now.question),
            None => Meanwhile::Nothing,
        }
    }

    /// Has a person asked, and gives the state back as long as that takes.
    ///
    /// # Errors
    /// There is no answer, or the state cannot be saved or had again.
    pub fn asking<T>(
        &mut self,
        ask: impl FnOnce(&mut dyn Prompter, Language) -> Result<T, PromptFault>,
    ) -> Result<T, EngineFault> {
        if self.prompter.interactive() {
            self.ledger.rest()?;
        }
        let answer = ask(self.prompter.as_mut(), self.language)?;
        self.be_back()?;
        Ok(answer)
    }

    /// Has the state again after a rest; answers whether anything came meanwhile. Who works with it is waited for: whoever
    /// has just answered does not answer twice.
    ///
    /// # Errors
    /// What stands there now cannot be taken, or somebody works with it and nobody can be told to wait.
    pub(super) fn be_back(&mut self) -> Result<bool, EngineFault> {
        let mut patience = QUIET;
        let came = loop {
            match self.ledger.take_again(patience) {
                Err(StateFileFault::Held { .. }) if patience == QUIET => {
                    self.say(&words::WAITING.into());
                    patience = PATIENCE;
                }
                Err(StateFileFault::Held { .. }) if self.prompter.interactive() => {}
                taken => break taken?,
            }
        };
        if came {
            self.say(&words::TAKEN_IN.into());
        }
        self.took_in |= came;
        Ok(came)
    }
}

/// The question of a topic as its step asks it now.
pub(super) fn asked_now(work: &StepRun, brief: &Brief<'_>, topic: Topic, key: Option<&str>) -> Option<Question> {
    let is_it = |question: &Question| question.topic == topic && question.key.as_deref() == key;
    let of_topic = work.step.question(topic, brief).answerable().map(|question| *question).filter(is_it);
    let next = || match work.next(brief) {
        Move::Ask(question) => Some(*question),
        Move::Wait(wait) => match wait.proof {
            Proof::Entry(question) => Some(*question),
            Proof::Look(_) | Proof::NotYet => None,
        },
        _ => None,
    };
    of_topic.or_else(|| next().filter(is_it))
}

/// Whether two questions are one to who reads them.
fn asks_the_same(one: &Question, other: &Question) -> bool {
    (&one.text, &one.help, &one.kind, &one.default) == (&other.text, &other.help, &other.kind, &other.default)
}

/// Whether one question reads an answer otherwise than another.
fn reads_otherwise(one: &Question, other: &Question, raw: &str) -> bool {
    (one.parse)(raw).ok() != (other.parse)(raw).ok()
}

/// What this file alone says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        WAITING { nb: "En annen kommando arbeider med tilstandsfilen. Venter til den er ferdig.", en: "Another command is working with the state file. Waiting for it." }
        TAKEN_IN { nb: "En annen kommando har lagret noe i tilstandsfilen imens. Det er tatt med her.", en: "Another command has saved something in the state file meanwhile. It has been taken in here." }
    }
}

#[cfg(test)]
#[path = "resting_tests.rs"]
mod tests;
