//! Words of base64: tokens, and keys without anything around them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::found::{Found, SecretForm, pieces};

/// Words that are shorter are not worth hiding.
pub(super) const SHORTEST: usize = 20;

/// So many characters of base64 in a row are a secret, unless they are a name or a digest.
const LONGEST: usize = 64;

/// The length of SHA-512 in hexadecimal digits. Some write which digest it is before it, in digits too.
const LONGEST_DIGEST: usize = 128;

/// Whether a character stands in base64, in base64url, or between the parts of a token.
pub(super) const fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '_' | '-' | '.')
}

/// All tokens and long runs of a text.
pub(super) fn words(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, word) in pieces(0, text, |c| !is_of_word(c)).filter(|(_, word)| word.len() >= SHORTEST) {
        found.extend(pieces(at, word, |c| matches!(c, '/' | '+')).filter_map(token));
        for (at, run) in pieces(at, word, |c| c == '.') {
            if run.len() >= LONGEST && !is_name(run) {
                let end = at + run.len();
                let end = end + text.get(end..).map_or(0, continuation);
                found.push(Found { form: SecretForm::Encoded, place: at..end });
            }
        }
    }
    found
}

/// A token, from its first part to its end, also where it is cut off or stands behind another word and a dot.
fn token((at, word): (usize, &str)) -> Option<Found> {
    let end = at + word.len();
    let mut left = word.matches('.').count();
    for (start, part) in pieces(at, word, |c| c == '.') {
        let is_cut = part.starts_with("eyJ") && end - start > SHORTEST;
        if is_cut || (left >= 2 && is_header(part)) {
            return Some(Found { form: SecretForm::Token, place: start..end });
        }
        left = left.saturating_sub(1);
    }
    None
}

/// The first part of a JWT (RFC 7519): a JSON object.
fn is_header(part: &str) -> bool {
    let decoded = URL_SAFE_NO_PAD.decode(part).ok().filter(|bytes| bytes.trim_ascii_start().starts_with(b"{"));
    decoded.is_some_and(|bytes| serde_json::from_slice::<Map<String, Value>>(&bytes).is_ok())
}

/// How far base64 goes on after a run: its padding, and the lines below it.
fn continuation(rest: &str) -> usize {
    let padding = |from: &str| from.len() - from.trim_start_matches('=').len();
    let mut length = padding(rest);
    while let Some(below) = rest.get(length..) {
        let bare = below.trim_start_matches(|c: char| c.is_ascii_whitespace());
        // A line break that is written out.
        let bare = bare.strip_prefix("\\r").unwrap_or(bare);
        let bare = bare.strip_prefix("\\n").unwrap_or(bare).trim_start_matches(|c: char| c.is_ascii_whitespace());
        let word = bare.find(|c: char| c == '.' || !is_of_word(c)).unwrap_or(bare.len());
        let padding = bare.get(word..).map_or(0, padding);
        let is_base64 = padding > 0 || bare.get(..word).is_some_and(is_mixed);
        if bare.len() == below.len() || word == 0 || !is_base64 {
            break;
        }
        length += below.len() - bare.len() + word + padding;
    }
    length
}

/// Nothing that people write has small letters, capitals and digits in one word of this length.
fn is_mixed(word: &str) -> bool {
    let has = |is: fn(&char) -> bool| word.chars().any(|c| is(&c));
    word.len() >= 8 && has(char::is_ascii_lowercase) && has(char::is_ascii_uppercase) && has(char::is_ascii_digit)
}

/// Whether a run is a path or a name in which `/`, `-` and `_` only separate, or a digest.
fn is_name(run: &str) -> bool {
    let is_separator = |c| matches!(c, '/' | '-' | '_');
    is_digest(run) || (run.contains(is_separator) && run.split(is_separator).all(is_part_of_name))
}

fn is_digest(run: &str) -> bool {
    run.len() <= LONGEST_DIGEST && run.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What stands between two separators of a name: words, a number, or an id in letters of one kind. In base64 capitals,
/// small letters and digits take turns at nearly two of three places, in `namesLikeThis` at one of three at most.
fn is_part_of_name(part: &str) -> bool {
    let kind = |byte: u8| match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let count = |wanted| part.bytes().filter(|byte| kind(*byte) == wanted).count();
    let is_of_one_kind = count(3) == 0 && (count(0) == 0 || count(1) == 0);
    let turns = part.bytes().zip(part.bytes().skip(1)).filter(|(one, next)| kind(*one) != kind(*next)).count();
    match part.len() {
        0..=8 => count(3) == 0,
        length if length >= LONGEST => is_digest(part),
        length => is_of_one_kind || (count(3) == 0 && turns * 5 <= length * 2),
    }
}
