//! Altinn Varsling (Altinn/altinn-notifications, `components/api/src/Altinn.Notifications/Controllers`, 2026-07-24).

mod body;
mod condition;
mod order;
mod problems;
mod reached;
mod recipient;
mod status;

pub(super) use condition::answer as condition;
pub(super) use order::Order;
pub(super) use status::status_of;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use jiff::{Span, Timestamp};
use serde_json::{Map, Value, json};
use url::form_urlencoded;
use uuid::Uuid;

use super::access::{Caller, altinn_caller};
use super::problem::{HandlerResult, Reply, json_body};
use super::state::Sandbox;
use body::{OrderBody, Wanted, When};
use order::{Condition, Shipment};
use problems::problem;

/// The scope of those who order.
const CREATE: &str = "altinn:serviceowner/notifications.create";

/// Rows of a page of the feed, when nobody says otherwise and at most.
const PAGE: usize = 500;

/// `POST future/orders`: 201; 200 with the same answer for a key that was used.
pub(super) async fn order(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap, body: Bytes) -> HandlerResult {
    let caller = caller(&sandbox, &headers)?;
    let wanted = OrderBody::read(&json_body(&headers, &body)?, sandbox.clock.service())?;
    let org = org(&caller)?;
    let known = |orders: &[Order]| orders.iter().find(|known| known.org == org && known.key == wanted.key).cloned();
    if let Some(known) = sandbox.read(|world| known(&world.orders)) {
        return Ok(Reply::ok(&receipt(&known)));
    }
    let made = make(&sandbox, org, &wanted)?;
    let kept = sandbox.change(|world| {
        // Looked at once more under the lock: two calls with one key may have come at the same time.
        if let Some(known) = known(&world.orders) {
            return Ok((known, StatusCode::OK));
        }
        world.orders.push(made.clone());
        Ok((made, StatusCode::CREATED))
    })?;
    let (order, status) = kept;
    if status == StatusCode::CREATED {
        condition::settle(&sandbox, Some(order.id)).await;
    }
    let location = format!("{}/notifications/api/v1/future/orders/{}", sandbox.base, order.id);
    let answer = Reply::json(status, &receipt(&order));
    Ok(if status == StatusCode::CREATED { answer.with(header::LOCATION, &location) } else { answer })
}

fn make(sandbox: &Sandbox, org: &str, wanted: &OrderBody) -> Result<Order, Reply> {
    let created = sandbox.clock.wall();
    let first = wanted.wanted.first().map_or(created, |wanted| due(wanted.when, created, created));
    let shipment = |(index, wanted): (usize, &Wanted)| {
        let due = due(wanted.when, created, first);
        Ok(Shipment {
            id: Uuid::new_v4(),
            reminder: index > 0,
            reference: wanted.reference.clone(),
            created,
            due,
            picked: status::picked(sandbox, due),
            targets: reached::targets(sandbox, &wanted.recipient, due)?,
            condition: wanted.condition.clone().map(|endpoint| Condition { endpoint, asked: false, sends: None }),
        })
    };
    let shipments = wanted.wanted.iter().enumerate().map(shipment).collect::<Result<_, Reply>>()?;
    Ok(Order { id: Uuid::new_v4(), org: org.to_owned(), key: wanted.key.clone(), shipments })
}

fn due(when: When, now: Timestamp, first: Timestamp) -> Timestamp {
    match when {
        When::Now => now,
        When::At(at) => at.max(now),
        When::Days(days) => {
            let hours = Span::new().try_hours(days.saturating_mul(24)).unwrap_or_default();
            first.checked_add(hours).unwrap_or(Timestamp::MAX)
        }
    }
}

/// What was taken.
fn receipt(order: &Order) -> Value {
    let described = |shipment: &Shipment| {
        let mut shown = Map::from_iter([("shipmentId".to_owned(), json!(shipment.id))]);
        if let Some(reference) = &shipment.reference {
            shown.insert("sendersReference".into(), json!(reference));
        }
        shown
    };
    let (reminders, first): (Vec<&Shipment>, Vec<&Shipment>) = order.shipments.iter().partition(|one| one.reminder);
    let mut notification = first.first().map(|first| described(first)).unwrap_or_default();
    if !reminders.is_empty() {
        let listed: Vec<Value> = reminders.into_iter().map(|one| Value::Object(described(one))).collect();
        notification.insert("reminders".into(), Value::Array(listed));
    }
    json!({ "notificationOrderId": order.id, "notification": notification })
}

/// `GET future/shipment/{id}`: an id that is no GUID has no route.
pub(super) async fn shipment(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let Ok(id) = Uuid::parse_str(&id) else { return Err(Reply::empty(StatusCode::NOT_FOUND)) };
    let caller = caller(&sandbox, &headers)?;
    let org = org(&caller)?;
    condition::settle(&sandbox, None).await;
    let found = sandbox.read(|world| {
        let own = world.orders.iter().filter(|order| order.org == org);
        own.flat_map(|order| &order.shipments).find(|shipment| shipment.id == id).cloned()
    });
    let found = found.ok_or_else(|| problem(StatusCode::NOT_FOUND, "NOT-00003", "Shipment not found"))?;
    Ok(Reply::ok(&status::manifest(&sandbox, &found)))
}

/// `GET future/shipment/feed`: the shipments that are at their end, in the order in which they came to it.
pub(super) async fn feed(
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> HandlerResult {
    let caller = caller(&sandbox, &headers)?;
    let org = org(&caller)?;
    let query = query.unwrap_or_default();
    let given = |name: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.into_owned())
    };
    let number = |name: &str, usual: i64| {
        let wrong = |text: &str| Reply::invalid(name, format!("The value '{text}' is not valid."));
        given(name).map_or(Ok(usual), |text| text.parse::<i64>().map_err(|_| wrong(&text)))
    };
    let after = number("seq", 0)?;
    if after < 0 {
        return Err(Reply::invalid("Seq", "Sequence number cannot be less than 0."));
    }
    let size = usize::try_from(number("pageSize", 0)?).ok().filter(|size| *size > 0).unwrap_or(PAGE).min(PAGE);
    condition::settle(&sandbox, None).await;
    let mut rows = sandbox.read(|world| status::rows(&sandbox, &world.orders, org));
    rows.retain(|(number, _)| *number > after);
    if given("orderBy").is_some_and(|order| order.eq_ignore_ascii_case("desc")) {
        rows.reverse();
    }
    let page: Vec<Value> = rows.into_iter().take(size).map(|(_, row)| row).collect();
    Ok(Reply::ok(&Value::Array(page)))
}

/// Who calls: with a token of Altinn's, and the scope.
fn caller(sandbox: &Sandbox, headers: &HeaderMap) -> Result<Caller, Reply> {
    let unauthorised = || Reply::empty(StatusCode::UNAUTHORIZED).with(header::WWW_AUTHENTICATE, "Bearer");
    let caller = altinn_caller(sandbox, headers).ok_or_else(unauthorised)?;
    if caller.has(CREATE) { Ok(caller) } else { Err(Reply::empty(StatusCode::FORBIDDEN)) }
}

/// The code of the organisation; without it the scope is of no use.
fn org(caller: &Caller) -> Result<&str, Reply> {
    caller.code.as_deref().ok_or_else(|| Reply::empty(StatusCode::FORBIDDEN))
}
