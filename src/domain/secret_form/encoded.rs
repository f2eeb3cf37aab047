//! Words of base64: tokens, and keys without anything around them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::found::{Found, SecretForm, pieces};

/// Words that are shorter are not worth hiding.
pub(super) const SHORTEST: usize = 20;

/// So many characters of base64 in a row are a secret, unless they are a name or a digest.
const LONGEST: usize = 64;

/// How a token begins whose header has no white space.
const BEGINS: &str = "eyJ";

/// The dots between the parts of a token.
const DOTS: usize = 2;

/// The length of SHA-512 in hexadecimal digits. Some write which digest it is before it, in digits too.
const LONGEST_DIGEST: usize = 128;

/// Whether a character stands in base64, in base64url, or between the parts of a token.
pub(super) const fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '_' | '-' | '.')
}

/// The words that are worth hiding, each with its place. A long word fills each window that it is looked for in, so where
/// words are short only the ends of the windows are looked at: results are long, and each passes here.
pub(super) fn long_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = |byte: &u8| !is_of_word(char::from(*byte));
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(window) = text.as_bytes().get(from..from + SHORTEST) {
            if let Some(at) = window.iter().rposition(ends) {
                from += at + 1;
                continue;
            }
            let start = from;
            let rest = text.get(start..)?;
            let word = rest.get(..rest.bytes().position(|byte| ends(&byte)).unwrap_or(rest.len()))?;
            from += word.len();
            return Some((start, word));
        }
        None
    })
}

/// All tokens and long runs of a text.
pub(super) fn words(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    // The lines below a run belong to it, and are not looked at again: a stranger's answer may have thousands.
    let mut covered = 0;
    for (at, word) in long_words(text) {
        if at < covered {
            continue;
        }
        // Most long words are names of files, and neither of these.
        if word.contains(BEGINS) || word.matches('.').count() >= DOTS {
            found.extend(pieces(at, word, |c| matches!(c, '/' | '+')).filter_map(token));
        }
        if word.len() < LONGEST {
            continue;
        }
        for (at, run) in pieces(at, word, |c| c == '.') {
            if run.len() >= LONGEST && !is_name(run) {
                let end = at + run.len();
                let end = end + text.get(end..).map_or(0, continuation);
                covered = end;
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
        let is_cut = part.starts_with(BEGINS) && end - start > SHORTEST;
        if is_cut || (left >= DOTS && is_header(part)) {
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
/// small letters and digits take turns at nearly two of three places, in `namesLikeThis` at one of three at most; and few
/// of its characters stand in words, as they do in short names like `AltinnAppsOrg1App1`.
fn is_part_of_name(part: &str) -> bool {
    let count = |wanted| part.bytes().filter(|byte| kind(*byte) == wanted).count();
    let is_of_one_kind = count(Kind::Other) == 0 && (count(Kind::Small) == 0 || count(Kind::Capital) == 0);
    let turns = part.bytes().zip(part.bytes().skip(1)).filter(|(one, next)| kind(*one) != kind(*next)).count();
    match part.len() {
        _ if count(Kind::Other) > 0 => false,
        0..=8 => true,
        length if length >= LONGEST => is_digest(part),
        _ if is_of_one_kind => true,
        length if length > LONG_PART => {
            turns * 5 <= length * 2 && in_words(part, |kind| kind == Kind::Small) * 2 >= length
        }
        length => turns * 5 <= length * 2 || in_words(part, |_| true) * 5 >= length * 2,
    }
}

/// In a longer part some letters stand together by chance, and capitals do at the beginning of each key: its words are of
/// small letters.
const LONG_PART: usize = 24;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Small,
    Capital,
    Digit,
    Other,
}

const fn kind(byte: u8) -> Kind {
    match byte {
        b'a'..=b'z' => Kind::Small,
        b'A'..=b'Z' => Kind::Capital,
        b'0'..=b'9' => Kind::Digit,
        _ => Kind::Other,
    }
}

/// How many characters stand in three or more of one kind after each other, of those kinds: in base64 some three of ten.
fn in_words(part: &str, counts: impl Fn(Kind) -> bool) -> usize {
    let runs = part.as_bytes().chunk_by(|one, next| kind(*one) == kind(*next));
    let words = runs.filter(|run| run.len() >= 3 && run.first().is_some_and(|first| counts(kind(*first))));
    words.map(<[u8]>::len).sum()
}
