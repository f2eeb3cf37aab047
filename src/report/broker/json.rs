//! What `broker show` says to other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::FilesService;
use crate::domain::{FileSize, ResourceId, TimeSpan};

/// What `broker show --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// The service owner.
    owner: OwnerJson<'a>,
    /// The resource.
    resource: ResourceJson<'a>,
}

/// The service owner.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "BrokerOwner")]
struct OwnerJson<'a> {
    /// The name under which it is registered; null when it is not.
    name: Option<&'a str>,
    /// Its storage with a virus scan is there.
    storage: bool,
}

/// The resource.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "BrokerResource")]
struct ResourceJson<'a> {
    /// Its id.
    id: &'a ResourceId,
    /// It is set up in Altinn Formidling; when not, the rest says nothing.
    configured: bool,
    /// The largest file, in bytes.
    largest_file: Option<FileSize>,
    /// How long a file is kept, as an ISO 8601 duration.
    file_lifetime: Option<TimeSpan>,
    /// Files are deleted when all recipients have confirmed.
    deleted_when_confirmed: bool,
    /// How long after that, as an ISO 8601 duration.
    file_grace: Option<TimeSpan>,
    /// The party that must take part in every transfer.
    required_party: Option<&'a str>,
}

/// Renders it.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(shown: &FilesService) -> Result<String, serde_json::Error> {
    let found = shown.resource.found.as_ref();
    let document = Document {
        schema: 1,
        owner: OwnerJson { name: shown.owner.name.as_deref(), storage: shown.owner.storage },
        resource: ResourceJson {
            id: &shown.resource.id,
            configured: found.is_some(),
            largest_file: found.and_then(|found| found.largest),
            file_lifetime: found.and_then(|found| found.lifetime),
            deleted_when_confirmed: found.is_some_and(|found| found.purged),
            file_grace: found.and_then(|found| found.grace),
            required_party: found.and_then(|found| found.required_party.as_deref()),
        },
    };
    serde_json::to_string(&document)
}
