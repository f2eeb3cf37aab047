//! A finding with the line of the file that it is about, and the place in it underlined.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::excerpt::Excerpts;
use crate::finding::{Finding, Severity};
use crate::report::screen::{Screen, head};
use crate::text::checklist as shared;
use crate::text::clean::clean;

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnippetPlace {
    /// Line, counted from 1.
    pub line: usize,
    /// Byte range in the text.
    pub span: Range<usize>,
}

/// A finding about a file: what and where, why, the line with the place underlined, and what to do.
#[must_use]
pub fn located(finding: &Finding, source: &mut Excerpts<'_>, place: Option<&SnippetPlace>, screen: Screen) -> String {
    let mut out = head(finding, screen);
    out.push_str(&screen.indented(2, &clean(&finding.message.render(screen.language))));
    if let Some(place) = place {
        out.push_str(&underlined(source, place, finding.severity, screen));
    }
    if let Some(help) = &finding.next {
        let help = shared::LABELLED.with("label", words::HELP).with("text", help.clone());
        out.push_str(&screen.hanging(2, &clean(&help.render(screen.language))));
    }
    out
}

/// The line of a place, the place in it underlined; empty when there is nothing to show.
#[must_use]
pub fn underlined(source: &mut Excerpts<'_>, place: &SnippetPlace, severity: Severity, screen: Screen) -> String {
    let Some(line) = source.around(&place.span) else { return String::new() };
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let annotation = AnnotationKind::Primary.span(line.span);
    let snippet = Snippet::source(line.text.as_str()).line_start(place.line).annotation(annotation);
    let renderer = if screen.colour { Renderer::styled() } else { Renderer::plain() };
    let drawn = renderer.term_width(screen.width).render(&[Group::with_level(level).element(snippet)]);
    drawn.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        HELP { nb: "Hjelp", en: "Help" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::policy::lint::RULES;
    use crate::text::Message;

    const SCREEN: Screen = Screen { language: Language::Nb, width: 80, colour: false };
    const SOURCE: &str = "<Policy>\n  <Rule RuleId=\"æ\">\n    <Target/>\n  </Rule>\n</Policy>\n";

    fn place(of: &str) -> SnippetPlace {
        let start = SOURCE.find(of).unwrap();
        SnippetPlace { line: 2, span: start..start + of.len() }
    }

    #[test]
    fn of_an_element_its_name_or_its_text_is_underlined() {
        let rule = place("<Rule RuleId=\"æ\">\n    <Target/>\n  </Rule>");
        let drawn = underlined(&mut Excerpts::new(SOURCE), &rule, Severity::Error, SCREEN);
        assert_eq!(drawn, "  |\n2 |   <Rule RuleId=\"æ\">\n  |   ^^^^^\n");
        for (element, marks) in
            [("<V t='a'>æ2</V>", "         ^^"), ("<V/>", "^^^^"), ("<V></V>", "^^^^^^^"), ("<V>\n", "^^")]
        {
            let place = SnippetPlace { line: 1, span: 0..element.len() };
            let drawn = underlined(&mut Excerpts::new(element), &place, Severity::Error, SCREEN);
            assert_eq!(drawn.lines().nth(2), Some(format!("  | {marks}").as_str()), "{drawn}");
        }
    }

    #[test]
    fn a_finding_tells_what_where_and_what_to_do() {
        let open = RULES.iter().find(|rule| rule.code.id == "POL040").unwrap();
        let finding = Finding::new(open.code, "a.xml:2:3").saying(Message::verbatim("Åpen for alle."));
        let shown = located(
            &finding.next(Message::verbatim("Si hvem")),
            &mut Excerpts::new(SOURCE),
            Some(&place("<Rule")),
            SCREEN,
        );
        assert_eq!(
            shown,
            "✗ Feil POL040: a.xml:2:3\n  Åpen for alle.\n  |\n2 |   <Rule RuleId=\"æ\">\n  |   ^^^^^\n  Hjelp: Si hvem\n"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let source = format!("{}<here/>{}", "<a/>".repeat(10_000), "<b/>".repeat(10_000));
        let start = source.find("<here").unwrap();
        let place = SnippetPlace { line: 1, span: start..start + 7 };
        let drawn = underlined(&mut Excerpts::new(&source), &place, Severity::Warning, Screen { width: 40, ..SCREEN });
        assert!(drawn.contains("<here/>") && drawn.contains("^^^^^^^"), "{drawn}");
        assert!(drawn.lines().all(|line| line.chars().count() <= 48), "{drawn}");
    }

    #[test]
    fn what_moves_the_cursor_is_shown_as_a_mark() {
        let source = "a\u{9b}2J\u{202e}b";
        let drawn = underlined(
            &mut Excerpts::new(source),
            &SnippetPlace { line: 1, span: 0..source.len() },
            Severity::Note,
            SCREEN,
        );
        assert!(drawn.contains("a\u{fffd}2J\u{fffd}b"), "{drawn}");
    }

    #[test]
    fn the_end_of_the_file_and_an_empty_file_can_be_places() {
        for source in ["", "x", "x\n"] {
            let place = SnippetPlace { line: 1, span: source.len()..source.len() };
            let _ = underlined(&mut Excerpts::new(source), &place, Severity::Error, SCREEN);
        }
        assert_eq!(
            underlined(&mut Excerpts::new("x"), &SnippetPlace { line: 1, span: 9..9 }, Severity::Error, SCREEN),
            ""
        );
    }
}
