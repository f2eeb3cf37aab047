//! What people read, in Norwegian Bokmål and English: one typed catalogue, complete by compilation (floor 0).
//!
//! A [`Phrase`] holds both languages, so a text that lacks one does not compile. Values stand in braces, `{orgnr}`; a
//! [`Message`] is a phrase with its values. The tests at the bottom hold both languages of every phrase, wherever it
//! stands, to the same values and to the word list of the glossary.
//!
//! What one file alone says stands in that file (`mod words`); a test finds what does not. Here are the words that several
//! share: one file per subject.

use std::borrow::Cow;

use crate::domain::Language;

/// One text in both languages: Norwegian Bokmål, the master, and English behind a mark. There are thousands of them, and each
/// pointer in a table is one more that the loader sets before a command begins: one is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase(&'static str);

/// The mark (UNIT SEPARATOR), which stands in no text.
const PARTED: char = '\u{1f}';

impl Phrase {
    /// Both texts, the mark between them; what has no mark is the same in both. See [`phrase`].
    #[must_use]
    pub const fn new(both: &'static str) -> Self {
        Self(both)
    }

    /// The raw text in a language, values unfilled.
    #[must_use]
    pub fn raw(self, language: Language) -> &'static str {
        match language {
            Language::Nb => self.nb(),
            Language::En => self.en(),
        }
    }

    /// The raw text in Norwegian Bokmål.
    #[must_use]
    pub fn nb(self) -> &'static str {
        self.0.split_once(PARTED).map_or(self.0, |(nb, _)| nb)
    }

    /// The raw text in English.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.0.split_once(PARTED).map_or(self.0, |(_, en)| en)
    }

    /// The phrase with one value; more are added by [`Message::with`].
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<MessageValue>) -> Message {
        Message::from(self).with(name, value)
    }
}

/// A value in a message: the same in both languages, or itself a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageValue {
    /// The same in both languages: an id, a number, a name.
    Plain(String),
    /// Words, which differ.
    Words(Message),
    /// The names that a catalogue has for it.
    Names {
        /// Norwegian.
        nb: &'static str,
        /// English.
        en: &'static str,
    },
}

/// A value and nothing else.
const ONLY: Phrase = Phrase::new("{text}");

impl From<String> for MessageValue {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl From<&str> for MessageValue {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<Phrase> for MessageValue {
    fn from(phrase: Phrase) -> Self {
        Self::Words(phrase.into())
    }
}

impl From<Message> for MessageValue {
    fn from(message: Message) -> Self {
        Self::Words(message)
    }
}

/// A phrase with its values, to be said in a language that is known only at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    phrase: Phrase,
    values: Vec<(&'static str, MessageValue)>,
}

impl From<Phrase> for Message {
    fn from(phrase: Phrase) -> Self {
        Self { phrase, values: Vec::new() }
    }
}

impl Message {
    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<MessageValue>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Whether it holds values of its own.
    #[must_use]
    pub const fn has_values(&self) -> bool {
        !self.values.is_empty()
    }

    /// Whether the phrase has a place for a value of this name.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        parts(self.phrase.raw(Language::Nb)).any(|part| part == PhrasePart::Value(name))
    }

    /// A text that is the same in both languages, such as a service's own words.
    #[must_use]
    pub fn verbatim(text: impl Into<String>) -> Self {
        ONLY.with("text", text.into())
    }

    /// A name that stands in a catalogue in both languages.
    #[must_use]
    pub fn named(nb: &'static str, en: &'static str) -> Self {
        ONLY.with("text", MessageValue::Names { nb, en })
    }

    /// The text, values filled in. A value's own braces are left as they are; what comes from files and services stands in
    /// values, so here it is made harmless: inside a sentence it also begins no line of its own.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let mut said = String::new();
        self.say(&mut said, language);
        said
    }

    /// Puts the text behind what is said already: a message may stand in another, and that in a third.
    fn say(&self, said: &mut String, language: Language) {
        let raw = self.phrase.raw(language);
        said.reserve(raw.len());
        let mut kinds = parts(raw).map(|part| matches!(part, PhrasePart::Value(_)));
        let is_whole = (kinds.next(), kinds.next()) == (Some(true), None);
        for part in parts(raw) {
            let name = match part {
                PhrasePart::Words(words) => {
                    said.push_str(words);
                    continue;
                }
                PhrasePart::Value(name) => name,
            };
            match self.values.iter().find(|(known, _)| *known == name) {
                Some((_, MessageValue::Plain(text))) => said.push_str(&harmless(text, is_whole)),
                Some((_, MessageValue::Words(message))) => message.say(said, language),
                Some((_, MessageValue::Names { nb, en })) => said.push_str(match language {
                    Language::Nb => nb,
                    Language::En => en,
                }),
                // A phrase whose value is not given shows its name: visible in review, harmless in use.
                None => said.extend(["{", name, "}"]),
            }
        }
    }
}

/// A value as it is shown: alone, or inside a sentence.
fn harmless(text: &str, is_whole: bool) -> Cow<'_, str> {
    let clean = if clean::is_clean(text) { Cow::Borrowed(text) } else { clean::clean(text).into() };
    match clean {
        clean if is_whole => clean,
        Cow::Borrowed(clean) => clean::without_breaks(clean),
        Cow::Owned(clean) => clean::without_breaks(&clean).into_owned().into(),
    }
}

/// A part of a text that has places for values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhrasePart<'p> {
    /// What is said as it stands.
    Words(&'p str),
    /// The place of a value, by the name between its braces.
    Value(&'p str),
}

/// The parts of a text, in their order. A brace that is not closed belongs to the words.
pub fn parts(text: &str) -> impl Iterator<Item = PhrasePart<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|inside| inside.split_once('}')) {
            rest = after;
            return Some(PhrasePart::Value(name));
        }
        let inside = rest.as_bytes().get(1..).unwrap_or_default();
        let end = memchr::memchr(b'{', inside).map_or(rest.len(), |at| at + 1);
        let (words, after) = rest.split_at_checked(end).filter(|(words, _)| !words.is_empty())?;
        rest = after;
        Some(PhrasePart::Words(words))
    })
}

/// The names of the values that a text has places for, in their order.
#[cfg(test)]
pub fn value_names(text: &str) -> impl Iterator<Item = &str> {
    parts(text).filter_map(|part| match part {
        PhrasePart::Value(name) => Some(name),
        PhrasePart::Words(_) => None,
    })
}

/// A phrase from its two texts, which are literals.
macro_rules! phrase {
    ($nb:expr, $en:expr) => {
        $crate::text::Phrase::new(concat!($nb, "\u{1f}", $en))
    };
}

/// Declares phrases: `NAME { nb: "…", en: "…" }`. Makes a constant of each, and a list of all for who looks by name. The
/// doc of a phrase is the phrase itself, which is no Markdown.
macro_rules! phrases {
    ($( $(#[$doc:meta])* $name:ident { nb: $nb:expr, en: $en:expr $(,)? } )+) => {
        $( $(#[$doc])* #[doc = $en]
        #[allow(rustdoc::bare_urls, rustdoc::broken_intra_doc_links, rustdoc::invalid_html_tags)]
        pub const $name: $crate::text::Phrase = $crate::text::phrase!($nb, $en); )+
        /// All phrases of this module, by name.
        #[allow(dead_code)]
        pub const ALL: &[(&str, $crate::text::Phrase)] = &[ $( (stringify!($name), $name) ),+ ];
    };
}

pub(crate) use {phrase, phrases};

pub mod checklist;
pub mod clean;
pub mod counts;
pub mod dates;
pub mod faults;
pub mod letters;
pub mod lint;
pub mod markup;
pub mod places;
pub mod policy;
pub mod policy_model;
pub mod reasons;
pub mod roles;
pub mod secrets;
pub mod service_names;
pub mod shell;
pub mod spans;
pub mod spelling;
pub mod steps;
pub mod unbroken;

#[cfg(test)]
mod in_source_tests;
#[cfg(test)]
mod shared_tests;

#[cfg(test)]
mod tests {
    use super::in_source_tests::{Written, phrases};
    use super::*;
    use crate::domain::secret_form;
    use std::collections::BTreeSet;

    fn values(text: &str) -> BTreeSet<&str> {
        value_names(text).collect()
    }

    #[test]
    fn a_text_is_taken_apart_at_its_values_and_nowhere_else() {
        use PhrasePart::{Value, Words};
        let all = |text| parts(text).collect::<Vec<_>>();
        assert_eq!(all("a {b}{c} d"), [Words("a "), Value("b"), Value("c"), Words(" d")]);
        assert_eq!(all("{b} { c"), [Value("b"), Words(" "), Words("{ c")]);
        assert_eq!(all("a } b"), [Words("a } b")]);
        assert_eq!(all(""), []);
    }

    fn each(check: impl Fn(&Written)) {
        let all = phrases();
        assert!(all.len() > 1000, "only {} phrases were found", all.len());
        all.iter().for_each(check);
    }

    #[test]
    fn both_languages_hold_the_same_values() {
        each(|Written { place, nb, en }| {
            assert_eq!(values(nb), values(en), "{place}");
            assert!(!nb.trim().is_empty() && !en.trim().is_empty(), "{place}");
        });
    }

    /// What looks like a secret is hidden from the screen, whoever wrote it.
    #[test]
    fn no_phrase_looks_like_a_secret() {
        each(|Written { place, nb, en }| {
            for text in [nb, en] {
                assert!(secret_form::find(text).is_none(), "{place} would be hidden: {text}");
            }
        });
    }

    #[test]
    fn words_that_the_glossary_refuses_are_not_used() {
        let refused =
            ["bedriftsnummer", "sluttbrukersystemleverandør", "lese-scopet", "delegasjonsbeskrivelse", "trinn"];
        each(|Written { place, nb, .. }| {
            for word in refused {
                assert!(!nb.to_lowercase().contains(word), "{place} says {word}");
            }
        });
    }

    /// What readers of whole journeys stopped at, as it was said then: plain and active English, and Bokmål without English.
    #[test]
    fn what_readers_stopped_at_is_not_said_again() {
        let english = [
            "shall ",
            "put off",
            "stands in altinn",
            "so answers",
            "gives access to read",
            "may no longer do",
            "really leave",
        ];
        let norwegian =
            ["påstand", "får gjøre «", "readyforpublish", "zbus", "built-in", "resource registry svar", "at most 0:00"];
        each(|Written { place, nb, en }| {
            for (said, refused) in [(en, &english), (nb, &norwegian)] {
                for word in refused {
                    assert!(!said.to_lowercase().contains(word), "{place} says {word}: {said}");
                }
            }
        });
    }

    #[test]
    fn every_file_of_the_catalogue_is_declared() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
        let declared = std::fs::read_to_string(folder.join("mod.rs")).unwrap();
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            assert!(name == "mod" || declared.contains(&format!("mod {name};\n")), "{name}");
        }
    }

    #[test]
    fn values_are_filled_in_and_may_be_words() {
        const HELLO: Phrase = phrase!("Venter på {who} siden {at}.", "Waiting for {who} since {at}.");
        const DESK: Phrase = phrase!("servicedesken", "the service desk");
        let message = HELLO.with("who", DESK).with("at", "2026-11-20 {x}");
        assert_eq!(message.render(Language::Nb), "Venter på servicedesken siden 2026-11-20 {x}.");
        assert_eq!(message.render(Language::En), "Waiting for the service desk since 2026-11-20 {x}.");
    }

    #[test]
    fn a_value_inside_a_sentence_begins_no_line() {
        const HELLO: Phrase = phrase!("Hei, {who}.", "Hello, {who}.");
        let said = |name: &str| HELLO.with("who", name).render(Language::En);
        assert_eq!(said("TTD\r\n\n✓ All is done\u{1b}[2J\nx"), "Hello, TTD ✓ All is done x.");
        assert_eq!(
            Message::verbatim("a\n b").render(Language::En),
            "a\n b",
            "a text alone is not a value in a sentence"
        );
    }

    #[test]
    fn a_value_steers_no_terminal() {
        const HELLO: Phrase = phrase!("Hei, {who}.", "Hello, {who}.");
        let message = HELLO.with("who", "\u{1b}]0;title\u{7}Kari\u{202e}\u{9b}31m\0");
        assert_eq!(message.render(Language::En), "Hello, Kari.");
    }
}
