//! What a caller asks to be answered in, as Altinn Melding and Altinn Formidling look at it (Altinn/altinn-correspondence,
//! `Helpers/AcceptHeaderValidationMiddleware.cs`, 2026-08-20; Altinn/altinn-broker, the file of the same name,
//! 2026-08-18).

use axum::http::{HeaderMap, StatusCode, header};

use super::problem::Reply;

/// Only JSON is given out: one of the kinds that are asked for is it, or is any kind at all. `application/*` is no kind.
pub(super) fn check(headers: &HeaderMap) -> Result<(), Reply> {
    let asked = headers.get_all(header::ACCEPT).iter().filter_map(|accept| accept.to_str().ok());
    let mut kinds = asked.flat_map(|accept| accept.split(',')).map(|kind| kind.split(';').next().unwrap_or_default());
    let mut kinds = kinds.by_ref().map(|kind| kind.trim().to_ascii_lowercase()).filter(|kind| !kind.is_empty());
    let Some(first) = kinds.next() else { return Ok(()) };
    if std::iter::once(first).chain(kinds).any(|kind| matches!(kind.as_str(), "application/json" | "*/*")) {
        return Ok(());
    }
    const REFUSED: &str = "This endpoint does not support the requested Accept header. \
                           Supported Accept headers are: application/json, */*.";
    Err(Reply::text(StatusCode::NOT_ACCEPTABLE, REFUSED))
}
