//! Parts of a file that are asked for (Altinn/altinn-broker, `src/Altinn.Broker.API/Helpers/ByteRangeParser.cs` and
//! `src/Altinn.Broker.Core/Domain/ByteRange.cs`, 2026-08-18).

use axum::http::{HeaderMap, header};

/// A part: the first byte, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) first: u64,
    pub(super) length: u64,
}

/// The part that is asked for; `None` is the whole, which is also given for what is no range or several.
///
/// # Errors
/// There is no such part.
pub(super) fn asked(headers: &HeaderMap, whole: u64) -> Result<Option<Part>, NoSuchPart> {
    let text = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let Some((first, last)) = text.and_then(read) else { return Ok(None) };
    let part = match (first, last) {
        (Some(first), last) => {
            let last = last.unwrap_or(u64::MAX).min(whole.saturating_sub(1));
            (first <= last && first < whole).then(|| Part { first, length: last - first + 1 })
        }
        (None, Some(count)) if count > 0 && whole > 0 => {
            Some(Part { first: whole.saturating_sub(count), length: count.min(whole) })
        }
        (None, _) => None,
    };
    part.map(Some).ok_or(NoSuchPart)
}

/// A part that the file does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoSuchPart;

/// The first and the last byte of one range; the last alone counts from the end.
fn read(text: &str) -> Option<(Option<u64>, Option<u64>)> {
    let (unit, range) = text.split_once('=')?;
    let (first, last) = range.split_once('-').filter(|_| unit.trim().eq_ignore_ascii_case("bytes"))?;
    let number = |text: &str| match text.trim() {
        "" => Some(None),
        digits => digits.parse().ok().map(Some),
    };
    let (first, last) = (number(first)?, number(last)?);
    // Backwards it is no range at all.
    let is_one = first.is_some() || last.is_some();
    is_one.then_some((first, last)).filter(|(first, last)| first.is_none() || last.is_none() || first <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_part_is_within_the_file_or_there_is_none() {
        let of = |text: &'static str| {
            let headers = HeaderMap::from_iter([(header::RANGE, HeaderValue::from_static(text))]);
            asked(&headers, 10)
        };
        let part = |first, length| Ok(Some(Part { first, length }));
        assert_eq!(of("bytes=0-3"), part(0, 4));
        assert_eq!(of("bytes=4-"), part(4, 6));
        assert_eq!(of("bytes=8-99"), part(8, 2));
        assert_eq!(of("bytes=-3"), part(7, 3));
        assert_eq!(of("bytes=-99"), part(0, 10));
        for none in ["bytes=10-", "bytes=99-100", "bytes=-0"] {
            assert_eq!(of(none), Err(NoSuchPart), "{none}");
        }
        for whole in ["bytes=", "bytes=-", "items=0-3", "bytes=0-1,3-4", "bytes=5-4", "bytes=a-b"] {
            assert_eq!(of(whole), Ok(None), "{whole}");
        }
        assert_eq!(asked(&HeaderMap::new(), 10), Ok(None));
    }
}
