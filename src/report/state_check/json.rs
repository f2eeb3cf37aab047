//! The answer of `state check --format json`. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::StateSummary;
use crate::domain::Language;
use crate::finding::Finding;
use crate::report::finding_json::Severity;

/// The answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// The program can take the state.
    loads: bool,
    /// The schema of the file; `null` where it does not load.
    state_schema: Option<u64>,
    /// The version that gave it its schema.
    tool: Option<&'a str>,
    /// How many facts are known now.
    facts: usize,
    /// What is begun.
    begun: Vec<Begun<'a>>,
    /// What is odd, or why it does not load.
    findings: Vec<FindingJson<'a>>,
}

/// A service that is begun in an environment.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Begun<'a> {
    /// In a rehearsal.
    rehearsal: bool,
    /// The environment.
    environment: &'a str,
    /// The service.
    service: &'a str,
}

/// Something odd.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Finding")]
struct FindingJson<'a> {
    /// Its code, which `explain` explains.
    code: &'a str,
    /// How much it matters.
    severity: Severity,
    /// What it is about: where it stands in the file.
    subject: &'a str,
    /// What is wrong, in words.
    message: String,
    /// What helps.
    help: Option<String>,
}

impl<'a> FindingJson<'a> {
    fn of(finding: &'a Finding) -> Self {
        Self {
            code: finding.code.id,
            severity: finding.severity.into(),
            subject: &finding.subject,
            message: finding.message.render(Language::En),
            help: finding.next.as_ref().map(|next| next.render(Language::En)),
        }
    }
}

/// Renders what was found.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(summary: &StateSummary) -> Result<String, serde_json::Error> {
    let begun = |rehearsal, places: &'_ [(String, String)]| -> Vec<(bool, String, String)> {
        places.iter().map(|(at, service)| (rehearsal, at.clone(), service.clone())).collect()
    };
    let begun = [begun(true, &summary.rehearsal), begun(false, &summary.real)].concat();
    serde_json::to_string_pretty(&Document {
        schema: 1,
        loads: summary.schema.is_some(),
        state_schema: summary.schema,
        tool: summary.tool.as_deref(),
        facts: summary.facts,
        begun: begun
            .iter()
            .map(|(rehearsal, environment, service)| Begun { rehearsal: *rehearsal, environment, service })
            .collect(),
        findings: summary.findings.iter().map(FindingJson::of).collect(),
    })
}
