//! Whose the resource is.

use serde_json::Value;

use super::definition::Definition;
use super::rule::{ResourceRule, RuleOf};
use crate::catalog::codes::resources as codes;
use crate::domain::{OrgCode, OrgNumber};
use crate::finding::{Code, Finding};

pub(super) const RULES: &[ResourceRule] = &[
    ResourceRule::new(&codes::RESOURCE_OWNER_MISSING, RuleOf::Registry, missing),
    ResourceRule::new(&codes::RESOURCE_OWNER_NUMBER, RuleOf::Registry, number),
    ResourceRule::new(&codes::RESOURCE_OWNER_CODE, RuleOf::Product, code),
];

const FIELD: &str = "hasCompetentAuthority";

/// Testdepartementet, which has no organisation number in Altinn's list.
const TEST_DEPARTMENT: &str = "ttd";

fn missing(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    if definition.field(FIELD).is_some() { Vec::new() } else { vec![Finding::new(code, FIELD)] }
}

fn inner<'v>(definition: &Definition<'v>, name: &str) -> Option<&'v str> {
    definition.inner(FIELD, name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

fn has_owner(definition: &Definition<'_>) -> bool {
    definition.field(FIELD).is_some_and(Value::is_object)
}

fn number(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    // The registry takes nine digits, whatever they are; a check digit that is wrong is nobody's number.
    let is_number = match inner(definition, "organization") {
        Some(text) => text.len() == 9 && OrgNumber::parse(text).is_ok(),
        None => inner(definition, "orgcode") == Some(TEST_DEPARTMENT),
    };
    if is_number || !has_owner(definition) {
        return Vec::new();
    }
    vec![Finding::new(code, "hasCompetentAuthority.organization")]
}

fn code(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let is_code = inner(definition, "orgcode").is_some_and(|text| OrgCode::parse(text).is_ok());
    if is_code || !has_owner(definition) {
        return Vec::new();
    }
    vec![Finding::new(code, "hasCompetentAuthority.orgcode")]
}
