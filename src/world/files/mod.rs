//! Files: written whole or not at all, and read with a limit.

pub(super) mod disk;
mod fault;
mod lines;
mod mode;
pub(super) mod open;
mod pieces;
mod place;
mod read;
mod size_limit;
mod temporary;
mod write;

pub use disk::Files;
pub use fault::{FileFault, FileFaultKind};
pub use lines::LineFile;
pub use mode::Mode;
pub use pieces::{FilePart, GrowingFile};
pub(super) use read::{at_most, text_of};
pub use size_limit::heed_size_limit;

/// A file that is open.
pub use std::fs::File as OpenFile;
