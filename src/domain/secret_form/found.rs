//! What was found, and where.

use std::ops::Range;

/// What something that looks like a secret seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretForm {
    /// PEM, or a JWK with its private part.
    PrivateKey,
    /// A JWT: a token, or a signed request for one.
    Token,
    /// Many characters of base64 in a row, such as a key as DER.
    Encoded,
}

/// The part of a text that looks like a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) form: SecretForm,
    /// In bytes, always on the borders of characters.
    pub(super) place: Range<usize>,
}

/// The pieces of a text between separators, each with its place; the text itself begins at `at`.
pub(super) fn pieces(
    at: usize,
    text: &str,
    is_separator: impl Fn(char) -> bool + Copy,
) -> impl Iterator<Item = (usize, &str)> {
    let mut next = at;
    text.split_inclusive(is_separator).map(move |piece| {
        let start = next;
        next += piece.len();
        (start, piece.strip_suffix(is_separator).unwrap_or(piece))
    })
}
