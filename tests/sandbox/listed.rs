//! The effects of access lists, each performed twice.

use std::collections::BTreeSet;

use altinn_onboard::door::domain::ResourceId;
use altinn_onboard::door::engine::Perform as _;
use altinn_onboard::door::record::Value as Fact;
use altinn_onboard::door::steps::effects::{AccessListEffect, ClientCredentials};

use super::support::{ORG, actions, list_of, members};
use super::twice::Bench;

/// A list is made, filled, partly emptied, connected and switched on, each twice.
pub(super) async fn list_twice(bench: &mut Bench, credentials: &ClientCredentials, id: &ResourceId) {
    let of = || credentials.clone();
    let list = list_of("banker");
    bench.twice(AccessListEffect::CreateList { credentials: of(), list: list.clone(), name: "Banker".into() }).await;
    let both = members(&[ORG, "310000019"]);
    let elsewhere = BTreeSet::new();
    let added = AccessListEffect::AddMembers { credentials: of(), list: list.clone(), members: both, elsewhere };
    bench.twice(added).await;
    let leaving = members(&["310000019"]);
    bench.twice(AccessListEffect::RemoveMembers { credentials: of(), list: list.clone(), members: leaving }).await;
    let connect =
        AccessListEffect::Connect { credentials: of(), list: list.clone(), id: id.clone(), actions: actions() };
    bench.twice(connect).await;
    let (id, others) = (id.clone(), members(&[ORG, "310000019"]));
    let of_others = AccessListEffect::SwitchOn {
        credentials: of(),
        list: list.clone(),
        id: id.clone(),
        members: others,
        others: 0,
    };
    let learned = bench.performer().perform(&of_others.into()).await.unwrap().learned;
    assert!(learned.iter().any(|fact| matches!(&fact.value, Fact::ListMembersSeen(seen) if seen.members.len() == 1)));
    assert!(!learned.iter().any(|fact| matches!(&fact.value, Fact::ListSwitched(_))), "it is not as it was shown");
    let members = members(&[ORG]);
    bench.twice(AccessListEffect::SwitchOn { credentials: of(), list, id, members, others: 0 }).await;
}
