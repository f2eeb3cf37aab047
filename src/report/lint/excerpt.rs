//! One line of a file around a place, harmless on a terminal and without secrets.

use std::ops::Range;

use crate::domain::secret_form::{MARK, places};
use crate::text::clean::clean;

/// So much of a long line is looked at before and after the place; the renderer cuts it to the screen.
const AROUND: usize = 200;

/// The lines of a file, one of them known: a file of one line is gone through once, however much is found in it.
pub struct Excerpts<'t> {
    source: &'t str,
    line: Option<KnownLine>,
    /// How many lines were gone through.
    #[cfg(test)]
    read: usize,
}

/// A line and where secrets stand in it, as byte ranges of the file.
struct KnownLine {
    place: Range<usize>,
    secrets: Vec<Range<usize>>,
}

/// One line, or what is looked at of a long one, and a place in it.
pub struct Excerpt {
    /// What is shown.
    pub text: String,
    /// The place in what is shown.
    pub span: Range<usize>,
}

impl<'t> Excerpts<'t> {
    /// Of a file.
    #[must_use]
    pub const fn new(source: &'t str) -> Self {
        Self {
            source,
            line: None,
            #[cfg(test)]
            read: 0,
        }
    }

    /// The line in which a place begins; `None` where there is nothing to show. Of an element that holds text the text is
    /// underlined, of one that goes on over several lines its name.
    pub fn around(&mut self, span: &Range<usize>) -> Option<Excerpt> {
        let source = self.source;
        let line = self.line_of(span.start)?;
        let after = source.get(span.start..line.place.end)?;
        let shown = after.get(..span.len()).map_or_else(|| start_of_tag(after), text_of_element);
        let (from, to) = (span.start + shown.start, span.start + shown.end);
        let before = harmless(last(&line.before(source, from)));
        let inside = harmless(first(&line.after(source, from..to)));
        let rest = harmless(first(&line.after(source, to..line.place.end)));
        if before.is_empty() && inside.is_empty() && rest.is_empty() {
            return None;
        }
        let start = before.len();
        let end = start + inside.len();
        Some(Excerpt { text: before + &inside + &rest, span: start..end })
    }

    /// The line in which an offset lies.
    fn line_of(&mut self, at: usize) -> Option<&KnownLine> {
        let known = self.line.as_ref().is_some_and(|line| line.place.start <= at && at <= line.place.end);
        if !known {
            let (before, after) = self.source.split_at_checked(at)?;
            let start = before.rfind('\n').map_or(0, |feed| feed + 1);
            let end = after.find(['\n', '\r']).map_or(self.source.len(), |length| at + length);
            let line = self.source.get(start..end).unwrap_or_default();
            let secrets = places(line).into_iter().map(|place| start + place.start..start + place.end).collect();
            self.line = Some(KnownLine { place: start..end, secrets });
            #[cfg(test)]
            {
                self.read += 1;
            }
        }
        self.line.as_ref()
    }
}

impl KnownLine {
    /// What stands before an offset, as far as it is looked at, without secrets.
    fn before(&self, source: &str, from: usize) -> String {
        let (mut shown, mut at) = (String::new(), from);
        while at > self.place.start && shown.chars().nth(AROUND).is_none() {
            let next = self.secrets.partition_point(|secret| secret.start < at);
            let secret = next.checked_sub(1).and_then(|number| self.secrets.get(number));
            let (piece, start) = match secret.filter(|secret| secret.end >= at) {
                Some(secret) => (MARK, secret.start),
                None => {
                    let least = secret.map_or(self.place.start, |secret| secret.end);
                    let start = boundary(source, at.saturating_sub(4 * AROUND).max(least));
                    (source.get(start..at).unwrap_or_default(), start)
                }
            };
            shown.insert_str(0, piece);
            at = start;
        }
        shown
    }

    /// What stands in a part of the line, as far as it is looked at, without secrets.
    fn after(&self, source: &str, part: Range<usize>) -> String {
        let (mut shown, mut at) = (String::new(), part.start);
        while at < part.end && shown.chars().nth(AROUND).is_none() {
            let next = self.secrets.partition_point(|secret| secret.end <= at);
            let secret = self.secrets.get(next);
            let (piece, end) = match secret.filter(|secret| secret.start <= at) {
                Some(secret) => (MARK, secret.end),
                None => {
                    let most = secret.map_or(part.end, |secret| secret.start.min(part.end));
                    let end = boundary(source, at.saturating_add(4 * AROUND).min(most));
                    (source.get(at..end).unwrap_or_default(), end)
                }
            };
            shown.push_str(piece);
            at = end;
        }
        shown
    }
}

/// The beginning of the character in which an offset lies.
fn boundary(source: &str, offset: usize) -> usize {
    (0..=offset).rev().find(|at| source.is_char_boundary(*at)).unwrap_or_default()
}

/// Where the text stands in an element that holds nothing else; all of it otherwise.
fn text_of_element(element: &str) -> Range<usize> {
    let inner = || {
        let open = element.strip_prefix('<')?.find('>')? + 2;
        let close = element.rfind("</")?;
        let text = element.get(open..close)?;
        (!text.is_empty() && !text.contains('<')).then_some(open..close)
    };
    inner().unwrap_or(0..element.len())
}

/// The beginning of a tag up to the end of its name; all of what is no tag.
fn start_of_tag(line: &str) -> Range<usize> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
    let end = line.strip_prefix('<').and_then(|tag| tag.find(ends)).map_or(line.len(), |end| end + 1);
    0..end
}

/// The end of a text, not longer than what is looked at.
fn last(text: &str) -> &str {
    text.char_indices().rev().nth(AROUND).and_then(|(at, c)| text.get(at + c.len_utf8()..)).unwrap_or(text)
}

/// The beginning of a text, not longer than what is looked at.
fn first(text: &str) -> &str {
    text.char_indices().nth(AROUND).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// A file may hold characters that move the cursor or turn the direction of writing: each is shown as a mark.
fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            c if clean(c.encode_utf8(&mut [0; 4])).is_empty() => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret_form::hidden;

    #[test]
    fn a_file_of_one_line_is_gone_through_once() {
        let source = "<here a='ø'/>".repeat(5_000);
        let mut excerpts = Excerpts::new(&source);
        for number in 0..5_000 {
            let start = number * "<here a='ø'/>".len();
            let found = excerpts.around(&(start..start + 14)).unwrap();
            assert_eq!(found.text.get(found.span).unwrap(), "<here a='ø'/>");
            assert!(found.text.chars().count() <= 3 * AROUND);
        }
        assert_eq!(excerpts.read, 1);
    }

    #[test]
    fn a_secret_near_the_place_is_hidden_wherever_it_begins() {
        let token = format!("eyJ{}.{}", "hbGciOiJSUzI1NiJ9".repeat(300), "c2lnbmF0dXJl".repeat(400));
        let line = format!("<a t='{token}'/><here/>{}<b t='{token}'/>", "-".repeat(20));
        assert_ne!(hidden(&line), line);
        let start = line.find("<here").unwrap();
        let found = Excerpts::new(&line).around(&(start..start + 7)).unwrap();
        assert_eq!(found.text.matches(MARK).count(), 2, "{}", found.text);
        assert!(found.text.starts_with("<a t=") && !found.text.contains("GciOiJ"), "{}", found.text);
        let inside = line.find("'eyJ").unwrap() + 1;
        let found = Excerpts::new(&line).around(&(inside + 9..inside + 20)).unwrap();
        assert!(found.text.contains(MARK) && !found.text.contains("GciOiJ"), "{}", found.text);
    }
}
