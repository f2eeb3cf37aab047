//! Going on with an answer that broke off, where the service can (RFC 9110, 13.1.5 and 14): what came is kept, and only the
//! rest is asked for.

use std::sync::{Arc, Mutex, PoisonError};

use reqwest::header::{ACCEPT_RANGES, CONTENT_RANGE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_RANGE, RANGE};

/// What came of an answer before it broke off, shared by all attempts of one call.
#[derive(Clone, Debug, Default)]
pub(super) struct Rest(Arc<Mutex<Option<Part>>>);

#[derive(Debug)]
struct Part {
    tag: HeaderValue,
    body: Vec<u8>,
}

/// A part of a body that was asked for is not the one that came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OtherPart;

impl Rest {
    /// Asks for the rest, as long as the whole is still the same; nothing when there is no part to go on from.
    pub(super) fn wish(&self) -> Vec<(HeaderName, HeaderValue)> {
        let part = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wish = |part: &Part| {
            let range = HeaderValue::from_str(&format!("bytes={}-", part.body.len())).ok()?;
            Some(vec![(RANGE, range), (IF_RANGE, part.tag.clone())])
        };
        part.as_ref().and_then(wish).unwrap_or_default()
    }

    /// What an answer goes on from, and how long the whole is then: nothing when it is the whole itself. What was kept is
    /// kept no longer, unless the service says nothing of it.
    ///
    /// # Errors
    /// It is a part, but not the rest that was asked for; or it says that there is no such rest, as when only the end of
    /// the answer was lost. Nothing is kept then, and the whole can be asked for anew.
    pub(super) fn taken(&self, status: u16, headers: &HeaderMap) -> Result<(Vec<u8>, Option<u64>), OtherPart> {
        // A service that is busy changes nothing.
        let part = match status {
            200 | 206 | 416 => self.0.lock().unwrap_or_else(PoisonError::into_inner).take(),
            _ => None,
        };
        if status == 416 && part.is_some() {
            return Err(OtherPart);
        }
        if status != 206 {
            return Ok((Vec::new(), None));
        }
        match (part, range_of(headers)) {
            (Some(part), Some((first, last, whole)))
                if first == part.body.len() as u64 && whole.is_none_or(|whole| whole == last + 1) =>
            {
                Ok((part.body, Some(last + 1)))
            }
            _ => Err(OtherPart),
        }
    }

    /// Keeps what came of an answer, when its service gives parts and says by a strong tag what they are parts of.
    pub(super) fn keep(&self, headers: &HeaderMap, body: Vec<u8>) {
        let Some(tag) = strong_tag(headers).filter(|_| !body.is_empty()) else { return };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Part { tag, body });
    }
}

/// The strong tag of a whole whose service gives parts: nothing else tells for certain that a part belongs to it.
pub(super) fn strong_tag(headers: &HeaderMap) -> Option<HeaderValue> {
    let in_bytes =
        headers.get(ACCEPT_RANGES).is_some_and(|unit| unit == "bytes") || headers.contains_key(CONTENT_RANGE);
    headers.get(ETAG).filter(|tag| in_bytes && tag.as_bytes().starts_with(b"\"")).cloned()
}

/// Which part an answer is: the first and the last byte, and the length of the whole, when it is known.
pub(super) fn range_of(headers: &HeaderMap) -> Option<(u64, u64, Option<u64>)> {
    headers.get(CONTENT_RANGE).and_then(|value| value.to_str().ok()).and_then(range)
}

/// `bytes 10-99/100`: the first and the last byte, and the length of the whole, when it is known.
fn range(text: &str) -> Option<(u64, u64, Option<u64>)> {
    let (first, rest) = text.trim().strip_prefix("bytes ")?.split_once('-')?;
    let (last, whole) = rest.split_once('/')?;
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse::<u64>().ok()?);
    let whole = if whole.trim() == "*" { None } else { Some(whole.trim().parse().ok()?) };
    (first <= last && last < u64::MAX).then_some((first, last, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_it_is_written_and_nothing_else_is_one() {
        assert_eq!(range("bytes 10-99/100"), Some((10, 99, Some(100))));
        assert_eq!(range("bytes 0-0/*"), Some((0, 0, None)));
        for text in [
            "",
            "bytes",
            "bytes */100",
            "bytes 9-1/10",
            "items 0-1/2",
            "bytes -1-2/3",
            "bytes 0-18446744073709551615/*",
            "bytes 0-1",
        ] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
