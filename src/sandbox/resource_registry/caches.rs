//! What Correspondence and the decision point remember of the registry: what was found stays for the environment's cache
//! pace, what was not found is looked for again.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::domain::OrgNumber;
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

/// On which lists of a resource a party is, and what each lets it do, as the decision point sees it. Whoever is on none is looked
/// for again.
pub(in crate::sandbox) fn cached_memberships(
    sandbox: &Sandbox,
    resource: &str,
    party: OrgNumber,
) -> Option<Vec<BTreeSet<String>>> {
    let key = format!("{resource} {party}");
    sandbox.memberships.through((&sandbox.clock, pace(sandbox)), &key, |_| {
        Some(sandbox.read(|world| world.memberships(resource, party))).filter(|lists| !lists.is_empty())
    })
}

fn pace(sandbox: &Sandbox) -> Duration {
    Duration::from_secs(sandbox.scenarios.pace().cache)
}
