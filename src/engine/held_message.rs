//! A test message that is held back is not forgotten: what the program does not know it cannot take back.

use jiff::Timestamp;
use uuid::Uuid;

use super::redo::{self, Anew, AnswerSlot};
use super::session::Session;
use super::step_run::StepRun;
use crate::catalog::codes::command_line::MESSAGE_HELD;
use crate::finding::Finding;
use crate::record::{Value, t};
use crate::steps::journeys;
use crate::steps::test_message::held;
use crate::text::dates;

/// A message that waits to be published.
#[derive(Clone, Debug)]
pub struct HeldMessage {
    work: StepRun,
    id: Uuid,
    publish: Timestamp,
}

impl<P> Session<'_, P> {
    /// The test messages that wait to be published, of every service in the environment.
    #[must_use]
    pub fn held_messages(&self) -> Vec<HeldMessage> {
        let trials = self.everywhere().into_iter().filter(|work| work.id() == journeys::CORRESPONDENCE.trial);
        let held = |work: StepRun| {
            let (id, publish) = held::held(&self.brief(&work))?;
            Some(HeldMessage { work, id, publish })
        };
        trials.filter_map(held).collect()
    }

    /// Why an answer cannot become another now: a message that waits to be published would not be known any more.
    #[must_use]
    pub(super) fn message_forgotten_by(&self, answer: AnswerSlot<'_>) -> Option<Finding> {
        let held = self.held_messages();
        held.first()?;
        let mut book = self.book().clone();
        let taken = redo::begin_anew(&mut book, &self.everywhere(), Anew::Answer(answer), self.clock.now());
        let is_taken = |held: &&HeldMessage| {
            taken.iter().any(|taken| {
                matches!(taken.value, Value::MessageSent(sent) if sent.id == held.id) && taken.place == held.work.place
            })
        };
        held.iter().find(is_taken).map(|held| self.still_held(held))
    }

    fn still_held(&self, held: &HeldMessage) -> Finding {
        let how = held::taken_back_by(&self.brief(&held.work), held.id);
        let finding = Finding::new(&MESSAGE_HELD, held.work.id()).with("id", held.id.to_string()).with("how", how);
        finding.with("moment", dates::said_moment(held.publish))
    }

    /// Why what was begun anew must not be: the first of these messages that is not known any more. Nothing of it may have
    /// been saved.
    #[must_use]
    pub fn forgotten_message(&self, held: &[HeldMessage]) -> Option<Finding> {
        let is_known =
            |held: &HeldMessage| self.brief(&held.work).get(t::MessageSent).is_some_and(|sent| sent.id == held.id);
        held.iter().find(|held| !is_known(held)).map(|held| self.still_held(held))
    }
}
