//! A file that is sent to Altinn Formidling in parts, and gone on with where it broke off: tus 1.0.0 (Altinn/altinn-broker,
//! `src/Altinn.Broker.API/Tus`, 2026-08-18). A refusal comes as plain text, without a code.

use reqwest::header::{CONTENT_TYPE, HeaderName};
use uuid::Uuid;

use super::ask::{self, Api, refusal};
use super::{ApiFault, FileFailure, Token};
use crate::catalog::services::RemoteService;
use crate::domain::Address;
use crate::world::files::OpenFile;
use crate::world::http::{Call, Expected, FilePiece, HttpResponse, Watcher};

const HERE: RemoteService = RemoteService::Broker;

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const VERSION: &str = "1.0.0";
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");

/// What the service's own clients send at once (Altinn/altinn-broker, `tests/tus/README.md`, 2026-08-18): it is held whole
/// there until it has come.
const PART: u64 = 8 << 20;

/// In so many parts a file may come (Altinn/altinn-broker, `src/Altinn.Broker.Integrations/Tus/TusBlockIds.cs`, 2026-08-18).
const MOST_PARTS: u64 = 50_000;

/// How much of an upload is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartsThere {
    /// It is not begun, or no longer known.
    None,
    /// So many bytes.
    Some(u64),
    /// All of it, and the service goes on with it.
    All,
}

/// The upload of the file of one transfer.
#[derive(Clone, Copy, Debug)]
pub struct PartsUpload<'a> {
    /// Where.
    pub api: Api<'a>,
    /// Of which transfer.
    pub id: Uuid,
    /// How long the file is.
    pub length: u64,
}

impl PartsUpload<'_> {
    /// How long a part of a file of this length is.
    #[must_use]
    pub const fn part(length: u64) -> u64 {
        let least = length.div_ceil(MOST_PARTS);
        if least > PART { least.next_multiple_of(1 << 20) } else { PART }
    }

    fn address(&self) -> Address {
        let id = self.id.to_string();
        self.api.environment.broker.below(&["filetransfer", "upload", "tus", &id])
    }

    /// How much is there. What has just come may not be counted yet; an upload of another length is none of this file.
    ///
    /// # Errors
    /// The refusal.
    pub async fn there(&self, token: &Token) -> Result<PartsThere, ApiFault> {
        let call = Call::head(&self.address()).bearer(token.bearer()).header(RESUMABLE, VERSION);
        let answer = self.api.read(HERE, call.expecting(Expected::Done)).await?;
        match (answer.status, answer.upload_offset) {
            _ if answer.is_html() => Err(without_offset(&answer)),
            (404, _) => Ok(PartsThere::None),
            // The transfer is past its upload.
            (409, _) => Ok(PartsThere::All),
            (200..=299, Some(offset)) => match answer.upload_length {
                Some(length) if length != self.length => Ok(PartsThere::None),
                _ if offset >= self.length => Ok(PartsThere::All),
                _ => Ok(PartsThere::Some(offset)),
            },
            (200..=299, _) => Err(without_offset(&answer)),
            _ => Err(refusal(HERE, &answer)),
        }
    }

    /// Begins it; what came of it before is thrown away.
    ///
    /// # Errors
    /// The refusal.
    pub async fn begin(&self, token: &Token) -> Result<(), ApiFault> {
        let call = Call::post(&self.address()).bearer(token.bearer()).header(RESUMABLE, VERSION);
        let call = call.counting(LENGTH, self.length).expecting(Expected::Done);
        ask::taken(HERE, &self.api.write(HERE, call).await?)
    }

    /// Sends the part from a place on; answers how much is there then.
    ///
    /// # Errors
    /// The refusal, or the file cannot be read.
    pub async fn send(
        &self,
        token: &Token,
        from: u64,
        (file, watcher): (OpenFile, Watcher),
    ) -> Result<u64, FileFailure> {
        let length = Self::part(self.length).min(self.length.saturating_sub(from));
        let call = Call::patch(&self.address()).bearer(token.bearer()).header(RESUMABLE, VERSION);
        let call = call.header(CONTENT_TYPE, "application/offset+octet-stream").counting(OFFSET, from);
        let piece = FilePiece { from, length, whole: self.length };
        let sent = self.api.http.send_piece(call.expecting(Expected::Done), file, piece, watcher).await;
        let answer = sent.map_err(FileFailure::of(HERE))?;
        ask::taken(HERE, &answer)?;
        match answer.upload_offset {
            Some(there) if there > from => Ok(there.min(self.length)),
            _ => Err(without_offset(&answer).into()),
        }
    }
}

/// An answer that does not say how much is there.
fn without_offset(answer: &HttpResponse) -> ApiFault {
    ApiFault::http(HERE)(answer.without("Upload-Offset"))
}

#[cfg(test)]
#[path = "broker_parts_tests.rs"]
mod tests;
