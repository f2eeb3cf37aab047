//! Edits of a text: every byte that none of them names stays as it was.

use super::xacml::Span;

/// What stands somewhere, and what to put there.
pub(in crate::policy) type Edit = (Span, String);

/// The text with the edits, in whatever order they are; `None` when a place is not one of the text, or two touch the same.
pub(in crate::policy) fn edited(text: &str, mut edits: Vec<Edit>) -> Option<String> {
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    let mut new = String::with_capacity(text.len());
    let mut at = 0;
    for (span, with) in &edits {
        new.push_str(text.get(at..span.start)?);
        new.push_str(with);
        at = span.end;
    }
    new.push_str(text.get(at..)?);
    Some(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_the_order_of_their_places_and_none_over_another() {
        let edit = |span: Span, with: &str| (span, with.to_owned());
        assert_eq!(edited("æbc", vec![edit(3..4, "C"), edit(0..2, "A"), edit(2..2, "+")]).as_deref(), Some("A+bC"));
        assert_eq!(edited("abc", vec![edit(0..2, ""), edit(1..3, "")]), None);
        assert_eq!(edited("æ", vec![edit(1..2, "")]), None);
    }
}
