//! What values of attributes and elements must look like, as libxml2 judges them.

/// What a value must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Any text.
    Text,
    /// A reference by RFC 3986.
    AnyUri,
    /// `true`, `false`, `1` or `0`.
    Boolean,
    /// Permit or Deny.
    Effect,
    /// What a result may say.
    Decision,
    /// Numbers with dots between.
    Version,
    /// Numbers, `*` and a last `+` with dots between.
    VersionMatch,
    /// A whole number.
    Integer,
    /// A name that stands once in the document; that it does is looked at elsewhere.
    Id,
    /// A name.
    IdRef,
}

/// libxml2 keeps no more digits of a whole number.
const MOST_DIGITS: usize = 24;

impl Form {
    /// Whether a value has the form.
    pub(super) fn fits(self, value: &str) -> bool {
        match self {
            Self::Text => true,
            Self::AnyUri => is_reference(trimmed(value)),
            Self::Boolean => matches!(trimmed(value), "true" | "false" | "1" | "0"),
            Self::Effect => matches!(value, "Permit" | "Deny"),
            Self::Decision => matches!(value, "Permit" | "Deny" | "Indeterminate" | "NotApplicable"),
            Self::Version => value.split('.').all(is_number),
            Self::VersionMatch => is_version_match(value),
            Self::Integer => is_integer(trimmed(value)),
            Self::Id | Self::IdRef => is_name(trimmed(value)),
        }
    }
}

/// Without the white space of XML around it.
pub(super) fn trimmed(value: &str) -> &str {
    value.trim_matches([' ', '\t', '\r', '\n'])
}

/// Whether a text is nothing but the white space of XML.
pub(super) fn is_white_space(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_digit)
}

/// A decimal digit of any script; there are few but the common ones, so the table of the regex crate is enough.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
        || (!c.is_ascii()
            && c.is_numeric()
            && regex::Regex::new(r"^\d$").is_ok_and(|digit| digit.is_match(c.encode_utf8(&mut [0; 4]))))
}

fn is_version_match(value: &str) -> bool {
    let mut parts = value.split('.').rev();
    let last = parts.next().unwrap_or_default();
    let number = |part: &str| part == "*" || is_number(part);
    (last == "+" || number(last)) && parts.all(number)
}

fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    !digits.is_empty()
        && digits.bytes().all(|c| c.is_ascii_digit())
        && digits.trim_start_matches('0').len() <= MOST_DIGITS
}

/// An NCName.
pub(super) fn is_name(value: &str) -> bool {
    let mut rest = value.chars();
    rest.next().is_some_and(|c| c == '_' || c.is_alphabetic())
        && rest.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{b7}'))
}

/// A URI or a relative reference. Characters that no URI may hold but people write, such as `{`, a space inside and
/// letters of other scripts, count as ordinary ones; brackets do not.
fn is_reference(value: &str) -> bool {
    let bytes = value.as_bytes();
    is_uri(bytes).unwrap_or(false) || is_relative(bytes).unwrap_or(false)
}

fn is_uri(bytes: &[u8]) -> Option<bool> {
    let colon = bytes.iter().position(|byte| *byte == b':')?;
    let (scheme, rest) = bytes.split_at_checked(colon)?;
    let well = scheme.first()?.is_ascii_alphabetic()
        && scheme.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    if !well {
        return None;
    }
    let rest = rest.get(1..)?;
    let rest = match rest {
        [b'/', b'/', rest @ ..] => after_path(below_authority(rest)?),
        _ => after_path(not_two_slashes(rest)?),
    };
    Some(is_end(rest))
}

fn is_relative(bytes: &[u8]) -> Option<bool> {
    let rest = match bytes {
        [b'/', b'/', rest @ ..] => after_path(below_authority(rest)?),
        [b'/', ..] => after_path(not_two_slashes(bytes)?),
        _ => {
            let first = after(bytes, |byte| byte != b':' && is_path(byte));
            if first.first() == Some(&b':') {
                return None;
            }
            after_path(first)
        }
    };
    Some(is_end(rest))
}

/// A path that begins with two slashes would be read as an authority.
fn not_two_slashes(bytes: &[u8]) -> Option<&[u8]> {
    (!bytes.starts_with(b"//")).then_some(bytes)
}

/// Query and fragment, and then nothing more.
fn is_end(mut rest: &[u8]) -> bool {
    if let [b'?', query @ ..] = rest {
        rest = after(query, |byte| is_path(byte) || matches!(byte, b'/' | b'?'));
    }
    if let [b'#', fragment @ ..] = rest {
        rest = after(fragment, |byte| is_path(byte) || matches!(byte, b'/' | b'?' | b'[' | b']'));
    }
    rest.is_empty()
}

fn after_path(bytes: &[u8]) -> &[u8] {
    after(bytes, |byte| is_path(byte) || byte == b'/')
}

/// The path below an authority: nothing, or from its first slash.
fn below_authority(bytes: &[u8]) -> Option<&[u8]> {
    after_authority(bytes).filter(|rest| matches!(rest, [] | [b'/' | b'?' | b'#', ..]))
}

/// Past user, host and port.
fn after_authority(bytes: &[u8]) -> Option<&[u8]> {
    let past_user = after(bytes, |byte| byte != b'@' && is_path(byte));
    let host = past_user.strip_prefix(b"@").unwrap_or(bytes);
    let rest = if let [b'[', literal @ ..] = host {
        let end = literal.iter().position(|byte| *byte == b']')?;
        literal.get(end + 1..)?
    } else {
        after(host, |byte| !matches!(byte, b':' | b'@') && is_path(byte))
    };
    let Some(port) = rest.strip_prefix(b":") else { return Some(rest) };
    let rest = after(port, |byte| byte.is_ascii_digit());
    let digits = port.get(..port.len() - rest.len())?;
    std::str::from_utf8(digits).ok()?.parse::<i32>().ok()?;
    Some(rest)
}

/// Past the bytes that fit, of which `%` is none, and past `%` with two hexadecimal digits.
fn after(mut bytes: &[u8], fits: impl Fn(u8) -> bool) -> &[u8] {
    loop {
        let end = bytes.iter().position(|byte| !fits(*byte)).unwrap_or(bytes.len());
        match bytes.get(end..).unwrap_or_default() {
            [b'%', first, second, rest @ ..] if first.is_ascii_hexdigit() && second.is_ascii_hexdigit() => bytes = rest,
            rest => return rest,
        }
    }
}

/// What may stand in a segment of a path, and what libxml2 lets pass for it: a table, since every URI is read through it.
fn is_path(byte: u8) -> bool {
    const TABLE: [bool; 256] = {
        let (mut table, mut byte) = ([false; 256], 0_u8);
        loop {
            let stops = matches!(byte, b'#' | b'%' | b'/' | b'?' | b'[' | b']');
            #[expect(
                clippy::indexing_slicing,
                reason = "constant functions have no iterators; evaluated by the compiler"
            )]
            {
                table[byte as usize] = !stops;
            }
            if byte == u8::MAX {
                break table;
            }
            byte += 1;
        }
    };
    TABLE.get(usize::from(byte)).is_some_and(|fits| *fits)
}
