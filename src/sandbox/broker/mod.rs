//! Altinn Formidling (Altinn/altinn-broker, `src/Altinn.Broker.API`, 2026-08-18). Callers are organisations, or system
//! users that act for one.

mod announce;
mod configure;
mod content;
mod data;
mod errors;
mod model;
mod owner;
mod parts;
mod ranges;
mod rate;
mod show;
mod transfer;

pub(super) use announce::events as events_of;
pub(super) use configure::{get as get_resource, put as put_resource};
pub(super) use content::{confirm, download, upload};
pub(super) use data::{BrokerOwner, BrokerResource, Transfer};
pub(super) use owner::{create as register_owner, get as get_owner};
pub(super) use parts::{
    begin as begin_parts, look as look_at_parts, options as parts_options, remove as remove_parts, write as write_part,
};
pub(super) use rate::BrokerCalls;
pub(super) use show::{details, overview};
pub(super) use transfer::{create as initialize, search};

use axum::http::{HeaderMap, StatusCode, header};
use uuid::Uuid;

use super::access::{Caller, altinn_caller, maskinporten_caller};
use super::decision::{AccessQuestion, broker_lets};
use super::problem::Reply;
use super::state::Sandbox;
use crate::domain::OrgNumber;
use errors::BrokerFault;

/// The scope of those who set up.
const OWNER: &str = "altinn:serviceowner";

/// The scope of senders.
const WRITE: &str = "altinn:broker.write";

/// The scope of recipients.
const READ: &str = "altinn:broker.read";

/// The actions that the decision point is asked for.
const SEND: &str = "write";
const RECEIVE: &str = "read";

/// Who calls, by either kind of token, with one of these scopes.
fn caller(sandbox: &Sandbox, headers: &HeaderMap, needed: &[&str]) -> Result<Caller, Reply> {
    let unauthorised = || Reply::empty(StatusCode::UNAUTHORIZED).with(header::WWW_AUTHENTICATE, "Bearer");
    let caller = altinn_caller(sandbox, headers).or_else(|| maskinporten_caller(sandbox, headers));
    let caller = caller.ok_or_else(unauthorised)?.with_system_user();
    let has_one = needed.iter().any(|scope| caller.has(scope));
    if has_one { Ok(caller) } else { Err(Reply::empty(StatusCode::FORBIDDEN)) }
}

/// Whether the caller may do one of these with a resource, for a party. The resource is looked up in Formidling's own
/// table first, so that one that was never set up lets nobody in, the owner included (Altinn/altinn-broker,
/// `Altinn/Authorization/AltinnAuthorizationService.cs`, 2026-08-18).
fn check_access(
    sandbox: &Sandbox,
    caller: &Caller,
    resource: &str,
    (actions, party): (&[&str], OrgNumber),
) -> Result<BrokerResource, Reply> {
    let known = sandbox.read(|world| world.broker_resource(resource).cloned());
    let question = AccessQuestion { resource, actions, party: Some(party) };
    known.filter(|_| broker_lets(sandbox, caller, &question)).ok_or_else(|| BrokerFault::NO_ACCESS.reply())
}

/// A transfer by the id in an address.
fn transfer_of(sandbox: &Sandbox, id: &str) -> Result<Transfer, Reply> {
    // An id that is none has no route.
    let id = Uuid::parse_str(id).map_err(|_| Reply::empty(StatusCode::NOT_FOUND))?;
    let found = sandbox.read(|world| world.transfer(id).cloned());
    found.ok_or_else(|| BrokerFault::TRANSFER_UNKNOWN.reply())
}

/// Access as the sender of a transfer.
fn check_sender(sandbox: &Sandbox, caller: &Caller, transfer: &Transfer) -> Result<BrokerResource, Reply> {
    check_access(sandbox, caller, &transfer.resource, (&[SEND], transfer.sender))
}

/// Access as one of its recipients: the caller itself.
fn check_recipient(sandbox: &Sandbox, caller: &Caller, transfer: &Transfer) -> Result<BrokerResource, Reply> {
    if transfer.recipient(caller.org).is_none() {
        return Err(BrokerFault::NO_ACCESS.reply());
    }
    check_access(sandbox, caller, &transfer.resource, (&[RECEIVE], caller.org))
}
