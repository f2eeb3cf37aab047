//! What becomes of policies, a line for each role of each rule: for a spreadsheet (RFC 4180).

use csv::{Terminator, WriterBuilder};

use super::MigratedFile;
use super::sheet::grade;
use crate::catalog::packages::Package;
use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::domain::Language;
use crate::policy::migrate::{NetEffect, RuleOutcome};
use crate::policy::naming::role_name;
use crate::text::clean::clean_line;

/// The head of each column. Stable: other programs read them.
const COLUMNS: [&str; 12] = [
    "file",
    "resource",
    "rule",
    "line",
    "role",
    "role_name",
    "grade",
    "packages",
    "registers",
    "outcome",
    "affected_without_change",
    "last_day",
];

/// Renders the lines.
///
/// # Errors
/// Never into memory; the error is passed on rather than hidden.
pub fn render(files: &[MigratedFile<'_>]) -> Result<String, csv::Error> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for file in files {
        let lost = file.migration.net.iter().filter(|one| one.is_lost_undone());
        let affected = lost.map(NetEffect::words).collect::<Vec<_>>().join(" ");
        for rule in &file.migration.rules {
            for proposal in &rule.roles {
                let ids = |all: &[&'static Package]| all.iter().map(|package| package.id).collect::<Vec<_>>();
                let packages = [ids(&proposal.packages), ids(&proposal.present)].concat().join(" ");
                let registers: Vec<&str> = proposal.registers.iter().map(|role| role.short_code()).collect();
                let record = [
                    plain(file.name),
                    plain(file.migration.resource_id.as_deref().unwrap_or_default()),
                    rule.number.to_string(),
                    file.line(rule).to_string(),
                    proposal.role.short_code().to_owned(),
                    role_name(proposal.role).render(Language::En),
                    grade(proposal.grade).raw(Language::En).to_owned(),
                    packages,
                    registers.join(" "),
                    outcome(rule.outcome).to_owned(),
                    affected.clone(),
                    ALTINN2_ROLES_END.to_string(),
                ];
                writer.write_record(record)?;
            }
        }
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What strangers wrote, so that it steers no terminal and no spreadsheet takes it for a formula.
fn plain(text: &str) -> String {
    let text = clean_line(text);
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

const fn outcome(outcome: RuleOutcome) -> &'static str {
    match outcome {
        RuleOutcome::Nothing => "nothing",
        RuleOutcome::Replaced => "replaced",
        RuleOutcome::Check => "check",
        RuleOutcome::Choose => "choose",
        RuleOutcome::ByHand => "by hand",
    }
}

impl NetEffect {
    /// Where and what, as one word: `as:read`.
    fn words(&self) -> String {
        format!("{}:{}", self.recipient.word(), self.access.action())
    }
}
