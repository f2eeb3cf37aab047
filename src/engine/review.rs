//! Before the first write: all answers, each with where it came from, to accept or to correct.

use super::change::{AnswerBy, ToldAnswer};
use super::outcome::LOCAL;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::record::{Choice, Place, Source, Topic};

/// The word of the row that accepts everything.
const ALL_RIGHT: &str = "right";

/// The word of the row that leads to a correction.
const CORRECT: &str = "correct";

impl<P> Session<'_, P> {
    /// Shows the answers once a run, where any is new or nothing was made yet; answers whether one may go on. A corrected
    /// answer lets the loop ask what hangs on it, and the answers are shown again.
    ///
    /// # Errors
    /// The terminal fails, or the state cannot be saved.
    pub(super) fn review(&mut self, works: &[StepRun], next: &StepRun, run: &mut Run) -> Result<bool, EngineFault> {
        if run.reviewed
            || self.answers.yes
            || !self.prompter.interactive()
            || !(self.answered || self.is_first(&next.place))
        {
            return Ok(true);
        }
        let told = self.told_answers(works);
        if told.is_empty() {
            return Ok(true);
        }
        self.screen.heading(words::ANSWERS.raw(self.language));
        run.leave_heading();
        for answer in &told {
            self.say_item("·", &answer.line);
        }
        let choices = [(ALL_RIGHT, words::ALL_RIGHT), (CORRECT, words::CORRECT)]
            .map(|(word, label)| Choice { word: word.to_owned(), label: label.into() });
        let picked = self.asking(|prompter, language| prompter.pick(&words::RIGHT.into(), &choices, language))?;
        match picked.as_deref() {
            // Other answers than those that were shown may stand there now.
            Some(ALL_RIGHT) if self.took_in => Ok(false),
            Some(ALL_RIGHT) => {
                run.reviewed = true;
                Ok(true)
            }
            Some(_) => {
                if let Some(topic) = self.pick_answer(&told)?
                    && let Some(changed) = self.change(works, topic, AnswerBy::Person)?
                {
                    self.tell_what_is_left(&changed);
                }
                Ok(false)
            }
            None => {
                run.put_off_step(next);
                Ok(false)
            }
        }
    }

    /// Lets the operator choose which answer to correct; `None` where that is left, or nothing was answered.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn choose_answer(&mut self, works: &[StepRun]) -> Result<Option<Topic>, EngineFault> {
        let told = self.told_answers(works);
        for answer in &told {
            self.say_item("·", &answer.line);
        }
        self.pick_answer(&told)
    }

    fn pick_answer(&mut self, told: &[ToldAnswer]) -> Result<Option<Topic>, EngineFault> {
        let mut choices: Vec<Choice> = Vec::new();
        for answer in told {
            let word = answer.topic.id();
            if !choices.iter().any(|choice| choice.word == word) {
                choices.push(Choice { word: word.to_owned(), label: answer.question.clone() });
            }
        }
        let chosen = self.asking(|prompter, language| prompter.pick(&words::WHICH.into(), &choices, language))?;
        Ok(chosen.as_deref().and_then(Topic::by_id))
    }

    /// Whether nothing was made yet in the environment by a service, or on this machine to be sent to one. What was made in
    /// another environment, such as in the test, was shown there.
    fn is_first(&self, place: &Place) -> bool {
        let (book, here) = (self.book(), &place.environment);
        let deployments = book.deployments.get(here).into_iter().flat_map(|services| services.values());
        let mut facts = book.environments.get(here).into_iter().chain(deployments).flat_map(|facts| facts.iter());
        !facts.any(|(_, _, known)| known.source == Source::Made && known.how != LOCAL)
    }
}

/// What this file alone says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        ANSWERS { nb: "Dette er svarene", en: "These are the answers" }
        RIGHT { nb: "Stemmer svarene?", en: "Are the answers right?" }
        ALL_RIGHT { nb: "alt stemmer, gå videre", en: "everything is right, go on" }
        CORRECT { nb: "rett et svar", en: "correct an answer" }
        WHICH { nb: "Hvilket svar vil du rette?", en: "Which answer do you want to correct?" }
    }
}
