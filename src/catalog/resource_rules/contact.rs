//! Where recipients can ask: public, and to outlive whoever sets the service up.

use serde_json::Value;

use super::definition::{Definition, member, said};
use super::rule::{ResourceRule, RuleOf};
use crate::catalog::codes::{names, resources as codes};
use crate::domain::ContactPoint;
use crate::domain::contact::ContactFault;
use crate::finding::{Code, Finding, Severity};

pub(super) const RULES: &[ResourceRule] = &[
    ResourceRule::new(&codes::RESOURCE_CONTACT_MISSING, RuleOf::Studio, missing),
    ResourceRule::new(&codes::RESOURCE_CONTACT_EMPTY, RuleOf::Studio, empty),
    ResourceRule::new(&names::CONTACT_PERSONAL, RuleOf::Product, personal),
];

const FIELD: &str = "contactPoints";

fn missing(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let is_none = definition.list(FIELD).next().is_none();
    // What has another form is told of as that.
    let is_other = definition.field(FIELD).is_some_and(|value| !value.is_array());
    if is_none && !is_other { vec![Finding::new(code, FIELD)] } else { Vec::new() }
}

/// The place of a part of the list, and what a member of it says.
fn parts<'v>(definition: &Definition<'v>) -> impl Iterator<Item = (String, &'v Value)> + use<'v> {
    definition.list(FIELD).enumerate().map(|(at, point)| (format!("{FIELD}[{at}]"), point))
}

fn text<'v>(point: &'v Value, name: &str) -> Option<&'v str> {
    point.as_object().and_then(|members| member(members, name)).and_then(said)
}

fn empty(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let is_empty = |point: &Value| ["email", "telephone", "contactPage"].iter().all(|name| text(point, name).is_none());
    parts(definition).filter(|(_, point)| is_empty(point)).map(|(place, _)| Finding::new(code, place)).collect()
}

fn personal(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let found = |(place, point): (String, &Value)| match ContactPoint::parse(text(point, "email")?) {
        Err(ContactFault::Personal(address)) => {
            let finding = Finding::new(code, format!("{place}.email")).severity(Severity::Warning);
            Some(finding.with("address", address))
        }
        _ => None,
    };
    parts(definition).filter_map(found).collect()
}
