//! Reading, with a limit: what is longer than anything sensible is not taken in.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::disk::Files;
use super::fault::{FileFault, FileFaultKind};
use super::open::{self, Access};
use super::place::stays_below;

impl Files {
    /// Reads a file of our own, of at most `limit` bytes: an ordinary file, and no link to one.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read_own(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
        whole(open::own(path, Access::Read)?, path, limit)
    }

    /// Reads a text of our own, as [`Self::read_own`] and [`Self::read_text`] do.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read_own_text(&self, path: &Path, limit: u64) -> Result<String, FileFault> {
        text_of(path, &self.read_own(path, limit)?)
    }

    /// Reads what was found beside a file that somebody named, at most `limit` bytes: an ordinary file, perhaps by a
    /// link.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read_found(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
        whole(open::found(path)?, path, limit)
    }

    /// Reads a text that was found, as [`Self::read_found`] and [`Self::read_text`] do.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read_found_text(&self, path: &Path, limit: u64) -> Result<String, FileFault> {
        text_of(path, &self.read_found(path, limit)?)
    }

    /// Reads what a file that others may have written names beside it: nothing that lies outside the folder, by whatever
    /// link. `None` is said of what leads out.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read_below(&self, folder: &Path, name: &Path, limit: u64) -> Result<Option<Vec<u8>>, FileFault> {
        let (folder, path) = (self.true_place(folder), self.true_place(&folder.join(name)));
        if !stays_below(name) || (path.exists() && !path.starts_with(&folder)) {
            return Ok(None);
        }
        self.read_own(&path, limit).map(Some)
    }

    /// Reads what the operator named, at most `limit` bytes; it may be a pipe.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
        whole(open::named(path)?, path, limit)
    }

    /// Reads at most `limit` bytes from stdin; faults name it `-`.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read_input(&self, limit: u64) -> Result<Vec<u8>, FileFault> {
        at_most(io::stdin(), Path::new("-"), limit, 0)
    }

    /// Reads a text of at most `limit` bytes that the operator named; a byte-order mark, as Windows editors put first, is
    /// left out.
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
}

fn whole(file: File, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
    let known = file.metadata().map_err(|error| FileFault::reading(path, error))?;
    at_most(file, path, limit, known.len())
}

/// Reads at most `limit` bytes; `expected` says how many there seem to be, so that they are read at once.
///
/// # Errors
/// It cannot be read, or there is more.
pub fn at_most(from: impl io::Read, path: &Path, limit: u64, expected: u64) -> Result<Vec<u8>, FileFault> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(limit)).unwrap_or_default());
    from.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| FileFault::reading(path, error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
        Ok(bytes)
    } else {
        Err(FileFault { path: path.to_path_buf(), kind: FileFaultKind::TooLarge, source: None })
    }
}

/// The text of what was read from a file; a byte-order mark, as Windows editors put first, is left out.
///
/// # Errors
/// It is not UTF-8.
pub fn text_of(path: &Path, bytes: &[u8]) -> Result<String, FileFault> {
    let text = std::str::from_utf8(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes));
    let fault = |_| FileFault { path: path.to_path_buf(), kind: FileFaultKind::NotText, source: None };
    text.map(str::to_owned).map_err(fault)
}
