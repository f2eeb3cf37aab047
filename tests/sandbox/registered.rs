//! What writes in the system register is performed twice.

use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::domain::system_user::{ExternalRef, NewSystem, SystemId, SystemUserKey};
use altinn_onboard::door::domain::{OrgNumber, ResourceId, ThreeLanguages};
use altinn_onboard::door::record::Value as Fact;
use altinn_onboard::door::steps::effects::{ClientCredentials, SystemUserEffect};

use super::support::ORG;
use super::twice::Bench;

/// A system is registered and extended, an organisation is asked and says no, and is asked again: each twice.
pub(super) async fn register_twice(bench: &mut Bench, credentials: &ClientCredentials, ids: [&ResourceId; 2]) {
    let of = || credentials.clone();
    let ([id, other], owner) = (ids, OrgNumber::parse(ORG).unwrap());
    let system = SystemId::parse(&format!("{ORG}_filer")).unwrap();
    let name = ThreeLanguages::parse("Filer").unwrap();
    let new = Box::new(NewSystem::new(system.clone(), owner, &name, (other, &credentials.id)));
    let resource = other.clone();
    bench.twice(SystemUserEffect::RegisterSystem { credentials: of(), owner, new, resource }).await;
    let (resource, extended) = (id.clone(), system.clone());
    bench.twice(SystemUserEffect::ExtendSystem { credentials: of(), system: extended, resource }).await;
    let reference = ExternalRef::parse(id.bare()).unwrap();
    let key = SystemUserKey { system, party: OrgNumber::parse("310000019").unwrap(), reference };
    let deeds = CORRESPONDENCE.system_users.unwrap().deeds;
    let (asked, resource) = (key.clone(), id.clone());
    let ask = SystemUserEffect::AskForSystemUser { credentials: of(), key: asked, resource, deeds };
    let learned = bench.twice(ask).await.learned;
    let old = learned.iter().find_map(|fact| match &fact.value {
        Fact::SystemUserRequest(seen) => seen.found.as_ref().map(|found| found.id),
        _ => None,
    });
    let old = old.unwrap();
    bench.twice(SystemUserEffect::AskAgain { credentials: of(), key, resource: id.clone(), deeds, old }).await;
}
