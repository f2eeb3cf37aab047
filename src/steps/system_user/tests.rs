//! From facts to moves.

use super::super::testing::{Bench, NUMBER, OTHER_NUMBER, RECIPIENT, answered, asked, look, number};
use super::*;
use crate::catalog::scopes as catalog;
use crate::domain::{Language, Product};
use crate::record::Confirmation;
use crate::record::values::{
    Audience, DryRun, Holders, Notify, OperatedBy, RequestFound, RequestStatus, SystemFound, SystemSeen,
    SystemUserProof, SystemUserRequestSeen, SystemUserSeen,
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
        bench.seen_at(t::SystemUserProof, party, SystemUserProof { system: system(), reference, user, sends: None });
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

/// A published service for messages that a supplier's system is to send, with a registered system and nothing asked.
fn sending() -> Bench {
    let mut bench = Bench::sandbox();
    bench.owner();
    bench.service();
    bench.told(t::SystemUserWanted, true);
    bench.ready_client();
    bench.resource_published();
    bench.policy_published();
    bench.told(t::Writers, Holders(vec!["role:dagl".into()]));
    bench.told(t::Confidential, false);
    bench.told(t::Notify, Notify::None);
    bench.told(t::TestRecipient, number(RECIPIENT));
    bench.told(t::SystemId, system());
    found(&mut bench, Some((&["ttd-vedtak"], &["client-1"], false)));
    bench
}

fn next_of_owner(bench: &Bench) -> Move {
    SYSTEM_USER_OF_OWNER.next(&bench.brief())
}

fn judged(bench: &mut Bench, sends: Option<(bool, &str)>) {
    let reference = key(bench, NUMBER).reference;
    let sends = sends.map(|(passed, code)| DryRun { passed, code: code.into() });
    let proof = SystemUserProof { system: system(), reference, user: Some(ID), sends };
    bench.seen_at(t::SystemUserProof, NUMBER, proof);
}

#[test]
fn of_messages_the_owner_itself_is_asked_and_nobody_asks_who_takes_part() {
    let mut bench = sending();
    assert!(
        matches!(effect(next_of_owner(&bench)), SystemUserEffect::ReadRequest { key, .. } if key.party == number(NUMBER))
    );
    request(&mut bench, NUMBER, None);
    let SystemUserEffect::AskForSystemUser { key, resource, .. } = effect(next_of_owner(&bench)) else { panic!() };
    assert_eq!((key.party, key.reference.as_str(), resource.bare()), (number(NUMBER), "ttd-vedtak", "ttd-vedtak"));
    let said: Vec<String> = match next_of_owner(&bench) {
        Move::Do(effects) => effects[0].details().iter().map(|line| line.render(Language::En)).collect(),
        other => panic!("{other:?}"),
    };
    assert!(said[0].contains("send messages") && !said[0].contains("files"), "{said:?}");
    request(&mut bench, NUMBER, Some(RequestStatus::New));
    assert_eq!(waits(&next_of_owner(&bench)).0, Actor::AccessManager);
    for topic in [Topic::SystemUserSender, Topic::SystemUserRecipient] {
        assert_eq!(SYSTEM_USER_OF_OWNER.question(topic, &bench.brief()), IntakeQuestion::Decided);
    }
    let of = of(&bench.brief()).unwrap();
    assert_eq!(of.2.iter().map(|key| key.party).collect::<Vec<_>>(), [number(NUMBER)]);
}

#[test]
fn of_messages_a_token_is_not_enough_the_dry_run_with_it_shows_it() {
    let mut bench = sending();
    request(&mut bench, NUMBER, Some(RequestStatus::Accepted));
    user(&mut bench, NUMBER, None);
    let SystemUserEffect::TrySending { scopes, recipient, .. } = effect(next_of_owner(&bench)) else { panic!() };
    // With `altinn:serviceowner` too nothing would be seen of the system user.
    assert_eq!((scopes, recipient), (&[catalog::CORRESPONDENCE_WRITE][..], number(RECIPIENT)));
    judged(&mut bench, None);
    assert!(
        matches!(effect(next_of_owner(&bench)), SystemUserEffect::TrySending { .. }),
        "a token alone proves nothing"
    );
    judged(&mut bench, Some((false, "4001")));
    let next = next_of_owner(&bench);
    let (who, what) = waits(&next);
    assert!(who == Actor::You && what.contains("4001") && what.contains("write"), "{what}");
    let Some([Effect::SystemUser(SystemUserEffect::TrySending { .. })]) = look(&next).as_deref() else { panic!() };
    judged(&mut bench, Some((true, "1006")));
    assert_eq!(next_of_owner(&bench), Move::Done);
}

#[test]
fn what_a_dry_run_lacks_is_named() {
    let mut bench = sending();
    request(&mut bench, NUMBER, Some(RequestStatus::Accepted));
    user(&mut bench, NUMBER, None);
    for topic in [Topic::TestRecipient, Topic::Notify, Topic::Confidential] {
        let mut without = bench.clone();
        without.book.forget(&without.place, topic, without.now);
        assert_eq!(next_of_owner(&without), Move::Blocked(vec![topic]));
    }
}

/// What passes before a list is on says nothing of what passes afterwards.
#[test]
fn nothing_is_tried_before_a_list_that_shuts_others_out_holds() {
    let mut bench = sending();
    request(&mut bench, NUMBER, Some(RequestStatus::Accepted));
    user(&mut bench, NUMBER, None);
    bench.told(t::Audience, Audience::Selected);
    assert_eq!(next_of_owner(&bench), Move::Blocked(vec![Topic::ListSettled]));
    bench.told(t::Audience, Audience::All);
    assert!(matches!(effect(next_of_owner(&bench)), SystemUserEffect::TrySending { .. }));
}

#[test]
fn nobody_sends_as_a_system_user_unless_that_is_said() {
    let mut bench = sending();
    bench.told(t::SystemUserWanted, false);
    let Move::NotNeeded(reason) = next_of_owner(&bench) else { panic!() };
    assert!(reason.render(Language::En).contains("Nobody sends as a system user"));
}
