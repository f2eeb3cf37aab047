//! Access lists of service owners (Altinn/altinn-resource-registry, `Controllers/AccessListsController.cs`, 2026-08-10;
//! `Auth/OwnedResourceAuthorizationHandler.cs`, 2026-08-10). The order of every call: 401, then scope and ownership (403 without
//! a body), then whether the owner is a code, then the call.

mod connections;
mod data;
mod faults;
mod lists;
mod members;
mod own;

pub(super) use connections::{connect, disconnect, list as list_connections};
pub(super) use data::AccessList;
pub(super) use lists::{delete, get, list, put};
pub(super) use members::{
    add as add_members, list as list_members, remove as remove_members, replace as replace_members,
};

use super::scenario::Scenario;
use super::state::Sandbox;
use super::world_data::World;
use crate::domain::OrgNumber;

/// What somebody changes in Altinn Studio when a resource has just been limited, where a scenario says so.
pub(super) fn changed_by_others(sandbox: &Sandbox, world: &mut World, resource: &str, owner: Option<OrgNumber>) {
    let now = sandbox.clock.wall();
    let shuts_out = sandbox.scenarios.on(Scenario::ListShutsOut);
    let without_subscribe = sandbox.scenarios.on(Scenario::FilterWithoutSubscribe);
    for list in world.access_lists.iter_mut().filter(|list| list.connections.contains_key(resource)) {
        if let (true, Some(owner)) = (shuts_out, owner)
            && list.members.remove(&owner).is_some()
        {
            list.touched(now);
        }
        let Some(connection) = list.connections.get_mut(resource).filter(|_| without_subscribe) else { continue };
        if connection.actions.is_empty() {
            connection.actions = ["read", "write", "subscribe"].map(str::to_owned).into();
        }
        if connection.actions.remove("subscribe") {
            list.touched(now);
        }
    }
}
