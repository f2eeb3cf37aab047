//! The answer of `resource lint --format json`. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::LintedResource;
use crate::catalog::resource_rules;
use crate::domain::Language;
use crate::finding::Finding;
use crate::report::finding_json::Severity;
use crate::report::frozen::frozen;

/// The answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'d> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u32,
    /// The resources, in the order in which they were named or found.
    resources: Vec<Resource<'d>>,
}

/// One resource.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Resource<'d> {
    /// Its file, or where it is published.
    resource: &'d str,
    /// It could be read.
    read: bool,
    /// What was found.
    findings: Vec<Found<'d>>,
}

/// Something that was found.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Found<'d> {
    /// The code, which `explain` explains.
    code: &'static str,
    severity: Severity,
    /// Whose rule it is; `null` where the definition could not be read.
    rule_of: Option<RuleOf>,
    /// The field; `null` where the definition could not be read.
    field: Option<&'d str>,
    message: String,
    help: Option<String>,
}

frozen! {
    /// Whose rule it is.
    RuleOf of resource_rules::RuleOf {
        /// The registry refuses what breaks it.
        "registry" Registry = resource_rules::RuleOf::Registry,
        /// Altinn Studio wants it.
        "studio" Studio = resource_rules::RuleOf::Studio,
        /// The services that use resources need it.
        "product" Product = resource_rules::RuleOf::Product,
    }
}

impl<'d> Found<'d> {
    fn new(finding: &'d Finding, of: Option<RuleOf>) -> Self {
        Self {
            code: finding.code.id,
            severity: finding.severity.into(),
            rule_of: of,
            field: of.map(|_| finding.subject.as_str()),
            message: finding.message.render(Language::En),
            help: finding.next.as_ref().map(|next| next.render(Language::En)),
        }
    }
}

/// Renders what was found.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(resources: &[LintedResource]) -> Result<String, serde_json::Error> {
    let mut all = Vec::new();
    for one in resources {
        let findings = match &one.found {
            Ok(found) => found.iter().map(|broken| Found::new(&broken.finding, Some(broken.of.into()))).collect(),
            Err(finding) => vec![Found::new(finding, None)],
        };
        all.push(Resource { resource: &one.name, read: one.found.is_ok(), findings });
    }
    serde_json::to_string_pretty(&Document { schema: 1, resources: all })
}
