//! What code hosting reads of the files that were looked at.

use super::LintedFile;
use crate::domain::Language;
use crate::finding::Finding;
use crate::policy::lint::{self, Found, RULES};
use crate::report::sarif::{Hit, Region, SarifLog, SarifRule};
use crate::text::places::Places;

/// What was found in a file, what is silenced too.
#[must_use]
pub fn hits(file: &LintedFile<'_>) -> Vec<Hit> {
    let mut places = Places::new(&file.examined.text);
    let hit = |(found, silence): (&Found, Option<&str>)| {
        let region = found.span.as_ref().map(|span| {
            let ((start_line, start_column), (end_line, end_column)) = (places.of(span.start), places.of(span.end));
            Region { start_line, start_column, end_line, end_column }
        });
        let mut message = found.message.render(Language::En);
        if let Some(help) = &found.help {
            message = format!("{message} {}", help.render(Language::En));
        }
        let hit = Hit::new(found.code.id, found.severity().into(), message, file.name, region);
        match silence {
            Some(reason) => hit.silenced(reason),
            None => hit,
        }
    };
    file.all().map(hit).collect()
}

/// Renders the log of all.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(hits: Vec<Hit>) -> Result<String, serde_json::Error> {
    let rule = |rule: &&lint::LintRule| {
        let code = rule.code;
        let why = code.why.map_or("", |why| why.en());
        SarifRule::new(code.id, code.severity().into(), code.sentence.en(), why)
    };
    serde_json::to_string_pretty(&SarifLog::new(RULES.iter().map(rule).collect(), hits))
}

/// A file that could not be read.
#[must_use]
pub fn unread(name: &str, finding: &Finding) -> Vec<Hit> {
    vec![Hit::new(finding.code.id, finding.severity.into(), finding.message.render(Language::En), name, None)]
}
