//! Why a lock was not had.

use std::fs::Metadata;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::holder::Holder;
use crate::catalog::codes::files as codes;
use crate::finding::Finding;
use crate::text::reasons;
use crate::world::clean::clean_line;
use crate::world::files::{FileFault, FileFaultKind};
#[cfg(unix)]
use crate::world::files::{at_most, open};

/// Longer than the list of the users of any machine that has one.
#[cfg(unix)]
const LARGEST_LIST: u64 = 1 << 20;

/// Why a lock was not had.
#[derive(Debug, thiserror::Error)]
pub enum LockFault {
    /// Somebody else holds it. Who, where the lock file tells: on Windows nobody else may read it.
    #[error("held by somebody else")]
    Held(Option<Holder>),
    /// There can be no lock.
    #[error(transparent)]
    Refused(#[from] LockRefusal),
}

/// Why there can be no lock. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum LockRefusal {
    /// A lock file of somebody else, who may be dead, and we may not look at it.
    #[error("`{}` is a lock file of {owner}", path.display())]
    OfAnother {
        /// The lock file.
        path: PathBuf,
        /// Whose it is: a user name, or a number.
        owner: String,
        /// When it was made.
        since: Option<Timestamp>,
        /// What the system said.
        source: io::Error,
    },
    /// Something has the name of the lock file that is none of this program.
    #[error("`{}` is no lock file of this program", .0.display())]
    Foreign(PathBuf),
    /// The file system has no locks.
    #[error("`{}` cannot be locked", path.display())]
    NoLocks {
        /// The lock file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The lock file cannot be made or opened: a link stands there, the folder is closed, the disk is full …
    #[error(transparent)]
    File(#[from] FileFault),
}

/// The lock file of a file cannot be made or written. What is said of the folder or the disk is said of the file.
pub(super) fn not_made(of: &Path, path: &Path, error: io::Error) -> LockRefusal {
    let fault = FileFault::writing(path, error);
    let whole = matches!(fault.kind, FileFaultKind::ReadOnly | FileFaultKind::NoFolder | FileFaultKind::DiskFull);
    LockRefusal::File(if whole { FileFault { path: of.to_path_buf(), ..fault } } else { fault })
}

/// A lock file that may not be opened.
pub(super) fn closed(path: &Path, fault: FileFault) -> LockRefusal {
    let source = fault.source.unwrap_or_else(|| ErrorKind::PermissionDenied.into());
    let known = path.symlink_metadata().ok();
    let since = known.as_ref().and_then(|known| Timestamp::try_from(known.modified().ok()?).ok());
    let owner = known.as_ref().and_then(owner).unwrap_or_else(|| "?".to_owned());
    LockRefusal::OfAnother { path: path.to_path_buf(), owner, since, source }
}

/// The user that a file belongs to: the name, where the system has a list of its users, else the number.
#[cfg(unix)]
fn owner(known: &Metadata) -> Option<String> {
    let number = std::os::unix::fs::MetadataExt::uid(known).to_string();
    let list = Path::new("/etc/passwd");
    let users = open::named(list).and_then(|file| at_most(file, list, LARGEST_LIST, 0)).unwrap_or_default();
    let name = String::from_utf8_lossy(&users).lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)? == number).then(|| name.to_owned())
    });
    name.or_else(|| Some(format!("uid {number}")))
}

#[cfg(not(unix))]
const fn owner(_: &Metadata) -> Option<String> {
    None
}

impl LockRefusal {
    /// What a person reads about it; `of` is the file whose lock it is.
    #[must_use]
    pub fn finding(&self, of: &Path) -> Finding {
        let at = |code, path: &Path| Finding::new(code, path.display().to_string()).with_path("path", path);
        match self {
            Self::OfAnother { path, owner, since, .. } => {
                let since = since.map_or_else(|| "?".to_owned(), |since| since.to_string());
                at(&codes::LOCK_OF_ANOTHER, path).with("owner", clean_line(owner)).with("since", since)
            }
            Self::Foreign(path) => at(&codes::LOCK_FOREIGN, path),
            Self::NoLocks { path, source } => {
                at(&codes::LOCK_NONE, path).with_path("file", of).with("reason", reasons::of_io(source))
            }
            Self::File(fault) => fault.finding_of_our_place(),
        }
    }
}
