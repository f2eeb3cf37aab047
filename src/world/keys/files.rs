//! Keys in files: folder 0700, files 0600, written beside their place and moved there whole.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::KeyFault;
use crate::domain::Secret;
use crate::world::files::{FileFault, Files, Mode};

/// No key is longer; what is longer is not read.
const LARGEST: u64 = 64 * 1024;

pub(super) fn read(folder: &Path, name: &str) -> Result<Option<(Secret, String)>, KeyFault> {
    let path = path(folder, name)?;
    let origin = path.display().to_string();
    Ok(read_path(&path)?.map(|secret| (secret, origin)))
}

/// Reads a file that must be closed to others.
pub(super) fn read_path(path: &Path) -> Result<Option<Secret>, KeyFault> {
    let unreadable = |reason: String| KeyFault::Unreadable { path: path.to_owned(), reason };
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error.to_string())),
    };
    if !about.is_file() || about.len() > LARGEST {
        return Err(unreadable("not a key file".to_owned()));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if about.permissions().mode() & 0o077 != 0 {
            return Err(KeyFault::OpenToOthers(path.to_owned()));
        }
    }
    fs::read(path).map(|bytes| Some(Secret::new(bytes))).map_err(|error| unreadable(error.to_string()))
}

pub(super) fn write(files: &Files, folder: &Path, name: &str, pem: &Secret) -> Result<(), KeyFault> {
    let path = path(folder, name)?;
    let unwritable = |error: FileFault| KeyFault::Unwritable { path: path.clone(), reason: error.kind.to_string() };
    files.create_folder(folder, Mode::Private).map_err(unwritable)?;
    files.write(&path, pem.expose(), Mode::Private).map_err(unwritable)
}

fn path(folder: &Path, name: &str) -> Result<PathBuf, KeyFault> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty() || name.len() > 120 || name.starts_with('.') || !name.chars().all(allowed) {
        return Err(KeyFault::Name(name.to_owned()));
    }
    Ok(folder.join(format!("{name}.pem")))
}
