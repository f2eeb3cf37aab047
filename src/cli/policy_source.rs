//! Where a policy comes from: a file, or stdin.

use jiff::tz::TimeZone;

use super::context::Context;
use super::failure::Failure;
use crate::policy::lint::{self, Options};
use crate::policy::read::{self, Refusal, decode, parse_text};
use crate::policy::xacml::Policy;
use crate::report::Finding;
use crate::text::{lint as lint_text, policy_source as text};
use crate::world::files::{FileFault, FileFaultKind};

/// Longer than any policy: what the readers take.
pub const LARGEST: u64 = read::LARGEST as u64;

/// The name of stdin.
pub const INPUT: &str = "-";

/// The bytes of a file, or of stdin for `-`.
///
/// # Errors
/// It cannot be read, or is larger than any policy.
pub fn bytes(context: &Context, name: &str) -> Result<Vec<u8>, Failure> {
    let read = if name == INPUT {
        context.files.read_input(LARGEST)
    } else {
        context.files.read(&context.process.folder.join(name), LARGEST)
    };
    let bytes = read.map_err(|fault| Failure::failed(finding(name, &fault)).caused_by(fault))?;
    if read::is_utf16(&bytes) {
        context.say(text::UTF_16.with("file", name));
    }
    Ok(bytes)
}

/// A file that is too large may be read by the platform: the limit is ours.
fn finding(name: &str, fault: &FileFault) -> Finding {
    if fault.kind != FileFaultKind::TooLarge {
        return fault.finding();
    }
    let size = format!("> {} MiB", LARGEST >> 20);
    Finding::error("POL001", name, lint_text::POL001_LIMIT.with("said", size)).next(lint_text::POL001_LIMIT_HELP)
}

/// Parses a policy as the platform does.
///
/// # Errors
/// The platform refuses it; the finding is that of the linter, with line and column.
pub fn parsed(context: &Context, name: &str, bytes: &[u8]) -> Result<Policy, Failure> {
    read_as(context, name, bytes).map_err(|(_, finding)| Failure::failed(finding))
}

/// The same for those to whom a refusal is an answer: what the platform says, and the finding.
///
/// # Errors
/// The platform refuses it.
pub fn read_as(context: &Context, name: &str, bytes: &[u8]) -> Result<Policy, (Refusal, Finding)> {
    let refusal = match decode(bytes).and_then(|text| parse_text(&text)) {
        Ok(policy) => return Ok(policy),
        Err(refusal) => refusal,
    };
    let found = lint::lint(bytes, &Options::new(context.clock.now().to_zoned(TimeZone::UTC).date()));
    let finding = found.into_iter().next().map(|one| {
        let place = one.span.as_ref().zip(decode(bytes).ok()).map(|(span, text)| lint::line_and_column(&text, span));
        one.finding(place.map_or_else(|| name.to_owned(), |(line, column)| format!("{name}:{line}:{column}")))
    });
    let plain = || Finding::error("POL001", name, text::UNREADABLE.with("reason", refusal.message.clone()));
    let finding = finding.unwrap_or_else(plain);
    Err((refusal, finding))
}
