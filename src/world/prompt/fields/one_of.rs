//! One choice of a few: a list without search. It looks like dialoguer's.

use console::Key;
use dialoguer::theme::{SimpleTheme, Theme as _};

use super::picks::Picked;

/// The list, and where in it the cursor is.
#[derive(Clone, Debug)]
pub(in crate::world::prompt) struct OneOf {
    count: usize,
    cursor: usize,
}

impl OneOf {
    pub(in crate::world::prompt) fn new(count: usize, at: usize) -> Self {
        Self { count, cursor: at.min(count.saturating_sub(1)) }
    }

    pub(in crate::world::prompt) const fn cursor(&self) -> usize {
        self.cursor
    }

    pub(in crate::world::prompt) fn key(&mut self, key: &Key) -> Picked {
        let last = self.count.saturating_sub(1);
        match key {
            Key::Enter => return Picked::Done,
            Key::Escape => return Picked::Left,
            Key::ArrowUp | Key::BackTab => self.cursor = self.cursor.checked_sub(1).unwrap_or(last),
            Key::ArrowDown | Key::Tab => self.cursor = if self.cursor < last { self.cursor + 1 } else { 0 },
            Key::PageUp | Key::Home => self.cursor = 0,
            Key::PageDown | Key::End => self.cursor = last,
            Key::Char(c) => {
                self.number(&c.to_string());
            }
            _ => {}
        }
        Picked::Changed
    }

    /// Goes to the choice of a number, counted from one; answers whether there is one.
    pub(in crate::world::prompt) fn number(&mut self, text: &str) -> bool {
        let found = text.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let Some(index) = found.filter(|index| *index < self.count) else { return false };
        self.cursor = index;
        true
    }

    /// The rows as drawn, as many around the cursor as there is room for.
    pub(in crate::world::prompt) fn draw(&self, rows: &[String], height: usize) -> Vec<String> {
        let first = (self.cursor + 1).saturating_sub(height.max(1));
        let row = |(index, row): (usize, &String)| {
            let mut drawn = String::new();
            // Into a text everything can be written.
            let written = SimpleTheme.format_select_prompt_item(&mut drawn, row, index == self.cursor);
            if written.is_ok() { drawn } else { row.clone() }
        };
        rows.iter().enumerate().skip(first).take(height.max(1)).map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_goes_round_and_to_numbers() {
        let mut list = OneOf::new(3, 9);
        assert_eq!(list.cursor(), 2);
        list.key(&Key::ArrowDown);
        assert_eq!(list.cursor(), 0);
        list.key(&Key::ArrowUp);
        assert_eq!(list.cursor(), 2);
        list.key(&Key::Char('2'));
        assert_eq!(list.cursor(), 1);
        assert!(!list.number("0") && !list.number("4") && !list.number("x") && list.number("3"));
        assert_eq!((list.key(&Key::Enter), list.key(&Key::Escape)), (Picked::Done, Picked::Left));
    }

    #[test]
    fn the_row_of_the_cursor_is_always_drawn() {
        let rows: Vec<String> = (0..9).map(|row| row.to_string()).collect();
        let mut list = OneOf::new(9, 0);
        for _ in 0..9 {
            let drawn = list.draw(&rows, 4);
            assert_eq!(drawn.len(), 4);
            assert_eq!(drawn.iter().filter(|row| **row == format!("> {}", list.cursor())).count(), 1);
            list.key(&Key::ArrowDown);
        }
    }
}
