//! The lists of packages and roles that were fetched last, in the user's cache folder.

use std::path::{Path, PathBuf};

use super::files::{FileFault, FileFaultKind, Files, Mode};
use super::process::Folders;
use crate::catalog::metadata::{Metadata, SCHEMA};

/// Some hundred packages and roles take a tenth of it.
const LARGEST: u64 = 4 << 20;

/// Whose lists: what a rehearsal reads is never taken for what holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheBook {
    /// Read from Altinn.
    Real,
    /// Read from a simulated environment.
    Rehearsal,
}

impl CacheBook {
    /// The book of an environment.
    #[must_use]
    pub const fn of(simulated: bool) -> Self {
        if simulated { Self::Rehearsal } else { Self::Real }
    }
}

/// Where the lists are kept.
#[must_use]
pub fn path(folders: &Folders, book: CacheBook) -> PathBuf {
    folders.cache.join(match book {
        CacheBook::Real => "catalog.json",
        CacheBook::Rehearsal => "catalog.rehearsal.json",
    })
}

/// What was kept. A cache that cannot be read, or of another version, is as good as none.
#[must_use]
pub fn read(folders: &Folders, book: CacheBook, files: &Files) -> Option<Metadata> {
    let bytes = files.read_own(&path(folders, book), LARGEST).ok()?;
    let kept: Metadata = serde_json::from_slice(&bytes).ok()?;
    (kept.schema == SCHEMA).then_some(kept)
}

/// Keeps what was read.
///
/// # Errors
/// Why it could not be written.
pub fn keep(metadata: &Metadata, folders: &Folders, book: CacheBook, files: &Files) -> Result<PathBuf, FileFault> {
    let path = path(folders, book);
    let broken = |_| FileFault { path: path.clone(), kind: FileFaultKind::NotText, source: None };
    let bytes = serde_json::to_vec(metadata).map_err(broken)?;
    files.create_folder(path.parent().unwrap_or(Path::new(".")), Mode::Ordinary)?;
    files.write(&path, &bytes, Mode::Ordinary)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::metadata::built_in;

    #[test]
    fn what_is_kept_is_read_and_what_is_broken_is_none() {
        let root = tempfile::tempdir().unwrap();
        let folders = Folders { cache: root.path().join("cache"), ..Folders::default() };
        let files = Files::real();
        assert_eq!(read(&folders, CacheBook::Real, &files), None);
        let (packages, roles) = built_in();
        let read_at = jiff::Timestamp::UNIX_EPOCH;
        let metadata = Metadata { schema: SCHEMA, environment: "tt02".into(), read: read_at, packages, roles };
        let path = keep(&metadata, &folders, CacheBook::Real, &files).unwrap();
        assert_eq!(read(&folders, CacheBook::Real, &files), Some(metadata.clone()));
        assert_eq!(read(&folders, CacheBook::Rehearsal, &files), None);
        files.write(&path, &serde_json::to_vec(&Metadata { schema: 2, ..metadata }).unwrap(), Mode::Ordinary).unwrap();
        assert_eq!(read(&folders, CacheBook::Real, &files), None);
        files.write(&path, b"{", Mode::Ordinary).unwrap();
        assert_eq!(read(&folders, CacheBook::Real, &files), None);
    }
}
