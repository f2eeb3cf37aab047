//! What is known of access lists: who is to be on one, who is, and what it lets its members do.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::{AccessListId, OrgNumber, ResourceId};

/// Organisations that are to be on a list, or off it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ListMembers(pub BTreeSet<OrgNumber>);

/// What organisations are called in Enhetsregisteret; empty for one that it does not know, as synthetic ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct MembersNamed(pub BTreeMap<OrgNumber, String>);

/// A list as the registry shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListSeen {
    /// Which one.
    pub list: AccessListId,
    /// Its name; absent when there is no such list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Who is on a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListMembersSeen {
    /// Which list.
    pub list: AccessListId,
    /// The organisations.
    pub members: BTreeSet<OrgNumber>,
    /// How many others are on it, of whom the registry gives no organisation number.
    #[serde(default)]
    pub others: usize,
}

/// What a list lets its members do with a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListConnectionSeen {
    /// Which list.
    pub list: AccessListId,
    /// Which resource.
    pub id: ResourceId,
    /// The list is connected to the resource.
    pub connected: bool,
    /// The actions; none at all stands for every action.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub actions: BTreeSet<String>,
    /// Other resources that the list is connected to: whoever is put on it gets something there too.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub elsewhere: BTreeSet<String>,
}

impl ListConnectionSeen {
    /// Whether members may do an action.
    #[must_use]
    pub fn lets(&self, action: &str) -> bool {
        self.connected && (self.actions.is_empty() || self.actions.contains(action))
    }
}

/// Whether access lists limit a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListSwitched {
    /// Which resource.
    pub id: ResourceId,
    /// They do.
    pub on: bool,
}

/// The caches at Altinn have ended that could hold what was before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListSettled {
    /// Which resource.
    pub id: ResourceId,
    /// Since when nothing of its list has changed.
    #[schemars(with = "String")]
    pub since: Timestamp,
}
