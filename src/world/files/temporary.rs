//! Temporary files: how they are named, held while they are written, and found when a killed process left them.
//!
//! Whoever writes one holds a lock on it. So one that can be locked belongs to nobody who lives, on this machine or on
//! another that shares the disk.

use std::fs::{self, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::disk::Files;
use super::mode::Mode;
use super::open::{self, Access, is_still};
use super::place::folder_of;

/// How temporary files end.
const ENDING: &str = ".tmp";

/// How many characters are drawn for the name of one.
const DRAWN: usize = 6;

/// How often one is made that somebody else has taken for a leftover in the moment before it was locked.
const TRIES: u32 = 5;

/// Makes the temporary file of a file, beside it, and holds it.
pub(super) fn make(path: &Path, mode: Mode) -> io::Result<tempfile::NamedTempFile> {
    let permissions = match (mode, fs::symlink_metadata(path)) {
        (Mode::Private, _) => None,
        (Mode::Ordinary, Ok(known)) => Some(known.permissions()),
        (Mode::Ordinary, Err(error)) if error.kind() == ErrorKind::NotFound => None,
        (Mode::Ordinary, Err(error)) => return Err(error),
    };
    for _ in 0..TRIES {
        let file = fresh(path, mode)?;
        match file.as_file().try_lock() {
            Ok(()) if !is_still(file.as_file(), file.path()) => continue,
            Err(TryLockError::WouldBlock) => continue,
            // Where the file system has no locks nobody takes leftovers away.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        if let Some(permissions) = permissions {
            file.as_file().set_permissions(permissions)?;
        }
        return Ok(file);
    }
    Err(ErrorKind::ResourceBusy.into())
}

fn fresh(path: &Path, mode: Mode) -> io::Result<tempfile::NamedTempFile> {
    let before = beginning(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&before).suffix(ENDING).rand_bytes(DRAWN);
    #[cfg(unix)]
    if mode == Mode::Ordinary {
        // The user's mask is taken off by the system.
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = mode;
    builder.tempfile_in(folder_of(path))
}

/// How the temporary files of a file begin.
fn beginning(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!(".{name}.")
}

/// Whether a name is that of a temporary file of a file whose names begin so.
fn is_temporary(name: &str, beginning: &str) -> bool {
    let drawn = name.strip_prefix(beginning).and_then(|rest| rest.strip_suffix(ENDING));
    drawn.is_some_and(|drawn| drawn.len() == DRAWN && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

impl Files {
    /// Removes what a killed process left beside a file; looked for once in a run.
    pub fn remove_leftovers(&self, path: &Path) {
        if self.is_first_look(path) {
            let beginning = beginning(path);
            clear(folder_of(path), |name| is_temporary(name, &beginning));
        }
    }

    /// Removes what a killed process left of any file in a folder that only this program writes in; looked for once in
    /// a run.
    pub fn remove_leftovers_in(&self, folder: &Path) {
        if self.is_first_look(folder) {
            // `.NAME.DRAWN.tmp`
            let of_any = |name: &str| {
                let named = name.strip_suffix(ENDING).and_then(|rest| rest.rsplit_once('.'));
                named.is_some_and(|(before, _)| before.len() > 1 && is_temporary(name, &format!("{before}.")))
            };
            clear(folder, |name| name.starts_with('.') && of_any(name));
        }
    }
}

fn clear(folder: &Path, is_ours: impl Fn(&str) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(&is_ours) {
            remove_if_left(&entry.path());
        }
    }
}

/// A leftover does no harm: one that cannot be removed stays.
fn remove_if_left(path: &Path) {
    let Ok(file) = open::own(path, Access::Read) else { return };
    let is_this_users = file.metadata().is_ok_and(|known| is_this_users(&known));
    if is_this_users && file.try_lock().is_ok() && is_still(&file, path) {
        let _ = fs::remove_file(path);
    }
}

#[cfg(unix)]
fn is_this_users(known: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(known) == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
const fn is_this_users(_: &fs::Metadata) -> bool {
    true
}
