//! Where a shipment stands, by the clock alone (Altinn/altinn-notifications,
//! `components/api/src/Altinn.Notifications/Models/Status/ProcessingLifecycleExt.cs`, 2026-07-24).

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::condition;
use super::order::{Order, Shipment, Target};
use crate::sandbox::clock::later;
use crate::sandbox::state::Sandbox;

/// When a shipment that is due has been handed to those who send.
pub(super) fn picked(sandbox: &Sandbox, due: Timestamp) -> Timestamp {
    later(due, Duration::from_secs(sandbox.scenarios.pace().publish) / 2)
}

/// When what is sent has arrived.
pub(super) fn arrives(sandbox: &Sandbox, sent: Timestamp) -> Timestamp {
    later(sent, Duration::from_secs(sandbox.scenarios.pace().publish))
}

/// What is refused by its condition, and so goes nowhere.
fn is_held(shipment: &Shipment) -> bool {
    shipment.condition.as_ref().is_some_and(|condition| condition.sends == Some(false))
}

/// When it comes, or will come, to its end.
fn end(shipment: &Shipment) -> Timestamp {
    let arrival = shipment.targets.iter().map(|target| target.arrives).max();
    arrival.filter(|_| !is_held(shipment)).unwrap_or(shipment.picked)
}

/// The status of a shipment by now, and since when.
pub(in crate::sandbox) fn status_of(sandbox: &Sandbox, shipment: &Shipment) -> (&'static str, Timestamp) {
    let now = sandbox.clock.wall();
    let end = end(shipment);
    if now < shipment.due {
        ("Order_Registered", shipment.created)
    } else if now < shipment.picked || condition::is_open(shipment) {
        ("Order_Processing", shipment.due)
    } else if is_held(shipment) {
        ("Order_SendConditionNotMet", shipment.picked)
    } else if now >= end {
        ("Order_Completed", end)
    } else if shipment.targets.iter().any(|target| now < target.sent) {
        // An SMS that waits for the day.
        ("Order_Processing", shipment.picked)
    } else {
        ("Order_Processed", shipment.picked)
    }
}

/// The status of one address by now.
fn target_status(now: Timestamp, target: &Target) -> String {
    let kind = if target.sms { "SMS" } else { "Email" };
    match &target.fails {
        _ if now < target.sent => format!("{kind}_New"),
        Some(why) => format!("{kind}_Failed_{why}"),
        None if now < target.arrives => format!("{kind}_Sending"),
        None => format!("{kind}_Delivered"),
    }
}

/// The addresses as they are shown: none until the order has been handed on.
fn targets(sandbox: &Sandbox, shipment: &Shipment) -> Vec<Value> {
    let now = sandbox.clock.wall();
    if now < shipment.picked || is_held(shipment) || condition::is_open(shipment) {
        return Vec::new();
    }
    let shown = |target: &Target| {
        let changed = [target.arrives, target.sent].into_iter().find(|at| *at <= now).unwrap_or(shipment.picked);
        json!({
            "type": if target.sms { "SMS" } else { "Email" },
            "destination": target.destination,
            "status": target_status(now, target),
            "lastUpdate": sandbox.clock.as_shown(changed).to_string(),
        })
    };
    shipment.targets.iter().map(shown).collect()
}

/// What is shown of a shipment.
pub(super) fn manifest(sandbox: &Sandbox, shipment: &Shipment) -> Value {
    Value::Object(described(sandbox, shipment, "type"))
}

fn described(sandbox: &Sandbox, shipment: &Shipment, kind: &str) -> Map<String, Value> {
    let (status, since) = status_of(sandbox, shipment);
    let mut shown = Map::from_iter([
        ("shipmentId".to_owned(), json!(shipment.id)),
        (kind.to_owned(), json!(if shipment.reminder { "Reminder" } else { "Notification" })),
        ("status".to_owned(), json!(status)),
        ("lastUpdate".to_owned(), json!(sandbox.clock.as_shown(since).to_string())),
        ("recipients".to_owned(), Value::Array(targets(sandbox, shipment))),
    ]);
    if let Some(reference) = &shipment.reference {
        shown.insert("sendersReference".into(), json!(reference));
    }
    shown
}

/// The rows of the feed that are an organisation's, each with its number: everybody's are numbered together.
pub(super) fn rows(sandbox: &Sandbox, orders: &[Order], org: &str) -> Vec<(i64, Value)> {
    let now = sandbox.clock.wall();
    let all = orders.iter().flat_map(|order| order.shipments.iter().map(move |shipment| (order, shipment)));
    let mut ended: Vec<(&Order, &Shipment)> = all
        .filter(|(_, shipment)| shipment.picked <= now && end(shipment) <= now && !condition::is_open(shipment))
        .collect();
    ended.sort_by_key(|(_, shipment)| end(shipment));
    let numbered = (1..).zip(ended).filter(|(_, (order, _))| order.org == org);
    let row = |(number, (_, shipment)): (i64, (&Order, &Shipment))| {
        let mut row = described(sandbox, shipment, "shipmentType");
        row.insert("sequenceNumber".into(), json!(number));
        (number, Value::Object(row))
    };
    numbered.map(row).collect()
}
