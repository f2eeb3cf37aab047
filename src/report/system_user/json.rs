//! What `system-user show` says to other programs. Frozen: schema 1.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::SystemUsersShown;
use crate::domain::system_user::SystemId;
use crate::domain::{ClientId, OrgNumber, ResourceId};
use crate::record::values::{RequestStatus, SystemFound};

/// What `system-user show --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// The system.
    system: SystemJson<'a>,
    /// A row for each organisation.
    users: Vec<UserJson<'a>>,
}

/// The system.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "System")]
struct SystemJson<'a> {
    /// What it is known by.
    id: &'a SystemId,
    /// Whether it is there.
    state: SystemStateJson,
    /// The client that is to log in for it.
    client: &'a ClientId,
    /// That client is on it.
    has_client: bool,
    /// The resource that its system users are to have rights to.
    resource: &'a ResourceId,
    /// It has that right.
    has_right: bool,
    /// All resources that it has rights to.
    resources: BTreeSet<&'a str>,
}

/// Whether a system is there.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "SystemState")]
enum SystemStateJson {
    /// It is not registered.
    Absent,
    /// It is registered.
    Registered,
    /// It was deleted; its id is used for ever.
    Deleted,
}

/// A system user, or the request for one.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "SystemUser")]
struct UserJson<'a> {
    /// The organisation.
    organization: &'a OrgNumber,
    /// Id of the request; null when there is none.
    request: Option<Uuid>,
    /// What has become of it.
    status: Option<RequestStatusJson>,
    /// Where it is approved.
    link: Option<&'a str>,
    /// Id of the system user; null when there is none.
    user: Option<Uuid>,
}

/// What has become of a request.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "RequestStatus")]
enum RequestStatusJson {
    /// Nobody has answered.
    New,
    /// Approved.
    Accepted,
    /// The customer said no.
    Rejected,
    /// Denied.
    Denied,
    /// Nobody answered in time.
    Timedout,
}

impl From<RequestStatus> for RequestStatusJson {
    fn from(status: RequestStatus) -> Self {
        match status {
            RequestStatus::New => Self::New,
            RequestStatus::Accepted => Self::Accepted,
            RequestStatus::Rejected => Self::Rejected,
            RequestStatus::Denied => Self::Denied,
            RequestStatus::Timedout => Self::Timedout,
        }
    }
}

/// Renders it.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(shown: &SystemUsersShown) -> Result<String, serde_json::Error> {
    let found = shown.system.found.as_ref();
    let state = match found {
        None => SystemStateJson::Absent,
        Some(SystemFound { deleted: true, .. }) => SystemStateJson::Deleted,
        Some(_) => SystemStateJson::Registered,
    };
    let resources: BTreeSet<&str> = found.into_iter().flat_map(|found| &found.resources).map(String::as_str).collect();
    let system = SystemJson {
        id: &shown.system.system,
        state,
        client: &shown.client,
        has_client: found.is_some_and(|found| found.clients.contains(shown.client.as_str())),
        resource: &shown.resource,
        has_right: resources.contains(shown.resource.bare()),
        resources,
    };
    let users = shown.users.iter().map(|user| UserJson {
        organization: &user.party,
        request: user.request.as_ref().map(|request| request.id),
        status: user.request.as_ref().map(|request| request.status.into()),
        link: user.request.as_ref().and_then(|request| request.link.as_deref()),
        user: user.user,
    });
    serde_json::to_string(&Document { schema: 1, system, users: users.collect() })
}
