//! A good policy to spoil in tests.

use super::{Found, LintOptions, lint};
use crate::catalog::products::CORRESPONDENCE;
use crate::domain::PolicyKind;
use crate::finding::Code;
use crate::policy::build::{Choices, built};
use crate::policy::model::EditorPolicy;
use crate::policy::write::to_xml;

pub fn model() -> EditorPolicy {
    let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
    let mut send = model.rules[1].clone();
    send.actions = vec!["write".into()];
    send.rule_id = "urn:altinn:resource:ttd-melding:ruleid:3".into();
    model.rules.push(send);
    model
}

pub fn options() -> LintOptions {
    LintOptions {
        resource_id: Some("ttd-melding".into()),
        kind: Some(PolicyKind::Correspondence),
        ..LintOptions::new(jiff::civil::date(2026, 11, 20))
    }
}

/// The findings of one code.
pub fn of(code: &Code, file: &str, options: &LintOptions) -> Vec<Found> {
    lint(file.as_bytes(), options).into_iter().filter(|found| found.code == code).collect()
}

/// The first part of a file that begins with a text and ends with another.
pub fn part<'f>(file: &'f str, from: &str, to: &str) -> &'f str {
    let start = file.find(from).unwrap();
    let end = start + file.get(start..).unwrap().find(to).unwrap() + to.len();
    file.get(start..end).unwrap()
}

/// The good policy with a condition in its first rule.
pub fn conditional(condition: &str) -> String {
    let file = String::from_utf8(to_xml(&model())).unwrap();
    file.replacen("</xacml:Rule>", &format!("<xacml:Condition>{condition}</xacml:Condition></xacml:Rule>"), 1)
}

/// How often the rule speaks of a model.
pub fn count(code: &Code, model: &EditorPolicy) -> usize {
    of(code, &String::from_utf8(to_xml(model)).unwrap(), &options()).len()
}

/// How often it speaks of the good policy with a text replaced once; of the good policy itself it must be silent.
pub fn replaced(code: &Code, from: &str, to: &str) -> usize {
    let file = String::from_utf8(to_xml(&model())).unwrap();
    assert!(of(code, &file, &options()).is_empty(), "{code} speaks of a good policy");
    assert!(file.contains(from), "{from}");
    of(code, &file.replacen(from, to, 1), &options()).len()
}

/// How often it speaks of the good model after a change; of the good model itself it must be silent.
pub fn changed(code: &Code, change: impl FnOnce(&mut EditorPolicy)) -> usize {
    let mut model = model();
    assert_eq!(count(code, &model), 0, "{code} speaks of a good policy");
    change(&mut model);
    count(code, &model)
}
