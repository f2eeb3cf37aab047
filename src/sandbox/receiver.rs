//! The sandbox's own receiver of events, `/_sandbox/receiver`.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;

use super::problem::{HandlerResult, Reply};
use super::scenario::Scenario;
use super::state::Sandbox;

/// `POST _sandbox/receiver`.
pub(super) async fn receive(State(sandbox): State<Arc<Sandbox>>, body: Bytes) -> HandlerResult {
    if sandbox.scenarios.on(Scenario::WebhookDown) {
        return Err(Reply::empty(StatusCode::SERVICE_UNAVAILABLE));
    }
    let Ok(event) = serde_json::from_slice(&body) else { return Err(Reply::empty(StatusCode::BAD_REQUEST)) };
    sandbox.received.add(event);
    Ok(Reply::empty(StatusCode::OK))
}

/// `GET _sandbox/receiver`.
pub(super) async fn show(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    Ok(Reply::ok(&sandbox.received.describe()))
}
