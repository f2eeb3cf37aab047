//! Lines and columns of places in a text.

/// Finds line and column of places; fastest when they come in the order of the text.
#[derive(Clone, Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// Where counting has come to, and which line and column that is.
    at: usize,
    line: usize,
    column: usize,
}

impl<'t> Places<'t> {
    /// Of a text.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// Line, and column in characters, of a byte offset; both begin at 1.
    pub fn of(&mut self, offset: usize) -> (usize, usize) {
        if offset < self.at {
            *self = Self::new(self.text);
        }
        // Only what lies between is counted, so that also a file in one line is gone through once.
        let end = offset.min(self.text.len());
        let Some(between) = self.text.get(self.at..end) else { return (self.line, self.column) };
        let last = between.rfind('\n').map(|feed| feed + 1);
        if last.is_some() {
            self.line += between.bytes().filter(|byte| *byte == b'\n').count();
            self.column = 1;
        }
        self.column += between.get(last.unwrap_or(0)..).unwrap_or_default().chars().count();
        self.at = end;
        (self.line, self.column)
    }
}

/// The byte offset of a line and a column in characters, both counted from 1: the end of the line, or of the text, when
/// there is no such place.
#[must_use]
pub fn offset(text: &str, (line, column): (usize, usize)) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters_and_in_any_order() {
        let text = "æ\n  <x>\n\nå<y>";
        let mut places = Places::new(text);
        assert_eq!(places.of(5), (2, 3));
        assert_eq!(places.of(text.find("<y").unwrap()), (4, 2));
        assert_eq!(places.of(0), (1, 1));
        assert_eq!(places.of(text.len() + 10), (4, 5));
    }

    #[test]
    fn an_offset_is_found_again_from_its_line_and_column() {
        let text = "æ\n  <x>\n\nå<y>";
        let mut places = Places::new(text);
        for at in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
            assert_eq!(offset(text, places.of(at)), at);
        }
        assert_eq!(offset(text, (9, 9)), text.len());
    }
}
