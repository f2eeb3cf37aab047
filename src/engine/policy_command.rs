//! `policy new`: the questions that a policy is made of, without an onboarding around them.

use super::answers::Origin;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::settling::Settled;
use super::step_run::StepRun;
use crate::catalog::codes::answers;
use crate::domain::ResourceId;
use crate::finding::Finding;
use crate::policy::EditorPolicy;
use crate::record::values::ResourceChoice;
use crate::record::{Question, Topic, TopicMarker as _, t};
use crate::steps::IntakeQuestion;
use crate::steps::parts::readers;
use crate::steps::policy::alone::{self, FreeName};
use crate::steps::policy::purposes::Purpose;

/// A policy made of answers.
pub struct MadePolicy {
    /// What for.
    pub purpose: &'static Purpose,
    /// Of which resource.
    pub id: ResourceId,
    /// The rules as the answers have them, not written as a file yet.
    pub policy: EditorPolicy,
    /// Somebody else than the service owner shall write.
    pub has_writers: bool,
}

impl<P> Session<'_, P> {
    /// Asks what the policy is made of and builds it. `for_studio` keeps the placeholder for the organisation's code.
    ///
    /// # Errors
    /// Answers are missing where nobody can be asked, or do not hold.
    pub fn new_policy(&mut self, works: &[StepRun], for_studio: bool) -> Result<Option<MadePolicy>, EngineFault> {
        let mut run = Run::default();
        let (mut missing, mut wrong) = (Vec::new(), Vec::new());
        let Some(work) = works.first().cloned() else { return Ok(None) };
        // Who may read is asked of what is to be made; what exists is taken as it is.
        self.told(&work, None, t::ResourceChoice::wrap(ResourceChoice::New), Origin::Default)?;
        for topic in alone::TOPICS {
            let given = self.answers.given(*topic, None).next().is_some();
            if !given && !self.is_asked_alone(*topic) {
                continue;
            }
            if *topic == Topic::Recipients {
                self.follow_readers(&work)?;
            }
            if self.brief(&work).evidence(*topic, None).is_some() {
                continue;
            }
            let Some((work, question)) = self.question_alone(works, &work, *topic) else {
                wrong.extend(self.not_of_product(&work, *topic));
                continue;
            };
            match self.settle(&work, &question, &mut run)? {
                Settled::Known => {}
                // Nothing is kept, so there is no later to put it off to.
                Settled::PutOff | Settled::Named(_) => return Err(EngineFault::Left),
                Settled::Missing => missing.push(self.missing(&work, &question, &run)),
            }
        }
        if !wrong.is_empty() {
            return Err(EngineFault::Answers(wrong));
        }
        if !missing.is_empty() {
            return Err(EngineFault::Answers(missing));
        }
        let brief = self.brief(&work);
        let (Some(id), Some(policy)) = (brief.get(t::ResourceId), alone::built(&brief, for_studio)) else {
            return Ok(None);
        };
        let has_writers = brief.get(t::Writers).is_some();
        Ok(Some(MadePolicy { purpose: alone::purpose(&brief), id: id.clone(), policy, has_writers }))
    }

    /// Whether a topic is asked for by itself. A person sees what else is common; a script answers what is needed.
    fn is_asked_alone(&self, topic: Topic) -> bool {
        let is_person = self.prompter.interactive() && !self.answers.yes;
        !alone::ONLY_GIVEN.contains(&topic) || (is_person && alone::SHOWN_TO_PERSONS.contains(&topic))
    }

    /// Where the file goes, where that was answered beforehand or somebody can say it; `None` is stdout. `free` judges a
    /// name, `proposal` is what is offered.
    ///
    /// # Errors
    /// The name does not hold, or whoever is asked leaves it: nothing is written then.
    pub fn policy_file(
        &mut self,
        works: &[StepRun],
        proposal: &str,
        free: FreeName,
    ) -> Result<Option<String>, EngineFault> {
        let Some(work) = works.first().cloned() else { return Ok(None) };
        let given = self.answers.given(Topic::PolicyFile, None).next().is_some();
        if !given && (self.answers.yes || !self.prompter.interactive()) {
            return Ok(None);
        }
        match self.settle(&work, &alone::file_question(proposal, free), &mut Run::default())? {
            Settled::Known => Ok(self.brief(&work).get(t::PolicyFile).map(|told| told.0.clone())),
            Settled::PutOff | Settled::Named(_) | Settled::Missing => Err(EngineFault::Left),
        }
    }

    /// The question of a topic, with the step that it belongs to.
    fn question_alone(&self, works: &[StepRun], first: &StepRun, topic: Topic) -> Option<(StepRun, Question)> {
        if let Some(question) = alone::question(topic, &self.brief(first)) {
            return Some((first.clone(), question));
        }
        if !alone::asks_as_journey(topic, &self.brief(first)) {
            return None;
        }
        let work = works.iter().find(|work| work.step.card().asks(topic))?;
        match work.step.question(topic, &self.brief(work)) {
            // A rule for subscribing harms nobody, and without it no subscription is ever validated.
            IntakeQuestion::Question(question) if topic == Topic::EventsWanted => {
                Some((work.clone(), question.proposing(Some("yes"))))
            }
            IntakeQuestion::Question(question) => Some((work.clone(), *question)),
            IntakeQuestion::Decided | IntakeQuestion::Kept(_) | IntakeQuestion::HangsOn(_) => None,
        }
    }

    /// A flag that has no meaning for what the policy is for: whoever wrote it believes otherwise.
    fn not_of_product(&self, work: &StepRun, topic: Topic) -> Option<Finding> {
        let purpose = alone::purpose(&self.brief(work));
        let foreign = match topic {
            Topic::Requesters => !purpose.has_requesters,
            _ => alone::is_of_journey(topic) && purpose.readers.is_some(),
        };
        (foreign && self.answers.flags.contains_key(&topic)).then(|| {
            let flag = format!("--{}", topic.id());
            Finding::new(&answers::ANSWER_NOT_OF_PRODUCT, flag).with("product", purpose.word())
        })
    }

    /// Who has named the readers is asked neither who receives nor whether it is confidential.
    fn follow_readers(&mut self, work: &StepRun) -> Result<(), EngineFault> {
        let Some(given) = self.answers.given(Topic::Readers, None).next() else { return Ok(()) };
        let holders = readers::read(Topic::Readers, &given.raw).map_err(|mut finding| {
            finding.subject = given.place;
            EngineFault::Answers(vec![finding])
        })?;
        for value in alone::follows_from(&holders) {
            if self.answers.given(value.topic(), None).next().is_none() {
                self.told(work, None, value, Origin::Default)?;
            }
        }
        Ok(())
    }
}
