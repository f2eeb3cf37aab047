//! The commands of the resource.

pub mod new;
pub mod show;

use crate::cli::command::Row;
use crate::text::cli as text;

/// The group.
pub const ROW: Row = Row::group("resource", text::RESOURCE);
