//! Altinn Access Management: the public lists of access packages and roles.

use std::collections::BTreeMap;

use serde_json::Value;

use super::ApiFault;
use super::ask::{self, Api, json};
use crate::catalog::metadata::{Entry, packages_in, roles_in};
use crate::catalog::services::RemoteService;
use crate::domain::environment::Address;
use crate::world::clean::clean_line;
use crate::world::http::Call;

/// The export holds every package with its description, in groups and areas.
const LARGEST: usize = 16 << 20;

/// By URN.
type Entries = BTreeMap<String, Entry>;

/// Reads packages and roles from below `base`, side by side.
///
/// # Errors
/// One of the lists cannot be read.
pub async fn metadata(api: Api<'_>, base: &Address) -> Result<(Entries, Entries), ApiFault> {
    let packages = read(api, base.below(&["meta", "info", "accesspackages", "export"]), packages_in);
    // The service knows the list by the path that ends in a slash, and leads there from the one that does not.
    let roles = read(api, base.below(&["meta", "info", "roles", ""]), roles_in);
    futures::future::try_join(packages, roles).await
}

async fn read(api: Api<'_>, address: Address, entries: fn(&Value) -> Entries) -> Result<Entries, ApiFault> {
    const HERE: RemoteService = RemoteService::AccessManagement;
    let answer = api.read(HERE, ask::long(Call::get(&address), LARGEST)).await?;
    let mut found = entries(&json(HERE, &answer)?);
    // Nobody has packages or roles no more: a list of none would make every one of ours look as if it were gone.
    if found.is_empty() {
        return Err(ask::unexpected(HERE, &answer));
    }
    for entry in found.values_mut() {
        entry.name = clean_line(&entry.name);
    }
    Ok(found)
}
