//! What can happen to a file between its choosing and its arrival.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use altinn_onboard::door::domain::transfer::Between;
use altinn_onboard::door::domain::{Language, OrgNumber, ResourceId};
use altinn_onboard::door::engine::{Outcome, Perform as _};
use altinn_onboard::door::record::Value as Fact;
use altinn_onboard::door::record::values::TransferStarted;
use altinn_onboard::door::steps::effects::{BrokerEffect, ClientCredentials};
use altinn_onboard::door::text::Message;
use altinn_onboard::door::world::http::Progress;
use uuid::Uuid;

use super::support::ORG;
use super::twice::{Bench, ours, started, wish, with_client, with_service};

/// A service for files, and a folder with one.
pub struct Service {
    pub bench: Bench,
    pub credentials: ClientCredentials,
    pub path: PathBuf,
    pub ours: Between,
}

impl Service {
    /// The service, and a transfer of the file that was begun.
    async fn begun() -> (Self, TransferStarted) {
        Self::begun_with(b"innhold").await
    }

    /// The same with another file.
    pub async fn begun_with(content: &[u8]) -> (Self, TransferStarted) {
        let mut bench = Bench::new().await;
        let credentials = with_client(&mut bench).await;
        let id = with_service(&mut bench, &credentials).await;
        let path = bench.folder.path().join("brev.txt");
        fs::write(&path, content).unwrap();
        let service = Self { bench, credentials, path, ours: ours(&id) };
        let wish = wish(&id, Uuid::new_v4());
        let begin = BrokerEffect::StartTransfer { credentials: service.credentials.clone(), wish };
        let started = started(&service.perform(begin).await.unwrap());
        (service, started)
    }

    async fn perform(&self, effect: BrokerEffect) -> Result<Outcome, &'static str> {
        let performer = self.bench.performer().with_transfer(Some(self.path.clone()), None);
        performer.perform(&effect.into()).await.map_err(|finding| finding.code.id)
    }

    async fn send(&self, started: &TransferStarted) -> Result<Outcome, &'static str> {
        self.perform(self.sending(started, &self.ours)).await
    }

    async fn fetch(&self, started: &TransferStarted) -> Result<Outcome, &'static str> {
        self.perform(self.fetching(started, &self.ours)).await
    }

    async fn confirm(&self, started: &TransferStarted) -> Result<Outcome, &'static str> {
        self.perform(self.confirming(started, &self.ours)).await
    }

    fn sending(&self, started: &TransferStarted, ours: &Between) -> BrokerEffect {
        let (credentials, started) = (self.credentials.clone(), started.clone());
        BrokerEffect::SendFile { credentials, started, in_parts: false, ours: ours.clone() }
    }

    fn fetching(&self, started: &TransferStarted, ours: &Between) -> BrokerEffect {
        let (credentials, started) = (self.credentials.clone(), started.clone());
        BrokerEffect::FetchFile { credentials, started, ours: ours.clone() }
    }

    fn confirming(&self, started: &TransferStarted, ours: &Between) -> BrokerEffect {
        BrokerEffect::ConfirmTransfer { credentials: self.credentials.clone(), id: started.id, ours: ours.clone() }
    }
}

/// What became of a transfer, by what an effect learned of it.
pub fn status(outcome: &Outcome) -> Vec<&str> {
    let seen = outcome.learned.iter().filter_map(|fact| match &fact.value {
        Fact::TransferSeen(seen) => Some(seen.status.as_str()),
        _ => None,
    });
    seen.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_another_or_gone_is_not_sent_in_its_place() {
    let (service, started) = Service::begun().await;
    fs::write(&service.path, "noe annet").unwrap();
    assert_eq!(service.send(&started).await.err(), Some("TRANSFER-FILE-CHANGED"));
    fs::remove_file(&service.path).unwrap();
    assert_eq!(service.send(&started).await.err(), Some("FILE-NOT-FOUND"));
    // A run that is not given the file sends no other in its place.
    let mut unnamed = started.clone();
    let refused = service.bench.performer().perform(&service.sending(&unnamed, &service.ours).into()).await;
    assert_eq!(refused.unwrap_err().code.id, "TRANSFER-FILE-NEEDED");
    // The name stands in the state: in a command it is one word, whoever wrote it there.
    unnamed.file.name = "brev;reboot $(id).txt".into();
    let refused =
        service.bench.performer().perform(&service.sending(&unnamed, &service.ours).into()).await.unwrap_err();
    let next = refused.next.as_ref().unwrap().render(Language::En);
    assert!(next.contains("try transfer 'brev;reboot $(id).txt'"), "{next}");
    // The transfer is still open, and takes the file as it was.
    fs::write(&service.path, "innhold").unwrap();
    assert!(service.send(&started).await.is_ok());
    assert!(service.fetch(&started).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_comes_back_as_another_is_not_confirmed() {
    let (service, started) = Service::begun().await;
    service.send(&started).await.unwrap();
    let mut other = started.clone();
    other.file.md5 = "0".repeat(32);
    assert_eq!(service.fetch(&other).await.err(), Some("TRANSFER-DIFFERS"));
    other.file = started.file.clone();
    other.file.bytes += 1;
    let cut = service.fetch(&other).await.err();
    assert!(cut.is_some(), "one that is shorter than what was sent is none");
    assert!(service.fetch(&started).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_of_others_is_neither_sent_to_fetched_nor_confirmed() {
    let (service, started) = Service::begun().await;
    let other_org = Between::oneself(OrgNumber::parse("974760673").unwrap(), service.ours.id.clone());
    let other_service = Between { id: ResourceId::parse("ttd-annen").unwrap(), ..service.ours.clone() };
    assert_eq!(service.ours.sender, OrgNumber::parse(ORG).unwrap());
    let refused = async |effect: BrokerEffect| service.perform(effect).await.err();
    for ours in [&other_org, &other_service] {
        assert_eq!(refused(service.sending(&started, ours)).await, Some("TRANSFER-NOT-OURS"), "{ours:?}");
    }
    service.send(&started).await.unwrap();
    for ours in [&other_org, &other_service] {
        assert_eq!(refused(service.fetching(&started, ours)).await, Some("TRANSFER-NOT-OURS"), "{ours:?}");
    }
    service.fetch(&started).await.unwrap();
    for ours in [&other_org, &other_service] {
        assert_eq!(refused(service.confirming(&started, ours)).await, Some("TRANSFER-NOT-OURS"), "{ours:?}");
    }
    assert_eq!(status(&service.confirm(&started).await.unwrap()), ["AllConfirmedDownloaded"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_fetched_any_more_or_yet_is_told_as_it_stands() {
    let (service, started) = Service::begun().await;
    assert_eq!(status(&service.fetch(&started).await.unwrap()), ["Initialized"]);
    service.send(&started).await.unwrap();
    service.fetch(&started).await.unwrap();
    service.confirm(&started).await.unwrap();
    let late = service.fetch(&started).await.unwrap();
    assert_eq!((status(&late), late.learned.len()), (vec!["AllConfirmedDownloaded"], 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn how_far_a_file_is_is_told_on_its_way_out_and_back() {
    let (service, started) = Service::begun().await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&told);
    let watcher = Arc::new(move |what: &Message, moved: Progress| {
        kept.lock().unwrap().push((what.render(Language::En), moved.done, moved.whole));
    });
    let performer = service.bench.performer().with_transfer(Some(service.path.clone()), Some(watcher));
    for effect in [service.sending(&started, &service.ours), service.fetching(&started, &service.ours)] {
        performer.perform(&effect.into()).await.unwrap();
    }
    let of = |what: &str| (format!("{what} brev.txt"), 7, Some(7));
    assert_eq!(*told.lock().unwrap(), [of("Uploading"), of("Downloading")]);
}
