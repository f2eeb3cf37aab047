//! What letters are written from, what one is, and how those of a kind stand in the record.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::catalog::letters::LetterKind;
use crate::domain::{Environment, Language};
use crate::record::key::LetterKey;
use crate::record::values::Letter;
use crate::record::{Book, Place, t};
use crate::report::letter::package::Missing;
use crate::report::letter::{Rendered, TemplateFault};
use crate::world::profile::Profile;

/// What letters are written from.
#[derive(Clone, Copy, Debug)]
pub struct LetterRequest<'a> {
    /// What is known: of rehearsals, or of what is real.
    pub book: &'a Book,
    /// The environments that the letters are about: for real ones, TT02 and production together.
    pub environments: &'a [&'a Environment],
    /// The service that one works on; letters for all services take the others in by themselves.
    pub place: &'a Place,
    /// The contact persons, and the details that only single letters need (see [`crate::catalog::letter_details`]).
    pub profile: &'a Profile,
    /// When they are written.
    pub now: Timestamp,
    /// The letters' language.
    pub language: Language,
}

impl LetterRequest<'_> {
    /// Whether this is a rehearsal: its letters go nowhere.
    #[must_use]
    pub fn practice(&self) -> bool {
        self.environments.iter().any(|environment| environment.simulated)
    }
}

/// Why a letter is not written.
#[derive(Debug, thiserror::Error)]
pub enum LetterObstacle {
    /// Facts are missing; each is named with its flag.
    #[error("the letter lacks {}", .0.iter().map(|missing| missing.what.en()).collect::<Vec<_>>().join(", "))]
    Missing(Vec<Missing>),
    /// All that it would ask for is there, or asked for.
    #[error("there is nothing to ask for")]
    NothingToAsk,
    /// A fault of the program.
    #[error(transparent)]
    Template(#[from] TemplateFault),
}

/// A letter that the record calls for.
#[derive(Debug)]
pub struct Draft {
    /// What it asks for.
    pub kind: LetterKind,
    /// Its key in the state.
    pub key: String,
    /// The fact to record, when the letter could be written and differs from what is recorded.
    pub fact: Option<Letter>,
    /// All that it asks for has been asked for in letters that were sent.
    pub covered: bool,
    /// The letter, or what it lacks.
    pub letter: Result<Rendered, LetterObstacle>,
}

/// How letters of a kind stand in the record.
#[derive(Clone, Debug, Default)]
pub(super) struct LetterStanding<'a> {
    /// Those that were sent, oldest first.
    pub(super) sent: Vec<(&'a str, &'a Letter)>,
    /// The one that is made and not sent.
    pub(super) open: Option<(&'a str, &'a Letter)>,
}

impl<'a> LetterStanding<'a> {
    /// The letters of a kind in a book.
    pub(super) fn of(kind: LetterKind, book: &'a Book) -> Self {
        let mut all: Vec<_> = book.organisation.all(t::Letter).filter(|(_, letter)| letter.kind == kind.id()).collect();
        all.sort_by_key(|(key, _)| number(key));
        let (sent, open): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, letter)| letter.sent.is_some());
        Self { sent, open: open.into_iter().next_back() }
    }

    /// What has been asked for before.
    pub(super) fn asked(&self) -> BTreeSet<&'a str> {
        self.sent.iter().flat_map(|(_, letter)| letter.asks.iter().map(String::as_str)).collect()
    }

    /// The key of the letter that is to be written: the open one's, or the next free one.
    pub(super) fn key(&self, kind: LetterKind) -> String {
        match (self.open, self.sent.last()) {
            (Some((key, _)), _) => key.to_owned(),
            (None, Some((last, _))) => {
                LetterKey::parse(last).map_or_else(|| kind.id().to_owned(), |key| key.next().to_string())
            }
            (None, None) => kind.id().to_owned(),
        }
    }
}

/// `L1` is the first, `L1-2` the second.
fn number(key: &str) -> u32 {
    LetterKey::parse(key).map_or(1, |key| key.number())
}
