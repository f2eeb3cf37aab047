//! The checklist for other programs: version 2, in English, types of its own so that no refactoring can change it.
//! `templates/schemas/checklist.schema.json` is made of them.

use schemars::JsonSchema;
use serde::Serialize;

use super::json_words::{Reason, Role, Source, State, TopicId};
use super::{Checklist, EvidenceLine, NextStep, StepLine, WaitingLine};
use crate::domain::{Language, Product};
use crate::report::finding_json::Severity;
use crate::text::{Message, checklist as text};

/// What `checklist --format json` prints: where every step stands, for each service in each environment that was asked
/// for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Version of this form.
    #[schemars(extend("const" = 2))]
    schema: u8,
    /// One for each service in each environment.
    checklists: Vec<One>,
}

/// The checklist of one service in one environment.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct One {
    /// The environment's name.
    environment: String,
    /// The service's handle.
    service: String,
    /// The product's word.
    product: Product,
    /// It is a rehearsal: what is known is simulated.
    simulated: bool,
    /// The steps, in the order of the journey.
    steps: Vec<Step>,
    /// What should be looked at soon.
    notices: Vec<Notice>,
    /// The single next command; null when nothing is left to do.
    next: Option<Next>,
}

/// One step.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Step {
    /// Stable id.
    id: &'static str,
    /// Where it stands.
    state: State,
    /// Why: an id in small letters, or the code of what failed last.
    reason_code: Option<Reason>,
    /// The same in words.
    reason: Option<String>,
    /// Since when it is done, or has been waiting.
    #[schemars(extend("format" = "date-time"))]
    at: Option<String>,
    /// What the tick rests on: the facts that prove this step, and no others; empty when it is not done.
    evidence: Vec<Evidence>,
    /// On whom it waits.
    waiting: Option<Waiting>,
    /// Ids of the steps that must give something first.
    blocked_by: Vec<&'static str>,
    /// The command that takes it on; null when there is nothing to do for it now.
    command: Option<String>,
}

/// One fact of a step.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// What is known, by its id.
    topic: TopicId,
    /// Which of several.
    key: Option<String>,
    /// How it is known.
    source: Source,
    /// Since when.
    #[schemars(extend("format" = "date-time"))]
    at: String,
    /// The call that showed it, or the way in which it was told.
    how: String,
}

/// On whom a step waits.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Waiting {
    /// The id of the role.
    r#for: Role,
    /// Since when.
    #[schemars(extend("format" = "date-time"))]
    since: Option<String>,
    /// The letter that belongs to it.
    letter: Option<Letter>,
}

/// A letter that a wait points to.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Letter {
    /// Its key, such as `L1-2`.
    key: String,
    /// The day it was sent; null when it was not.
    #[schemars(extend("format" = "date"))]
    sent: Option<String>,
    /// The receiver's case number.
    case_number: Option<String>,
    /// When an answer is wanted.
    #[schemars(extend("format" = "date"))]
    deadline: Option<String>,
}

/// Something that should be looked at soon, such as a key that ends.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Notice {
    /// A code of the registry.
    code: &'static str,
    /// How much it matters.
    severity: Severity,
    /// What it is about.
    subject: String,
    /// When it is due.
    #[schemars(extend("format" = "date"))]
    due: Option<String>,
}

/// The single next command.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Next {
    /// The command.
    command: String,
    /// The id of the step that asks for it.
    step: &'static str,
}

/// Renders checklists as one JSON document with a line end.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(checklists: &[Checklist]) -> Result<String, serde_json::Error> {
    let document = Document { schema: 2, checklists: checklists.iter().map(One::of).collect() };
    serde_json::to_string_pretty(&document).map(|text| text + "\n")
}

impl One {
    fn of(checklist: &Checklist) -> Self {
        Self {
            environment: checklist.environment.clone(),
            service: checklist.service.clone(),
            product: checklist.product,
            simulated: checklist.rehearsal,
            steps: checklist.rows.iter().map(Step::of).collect(),
            notices: checklist.notices.iter().map(Notice::of).collect(),
            next: checklist.next.as_ref().map(|NextStep { command, step }| Next { command: command.clone(), step }),
        }
    }
}

impl Notice {
    fn of(notice: &super::Notice) -> Self {
        let finding = &notice.finding;
        Self {
            code: finding.code.id,
            severity: finding.severity.into(),
            subject: finding.subject.clone(),
            due: notice.due.map(|day| day.to_string()),
        }
    }
}

impl Step {
    fn of(line: &StepLine) -> Self {
        let say = |message: &Message| message.render(Language::En);
        let until = || line.waiting.as_ref().map(|waiting| say(&text::UNTIL.with("what", waiting.what.clone())));
        Self {
            id: line.id,
            state: line.state.into(),
            reason_code: line.reason_code.map(Into::into),
            reason: line.reason.as_ref().map(say).or_else(until),
            at: line.at.map(|at| at.to_string()),
            evidence: line.evidence.iter().map(Evidence::of).collect(),
            waiting: line.waiting.as_ref().map(Waiting::of),
            blocked_by: line.blocked_by.clone(),
            command: line.command.clone(),
        }
    }
}

impl Evidence {
    fn of(line: &EvidenceLine) -> Self {
        Self {
            topic: TopicId(line.topic),
            key: line.key.clone(),
            source: line.source.into(),
            at: line.at.to_string(),
            how: line.how.clone(),
        }
    }
}

impl Waiting {
    fn of(line: &WaitingLine) -> Self {
        let letter = line.letter.as_ref().map(|letter| Letter {
            key: letter.key.clone(),
            sent: letter.sent.map(|day| day.to_string()),
            case_number: letter.case_number.clone(),
            deadline: letter.deadline.map(|day| day.to_string()),
        });
        Self { r#for: line.who.into(), since: line.since.map(|at| at.to_string()), letter }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::finding::Finding;

    #[test]
    fn the_form_is_frozen() {
        let json = render(&[sample()]).unwrap();
        let compact = serde_json::to_string(&serde_json::from_str::<serde_json::Value>(&json).unwrap()).unwrap();
        assert_eq!(
            compact,
            concat!(
                r#"{"schema":2,"checklists":[{"environment":"tt02","service":"correspondence","#,
                r#""product":"correspondence","simulated":false,"steps":["#,
                r#"{"id":"service-owner","state":"done","reasonCode":null,"reason":null,"at":"2026-11-21T09:00:00Z","#,
                r#""evidence":[{"topic":"org-number","key":null,"source":"seen","at":"2026-11-21T09:00:00Z","#,
                r#""how":"GET https://data.brreg.no/enhetsregisteret/api/enheter/991825827"}],"#,
                r#""waiting":null,"blockedBy":[],"command":null},"#,
                r#"{"id":"scopes","state":"waiting","reasonCode":"not-seen-yet","#,
                r#""reason":"Waiting until Altinn has granted altinn:correspondence.write","at":null,"evidence":[],"#,
                r#""waiting":{"for":"altinn-desk","since":"2026-11-20T23:30:00Z","#,
                r#""letter":{"key":"L1","sent":null,"caseNumber":null,"deadline":null}},"#,
                r#""blockedBy":[],"command":"altinn-onboard step scopes"},"#,
                r#"{"id":"test-message","state":"blocked","reasonCode":"blocked","reason":"a token is missing","#,
                r#""at":null,"evidence":[],"waiting":null,"blockedBy":["token"],"command":null},"#,
                r#"{"id":"policy","state":"to-do","reasonCode":"ready","reason":null,"at":null,"evidence":[],"#,
                r#""waiting":null,"blockedBy":[],"command":"altinn-onboard step policy"},"#,
                r#"{"id":"whitelisting","state":"not-needed","reasonCode":"not-needed","#,
                r#""reason":"the requirement ended on 2025-10-16","at":null,"evidence":[],"waiting":null,"#,
                r#""blockedBy":[],"command":null}],"#,
                r#""notices":[],"next":{"command":"altinn-onboard step policy","step":"policy"}}]}"#
            )
        );
    }

    #[test]
    fn a_notice_is_a_code_with_its_day() {
        let finding = Finding::new(&crate::catalog::codes::ends::KEY_ENDS, "main");
        let notice = super::super::Notice { finding, due: Some(jiff::civil::date(2027, 11, 20)) };
        let json = render(&[Checklist { notices: vec![notice], ..sample() }]).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let expected = serde_json::json!([
            { "code": "KEY-ENDS", "severity": "warning", "subject": "main", "due": "2027-11-20" }
        ]);
        assert_eq!(json["checklists"][0]["notices"], expected);
    }

    #[test]
    fn several_checklists_are_one_document() {
        let both = render(&[sample(), Checklist { rehearsal: true, next: None, ..sample() }]).unwrap();
        let both: serde_json::Value = serde_json::from_str(&both).unwrap();
        assert_eq!(both["checklists"].as_array().unwrap().len(), 2);
        assert_eq!((&both["checklists"][1]["simulated"], &both["checklists"][1]["next"]), (&true.into(), &().into()));
    }

    #[test]
    fn nothing_that_names_something_is_said_in_words() {
        let words = |text: &str| text.contains(' ');
        let lists: serde_json::Value = serde_json::from_str(&render(&[sample()]).unwrap()).unwrap();
        for step in lists["checklists"][0]["steps"].as_array().unwrap() {
            let named = [&step["id"], &step["state"], &step["reasonCode"], &step["waiting"]["for"]];
            assert!(named.iter().all(|name| name.as_str().is_none_or(|name| !words(name))), "{step}");
        }
        let roles = crate::record::Actor::ALL.map(|role| serde_json::to_string(&Role::from(role)).unwrap());
        assert!(roles.iter().all(|role| !words(role)), "{roles:?}");
    }
}
