//! The options of a run in the commands that it names: a state or a description of environments that was given by an option
//! must be given again, or the next command is about something else.

use std::borrow::Cow;

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use crate::text::clean::is_unseen;
use crate::text::{shell, unbroken};

/// The program, as every command begins.
const PROGRAM: &str = "altinn-onboard ";

/// Where one works: `--all` is about everywhere.
const PLACE: [&str; 2] = ["--env", "--service"];

/// Options that are repeated, and which commands need them.
#[derive(Clone, Debug)]
pub struct Repeated {
    /// Whether a word begins such a command.
    begins: fn(&str) -> bool,
    /// Each with its value, as a shell takes it.
    options: Vec<(&'static str, String)>,
}

impl Default for Repeated {
    fn default() -> Self {
        Self::within(|_| false)
    }
}

impl Repeated {
    /// Nothing yet, for the commands that begin with these words.
    #[must_use]
    pub const fn within(begins: fn(&str) -> bool) -> Self {
        Self { begins, options: Vec::new() }
    }

    /// Adds an option, such as `--state`, and its value. Said twice it is one. A value with signs that nobody sees is left
    /// out: what stands on the screen is not what a shell would take.
    pub fn add(&mut self, option: &'static str, value: &str) {
        if !value.chars().any(is_unseen) && !self.options.iter().any(|(known, _)| *known == option) {
            self.options.push((option, shell::quoted(value)));
        }
    }

    /// A text for people, laid out for so many columns, with the options in each command of the program.
    #[must_use]
    pub fn put<'t>(&self, text: &'t str, width: usize) -> Cow<'t, str> {
        if self.options.is_empty() || !text.contains(PROGRAM) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + 64);
        for line in text.split_inclusive('\n') {
            let (bare, end) = line.strip_suffix('\n').map_or((line, ""), |bare| (bare, "\n"));
            match self.inserted(bare, str::to_owned) {
                Some(longer) => out.push_str(&fitted(&longer, width)),
                None => out.push_str(bare),
            }
            out.push_str(end);
        }
        Cow::Owned(out)
    }

    /// A JSON document with the options in each command that stands in its strings.
    #[must_use]
    pub fn put_in_json<'t>(&self, json: &'t str) -> Cow<'t, str> {
        if self.options.is_empty() {
            return Cow::Borrowed(json);
        }
        self.inserted(json, in_json).map_or(Cow::Borrowed(json), Cow::Owned)
    }

    /// The text with the options after the program's name, where a command begins that needs them and has them not.
    fn inserted(&self, text: &str, written: impl Fn(&str) -> String) -> Option<String> {
        let mut parts = text.split(PROGRAM);
        let mut out = parts.next()?.to_owned();
        let mut any = false;
        for part in parts {
            out.push_str(PROGRAM);
            if self.is_needed(part) {
                // A command ends at the latest where the string of a document does.
                let command = part.split("\",").next().unwrap_or(part);
                let is_said = |option: &str| has(command, option) || (PLACE.contains(&option) && has(command, "--all"));
                for (option, value) in self.options.iter().filter(|(option, _)| !is_said(option)) {
                    out.push_str(&written(&format!("{option} {value} ")));
                    any = true;
                }
            }
            out.push_str(part);
        }
        any.then_some(out)
    }

    /// Whether what comes after the program's name is a command of those that need them. `token --proof` needs no state, and
    /// is for somebody else.
    fn is_needed(&self, after: &str) -> bool {
        let is_end = |c: char| !c.is_ascii_lowercase() && c != '-';
        let first = after.split(is_end).next().unwrap_or_default();
        (self.begins)(first) && !after.starts_with("token --proof")
    }
}

/// A text as it stands inside a string of JSON.
fn in_json(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    });
    escaped.collect()
}

/// Whether a command has an option already.
fn has(command: &str, option: &str) -> bool {
    let ends = |c: char| !c.is_ascii_alphanumeric();
    command.split([' ', '=']).any(|word| word.trim_end_matches(ends) == option)
}

/// A line that became longer, divided where it is too long now, as its command stays whole.
fn fitted(line: &str, width: usize) -> String {
    let bare = line.trim_start();
    // A command that is pasted stands on one line, however long.
    if display_width(line) <= width || bare.starts_with("$ ") || bare.starts_with(PROGRAM) {
        return line.to_owned();
    }
    let indent = " ".repeat(line.len() - bare.len());
    let options = Options::new(width)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .initial_indent(&indent)
        .subsequent_indent(&indent);
    let kept = unbroken::commands(bare);
    let lines = textwrap::wrap(&kept, options).into_iter().map(|line| line.trim_end().to_owned());
    unbroken::with_blanks(lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lab() -> Repeated {
        let mut repeated = Repeated::within(|word| ["resume", "letter", "token"].contains(&word));
        repeated.add("--state", "s/x.json");
        repeated.add("--environments", "our lab.toml");
        repeated.add("--state", "another.json");
        // A sequence of a terminal, a line of its own, and letters that run the other way.
        for value in ["x\u{1b}", "a\rcurl example #", "a\nb", "a\u{202e}b"] {
            repeated.add("--ca-bundle", value);
        }
        repeated
    }

    #[test]
    fn every_command_that_needs_them_has_the_options_of_the_run() {
        const OPTIONS: &str = "--state s/x.json --environments 'our lab.toml'";
        for (text, wanted) in [
            ("Next command: altinn-onboard resume\n", format!("Next command: altinn-onboard {OPTIONS} resume\n")),
            (
                "«altinn-onboard letter L1» og altinn-onboard resume.",
                format!("«altinn-onboard {OPTIONS} letter L1» og altinn-onboard {OPTIONS} resume."),
            ),
            // Prose and names are no commands, and not every command needs them.
            ("altinn-onboard som skrev det", "altinn-onboard som skrev det".to_owned()),
            ("altinn-onboard explain MP-250", "altinn-onboard explain MP-250".to_owned()),
            ("altinn-onboard resumed", "altinn-onboard resumed".to_owned()),
            // It is sent to somebody who has neither file.
            ("altinn-onboard token --proof --env lab", "altinn-onboard token --proof --env lab".to_owned()),
            // What was typed is not typed twice.
            (
                "$ altinn-onboard token --state=y.json --env lab",
                "$ altinn-onboard --environments 'our lab.toml' token --state=y.json --env lab".to_owned(),
            ),
        ] {
            assert_eq!(lab().put(text, 200), wanted);
        }
        let mut repeated = lab();
        repeated.add("--env", "tt02");
        let said = repeated.put("altinn-onboard letter --all, altinn-onboard letter L1", 200);
        assert_eq!(said.matches("--env tt02").count(), 1, "{said}");
        assert!(said.ends_with("--env tt02 letter L1"), "{said}");
        assert!(matches!(Repeated::within(|_| true).put("altinn-onboard resume", 80), Cow::Borrowed(_)));
    }

    #[test]
    fn a_line_that_becomes_too_long_is_divided_and_its_command_is_not() {
        let said = lab().put("  Next: run altinn-onboard resume, which tries them.\n", 52);
        let lines: Vec<&str> = said.lines().collect();
        let command = "  altinn-onboard --state s/x.json --environments 'our lab.toml' resume,";
        assert_eq!(lines, ["  Next: run", command, "  which tries them."]);
        let pasted = "  $ altinn-onboard resume";
        assert_eq!(lab().put(pasted, 20).lines().count(), 1);
    }

    #[test]
    fn a_document_stays_one() {
        let mut repeated = Repeated::within(|_| true);
        repeated.add("--state", "a\"b\\.json");
        let json =
            r#"{"next":{"command":"altinn-onboard resume","step":"x"},"command":"altinn-onboard step a --state c"}"#;
        let put: serde_json::Value = serde_json::from_str(&repeated.put_in_json(json)).unwrap();
        assert_eq!(put["next"]["command"], "altinn-onboard --state 'a\"b\\.json' resume");
        assert_eq!(put["command"], "altinn-onboard step a --state c");
    }
}
