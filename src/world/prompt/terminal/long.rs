//! A text of several lines, such as a pasted key.

use console::Key;

use super::lines::hint_default;
use super::panel::{Panel, Row, Typed};
use super::words;
use crate::domain::Language;
use crate::world::files::FileFault;
use crate::world::prompt::fields::burst::Input;
use crate::world::prompt::fields::keyboard::Keyboard;
use crate::world::prompt::fields::long_text::{End, LongText};
use crate::world::prompt::prompter::PromptFault;

/// Far above any key, text or list that a question asks for.
const LARGEST_FILE: u64 = 256 * 1024;

/// Reads a text of several lines. A whole key ends by itself, all else with an empty line.
pub(in crate::world::prompt) fn long_text(
    panel: &Panel,
    keyboard: &mut Keyboard,
    default: Option<&str>,
    language: Language,
) -> Result<Typed, PromptFault> {
    panel.screen.indented(words::LONG.raw(language));
    hint_default(panel, default, language);
    let mut long = LongText::default();
    let mut row = Row::new("> ");
    let mut is_left = false;
    loop {
        if !panel.plain {
            row.mark = if long.lines() == 0 { "> ".to_owned() } else { format!("{} > ", long.lines() + 1) };
        }
        let ended = match panel.edit(keyboard, &mut row)? {
            Input::Key(Key::Escape) if long.lines() == 0 => return Ok(None),
            Input::Key(Key::Enter) => long.line(&row.take()),
            Input::Key(_) => End::More,
            Input::Break => long.part(&row.take()),
            Input::Text(text) | Input::Paste(text) => {
                row.hides_text = true;
                let (ended, rest) = lines(&mut long, &mut row, &text);
                is_left = !rest.trim().is_empty();
                ended
            }
        };
        let ended = if ended == End::More && long.ends_with(&row.line.text()) { long.line(&row.take()) } else { ended };
        match ended {
            End::More => {}
            End::File(path) => match read_file(panel, &path) {
                Ok(content) => return Ok(Some(content)),
                Err(fault) => panel.wrong(&fault.finding(), language),
            },
            End::Text(given) => {
                if keyboard.forget_rest()? || is_left {
                    panel.screen.talk(words::THROWN_AWAY.raw(language));
                }
                let given = given.trim();
                return Ok(if given.is_empty() { default.map(str::to_owned) } else { Some(given.to_owned()) });
            }
        }
    }
}

/// Takes in what came at once, and answers what is left of it when the text has ended. What follows its last line break is
/// still being written.
fn lines<'t>(long: &mut LongText, row: &mut Row, text: &'t str) -> (End, &'t str) {
    let mut rest = text;
    while let Some((line, after)) = rest.split_once('\n') {
        rest = after;
        row.line.insert(line);
        match long.part(&row.take()) {
            End::More => {}
            end => return (end, rest),
        }
    }
    row.line.insert(rest);
    (End::More, "")
}

fn read_file(panel: &Panel, path: &str) -> Result<String, FileFault> {
    panel.files.read_text(std::path::Path::new(path), LARGEST_FILE)
}
