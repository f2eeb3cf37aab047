//! Two states of one origin as one, as Git asks for it when two people have worked side by side.
//!
//! A fact is known by its book, its scope and its key. The histories of both sides are one set, ordered by time, source and
//! value; the newest holds, and what was taken back counts at its time. What both made at a service under one name stays,
//! both of it. The result is the same whichever side is called ours, and nothing that was made or told is lost in it.

mod books;
mod entry;
mod facts;
mod memory;
mod outcome;
mod raw;

pub use outcome::{Conflict, Merged, Note, Unmergeable};

use books::ThreeBooks;
use facts::Told;

use super::facts::ONLY;
use super::last::Last;
use super::members::below;
use super::state::{BOOKS, State};
use super::topic::Topic;

/// The member of the file that holds the books.
const IN: &str = "books";

/// Merges two states that come from `base`.
///
/// # Errors
/// Both sides changed something that only a newer version of the program can read.
pub fn merge(base: &State, ours: &State, theirs: &State) -> Result<Merged, Unmergeable> {
    let mut told = Told::default();
    let [rehearsal, real] = BOOKS.map(|book| below(IN, book));
    let books = ThreeBooks { base: &base.rehearsal, ours: &ours.rehearsal, theirs: &theirs.rehearsal };
    let rehearsal = books.merged(&rehearsal, &mut told)?;
    let books = ThreeBooks { base: &base.real, ours: &ours.real, theirs: &theirs.real };
    let merged = books.merged(&real, &mut told)?;
    let state = State {
        rehearsal,
        real: merged,
        last: if ours.last == theirs.last { ours.last.clone() } else { Last::default() },
        tool: tool(base, ours, theirs),
        unknown: raw::members("", &base.unknown, &ours.unknown, &theirs.unknown)?,
        other_books: raw::members(IN, &base.other_books, &ours.other_books, &theirs.other_books)?,
    };
    let Told { mut conflicts, notes } = told;
    let organisation = facts::place_of(&below(&real, "organisation"), Topic::OrgNumber, ONLY);
    let (two, notes) = notes.into_iter().partition(|note| is_told_at(note, &organisation));
    conflicts.splice(0..0, Vec::into_iter(two).filter_map(as_conflict));
    Ok(Merged { state, conflicts, notes })
}

/// Whether it is about two answers at a place.
fn is_told_at(note: &Note, at: &str) -> bool {
    matches!(note, Note::BothTold { place, .. } if place == at)
}

fn as_conflict(note: Note) -> Option<Conflict> {
    match note {
        Note::BothTold { holds, other, .. } => Some(Conflict::Organisations { holds, other }),
        Note::TakenBack { .. } | Note::Kept { .. } => None,
    }
}

/// The version that gave the file its schema: of two, the one that is not the origin's, or the first.
fn tool(base: &State, ours: &State, theirs: &State) -> Option<String> {
    match (&ours.tool, &theirs.tool) {
        (one, other) if one == other || base.tool == *other => one.clone(),
        (one, other) if base.tool == *one => other.clone(),
        (Some(one), Some(other)) => Some(one.min(other).clone()),
        (one, other) => one.clone().or_else(|| other.clone()),
    }
}

#[cfg(test)]
mod cases_tests;
#[cfg(test)]
mod tests;
