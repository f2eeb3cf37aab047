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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OrgNumber;
    use crate::engine::change::AnswerBy;
    use crate::engine::session::EngineFault;
    use crate::engine::testing::{Fake, listed, number, place, session};
    use crate::record::values::{MessageSeen, MessageSent};
    use crate::record::{Evidence, Source, Topic, TopicMarker as _};
    use crate::world::prompt::Script;

    const OURS: &str = "991825827";

    /// A person who corrects the number on which everything hangs, an hour before a message is published, or after it.
    fn corrected(publish: &str) -> (Result<bool, EngineFault>, Option<OrgNumber>) {
        let script = Script::new().answer("org-number", "974760673");
        let (mut session, _) = session(Fake::new(|_, _| listed(OURS)), script);
        let at: Timestamp = "2026-11-21T11:00:00Z".parse().unwrap();
        let seen =
            MessageSeen { status: "ReadyForPublish".into(), delivered: false, publish: Some(publish.parse().unwrap()) };
        for value in [
            t::OrgNumber::wrap(number(OURS)),
            t::MessageSent::wrap(MessageSent { id: Uuid::from_u128(1), recipient: number(OURS) }),
            t::MessageSeen::wrap(seen),
        ] {
            let evidence = Evidence { value, source: Source::Made, at, how: "test".into() };
            session.book_mut().put(&place(), None, evidence).unwrap();
        }
        let works = session.everywhere();
        let changed = session.change(&works, Topic::OrgNumber, AnswerBy::Person);
        let known = session.book().get(t::OrgNumber, None, &place()).copied();
        (changed.map(|changed| changed.is_some()), known)
    }

    #[test]
    fn a_correction_that_would_forget_a_message_that_can_be_taken_back_is_refused() {
        let (refused, known) = corrected("2026-11-21T13:00:00Z");
        let Err(EngineFault::Answers(findings)) = refused else { panic!("{refused:?}") };
        assert_eq!(findings.iter().map(|finding| finding.code.id).collect::<Vec<_>>(), ["MESSAGE-HELD"]);
        assert_eq!(known, Some(number(OURS)), "nothing has changed");
        // What is published cannot be taken back by anybody.
        let (changed, known) = corrected("2026-11-21T11:30:00Z");
        assert_eq!((changed.unwrap(), known), (true, Some(number("974760673"))));
    }
}
