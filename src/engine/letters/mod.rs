//! Letters from what is known: which are needed, what each says, and what each still lacks.
//!
//! [`due`] tells which letters the record calls for, [`compose`] writes one, [`package()`] shows them all by receiver.
//! Nothing is read or saved here; the caller puts the [`Letter`] facts and writes the files.

mod data;
mod heading;
mod lines;
mod needed;
mod package;
mod practice;
mod scopes;
mod service;

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::catalog::letters::Kind;
use crate::domain::{Environment, Language};
use crate::record::values::Letter;
use crate::record::{Book, Place, t};
use crate::report::letter::package::Missing;
use crate::report::letter::{Rendered, TemplateFault, render};
use crate::world::profile::Profile;

pub use needed::is_needed;
pub use package::package;

/// What letters are written from.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The book.
    pub book: &'a Book,
    /// The environments that the letters are about: for real ones, TT02 and production together.
    pub environments: &'a [&'a Environment],
    /// The service that one works on; letters for all services take the others in by themselves.
    pub place: &'a Place,
    /// The contact persons, and the details that only single letters need (see [`crate::catalog::letter_details`]).
    pub profile: &'a Profile,
    /// Now.
    pub now: Timestamp,
    /// The letters' language.
    pub language: Language,
}

impl Request<'_> {
    /// Whether this is a rehearsal: its letters go nowhere.
    #[must_use]
    pub fn practice(&self) -> bool {
        self.environments.iter().any(|environment| environment.simulated)
    }
}

/// Why a letter is not written.
#[derive(Debug, thiserror::Error)]
pub enum Held {
    /// Facts are missing; each is named with its flag.
    #[error("the letter lacks {}", .0.iter().map(|missing| missing.what.en).collect::<Vec<_>>().join(", "))]
    Missing(Vec<Missing>),
    /// A fault of the program.
    #[error(transparent)]
    Template(#[from] TemplateFault),
}

/// A letter that the record calls for.
#[derive(Debug)]
pub struct Draft {
    /// Its kind.
    pub kind: Kind,
    /// Its key in the state.
    pub key: String,
    /// The fact to record, when the letter could be written and differs from what is recorded.
    pub fact: Option<Letter>,
    /// The letter, or what it lacks.
    pub letter: Result<Rendered, Held>,
}

/// How letters of a kind stand in the record.
#[derive(Clone, Debug, Default)]
struct Standing<'a> {
    /// Those that were sent, oldest first.
    sent: Vec<(&'a str, &'a Letter)>,
    /// The one that is made and not sent.
    open: Option<(&'a str, &'a Letter)>,
}

impl<'a> Standing<'a> {
    fn of(kind: Kind, book: &'a Book) -> Self {
        let mut all: Vec<_> = book.organisation.all(t::Letter).filter(|(_, letter)| letter.kind == kind.id()).collect();
        all.sort_by_key(|(key, _)| number(key));
        let (sent, open): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, letter)| letter.sent.is_some());
        Self { sent, open: open.into_iter().next_back() }
    }

    /// What has been asked for before.
    fn asked(&self) -> BTreeSet<&'a str> {
        self.sent.iter().flat_map(|(_, letter)| letter.asks.iter().map(String::as_str)).collect()
    }

    /// The key of the letter that is to be written: the open one's, or the next free one.
    fn key(&self, kind: Kind) -> String {
        match (self.open, self.sent.last()) {
            (Some((key, _)), _) => key.to_owned(),
            (None, Some((last, _))) => format!("{}-{}", kind.id(), number(last) + 1),
            (None, None) => kind.id().to_owned(),
        }
    }
}

/// `L1` is the first, `L1-2` the second.
fn number(key: &str) -> u32 {
    key.split_once('-').and_then(|(_, number)| number.parse().ok()).unwrap_or(1)
}

/// Writes one letter, whether the record calls for it or not.
///
/// # Errors
/// What the letter lacks.
pub fn compose(kind: Kind, request: &Request<'_>) -> Result<Rendered, Held> {
    draft(kind, request).letter
}

/// The letters that the record calls for and that say something new: what was sent and covers all is left out.
#[must_use]
pub fn due(request: &Request<'_>) -> Vec<Draft> {
    Kind::ALL
        .into_iter()
        .filter(|kind| is_needed(*kind, request))
        .map(|kind| draft(kind, request))
        .filter(|draft| !is_covered(draft, request.book))
        .collect()
}

/// Whether all that a letter asks for has been asked for in letters that were sent.
fn is_covered(draft: &Draft, book: &Book) -> bool {
    let standing = Standing::of(draft.kind, book);
    let asked = standing.asked();
    match (&draft.fact, &draft.letter) {
        (Some(fact), _) => !standing.sent.is_empty() && fact.asks.iter().all(|ask| asked.contains(ask.as_str())),
        // Recorded as it is, and not sent.
        (None, Ok(_)) => false,
        // What it lacks matters only when nothing was sent.
        (None, Err(_)) => !standing.sent.is_empty(),
    }
}

/// A letter of a kind, whether the record calls for it or not.
#[must_use]
pub fn draft(kind: Kind, request: &Request<'_>) -> Draft {
    let standing = Standing::of(kind, request.book);
    let key = standing.key(kind);
    let gathered = data::gather(kind, request, &standing);
    if !gathered.missing.is_empty() {
        return Draft { kind, key, fact: None, letter: Err(Held::Missing(gathered.missing)) };
    }
    let known = standing.open.map(|(_, letter)| letter);
    let fact = Letter {
        kind: kind.id().to_owned(),
        environments: request.environments.iter().map(|environment| environment.name.clone()).collect(),
        services: request.book.services.keys().map(ToString::to_string).collect(),
        asks: gathered.asks,
        sent: None,
        our_reference: known.and_then(|letter| letter.our_reference.clone()),
        case_number: known.and_then(|letter| letter.case_number.clone()),
        deadline: known.and_then(|letter| letter.deadline),
    };
    let heading = heading::heading(kind, key.clone(), &gathered.data);
    let letter = render(heading, &gathered.data, request.language).map_err(Held::from);
    let changed = known != Some(&fact);
    Draft { kind, key, fact: changed.then_some(fact), letter }
}

#[cfg(test)]
mod tests;
