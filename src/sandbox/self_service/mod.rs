//! Digdir's self-service API, `/api/v1`: clients, their keys, and scopes (Altinn/altinn-studio,
//! `src/Runtime/operator/schemas/spec.json`, 2026-08-22).

mod clients;
mod faults;
pub(super) mod keys;
mod scope_lists;

pub(super) use clients::{create, delete, get, list, update};
pub(super) use keys::{delete as delete_keys, get as get_keys, replace as replace_keys};
pub(super) use scope_lists::{access, all, delegation_sources};

use axum::http::HeaderMap;

use super::access::maskinporten_caller;
use super::problem::Reply;
use super::state::Sandbox;
use super::world_data::{Client, World};
use crate::domain::OrgNumber;

/// The organisation whose admin client calls, with one of the scopes that the call needs.
fn caller(sandbox: &Sandbox, headers: &HeaderMap, needed: &[&str]) -> Result<OrgNumber, Reply> {
    let caller = maskinporten_caller(sandbox, headers).ok_or_else(faults::unauthorised)?;
    if !needed.iter().any(|scope| caller.has(scope)) {
        return Err(faults::forbidden());
    }
    Ok(caller.org)
}

/// A client of the organisation; others' clients are not there.
fn own_client<'w>(world: &'w mut World, org: OrgNumber, id: &str) -> Result<&'w mut Client, Reply> {
    let client = world.clients.iter_mut().find(|client| client.client_id == id && client.org == org);
    client.ok_or_else(faults::not_found)
}
