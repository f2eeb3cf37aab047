//! Service owners: registered once, with a storage that comes afterwards.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::data::BrokerOwner;
use super::errors::BrokerFault;
use super::{OWNER, caller};
use crate::domain::OrgNumber;
use crate::sandbox::accept;
use crate::sandbox::problem::{HandlerResult, Reply, json_body, text};
use crate::sandbox::state::Sandbox;

/// `POST serviceowner`: 200 without a body. Nobody looks whether the caller is a service owner.
pub(in crate::sandbox) async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    accept::check(&headers)?;
    let caller = caller(&sandbox, &headers, &[OWNER])?;
    let body = json_body(&headers, &body)?;
    let name = text(&body, "name").ok_or_else(|| Reply::invalid("Name", "The Name field is required."))?;
    let owner = BrokerOwner { org: caller.org, name: name.to_owned(), registered: sandbox.clock.wall() };
    sandbox.change(|world| {
        if world.broker_owner(owner.org).is_some() {
            return Err(BrokerFault::OWNER_EXISTS.reply());
        }
        world.broker_owners.push(owner);
        Ok(())
    })?;
    Ok(Reply::empty(StatusCode::OK))
}

/// `GET serviceowner`.
pub(in crate::sandbox) async fn get(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> HandlerResult {
    accept::check(&headers)?;
    let caller = caller(&sandbox, &headers, &[OWNER])?;
    let owner = sandbox.read(|world| world.broker_owner(caller.org).cloned());
    let owner = owner.ok_or_else(|| BrokerFault::OWNER_NOT_FOUND.reply())?;
    // A storage is written down when it is there, and not before.
    let storages = [("AltinnAzure", true), ("AltinnAzureWithoutVirusScan", false)];
    let there = storages.into_iter().filter(|(_, scan)| is_ready(&sandbox, &owner, *scan));
    let shown: Vec<Value> = there
        .map(|(kind, _)| json!({ "type": kind, "deploymentEnvironment": "Test", "deploymentStatus": "Ready" }))
        .collect();
    Ok(Reply::ok(&json!({ "name": owner.name, "storageProviders": shown })))
}

/// Whether the storage of a kind is there by now: first the one with a virus scan, then the other.
fn is_ready(sandbox: &Sandbox, owner: &BrokerOwner, scan: bool) -> bool {
    let pace = Duration::from_secs(sandbox.scenarios.pace().storage);
    sandbox.clock.has_passed(owner.registered, if scan { pace } else { pace * 2 })
}

/// The registered owner of a resource, whose storage of a kind is there.
pub(super) fn check_storage(sandbox: &Sandbox, org: OrgNumber, scan: bool) -> Result<(), Reply> {
    let owner = sandbox.read(|world| world.broker_owner(org).cloned());
    let owner = owner.ok_or_else(|| BrokerFault::OWNER_UNKNOWN.reply())?;
    if is_ready(sandbox, &owner, scan) { Ok(()) } else { Err(BrokerFault::STORAGE_NOT_READY.reply()) }
}
