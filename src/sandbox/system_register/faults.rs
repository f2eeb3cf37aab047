//! The errors of the system register and of requests (Altinn/altinn-authentication, `src/Core/Problems/Problem.cs` and
//! `src/Core/Errors/ValidationErrors.cs`, 2026-07-17).

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::sandbox::problem::{Reply, trace_id};

/// An error with its code.
#[derive(Clone, Copy)]
pub(super) struct AuthFault {
    code: &'static str,
    status: u16,
    title: &'static str,
}

macro_rules! faults {
    ($( $name:ident = $code:literal $status:literal $title:literal; )+) => {
        impl AuthFault { $(
            pub(super) const $name: Self = Self { code: $code, status: $status, title: $title };
        )+ }
    };
}

faults! {
    CUSTOMER = "AUTH-00000" 400 "Can't resolve the Organisation Number from the logged in Reportee PartyId.";
    RIGHTS = "AUTH-00001" 400 "One or more Right not found or not delegable.";
    USER_EXISTS = "AUTH-00004" 400 "Failed to create new SystemUser, existing SystemUser tied to the given System-Id.";
    NO_REQUEST = "AUTH-00010" 404 "The Id does not refer to a Request in our system.";
    NO_SYSTEM = "AUTH-00011" 404 "The Id does not refer to a Registered System.";
    NO_USER = "AUTH-00015" 404 "The SystemUser was not found.";
    REDIRECT = "AUTH-00021" 400 "The RedirectUri was not found or not valid.";
    NO_REDIRECTS = "AUTH-00026" 400 "No redirect uris are set for the system";
    NOTHING = "AUTH-00059" 400 "Both rights and access packages are empty.";
    PACKAGE_NOT_ON_SYSTEM = "AUTH-00063" 400 "One or more access packages are not on the system.";
}

impl AuthFault {
    /// The answer.
    pub(super) fn reply(self) -> Reply {
        problem(self.status, self.code, self.title, None)
    }
}

/// A rule, and where it is broken.
type Rule = (&'static str, &'static str);

pub(super) const VENDOR_FORM: Rule = ("AUTH.VLD-00000", "the org number identifier is not valid ISO6523 identifier");
pub(super) const ID_FORM: Rule = ("AUTH.VLD-00001", "The system id does not match the format orgnumber_xxxx...");
pub(super) const ID_USED: Rule = ("AUTH.VLD-00002", "The system id already exists");
pub(super) const NO_RESOURCE: Rule =
    ("AUTH.VLD-00003", "One or all the resources in rights is not found in altinn's resource register");
pub(super) const CLIENT_USED: Rule =
    ("AUTH.VLD-00004", "One of the client id is already tagged with an existing system");
pub(super) const REDIRECT_FORM: Rule =
    ("AUTH.VLD-00005", "One or more of the redirect urls format is not valid. The valid format is https://xxx.xx");
pub(super) const RIGHT_TWICE: Rule = ("AUTH.VLD-00006", "One or more duplicate rights found");
pub(super) const PACKAGE_TWICE: Rule = ("AUTH.VLD-00007", "One or more duplicate access package(s) found");
pub(super) const NO_PACKAGE: Rule =
    ("AUTH.VLD-00008", "One or all the accesspackage(s) is not found in altinn's access packages or is not delegable");
pub(super) const RIGHT_FORM: Rule =
    ("AUTH.VLD-00009", "One or more resource id is in wrong format. The valid format is urn:altinn:resource");
pub(super) const CLIENT_TWICE: Rule = ("AUTH.VLD-00011", "Request contains duplicate client ids");
pub(super) const OTHER_ID: Rule =
    ("AUTH.VLD-00012", "The system ID in the request body does not match the system ID in the URL");
pub(super) const ID_SPACES: Rule =
    ("AUTH.VLD-00013", "System ID cannot have spaces in id (leading, trailing or in between the id)");
pub(super) const NOT_DELEGABLE: Rule = ("AUTH.VLD-00017", "One or more resources in rights are not delegable");
pub(super) const CLIENT_PACKAGES: Rule =
    ("AUTH.VLD-00018", "A system with access packages for clients cannot be visible");

/// Rules that are broken, told at once.
#[derive(Default)]
pub(super) struct Broken(Vec<Value>);

impl Broken {
    /// One rule more.
    pub(super) fn add(&mut self, (code, title): Rule, path: &str) {
        self.0.push(json!({ "code": code, "title": title, "paths": [path] }));
    }

    /// One rule more, where it is broken.
    pub(super) fn add_if(&mut self, broken: bool, rule: Rule, path: &str) {
        if broken {
            self.add(rule, path);
        }
    }

    /// The answer, when any rule is broken.
    pub(super) fn reply(self) -> Result<(), Reply> {
        let title = "One or more validation errors occurred.";
        if self.0.is_empty() { Ok(()) } else { Err(problem(400, "STD-00000", title, Some(self.0))) }
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
