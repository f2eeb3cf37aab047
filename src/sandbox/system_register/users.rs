//! The system users that came of requests.

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use url::form_urlencoded;
use uuid::Uuid;

use super::data::{SystemRequest, UserKey};
use super::faults::AuthFault;
use super::own::{REGISTER, REQUEST, vendor};
use crate::domain::OrgNumber;
use crate::sandbox::problem::{HandlerResult, Reply};
use crate::sandbox::state::Sandbox;

/// A system user, as tokens name it.
pub(in crate::sandbox) struct SystemUser {
    /// Its id.
    pub(in crate::sandbox) id: Uuid,
    /// Its system.
    pub(in crate::sandbox) system: String,
}

/// `GET systemuser/vendor/byquery?system-id=&orgno=&external-ref=`: whether an approval has taken effect.
pub(in crate::sandbox) async fn by_query(
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, REQUEST)?;
    let query = query.unwrap_or_default();
    let given = |name: &str| {
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs.find(|(known, _)| known == name).map(|(_, value)| value.into_owned()).filter(|value| !value.is_empty())
    };
    let needed = |name: &str| given(name).ok_or_else(|| Reply::invalid(name, format!("The {name} field is required.")));
    let (system, party) = (needed("system-id")?, needed("orgno")?);
    let reference = given("external-ref").unwrap_or_else(|| party.clone());
    let party = OrgNumber::parse(&party).map_err(|_| AuthFault::NO_USER.reply())?;
    let key = UserKey { system: &system, party, reference: &reference };
    let found = sandbox.read(|world| {
        let is_own = world.system(&system).is_some_and(|known| known.vendor == vendor);
        let desk = sandbox.scenarios.desk();
        let is_meant =
            |request: &&SystemRequest| is_own && key.is_of(request) && request.has_user(&sandbox.clock, desk);
        world.system_requests.iter().find(is_meant).cloned()
    });
    Ok(Reply::ok(&described(&sandbox, &found.ok_or_else(|| Reply::empty(StatusCode::NOT_FOUND))?)))
}

/// `GET systemuser/vendor/bysystem/{system}`.
pub(in crate::sandbox) async fn by_system(
    State(sandbox): State<Arc<Sandbox>>,
    Path(system): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, REGISTER)?;
    let desk = sandbox.scenarios.desk();
    let found: Vec<SystemRequest> = sandbox.read(|world| {
        if world.system(&system).is_none_or(|known| known.vendor != vendor) {
            return Err(AuthFault::NO_SYSTEM.reply());
        }
        let of_system = world.system_requests.iter().filter(|request| request.system == system);
        Ok(of_system.filter(|request| request.has_user(&sandbox.clock, desk)).cloned().collect())
    })?;
    let data: Vec<Value> = found.iter().map(|request| described(&sandbox, request)).collect();
    Ok(Reply::ok(&json!({ "links": { "next": null }, "data": data })))
}

impl Sandbox {
    /// The system user that a client may act as: its system is on the client, and the customer has approved
    /// (Altinn/altinn-authentication, `systemuser/byExternalId`, 2026-07-17).
    pub(in crate::sandbox) fn system_user(
        &self,
        client: &str,
        party: OrgNumber,
        reference: Option<&str>,
    ) -> Option<SystemUser> {
        let number = party.to_string();
        let reference = reference.unwrap_or(&number);
        let desk = self.scenarios.desk();
        self.read(|world| {
            let of_client = |id: &String| id == client;
            let system = world.systems.iter().find(|one| !one.deleted && one.clients.iter().any(of_client))?;
            let key = UserKey { system: &system.id, party, reference };
            let mut requests = world.system_requests.iter();
            let request = requests.find(|request| key.is_of(request) && request.has_user(&self.clock, desk))?;
            Some(SystemUser { id: request.user, system: system.id.clone() })
        })
    }

    /// Whether a system user was given a right to a resource, and at which customer.
    pub(in crate::sandbox) fn system_user_right(&self, user: Uuid, resource: &str) -> Option<OrgNumber> {
        let desk = self.scenarios.desk();
        self.read(|world| {
            let of_user = |request: &&SystemRequest| request.user == user && request.has_user(&self.clock, desk);
            let request = world.system_requests.iter().find(of_user)?;
            request.resources.iter().any(|id| id == resource).then_some(request.party)
        })
    }
}

fn described(sandbox: &Sandbox, request: &SystemRequest) -> Value {
    let supplier = sandbox.read(|world| world.system(&request.system).map(|system| system.vendor.to_string()));
    json!({
        "id": request.user,
        "integrationTitle": request.system,
        "systemId": request.system,
        "productName": request.system,
        "reporteeOrgNo": request.party.to_string(),
        "created": sandbox.clock.as_shown(request.created).to_string(),
        "isDeleted": false,
        "supplierName": null,
        "supplierOrgno": supplier,
        "externalRef": request.reference,
        "userType": "standard",
    })
}
