//! Letters that are the same where a pattern ignores case.
//!
//! .NET takes for the same what the simple mappings of Unicode turn into the same small letter
//! (dotnet/runtime, `RegexCaseEquivalences`, read 2026-11-30). The standard library has these mappings as they are needed;
//! the tables of the `regex` crate would be set up at the start of every command, and no policy that is known asks for them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The other forms of a letter, in the order of Unicode; none for what has no case.
pub(super) fn others(c: char) -> impl Iterator<Item = char> {
    let same = small(c).and_then(|small| same().get(&small));
    same.into_iter().flatten().copied().filter(move |other| *other != c)
}

/// Which letters become the same small one, by that. There are no others beyond what .NET takes for one character.
fn same() -> &'static BTreeMap<char, Vec<char>> {
    static SAME: OnceLock<BTreeMap<char, Vec<char>>> = OnceLock::new();
    SAME.get_or_init(|| {
        let mut same: BTreeMap<char, Vec<char>> = BTreeMap::new();
        for c in '\0'..='\u{FFFF}' {
            if let Some(small) = small(c) {
                same.entry(small).or_default().push(c);
            }
        }
        same.retain(|_, forms| forms.len() > 1);
        same
    })
}

/// The small letter, where it is one character.
fn small(c: char) -> Option<char> {
    let mut small = c.to_lowercase();
    let first = small.next()?;
    small.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_its_other_forms_and_nothing_else_has_any() {
        let others = |c: char| others(c).collect::<String>();
        assert_eq!(others('a'), "A");
        assert_eq!(others('Å'), "å\u{212B}");
        assert_eq!(others('k'), "K\u{212A}");
        assert_eq!(others('ß'), "ẞ");
        assert_eq!(others('ж'), "Ж");
        assert_eq!(others('1') + &others('-') + &others('İ') + &others('語'), "");
    }
}
