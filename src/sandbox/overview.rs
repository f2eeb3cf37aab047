//! What the sandbox holds: `GET /_sandbox` for programs and people, and the inbox of the recipients.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::access_lists::AccessList;
use super::broker::Transfer;
use super::correspondence::status_of;
use super::notifications::{self, Order};
use super::problem::{HandlerResult, Reply, field, text};
use super::scenario::Scenario;
use super::state::Sandbox;
use super::system_register::{System, SystemRequest};
use super::world_data::{Client, Message, Resource, World};
use super::{events, scopes};
use crate::text::markup::{DOUBLE_QUOTED, escaped};

/// `GET _sandbox`. The admin client is not counted, as nobody made it; no secret and no token is shown.
pub(super) async fn show(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    let shown = sandbox.read(|world| {
        json!({
            "schema": 1,
            "counts": {
                "client": world.clients.len(),
                "resource": world.resources.len(),
                "policyVersion": world.resources.iter().map(|resource| resource.policies.len()).sum::<usize>(),
                "subscription": world.subscriptions.len(),
                "message": world.messages.len(),
                "brokerOwner": world.broker_owners.len(),
                "brokerResource": world.broker_resources.len(),
                "transfer": world.transfers.len(),
                "notificationOrder": world.orders.len(),
                "accessList": world.access_lists.len(),
                "system": world.systems.len(),
                "systemUserRequest": world.system_requests.len(),
            },
            "objects": {
                "client": list(&world.clients, client),
                "scope": granted(&sandbox, world),
                "resource": list(&world.resources, resource),
                "subscription": list(&world.subscriptions, |subscription| events::describe(&sandbox, subscription)),
                "message": list(&world.messages, |one| message(&sandbox, one)),
                "brokerOwner": list(&world.broker_owners, |owner| json!({ "owner": owner.org, "name": owner.name })),
                "brokerResource": list(&world.broker_resources, |one| json!({ "id": one.id, "settings": one.settings })),
                "transfer": list(&world.transfers, |one| transfer(&sandbox, one)),
                "notificationOrder": list(&world.orders, |one| order(&sandbox, one)),
                "accessList": list(&world.access_lists, access_list),
                "system": list(&world.systems, system),
                "systemUserRequest": list(&world.system_requests, |one| request(&sandbox, one)),
            },
            "scenarios": sandbox.scenarios.words(),
            "received": sandbox.received.describe(),
            "log": sandbox.notes.describe(),
            "flushes": sandbox.flushes(),
        })
    });
    Ok(Reply::ok(&shown))
}

/// `GET arbeidsflate`: what recipients would see.
pub(super) async fn inbox(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    let hidden = sandbox.scenarios.on(Scenario::ConfidentialInvisible);
    let rows: String = sandbox.read(|world| {
        let published = world.messages.iter().filter(|message| status_of(&sandbox, message).0 == "Published");
        // Nobody holds the package for confidential mail until somebody at the recipient gives it to them.
        let confidential = |message: &&Message| field(&message.body, "isConfidential") == Some(&Value::Bool(true));
        published.filter(|message| !(hidden && confidential(message))).map(row).collect()
    });
    let rows = if rows.is_empty() { "<tr><td>Ingen meldinger</td></tr>".to_owned() } else { rows };
    let page = format!(
        "<!doctype html><html lang=\"nb\"><meta charset=\"utf-8\"><title>Øvelse: Arbeidsflate</title>\
         <h1>Arbeidsflate (øvelse)</h1><table>{rows}</table></html>"
    );
    Ok(Reply::body(StatusCode::OK, "text/html; charset=utf-8", page))
}

/// What stands for the pages of Altinn Studio and of Digdir's portal: they are there, and nothing can be done on them.
pub(super) async fn page() -> HandlerResult {
    let page = "<!doctype html><html lang=\"nb\"><meta charset=\"utf-8\"><title>Øvelse</title>\
                <p>Dette er en øvelse. Her er det ingenting å gjøre.</p></html>";
    Ok(Reply::body(StatusCode::OK, "text/html; charset=utf-8", page))
}

fn list<T>(all: &[T], describe: impl Fn(&T) -> Value) -> Value {
    Value::Array(all.iter().map(describe).collect())
}

fn client(client: &Client) -> Value {
    json!({
        "clientId": client.client_id,
        "name": client.body.get("client_name"),
        "organization": client.org,
        "scopes": client.scopes,
        "keys": client.keys.iter().map(|key| &key.jwk.kid).collect::<Vec<_>>(),
        "active": client.active,
    })
}

fn granted(sandbox: &Sandbox, world: &World) -> Value {
    let asked = world.refused.iter().flat_map(|(org, asked)| asked.iter().map(move |(scope, at)| (org, scope, at)));
    let shown = asked.map(|(org, scope, at)| {
        let granted = scopes::is_granted(world, &sandbox.scenarios, &sandbox.clock, *org, scope);
        json!({ "organization": org, "scope": scope, "asked": at.to_string(), "granted": granted })
    });
    Value::Array(shown.collect())
}

fn resource(resource: &Resource) -> Value {
    json!({
        "id": resource.id,
        "type": resource.kind(),
        "owner": resource.authority("organization"),
        "version": resource.version,
        "policyVersions": resource.policies.len(),
    })
}

fn access_list(list: &AccessList) -> Value {
    json!({
        "owner": list.owner,
        "id": list.identifier,
        "name": list.name,
        "members": list.members.keys().collect::<Vec<_>>(),
        "connections": list.connections.iter().map(|(id, one)| (id.clone(), json!(one.actions))).collect::<Map<_, _>>(),
    })
}

fn system(system: &System) -> Value {
    json!({
        "id": system.id,
        "vendor": system.vendor,
        "resources": system.resources,
        "clients": system.clients,
        "deleted": system.deleted,
    })
}

fn request(sandbox: &Sandbox, request: &SystemRequest) -> Value {
    json!({
        "id": request.id,
        "system": request.system,
        "party": request.party,
        "reference": request.reference,
        "resources": request.resources,
        "status": request.status(&sandbox.clock, sandbox.scenarios.desk()),
        "deleted": request.deleted.is_some(),
    })
}

fn message(sandbox: &Sandbox, message: &Message) -> Value {
    json!({
        "id": message.id,
        "resource": message.resource,
        "sender": message.sender,
        "recipient": message.shown_recipient(),
        "status": status_of(sandbox, message).0,
        "announced": message.announced,
        "purged": message.purged.is_some(),
    })
}

fn transfer(sandbox: &Sandbox, transfer: &Transfer) -> Value {
    json!({
        "id": transfer.id,
        "resource": transfer.resource,
        "sender": transfer.sender,
        "recipients": transfer.recipients.iter().map(|recipient| recipient.org).collect::<Vec<_>>(),
        "reference": transfer.reference,
        "size": transfer.size,
        "status": transfer.status(sandbox.clock.wall()).word(),
        "announced": transfer.announced,
    })
}

fn order(sandbox: &Sandbox, order: &Order) -> Value {
    let shipments = order.shipments.iter().map(
        |one| json!({ "id": one.id, "reminder": one.reminder, "status": notifications::status_of(sandbox, one).0 }),
    );
    json!({ "id": order.id, "org": order.org, "shipments": shipments.collect::<Vec<_>>() })
}

fn row(message: &Message) -> String {
    let content = field(&message.body, "content").and_then(Value::as_object);
    let part = |name: &str| content.and_then(|content| text(content, name)).unwrap_or_default();
    let recipient = message.shown_recipient();
    let cells = [recipient.as_str(), part("messageTitle"), part("messageSummary"), part("messageBody")];
    let cells: String = cells.iter().map(|cell| format!("<td>{}</td>", escaped(cell, DOUBLE_QUOTED))).collect();
    format!("<tr>{cells}</tr>")
}
