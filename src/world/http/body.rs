//! Reading an answer: as much of it as its type allows.

use url::Url;

use super::limits::Limits;
use super::media::{Expected, is_page};
use super::record::CallRecord;
use super::{Call, Http, HttpFault, HttpResponse};
use crate::domain::environment::host;
use crate::text::reasons;
use crate::world::clock;

/// How much is read of what is not wanted, to say what it is.
const START: usize = 2048;

/// By then a page has shown itself, whatever type it was given.
const SNIFFED: usize = 64;

impl Http {
    /// Reads the answer to a call. A page, and what is not of the type that is expected, is not read beyond its start.
    pub(super) async fn read(
        &self,
        mut response: reqwest::Response,
        call: &Call,
        limits: Limits,
        record: &mut CallRecord,
    ) -> Result<HttpResponse, HttpFault> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        record.answered(status, &headers);
        let mut answer = HttpResponse::new(call, status, &headers, self.now());
        if call.expected == Expected::Status {
            return Ok(answer);
        }
        let media = answer.content_type.as_deref();
        let is_other = answer.is_success() && !call.expected.takes(media);
        if is_other || media.is_some_and(is_page) {
            // What goes wrong here is no better known than what is wrong already.
            while let Ok(Some(chunk)) = self.chunk(&mut response, &call.url, limits).await {
                record.received_bytes += chunk.len() as u64;
                answer.body.extend(chunk.iter().take(START - answer.body.len()));
                if answer.body.len() >= START {
                    break;
                }
            }
            // Nothing at all is no other type: who needs a body says so.
            return if is_other && !answer.is_empty() { Err(answer.unexpected()) } else { Ok(answer) };
        }
        let rest = call.rest.clone().unwrap_or_default();
        let Ok((before, whole)) = rest.taken(status, &headers) else {
            return Err(HttpFault::Broken { host: call.host(), reason: reasons::ANOTHER_PART.into() });
        };
        if whole.is_some() {
            // With what came before it is the whole.
            answer.status = 200;
            answer.body = before;
        }
        let limit = call.largest.unwrap_or(self.0.settings.largest);
        let too_large = || HttpFault::TooLarge { host: call.host(), limit };
        let left = limit.saturating_sub(answer.body.len()) as u64;
        if response.content_length().is_some_and(|length| length > left) {
            return Err(too_large());
        }
        let mut is_known = false;
        loop {
            let chunk = match self.chunk(&mut response, &call.url, limits).await {
                Ok(Some(chunk)) => chunk,
                Ok(None) => break,
                Err(fault) => {
                    if answer.is_success() {
                        rest.keep(&headers, answer.body);
                    }
                    return Err(fault);
                }
            };
            record.received_bytes += chunk.len() as u64;
            if answer.body.len() + chunk.len() > limit {
                return Err(too_large());
            }
            answer.body.extend_from_slice(&chunk);
            if !is_known && answer.body.len() >= SNIFFED {
                is_known = true;
                if answer.is_html() {
                    answer.body.truncate(START);
                    break;
                }
            }
        }
        if whole.is_some_and(|whole| whole != answer.body.len() as u64) {
            return Err(HttpFault::Broken { host: call.host(), reason: reasons::PART_MISSING.into() });
        }
        Ok(answer)
    }

    /// The next piece, or a fault when none comes for the time that an answer may stand still.
    pub(super) async fn chunk(
        &self,
        response: &mut reqwest::Response,
        url: &Url,
        limits: Limits,
    ) -> Result<Option<impl std::ops::Deref<Target = [u8]> + use<>>, HttpFault> {
        let silent = || Err(HttpFault::Silent { host: host(url), after: limits.idle });
        let next = clock::within(limits.idle, response.chunk()).await;
        next.map_or_else(silent, |next| next.map_err(|error| self.fault(url, &error, limits)))
    }
}
