//! Text from elsewhere, made harmless before a person sees it.
//!
//! A service's error text, a name from a register or a pasted answer may hold terminal commands or characters that turn
//! the direction of writing. Shown as they are, they could hide or forge what the program says.

use std::borrow::Cow;

/// The text without control characters, terminal commands and characters that turn the direction of writing. Line breaks
/// and tabs stay.
#[must_use]
pub fn clean(text: &str) -> String {
    if is_clean(text) {
        return text.to_owned();
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\u{1b}' => skip_command(&mut rest),
            '\u{9b}' => skip_parameters(&mut rest),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => skip_string(&mut rest),
            '\n' | '\t' => cleaned.push(c),
            '\r' => {}
            c if c.is_control() || is_invisible(c) => {}
            c => cleaned.push(c),
        }
    }
    cleaned
}

/// [`clean`], and on one line: for names, codes and ids inside a sentence.
#[must_use]
pub fn clean_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each line break, with the room around it, as one blank: for texts of others inside a sentence, where a line of theirs
/// would read as one of ours.
#[must_use]
pub fn without_breaks(text: &str) -> Cow<'_, str> {
    const BREAKS: [char; 2] = ['\n', '\r'];
    if !text.contains(BREAKS) {
        return Cow::Borrowed(text);
    }
    let lines = text.split(BREAKS).map(str::trim).filter(|line| !line.is_empty());
    Cow::Owned(lines.collect::<Vec<_>>().join(" "))
}

/// Whether there is nothing to make harmless, as in nearly all that is shown.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    let is_plain = |byte: u8| matches!(byte, b'\n' | b'\t' | b' '..=b'~');
    text.bytes().all(is_plain) || !text.chars().any(|c| is_unseen(c) && !matches!(c, '\n' | '\t'))
}

/// Whether a character is not seen but changes what is: it steers the terminal, or turns the direction of writing.
#[must_use]
pub const fn is_unseen(c: char) -> bool {
    // Nearly all that is asked for is ASCII.
    if c.is_ascii() { c.is_ascii_control() } else { matches!(c, '\u{80}'..='\u{9f}') || is_invisible(c) }
}

/// Marks, embeddings, overrides and isolates of direction; line and paragraph separators; the byte-order mark; tags.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// After ESC: a control sequence, a string command, or a short command.
fn skip_command(rest: &mut std::str::Chars<'_>) {
    match rest.next() {
        Some('[') => skip_parameters(rest),
        Some(']' | 'P' | 'X' | '^' | '_') => skip_string(rest),
        // Intermediate bytes come before the final one, as in ESC ( B.
        Some(' '..='/') => {
            rest.find(|c| !(' '..='/').contains(c));
        }
        _ => {}
    }
}

/// A control sequence ends with a byte from `@` to `~`.
fn skip_parameters(rest: &mut std::str::Chars<'_>) {
    rest.find(|c| !(' '..='?').contains(c));
}

/// A string command (window title, hyperlink) ends with BEL or ST; an unended one takes no more than its line.
fn skip_string(rest: &mut std::str::Chars<'_>) {
    while let Some(c) = rest.next() {
        match c {
            '\u{7}' | '\u{9c}' | '\n' => return,
            '\u{1b}' => {
                rest.next();
                return;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stays() {
        let text = "Blåbærsyltetøy – «Æ»\n\t100 % & <b>\u{1f44d}";
        assert_eq!(clean(text), text);
    }

    #[test]
    fn terminal_commands_go() {
        assert_eq!(clean("\u{1b}[2J\u{1b}[31mred\u{1b}[0m"), "red");
        assert_eq!(clean("a\u{1b}]8;;https://evil\u{1b}\\link\u{1b}]0;title\u{7}b"), "alinkb");
        assert_eq!(clean("a\u{9b}2Jb\u{9d}title\u{9c}c\u{1b}(Bd\u{1b}"), "abcd");
        assert_eq!(clean("a\u{1b}]unended\nnext"), "anext");
    }

    #[test]
    fn control_characters_and_turned_directions_go() {
        assert_eq!(clean("a\0b\u{8}c\u{7f}d\u{85}e\r\n"), "abcde\n");
        assert_eq!(clean("\u{202e}txt.exe\u{202c}\u{2066}x\u{2069}\u{feff}"), "txt.exex");
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(without_breaks("a b\t c"), "a b\t c");
        assert_eq!(without_breaks("\r\na \n\n b\rc\n"), "a b c");
        assert_eq!(clean_line(" TEST\u{1b}[1m\n\tDEPARTEMENTET "), "TEST DEPARTEMENTET");
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_moves_the_cursor_is_left(text in proptest::prelude::any::<String>()) {
            let cleaned = clean(&text);
            proptest::prop_assert!(!cleaned.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
            proptest::prop_assert_eq!(clean(&cleaned), cleaned.clone());
            proptest::prop_assert!(is_clean(&cleaned));
            proptest::prop_assert_eq!(is_clean(&text), cleaned == text);
        }
    }
}
