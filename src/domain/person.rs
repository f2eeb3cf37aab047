//! National identity numbers: recognised so that they can be refused, never kept.

use std::ops::Range;

/// How many digits a national identity number has.
const DIGITS: usize = 11;

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
    if digits.len() != DIGITS {
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

/// Whether a national identity number stands somewhere in a text, as [`places`] finds them.
#[must_use]
pub fn is_in(text: &str) -> bool {
    !places(text).is_empty()
}

/// Where national identity numbers stand in a text, as ranges of bytes: eleven digits, also as `010190 12345`, with hyphens,
/// strokes or characters that nobody sees between them, in full width, or right after a word as in `fnr010190…`. Digits
/// that belong to a longer row of digits, or that a letter follows as in keys and ids, are not looked at.
#[must_use]
pub fn places(text: &str) -> Vec<Range<usize>> {
    let groups = groups(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, first) in groups.iter().enumerate() {
        if found.last().is_some_and(|before| before.end > first.place.start) {
            continue;
        }
        let mut digits = String::new();
        for group in groups.iter().skip(at) {
            if group.begins && !digits.is_empty() {
                break;
            }
            digits.push_str(&group.digits);
            if digits.len() >= DIGITS {
                let is_inside = text.get(group.place.end..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
                found.extend(recognise(&digits).filter(|_| !is_inside).map(|_| first.place.start..group.place.end));
                break;
            }
        }
    }
    found
}

/// Digits that stand side by side.
struct Digits {
    digits: String,
    place: Range<usize>,
    /// More than what separates digits of one number stands before them.
    begins: bool,
}

fn groups(text: &str) -> Vec<Digits> {
    let mut groups: Vec<Digits> = Vec::new();
    let mut begins = true;
    for (at, c) in text.char_indices() {
        let Some(digit) = digit(c) else {
            begins |= !separates(c);
            continue;
        };
        let end = at + c.len_utf8();
        match groups.last_mut() {
            Some(last) if last.place.end == at => {
                last.digits.push(digit);
                last.place.end = end;
            }
            _ => groups.push(Digits { digits: digit.to_string(), place: at..end, begins }),
        }
        begins = false;
    }
    groups
}

/// A digit as it is usually written; there are some in full width.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10),
        _ => None,
    }
}

/// What may stand between the digits of one number.
const fn separates(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '-' | '.' | '/' | '_' | '\u{ad}' | '\u{2000}'
            ..='\u{2015}' | '\u{202f}' | '\u{2060}' | '\u{feff}'
    )
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
    fn a_number_is_found_however_it_is_written_and_not_within_a_longer_one() {
        let synthetic = (100..200).find_map(|n| with_checks(&format!("018190{n}"))).unwrap();
        let (date, rest) = synthetic.split_at(6);
        let wide: String = synthetic.chars().map(|c| char::from_u32(u32::from(c) - 48 + 0xff10).unwrap()).collect();
        for (text, number) in [
            (synthetic.clone(), synthetic.clone()),
            (format!("sak {synthetic}, 2026"), synthetic.clone()),
            (format!("fnr{synthetic}"), synthetic.clone()),
            (format!("a_{synthetic}_b"), synthetic.clone()),
            (format!("({date}-{rest})"), format!("{date}-{rest}")),
            (format!("x {date} {rest}."), format!("{date} {rest}")),
            (format!("{date}/{rest}"), format!("{date}/{rest}")),
            (format!("{date}\u{200b}{rest}"), format!("{date}\u{200b}{rest}")),
            (format!("æ{wide}"), wide),
        ] {
            let found: Vec<&str> = places(&text).into_iter().filter_map(|place| text.get(place)).collect();
            assert_eq!(found, [number.as_str()], "{text}");
        }
        let inside = [format!("1{synthetic}"), format!("{synthetic}1"), format!("x{synthetic}y")];
        let apart = [format!("{date}, {rest}"), format!("{date}a{rest}")];
        for other in inside.iter().chain(&apart) {
            assert!(!is_in(other), "{other}");
        }
        assert!(!is_in("991 825 827, 310 000 019") && !is_in(""));
        assert_eq!(places(&format!("{synthetic} {synthetic}")).len(), 2);
    }
}
