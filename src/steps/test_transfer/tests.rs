//! The step of the test file, by what is known.

use super::*;
use crate::domain::system_user::{ExternalRef, SystemId};
use crate::domain::transfer::FileToSend;
use crate::domain::{FileSize, Product, TimeSpan};
use crate::record::values::{
    AccessProbe, BrokerOwnerSeen, BrokerResourceFound, BrokerResourceSeen, OperatedBy, SystemUserProof, SystemUserSeen,
    TransferFetched, TransferParties, TransferStarted,
};
use crate::steps::testing::{Bench, RECIPIENT, look, number};

fn bench(of: Bench) -> Bench {
    bench_on(of.with(Product::Broker))
}

fn bench_on(mut bench: Bench) -> Bench {
    bench.owner();
    bench.service();
    bench.ready_client();
    bench.resource_published();
    bench.policy_published();
    bench.told(t::LargestFile, FileSize::USUAL);
    bench.told(t::FileLifetime, TimeSpan::days(30));
    bench.told(t::FileGrace, TimeSpan::hours(2));
    bench.seen(t::BrokerOwnerSeen, BrokerOwnerSeen { name: Some("X".into()), storage: true });
    let found = BrokerResourceFound {
        largest: Some(FileSize::USUAL),
        lifetime: Some(TimeSpan::days(30)),
        purged: true,
        grace: Some(TimeSpan::hours(2)),
        required_party: None,
    };
    let id = bench.brief().get(t::ResourceId).unwrap().clone();
    bench.seen(t::BrokerResourceSeen, BrokerResourceSeen { id, found: Some(found) });
    bench
}

fn effect(next: Move) -> Effect {
    match next {
        Move::Do(effects) => effects.into_iter().next().unwrap(),
        other => panic!("{other:?}"),
    }
}

fn seen(status: &str) -> TransferSeen {
    TransferSeen { id: BEGUN, status: status.into(), sent: false, reason: None }
}

fn begun(bench: &mut Bench) {
    bench.seen(t::AccessProbe, AccessProbe { allowed: true });
    bench.made(t::TransferReference, uuid::Uuid::from_u128(1));
    let file = FileToSend { name: "a.txt".into(), bytes: 1, md5: "ab".into() };
    bench.made(t::TransferStarted, TransferStarted { id: BEGUN, file, parties: None });
}

/// The transfer that was begun.
const BEGUN: uuid::Uuid = uuid::Uuid::from_u128(2);

#[test]
fn what_became_of_another_transfer_says_nothing_of_the_one_that_was_begun() {
    let mut bench = bench(Bench::sandbox());
    begun(&mut bench);
    let id = uuid::Uuid::from_u128(3);
    bench.made(t::TransferSeen, TransferSeen { id, ..seen("AllConfirmedDownloaded") });
    bench.seen(t::TransferFetched, TransferFetched { id, bytes: 1, md5: "ab".into() });
    assert!(!arrived(&bench.brief()));
    assert!(matches!(effect(TestTransfer.next(&bench.brief())), Effect::Broker(BrokerEffect::SendFile { .. })));
    bench.seen(t::TransferSeen, seen("Published"));
    assert!(matches!(effect(TestTransfer.next(&bench.brief())), Effect::Broker(BrokerEffect::FetchFile { .. })));
}

#[test]
fn from_the_access_to_the_confirmed_download() {
    let mut bench = bench(Bench::sandbox());
    let next = |bench: &Bench| TestTransfer.next(&bench.brief());
    assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::ProbeTransfers { .. })));
    bench.seen(t::AccessProbe, AccessProbe { allowed: false });
    assert!(matches!(look(&next(&bench)).unwrap()[0], Effect::Broker(BrokerEffect::ProbeTransfers { .. })));
    bench.seen(t::AccessProbe, AccessProbe { allowed: true });
    assert!(matches!(effect(next(&bench)), Effect::Local(LocalEffect::Draw { topic: Topic::TransferReference, .. })));
    bench.made(t::TransferReference, uuid::Uuid::from_u128(1));
    let Effect::Broker(BrokerEffect::StartTransfer { wish, .. }) = effect(next(&bench)) else { panic!() };
    assert_eq!((wish.largest, wish.between.sender), (Some(FileSize::USUAL), *bench.brief().get(t::OrgNumber).unwrap()));
    assert!(wish.between.is_oneself());
    assert!(wish.since < bench.now, "the clocks may differ");
    begun(&mut bench);
    assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::SendFile { .. })));
    bench.made(t::TransferSeen, seen("UploadProcessing"));
    assert!(matches!(look(&next(&bench)).unwrap()[0], Effect::Broker(BrokerEffect::FollowTransfer { .. })));
    bench.seen(t::TransferSeen, seen("Published"));
    assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::FetchFile { .. })));
    bench.seen(t::TransferFetched, TransferFetched { id: BEGUN, bytes: 1, md5: "ab".into() });
    assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::ConfirmTransfer { .. })));
    bench.made(t::TransferSeen, seen("AllConfirmedDownloaded"));
    assert_eq!(next(&bench), Move::Done);
    assert!(arrived(&bench.brief()));
}

#[test]
fn what_was_confirmed_is_not_looked_at_until_it_is_deleted() {
    let mut bench = bench(Bench::sandbox());
    begun(&mut bench);
    let looks = |bench: &Bench| {
        let probes = TestTransfer.probe(&bench.brief());
        probes.iter().any(|effect| matches!(effect, Effect::Broker(BrokerEffect::FollowTransfer { .. })))
    };
    bench.seen(t::TransferSeen, seen("Published"));
    assert!(looks(&bench));
    bench.seen(t::TransferFetched, TransferFetched { id: BEGUN, bytes: 1, md5: "ab".into() });
    bench.made(t::TransferSeen, seen("AllConfirmedDownloaded"));
    assert!(!looks(&bench));
    // One that was deleted for its age was never confirmed, though its file was fetched.
    bench.seen(t::TransferSeen, seen("Purged"));
    assert!(!arrived(&bench.brief()));
    let Move::Wait(wait) = TestTransfer.next(&bench.brief()) else { panic!() };
    let what = wait.waiting.what.render(crate::domain::Language::En);
    assert!(what.contains("try transfer --again") && what.contains("did not arrive"), "{what}");
}

#[test]
fn a_file_is_sent_fetched_and_confirmed_only_between_the_organisation_and_itself() {
    let mut bench = bench(Bench::sandbox());
    begun(&mut bench);
    let own = *bench.brief().get(t::OrgNumber).unwrap();
    let wanted = Between::oneself(own, bench.brief().get(t::ResourceId).unwrap().clone());
    let ours = |bench: &Bench| match effect(TestTransfer.next(&bench.brief())) {
        Effect::Broker(
            BrokerEffect::SendFile { ours, .. }
            | BrokerEffect::FetchFile { ours, .. }
            | BrokerEffect::ConfirmTransfer { ours, .. },
        ) => ours,
        other => panic!("{other:?}"),
    };
    assert_eq!(ours(&bench), wanted);
    bench.seen(t::TransferSeen, seen("Published"));
    assert_eq!(ours(&bench), wanted);
    bench.seen(t::TransferFetched, TransferFetched { id: BEGUN, bytes: 1, md5: "ab".into() });
    assert_eq!(ours(&bench), wanted);
}

#[test]
fn an_upload_that_broke_off_is_begun_again_and_one_that_failed_needs_another_transfer() {
    let mut bench = bench(Bench::sandbox());
    begun(&mut bench);
    bench.seen(t::TransferSeen, seen("UploadStarted"));
    assert!(matches!(effect(TestTransfer.next(&bench.brief())), Effect::Broker(BrokerEffect::SendFile { .. })));
    for status in ["Failed", "Cancelled", "Purged"] {
        bench.seen(t::TransferSeen, seen(status));
        let Move::Wait(wait) = TestTransfer.next(&bench.brief()) else { panic!("{status}") };
        let what = wait.waiting.what.render(crate::domain::Language::En);
        assert!(what.contains("try transfer --again"), "{status}: {what}");
    }
}

#[test]
fn a_long_file_goes_in_parts_and_what_was_sent_is_waited_for() {
    let mut bench = bench(Bench::sandbox());
    for (bytes, wanted) in [(FileToSend::AT_ONCE, false), (FileToSend::AT_ONCE + 1, true)] {
        begun(&mut bench);
        let file = FileToSend { name: "a.txt".into(), bytes, md5: "ab".into() };
        bench.made(t::TransferStarted, TransferStarted { id: BEGUN, file, parties: None });
        let next = effect(TestTransfer.next(&bench.brief()));
        assert!(
            matches!(next, Effect::Broker(BrokerEffect::SendFile { in_parts, .. }) if in_parts == wanted),
            "{next:?}"
        );
    }
    // The service counts a file that came in parts a while later: it is not sent anew.
    bench.made(t::TransferSeen, TransferSeen { sent: true, ..seen("UploadStarted") });
    let proof = look(&TestTransfer.next(&bench.brief())).unwrap();
    assert!(matches!(proof[0], Effect::Broker(BrokerEffect::FollowTransfer { sent: true, .. })));
}

#[test]
fn each_thing_that_is_missing_is_named() {
    let whole = bench(Bench::sandbox());
    for topic in [Topic::PolicySeen, Topic::BrokerOwnerSeen, Topic::BrokerResourceSeen] {
        let mut bench = whole.clone();
        bench.book.forget(&bench.place, topic, bench.now);
        assert_eq!(TestTransfer.next(&bench.brief()), Move::Blocked(vec![topic]));
    }
    let mut bench = whole;
    bench.told(t::OperatedBy, OperatedBy::SupplierKey);
    assert!(matches!(TestTransfer.next(&bench.brief()), Move::Wait(wait) if wait.waiting.who == Actor::Supplier));
}

#[test]
fn in_production_people_send_the_first_file_to_themselves() {
    let bench = bench(Bench::production());
    assert!(matches!(TestTransfer.next(&bench.brief()), Move::Wait(wait) if wait.waiting.who == Actor::You));
    let said: Vec<String> = TestTransfer
        .walkthrough(&bench.brief())
        .iter()
        .map(|click| click.render(crate::domain::Language::Nb))
        .collect();
    assert_eq!(said.len(), 6);
    assert!(said[3].contains("0192:991825827") && said[5].contains("confirmdownload"), "{said:?}");
}

/// A service that two system users have been had tokens for, and what goes between them.
fn by_system_users() -> (Bench, Between) {
    let mut bench = Bench::sandbox().with(Product::Broker);
    bench.told(t::SystemUserWanted, true);
    let mut bench = bench_on(bench);
    let id = bench.brief().get(t::ResourceId).unwrap().clone();
    let (sender, recipient) = (number(RECIPIENT), number("314000005"));
    bench.told(t::SystemId, SystemId::parse("991825827_filer").unwrap());
    bench.told(t::SystemUserSender, sender);
    bench.told(t::SystemUserRecipient, recipient);
    let (system, user) = (SystemId::parse("991825827_filer").unwrap(), uuid::Uuid::from_u128(5));
    for party in [RECIPIENT, "314000005"] {
        let reference = ExternalRef::parse(id.bare()).unwrap();
        let seen = SystemUserSeen { system: system.clone(), reference: reference.clone(), id: Some(user) };
        bench.seen_at(t::SystemUserSeen, party, seen);
        let proof = SystemUserProof { system: system.clone(), reference, user: Some(user), sends: None };
        bench.seen_at(t::SystemUserProof, party, proof);
    }
    (bench, Between { sender, recipient, id })
}

#[test]
fn with_two_system_users_the_file_goes_from_one_to_the_other() {
    let (mut bench, between) = by_system_users();
    bench.seen(t::AccessProbe, AccessProbe { allowed: true });
    bench.made(t::TransferReference, uuid::Uuid::from_u128(1));
    // What was sent to oneself before is another level.
    begun(&mut bench);
    bench.made(t::TransferSeen, seen("AllConfirmedDownloaded"));
    bench.seen(t::TransferFetched, TransferFetched { id: BEGUN, bytes: 1, md5: "ab".into() });
    assert!(!arrived(&bench.brief()));
    let acts = |effect: &Effect| match effect {
        Effect::Broker(effect) => effect.credentials().acting.as_ref().map(|acting| acting.party),
        other => panic!("{other:?}"),
    };
    let start = effect(TestTransfer.next(&bench.brief()));
    let Effect::Broker(BrokerEffect::StartTransfer { wish, .. }) = &start else { panic!() };
    assert_eq!((&wish.between, acts(&start)), (&between, Some(between.sender)));
    assert_ne!(wish.reference, uuid::Uuid::from_u128(1), "each level has a reference of its own");
    let parties = Some(TransferParties { sender: between.sender, recipient: between.recipient });
    let id = uuid::Uuid::from_u128(9);
    let file = FileToSend { name: "a.txt".into(), bytes: 1, md5: "ab".into() };
    bench.made(t::TransferStarted, TransferStarted { id, file, parties });
    let of = |status: &str| TransferSeen { id, ..seen(status) };
    let send = effect(TestTransfer.next(&bench.brief()));
    assert!(matches!(&send, Effect::Broker(BrokerEffect::SendFile { ours, .. }) if *ours == between));
    assert_eq!(acts(&send), Some(between.sender));
    bench.made(t::TransferSeen, of("UploadProcessing"));
    assert_eq!(acts(&look(&TestTransfer.next(&bench.brief())).unwrap()[0]), Some(between.sender));
    bench.seen(t::TransferSeen, of("Published"));
    let fetch = effect(TestTransfer.next(&bench.brief()));
    assert!(matches!(&fetch, Effect::Broker(BrokerEffect::FetchFile { ours, .. }) if *ours == between));
    assert_eq!(acts(&fetch), Some(between.recipient));
    bench.seen(t::TransferFetched, TransferFetched { id, bytes: 1, md5: "ab".into() });
    let confirm = effect(TestTransfer.next(&bench.brief()));
    assert!(matches!(&confirm, Effect::Broker(BrokerEffect::ConfirmTransfer { .. })));
    assert_eq!(acts(&confirm), Some(between.recipient));
    bench.made(t::TransferSeen, of("AllConfirmedDownloaded"));
    assert_eq!(TestTransfer.next(&bench.brief()), Move::Done);
}
