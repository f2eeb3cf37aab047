//! Files that are sent: a body that is read from a file while it goes, whole, in parts, or in a form.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use futures::{Stream, StreamExt as _};
use reqwest::header::CONTENT_LENGTH;
use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};
use tokio::sync::Notify;

use super::digests::{FileDigest, Transferred};
use super::form::FileForm;
use super::record::CallRecord;
use super::transfer::{Progress, TransferFault, Watcher};
use super::{Call, Http, HttpFault, HttpResponse};
use crate::domain::environment::host;
use crate::world::clock;

/// How much is read from a file at once, in bytes.
const PIECE: usize = 64 << 10;

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
    /// What goes before and after it.
    around: (Vec<u8>, Vec<u8>),
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

    /// How long the body is.
    fn length(&self) -> u64 {
        let (before, after) = &self.around;
        self.piece.length + (before.len() + after.len()) as u64
    }

    /// The file as a body, with what stands around it. Why it broke off is kept: who sends it learns only that it did.
    fn body(self: Arc<Self>, file: File) -> impl Stream<Item = io::Result<Vec<u8>>> + Send + 'static {
        let (before, after) = self.around.clone();
        let around = |bytes: Vec<u8>| futures::stream::iter((!bytes.is_empty()).then_some(Ok(bytes)));
        let file = futures::stream::try_unfold((self, file), |(source, mut file)| async move {
            match source.piece(&mut file).await {
                Ok(piece) => Ok(piece.map(|piece| (piece, (source, file)))),
                Err(fault) => {
                    let told = io::Error::from(fault.kind());
                    source.went().fault = Some(fault);
                    Err(told)
                }
            }
        });
        around(before).chain(file).chain(around(after))
    }
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
        self.send_whole(call, file, (piece, Default::default()), watcher).await
    }

    /// Sends a call whose body is a form with a file in it, as it is now, from its beginning to its end.
    ///
    /// # Errors
    /// As [`Http::send_file`].
    pub async fn send_form(
        &self,
        call: Call,
        form: &FileForm,
        file: std::fs::File,
        watcher: Watcher,
    ) -> Result<(HttpResponse, Transferred), TransferFault> {
        let whole = file.metadata().map_err(TransferFault::File)?.len();
        let piece = FilePiece { from: 0, length: whole, whole };
        let (before, after) = form.around();
        let around = (before.to_vec(), after.to_vec());
        self.send_whole(call.media(&form.media()), file, (piece, around), watcher).await
    }

    async fn send_whole(
        &self,
        call: Call,
        file: std::fs::File,
        (piece, around): (FilePiece, (Vec<u8>, Vec<u8>)),
        watcher: Watcher,
    ) -> Result<(HttpResponse, Transferred), TransferFault> {
        let went = Went { digests: Some(FileDigest::default()), ..Went::default() };
        let (answer, digests) = self.send_some(call, file, (piece, around, went), watcher).await?;
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
        let sent = self.send_some(call, file, (piece, Default::default(), Went::default()), watcher).await;
        sent.map(|(answer, _)| answer)
    }

    async fn send_some(
        &self,
        call: Call,
        file: std::fs::File,
        (piece, around, went): (FilePiece, (Vec<u8>, Vec<u8>), Went),
        watcher: Watcher,
    ) -> Result<(HttpResponse, Option<FileDigest>), TransferFault> {
        if let Some(fault) = call.fault() {
            return Err(fault.clone().into());
        }
        let mut file = File::from_std(file);
        file.seek(io::SeekFrom::Start(piece.from)).await.map_err(TransferFault::File)?;
        let (moved, went) = (Notify::new(), Mutex::new(went));
        let source = Arc::new(Source { piece, around, watcher, moved, went });
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
        let request = self.request(call, limits)?.header(CONTENT_LENGTH, source.length());
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
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ANSWERED_EARLY { nb: "svaret kom før alt var sendt", en: "it answered before everything had been sent" }
    }
}

#[cfg(test)]
#[path = "send_tests.rs"]
mod tests;
