//! Scripted answers, keyed by topic: the whole wizard runs in a test without a terminal, and copy edits break nothing.

use std::collections::{BTreeMap, VecDeque};

use super::prompter::{Answer, Confirmed, PromptFault, Prompter, may_be_name};
use crate::domain::Language;
use crate::finding::Finding;
use crate::record::{Choice, Confirmation, Question};
use crate::text::Message;

/// Answers by topic id (`org-number`), or by topic id and key (`client-id main`). Several answers to one topic are given
/// in turn, as by a person whose first answer was refused.
#[derive(Clone, Debug, Default)]
pub struct Script {
    answers: BTreeMap<String, VecDeque<ScriptLine>>,
    confirms: VecDeque<Confirmed>,
    asked: Vec<String>,
    refusals: Vec<&'static str>,
    confirmed: Vec<String>,
}

#[derive(Clone, Debug)]
enum ScriptLine {
    Text(String),
    PutOff,
    Interrupt,
}

impl Script {
    /// A script without answers; confirmations are answered by yes, and of a list the first is chosen, or
    /// all where several may be.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an answer.
    #[must_use]
    pub fn answer(self, topic: &str, text: &str) -> Self {
        self.line(topic, ScriptLine::Text(text.to_owned()))
    }

    /// Puts a question off.
    #[must_use]
    pub fn put_off(self, topic: &str) -> Self {
        self.line(topic, ScriptLine::PutOff)
    }

    /// Presses Ctrl-C at a question.
    #[must_use]
    pub fn interrupt(self, topic: &str) -> Self {
        self.line(topic, ScriptLine::Interrupt)
    }

    /// Adds an answer to the next confirmation that has none yet.
    #[must_use]
    pub fn then_confirm(mut self, answer: Confirmed) -> Self {
        self.confirms.push_back(answer);
        self
    }

    /// What was asked, in order.
    #[must_use]
    pub fn asked(&self) -> &[String] {
        &self.asked
    }

    /// The codes of the findings that made a question come again, in order.
    #[must_use]
    pub fn refusals(&self) -> &[&'static str] {
        &self.refusals
    }

    /// What was to be confirmed, in order, in the language of the run.
    #[must_use]
    pub fn confirmed(&self) -> &[String] {
        &self.confirmed
    }

    /// The topics whose answers were never asked for: a test that leaves any has not shown what it says.
    #[must_use]
    pub fn unused(&self) -> Vec<String> {
        let answers = self.answers.iter().filter(|(_, lines)| !lines.is_empty()).map(|(topic, _)| topic.clone());
        answers.chain(self.confirms.iter().map(|_| "confirm".to_owned())).collect()
    }

    fn line(mut self, topic: &str, line: ScriptLine) -> Self {
        self.answers.entry(topic.to_owned()).or_default().push_back(line);
        self
    }

    fn next(&mut self, topic: &str, key: Option<&str>) -> Result<ScriptLine, PromptFault> {
        let keyed = key.map(|key| format!("{topic} {key}"));
        let lines = keyed.as_deref().into_iter().chain([topic]);
        let name = lines.into_iter().find(|name| self.answers.get(*name).is_some_and(|lines| !lines.is_empty()));
        let line = name.map(str::to_owned).and_then(|name| self.answers.get_mut(&name)?.pop_front());
        line.ok_or_else(|| PromptFault::NotInScript(keyed.unwrap_or_else(|| topic.to_owned())))
    }
}

impl Prompter for Script {
    fn interactive(&self) -> bool {
        true
    }

    fn ask(&mut self, question: &Question, refused: Option<&Finding>, _: Language) -> Result<Answer, PromptFault> {
        let (topic, key) = (question.topic.id(), question.key.as_deref());
        self.asked.push(key.map_or_else(|| topic.to_owned(), |key| format!("{topic} {key}")));
        self.refusals.extend(refused.map(|finding| finding.code.id));
        loop {
            match self.next(topic, key)? {
                ScriptLine::PutOff => return Ok(Answer::PutOff),
                ScriptLine::Interrupt => return Err(PromptFault::Interrupted),
                ScriptLine::Text(raw) => match (question.parse)(&raw) {
                    Ok(value) => return Ok(Answer::Value { value: Box::new(value), raw }),
                    Err(refused) if may_be_name(question, &raw, &refused) => return Ok(Answer::Name(raw)),
                    Err(finding) => self.refusals.push(finding.code.id),
                },
            }
        }
    }

    fn confirm(&mut self, text: &Message, _: Option<&Message>, language: Language) -> Result<Confirmed, PromptFault> {
        self.confirmed.push(text.render(language));
        Ok(self.confirms.pop_front().unwrap_or(Confirmed::Yes))
    }

    fn pick(&mut self, _: &Message, choices: &[Choice], _: Language) -> Result<Option<String>, PromptFault> {
        Ok(choices.first().map(|choice| choice.word.clone()))
    }

    fn several(
        &mut self,
        _: &Message,
        _: &Message,
        choices: &[Choice],
        _: Language,
    ) -> Result<Option<Vec<String>>, PromptFault> {
        Ok(Some(choices.iter().map(|choice| choice.word.clone()).collect()))
    }

    fn line(&mut self, _: &Message, _: &Message, _: Language) -> Result<Option<String>, PromptFault> {
        match self.next("line", None) {
            Ok(ScriptLine::Text(text)) => Ok(Some(text)),
            Ok(ScriptLine::Interrupt) => Err(PromptFault::Interrupted),
            // Nobody need write any.
            Ok(ScriptLine::PutOff) | Err(_) => Ok(None),
        }
    }

    fn confirm_typed(&mut self, confirmation: &Confirmation, language: Language) -> Result<Confirmed, PromptFault> {
        self.confirmed.push(confirmation.text.render(language));
        match self.next(confirmation.flag, None)? {
            ScriptLine::PutOff => Ok(Confirmed::No),
            ScriptLine::Interrupt => Err(PromptFault::Interrupted),
            ScriptLine::Text(word) if word == confirmation.expected => Ok(Confirmed::Yes),
            ScriptLine::Text(_) => Ok(Confirmed::No),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::catalog::codes::organisations::ORG_LENGTH;
    use crate::domain::OrgNumber;
    use crate::record::{QuestionKind, Topic, TopicMarker as _, When, t};

    fn question(key: Option<&str>) -> Question {
        Question {
            topic: Topic::OrgNumber,
            key: key.map(str::to_owned),
            text: Message::verbatim("?"),
            help: Message::verbatim(""),
            kind: QuestionKind::Text,
            default: None,
            when: When::Now,
            by_name: false,
            corrects: false,
            sense: "",
            parse: Arc::new(|text| {
                let fault = |_| Finding::new(&ORG_LENGTH, "org-number");
                OrgNumber::parse(text).map(t::OrgNumber::wrap).map_err(fault)
            }),
        }
    }

    #[test]
    fn a_refused_answer_gives_way_to_the_next() {
        let mut script = Script::new().answer("org-number", "1").answer("org-number", "991825827");
        let Answer::Value { raw, .. } = script.ask(&question(None), None, Language::Nb).unwrap() else { panic!() };
        assert_eq!((raw.as_str(), script.refusals()), ("991825827", ["ORG-LENGTH"].as_slice()));
        assert!(script.unused().is_empty());
    }

    #[test]
    fn a_key_is_answered_before_its_topic() {
        let mut script = Script::new().answer("org-number", "991825827").put_off("org-number main");
        assert_eq!(script.ask(&question(Some("main")), None, Language::Nb).unwrap(), Answer::PutOff);
        assert_eq!(script.unused(), ["org-number"]);
        assert_eq!(script.asked(), ["org-number main"]);
    }

    #[test]
    fn what_has_no_answer_is_a_fault() {
        let fault = Script::new().ask(&question(Some("main")), None, Language::Nb).unwrap_err();
        assert!(matches!(fault, PromptFault::NotInScript(name) if name == "org-number main"));
        let fault = Script::new().interrupt("org-number").ask(&question(None), None, Language::Nb).unwrap_err();
        assert!(matches!(fault, PromptFault::Interrupted));
    }

    #[test]
    fn confirmations_are_yes_unless_told() {
        let mut script = Script::new().then_confirm(Confirmed::No);
        let text = Message::verbatim("Opprett?");
        assert_eq!(script.confirm(&text, None, Language::Nb).unwrap(), Confirmed::No);
        assert_eq!(script.confirm(&text, None, Language::Nb).unwrap(), Confirmed::Yes);
        assert_eq!(script.confirmed(), ["Opprett?", "Opprett?"]);
    }
}
