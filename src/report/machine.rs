//! JSON for programs, as it leaves: the same document, safe to look at too.

use std::fmt::Write as _;

use crate::text::clean::is_unseen;

/// The same JSON with every character escaped that steers a terminal or turns the direction of writing (RFC 8259, 7): the
/// writer of JSON escapes only those below U+0020, and people print documents in terminals. Such characters stand nowhere
/// in JSON but within strings, apart from the white space between values.
#[must_use]
pub fn escaped(json: String) -> String {
    let is_raw = |c: char| is_unseen(c) && !matches!(c, '\n' | '\r' | '\t');
    if !json.chars().any(is_raw) {
        return json;
    }
    let mut safe = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if !is_raw(c) {
            safe.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // A text takes all that is written to it.
            let _ = write!(safe, "\\u{unit:04x}");
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_reads_the_same() {
        let text = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\u{2066}\u{7f}\u{e0041}blåbær\t\n";
        let value = serde_json::json!({ text: [text, 1] });
        for json in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            let safe = escaped(json);
            assert!(!safe.chars().any(|c| is_unseen(c) && c != '\n'), "{safe:?}");
            assert!(safe.contains("\\u202e") && safe.contains("\\u009b") && safe.contains("blåbær"), "{safe}");
            assert_eq!(serde_json::from_str::<serde_json::Value>(&safe).unwrap(), value);
        }
    }
}
