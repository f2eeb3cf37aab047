//! Answers given beforehand, held against what is known before anything is done.

use super::answers::{self, Given};
use super::session::{EngineFault, Session, Work, giver};
use crate::record::values::OperatedBy;
use crate::record::{Question, Topic, Value};
use crate::report::Finding;
use crate::steps::Asked;

impl<P> Session<P> {
    /// Holds every flag, variable and file entry against what is known. An intake reads the answers itself, and names what
    /// cannot be read together with what is missing.
    ///
    /// # Errors
    /// All contradictions, and what cannot be read, at once.
    pub fn check_given(&self, works: &[Work], intake: bool) -> Result<(), EngineFault> {
        let mut findings = self.contradictions(works);
        if !intake || !findings.is_empty() {
            findings.extend(self.unreadable(works));
        }
        if findings.is_empty() { Ok(()) } else { Err(EngineFault::Answers(findings)) }
    }

    /// Given answers that no question can take, whether they are needed now or later.
    #[must_use]
    pub fn unreadable(&self, works: &[Work]) -> Vec<Finding> {
        let wrong = self.asked_for(works).filter_map(|(_, question, given)| answers::read(&question, &given).err());
        distinct(wrong.map(|finding| *finding))
    }

    fn contradictions(&self, works: &[Work]) -> Vec<Finding> {
        let contradicting = self.asked_for(works).filter_map(|(work, question, given)| {
            let known = self.brief(&work).evidence(question.topic, question.key.as_deref())?.value.clone();
            let new = answers::read(&question, &given).ok()?;
            // A put-off answer (`unknown`) may be followed by the real one.
            (new != known && !is_open(&known)).then(|| answers::contradiction(&given, &known, &new, work.id()))
        });
        distinct(contradicting)
    }

    /// Every question that something was given for on purpose, with the answer that counts.
    fn asked_for(&self, works: &[Work]) -> impl Iterator<Item = (Work, Question, Given)> {
        let first = works.first();
        self.answers.topics().filter_map(move |topic: Topic| {
            let work = giver(&first?.place, first?.product, topic)?;
            let Asked::Question(question) = work.step.question(topic, &self.brief(&work)) else { return None };
            let given = self.answers.given(topic, question.key.as_deref()).next()?;
            Some((work, *question, given))
        })
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

/// An answer that leaves the matter open.
fn is_open(value: &Value) -> bool {
    matches!(value, Value::OperatedBy(OperatedBy::Unknown))
}
