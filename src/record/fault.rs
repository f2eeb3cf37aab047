//! Why a text is not a state that this program can take.

use super::version::SCHEMA;

/// Why a text is not a state that this program can take.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StateFault {
    /// Not JSON: cut short, or edited by hand.
    #[error("not valid JSON at line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but of another program.
    #[error("a JSON file of something else")]
    Foreign,
    /// Written by a newer version of this program.
    #[error("schema {found} is newer than {SCHEMA}")]
    Newer {
        /// The schema that stands there.
        found: u64,
        /// The version of the program that wrote it.
        tool: String,
    },
    /// Ours, but something in it does not hold.
    #[error("`{place}`: {reason}")]
    Broken {
        /// Where, as a path with slashes.
        place: String,
        /// What is wrong.
        reason: String,
    },
}

impl StateFault {
    /// Something does not hold.
    pub(super) fn broken(place: impl Into<String>, reason: impl ToString) -> Self {
        Self::Broken { place: place.into(), reason: reason.to_string() }
    }
}
