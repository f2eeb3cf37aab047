//! Why a file could not be read or written.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::place::folder_of;
use crate::text::{Message, Phrase, reasons};

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
    /// It would be longer than this process may make a file.
    #[error("would be longer than this process may make a file")]
    Limited,
    /// A link has that name; [`FileFault::target`] says where it leads.
    #[error("is a link")]
    Link,
    /// A file is there already, and is not replaced unasked.
    #[error("is there already")]
    Exists,
    /// A FIFO, a socket or a device has that name.
    #[error("is not an ordinary file")]
    NotOrdinary,
    /// Anything else; the source says it.
    #[error("cannot be read or written")]
    Other,
}

/// Where a link leads that is not followed.
#[derive(Debug, thiserror::Error)]
#[error("it leads to `{}`", .0.display())]
struct LeadsTo(PathBuf);

impl FileFault {
    /// What is wrong, in words that follow the name of the file and a colon.
    #[must_use]
    pub fn reason(&self) -> Message {
        match (&self.kind, &self.source) {
            (FileFaultKind::Other, Some(source)) => reasons::of_io(source),
            (kind, _) => kind.phrase().into(),
        }
    }

    /// A link stands where a file of our own belongs.
    pub(super) fn link(path: &Path) -> Self {
        let next_to_it = |target| folder_of(path).join(target);
        let target = fs::canonicalize(path).or_else(|_| fs::read_link(path).map(next_to_it));
        let source = target.map_or_else(|error| error, |target| io::Error::other(LeadsTo(target)));
        Self { path: path.to_path_buf(), kind: FileFaultKind::Link, source: Some(source) }
    }

    /// Where the link leads that stands there.
    #[must_use]
    pub fn target(&self) -> Option<&Path> {
        let inner = self.source.as_ref()?.get_ref()?;
        inner.downcast_ref::<LeadsTo>().map(|LeadsTo(target)| target.as_path())
    }

    /// A file that was opened could not be read to its end.
    #[must_use]
    pub fn while_read(path: &Path, error: io::Error) -> Self {
        Self::reading(path, error)
    }

    /// A file that was opened could not be written to its end.
    #[must_use]
    pub fn while_written(path: &Path, error: io::Error) -> Self {
        Self::writing(path, error)
    }

    pub(in crate::world) fn writing(path: &Path, error: io::Error) -> Self {
        let kind = match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => FileFaultKind::ReadOnly,
            ErrorKind::NotFound => FileFaultKind::NoFolder,
            kind => FileFaultKind::of(kind),
        };
        Self { path: path.to_path_buf(), kind, source: Some(error) }
    }

    pub(in crate::world) fn reading(path: &Path, error: io::Error) -> Self {
        Self { path: path.to_path_buf(), kind: FileFaultKind::of(error.kind()), source: Some(error) }
    }
}

impl FileFaultKind {
    /// What is wrong, in few words that follow the name of the file. The English is in machine output.
    #[must_use]
    pub const fn phrase(self) -> Phrase {
        match self {
            Self::NotFound => words::KIND_NOT_FOUND,
            Self::NoFolder => words::KIND_NO_FOLDER,
            Self::Denied => words::KIND_DENIED,
            Self::ReadOnly => words::KIND_READ_ONLY,
            Self::DiskFull => words::KIND_DISK_FULL,
            Self::IsFolder => words::KIND_IS_FOLDER,
            Self::NotText => words::KIND_NOT_TEXT,
            Self::TooLarge => words::KIND_TOO_LARGE,
            Self::Limited => words::KIND_LIMITED,
            Self::Link => words::KIND_LINK,
            Self::Exists => words::KIND_EXISTS,
            Self::NotOrdinary => words::KIND_NOT_ORDINARY,
            Self::Other => words::KIND_OTHER,
        }
    }

    const fn of(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::FileTooLarge => Self::Limited,
            ErrorKind::IsADirectory => Self::IsFolder,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::InvalidData => Self::NotText,
            _ => Self::Other,
        }
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        KIND_NOT_FOUND { nb: "filen finnes ikke", en: "not found" }
        KIND_NO_FOLDER { nb: "mappen finnes ikke", en: "its folder does not exist" }
        KIND_DENIED { nb: "du mangler tilgang til den", en: "may not be read" }
        KIND_READ_ONLY { nb: "mappen er skrivebeskyttet for deg", en: "the folder may not be written to" }
        KIND_DISK_FULL { nb: "disken er full", en: "the disk is full" }
        KIND_IS_FOLDER { nb: "det er en mappe", en: "is a folder" }
        KIND_NOT_TEXT { nb: "det er ikke gyldig UTF-8-tekst", en: "is not valid UTF-8 text" }
        KIND_TOO_LARGE { nb: "filen er for stor", en: "is too large" }
        KIND_LIMITED { nb: "den blir lengre enn programmet har lov til å skrive", en: "would be longer than the program may write" }
        KIND_LINK { nb: "det er en lenke", en: "is a link" }
        KIND_EXISTS { nb: "filen finnes allerede", en: "already exists" }
        KIND_NOT_ORDINARY { nb: "det er ikke en vanlig fil", en: "is not an ordinary file" }
        KIND_OTHER { nb: "den lar seg ikke lese eller skrive", en: "cannot be read or written" }
    }
}
