//! The rules against what the platform does: a refusal has a finding, and a finding of refusal is one.

use altinn_onboard::door::domain::PolicyKind;
use altinn_onboard::door::finding::Severity;
use altinn_onboard::door::policy::lint::{LintOptions, lint};
use altinn_onboard::door::policy::{parse, registry, rights};
use jiff::civil::date;

use super::support::{data, json, read, run, same, tally, text};

fn codes(bytes: &[u8], options: &LintOptions) -> Vec<&'static str> {
    lint(bytes, options)
        .into_iter()
        .filter(|found| found.severity() == Severity::Error)
        .map(|found| found.code.id)
        .collect()
}

#[test]
fn what_the_parser_refuses_has_one_finding() {
    run("parser", |data, case| {
        let bytes = read(data, text(case, "policy"));
        let found = lint(&bytes, &LintOptions::new(date(2026, 11, 20)));
        let unreadable = found.iter().any(|found| ["POL001", "POL002", "POL003", "POL004"].contains(&found.code.id));
        same("unreadable", unreadable, parse(&bytes).is_err())
    });
}

#[test]
fn what_the_registry_refuses_is_an_error() {
    run("rr-upload", |data, case| {
        let (bytes, id) = (read(data, text(case, "policy")), text(case, "identifier"));
        let verdict = registry::upload_verdict(&bytes, id);
        let refused = verdict.message.is_some_and(|message| message.starts_with("Policy not accepted"));
        let options = LintOptions { resource_id: Some(id.to_owned()), ..LintOptions::new(date(2026, 11, 20)) };
        let found = codes(&bytes, &options);
        let said = found.iter().any(|code| ["POL030", "POL031"].contains(code));
        same("said", said, refused)
    });
}

#[test]
fn what_cannot_be_listed_stops_correspondence() {
    let Some(data) = data() else { return };
    let options = LintOptions { kind: Some(PolicyKind::Correspondence), ..LintOptions::new(date(2026, 11, 20)) };
    let index = json(&data, "policies/index.json");
    tally(
        "real policies as correspondence",
        index["policies"].as_array().expect("policies").iter().filter_map(|row| {
            let bytes = read(&data, &format!("policies/{}", text(row, "file")));
            let policy = parse(&bytes).ok()?;
            let found = codes(&bytes, &options).contains(&"POL069");
            Some(same(text(row, "file"), found, rights::listing(&policy).is_err()))
        }),
    );
}
