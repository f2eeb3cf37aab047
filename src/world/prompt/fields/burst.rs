//! What a person did, told from keys that came so fast that nobody typed them one by one.
//!
//! Not every terminal marks a paste. Keys that follow each other within 20 milliseconds are a burst: a line break in the
//! midst of one is part of a text and answers nothing; the line break at its end is Enter, unless the burst held several
//! lines.

use console::Key;

/// A key, or a paste that the terminal marked as one.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::world::prompt) enum Raw {
    Key(Key),
    Paste(String),
}

impl Raw {
    /// Whether something was written: no line break, and no key that only moves.
    pub(in crate::world::prompt) fn writes(&self) -> bool {
        match self {
            Self::Paste(text) => !text.trim().is_empty(),
            Self::Key(Key::Char(c)) => !c.is_control() && !c.is_whitespace(),
            Self::Key(_) => false,
        }
    }
}

/// What a person did.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::world::prompt) enum Input {
    /// One key.
    Key(Key),
    /// Letters that came at once.
    Text(String),
    /// A line break that is part of a text.
    Break,
    /// A paste that the terminal marked.
    Paste(String),
}

/// Reads a burst.
pub(in crate::world::prompt) fn inputs(burst: Vec<Raw>) -> Vec<Input> {
    let is_enter = |raw: &Raw| *raw == Raw::Key(Key::Enter);
    let lasting = burst.iter().rposition(|raw| !is_enter(raw)).map_or(0, |last| last + 1);
    let several = burst.iter().take(lasting).any(is_enter);
    let alone = burst.len() == 1;
    let mut inputs: Vec<Input> = Vec::new();
    for (index, raw) in burst.into_iter().enumerate() {
        match raw {
            Raw::Paste(text) => inputs.push(Input::Paste(text)),
            Raw::Key(Key::Enter) if index < lasting => inputs.push(Input::Break),
            // Line breaks too many belong to the one before them.
            Raw::Key(Key::Enter) if index > lasting => {}
            Raw::Key(Key::Enter) => inputs.push(if several { Input::Break } else { Input::Key(Key::Enter) }),
            Raw::Key(Key::Char(c)) if !alone && !c.is_control() => match inputs.last_mut() {
                Some(Input::Text(text)) => text.push(c),
                _ => inputs.push(Input::Text(c.to_string())),
            },
            Raw::Key(key) => inputs.push(Input::Key(key)),
        }
    }
    inputs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Input> {
        let key = |c| Raw::Key(if c == '\n' { Key::Enter } else { Key::Char(c) });
        inputs(text.chars().map(key).collect())
    }

    fn text(text: &str) -> Input {
        Input::Text(text.to_owned())
    }

    #[test]
    fn the_last_line_break_of_one_line_is_enter_however_often() {
        let enter = Input::Key(Key::Enter);
        assert_eq!(read("\n"), [Input::Key(Key::Enter)]);
        assert_eq!(read("\n\n"), [Input::Key(Key::Enter)]);
        assert_eq!(read("ja\n"), [text("ja"), enter.clone()]);
        assert_eq!(read("ja\n\n\n"), [text("ja"), enter]);
        assert_eq!(read("j"), [Input::Key(Key::Char('j'))]);
    }

    #[test]
    fn no_line_break_of_several_lines_is_enter() {
        assert_eq!(read("ja\nnei\n\n"), [text("ja"), Input::Break, text("nei"), Input::Break]);
        assert_eq!(read("\nnei"), [Input::Break, text("nei")]);
    }

    #[test]
    fn keys_between_stay_keys_and_pastes_stay_pastes() {
        let burst = vec![Raw::Key(Key::ArrowUp), Raw::Key(Key::Enter)];
        assert_eq!(inputs(burst), [Input::Key(Key::ArrowUp), Input::Key(Key::Enter)]);
        let burst = vec![Raw::Paste("en\nto\n".into()), Raw::Key(Key::Enter)];
        assert_eq!(inputs(burst), [Input::Paste("en\nto\n".into()), Input::Key(Key::Enter)]);
    }
}
