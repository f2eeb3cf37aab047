use super::fixture::{model, options};
use super::*;
use crate::finding::Severity;
use crate::policy::write::to_xml;

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
