//! How secrets look: a private key or a token that stands where it does not belong is recognised, so that nobody repeats it.
//!
//! It is known by its form alone: PEM, a JSON object with a private part, a JWT, or many characters of base64 in a row. A
//! public JWK, a digest, a path and a name are none of these.

mod encoded;
mod found;
mod json;
mod members;
mod pem;

use std::borrow::Cow;

use found::Found;
pub use found::SecretForm;

/// What stands in the place of a secret, or of a person's number, that is not shown.
pub const MARK: &str = "(…)";

/// How often a text is looked through anew: what is left gets shorter each time.
const ROUNDS: usize = 8;

/// What the first part of a text seems to be that looks like a secret.
#[must_use]
pub fn find(text: &str) -> Option<SecretForm> {
    all(text).first().map(|found| found.form)
}

/// Where the parts of a text stand that look like a secret: in order, none over another.
#[must_use]
pub fn places(text: &str) -> Vec<std::ops::Range<usize>> {
    all(text).into_iter().map(|found| found.place).collect()
}

/// The text with a mark in the place of each part that looks like a secret.
#[must_use]
pub fn hidden(text: &str) -> Cow<'_, str> {
    let mut found = all(text);
    let mut shown = Cow::Borrowed(text);
    // What stood behind a secret may look like one itself, now that it stands alone.
    for _ in 0..ROUNDS {
        if found.is_empty() {
            break;
        }
        shown = Cow::Owned(marked(&shown, found));
        found = all(&shown);
    }
    shown
}

fn marked(text: &str, found: Vec<Found>) -> String {
    let (mut shown, mut from) = (String::with_capacity(text.len()), 0);
    for Found { place, .. } in found {
        shown.push_str(text.get(from..place.start).unwrap_or_default());
        shown.push_str(MARK);
        from = place.end;
    }
    shown.push_str(text.get(from..).unwrap_or_default());
    shown
}

/// A text that may be a JSON document, with a mark in the place of what looks like a secret. A document stays JSON, and a
/// public JWK in it stays whole.
#[must_use]
pub fn hidden_in_json(document: &str) -> Cow<'_, str> {
    if all(document).is_empty() {
        return Cow::Borrowed(document);
    }
    // What only begins like one has secrets outside of quotes too.
    if serde_json::from_str::<serde::de::IgnoredAny>(document).is_err() {
        return hidden(document);
    }
    let public = members::objects(document).public;
    let private: Vec<_> = members::private(document).into_iter().map(|member| member.value).collect();
    json::texts_replaced(document, |at, text| {
        let is_private = private.iter().any(|value| value.contains(&at) && !value.is_empty());
        match () {
            () if is_private => Some(MARK.to_owned()),
            () if public.iter().any(|value| value == text) => None,
            () => Some(hidden(text).into_owned()).filter(|shown| shown != text),
        }
    })
}

/// All parts that look like a secret, in their order, none over another.
fn all(text: &str) -> Vec<Found> {
    if !is_worth_a_look(text) {
        return Vec::new();
    }
    let (members, mut found) = (members::private(text), pem::all(text));
    let mut words = encoded::words(text);
    if text.contains('{') && !(members.is_empty() && words.is_empty()) {
        let objects = members::objects(text);
        words.retain(|word| !objects.public.iter().any(|value| text.get(word.place.clone()) == Some(value)));
        found.extend(objects.private.into_iter().map(key));
    }
    found.extend(members.into_iter().filter(|member| member.is_sure).map(|member| key(member.value)));
    found.append(&mut words);
    found.sort_by_key(|found| (found.place.start, found.place.end));
    let mut apart: Vec<Found> = Vec::new();
    for next in found {
        match apart.last_mut() {
            Some(last) if next.place.start <= last.place.end => last.place.end = last.place.end.max(next.place.end),
            _ => apart.push(next),
        }
    }
    apart
}

const fn key(place: std::ops::Range<usize>) -> Found {
    Found { form: SecretForm::PrivateKey, place }
}

/// Whether anything in a text can be a secret: most texts have neither a long word nor an object.
fn is_worth_a_look(text: &str) -> bool {
    text.contains('{') || encoded::long_words(text).next().is_some() || text.contains(pem::BEGIN)
}

#[cfg(test)]
pub mod planted;
#[cfg(test)]
mod tests;
