//! Requests for system users, and the system users that come of them (Altinn/altinn-authentication,
//! `src/Authentication/Controllers/RequestSystemUserController.cs` and `SystemUserController.cs`, 2026-07-17).

use serde::Deserialize;
use url::Url;
use uuid::Uuid;

use super::ask::{self, Api};
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::system_user::{NewSystemUserRequest, SystemUserKey};
use crate::domain::{Address, OrgNumber, ResourceId};
use crate::record::values::{RequestFound, RequestStatus, SystemUserRequestSeen, SystemUserSeen};
use crate::world::http::{Call, Expected, HttpResponse};

const HERE: RemoteService = RemoteService::SystemRegister;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Info {
    id: Uuid,
    system_id: String,
    party_org_no: OrgNumber,
    status: String,
    #[serde(default)]
    confirm_url: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct User {
    id: Uuid,
    system_id: String,
    reportee_org_no: OrgNumber,
    #[serde(default)]
    is_deleted: bool,
}

/// Reads the request for a system user; none when there is none.
///
/// # Errors
/// The refusal.
pub async fn request(api: Api<'_>, token: &Token, key: &SystemUserKey) -> Result<SystemUserRequestSeen, ApiFault> {
    let (system, party) = (key.system.as_str(), key.party.to_string());
    let address = requests(api).below(&["byexternalref", system, &party, key.reference.as_str()]);
    let answer = api.read(HERE, Call::get(&address).bearer(token.bearer())).await?;
    let found = ask::object_or_none::<Info>(HERE, &answer)?;
    let found = found.map(|info| read(info, key, &answer)).transpose()?;
    Ok(seen(key, found))
}

/// Asks an organisation for a system user, unless it was asked; answers the request, and whether it was there.
///
/// # Errors
/// The refusal.
pub async fn ask(
    api: Api<'_>,
    token: &Token,
    key: &SystemUserKey,
    resource: &ResourceId,
) -> Result<(SystemUserRequestSeen, bool), ApiFault> {
    let known = request(api, token, key).await?;
    if known.found.is_some() {
        return Ok((known, true));
    }
    let new = NewSystemUserRequest::new(key, resource);
    let answer = api.write(HERE, Call::post(&requests(api)).bearer(token.bearer()).json(&new)).await?;
    let made: Info = ask::object(HERE, &answer)?;
    read(made, key, &answer)?;
    let kept = request(api, token, key).await?;
    match kept.found {
        Some(_) => Ok((kept, false)),
        None => Err(not_kept(key)),
    }
}

/// Takes a request back, in whatever status it is. One that is gone is taken back.
///
/// # Errors
/// The refusal; also when the service still shows the request.
pub async fn take_back(api: Api<'_>, token: &Token, (key, id): (&SystemUserKey, Uuid)) -> Result<(), ApiFault> {
    let address = requests(api).below(&[&id.to_string()]);
    let call = Call::delete(&address).bearer(token.bearer()).expecting(Expected::Done);
    let answer = api.write(HERE, call).await?;
    if answer.status != 404 || answer.is_html() {
        ask::taken(HERE, &answer)?;
    }
    let kept = request(api, token, key).await?;
    if kept.found.is_some_and(|found| found.id == id) { Err(not_kept(key)) } else { Ok(()) }
}

/// Finds the system user that came of a request: the proof that an approval has taken effect.
///
/// # Errors
/// The refusal.
pub async fn find(api: Api<'_>, token: &Token, key: &SystemUserKey) -> Result<SystemUserSeen, ApiFault> {
    let party = key.party.to_string();
    let query =
        [("system-id", key.system.as_str()), ("orgno", party.as_str()), ("external-ref", key.reference.as_str())];
    let address = api.environment.authentication.below(&["systemuser", "vendor", "byquery"]).with_query(&query);
    let answer = api.read(HERE, Call::get(&address).bearer(token.bearer())).await?;
    let found = ask::object_or_none::<User>(HERE, &answer)?;
    let is_meant = |user: &User| user.system_id == key.system.as_str() && user.reportee_org_no == key.party;
    if found.as_ref().is_some_and(|user| !is_meant(user)) {
        return Err(ask::unexpected(HERE, &answer));
    }
    let id = found.filter(|user| !user.is_deleted).map(|user| user.id);
    Ok(SystemUserSeen { system: key.system.clone(), reference: key.reference.clone(), id })
}

fn not_kept(key: &SystemUserKey) -> ApiFault {
    ApiFault::NotKept { service: HERE, what: format!("{}: {}", key.system, key.party) }
}

fn seen(key: &SystemUserKey, found: Option<RequestFound>) -> SystemUserRequestSeen {
    SystemUserRequestSeen { system: key.system.clone(), reference: key.reference.clone(), found }
}

/// What an answer says of a request, when it is the one that was meant.
fn read(info: Info, key: &SystemUserKey, answer: &HttpResponse) -> Result<RequestFound, ApiFault> {
    let is_meant = info.system_id == key.system.as_str() && info.party_org_no == key.party;
    let status = RequestStatus::parse(&info.status).filter(|_| is_meant);
    let status = status.ok_or_else(|| ask::unexpected(HERE, answer))?;
    // It goes to customers in letters: what is no address on the web is none.
    let link = info.confirm_url.and_then(|url| Url::parse(url.trim()).ok());
    let link = link.filter(|url| url.scheme() == "https" && url.username().is_empty()).map(String::from);
    Ok(RequestFound { id: info.id, status, link })
}

fn requests(api: Api<'_>) -> Address {
    api.environment.authentication.below(&["systemuser", "request", "vendor"])
}

#[cfg(test)]
#[path = "system_users_tests.rs"]
mod tests;
