//! `policy new`: the questions that a policy is made of, without an onboarding around them.

use super::outcome::Learned;
use super::run::Run;
use super::session::{EngineFault, Session, Settled, Work};
use crate::domain::ResourceId;
use crate::policy::EditorPolicy;
use crate::record::values::{ResourceBy, ResourceChoice};
use crate::record::{Question, Source, Topic, Value, t};
use crate::steps::{Asked, policy};

impl<P> Session<P> {
    /// Asks what the policy is made of and builds it. `questions` are those of the resource id, which elsewhere follows from
    /// the organisation.
    ///
    /// # Errors
    /// Answers are missing where nobody can be asked, or do not hold.
    pub fn new_policy(
        &mut self,
        works: &[Work],
        resource_id: &Question,
        topics: &[Topic],
    ) -> Result<Option<EditorPolicy>, EngineFault> {
        let mut run = Run::default();
        let mut missing = Vec::new();
        // The questions are those about a new resource that the program publishes.
        if let Some(work) = works.first() {
            for value in [Value::ResourceChoice(ResourceChoice::New), Value::ResourceBy(ResourceBy::Program)] {
                let learned = Learned { key: None, value, source: Source::Made, how: "policy new".to_owned() };
                self.record(&work.place, learned)?;
            }
        }
        for topic in topics {
            let Some(work) = works.iter().find(|work| work.step.card().asks.contains(topic)).cloned() else { continue };
            let question = match (*topic, work.step.question(*topic, &self.brief(&work))) {
                (Topic::ResourceId, _) => resource_id.clone(),
                (_, Asked::Question(question)) => *question,
                (_, Asked::NotAsked | Asked::HangsOn(_)) => continue,
            };
            match self.settle(&work, &question, &mut run)? {
                Settled::Known => {}
                Settled::PutOff | Settled::Missing => missing.push(self.missing(&question, &run)),
            }
        }
        if !missing.is_empty() {
            return Err(EngineFault::Answers(missing));
        }
        let Some(work) = works.first() else { return Ok(None) };
        let brief = self.brief(work);
        let Some(id) = brief.get(t::ResourceId) else { return Ok(None) };
        Ok(policy::built(&brief, code_of(id), id))
    }
}

/// The organisation code that an id begins with.
fn code_of(id: &ResourceId) -> &str {
    id.bare().split(['-', '_']).next().unwrap_or_else(|| id.bare())
}
