//! What is known of Altinn Formidling in the tests of all steps, and what it would teach.

use uuid::Uuid;

use super::*;
use crate::domain::transfer::{Between, BrokerConfiguration, FileToSend};
use crate::domain::{FileSize, TimeSpan};
use crate::steps::effects::BrokerEffect;

fn found(wanted: &BrokerConfiguration) -> BrokerResourceFound {
    BrokerResourceFound {
        largest: Some(wanted.max_file_transfer_size),
        lifetime: Some(wanted.file_transfer_time_to_live),
        purged: wanted.purge_file_transfer_after_all_recipients_confirmed,
        grace: Some(wanted.purge_file_transfer_grace_period),
        required_party: None,
    }
}

fn usual() -> BrokerConfiguration {
    BrokerConfiguration {
        max_file_transfer_size: FileSize::USUAL,
        file_transfer_time_to_live: BrokerConfiguration::USUAL_LIFE,
        purge_file_transfer_after_all_recipients_confirmed: true,
        purge_file_transfer_grace_period: BrokerConfiguration::USUAL_GRACE,
    }
}

fn owner(name: Option<&str>, storage: bool) -> Value {
    Value::BrokerOwnerSeen(BrokerOwnerSeen { name: name.map(str::to_owned), storage })
}

fn started(id: u128) -> TransferStarted {
    let file = FileToSend { name: "a.txt".into(), bytes: 1, md5: "0cc175b9c0f1b6a831c399e269772661".into() };
    TransferStarted { id: Uuid::from_u128(id), file, parties: None }
}

fn fetched(id: Uuid) -> TransferFetched {
    TransferFetched { id, bytes: 1, md5: started(1).file.md5 }
}

fn seen(id: Uuid, status: &str, reason: Option<&str>) -> Value {
    Value::TransferSeen(TransferSeen { id, status: status.into(), sent: false, reason: reason.map(str::to_owned) })
}

/// What is known when a service is set up, up to the first file.
pub(super) fn well(bench: &mut Bench) {
    let id = bench.brief().get(t::ResourceId).unwrap().clone();
    let wanted = usual();
    bench.told(t::LargestFile, wanted.max_file_transfer_size);
    bench.told(t::FileLifetime, wanted.file_transfer_time_to_live);
    bench.told(t::FileGrace, wanted.purge_file_transfer_grace_period);
    bench.seen(t::BrokerOwnerSeen, BrokerOwnerSeen { name: Some("TEST".into()), storage: true });
    bench.seen(t::BrokerResourceSeen, BrokerResourceSeen { id, found: Some(found(&wanted)) });
}

/// Other values, good and bad.
pub(super) fn other(id: &ResourceId) -> Vec<Fact> {
    let told = |value: Value| (None, value, Source::Told);
    let by_service = |value: Value| (None, value, Source::Seen);
    let of_resource = |found| Value::BrokerResourceSeen(BrokerResourceSeen { id: id.clone(), found });
    let begun = started(13);
    let of = begun.id;
    vec![
        told(Value::GateBrokerPart(BrokerPart::Party)),
        told(Value::GateBrokerPart(BrokerPart::Owner)),
        told(Value::LargestFile(FileSize::parse("60 GB").unwrap())),
        told(Value::FileLifetime(TimeSpan::days(2))),
        told(Value::SizeApproved(today())),
        told(Value::PartiesTold(today())),
        told(Value::GoLiveTold(today())),
        by_service(owner(None, false)),
        by_service(owner(Some("TEST"), false)),
        by_service(of_resource(None)),
        (None, Value::TransferReference(Uuid::from_u128(12)), Source::Made),
        (None, Value::TransferStarted(begun), Source::Made),
        by_service(seen(of, "UploadProcessing", None)),
        by_service(seen(of, "Published", None)),
        by_service(seen(of, "AllConfirmedDownloaded", None)),
        by_service(seen(Uuid::from_u128(15), "AllConfirmedDownloaded", None)),
        by_service(seen(of, "Purged", None)),
        by_service(seen(of, "Failed", Some("Malware scan failed: x"))),
        by_service(Value::TransferFetched(fetched(of))),
    ]
}

/// What a service that is willing would teach.
pub(super) fn perform(bench: &Bench, effect: &BrokerEffect) -> Vec<Fact> {
    let by_service = |value: Value| vec![(None, value, Source::Seen)];
    let made = |value: Value| vec![(None, value, Source::Made)];
    match effect {
        BrokerEffect::ReadOwner { .. } => {
            let is_there = bench.brief().get(t::BrokerOwnerSeen).is_some();
            by_service(owner(is_there.then_some("TEST"), is_there))
        }
        BrokerEffect::RegisterOwner { name, .. } => made(owner(Some(name), false)),
        BrokerEffect::ReadConfiguration { id, .. } => {
            by_service(Value::BrokerResourceSeen(BrokerResourceSeen { id: id.clone(), found: None }))
        }
        BrokerEffect::Configure { id, wanted, .. } => {
            made(Value::BrokerResourceSeen(BrokerResourceSeen { id: id.clone(), found: Some(found(wanted)) }))
        }
        BrokerEffect::ProbeTransfers { .. } => by_service(Value::AccessProbe(AccessProbe { allowed: true })),
        BrokerEffect::StartTransfer { wish, .. } => {
            let Between { sender, recipient, .. } = wish.between;
            let parties = (!wish.between.is_oneself()).then_some(TransferParties { sender, recipient });
            made(Value::TransferStarted(TransferStarted { parties, ..started(14) }))
        }
        BrokerEffect::SendFile { started, .. } => made(seen(started.id, "UploadProcessing", None)),
        BrokerEffect::FollowTransfer { id, .. } => by_service(seen(*id, "Published", None)),
        BrokerEffect::FetchFile { started, .. } => by_service(Value::TransferFetched(fetched(started.id))),
        BrokerEffect::ConfirmTransfer { id, .. } => made(seen(*id, "AllConfirmedDownloaded", None)),
    }
}
