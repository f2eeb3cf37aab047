//! What the registry makes of a policy: its rules flattened, and its rights (Altinn/altinn-resource-registry,
//! `Helpers/PolicyHelper.cs`, 2026-08-10). A shape that was taken at upload may fail here.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::policies::find;
use crate::policy::ids::attribute;
use crate::policy::parse;
use crate::policy::rights::{Listing, Right, Unlistable, listing};
use crate::sandbox::problem::{HandlerResult, Reply};
use crate::sandbox::state::Sandbox;

/// `GET resource/{id}/policy/rights`, public.
pub(in crate::sandbox) async fn rights(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> HandlerResult {
    let listing = listed(&sandbox, &id)?;
    let shown: Vec<Value> = listing.rights.iter().map(right).collect();
    Ok(Reply::ok(&Value::Array(shown)))
}

/// `GET resource/{id}/policy/rules`, public: one entry for each subject, action and resource.
pub(in crate::sandbox) async fn rules(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> HandlerResult {
    let listing = listed(&sandbox, &id)?;
    let of_right = |right: &Right| -> Vec<Value> {
        let rule = |subject: &Vec<String>| json!({ "subject": attributes(subject), "action": action(right), "resource": attributes(&right.resource) });
        right.subjects.iter().map(rule).collect()
    };
    let shown: Vec<Value> = listing.rights.iter().flat_map(of_right).collect();
    Ok(Reply::ok(&Value::Array(shown)))
}

fn listed(sandbox: &Sandbox, id: &str) -> Result<Listing, Reply> {
    let xml = find(sandbox, id)?;
    let policy = parse(xml.as_bytes()).map_err(|_| Reply::empty(StatusCode::INTERNAL_SERVER_ERROR))?;
    listing(&policy).map_err(|fault| match fault {
        Unlistable::Missing(_) => Reply::empty(StatusCode::INTERNAL_SERVER_ERROR),
        other => Reply::text(StatusCode::INTERNAL_SERVER_ERROR, other.to_string()),
    })
}

fn right(right: &Right) -> Value {
    let mut types: Vec<String> = Vec::new();
    for urn in right.subjects.iter().flatten() {
        let (kind, _) = split(urn);
        if !types.iter().any(|known| known == kind) {
            types.push(kind.to_owned());
        }
    }
    let subjects: Vec<Value> =
        right.subjects.iter().map(|subject| json!({ "subjectAttributes": attributes(subject) })).collect();
    json!({
        "action": action(right),
        "resource": attributes(&right.resource),
        "subjects": subjects,
        "rightKey": right.key,
        "subjectTypes": types,
    })
}

fn action(right: &Right) -> Value {
    json!({ "type": attribute::ACTION_ID, "value": right.action })
}

fn attributes(urns: &[String]) -> Vec<Value> {
    let shown = |urn: &String| {
        let (kind, value) = split(urn);
        json!({ "type": kind, "value": value })
    };
    urns.iter().map(shown).collect()
}

fn split(urn: &str) -> (&str, &str) {
    urn.rsplit_once(':').unwrap_or((urn, ""))
}
