//! Every real policy moved out of the roles of Altinn 2: it loads, the rules find nothing new, whoever got in by registration
//! gets in still, and a second run changes nothing.

use std::collections::BTreeMap;

use altinn_onboard::door::policy::PolicyFile;
use altinn_onboard::door::policy::lint::{LintOptions, lint};
use altinn_onboard::door::policy::migrate::{EndingRoles, Migration, MigrationOptions, RuleOutcome, migrate};

use super::support::{data, json, read, tally, text};

fn migrated(file: &PolicyFile, ending: EndingRoles, lint: &LintOptions) -> Migration {
    migrate(file, &MigrationOptions { lint, ending, chosen: &[] })
}

/// How often each code is found.
fn codes(bytes: &[u8], options: &LintOptions) -> BTreeMap<&'static str, usize> {
    let mut counted = BTreeMap::new();
    for found in lint(bytes, options) {
        *counted.entry(found.code.id).or_default() += 1;
    }
    counted
}

#[test]
fn real_policies_leave_the_roles_of_altinn_2() {
    let Some(data) = data() else { return };
    let index = json(&data, "policies/index.json");
    let options = LintOptions::new(jiff::civil::date(2026, 11, 29));
    let mut concerned = 0;
    let mut results = Vec::new();
    for row in index["policies"].as_array().expect("policies") {
        let name = text(row, "file");
        let Ok(file) = PolicyFile::read(read(&data, &format!("policies/{name}"))) else { continue };
        for ending in [EndingRoles::Kept, EndingRoles::Replaced] {
            let migration = migrated(&file, ending, &options);
            if migration.rules.is_empty() {
                results.push(if migration.text == file.text() { Ok(()) } else { Err(format!("{name}: changed")) });
                continue;
            }
            concerned += 1;
            results.push(
                judged(&file, &migration, ending, &options).map_err(|wrong| format!("{name} {ending:?}: {wrong}")),
            );
        }
    }
    println!("{concerned} migrations of policies that name roles of Altinn 2");
    assert!(concerned > 80, "{concerned}");
    tally("migrations of real policies", results.into_iter());
}

fn judged(file: &PolicyFile, migration: &Migration, ending: EndingRoles, options: &LintOptions) -> Result<(), String> {
    let new = PolicyFile::read(migration.text.clone().into_bytes()).map_err(|refused| refused.to_string())?;
    // The text is without the byte order mark that the file may have.
    let mark: &[u8] = if file.bytes().starts_with(b"\xEF\xBB\xBF") { b"\xEF\xBB\xBF" } else { b"" };
    let (before, after) = (codes(file.bytes(), options), codes(&[mark, migration.text.as_bytes()].concat(), options));
    // Where no package is known, registered roles stand alone, which says so.
    let open = migration.rules.iter().filter(|rule| rule.outcome >= RuleOutcome::Choose).count();
    for (code, count) in &after {
        let allowed = match (*code, ending) {
            ("POL049", EndingRoles::Replaced) | ("POL050", _) => open,
            ("POL051", _) => before.get("POL051").copied().unwrap_or_default() + open,
            // What of the text is not Studio's is said once for each place.
            ("POL080", _) => usize::MAX,
            (code, _) => before.get(code).copied().unwrap_or_default(),
        };
        if *count > allowed {
            return Err(format!("{code} {count} times, and {allowed} at most"));
        }
    }
    for one in &migration.net {
        // Nobody who is registered is shut out, whatever is kept.
        if let Some(role) = one.lost().next() {
            return Err(format!("{} loses {:?} at {:?}", role.code, one.access, one.recipient));
        }
    }
    let again = migrated(&new, ending, options);
    if again.text != migration.text {
        return Err("a second run changes something".to_owned());
    }
    Ok(())
}
