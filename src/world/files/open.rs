//! Opening: the one place where files of our own are opened, and the one where what a command only reads is.
//!
//! Whoever can write in a folder can put a link, a FIFO or a device in the place of a file of ours. Nothing of that is
//! followed, waited for or written to.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use super::disk::Files;
use super::fault::{FileFault, FileFaultKind};
use super::mode::Mode;
use super::place::folder_of;

/// What a file of our own is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::world) enum Access {
    /// To read it.
    Read,
    /// To read it and to write in its place; it is never made.
    ReadWrite,
}

/// Opens a file of our own: an ordinary file, and no link to one. Nothing is waited for.
///
/// # Errors
/// Something else stands there, or it cannot be opened.
pub(in crate::world) fn own(path: &Path, access: Access) -> Result<File, FileFault> {
    let mut options = OpenOptions::new();
    options.read(true).write(access == Access::ReadWrite);
    system::not_through_links(&mut options);
    ordinary(system::past_filters(options.open(path), path, access), path, Links::Refused)
}

/// Opens what lies beside a file that somebody named, or what a shared file names: an ordinary file, perhaps by a link.
/// Nothing is waited for.
///
/// # Errors
/// Something else stands there, or it cannot be opened.
pub(in crate::world) fn found(path: &Path) -> Result<File, FileFault> {
    let mut options = OpenOptions::new();
    options.read(true);
    system::without_waiting(&mut options);
    ordinary(options.open(path), path, Links::Followed)
}

/// Opens what the operator named and a command only reads: it may be a pipe, which is waited for.
///
/// # Errors
/// It is a folder, or cannot be opened.
pub(in crate::world) fn named(path: &Path) -> Result<File, FileFault> {
    let fault = |error| FileFault::reading(path, error);
    let file = File::open(path).map_err(fault)?;
    if file.metadata().map_err(fault)?.is_dir() {
        return Err(FileFault { path: path.to_path_buf(), kind: FileFaultKind::IsFolder, source: None });
    }
    Ok(file)
}

/// Makes a file that is not there, for whom its mode lets in.
///
/// # Errors
/// Something has that name, or it cannot be made.
pub(in crate::world) fn fresh(path: &Path, mode: Mode) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    if mode == Mode::Private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = mode;
    system::not_through_links(&mut options);
    options.open(path)
}

impl Files {
    /// Whether a file of our own stands there.
    ///
    /// # Errors
    /// Something else does: a link, a folder, or no ordinary file.
    pub fn look(&self, path: &Path) -> Result<bool, FileFault> {
        obstacle(path).map_or_else(|| Ok(self.exists(path)), Err)
    }

    /// The same for a file that shall be written: its folder must be there, too.
    ///
    /// # Errors
    /// As [`Files::look`], or there is no such folder.
    pub fn look_for_place(&self, path: &Path) -> Result<bool, FileFault> {
        let is_there = self.look(path)?;
        if is_there || folder_of(path).is_dir() {
            return Ok(is_there);
        }
        Err(FileFault { path: path.to_path_buf(), kind: FileFaultKind::NoFolder, source: None })
    }
}

/// Why nothing of ours may be written in the place of what stands there: it is a link, a folder, or no ordinary file.
pub(super) fn obstacle(path: &Path) -> Option<FileFault> {
    obstacle_to(path, Links::Refused)
}

/// Whether the file that was opened is the one that has the name now.
pub(in crate::world) fn is_still(file: &File, path: &Path) -> bool {
    system::is_still(file, path)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Links {
    Refused,
    Followed,
}

fn ordinary(opened: io::Result<File>, path: &Path, links: Links) -> Result<File, FileFault> {
    let fault = |error| FileFault::reading(path, error);
    let file = match opened {
        Ok(file) => file,
        // The system's own words for a link or a socket say nothing to people.
        Err(error) => return Err(obstacle_to(path, links).unwrap_or_else(|| fault(error))),
    };
    match obstacle_in(&file.metadata().map_err(fault)?) {
        None => Ok(file),
        Some(FileFaultKind::Link) => Err(FileFault::link(path)),
        Some(kind) => Err(FileFault { path: path.to_path_buf(), kind, source: None }),
    }
}

fn obstacle_to(path: &Path, links: Links) -> Option<FileFault> {
    let known = match links {
        Links::Refused => fs::symlink_metadata(path),
        Links::Followed => fs::metadata(path),
    };
    match obstacle_in(&known.ok()?)? {
        FileFaultKind::Link => Some(FileFault::link(path)),
        kind => Some(FileFault { path: path.to_path_buf(), kind, source: None }),
    }
}

fn obstacle_in(known: &fs::Metadata) -> Option<FileFaultKind> {
    let kind = known.file_type();
    match kind {
        _ if kind.is_symlink() => Some(FileFaultKind::Link),
        _ if kind.is_dir() => Some(FileFaultKind::IsFolder),
        _ if !kind.is_file() => Some(FileFaultKind::NotOrdinary),
        _ => None,
    }
}

#[cfg(unix)]
mod system {
    use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};

    use rustix::fs::OFlags;

    use super::{Access, File, OpenOptions, Path, fs, io};

    pub(super) fn not_through_links(options: &mut OpenOptions) {
        flags(options, OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC);
    }

    pub(super) fn without_waiting(options: &mut OpenOptions) {
        flags(options, OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC);
    }

    fn flags(options: &mut OpenOptions, flags: OFlags) {
        options.custom_flags(flags.bits().cast_signed());
    }

    pub(super) fn past_filters(opened: io::Result<File>, _: &Path, _: Access) -> io::Result<File> {
        opened
    }

    pub(super) fn is_still(file: &File, path: &Path) -> bool {
        match (file.metadata(), fs::symlink_metadata(path)) {
            (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
            _ => false,
        }
    }
}

#[cfg(not(unix))]
mod system {
    use super::{Access, File, OpenOptions, Path, io};

    #[cfg(windows)]
    const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
    #[cfg(windows)]
    const FILE_ATTRIBUTE_REPARSE_POINT: u32 = 0x0000_0400;

    #[cfg_attr(not(windows), expect(clippy::missing_const_for_fn, reason = "only Windows has the flag"))]
    pub(super) fn not_through_links(options: &mut OpenOptions) {
        #[cfg(windows)]
        std::os::windows::fs::OpenOptionsExt::custom_flags(options, FILE_FLAG_OPEN_REPARSE_POINT);
        #[cfg(not(windows))]
        let _ = options;
    }

    pub(super) const fn without_waiting(_: &mut OpenOptions) {}

    /// Cloud folders and deduplication mark ordinary files as reparse points, whose content only their filter gives. They
    /// are opened again through it; links are left as they are, to be refused.
    pub(super) fn past_filters(opened: io::Result<File>, path: &Path, access: Access) -> io::Result<File> {
        #[cfg(windows)]
        if let Ok(known) = opened.as_ref().map_err(|_| ()).and_then(|file| file.metadata().map_err(|_| ())) {
            let attributes = std::os::windows::fs::MetadataExt::file_attributes(&known);
            if attributes & FILE_ATTRIBUTE_REPARSE_POINT != 0 && !known.file_type().is_symlink() {
                return OpenOptions::new().read(true).write(access == Access::ReadWrite).open(path);
            }
        }
        #[cfg(not(windows))]
        let _ = (path, access);
        opened
    }

    /// An open file cannot be replaced here.
    pub(super) const fn is_still(_: &File, _: &Path) -> bool {
        true
    }
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
