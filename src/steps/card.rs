//! A step's card: everything about it that does not depend on what is known.

use crate::catalog::stages::Stage;
use crate::record::{Actor, Topic};
use crate::text::Phrase;

/// Who acts in a step, and whether the program sees that it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acts {
    /// The program, by API.
    Program,
    /// A person; the program verifies.
    PersonVerified,
    /// A person, who tells.
    Person,
    /// Nobody any more.
    Nobody,
}

/// What a step is.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// Stable id: file name, doc anchor, `step ID`.
    pub id: &'static str,
    /// Title, in the imperative.
    pub title: Phrase,
    /// Why the step exists.
    pub why: Phrase,
    /// How it is done.
    pub acts: Acts,
    /// On whom it may wait.
    pub who: &'static [Actor],
    /// Usual calendar time, from experience.
    pub usually: Phrase,
    /// What can be done while one waits for it.
    pub meanwhile: Phrase,
    /// What proves that it is done.
    pub proof: Phrase,
    /// Whether it can start before everything else is there.
    pub can_start: Phrase,
    /// In which stage of a promotion to production it is done.
    pub stage: Stage,
    /// Rows of the table of guide differences that belong here, by number (the published guides, read in November
    /// 2026).
    pub differences: &'static [u8],
    /// What it may need to know, in groups: what belongs together is listed once.
    pub needs: &'static [&'static [Topic]],
    /// What it may give: what `--redo` forgets.
    pub gives: &'static [Topic],
    /// What of that a person answers, each with its question as it reads before anything is known; no topic is asked by two
    /// steps.
    pub asks: &'static [(Topic, Phrase)],
}

impl Card {
    /// What calls a service as the client needs: whose client it is, its key, and that a token was had.
    pub const TOKEN: &[Topic] =
        &[Topic::OperatedBy, Topic::KeySource, Topic::KeyName, Topic::ClientId, Topic::ClientKey, Topic::Token];
    /// What hangs on whether an access list holds needs.
    pub const LIST: &[Topic] = &[
        Topic::AccessListId,
        Topic::AccessListReady,
        Topic::ListMembersSeen,
        Topic::ListConnectionSeen,
        Topic::ListSwitched,
        Topic::ListSettled,
    ];

    /// Whether it may need to know a topic.
    #[must_use]
    pub fn needs(&self, topic: Topic) -> bool {
        self.needs.iter().any(|group| group.contains(&topic))
    }

    /// The topics that a person answers here, in their order.
    pub fn asked(&self) -> impl Iterator<Item = Topic> + use<> {
        self.asks.iter().map(|(topic, _)| *topic)
    }

    /// The question of a topic that a person answers here, as it reads before anything is known.
    #[must_use]
    pub fn question(&self, topic: Topic) -> Option<Phrase> {
        self.asks.iter().find(|(asked, _)| *asked == topic).map(|(_, question)| *question)
    }

    /// Whether a person answers a topic here.
    #[must_use]
    pub fn asks(&self, topic: Topic) -> bool {
        self.question(topic).is_some()
    }
}
