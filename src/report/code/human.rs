//! What people read of codes.

use super::said::said;
use crate::catalog::codes::{CodeEntry, CodeOrigin};
use crate::domain::Language;
use crate::report::screen::{Screen, Tone, severity_word};
use crate::text::checklist;

/// Rows, one below the other: whose they are, what each means, why, and what helps.
#[must_use]
pub fn rows(entries: &[CodeEntry], screen: Screen) -> String {
    let shown: Vec<String> = entries.iter().map(|entry| row(entry, screen)).collect();
    shown.join("\n")
}

/// All codes by where they belong, a line each.
#[must_use]
pub fn list(entries: &[CodeEntry], screen: Screen) -> String {
    let mut out = String::new();
    let mut before = None;
    for entry in entries {
        if before != Some(entry.source) {
            if before.is_some() {
                out.push('\n');
            }
            out.push_str(&screen.heading(&source(entry.source, screen.language)));
            before = Some(entry.source);
        }
        let meaning = said(entry.code.sentence, screen.language);
        out.push_str(&screen.hanging(2, &format!("{}: {meaning}", entry.code.id)));
    }
    out
}

fn row(entry: &CodeEntry, screen: Screen) -> String {
    let code = entry.code;
    let mut place = source(entry.source, screen.language);
    if let Some(said) = entry.said {
        if !said.own.is_empty() && said.own != code.id {
            place = format!("{place}, {}", said.own);
        }
        if said.status != 0 {
            place = format!("{place}, HTTP {}", said.status);
        }
    }
    let severities: Vec<&str> =
        code.severities.iter().map(|severity| severity_word(*severity).raw(screen.language)).collect();
    let place = format!("{} · {place}", severities.join(" / "));
    let mut out = screen.marked(0, Tone::Strong, code.id, &place);
    for phrase in std::iter::once(code.sentence).chain(code.why) {
        out.push_str(&screen.indented(2, &said(phrase, screen.language)));
    }
    let next = format!("{}: {}", checklist::NEXT.raw(screen.language), said(code.next, screen.language));
    out.push_str(&screen.indented(2, &next));
    out
}

fn source(source: CodeOrigin, language: Language) -> String {
    match source {
        // Each language has its own name for most services; here it begins a line.
        CodeOrigin::Service(service) => {
            let said = service.said().render(language);
            let mut letters = said.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
        }
        CodeOrigin::AnyService => words::ANY_SERVICE.raw(language).to_owned(),
        CodeOrigin::Program => words::PROGRAM.raw(language).to_owned(),
        CodeOrigin::Lint => words::LINT.raw(language).to_owned(),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ANY_SERVICE { nb: "enhver tjeneste", en: "any service" }
        PROGRAM { nb: "altinn-onboard", en: "altinn-onboard" }
        LINT { nb: "altinn-onboard policy lint", en: "altinn-onboard policy lint" }
    }
}
