//! Who holds a lock.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::world::clock::Clock;
use crate::world::process::Process;

/// How often a name is looked for that its holder has not yet written.
const TRIES: u32 = 5;

/// Longer than any name of a holder.
pub(super) const LONGEST: u64 = 4096;

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

/// Reads who holds it; a name that is just being written is waited for, some hundredths of a second.
pub(super) fn read_holder(mut file: &File) -> Option<Holder> {
    for _ in 0..TRIES {
        let mut text = String::new();
        file.rewind().ok()?;
        file.take(LONGEST).read_to_string(&mut text).ok()?;
        if let Ok(holder) = serde_json::from_str(&text) {
            return Some(holder);
        }
        // It was locked a moment ago, and the name is being written.
        std::thread::sleep(Duration::from_millis(10));
    }
    None
}
