//! A file that goes in parts: one that broke off is gone on with, by this run or the next.

use std::io;

use uuid::Uuid;

use crate::api::broker_parts::{PartsThere, PartsUpload};
use crate::api::{ApiFault, FileFailure};
use crate::catalog::services::RemoteService;
use crate::engine::perform::Performer;
use crate::engine::seen_file::state_of;
use crate::finding::Finding;
use crate::steps::effects::ClientCredentials;
use crate::world::files::OpenFile;
use crate::world::http::Watcher;

/// How often in a row an attempt may bring nothing.
const BARREN: u32 = 5;

/// How often it may break off at all.
const BREAKS: u32 = 1_000;

/// Why a file was not sent.
pub(super) enum SendFailure {
    /// Nobody may send it.
    Token(Box<Finding>),
    /// The service, or the file.
    File(FileFailure),
}

impl From<FileFailure> for SendFailure {
    fn from(failure: FileFailure) -> Self {
        Self::File(failure)
    }
}

impl From<ApiFault> for SendFailure {
    fn from(fault: ApiFault) -> Self {
        Self::File(fault.into())
    }
}

impl Performer {
    /// Sends what is not there yet of a file, until all of it is.
    pub(super) async fn send_in_parts(
        &self,
        credentials: &ClientCredentials,
        (id, length): (Uuid, u64),
        (file, watcher): (OpenFile, Watcher),
    ) -> Result<(), SendFailure> {
        let upload = PartsUpload { api: self.api(), id, length };
        let as_it_was = state_of(&file).map_err(FileFailure::File)?;
        let (mut begun, mut barren, mut breaks) = (false, 0, 0);
        loop {
            let token = self.brokering(credentials).await.map_err(SendFailure::Token)?;
            let mut there = match upload.there(&token).await? {
                PartsThere::All => return Ok(()),
                PartsThere::Some(there) => there,
                PartsThere::None if begun => {
                    return Err(ApiFault::NotKept { service: RemoteService::Broker, what: id.to_string() }.into());
                }
                PartsThere::None => {
                    upload.begin(&token).await?;
                    begun = true;
                    0
                }
            };
            let before = there;
            let fault = loop {
                if there >= length {
                    return Ok(());
                }
                if state_of(&file).map_err(FileFailure::File)? != as_it_was {
                    return Err(FileFailure::File(io::ErrorKind::UnexpectedEof.into()).into());
                }
                // A long file takes longer than a token holds.
                let token = self.brokering(credentials).await.map_err(SendFailure::Token)?;
                let part = file.try_clone().map_err(FileFailure::File)?;
                match upload.send(&token, there, (part, watcher.clone())).await {
                    Ok(now) => there = now,
                    Err(FileFailure::Api(fault)) if may_pass(&fault) => break fault,
                    Err(failure) => return Err(failure.into()),
                }
            };
            breaks += 1;
            barren = if there > before { 0 } else { barren + 1 };
            if barren >= BARREN || breaks >= BREAKS {
                return Err(fault.into());
            }
            self.http.sleep(self.http.pause() * 2_u32.pow(barren)).await;
        }
    }
}

/// Whether it is worth to look how much has come, and to go on from there.
fn may_pass(fault: &ApiFault) -> bool {
    match fault {
        ApiFault::Http { fault, .. } => fault.is_passing(),
        // One that is gone is begun anew, and seen not to be kept where this run began it.
        ApiFault::Refused(refusal) => matches!(refusal.status, 404 | 409 | 429 | 500..=599),
        _ => false,
    }
}
