//! From facts to moves.

use super::super::testing::{Bench, NUMBER, OTHER_NUMBER, RECIPIENT, answered, asked, entry, look, number, today};
use super::*;
use crate::domain::{AccessListId, Product};
use crate::record::values::{
    ListConnectionSeen, ListMembersSeen, ListSeen, ListSettled, ListSwitched, MembersNamed, OperatedBy, ResourceBy,
    ResourceChoice,
};

fn next(bench: &Bench) -> Move {
    ACCESS_LIST.next(&bench.brief())
}

fn effect(next: Move) -> AccessListEffect {
    match next {
        Move::Do(effects) => match effects.into_iter().next() {
            Some(Effect::AccessList(effect)) => effect,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// A service for selected organisations that the program makes, with all but a list.
fn selected(product: Product) -> Bench {
    let mut bench = Bench::sandbox().with(product);
    bench.owner();
    bench.service();
    bench.told(t::Audience, Audience::Selected);
    bench.ready_client();
    bench.resource_published();
    bench.policy_published();
    bench.told(t::AccessListId, AccessListId::parse("banker").unwrap());
    bench.told(t::ListMembers, ListMembers([number(OTHER_NUMBER)].into()));
    bench
}

fn list() -> AccessListId {
    AccessListId::parse("banker").unwrap()
}

fn found(bench: &mut Bench, members: &[&str], actions: Option<&[&str]>, on: bool) {
    let id = bench.brief().get(t::ResourceId).unwrap().clone();
    bench.seen(t::ListSeen, ListSeen { list: list(), name: Some("Vedtak".into()) });
    let members: BTreeSet<OrgNumber> = members.iter().map(|member| number(member)).collect();
    let mut named = MembersNamed::default();
    for member in members.iter().copied().chain([number(NUMBER), number(OTHER_NUMBER)]) {
        named.0.insert(member, "NOEN AS".into());
    }
    bench.seen(t::MembersNamed, named);
    bench.seen(t::ListMembersSeen, ListMembersSeen { list: list(), members, others: 0 });
    let connected = actions.is_some();
    let actions = actions.unwrap_or_default().iter().map(|action| (*action).to_owned()).collect();
    let elsewhere = BTreeSet::new();
    let seen = ListConnectionSeen { list: list(), id: id.clone(), connected, actions, elsewhere };
    bench.seen(t::ListConnectionSeen, seen);
    bench.seen(t::ListSwitched, ListSwitched { id, on });
}

#[test]
fn only_selected_organisations_need_a_list_and_in_studio_people_make_it() {
    let mut bench = Bench::tt02();
    bench.owner();
    assert_eq!(next(&bench), Move::Blocked(vec![Topic::Recipients]));
    bench.service();
    bench.told(t::ResourceBy, ResourceBy::Studio);
    assert_eq!(asked(&next(&bench)), Some(Topic::Audience));
    bench.told(t::Audience, Audience::All);
    assert!(matches!(next(&bench), Move::NotNeeded(_)));
    bench.told(t::Audience, Audience::Selected);
    assert_eq!(next(&bench), Move::Blocked(vec![Topic::ResourceSeen]));
    bench.resource_published();
    assert_eq!(entry(&next(&bench)), Some(Topic::AccessListReady));
    assert_eq!(ACCESS_LIST.walkthrough(&bench.brief()).len(), 4);
    bench.told(t::AccessListReady, today());
    assert_eq!(next(&bench), Move::Done);
}

#[test]
fn persons_cannot_be_on_lists() {
    let question = audience(Recipients::Both);
    assert_eq!(answered(&question, "selected").unwrap_err().code, "AUDIENCE-PERSONS");
    assert!(answered(&question, "all").is_ok());
    let mut bench = Bench::tt02();
    bench.told(t::Recipients, Recipients::Persons);
    assert!(matches!(next(&bench), Move::NotNeeded(_)));
    bench.told(t::ResourceChoice, ResourceChoice::Existing);
    assert_eq!(ACCESS_LIST.question(Topic::Audience, &bench.brief()), IntakeQuestion::Decided);
}

#[test]
fn the_program_makes_fills_connects_and_only_then_switches_on() {
    let mut bench = selected(Product::Broker);
    assert!(matches!(effect(next(&bench)), AccessListEffect::ReadList { .. }));
    bench.seen(t::ListSeen, ListSeen { list: list(), name: None });
    let AccessListEffect::CreateList { name, .. } = effect(next(&bench)) else { panic!() };
    assert_eq!(name, "Vedtak");
    found(&mut bench, &[RECIPIENT], None, false);
    let AccessListEffect::AddMembers { members, .. } = effect(next(&bench)) else { panic!() };
    assert_eq!(members.into_keys().collect::<Vec<_>>(), [number(OTHER_NUMBER), number(NUMBER)], "and oneself");
    found(&mut bench, &[NUMBER, OTHER_NUMBER, RECIPIENT], None, false);
    let AccessListEffect::Connect { actions, .. } = effect(next(&bench)) else { panic!() };
    assert_eq!(actions.into_iter().collect::<Vec<_>>(), ["read", "subscribe", "write"]);
    let all = Some(&["read", "subscribe", "write"][..]);
    found(&mut bench, &[NUMBER, OTHER_NUMBER, RECIPIENT], all, false);
    let AccessListEffect::SwitchOn { members, .. } = effect(next(&bench)) else { panic!() };
    assert_eq!(members.len(), 3, "whoever is on it gets in, whoever put it there");
    found(&mut bench, &[NUMBER, OTHER_NUMBER, RECIPIENT], all, true);
    let looks = look(&next(&bench)).unwrap();
    let [Effect::AccessList(AccessListEffect::SeeSettled { since, .. }), Effect::AccessList(_)] = &looks[..] else {
        panic!()
    };
    let id = bench.brief().get(t::ResourceId).unwrap().clone();
    bench.seen(t::ListSettled, ListSettled { id, since: *since });
    assert_eq!(next(&bench), Move::Done);
    // Somebody switches it off again, as a publish from Studio does.
    found(&mut bench, &[NUMBER, OTHER_NUMBER, RECIPIENT], all, false);
    assert!(matches!(effect(next(&bench)), AccessListEffect::SwitchOn { .. }));
}

#[test]
fn a_filter_without_subscribe_is_mended_and_no_filter_lets_everything() {
    let mut bench = selected(Product::Broker);
    found(&mut bench, &[NUMBER, OTHER_NUMBER], Some(&["read", "write"]), true);
    assert!(matches!(effect(next(&bench)), AccessListEffect::Connect { .. }));
    found(&mut bench, &[NUMBER, OTHER_NUMBER], Some(&[]), false);
    assert!(matches!(effect(next(&bench)), AccessListEffect::SwitchOn { .. }));
}

#[test]
fn the_subscription_comes_before_the_list_is_switched_on() {
    let mut bench = selected(Product::Correspondence);
    bench.told(t::EventsWanted, true);
    bench.ready_client();
    bench.told(t::EventsAddress, crate::domain::WebhookAddress::SandboxReceiver);
    found(&mut bench, &[OTHER_NUMBER], Some(&["read", "subscribe"]), false);
    assert_eq!(next(&bench), Move::Blocked(vec![Topic::SubscriptionSeen]));
    bench.seen(t::SubscriptionSeen, SubscriptionSeen { id: 1, validated: true });
    assert!(matches!(effect(next(&bench)), AccessListEffect::SwitchOn { .. }));
}

#[test]
fn whoever_leaves_is_taken_off_and_not_put_on_again() {
    let mut bench = selected(Product::Correspondence);
    bench.told(t::ListLeavers, ListMembers([number(OTHER_NUMBER)].into()));
    bench.told(t::ListMembers, ListMembers([number(OTHER_NUMBER), number(RECIPIENT)].into()));
    found(&mut bench, &[OTHER_NUMBER, RECIPIENT], Some(&[]), true);
    let AccessListEffect::RemoveMembers { members, .. } = effect(next(&bench)) else { panic!() };
    assert_eq!(members.into_keys().collect::<Vec<_>>(), [number(OTHER_NUMBER)]);
    found(&mut bench, &[RECIPIENT], Some(&[]), true);
    assert!(look(&next(&bench)).is_some());
}

#[test]
fn each_part_ends_where_it_says() {
    let mut bench = selected(Product::Broker);
    bench.seen(t::ListSeen, ListSeen { list: list(), name: Some("Vedtak".into()) });
    assert_eq!(LIST_MADE.next(&bench.brief()), Move::Done);
    found(&mut bench, &[NUMBER, OTHER_NUMBER], None, false);
    assert_eq!(LIST_FILLED.next(&bench.brief()), Move::Done);
    assert!(matches!(LIST_CONNECTED.next(&bench.brief()), Move::Do(_)));
    found(&mut bench, &[NUMBER, OTHER_NUMBER], Some(&[]), false);
    assert_eq!(LIST_CONNECTED.next(&bench.brief()), Move::Done);
}

#[test]
fn what_is_known_of_another_list_counts_for_nothing() {
    let mut bench = selected(Product::Broker);
    found(&mut bench, &[NUMBER, OTHER_NUMBER], Some(&[]), false);
    bench.told(t::AccessListId, AccessListId::parse("andre").unwrap());
    assert!(matches!(effect(next(&bench)), AccessListEffect::ReadList { .. }));
}

#[test]
fn with_the_suppliers_key_the_supplier_does_it() {
    let mut bench = selected(Product::Broker);
    bench.told(t::OperatedBy, OperatedBy::SupplierKey);
    assert!(matches!(next(&bench), Move::Wait(wait) if wait.waiting.who == Actor::Supplier));
}

/// What a system user sends for the owner, the platform asks of the owner's own place on the list.
#[test]
fn the_owner_is_on_the_list_with_write_where_a_system_user_sends_for_it() {
    let mut bench = selected(Product::Correspondence);
    let wanted = |bench: &Bench| {
        let brief = bench.brief();
        (known::wanted(&brief).unwrap().contains(&number(NUMBER)), known::actions(&brief).contains("write"))
    };
    assert_eq!(wanted(&bench), (false, false));
    bench.told(t::SystemUserWanted, true);
    assert_eq!(wanted(&bench), (true, true));
}
