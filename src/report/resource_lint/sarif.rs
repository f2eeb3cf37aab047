//! What code hosting reads of the definitions that were looked at.

use super::LintedResource;
use crate::catalog::resource_rules::{ResourceRule, rules};
use crate::domain::Language;
use crate::finding::Finding;
use crate::report::sarif::{Hit, SarifLog, SarifRule};

/// Renders the log.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(resources: &[LintedResource]) -> Result<String, serde_json::Error> {
    let rule = |rule: &ResourceRule| {
        let code = rule.code;
        SarifRule::new(code.id, code.severity().into(), code.sentence.en(), code.why.map_or("", |why| why.en()))
    };
    let mut hits = Vec::new();
    for resource in resources {
        let mut add = |finding: &Finding, place: Option<&str>| {
            let said = finding.message.render(Language::En);
            let message = place.map_or_else(|| said.clone(), |place| format!("{place}: {said}"));
            hits.push(Hit::new(finding.code.id, finding.severity.into(), message, &resource.name, None));
        };
        match &resource.found {
            Ok(found) => found.iter().for_each(|broken| add(&broken.finding, Some(&broken.finding.subject))),
            Err(finding) => add(finding, None),
        }
    }
    serde_json::to_string_pretty(&SarifLog::new(rules().map(rule).collect(), hits))
}
