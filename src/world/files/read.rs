//! Reading, with a limit: what is longer than anything sensible is not taken in.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::disk::Files;
use super::fault::{FileFault, FileFaultKind};

impl Files {
    /// Reads a file of at most `limit` bytes.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
        let fault = |error| FileFault::reading(path, error);
        let file = File::open(path).map_err(fault)?;
        let known = file.metadata().map_err(fault)?;
        if known.is_dir() {
            return Err(FileFault { path: path.to_path_buf(), kind: FileFaultKind::IsFolder, source: None });
        }
        at_most(file, path, limit, known.len())
    }

    /// Reads at most `limit` bytes from stdin; faults name it `-`.
    ///
    /// # Errors
    /// Why it could not be read.
    pub fn read_input(&self, limit: u64) -> Result<Vec<u8>, FileFault> {
        at_most(io::stdin(), Path::new("-"), limit, 0)
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
}

/// Reads at most `limit` bytes; `expected` says how many there seem to be, so that they are read at once.
fn at_most(from: impl io::Read, path: &Path, limit: u64, expected: u64) -> Result<Vec<u8>, FileFault> {
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
