//! What the sandbox holds of access lists.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::OrgNumber;

/// A list of a service owner.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct AccessList {
    /// Code of the owner, in small letters.
    pub(in crate::sandbox) owner: String,
    /// What it is known by among those of its owner.
    pub(in crate::sandbox) identifier: String,
    /// What people call it.
    pub(in crate::sandbox) name: String,
    /// What it is for.
    pub(in crate::sandbox) description: String,
    /// Made.
    pub(in crate::sandbox) created: Timestamp,
    /// Changed.
    pub(in crate::sandbox) updated: Timestamp,
    /// Rises by one with each change of the list, its members or its connections.
    pub(in crate::sandbox) version: u64,
    /// Who is on it, and since when.
    pub(in crate::sandbox) members: BTreeMap<OrgNumber, Timestamp>,
    /// The resources that it is connected to.
    pub(in crate::sandbox) connections: BTreeMap<String, Connection>,
}

/// A connection to a resource.
#[derive(Clone, Serialize, Deserialize)]
pub(in crate::sandbox) struct Connection {
    /// What members may do; none at all stands for every action.
    pub(in crate::sandbox) actions: BTreeSet<String>,
    /// Made.
    pub(in crate::sandbox) created: Timestamp,
    /// Changed.
    pub(in crate::sandbox) updated: Timestamp,
}

impl AccessList {
    /// Counts a change.
    pub(super) const fn touched(&mut self, now: Timestamp) {
        self.updated = now;
        self.version += 1;
    }

    /// The mark of its version.
    pub(super) fn tag(&self) -> String {
        format!("W/\"{:x}\"", self.version)
    }
}

/// The id under which Altinn knows an organisation, made of its number.
pub(super) fn party_uuid(number: OrgNumber) -> Uuid {
    let number: u128 = number.to_string().parse().unwrap_or_default();
    Uuid::from_u128((5 << 76) | (2 << 62) | number)
}
