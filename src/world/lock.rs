//! The lock beside a file that is being worked on. It names who holds it, and the system releases it when the holder dies.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clock::Clock;
use super::process::Process;

/// Who holds a lock, as the lock file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// User name.
    pub user: String,
    /// Host name: the file may lie on a shared disk.
    pub host: String,
    /// Process number on that host.
    pub pid: u32,
    /// Since when.
    pub since: Timestamp,
}

impl Holder {
    /// This process.
    #[must_use]
    pub fn of(process: &Process, clock: &dyn Clock) -> Self {
        let identity = process.identity();
        Self { user: identity.user.clone(), host: identity.host.clone(), pid: process.id, since: clock.now() }
    }
}

/// Why a lock was not had.
#[derive(Debug, thiserror::Error)]
pub enum LockFault {
    /// Somebody else holds it. Who, where the lock file tells: on Windows nobody else may read it.
    #[error("held by somebody else")]
    Held(Option<Holder>),
    /// The lock file cannot be made or locked.
    #[error("cannot be locked")]
    Io(#[from] io::Error),
}

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

/// How often a lock file is tried whose former holder is just taking it away, or has not yet written its name.
const TRIES: u32 = 5;

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
    pub fn take(file: &Path, holder: &Holder) -> Result<Self, LockFault> {
        let path = path_of(file);
        for _ in 0..TRIES {
            let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path)?;
            match file.try_lock() {
                Ok(()) if is_still(&file, &path) => {
                    file.set_len(0)?;
                    file.write_all(serde_json::to_string(holder).map_err(io::Error::from)?.as_bytes())?;
                    file.flush()?;
                    return Ok(Self { held: Arc::new(Mutex::new(Some(HeldLock { file, path }))) });
                }
                // The former holder took the file away between our opening and our locking: the next one is new.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(LockFault::Held(read_holder(&mut file))),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(LockFault::Held(None))
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

/// Takes the lock file away while the lock is still held, so that nobody can hold a file that is no longer there. Where
/// an open file cannot be taken away it stays, empty.
fn release(held: &Mutex<Option<HeldLock>>) {
    if let Some(held) = held.lock().unwrap_or_else(PoisonError::into_inner).take() {
        // Nothing can be done about a failure here, and nothing need be: closing the file releases the lock.
        let _ = if cfg!(unix) { std::fs::remove_file(&held.path) } else { held.file.set_len(0) };
        let _ = held.file.unlock();
    }
}

/// Whether the file that was locked is the one that has the name now.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
const fn is_still(_: &File, _: &Path) -> bool {
    true
}

fn read_holder(file: &mut File) -> Option<Holder> {
    for _ in 0..TRIES {
        let mut text = String::new();
        file.rewind().ok()?;
        file.read_to_string(&mut text).ok()?;
        if let Ok(holder) = serde_json::from_str(&text) {
            return Some(holder);
        }
        // It was locked a moment ago, and the name is being written.
        std::thread::sleep(Duration::from_millis(10));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder() -> Holder {
        Holder { user: "kari".into(), host: "vert".into(), pid: 7, since: Timestamp::UNIX_EPOCH }
    }

    #[test]
    fn the_second_is_told_who_holds_it_and_the_third_gets_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        let lock = Lock::take(&file, &holder()).unwrap();
        let Err(LockFault::Held(told)) = Lock::take(&file, &holder()) else { panic!("two hold it") };
        if cfg!(unix) {
            assert_eq!(told, Some(holder()));
        }
        drop(lock);
        assert_eq!(path_of(&file).exists(), cfg!(not(unix)), "nothing is left lying");
        Lock::take(&file, &holder()).unwrap();
    }

    #[test]
    fn a_hurried_end_releases_it_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        let first = Lock::take(&file, &holder()).unwrap();
        first.releaser()();
        let _second = Lock::take(&file, &holder()).unwrap();
        drop(first);
        assert!(matches!(Lock::take(&file, &holder()), Err(LockFault::Held(_))), "the second still holds it");
    }

    #[test]
    fn what_a_dead_holder_left_does_not_lock() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        std::fs::write(path_of(&file), serde_json::to_string(&holder()).unwrap()).unwrap();
        Lock::take(&file, &Holder { pid: 8, ..holder() }).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn many_at_once_never_hold_it_together() {
        use std::sync::atomic::{AtomicU32, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        let (inside, had) = (AtomicU32::new(0), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        if let Ok(_lock) = Lock::take(&file, &holder()) {
                            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                            std::thread::yield_now();
                            inside.fetch_sub(1, Ordering::SeqCst);
                            had.fetch_add(1, Ordering::SeqCst);
                        }
                    }
                });
            }
        });
        assert!(had.load(Ordering::SeqCst) > 0);
    }
}
