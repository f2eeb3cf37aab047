//! What stands open at the door is used from outside, and nothing else stands open.

use super::code::{Source, is_word};
use super::rules::Breach;
use super::uses::uses;

/// Names at the door that nobody outside uses, and rooms that are open as a whole.
pub fn unused(door: &Source, outside: &[Source]) -> Vec<Breach> {
    let used = |name: &str| outside.iter().any(|source| has_word(source.code(), name));
    let breach = |line, what| Breach { name: door.name.clone(), line, what };
    let line_of = |name: &str| door.line_of(word_at(door.code(), name).unwrap_or_default());
    let named = uses(door.code()).into_iter().filter(|open| open.public && !used(&open.name));
    let unused = named.map(|open| breach(line_of(&open.name), format!("nobody outside uses `{}`", open.name)));
    let rooms =
        door.code().match_indices("\npub mod ").filter(|(at, _)| !door.code()[*at..].starts_with("\npub mod door {"));
    unused.chain(rooms.map(|(at, _)| breach(door.line_of(at + 1), "the whole room stands open".to_owned()))).collect()
}

fn has_word(code: &str, word: &str) -> bool {
    word_at(code, word).is_some()
}

fn word_at(code: &str, word: &str) -> Option<usize> {
    let whole = |at: usize| !code[..at].ends_with(is_word) && !code[at + word.len()..].starts_with(is_word);
    code.match_indices(word).map(|(at, _)| at).find(|at| whole(*at))
}
