//! Lines and columns of places in a text.

/// Finds line and column of places; fastest when they come in the order of the text.
#[derive(Clone, Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// Where counting has come to, which line that is, and where the line begins.
    at: usize,
    line: usize,
    begins: usize,
}

impl<'t> Places<'t> {
    /// Of a text.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, begins: 0 }
    }

    /// Line, and column in characters, of a byte offset; both begin at 1.
    pub fn of(&mut self, offset: usize) -> (usize, usize) {
        if offset < self.at {
            *self = Self::new(self.text);
        }
        let between = self.text.as_bytes().get(self.at..offset).unwrap_or_default();
        for (index, _) in between.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
            self.line += 1;
            self.begins = self.at + index + 1;
        }
        self.at += between.len();
        let before = self.text.get(self.begins..self.at).unwrap_or_default();
        (self.line, before.chars().count() + 1)
    }
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
        assert_eq!(places.of(text.len() + 10), (1, 1));
    }
}
