//! What stays on one line when a text is laid out: organisation numbers, which are written in three groups, and short
//! commands between backticks, which people copy.

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

/// The longest command that is kept whole: it fits on the narrowest screen beside its indent.
const LONGEST_COMMAND: usize = 32;

/// The text with its short commands as one word each.
#[must_use]
pub fn commands(text: &str) -> Cow<'_, str> {
    if !text.contains('`') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for part in text.split_inclusive('`') {
        let closed = inside && part.ends_with('`');
        let is_command = closed && part.chars().count() <= LONGEST_COMMAND && !part.contains('\n');
        if is_command {
            out.extend(part.chars().map(|c| if c == ' ' { UNBROKEN } else { c }))
        } else {
            out.push_str(part)
        }
        inside = part.ends_with('`') && !inside;
    }
    Cow::Owned(out)
}

/// The text as it is shown, once it is laid out.
#[must_use]
pub fn with_blanks(text: String) -> String {
    if text.contains(UNBROKEN) { text.replace(UNBROKEN, " ") } else { text }
}
