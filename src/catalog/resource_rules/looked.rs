//! All rules, and a definition held against them.

use serde_json::Value;

use super::definition::Definition;
use super::rule::{ResourceRule, RuleOf};
use super::{access, contact, form, identifier, kind, owner, texts};
use crate::catalog::products::ProductRow;
use crate::finding::Finding;

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Whose rule it is.
    pub of: RuleOf,
    /// What was found; its subject is the field.
    pub finding: Finding,
}

/// All rules, in the order in which a definition is read.
pub fn rules() -> impl Iterator<Item = &'static ResourceRule> {
    [form::RULES, identifier::RULES, texts::RULES, kind::RULES, owner::RULES, access::RULES, contact::RULES]
        .into_iter()
        .flatten()
}

/// What breaks a rule. `product` is what the resource is to be used for, where that is known.
#[must_use]
pub fn broken(definition: &Value, product: Option<&'static ProductRow>) -> Vec<Broken> {
    let Some(definition) = Definition::new(definition, product) else { return Vec::new() };
    let found = |rule: &'static ResourceRule| {
        (rule.check)(&definition, rule.code).into_iter().map(|finding| Broken { of: rule.of, finding })
    };
    rules().flat_map(found).collect()
}
