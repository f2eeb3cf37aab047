//! Questions of the common kinds, each with its parser.

use crate::finding::Finding;
use crate::record::values::{Signed, Told};
use crate::record::{Choice, Question, QuestionKind, Topic, TopicMarker};
use crate::steps::{Brief, reading};
use crate::text::{Message, Phrase};

/// A question of any kind, read by `read`.
pub fn ask<K: TopicMarker>(
    _: K,
    text: impl Into<Message>,
    help: impl Into<Message>,
    kind: QuestionKind,
    read: impl Fn(Topic, &str) -> Result<K::Type, Finding> + Send + Sync + 'static,
) -> Question {
    let parse = reading::parser(K::TOPIC, move |answer| read(K::TOPIC, answer).map(K::wrap));
    Question::new(K::TOPIC, text, help, kind, parse)
}

/// Yes or no.
pub fn yes_no<K: TopicMarker<Type = bool>>(topic: K, text: impl Into<Message>, help: impl Into<Message>) -> Question {
    ask(topic, text, help, QuestionKind::YesNo, reading::words::yes_no)
}

/// One of several words.
pub fn choice<K: TopicMarker>(
    topic: K,
    text: Phrase,
    help: impl Into<Message>,
    words: &[(&'static str, Phrase)],
    read: fn(&str) -> Option<K::Type>,
) -> Question {
    let all: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
    ask(topic, text, help, choices(words), move |topic, answer| reading::words::choice(topic, answer, &all, read))
}

/// The choices of a list.
#[must_use]
pub fn choices(words: &[(&'static str, Phrase)]) -> QuestionKind {
    let choice = |(word, label): &(&str, Phrase)| Choice { word: (*word).to_owned(), label: (*label).into() };
    QuestionKind::Choice(words.iter().map(choice).collect())
}

/// The day when something happened: an entry.
pub fn day<K: TopicMarker<Type = Signed>>(
    topic: K,
    text: impl Into<Message>,
    help: impl Into<Message>,
    brief: &Brief<'_>,
) -> Question {
    let now = brief.now;
    ask(topic, text, help, QuestionKind::Text, move |topic, answer| reading::numbers::signed(topic, answer, now))
        .later()
}

/// A short text.
pub fn told<K: TopicMarker<Type = Told>>(topic: K, text: impl Into<Message>, help: impl Into<Message>) -> Question {
    ask(topic, text, help, QuestionKind::Text, |topic, answer| reading::words::told(topic, answer, 100))
}
