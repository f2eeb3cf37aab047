//! One choice of a few, and several of many. In plain mode both are numbers to type.

use console::{Term, truncate_str};

use super::panel::{Panel, Row, Typed};
use super::words;
use crate::domain::Language;
use crate::record::Choice;
use crate::world::prompt::fields::burst::Input;
use crate::world::prompt::fields::keyboard::Keyboard;
use crate::world::prompt::fields::one_of::OneOf;
use crate::world::prompt::fields::picks::{Picked, Picks};
use crate::world::prompt::prompter::PromptFault;

/// The most rows that a list takes.
const TALLEST_LIST: usize = 14;

/// One of a few choices.
pub(in crate::world::prompt) fn one_of(
    panel: &Panel,
    keyboard: &mut Keyboard,
    choices: &[Choice],
    default: Option<&str>,
    language: Language,
) -> Result<Typed, PromptFault> {
    let labels: Vec<String> = choices
        .iter()
        .map(|choice| panel.screen.without_secrets(&choice.label.render(language)).into_owned())
        .collect();
    let proposed = default.and_then(|word| choices.iter().position(|choice| choice.word == word));
    let chosen = if panel.plain {
        one_by_number(panel, keyboard, &labels, proposed, language)?
    } else {
        one_by_cursor(panel, keyboard, &labels, proposed, language)?
    };
    Ok(chosen.and_then(|index| choices.get(index)).map(|choice| choice.word.clone()))
}

fn one_by_cursor(
    panel: &Panel,
    keyboard: &mut Keyboard,
    labels: &[String],
    proposed: Option<usize>,
    language: Language,
) -> Result<Option<usize>, PromptFault> {
    panel.screen.indented(words::CHOICE.raw(language));
    // A row that wraps would be left behind. What is cut in the list is said in full above.
    let room = panel.columns().saturating_sub(2);
    let rows: Vec<String> = labels.iter().map(|label| truncate_str(label, room, "…").into_owned()).collect();
    if rows != labels {
        labels.iter().for_each(|label| panel.screen.bullet(label));
    }
    let mut list = OneOf::new(rows.len(), proposed.unwrap_or(0));
    let _hidden = HiddenCursor::hide(&panel.term)?;
    loop {
        let input = drawn(panel, keyboard, &list.draw(&rows, tallest(panel)))?;
        let picked = match &input {
            Input::Key(key) => list.key(key),
            Input::Text(text) | Input::Paste(text) if list.number(text.trim()) => Picked::Changed,
            // A text answers no list, nor does the line break behind it.
            Input::Text(_) | Input::Paste(_) | Input::Break => {
                panel.throw_rest_away(keyboard, language)?;
                Picked::Changed
            }
        };
        match picked {
            Picked::Changed => {}
            Picked::Done => return Ok(Some(list.cursor())),
            Picked::Left => return Ok(None),
        }
    }
}

fn one_by_number(
    panel: &Panel,
    keyboard: &mut Keyboard,
    labels: &[String],
    proposed: Option<usize>,
    language: Language,
) -> Result<Option<usize>, PromptFault> {
    for (index, label) in labels.iter().enumerate() {
        panel.screen.marked(&format!("{}.", index + 1), label);
    }
    let hint = match proposed {
        Some(index) => words::NUMBER_DEFAULT.with("number", (index + 1).to_string()),
        None => words::NUMBER.into(),
    };
    panel.screen.indented(&hint.render(language));
    loop {
        let Some(given) = panel.line(keyboard, &mut Row::new("> "))? else { return Ok(None) };
        let mut list = OneOf::new(labels.len(), 0);
        match given.trim() {
            "" => return Ok(proposed),
            number if list.number(number) => return Ok(Some(list.cursor())),
            _ => {
                let count = labels.len().to_string();
                panel.screen.talk(&words::NO_SUCH_NUMBER.with("count", count).render(language));
            }
        }
    }
}

/// Several of many choices, with search.
pub(in crate::world::prompt) fn several(
    panel: &Panel,
    keyboard: &mut Keyboard,
    choices: &[Choice],
    default: &str,
    language: Language,
) -> Result<Typed, PromptFault> {
    let mut picks = Picks::new(choices, default, language);
    if panel.plain {
        return several_by_number(panel, keyboard, &mut picks, language);
    }
    panel.screen.indented(words::SEVERAL.raw(language));
    let _hidden = HiddenCursor::hide(&panel.term)?;
    loop {
        let input = drawn(panel, keyboard, &picks.draw(panel.columns(), tallest(panel)))?;
        let picked = match &input {
            Input::Key(key) => picks.key(key),
            Input::Text(text) => picks.search_also(text),
            Input::Paste(text) if !text.trim().contains('\n') => picks.search_also(text.trim()),
            Input::Paste(_) | Input::Break => {
                panel.throw_rest_away(keyboard, language)?;
                picks.search_anew()
            }
        };
        match picked {
            Picked::Changed => {}
            Picked::Done => return Ok(Some(picks.words())),
            Picked::Left => return Ok(None),
        }
    }
}

fn several_by_number(
    panel: &Panel,
    keyboard: &mut Keyboard,
    picks: &mut Picks,
    language: Language,
) -> Result<Typed, PromptFault> {
    let list = |hits: &[(usize, String)]| {
        for (number, row) in hits {
            panel.screen.marked(&format!("{number}."), row);
        }
    };
    let all = picks.numbered("");
    if all.len() <= TALLEST_LIST {
        list(&all);
    }
    panel.screen.indented(words::NUMBERS.raw(language));
    loop {
        panel.screen.indented(&words::CHOSEN.with("chosen", picks.labels()).render(language));
        let Some(given) = panel.line(keyboard, &mut Row::new("> "))? else { return Ok(None) };
        let given = given.trim();
        if given.is_empty() {
            return Ok(Some(picks.words()));
        }
        let numbers: Result<Vec<usize>, _> =
            given.split([',', ' ']).filter(|part| !part.is_empty()).map(str::parse).collect();
        match numbers {
            Ok(numbers) if numbers.iter().all(|number| picks.toggle_number(*number)) => {}
            Ok(_) => {
                let count = all.len().to_string();
                panel.screen.talk(&words::NO_SUCH_NUMBER.with("count", count).render(language));
            }
            Err(_) => {
                let hits = picks.numbered(given);
                if hits.is_empty() {
                    panel.screen.talk(words::NO_HITS.raw(language));
                }
                list(&hits);
            }
        }
    }
}

/// Draws rows, waits for what a person does, and takes the rows away.
fn drawn(panel: &Panel, keyboard: &mut Keyboard, rows: &[String]) -> Result<Input, PromptFault> {
    for row in rows {
        panel.term.write_line(row)?;
    }
    let input = keyboard.next();
    panel.term.clear_last_lines(rows.len())?;
    input
}

fn tallest(panel: &Panel) -> usize {
    usize::from(panel.term.size().0).saturating_sub(1).clamp(4, TALLEST_LIST)
}

/// The cursor is hidden as long as this lives.
struct HiddenCursor<'a>(&'a Term);

impl<'a> HiddenCursor<'a> {
    fn hide(term: &'a Term) -> std::io::Result<Self> {
        term.hide_cursor()?;
        Ok(Self(term))
    }
}

impl Drop for HiddenCursor<'_> {
    fn drop(&mut self) {
        let _ = self.0.show_cursor();
    }
}
