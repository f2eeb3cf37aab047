//! A step at which people act where the program sees nothing: it says on whom one waits and for what, and asks those who
//! know, one thing at a time. Such steps differ in their words, and in what makes them needless or done without an answer.

use crate::catalog::letters::LetterKind;
use crate::record::{Actor, Question, Topic};
use crate::steps::parts::waits::wait;
use crate::steps::{Brief, Card, IntakeQuestion, Move, ProvingFact, Step};
use crate::text::Message;

/// A topic, and which of its facts where it is keyed.
type FactAndKey = (Topic, Option<String>);

/// A step that is done when everything in it has been told.
pub struct ToldStep {
    /// Its card; `asks` names the topics of the entries.
    pub card: &'static Card,
    /// What is so before anybody is asked: not needed, blocked, or done because something else shows it.
    pub before: fn(&Brief<'_>) -> Option<Move>,
    /// Since when one waits, where that is seen: the fact and its key. A letter that was sent says more.
    pub since: Option<fn(&Brief<'_>) -> FactAndKey>,
    /// What shows it besides, where something does.
    pub shown_by: Option<for<'a> fn(&Brief<'a>) -> Vec<ProvingFact<'a>>>,
    /// What is told, in this order.
    pub entries: &'static [Entry],
    /// The clicks, when nothing makes them needless.
    pub walkthrough: fn(&Brief<'_>) -> Vec<Message>,
}

/// One thing that is told.
pub struct Entry {
    /// The topic that is answered.
    pub topic: Topic,
    /// On whom one waits.
    pub who: Actor,
    /// The kind of the letter that asks for it.
    pub letter: Option<LetterKind>,
    /// What will be true then.
    pub what: fn(&Brief<'_>) -> Message,
    /// How it is asked; what is proposed may hang on what is known.
    pub question: fn(&Brief<'_>) -> Question,
}

impl Step for ToldStep {
    fn card(&self) -> &'static Card {
        self.card
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if let Some(decided) = (self.before)(brief) {
            return decided;
        }
        let Some(entry) = self.entries.iter().find(|entry| brief.evidence(entry.topic, None).is_none()) else {
            return Move::Done;
        };
        let mut pending = wait(brief, self.card, entry.who, (entry.what)(brief));
        if let Some(kind) = entry.letter {
            pending = pending.letter(kind);
        }
        if let Some(since) = self.since {
            let (topic, key) = since(brief);
            pending = pending.since(topic, key.as_deref());
        }
        pending.entry((entry.question)(brief))
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        let shown = self.shown_by.map(|shown_by| shown_by(brief)).unwrap_or_default();
        let told = self.entries.iter().flat_map(|entry| brief.proof(entry.topic, None));
        shown.into_iter().chain(told).collect()
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match self.entries.iter().find(|entry| entry.topic == topic) {
            Some(entry) => IntakeQuestion::question((entry.question)(brief).later()),
            None => IntakeQuestion::Decided,
        }
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        (self.walkthrough)(brief)
    }
}
