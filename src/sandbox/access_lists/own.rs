//! Who may call for which owner, and under which conditions.

use axum::http::{HeaderMap, StatusCode, header};

use super::faults::{Broken, OWNER_NO_CODE};
use crate::sandbox::access::altinn_caller;
use crate::sandbox::problem::Reply;
use crate::sandbox::registers::code_of;
use crate::sandbox::state::Sandbox;

/// Which scopes let a caller look, and which let it write besides.
const WRITE: [&str; 2] = ["altinn:resourceregistry/accesslist.write", "altinn:resourceregistry/resource.admin"];
const READ: [&str; 1] = ["altinn:resourceregistry/accesslist.read"];

/// The code of the owner whose lists a caller may read, in small letters.
pub(super) fn reader(sandbox: &Sandbox, headers: &HeaderMap, owner: &str) -> Result<String, Reply> {
    own(sandbox, headers, owner, &[&READ[..], &WRITE[..]].concat())
}

/// The same of one whose lists it may write.
pub(super) fn writer(sandbox: &Sandbox, headers: &HeaderMap, owner: &str) -> Result<String, Reply> {
    own(sandbox, headers, owner, &WRITE)
}

fn own(sandbox: &Sandbox, headers: &HeaderMap, owner: &str, scopes: &[&str]) -> Result<String, Reply> {
    let caller = altinn_caller(sandbox, headers).ok_or_else(|| Reply::empty(StatusCode::UNAUTHORIZED))?;
    let forbidden = || Reply::empty(StatusCode::FORBIDDEN);
    if !scopes.iter().any(|scope| caller.has(scope)) {
        return Err(forbidden());
    }
    let code = caller.code.clone().or_else(|| code_of(sandbox, caller.org)).unwrap_or_default().to_lowercase();
    if owner.to_lowercase() == code {
        return Ok(code);
    }
    // Only one's own number gets as far as being told that it is none of the codes.
    Err(if owner == caller.org.to_string() { Broken::one(OWNER_NO_CODE, "/$PATH/owner").reply() } else { forbidden() })
}

/// Whether the conditions of a call hold for a thing of this version, or for one that is not there. A reader's
/// `If-None-Match` is told apart: what is the same is not sent again.
pub(super) fn check_conditions(headers: &HeaderMap, tag: Option<&str>) -> Result<(), Reply> {
    let of = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let names = |value: &str| tag.is_some_and(|tag| value == "*" || value.split(',').any(|one| one.trim() == tag));
    let failed =
        of(header::IF_MATCH).is_some_and(|value| !names(value)) || of(header::IF_NONE_MATCH).is_some_and(names);
    if failed { Err(Reply::empty(StatusCode::PRECONDITION_FAILED)) } else { Ok(()) }
}
