//! One line of text being written. It is drawn on one row, also when it is longer: nothing is left behind on the screen.
//!
//! dialoguer's own input clears only its last row, so that an answer longer than the terminal is wide leaves rows behind.

use console::Key;
use unicode_width::UnicodeWidthChar as _;

/// The text, and where in it the cursor is.
#[derive(Clone, Debug, Default)]
pub(in crate::world::prompt) struct InputLine {
    before: Vec<char>,
    after: Vec<char>,
}

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::world::prompt) enum Edit {
    Changed,
    Entered,
    Left,
}

impl InputLine {
    pub(in crate::world::prompt) fn key(&mut self, key: &Key) -> Edit {
        match key {
            Key::Enter => return Edit::Entered,
            Key::Escape => return Edit::Left,
            Key::Char('\u{15}') => *self = Self::default(),
            Key::Char('\u{17}') => self.erase_word(),
            Key::Char(c) if !c.is_control() => self.before.push(*c),
            Key::Backspace => {
                self.before.pop();
            }
            Key::Del => {
                self.after.pop();
            }
            Key::ArrowLeft => self.after.extend(self.before.pop()),
            Key::ArrowRight => self.before.extend(self.after.pop()),
            Key::Home => self.after.extend(self.before.drain(..).rev()),
            Key::End => self.before.extend(self.after.drain(..).rev()),
            _ => {}
        }
        Edit::Changed
    }

    /// Takes in a paste; its line breaks become spaces.
    pub(in crate::world::prompt) fn insert(&mut self, text: &str) {
        let text = text.trim_end_matches('\n');
        self.before
            .extend(text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()));
    }

    pub(in crate::world::prompt) fn text(&self) -> String {
        self.before.iter().chain(self.after.iter().rev()).collect()
    }

    /// The part that fits in `width` columns (three at least) around the cursor, and the cursor's column in it. What is cut off at the left
    /// is marked by `<`, at the right by `>`.
    pub(in crate::world::prompt) fn row(&self, width: usize) -> (String, usize) {
        let room = width.saturating_sub(2).max(1);
        let mut shown: Vec<char> = Vec::new();
        let mut column = 0;
        for c in self.before.iter().rev() {
            if column + columns(*c) > room {
                break;
            }
            column += columns(*c);
            shown.push(*c);
        }
        let cut = shown.len() < self.before.len();
        let mut row: String = cut.then_some('<').into_iter().chain(shown.into_iter().rev()).collect();
        let column = column + usize::from(cut);
        let mut end = column;
        for c in self.after.iter().rev() {
            if end + columns(*c) >= width {
                row.push('>');
                break;
            }
            end += columns(*c);
            row.push(*c);
        }
        (row, column)
    }

    fn erase_word(&mut self) {
        while self.before.last().is_some_and(|c| c.is_whitespace()) {
            self.before.pop();
        }
        while self.before.last().is_some_and(|c| !c.is_whitespace()) {
            self.before.pop();
        }
    }
}

fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> InputLine {
        let mut line = InputLine::default();
        for c in text.chars() {
            line.key(&Key::Char(c));
        }
        line
    }

    #[test]
    fn text_is_edited_where_the_cursor_is() {
        let mut line = typed("blåær");
        line.key(&Key::ArrowLeft);
        line.key(&Key::ArrowLeft);
        line.key(&Key::Char('b'));
        assert_eq!(line.text(), "blåbær");
        line.key(&Key::Home);
        line.key(&Key::Del);
        line.key(&Key::End);
        line.key(&Key::Backspace);
        assert_eq!(line.text(), "låbæ");
        line.key(&Key::Char('\u{7}'));
        line.key(&Key::UnknownEscSeq(vec!['b']));
        assert_eq!(line.text(), "låbæ");
    }

    #[test]
    fn a_word_and_a_line_can_be_erased() {
        let mut line = typed("en to ");
        line.key(&Key::Char('\u{17}'));
        assert_eq!(line.text(), "en ");
        line.key(&Key::Char('\u{15}'));
        assert_eq!(line.text(), "");
    }

    #[test]
    fn a_long_text_stays_on_one_row_and_shows_the_cursor() {
        let mut line = typed(&"æ".repeat(100));
        let (row, column) = line.row(38);
        assert_eq!((row.chars().count(), column), (37, 37));
        assert!(row.starts_with('<'));
        line.key(&Key::Home);
        let (row, column) = line.row(38);
        assert_eq!((row.chars().count(), column), (38, 0));
        assert!(row.ends_with('>'));
        for width in [3, 4, 20] {
            for steps in 0..100 {
                let mut line = line.clone();
                for _ in 0..steps {
                    line.key(&Key::ArrowRight);
                }
                let (row, column) = line.row(width);
                assert!(row.chars().count() <= width && column <= width, "{width} {steps} {row}");
            }
        }
    }

    #[test]
    fn a_paste_becomes_one_line_without_commands() {
        let mut line = InputLine::default();
        line.insert("en\nto\u{1b}[2J\n\n");
        assert_eq!(line.text(), "en to[2J");
    }
}
