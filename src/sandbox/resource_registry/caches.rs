//! What Correspondence and the decision point remember of the registry (facts: altinn-apis 3.4): what was found stays
//! for the environment's cache pace, what was not found is looked for again.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::Resource;

/// Copies of resources and of policies, with the moment they were fetched.
#[derive(Default)]
pub(in crate::sandbox) struct Caches {
    resources: Mutex<BTreeMap<String, (Timestamp, Resource)>>,
    policies: Mutex<BTreeMap<String, (Timestamp, String)>>,
}

impl Caches {
    /// A resource, as Correspondence sees it.
    pub(in crate::sandbox) fn resource(&self, sandbox: &Sandbox, id: &str) -> Option<Resource> {
        through(&self.resources, sandbox, id, |id| sandbox.read(|world| world.resource(id).cloned()))
    }

    /// The policy file of a resource, as the decision point sees it.
    pub(in crate::sandbox) fn policy(&self, sandbox: &Sandbox, id: &str) -> Option<String> {
        through(&self.policies, sandbox, id, |id| {
            sandbox.read(|world| world.resource(id)?.policy().map(|policy| policy.xml.clone()))
        })
    }
}

fn through<T: Clone>(
    cache: &Mutex<BTreeMap<String, (Timestamp, T)>>,
    sandbox: &Sandbox,
    id: &str,
    fetch: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let pace = Duration::from_secs(sandbox.scenarios.pace().cache);
    let mut cache = cache.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((fetched, copy)) = cache.get(id)
        && !sandbox.clock.has_passed(*fetched, pace)
    {
        return Some(copy.clone());
    }
    let found = fetch(id)?;
    cache.insert(id.to_owned(), (sandbox.clock.wall(), found.clone()));
    Some(found)
}
