//! How a resource is set up (Altinn/altinn-broker, `Application/ConfigureResource/ConfigureResourceHandler.cs`,
//! 2026-08-18).

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};

use super::data::{BrokerResource, BrokerSettings};
use super::errors::BrokerFault;
use super::model::is_party;
use super::{OWNER, caller};
use crate::domain::file_size::FileSizeFault;
use crate::domain::transfer::BrokerConfiguration;
use crate::domain::{FileSize, TimeSpan};
use crate::sandbox::accept;
use crate::sandbox::problem::{HandlerResult, Reply, field, json_body, text};
use crate::sandbox::state::Sandbox;

/// `PUT resource/{id}`: 204. What the body does not name stays as it was. Of whose resource it is, the registry is asked
/// once, when it is first set up.
pub(in crate::sandbox) async fn put(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    accept::check(&headers)?;
    let caller = caller(&sandbox, &headers, &[OWNER])?;
    let body = json_body(&headers, &body)?;
    check_model(&body)?;
    let known = sandbox.read(|world| world.broker_resource(&id).cloned());
    let known = match known {
        Some(known) if known.owner == caller.org => known,
        Some(_) => return Err(BrokerFault::NO_ACCESS.reply()),
        None => {
            let owner = sandbox.read(|world| world.resource(&id)?.owner());
            let owner = owner.ok_or_else(|| BrokerFault::RESOURCE_UNKNOWN.reply())?;
            if owner != caller.org {
                return Err(BrokerFault::NO_ACCESS.reply());
            }
            if sandbox.read(|world| world.broker_owner(owner).is_none()) {
                return Err(BrokerFault::OWNER_OF_RESOURCE_UNKNOWN.reply());
            }
            BrokerResource { id: id.clone(), owner, settings: BrokerSettings::default() }
        }
    };
    let settings = changed(known.settings.clone(), &body)?;
    let changed = BrokerResource { settings, ..known };
    sandbox.change(|world| {
        world.broker_resources.retain(|resource| resource.id != id);
        world.broker_resources.push(changed);
        Ok(())
    })?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `GET resource/{id}`: times come in the form of .NET.
pub(in crate::sandbox) async fn get(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    accept::check(&headers)?;
    let caller = caller(&sandbox, &headers, &[OWNER])?;
    let known = sandbox.read(|world| world.broker_resource(&id).cloned());
    let known = known.ok_or_else(|| BrokerFault::NOT_CONFIGURED.reply())?;
    if known.owner != caller.org {
        return Err(BrokerFault::NO_ACCESS.reply());
    }
    let BrokerSettings { size, life, purge, grace, shim, service_code, service_edition, required_party } =
        known.settings;
    Ok(Reply::ok(&json!({
        "maxFileTransferSize": size.map(FileSize::bytes),
        "fileTransferTimeToLive": life.map(net),
        "purgeFileTransferAfterAllRecipientsConfirmed": purge.unwrap_or(true),
        "purgeFileTransferGracePeriod": grace.map(net),
        "useManifestFileShim": shim,
        "externalServiceCodeLegacy": service_code,
        "externalServiceEditionCodeLegacy": service_edition,
        "requiredParty": required_party,
    })))
}

/// As .NET writes a length of time.
fn net(span: TimeSpan) -> String {
    let (days, rest) = (span.seconds() / 86_400, span.seconds() % 86_400);
    let clock = format!("{:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60);
    if days > 0 { format!("{days}.{clock}") } else { clock }
}

/// The types of the fields.
fn check_model(body: &Map<String, Value>) -> Result<(), Reply> {
    let wrong = |name: &str| Err(Reply::invalid(name, "The JSON value could not be converted."));
    for (name, fits) in [
        ("maxFileTransferSize", (|value| value.is_i64() || value.is_u64()) as fn(&Value) -> bool),
        ("fileTransferTimeToLive", Value::is_string),
        ("purgeFileTransferAfterAllRecipientsConfirmed", Value::is_boolean),
        ("purgeFileTransferGracePeriod", Value::is_string),
        ("useManifestFileShim", Value::is_boolean),
        ("externalServiceCodeLegacy", Value::is_string),
        ("externalServiceEditionCodeLegacy", Value::is_i64),
        ("requiredParty", Value::is_string),
    ] {
        if field(body, name).is_some_and(|value| !fits(value)) {
            return wrong(name);
        }
    }
    match text(body, "requiredParty") {
        Some(party) if !party.trim().is_empty() && !is_party(party) => wrong("requiredParty"),
        _ => Ok(()),
    }
}

/// The settings with what the body names, in the order of the service's checks.
fn changed(mut settings: BrokerSettings, body: &Map<String, Value>) -> Result<BrokerSettings, Reply> {
    match field(body, "maxFileTransferSize") {
        None => {}
        Some(size) if size.as_i64().is_some_and(i64::is_negative) => return Err(BrokerFault::SIZE_NEGATIVE.reply()),
        Some(size) => {
            settings.size = Some(FileSize::new(size.as_u64().unwrap_or_default()).map_err(|fault| match fault {
                FileSizeFault::TooLarge => BrokerFault::SIZE_OVER_GLOBAL.reply(),
                FileSizeFault::Zero | FileSizeFault::Form => BrokerFault::SIZE_ZERO.reply(),
            })?);
        }
    }
    let span = |name: &str, longest: TimeSpan, form: BrokerFault, too_long: BrokerFault| {
        let Some(given) = text(body, name) else { return Ok(None) };
        let span = TimeSpan::parse(given).map_err(|_| form.reply())?;
        if span > longest { Err(too_long.reply()) } else { Ok(Some(span)) }
    };
    let (longest, form) = (BrokerConfiguration::LONGEST_LIFE, BrokerFault::LIFE_FORMAT);
    settings.life = span("fileTransferTimeToLive", longest, form, BrokerFault::LIFE_TOO_LONG)?.or(settings.life);
    let (longest, form) = (BrokerConfiguration::LONGEST_GRACE, BrokerFault::GRACE_FORMAT);
    settings.grace =
        span("purgeFileTransferGracePeriod", longest, form, BrokerFault::GRACE_TOO_LONG)?.or(settings.grace);
    let flag = |name: &str| field(body, name).and_then(Value::as_bool);
    settings.purge = flag("purgeFileTransferAfterAllRecipientsConfirmed").or(settings.purge);
    if let Some(shim) = flag("useManifestFileShim") {
        settings.service_code = text(body, "externalServiceCodeLegacy").map(str::to_owned).or(settings.service_code);
        let edition = field(body, "externalServiceEditionCodeLegacy").and_then(Value::as_i64);
        settings.service_edition = edition.or(settings.service_edition);
        if shim && (settings.service_code.is_none() || settings.service_edition.is_none()) {
            return Err(BrokerFault::SHIM_WITHOUT_CODES.reply());
        }
        settings.shim = Some(shim);
    }
    // Only a blank clears it.
    settings.required_party = text(body, "requiredParty").map(str::to_owned).or(settings.required_party);
    Ok(settings)
}
