//! How text is laid out on a screen: wrapped to its width, indented, colour only as an addition to words and symbols.

use std::cmp::Reverse;

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use crate::domain::Language;
use crate::finding::{Finding, Severity};
use crate::text::Phrase;
use crate::text::checklist as text;
use crate::text::clean::clean;
use crate::text::unbroken;

/// The screen that one writes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Which of its two languages a phrase is said in.
    pub language: Language,
    /// Columns.
    pub width: usize,
    /// Colours are shown; without them nothing is lost.
    pub colour: bool,
}

/// How a line begins that is a command to paste.
const COMMAND: &str = "$ ";

/// What a mark means, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It holds.
    Good,
    /// Somebody is at it, or may be: never red.
    Calm,
    /// It is wrong, or stops something.
    Bad,
    /// Of little weight.
    Faint,
    /// A heading.
    Strong,
}

impl Tone {
    const fn style(self) -> Style {
        match self {
            Self::Good => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green))),
            Self::Calm => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan))),
            Self::Bad => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red))),
            Self::Faint => Style::new().dimmed(),
            Self::Strong => Style::new().bold(),
        }
    }
}

impl Screen {
    /// A screen of so many columns, with colours: whoever writes to it takes them out where they are not shown.
    #[must_use]
    pub const fn coloured(language: Language, width: usize) -> Self {
        Self { language, width, colour: true }
    }

    /// A text in lines no longer than the screen, each indented; ids and addresses are never broken.
    #[must_use]
    pub fn indented(&self, indent: usize, text: &str) -> String {
        self.block(&" ".repeat(indent), &" ".repeat(indent), text)
    }

    /// A text whose further lines are indented two more than its first.
    #[must_use]
    pub fn hanging(&self, indent: usize, text: &str) -> String {
        self.block(&" ".repeat(indent), &" ".repeat(indent + 2), text)
    }

    /// A text that begins with a mark, such as `✓ Ferdig:`; the mark is coloured, what follows is indented.
    #[must_use]
    pub fn marked(&self, indent: usize, tone: Tone, mark: &str, text: &str) -> String {
        let first = " ".repeat(indent);
        let rest = " ".repeat(indent + 2);
        let block = self.block(&first, &rest, &format!("{mark} {text}"));
        if !self.colour {
            return block;
        }
        // The mark may itself be wrapped on a narrow screen: then only the part on the first line is coloured.
        let (line, below) = block.split_once('\n').unwrap_or((block.as_str(), ""));
        let bare = line.trim_start();
        let (head, tail) = bare.strip_prefix(mark).map_or((bare, ""), |tail| (mark, tail));
        let style = tone.style();
        format!("{first}{style}{head}{style:#}{tail}\n{below}")
    }

    /// A line as it is, coloured.
    #[must_use]
    pub fn toned(&self, tone: Tone, line: &str) -> String {
        let (style, line) = (tone.style(), clean(line));
        if self.colour { format!("{style}{line}{style:#}\n") } else { format!("{line}\n") }
    }

    /// A heading on lines of its own.
    #[must_use]
    pub fn heading(&self, text: &str) -> String {
        self.marked(0, Tone::Strong, text, "").lines().map(|line| line.trim_end().to_owned() + "\n").collect()
    }

    fn block(&self, first: &str, rest: &str, text: &str) -> String {
        let options = Options::new(self.width.max(20))
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation)
            .word_separator(textwrap::WordSeparator::AsciiSpace);
        // Names and ids come from files and services: here is the one place that all of them pass on their way to a screen.
        let text = clean(text);
        let text = unbroken::numbers(&text);
        let text = unbroken::commands(&text);
        let mut out = String::new();
        for (number, paragraph) in text.lines().enumerate() {
            let first = if number == 0 { first } else { rest };
            // Most lines fit, and every checklist shows many: only what does not fit is divided.
            // A command is pasted as one line, however long.
            let fits =
                paragraph.starts_with(COMMAND) || display_width(first) + display_width(paragraph) <= self.width.max(20);
            if fits && !paragraph.starts_with(' ') {
                out.push_str(format!("{first}{paragraph}").trim_end());
                out.push('\n');
                continue;
            }
            for line in textwrap::wrap(paragraph, options.clone().initial_indent(first).subsequent_indent(rest)) {
                out.push_str(line.trim_end());
                out.push('\n');
            }
        }
        unbroken::with_blanks(out)
    }
}

/// The most things of one kind that are shown below each other. More come from a file that somebody made for it, and
/// would only push away what matters; machines get all of them.
pub const MOST: usize = 100;

/// How many more there are than are shown; nothing where all are.
#[must_use]
pub fn more(all: usize, screen: Screen) -> String {
    match all.saturating_sub(MOST) {
        0 => String::new(),
        left => screen.hanging(2, &words::MORE.with("count", left.to_string()).render(screen.language)),
    }
}

/// Findings of a file that others may have made for it: the worst of them, and how many more there are.
#[must_use]
pub fn worst(findings_of: &[Finding], screen: Screen) -> String {
    let shown: Vec<Finding> = worst_of(findings_of, |finding| finding.severity).cloned().collect();
    findings(&shown, screen) + &more(findings_of.len(), screen)
}

/// What is shown of very many: the worst of them. Of fewer all, in their order.
pub fn worst_of<T>(all: &[T], severity: impl Fn(&T) -> Severity) -> impl Iterator<Item = &T> {
    let mut shown: Vec<&T> = all.iter().collect();
    if shown.len() > MOST {
        shown.sort_by_key(|one| Reverse(severity(one)));
        shown.truncate(MOST);
    }
    shown.into_iter()
}

/// Findings, one below the other: severity, code and subject, what is wrong and why, the next command.
#[must_use]
pub fn findings(findings: &[Finding], screen: Screen) -> String {
    let mut out = String::new();
    for finding in findings {
        out.push_str(&head(finding, screen));
        out.push_str(&screen.indented(2, &finding.message.render(screen.language)));
        if let Some(next) = &finding.next {
            let next = text::LABELLED.with("label", text::NEXT).with("text", next.clone());
            out.push_str(&screen.indented(2, &next.render(screen.language)));
        }
    }
    out
}

/// The first line of a finding: how much it matters, its code, and what it is about.
#[must_use]
pub fn head(finding: &Finding, screen: Screen) -> String {
    let (symbol, tone) = match finding.severity {
        Severity::Error => ("✗", Tone::Bad),
        Severity::Warning => ("!", Tone::Calm),
        Severity::Note => ("·", Tone::Faint),
    };
    let mark = format!("{symbol} {} {}:", severity_word(finding.severity).raw(screen.language), finding.code);
    screen.marked(0, tone, &mark, &finding.subject)
}

/// What people call a severity.
#[must_use]
pub const fn severity_word(severity: Severity) -> Phrase {
    match severity {
        Severity::Error => words::ERROR,
        Severity::Warning => words::WARNING,
        Severity::Note => words::NOTE,
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ERROR { nb: "Feil", en: "Error" }
        WARNING { nb: "Advarsel", en: "Warning" }
        NOTE { nb: "Merk", en: "Note" }
        MORE { nb: "… og {count} til", en: "… and {count} more" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::codes::organisations::ORG_CHECK_DIGIT;
    use crate::catalog::codes::states::STATE_KEPT;
    use crate::domain::secret_form::{self, planted::each};
    use crate::text::Message;

    const NARROW: Screen = Screen { language: Language::Nb, width: 40, colour: false };

    fn wrong() -> Finding {
        Finding::new(&ORG_CHECK_DIGIT, "org-number")
            .saying(Message::verbatim(
                "Kontrollsifferet skal være 7, ikke 8. Se https://data.brreg.no/enhetsregisteret/api.",
            ))
            .next(Message::verbatim("altinn-onboard init --org-number NUMMER"))
    }

    #[test]
    fn a_finding_is_readable_at_40_columns_and_no_address_is_broken() {
        assert_eq!(
            findings(&[wrong()], NARROW),
            "✗ Feil ORG-CHECK-DIGIT: org-number\n  Kontrollsifferet skal være 7, ikke 8.\n  Se\n  \
             https://data.brreg.no/enhetsregisteret/api.\n  Neste:\n  altinn-onboard init --org-number NUMMER\n"
        );
    }

    #[test]
    fn a_number_and_a_short_command_stand_on_one_line() {
        let screen = Screen { language: Language::Nb, width: 40, colour: false };
        let said = screen.hanging(0, "✓ Prøvekjøringen av meldingen til 310 000 019, gikk gjennom (991 825 827).");
        assert_eq!(said, "✓ Prøvekjøringen av meldingen til\n  310 000 019, gikk gjennom\n  (991 825 827).\n");
        let said = screen.indented(0, "Leverandøren har kjørt `altinn-onboard token --proof` i dag.");
        assert_eq!(said, "Leverandøren har kjørt\n`altinn-onboard token --proof` i dag.\n");
        assert_eq!(screen.indented(0, "100 kroner og 200 øre"), "100 kroner og 200 øre\n");
    }

    #[test]
    fn a_command_to_paste_stands_on_one_line() {
        let long = "altinn-onboard token --env lab --trust-environment 0123456789abcdef0123456789abcdef";
        let text = format!("Godta det bare hvis du kjenner alle adressene:\n$ {long}");
        let lines: Vec<String> = NARROW.indented(2, &text).lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert_eq!(lines[2], format!("  $ {long}"));
    }

    #[test]
    fn colour_adds_nothing_but_colour() {
        let strip = |text: &str| anstream::adapter::strip_str(text).to_string();
        for width in [20, 40, 100] {
            let plain = Screen { width, ..NARROW };
            let coloured = findings(&[wrong()], Screen { colour: true, ..plain });
            assert!(coloured.contains('\u{1b}'));
            assert_eq!(strip(&coloured), findings(&[wrong()], plain), "{width}");
        }
    }

    #[test]
    fn a_heading_is_as_wide_as_its_text() {
        assert_eq!(NARROW.heading("Sjekkliste"), "Sjekkliste\n");
    }

    #[test]
    fn of_very_many_the_rest_is_counted() {
        let mut all = vec![Finding::new(&STATE_KEPT, "123"); MOST + 1];
        all.push(Finding::new(&ORG_CHECK_DIGIT, "124"));
        let shown = worst(&all, NARROW);
        assert_eq!(shown.matches("STATE-KEPT").count(), MOST - 1);
        assert!(shown.starts_with("✗ Feil ORG-CHECK-DIGIT: 124"), "the worst is not pushed away: {shown}");
        assert!(shown.ends_with("  … og 2 til\n"), "{shown}");
        assert!(!worst(&all[..MOST], NARROW).contains('…'));
    }

    /// A secret is hidden after the text was wrapped: wherever it was broken, it must still be known.
    #[test]
    fn a_secret_is_known_however_it_was_wrapped() {
        for planted in each() {
            for width in 20..=130 {
                let screen = Screen { width, ..NARROW };
                for (indent, before) in [(0, ""), (2, "~ Beskrivelse (description.nb): «a» → «"), (4, "| ")] {
                    let text = format!("{before}{}»", planted.text);
                    for wrapped in [screen.hanging(indent, &text), screen.indented(indent, &text)] {
                        let shown = secret_form::hidden(&wrapped);
                        assert!(!planted.is_in(&shown), "{} at {width}: {shown}", planted.kind);
                        assert!(!shown.contains("PRIVATE"), "{} at {width}: {shown}", planted.kind);
                    }
                }
            }
        }
    }
}
