//! Requests for system users.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::data::{CustomerAnswer, SystemRequest, UserKey};
use super::faults::AuthFault;
use super::own::{READ_REQUESTS, REQUEST, vendor};
use super::rights::{packages, rights, shown, shown_packages, texts};
use crate::domain::OrgNumber;
use crate::sandbox::problem::{HandlerResult, Reply, json_body, text};
use crate::sandbox::registers::is_in_environment;
use crate::sandbox::scenario::Scenario;
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::World;

/// Where a customer would open a request; nobody answers at such an address (RFC 6761).
const CONFIRM: &str = "https://am.ui.sandbox.invalid/accessmanagement/ui/systemuser/request?id=";

/// `POST systemuser/request/vendor`: what is there already is looked for before anything is found wrong.
pub(in crate::sandbox) async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, REQUEST)?;
    let body = json_body(&headers, &body)?;
    let needed = |name: &str, shown: &str| {
        let value = text(&body, name).filter(|value| !value.is_empty()).map(str::to_owned);
        value.ok_or_else(|| Reply::invalid(shown, format!("The {shown} field is required.")))
    };
    let (system, party) = (needed("systemId", "SystemId")?, needed("partyOrgNo", "PartyOrgNo")?);
    let reference = text(&body, "externalRef").unwrap_or(&party).to_owned();
    let (rights, packages) = (rights(&body)?, packages(&body)?);
    let redirect = text(&body, "redirectUrl").map(str::to_owned);
    let number = OrgNumber::parse(&party);
    let is_customer = number.is_ok_and(|number| is_in_environment(&sandbox, number) || is_unit(&sandbox, number));
    let (now, desk) = (sandbox.clock.wall(), sandbox.scenarios.desk());
    let rejects = sandbox.scenarios.on(Scenario::SystemUserRejected);
    let (request, is_new) = sandbox.change(|world| {
        if let Ok(party) = number {
            let key = UserKey { system: &system, party, reference: &reference };
            let has_user = |one: &SystemRequest| key.is_of(one) && one.has_user(&sandbox.clock, desk);
            if world.system_requests.iter().any(has_user) {
                return Err(AuthFault::USER_EXISTS.reply());
            }
            let live = world.live_request(key);
            if let Some(live) = live.filter(|live| live.status(&sandbox.clock, desk) != "Timedout") {
                return Ok((live.clone(), false));
            }
        }
        let known = world.system(&system).filter(|known| known.vendor == vendor && !known.deleted);
        let known = known.ok_or_else(|| AuthFault::NO_SYSTEM.reply())?;
        let (true, Ok(party)) = (is_customer, number) else { return Err(AuthFault::CUSTOMER.reply()) };
        if let Some(redirect) = redirect.as_ref().filter(|redirect| !redirect.is_empty()) {
            let allowed = texts(&known.body, "allowedRedirectUrls")?;
            if allowed.is_empty() {
                return Err(AuthFault::NO_REDIRECTS.reply());
            }
            if !allowed.contains(redirect) {
                return Err(AuthFault::REDIRECT.reply());
            }
        }
        let (resources, packages) = match (rights, packages) {
            (None, None) => return Err(AuthFault::RIGHTS.reply()),
            (rights, packages) => (rights.unwrap_or_default(), packages.unwrap_or_default()),
        };
        if resources.is_empty() && packages.is_empty() {
            return Err(AuthFault::NOTHING.reply());
        }
        let is_on = |right: &Option<String>| right.as_ref().is_some_and(|id| known.resources.contains(id));
        if !resources.iter().all(is_on) {
            return Err(AuthFault::RIGHTS.reply());
        }
        if !packages.iter().all(|package| known.packages.contains(package)) {
            return Err(AuthFault::PACKAGE_NOT_ON_SYSTEM.reply());
        }
        // Whoever has said no once has been spoken with when he is asked again.
        let key = UserKey { system: &system, party, reference: &reference };
        let asked_before = world.system_requests.iter().any(|one| key.is_of(one));
        let answer = if rejects && !asked_before { CustomerAnswer::Rejects } else { CustomerAnswer::Accepts };
        // An empty reference is looked for as such, and kept as the customer's number.
        let kept = if reference.is_empty() { party.to_string() } else { reference.clone() };
        let request = SystemRequest {
            id: Uuid::new_v4(),
            system: system.clone(),
            party,
            reference: kept,
            resources: resources.into_iter().flatten().collect(),
            packages,
            redirect: redirect.clone(),
            created: now,
            answer,
            deleted: None,
            user: Uuid::new_v4(),
        };
        world.system_requests.push(request.clone());
        Ok((request, true))
    })?;
    let mut shown = described(&sandbox, &request);
    if let (true, Some(shown)) = (is_new, shown.as_object_mut()) {
        // Nobody answers before there is something to answer, however quick he is.
        shown.insert("status".into(), "New".into());
    }
    Ok(Reply::json(if is_new { StatusCode::CREATED } else { StatusCode::OK }, &shown))
}

/// `GET systemuser/request/vendor/{id}`.
pub(in crate::sandbox) async fn get(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, READ_REQUESTS)?;
    let id = uuid(&id)?;
    let found = sandbox.read(|world| own(world, vendor).find(|request| request.id == id).cloned());
    Ok(Reply::ok(&described(&sandbox, &found.ok_or_else(|| AuthFault::NO_REQUEST.reply())?)))
}

/// `GET systemuser/request/vendor/byexternalref/{system}/{party}/{reference}`.
pub(in crate::sandbox) async fn by_reference(
    State(sandbox): State<Arc<Sandbox>>,
    Path((system, party, reference)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, READ_REQUESTS)?;
    let found = sandbox.read(|world| {
        let is_meant = |request: &&SystemRequest| {
            request.system == system && request.party.to_string() == party && request.reference == reference
        };
        own(world, vendor).filter(is_meant).last().cloned()
    });
    Ok(Reply::ok(&described(&sandbox, &found.ok_or_else(|| AuthFault::NO_REQUEST.reply())?)))
}

/// `GET systemuser/request/vendor/bysystem/{system}`: more than fit on a page there are never.
pub(in crate::sandbox) async fn by_system(
    State(sandbox): State<Arc<Sandbox>>,
    Path(system): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, READ_REQUESTS)?;
    let found: Vec<SystemRequest> = sandbox.read(|world| {
        if world.system(&system).is_none_or(|known| known.vendor != vendor) {
            return Err(AuthFault::NO_SYSTEM.reply());
        }
        Ok(own(world, vendor).filter(|request| request.system == system).cloned().collect())
    })?;
    let data: Vec<Value> = found.iter().map(|request| described(&sandbox, request)).collect();
    Ok(Reply::ok(&json!({ "links": { "next": null }, "data": data })))
}

/// `DELETE systemuser/request/vendor/{id}`: in whatever status it is.
pub(in crate::sandbox) async fn delete(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, REQUEST)?;
    let id = uuid(&id)?;
    let now = sandbox.clock.wall();
    sandbox.change(|world| {
        let is_own = own(world, vendor).any(|request| request.id == id);
        let found = world.system_requests.iter_mut().find(|request| is_own && request.id == id);
        found.ok_or_else(|| AuthFault::NO_REQUEST.reply())?.deleted = Some(now);
        Ok(())
    })?;
    Ok(Reply::empty(StatusCode::ACCEPTED))
}

/// The requests of a supplier that were not taken back.
fn own(world: &World, vendor: OrgNumber) -> impl Iterator<Item = &SystemRequest> {
    let is_own = move |request: &&SystemRequest| {
        request.deleted.is_none() && world.system(&request.system).is_some_and(|system| system.vendor == vendor)
    };
    world.system_requests.iter().filter(is_own)
}

fn uuid(text: &str) -> Result<Uuid, Reply> {
    text.parse().map_err(|_| Reply::invalid("requestId", format!("The value '{text}' is not valid.")))
}

/// Whether a number is somebody's that nobody has looked up.
fn is_unit(sandbox: &Sandbox, number: OrgNumber) -> bool {
    sandbox.units.is_somebodys(number) && !sandbox.scenarios.on(Scenario::NotInTt02)
}

fn described(sandbox: &Sandbox, request: &SystemRequest) -> Value {
    let shown_at = |moment| sandbox.clock.as_shown(moment).to_string();
    let desk: Option<Duration> = sandbox.scenarios.desk();
    json!({
        "id": request.id,
        "externalRef": request.reference,
        "systemId": request.system,
        "partyOrgNo": request.party.to_string(),
        "rights": shown(&request.resources),
        "accessPackages": shown_packages(&request.packages),
        "status": request.status(&sandbox.clock, desk),
        "redirectUrl": request.redirect,
        "confirmUrl": format!("{CONFIRM}{}&DONTCHOOSEREPORTEE=true", request.id),
        "escalated": false,
        "created": shown_at(request.created),
        "timedOut": request.status(&sandbox.clock, desk) == "Timedout",
    })
}
