//! `policy new`: the questions that a policy is made of, without an onboarding around them.

use super::answers::Origin;
use super::run::Run;
use super::session::{EngineFault, Session, Settled};
use super::work::Work;
use crate::domain::ResourceId;
use crate::policy::EditorPolicy;
use crate::record::values::ResourceChoice;
use crate::record::{Known as _, Question, Topic, t};
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
        let giver = works.iter().find(|work| work.step.card().asks.contains(&Topic::ResourceChoice)).cloned();
        // Who may read is asked of what is to be made; what exists is taken as it is.
        if let Some(work) = giver {
            self.told(&work, None, t::ResourceChoice::wrap(ResourceChoice::New), Origin::Default)?;
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
                Settled::PutOff | Settled::Missing => missing.push(self.missing(&work, &question, &run)),
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
    id.bare().split('-').next().unwrap_or_else(|| id.bare())
}
