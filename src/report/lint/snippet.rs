//! A finding with the line of the file that it is about, and the place in it underlined.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::domain::secret_form::hidden;
use crate::finding::{Finding, Severity};
use crate::report::screen::{Screen, head};
use crate::text::checklist as shared;
use crate::text::clean::clean;

/// So much of a long line is looked at before and after the place; the renderer cuts it to the screen.
const AROUND: usize = 200;

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
pub fn located(finding: &Finding, source: &str, place: Option<&SnippetPlace>, screen: Screen) -> String {
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
pub fn underlined(source: &str, place: &SnippetPlace, severity: Severity, screen: Screen) -> String {
    let Some(line) = SnippetLine::around(source, &place.span) else { return String::new() };
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

/// One line of a file, harmless on a terminal, and a place in it.
struct SnippetLine {
    text: String,
    span: Range<usize>,
}

impl SnippetLine {
    /// The line in which a place begins. Of an element that holds text the text is underlined, of one that goes on over
    /// several lines its name.
    fn around(source: &str, span: &Range<usize>) -> Option<Self> {
        let (before, after) = source.split_at_checked(span.start)?;
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = after.split(['\n', '\r']).next().unwrap_or_default();
        let shown = after.get(..span.len()).map_or_else(|| start_of_tag(after), text_of_element);
        let (lead, rest) = after.split_at_checked(shown.start)?;
        let (inside, rest) = rest.split_at_checked(shown.len())?;
        let before = format!("{before}{lead}");
        let (before, inside, rest) = (hidden(&before), hidden(inside), hidden(rest));
        let (before, inside, rest) = (harmless(last(&before)), harmless(first(&inside)), harmless(first(&rest)));
        if before.is_empty() && inside.is_empty() && rest.is_empty() {
            return None;
        }
        let start = before.len();
        let end = start + inside.len();
        Some(Self { text: before + &inside + &rest, span: start..end })
    }
}

/// Where the text stands in an element that holds nothing else; all of it otherwise.
fn text_of_element(element: &str) -> Range<usize> {
    let inner = || {
        let open = element.strip_prefix('<')?.find('>')? + 2;
        let close = element.rfind("</")?;
        let text = element.get(open..close)?;
        (!text.is_empty() && !text.contains('<')).then_some(open..close)
    };
    inner().unwrap_or(0..element.len())
}

/// The beginning of a tag up to the end of its name; all of what is no tag.
fn start_of_tag(line: &str) -> Range<usize> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
    let end = line.strip_prefix('<').and_then(|tag| tag.find(ends)).map_or(line.len(), |end| end + 1);
    0..end
}

/// The end of a text, not longer than what is looked at.
fn last(text: &str) -> &str {
    text.char_indices().rev().nth(AROUND).and_then(|(at, c)| text.get(at + c.len_utf8()..)).unwrap_or(text)
}

/// The beginning of a text, not longer than what is looked at.
fn first(text: &str) -> &str {
    text.char_indices().nth(AROUND).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// A file may hold characters that move the cursor or turn the direction of writing: each is shown as a mark.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            c if clean(c.encode_utf8(&mut [0; 4])).is_empty() => '\u{fffd}',
            c => c,
        })
        .collect()
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
        let drawn = underlined(SOURCE, &rule, Severity::Error, SCREEN);
        assert_eq!(drawn, "  |\n2 |   <Rule RuleId=\"æ\">\n  |   ^^^^^\n");
        for (element, marks) in
            [("<V t='a'>æ2</V>", "         ^^"), ("<V/>", "^^^^"), ("<V></V>", "^^^^^^^"), ("<V>\n", "^^")]
        {
            let place = SnippetPlace { line: 1, span: 0..element.len() };
            let drawn = underlined(element, &place, Severity::Error, SCREEN);
            assert_eq!(drawn.lines().nth(2), Some(format!("  | {marks}").as_str()), "{drawn}");
        }
    }

    #[test]
    fn a_finding_tells_what_where_and_what_to_do() {
        let open = RULES.iter().find(|rule| rule.code.id == "POL040").unwrap();
        let finding = Finding::new(open.code, "a.xml:2:3").saying(Message::verbatim("Åpen for alle."));
        let shown = located(&finding.next(Message::verbatim("Si hvem")), SOURCE, Some(&place("<Rule")), SCREEN);
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
        let drawn = underlined(&source, &place, Severity::Warning, Screen { width: 40, ..SCREEN });
        assert!(drawn.contains("<here/>") && drawn.contains("^^^^^^^"), "{drawn}");
        assert!(drawn.lines().all(|line| line.chars().count() <= 48), "{drawn}");
    }

    #[test]
    fn what_moves_the_cursor_is_shown_as_a_mark() {
        let source = "a\u{9b}2J\u{202e}b";
        let drawn = underlined(source, &SnippetPlace { line: 1, span: 0..source.len() }, Severity::Note, SCREEN);
        assert!(drawn.contains("a\u{fffd}2J\u{fffd}b"), "{drawn}");
    }

    #[test]
    fn the_end_of_the_file_and_an_empty_file_can_be_places() {
        for source in ["", "x", "x\n"] {
            let place = SnippetPlace { line: 1, span: source.len()..source.len() };
            let _ = underlined(source, &place, Severity::Error, SCREEN);
        }
        assert_eq!(underlined("x", &SnippetPlace { line: 1, span: 9..9 }, Severity::Error, SCREEN), "");
    }
}
