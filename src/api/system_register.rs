//! The system register: a system as it stands there, made, and given another right or client (Altinn/altinn-authentication,
//! `src/Authentication/Controllers/SystemRegisterController.cs`, 2026-07-17).

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::ask::{self, Api, Filled};
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::system_user::{NewSystem, SystemId, right};
use crate::domain::{Address, ClientId, ResourceId};
use crate::record::values::{SystemFound, SystemSeen};
use crate::world::clean::clean_line;
use crate::world::http::{Call, Expected};

const HERE: RemoteService = RemoteService::SystemRegister;

/// What the register says of a system and takes from nobody.
const ITS_OWN: &str = "isDeleted";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Info {
    id: Filled,
    #[serde(default)]
    is_deleted: bool,
    #[serde(default)]
    rights: Option<Vec<Right>>,
    #[serde(default)]
    client_id: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Right {
    #[serde(default)]
    resource: Option<Vec<Attribute>>,
}

#[derive(Deserialize)]
struct Attribute {
    id: String,
    value: String,
}

/// Reads a system; deleted ones stand there too.
///
/// # Errors
/// The refusal; a system of somebody else is refused.
pub async fn read(api: Api<'_>, token: &Token, system: &SystemId) -> Result<SystemSeen, ApiFault> {
    let found = whole(api, token, system).await?.map(|(found, _)| found);
    Ok(SystemSeen { system: system.clone(), found })
}

/// Registers a system, unless there is one of that id, which is left as it is; answers it, and whether it was there.
///
/// # Errors
/// The refusal; also when the register does not show what it took.
pub async fn register(api: Api<'_>, token: &Token, new: &NewSystem) -> Result<(SystemSeen, bool), ApiFault> {
    let known = read(api, token, &new.id).await?;
    if known.found.is_some() {
        return Ok((known, true));
    }
    let address = api.environment.authentication.below(&["systemregister", "vendor"]);
    let call = Call::post(&address).bearer(token.bearer()).json(new).expecting(Expected::Done);
    ask::taken(HERE, &api.write(HERE, call).await?)?;
    let kept = read(api, token, &new.id).await?;
    match kept.found {
        Some(_) => Ok((kept, false)),
        None => Err(not_kept(&new.id)),
    }
}

/// Puts a client on a system and gives it a right, as far as they are not there: all that is registered of it is read, written
/// back with them, and compared. Answers it, and whether it had both.
///
/// # Errors
/// The refusal; also when there is no such system, and when the register shows another one than it took.
pub async fn extend(
    api: Api<'_>,
    token: &Token,
    system: &SystemId,
    (client, resource): (&ClientId, &ResourceId),
) -> Result<(SystemSeen, bool), ApiFault> {
    let seen = |found: SystemFound| SystemSeen { system: system.clone(), found: Some(found) };
    let (before, mut wanted) = whole(api, token, system).await?.ok_or_else(|| not_kept(system))?;
    if before.holds(client, resource) || before.deleted {
        return Ok((seen(before), true));
    }
    wanted.remove(ITS_OWN);
    if !before.clients.contains(client.as_str()) {
        add(&mut wanted, "clientId", client.as_str().into());
    }
    if !before.resources.contains(resource.bare()) {
        add(&mut wanted, "rights", right(resource));
    }
    let call = Call::put(&at(api, system)).bearer(token.bearer()).json(&wanted).expecting(Expected::Done);
    ask::taken(HERE, &api.write(HERE, call).await?)?;
    let (kept, _) = whole(api, token, system).await?.ok_or_else(|| not_kept(system))?;
    let keeps_all = kept.resources.is_superset(&before.resources) && kept.clients.is_superset(&before.clients);
    if keeps_all && kept.holds(client, resource) { Ok((seen(kept), false)) } else { Err(not_kept(system)) }
}

fn add(body: &mut Map<String, Value>, name: &str, more: Value) {
    match body.get_mut(name) {
        Some(Value::Array(list)) => list.push(more),
        _ => {
            body.insert(name.to_owned(), Value::Array(vec![more]));
        }
    }
}

/// A system as it was read, and what stands in the answer besides.
async fn whole(
    api: Api<'_>,
    token: &Token,
    system: &SystemId,
) -> Result<Option<(SystemFound, Map<String, Value>)>, ApiFault> {
    let answer = api.read(HERE, Call::get(&at(api, system)).bearer(token.bearer())).await?;
    let Some(all) = ask::object_or_none::<Map<String, Value>>(HERE, &answer)? else { return Ok(None) };
    let unexpected = || ask::unexpected(HERE, &answer);
    let info: Info = serde_json::from_value(Value::Object(all.clone())).map_err(|_| unexpected())?;
    if info.id.0 != system.as_str() {
        return Err(unexpected());
    }
    let attributes = info.rights.into_iter().flatten().filter_map(|right| right.resource).flatten();
    let resources = attributes.filter(|one| one.id == "urn:altinn:resource").map(|one| clean_line(&one.value));
    let clients: BTreeSet<String> = info.client_id.into_iter().flatten().map(|client| clean_line(&client)).collect();
    Ok(Some((SystemFound { deleted: info.is_deleted, resources: resources.collect(), clients }, all)))
}

fn not_kept(system: &SystemId) -> ApiFault {
    ApiFault::NotKept { service: HERE, what: system.to_string() }
}

fn at(api: Api<'_>, system: &SystemId) -> Address {
    api.environment.authentication.below(&["systemregister", "vendor", system.as_str()])
}

#[cfg(test)]
#[path = "system_register_tests.rs"]
mod tests;
