//! One keyboard for all prompts: keys, and what came at once told apart from them.
//!
//! The console crate takes the terminal out of its line mode for one key at a time. What arrives in between is echoed by
//! the system and held to its limit of 4096 bytes a line, so a pasted key would be shown twice and cut. A [`Keyboard`]
//! therefore keeps the terminal out of line mode from the first prompt until it is dropped, also while nobody is asked,
//! and asks it to mark pastes.

use std::collections::VecDeque;
use std::time::Duration;

use console::{Key, Term};

use super::super::prompter::PromptFault;
use super::burst::{Input, Raw, inputs};
use super::keys::{self, Keys};

/// The keyboard of a terminal, for all its questions.
pub(in crate::world::prompt) struct Keyboard {
    term: Term,
    keys: Option<Box<dyn Keys>>,
    ready: VecDeque<Input>,
    /// The question offers the key that leads to an earlier answer.
    offers: bool,
    /// The key that was pressed last leaves the question to correct an answer.
    corrects: bool,
    #[cfg(unix)]
    marks: bool,
    #[cfg(unix)]
    usual: Option<rustix::termios::Termios>,
}

/// Asks the terminal to mark pastes.
#[cfg(unix)]
const MARK_PASTES: &str = "\u{1b}[?2004h";

/// Ends the marking of pastes.
#[cfg(unix)]
pub(in crate::world) const MARK_NO_PASTES: &str = "\u{1b}[?2004l";

/// Ctrl-R.
const CORRECT: Key = Key::Char('\u{12}');

/// Whoever types leaves more time between two keys.
const BURST: Duration = Duration::from_millis(20);

impl Keyboard {
    /// The keyboard of a terminal; nothing is changed before the first prompt. Without `marks` the terminal is sent no
    /// command; only that of Unix ever is.
    pub(in crate::world::prompt) const fn new(term: Term, marks: bool) -> Self {
        #[cfg(not(unix))]
        let _ = marks;
        Self {
            term,
            keys: None,
            ready: VecDeque::new(),
            offers: false,
            corrects: false,
            #[cfg(unix)]
            marks,
            #[cfg(unix)]
            usual: None,
        }
    }

    /// Has the terminal ready for a prompt, and throws away what was typed or pasted before it stood there: nobody says
    /// yes to what he has not seen. Answers whether anything was written.
    pub(in crate::world::prompt) fn begin(&mut self) -> Result<bool, PromptFault> {
        #[cfg(unix)]
        {
            let usual = out_of_line_mode();
            self.usual = self.usual.take().or(usual);
            if self.marks {
                self.term.write_str(MARK_PASTES)?;
            }
        }
        self.offers = false;
        let term = &self.term;
        self.keys.get_or_insert_with(|| keys::of(term));
        // A system that reads ahead needs a moment to hand over what lay ready.
        self.forget(if cfg!(unix) { Duration::ZERO } else { BURST })
    }

    /// Gives the terminal back as it was, until the next prompt. Half a paste is no command for the shell.
    pub(in crate::world::prompt) fn end(&mut self) {
        #[cfg(unix)]
        if let Some(usual) = self.usual.take() {
            // The terminal may be gone; then nothing need be put back.
            if self.marks {
                let _ = self.term.write_str(MARK_NO_PASTES);
            }
            let _ = rustix::termios::tcsetattr(std::io::stdin(), rustix::termios::OptionalActions::Flush, &usual);
        }
    }

    /// Throws away what is left of what came at once; answers whether anything was written.
    pub(in crate::world::prompt) fn forget_rest(&mut self) -> Result<bool, PromptFault> {
        self.forget(BURST)
    }

    fn forget(&mut self, within: Duration) -> Result<bool, PromptFault> {
        let writes = |input: &Input| match input {
            Input::Text(text) | Input::Paste(text) => !text.trim().is_empty(),
            Input::Key(key) => Raw::Key(key.clone()).writes(),
            Input::Break => false,
        };
        let mut written = self.ready.drain(..).any(|input| writes(&input));
        let mut within = within;
        while self.more(within) {
            written |= self.raw()?.writes();
            within = BURST;
        }
        Ok(written)
    }

    /// Offers the key that leads to an earlier answer, until the next prompt.
    pub(in crate::world::prompt) const fn offer_correction(&mut self) {
        self.offers = true;
    }

    /// Whether the last key was the one that leads to an earlier answer.
    pub(in crate::world::prompt) const fn corrects(&self) -> bool {
        self.corrects
    }

    /// What a person does next. The key that leads to an earlier answer leaves a field as Esc does where it is offered, and
    /// is nothing elsewhere.
    pub(in crate::world::prompt) fn next(&mut self) -> Result<Input, PromptFault> {
        loop {
            if let Some(input) = self.ready.pop_front() {
                self.corrects = input == Input::Key(CORRECT);
                match (self.corrects, self.offers) {
                    (false, _) => return Ok(input),
                    (true, true) => return Ok(Input::Key(Key::Escape)),
                    (true, false) => continue,
                }
            }
            let first = self.raw()?;
            // A letter is shown at once; whether a line break ends anything shows only what follows.
            let ends = first == Raw::Key(Key::Enter);
            let mut burst = vec![first];
            let mut within = if ends { BURST } else { Duration::ZERO };
            while self.more(within) {
                burst.push(self.raw()?);
                within = BURST;
            }
            self.ready.extend(inputs(burst));
        }
    }

    /// Whether the terminal shows what is typed, as a rule: an editor that is the terminal may show it by itself.
    pub(in crate::world::prompt) fn shows_what_is_typed(&self) -> bool {
        #[cfg(unix)]
        if let Some(usual) = &self.usual {
            return usual.local_modes.contains(rustix::termios::LocalModes::ECHO);
        }
        true
    }

    fn more(&mut self, within: Duration) -> bool {
        self.keys.as_mut().is_some_and(|keys| keys.more(within))
    }

    fn raw(&mut self) -> Result<Raw, PromptFault> {
        match self.key()? {
            Key::UnknownEscSeq(begin) if begin == ['[', '2', '0'] && self.mark()? == Some('0') => self.paste(),
            key => Ok(Raw::Key(key)),
        }
    }

    fn key(&mut self) -> Result<Key, PromptFault> {
        let Some(keys) = &mut self.keys else { return Err(PromptFault::NoTerminal) };
        match keys.next()? {
            Key::CtrlC => Err(PromptFault::Interrupted),
            key => Ok(key),
        }
    }

    /// The rest of a paste mark: `0~` begins, `1~` ends.
    fn mark(&mut self) -> Result<Option<char>, PromptFault> {
        // A key such as F9 begins as a mark does, and ends at once.
        match self.key()? {
            Key::Char('~') => Ok(None),
            Key::Char(c) if self.key()? == Key::Char('~') => Ok(Some(c)),
            _ => Ok(None),
        }
    }

    fn paste(&mut self) -> Result<Raw, PromptFault> {
        let mut text = String::new();
        loop {
            match self.key()? {
                Key::UnknownEscSeq(begin) if begin == ['[', '2', '0'] && self.mark()? == Some('1') => {
                    return Ok(Raw::Paste(text));
                }
                Key::Enter => text.push('\n'),
                Key::Tab => text.push('\t'),
                Key::Char(c) if !c.is_control() => text.push(c),
                _ => {}
            }
        }
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        self.end();
    }
}

/// Takes the terminal out of line mode and answers how it was; Ctrl-C stays a signal between two keys.
#[cfg(unix)]
fn out_of_line_mode() -> Option<rustix::termios::Termios> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let usual = tcgetattr(std::io::stdin()).ok()?;
    let mut changed = usual.clone();
    changed.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
    tcsetattr(std::io::stdin(), OptionalActions::Now, &changed).ok()?;
    Some(usual)
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// Bursts of keys with a pause after each.
    struct Bursts(VecDeque<VecDeque<Key>>);

    impl Keys for Bursts {
        fn next(&mut self) -> io::Result<Key> {
            while self.0.front().is_some_and(VecDeque::is_empty) {
                self.0.pop_front();
            }
            self.0.front_mut().and_then(VecDeque::pop_front).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
        }

        fn more(&mut self, _: Duration) -> bool {
            self.0.front().is_some_and(|burst| !burst.is_empty())
        }
    }

    fn keyboard(bursts: &[&str]) -> Keyboard {
        let key = |c| if c == '\n' { Key::Enter } else { Key::Char(c) };
        let bursts = bursts.iter().map(|burst| burst.chars().map(key).collect()).collect();
        let mut keyboard = Keyboard::new(Term::stderr(), false);
        keyboard.keys = Some(Box::new(Bursts(bursts)));
        keyboard
    }

    #[test]
    fn each_burst_is_read_for_itself() {
        let mut keyboard = keyboard(&["j", "\n", "en\nto\n", "x\n"]);
        let enter = || Input::Key(Key::Enter);
        let text = |text: &str| Input::Text(text.to_owned());
        for wanted in [Input::Key(Key::Char('j')), enter(), text("en"), Input::Break, text("to"), Input::Break] {
            assert_eq!(keyboard.next().unwrap(), wanted);
        }
        assert_eq!((keyboard.next().unwrap(), keyboard.next().unwrap()), (text("x"), enter()));
    }

    #[test]
    fn what_is_left_is_thrown_away_and_told_unless_it_is_blank() {
        for (burst, written) in [("}\nrest\n", true), ("}\n\n \n", false)] {
            let mut keyboard = keyboard(&[burst]);
            keyboard.next().unwrap();
            assert_eq!(keyboard.forget_rest().unwrap(), written, "{burst}");
            assert!(keyboard.ready.is_empty());
        }
    }

    #[test]
    fn a_key_that_begins_as_a_mark_does_takes_no_other_with_it() {
        let f9 = VecDeque::from([Key::UnknownEscSeq(vec!['[', '2', '0']), Key::Char('~')]);
        let mut keyboard = keyboard(&[]);
        keyboard.keys = Some(Box::new(Bursts(VecDeque::from([f9, VecDeque::from([Key::Char('a')])]))));
        keyboard.next().unwrap();
        assert_eq!(keyboard.next().unwrap(), Input::Key(Key::Char('a')));
    }

    #[test]
    fn the_key_that_corrects_leaves_a_field_only_where_it_is_offered() {
        let mut keyboard = keyboard(&["\u{12}", "a", "\u{12}"]);
        assert_eq!(keyboard.next().unwrap(), Input::Key(Key::Char('a')), "elsewhere it does nothing");
        assert!(!keyboard.corrects());
        keyboard.offer_correction();
        assert_eq!(keyboard.next().unwrap(), Input::Key(Key::Escape));
        assert!(keyboard.corrects());
    }

    #[test]
    fn a_mark_begins_and_ends_a_paste() {
        let mark = |c| [Key::UnknownEscSeq(vec!['[', '2', '0']), Key::Char(c), Key::Char('~')];
        let keys = mark('0').into_iter().chain([Key::Char('a'), Key::Enter, Key::Char('b')]).chain(mark('1'));
        let mut keyboard = keyboard(&[]);
        keyboard.keys = Some(Box::new(Bursts(VecDeque::from([keys.collect()]))));
        assert_eq!(keyboard.next().unwrap(), Input::Paste("a\nb".to_owned()));
    }
}
