//! Finding a row of the catalogue by what somebody typed.

use crate::text::spelling::fold;
pub use crate::text::spelling::nearest;

/// Rows where every word of `text` begins a word of one of the row's texts, best fit first and otherwise in the given
/// order; when there are none, the rows spelt most alike. An empty text gives all.
pub(super) fn find<'r, R, const N: usize>(
    text: &str,
    rows: impl Iterator<Item = &'r R> + Clone,
    texts: impl Fn(&'r R) -> [&'r str; N],
) -> Vec<&'r R> {
    let wanted = fold(text);
    if wanted.is_empty() {
        return rows.collect();
    }
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let rank = |row: &'r R| {
        let texts = texts(row).map(fold);
        let fits = words
            .iter()
            .all(|word| texts.iter().any(|text| text.split_whitespace().any(|candidate| candidate.starts_with(word))));
        let start = |text: &String| text.starts_with(wanted.as_str());
        fits.then(|| (!texts.contains(&wanted), !texts.iter().any(start)))
    };
    let mut found: Vec<_> = rows.clone().filter_map(|row| rank(row).map(|rank| (rank, row))).collect();
    if found.is_empty() {
        return nearest(text, rows, texts).into_iter().collect();
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_fit_comes_before_a_beginning_and_that_before_a_word_inside() {
        let rows = ["ny bro", "broen", "bro"];
        let found = find("Bro", rows.iter(), |row| [row]);
        assert_eq!(found, [&"bro", &"broen", &"ny bro"]);
        assert_eq!(find("bro ny", rows.iter(), |row| [row]), [&"ny bro"]);
    }

    #[test]
    fn what_begins_no_word_is_compared_by_spelling() {
        let rows = ["daglig leder", "styreleder"];
        assert_eq!(find("dagleg leder", rows.iter(), |row| [row]), [&"daglig leder"]);
        assert!(find("zzz", rows.iter(), |row| [row]).is_empty());
    }
}
