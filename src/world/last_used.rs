//! Where one worked last, in the user's cache folder: one small file for each state.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use super::files::{Files, Mode};
use crate::record::Last;

/// Two names and two places take a hundredth of it.
const LARGEST: u64 = 1 << 16;

/// Where it is kept where one worked last in a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastUsed(PathBuf);

impl LastUsed {
    /// The file of a state, which lies at `state`.
    #[must_use]
    pub fn new(cache: &Path, state: &Path) -> Self {
        // Every command comes by here, and no secret hangs on it: what it costs to wake the library of cryptography would
        // be the most that `checklist` spends in one place. Another program may hash otherwise; then the place is not known.
        let mut name = DefaultHasher::new();
        state.as_os_str().hash(&mut name);
        Self(cache.join("last").join(format!("{:016x}.json", name.finish())))
    }

    /// What is kept. A file that cannot be read is as good as none.
    #[must_use]
    pub fn read(&self, files: &Files) -> Option<Last> {
        serde_json::from_slice(&files.read_own(&self.0, LARGEST).ok()?).ok()
    }

    /// Keeps it. Where that fails, the next command goes by what is begun.
    pub fn keep(&self, last: &Last, files: &Files) {
        let Ok(bytes) = serde_json::to_vec(last) else { return };
        let made = files.create_folder(self.0.parent().unwrap_or(Path::new(".")), Mode::Ordinary);
        // A cache is a convenience: its failures are nobody's concern.
        let _ = made.and_then(|()| files.write(&self.0, &bytes, Mode::Ordinary));
    }
}
