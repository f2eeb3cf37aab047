//! What happened in one run: failures, what was put off, what was refused, which proofs were looked at.

use super::session::Work;
use crate::record::{Place, Topic, Value};
use crate::report::Finding;
use crate::steps::Effect;

/// A step that failed in this run.
#[derive(Clone, Debug, PartialEq)]
pub struct Failed {
    /// Where.
    pub place: Place,
    /// The step's id.
    pub step: &'static str,
    /// Why.
    pub finding: Finding,
}

/// A step, or one question of it, that the operator left for another time.
type PutOff = (Place, &'static str, Option<(Topic, Option<String>)>);

/// What happened in one run.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Steps that failed; the others went on.
    pub failed: Vec<Failed>,
    /// *Now* answers that nobody gave.
    pub missing: Vec<Finding>,
    put_off: Vec<PutOff>,
    refusals: Vec<(Topic, Option<String>, Option<Value>, Finding)>,
    looked: Vec<(Place, &'static str, Vec<Effect>)>,
    asked: Vec<(Place, Topic, Option<String>)>,
    introduced: Vec<&'static str>,
    seen: Vec<Finding>,
}

impl Run {
    /// A step cannot go on in this run.
    pub fn fail(&mut self, work: &Work, finding: Finding) {
        if !self.has_failed(work) {
            self.failed.push(Failed { place: work.place.clone(), step: work.id(), finding });
        }
    }

    /// Whether a step failed.
    #[must_use]
    pub fn has_failed(&self, work: &Work) -> bool {
        self.failed.iter().any(|failed| failed.place == work.place && failed.step == work.id())
    }

    /// An answer was refused.
    pub fn refuse(&mut self, topic: Topic, key: Option<String>, value: Option<Value>, finding: Finding) {
        self.refusals.push((topic, key, value, finding));
    }

    /// Why a value was refused.
    #[must_use]
    pub fn refusal(&self, topic: Topic, key: Option<&str>, value: &Value) -> Option<&Finding> {
        let found = self.refusals.iter().rev().find(|(known, known_key, known_value, _)| {
            *known == topic && known_key.as_deref() == key && known_value.as_ref() == Some(value)
        });
        found.map(|(_, _, _, finding)| finding)
    }

    /// Every refusal of this run.
    pub fn refusals(&self) -> impl Iterator<Item = &Finding> {
        self.refusals.iter().map(|(_, _, _, finding)| finding)
    }

    /// Why a topic's last answer was refused.
    #[must_use]
    pub fn last_refusal(&self, topic: Topic, key: Option<&str>) -> Option<&Finding> {
        let of_topic =
            |known: &&(Topic, Option<String>, Option<Value>, Finding)| known.0 == topic && known.1.as_deref() == key;
        self.refusals.iter().rev().find(of_topic).map(|(_, _, _, finding)| finding)
    }

    /// The operator left a question for another time.
    pub fn put_off(&mut self, work: &Work, topic: Topic, key: Option<&str>) {
        self.put_off.push((work.place.clone(), work.id(), Some((topic, key.map(str::to_owned)))));
    }

    /// The operator said no to what a step would do.
    pub fn put_off_step(&mut self, work: &Work) {
        self.put_off.push((work.place.clone(), work.id(), None));
    }

    /// Whether a step is left for another time.
    #[must_use]
    pub fn is_put_off(&self, work: &Work) -> bool {
        self.put_off.iter().any(|(place, step, topic)| *place == work.place && *step == work.id() && topic.is_none())
    }

    /// Whether a question is left for another time.
    #[must_use]
    pub fn is_question_put_off(&self, topic: Topic, key: Option<&str>) -> bool {
        self.put_off.iter().any(|(_, _, left)| {
            left.as_ref().is_some_and(|(known, known_key)| *known == topic && known_key.as_deref() == key)
        })
    }

    /// Whether these proofs are looked at for the first time in this run.
    pub fn first_look(&mut self, work: &Work, effects: &[Effect]) -> bool {
        let look = (work.place.clone(), work.id(), effects.to_vec());
        let first = !self.looked.contains(&look);
        if first {
            self.looked.push(look);
        }
        first
    }

    /// Whether an entry is asked for the first time in this run.
    pub fn first_entry(&mut self, work: &Work, topic: Topic, key: Option<&str>) -> bool {
        let entry = (work.place.clone(), topic, key.map(str::to_owned));
        let first = !self.asked.contains(&entry);
        if first {
            self.asked.push(entry);
        }
        first
    }

    /// Whether a step is introduced for the first time in this run.
    pub fn first_introduction(&mut self, step: &'static str) -> bool {
        let first = !self.introduced.contains(&step);
        if first {
            self.introduced.push(step);
        }
        first
    }

    /// Whether a finding is met for the first time in this run: a poll that fails the same way again says so once.
    pub fn first_sight(&mut self, finding: &Finding) -> bool {
        let first = !self.seen.contains(finding);
        if first {
            self.seen.push(finding.clone());
        }
        first
    }

    /// A *now* answer is missing; named once.
    pub fn miss(&mut self, finding: Finding) {
        if !self.missing.contains(&finding) {
            self.missing.push(finding);
        }
    }
}
