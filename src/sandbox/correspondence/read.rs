//! Messages read back: search, overview, details (Altinn/altinn-correspondence,
//! `Controllers/CorrespondenceController.cs`, 2026-08-20).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::attachments;
use super::checks::is_owner;
use super::errors::{CorrespondenceFault, model};
use super::model::{CHANNELS, ROLES, STATUSES, guid, instant};
use super::{READ, WRITE, caller};
use crate::sandbox::accept;
use crate::sandbox::access::Caller;
use crate::sandbox::clock::later;
use crate::sandbox::decision::{AccessQuestion, correspondence_lets};
use crate::sandbox::problem::{HandlerResult, Reply, field, text, word_of};
use crate::sandbox::resource_registry::cached_resource;
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::Message;

/// The most ids that a search gives.
const MOST: usize = 1000;

/// `GET correspondence`: ids. A resource that is unknown is refused like one without access; its type is not looked at.
pub(in crate::sandbox) async fn search(
    State(sandbox): State<Arc<Sandbox>>,
    Query(query): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
) -> HandlerResult {
    accept::check(&headers)?;
    let caller = caller(&sandbox, &headers, &[WRITE, READ])?;
    let query: BTreeMap<String, String> = query.into_iter().map(|(name, value)| (name.to_lowercase(), value)).collect();
    let query = |name: &str| query.get(name).map(String::as_str).filter(|value| !value.is_empty());
    let word = |name: &str, words| query(name).and_then(|text| word_of(&Value::from(text), words));
    let (as_sender, as_recipient) = match word("role", &ROLES) {
        Some("Sender") => (true, false),
        Some("Recipient") => (false, true),
        Some(_) => (true, true),
        None => return Err(model(&[("role".into(), "The role field is required.".into())])),
    };
    let resource = query("resourceid").map(|id| id.strip_prefix("urn:altinn:resource:").unwrap_or(id));
    if let Some(resource) = resource {
        let owner = cached_resource(&sandbox, resource).and_then(|resource| resource.owner());
        let question = AccessQuestion { resource, actions: &["read", "write"], party: Some(caller.org) };
        let let_in =
            owner.is_some_and(|owner| is_owner(&caller, owner) || correspondence_lets(&sandbox, &caller, &question));
        if !let_in {
            return Err(CorrespondenceFault::NO_ACCESS.reply());
        }
    }
    let own = caller.org.urn();
    let moment = |name| query(name).and_then(instant);
    let status = word("status", &STATUSES);
    let (from, to) = (moment("from"), moment("to"));
    let ids: Vec<Uuid> = sandbox.read(|world| {
        let fits = |message: &&Message| {
            let party = (as_sender && message.sender == caller.org) || (as_recipient && message.recipient == own);
            party
                && resource.is_none_or(|id| message.resource == id)
                && status.is_none_or(|status| status_of(&sandbox, message).0 == status)
                && query("sendersreference").is_none_or(|r| text(&message.body, "sendersReference") == Some(r))
                && query("idempotentkey").is_none_or(|key| message.key == guid(key))
                && from.is_none_or(|from| message.created >= from)
                && to.is_none_or(|to| message.created <= to)
        };
        world.messages.iter().filter(fits).map(|message| message.id).take(MOST).collect()
    });
    Ok(Reply::ok(&json!({ "ids": ids })))
}

/// `GET correspondence/{id}`.
pub(in crate::sandbox) async fn overview(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let (_, message) = find(&sandbox, &headers, &id)?;
    let mut shown = base(&sandbox, &message);
    let orders = message.notifications.iter();
    let orders: Vec<Value> =
        orders.map(|n| json!({ "notificationOrderId": n.order, "isReminder": n.reminder })).collect();
    shown.insert("notifications".into(), Value::Array(orders));
    Ok(Reply::ok(&Value::Object(shown)))
}

/// `GET correspondence/{id}/details`.
pub(in crate::sandbox) async fn details(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let (_, message) = find(&sandbox, &headers, &id)?;
    let mut shown = base(&sandbox, &message);
    let history: Vec<Value> = history(&sandbox, &message).into_iter().map(|(s, at)| event(&sandbox, s, at)).collect();
    shown.insert("statusHistory".into(), Value::Array(history));
    shown.insert("notifications".into(), Value::Array(notifications(&sandbox, &message)));
    Ok(Reply::ok(&Value::Object(shown)))
}

/// Who calls and the message, if the caller may see it: the sender, its owner, or who the policy lets read.
pub(super) fn find(sandbox: &Sandbox, headers: &HeaderMap, id: &str) -> Result<(Caller, Message), Reply> {
    accept::check(headers)?;
    let caller = caller(sandbox, headers, &[WRITE, READ])?;
    let not_found = || CorrespondenceFault::MESSAGE_NOT_FOUND.reply();
    let wrong = || model(&[("correspondenceId".into(), format!("The value '{id}' is not valid."))]);
    let id = guid(id).ok_or_else(wrong)?;
    let message = sandbox.read(|world| world.message(id).cloned()).ok_or_else(not_found)?;
    if may_see(sandbox, &caller, &message) {
        Ok((caller, message))
    } else {
        Err(CorrespondenceFault::NO_ACCESS.reply())
    }
}

fn may_see(sandbox: &Sandbox, caller: &Caller, message: &Message) -> bool {
    let owner = cached_resource(sandbox, &message.resource).and_then(|resource| resource.owner());
    if owner.is_some_and(|owner| is_owner(caller, owner)) {
        return true;
    }
    let question = AccessQuestion { resource: &message.resource, actions: &["read"], party: Some(caller.org) };
    let party = message.sender == caller.org || message.recipient == caller.org.urn();
    party && correspondence_lets(sandbox, caller, &question)
}

/// The steps on the way to the recipient, and when each was or will be: half of the pace until it is ready, and all of
/// it until it is published.
fn steps(message: &Message) -> [(&'static str, Timestamp); 3] {
    [("Initialized", message.created), ("ReadyForPublish", ready(message)), ("Published", message.publish)]
}

/// When its files are looked through.
fn ready(message: &Message) -> Timestamp {
    let whole = message.publish.duration_since(message.created);
    message.created.checked_add(whole / 2).unwrap_or(message.publish)
}

fn history(sandbox: &Sandbox, message: &Message) -> Vec<(&'static str, Timestamp)> {
    let until = message.purged.unwrap_or_else(|| sandbox.clock.wall());
    let purged = message.purged.map(|at| ("PurgedByAltinn", at));
    // With a file that is found to be bad the whole message fails.
    let goes_on = |step: &(&str, Timestamp)| !message.scan_fails || step.0 == "Initialized";
    let failed = message.scan_fails.then(|| ("Failed", ready(message)));
    let steps = steps(message).into_iter().filter(goes_on).chain(failed);
    steps.filter(|(_, at)| *at <= until).chain(purged).collect()
}

/// The status by now, and since when.
pub(in crate::sandbox) fn status_of(sandbox: &Sandbox, message: &Message) -> (&'static str, Timestamp) {
    history(sandbox, message).last().copied().unwrap_or(("Initialized", message.created))
}

fn event(sandbox: &Sandbox, status: &str, at: Timestamp) -> Value {
    json!({ "status": status, "statusText": status, "statusChanged": shown(sandbox, at) })
}

fn shown(sandbox: &Sandbox, moment: Timestamp) -> String {
    sandbox.clock.as_shown(moment).to_string()
}

/// What overview and details have in common.
fn base(sandbox: &Sandbox, message: &Message) -> Map<String, Value> {
    let (status, changed) = status_of(sandbox, message);
    let mut object = Map::new();
    object.insert("correspondenceId".into(), json!(message.id));
    object.insert("resourceId".into(), json!(message.resource));
    object.insert("sender".into(), json!(message.sender.urn()));
    for name in ["sendersReference", "messageSender"] {
        object.insert(name.into(), text(&message.body, name).map_or(Value::Null, Value::from));
    }
    object.insert("recipient".into(), json!(message.recipient));
    object.insert("content".into(), content(sandbox, message));
    object.insert("created".into(), json!(shown(sandbox, message.created)));
    object.insert("status".into(), json!(status));
    object.insert("statusText".into(), json!(status));
    object.insert("statusChanged".into(), json!(shown(sandbox, changed)));
    if status == "Published" {
        object.insert("published".into(), json!(shown(sandbox, message.publish)));
    }
    for name in
        ["requestedPublishTime", "dueDateTime", "externalReferences", "propertyList", "replyOptions", "notification"]
    {
        if let Some(value) = field(&message.body, name) {
            object.insert(name.into(), if name == "notification" { spelt(value) } else { value.clone() });
        }
    }
    for name in ["ignoreReservation", "isConfirmationNeeded", "isConfidential"] {
        let value = field(&message.body, name).and_then(Value::as_bool).unwrap_or(false);
        object.insert(name.into(), json!(value));
    }
    object
}

/// The names of a notification, as they are shown however they were sent.
const OF_NOTIFICATIONS: [&str; 14] = [
    "notificationTemplate",
    "notificationChannel",
    "emailSubject",
    "emailBody",
    "emailContentType",
    "smsBody",
    "sendReminder",
    "reminderNotificationChannel",
    "reminderEmailSubject",
    "reminderEmailBody",
    "reminderEmailContentType",
    "reminderSmsBody",
    "sendersReference",
    "overrideRegisteredContactInformation",
];

/// The same object with its names spelt as the service spells them: a form has them in any case.
fn spelt(value: &Value) -> Value {
    let Value::Object(members) = value else { return value.clone() };
    let name = |given: &String| {
        let known = OF_NOTIFICATIONS.iter().find(|known| known.eq_ignore_ascii_case(given));
        known.map_or_else(|| given.clone(), |known| (*known).to_owned())
    };
    members.iter().map(|(given, value)| (name(given), value.clone())).collect::<Map<_, _>>().into()
}

fn content(sandbox: &Sandbox, message: &Message) -> Value {
    let content = field(&message.body, "content").and_then(Value::as_object).cloned().unwrap_or_default();
    let part = |name: &str| text(&content, name).map_or(Value::Null, Value::from);
    let described = field(&content, "attachments").and_then(Value::as_array).into_iter().flatten();
    let (ready, now) = (ready(message), sandbox.clock.wall());
    let pairs = described.filter_map(Value::as_object).zip(&message.attachments);
    let attachments = pairs.map(|pair| attachments::shown(message, pair, ready, now));
    json!({
        "language": part("language"),
        "messageTitle": part("messageTitle"),
        "messageSummary": part("messageSummary"),
        "messageBody": part("messageBody"),
        "attachments": attachments.collect::<Vec<_>>(),
    })
}

/// How long after the message is published its reminder goes out, where it is unread then: in production it is seven days
/// (Altinn/altinn-correspondence, `InitializeCorrespondences`, 2026-08-20).
const REMINDER: Duration = Duration::from_secs(24 * 60 * 60);

fn notifications(sandbox: &Sandbox, message: &Message) -> Vec<Value> {
    let notification = field(&message.body, "notification").and_then(Value::as_object);
    let word = |name: &str| notification.and_then(|n| field(n, name)).and_then(|value| word_of(value, &CHANNELS));
    let channel = word("notificationChannel").unwrap_or("Email");
    let describe = |order: &crate::sandbox::world_data::Notification| {
        let (at, channel) = match order.reminder {
            true => (later(message.publish, REMINDER), word("reminderNotificationChannel").unwrap_or(channel)),
            false => (message.publish, channel),
        };
        let (processing, changed) = match message.purged {
            Some(purged) => ("Cancelled", purged),
            None if at <= sandbox.clock.wall() => ("Completed", at),
            None => ("Registered", message.created),
        };
        json!({
            "id": order.order,
            "sendersReference": text(&message.body, "sendersReference"),
            "requestedSendTime": shown(sandbox, at),
            "creator": "",
            "created": shown(sandbox, message.created),
            "isReminder": order.reminder,
            "notificationChannel": channel,
            "ignoreReservation": false,
            "resourceId": message.resource,
            "processingStatus": { "status": processing, "description": processing, "lastUpdate": shown(sandbox, changed) },
        })
    };
    message.notifications.iter().map(describe).collect()
}
