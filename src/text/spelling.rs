//! "Did you mean": the known spelling that is most like what somebody wrote.

/// How alike two spellings must be to be offered, of 1.
const ALIKE: f64 = 0.85;

/// As many letters as the beginning of a word must have to stand for it.
const BEGINNING: usize = 4;

/// The word that is meant: the one spelt most alike, or the only one that begins so.
#[must_use]
pub fn did_you_mean<'w>(written: &str, words: impl Iterator<Item = &'w str> + Clone) -> Option<&'w str> {
    let known: Vec<&str> = words.collect();
    let alike = nearest(written, known.iter(), |word| [*word]);
    alike.copied().or_else(|| {
        let beginning = fold(written);
        let mut begun = known.iter().filter(|word| fold(word).starts_with(&beginning));
        let only = begun.next().filter(|_| beginning.chars().count() >= BEGINNING)?;
        begun.next().is_none().then_some(*only)
    })
}

/// The row spelt most like `text`, when it is like enough.
#[must_use]
pub fn nearest<'r, R, const N: usize>(
    text: &str,
    rows: impl Iterator<Item = &'r R>,
    texts: impl Fn(&'r R) -> [&'r str; N],
) -> Option<&'r R> {
    let wanted = fold(text);
    // A word of four letters with one wrong is 0.75 alike: short words may differ in one letter.
    let enough = if wanted.chars().count() <= 6 { 0.75 } else { ALIKE };
    let (length, letters) = (wanted.chars().count(), Letters::of(&wanted));
    // What is a quarter longer or shorter is never like enough: each letter counts as one wrong. Folding adds or takes
    // off a few.
    let near = |text: &str| {
        let other = text.chars().count();
        length.abs_diff(other) * 4 <= length.max(other) + 8
    };
    let likeness = |row: &'r R| {
        let score = |text: &str| {
            let folded = fold(text);
            let same = letters.in_common(&Letters::of(&folded));
            let most = length.max(folded.chars().count());
            // Each letter that the other has not counts as one wrong at least, and most rows are other words altogether.
            let may_be = same as f64 + 1e-9 >= enough * most as f64;
            if may_be { strsim::normalized_damerau_levenshtein(&wanted, &folded) } else { 0.0 }
        };
        let scores = texts(row).map(|text| if near(text) { score(text) } else { 0.0 });
        scores.into_iter().fold(0.0, f64::max)
    };
    let best = rows.map(|row| (likeness(row), row)).max_by(|left, right| left.0.total_cmp(&right.0))?;
    (best.0 >= enough).then_some(best.1)
}

/// How often each letter stands in a word, those beyond ASCII as one.
struct Letters([u16; 129]);

impl Letters {
    fn of(word: &str) -> Self {
        let mut counts = [0_u16; 129];
        for c in word.chars() {
            let at = usize::try_from(u32::from(c)).unwrap_or(usize::MAX).min(128);
            if let Some(count) = counts.get_mut(at) {
                *count = count.saturating_add(1);
            }
        }
        Self(counts)
    }

    /// How many letters two words have in common, wherever they stand.
    fn in_common(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(one, other)| usize::from(*one.min(other))).sum()
    }
}

/// Lower case, Norwegian letters as ids write them, and everything else than letters and digits as a space.
#[must_use]
pub fn fold(text: &str) -> String {
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

    proptest::proptest! {
        /// So that no word is passed over which is alike enough.
        #[test]
        fn no_two_words_are_more_alike_than_their_letters(one in "[a-dæ ]{1,8}", other in "[a-dæ ]{1,8}") {
            let most = one.chars().count().max(other.chars().count()) as f64;
            let same = Letters::of(&one).in_common(&Letters::of(&other)) as f64;
            proptest::prop_assert!(same + 1e-9 >= strsim::normalized_damerau_levenshtein(&one, &other) * most);
        }
    }

    const WORDS: [&str; 3] = ["org-number", "supplier-key", "service-name"];

    #[test]
    fn a_slip_and_a_beginning_are_understood_and_nothing_is_made_up() {
        let meant = |written: &str| did_you_mean(written, WORDS.into_iter());
        assert_eq!(meant("org-nummer"), Some("org-number"));
        assert_eq!(meant("Suplier_Key"), Some("supplier-key"));
        assert_eq!(meant("service"), Some("service-name"));
        assert_eq!((meant("s"), meant("zzz"), meant("")), (None, None, None));
    }
}
