//! Questions: one topic, its text, its kind, its default and its parser.

use std::sync::Arc;

use super::topic::{Topic, Value};
use crate::finding::Finding;
use crate::text::Message;

/// When a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It decides what follows.
    Now,
    /// An entry, which exists only when somebody has acted: signed, user name, client id, case number, looked at it.
    Later,
}

/// One answer among several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word in flags and files.
    pub word: String,
    /// What is shown.
    pub label: Message,
}

/// How a question is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// One line.
    Text,
    /// A text in three languages, a line each; as one line they are divided by `|`.
    Texts,
    /// A text that may be longer than the screen, such as a pasted key.
    LongText,
    /// One of several.
    Choice(Vec<Choice>),
    /// Several of many, with search; words are joined by commas.
    Several(Vec<Choice>),
    /// Yes or no.
    YesNo,
}

impl QuestionKind {
    /// What a flag, a variable or a file may answer; `None` where any text may be right.
    #[must_use]
    pub fn answers(&self) -> Option<Message> {
        let choice =
            |choice: &Choice| words::ANSWER.with("word", choice.word.as_str()).with("label", choice.label.clone());
        match self {
            Self::Choice(choices) => {
                let listed = choices
                    .iter()
                    .map(choice)
                    .reduce(|all, next| words::ANSWERS_AND.with("all", all).with("next", next))?;
                Some(words::ANSWERS.with("answers", listed))
            }
            Self::Several(_) => Some(words::ANSWERS_SEVERAL.into()),
            Self::YesNo => Some(words::ANSWERS_YES_NO.into()),
            Self::Text | Self::Texts | Self::LongText => None,
        }
    }

    /// A question with what may be answered below it.
    #[must_use]
    pub fn listed(&self, question: impl Into<Message>) -> Message {
        let question = question.into();
        match self.answers() {
            Some(answers) => words::WITH_ANSWERS.with("question", question).with("answers", answers),
            None => question,
        }
    }
}

/// What is said of answers.
mod words {
    use crate::text::phrases;

    phrases! {
        ANSWER { nb: "{word} ({label})", en: "{word} ({label})" }
        ANSWERS { nb: "Svar: {answers}", en: "Answers: {answers}" }
        ANSWERS_AND { nb: "{all}, {next}", en: "{all}, {next}" }
        ANSWERS_SEVERAL { nb: "Svar: koder med komma mellom, fra altinn-onboard catalog show", en: "Answers: codes separated by commas, from altinn-onboard catalog show" }
        ANSWERS_YES_NO { nb: "Svar: ja, nei", en: "Answers: yes, no" }
        WITH_ANSWERS { nb: "{question}\n{answers}", en: "{question}\n{answers}" }
    }
}

/// What must be typed exactly before something is done that cannot be undone. It is never a fact: it holds for one run,
/// and comes from its own flag or from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The flag that gives it, without the dashes.
    pub flag: &'static str,
    /// The word.
    pub expected: String,
    /// What is about to be done.
    pub text: Message,
    /// Why it is asked.
    pub help: Message,
}

/// The reader of an answer.
pub type AnswerParser = Arc<dyn Fn(&str) -> Result<Value, Finding> + Send + Sync>;

/// A question, defined once, in the step that gives its topic.
#[derive(Clone)]
pub struct Question {
    /// What it is about.
    pub topic: Topic,
    /// The key, for keyed topics.
    pub key: Option<String>,
    /// The question.
    pub text: Message,
    /// Why it is asked, what is common, what follows.
    pub help: Message,
    /// How it is asked.
    pub kind: QuestionKind,
    /// What is proposed, in the form of a typed answer.
    pub default: Option<String>,
    /// When it is asked.
    pub when: When,
    /// It asks for an organisation, which may be found by its name.
    pub by_name: bool,
    /// An earlier answer can be corrected from here.
    pub corrects: bool,
    /// What its answers mean, where another answer decides that: the same word in two senses is two answers.
    pub sense: &'static str,
    /// Reads an answer.
    pub parse: AnswerParser,
}

impl Question {
    /// A question to be asked now, without key and default.
    #[must_use]
    pub fn new(
        topic: Topic,
        text: impl Into<Message>,
        help: impl Into<Message>,
        kind: QuestionKind,
        parse: AnswerParser,
    ) -> Self {
        let (text, help) = (text.into(), help.into());
        Self {
            topic,
            key: None,
            text,
            help,
            kind,
            default: None,
            when: When::Now,
            by_name: false,
            corrects: false,
            sense: "",
            parse,
        }
    }

    /// The same question with what is proposed, if anything is.
    #[must_use]
    pub fn proposing(self, default: Option<impl Into<String>>) -> Self {
        Self { default: default.map(Into::into), ..self }
    }

    /// The same question, which may be answered by the name of an organisation.
    #[must_use]
    pub fn by_name(self) -> Self {
        Self { by_name: true, ..self }
    }

    /// The same question about one key of its topic.
    #[must_use]
    pub fn about(self, key: impl Into<String>) -> Self {
        Self { key: Some(key.into()), ..self }
    }

    /// The same question, whose answers mean something that another answer decides.
    #[must_use]
    pub fn meaning(self, sense: &'static str) -> Self {
        Self { sense, ..self }
    }

    /// The same question as an entry: asked when somebody has acted.
    #[must_use]
    pub fn later(self) -> Self {
        Self { when: When::Later, ..self }
    }
}

impl std::fmt::Debug for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Question")
            .field("topic", &self.topic)
            .field("key", &self.key)
            .field("when", &self.when)
            .finish()
    }
}

/// Two questions are the same when they are about the same thing: their texts and parsers follow from it.
impl PartialEq for Question {
    fn eq(&self, other: &Self) -> bool {
        (self.topic, &self.key, &self.kind, &self.default) == (other.topic, &other.key, &other.kind, &other.default)
    }
}
