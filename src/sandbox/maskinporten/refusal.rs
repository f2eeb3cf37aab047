//! How Maskinporten says no (felleslosninger/docs, `maskinporten_feilsoking.md`, 2024-10-17).

use axum::http::{StatusCode, header};
use serde_json::json;
use uuid::Uuid;

use crate::sandbox::problem::Reply;

/// A refused grant.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct TokenRefusal {
    error: &'static str,
    text: String,
    code: Option<&'static str>,
}

/// What stands before most of the texts.
const CLIENT: &str = "Invalid assertion. Client authentication failed.";

impl TokenRefusal {
    fn grant(text: impl Into<String>, code: Option<&'static str>) -> Self {
        Self { error: "invalid_grant", text: text.into(), code }
    }

    pub(super) fn request(text: &str) -> Self {
        Self { error: "invalid_request", text: format!("{text}."), code: None }
    }

    pub(super) fn malformed() -> Self {
        Self::grant("Invalid assertion. Invalid parameter value.", Some("MP-011"))
    }

    pub(super) fn used_before() -> Self {
        Self::grant("Invalid assertion. Grant is used before.", Some("MP-012"))
    }

    pub(super) fn client_not_found() -> Self {
        Self::grant(format!("{CLIENT} Client not found."), Some("MP-100"))
    }

    pub(super) fn audience() -> Self {
        Self::grant("Invalid assertion. Invalid JWT claim aud.", Some("MP-110"))
    }

    pub(super) fn expired_key() -> Self {
        Self::grant(format!("{CLIENT} Expired key."), Some("MP-121"))
    }

    pub(super) fn certificate_header() -> Self {
        Self::grant(format!("{CLIENT} Invalid JWT header x5c."), Some("MP-123"))
    }

    pub(super) fn signature() -> Self {
        Self::grant(format!("{CLIENT} Invalid JWT signature."), Some("MP-124"))
    }

    pub(super) fn expired() -> Self {
        Self::grant("Invalid assertion. JWT is expired.", Some("MP-130"))
    }

    pub(super) fn not_on_client(scope: &str) -> Self {
        let text = format!("Token request contains invalid scopes for client, {scope}");
        Self { error: "invalid_scope", text, code: Some("MP-200") }
    }

    pub(super) fn wrong_kind_of_client() -> Self {
        let text = "Token request contains scopes not allowed for maskinporten.".to_owned();
        Self { error: "invalid_scope", text, code: Some("MP-201") }
    }

    pub(super) fn not_granted(scope: &str) -> Self {
        let text = format!("Consumer has not been granted access to the scope {scope}.");
        Self { error: "invalid_scope", text, code: Some("MP-250") }
    }

    pub(super) fn not_delegated(consumer: &str, supplier: &str) -> Self {
        let text = format!("Consumer {consumer} has not delegated access to the scope to supplier {supplier}.");
        Self { error: "invalid_scope", text, code: Some("MP-251") }
    }

    pub(super) fn own_consumer() -> Self {
        Self::grant("The combination consumer_org in claim and delegation scope on client is invalid.", None)
    }

    pub(super) fn unknown_details() -> Self {
        Self { error: "invalid_request", text: "Unknown authorization details type.".into(), code: Some("MP-301") }
    }

    pub(super) fn unknown_fields() -> Self {
        let text = "Unknown fields in the authorization details.".to_owned();
        Self { error: "invalid_request", text, code: Some("MP-302") }
    }

    pub(super) fn no_system_user() -> Self {
        let error = "invalid_altinn_customer_configuration";
        Self { error, text: "Invalid authorization details values.".into(), code: Some("MP-303") }
    }

    pub(super) fn unknown_key() -> Self {
        Self::grant(format!("{CLIENT} Unknown key identifier (kid) for client."), None)
    }

    pub(super) fn key_id_missing() -> Self {
        let text = "The client requires pre-registered jwk and no key identifier (kid) provided.";
        Self::grant(format!("{CLIENT} {text}"), None)
    }

    pub(super) fn issued_in_future() -> Self {
        Self::grant("Invalid assertion. Issue time is after now.", None)
    }

    pub(super) fn too_long() -> Self {
        Self::grant("Invalid assertion. JWT has too long lifetime.", None)
    }

    pub(super) fn claims() -> Self {
        Self::grant("Invalid assertion.", None)
    }

    /// The answer, with a trace id and, where the error has a code, its page.
    pub(in crate::sandbox) fn reply(&self, issuer: &str) -> Reply {
        let trace = Uuid::new_v4().simple();
        let mut body =
            json!({ "error": self.error, "error_description": format!("{} (trace_id: {trace})", self.text) });
        if let (Some(code), Some(body)) = (self.code, body.as_object_mut()) {
            body.insert("error_uri".into(), format!("{issuer}errors/{code}").into());
        }
        Reply::json(StatusCode::BAD_REQUEST, &body).with(header::CACHE_CONTROL, "no-store")
    }
}
