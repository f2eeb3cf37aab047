//! Keys in files: folder 0700, files 0600, written beside their place and moved there whole.
//!
//! Who can write in a folder can exchange the keys in it, so the folder is looked at as well, and the data folder above it;
//! what lies above that is the user's own, or the system's.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::access::{check, check_folders};
use super::fault::{Closed, KeyFault};
use crate::domain::{KeyStoreName, Secret};
use crate::world::files::open::{self, Access};
use crate::world::files::{FileFault, FileFaultKind, Files, Mode, at_most};

/// No key is longer; what is longer is not read.
const LARGEST: u64 = 64 * 1024;

/// Reads a key of the store: an ordinary file, and no link to one.
pub(super) fn read(folder: &Path, name: &str) -> Result<Option<(Secret, String)>, KeyFault> {
    let path = path(folder, name)?;
    let origin = path.display().to_string();
    check_folders(folder)?;
    Ok(closed(open::own(&path, Access::Read), &path)?.map(|secret| (secret, origin)))
}

/// Reads a file that somebody points to; it may be a pipe.
pub(super) fn read_named(path: &Path) -> Result<Option<Secret>, KeyFault> {
    closed(open::named(path), path)
}

/// Reads a file that a shared file names: an ordinary file, and nothing is waited for.
pub(super) fn read_described(path: &Path) -> Result<Option<Secret>, KeyFault> {
    closed(open::found(path), path)
}

/// Reads a key that must be closed to others, where it lies in a file.
fn closed(opened: Result<File, FileFault>, path: &Path) -> Result<Option<Secret>, KeyFault> {
    let unreadable = |fault: FileFault| {
        no_file(&fault).unwrap_or_else(|| KeyFault::Unreadable { path: path.to_owned(), reason: fault.reason() })
    };
    let file = match opened {
        Ok(file) => file,
        Err(fault) if fault.kind == FileFaultKind::NotFound => return Ok(None),
        Err(fault) => return Err(unreadable(fault)),
    };
    let about = file.metadata().map_err(|error| unreadable(FileFault::reading(path, error)))?;
    if about.is_file() {
        check(&about, path, Closed::File)?;
    }
    at_most(file, path, LARGEST, LARGEST).map(|bytes| Some(Secret::new(bytes))).map_err(unreadable)
}

pub(super) fn write(files: &Files, folder: &Path, name: &str, pem: &Secret) -> Result<(), KeyFault> {
    let path = path(folder, name)?;
    let unwritable = |fault: FileFault| {
        let reason = fault.reason();
        no_room(&fault)
            .or_else(|| no_file(&fault))
            .unwrap_or_else(|| KeyFault::Unwritable { path: path.clone(), reason })
    };
    files.create_folder(folder, Mode::Private).map_err(unwritable)?;
    check_folders(folder)?;
    files.write(&path, pem.expose(), Mode::Private).map_err(unwritable)
}

/// What stands where a key file belongs, when that is something else.
fn no_file(fault: &FileFault) -> Option<KeyFault> {
    let is_other = matches!(fault.kind, FileFaultKind::Link | FileFaultKind::NotOrdinary | FileFaultKind::IsFolder);
    is_other.then(|| KeyFault::NoFile(Box::new(fault.finding())))
}

/// There is no room for a key; another right to the folder would change nothing.
fn no_room(fault: &FileFault) -> Option<KeyFault> {
    let is_room = matches!(fault.kind, FileFaultKind::DiskFull | FileFaultKind::Limited);
    is_room.then(|| KeyFault::NoFile(Box::new(fault.finding())))
}

fn path(folder: &Path, name: &str) -> Result<PathBuf, KeyFault> {
    let name = KeyStoreName::parse(name).map_err(|_| KeyFault::Name(name.to_owned()))?;
    Ok(folder.join(format!("{name}.pem")))
}
