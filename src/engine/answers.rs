//! Where answers come from, in their order: flag, variable, answers file, what is known, the environment's `[answers]`
//! (simulated environments only), default.

use std::collections::BTreeMap;

use crate::catalog::codes::answers as codes;
use crate::domain::Environment;
use crate::finding::Finding;
use crate::record::evidence::FROM_ENVIRONMENT;
use crate::record::{Question, Topic, Value};

/// Where an answer came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// `--topic VALUE`.
    Flag,
    /// `ALTINN_ONBOARD_TOPIC`.
    Variable,
    /// A key of the answers file.
    File,
    /// `[answers]` of a simulated environment.
    Environment,
    /// What was told in a rehearsal.
    Rehearsal,
    /// The question's own default.
    Default,
    /// Typed by the operator.
    Terminal,
}

impl Origin {
    /// The word that evidence keeps.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Variable => "variable",
            Self::File => "answers-file",
            Self::Environment => FROM_ENVIRONMENT,
            Self::Rehearsal => "rehearsal",
            Self::Default => "default",
            Self::Terminal => "terminal",
        }
    }

    /// The origin that evidence speaks of, where it was an answer.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let all =
            [Self::Flag, Self::Variable, Self::File, Self::Environment, Self::Rehearsal, Self::Default, Self::Terminal];
        all.into_iter().find(|origin| origin.word() == word)
    }

    /// How the operator knows the place, where no file is named.
    #[must_use]
    fn place(self, topic: Topic) -> String {
        match self {
            Self::Variable => topic.variable(),
            Self::File => topic.id().to_owned(),
            _ => format!("--{}", topic.id()),
        }
    }
}

/// An answer that was given beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenAnswer {
    /// Where it came from.
    pub origin: Origin,
    /// As it was written.
    pub raw: String,
    /// The flag, the variable, or the file and its key.
    pub place: String,
}

impl GivenAnswer {
    /// An answer to a topic.
    #[must_use]
    pub fn new(origin: Origin, topic: Topic, raw: String) -> Self {
        Self { origin, raw, place: origin.place(topic) }
    }
}

/// All answers that were given beforehand.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// From the command line.
    pub flags: BTreeMap<Topic, String>,
    /// From the process's environment.
    pub variables: BTreeMap<Topic, String>,
    /// From the answers file, by topic and key.
    pub file: BTreeMap<(Topic, Option<String>), String>,
    /// The answers file, as people see it.
    pub file_name: String,
    /// What was typed to confirm what cannot be undone, by flag; from the command line and from nowhere else.
    pub confirmations: BTreeMap<&'static str, String>,
    /// The steps whose writes in production are confirmed; from the command line and from nowhere else.
    pub in_production: Vec<String>,
    /// Take proposals unseen and accept reversible confirmations.
    pub yes: bool,
}

impl Answers {
    /// What was given for a question on purpose: flag, variable, answers file, in this order.
    pub fn given(&self, topic: Topic, key: Option<&str>) -> impl Iterator<Item = GivenAnswer> + '_ {
        let flag = self.flags.get(&topic).map(|raw| GivenAnswer::new(Origin::Flag, topic, raw.clone()));
        let variable = self.variables.get(&topic).map(|raw| GivenAnswer::new(Origin::Variable, topic, raw.clone()));
        let keyed = self.file.get(&(topic, key.map(str::to_owned)));
        let file = keyed.or_else(|| self.file.get(&(topic, None)));
        let file = file.map(|raw| GivenAnswer {
            origin: Origin::File,
            raw: raw.clone(),
            place: self.place(Origin::File, topic),
        });
        [flag, variable, file].into_iter().flatten()
    }

    /// How the operator knows the place of an answer.
    #[must_use]
    pub fn place(&self, origin: Origin, topic: Topic) -> String {
        match origin {
            Origin::File => format!("{}: {}", self.file_name, topic.id()),
            _ => origin.place(topic),
        }
    }

    /// Every topic that something was given for on purpose.
    pub fn topics(&self) -> impl Iterator<Item = Topic> + '_ {
        let file = self.file.keys().map(|(topic, _)| *topic);
        self.flags.keys().chain(self.variables.keys()).copied().chain(file)
    }
}

/// What a simulated environment answers in a person's stead.
#[must_use]
pub fn of_environment(environment: &Environment, question: &Question) -> Option<GivenAnswer> {
    if !environment.simulated {
        return None;
    }
    let raw = environment.answers.get(question.topic.id())?;
    Some(GivenAnswer::new(Origin::Environment, question.topic, raw.clone()))
}

/// Reads a given answer; the finding says where the answer stands.
///
/// # Errors
/// What the question's parser says of it, with the place of the answer as subject.
pub fn read(question: &Question, given: &GivenAnswer) -> Result<Value, Box<Finding>> {
    (question.parse)(&given.raw).map_err(|mut finding| {
        finding.subject.clone_from(&given.place);
        Box::new(finding)
    })
}

/// An answer contradicts what is known already.
#[must_use]
pub fn contradiction(given: &GivenAnswer, known: &Value, new: &Value) -> Finding {
    Finding::new(&codes::ANSWER_CONTRADICTS, given.place.clone())
        .with("known", known.typed())
        .with("new", new.typed())
        .with("topic", known.topic().id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FileSize, OrgNumber, ThreeLanguages};

    #[test]
    fn a_flag_comes_before_a_variable_before_a_file() {
        let topic = Topic::OrgNumber;
        let mut answers = Answers::default();
        answers.file.insert((topic, None), "c".into());
        answers.variables.insert(topic, "b".into());
        answers.flags.insert(topic, "a".into());
        let raws: Vec<_> = answers.given(topic, None).map(|given| given.raw).collect();
        assert_eq!(raws, ["a", "b", "c"]);
    }

    #[test]
    fn a_key_of_the_file_comes_before_the_whole_topic() {
        let mut answers = Answers::default();
        answers.file.insert((Topic::ClientId, None), "every".into());
        answers.file.insert((Topic::ClientId, Some("main".into())), "main's".into());
        assert_eq!(answers.given(Topic::ClientId, Some("main")).next().unwrap().raw, "main's");
        assert_eq!(answers.given(Topic::ClientId, Some("other")).next().unwrap().raw, "every");
    }

    #[test]
    fn values_are_written_as_a_person_types_them() {
        assert_eq!(Value::OrgNumber(OrgNumber::parse("991825827").unwrap()).typed(), "991825827");
        assert_eq!(Value::OrgConfirmed(true).typed(), "yes");
        let size = FileSize::parse("1,5 TB").unwrap();
        assert_eq!(Value::LargestFile(size).typed(), "1500 GB");
        assert_eq!(FileSize::parse(&Value::LargestFile(size).typed()), Ok(size));
        let texts = ThreeLanguages { nb: "a".into(), nn: "b".into(), en: "c".into() };
        assert_eq!(Value::ServiceName(texts).typed(), "a | b | c");
    }
}
