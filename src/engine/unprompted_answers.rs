//! Answers that no step asks for: what is derived or has its default unless a flag, a variable or the answers file says
//! otherwise, such as `--key-source file`.

use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::record::{Topic, When};
use crate::steps::IntakeQuestion;

impl<P> Session<'_, P> {
    /// Records what was given beforehand for questions that stand open, before any step goes by what it would derive. An
    /// entry waits for its step: it exists only when somebody has acted.
    ///
    /// # Errors
    /// A given answer does not hold, or the state cannot be saved.
    pub fn take_unprompted(&mut self, works: &[StepRun], run: &mut Run) -> Result<(), EngineFault> {
        self.take_given(works, run, |_| true)
    }

    /// The same of those alone that nobody is ever asked: whoever breaks off before the last question would not be asked for
    /// them again, and miss them without a word.
    ///
    /// # Errors
    /// As [`Self::take_unprompted`].
    pub(super) fn take_kept(&mut self, works: &[StepRun], run: &mut Run) -> Result<(), EngineFault> {
        self.take_given(works, run, |question| matches!(question, IntakeQuestion::Kept(_)))
    }

    fn take_given(
        &mut self,
        works: &[StepRun],
        run: &mut Run,
        is_wanted: impl Fn(&IntakeQuestion) -> bool,
    ) -> Result<(), EngineFault> {
        // Which client it is decides what the others are about.
        let mut topics: Vec<Topic> = self.answers.topics().collect();
        topics.sort_by_key(|topic| *topic != Topic::ClientUsed);
        for topic in topics {
            for work in works.iter().filter(|work| work.step.card().asks(topic)) {
                let brief = self.brief(work);
                let question = Some(work.step.question(topic, &brief)).filter(&is_wanted);
                let Some(question) = question.and_then(IntakeQuestion::answerable) else { continue };
                let key = question.key.as_deref();
                let given = self.answers.given(topic, key).next().is_some();
                if given && question.when == When::Now && brief.evidence(topic, key).is_none() {
                    self.settle(work, &question, run)?;
                }
            }
        }
        Ok(())
    }
}
