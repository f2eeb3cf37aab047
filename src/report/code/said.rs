//! A phrase of a row, for who has no finding.

use crate::domain::Language;
use crate::text::{Phrase, PhrasePart, parts};

/// A phrase of a row without the values that only a finding knows.
pub(super) fn said(phrase: Phrase, language: Language) -> String {
    parts(phrase.raw(language))
        .map(|part| match part {
            PhrasePart::Words(words) => words,
            PhrasePart::Value(_) => "…",
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_only_a_finding_knows_are_left_open() {
        const ONE: Phrase = crate::text::phrase!("{a} er {b}.", "{a} is {b}.");
        assert_eq!(said(ONE, Language::Nb), "… er ….");
        assert_eq!(said(ONE, Language::En), "… is ….");
    }
}
