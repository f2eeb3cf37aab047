//! What is asked before a notification goes out: the address of its condition, with a token of Maskinporten's
//! (docs.altinn.no, Notifications, "Send Condition", read in November 2026; Altinn/altinn-notifications,
//! `components/api/src/Altinn.Notifications.Integrations/SendCondition`, 2026-07-24). A failure is tried once more, here at
//! once, and counts as yes.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde_json::json;
use uuid::Uuid;

use super::order::Shipment;
use crate::sandbox::access::maskinporten_caller;
use crate::sandbox::problem::{HandlerResult, Reply};
use crate::sandbox::scenario::Scenario;
use crate::sandbox::state::Sandbox;

/// The scope of Altinn's token.
const CHECK: &str = "altinn:system/notifications.condition.check";

/// Digdir, as whom Altinn asks.
const ASKS_AS: &str = "0192:991825827";

/// How long the token holds, in seconds.
const LIFETIME: i64 = 120;

/// `GET _sandbox/condition`: the sandbox's own address of a condition, which says no to Altinn and refuses all others; in
/// the scenario about it, Altinn too.
pub(in crate::sandbox) async fn answer(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> HandlerResult {
    let caller = maskinporten_caller(&sandbox, &headers).filter(|caller| {
        let id = caller.claims.get("consumer").and_then(|consumer| consumer.get("ID"));
        caller.has(CHECK) && id.is_some_and(|id| id == ASKS_AS)
    });
    match caller {
        Some(_) if !sandbox.scenarios.on(Scenario::ConditionFails) => {
            Ok(Reply::ok(&json!({ "sendNotification": false })))
        }
        _ => Err(Reply::empty(StatusCode::UNAUTHORIZED)),
    }
}

/// Whether it has not been asked yet whether a shipment is to go out.
pub(super) fn is_open(shipment: &Shipment) -> bool {
    shipment.condition.as_ref().is_some_and(|condition| !condition.asked)
}

/// Asks of everything that is to go out by now. Whoever can write the world's file must not make this machine call what he
/// likes: an address that only stands there is called when it is the sandbox's own, any other one while it is `ordered`; of
/// what goes out later, another address counts as failing.
pub(super) async fn settle(sandbox: &Sandbox, ordered: Option<Uuid>) {
    let now = sandbox.clock.wall();
    let own = format!("{}/_sandbox/condition", sandbox.base);
    let open: Vec<(Uuid, Option<String>)> = sandbox.read(|world| {
        let all = world.orders.iter().flat_map(|order| order.shipments.iter().map(move |one| (order.id, one)));
        let due = all.filter(|(order, one)| {
            is_open(one) && if ordered == Some(*order) { one.due <= now } else { one.picked <= now }
        });
        due.filter_map(|(order, one)| {
            let address = one.condition.as_ref().map(|condition| condition.endpoint.clone())?;
            Some((one.id, Some(address).filter(|address| *address == own || ordered == Some(order))))
        })
        .collect()
    });
    for (id, address) in open {
        let sends = match (address, token(sandbox)) {
            (Some(address), Some(token)) => match sandbox.postman.asks(&address, &token).await {
                None => sandbox.postman.asks(&address, &token).await,
                said => said,
            },
            _ => None,
        };
        let noted = sandbox.change(|world| {
            let shipments = world.orders.iter_mut().flat_map(|order| &mut order.shipments);
            for condition in shipments.filter(|one| one.id == id).filter_map(|one| one.condition.as_mut()) {
                (condition.sends, condition.asked) = (sends, true);
            }
            Ok(())
        });
        // What cannot be noted is asked again.
        drop(noted);
    }
}

fn token(sandbox: &Sandbox) -> Option<String> {
    let now = sandbox.clock.service().as_second();
    let claims = json!({
        "scope": CHECK,
        "iss": sandbox.maskinporten_issuer(),
        "exp": now.saturating_add(LIFETIME),
        "iat": now,
        "jti": Uuid::new_v4(),
        "consumer": { "authority": "iso6523-actorid-upis", "ID": ASKS_AS },
    });
    sandbox.maskinporten.sign(claims.as_object()?)
}
