//! What is answered on one line: a text, yes or no, a word to be typed exactly.

use super::panel::{Panel, Row, Typed};
use super::words;
use crate::domain::Language;
use crate::world::prompt::fields::keyboard::Keyboard;
use crate::world::prompt::prompter::PromptFault;

/// Reads a text; an empty line takes what is proposed, and puts the question off where nothing is.
pub(in crate::world::prompt) fn text(
    panel: &Panel,
    keyboard: &mut Keyboard,
    default: Option<&str>,
    language: Language,
) -> Result<Typed, PromptFault> {
    hint_default(panel, default, language);
    let given = panel.line(keyboard, &mut Row::new("> "))?;
    Ok(match given.as_deref().map(str::trim) {
        Some("") => default.map(str::to_owned),
        given => given.map(str::to_owned),
    })
}

/// Says what is proposed, or how the question is put off.
pub(in crate::world::prompt) fn hint_default(panel: &Panel, default: Option<&str>, language: Language) {
    let hint = match default {
        Some(default) => words::TAKES_DEFAULT.with("default", default),
        None => words::EMPTY_PUTS_OFF.into(),
    };
    panel.screen.indented(&hint.render(language));
}

/// A word and Enter: a letter alone would leave the Enter that many press after it to the next question.
pub(in crate::world::prompt) fn yes_no(
    panel: &Panel,
    keyboard: &mut Keyboard,
    default: Option<bool>,
    language: Language,
) -> Result<Option<bool>, PromptFault> {
    let mut row = Row::new(if language == Language::Nb { "j/n > " } else { "y/n > " });
    loop {
        let Some(given) = panel.line(keyboard, &mut row)? else { return Ok(None) };
        match given.trim().to_lowercase().as_str() {
            "j" | "ja" | "y" | "yes" => return Ok(Some(true)),
            "n" | "nei" | "no" => return Ok(Some(false)),
            "" if default.is_some() => return Ok(default),
            "" => return Ok(None),
            _ => panel.screen.talk(words::YES_OR_NO.raw(language)),
        }
    }
}

/// Reads a word that must be typed exactly, but for blanks: organisation numbers stand in groups on the screen. An empty line
/// is a no.
pub(in crate::world::prompt) fn exactly(
    panel: &Panel,
    keyboard: &mut Keyboard,
    word: &str,
    language: Language,
) -> Result<Typed, PromptFault> {
    panel.screen.indented(&words::TYPED.with("word", word).render(language));
    loop {
        let given = panel.line(keyboard, &mut Row::new("> "))?;
        match given.as_deref().map(str::trim) {
            None | Some("") => return Ok(None),
            Some(given) if given.chars().filter(|c| !c.is_whitespace()).eq(word.chars()) => {
                return Ok(Some(word.to_owned()));
            }
            Some(_) => panel.screen.talk(&words::TYPED_DIFFERS.with("word", word).render(language)),
        }
    }
}
