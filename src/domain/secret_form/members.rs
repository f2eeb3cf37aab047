//! Keys as JSON: a JWK with its private part, whole or in pieces.

use std::ops::Range;

use serde_json::Value;

/// No text that is shown holds more objects; each is looked at from where it begins.
const MOST: usize = 64;

/// The private exponent or scalar: short members too are hidden.
const PRIVATE: &str = "d";

/// The other private members of a JWK, and how long a value is that can be one of them: words have these names too.
const ALSO_PRIVATE: ([&str; 6], usize) = (["p", "q", "dp", "dq", "qi", "k"], 40);

/// The letters of the longest name of a private member.
const LONGEST_NAME: usize = 2;

/// Members of a JWK that are public however long they are (RFC 7517, RFC 7518).
const PUBLIC: [&str; 4] = ["n", "x", "y", "x5c"];

/// A private member as it stands in a text, also with its quotes escaped or eaten on the way.
pub(super) struct Member {
    /// Where its value stands.
    pub(super) value: Range<usize>,
    /// The value alone is enough to say that it is one.
    pub(super) is_sure: bool,
}

/// The private members of a text, whatever stands around them.
pub(super) fn private(text: &str) -> Vec<Member> {
    memchr::memchr2_iter(b':', b'=', text.as_bytes()).filter_map(|at| member(text, at)).collect()
}

/// The member whose name ends before `at` and whose value begins after it.
fn member(text: &str, at: usize) -> Option<Member> {
    let is_quote = |c| matches!(c, '"' | '\'');
    let unquoted = |text: &'_ str| text.trim_end_matches(is_quote).trim_end_matches('\\').len();
    let before = text.get(..at)?.trim_end();
    let name_end = unquoted(before);
    // Of a name that is too long one letter too many is enough.
    let letters = before.get(..name_end)?.bytes().rev().take(LONGEST_NAME + 1);
    let name_start = name_end - letters.take_while(u8::is_ascii_alphanumeric).count();
    let name = before.get(name_start..name_end)?;
    let least = match name {
        PRIVATE => 8,
        other if ALSO_PRIVATE.0.contains(&other) => ALSO_PRIVATE.1,
        _ => return None,
    };
    let is_quoted = name_end < before.len();
    let opens = before.get(..name_start)?.trim_end();
    if !opens.ends_with(if is_quoted { ['"', '\''] } else { ['{', ','] }) {
        return None;
    }
    let rest = text.get(at + 1..)?;
    let value = rest.trim_start().trim_start_matches('\\').trim_start_matches(is_quote);
    let start = text.len() - value.len();
    let length = value.find(|c: char| !super::encoded::is_of_word(c) && c != '=').unwrap_or(value.len());
    let least = if is_quoted { least } else { least.max(super::encoded::SHORTEST) };
    Some(Member { value: start..start + length, is_sure: length >= least })
}

/// What the objects of a text are.
#[derive(Default)]
pub(super) struct Objects {
    /// Where one has a private part.
    pub(super) private: Vec<Range<usize>>,
    /// The long values of public keys.
    pub(super) public: Vec<String>,
}

/// Looks at all objects of a text, each with those in it.
pub(super) fn objects(text: &str) -> Objects {
    let mut objects = Objects::default();
    let mut from = 0;
    for _ in 0..MOST {
        let Some((before, _)) = text.get(from..).and_then(|rest| rest.split_once('{')) else { break };
        let at = from + before.len();
        let mut values = serde_json::Deserializer::from_str(text.get(at..).unwrap_or_default()).into_iter::<Value>();
        from = at + 1;
        if let Some(Ok(value)) = values.next() {
            from = at + values.byte_offset();
            if is_private(&value) {
                objects.private.push(at..from);
            }
            public(&value, &mut objects.public);
        }
    }
    objects
}

/// Whether a key with its private part stands somewhere in a value.
fn is_private(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(is_private),
        Value::Object(members) => {
            let is_text = |name| members.get(name).is_some_and(Value::is_string);
            let is_symmetric = members.get("kty").and_then(Value::as_str) == Some("oct") && is_text("k");
            is_text(PRIVATE) || is_symmetric || members.values().any(is_private)
        }
        _ => false,
    }
}

fn public(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| public(item, found)),
        Value::Object(members) if members.contains_key("kty") => {
            let values = PUBLIC.iter().filter_map(|name| members.get(*name));
            let texts = values.flat_map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
            found.extend(texts.filter_map(Value::as_str).map(|text| text.trim_end_matches('=').to_owned()));
        }
        Value::Object(members) => members.values().for_each(|member| public(member, found)),
        _ => {}
    }
}
