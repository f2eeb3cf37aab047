//! The file system, as the program reaches it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

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
        Self { flushes: Arc::default(), fault: Some((stage, kind)) }
    }

    /// How many times something was flushed to the disk, by this and all its clones.
    #[must_use]
    pub fn flushes(&self) -> u64 {
        self.flushes.load(Ordering::Relaxed)
    }

    /// Whether something has that name.
    #[must_use]
    pub fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    /// Where a file really is: a symbolic link is followed, also one whose target is not there yet.
    #[must_use]
    pub fn resolve(&self, path: &Path) -> PathBuf {
        if let Ok(real) = fs::canonicalize(path) {
            return real;
        }
        match fs::read_link(path) {
            Ok(target) => folder_of(path).join(target),
            Err(_) => path.to_path_buf(),
        }
    }
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
