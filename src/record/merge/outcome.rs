//! What comes of a merge besides the state: conflicts, and what somebody should know.

use crate::domain::Product;
use crate::record::evidence::Evidence;

/// Two states of one origin as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// What both know.
    pub state: crate::record::State,
    /// What somebody must look at. The state holds all of it.
    pub conflicts: Vec<Conflict>,
    /// What somebody may want to know.
    pub notes: Vec<Note>,
}

/// What both sides did, and only one of which can hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// Each side has a remote thing of its own under the same name.
    TwoMade {
        /// Where it stands in the file.
        place: String,
        /// The newer, which holds.
        holds: Box<Evidence>,
        /// The other, which stays beside it.
        also: Box<Evidence>,
    },
    /// The two sides are about two organisations.
    Organisations {
        /// The newer, which holds.
        holds: Box<Evidence>,
        /// The other.
        other: Box<Evidence>,
    },
    /// The same name stands for services of two products: one of them has another name now.
    Products {
        /// Where the services stand in the file.
        place: String,
        /// The name.
        name: String,
        /// The product of the service that keeps it.
        keeps: Product,
        /// The product of the other.
        moved: Product,
        /// What that is called now.
        to: String,
    },
}

/// What somebody may want to know of a merge.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// Both sides told something else: the newer holds, the other is remembered.
    BothTold {
        /// Where it stands in the file.
        place: String,
        /// The newer.
        holds: Box<Evidence>,
        /// The other.
        other: Box<Evidence>,
    },
    /// One side took back what the other has told, seen or made since: taking back was the newer.
    TakenBack {
        /// Where it stands in the file.
        place: String,
        /// What is not known any more; it is remembered.
        lost: Box<Evidence>,
    },
    /// One side has it no more, and it is kept.
    Kept {
        /// Where it stands in the file.
        place: String,
    },
}

/// Why two states could not be merged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmergeable {
    /// Both sides changed something that only a newer version of the program can read.
    #[error("both sides changed `{place}`, which only a newer version can read")]
    Newer {
        /// Where it stands in the file.
        place: String,
        /// The version that knows it, as far as the file says.
        since: Option<String>,
    },
    /// A name that is needed is taken.
    #[error("`{place}` is taken")]
    Taken {
        /// Where.
        place: String,
    },
}
