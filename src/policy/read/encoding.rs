//! From bytes to text and back: UTF-8, UTF-16 with a byte order mark, or ISO-8859-1 where the XML declaration says so.

use std::borrow::Cow;

use super::limits::{self, LARGEST};
use super::refusal::{ParseRefusal, RefusalKind};

/// The names of ISO-8859-1 to the platform's reader (`System.Text.Encoding` of .NET, 2026-11-29).
const LATIN_1: [&str; 10] = [
    "iso-8859-1",
    "iso8859-1",
    "iso_8859-1",
    "iso_8859-1:1987",
    "iso-ir-100",
    "latin1",
    "l1",
    "cp819",
    "ibm819",
    "csisolatin1",
];

/// A declaration is no longer.
const DECLARATION: usize = 256;

/// Whether the XML declaration of a file without byte order mark says that it is in ISO-8859-1.
#[must_use]
pub fn is_latin_1(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..DECLARATION).unwrap_or(bytes);
    let ascii = beginning.split(|byte| !byte.is_ascii()).next().unwrap_or_default();
    let named = std::str::from_utf8(ascii).ok().and_then(declared);
    named.is_some_and(|name| LATIN_1.iter().any(|known| known.eq_ignore_ascii_case(name)))
}

/// The encoding that an XML declaration names.
fn declared(text: &str) -> Option<&str> {
    let (declaration, _) = text.strip_prefix("<?xml")?.split_once("?>")?;
    let (before, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let (name, _) = value.strip_prefix(quote)?.split_once(quote)?;
    before.ends_with(|c: char| c.is_ascii_whitespace()).then_some(name)
}

/// Decodes a file as an XML reader does: UTF-8 with or without byte order mark, UTF-16 with one, or ISO-8859-1 when the
/// declaration names it.
///
/// # Errors
/// [`ParseRefusal`] when the bytes are none of these, or more than [`LARGEST`].
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
        // Each byte is the character of that number; one that is ASCII throughout is its own text.
        _ if is_latin_1(bytes) && !bytes.is_ascii() => {
            Some(Cow::Owned(bytes.iter().copied().map(char::from).collect()))
        }
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
        _ if is_latin_1(file) => text.chars().flat_map(as_latin_1).collect(),
        _ => text.as_bytes().to_vec(),
    }
}

/// A character in ISO-8859-1; one that it lacks as a reference to its number.
fn as_latin_1(c: char) -> Vec<u8> {
    u8::try_from(u32::from(c)).map_or_else(|_| format!("&#{};", u32::from(c)).into_bytes(), |byte| vec![byte])
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

    #[test]
    fn iso_8859_1_is_read_where_the_declaration_says_so() {
        let file = |head: &str| [head.as_bytes(), b"<a>l\xE6rling \xD8</a>"].concat();
        for head in [
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
            "<?xml version='1.0' encoding = 'latin1' standalone='yes'?>",
        ] {
            let file = file(head);
            assert!(is_latin_1(&file));
            assert_eq!(decode(&file).unwrap(), format!("{head}<a>lærling Ø</a>"));
            assert_eq!(encode_like(&file, &decode(&file).unwrap()), file);
            let wider = encode_like(&file, "<a>Ω</a>");
            assert_eq!(wider, b"<a>&#937;</a>");
        }
        for head in
            ["", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='utf-8'?>", "<!-- encoding='latin1' -->"]
        {
            assert!(decode(&file(head)).is_err(), "{head}");
        }
        // What is UTF-8 is read by what it says that it is, as the platform does.
        let mixed = "<?xml version='1.0' encoding='iso-8859-1'?><a>æ</a>";
        assert!(decode(mixed.as_bytes()).unwrap().ends_with("<a>\u{C3}\u{A6}</a>"));
    }
}
