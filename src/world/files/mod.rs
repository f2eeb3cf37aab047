//! Files: written whole or not at all, and read with a limit.

mod disk;
mod fault;
mod read;
mod write;

pub use disk::{Files, Stage};
pub use fault::{FileFault, FileFaultKind};
pub use write::Mode;
