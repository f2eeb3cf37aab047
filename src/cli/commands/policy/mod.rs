//! The commands of access rules. Only `upload` needs a state, for its token.

pub mod diff;
pub mod eval;
pub mod explain;
pub mod fetch;
mod filled;
pub mod lint;
pub mod model;
pub mod new;
mod out;
pub mod test;
pub mod upload;
mod upload_answer;

use crate::cli::command::Row;
use crate::text::cli as text;

/// The group.
pub const ROW: Row = Row::group("policy", text::POLICY);

/// The formats of a command whose result is a policy file: no other than the file itself.
const ONLY_HUMAN: [&str; 1] = ["human"];
