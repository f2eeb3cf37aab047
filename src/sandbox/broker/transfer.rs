//! Transfers: begun, and looked for.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use url::form_urlencoded;
use uuid::Uuid;

use super::data::{RecipientStatus, Transfer, TransferRecipient, TransferStatus};
use super::errors::BrokerFault;
use super::model::TransferBody;
use super::rate::Counted;
use super::{READ, RECEIVE, SEND, WRITE, caller, check_access, owner};
use crate::domain::OrgNumber;
use crate::domain::transfer::BrokerConfiguration;
use crate::sandbox::accept;
use crate::sandbox::events;
use crate::sandbox::problem::{HandlerResult, Reply, json_body};
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::Resource;

/// As many as a search answers.
const MOST: usize = 100;

/// `POST filetransfer`: a transfer without a file. There is no idempotency: a repeat makes a second one.
pub(in crate::sandbox) async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    accept::check(&headers)?;
    let caller = caller(&sandbox, &headers, &[WRITE])?;
    sandbox.broker_calls.count(&sandbox.clock, caller.org, Counted::Initialize)?;
    let new = TransferBody::read(&json_body(&headers, &body)?)?;
    let no_access = || BrokerFault::NO_ACCESS.reply();
    // Nobody has rights for a number that is nobody's.
    let sender = new.sender.ok_or_else(no_access)?;
    let resource = check_access(&sandbox, &caller, &new.resource, (&[SEND], sender))?;
    owner::check_storage(&sandbox, resource.owner, new.scan)?;
    let limited = sandbox.read(|world| world.resource(&new.resource).map(Resource::is_limited));
    let limited = limited.ok_or_else(|| BrokerFault::RESOURCE_UNKNOWN.reply())?;
    // Broker looks for itself, and finds who was put on a list right now; the sender is judged by the decision point, which
    // remembers. A number that is nobody's is on no list.
    let is_listed = |one: &Option<OrgNumber>| {
        one.is_some_and(|org| sandbox.read(|world| !world.memberships(&new.resource, org).is_empty()))
    };
    if limited && !new.recipients.iter().all(is_listed) {
        return Err(BrokerFault::NOT_LISTED.reply());
    }
    let recipients: Vec<_> = new.recipients.iter().flatten().copied().collect();
    check_required_party(resource.settings.required_party.as_deref(), sender, &new.recipients)?;
    let now = sandbox.clock.wall();
    let life = resource.settings.life.unwrap_or(BrokerConfiguration::USUAL_LIFE).seconds();
    let life = SignedDuration::from_secs(i64::try_from(life).unwrap_or(i64::MAX));
    let mut transfer = Transfer {
        id: Uuid::new_v4(),
        resource: new.resource,
        file_name: new.file_name,
        reference: new.reference,
        sender,
        recipients: recipients
            .into_iter()
            .map(|org| TransferRecipient { org, steps: vec![(RecipientStatus::Initialized, now)] })
            .collect(),
        properties: new.properties,
        checksum: new.checksum,
        scan: new.scan,
        size: None,
        parts: None,
        created: now,
        expires: now.saturating_add(life).unwrap_or(Timestamp::MAX),
        steps: Vec::new(),
        announced: false,
    };
    transfer.comes_to(TransferStatus::Initialized, now, "Ready for upload");
    let id = transfer.id;
    sandbox.change(|world| {
        world.transfers.push(transfer);
        Ok(())
    })?;
    events::announce_transfer(&sandbox, id);
    Ok(Reply::ok(&json!({ "fileTransferId": id })))
}

/// The party that must take part: it sends, or it alone receives.
fn check_required_party(
    required: Option<&str>,
    sender: OrgNumber,
    recipients: &[Option<OrgNumber>],
) -> Result<(), Reply> {
    let Some(required) = required.filter(|party| !party.trim().is_empty()) else { return Ok(()) };
    let is_required = |org: &OrgNumber| required.ends_with(&org.to_string());
    if is_required(&sender) {
        return Ok(());
    }
    match recipients {
        [Some(one)] if is_required(one) => Ok(()),
        [_] => Err(BrokerFault::REQUIRED_PARTY.reply()),
        _ => Err(BrokerFault::ONE_RECIPIENT.reply()),
    }
}

/// `GET filetransfer?resourceId=`: the ids of the newest, the newest first.
pub(in crate::sandbox) async fn search(
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> HandlerResult {
    accept::check(&headers)?;
    let caller = caller(&sandbox, &headers, &[WRITE, READ])?;
    sandbox.broker_calls.count(&sandbox.clock, caller.org, Counted::Search)?;
    let query = Wish::read(query.as_deref().unwrap_or_default())?;
    check_access(&sandbox, &caller, &query.resource, (&[SEND, RECEIVE], caller.org))?;
    let now = sandbox.clock.wall();
    let of_caller = |transfer: &Transfer| match query.role.as_deref() {
        Some("sender") => transfer.sender == caller.org,
        Some(_) => transfer.recipient(caller.org).is_some(),
        None => transfer.sender == caller.org || transfer.recipient(caller.org).is_some(),
    };
    let fits = |transfer: &Transfer| {
        let as_recipient = transfer.recipient(caller.org).map(TransferRecipient::status);
        transfer.resource == query.resource
            && of_caller(transfer)
            && query.status.is_none_or(|status| transfer.status(now) == status)
            && query.recipient_status.is_none_or(|status| as_recipient == Some(status))
            && query.from.is_none_or(|from| transfer.created >= from)
            && query.to.is_none_or(|to| transfer.created <= to)
    };
    let mut found: Vec<Uuid> = sandbox.read(|world| {
        world.transfers.iter().rev().filter(|transfer| fits(transfer)).take(MOST).map(|found| found.id).collect()
    });
    if query.ascending {
        found.reverse();
    }
    Ok(Reply::ok(&json!(found)))
}

/// What is looked for.
struct Wish {
    resource: String,
    status: Option<TransferStatus>,
    recipient_status: Option<RecipientStatus>,
    role: Option<String>,
    from: Option<Timestamp>,
    to: Option<Timestamp>,
    ascending: bool,
}

impl Wish {
    /// Reads it; words are read without case, and what is none of them is refused.
    fn read(query: &str) -> Result<Self, Reply> {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let given = |name: &str| {
            let named = pairs.iter().find(|(known, value)| known.eq_ignore_ascii_case(name) && !value.is_empty());
            named.map(|(_, value)| value.as_str())
        };
        let invalid = |name: &str, value: &str| Reply::invalid(name, format!("The value '{value}' is not valid."));
        fn word<T: Copy>(all: &[T], said: fn(T) -> &'static str, value: &str) -> Option<T> {
            all.iter().copied().find(|one| said(*one).eq_ignore_ascii_case(value))
        }
        let moment = |name: &str| match given(name) {
            None => Ok(None),
            Some(value) => value.parse().map(Some).map_err(|_| invalid(name, value)),
        };
        let status = match given("status") {
            None => None,
            Some(value) => {
                let known = word(TransferStatus::ALL, TransferStatus::word, value);
                Some(known.ok_or_else(|| invalid("status", value))?)
            }
        };
        let recipient_status = match given("recipientStatus") {
            None => None,
            Some(value) => {
                let known = word(RecipientStatus::ALL, RecipientStatus::word, value);
                Some(known.ok_or_else(|| invalid("recipientStatus", value))?)
            }
        };
        let role = given("role").map(str::to_lowercase);
        if let Some(other) = role.as_deref().filter(|role| !matches!(*role, "sender" | "recipient")) {
            return Err(invalid("role", other));
        }
        let required = || Reply::invalid("resourceId", Value::from("The resourceId field is required."));
        Ok(Self {
            resource: given("resourceId").ok_or_else(required)?.to_owned(),
            status,
            recipient_status,
            role,
            from: moment("from")?,
            to: moment("to")?,
            ascending: given("orderAscending").is_some_and(|value| value.eq_ignore_ascii_case("true")),
        })
    }
}
