//! What is odd in a state that loads: what stands beside something else, keys that end, and what nobody can read.

use jiff::civil::Date;

use super::state_ahead::ahead;
use super::state_merge::standing_beside;
use crate::catalog::codes::ends;
use crate::catalog::codes::files::STATE_UNKNOWN_FACT;
use crate::catalog::codes::states as codes;
use crate::finding::Finding;
use crate::record::{Book, Newer, SCHEMA, ScopePlace, State, Value};
use crate::report::state_check::StateSummary;
use crate::steps::parts::display_name::client_said;
use crate::steps::parts::key_end::near_end;
use crate::text::clean::clean_line;
use crate::text::dates;

/// What a state says of itself, and what is odd in it; `schema` is that of the file.
#[must_use]
pub fn checked(state: &State, schema: u64, tool: Option<&str>, today: Date) -> StateSummary {
    let mut findings: Vec<Finding> = standing_beside(state);
    findings.extend(ahead(state, today));
    findings.extend(keys(&state.real, today));
    findings.extend(unread(state));
    findings.extend(both_books(state));
    if schema < SCHEMA {
        let finding = Finding::new(&codes::STATE_OLD_SCHEMA, "schema").with("found", schema.to_string());
        findings.push(finding.with("known", SCHEMA.to_string()));
    }
    let places =
        |book: &Book| book.begun().map(|place| (place.environment.to_string(), place.service.to_string())).collect();
    StateSummary {
        schema: Some(schema),
        tool: tool.map(clean_line),
        rehearsal: places(&state.rehearsal),
        real: places(&state.real),
        facts: [&state.rehearsal, &state.real].into_iter().map(facts).sum(),
        findings,
    }
}

fn facts(book: &Book) -> usize {
    book.scopes().map(|(_, facts)| facts.iter().count()).sum()
}

/// The keys in use whose end is near or past. Those of rehearsals are thrown away.
fn keys(book: &Book, today: Date) -> Vec<Finding> {
    let mut all = Vec::new();
    for (at, facts) in book.scopes() {
        for (_, key, evidence) in facts.iter() {
            let (Value::ClientKey(known), Some(client)) = (&evidence.value, key) else { continue };
            // Every key stands by its own id too; the one in use stands by its client.
            if client.contains(' ') {
                continue;
            }
            let left = today.until(known.expires).map_or(0, |span| span.get_days());
            let subject = clean_line(&format!("{at}/{client}"));
            let finding = match near_end(left) {
                Some(severity) => Finding::new(&ends::KEY_ENDS, subject).severity(severity),
                None if left < 0 => Finding::new(&ends::KEY_ENDED, subject),
                None => continue,
            };
            let finding = finding.with("client", client_said(client));
            all.push(finding.with("date", dates::said(known.expires)).with("days", left.to_string()));
        }
    }
    all
}

/// What this program cannot read, and keeps.
fn unread(state: &State) -> Vec<Finding> {
    let mut all = Vec::new();
    for (rehearsal, book) in [(true, "rehearsal"), (false, "real")] {
        for (at, facts) in state.book(rehearsal).scopes() {
            all.extend(facts.newer().iter().map(|newer| of_unread(book, at, newer)));
        }
    }
    all
}

fn of_unread(book: &str, at: ScopePlace<'_>, newer: &Newer) -> Finding {
    let key = newer.key.as_ref().map(|key| format!("/{key}")).unwrap_or_default();
    let place = clean_line(&format!("books/{book}/{at}/{}{key}", newer.id));
    match &newer.since {
        Some(since) => {
            let finding = Finding::new(&codes::STATE_HOLDS_NEWER, place.as_str()).with("place", place);
            finding.with("since", clean_line(since))
        }
        None => {
            let finding = Finding::new(&STATE_UNKNOWN_FACT, place.as_str()).with("place", place);
            match newer.meant().filter(|_| newer.is_unexplained()) {
                Some(word) => finding.next(words::DID_YOU_MEAN.with("word", word)),
                None => finding,
            }
        }
    }
}

/// Environments that one of the team takes for a rehearsal and another for real.
fn both_books(state: &State) -> Vec<Finding> {
    let shared = state.real.environments.keys().filter(|name| state.rehearsal.environments.contains_key(name));
    let finding = |name: &crate::domain::EnvironmentName| {
        Finding::new(&codes::STATE_BOTH_BOOKS, name.as_str()).with("environment", name.as_str())
    };
    shared.map(finding).collect()
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        DID_YOU_MEAN { nb: "Mente du {word}? Rett skrivemåten i filen.", en: "Did you mean {word}? Correct the spelling in the file." }
    }
}
