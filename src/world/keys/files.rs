//! Keys in files: folder 0700, files 0600, written beside their place and moved there whole.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::KeyFault;
use crate::domain::Secret;

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

pub(super) fn write(folder: &Path, name: &str, pem: &Secret) -> Result<(), KeyFault> {
    let path = path(folder, name)?;
    let unwritable = |error: std::io::Error| KeyFault::Unwritable { path: path.clone(), reason: error.to_string() };
    make_folder(folder).map_err(unwritable)?;
    // Temporary files are 0600 from their first moment.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(unwritable)?;
    file.write_all(pem.expose()).map_err(unwritable)?;
    file.as_file().sync_all().map_err(unwritable)?;
    file.persist_noclobber(&path).map_err(|error| unwritable(error.error))?;
    #[cfg(unix)]
    fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(unwritable)?;
    Ok(())
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

fn path(folder: &Path, name: &str) -> Result<PathBuf, KeyFault> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.is_empty() || name.len() > 120 || name.starts_with('.') || !name.chars().all(allowed) {
        return Err(KeyFault::Name(name.to_owned()));
    }
    Ok(folder.join(format!("{name}.pem")))
}
