//! The id, which can never be changed: the rules by which answers are read hold for files too.

use super::definition::Definition;
use super::rule::{ResourceRule, RuleOf};
use crate::catalog::codes::{names, resources};
use crate::domain::resource_id::{ResourceIdFault, is_migrated};
use crate::domain::{OrgCode, ResourceId};
use crate::finding::{Code, Finding, Severity};

pub(super) const RULES: &[ResourceRule] = &[
    ResourceRule::new(&resources::RESOURCE_ID_MISSING, RuleOf::Registry, missing),
    ResourceRule::new(&names::RESOURCE_ID_URN, RuleOf::Registry, |definition, code| {
        faulty(definition, code, ResourceIdFault::UrnWhereIdBelongs)
    }),
    ResourceRule::new(&names::RESOURCE_ID_PATTERN, RuleOf::Registry, |definition, code| {
        faulty(definition, code, ResourceIdFault::Pattern)
    }),
    ResourceRule::new(&names::RESOURCE_ID_LENGTH, RuleOf::Product, |definition, code| {
        faulty(definition, code, ResourceIdFault::TooLong)
    }),
    ResourceRule::new(&names::RESOURCE_ID_APP, RuleOf::Registry, |definition, code| {
        let is_app = definition.is_kind(&["AltinnApp", "MigratedApp"]);
        if is_app { Vec::new() } else { faulty(definition, code, ResourceIdFault::AppPrefix) }
    }),
    ResourceRule::new(&names::RESOURCE_ID_SE, RuleOf::Registry, |definition, code| {
        let is_service = definition.has_reference("ServiceCode") && definition.has_reference("ServiceEditionCode");
        if is_service { Vec::new() } else { faulty(definition, code, ResourceIdFault::Altinn2Prefix) }
    }),
    ResourceRule::new(&names::RESOURCE_ID_MIGRATED, RuleOf::Product, migrated),
    ResourceRule::new(&names::RESOURCE_ID_PREFIX, RuleOf::Studio, prefix),
];

const FIELD: &str = "identifier";

/// What is said of a text that is no id, about a subject.
#[must_use]
pub fn no_id(fault: ResourceIdFault, subject: &str) -> Finding {
    let code = match fault {
        ResourceIdFault::UrnWhereIdBelongs => &names::RESOURCE_ID_URN,
        ResourceIdFault::Pattern => &names::RESOURCE_ID_PATTERN,
        ResourceIdFault::TooLong => &names::RESOURCE_ID_LENGTH,
        ResourceIdFault::AppPrefix => &names::RESOURCE_ID_APP,
        ResourceIdFault::Altinn2Prefix => &names::RESOURCE_ID_SE,
        ResourceIdFault::Migrated => &names::RESOURCE_ID_MIGRATED,
    };
    Finding::new(code, subject)
}

fn missing(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    match definition.text(FIELD) {
        Some(_) => Vec::new(),
        None => vec![Finding::new(code, FIELD)],
    }
}

fn faulty(definition: &Definition<'_>, code: &'static Code, fault: ResourceIdFault) -> Vec<Finding> {
    let id = definition.text(FIELD);
    // The registry does not leave out the blanks around it, as an answer's are.
    let found = id.and_then(|id| match ResourceId::parse(id) {
        Ok(_) if id.trim() != id => Some(ResourceIdFault::Pattern),
        read => read.err(),
    });
    if found == Some(fault) { vec![Finding::new(code, FIELD)] } else { Vec::new() }
}

fn migrated(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let is = definition.text(FIELD).is_some_and(is_migrated);
    if is { vec![Finding::new(code, FIELD).severity(Severity::Warning)] } else { Vec::new() }
}

fn prefix(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let id = definition.text(FIELD).and_then(|id| ResourceId::noted(id).ok());
    let owner = definition.inner("hasCompetentAuthority", "orgcode").and_then(serde_json::Value::as_str);
    let owner = owner.and_then(|owner| OrgCode::parse(owner).ok());
    match (id, owner) {
        (Some(id), Some(owner)) if !id.has_prefix_of(&owner) => {
            vec![Finding::new(code, FIELD).severity(Severity::Warning).with("code", owner.as_str())]
        }
        _ => Vec::new(),
    }
}
