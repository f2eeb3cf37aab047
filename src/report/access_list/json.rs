//! What `access-list show` says to other programs. Frozen: schema 1.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::ListShown;
use crate::domain::{AccessListId, OrgNumber, ResourceId};

/// What `access-list show --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// The list.
    list: ListJson<'a>,
    /// The resource that it is for.
    resource: ResourceJson<'a>,
    /// Who is on it.
    members: Vec<MemberJson<'a>>,
}

/// The list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "AccessList")]
struct ListJson<'a> {
    /// Organisation code of the owner.
    owner: &'a str,
    /// What it is known by.
    id: &'a AccessListId,
    /// What people call it; null when there is no such list.
    name: Option<&'a str>,
    /// How many members there are of whom no organisation number is known.
    without_number: usize,
    /// Other resources that it is connected to.
    elsewhere: &'a BTreeSet<String>,
}

/// The resource.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "LimitedResource")]
struct ResourceJson<'a> {
    /// Its id.
    id: &'a ResourceId,
    /// The list is connected to it.
    connected: bool,
    /// What members may do, as far as the access rules let them; empty stands for every action.
    actions: &'a BTreeSet<String>,
    /// Only members of its lists get in; null when it is not published.
    limited: Option<bool>,
}

/// A member.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "AccessListMember")]
struct MemberJson<'a> {
    /// Organisation number.
    organization: &'a OrgNumber,
    /// Registered name; null when the register knows none.
    name: Option<&'a str>,
}

/// Renders it.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(shown: &ListShown) -> Result<String, serde_json::Error> {
    let name = |number| shown.names.get(number).map(String::as_str).filter(|name| !name.is_empty());
    let member = |organization| MemberJson { organization, name: name(organization) };
    let document = Document {
        schema: 1,
        list: ListJson {
            owner: shown.owner.as_str(),
            id: &shown.list.list,
            name: shown.list.name.as_deref(),
            without_number: shown.members.others,
            elsewhere: &shown.connection.elsewhere,
        },
        resource: ResourceJson {
            id: &shown.connection.id,
            connected: shown.connection.connected,
            actions: &shown.connection.actions,
            limited: shown.limited,
        },
        members: shown.members.members.iter().map(member).collect(),
    };
    serde_json::to_string(&document)
}
