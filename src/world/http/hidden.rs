//! What no log and no screen may hold, should a server say it back.

use crate::domain::{person, secret_form};

/// Puts a mark in the place of what no log or screen may hold, should a server say it back: secrets, and national identity
/// numbers.
#[must_use]
pub fn hide(text: &str) -> String {
    let text = secret_form::hidden(text);
    let mut shown = String::with_capacity(text.len());
    let mut end = 0;
    for place in person::places(&text) {
        shown.push_str(text.get(end..place.start).unwrap_or_default());
        shown.push_str(secret_form::MARK);
        end = place.end;
    }
    shown.push_str(text.get(end..).unwrap_or_default());
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_and_persons_are_not_said_back() {
        let token = "eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln";
        let person = (0..100).map(|n| format!("018190123{n:02}")).find(|text| person::recognise(text).is_some());
        let person =
            person.or_else(|| (0..100).map(|n| format!("018190124{n:02}")).find(|t| person::recognise(t).is_some()));
        let said = format!("Bearer {token}, urn:altinn:person:identifier-no:{}. MP-250 æøå", person.unwrap());
        assert_eq!(hide(&said), "Bearer (…), urn:altinn:person:identifier-no:(…). MP-250 æøå");
        assert_eq!(hide("0192:991825827 a"), "0192:991825827 a");
    }
}
