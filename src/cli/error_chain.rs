//! An error and what lies below it, for people.

use std::error::Error;

/// The whole chain in one line, the outermost first.
#[must_use]
pub fn in_one_line(error: &dyn Error) -> String {
    let chain = std::iter::successors(Some(error), |error: &&dyn Error| (*error).source());
    chain.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
