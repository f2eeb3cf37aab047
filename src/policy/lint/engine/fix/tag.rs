//! Places within an element of the source: its attributes and its text, as they are written.

use crate::policy::xacml::Span;
use crate::text::markup;

/// Where the value of an attribute without prefix stands in the start tag of the element at `element`, without its
/// quotation marks.
pub fn attribute(text: &str, element: &Span, name: &str) -> Option<Span> {
    attributes(text, element).find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// Right behind the last attribute of the start tag.
pub fn behind_attributes(text: &str, element: &Span) -> Option<usize> {
    // The closing quotation mark is one byte.
    attributes(text, element).last().map(|(_, value)| value.end + 1)
}

/// Where the start tag ends: right before `>` or `/>`.
pub fn start_tag_end(text: &str, element: &Span) -> Option<usize> {
    let mut at = element.start;
    loop {
        let rest = text.get(at..element.end)?;
        let stop = rest.find(['"', '\'', '>'])?;
        let quote = rest.get(stop..)?.chars().next()?;
        if quote == '>' {
            let end = at + stop;
            return Some(if text.get(..end)?.ends_with('/') { end - 1 } else { end });
        }
        at += stop + 1;
        at += text.get(at..element.end)?.find(quote)? + 1;
    }
}

/// What stands between the tags of an element that has an end tag.
pub fn content(text: &str, element: &Span) -> Option<Span> {
    let end = start_tag_end(text, element)?;
    if !text.get(end..)?.starts_with('>') {
        return None;
    }
    let source = text.get(element.clone())?;
    let close = element.start + source.rfind("</")?;
    (end < close).then_some(end + 1..close)
}

/// Name and place of the value of each attribute in a start tag.
fn attributes<'t>(text: &'t str, element: &Span) -> impl Iterator<Item = (&'t str, Span)> {
    let (mut at, end) = (element.start, start_tag_end(text, element).unwrap_or(element.start));
    std::iter::from_fn(move || {
        let rest = text.get(at..end)?;
        let open = rest.find(['"', '\''])?;
        let quote = rest.get(open..)?.chars().next()?;
        let value = at + open + 1;
        let length = text.get(value..end)?.find(quote)?;
        let name = rest.get(..open)?.trim_end().trim_end_matches('=').trim_end();
        let name = name.rsplit(|c: char| c.is_ascii_whitespace()).next()?;
        at = value + length + 1;
        Some((name, value..value + length))
    })
}

/// A text as the value of an attribute, whichever quotation marks it stands in.
pub fn escaped(value: &str) -> String {
    markup::escaped(value, markup::QUOTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_and_content_are_found_as_they_are_written() {
        let text = "<x:a  one = '>' two=\"b\"\n\tthree='' >c &amp; <!-- d --></x:a>";
        let all = 0..text.len();
        let at = |name: &str| attribute(text, &all, name).and_then(|span| text.get(span));
        assert_eq!((at("one"), at("two"), at("three"), at("four")), (Some(">"), Some("b"), Some(""), None));
        assert_eq!(content(text, &all).and_then(|span| text.get(span)), Some("c &amp; <!-- d -->"));
        assert_eq!(behind_attributes(text, &all), text.find(" >c"));
    }

    #[test]
    fn an_element_in_one_tag_has_no_content() {
        let text = "<a b='/>'/>";
        assert_eq!(content(text, &(0..text.len())), None);
        assert_eq!(start_tag_end(text, &(0..text.len())), Some(text.len() - 2));
        assert_eq!(start_tag_end("<a b='", &(0..6)), None);
    }
}
