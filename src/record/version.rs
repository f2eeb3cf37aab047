//! The version of the state's schema.

/// The schema that this program writes; it reads this one and all before it.
pub const SCHEMA: u64 = 2;
