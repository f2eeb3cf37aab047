//! The file system, as the program reaches it.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The stages of a write, in order. A test may let one of them fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The temporary file is made.
    Create,
    /// It is filled.
    Write,
    /// It is flushed to the disk.
    Flush,
    /// It takes the place of the old one.
    Rename,
}

/// The file system.
#[derive(Clone, Default)]
pub struct Files {
    pub(super) flushes: Arc<AtomicU64>,
    pub(super) fault: Option<(Stage, ErrorKind)>,
    /// Where leftovers have been looked for.
    looked: Arc<Mutex<BTreeSet<PathBuf>>>,
}

impl Files {
    /// The real file system.
    #[must_use]
    pub fn real() -> Self {
        Self::default()
    }

    /// The real file system, where one stage of every write fails: for tests of full disks and folders that cannot be
    /// written to.
    #[must_use]
    pub fn failing(stage: Stage, kind: ErrorKind) -> Self {
        Self { fault: Some((stage, kind)), ..Self::default() }
    }

    /// How many times something was flushed to the disk, by this and all its clones.
    #[must_use]
    pub fn flushes(&self) -> u64 {
        self.flushes.load(Ordering::Relaxed)
    }

    /// Whether something has that name, be it a link that leads nowhere.
    #[must_use]
    pub fn exists(&self, path: &Path) -> bool {
        path.symlink_metadata().is_ok()
    }

    /// The true place of a file, all links on the way followed; as it was named where nothing is there. Good for
    /// comparing and for saying, never for writing.
    #[must_use]
    pub fn true_place(&self, path: &Path) -> PathBuf {
        fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
    }

    /// Whether leftovers have not been looked for there before, by this and all its clones.
    pub(super) fn is_first_look(&self, path: &Path) -> bool {
        self.looked.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_path_buf())
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
