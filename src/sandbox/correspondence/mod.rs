//! Altinn Melding (Altinn/altinn-correspondence, `src/Altinn.Correspondence.API`, 2026-08-20).

mod attachments;
mod checks;
mod errors;
mod form;
mod model;
mod purge;
mod read;

pub(super) use purge::purge;
pub(super) use read::{details, overview, search, status_of};

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::accept;
use super::access::{Caller, altinn_caller, maskinporten_caller};
use super::clock::later;
use super::events;
use super::problem::{HandlerResult, Reply, field, json_body};
use super::scenario::Scenario;
use super::state::Sandbox;
use super::world_data::{Message, Notification};
use form::FormFile;
use model::MessagesBody;

/// The scope of senders.
const WRITE: &str = "altinn:correspondence.write";

/// The scope of recipients.
const READ: &str = "altinn:correspondence.read";

/// `POST correspondence`: 200 with one message for each recipient.
pub(super) async fn create(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap, body: Bytes) -> HandlerResult {
    accept::check(&headers)?;
    let caller = caller(&sandbox, &headers, &[WRITE])?;
    send(&sandbox, &caller, &json_body(&headers, &body)?, &[])
}

/// `POST correspondence/upload`: the same by a form, with files.
pub(super) async fn upload(State(sandbox): State<Arc<Sandbox>>, request: Request) -> HandlerResult {
    accept::check(request.headers())?;
    let caller = caller(&sandbox, request.headers(), &[WRITE])?;
    let form = form::read(request).await?;
    send(&sandbox, &caller, &form.fields, &form.files)
}

fn send(sandbox: &Arc<Sandbox>, caller: &Caller, body: &Map<String, Value>, files: &[FormFile]) -> HandlerResult {
    let new = MessagesBody::read(body)?;
    checks::check(sandbox, caller, &new, files)?;
    let messages = messages(sandbox, caller, &new);
    sandbox.change(|world| {
        // Looked at once more under the lock: two calls with one key may have come at the same time.
        if new.key.is_some() && world.messages.iter().any(|m| m.key == new.key && m.sender == caller.org) {
            return Err(errors::CorrespondenceFault::KEY_USED.reply());
        }
        world.messages.extend(messages.iter().cloned());
        Ok(())
    })?;
    for message in &messages {
        events::announce_later(sandbox, message.id);
    }
    let attachments = messages.first().map(|message| message.attachments.clone()).unwrap_or_default();
    let listed: Vec<Value> = messages.iter().map(initialized).collect();
    Ok(Reply::ok(&json!({ "correspondences": listed, "attachmentIds": attachments })))
}

fn messages(sandbox: &Sandbox, caller: &Caller, new: &MessagesBody) -> Vec<Message> {
    let created = sandbox.clock.wall();
    let usual = later(created, std::time::Duration::from_secs(sandbox.scenarios.pace().publish));
    let wanted = new.moment("requestedPublishTime").map(|wanted| sandbox.clock.as_meant(wanted));
    let publish = wanted.map_or(usual, |wanted| wanted.max(usual));
    let orders = |reminder| Notification { order: Uuid::new_v4(), reminder };
    let notification = field(&new.message, "notification").and_then(Value::as_object);
    let reminder = notification.and_then(|n| field(n, "sendReminder")).and_then(Value::as_bool).unwrap_or(false);
    // Shared by all recipients.
    let attachments: Vec<Uuid> = new.attachments().map(|_| Uuid::new_v4()).collect();
    let message = |recipient: &model::ParsedRecipient| Message {
        id: Uuid::new_v4(),
        resource: new.resource.clone(),
        sender: caller.org,
        recipient: recipient.urn.clone(),
        body: new.message.clone(),
        key: new.key,
        created,
        publish,
        notifications: match (notification, reminder) {
            (None, _) => Vec::new(),
            (Some(_), false) => vec![orders(false)],
            (Some(_), true) => vec![orders(false), orders(true)],
        },
        announced: false,
        purged: None,
        attachments: attachments.clone(),
        scan_fails: !attachments.is_empty() && sandbox.scenarios.on(Scenario::ScanFails),
    };
    new.recipients.iter().map(message).collect()
}

fn initialized(message: &Message) -> Value {
    let orders = message.notifications.iter();
    let orders: Vec<Value> =
        orders.map(|n| json!({ "orderId": n.order, "isReminder": n.reminder, "status": "Success" })).collect();
    json!({
        "correspondenceId": message.id,
        "status": "Initialized",
        "recipient": message.recipient,
        "notifications": orders,
    })
}

/// Who calls, by either kind of token: Altinn's with the scope, or Maskinporten's own with `altinn:serviceowner` too.
fn caller(sandbox: &Sandbox, headers: &HeaderMap, needed: &[&str]) -> Result<Caller, Reply> {
    let forbidden = || Reply::empty(StatusCode::FORBIDDEN);
    if let Some(caller) = altinn_caller(sandbox, headers) {
        let has_one = needed.iter().any(|scope| caller.has(scope));
        return if has_one { Ok(caller.with_system_user()) } else { Err(forbidden()) };
    }
    let unauthorised = || Reply::empty(StatusCode::UNAUTHORIZED).with(header::WWW_AUTHENTICATE, "Bearer");
    let caller = maskinporten_caller(sandbox, headers).ok_or_else(unauthorised)?;
    let both = caller.has("altinn:serviceowner") && needed.iter().any(|scope| caller.has(scope));
    if both { Ok(caller.with_system_user()) } else { Err(forbidden()) }
}
