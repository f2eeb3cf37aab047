//! Files: written whole or not at all, and read with a limit.

pub(super) mod disk;
mod fault;
mod read;
mod write;

pub use disk::Files;
pub use fault::{FileFault, FileFaultKind};
pub(super) use read::text_of;
pub use write::Mode;
