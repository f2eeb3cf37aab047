//! What is known of access lists in the tests of all steps, and what they would teach.

use std::collections::BTreeSet;

use super::*;
use crate::domain::{AccessListId, OrgNumber};
use crate::steps::effects::AccessListEffect;

fn list() -> AccessListId {
    AccessListId::parse("banker").unwrap()
}

fn members() -> BTreeSet<OrgNumber> {
    [number(NUMBER), number(RECIPIENT)].into()
}

/// Who has a name; one of the members has none yet, so that it is asked for on the ordinary way.
fn named() -> MembersNamed {
    MembersNamed([(number(RECIPIENT), "NOEN AS".to_owned())].into())
}

fn seen(name: Option<&str>) -> Value {
    Value::ListSeen(ListSeen { list: list(), name: name.map(str::to_owned) })
}

fn on_it(members: BTreeSet<OrgNumber>) -> Value {
    Value::ListMembersSeen(ListMembersSeen { list: list(), members, others: 0 })
}

fn connection(id: &ResourceId, actions: Option<&[&str]>) -> Value {
    let connected = actions.is_some();
    let actions = actions.unwrap_or_default().iter().map(|action| (*action).to_owned()).collect();
    let elsewhere = BTreeSet::new();
    Value::ListConnectionSeen(ListConnectionSeen { list: list(), id: id.clone(), connected, actions, elsewhere })
}

fn switched(id: &ResourceId, on: bool) -> Value {
    Value::ListSwitched(ListSwitched { id: id.clone(), on })
}

/// What is known when a list is switched on; that there is to be one, the others say.
pub(super) fn well(bench: &mut Bench) {
    let id = bench.brief().get(t::ResourceId).unwrap().clone();
    bench.told(t::AccessListId, list());
    bench.told(t::ListMembers, ListMembers([number(RECIPIENT)].into()));
    bench.seen(t::MembersNamed, named());
    for value in [seen(Some("Banker")), on_it(members()), connection(&id, Some(&[])), switched(&id, true)] {
        bench.put(None, value, Source::Seen);
    }
}

/// Other values, good and bad.
pub(super) fn other(id: &ResourceId) -> Vec<Fact> {
    let told = |value: Value| (None, value, Source::Told);
    let by_service = |value: Value| (None, value, Source::Seen);
    vec![
        told(Value::AccessListId(AccessListId::parse("andre").unwrap())),
        told(Value::ListMembers(ListMembers([number(OTHER_NUMBER)].into()))),
        told(Value::ListLeavers(ListMembers([number(RECIPIENT)].into()))),
        by_service(seen(None)),
        by_service(on_it(BTreeSet::new())),
        by_service(connection(id, None)),
        by_service(connection(id, Some(&["read"]))),
        by_service(switched(id, false)),
        by_service(Value::ListSettled(ListSettled { id: id.clone(), since: "2026-11-20T12:00:00Z".parse().unwrap() })),
    ]
}

/// What a registry that is willing would teach.
pub(super) fn perform(bench: &Bench, effect: &AccessListEffect) -> Vec<Fact> {
    let fact = |value: Value, source: Source| vec![(None, value, source)];
    let brief = bench.brief();
    let known = brief.get(t::ListMembersSeen).map(|seen| seen.members.clone()).unwrap_or_default();
    match effect {
        AccessListEffect::NameMembers(numbers) => {
            let names = numbers.iter().map(|number| (*number, "NOEN AS".to_owned())).collect();
            fact(Value::MembersNamed(MembersNamed(names)), Source::Seen)
        }
        AccessListEffect::ReadList { list, id, .. } => {
            let there = brief.get(t::ListSeen).filter(|seen| seen.list == list.id && seen.name.is_some());
            let list = list.id.clone();
            let members = if there.is_some() { known } else { BTreeSet::new() };
            let before = brief.get(t::ListConnectionSeen).filter(|seen| seen.list == list && seen.id == *id);
            let none = || {
                let (list, id, actions, elsewhere) = (list.clone(), id.clone(), BTreeSet::new(), BTreeSet::new());
                ListConnectionSeen { list, id, connected: false, actions, elsewhere }
            };
            let on = brief.get(t::ListSwitched).is_some_and(|seen| seen.id == *id && seen.on);
            [
                Value::ListSeen(ListSeen { list: list.clone(), name: there.and_then(|seen| seen.name.clone()) }),
                Value::ListMembersSeen(ListMembersSeen { list: list.clone(), members, others: 0 }),
                Value::ListConnectionSeen(before.cloned().unwrap_or_else(none)),
                switched(id, on),
            ]
            .map(|value| (None, value, Source::Seen))
            .into()
        }
        AccessListEffect::CreateList { list, name, .. } => {
            let made = ListSeen { list: list.id.clone(), name: Some(name.clone()) };
            fact(Value::ListSeen(made), Source::Made)
        }
        AccessListEffect::AddMembers { list, members, .. } => {
            let members = known.into_iter().chain(members.keys().copied()).collect();
            let made = ListMembersSeen { list: list.id.clone(), members, others: 0 };
            fact(Value::ListMembersSeen(made), Source::Made)
        }
        AccessListEffect::RemoveMembers { list, members, .. } => {
            let members = known.into_iter().filter(|member| !members.contains_key(member)).collect();
            let made = ListMembersSeen { list: list.id.clone(), members, others: 0 };
            fact(Value::ListMembersSeen(made), Source::Made)
        }
        AccessListEffect::Connect { list, id, actions, .. } => {
            let (list, id, actions) = (list.id.clone(), id.clone(), actions.clone());
            let made = ListConnectionSeen { list, id, connected: true, actions, elsewhere: BTreeSet::new() };
            fact(Value::ListConnectionSeen(made), Source::Made)
        }
        AccessListEffect::SwitchOn { id, .. } => fact(switched(id, true), Source::Made),
        AccessListEffect::SeeSettled { id, since } => {
            let settled = ListSettled { id: id.clone(), since: *since };
            [fact(switched(id, true), Source::Seen), fact(Value::ListSettled(settled), Source::Seen)].concat()
        }
    }
}

/// The whole way with an access list, with services that always say yes.
#[test]
fn a_list_comes_to_its_end_for_every_product_that_lets_in_organisations() {
    for product in [Product::Correspondence, Product::Broker] {
        let mut bench = Bench::sandbox().with(product);
        bench.owner();
        bench.service();
        bench.told(t::Audience, Audience::Selected);
        bench.ready_client();
        bench.resource_published();
        bench.policy_published();
        bench.told(t::AccessListId, list());
        bench.told(t::ListMembers, ListMembers([number(RECIPIENT)].into()));
        let step = steps(crate::steps::journeys::of(product).unwrap()).find(|step| step.card().id == "access-list");
        let step = step.unwrap();
        for _ in 0..12 {
            let effects = match step.next(&bench.brief()) {
                Move::Do(effects) => effects,
                Move::Wait(wait) => match wait.proof {
                    Proof::Look(effects) => effects,
                    other => panic!("{other:?}"),
                },
                Move::Done => break,
                other => panic!("{other:?}"),
            };
            rehearsed::learn(&mut bench, &effects);
        }
        assert_eq!(step.next(&bench.brief()), Move::Done, "{product:?}");
    }
}
