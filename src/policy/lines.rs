//! Lines and columns of places in a text, for many places in one text.

/// How far apart marks stand in a long line, in bytes.
const STEP: usize = 4096;

/// Where the lines of a text begin. Making it costs one pass over the text, asking it next to nothing, also when all of
/// the text is one line.
pub struct Lines<'t> {
    text: &'t str,
    marks: Vec<Mark>,
}

/// A place whose line and column are known.
struct Mark {
    offset: usize,
    line: usize,
    column: usize,
}

impl<'t> Lines<'t> {
    /// Looks through the text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let mut marks = Vec::new();
        let mut offset = 0;
        for (line, content) in text.split('\n').enumerate() {
            let mut mark = Mark { offset, line: line + 1, column: 1 };
            let mut rest = content;
            while rest.len() > STEP {
                let Some(length) = (1..=STEP).rev().find(|at| rest.is_char_boundary(*at)) else { break };
                let Some((before, after)) = rest.split_at_checked(length) else { break };
                let next = Mark { offset: mark.offset + length, column: mark.column + before.chars().count(), ..mark };
                marks.push(std::mem::replace(&mut mark, next));
                rest = after;
            }
            marks.push(mark);
            offset += content.len() + 1;
        }
        Self { text, marks }
    }

    /// Line and column of a byte offset, counted from 1; columns are characters.
    #[must_use]
    pub fn place(&self, offset: usize) -> (usize, usize) {
        let after = self.marks.partition_point(|mark| mark.offset <= offset);
        let Some(mark) = after.checked_sub(1).and_then(|last| self.marks.get(last)) else { return (1, 1) };
        let between = self.text.get(mark.offset..offset).unwrap_or_default();
        (mark.line, mark.column + between.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_from_one_in_characters() {
        let text = "æ\n  <x>\n\nå";
        let lines = Lines::of(text);
        for (offset, place) in
            [(0, (1, 1)), (2, (1, 2)), (3, (2, 1)), (5, (2, 3)), (9, (3, 1)), (10, (4, 1)), (12, (4, 2))]
        {
            assert_eq!(lines.place(offset), place, "{offset}");
        }
        assert_eq!(Lines::of("").place(0), (1, 1));
    }

    #[test]
    fn a_long_line_is_counted_through() {
        let text = format!("x\n{}y\nz", "ø".repeat(10_000));
        let lines = Lines::of(&text);
        assert_eq!(lines.place(text.find('y').unwrap()), (2, 10_001));
        assert_eq!(lines.place(2 + 2 * 5000), (2, 5001));
        assert_eq!(lines.place(text.len()), (3, 2));
    }
}
