//! Cases: questions to policies with the answers that somebody expects, in JSON lines or in TOML.

use serde::Deserialize;

use super::decide::{Attribute, Decision, DecisionResult, Prepared, Request, caller};
use super::enrich::{DecisionPoint, DecisionResponse, Endpoint, PlainRequest, RequestError};
use super::ids::category;
use super::xacml::Policy;
use crate::text::places::Places;
use crate::text::{Message, reasons};

/// A question to a policy, and the answer that is expected.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its name, or its line.
    pub name: Message,
    /// The policy file, as it is written in the file of cases.
    pub policy: String,
    question: CaseQuestion,
    decision: Decision,
    /// Category and value of each assignment, in order.
    obligations: Option<Vec<(Option<String>, String)>>,
    level: Option<u8>,
}

#[derive(Debug, Clone, PartialEq)]
enum CaseQuestion {
    /// To the bare engine.
    Bare(Request),
    /// To the platform's service, by what a person tells of who asks.
    PlainRequest(Box<PlainRequest>),
}

/// A file of cases that does not hold, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusable {
    /// The line, or the name of the case.
    pub place: Message,
    /// What is wrong.
    pub reason: Message,
}

/// A row of JSON lines. What is not known is left alone: such files come from other tools.
#[derive(Deserialize)]
struct Row {
    policy: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    subject: Option<Vec<(String, String)>>,
    #[serde(default)]
    resource: Option<Vec<(String, String)>>,
    #[serde(default)]
    action: Option<Vec<(String, String)>>,
    decision: String,
    #[serde(default)]
    obligations: Option<Vec<(Option<String>, String)>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    policy: Option<String>,
    #[serde(default)]
    case: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[derive(Default)]
struct Entry {
    name: Option<String>,
    policy: Option<String>,
    role: Several,
    package: Several,
    org: Option<String>,
    system_user: Option<String>,
    user: Option<String>,
    party: Option<String>,
    action: Option<String>,
    resource: Option<String>,
    subject: Several,
    resource_attribute: Several,
    expect: String,
    level: Option<u8>,
}

/// One text, or a list of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Several {
    One(String),
    Many(Vec<String>),
}

impl Default for Several {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl From<Several> for Vec<String> {
    fn from(several: Several) -> Self {
        match several {
            Several::One(one) => vec![one],
            Several::Many(many) => many,
        }
    }
}

/// Reads cases: JSON lines when the first thing in the text is an object, else TOML.
///
/// # Errors
/// [`Unusable`] names the place.
pub fn read(text: &str) -> Result<Vec<Case>, Unusable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('{') { lines(text) } else { book(text) }
}

fn lines(text: &str) -> Result<Vec<Case>, Unusable> {
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(at, line)| {
        let place = line_number(at + 1);
        let unusable = |reason: Message| Unusable { place: place.clone(), reason };
        let row: Row = serde_json::from_str(line)
            .map_err(|error| unusable(words::CASES_JSON.with("reason", reasons::of_json(&error))))?;
        let decision = decision_named(&row.decision)
            .ok_or_else(|| unusable(words::CASES_DECISION.with("found", row.decision.as_str())))?;
        let mut request = Request::default();
        let groups =
            [(category::SUBJECT, row.subject), (category::RESOURCE, row.resource), (category::ACTION, row.action)];
        for (name, pairs) in groups {
            if let Some(pairs) = pairs {
                request.push(name, pairs.into_iter().map(|(id, value)| Attribute::string(id, value)));
            }
        }
        Ok(Case {
            name: row.name.map_or(place, Message::verbatim),
            policy: row.policy,
            question: CaseQuestion::Bare(request),
            decision,
            obligations: row.obligations,
            level: None,
        })
    })
    .collect()
}

fn book(text: &str) -> Result<Vec<Case>, Unusable> {
    let book: Book = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let (line, _) = Places::new(text).of(start);
        Unusable { place: line_number(line), reason: words::CASES_TOML.with("reason", reasons::of_toml(&error)) }
    })?;
    let shared = book.policy;
    let cases = book.case.into_iter().enumerate().map(|(at, entry)| {
        let name =
            entry.name.map_or_else(|| words::CASE_NUMBER.with("number", (at + 1).to_string()), Message::verbatim);
        let unusable = |reason: Message| Unusable { place: name.clone(), reason };
        let policy = entry.policy.or_else(|| shared.clone()).ok_or_else(|| unusable(words::CASES_NO_POLICY.into()))?;
        let decision = decision_named(&entry.expect)
            .ok_or_else(|| unusable(words::CASES_EXPECT.with("found", entry.expect.as_str())))?;
        let told = PlainRequest {
            role: entry.role.into(),
            package: entry.package.into(),
            org: entry.org,
            system_user: entry.system_user,
            user: entry.user,
            party: entry.party,
            action: entry.action,
            resource: entry.resource,
            subject: entry.subject.into(),
            resource_attribute: entry.resource_attribute.into(),
        };
        let question = CaseQuestion::PlainRequest(Box::new(told));
        Ok(Case { name, policy, question, decision, obligations: None, level: entry.level })
    });
    cases.collect()
}

fn line_number(number: usize) -> Message {
    words::LINE_NUMBER.with("number", number.to_string())
}

/// A decision by its name, in any case and with or without hyphens.
fn decision_named(name: &str) -> Option<Decision> {
    let all = [Decision::Permit, Decision::Deny, Decision::NotApplicable, Decision::Indeterminate];
    let name = name.replace(['-', '_', ' '], "");
    all.into_iter().find(|decision| decision.name().eq_ignore_ascii_case(&name))
}

impl Case {
    /// What is wrong with the answer, if anything is. A policy that the platform refuses answers Indeterminate.
    #[must_use]
    pub fn run(&self, policy: Option<(&Policy, &Prepared<'_>)>) -> Option<Message> {
        let Some((policy, prepared)) = policy else {
            return self.wrong(&DecisionResponse::refused(Endpoint::Internal, false));
        };
        match &self.question {
            CaseQuestion::Bare(request) => self.wrong_decision(&prepared.decide(request)),
            CaseQuestion::PlainRequest(told) => match told.request(policy) {
                Ok((request, facts)) => {
                    let service = DecisionPoint { policy, delegations: &[], endpoint: Endpoint::Internal };
                    self.wrong(&service.answer(&request, &facts))
                }
                Err(RequestError::Resource(_)) => Some(words::UNTOLD.with("reason", words::UNTOLD_RESOURCE)),
                Err(RequestError::Pair(pair)) => {
                    Some(words::UNTOLD.with("reason", words::UNTOLD_PAIR.with("pair", pair)))
                }
            },
        }
    }

    /// What is told of that does not exist.
    #[must_use]
    pub fn doubts(&self, policy: Option<&Policy>) -> Vec<Message> {
        match &self.question {
            CaseQuestion::Bare(_) => Vec::new(),
            CaseQuestion::PlainRequest(told) => told.doubts(policy),
        }
    }

    fn wrong(&self, answer: &DecisionResponse) -> Option<Message> {
        let wrong = self.wrong_decision(&answer.result)?;
        Some(match answer.unmet {
            Some(gate) => words::WRONG_GATE.with("wrong", wrong).with("gate", gate.phrase()),
            None => wrong,
        })
    }

    fn wrong_decision(&self, result: &DecisionResult) -> Option<Message> {
        if result.decision != self.decision {
            let wrong = words::WRONG_DECISION.with("wanted", self.decision.name()).with("got", result.decision.name());
            return Some(match &result.fault {
                Some(fault) => words::WRONG_BECAUSE.with("wrong", wrong).with("reason", fault.to_string()),
                None => wrong,
            });
        }
        if let Some(wanted) = &self.obligations {
            let got = result.obligations.iter().flat_map(|obligation| &obligation.assignments);
            let got: Vec<_> = got.map(|one| (one.category.clone(), one.value.clone())).collect();
            if got != *wanted {
                return Some(words::WRONG_OBLIGATIONS.with("wanted", listed(wanted)).with("got", listed(&got)));
            }
        }
        let level = caller::required_level(result);
        let wanted = self.level.filter(|wanted| Some(i32::from(*wanted)) != level)?;
        let got = level.map_or_else(|| "-".to_owned(), |level| level.to_string());
        Some(words::WRONG_LEVEL.with("wanted", wanted.to_string()).with("got", got))
    }
}

fn listed(pairs: &[(Option<String>, String)]) -> String {
    let pairs = pairs.iter().map(|(category, value)| format!("{} = {value}", category.as_deref().unwrap_or("-")));
    format!("[{}]", pairs.collect::<Vec<_>>().join(", "))
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        CASES_JSON { nb: "linjen er ikke et tilfelle i JSON: {reason}", en: "the line is not a case in JSON: {reason}" }
        CASES_TOML { nb: "filen er ikke satt opp slik tilfeller i TOML skal være: {reason}", en: "the file is not in the TOML format for cases: {reason}" }
        CASES_DECISION { nb: "«{found}» er ikke en avgjørelse. Skriv Permit, Deny, NotApplicable eller Indeterminate.", en: "“{found}” is not a decision. Write Permit, Deny, NotApplicable or Indeterminate." }
        CASES_NO_POLICY { nb: "policy mangler", en: "policy is missing" }
        CASES_EXPECT { nb: "expect er «{found}», ikke permit, deny, not-applicable eller indeterminate", en: "expect is “{found}”, not permit, deny, not-applicable or indeterminate" }
        LINE_NUMBER { nb: "linje {number}", en: "line {number}" }
        CASE_NUMBER { nb: "tilfelle {number}", en: "case {number}" }
        WRONG_DECISION { nb: "forventet {wanted}, fikk {got}", en: "expected {wanted}, got {got}" }
        WRONG_OBLIGATIONS { nb: "forventet forpliktelsene {wanted}, fikk {got}", en: "expected the obligations {wanted}, got {got}" }
        WRONG_LEVEL { nb: "forventet nivå {wanted}, fikk {got}", en: "expected level {wanted}, got {got}" }
        WRONG_GATE { nb: "{wrong} ({gate})", en: "{wrong} ({gate})" }
        WRONG_BECAUSE { nb: "{wrong}: {reason}", en: "{wrong}: {reason}" }
        UNTOLD_RESOURCE { nb: "tilgangsreglene gjelder ikke nøyaktig én ressurs; oppgi resource", en: "the policy is not about exactly one resource; write resource" }
        UNTOLD_PAIR { nb: "«{pair}» er ikke skrevet som ATTRIBUTT=VERDI", en: "“{pair}” is not written as ATTRIBUTE=VALUE" }
        UNTOLD { nb: "det kan ikke lages noen forespørsel: {reason}", en: "no request can be made: {reason}" }
    }
}

#[cfg(test)]
mod tests {
    use super::super::build::{Choices, Holders, built};
    use super::super::write::to_xml;
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::domain::Language;

    fn policy() -> Policy {
        let readers = Holders { roles: vec!["dagl".into()], packages: Vec::new() };
        let choices = Choices { readers, events: false, ..Choices::new("ttd", "ttd-x") };
        super::super::parse(&to_xml(&built(&CORRESPONDENCE.policy_rules, &choices))).unwrap()
    }

    fn wrong(text: &str) -> Vec<Option<String>> {
        let policy = policy();
        let prepared = Prepared::new(&policy);
        let run = |case: &Case| case.run(Some((&policy, &prepared))).map(|wrong| wrong.render(Language::En));
        read(text).unwrap().iter().map(run).collect()
    }

    #[test]
    fn json_lines_ask_the_bare_engine() {
        let row = |subject: &str, wanted: &str| {
            format!(
                r#"{{"policy":"p","subject":{subject},"resource":[["urn:altinn:resource","ttd-x"]],
                "action":[["urn:oasis:names:tc:xacml:1.0:action:action-id","read"]],{wanted}}}"#
            )
            .replace('\n', "")
        };
        let dagl = r#"[["urn:altinn:rolecode","dagl"]]"#;
        let text = [
            row(dagl, r#""decision":"Permit","obligations":[["urn:altinn:minimum-authenticationlevel","9"]]"#),
            row(dagl, r#""decision":"Permit""#),
            row("null", r#""decision":"Permit""#),
        ];
        let wrong = wrong(&text.join("\n\n"));
        assert!(wrong[0].as_ref().unwrap().starts_with("expected the obligations"), "{wrong:?}");
        assert_eq!(wrong[1], None);
        assert_eq!(wrong[2].as_deref(), Some("expected Permit, got NotApplicable"));
    }

    #[test]
    fn toml_tells_of_who_asks() {
        let text = "policy = 'p'\n[[case]]\nname='a'\nrole='dagl'\nexpect='permit'\nlevel=3\n\
            [[case]]\nname='b'\nrole=['lede']\nexpect='not-applicable'\n\
            [[case]]\nname='c'\nrole=['dagl']\nexpect='Deny'\n[[case]]\nrole='dagl'\nexpect='permit'\nlevel=4\n";
        let wrong = wrong(text);
        assert_eq!(wrong[..2], [None, None]);
        assert_eq!(wrong[2].as_deref(), Some("expected Deny, got Permit"));
        assert_eq!(wrong[3].as_deref(), Some("expected level 4, got 3"));
    }

    #[test]
    fn slips_are_named_with_their_place() {
        let place = |text: &str| read(text).unwrap_err().place.render(Language::En);
        assert_eq!(place("{\"policy\":\"p\",\"decision\":\"Permit\"}\n{\"policy\":1}"), "line 2");
        assert_eq!(place("{\"policy\":\"p\",\"decision\":\"Maybe\"}"), "line 1");
        assert_eq!(place("[[case]]\npolicy='p'\nexpect='permit'\nrolle='dagl'\n"), "line 4");
        assert_eq!(place("[[case]]\nname='x'\nexpect='permit'\n"), "x");
        assert_eq!(place("[[case]]\nname='x'\npolicy='p'\n"), "x");
    }

    #[test]
    fn a_policy_that_is_refused_answers_indeterminate() {
        let case = &read("{\"policy\":\"p\",\"decision\":\"Indeterminate\"}").unwrap()[0];
        assert_eq!(case.run(None), None);
    }
}
