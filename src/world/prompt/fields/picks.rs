//! Several choices of many, with search: a list that is gone through until "done".
//!
//! dialoguer's fuzzy list compares only the letters of ASCII regardless of case, so that `økonomi` would not find
//! `Økonomi`; this one compares all letters, and finds a choice by its word too.

use console::{Key, truncate_str};

use crate::domain::{Language, secret_form};
use crate::record::Choice;

/// The list: what can be chosen, what is, what is searched for, and where the cursor is (0 is the row "done").
#[derive(Clone, Debug)]
pub(in crate::world::prompt) struct Picks {
    rows: Vec<PickRow>,
    search: String,
    cursor: usize,
    language: Language,
}

#[derive(Clone, Debug)]
struct PickRow {
    word: String,
    label: String,
    folded: String,
    chosen: bool,
}

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::world::prompt) enum Picked {
    Changed,
    Done,
    Left,
}

impl Picks {
    pub(in crate::world::prompt) fn new(choices: &[Choice], chosen: &str, language: Language) -> Self {
        let chosen: Vec<&str> = chosen.split(',').map(str::trim).collect();
        let row = |choice: &Choice| {
            let label = secret_form::hidden(&choice.label.render(language)).into_owned();
            PickRow {
                folded: format!("{} {}", label, choice.word).to_lowercase(),
                chosen: chosen.contains(&choice.word.as_str()),
                word: choice.word.clone(),
                label,
            }
        };
        let rows: Vec<PickRow> = choices.iter().map(row).collect();
        let cursor = usize::from(!rows.is_empty() && !rows.iter().any(|row| row.chosen));
        Self { rows, search: String::new(), cursor, language }
    }

    pub(in crate::world::prompt) fn key(&mut self, key: &Key) -> Picked {
        let last = self.hits().len();
        match key {
            Key::Enter if self.cursor == 0 => return Picked::Done,
            Key::Enter => self.toggle(),
            Key::Escape => return Picked::Left,
            Key::ArrowUp | Key::BackTab => self.cursor = self.cursor.checked_sub(1).unwrap_or(last),
            Key::ArrowDown | Key::Tab => self.cursor = if self.cursor < last { self.cursor + 1 } else { 0 },
            Key::PageUp | Key::Home => self.cursor = 0,
            Key::PageDown => self.cursor = (self.cursor + 10).min(last),
            Key::End => self.cursor = last,
            Key::Char('\u{15}') => self.search_for(|search| search.clear()),
            Key::Char(c) if !c.is_control() => self.search_for(|search| search.push(*c)),
            Key::Backspace => self.search_for(|search| {
                search.pop();
            }),
            _ => {}
        }
        Picked::Changed
    }

    /// Searches for what was searched for with more letters behind it.
    pub(in crate::world::prompt) fn search_also(&mut self, text: &str) -> Picked {
        self.search_for(|search| search.push_str(text));
        Picked::Changed
    }

    /// Searches for nothing any more.
    pub(in crate::world::prompt) fn search_anew(&mut self) -> Picked {
        self.search_for(String::clear);
        Picked::Changed
    }

    /// What is found, each with its number among all and whether it is chosen.
    pub(in crate::world::prompt) fn numbered(&self, search: &str) -> Vec<(usize, String)> {
        let found = Self { search: search.to_owned(), ..self.clone() };
        let number = |hit: &PickRow| self.rows.iter().position(|row| row.word == hit.word).map(|index| index + 1);
        let row = |hit: &PickRow| {
            let mark = if hit.chosen { "[x] " } else { "" };
            Some((number(hit)?, format!("{mark}{}", hit.label)))
        };
        found.hits().into_iter().filter_map(row).collect()
    }

    /// Chooses or removes by number; answers whether there is one.
    pub(in crate::world::prompt) fn toggle_number(&mut self, number: usize) -> bool {
        let row = number.checked_sub(1).and_then(|index| self.rows.get_mut(index));
        row.is_some_and(|row| {
            row.chosen = !row.chosen;
            true
        })
    }

    /// The words of what is chosen, joined by commas.
    pub(in crate::world::prompt) fn words(&self) -> String {
        self.chosen(|row| &row.word).join(",")
    }

    /// What is chosen, for people.
    pub(in crate::world::prompt) fn labels(&self) -> String {
        let labels = self.chosen(|row| &row.label).join(", ");
        if labels.is_empty() { words::NOTHING_CHOSEN.raw(self.language).to_owned() } else { labels }
    }

    /// The rows as drawn: what is searched for, the row "done", and as many choices around the cursor as there is room
    /// for.
    pub(in crate::world::prompt) fn draw(&self, width: usize, height: usize) -> Vec<String> {
        let hits = self.hits();
        let say = |phrase: crate::text::Phrase, name, value: String| phrase.with(name, value).render(self.language);
        let done = say(words::DONE_ROW, "chosen", self.labels());
        let mut drawn =
            vec![say(words::SEARCH_ROW, "text", self.search.clone()), format!("{} {done}", pointer(self.cursor == 0))];
        let room = height.saturating_sub(3).max(1);
        let first = self.cursor.saturating_sub(room);
        for (index, row) in hits.iter().enumerate().skip(first).take(room) {
            let mark = if row.chosen { "[x]" } else { "[ ]" };
            drawn.push(format!("{} {mark} {}", pointer(self.cursor == index + 1), row.label));
        }
        let left = hits.len().saturating_sub(first + room);
        if hits.is_empty() {
            drawn.push(format!("  {}", words::NO_HITS.raw(self.language)));
        } else if left > 0 {
            drawn.push(format!("  {}", say(words::MORE_ROW, "count", left.to_string())));
        }
        drawn.iter().map(|row| truncate_str(row, width, "…").into_owned()).collect()
    }

    fn chosen<'a>(&'a self, part: impl Fn(&'a PickRow) -> &'a String) -> Vec<&'a str> {
        self.rows.iter().filter(|row| row.chosen).map(|row| part(row).as_str()).collect()
    }

    /// What is found, best first: beginning with what is searched for, holding it, holding all its words, holding its
    /// letters in order. Without a search: everything, in its own order.
    fn hits(&self) -> Vec<&PickRow> {
        let wanted = self.search.trim().to_lowercase();
        let rank = |row: &PickRow| {
            if row.folded.starts_with(&wanted) {
                Some(0)
            } else if row.folded.contains(&wanted) {
                Some(1)
            } else if wanted.split_whitespace().all(|word| row.folded.contains(word)) {
                Some(2)
            } else {
                let mut letters = row.folded.chars();
                wanted.chars().filter(|c| !c.is_whitespace()).all(|c| letters.any(|l| l == c)).then_some(3)
            }
        };
        let mut hits: Vec<(u8, &PickRow)> = self.rows.iter().filter_map(|row| Some((rank(row)?, row))).collect();
        hits.sort_by_key(|(rank, _)| *rank);
        hits.into_iter().map(|(_, row)| row).collect()
    }

    fn toggle(&mut self) {
        let word = self.cursor.checked_sub(1).and_then(|index| Some(self.hits().get(index)?.word.clone()));
        if let Some(row) = self.rows.iter_mut().find(|row| Some(&row.word) == word.as_ref()) {
            row.chosen = !row.chosen;
            if !self.search.is_empty() {
                self.search.clear();
                self.cursor = 0;
            }
        }
    }

    fn search_for(&mut self, change: impl FnOnce(&mut String)) {
        change(&mut self.search);
        // The best hit is what is most likely meant; without a search, the row "done" is.
        self.cursor = usize::from(!self.search.is_empty() && !self.hits().is_empty());
    }
}

const fn pointer(here: bool) -> char {
    if here { '>' } else { ' ' }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        DONE_ROW { nb: "Ferdig: {chosen}", en: "Done: {chosen}" }
        SEARCH_ROW { nb: "Søk: {text}", en: "Search: {text}" }
        MORE_ROW { nb: "{count} til: søk, eller bruk piltastene", en: "{count} more: search or move" }
        NO_HITS { nb: "Ingen treff", en: "No hits" }
        NOTHING_CHOSEN { nb: "ingenting valgt", en: "nothing chosen" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Message;

    fn picks(chosen: &str) -> Picks {
        let choices = ["Post til virksomheten", "Økonomi og regnskap", "Åpen post", "Lønn"]
            .map(|label| Choice {
                word: format!("package:{}", label.split(' ').next().unwrap().to_lowercase()),
                label: Message::verbatim(label),
            })
            .to_vec();
        Picks::new(&choices, chosen, Language::Nb)
    }

    fn type_in(picks: &mut Picks, text: &str) {
        for c in text.chars() {
            picks.key(&Key::Char(c));
        }
    }

    #[test]
    fn norwegian_letters_are_found_in_any_case() {
        for search in ["økon", "ØKON", "regnskap øko", "package:øk", "økrg"] {
            let mut picks = picks("");
            type_in(&mut picks, search);
            picks.key(&Key::Enter);
            assert_eq!(picks.words(), "package:økonomi", "{search}");
        }
    }

    #[test]
    fn choices_are_gathered_removed_and_ended() {
        let mut picks = picks("package:lønn");
        type_in(&mut picks, "post til");
        assert_eq!(picks.key(&Key::Enter), Picked::Changed);
        assert_eq!(picks.labels(), "Post til virksomheten, Lønn");
        type_in(&mut picks, "lønn");
        picks.key(&Key::Enter);
        assert_eq!(picks.key(&Key::Enter), Picked::Done, "after a search the cursor is on done");
        assert_eq!(picks.words(), "package:post");
        assert_eq!(picks.key(&Key::Escape), Picked::Left);
    }

    #[test]
    fn numbers_are_those_of_the_whole_list() {
        let mut picks = picks("package:lønn");
        assert_eq!(picks.numbered("økon"), [(2, "Økonomi og regnskap".to_owned())]);
        assert!(picks.toggle_number(2) && picks.toggle_number(4) && !picks.toggle_number(0) && !picks.toggle_number(5));
        assert_eq!(picks.words(), "package:økonomi");
        assert_eq!(picks.numbered("").get(1), Some(&(2, "[x] Økonomi og regnskap".to_owned())));
    }

    #[test]
    fn what_is_not_found_changes_nothing() {
        let mut picks = picks("");
        type_in(&mut picks, "xyz");
        assert!(picks.draw(40, 10).iter().any(|row| row.contains("Ingen treff")));
        assert_eq!(picks.key(&Key::Enter), Picked::Done);
        assert_eq!((picks.words().as_str(), picks.labels().as_str()), ("", "ingenting valgt"));
    }

    #[test]
    fn rows_fit_the_terminal_and_the_cursor_is_always_shown() {
        let choices: Vec<Choice> = (0..200)
            .map(|n| Choice { word: format!("w{n}"), label: Message::verbatim(format!("{n} {}", "å".repeat(60))) })
            .collect();
        let mut picks = Picks::new(&choices, "", Language::En);
        for _ in 0..205 {
            let rows = picks.draw(39, 9);
            assert!(rows.len() <= 9, "{rows:?}");
            assert!(rows.iter().all(|row| row.chars().count() <= 39));
            assert_eq!(rows.iter().filter(|row| row.starts_with('>')).count(), 1, "{rows:?}");
            picks.key(&Key::ArrowDown);
        }
    }
}
