//! Files on their way; those that are sent stand in `send`: here, an answer that is written to a file.
//!
//! What is long may take as long as it moves: in the place of a limit on the whole call stands one on standing still. What
//! went is told and digested on the way, so that nothing is read twice; an answer that broke off is gone on with.

use std::io;
use std::sync::Arc;

use reqwest::header::{HeaderMap, HeaderValue, IF_RANGE, RANGE};
use tokio::fs::File;
use tokio::io::{AsyncSeekExt as _, AsyncWriteExt as _};

use super::digests::{FileDigest, Transferred};
use super::limits::Limits;
use super::media::is_page;
use super::record::CallRecord;
use super::rest::{range_of, strong_tag};
use super::{Call, Http, HttpFault, HttpResponse};
use crate::text::{Phrase, reasons};
use crate::world::clock;

/// How often in a row an answer may break off without having brought anything.
const BARREN: u32 = 3;

/// How often an answer may break off at all.
const BREAKS: u32 = 100;

/// How far a transfer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many bytes went.
    pub done: u64,
    /// Of so many, when that is known.
    pub whole: Option<u64>,
}

/// Who is told how far a transfer is.
pub type Watcher = Arc<dyn Fn(Progress) + Send + Sync>;

/// Why a file did not arrive.
#[derive(Debug, thiserror::Error)]
pub enum TransferFault {
    /// The call went wrong.
    #[error(transparent)]
    Http(#[from] HttpFault),
    /// The file cannot be read or written, or became shorter meanwhile.
    #[error("the file cannot be read or written")]
    File(#[source] io::Error),
}

/// A file that comes: what of it is there, and of which whole it is a part.
#[derive(Default)]
struct Part {
    digests: FileDigest,
    tag: Option<HeaderValue>,
}

impl Http {
    /// Sends a call and writes what it is answered with to a file, from its beginning, or to nowhere where only its digests
    /// are wanted. An answer that breaks off is gone on with where its service can. Of a refusal there is no file, and its
    /// answer is read as that of any call.
    ///
    /// # Errors
    /// As [`Http::send`], or the file cannot be written. What came until then stands in it.
    pub async fn receive_file(
        &self,
        call: &Call,
        into: Option<std::fs::File>,
        watcher: Watcher,
    ) -> Result<(HttpResponse, Option<Transferred>), TransferFault> {
        if let Some(fault) = call.fault() {
            return Err(fault.clone().into());
        }
        let mut file = into.map(File::from_std);
        let mut part = Part::default();
        let (mut breaks, mut barren) = (0, 0);
        loop {
            let (before, could_go_on) = (part.digests.bytes(), call.unchanging || part.tag.is_some());
            let mut told = self.begin(call);
            let came = self.download(call, &mut file, &mut part, &watcher, &mut told.record).await;
            told.end(match &came {
                Err(TransferFault::Http(fault)) => Some(fault),
                _ => None,
            });
            if let Some(file) = &mut file {
                file.flush().await.map_err(TransferFault::File)?;
            }
            match came {
                Ok((answer, is_whole)) => return Ok((answer, is_whole.then(|| part.digests.finish()))),
                Err(TransferFault::Http(fault)) if fault.is_passing() && (could_go_on || part.tag.is_some()) => {
                    breaks += 1;
                    barren = if part.digests.bytes() > before { 0 } else { barren + 1 };
                    if barren >= BARREN || breaks >= BREAKS {
                        return Err(fault.into());
                    }
                    self.sleep(self.pause()).await;
                }
                Err(fault) => return Err(fault),
            }
        }
    }

    /// One attempt; answers whether the file is whole now.
    async fn download(
        &self,
        call: &Call,
        file: &mut Option<File>,
        part: &mut Part,
        watcher: &Watcher,
        record: &mut CallRecord,
    ) -> Result<(HttpResponse, bool), TransferFault> {
        let limits = self.limits(call);
        let mut request = self.request(call, limits)?;
        if part.digests.bytes() > 0 && (call.unchanging || part.tag.is_some()) {
            request = request.header(RANGE, format!("bytes={}-", part.digests.bytes()));
            if let Some(tag) = &part.tag {
                request = request.header(IF_RANGE, tag.clone());
            }
        }
        let before = self.now();
        let head = clock::within(limits.whole, request.send()).await;
        let head = head.ok_or_else(|| HttpFault::Timeout { host: call.host(), after: limits.whole })?;
        let mut response = head.map_err(|error| self.fault(&call.url, &error, limits))?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut answer = HttpResponse::new(call, status, &headers, self.now());
        self.measure(&answer, before, self.now());
        let media = answer.content_type.as_deref();
        if !matches!(status, 200 | 206) || !call.expected.takes(media) || media.is_some_and(is_page) {
            let answer = self.read_refusal(response, call, limits, record).await?;
            return Ok((answer, false));
        }
        record.answered(status, &headers);
        let whole = begin(status, &headers, response.content_length(), file, part).await?;
        let whole = whole.map_err(|reason| HttpFault::Broken { host: call.host(), reason: reason.into() })?;
        answer.status = 200;
        let limit = call.largest.unwrap_or(self.0.settings.largest);
        let is_too_large = |bytes: u64| usize::try_from(bytes).map_or(true, |bytes| bytes > limit);
        let too_large = || HttpFault::TooLarge { host: call.host(), limit };
        if whole.is_some_and(is_too_large) {
            return Err(too_large().into());
        }
        while let Some(chunk) = self.chunk(&mut response, &call.url, limits).await? {
            record.received_bytes += chunk.len() as u64;
            if is_too_large(part.digests.bytes() + chunk.len() as u64) {
                return Err(too_large().into());
            }
            if let Some(file) = file {
                file.write_all(&chunk).await.map_err(TransferFault::File)?;
            }
            part.digests.update(&chunk);
            watcher(Progress { done: part.digests.bytes(), whole });
        }
        if whole.is_some_and(|whole| whole != part.digests.bytes()) {
            let reason = reasons::PART_MISSING.into();
            return Err(HttpFault::Broken { host: call.host(), reason }.into());
        }
        Ok((answer, true))
    }

    /// An answer that holds no file.
    async fn read_refusal(
        &self,
        response: reqwest::Response,
        call: &Call,
        limits: Limits,
        record: &mut CallRecord,
    ) -> Result<HttpResponse, HttpFault> {
        let reading = clock::within(limits.whole, self.read(response, call, limits, record)).await;
        let answer = reading.unwrap_or_else(|| Err(HttpFault::Timeout { host: call.host(), after: limits.whole }))?;
        match answer.location {
            Some(to) if matches!(answer.status, 300..=399) => Err(HttpFault::sent_on(answer.host, &to)),
            _ => Ok(answer),
        }
    }
}

/// Makes ready for what comes: the rest of what is there, or the whole from the beginning. Answers how long the whole is,
/// when that is known, or why what comes is no part of it.
async fn begin(
    status: u16,
    headers: &HeaderMap,
    length: Option<u64>,
    file: &mut Option<File>,
    part: &mut Part,
) -> Result<Result<Option<u64>, Phrase>, TransferFault> {
    let there = part.digests.bytes();
    if status == 206 {
        return Ok(match range_of(headers) {
            Some((first, last, whole))
                if there > 0 && first == there && whole.is_none_or(|whole| whole == last + 1) =>
            {
                Ok(Some(last + 1))
            }
            _ => {
                // The next attempt asks for the whole.
                *part = Part::default();
                Err(reasons::ANOTHER_PART)
            }
        });
    }
    if let Some(file) = file {
        file.set_len(0).await.map_err(TransferFault::File)?;
        file.rewind().await.map_err(TransferFault::File)?;
    }
    *part = Part { tag: strong_tag(headers), ..Part::default() };
    Ok(Ok(length))
}

#[cfg(test)]
#[path = "transfer_tests.rs"]
pub(super) mod tests;
