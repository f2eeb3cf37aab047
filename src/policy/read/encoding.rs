//! From bytes to text and back: UTF-8, or UTF-16 with a byte order mark.

use std::borrow::Cow;

use super::limits::{self, LARGEST};
use super::refusal::{ParseRefusal, RefusalKind};

/// Decodes a file as an XML reader does: UTF-8 with or without byte order mark, or UTF-16 with one.
///
/// # Errors
/// [`ParseRefusal`] when the bytes are neither, or more than [`LARGEST`].
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ParseRefusal> {
    if bytes.len() > LARGEST {
        return Err(limits::size());
    }
    let wide = |big_endian: bool, bytes: &[u8]| {
        let units = bytes.chunks(2).map(|pair| match (pair, big_endian) {
            (&[high, low], true) | (&[low, high], false) => u16::from_be_bytes([high, low]),
            _ => 0xD800, // half a unit at the end: not valid, as a lone surrogate is not
        });
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).ok().map(Cow::Borrowed),
        [0xFE, 0xFF, rest @ ..] => wide(true, rest).map(Cow::Owned),
        [0xFF, 0xFE, rest @ ..] => wide(false, rest).map(Cow::Owned),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    };
    decoded.ok_or_else(|| ParseRefusal {
        message: "Invalid character in the given encoding.".into(),
        kind: RefusalKind::Xml,
        offset: None,
    })
}

/// Whether a file says by its byte order mark that it is in UTF-16.
#[must_use]
pub fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..])
}

/// A text as bytes in the encoding of `file`, with its byte order mark.
#[must_use]
pub fn encode_like(file: &[u8], text: &str) -> Vec<u8> {
    match file {
        [0xFE, 0xFF, ..] => [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
        [0xFF, 0xFE, ..] => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        [0xEF, 0xBB, 0xBF, ..] => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
        _ => text.as_bytes().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_read_and_broken_bytes_are_refused() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let mut file = vec![0xFF, 0xFE];
        file.extend(wide("<æ/>"));
        assert_eq!(decode(&file).unwrap(), "<æ/>");
        file.push(b'x');
        assert!(decode(&file).is_err());
        assert!(decode(&[0x66, 0xFF]).is_err());
    }

    #[test]
    fn a_text_is_written_in_the_encoding_of_its_file() {
        let text = "<æ/>";
        let wide = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<_>>()
        };
        let plain = text.as_bytes().to_vec();
        let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
        for file in [plain, marked, wide([0xFE, 0xFF], u16::to_be_bytes), wide([0xFF, 0xFE], u16::to_le_bytes)] {
            assert_eq!(encode_like(&file, &decode(&file).unwrap()), file);
        }
    }
}
