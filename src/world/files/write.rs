//! Writing: a file is whole or as it was before.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::sync::atomic::Ordering;

use super::disk::{Files, Stage, folder_of};
use super::fault::{FileFault, FileFaultKind};

/// Who may read a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Whom the user's own settings let in; a file that exists keeps its permissions.
    Ordinary,
    /// Only the user (0600).
    Private,
}

impl Files {
    /// Writes a file as a whole: a temporary file in the same folder, flushed, then renamed, then the folder flushed.
    /// When it fails, what stood there before stands there still, and nothing is left beside it.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn write(&self, path: &Path, bytes: &[u8], mode: Mode) -> Result<(), FileFault> {
        if path.is_dir() {
            return Err(FileFault { path: path.to_path_buf(), kind: FileFaultKind::IsFolder, source: None });
        }
        self.write_whole(path, bytes, mode).map_err(|error| FileFault::writing(path, error))
    }

    fn write_whole(&self, path: &Path, bytes: &[u8], mode: Mode) -> io::Result<()> {
        let folder = folder_of(path);
        self.reach(Stage::Create)?;
        let mut file = temporary(path, mode)?.tempfile_in(folder)?;
        self.reach(Stage::Write)?;
        file.write_all(bytes)?;
        self.reach(Stage::Flush)?;
        self.flush(file.as_file())?;
        self.reach(Stage::Rename)?;
        persist(file, path)?;
        self.flush_folder(folder)
    }

    fn reach(&self, stage: Stage) -> io::Result<()> {
        match self.fault {
            Some((at, kind)) if at == stage => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn flush(&self, file: &File) -> io::Result<()> {
        self.flushes.fetch_add(1, Ordering::Relaxed);
        file.sync_all()
    }

    /// Makes a rename last. Where folders cannot be opened or flushed (Windows, some network file systems), the file
    /// system sees to it itself.
    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(not(unix)) {
            return Ok(());
        }
        match self.flush(&File::open(folder)?) {
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            other => other,
        }
    }

    /// Makes a folder and those above it. A private one lets only the user in.
    ///
    /// # Errors
    /// Why it could not be made.
    pub fn create_folder(&self, path: &Path, mode: Mode) -> Result<(), FileFault> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        if mode == Mode::Private {
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        }
        #[cfg(not(unix))]
        let _ = mode;
        builder.create(path).map_err(|error| FileFault::writing(path, error))
    }

    /// Removes a file; one that is not there is as good as removed.
    ///
    /// # Errors
    /// Why it could not be removed.
    pub fn remove(&self, path: &Path) -> Result<(), FileFault> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(FileFault::writing(path, error)),
            _ => Ok(()),
        }
    }

    /// Removes what a killed process left beside a file. Only for who holds the file's lock.
    pub fn remove_leftovers(&self, path: &Path) {
        let (before, after) = marks(path);
        for entry in fs::read_dir(folder_of(path)).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if name.to_str().is_some_and(|name| name.starts_with(&before) && name.ends_with(after)) {
                // A leftover does no harm: what cannot be removed stays.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// How the temporary files of a file begin and end.
fn marks(path: &Path) -> (String, &'static str) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    (format!(".{name}."), ".tmp")
}

/// How the temporary file of a file is made: its name, and who may read it.
fn temporary(path: &Path, mode: Mode) -> io::Result<Beside> {
    let (before, after) = marks(path);
    let permissions = match (mode, fs::metadata(path)) {
        (Mode::Private, _) => None,
        (Mode::Ordinary, Ok(known)) => Some(known.permissions()),
        (Mode::Ordinary, Err(error)) if error.kind() == ErrorKind::NotFound => None,
        (Mode::Ordinary, Err(error)) => return Err(error),
    };
    Ok(Beside { before, after, mode, permissions })
}

struct Beside {
    before: String,
    after: &'static str,
    #[cfg_attr(not(unix), expect(dead_code, reason = "only unix has modes"))]
    mode: Mode,
    permissions: Option<fs::Permissions>,
}

impl Beside {
    fn tempfile_in(&self, folder: &Path) -> io::Result<tempfile::NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(&self.before).suffix(self.after);
        #[cfg(unix)]
        if self.mode == Mode::Ordinary {
            // The user's mask is taken off by the system.
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder)?;
        if let Some(permissions) = &self.permissions {
            file.as_file().set_permissions(permissions.clone())?;
        }
        Ok(file)
    }
}

/// Puts the temporary file in the place of the old one. On Windows a virus scanner may hold the old one for a moment.
fn persist(mut file: tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    let mut tries = if cfg!(windows) { 10 } else { 0 };
    loop {
        match file.persist(path) {
            Ok(_) => return Ok(()),
            Err(failed) if tries > 0 && failed.error.kind() == ErrorKind::PermissionDenied => {
                tries -= 1;
                file = failed.file;
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            Err(failed) => return Err(failed.error),
        }
    }
}
