//! Where one worked last. It lies in the operator's own cache: what a team shares does not change because
//! somebody looked elsewhere.

use serde::{Deserialize, Serialize};

use super::book::Place;

/// Where one worked last, in each of the books.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    /// The book last used is the rehearsal's; `None` when that is not known.
    pub rehearsal: Option<bool>,
    /// In the rehearsal's book.
    in_rehearsal: Option<Place>,
    /// In the book of what is real.
    in_real: Option<Place>,
}

impl Last {
    /// Where one worked last in a book.
    #[must_use]
    pub const fn place(&self, rehearsal: bool) -> Option<&Place> {
        if rehearsal { self.in_rehearsal.as_ref() } else { self.in_real.as_ref() }
    }

    /// Remembers where one works.
    pub fn remember(&mut self, rehearsal: bool, place: &Place) {
        self.rehearsal = Some(rehearsal);
        self.note(rehearsal, Some(place.clone()));
    }

    /// Where one worked last in a book, whether it is the book last used or not.
    pub(super) fn note(&mut self, rehearsal: bool, place: Option<Place>) {
        *if rehearsal { &mut self.in_rehearsal } else { &mut self.in_real } = place;
    }
}
