use std::collections::BTreeSet;

use super::fixture::{model, options};
use super::*;
use crate::policy::write::to_xml;

#[test]
fn every_rule_has_its_file_and_stands_in_order() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/policy/lint");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().to_uppercase())
        .filter(|name| name.starts_with("POL"))
        .collect();
    let codes: Vec<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    assert!(codes.is_sorted());
    assert_eq!(codes.into_iter().collect::<BTreeSet<_>>(), files);
}

#[test]
fn a_good_policy_has_only_notes() {
    let found = lint(&to_xml(&model()), &options());
    assert!(found.iter().all(|found| found.severity() == Severity::Note), "{found:?}");
}

#[test]
fn places_are_counted_from_one() {
    let text = "æ\n  <x>";
    assert_eq!(line_and_column(text, &(5..8)), (2, 3));
    assert_eq!(line_and_column(text, &(0..1)), (1, 1));
}
