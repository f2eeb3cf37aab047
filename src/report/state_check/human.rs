//! What people read of a state that was checked.

use super::StateSummary;
use crate::record::SCHEMA;
use crate::report::screen::{self, Screen, Tone};
use crate::text::Message;
use crate::text::counts::counted;

/// The state, named as it was given, with what is odd in it.
#[must_use]
pub fn render(name: &str, summary: &StateSummary, screen: Screen) -> String {
    let language = screen.language;
    let Some(schema) = summary.schema else { return screen::findings(&summary.findings, screen) };
    let loads = words::LOADS.with("name", name).with("schema", schema.to_string()).with("known", SCHEMA.to_string());
    let mut out = screen.marked(0, Tone::Good, "✓", &loads.render(language));
    let facts = counted(summary.facts, words::FACT_ONE, words::FACT_MANY);
    let mut line = |message: Message| out.push_str(&screen.hanging(2, &message.render(language)));
    line(words::HOLDS.with("facts", facts));
    for (book, begun) in [(words::REHEARSAL, &summary.rehearsal), (words::REAL, &summary.real)] {
        if begun.is_empty() {
            continue;
        }
        let begun: Vec<String> = begun.iter().map(|(at, service)| format!("{service} ({at})")).collect();
        line(words::BEGUN.with("book", book).with("begun", begun.join(", ")));
    }
    if let Some(tool) = &summary.tool {
        line(words::TOOL.with("tool", tool.as_str()));
    }
    if summary.findings.is_empty() {
        line(words::NOTHING_ODD.into());
    } else {
        out.push('\n');
        out.push_str(&screen::worst(&summary.findings, screen));
    }
    out
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        LOADS { nb: "{name} kan leses: skjema {schema}, og denne utgaven kjenner til og med {known}.", en: "{name} loads: schema {schema}, and this version knows up to {known}." }
        HOLDS { nb: "Filen har {facts}.", en: "The file holds {facts}." }
        FACT_ONE { nb: "ett faktum", en: "one fact" }
        FACT_MANY { nb: "{count} fakta", en: "{count} facts" }
        BEGUN { nb: "{book}: {begun}", en: "{book}: {begun}" }
        REHEARSAL { nb: "Øvelse", en: "Rehearsal" }
        REAL { nb: "Virkelig", en: "Real" }
        TOOL { nb: "Skjemaet ble skrevet av utgave {tool}.", en: "The schema was written by version {tool}." }
        NOTHING_ODD { nb: "Ingenting å bemerke.", en: "Nothing unusual." }
    }
}
