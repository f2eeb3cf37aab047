//! Who calls, and with which scope. A token of Maskinporten's is taken besides one of Altinn's, as TT02 takes it
//! (Altinn/altinn-platform-validation-tests, `K6/maskinporten.js`, 2026-08-20).

use axum::http::{HeaderMap, StatusCode};

use crate::domain::OrgNumber;
use crate::sandbox::access::{altinn_caller, maskinporten_caller};
use crate::sandbox::problem::Reply;
use crate::sandbox::state::Sandbox;

/// What registers and changes systems.
pub(super) const REGISTER: &str = "altinn:authentication/systemregister.write";
/// What makes requests, and finds the system users that came of them.
pub(super) const REQUEST: &str = "altinn:authentication/systemuser.request.write";
/// What reads requests.
pub(super) const READ_REQUESTS: &str = "altinn:authentication/systemuser.request.read";

/// The supplier that calls with a scope.
pub(super) fn vendor(sandbox: &Sandbox, headers: &HeaderMap, scope: &str) -> Result<OrgNumber, Reply> {
    let caller = altinn_caller(sandbox, headers).or_else(|| maskinporten_caller(sandbox, headers));
    let caller = caller.ok_or_else(|| Reply::empty(StatusCode::UNAUTHORIZED))?;
    let administers = scope == REGISTER && caller.has("altinn:authentication/systemregister.admin");
    match caller.has(scope) || administers {
        true => Ok(caller.org),
        false => Err(Reply::empty(StatusCode::FORBIDDEN)),
    }
}
