//! An access list as the registry has it.

pub mod human;
pub mod json;

use std::collections::BTreeMap;

use crate::domain::{OrgCode, OrgNumber};
use crate::record::values::{ListConnectionSeen, ListMembersSeen, ListSeen};

/// What the registry shows of a list, of who is on it and of the resource that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListShown {
    /// Whose list it is.
    pub owner: OrgCode,
    /// The list.
    pub list: ListSeen,
    /// Who is on it.
    pub members: ListMembersSeen,
    /// What they are called; empty where nobody knows.
    pub names: BTreeMap<OrgNumber, String>,
    /// What it lets them do.
    pub connection: ListConnectionSeen,
    /// Whether access lists limit the resource; `None` when it is not published.
    pub limited: Option<bool>,
}
