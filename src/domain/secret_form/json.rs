//! The texts of a JSON document, in their places.

use std::borrow::Cow;

/// The document with other texts where `instead` gives one for the place of a text, after its quote, and its value.
pub(super) fn texts_replaced(document: &str, instead: impl Fn(usize, &str) -> Option<String>) -> Cow<'_, str> {
    let (mut written, mut from) = (String::new(), 0);
    let mut next = 0;
    while let Some(open) = document.get(next..).and_then(|rest| rest.find('"')).map(|at| next + at) {
        let Some(close) = end(document, open + 1) else { break };
        next = close + 1;
        let literal = document.get(open..next).unwrap_or_default();
        let Ok(text) = serde_json::from_str::<Cow<'_, str>>(literal) else { continue };
        if let Some(other) = instead(open + 1, &text) {
            written.push_str(document.get(from..open).unwrap_or_default());
            written.push_str(&serde_json::Value::from(other).to_string());
            from = next;
        }
    }
    if from == 0 {
        return Cow::Borrowed(document);
    }
    written.push_str(document.get(from..).unwrap_or_default());
    Cow::Owned(written)
}

/// Where the text ends that begins at a place: at its closing quote.
fn end(document: &str, start: usize) -> Option<usize> {
    let mut is_escaped = false;
    let found = document.get(start..)?.bytes().position(|byte| {
        let ends = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        ends
    });
    found.map(|at| start + at)
}
