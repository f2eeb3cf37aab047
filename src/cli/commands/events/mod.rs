//! The commands of event subscriptions.

pub mod list;
pub mod subscribe;

use crate::cli::command::Row;
use crate::text::cli as text;

/// The group.
pub const ROW: Row = Row::group("events", text::EVENTS);
