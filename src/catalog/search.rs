//! Finding a row of the catalogue by what somebody typed.

/// How alike two spellings must be to be offered, of 1.
const ALIKE: f64 = 0.85;

/// Rows where every word of `text` begins a word of one of the row's texts, best fit first and otherwise in the given
/// order; when there are none, the rows spelt most alike. An empty text gives all.
pub(super) fn find<'r, R, const N: usize>(
    text: &str,
    rows: impl Iterator<Item = &'r R> + Clone,
    texts: impl Fn(&'r R) -> [&'r str; N],
) -> Vec<&'r R> {
    let wanted = fold(text);
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

/// The row spelt most like `text`, when it is like enough.
pub fn nearest<'r, R, const N: usize>(
    text: &str,
    rows: impl Iterator<Item = &'r R>,
    texts: impl Fn(&'r R) -> [&'r str; N],
) -> Option<&'r R> {
    let wanted = fold(text);
    let length = wanted.chars().count();
    // What is a quarter longer or shorter is never like enough: each letter counts as one wrong. Folding adds or takes
    // off a few.
    let near = |text: &str| {
        let other = text.chars().count();
        length.abs_diff(other) * 4 <= length.max(other) + 8
    };
    let likeness = |row: &'r R| {
        let score = |text: &str| strsim::normalized_damerau_levenshtein(&wanted, &fold(text));
        let scores = texts(row).map(|text| if near(text) { score(text) } else { 0.0 });
        scores.into_iter().fold(0.0, f64::max)
    };
    let best = rows.map(|row| (likeness(row), row)).max_by(|left, right| left.0.total_cmp(&right.0))?;
    // A word of four letters with one wrong is 0.75 alike: short words may differ in one letter.
    let enough = if wanted.chars().count() <= 6 { 0.75 } else { ALIKE };
    (best.0 >= enough).then_some(best.1)
}

/// Lower case, Norwegian letters as ids write them, and everything else than letters and digits as a space.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        match c {
            'æ' => folded.push_str("ae"),
            'ø' => folded.push('o'),
            'å' => folded.push('a'),
            c if c.is_alphanumeric() => folded.push(c),
            _ => folded.push(' '),
        }
    }
    folded.trim().to_owned()
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
