//! The lock beside a file that is being worked on. It names who holds it, and the system releases it when the holder dies.
//!
//! Where a lock file stands already it is one that a dead holder left, or something that somebody else put there. It is
//! never written in: a leftover is taken away and made anew, anything else is left as it is and refused.

mod fault;
mod holder;

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::files::open::{self, Access, is_still};
use super::files::{FileFaultKind, Mode};
pub use fault::{LockFault, LockRefusal};
pub use holder::Holder;
use holder::{LONGEST, read_holder};

/// A lock that is held. Dropping it releases it; so does [`Lock::releaser`], for who ends the process in a hurry.
#[derive(Debug)]
pub struct Lock {
    held: Arc<Mutex<Option<HeldLock>>>,
}

#[derive(Debug)]
struct HeldLock {
    file: File,
    path: PathBuf,
}

/// How often a lock file is tried whose former holder is just taking it away.
const TRIES: u32 = 5;

/// How long is paused between two tries for a lock that somebody has.
const PAUSE: Duration = Duration::from_millis(20);

/// How every lock file begins that is written here.
const BEGINNING: &[u8] = b"{\"user\":";

/// The lock file of a file: its name with `.lock` after it.
#[must_use]
pub fn path_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}

impl Lock {
    /// Takes the lock of a file, or says at once who has it.
    ///
    /// # Errors
    /// It is held, or cannot be made.
    pub fn take(of: &Path, holder: &Holder) -> Result<Self, LockFault> {
        let path = path_of(of);
        let mut tries = 0;
        while tries < TRIES {
            tries += 1;
            let (file, is_ours) = match open::fresh(&path, Mode::Ordinary) {
                Ok(file) => (file, true),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => match standing(&path)? {
                    Some(file) => (file, false),
                    None => continue,
                },
                Err(error) => return Err(fault::not_made(of, &path, error).into()),
            };
            match file.try_lock() {
                // The former holder took the file away between our opening and our locking: the next one is new.
                Ok(()) if !is_still(&file, &path) => {}
                Ok(()) if is_ours => return held(file, path, of, holder),
                Ok(()) if !is_lock_file(&file) => return Err(LockRefusal::Foreign(path).into()),
                // An open file cannot be taken away there: the leftover, which is one of ours, is written in.
                Ok(()) if cfg!(not(unix)) => return held(file, path, of, holder),
                Ok(()) => match fs::remove_file(&path) {
                    // It is had, and stays where nobody but its owner may take it away.
                    Err(_) if is_shared_by_all(&path) => return Ok(Self::of(file, path)),
                    removed => removed.map_err(|error| fault::not_made(of, &path, error))?,
                },
                // Ours, but another has taken it for a leftover before it was locked.
                Err(TryLockError::WouldBlock) if is_ours => {}
                Err(TryLockError::WouldBlock) => return Err(LockFault::Held(read_holder(&file))),
                Err(TryLockError::Error(error)) => {
                    if is_ours {
                        // Nothing was had, nothing is left.
                        let _ = fs::remove_file(&path);
                    }
                    return Err(LockRefusal::NoLocks { path, source: error }.into());
                }
            }
        }
        Err(LockFault::Held(None))
    }

    /// The same, waiting this long at most for who has it: a save takes a moment.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn take_within(of: &Path, holder: &Holder, patience: Duration) -> Result<Self, LockFault> {
        let mut left = patience;
        loop {
            match Self::take(of, holder) {
                Err(LockFault::Held(_)) if !left.is_zero() => {
                    std::thread::sleep(PAUSE.min(left));
                    left = left.saturating_sub(PAUSE);
                }
                other => return other,
            }
        }
    }

    /// Lets go of it for a while; [`Self::take_again`] has it back.
    pub fn rest(&self) {
        release(&self.held);
    }

    /// Takes it again after a rest, within this time; whoever holds a releaser releases it then too.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn take_again(&self, of: &Path, holder: &Holder, patience: Duration) -> Result<(), LockFault> {
        let again = Self::take_within(of, holder, patience)?;
        let held = again.held.lock().unwrap_or_else(PoisonError::into_inner).take();
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = held;
        Ok(())
    }

    fn of(file: File, path: PathBuf) -> Self {
        Self { held: Arc::new(Mutex::new(Some(HeldLock { file, path }))) }
    }

    /// Releases the lock from elsewhere, such as the Ctrl-C handler.
    pub fn releaser(&self) -> impl FnOnce() + Send + 'static {
        let held = Arc::clone(&self.held);
        move || release(&held)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        release(&self.held);
    }
}

/// Opens a lock file that stands there; `None` when it has just been taken away. One that may only be read can be locked
/// all the same.
fn standing(path: &Path) -> Result<Option<File>, LockRefusal> {
    let opened = match open::own(path, Access::ReadWrite) {
        Err(fault) if fault.kind == FileFaultKind::Denied => open::own(path, Access::Read),
        other => other,
    };
    match opened {
        Ok(file) => Ok(Some(file)),
        Err(fault) if fault.kind == FileFaultKind::NotFound => Ok(None),
        Err(fault) if fault.kind == FileFaultKind::Denied => Err(fault::closed(path, fault)),
        Err(fault) => Err(fault.into()),
    }
}

/// Writes who holds it.
fn held(mut file: File, path: PathBuf, of: &Path, holder: &Holder) -> Result<Lock, LockFault> {
    let name = serde_json::to_vec(holder).map_err(io::Error::from);
    let written = name.and_then(|name| {
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(&name)?;
        file.flush()
    });
    let lock = Lock::of(file, path.clone());
    // A lock that is given up here is taken away.
    written.map(|()| lock).map_err(|error| fault::not_made(of, &path, error).into())
}

/// Takes the lock file away while the lock is still held, so that nobody can hold a file that is no longer there. Where
/// an open file cannot be taken away it stays, empty.
fn release(held: &Mutex<Option<HeldLock>>) {
    if let Some(held) = held.lock().unwrap_or_else(PoisonError::into_inner).take() {
        // Nothing can be done about a failure here, and nothing need be: closing the file releases the lock.
        let _ = match cfg!(unix) {
            true if is_still(&held.file, &held.path) => fs::remove_file(&held.path),
            true => Ok(()),
            false => held.file.set_len(0),
        };
        let _ = held.file.unlock();
    }
}

/// Whether it lies in a folder where each may remove only what is their own, as `/tmp`.
#[cfg(unix)]
fn is_shared_by_all(path: &Path) -> bool {
    const STICKY: u32 = 0o1000;
    let known = path.parent().unwrap_or(path).metadata();
    known.is_ok_and(|known| std::os::unix::fs::MetadataExt::mode(&known) & STICKY != 0)
}

#[cfg(not(unix))]
const fn is_shared_by_all(_: &Path) -> bool {
    false
}

/// Whether it is a lock file of this program: empty, since its holder died or let go of it, or with a name in it.
fn is_lock_file(file: &File) -> bool {
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes).is_ok() && (bytes.is_empty() || bytes.starts_with(BEGINNING))
}

#[cfg(test)]
#[path = "lock_tests.rs"]
mod tests;
