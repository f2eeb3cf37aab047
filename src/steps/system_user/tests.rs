//! From facts to moves.

use super::super::testing::{Bench, NUMBER, OTHER_NUMBER, RECIPIENT, answered, asked, look, number};
use super::*;
use crate::catalog::scopes as catalog;
use crate::domain::{Language, Product};
use crate::record::Confirmation;
use crate::record::values::{
    OperatedBy, RequestFound, RequestStatus, SystemFound, SystemSeen, SystemUserProof, SystemUserRequestSeen,
    SystemUserSeen,
};
use crate::steps::parts::needed;

const OTHER: &str = "314000005";
const ID: uuid::Uuid = uuid::Uuid::from_u128(1);

fn next(bench: &Bench) -> Move {
    SYSTEM_USER.next(&bench.brief())
}

fn effect(next: Move) -> SystemUserEffect {
    match next {
        Move::Do(effects) => match effects.into_iter().next() {
            Some(Effect::SystemUser(effect)) => effect,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn waits(next: &Move) -> (Actor, String) {
    let Move::Wait(wait) = next else { panic!("{next:?}") };
    (wait.waiting.who, wait.waiting.what.render(Language::En))
}

/// A published service for files, and nothing of a system.
fn published() -> Bench {
    let mut bench = Bench::sandbox().with(Product::Broker);
    bench.owner();
    bench.service();
    bench.told(t::SystemUserWanted, true);
    bench.ready_client();
    bench.resource_published();
    bench.policy_published();
    bench
}

/// The same with a registered system and two organisations that nobody has asked.
fn registered() -> Bench {
    let mut bench = published();
    bench.told(t::SystemId, system());
    bench.told(t::SystemUserSender, number(RECIPIENT));
    bench.told(t::SystemUserRecipient, number(OTHER));
    found(&mut bench, Some((&["ttd-vedtak"], &["client-1"], false)));
    bench
}

fn system() -> SystemId {
    SystemId::parse("991825827_filer").unwrap()
}

fn found(bench: &mut Bench, of: Option<(&[&str], &[&str], bool)>) {
    let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
    let found = of.map(|(resources, clients, deleted)| SystemFound {
        deleted,
        resources: texts(resources),
        clients: texts(clients),
    });
    bench.seen(t::SystemSeen, SystemSeen { system: system(), found });
}

fn request(bench: &mut Bench, party: &str, status: Option<RequestStatus>) {
    let found = status.map(|status| RequestFound { id: ID, status, link: None });
    let reference = key(bench, party).reference;
    bench.seen_at(t::SystemUserRequest, party, SystemUserRequestSeen { system: system(), reference, found });
}

fn user(bench: &mut Bench, party: &str, proof: Option<Option<uuid::Uuid>>) {
    let reference = key(bench, party).reference;
    let seen = SystemUserSeen { system: system(), reference: reference.clone(), id: Some(ID) };
    bench.seen_at(t::SystemUserSeen, party, seen);
    if let Some(user) = proof {
        bench.seen_at(t::SystemUserProof, party, SystemUserProof { system: system(), reference, user });
    }
}

fn key(bench: &Bench, party: &str) -> SystemUserKey {
    known::system(&bench.brief()).unwrap().key(number(party)).unwrap()
}

#[test]
fn it_is_asked_for_and_never_forced() {
    let mut bench = Bench::tt02().with(Product::Broker);
    let Move::Ask(question) = next(&bench) else { panic!() };
    assert_eq!((question.topic, question.default.as_deref()), (Topic::SystemUserWanted, Some("no")));
    let needs = |bench: &Bench| {
        needed::needed(&bench.brief()).iter().any(|scope| scope.as_str() == catalog::SYSTEM_REGISTER_WRITE)
    };
    assert!(!needs(&bench));
    bench.told(t::SystemUserWanted, false);
    assert!(matches!(next(&bench), Move::NotNeeded(_)) && !needs(&bench));
    bench.told(t::SystemUserWanted, true);
    assert!(needs(&bench), "its scopes are in the first letter");
    bench.told(t::OperatedBy, OperatedBy::SupplierKey);
    assert_eq!(waits(&next(&bench)).0, Actor::Supplier);
}

#[test]
fn production_is_done_by_hand() {
    let mut bench = Bench::production().with(Product::Broker);
    bench.owner();
    bench.service();
    bench.told(t::SystemUserWanted, true);
    bench.told(t::OperatedBy, OperatedBy::Ourselves);
    assert_eq!(waits(&next(&bench)).0, Actor::You);
    assert_eq!(SYSTEM_USER.walkthrough(&bench.brief()).len(), 5);
}

#[test]
fn the_answers_come_in_their_order_and_the_id_is_of_the_organisation() {
    let mut bench = published();
    let Move::Ask(question) = next(&bench) else { panic!() };
    assert_eq!((question.topic, question.default.as_deref()), (Topic::SystemId, Some("991825827_ttd-vedtak")));
    assert_eq!(answered(&question, "974760673_filer").unwrap_err().code, "SYSTEM-ID-OWNER");
    bench.told(t::SystemId, system());
    assert_eq!(asked(&next(&bench)), Some(Topic::SystemUserSender));
    assert!(matches!(effect(SYSTEM_REGISTERED.next(&bench.brief())), SystemUserEffect::ReadSystem { .. }), "alone");
    bench.told(t::SystemUserSender, number(RECIPIENT));
    let Move::Ask(question) = next(&bench) else { panic!() };
    assert_eq!(answered(&question, RECIPIENT).unwrap_err().code, "SYSTEM-USER-SAME");
    assert_eq!(answered(&question, OTHER_NUMBER).unwrap_err().code, "RECIPIENT-REAL");
    assert!(answered(&question, NUMBER).is_ok(), "one's own organisation may take part");
}

#[test]
fn a_system_is_read_registered_once_and_extended() {
    let mut bench = registered();
    bench.book.forget(&bench.place, Topic::SystemSeen, bench.now);
    assert!(matches!(effect(next(&bench)), SystemUserEffect::ReadSystem { .. }));
    found(&mut bench, None);
    let effect_of = Effect::from(effect(next(&bench)));
    assert!(!effect_of.reversible());
    let Some(Confirmation { flag, expected, .. }) = effect_of.confirmation() else { panic!() };
    assert_eq!((flag, expected.as_str()), ("confirm-system-id", "991825827_filer"));
    let said: Vec<String> = effect_of.details().iter().map(|line| line.render(Language::En)).collect();
    assert!(said[0].contains("for ever"), "{said:?}");
    for (resources, clients) in [(&["ttd-annet"][..], &["client-1"][..]), (&["ttd-vedtak"], &["client-9"])] {
        found(&mut bench, Some((resources, clients, false)));
        assert!(matches!(effect(next(&bench)), SystemUserEffect::ExtendSystem { .. }));
    }
    found(&mut bench, Some((&["ttd-vedtak"], &["client-1"], false)));
    assert_eq!(SYSTEM_REGISTERED.next(&bench.brief()), Move::Done);
}

#[test]
fn nothing_is_asked_before_the_resource_and_its_rules_are_published() {
    let mut bench = registered();
    bench.book.forget(&bench.place, Topic::PolicySeen, bench.now);
    assert_eq!(next(&bench), Move::Blocked(vec![Topic::PolicySeen]));
    bench.book.forget(&bench.place, Topic::ResourceSeen, bench.now);
    assert_eq!(next(&bench), Move::Blocked(vec![Topic::ResourceSeen]));
}

#[test]
fn both_are_looked_for_then_asked_one_by_one_and_waited_for_together() {
    let mut bench = registered();
    let Move::Do(reads) = next(&bench) else { panic!() };
    assert_eq!(reads.len(), 2);
    request(&mut bench, RECIPIENT, None);
    request(&mut bench, OTHER, None);
    let SystemUserEffect::AskForSystemUser { key, .. } = effect(next(&bench)) else { panic!() };
    assert_eq!((key.party, key.reference.as_str()), (number(RECIPIENT), "ttd-vedtak"));
    request(&mut bench, RECIPIENT, Some(RequestStatus::New));
    assert!(matches!(effect(next(&bench)), SystemUserEffect::AskForSystemUser { .. }));
    request(&mut bench, OTHER, Some(RequestStatus::Accepted));
    let waiting = next(&bench);
    let (who, what) = waits(&waiting);
    assert!(who == Actor::AccessManager && what.contains("310 000 019") && what.contains("314 000 005"), "{what}");
    assert_eq!(look(&waiting).unwrap().len(), 2);
    user(&mut bench, RECIPIENT, None);
    assert!(matches!(effect(next(&bench)), SystemUserEffect::ProveSystemUser { .. }));
    user(&mut bench, RECIPIENT, Some(None));
    user(&mut bench, OTHER, Some(Some(ID)));
    assert_eq!(waits(&next(&bench)).0, Actor::Machine, "the token shows it, not the approval");
    user(&mut bench, RECIPIENT, Some(Some(ID)));
    assert_eq!(next(&bench), Move::Done);
    assert_eq!(SYSTEM_USER.proven_by(&bench.brief()).len(), 3);
}

#[test]
fn a_no_says_the_way_out_and_only_that_request_is_made_anew() {
    for status in [RequestStatus::Rejected, RequestStatus::Denied, RequestStatus::Timedout] {
        let mut bench = registered();
        request(&mut bench, RECIPIENT, Some(status));
        request(&mut bench, OTHER, Some(RequestStatus::Accepted));
        let (who, what) = waits(&next(&bench));
        assert_eq!(who, Actor::You);
        assert!(what.contains("altinn-onboard system-user request --again") && what.contains(status.word()), "{what}");
        assert_eq!(failed_requests(&bench.brief()), [(number(RECIPIENT), ID)]);
        bench.told_at(t::SystemUserRenewal, RECIPIENT, uuid::Uuid::from_u128(9));
        assert_eq!(waits(&next(&bench)).0, Actor::You, "another request is not this one");
        bench.told_at(t::SystemUserRenewal, RECIPIENT, ID);
        let SystemUserEffect::AskAgain { old, key, .. } = effect(next(&bench)) else { panic!() };
        assert_eq!((old, key.party), (ID, number(RECIPIENT)));
    }
}

#[test]
fn what_is_known_of_another_system_or_reference_says_nothing() {
    let mut bench = registered();
    user(&mut bench, RECIPIENT, Some(Some(ID)));
    user(&mut bench, OTHER, Some(Some(ID)));
    assert_eq!(next(&bench), Move::Done);
    bench.told(t::SystemId, SystemId::parse("991825827_annet").unwrap());
    assert!(matches!(effect(next(&bench)), SystemUserEffect::ReadSystem { .. }));
}
