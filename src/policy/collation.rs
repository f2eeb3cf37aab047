//! The order of texts in which the platform sorts URNs: by language, not by bytes (Altinn/altinn-resource-registry,
//! `Helpers/PolicyHelper.cs`, 2026-08-10).
//!
//! Of the order that Unicode gives all languages (its root collation) this is what URNs can hold: punctuation before
//! symbols before digits before letters, and letters first without regard to case.

use std::cmp::Ordering;

/// ASCII that is neither digit nor letter, in order.
const MARKS: &str = "\t\n\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

/// Compares two texts: all letters, then, when they are the same, small letters before capital ones.
pub(in crate::policy) fn compare(left: &str, right: &str) -> Ordering {
    let weights = |text: &str| text.chars().flat_map(weight).collect::<Vec<_>>();
    let cases = |text: &str| text.chars().map(char::is_uppercase).collect::<Vec<_>>();
    weights(left)
        .cmp(&weights(right))
        .then_with(|| cases(left).cmp(&cases(right)))
        // What this order does not tell apart is still told apart.
        .then_with(|| left.cmp(right))
}

fn weight(character: char) -> impl Iterator<Item = (u8, usize)> {
    let mark = MARKS.chars().position(|known| known == character);
    let class = match (mark, character) {
        (Some(_), _) => 0,
        (None, '0'..='9') => 1,
        _ => 2,
    };
    character.to_lowercase().map(move |small| (class, mark.unwrap_or(small as usize)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_before_digits_before_letters_and_case_comes_last() {
        let sorted = |mut texts: Vec<&'static str>| {
            texts.sort_by(|left, right| compare(left, right));
            texts
        };
        assert_eq!(sorted(vec!["b", "A", "a", "B", "1", "_", "[", "-"]), ["_", "-", "[", "1", "a", "A", "b", "B"]);
        assert_eq!(
            sorted(vec!["task:Task_2", "task:task_1", "task:Task1"]),
            ["task:task_1", "task:Task_2", "task:Task1"]
        );
        assert_eq!(
            sorted(vec!["urn:altinn:org:x", "urn:altinn:appresource:y", "urn:altinn:app:z"])[0],
            "urn:altinn:app:z"
        );
    }
}
