//! What stays on one line when a text is laid out: organisation numbers, which are written in three groups, and what people
//! copy: commands of the program, and short texts between backticks.

use std::borrow::Cow;

/// A blank that no line is broken at, while a text is laid out. No text has it: it is not shown to anybody.
const UNBROKEN: char = '\u{a0}';

/// The text with organisation numbers as one word each.
#[must_use]
pub fn numbers(text: &str) -> Cow<'_, str> {
    // Most texts have no number of three figures, and every checklist shows many texts.
    if !text.as_bytes().windows(3).any(|three| three.iter().all(u8::is_ascii_digit)) {
        return Cow::Borrowed(text);
    }
    let three = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let ends = |word: &str| three(word.trim_end_matches(|c: char| c.is_ascii_punctuation()));
    let begins = |word: &str| three(word.trim_start_matches(|c: char| c.is_ascii_punctuation()));
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let words: Vec<&str> = line.split(' ').collect();
        let mut joined = 0usize;
        for (at, word) in words.iter().enumerate() {
            if at > 0 {
                out.push(if joined > 0 { UNBROKEN } else { ' ' });
            }
            out.push_str(word);
            let is_first = begins(word)
                && words.get(at + 1).is_some_and(|word| three(word))
                && words.get(at + 2).is_some_and(|word| ends(word));
            joined = if joined == 0 && is_first { 2 } else { joined.saturating_sub(1) };
        }
    }
    Cow::Owned(out)
}

/// The longest text between backticks that is kept whole: it fits on the narrowest screen beside its indent.
const LONGEST_QUOTED: usize = 32;

/// The program, as every command begins.
const PROGRAM: &str = "altinn-onboard";

/// Commands have two words at most before their options, such as `policy lint`.
const COMMAND_WORDS: usize = 2;

/// The text with each command of the program, however long, and other short texts between backticks, as one word each. A
/// command that stands alone on its line is pasted in one piece, also where the terminal needs two rows for it.
#[must_use]
pub fn commands(text: &str) -> Cow<'_, str> {
    let quoted = quoted(text);
    if quoted.contains("altinn-onboard ") {
        return Cow::Owned(quoted.split('\n').map(joined).collect::<Vec<_>>().join("\n"));
    }
    quoted
}

/// The text with what stands between backticks as one word each, where it is short or a command.
fn quoted(text: &str) -> Cow<'_, str> {
    if !text.contains('`') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for part in text.split_inclusive('`') {
        let closed = inside && part.ends_with('`');
        let is_short = part.chars().count() <= LONGEST_QUOTED || part.starts_with(PROGRAM);
        if closed && is_short && !part.contains('\n') {
            out.extend(part.chars().map(|c| if c == ' ' { UNBROKEN } else { c }))
        } else {
            out.push_str(part)
        }
        inside = part.ends_with('`') && !inside;
    }
    Cow::Owned(out)
}

/// A line with the commands in its prose as one word each. Where one ends is told by its form: two words, then options with
/// their values, and what no prose has, such as `L1`, `FILE` or `tt02:ID`.
fn joined(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut command: Option<Command> = None;
    for (at, word) in line.split(' ').enumerate() {
        let goes_on = command.as_mut().is_some_and(|command| command.takes(word));
        if at > 0 {
            out.push(if goes_on { UNBROKEN } else { ' ' });
        }
        out.push_str(word);
        if !goes_on {
            let begins = word.trim_start_matches(|c: char| !c.is_alphanumeric()) == PROGRAM;
            command = begins.then(Command::default);
        }
    }
    out
}

/// A command, as far as it was read.
#[derive(Default)]
struct Command {
    words: usize,
    /// An option stands before, which may have a value.
    option: bool,
    /// A value between quotation marks has begun.
    quoted: bool,
    /// The last word ended the sentence, or a part of it.
    ended: bool,
}

impl Command {
    /// Whether a word belongs to it.
    fn takes(&mut self, word: &str) -> bool {
        if self.ended || word.is_empty() {
            return false;
        }
        let (is_option, is_value) = (word.starts_with("--"), self.option || self.quoted);
        let is_plain = word.trim_end_matches(ENDS).bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let takes = match (is_option || is_value, is_plain) {
            (true, _) => true,
            (false, true) => self.words < COMMAND_WORDS,
            (false, false) => word.is_ascii() || word.starts_with('…'),
        };
        // A shell's single quotes are told from an apostrophe by where they stand.
        let quotes = word.matches('"').count() + if is_value { word.matches('\'').count() } else { 0 };
        self.quoted ^= quotes % 2 == 1;
        self.option = is_option && !word.contains('=');
        self.words = match (self.words, is_option || is_value) {
            // Options of all commands may stand before the command's words.
            (0, true) => 0,
            (words, false) if is_plain => words + 1,
            _ => COMMAND_WORDS,
        };
        self.ended = !self.quoted && word.ends_with(ENDS);
        takes
    }
}

/// What a part of a sentence ends with.
const ENDS: [char; 9] = ['.', ',', ';', ':', ')', '»', '”', '`', '?'];

/// The text as it is shown, once it is laid out.
#[must_use]
pub fn with_blanks(text: String) -> String {
    if text.contains(UNBROKEN) { text.replace(UNBROKEN, " ") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `_` for each blank that no line is broken at.
    fn shown(text: &str) -> String {
        commands(text).replace(UNBROKEN, "_")
    }

    #[test]
    fn a_command_in_running_text_is_one_word() {
        for (text, wanted) in [
            (
                "Hele listen: altinn-onboard checklist --env sandbox --service correspondence",
                "Hele listen: altinn-onboard_checklist_--env_sandbox_--service_correspondence",
            ),
            (
                "Next: run altinn-onboard resume, which tries them.",
                "Next: run altinn-onboard_resume, which tries them.",
            ),
            ("altinn-onboard policy lint FIL viser alt", "altinn-onboard_policy_lint_FIL viser alt"),
            (
                "Når det er sendt: altinn-onboard letter L1 --sent \"i dag\" og så videre",
                "Når det er sendt: altinn-onboard_letter_L1_--sent_\"i_dag\" og så videre",
            ),
            ("(altinn-onboard letter L10) sier mer", "(altinn-onboard_letter_L10) sier mer"),
            (
                "altinn-onboard token --proof --env tt02 --scope altinn:serviceowner --key-file FIL\nog en linje til",
                "altinn-onboard_token_--proof_--env_tt02_--scope_altinn:serviceowner_--key-file_FIL\nog en linje til",
            ),
            (
                "kjør `altinn-onboard resume --redo maskinporten-client --env tt02` først",
                "kjør `altinn-onboard_resume_--redo_maskinporten-client_--env_tt02` først",
            ),
            ("altinn-onboard letter L11 --events-address …", "altinn-onboard_letter_L11_--events-address_…"),
            (
                "Next: altinn-onboard --state 'our x.json' policy lint, which says more",
                "Next: altinn-onboard_--state_'our_x.json'_policy_lint, which says more",
            ),
            ("det er altinn-onboard som skrev det", "det er altinn-onboard_som_skrev det"),
        ] {
            assert_eq!(shown(text), wanted);
        }
    }

    #[test]
    fn only_short_texts_between_backticks_stay_whole() {
        assert_eq!(shown("skriv `i dag` nå"), "skriv `i_dag` nå");
        let long = "`en tekst som er for lang til å stå på en linje alene`";
        assert_eq!(shown(long), long);
    }
}
