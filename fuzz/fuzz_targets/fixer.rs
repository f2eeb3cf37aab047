//! Fixing policies: no text makes it panic, what was readable stays so, no error is new, and fixing again
//! changes nothing.
#![no_main]

use std::collections::BTreeMap;

use altinn_onboard::door::domain::PolicyKind;
use altinn_onboard::door::policy::lint::fix::{FixOptions, fix};
use altinn_onboard::door::policy::lint::{self, lint_policy};
use altinn_onboard::door::policy::read::{decode, parse_text};
use altinn_onboard::door::finding::Severity;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = decode(bytes) else { return };
    let known = lint::LintOptions {
        resource_id: Some("ttd-melding".into()),
        kind: Some(PolicyKind::Correspondence),
        ..lint::LintOptions::new(jiff::civil::date(2026, 11, 20))
    };
    let options = FixOptions { lint: &known, org: Some("ttd"), except: &[] };
    let once = fix(&text, &options);
    assert!(once.applied.is_empty() == (once.text == text), "changed without saying so, or said without changing");
    let after = parse_text(&once.text);
    if let Ok(before) = parse_text(&text) {
        let after = after.as_ref().expect("it was readable before");
        let errors = |policy| {
            let mut errors: BTreeMap<&str, usize> = BTreeMap::new();
            let found = lint_policy(policy, &known).into_iter().filter(|one| one.severity() == Severity::Error);
            found.for_each(|one| *errors.entry(one.code.id).or_default() += 1);
            errors
        };
        let before = errors(&before);
        for (code, count) in errors(after) {
            assert!(before.get(code).is_some_and(|was| count <= *was), "{code} is new");
        }
    }
    let twice = fix(&once.text, &options);
    assert_eq!(twice.applied, [], "fixing again fixes more");
    assert_eq!(twice.text, once.text);
});
