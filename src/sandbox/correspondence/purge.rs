//! Taking a message back (Altinn/altinn-correspondence, `PurgeCorrespondence/PurgeCorrespondenceHelper.cs`, 2026-08-20).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use serde_json::json;

use super::errors::CorrespondenceFault;
use super::read::{find, status_of};
use crate::sandbox::problem::{HandlerResult, Reply};
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::Message;

/// `DELETE correspondence/{id}/purge`: by the sender, until it is published. The key that it was sent under stays used.
pub(in crate::sandbox) async fn purge(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let (caller, message) = find(&sandbox, &headers, &id)?;
    if message.sender != caller.org {
        return Err(CorrespondenceFault::MESSAGE_NOT_FOUND.reply());
    }
    let now = sandbox.clock.wall();
    sandbox.change(|world| {
        let Some(known) = world.messages.iter_mut().find(|known| known.id == message.id) else {
            return Err(CorrespondenceFault::MESSAGE_NOT_FOUND.reply());
        };
        may_go(&sandbox, known)?;
        known.purged = Some(now);
        Ok(())
    })?;
    Ok(Reply::ok(&json!(message.id)))
}

fn may_go(sandbox: &Sandbox, message: &Message) -> Result<(), Reply> {
    match status_of(sandbox, message).0 {
        "Initialized" | "ReadyForPublish" => Ok(()),
        "PurgedByAltinn" => Err(CorrespondenceFault::PURGED_BEFORE.reply()),
        _ => Err(CorrespondenceFault::PUBLISHED_STAYS.reply()),
    }
}
