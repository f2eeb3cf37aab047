//! Lines and columns of places in a text.

/// So many bytes lie between two marks.
const STEP: usize = 1024;

/// Finds line and column of places, in any order: each part of the text is gone through once, and then only what lies
/// between a place and the mark before it.
#[derive(Clone, Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// Places in order, each a step behind the last, as far as the text has been gone through.
    marks: Vec<PlaceMark>,
    /// How many bytes were gone through.
    #[cfg(test)]
    read: usize,
}

/// A place whose line and column are known.
#[derive(Clone, Copy, Debug)]
struct PlaceMark {
    at: usize,
    line: usize,
    column: usize,
}

/// The beginning of every text.
const FIRST: PlaceMark = PlaceMark { at: 0, line: 1, column: 1 };

impl<'t> Places<'t> {
    /// Of a text.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self {
            text,
            marks: Vec::new(),
            #[cfg(test)]
            read: 0,
        }
    }

    /// Line, and column in characters, of a byte offset; both begin at 1.
    pub fn of(&mut self, offset: usize) -> (usize, usize) {
        let end = self.boundary(offset);
        let mut last = self.marks.last().copied().unwrap_or(FIRST);
        while end >= last.at.saturating_add(STEP) {
            last = self.further(last, self.boundary(last.at + STEP));
            self.marks.push(last);
        }
        let before = self.marks.partition_point(|mark| mark.at <= end);
        let mark = before.checked_sub(1).and_then(|at| self.marks.get(at)).copied().unwrap_or(FIRST);
        let found = self.further(mark, end);
        (found.line, found.column)
    }

    /// A later place, counted from a mark.
    fn further(&mut self, from: PlaceMark, end: usize) -> PlaceMark {
        let between = self.text.get(from.at..end).unwrap_or_default();
        #[cfg(test)]
        {
            self.read += between.len();
        }
        let last = memchr::memrchr(b'\n', between.as_bytes()).map(|feed| feed + 1);
        let lines = last.map_or(0, |_| memchr::memchr_iter(b'\n', between.as_bytes()).count());
        let column = if last.is_some() { 1 } else { from.column };
        let column = column + between.get(last.unwrap_or(0)..).unwrap_or_default().chars().count();
        PlaceMark { at: end, line: from.line + lines, column }
    }

    /// The beginning of the character in which an offset lies; the end of the text where it lies behind it.
    fn boundary(&self, offset: usize) -> usize {
        let end = offset.min(self.text.len());
        (0..=end).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or_default()
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
    fn a_text_is_gone_through_once_however_often_and_in_whatever_order_one_asks() {
        for line in ["<a b='ø'/>", "<a b='ø'/>\n"] {
            let text = line.repeat(20_000);
            let many = text.len() / line.len();
            let mut places = Places::new(&text);
            for number in 0..many {
                // Ends and beginnings by turns, as of what stands in one another.
                let (inner, outer) = (number * line.len(), (number + 5).min(many - 1) * line.len());
                let (far, near) = (places.of(outer), places.of(inner));
                assert!(near <= far);
            }
            assert!(places.read <= text.len() + 2 * many * STEP, "{} of {}", places.read, text.len());
        }
        let text = "æø\n".repeat(3 * STEP);
        let mut places = Places::new(&text);
        for number in (0..3 * STEP).rev() {
            assert_eq!(places.of(number * 5 + 2), (number + 1, 2));
        }
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
