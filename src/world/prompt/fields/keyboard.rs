//! Keys, and pastes told apart from keys.
//!
//! The console crate takes the terminal out of its line mode for one key at a time. What arrives in between is echoed by
//! the system and held to its limit of 4096 bytes a line, so a pasted key would be shown twice and cut. A [`Keyboard`]
//! therefore keeps the terminal out of line mode as long as it lives, and asks it to mark pastes: line breaks in a paste
//! then answer no later question.

use std::io;

use dialoguer::console::{Key, Term};

use super::super::prompter::PromptFault;

/// What a person did.
pub(in crate::world::prompt) enum Input {
    Key(Key),
    Paste(String),
}

/// The keyboard of a terminal, for one question.
pub(in crate::world::prompt) struct Keyboard {
    term: Term,
    #[cfg(unix)]
    usual: Option<rustix::termios::Termios>,
}

/// Asks the terminal to mark pastes.
#[cfg(unix)]
const MARK_PASTES: &str = "\u{1b}[?2004h";

/// Ends the marking of pastes.
#[cfg(unix)]
pub(in crate::world) const MARK_NO_PASTES: &str = "\u{1b}[?2004l";

impl Keyboard {
    pub(in crate::world::prompt) fn open(term: &Term) -> io::Result<Self> {
        let keyboard = Self {
            term: term.clone(),
            #[cfg(unix)]
            usual: out_of_line_mode(),
        };
        #[cfg(unix)]
        term.write_str(MARK_PASTES)?;
        Ok(keyboard)
    }

    pub(in crate::world::prompt) fn next(&mut self) -> Result<Input, PromptFault> {
        match self.key()? {
            Key::UnknownEscSeq(begin) if begin == ['[', '2', '0'] && self.mark()? == Some('0') => self.paste(),
            key => Ok(Input::Key(key)),
        }
    }

    /// Throws away what was typed or pasted too much, such as line breaks after a pasted key.
    pub(in crate::world::prompt) fn forget_rest(&self) {
        #[cfg(unix)]
        {
            std::thread::sleep(std::time::Duration::from_millis(30));
            forget_typed_ahead();
        }
    }

    fn key(&self) -> Result<Key, PromptFault> {
        match self.term.read_key_raw()? {
            Key::CtrlC => Err(PromptFault::Interrupted),
            key => Ok(key),
        }
    }

    /// The rest of a paste mark: `0~` begins, `1~` ends.
    fn mark(&self) -> Result<Option<char>, PromptFault> {
        match (self.key()?, self.key()?) {
            (Key::Char(c), Key::Char('~')) => Ok(Some(c)),
            _ => Ok(None),
        }
    }

    fn paste(&self) -> Result<Input, PromptFault> {
        let mut text = String::new();
        loop {
            match self.key()? {
                Key::UnknownEscSeq(begin) if begin == ['[', '2', '0'] && self.mark()? == Some('1') => {
                    return Ok(Input::Paste(text));
                }
                Key::Enter => text.push('\n'),
                Key::Tab => text.push('\t'),
                Key::Char(c) if !c.is_control() => text.push(c),
                _ => {}
            }
        }
    }
}

/// Throws away what was typed before a question stood there: nobody says yes to what he has not seen.
pub(in crate::world::prompt) fn forget_typed_ahead() {
    // Where stdin is no terminal there is nothing to throw away.
    #[cfg(unix)]
    let _ = rustix::termios::tcflush(io::stdin(), rustix::termios::QueueSelector::IFlush);
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        // The terminal may be gone; then nothing need be put back.
        #[cfg(unix)]
        {
            let _ = self.term.write_str(MARK_NO_PASTES);
            if let Some(usual) = &self.usual {
                let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, usual);
            }
        }
    }
}

/// Takes the terminal out of line mode and answers how it was; Ctrl-C stays a signal between two keys.
#[cfg(unix)]
fn out_of_line_mode() -> Option<rustix::termios::Termios> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let usual = tcgetattr(io::stdin()).ok()?;
    let mut changed = usual.clone();
    changed.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
    tcsetattr(io::stdin(), OptionalActions::Now, &changed).ok()?;
    Some(usual)
}
