//! The error-level findings on real policies, each looked at, and why it stands.
//!
//! A policy that the platform accepts and that works for what it is meant for shall have none. A rule that starts to
//! speak of another real policy, or stops speaking of one of these, shows here.

use std::collections::BTreeMap;

use altinn_onboard::door::finding::Severity;
use altinn_onboard::door::policy::lint::{LintOptions, lint};
use jiff::civil::date;

use super::support::{data, json, read, tally, text};

/// Start of the file's name, the code, how often, and why it stands.
const JUDGED: &[(&str, &str, usize, &str)] = &[
    // Resources.
    ("resource-017-", "POL020", 1, "read and write must be asked for at once; services ask one, so nobody gets in"),
    (
        "resource-019-",
        "POL043",
        1,
        "urn:altinn:accesslist is a misspelling that nothing fills in: nobody can ask for consent",
    ),
    ("resource-021-", "POL020", 1, "as 017"),
    // Apps.
    ("app-013-", "POL044", 6, "roles in upper case compared with case: the platform sends lower case"),
    ("app-013-", "POL048", 1, "there is no role PRIV2"),
    ("app-014-", "POL017", 1, "two service owners in two AnyOf: the standard lets in neither, the platform either"),
    ("app-022-", "POL017", 1, "as 014"),
    ("app-029-", "POL048", 1, "the code of a service owner where a role belongs: the service owner is shut out"),
    ("app-053-", "POL040", 1, "a rule without anybody lets in everybody, made so for a test of the app platform"),
    // Not of Altinn: a policy of the conformance suite.
    ("other-001-", "POL022", 1, "a resource compared as a URI, where services send text"),
    ("other-001-", "POL031", 1, "names no resource of the registry"),
    ("other-001-", "POL043", 1, "a subject attribute that the suite itself calls bogus"),
    // Refused by the platform's parser: rules that were taken back one by one until none was left.
    ("other-003-", "POL002", 1, "no rule is left"),
    ("delegation-022-", "POL002", 1, "no rule is left"),
    ("delegation-067-", "POL002", 1, "no rule is left"),
    ("delegation-075-", "POL002", 1, "no rule is left"),
    ("delegation-078-", "POL002", 1, "no rule is left"),
];

#[test]
fn every_error_on_a_real_policy_has_been_judged() {
    let Some(data) = data() else { return };
    let index = json(&data, "policies/index.json");
    let rows = index["policies"].as_array().expect("policies");
    tally(
        "error findings on real policies, judged by hand",
        rows.iter().map(|row| {
            let file = text(row, "file");
            let mut found: BTreeMap<&str, usize> = BTreeMap::new();
            for one in lint(&read(&data, &format!("policies/{file}")), &LintOptions::new(date(2026, 11, 20))) {
                if one.severity() == Severity::Error {
                    *found.entry(one.code.id).or_default() += 1;
                }
            }
            let of_file = JUDGED.iter().filter(|(start, ..)| file.starts_with(start));
            let judged: BTreeMap<&str, usize> = of_file.map(|(_, code, count, _)| (*code, *count)).collect();
            if found == judged { Ok(()) } else { Err(format!("{file}: found {found:?}, judged {judged:?}")) }
        }),
    );
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (start, code, count, _) in JUDGED {
        *counts.entry((start.split('-').next().unwrap_or_default(), code)).or_default() += count;
    }
    println!("standing: {counts:?}");
}
