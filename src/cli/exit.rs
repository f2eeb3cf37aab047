//! Exit codes: stable, documented in the README.

use std::process::ExitCode;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing is left.
    Done,
    /// Something failed.
    Failed,
    /// Wrong usage, or missing answers.
    Usage,
    /// Findings of error level.
    Findings,
    /// Denied (`policy eval`).
    Denied,
    /// Something is left for anybody, the operator included.
    Left,
    /// `state merge` could not merge: above 128, by which Git knows that there is no result and takes back its merge.
    NotMerged,
    /// Ctrl-C.
    Interrupted,
}

impl Exit {
    /// The number.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Findings => 3,
            Self::Denied => 4,
            Self::Left => 8,
            Self::NotMerged => 129,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
