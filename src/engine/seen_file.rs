//! What a file was when it was looked through: a long one is looked through once while it is neither grown nor written.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use crate::domain::transfer::FileToSend;
use crate::world::files::OpenFile;
use crate::world::http::Transferred;

/// How long a file is, and when it was last written; not every system tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine) struct FileState(u64, Option<SystemTime>);

/// How a file is now.
///
/// # Errors
/// The system does not tell.
pub(in crate::engine) fn state_of(file: &OpenFile) -> io::Result<FileState> {
    let now = file.metadata()?;
    Ok(FileState(now.len(), now.modified().ok()))
}

/// The file that was looked through last.
#[derive(Debug, Default)]
pub(in crate::engine) struct SeenFile(Mutex<Option<(FileState, FileToSend)>>);

impl SeenFile {
    /// What it was, where it has this name and is still as it was.
    pub(in crate::engine) fn still(&self, state: FileState, name: &str) -> Option<FileToSend> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (before, file) = seen.as_ref()?;
        (state.1.is_some() && *before == state && file.name == name).then(|| file.clone())
    }

    /// Keeps what it is.
    pub(in crate::engine) fn keep(&self, state: FileState, file: &FileToSend) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((state, file.clone()));
    }
}

/// What a file is now. To look through a long one takes its time, so that it is not done on a thread that serves, and not
/// again while the file has neither grown nor been written.
///
/// # Errors
/// It cannot be read.
pub(in crate::engine) async fn looked_through(
    mut open: OpenFile,
    name: String,
    seen: &SeenFile,
) -> io::Result<(OpenFile, FileToSend)> {
    let state = state_of(&open)?;
    if let Some(file) = seen.still(state, &name) {
        return Ok((open, file));
    }
    let read = tokio::task::spawn_blocking(move || Transferred::of(&mut open).map(|now| (open, now))).await;
    let (open, Transferred { bytes, md5, .. }) = read.map_err(io::Error::other).and_then(|read| read)?;
    let file = FileToSend { name, bytes, md5 };
    seen.keep(state, &file);
    Ok((open, file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_holds_while_the_file_is_as_it_was() {
        let file = FileToSend { name: "a.txt".into(), bytes: 3, md5: "0".repeat(32) };
        let written = SystemTime::UNIX_EPOCH;
        let (seen, state) = (SeenFile::default(), FileState(3, Some(written)));
        seen.keep(state, &file);
        assert_eq!(seen.still(state, "a.txt"), Some(file));
        let later = written + std::time::Duration::from_nanos(1);
        for (state, name) in
            [(state, "b.txt"), (FileState(4, Some(written)), "a.txt"), (FileState(3, Some(later)), "a.txt")]
        {
            assert_eq!(seen.still(state, name), None);
        }
        seen.keep(FileState(3, None), &FileToSend { name: "a.txt".into(), bytes: 3, md5: "0".repeat(32) });
        assert_eq!(seen.still(FileState(3, None), "a.txt"), None, "nobody tells when it was written");
    }
}
