//! The lists of packages and roles that were fetched last, in the user's cache folder.

use std::path::{Path, PathBuf};

use super::files::{FileFault, FileFaultKind, Files, Mode};
use super::process::Folders;
use crate::catalog::metadata::{Metadata, SCHEMA};

/// Some hundred packages and roles take a tenth of it.
const LARGEST: u64 = 4 << 20;

/// Where the lists are kept.
#[must_use]
pub fn path(folders: &Folders) -> PathBuf {
    folders.cache.join("catalog.json")
}

/// What was kept. A cache that cannot be read, or of another version, is as good as none.
#[must_use]
pub fn read(folders: &Folders, files: &Files) -> Option<Metadata> {
    let bytes = files.read(&path(folders), LARGEST).ok()?;
    let kept: Metadata = serde_json::from_slice(&bytes).ok()?;
    (kept.schema == SCHEMA).then_some(kept)
}

/// Keeps what was read.
///
/// # Errors
/// Why it could not be written.
pub fn keep(metadata: &Metadata, folders: &Folders, files: &Files) -> Result<PathBuf, FileFault> {
    let path = path(folders);
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
        assert_eq!(read(&folders, &files), None);
        let (packages, roles) = built_in();
        let read_at = jiff::Timestamp::UNIX_EPOCH;
        let metadata = Metadata { schema: SCHEMA, environment: "tt02".into(), read: read_at, packages, roles };
        let path = keep(&metadata, &folders, &files).unwrap();
        assert_eq!(read(&folders, &files), Some(metadata.clone()));
        files.write(&path, &serde_json::to_vec(&Metadata { schema: 2, ..metadata }).unwrap(), Mode::Ordinary).unwrap();
        assert_eq!(read(&folders, &files), None);
        files.write(&path, b"{", Mode::Ordinary).unwrap();
        assert_eq!(read(&folders, &files), None);
    }
}
