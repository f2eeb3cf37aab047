//! `--plan`: the next move of every step, in words. Touches nothing.

use super::session::Session;
use super::step_run::StepRun;
use crate::report::plan::Planned;
use crate::steps::{Effect, Move};
use crate::text::{Message, engine as text};

impl<P> Session<'_, P> {
    /// The next moves, in journey order.
    #[must_use]
    pub fn plan(&self, works: &[StepRun]) -> Vec<Planned> {
        let planned = |(work, next): (&StepRun, Move)| Planned {
            step: work.id(),
            title: work.step.card().title.into(),
            lines: lines(&self.wished(next)),
        };
        self.next_moves(works.iter()).into_iter().map(planned).collect()
    }
}

fn lines(next: &Move) -> Vec<Message> {
    match next {
        Move::Ask(question) => {
            vec![
                text::PLAN_ASK
                    .with("question", question.text.clone())
                    .with("flag", format!("--{}", question.topic.id())),
            ]
        }
        Move::Do(effects) => effects.iter().map(planned).collect(),
        Move::Wait(wait) => vec![wait.waiting.what.clone()],
        Move::Blocked(topics) => {
            vec![
                text::PLAN_BLOCKED.with("topics", topics.iter().map(|topic| topic.id()).collect::<Vec<_>>().join(", ")),
            ]
        }
        Move::NotNeeded(reason) => vec![reason.clone()],
        Move::Done => vec![text::PLAN_DONE.into()],
    }
}

fn planned(effect: &Effect) -> Message {
    let kind = match (effect.writes(), effect.reversible()) {
        (false, _) => text::PLAN_READ,
        (true, true) => text::PLAN_WRITE,
        (true, false) => text::PLAN_WRITE_FOR_EVER,
    };
    kind.with("what", effect.describe())
}
