//! What looks like a secret where none belongs: it is refused before anything else reads it, and never repeated.

use std::ffi::OsString;

use crate::catalog::codes::command_line::{SECRET_HIDDEN, SECRET_ON_COMMAND_LINE};
use crate::domain::secret_form;
use crate::finding::Finding;
use crate::text::secrets::name;

/// The first word that was typed and looks like a secret: no command takes one there, whatever is typed before it. The
/// name of something that `is_there` is none, however it looks.
#[must_use]
pub fn on_command_line(words: &[OsString], is_there: impl Fn(&str) -> bool) -> Option<Finding> {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let is_name =
        |word: &str| is_there(word.split_once('=').filter(|(own, _)| is_option(own)).map_or(word, |(_, name)| name));
    let looks = |word: &str| secret_form::find(word).filter(|_| !is_name(word));
    let (at, form) = words.iter().enumerate().skip(1).find_map(|(at, word)| looks(word).map(|form| (at, form)))?;
    let own = words.get(at).and_then(|word| word.split_once('=')).map(|(name, _)| name);
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map(AsRef::as_ref);
    let place = own.filter(|own| is_option(own)).or(before.filter(|before| is_option(before)));
    let place = place.map_or_else(|| format!("argument {at}"), str::to_owned);
    Some(Finding::new(&SECRET_ON_COMMAND_LINE, place).with("form", name(form)))
}

/// Whether a word is the name of an option, as ours are.
fn is_option(word: &str) -> bool {
    word.strip_prefix("--")
        .is_some_and(|name| (1..40).contains(&name.len()) && name.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
}

/// What is said after something was not shown.
#[must_use]
pub fn were_hidden() -> Finding {
    Finding::new(&SECRET_HIDDEN, secret_form::MARK)
}

#[cfg(test)]
mod tests;
