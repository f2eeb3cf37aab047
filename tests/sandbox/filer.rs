//! What can happen to a file between its choosing and its arrival.

use std::fs;
use std::path::PathBuf;

use altinn_onboard::door::engine::{Outcome, Perform as _};
use altinn_onboard::door::record::values::TransferStarted;
use altinn_onboard::door::steps::effects::{BrokerEffect, ClientCredentials};
use uuid::Uuid;

use super::twice::{Bench, started, wish, with_client, with_service};

/// A service for files, and a folder with one.
struct Service {
    bench: Bench,
    credentials: ClientCredentials,
    path: PathBuf,
}

impl Service {
    /// The service, and a transfer of the file that was begun.
    async fn begun() -> (Self, TransferStarted) {
        let mut bench = Bench::new().await;
        let credentials = with_client(&mut bench).await;
        let id = with_service(&mut bench, &credentials).await;
        let path = bench.folder.path().join("brev.txt");
        fs::write(&path, "innhold").unwrap();
        let service = Self { bench, credentials, path };
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
        self.perform(BrokerEffect::SendFile { credentials: self.credentials.clone(), started: started.clone() }).await
    }

    async fn fetch(&self, started: &TransferStarted) -> Result<Outcome, &'static str> {
        self.perform(BrokerEffect::FetchFile { credentials: self.credentials.clone(), started: started.clone() }).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_another_or_gone_is_not_sent_in_its_place() {
    let (service, started) = Service::begun().await;
    fs::write(&service.path, "noe annet").unwrap();
    assert_eq!(service.send(&started).await.err(), Some("TRANSFER-FILE-CHANGED"));
    fs::remove_file(&service.path).unwrap();
    assert_eq!(service.send(&started).await.err(), Some("FILE-NOT-FOUND"));
    // A run that is not given the file sends no other in its place.
    let unnamed = BrokerEffect::SendFile { credentials: service.credentials.clone(), started: started.clone() };
    let refused = service.bench.performer().perform(&unnamed.into()).await;
    assert_eq!(refused.unwrap_err().code.id, "TRANSFER-FILE-NEEDED");
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
