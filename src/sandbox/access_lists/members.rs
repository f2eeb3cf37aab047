//! Who is on a list. Only parties that the environment has can be; one that it does not have spoils the whole call.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use super::data::{AccessList, party_uuid};
use super::faults::{Broken, ListFault, REPLACES_TOO_MANY, TOO_MANY};
use super::own::{check_conditions, reader, writer};
use crate::domain::OrgNumber;
use crate::sandbox::problem::{HandlerResult, Reply, field, json_body};
use crate::sandbox::registers::is_in_environment;
use crate::sandbox::state::Sandbox;

/// As many members as a page holds, and as many as one call takes.
const PAGE: usize = 100;

/// `GET …/members`: a page of one version; the mark of the next page holds which.
pub(in crate::sandbox) async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    Path((owner, identifier)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> HandlerResult {
    let owner = reader(&sandbox, &headers, &owner)?;
    let found = sandbox.read(|world| world.access_list(&owner, &identifier).cloned());
    let found = found.ok_or_else(|| Reply::empty(StatusCode::NOT_FOUND))?;
    let after = match mark_in(query.as_deref().unwrap_or_default()) {
        None => None,
        Some(mark) => {
            let (version, last) = mark.ok_or_else(|| Reply::invalid("token", "The value is not valid."))?;
            if version != found.version {
                return Err(Reply::empty(StatusCode::PRECONDITION_FAILED));
            }
            Some(last)
        }
    };
    check_conditions(&headers, Some(&found.tag()))?;
    Ok(page(&sandbox, &found, after))
}

/// `POST …/members`: adds; whoever is there already stays as he is.
pub(in crate::sandbox) async fn add(
    State(sandbox): State<Arc<Sandbox>>,
    path: Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    change(&sandbox, path, &headers, &body, |list, parties, now| {
        let before = list.members.len();
        for party in parties {
            list.members.entry(party).or_insert(now);
        }
        list.members.len() != before
    })
}

/// `DELETE …/members`, with a body: takes off; a stranger changes nothing.
pub(in crate::sandbox) async fn remove(
    State(sandbox): State<Arc<Sandbox>>,
    path: Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    change(&sandbox, path, &headers, &body, |list, parties, _| {
        let before = list.members.len();
        for party in parties {
            list.members.remove(&party);
        }
        list.members.len() != before
    })
}

/// `PUT …/members`: replaces all.
pub(in crate::sandbox) async fn replace(
    State(sandbox): State<Arc<Sandbox>>,
    path: Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    // Which rule is broken differs, and nothing else.
    let count = json_body(&headers, &body).ok().and_then(|body| field(&body, "data")?.as_array().map(Vec::len));
    if count.is_some_and(|count| count > PAGE) {
        writer(&sandbox, &headers, &path.0.0)?;
        return Err(Broken::one(REPLACES_TOO_MANY, "/data").reply());
    }
    change(&sandbox, path, &headers, &body, |list, parties, now| {
        let wanted = parties.into_iter().map(|party| (party, list.members.get(&party).copied().unwrap_or(now)));
        let wanted = wanted.collect();
        let differs = list.members != wanted;
        list.members = wanted;
        differs
    })
}

fn change(
    sandbox: &Sandbox,
    Path((owner, identifier)): Path<(String, String)>,
    headers: &HeaderMap,
    body: &[u8],
    how: impl FnOnce(&mut AccessList, Vec<OrgNumber>, Timestamp) -> bool,
) -> HandlerResult {
    let owner = writer(sandbox, headers, &owner)?;
    let urns = urns(&json_body(headers, body)?)?;
    if urns.len() > PAGE {
        return Err(Broken::one(TOO_MANY, "/data").reply());
    }
    let parties: Option<Vec<OrgNumber>> = urns.iter().map(|urn| party(sandbox, urn)).collect();
    let now = sandbox.clock.wall();
    let list = sandbox.change(|world| {
        let not_found = || Reply::empty(StatusCode::NOT_FOUND);
        let list = world.access_list_mut(&owner, &identifier).ok_or_else(not_found)?;
        check_conditions(headers, Some(&list.tag()))?;
        let parties = parties.ok_or_else(|| ListFault::PARTY.reply())?;
        if how(list, parties, now) {
            list.touched(now);
        }
        Ok(list.clone())
    })?;
    Ok(page(sandbox, &list, None))
}

/// The URNs of a body: `data` and nothing else.
fn urns(body: &Map<String, Value>) -> Result<Vec<String>, Reply> {
    let invalid = || Reply::invalid("$.data", "The JSON value could not be converted.");
    let Some(Value::Array(data)) = field(body, "data") else { return Err(invalid()) };
    let known = ["urn:altinn:organization:identifier-no:", "urn:altinn:party:uuid:", "urn:altinn:party:id:"];
    let is_urn = |text: &&str| known.iter().any(|prefix| text.len() > prefix.len() && text.starts_with(prefix));
    data.iter().map(|urn| urn.as_str().filter(is_urn).map(str::to_owned).ok_or_else(invalid)).collect()
}

/// The organisation of a URN, if the environment has it.
fn party(sandbox: &Sandbox, urn: &str) -> Option<OrgNumber> {
    let (kind, value) = urn.rsplit_once(':')?;
    let number = match kind {
        "urn:altinn:organization:identifier-no" => OrgNumber::parse(value).ok()?,
        "urn:altinn:party:id" => OrgNumber::parse(value.strip_prefix('5')?).ok()?,
        _ => {
            let uuid: uuid::Uuid = value.parse().ok()?;
            let number = OrgNumber::parse(&format!("{:09}", uuid.as_u128() & 0x3fff_ffff)).ok()?;
            Some(number).filter(|number| party_uuid(*number) == uuid)?
        }
    };
    // A member need not have been looked up: what counts as one here is any number that is somebody's.
    (is_in_environment(sandbox, number) || sandbox.units.is_somebodys(number)).then_some(number)
}

fn mark_in(query: &str) -> Option<Option<(u64, OrgNumber)>> {
    let pairs = form_urlencoded::parse(query.as_bytes());
    let mark = pairs.into_owned().find(|(name, _)| name.eq_ignore_ascii_case("token")).map(|(_, value)| value)?;
    let read = || {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(&mark).ok()?).ok()?;
        let (version, last) = text.split_once(' ')?;
        Some((version.parse().ok()?, OrgNumber::parse(last).ok()?))
    };
    Some(read())
}

fn page(sandbox: &Sandbox, list: &AccessList, after: Option<OrgNumber>) -> Reply {
    let mut rest = list.members.iter().filter(|(number, _)| after.is_none_or(|after| **number > after));
    let here: Vec<_> = rest.by_ref().take(PAGE).collect();
    let last = here.last().filter(|_| rest.next().is_some()).map(|(number, _)| **number);
    let next = last.map(|last| {
        let mark = URL_SAFE_NO_PAD.encode(format!("{} {last}", list.version));
        let at = format!("{}/resourceregistry/api/v1/access-lists/{}", sandbox.base, list.owner);
        format!("{at}/{}/members?token={mark}", list.identifier)
    });
    let data: Vec<Value> = here
        .into_iter()
        .map(|(number, since)| {
            json!({
                "id": format!("urn:altinn:party:uuid:{}", party_uuid(*number)),
                "since": sandbox.clock.as_shown(*since).to_string(),
                "identifiers": {
                    "urn:altinn:party:id": format!("5{number}").parse::<u64>().unwrap_or_default(),
                    "urn:altinn:party:uuid": party_uuid(*number),
                    "urn:altinn:organization:identifier-no": number.to_string(),
                },
            })
        })
        .collect();
    Reply::ok(&json!({ "data": data, "links": { "next": next } })).with(header::ETAG, &list.tag())
}
