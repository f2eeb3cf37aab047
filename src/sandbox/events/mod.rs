//! Altinn Events: subscriptions on resources (Altinn/altinn-events, `Controllers/SubscriptionController.cs`,
//! 2026-08-20).

mod courier;
mod feed;
mod filters;

pub(super) use courier::{announce_later, announce_transfer, resume};
pub(super) use feed::after;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Value, json};

use super::access::Caller;
use super::problem::{HandlerResult, Reply, json_body};
use super::scenario::Scenario;
use super::state::Sandbox;
use super::world_data::Subscription;
use filters::{caller, consumer};

/// `POST subscriptions`: 201. What is asked for a second time is found again, and its validation call is made anew.
pub(super) async fn create(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap, body: Bytes) -> HandlerResult {
    let caller = caller(&sandbox, &headers)?;
    let wanted = filters::check(&sandbox, &caller, &json_body(&headers, &body)?)?;
    let now = sandbox.clock.wall();
    let same = |known: &Subscription| {
        (&known.end_point, &known.resource_filter, &known.subject_filter, &known.type_filter, &known.consumer)
            == (
                &wanted.end_point,
                &wanted.resource_filter,
                &wanted.subject_filter,
                &wanted.type_filter,
                &wanted.consumer,
            )
    };
    let known = sandbox.read(|world| world.subscriptions.iter().find(|known| same(known)).cloned());
    let subscription = match known {
        Some(known) => known,
        None => sandbox.change(|world| {
            world.last_subscription += 1;
            let made = Subscription { id: world.last_subscription, created: now, ..wanted };
            world.subscriptions.push(made.clone());
            Ok(made)
        })?,
    };
    let id = subscription.id;
    sandbox.ask_for(id);
    if sandbox.scenarios.on(Scenario::Instant) {
        courier::validate_once(&sandbox, id).await;
    } else {
        courier::validate_later(&sandbox, id);
    }
    let shown = sandbox.read(|world| world.subscriptions.iter().find(|s| s.id == id).map(|s| describe(&sandbox, s)));
    let shown = shown.ok_or_else(|| Reply::empty(StatusCode::INTERNAL_SERVER_ERROR))?;
    let location = format!("/events/api/v1/subscription/{id}");
    Ok(Reply::json(StatusCode::CREATED, &shown).with(header::LOCATION, &location))
}

/// `GET subscriptions`: the consumer's own, validated or not.
pub(super) async fn list(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> HandlerResult {
    let consumer = consumer(&caller(&sandbox, &headers)?);
    let own: Vec<Value> = sandbox.read(|world| {
        let own = world.subscriptions.iter().filter(|subscription| subscription.consumer == consumer);
        own.map(|subscription| describe(&sandbox, subscription)).collect()
    });
    Ok(Reply::ok(&json!({ "count": own.len(), "subscriptions": own })))
}

/// `GET subscriptions/{id}`.
pub(super) async fn get(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let subscription = own(&sandbox, &caller(&sandbox, &headers)?, &id)?;
    Ok(Reply::ok(&describe(&sandbox, &subscription)))
}

/// `DELETE subscriptions/{id}`.
pub(super) async fn delete(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let gone = own(&sandbox, &caller(&sandbox, &headers)?, &id)?.id;
    sandbox.change(|world| {
        world.subscriptions.retain(|subscription| subscription.id != gone);
        Ok(())
    })?;
    Ok(Reply::empty(StatusCode::OK))
}

/// The subscription, if it is the caller's; an id that is no whole number is none (ASP.NET's own words).
fn own(sandbox: &Sandbox, caller: &Caller, id: &str) -> Result<Subscription, Reply> {
    let number: i32 = id.trim().parse().map_err(|_| Reply::invalid("id", format!("The value '{id}' is not valid.")))?;
    let id = i64::from(number);
    let found = sandbox.read(|world| world.subscriptions.iter().find(|known| known.id == id).cloned());
    let found = found.ok_or_else(|| Reply::empty(StatusCode::NOT_FOUND))?;
    if found.consumer == consumer(caller) { Ok(found) } else { Err(Reply::empty(StatusCode::FORBIDDEN)) }
}

/// A subscription as Events shows it; what is empty is left out.
pub(super) fn describe(sandbox: &Sandbox, subscription: &Subscription) -> Value {
    let mut shown = json!({
        "id": subscription.id,
        "endPoint": subscription.end_point,
        "resourceFilter": subscription.resource_filter,
        "consumer": subscription.consumer,
        "createdBy": subscription.consumer,
        "created": sandbox.clock.as_shown(subscription.created).to_string(),
        "validated": subscription.validated,
        "includeSubunits": subscription.include_subunits,
    });
    let filters = [("subjectFilter", &subscription.subject_filter), ("typeFilter", &subscription.type_filter)];
    for (name, value) in filters {
        if let (Some(value), Some(shown)) = (value, shown.as_object_mut()) {
            shown.insert(name.into(), json!(value));
        }
    }
    shown
}
