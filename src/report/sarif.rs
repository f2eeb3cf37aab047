//! Findings in SARIF 2.1.0, as code hosting shows them beside the lines.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::finding_json::Severity;

/// Where the format is described, for who reads the file.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What a path keeps as it is in an address.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A whole log: one tool, one run.
#[derive(Debug, Serialize)]
pub struct SarifLog {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [SarifRun; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Hit>,
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<SarifRule>,
}

/// A rule of the tool.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SarifRule {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    default_configuration: SarifConfiguration,
}

#[derive(Debug, Serialize)]
struct SarifConfiguration {
    level: Severity,
}

#[derive(Debug, Serialize)]
struct Text {
    text: String,
}

/// One thing that was found.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    rule_id: &'static str,
    level: Severity,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Debug, Serialize)]
struct Artifact {
    uri: String,
}

/// A place in a file; lines and columns begin at 1, and the end is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// Line of the beginning.
    pub start_line: usize,
    /// Column of the beginning.
    pub start_column: usize,
    /// The line in which the first character behind it stands.
    pub end_line: usize,
    /// The column of the first character behind it.
    pub end_column: usize,
}

#[derive(Debug, Serialize)]
struct Suppression {
    kind: &'static str,
    justification: String,
}

impl SarifLog {
    /// The log of a run of this program.
    #[must_use]
    pub fn new(rules: Vec<SarifRule>, results: Vec<Hit>) -> Self {
        let driver = Driver { name: "altinn-onboard", semantic_version: env!("CARGO_PKG_VERSION"), rules };
        let run = SarifRun { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
        Self { schema: SCHEMA, version: "2.1.0", runs: [run] }
    }
}

impl SarifRule {
    /// A rule, what it finds, and why that matters.
    #[must_use]
    pub fn new(id: &'static str, level: Severity, finds: &str, why: &str) -> Self {
        Self {
            id,
            short_description: Text { text: finds.to_owned() },
            full_description: Text { text: why.to_owned() },
            default_configuration: SarifConfiguration { level },
        }
    }
}

impl Hit {
    /// Something that a rule found in a file.
    #[must_use]
    pub fn new(rule_id: &'static str, level: Severity, message: String, file: &str, region: Option<Region>) -> Self {
        let artifact_location = Artifact { uri: address(file) };
        let locations = [Location { physical_location: Physical { artifact_location, region } }];
        Self { rule_id, level, message: Text { text: message }, locations, suppressions: Vec::new() }
    }

    /// The same, silenced by the team's own configuration.
    #[must_use]
    pub fn silenced(mut self, reason: &str) -> Self {
        self.suppressions = vec![Suppression { kind: "external", justification: reason.to_owned() }];
        self
    }
}

/// A path as an address: relative where it is, with forward slashes.
fn address(file: &str) -> String {
    let file = if cfg!(windows) { file.replace('\\', "/") } else { file.to_owned() };
    let encoded = utf8_percent_encode(file.strip_prefix("./").unwrap_or(&file), IN_PATH).to_string();
    if encoded.starts_with('/') { format!("file://{encoded}") } else { encoded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_addresses() {
        assert_eq!(address("./a b/æ.xml"), "a%20b/%C3%A6.xml");
        assert_eq!(address("/x/y.xml"), "file:///x/y.xml");
    }

    #[test]
    fn a_log_holds_rules_and_places() {
        let region = Region { start_line: 1, start_column: 2, end_line: 1, end_column: 3 };
        let hit = Hit::new("POL001", Severity::Error, "no".into(), "a.xml", Some(region)).silenced("known");
        let log =
            serde_json::to_value(SarifLog::new(vec![SarifRule::new("POL001", Severity::Error, "x", "y")], vec![hit]))
                .unwrap();
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["locations"][0]["physicalLocation"]["region"]["endColumn"], 3);
        assert_eq!(result["suppressions"][0]["justification"], "known");
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][0]["shortDescription"]["text"], "x");
    }
}
