//! The error body of the self-service API (felleslosninger/docs, `oidc_api_admin_maskinporten.md`, 2024-10-17).

use axum::http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::sandbox::clock::SandboxClock;
use crate::sandbox::problem::Reply;

fn reply(status: StatusCode, error: &str, description: &str, errors: Value) -> Reply {
    Reply::json(
        status,
        &json!({
            "status": status.as_u16(),
            "timestamp": SandboxClock::new(None, false).wall().to_string(),
            "correlation_id": Uuid::new_v4(),
            "errors": errors,
            "error": error,
            "error_description": description,
        }),
    )
}

/// 401.
pub(super) fn unauthorised() -> Reply {
    reply(StatusCode::UNAUTHORIZED, "unauthorized", "A valid access token is needed", json!([]))
}

/// 403.
pub(super) fn forbidden() -> Reply {
    reply(StatusCode::FORBIDDEN, "access_denied", "The client lacks the scope for this call", json!([]))
}

/// 404.
pub(super) fn not_found() -> Reply {
    reply(StatusCode::NOT_FOUND, "not_found", "Not found", json!([]))
}

/// 409.
pub(super) fn conflict(text: &str) -> Reply {
    reply(StatusCode::CONFLICT, "conflict", text, json!([]))
}

/// 428, as users report it; *unverified*.
pub(super) fn terms_not_signed() -> Reply {
    let text = "Organisasjonen har ikke signert bruksvilkår";
    reply(StatusCode::PRECONDITION_REQUIRED, "PRECONDITION_REQUIRED", text, json!([]))
}

/// 400 with one field.
pub(super) fn invalid(field: &str, text: impl Into<String>) -> Reply {
    let error = json!({
        "errorMessage": text.into(),
        "isFieldError": true,
        "objectName": "clientRequest",
        "fieldIdentifier": field,
    });
    reply(StatusCode::BAD_REQUEST, "invalid_request", "Validation failed", json!([error]))
}
