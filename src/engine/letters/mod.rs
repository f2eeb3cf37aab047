//! Letters from what is known: which are needed, what each says, and what each still lacks.
//!
//! [`due`] tells which letters the record calls for, [`latest()`] those of many services together, [`compose`] writes one,
//! [`package()`] shows them all by receiver. Nothing is read or saved here; the caller puts the [`Letter`] facts and writes
//! the files.

mod contact;
mod data;
mod deadline;
mod heading;
mod latest;
mod lines;
mod needed;
mod package;
mod practice;
mod reminder;
mod request;
mod scopes;
mod service;

use crate::catalog::letters::LetterKind;
use crate::record::values::Letter;
use crate::report::letter::{Rendered, render};

pub use deadline::answer_wanted;
pub use latest::latest;
pub use needed::is_needed;
pub use package::package;
pub use request::{Draft, LetterObstacle, LetterRequest};

use request::LetterStanding;

/// Writes one letter, whether the record calls for it or not.
///
/// # Errors
/// What the letter lacks.
pub fn compose(kind: LetterKind, request: &LetterRequest<'_>) -> Result<Rendered, LetterObstacle> {
    draft(kind, request).letter
}

/// The letters that the record calls for and that say something new: what was sent and covers all is left out.
#[must_use]
pub fn due(request: &LetterRequest<'_>) -> Vec<Draft> {
    LetterKind::ALL
        .into_iter()
        .filter(|kind| is_needed(*kind, request))
        .map(|kind| draft(kind, request))
        .filter(|draft| !draft.covered)
        .collect()
}

/// A letter of a kind, whether the record calls for it or not.
#[must_use]
pub fn draft(kind: LetterKind, request: &LetterRequest<'_>) -> Draft {
    let standing = LetterStanding::of(kind, request.book);
    let was_sent = !standing.sent.is_empty();
    let gathered = data::gather(kind, request, &standing);
    // What it lacks matters only when nothing was sent.
    let held = |obstacle| Draft { kind, key: standing.key(kind), fact: None, covered: was_sent, letter: Err(obstacle) };
    if gathered.is_empty {
        return held(LetterObstacle::NothingToAsk);
    }
    if !gathered.missing.is_empty() {
        return held(LetterObstacle::Missing(gathered.missing));
    }
    let known = standing.open.map(|(_, letter)| letter);
    let asked = standing.asked();
    let all_asked = was_sent && gathered.asks.iter().all(|ask| asked.contains(ask.as_str()));
    // Sent once, and nothing has come to it since: it is that letter, and no new one.
    let again = standing.sent.last().filter(|_| all_asked && known.is_none());
    let key = again.map_or_else(|| standing.key(kind), |(key, _)| (*key).to_owned());
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
    let letter = render(heading, &gathered.data, request.language).map_err(LetterObstacle::from);
    let changed = known != Some(&fact) && again.is_none();
    // One that is recorded as it is, and not sent, is still to be sent.
    let covered = all_asked && known != Some(&fact);
    Draft { kind, key, fact: changed.then_some(fact), covered, letter }
}

#[cfg(test)]
mod tests;
