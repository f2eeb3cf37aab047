//! What people read of the files that were looked at.

use super::excerpt::Excerpts;
use super::snippet::{self, SnippetPlace};
use super::{LintedFile, Tally};
use crate::report::screen::{Screen, Tone};
use crate::text::counts::counted;
use crate::text::places::Places;
use crate::text::{Message, lint as text};

/// A file: each finding with its line, what the registry would answer if it refuses, or that nothing is wrong.
#[must_use]
pub fn file(file: &LintedFile<'_>, screen: Screen) -> String {
    let examined = file.examined;
    let mut places = Places::new(&examined.text);
    let mut excerpts = Excerpts::new(&examined.text);
    let mut out = String::new();
    for found in file.shown() {
        let place = found.span.as_ref().map(|span| (places.of(span.start), span));
        let subject = place
            .as_ref()
            .map_or_else(|| file.name.to_owned(), |((line, column), _)| format!("{}:{line}:{column}", file.name));
        let place = place.map(|((line, _), span)| SnippetPlace { line, span: span.clone() });
        out.push_str(&snippet::located(&found.finding(subject), &mut excerpts, place.as_ref(), screen));
        out.push('\n');
    }
    let mut also = |message: Message| {
        out.push_str(&screen.hanging(0, &message.with("file", file.name).render(screen.language)));
        out.push('\n');
    };
    if let Some(verdict) = examined.registry.as_ref().filter(|verdict| !verdict.is_accepted()) {
        let message = verdict.message.clone().unwrap_or_default();
        also(words::REGISTRY.with("http", verdict.http.to_string()).with("message", message));
    }
    if examined.refusal.is_none() && !examined.schema_valid {
        also(words::SCHEMA.into());
    }
    if out.is_empty() { clean(file.name, screen) } else { out }
}

/// That nothing is wrong with what is named.
#[must_use]
pub fn clean(name: &str, screen: Screen) -> String {
    let clean = words::CLEAN.with("file", name).render(screen.language);
    screen.marked(0, Tone::Good, words::CLEAN_MARK.raw(screen.language), &clean)
}

/// All files, each written by [`file()`], and the sum.
#[must_use]
pub fn render<'f>(files: impl Iterator<Item = &'f str>, tally: &Tally, screen: Screen) -> String {
    files.collect::<String>() + &sum_of(counted(tally.files, text::FILE_ONE, text::FILE_MANY), tally, screen)
}

/// The last line: how many of what.
#[must_use]
pub fn sum_of(what: Message, tally: &Tally, screen: Screen) -> String {
    let sum = if tally.silenced > 0 { words::SUM_SILENCED } else { words::SUM };
    let said = sum
        .with("files", what)
        .with("errors", counted(tally.errors, words::ERROR_ONE, words::ERROR_MANY))
        .with("warnings", counted(tally.warnings, words::WARNING_ONE, words::WARNING_MANY))
        .with("notes", counted(tally.notes, words::NOTE_ONE, words::NOTE_MANY))
        .with("silenced", tally.silenced.to_string());
    screen.hanging(0, &said.render(screen.language))
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        CLEAN { nb: "{file}: ingenting å bemerke", en: "{file}: nothing to report" }
        CLEAN_MARK { nb: "✓", en: "✓" }
        REGISTRY { nb: "{file}: Ressursregisteret svarer {http} ved opplasting. {message}", en: "{file}: The resource registry answers {http} to an upload. {message}" }
        SCHEMA { nb: "{file}: Altinn leser filen, men den følger ikke XML-skjemaet for XACML 3.0.", en: "{file}: Altinn reads the file, but it does not follow the XML schema of XACML 3.0." }
        SUM { nb: "{files} lest: {errors}, {warnings} og {notes}.", en: "{files} read: {errors}, {warnings} and {notes}." }
        SUM_SILENCED { nb: "{files} lest: {errors}, {warnings} og {notes}. {silenced} er dempet med begrunnelse.", en: "{files} read: {errors}, {warnings} and {notes}. {silenced} silenced with a reason." }
        ERROR_ONE { nb: "1 feil", en: "1 error" }
        ERROR_MANY { nb: "{count} feil", en: "{count} errors" }
        WARNING_ONE { nb: "1 advarsel", en: "1 warning" }
        WARNING_MANY { nb: "{count} advarsler", en: "{count} warnings" }
        NOTE_ONE { nb: "1 merknad", en: "1 note" }
        NOTE_MANY { nb: "{count} merknader", en: "{count} notes" }
    }
}
