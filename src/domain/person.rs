//! National identity numbers: recognised so that they can be refused, never kept.

/// What kind of person a national identity number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonKind {
    /// A living or dead real person (identity number or D-number).
    Real,
    /// A synthetic person of Skatteetaten's Tenor: 80 is added to the month (Skatteetaten, Tenor testdata, 2026).
    Synthetic,
}

/// Recognises an eleven-digit national identity number by form and both check digits; `None` for anything else.
#[must_use]
pub fn recognise(text: &str) -> Option<PersonKind> {
    let digits: Vec<u32> =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    if digits.len() != 11 {
        return None;
    }
    let check =
        |weights: &[u32]| digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 == 0;
    let month = digits.get(2)? * 10 + digits.get(3)?;
    let holds = check(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) && check(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    match month {
        81..=92 if holds => Some(PersonKind::Synthetic),
        1..=12 | 41..=52 | 65..=80 if holds => Some(PersonKind::Real),
        _ => None,
    }
}

/// Whether eleven digits that are a national identity number stand somewhere, also as `010190 12345` or with hyphens.
/// Digits inside a longer word, as in a key, are not looked at.
#[must_use]
pub fn is_in(text: &str) -> bool {
    let spaced = |c: char| matches!(c, ' ' | '\u{a0}' | '-' | '.');
    text.split(|c: char| !c.is_alphanumeric() && !spaced(c) && c != '_')
        .any(|part| windows(part.split(spaced).filter(|word| !word.is_empty()).collect()))
}

/// Whether consecutive groups of digits make up a number of eleven digits that holds.
fn windows(words: Vec<&str>) -> bool {
    (0..words.len()).any(|start| {
        let mut digits = String::new();
        words.iter().skip(start).take_while(|word| word.bytes().all(|b| b.is_ascii_digit())).any(|word| {
            digits.push_str(word);
            digits.len() == 11 && recognise(&digits).is_some()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Completes nine digits with their two check digits, so that no real person's number stands in the source.
    fn with_checks(nine: &str) -> Option<String> {
        (0..100).map(|n| format!("{nine}{n:02}")).find(|candidate| recognise(candidate).is_some())
    }

    #[test]
    fn synthetic_and_real_are_told_apart() {
        let synthetic = (100..200).find_map(|n| with_checks(&format!("018190{n}"))).unwrap();
        assert_eq!(recognise(&synthetic), Some(PersonKind::Synthetic));
        let real = (100..200).find_map(|n| with_checks(&format!("010190{n}"))).unwrap();
        assert_eq!(recognise(&real), Some(PersonKind::Real));
    }

    #[test]
    fn other_numbers_are_not_persons() {
        assert_eq!(recognise("991825827"), None);
        assert_eq!(recognise("01019012345"), None);
        assert_eq!(recognise("urn:altinn"), None);
    }

    #[test]
    fn a_number_is_found_within_a_text_and_not_within_a_word() {
        let synthetic = (100..200).find_map(|n| with_checks(&format!("018190{n}"))).unwrap();
        let (date, rest) = synthetic.split_at(6);
        for text in
            [synthetic.clone(), format!("sak {synthetic}, 2026"), format!("{date}-{rest}"), format!("{date} {rest}.")]
        {
            assert!(is_in(&text));
        }
        assert!(!is_in(&format!("a{synthetic}b")) && !is_in("991 825 827, 310 000 019") && !is_in(""));
    }
}
