//! Who the resource is for, who is let in, and whether it is in use.

use serde_json::Value;

use super::definition::Definition;
use super::rule::{ResourceRule, RuleOf};
use crate::catalog::codes::resources as codes;
use crate::finding::{Code, Finding};

pub(super) const RULES: &[ResourceRule] = &[
    ResourceRule::new(&codes::RESOURCE_STATUS, RuleOf::Studio, status),
    ResourceRule::new(&codes::RESOURCE_NOT_IN_OPERATION, RuleOf::Product, not_in_operation),
    ResourceRule::new(&codes::RESOURCE_AUDIENCE_MISSING, RuleOf::Studio, audience_missing),
    ResourceRule::new(&codes::RESOURCE_AUDIENCE_UNKNOWN, RuleOf::Registry, audience_unknown),
    ResourceRule::new(&codes::RESOURCE_NOT_DELEGABLE, RuleOf::Product, not_delegable),
    ResourceRule::new(&codes::RESOURCE_HIDDEN, RuleOf::Product, hidden),
    ResourceRule::new(&codes::RESOURCE_LISTS_ON, RuleOf::Product, lists_on),
    ResourceRule::new(&codes::RESOURCE_LISTS_PERSONS, RuleOf::Product, lists_persons),
    ResourceRule::new(&codes::RESOURCE_LISTS_OLD, RuleOf::Registry, lists_old),
];

/// The statuses of Altinn Studio; the first is that of a service in operation.
const STATUSES: [&str; 4] = ["Completed", "Deprecated", "UnderDevelopment", "Withdrawn"];

const PERSONS: &str = "PrivatePerson";

/// Kinds of parties (Altinn/altinn-resource-registry, `Enums/ResourcePartyType.cs`, 2026-08-10).
const PARTIES: [&str; 5] = [PERSONS, "LegalEntityEnterprise", "Company", "BankruptcyEstate", "SelfRegisteredUser"];

fn found(is: bool, code: &'static Code, field: &str) -> Vec<Finding> {
    if is { vec![Finding::new(code, field)] } else { Vec::new() }
}

fn status(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let known = definition.text("status").is_some_and(|status| STATUSES.contains(&status));
    found(!known, code, "status")
}

fn not_in_operation(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let [_, others @ ..] = STATUSES;
    let status = definition.text("status").filter(|status| others.contains(status));
    let said = |status: &str| Finding::new(code, "status").saying(words::STATUS.with("status", status));
    status.map(said).into_iter().collect()
}

fn audience_missing(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    // Such a resource is for whoever is given its scope.
    let is_none = definition.list("availableForType").next().is_none();
    found(is_none && !definition.is_kind(&["MaskinportenSchema"]), code, "availableForType")
}

fn audience_unknown(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let is_known = |party: &Value| {
        party.is_u64() || party.as_str().is_some_and(|text| PARTIES.iter().any(|one| one.eq_ignore_ascii_case(text)))
    };
    let said = |party: &Value| match party.as_str() {
        Some(text) => Finding::new(code, "availableForType").saying(words::PARTY.with("found", text)),
        None => Finding::new(code, "availableForType"),
    };
    definition.list("availableForType").filter(|party| !is_known(party)).map(said).collect()
}

fn not_delegable(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    found(!definition.switch("delegable", true), code, "delegable")
}

fn hidden(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    found(!definition.switch("visible", true), code, "visible")
}

fn lists_on(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    found(definition.are_lists_on(), code, "accessListMode")
}

fn lists_persons(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let persons = |party: &Value| party.as_str().is_some_and(|text| text.eq_ignore_ascii_case(PERSONS));
    found(definition.are_lists_on() && definition.list("availableForType").any(persons), code, "accessListMode")
}

fn lists_old(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    found(definition.field("limitedByRRR").is_some(), code, "limitedByRRR")
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        STATUS { nb: "Statusen er {status}: tjenesten er ikke i vanlig drift.", en: "The status is {status}: the service is not in normal operation." }
        PARTY { nb: "Ressursregisteret kjenner ikke mottakertypen {found}, og kan ikke lese definisjonen.", en: "The registry does not know the kind of party {found}, and cannot read the definition." }
    }
}
