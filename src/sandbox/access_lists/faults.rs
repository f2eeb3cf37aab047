//! The errors of access lists (Altinn/altinn-resource-registry, `src/Altinn.ResourceRegistry.Core/Errors/Problems.cs` and
//! `ValidationErrors.cs`, 2026-08-10).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::sandbox::problem::{Reply, trace_id};

/// An error with its code.
#[derive(Clone, Copy)]
pub(super) struct ListFault {
    code: &'static str,
    status: u16,
    title: &'static str,
}

impl ListFault {
    pub(super) const MEMBERS_INCLUDED: Self =
        Self { code: "RR-00000", status: 501, title: "Access list include members not implemented" };
    pub(super) const PARTY: Self = Self { code: "RR-00001", status: 400, title: "Some party references were invalid" };
    pub(super) const RESOURCE: Self =
        Self { code: "RR-00002", status: 400, title: "Some resource references were invalid" };
    pub(super) const OTHER_OWNER: Self = Self {
        code: "RR-00004",
        status: 403,
        title: "Cannot create a access-list connection to a resource not owned by the same service-owner",
    };

    /// The answer.
    pub(super) fn reply(self) -> Reply {
        problem(self.status, self.code, self.title, None)
    }
}

/// A rule, and where it is broken.
type Rule = (&'static str, &'static str);

pub(super) const OWNER_NO_CODE: Rule = ("RR.VLD-00010", "Access list owner must be a valid and registered org-code.");
pub(super) const REPLACES_TOO_MANY: Rule =
    ("RR.VLD-00000", "Access list replace members request contains too many members.");
pub(super) const TOO_MANY: Rule =
    ("RR.VLD-00001", "Access list add or remove members request contains too many members.");
pub(super) const NEEDS_RESOURCE: Rule =
    ("RR.VLD-00002", "Access list include resource connections requires resource identifier.");

/// Rules that are broken, told at once.
pub(super) struct Broken(Vec<Value>);

impl Broken {
    /// One rule at one place.
    pub(super) fn one(rule: Rule, path: &str) -> Self {
        Self::at(rule, &[path])
    }

    /// One rule at several places.
    pub(super) fn at((code, title): Rule, paths: &[&str]) -> Self {
        Self(vec![json!({ "code": code, "title": title, "paths": paths })])
    }

    /// The answer.
    pub(super) fn reply(self) -> Reply {
        problem(400, "STD-00000", "One or more validation errors occurred.", Some(self.0))
    }
}

fn problem(status: u16, code: &str, title: &str, broken: Option<Vec<Value>>) -> Reply {
    let kind = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut body = json!({
        "type": format!("urn:altinn:error:{code}"),
        "title": title,
        "status": status,
        "code": code,
        "statusDescription": kind.canonical_reason(),
        "traceId": trace_id(),
    });
    if let (Some(broken), Some(body)) = (broken, body.as_object_mut()) {
        body.insert("validationErrors".into(), Value::Array(broken));
    }
    Reply::problem(kind, &body)
}
