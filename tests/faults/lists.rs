//! Access lists of the world in which every effect has something to do.

use std::collections::BTreeSet;

use altinn_onboard::door::domain::{OrgNumber, ResourceId};
use altinn_onboard::door::engine::Outcome;
use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{AccessListEffect, ClientCredentials};

use crate::sandbox::support::{ORG, RESOURCE, actions, list_of, members};

/// Who is on the list, and who stays on it.
const MEMBER: &str = "974760673";
const OTHER: &str = "310000043";

fn resource() -> ResourceId {
    ResourceId::parse(RESOURCE).unwrap()
}

/// A list with members, connected to the resource for something.
pub async fn made(of: &impl Fn() -> ClientCredentials, done: &impl AsyncFn(Effect) -> Outcome) {
    let list = list_of("banker");
    let (elsewhere, signs) = (BTreeSet::new(), BTreeSet::from(["sign".to_owned()]));
    for effect in [
        AccessListEffect::CreateList { credentials: of(), list: list.clone(), name: "Banker".into() },
        AccessListEffect::AddMembers {
            credentials: of(),
            list: list.clone(),
            members: members(&[MEMBER, OTHER]),
            elsewhere,
        },
        AccessListEffect::Connect { credentials: of(), list, id: resource(), actions: signs },
    ] {
        done(effect.into()).await;
    }
}

/// One of every effect, each with something to do.
pub fn effects(of: &impl Fn() -> ClientCredentials) -> Vec<Effect> {
    let list = || list_of("banker");
    let (id, elsewhere) = (resource(), BTreeSet::new());
    let added = members(&["310000019"]);
    let named = BTreeSet::from([OrgNumber::parse(ORG).unwrap()]);
    [
        AccessListEffect::NameMembers(named),
        AccessListEffect::ReadList { credentials: of(), list: list(), id: id.clone() },
        AccessListEffect::CreateList { credentials: of(), list: list_of("andre"), name: "Andre".into() },
        AccessListEffect::AddMembers { credentials: of(), list: list(), members: added, elsewhere },
        AccessListEffect::RemoveMembers { credentials: of(), list: list(), members: members(&[MEMBER]) },
        AccessListEffect::Connect { credentials: of(), list: list(), id: id.clone(), actions: actions() },
        AccessListEffect::SwitchOn {
            credentials: of(),
            list: list(),
            id: id.clone(),
            members: members(&[MEMBER, OTHER]),
            others: 0,
        },
        AccessListEffect::SeeSettled { id, since: jiff::Timestamp::UNIX_EPOCH },
    ]
    .map(Effect::from)
    .into()
}
