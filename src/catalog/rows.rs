//! The words of a long table, in one text: a row a line, its words parted by a mark.
//!
//! A table of texts is pointers, each of which the loader sets before any command begins, and a page of memory for some
//! hundred of them. What few commands read is therefore one text, taken apart when it is first asked for.

/// What parts the words of a row (UNIT SEPARATOR); no word has it.
macro_rules! row {
    ($first:literal $(, $word:literal)*) => {
        concat!($first $(, "\u{1f}", $word)*, "\n")
    };
}
pub(super) use row;

/// The words of each row; a word that a row lacks is empty.
pub(super) fn words<const WORDS: usize>(rows: &'static str) -> impl Iterator<Item = [&'static str; WORDS]> {
    rows.lines().map(|row| {
        let mut words = row.split('\u{1f}');
        [(); WORDS].map(|()| words.next().unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_taken_apart_at_their_marks() {
        const ROWS: &str = concat!(row!("a", "", "c d"), row!("e"));
        assert_eq!(words(ROWS).collect::<Vec<_>>(), [["a", "", "c d"], ["e", "", ""]]);
    }
}
