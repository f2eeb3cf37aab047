//! `--plan`: the next move of every step, in words. Touches nothing.

use super::checklist::{lacking, lacking_steps};
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::report::plan::{Plan, Planned, PlannedEffect, PlannedMove};
use crate::steps::parts::waits::plans_only;
use crate::steps::{Effect, IntakeQuestion, Move};
use crate::text::Message;

impl<P> Session<'_, P> {
    /// Goes by what was given beforehand, and with `--yes` by what is proposed, as the run would that is planned. Nothing is
    /// kept: the ledger of a plan is not.
    ///
    /// # Errors
    /// What was given cannot be read.
    pub fn suppose_given(&mut self, works: &[StepRun]) -> Result<(), EngineFault> {
        let run = Run::default();
        // An answer may open the next question.
        let mut supposed = true;
        while supposed {
            supposed = false;
            for work in works {
                for topic in work.step.card().asked() {
                    let brief = self.brief(work);
                    let IntakeQuestion::Question(question) = work.step.question(topic, &brief) else { continue };
                    if brief.evidence(topic, question.key.as_deref()).is_some() {
                        continue;
                    }
                    if let Some((value, origin)) = self.unasked(work, &question, &run)? {
                        self.told(work, question.key, value, origin)?;
                        supposed = true;
                    }
                }
            }
        }
        Ok(())
    }

    /// The next moves of these steps, in journey order; `works` is all that may give them something.
    #[must_use]
    pub fn plan(&self, works: &[StepRun], is_wished: impl Fn(&StepRun) -> bool) -> Plan {
        let planned = |(work, next): (&StepRun, Move)| Planned {
            service: work.place.service.to_string(),
            product: work.product,
            step: work.id(),
            title: work.step.card().title.into(),
            clicks: self.clicks(work, &next),
            next: planned(self.wished(next), works),
        };
        let next = self.next_moves(works.iter()).into_iter().filter(|(work, _)| is_wished(work));
        Plan {
            environment: self.environment.name.to_string(),
            simulated: self.environment.simulated,
            steps: next.map(planned).collect(),
        }
    }
}

impl<P> Session<'_, P> {
    /// In production people do it themselves: what they click, of everything that is not settled.
    fn clicks(&self, work: &StepRun, next: &Move) -> Vec<Message> {
        let settled = matches!(next, Move::Done | Move::NotNeeded(_));
        let by_hand = plans_only(&self.brief(work)) && !settled;
        if by_hand { work.step.walkthrough(&self.brief(work)) } else { Vec::new() }
    }
}

fn planned(next: Move, works: &[StepRun]) -> PlannedMove {
    match next {
        Move::Ask(question) => PlannedMove::Ask { topic: question.topic.id(), question: question.text },
        Move::Do(effects) => PlannedMove::Do(effects.iter().map(effect).collect()),
        Move::Wait(wait) => PlannedMove::Wait(wait.waiting.what),
        Move::Blocked(topics) => {
            PlannedMove::Blocked { titles: lacking(&topics, works), steps: lacking_steps(&topics, works) }
        }
        Move::NotNeeded(reason) => PlannedMove::NotNeeded(reason),
        Move::Done => PlannedMove::Done,
    }
}

fn effect(effect: &Effect) -> PlannedEffect {
    PlannedEffect { what: effect.describe(), writes: effect.writes(), reversible: effect.reversible() }
}
