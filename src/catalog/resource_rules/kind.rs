//! What kind of resource it is, and what that kind needs.

use super::definition::Definition;
use super::rule::{ResourceRule, RuleOf};
use crate::catalog::codes::resources as codes;
use crate::catalog::search::nearest;
use crate::finding::{Code, Finding};
use crate::text::lint::DID_YOU_MEAN;

pub(super) const RULES: &[ResourceRule] = &[
    ResourceRule::new(&codes::RESOURCE_TYPE_MISSING, RuleOf::Registry, missing),
    ResourceRule::new(&codes::RESOURCE_TYPE_UNKNOWN, RuleOf::Registry, unknown),
    ResourceRule::new(&codes::RESOURCE_TYPE_OTHER, RuleOf::Product, other),
    ResourceRule::new(&codes::RESOURCE_TYPE_GENERIC, RuleOf::Product, generic),
    ResourceRule::new(&codes::RESOURCE_SCOPE_MISSING, RuleOf::Registry, scope),
    ResourceRule::new(&codes::RESOURCE_CONSENT, RuleOf::Studio, consent),
];

const FIELD: &str = "resourceType";

/// Kinds of resources (Altinn/altinn-resource-registry, `Enums/ResourceType.cs`, 2026-08-10).
const KINDS: [&str; 9] = [
    "Systemresource",
    "MaskinportenSchema",
    "Altinn2Service",
    "AltinnApp",
    "GenericAccessResource",
    "BrokerService",
    "CorrespondenceService",
    "Consent",
    "MigratedApp",
];

/// The number of the type that stands for none.
const UNSET: u64 = 0;

fn missing(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let is_set = match definition.field(FIELD) {
        Some(serde_json::Value::Number(number)) => number.as_u64() != Some(UNSET),
        // What has another form is told of as that.
        Some(other) => !other.is_string() || definition.kind().is_some(),
        None => false,
    };
    if is_set { Vec::new() } else { vec![Finding::new(code, FIELD)] }
}

fn unknown(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let Some(kind) = definition.kind().filter(|_| !definition.is_kind(&KINDS)) else { return Vec::new() };
    let finding = Finding::new(code, FIELD).saying(words::UNKNOWN.with("type", kind));
    vec![match nearest(kind, KINDS.iter(), |known| [*known]) {
        Some(meant) => finding.next(DID_YOU_MEAN.with("what", *meant)),
        None => finding,
    }]
}

fn other(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    match (definition.product, definition.kind()) {
        (Some(product), Some(kind)) if !definition.is_kind(&[product.resource_type]) && definition.is_kind(&KINDS) => {
            // A notification may be about any resource: it only asks whom the policy lets read.
            if !product.needs_resource {
                return Vec::new();
            }
            let said = words::OTHER.with("type", kind).with("wanted", product.resource_type);
            vec![Finding::new(code, FIELD).saying(said.with("product", product.name))]
        }
        _ => Vec::new(),
    }
}

fn generic(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let is = definition.product.is_none() && definition.is_kind(&["GenericAccessResource"]);
    if is { vec![Finding::new(code, FIELD)] } else { Vec::new() }
}

fn scope(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let is = definition.is_kind(&["MaskinportenSchema"]) && !definition.has_reference("MaskinportenScope");
    if is { vec![Finding::new(code, "resourceReferences")] } else { Vec::new() }
}

fn consent(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let lacks = |name: &&str| definition.field(name).is_none();
    let names = ["consentTemplate", "consentText"].into_iter().filter(|_| definition.is_kind(&["Consent"]));
    names.filter(lacks).map(|name| Finding::new(code, name)).collect()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        UNKNOWN { nb: "Ressursregisteret har ingen ressurstype som heter {type}, og kan ikke lese definisjonen.", en: "The registry has no resource type {type}, and cannot read the definition." }
        OTHER { nb: "Ressurstypen er {type}, men {product} krever {wanted}.", en: "The resource type is {type}, but {product} demands {wanted}." }
    }
}
