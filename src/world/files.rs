//! Files: written whole or not at all, and read with a limit.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::text::{Phrase, files as text};

/// Who may read a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Whom the user's own settings let in; a file that exists keeps its permissions.
    Ordinary,
    /// Only the user (0600).
    Private,
}

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
    flushes: Arc<AtomicU64>,
    fault: Option<(Stage, ErrorKind)>,
}

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("`{}`: {kind}", path.display())]
pub struct FileFault {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong.
    pub kind: FileFaultKind,
    /// What the system said.
    pub source: Option<io::Error>,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFaultKind {
    /// It is not there.
    #[error("not found")]
    NotFound,
    /// The folder that it should be written in is not there.
    #[error("its folder does not exist")]
    NoFolder,
    /// It may not be read.
    #[error("may not be read")]
    Denied,
    /// Nothing may be written in its folder.
    #[error("the folder may not be written to")]
    ReadOnly,
    /// The disk, or the user's share of it, is full.
    #[error("the disk is full")]
    DiskFull,
    /// A folder has that name.
    #[error("is a folder")]
    IsFolder,
    /// It is not UTF-8.
    #[error("is not valid UTF-8 text")]
    NotText,
    /// It is longer than anything sensible.
    #[error("is too large")]
    TooLarge,
    /// Anything else; the source says it.
    #[error("cannot be read or written")]
    Other,
}

fn at_most(from: impl io::Read, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
    let mut bytes = Vec::new();
    from.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| FileFault::reading(path, error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
        Ok(bytes)
    } else {
        Err(FileFault { path: path.to_path_buf(), kind: FileFaultKind::TooLarge, source: None })
    }
}

fn text_of(path: &Path, bytes: &[u8]) -> Result<String, FileFault> {
    let text = std::str::from_utf8(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes));
    let fault = |_| FileFault { path: path.to_path_buf(), kind: FileFaultKind::NotText, source: None };
    text.map(str::to_owned).map_err(fault)
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

    /// Reads a file of at most `limit` bytes.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
        let fault = |error| FileFault::reading(path, error);
        let file = File::open(path).map_err(fault)?;
        if file.metadata().map_err(fault)?.is_dir() {
            return Err(FileFault { path: path.to_path_buf(), kind: FileFaultKind::IsFolder, source: None });
        }
        at_most(file, path, limit)
    }

    /// Reads at most `limit` bytes from stdin; faults name it `-`.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read_input(&self, limit: u64) -> Result<Vec<u8>, FileFault> {
        at_most(io::stdin(), Path::new("-"), limit)
    }

    /// Reads a text of at most `limit` bytes; a byte-order mark, as Windows editors put first, is left out.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read_text(&self, path: &Path, limit: u64) -> Result<String, FileFault> {
        text_of(path, &self.read(path, limit)?)
    }

    /// Reads a text of at most `limit` bytes from stdin, as [`Self::read_text`] does.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read_input_text(&self, limit: u64) -> Result<String, FileFault> {
        text_of(Path::new("-"), &self.read_input(limit)?)
    }

    /// Whether something has that name.
    #[must_use]
    pub fn exists(&self, path: &Path) -> bool {
        path.exists()
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

impl FileFault {
    pub(super) fn writing(path: &Path, error: io::Error) -> Self {
        let kind = match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => FileFaultKind::ReadOnly,
            ErrorKind::NotFound => FileFaultKind::NoFolder,
            kind => FileFaultKind::of(kind),
        };
        Self { path: path.to_path_buf(), kind, source: Some(error) }
    }

    pub(super) fn reading(path: &Path, error: io::Error) -> Self {
        Self { path: path.to_path_buf(), kind: FileFaultKind::of(error.kind()), source: Some(error) }
    }
}

impl FileFaultKind {
    /// What is wrong, in few words that follow the name of the file. The English is in machine output.
    #[must_use]
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::NotFound => text::KIND_NOT_FOUND,
            Self::NoFolder => text::KIND_NO_FOLDER,
            Self::Denied => text::KIND_DENIED,
            Self::ReadOnly => text::KIND_READ_ONLY,
            Self::DiskFull => text::KIND_DISK_FULL,
            Self::IsFolder => text::KIND_IS_FOLDER,
            Self::NotText => text::KIND_NOT_TEXT,
            Self::TooLarge => text::KIND_TOO_LARGE,
            Self::Other => text::KIND_OTHER,
        }
    }

    const fn of(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::DiskFull,
            ErrorKind::IsADirectory => Self::IsFolder,
            ErrorKind::InvalidData => Self::NotText,
            _ => Self::Other,
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
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

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
