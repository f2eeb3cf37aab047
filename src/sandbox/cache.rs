//! A copy of what a service has fetched, kept as long as the environment's cache pace says.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use super::clock::SandboxClock;

/// Copies by id, with the moment they were fetched.
pub(super) struct Cache<T>(Mutex<BTreeMap<String, (Timestamp, T)>>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Cache<T> {
    /// The copy while it is younger than `pace`, else what `fetch` finds now; what was not found is looked for again.
    pub(super) fn through(
        &self,
        (clock, pace): (&SandboxClock, Duration),
        id: &str,
        fetch: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let mut copies = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((fetched, copy)) = copies.get(id)
            && !clock.has_passed(*fetched, pace)
        {
            return Some(copy.clone());
        }
        let found = fetch(id)?;
        copies.insert(id.to_owned(), (clock.wall(), found.clone()));
        Some(found)
    }
}
