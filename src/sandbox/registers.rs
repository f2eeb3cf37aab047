//! Enhetsregisteret, and Altinn's list of organisations.
//!
//! Any valid number that begins with 8 or 9 is a living main unit and a service owner; a scenario or a file of units
//! says otherwise. Other first digits belong to no real organisation (Altinn/altinn-studio-docs,
//! `maskinporten-client-create.nb.md`, 2025-10-27).

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path as Segment, Query, State};
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::made_up_roles;
use super::problem::{HandlerResult, Reply};
use super::scenario::Scenario;
use super::state::Sandbox;
use super::units::{OTHER_MAIN_UNIT, TTD, Unit, UnitState};
use crate::domain::OrgNumber;

/// The code of an organisation in Altinn's list; `None` when it is not there.
pub(super) fn code_of(sandbox: &Sandbox, number: OrgNumber) -> Option<String> {
    let unit = sandbox.units.unit(number);
    let other = number.to_string() == OTHER_MAIN_UNIT;
    let kept_out = sandbox.scenarios.on(Scenario::OrgNotInList) || sandbox.scenarios.on(Scenario::OrgSubUnit);
    let real = !matches!(unit.state, UnitState::Unknown | UnitState::SubUnit);
    (real && unit.in_list && (other || !kept_out)).then(|| unit.code())
}

/// Whether the organisation exists in the test environment: synthetic ones do, and those service owners that have been
/// put there (Altinn/altinn-correspondence, `src/Altinn.Correspondence.Application/Errors.cs`, 4002, 2026-08-20).
pub(super) fn is_in_environment(sandbox: &Sandbox, number: OrgNumber) -> bool {
    let added = || {
        let ours = sandbox.read(|world| world.organisations().any(|known| known == number));
        ours && !sandbox.scenarios.on(Scenario::NotInTt02)
    };
    !number.can_be_real() || added()
}

/// `GET enhetsregisteret/api/enheter/{number}`.
pub(super) async fn main_unit(State(sandbox): State<Arc<Sandbox>>, Segment(number): Segment<String>) -> HandlerResult {
    let unit = find(&sandbox, &number)?;
    let state = state_of(&sandbox, &unit);
    let found = !matches!(state, UnitState::Unknown | UnitState::SubUnit);
    let deleted = matches!(state, UnitState::Deleted | UnitState::Merged);
    let remembered = if found { remember(&sandbox, unit.number, !deleted) } else { Ok(()) };
    sandbox.lookups.unit_was_looked_up();
    remembered?;
    if !found {
        return Err(not_found());
    }
    let mut body = json!({
        "organisasjonsnummer": unit.number.to_string(),
        "navn": unit.name(),
        "organisasjonsform": form(unit.form()),
        "registreringsdatoEnhetsregisteret": "1995-08-09",
        "registrertIMvaregisteret": false,
        "konkurs": state == UnitState::Bankrupt,
        "underAvvikling": false,
        "underTvangsavviklingEllerTvangsopplosning": false,
        "maalform": "Bokmål",
        "_links": { "self": { "href": format!("{}/enhetsregisteret/api/enheter/{}", sandbox.base, unit.number) } }
    });
    if let (true, Value::Object(body)) = (deleted, &mut body) {
        body.insert("slettedato".into(), json!("2024-01-01"));
        body.insert("respons_klasse".into(), json!("SlettetEnhet"));
        if state == UnitState::Merged {
            // The register promises no field for it; where it tells, this is what there is to read.
            body.insert("overtakendeEnhet".into(), json!(OTHER_MAIN_UNIT));
        }
    }
    Ok(Reply::ok(&body))
}

/// `GET enhetsregisteret/api/enheter`: units of these numbers (`organisasjonsnummer`, with commas between), or whose name holds
/// all words (`navn`), as the real register finds them.
pub(super) async fn main_units(
    State(sandbox): State<Arc<Sandbox>>,
    Query(query): Query<BTreeMap<String, String>>,
) -> HandlerResult {
    match query.get("organisasjonsnummer") {
        Some(numbers) => Ok(hits(
            "enheter",
            numbered(&sandbox, numbers, |state| matches!(state, UnitState::Living | UnitState::Bankrupt)),
        )),
        None => Ok(named_units(&sandbox, &query)),
    }
}

/// `GET enhetsregisteret/api/underenheter?organisasjonsnummer=`.
pub(super) async fn sub_units(
    State(sandbox): State<Arc<Sandbox>>,
    Query(query): Query<BTreeMap<String, String>>,
) -> HandlerResult {
    let numbers = query.get("organisasjonsnummer").map(String::as_str).unwrap_or_default();
    Ok(hits("underenheter", numbered(&sandbox, numbers, |state| state == UnitState::SubUnit)))
}

/// Units of these numbers, as far as they are what is looked for.
fn numbered(sandbox: &Sandbox, numbers: &str, is_meant: impl Fn(UnitState) -> bool) -> Vec<Unit> {
    let numbers = numbers.split(',').filter_map(|number| OrgNumber::parse(number).ok());
    let units = numbers.map(|number| sandbox.units.unit(number));
    units.filter(|unit| is_meant(state_of(sandbox, unit))).collect()
}

fn named_units(sandbox: &Sandbox, query: &BTreeMap<String, String>) -> Reply {
    let wanted = query.get("navn").map(|name| name.to_lowercase()).unwrap_or_default();
    let found = sandbox
        .units
        .known()
        .filter(|unit| matches!(state_of(sandbox, unit), UnitState::Living | UnitState::Bankrupt))
        .filter(|unit| {
            let name = unit.name().to_lowercase();
            !wanted.is_empty() && wanted.split_whitespace().all(|word| name.contains(word))
        })
        .collect();
    hits("enheter", found)
}

/// The answer to a search.
fn hits(kind: &str, units: Vec<Unit>) -> Reply {
    let hits: Vec<Value> = units
        .iter()
        .map(|unit| {
            json!({
                "organisasjonsnummer": unit.number.to_string(),
                "navn": unit.name(),
                "organisasjonsform": form(unit.form()),
                "forretningsadresse": { "kommune": "OSLO", "landkode": "NO" },
            })
        })
        .collect();
    let count = hits.len();
    let page = json!({ "size": 20, "totalElements": count, "totalPages": count.div_ceil(20), "number": 0 });
    let body =
        if hits.is_empty() { json!({ "page": page }) } else { json!({ "_embedded": { kind: hits }, "page": page }) };
    Reply::ok(&body)
}

/// `GET enhetsregisteret/api/enheter/{number}/roller`. Who asks for roles says nothing of whom the rehearsal acts for.
pub(super) async fn roles(State(sandbox): State<Arc<Sandbox>>, Segment(number): Segment<String>) -> HandlerResult {
    let unit = find(&sandbox, &number)?;
    match state_of(&sandbox, &unit) {
        UnitState::Unknown | UnitState::SubUnit => Err(not_found()),
        UnitState::Deleted | UnitState::Merged => Err(Reply::empty(StatusCode::GONE)),
        UnitState::Living | UnitState::Bankrupt => {
            let base = format!("{}/enhetsregisteret/api/enheter/{}", sandbox.base, unit.number);
            Ok(Reply::ok(&json!({
                "rollegrupper": made_up_roles::groups(unit.form()),
                "_links": { "self": { "href": format!("{base}/roller") }, "enhet": { "href": base } }
            })))
        }
    }
}

/// `GET enhetsregisteret/api/underenheter/{number}`.
pub(super) async fn sub_unit(State(sandbox): State<Arc<Sandbox>>, Segment(number): Segment<String>) -> HandlerResult {
    let unit = find(&sandbox, &number)?;
    if state_of(&sandbox, &unit) != UnitState::SubUnit {
        return Err(not_found());
    }
    Ok(Reply::ok(&json!({
        "organisasjonsnummer": unit.number.to_string(),
        "navn": unit.name(),
        "organisasjonsform": form("BEDR"),
        "overordnetEnhet": OTHER_MAIN_UNIT,
        "_links": { "self": { "href": format!("{}/enhetsregisteret/api/underenheter/{}", sandbox.base, unit.number) } }
    })))
}

/// `GET orgs/altinn-orgs.json`.
pub(super) async fn organisations(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    sandbox.lookups.wait_for_unit().await;
    Ok(Reply::ok(&json!({ "orgs": list(&sandbox) })))
}

/// The list: code → organisation.
pub(super) fn list(sandbox: &Sandbox) -> Map<String, Value> {
    let fixed = [TTD, OTHER_MAIN_UNIT].into_iter().filter_map(|number| OrgNumber::parse(number).ok());
    let seeded = sandbox.units.seeded.keys().copied();
    let known = sandbox.read(|world| world.organisations().collect::<Vec<_>>());
    let numbers = fixed.chain(sandbox.units.told).chain(seeded).chain(known);
    let mut entries = BTreeMap::new();
    for number in numbers {
        if let Some(code) = code_of(sandbox, number) {
            let name = sandbox.units.unit(number).name();
            let entry = json!({
                "name": { "en": name, "nb": name, "nn": name },
                "orgnr": number.to_string(),
                "homepage": "",
                "environments": ["tt02", "production"],
            });
            entries.insert(code, entry);
        }
    }
    entries.into_iter().collect()
}

fn find(sandbox: &Sandbox, number: &str) -> Result<Unit, Reply> {
    let nine_digits = number.len() == 9 && number.bytes().all(|b| b.is_ascii_digit());
    if !nine_digits {
        return Err(Reply::json(
            StatusCode::BAD_REQUEST,
            &json!({ "status": 400, "feilmelding": "Feilaktig forespørsel",
                     "valideringsfeil": [{ "feilmelding": "Organisasjonsnummeret må ha 9 siffer",
                                           "parametere": ["organisasjonsnummer"], "feilaktigVerdi": number }] }),
        ));
    }
    OrgNumber::parse(number).map(|number| sandbox.units.unit(number)).map_err(|_| {
        sandbox.lookups.unit_was_looked_up();
        not_found()
    })
}

/// The unit's state, as a scenario bends it. The scenarios leave the other main unit alone.
fn state_of(sandbox: &Sandbox, unit: &Unit) -> UnitState {
    if unit.state == UnitState::Unknown || unit.number.to_string() == OTHER_MAIN_UNIT {
        return unit.state;
    }
    let bent = [
        (Scenario::OrgDeleted, UnitState::Deleted),
        (Scenario::OrgMerged, UnitState::Merged),
        (Scenario::OrgSubUnit, UnitState::SubUnit),
    ];
    bent.into_iter().find(|(scenario, _)| sandbox.scenarios.on(*scenario)).map_or(unit.state, |(_, state)| state)
}

/// Notes that an organisation was looked up; nobody acts for one that is no more.
fn remember(sandbox: &Sandbox, number: OrgNumber, lives: bool) -> Result<(), Reply> {
    let news = sandbox.read(|world| (lives && world.acting != Some(number)) || !world.known.contains(&number));
    if !news {
        return Ok(());
    }
    sandbox.change(|world| {
        if lives {
            world.acting = Some(number);
        }
        if !world.known.contains(&number) {
            world.known.push(number);
        }
        Ok(())
    })
}

fn form(code: &str) -> Value {
    let description = match code {
        "AS" => "Aksjeselskap",
        "KOMM" => "Kommune",
        "FYLK" => "Fylkeskommune",
        "BEDR" => "Underenhet til næringsdrivende og offentlig forvaltning",
        "ORGL" => "Organisasjonsledd",
        other => other,
    };
    json!({ "kode": code, "beskrivelse": description })
}

fn not_found() -> Reply {
    Reply::empty(StatusCode::NOT_FOUND)
}
