//! What all fields of a terminal share: the keyboard, the row that is written in, and how one says what was wrong.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use console::{Key, Term};
use unicode_width::UnicodeWidthChar as _;

use super::words;
use crate::domain::Language;
use crate::finding::Finding;
use crate::world::files::Files;
use crate::world::prompt::fields::burst::Input;
use crate::world::prompt::fields::keyboard::Keyboard;
use crate::world::prompt::fields::line::{Edit, InputLine};
use crate::world::prompt::prompter::PromptFault;
use crate::world::screen::{Screen, Weight};

/// What a person gave, before it is read: `None` is put off.
pub(in crate::world::prompt) type Typed = Option<String>;

/// The place where fields are drawn and filled in. Clones share the keyboard.
#[derive(Clone)]
pub(in crate::world::prompt) struct Panel {
    pub(in crate::world::prompt) screen: Screen,
    pub(in crate::world::prompt) files: Files,
    pub(in crate::world::prompt) term: Term,
    /// Nothing is drawn over: what was said stays, and what is typed follows it.
    pub(in crate::world::prompt) plain: bool,
    keyboard: Arc<Mutex<Keyboard>>,
}

impl Panel {
    pub(in crate::world::prompt) fn new(screen: Screen, files: Files, plain: bool) -> Self {
        let term = Term::stderr();
        let keyboard = Arc::new(Mutex::new(Keyboard::new(term.clone(), !plain)));
        Self { screen, files, term, plain, keyboard }
    }

    /// The keyboard, for one prompt. What was written before the prompt stands there is thrown away, and that is said.
    pub(in crate::world::prompt) fn begin(&self, language: Language) -> Result<MutexGuard<'_, Keyboard>, PromptFault> {
        let mut keyboard = self.keyboard.lock().unwrap_or_else(PoisonError::into_inner);
        if keyboard.begin()? {
            self.screen.talk(words::THROWN_AWAY_BEFORE.raw(language));
        }
        Ok(keyboard)
    }

    /// Throws away what is left of what came at once, and says so.
    pub(in crate::world::prompt) fn throw_rest_away(
        &self,
        keyboard: &mut Keyboard,
        language: Language,
    ) -> Result<(), PromptFault> {
        keyboard.forget_rest()?;
        self.screen.talk(words::THROWN_AWAY.raw(language));
        Ok(())
    }

    /// Gives the terminal back as it was, where a prompt failed.
    pub(in crate::world::prompt) fn end(&self) {
        self.keyboard.lock().unwrap_or_else(PoisonError::into_inner).end();
    }

    /// Reads one line; `None` when it is left by Esc. Line breaks in what came at once become spaces.
    pub(in crate::world::prompt) fn line(&self, keyboard: &mut Keyboard, row: &mut Row) -> Result<Typed, PromptFault> {
        loop {
            match self.edit(keyboard, row)? {
                Input::Key(Key::Enter) => return Ok(Some(row.take())),
                Input::Key(Key::Escape) if row.line.text().is_empty() => return Ok(None),
                Input::Key(_) => {}
                Input::Break => row.line.insert(" "),
                Input::Text(text) | Input::Paste(text) => row.line.insert(&text),
            }
        }
    }

    /// Edits a row until something comes that is more than a key in it. The row is taken away again; in plain mode it stays,
    /// and ends where the line ends.
    pub(in crate::world::prompt) fn edit(&self, keyboard: &mut Keyboard, row: &mut Row) -> Result<Input, PromptFault> {
        row.is_shown = keyboard.shows_what_is_typed();
        loop {
            self.draw(row)?;
            let input = keyboard.next();
            let over = match &input {
                Ok(Input::Key(key)) if self.plain && row.moves(key) => false,
                // With a bracket a key may be whole.
                Ok(Input::Key(key)) => row.line.key(key) != Edit::Changed || matches!(key, Key::Char('}' | ']')),
                _ => true,
            };
            if over {
                self.undraw(row, &input)?;
                return input;
            }
        }
    }

    fn draw(&self, row: &mut Row) -> std::io::Result<()> {
        if self.plain {
            return self.term.write_str(&row.news());
        }
        let mark = row.mark.as_str();
        let (shown, column) = row.line.row(self.columns().saturating_sub(mark.len()));
        self.term.clear_line()?;
        self.term.write_str(&format!("{mark}{shown}\r"))?;
        self.term.move_cursor_right(mark.len() + column)
    }

    fn undraw(&self, row: &mut Row, input: &Result<Input, PromptFault>) -> std::io::Result<()> {
        if !self.plain {
            return self.term.clear_line();
        }
        match input {
            Ok(Input::Key(Key::Enter | Key::Escape)) => {
                row.written = None;
                self.term.write_str("\n")
            }
            _ => Ok(()),
        }
    }

    pub(in crate::world::prompt) fn columns(&self) -> usize {
        // The last column stays free: a terminal that is written full goes on to the next row.
        usize::from(self.term.size().1).saturating_sub(1).max(10)
    }

    pub(in crate::world::prompt) fn wrong(&self, finding: &Finding, language: Language) {
        self.screen.weighty(Weight::Error, words::ERROR.raw(language), &finding.message.render(language));
        if let Some(next) = &finding.next {
            self.screen.indented(&next.render(language));
        }
    }
}

/// A row that is written in.
pub(in crate::world::prompt) struct Row {
    pub(in crate::world::prompt) line: InputLine,
    pub(in crate::world::prompt) mark: String,
    /// Nothing of what came at once is shown in plain mode: it may be a key.
    pub(in crate::world::prompt) hides_text: bool,
    is_shown: bool,
    /// What stands behind the mark in plain mode, once the mark stands there.
    written: Option<String>,
}

impl Row {
    pub(in crate::world::prompt) fn new(mark: &str) -> Self {
        Self { line: InputLine::default(), mark: mark.to_owned(), hides_text: false, is_shown: true, written: None }
    }

    /// The line, which begins anew.
    pub(in crate::world::prompt) fn take(&mut self) -> String {
        std::mem::take(&mut self.line).text()
    }

    /// Whether a key would only move the cursor, which plain mode does not follow.
    const fn moves(&self, key: &Key) -> bool {
        matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End | Key::Del)
    }

    /// What is to be written behind what stands there.
    fn news(&mut self) -> String {
        let text = if self.is_shown && !self.hides_text { self.line.text() } else { String::new() };
        let (mut news, before) = match self.written.take() {
            Some(before) => (String::new(), before),
            None => (self.mark.clone(), String::new()),
        };
        let same = before.chars().zip(text.chars()).take_while(|(before, now)| before == now).count();
        for c in before.chars().skip(same) {
            news.push_str(&"\u{8} \u{8}".repeat(c.width().unwrap_or(0)));
        }
        news.extend(text.chars().skip(same));
        self.written = Some(text);
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_row_only_grows_and_takes_back_letter_by_letter() {
        let mut row = Row::new("> ");
        assert_eq!(row.news(), "> ");
        row.line.insert("blå");
        assert_eq!(row.news(), "blå");
        row.line.key(&Key::Backspace);
        assert_eq!(row.news(), "\u{8} \u{8}");
        row.line.key(&Key::Char('a'));
        assert_eq!(row.news(), "a");
    }

    #[test]
    fn what_may_be_a_key_is_not_written() {
        let mut row = Row { hides_text: true, ..Row::new("> ") };
        row.line.insert("hemmelig");
        assert_eq!(row.news(), "> ");
        assert_eq!(row.take(), "hemmelig");
    }
}
