//! The system register of the world in which every effect has something to do.

use altinn_onboard::door::catalog::products::{BROKER, CORRESPONDENCE};
use altinn_onboard::door::domain::system_user::{ExternalRef, NewSystem, SystemId, SystemUserKey};
use altinn_onboard::door::domain::{ClientId, OrgNumber, ResourceId, ThreeLanguages};
use altinn_onboard::door::engine::Outcome;
use altinn_onboard::door::record::Value as Fact;
use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{ClientCredentials, SystemUserEffect};
use altinn_onboard::door::text::Phrase;
use uuid::Uuid;

use super::bench::recipient;
use crate::sandbox::support::{ORG, RESOURCE};
use crate::sandbox::twice::message;

const SYSTEM: &str = "991825827_filer";

/// One who has approved, one who was never asked, and one who has said no.
const APPROVED: &str = "310000019";
const UNASKED: &str = "310000043";
const SAID_NO: &str = "314000005";

fn resource(id: &str) -> ResourceId {
    ResourceId::parse(id).unwrap()
}

fn key(party: &str) -> SystemUserKey {
    let (system, reference) = (SystemId::parse(SYSTEM).unwrap(), ExternalRef::parse(RESOURCE).unwrap());
    SystemUserKey { system, party: OrgNumber::parse(party).unwrap(), reference }
}

fn register(credentials: ClientCredentials, owner: &str, system: &str, client: &ClientId) -> SystemUserEffect {
    let (owner, resource) = (OrgNumber::parse(owner).unwrap(), resource(RESOURCE));
    let name = ThreeLanguages::parse("Filer").unwrap();
    let new = NewSystem::new(SystemId::parse(system).unwrap(), owner, &name, (&resource, client));
    SystemUserEffect::RegisterSystem { credentials, owner, new: Box::new(new), resource }
}

fn deeds() -> Phrase {
    CORRESPONDENCE.system_users.unwrap().deeds
}

fn ask(credentials: ClientCredentials, party: &str) -> SystemUserEffect {
    SystemUserEffect::AskForSystemUser { credentials, key: key(party), resource: resource(RESOURCE), deeds: deeds() }
}

fn ask_again(credentials: ClientCredentials, party: &str, old: Uuid) -> SystemUserEffect {
    SystemUserEffect::AskAgain { credentials, key: key(party), resource: resource(RESOURCE), deeds: deeds(), old }
}

/// The id of the request that was made.
fn asked(outcome: &Outcome) -> Uuid {
    let found = outcome.learned.iter().find_map(|fact| match &fact.value {
        Fact::SystemUserRequest(seen) => seen.found.as_ref().map(|found| found.id),
        _ => None,
    });
    found.unwrap()
}

/// A system with a system user of a customer and one of the owner, and a request of which nothing came: every organisation says no the first time. Answers that
/// request.
pub async fn made(of: &impl Fn() -> ClientCredentials, done: &impl AsyncFn(Effect) -> Outcome) -> Uuid {
    done(register(of(), ORG, SYSTEM, &of().id).into()).await;
    for party in [APPROVED, ORG] {
        let first = asked(&done(ask(of(), party).into()).await);
        done(ask_again(of(), party, first).into()).await;
    }
    asked(&done(ask(of(), SAID_NO).into()).await)
}

/// One of every effect, each with something to do.
pub fn effects(
    of: &impl Fn() -> ClientCredentials,
    (other, of_other): (ClientCredentials, &str),
    said_no: Uuid,
) -> Vec<Effect> {
    let (system, client) = (SystemId::parse(SYSTEM).unwrap(), other.id.clone());
    [
        SystemUserEffect::ReadSystem { credentials: of(), system: system.clone() },
        register(other, of_other, &format!("{of_other}_filer"), &client),
        SystemUserEffect::ExtendSystem { credentials: of(), system, resource: resource("ttd-uten-regler") },
        SystemUserEffect::ReadRequest { credentials: of(), key: key(APPROVED) },
        ask(of(), UNASKED),
        ask_again(of(), SAID_NO, said_no),
        SystemUserEffect::ProveSystemUser {
            credentials: of(),
            key: key(APPROVED),
            scopes: BROKER.system_users.unwrap().scopes,
        },
        SystemUserEffect::TrySending {
            credentials: of(),
            key: key(ORG),
            scopes: CORRESPONDENCE.system_users.unwrap().scopes,
            message: message(&resource(RESOURCE)),
            recipient: recipient(),
        },
    ]
    .map(Effect::from)
    .into()
}
