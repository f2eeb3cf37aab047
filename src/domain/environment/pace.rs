//! How long people and caches take in an environment.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How long each kind of wait takes, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// A service desk or another person.
    pub desk: u64,
    /// A new key until Maskinporten knows it.
    pub key: u64,
    /// The caches of registry and PDP.
    pub cache: u64,
    /// A message until it is published.
    pub publish: u64,
    /// Broker's storage.
    pub storage: u64,
}

impl Default for Pace {
    /// Real environments: days for a desk, and the minutes that caches and scans usually take, from experience.
    fn default() -> Self {
        Self { desk: 3 * 24 * 3600, key: 180, cache: 720, publish: 600, storage: 900 }
    }
}

/// What a wait is for; its length comes from the environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaceOf {
    /// A service desk or another person.
    Desk,
    /// A new key.
    Key,
    /// Caches of registry and PDP.
    Cache,
    /// Publishing of a message.
    Publish,
    /// Broker's storage.
    Storage,
}

impl Pace {
    /// The length of one kind of wait.
    #[must_use]
    pub const fn of(self, what: PaceOf) -> Duration {
        Duration::from_secs(match what {
            PaceOf::Desk => self.desk,
            PaceOf::Key => self.key,
            PaceOf::Cache => self.cache,
            PaceOf::Publish => self.publish,
            PaceOf::Storage => self.storage,
        })
    }
}
