//! Answers given beforehand, held against what is known before anything is done.

use super::answers::{self, GivenAnswer};
use super::session::{EngineFault, Session};
use super::step_run::{StepRun, giver};
use crate::domain::Product;
use crate::finding::Finding;
use crate::record::{Place, Question, Topic, Value};
use crate::steps::{Move, Proof};

impl<P> Session<'_, P> {
    /// Holds every flag, variable and file entry against what is known. An intake reads the answers itself, and names what
    /// cannot be read together with what is missing.
    ///
    /// # Errors
    /// All contradictions at once, and with them what cannot be read.
    pub fn check_given(&self, works: &[StepRun]) -> Result<(), EngineFault> {
        let (mut contradicting, mut wrong) = (Vec::new(), Vec::new());
        for (work, question, given) in self.asked_for(works) {
            match answers::read(&question, &given) {
                Ok(new) => contradicting.extend(self.contradiction(&work, &question, &given, &new)),
                Err(finding) => wrong.push(*finding),
            }
        }
        if contradicting.is_empty() {
            return Ok(());
        }
        Err(EngineFault::Answers(distinct(contradicting.into_iter().chain(wrong))))
    }

    /// Given answers that no question can take, whether they are needed now or later.
    #[must_use]
    pub fn unreadable(&self, works: &[StepRun]) -> Vec<Finding> {
        let wrong = self.asked_for(works).filter_map(|(_, question, given)| answers::read(&question, &given).err());
        distinct(wrong.map(|finding| *finding))
    }

    fn contradiction(&self, work: &StepRun, question: &Question, given: &GivenAnswer, new: &Value) -> Option<Finding> {
        let known = &self.brief(work).evidence(question.topic, question.key.as_deref())?.value;
        // A waiting step asks for this very answer: what is known is a put-off one, a draft, or a no.
        (new != known && !self.is_awaited(work, question.topic)).then(|| answers::contradiction(given, known, new))
    }

    /// Every question that something was given for on purpose, with the answer that counts.
    fn asked_for(&self, works: &[StepRun]) -> impl Iterator<Item = (StepRun, Question, GivenAnswer)> {
        // The works of a place follow each other.
        let mut places: Vec<(Place, Product)> = works.iter().map(|work| (work.place.clone(), work.product)).collect();
        places.dedup();
        let of_place =
            move |topic: Topic| places.clone().into_iter().map(move |(place, product)| (topic, place, product));
        self.answers.topics().flat_map(of_place).filter_map(|(topic, place, product)| {
            let work = giver(&place, product, topic)?;
            let question = work.step.question(topic, &self.brief(&work)).answerable()?;
            let given = self.answers.given(topic, question.key.as_deref()).next()?;
            Some((work, *question, given))
        })
    }
}

impl<P> Session<'_, P> {
    /// Whether the step that gives a topic waits for somebody to tell it.
    fn is_awaited(&self, work: &StepRun, topic: Topic) -> bool {
        let Move::Wait(wait) = work.next(&self.brief(work)) else { return false };
        matches!(&wait.proof, Proof::Entry(question) if question.topic == topic)
    }
}

/// Findings, each once.
pub(super) fn distinct(findings: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut distinct: Vec<Finding> = Vec::new();
    for finding in findings {
        if !distinct.contains(&finding) {
            distinct.push(finding);
        }
    }
    distinct
}
