//! A call as data: where to, with what.

use reqwest::Method;
use reqwest::header::{HeaderName, HeaderValue};
use serde::Serialize;
use url::Url;

use super::rest::Rest;
use super::{Expected, HttpFault, OwnLimits};
use crate::domain::environment::host;
use crate::domain::{Address, EnvironmentName, Secret};
use crate::text::reasons;

/// A token with the environment that it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Bearer<'a> {
    /// Where it comes from, and the only environment it may be sent to.
    pub environment: &'a EnvironmentName,
    /// The token.
    pub secret: &'a Secret,
}

/// One HTTP call. It is built anew for every attempt or cloned; nothing in it is ever told but what a record holds.
#[derive(Clone)]
pub struct Call {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) body: Option<Secret>,
    pub(super) largest: Option<usize>,
    pub(super) own: OwnLimits,
    pub(super) expected: Expected,
    pub(super) hides: bool,
    pub(super) rest: Option<Rest>,
    pub(super) unchanging: bool,
    pub(super) carries_secret: bool,
    environment: Option<EnvironmentName>,
    fault: Option<HttpFault>,
}

impl Call {
    fn new(method: Method, url: Url, environment: Option<EnvironmentName>) -> Self {
        Self {
            method,
            url,
            headers: Vec::new(),
            body: None,
            largest: None,
            own: OwnLimits::default(),
            expected: Expected::Json,
            hides: false,
            rest: None,
            unchanging: false,
            carries_secret: false,
            environment,
            fault: None,
        }
    }

    /// `GET` of an address.
    #[must_use]
    pub fn get(to: &Address) -> Self {
        Self::new(Method::GET, to.url().clone(), Some(to.environment().clone()))
    }

    /// `POST` to an address.
    #[must_use]
    pub fn post(to: &Address) -> Self {
        Self::new(Method::POST, to.url().clone(), Some(to.environment().clone()))
    }

    /// `PUT` to an address.
    #[must_use]
    pub fn put(to: &Address) -> Self {
        Self::new(Method::PUT, to.url().clone(), Some(to.environment().clone()))
    }

    /// `HEAD` of an address.
    #[must_use]
    pub fn head(to: &Address) -> Self {
        Self::new(Method::HEAD, to.url().clone(), Some(to.environment().clone()))
    }

    /// `PATCH` of an address.
    #[must_use]
    pub fn patch(to: &Address) -> Self {
        Self::new(Method::PATCH, to.url().clone(), Some(to.environment().clone()))
    }

    /// `DELETE` of an address.
    #[must_use]
    pub fn delete(to: &Address) -> Self {
        Self::new(Method::DELETE, to.url().clone(), Some(to.environment().clone()))
    }

    /// `POST` to an address that belongs to no environment: the operator's own. It can carry no bearer, and of the answer
    /// only the status counts.
    #[must_use]
    pub fn post_outside(to: &Url) -> Self {
        Self::new(Method::POST, to.clone(), None).expecting(Expected::Status)
    }

    /// `GET` of an address that belongs to no environment: the operator's own. It can carry no bearer, and of
    /// the answer only the status counts.
    #[must_use]
    pub fn get_outside(to: &Url) -> Self {
        let call = Self::new(Method::GET, to.clone(), None).expecting(Expected::Status);
        call.header(reqwest::header::CONTENT_TYPE, "application/json")
    }

    /// With a token. One of another environment makes the call fail before anything is sent.
    #[must_use]
    pub fn bearer(mut self, bearer: Bearer<'_>) -> Self {
        match &self.environment {
            Some(environment) if environment == bearer.environment => {
                let value = [b"Bearer ", bearer.secret.expose()].concat();
                self.secret_header(reqwest::header::AUTHORIZATION, &Secret::new(value))
            }
            other => {
                let address = other.clone().unwrap_or_else(|| bearer.environment.clone());
                self.fault = Some(match other {
                    Some(_) => HttpFault::WrongEnvironment { token: bearer.environment.clone(), address },
                    None => HttpFault::Unwritable(words::TOKEN_LEAVES.into()),
                });
                self
            }
        }
    }

    /// With a key in a header of its own, such as `X-Api-Key`.
    #[must_use]
    pub fn key(self, name: &'static str, secret: &Secret) -> Self {
        self.secret_header(HeaderName::from_static(name), secret)
    }

    fn secret_header(mut self, name: HeaderName, secret: &Secret) -> Self {
        self.carries_secret = true;
        match HeaderValue::from_bytes(secret.expose()) {
            Ok(mut value) => {
                value.set_sensitive(true);
                self.headers.push((name, value));
            }
            Err(_) => self.fault = Some(HttpFault::Unwritable(words::HEADER.with("name", name.as_str()))),
        }
        self
    }

    /// With a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &'static str) -> Self {
        self.headers.push((name, HeaderValue::from_static(value)));
        self
    }

    /// With a header that counts.
    #[must_use]
    pub fn counting(mut self, name: HeaderName, count: u64) -> Self {
        self.headers.push((name, HeaderValue::from(count)));
        self
    }

    /// To be done only while the thing is the version that an answer was marked with.
    #[must_use]
    pub fn if_match(mut self, version: &str) -> Self {
        match HeaderValue::from_str(version) {
            Ok(value) => self.headers.push((reqwest::header::IF_MATCH, value)),
            Err(_) => self.fault = Some(HttpFault::Unwritable(words::HEADER.with("name", "If-Match"))),
        }
        self
    }

    /// With a JSON body.
    #[must_use]
    pub fn json(self, body: &impl Serialize) -> Self {
        self.json_as("application/json", body)
    }

    /// With a JSON body of another media type.
    #[must_use]
    pub fn json_as(mut self, media: &'static str, body: &impl Serialize) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => self.body = Some(Secret::new(bytes)),
            Err(error) => self.fault = Some(HttpFault::Unwritable(reasons::of_json(&error))),
        }
        self.header(reqwest::header::CONTENT_TYPE, media)
    }

    /// With an HTML form whose last field is secret.
    #[must_use]
    pub fn form(mut self, plain: &[(&str, &str)], secret: (&str, &Secret)) -> Self {
        let value = secret.1.expose_text().unwrap_or_default();
        // Room for all of it from the beginning, so that no part is left behind where it grew out of: a byte becomes three.
        let bytes: usize = plain.iter().map(|(name, value)| name.len() + value.len()).sum();
        let room = (bytes + secret.0.len() + value.len()) * 3 + (plain.len() + 1) * 2;
        let mut body = url::form_urlencoded::Serializer::new(String::with_capacity(room));
        body.extend_pairs(plain);
        body.append_pair(secret.0, value);
        let body = body.finish();
        debug_assert!(body.len() <= room);
        self.body = Some(Secret::from_text(body));
        self.carries_secret = true;
        self.header(reqwest::header::CONTENT_TYPE, "application/x-www-form-urlencoded")
    }

    /// With one file in a multipart form.
    #[must_use]
    pub fn file(mut self, field: &'static str, name: &'static str, media: &'static str, bytes: &[u8]) -> Self {
        let boundary = format!("altinn-onboard-{}", crate::world::keys::fresh_id().simple());
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {media}\r\n\r\n"
        );
        self.body = Some(Secret::new([head.as_bytes(), bytes, format!("\r\n--{boundary}--\r\n").as_bytes()].concat()));
        self.media(&format!("multipart/form-data; boundary={boundary}"))
    }

    /// With a body of a media type that has something drawn in it.
    #[must_use]
    pub(super) fn media(mut self, media: &str) -> Self {
        match HeaderValue::from_str(media) {
            Ok(value) => self.headers.push((reqwest::header::CONTENT_TYPE, value)),
            Err(_) => self.fault = Some(HttpFault::Unwritable(words::HEADER.with("name", "Content-Type"))),
        }
        self
    }

    /// With a larger answer than usual.
    #[must_use]
    pub const fn largest(mut self, bytes: usize) -> Self {
        self.largest = Some(bytes);
        self
    }

    /// With an answer that may be gone on with: what came of one that broke off is kept for the next attempt, which is made
    /// with a clone of this call.
    #[must_use]
    pub fn resuming(mut self) -> Self {
        self.rest = Some(Rest::default());
        self
    }

    /// With an answer that is the same for ever: a file that broke off is gone on with, also where its service gives no tag
    /// by which a part is known.
    #[must_use]
    pub const fn unchanging(mut self) -> Self {
        self.unchanging = true;
        self
    }

    /// With limits of its own.
    #[must_use]
    pub const fn limits(mut self, own: OwnLimits) -> Self {
        self.own = own;
        self
    }

    /// With an answer that is no JSON when it is good.
    #[must_use]
    pub const fn expecting(mut self, expected: Expected) -> Self {
        self.expected = expected;
        self
    }

    /// With an answer that holds a secret when it is good: whatever form it has, nothing of it is quoted.
    #[must_use]
    pub const fn hiding_answer(mut self) -> Self {
        self.hides = true;
        self
    }

    /// Whether it only reads.
    #[must_use]
    pub fn only_reads(&self) -> bool {
        self.method == Method::GET
    }

    /// Host and port.
    #[must_use]
    pub fn host(&self) -> String {
        host(&self.url)
    }

    /// Why it cannot be sent, if something was wrong with what it was given.
    pub(super) const fn fault(&self) -> Option<&HttpFault> {
        self.fault.as_ref()
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        TOKEN_LEAVES { nb: "et token kan ikke sendes ut av miljøet sitt", en: "a token may not leave its environment" }
        HEADER { nb: "verdien til `{name}` har tegn som ikke kan stå der", en: "the value of `{name}` has characters that are not allowed there" }
    }
}
