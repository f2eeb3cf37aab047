//! `--plan`: the next move of every step, in words. Touches nothing.

use super::checklist::lacking;
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use crate::report::plan::Planned;
use crate::steps::{Effect, IntakeQuestion, Move};
use crate::text::{Message, checklist};

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

    /// The next moves, in journey order.
    #[must_use]
    pub fn plan(&self, works: &[StepRun]) -> Vec<Planned> {
        let planned = |(work, next): (&StepRun, Move)| Planned {
            step: work.id(),
            title: work.step.card().title.into(),
            clicks: self.clicks(work, &next),
            lines: lines(&self.wished(next), works),
        };
        self.next_moves(works.iter()).into_iter().map(planned).collect()
    }
}

impl<P> Session<'_, P> {
    /// In production people do it themselves: what they click, of everything that is not settled.
    fn clicks(&self, work: &StepRun, next: &Move) -> Vec<Message> {
        let settled = matches!(next, Move::Done | Move::NotNeeded(_));
        let by_hand = self.environment.is_real_production() && !settled;
        if by_hand { work.step.walkthrough(&self.brief(work)) } else { Vec::new() }
    }
}

fn lines(next: &Move, works: &[StepRun]) -> Vec<Message> {
    match next {
        Move::Ask(question) => {
            vec![
                words::PLAN_ASK
                    .with("question", question.text.clone())
                    .with("flag", format!("--{}", question.topic.id())),
            ]
        }
        Move::Do(effects) => effects.iter().map(planned).collect(),
        // What is waited for is worded as it will be then.
        Move::Wait(wait) => vec![checklist::UNTIL.with("what", wait.waiting.what.clone())],
        Move::Blocked(topics) => {
            vec![words::PLAN_BLOCKED.with("steps", lacking(topics, works))]
        }
        Move::NotNeeded(reason) => vec![reason.clone()],
        Move::Done => vec![words::PLAN_DONE.into()],
    }
}

fn planned(effect: &Effect) -> Message {
    let kind = match (effect.writes(), effect.reversible()) {
        (false, _) => return effect.describe(),
        (true, true) => words::PLAN_WRITE,
        (true, false) => words::PLAN_WRITE_FOR_EVER,
    };
    kind.with("what", effect.describe())
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        PLAN_ASK { nb: "Spør: {question} ({flag})", en: "Ask: {question} ({flag})" }
        PLAN_WRITE { nb: "Gjør: {what}", en: "Do: {what}" }
        PLAN_WRITE_FOR_EVER { nb: "Gjør (kan ikke angres): {what}", en: "Do, and it cannot be undone: {what}" }
        PLAN_BLOCKED { nb: "Venter på andre steg: {steps}", en: "Waiting for other steps: {steps}" }
        PLAN_DONE { nb: "Ingenting gjenstår.", en: "Nothing is left." }
    }
}
