//! Writing: a file is whole or as it was before.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::Ordering;

use super::disk::{Files, Stage};
use super::fault::{FileFault, FileFaultKind};
use super::mode::Mode;
use super::place::{folder_of, stays_below};
use super::{open, temporary};

impl Files {
    /// Writes a file as a whole: a temporary file in the same folder, flushed, then renamed, then the folder flushed.
    /// When it fails, what stood there before stands there still, and nothing is left beside it. Only an ordinary file is
    /// replaced.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn write(&self, path: &Path, bytes: &[u8], mode: Mode) -> Result<(), FileFault> {
        if let Some(obstacle) = open::obstacle(path) {
            return Err(obstacle);
        }
        self.remove_leftovers(path);
        self.write_whole(path, bytes, mode).map_err(|error| FileFault::writing(path, error))
    }

    /// Writes a file below a folder that the operator named, with the folders between them; answers its true place. The
    /// folder itself may be reached by a link, what lies below it may not.
    ///
    /// # Errors
    /// A link or no folder stands on the way, or it could not be written.
    pub fn write_below(&self, folder: &Path, name: &Path, bytes: &[u8], mode: Mode) -> Result<PathBuf, FileFault> {
        self.create_folder(folder, Mode::Ordinary)?;
        let mut at = fs::canonicalize(folder).map_err(|error| FileFault::writing(folder, error))?;
        if !stays_below(name) {
            return Err(FileFault::writing(&at.join(name), ErrorKind::InvalidInput.into()));
        }
        let mut parts = name.components().filter(|part| *part != Component::CurDir).peekable();
        while let Some(part) = parts.next() {
            at.push(part);
            if parts.peek().is_some() {
                folder_at(&at)?;
            }
        }
        self.write(&at, bytes, mode)?;
        Ok(at)
    }

    /// Whether bytes are still to be written there: not when they stand there already.
    ///
    /// # Errors
    /// Other bytes stand there and may not be replaced, or something that is no file of ours.
    pub fn is_to_write(&self, path: &Path, bytes: &[u8], replaces: bool) -> Result<bool, FileFault> {
        if !self.look(path)? {
            return Ok(true);
        }
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if self.read_own(path, length).is_ok_and(|there| there == bytes) {
            return Ok(false);
        }
        let exists = || FileFault { path: path.to_path_buf(), kind: FileFaultKind::Exists, source: None };
        if replaces { Ok(true) } else { Err(exists()) }
    }

    fn write_whole(&self, path: &Path, bytes: &[u8], mode: Mode) -> io::Result<()> {
        self.reach(Stage::Create)?;
        let mut file = temporary::make(path, mode)?;
        self.reach(Stage::Write)?;
        file.write_all(bytes)?;
        self.reach(Stage::Flush)?;
        self.flush(file.as_file())?;
        self.reach(Stage::Rename)?;
        persist(file, path)?;
        self.flush_folder(folder_of(path))
    }

    fn reach(&self, stage: Stage) -> io::Result<()> {
        match self.fault {
            Some((at, kind)) if at == stage => Err(kind.into()),
            _ => Ok(()),
        }
    }

    pub(super) fn flush(&self, file: &File) -> io::Result<()> {
        self.flushes.fetch_add(1, Ordering::Relaxed);
        file.sync_all()
    }

    /// Makes a rename last. Where folders cannot be opened or flushed (Windows, some network file systems), the file
    /// system sees to it itself.
    pub(super) fn flush_folder(&self, folder: &Path) -> io::Result<()> {
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
}

/// Makes a folder where none is; no link to one will do. Another run may make it in the same moment.
fn folder_at(path: &Path) -> Result<(), FileFault> {
    let standing = || match open::obstacle(path) {
        Some(fault) if fault.kind == FileFaultKind::IsFolder => Some(Ok(())),
        other => other.map(Err),
    };
    let made = || match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            standing().unwrap_or_else(|| Err(FileFault::writing(path, error)))
        }
        other => other.map_err(|error| FileFault::writing(path, error)),
    };
    standing().unwrap_or_else(made)
}

/// Puts the temporary file in the place of the old one. On Windows a virus scanner may hold the old one for a moment.
pub(super) fn persist(mut file: tempfile::NamedTempFile, path: &Path) -> io::Result<File> {
    let mut tries = if cfg!(windows) { 10 } else { 0 };
    loop {
        match file.persist(path) {
            Ok(file) => return Ok(file),
            Err(failed) if tries > 0 && failed.error.kind() == ErrorKind::PermissionDenied => {
                tries -= 1;
                file = failed.file;
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            Err(failed) => return Err(failed.error),
        }
    }
}
