//! States that are only read, from wherever somebody names them.

use std::path::Path;

use super::files::{FileFaultKind, Files, text_of};
use super::state_file::{LARGEST, StateFileFault};
use crate::record::{State, StateFault};

/// The name of stdin.
pub const INPUT: &str = "-";

/// The origin of two states: Git gives an empty file where both sides have added theirs.
///
/// # Errors
/// Why it cannot be read.
pub fn origin(path: &Path, files: &Files) -> Result<State, StateFileFault> {
    let bytes = files.read_own(path, LARGEST)?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(State::default());
    }
    read(path, &bytes)
}

/// A state that somebody names.
///
/// # Errors
/// Why it cannot be read.
pub fn named(path: &Path, files: &Files) -> Result<State, StateFileFault> {
    read(path, &files.read_own(path, LARGEST)?)
}

/// A state from stdin.
///
/// # Errors
/// Why it cannot be read.
pub fn input(files: &Files) -> Result<State, StateFileFault> {
    read(Path::new(INPUT), &files.read_input(LARGEST)?)
}

/// The text of the state in use, as it stands.
///
/// # Errors
/// Why it cannot be read.
pub fn as_written(path: &Path, files: &Files) -> Result<String, StateFileFault> {
    match files.read_own(path, LARGEST) {
        Ok(bytes) => Ok(text_of(path, &bytes)?),
        Err(fault) if fault.kind == FileFaultKind::NotFound => Err(StateFileFault::Missing(path.to_path_buf())),
        Err(fault) => Err(fault.into()),
    }
}

/// What a text says that stands at a path.
///
/// # Errors
/// Why it cannot be taken.
pub fn said(path: &Path, text: &str) -> Result<State, StateFileFault> {
    State::read(text).map_err(|fault: StateFault| StateFileFault::Content { path: path.to_path_buf(), fault })
}

fn read(path: &Path, bytes: &[u8]) -> Result<State, StateFileFault> {
    said(path, &text_of(path, bytes)?)
}
