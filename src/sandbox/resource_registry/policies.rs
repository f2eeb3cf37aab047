//! Policies of resources (Altinn/altinn-resource-registry, `Helpers/PolicyHelper.cs`, 2026-08-10).

use std::sync::Arc;

use axum::extract::{FromRequest, Multipart, Path, Request, State};
use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use super::{check_owner, writer};
use crate::policy::{ids, parse, registry};
use crate::sandbox::problem::{HandlerResult, Reply};
use crate::sandbox::scenario::Scenario;
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::PolicyVersion;

/// The form's field.
const FIELD: &str = "policyFile";

/// `POST` and `PUT resource/{id}/policy`.
pub(in crate::sandbox) async fn upload(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    request: Request,
) -> HandlerResult {
    let bad = |text: &str| Reply::text(StatusCode::BAD_REQUEST, text);
    let caller = writer(&sandbox, request.headers())?;
    let file = read_file(request).await?.ok_or_else(|| bad("The policy file can not be null"))?;
    let body = sandbox.read(|world| world.resource(&id).map(|resource| resource.body.clone()));
    check_owner(&caller, &body.ok_or_else(|| bad("Unknown resource"))?)?;
    let verdict = registry::upload_verdict(&file, &id);
    if !verdict.is_accepted() {
        let status = StatusCode::from_u16(verdict.http).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        return Err(verdict.message.map_or_else(|| Reply::empty(status), |text| Reply::text(status, text)));
    }
    let xml = kept(file)?;
    let uploaded = sandbox.clock.wall();
    sandbox.change(|world| {
        let resource = world.resource_mut(&id).ok_or_else(|| bad("Unknown resource"))?;
        let code = resource.authority("orgcode").unwrap_or_default().to_owned();
        let spoil = sandbox.scenarios.on(Scenario::LiteralOrg) && resource.policies.is_empty();
        let xml = if spoil { with_placeholder(&xml, &code) } else { xml };
        resource.policies.push(PolicyVersion { xml, uploaded });
        Ok(())
    })?;
    Ok(Reply::empty(StatusCode::CREATED).with(header::LOCATION, &format!("{id}/policy")))
}

/// `GET resource/{id}/policy`, public.
pub(in crate::sandbox) async fn get(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> HandlerResult {
    let xml = find(&sandbox, &id)?;
    Ok(Reply::body(StatusCode::OK, "text/xml", xml))
}

/// `GET resource/{id}/policy/subjects`, public.
pub(in crate::sandbox) async fn subjects(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> HandlerResult {
    let xml = find(&sandbox, &id)?;
    let policy = parse(xml.as_bytes()).map_err(|_| Reply::empty(StatusCode::INTERNAL_SERVER_ERROR))?;
    let split = |urn: String| {
        let (kind, value) = urn.rsplit_once(':').unwrap_or((&urn, ""));
        json!({ "type": kind, "value": value, "urn": urn })
    };
    let data: Vec<Value> = registry::subjects(&policy).into_iter().map(split).collect();
    Ok(Reply::ok(&json!({ "links": { "next": null }, "data": data })))
}

pub(super) fn find(sandbox: &Sandbox, id: &str) -> Result<String, Reply> {
    let missing = |text: &str| Reply::text(StatusCode::NOT_FOUND, text);
    sandbox.read(|world| {
        let resource = world.resource(id).ok_or_else(|| missing("Unable to find resource"))?;
        let policy = resource.policy().ok_or_else(|| missing("Unable to find requested policy"))?;
        Ok(policy.xml.clone())
    })
}

async fn read_file(request: Request) -> Result<Option<Vec<u8>>, Reply> {
    let unreadable = || Reply::text(StatusCode::BAD_REQUEST, "The file stream can not be null");
    // Another kind of body has no such field.
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return Ok(None) };
    while let Some(field) = form.next_field().await.map_err(|_| unreadable())? {
        if field.name().is_some_and(|name| name.eq_ignore_ascii_case(FIELD)) {
            return field.bytes().await.map(|bytes| Some(bytes.to_vec())).map_err(|_| unreadable());
        }
    }
    Ok(None)
}

/// The file as it is given back: the very bytes, byte order mark included. Only UTF-16 is turned into UTF-8.
fn kept(file: Vec<u8>) -> Result<String, Reply> {
    String::from_utf8(file).or_else(|not_utf8| {
        let decoded = crate::policy::read::decode(not_utf8.as_bytes()).map(|text| text.into_owned());
        decoded.map_err(|_| Reply::empty(StatusCode::INTERNAL_SERVER_ERROR))
    })
}

/// The file with `[org]` where the code of the service owner stands as a subject: how Studio published placeholders
/// before 2026-03-06 (Altinn/altinn-studio, `Controllers/ResourceAdminController.cs`, 2026-08-22).
fn with_placeholder(xml: &str, code: &str) -> String {
    let Ok(policy) = parse(xml.as_bytes()) else { return xml.to_owned() };
    // Places are those of the text behind the byte order mark.
    let xml = xml.trim_start_matches('\u{feff}');
    let mut spoiled = xml.to_owned();
    let subjects = policy.matches_in(ids::category::SUBJECT);
    let of_owner = subjects.filter(|(one, of)| of.attribute_id == ids::attribute::ORG && one.value.text == code);
    // From the back, so that the places of those before stay right.
    let mut places: Vec<_> = of_owner.map(|(one, _)| one.value.span.clone()).collect();
    places.sort_by_key(|place| std::cmp::Reverse(place.start));
    for place in places {
        if let Some(text) = xml.get(place.clone()) {
            spoiled.replace_range(place, &text.replacen(&format!(">{code}<"), ">[org]<", 1));
        }
    }
    spoiled
}
