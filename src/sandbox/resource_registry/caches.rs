//! What Correspondence and the decision point remember of the registry: what was found stays for the environment's cache
//! pace, what was not found is looked for again.

use std::time::Duration;

use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::Resource;

/// A resource, as Correspondence sees it.
pub(in crate::sandbox) fn cached_resource(sandbox: &Sandbox, id: &str) -> Option<Resource> {
    sandbox
        .resources
        .through((&sandbox.clock, pace(sandbox)), id, |id| sandbox.read(|world| world.resource(id).cloned()))
}

/// The policy file of a resource, as the decision point sees it.
pub(in crate::sandbox) fn cached_policy(sandbox: &Sandbox, id: &str) -> Option<String> {
    sandbox.policies.through((&sandbox.clock, pace(sandbox)), id, |id| {
        sandbox.read(|world| world.resource(id)?.policy().map(|policy| policy.xml.clone()))
    })
}

fn pace(sandbox: &Sandbox) -> Duration {
    Duration::from_secs(sandbox.scenarios.pace().cache)
}
