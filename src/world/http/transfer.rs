//! Files on their way: a body that is read from a file, and an answer that is written to one.
//!
//! What is long may take as long as it moves: in the place of a limit on the whole call stands one on standing still. What
//! went is told and digested on the way, so that nothing is read twice; an answer that broke off is gone on with.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use futures::Stream;
use reqwest::header::{CONTENT_LENGTH, HeaderMap, HeaderValue, IF_RANGE, RANGE};
use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _};
use tokio::sync::Notify;

use super::digests::{FileDigest, Transferred};
use super::limits::Limits;
use super::media::is_page;
use super::record::CallRecord;
use super::rest::{range_of, strong_tag};
use super::{Call, Http, HttpFault, HttpResponse};
use crate::domain::environment::host;
use crate::text::{Phrase, reasons};
use crate::world::clock;

/// How much is read from a file at once, in bytes.
const PIECE: usize = 64 << 10;

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

/// A part of a file: from where, how much, and of how much that tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilePiece {
    /// Where it begins.
    pub from: u64,
    /// How long it is.
    pub length: u64,
    /// How long the whole is.
    pub whole: u64,
}

/// A file that is sent: what of it went.
struct Source {
    piece: FilePiece,
    watcher: Watcher,
    moved: Notify,
    went: Mutex<Went>,
}

#[derive(Default)]
struct Went {
    bytes: u64,
    /// Of a whole; a part has none that says anything.
    digests: Option<FileDigest>,
    fault: Option<io::Error>,
}

impl Source {
    fn went(&self) -> std::sync::MutexGuard<'_, Went> {
        self.went.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn bytes(&self) -> u64 {
        self.went().bytes
    }

    /// The next piece of the file; nothing when all has gone that was there in the beginning.
    async fn piece(&self, file: &mut File) -> io::Result<Option<Vec<u8>>> {
        let done = self.bytes();
        let left = usize::try_from(self.piece.length - done).unwrap_or(usize::MAX).min(PIECE);
        if left == 0 {
            return Ok(None);
        }
        let mut piece = vec![0; left];
        let length = file.read(&mut piece).await?;
        if length == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file became shorter"));
        }
        piece.truncate(length);
        {
            let mut went = self.went();
            went.bytes += length as u64;
            if let Some(digests) = &mut went.digests {
                digests.update(&piece);
            }
        }
        let gone = self.piece.from + done + length as u64;
        (self.watcher)(Progress { done: gone, whole: Some(self.piece.whole) });
        self.moved.notify_one();
        Ok(Some(piece))
    }

    /// The file as a body. Why it broke off is kept: who sends it learns only that it did.
    fn body(self: Arc<Self>, file: File) -> impl Stream<Item = io::Result<Vec<u8>>> + Send + 'static {
        futures::stream::try_unfold((self, file), |(source, mut file)| async move {
            match source.piece(&mut file).await {
                Ok(piece) => Ok(piece.map(|piece| (piece, (source, file)))),
                Err(fault) => {
                    let told = io::Error::from(fault.kind());
                    source.went().fault = Some(fault);
                    Err(told)
                }
            }
        })
    }
}

/// A file that comes: what of it is there, and of which whole it is a part.
#[derive(Default)]
struct Part {
    digests: FileDigest,
    tag: Option<HeaderValue>,
}

impl Http {
    /// Sends a call whose body is a file as it is now, from its beginning to its end.
    ///
    /// # Errors
    /// As [`Http::send`], or the file cannot be read.
    pub async fn send_file(
        &self,
        call: Call,
        file: std::fs::File,
        watcher: Watcher,
    ) -> Result<(HttpResponse, Transferred), TransferFault> {
        let whole = file.metadata().map_err(TransferFault::File)?.len();
        let piece = FilePiece { from: 0, length: whole, whole };
        let (answer, digests) = self.send_some(call, file, (piece, Some(FileDigest::default())), watcher).await?;
        Ok((answer, digests.unwrap_or_default().finish()))
    }

    /// Sends a call whose body is a part of a file.
    ///
    /// # Errors
    /// As [`Http::send`], or the file cannot be read, or is shorter.
    pub async fn send_piece(
        &self,
        call: Call,
        file: std::fs::File,
        piece: FilePiece,
        watcher: Watcher,
    ) -> Result<HttpResponse, TransferFault> {
        self.send_some(call, file, (piece, None), watcher).await.map(|(answer, _)| answer)
    }

    async fn send_some(
        &self,
        call: Call,
        file: std::fs::File,
        (piece, digests): (FilePiece, Option<FileDigest>),
        watcher: Watcher,
    ) -> Result<(HttpResponse, Option<FileDigest>), TransferFault> {
        if let Some(fault) = call.fault() {
            return Err(fault.clone().into());
        }
        let mut file = File::from_std(file);
        file.seek(io::SeekFrom::Start(piece.from)).await.map_err(TransferFault::File)?;
        let (moved, went) = (Notify::new(), Mutex::new(Went { digests, ..Went::default() }));
        let source = Arc::new(Source { piece, watcher, moved, went });
        let mut told = self.begin(&call);
        let sent = self.upload(&call, file, &source, &mut told.record).await;
        told.record.sent_bytes = source.bytes();
        told.end(sent.as_ref().err());
        if let Some(fault) = source.went().fault.take() {
            return Err(TransferFault::File(fault));
        }
        let answer = sent?;
        if answer.is_success() && source.bytes() != piece.length {
            let reason = words::ANSWERED_EARLY.into();
            return Err(HttpFault::Broken { host: call.host(), reason }.into());
        }
        Ok((answer, source.went().digests.take()))
    }

    async fn upload(
        &self,
        call: &Call,
        file: File,
        source: &Arc<Source>,
        record: &mut CallRecord,
    ) -> Result<HttpResponse, HttpFault> {
        let limits = self.limits(call);
        let request = self.request(call, limits)?.header(CONTENT_LENGTH, source.piece.length);
        let request = request.body(reqwest::Body::wrap_stream(Arc::clone(source).body(file)));
        let mut sending = std::pin::pin!(request.send());
        let before = self.now();
        let response = loop {
            // Once all is sent, the service has the time of any call to answer.
            let limit = if source.bytes() < source.piece.length { limits.idle } else { limits.whole };
            let next = async {
                tokio::select! {
                    biased;
                    answer = &mut sending => Some(answer),
                    () = source.moved.notified() => None,
                }
            };
            match clock::within(limit, next).await {
                Some(Some(answer)) => break answer.map_err(|error| self.fault(&call.url, &error, limits))?,
                Some(None) => {}
                None => return Err(HttpFault::Timeout { host: host(&call.url), after: limit }),
            }
        };
        let after = self.now();
        let reading = clock::within(limits.whole, self.read(response, call, limits, record)).await;
        let answer = reading.unwrap_or_else(|| Err(HttpFault::Timeout { host: call.host(), after: limits.whole }))?;
        self.measure(&answer, before, after);
        match answer.location {
            Some(to) if matches!(answer.status, 300..=399) => Err(HttpFault::sent_on(answer.host, &to)),
            _ => Ok(answer),
        }
    }

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

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ANSWERED_EARLY { nb: "svaret kom før alt var sendt", en: "it answered before everything had been sent" }
    }
}

#[cfg(test)]
#[path = "transfer_tests.rs"]
mod tests;
