//! What `policy lint --format json` says of a file. Other programs read it: the shape does not change within a schema.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::LintedFile;
use crate::domain::Language;
use crate::finding::Finding;
use crate::policy::lint::Found;
use crate::policy::studio::ProblemCode;
use crate::report::finding_json::Severity;
use crate::report::frozen::frozen;
use crate::report::machine::escaped;
use crate::text::places::Places;

/// What `policy lint --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), expect(dead_code, reason = "its schema is published; `document` writes it file by file"))]
pub struct Document<'f> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u32,
    /// The files, in the order in which they were named or found.
    files: Vec<File<'f>>,
}

/// The whole document from its files, each written by [`file()`] or [`missing`], with a line for each: they are many, and each is written
/// where it was looked at.
#[must_use]
pub fn document<'f>(files: impl Iterator<Item = &'f str>) -> String {
    let mut out = "{\"schema\":1,\"files\":[".to_owned();
    for (at, file) in files.enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.push_str(file);
    }
    out.push_str("\n]}");
    out
}

/// Renders what was seen of a file, as its part of the document.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn file(file: &LintedFile<'_>) -> Result<String, serde_json::Error> {
    serde_json::to_string(&File::new(file)).map(escaped)
}

/// Renders a file that could not be read, as its part of the document.
///
/// # Errors
/// As [`file()`].
pub fn missing(name: &str, finding: &Finding) -> Result<String, serde_json::Error> {
    serde_json::to_string(&File::missing(name, finding)).map(escaped)
}

/// One file.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct File<'f> {
    file: &'f str,
    parser: Parser<'f>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registry: Option<Registry<'f>>,
    studio: Option<BTreeMap<&'f str, Vec<StudioCode>>>,
    schema_valid: bool,
    findings: Vec<FindingJson>,
}

/// The answer of the platform's parser.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Parser<'f> {
    accepted: bool,
    message: Option<&'f str>,
}

/// The answer of the registry to an upload.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Registry<'f> {
    http: u16,
    message: Option<&'f str>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FindingJson {
    code: &'static str,
    severity: Severity,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    help: Option<String>,
}

frozen! {
    /// A code of Altinn Studio's own validation.
    StudioCode of ProblemCode {
        /// The policy has no rules.
        "policyerror.norules" NoRules = ProblemCode::NoRules,
        /// The rule has no subject.
        "policyerror.missingsubject" MissingSubject = ProblemCode::MissingSubject,
        /// The rule has no action.
        "policyerror.missingaction" MissingAction = ProblemCode::MissingAction,
        /// The rule has no resource.
        "policyerror.missingresource" MissingResource = ProblemCode::MissingResource,
    }
}

impl<'f> File<'f> {
    /// What was seen of a file.
    fn new(file: &LintedFile<'f>) -> Self {
        let examined = file.examined;
        let mut places = Places::new(&examined.text);
        let finding = |found: &Found| {
            let (line, column) = found.span.as_ref().map(|span| places.of(span.start)).unzip();
            FindingJson {
                code: found.code.id,
                severity: found.severity().into(),
                line,
                column,
                message: found.message.render(Language::En),
                help: found.help.as_ref().map(|help| help.render(Language::En)),
            }
        };
        Self {
            file: file.name,
            parser: Parser {
                accepted: examined.refusal.is_none(),
                message: examined.refusal.as_ref().map(|refusal| refusal.message.as_str()),
            },
            registry: examined
                .registry
                .as_ref()
                .map(|verdict| Registry { http: verdict.http, message: verdict.message.as_deref() }),
            studio: examined.studio.as_ref().map(|problems| {
                let mut codes = BTreeMap::new();
                for (key, code) in problems {
                    codes.entry(key.as_str()).or_insert_with(Vec::new).push((*code).into());
                }
                codes
            }),
            schema_valid: examined.schema_valid,
            findings: file.shown().map(finding).collect(),
        }
    }

    /// A file that could not be read.
    fn missing(file: &'f str, finding: &Finding) -> Self {
        let finding = FindingJson {
            code: finding.code.id,
            severity: finding.severity.into(),
            line: None,
            column: None,
            message: finding.message.render(Language::En),
            help: finding.next.as_ref().map(|next| next.render(Language::En)),
        };
        Self {
            file,
            parser: Parser { accepted: false, message: None },
            registry: None,
            studio: None,
            schema_valid: false,
            findings: vec![finding],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PolicyKind;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::examine::examine;

    #[test]
    fn the_shape_is_frozen() {
        let options = LintOptions {
            resource_id: Some("ttd-melding".into()),
            kind: Some(PolicyKind::Correspondence),
            ..LintOptions::new(jiff::civil::date(2026, 11, 20))
        };
        let examined = examine(b"<Policy/>", &options);
        let all = LintedFile { name: "a.xml", examined: &examined, silenced: vec![None; examined.findings.len()] };
        let none = LintedFile { silenced: vec![Some("known"); examined.findings.len()], ..all.clone() };
        let json = serde_json::to_string(&File::new(&none)).unwrap();
        assert_eq!(
            json,
            r#"{"file":"a.xml","parser":{"accepted":false,"message":"Invalid XACML Policy Policy is missing"},"registry":{"http":500,"message":null},"studio":null,"schemaValid":false,"findings":[]}"#
        );
        let shown = serde_json::to_value(File::new(&all)).unwrap();
        let keys: Vec<&String> = shown["findings"][0].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["code", "severity", "line", "column", "message", "help"]);
        assert_eq!((&shown["findings"][0]["line"], &shown["findings"][0]["code"]), (&1.into(), &"POL001".into()));
    }
}
