//! An organisation found by its name, for who does not have the number at hand.

use super::answers::Origin;
use super::outcome::Perform;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::record::{Choice, Question};

impl<P: Perform> Session<'_, P> {
    /// Looks a name up, has one of the hits chosen, and records its number as the answer. Where nothing is found or chosen,
    /// nothing is recorded, and the question comes again.
    ///
    /// # Errors
    /// The terminal fails, or the state cannot be saved.
    pub(super) async fn find_organisation(
        &mut self,
        work: &StepRun,
        question: &Question,
        name: &str,
    ) -> Result<(), EngineFault> {
        let found = match self.performer.organisations(name).await {
            Ok(found) => found,
            Err(finding) => {
                self.show(&finding);
                return Ok(());
            }
        };
        if found.is_empty() {
            self.say(&words::NOTHING.with("name", name));
            return Ok(());
        }
        let choices: Vec<Choice> = found
            .iter()
            .map(|unit| Choice {
                word: unit.number.to_string(),
                label: words::HIT
                    .with("name", unit.name.as_str())
                    .with("orgnr", unit.number.spaced())
                    .with("form", unit.form.as_str())
                    .with("place", unit.place.as_str()),
            })
            .collect();
        let picked = self.asking(|prompter, language| prompter.pick(&words::WHICH.into(), &choices, language))?;
        let Some(number) = picked else { return Ok(()) };
        match (question.parse)(&number) {
            Ok(value) => {
                self.typed.push(value.clone());
                self.told(work, question.key.clone(), value, Origin::Terminal)?;
            }
            Err(finding) => self.show(&finding),
        }
        Ok(())
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        NOTHING { nb: "Enhetsregisteret har ingen virksomhet med navnet «{name}».", en: "The register of legal entities has no organisation called “{name}”." }
        WHICH { nb: "Hvilken av disse?", en: "Which of these?" }
        HIT { nb: "{name} ({orgnr}), {form}, {place}", en: "{name} ({orgnr}), {form}, {place}" }
    }
}
