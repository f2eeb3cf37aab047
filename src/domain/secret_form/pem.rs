//! Keys as PEM (RFC 7468).

use super::found::{Found, SecretForm};

/// The word that the first line begins with, after its hyphens.
pub(super) const BEGIN: &str = "BEGIN";

/// How the last line begins, which base64 never does.
const END: &str = "-END";

/// All PEM of a text, each from its first line to its last; without a last line, as far as it may go.
pub(super) fn all(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((before, rest)) = text.get(from..).and_then(|rest| rest.split_once(BEGIN)) {
        let start = from + before.trim_end_matches('-').len();
        from += before.len() + BEGIN.len();
        let (label, body) = rest.split_at(label(rest));
        // A heading such as `BEGIN` with a line of hyphens below it is none.
        let is_named = label.contains(|c: char| c.is_ascii_uppercase() || matches!(c, '%' | '+'));
        // Only of a first line that has its own hyphens the rest may stand on another line.
        if label.contains('\n') && !before.ends_with('-') {
            continue;
        }
        if label.starts_with(|c: char| c.is_ascii_alphanumeric()) || !is_named || !body.starts_with("--") {
            continue;
        }
        let form = if label.contains("PRIVATE") { SecretForm::PrivateKey } else { SecretForm::Encoded };
        from += label.len() + length(body);
        found.push(Found { form, place: start..from });
    }
    found
}

/// How long the label is that a text begins with, such as ` RSA PRIVATE KEY`, also where it was wrapped.
fn label(text: &str) -> usize {
    let is_of_label = |c: char| {
        c.is_ascii_uppercase() || c.is_ascii_digit() || c.is_ascii_whitespace() || matches!(c, '%' | '+' | '|')
    };
    let end = text.find(|c| !is_of_label(c)).unwrap_or(text.len());
    // The bar of a quotation stands at the beginning of a line; any other is that of a table.
    let is_quoted =
        |bar: usize| text.get(..bar).is_some_and(|above| above.trim_end_matches([' ', '\t']).ends_with('\n'));
    let bars = text.get(..end).into_iter().flat_map(|label| label.match_indices('|'));
    bars.map(|(bar, _)| bar).find(|bar| !is_quoted(*bar)).unwrap_or(end)
}

/// How far PEM goes from the end of its first label.
fn length(body: &str) -> usize {
    // What begins below is looked at for itself, so that each part of a text is looked through once.
    let own = body.find(BEGIN).and_then(|next| body.get(..next)).unwrap_or(body);
    match own.split_once(END) {
        Some((inside, last)) => {
            let label = label(last);
            let hyphens = last.get(label..).map_or(0, |rest| rest.len() - rest.trim_start_matches('-').len());
            inside.len() + END.len() + label + hyphens
        }
        None => body.find(|c| !is_of_body(c)).unwrap_or(body.len()),
    }
}

/// What may stand between the first line and the last, also where line breaks are written as `\n` or `%0A`.
const fn is_of_body(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c.is_ascii_whitespace()
        || matches!(c, '+' | '/' | '=' | '-' | '\\' | '%' | ':' | ',' | '|')
}
