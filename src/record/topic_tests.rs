//! What holds for every row of the table.

use super::*;
use std::collections::BTreeSet;

#[test]
fn ids_are_unique_and_fit_a_flag() {
    let ids: BTreeSet<_> = Topic::ALL.iter().map(|topic| topic.id()).collect();
    assert_eq!(ids.len(), Topic::ALL.len());
    for id in ids {
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{id}");
        assert_eq!(Topic::by_id(id).map(Topic::id), Some(id));
    }
    assert_eq!(Topic::OrgNumber.variable(), "ALTINN_ONBOARD_ORG_NUMBER");
}

#[test]
fn a_value_is_read_back_by_its_topic() {
    let value = t::OrgNumber::wrap(OrgNumber::parse("991825827").unwrap());
    let json = value.to_json().unwrap();
    assert_eq!(json, "991825827");
    assert_eq!(Topic::OrgNumber.read(&json).unwrap(), value);
    assert!(Topic::OrgNumber.read(&"991825828".into()).is_err());
}
