//! A phrase of a row, for who has no finding.

use crate::domain::Language;
use crate::text::Phrase;

/// A phrase of a row without the values that only a finding knows.
pub(super) fn said(phrase: Phrase, language: Language) -> String {
    let mut out = String::new();
    let mut rest = phrase.raw(language);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, after)) = after.split_once('}') else { break };
        out.push_str(before);
        out.push('…');
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_only_a_finding_knows_are_left_open() {
        const ONE: Phrase = Phrase { nb: "{a} er {b}.", en: "{a} is {b}." };
        assert_eq!(said(ONE, Language::Nb), "… er ….");
        assert_eq!(said(ONE, Language::En), "… is ….");
    }
}
