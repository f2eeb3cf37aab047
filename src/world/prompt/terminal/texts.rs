//! A text in three languages, a line each.

use super::lines::hint_default;
use super::panel::{Panel, Row, Typed};
use super::words;
use crate::domain::Language;
use crate::text::{Message, Phrase};
use crate::world::prompt::fields::keyboard::Keyboard;
use crate::world::prompt::prompter::PromptFault;

/// The languages in their order.
const LANGUAGES: [Phrase; 3] = [words::BOKMAL, words::NYNORSK, words::ENGLISH];

/// Reads a text in three languages. A first line that is left empty takes what is proposed; one with `|` in it holds all
/// three. A later line that is left empty keeps what is proposed for it, or leaves the text a draft.
pub(in crate::world::prompt) fn texts(
    panel: &Panel,
    keyboard: &mut Keyboard,
    default: Option<&str>,
    refused: Option<&str>,
    language: Language,
) -> Result<Typed, PromptFault> {
    panel.screen.indented(words::TEXTS.raw(language));
    // One text of three may be wrong: what was typed stands there to be mended.
    let mut typed = refused.unwrap_or_default().split('|').map(str::trim);
    if refused.is_none() {
        hint_default(panel, default, language);
    }
    let mut proposed = default.unwrap_or_default().split('|').map(|part| part.trim().to_owned());
    let mut given: Vec<String> = Vec::new();
    for name in LANGUAGES {
        let proposal = proposed.next().unwrap_or_default();
        if !given.is_empty() && !proposal.is_empty() && refused.is_none() {
            panel.screen.indented(&words::TEXTS_KEEP.with("text", proposal.as_str()).render(language));
        }
        let mut row = Row::new(&format!("{} > ", name.raw(language)));
        row.line.insert(typed.next().unwrap_or_default());
        let Some(line) = panel.line(keyboard, &mut row)? else {
            return Ok(None);
        };
        let line = line.trim();
        if given.is_empty() {
            match (line, default) {
                ("", Some(default)) if default.split('|').all(|part| !part.trim().is_empty()) => {
                    return Ok(Some(default.to_owned()));
                }
                ("", None) => return Ok(None),
                _ if line.contains('|') => return Ok(Some(line.to_owned())),
                _ => {}
            }
        }
        given.push(if line.is_empty() { proposal } else { line.to_owned() });
    }
    let missing =
        LANGUAGES.iter().zip(&given).filter(|(_, text)| text.is_empty()).map(|(name, _)| Message::from(*name));
    if let Some(missing) = missing.reduce(|one, other| words::BOTH.with("one", one).with("other", other)) {
        panel.screen.indented(&words::DRAFT.with("missing", missing).render(language));
    }
    Ok(Some(given.join(" | ")))
}
