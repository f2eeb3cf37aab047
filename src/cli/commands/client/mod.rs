//! The commands of the client in Maskinporten.

pub mod create;
pub mod guide;
pub mod key;

use crate::cli::command::Row;
use crate::text::cli as text;

/// The group.
pub const ROW: Row = Row::group("client", text::CLIENT);
