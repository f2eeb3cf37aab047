//! Answers in the forms that the real services use.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// An answer, good or bad.
pub(super) struct Reply(Box<Response>);

/// What a handler gives: both ends are answers, `?` leaves early.
pub(super) type HandlerResult = Result<Reply, Reply>;

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        *self.0
    }
}

impl Reply {
    /// A status without body.
    pub(super) fn empty(status: StatusCode) -> Self {
        Self(Box::new(status.into_response()))
    }

    /// A body of any kind.
    pub(super) fn body(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Self {
        let mut response = Response::new(body.into());
        *response.status_mut() = status;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        Self(Box::new(response))
    }

    /// Plain text.
    pub(super) fn text(status: StatusCode, text: impl Into<String>) -> Self {
        Self::body(status, "text/plain; charset=utf-8", text.into())
    }

    /// An answer whose body is this value.
    pub(super) fn json(status: StatusCode, value: &Value) -> Self {
        Self::body(status, "application/json; charset=utf-8", value.to_string())
    }

    /// JSON, 200.
    pub(super) fn ok(value: &Value) -> Self {
        Self::json(StatusCode::OK, value)
    }

    /// A problem (RFC 9457).
    pub(super) fn problem(status: StatusCode, value: &Value) -> Self {
        Self::body(status, "application/problem+json; charset=utf-8", value.to_string())
    }

    /// ASP.NET's problem of a body that does not fit its model: field → messages.
    pub(super) fn validation(status: StatusCode, title: &str, errors: &Map<String, Value>) -> Self {
        let value = json!({
            "type": "https://tools.ietf.org/html/rfc9110#section-15.5.1",
            "title": title,
            "status": status.as_u16(),
            "errors": errors,
            "traceId": trace_id(),
        });
        Self::problem(status, &value)
    }

    /// One message on one field.
    pub(super) fn invalid(field: &str, message: impl Into<Value>) -> Self {
        let errors = Map::from_iter([(field.to_owned(), Value::Array(vec![message.into()]))]);
        Self::validation(StatusCode::BAD_REQUEST, "One or more validation errors occurred.", &errors)
    }

    /// The world could not be saved, so nothing was done. No service answers so: it says that it is the sandbox, and why.
    pub(super) fn not_saved(reason: &str) -> Self {
        let status = StatusCode::INSUFFICIENT_STORAGE;
        let title = "The sandbox cannot save its world";
        Self::problem(
            status,
            &json!({ "title": title, "status": status.as_u16(), "detail": reason, "code": "SANDBOX-NOT-SAVED" }),
        )
    }

    /// With a header.
    pub(super) fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.0.headers_mut().insert(name, value);
        }
        self
    }
}

/// A trace id as ASP.NET writes it.
pub(super) fn trace_id() -> String {
    let id = Uuid::new_v4().simple().to_string();
    format!("00-{id}-{}-00", id.chars().take(16).collect::<String>())
}

/// The JSON body of a call that must be JSON; 415 and 400 as ASP.NET answers them.
pub(super) fn json_body(headers: &HeaderMap, body: &[u8]) -> Result<Map<String, Value>, Reply> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !is_json(kind) {
        return Err(Reply::problem(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            &json!({ "type": "https://tools.ietf.org/html/rfc9110#section-15.5.16", "title": "Unsupported Media Type",
                     "status": 415, "traceId": trace_id() }),
        ));
    }
    let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Reply::invalid("$", "The JSON value could not be converted.")),
        Err(error) => Err(Reply::invalid("$", format!("The body is not JSON: line {}.", error.line()))),
    }
}

/// Whether ASP.NET's reader of JSON takes a body of this kind: `application/json`, `text/json`, `application/…+json`.
fn is_json(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(kind.as_str(), "application/json" | "text/json")
        || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// A word of a closed list as the services read it: by name without case, by number, or by number as text. `words` stand
/// each with its number.
pub(super) fn word_of<'w>(value: &Value, words: &[(&'w str, u64)]) -> Option<&'w str> {
    let number = match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let is_meant = |(word, its_number): &&(&str, u64)| {
        number == Some(*its_number) || value.as_str().is_some_and(|text| text.trim().eq_ignore_ascii_case(word))
    };
    words.iter().find(is_meant).map(|(word, _)| *word)
}

/// A field whose name is compared without case, as the services read JSON.
pub(super) fn field<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    let found =
        object.get(name).or_else(|| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, v)| v));
    found.filter(|value| !value.is_null())
}

/// A text field.
pub(super) fn text<'v>(object: &'v Map<String, Value>, name: &str) -> Option<&'v str> {
    field(object, name).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_read_by_name_number_and_number_as_text() {
        let words = [("Email", 0), ("EmailPreferred", 2)];
        for value in [json!("EmailPreferred"), json!("emailpreferred"), json!(2), json!("2"), json!(" 2 ")] {
            assert_eq!(word_of(&value, &words), Some("EmailPreferred"), "{value}");
        }
        for value in [json!(1), json!("1"), json!("Fax"), json!(true), json!(-2), json!(null)] {
            assert_eq!(word_of(&value, &words), None, "{value}");
        }
    }

    #[test]
    fn every_kind_of_json_is_json() {
        for kind in ["application/json", "Application/JSON; charset=utf-8", "text/json", "application/merge-patch+json"]
        {
            assert!(is_json(kind), "{kind}");
        }
        for kind in ["", "text/plain", "application/jsonp", "multipart/form-data"] {
            assert!(!is_json(kind), "{kind}");
        }
    }
}
