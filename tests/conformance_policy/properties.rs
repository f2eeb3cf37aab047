//! What must hold of the rules for every policy at hand.

use std::collections::BTreeSet;
use std::path::Path;

use altinn_onboard::door::domain::Language;
use altinn_onboard::door::domain::PolicyKind;
use altinn_onboard::door::finding::Severity;
use altinn_onboard::door::policy::lint::{LintOptions, lint};
use altinn_onboard::door::policy::read::decode;
use altinn_onboard::door::policy::xacml::Policy;
use altinn_onboard::door::policy::{parse, registry};
use jiff::civil::date;
use serde_json::Value;

use super::support::{data, json, read, tally, text};

fn options() -> LintOptions {
    LintOptions::new(date(2026, 11, 20))
}

/// Every real policy and the policy of every case, by path.
fn policies(data: &Path) -> BTreeSet<String> {
    let real = json(data, "policies/index.json");
    let real = real["policies"].as_array().expect("policies").iter();
    let mut paths: BTreeSet<String> = real.map(|row| format!("policies/{}", text(row, "file"))).collect();
    let index = json(data, "index.json");
    for case in index["cases"].as_array().expect("cases") {
        let parts = case["parts"].as_array().into_iter().flatten();
        let with_policy = [case].into_iter().chain(parts).filter_map(|part| part["policy"].as_str());
        paths.extend(with_policy.filter(|path| has(data, path)).map(str::to_owned));
    }
    paths
}

fn has(data: &Path, path: &str) -> bool {
    data.join("conformance").join(path).is_file() || data.join(path).is_file()
}

/// The ids of resources that a policy names, and one that it does not.
fn ids(policy: &Policy) -> BTreeSet<String> {
    let targets = policy.rules.iter().flat_map(|rule| &rule.target).flat_map(|target| &target.any_of);
    let matches = targets.flat_map(|any_of| &any_of.all_of).flat_map(|all_of| &all_of.matches);
    let named = matches.filter(|one| one.designator().is_some_and(|of| of.attribute_id == "urn:altinn:resource"));
    named.map(|one| one.value.text.clone()).chain(["another-resource".to_owned()]).collect()
}

#[test]
fn every_policy_is_looked_at_without_a_crash_and_findings_stand_inside_it_with_what_to_do() {
    let Some(data) = data() else { return };
    let kinds =
        [PolicyKind::Correspondence, PolicyKind::Broker, PolicyKind::Generic, PolicyKind::Consent, PolicyKind::App];
    let kinds: Vec<Option<PolicyKind>> = kinds.map(Some).into_iter().chain([None]).collect();
    tally(
        "lint, for every use",
        policies(&data).iter().map(|path| {
            let bytes = read(&data, path);
            let source = decode(&bytes).unwrap_or_default();
            for kind in &kinds {
                let options = LintOptions {
                    kind: *kind,
                    resource_id: kind.map(|_| "a-resource".into()),
                    access_lists: Some(false),
                    forwarding: true,
                    ..options()
                };
                for found in lint(&bytes, &options) {
                    let inside = found.span.clone().is_none_or(|span| source.get(span).is_some());
                    let said = [Language::Nb, Language::En].map(|language| found.message.render(language));
                    let told = found.help.is_some() || found.severity() == Severity::Note;
                    if !inside || !told || said.iter().any(String::is_empty) {
                        return Err(format!("{path}: {} at {:?}: {said:?}", found.code, found.span));
                    }
                }
            }
            Ok(())
        }),
    );
}

#[test]
fn what_the_registry_says_stands_in_an_error() {
    let Some(data) = data() else { return };
    let mut refusals = 0;
    tally(
        "refusals of the registry",
        policies(&data).iter().map(|path| {
            let bytes = read(&data, path);
            let ids = parse(&bytes).map_or_else(|_| BTreeSet::from(["a-resource".to_owned()]), |policy| ids(&policy));
            for id in ids {
                let verdict = registry::upload_verdict(&bytes, &id);
                if verdict.is_accepted() {
                    continue;
                }
                refusals += 1;
                let errors = lint(&bytes, &LintOptions { resource_id: Some(id.clone()), ..options() });
                let mut errors = errors.iter().filter(|found| found.severity() == Severity::Error);
                let text = verdict.message.clone().unwrap_or_default();
                if !errors.any(|found| found.message.render(Language::En).contains(&text)) {
                    return Err(format!("{path} as {id}: no error says {:?}", verdict.message));
                }
            }
            Ok(())
        }),
    );
    println!("{refusals} refusals");
    assert!(refusals > 100, "too few to mean anything");
}

#[test]
fn what_the_parser_refuses_has_one_of_the_first_four_codes() {
    let Some(data) = data() else { return };
    tally(
        "refused by the parser",
        policies(&data).iter().map(|path| {
            let bytes = read(&data, path);
            let found = lint(&bytes, &options());
            let refused = parse(&bytes).is_err();
            let first_four = found.iter().filter(|found| ("POL001"..="POL004").contains(&found.code.id)).count();
            let right = if refused { (first_four, found.len()) == (1, 1) } else { first_four == 0 };
            if right {
                Ok(())
            } else {
                Err(format!("{path}: {:?}", found.iter().map(|f| f.code.id).collect::<Vec<_>>()))
            }
        }),
    );
}

/// The codes that tell of a difference between the standard and the platform, or of what the platform cannot do.
const DIFFERENCES: [&str; 21] = [
    "POL001", "POL002", "POL003", "POL004", "POL010", "POL012", "POL013", "POL014", "POL015", "POL016", "POL017",
    "POL018", "POL021", "POL022", "POL023", "POL025", "POL074", "POL090", "POL091", "POL092", "POL093",
];

#[test]
fn where_the_standard_decides_otherwise_a_finding_tells_it() {
    let Some(data) = data() else { return };
    let index = json(&data, "index.json");
    let cases = index["cases"].as_array().expect("cases").iter().filter(|case| decides_otherwise(case));
    tally(
        "decided otherwise by the standard",
        cases.map(|case| {
            let found = lint(&read(&data, text(case, "policy")), &options());
            let told = found.iter().any(|found| DIFFERENCES.contains(&found.code.id));
            if told { Ok(()) } else { Err(format!("{}: {:?}", text(case, "id"), found)) }
        }),
    );
}

/// Whether the case says that the standard and the platform part, and both have an answer of their own.
fn decides_otherwise(case: &Value) -> bool {
    match case["suite"].as_str() {
        Some("engine") => {
            let standard = &case["xacmlStandardDecision"];
            !standard.is_null() && *standard != case["expected"]["decision"]
        }
        Some("oasis") => case["agrees"] == false,
        _ => false,
    }
}
