//! The one door to the network.
//!
//! A call that holds a secret is never redirected, a token never leaves its environment, no answer is longer than its
//! limit, and nothing is told of a call but what [`CallRecord`] holds.

mod answer;
mod body;
mod ca_bundle;
mod call;
mod digests;
mod fault;
mod form;
mod hidden;
mod issuer;
mod limits;
mod look;
#[cfg(test)]
mod look_tests;
mod media;
mod proxy;
mod reason;
mod record;
mod rest;
#[cfg(test)]
mod rest_tests;
#[cfg(test)]
mod secure_tests;
mod send;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod told_tests;
mod transfer;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use reqwest::{Client, ClientBuilder, RequestBuilder, redirect};
use url::Url;

pub use answer::HttpResponse;
pub use ca_bundle::CaBundle;
pub use call::{Bearer, Call};
pub use digests::{FileDigest, Transferred};
pub use fault::{Came, HttpFault, ProxyTrouble};
pub use form::FileForm;
pub use hidden::hide;
pub use limits::OwnLimits;
pub use look::HostLook;
pub use media::Expected;
pub use proxy::Proxies;
pub use record::{CallObserver, CallRecord};
pub use send::FilePiece;
pub use transfer::{Progress, TransferFault, Watcher};

use limits::Limits;
use reason::{is_tls, reason};
use rest::Rest;

use crate::domain::Address;
use crate::domain::environment::{host, is_loopback};
use crate::world::clock;

/// Who we say we are.
const USER_AGENT: &str = concat!("altinn-onboard/", env!("CARGO_PKG_VERSION"));

/// How many redirects of one host a read follows.
const REDIRECTS: usize = 3;

/// Tells the time and waits; another in a test.
pub type SharedClock = Arc<dyn clock::Clock>;

/// Limits, and what a test replaces.
#[derive(Clone)]
pub struct Settings {
    /// How long a connection may take, unless the call says otherwise.
    pub connect: Duration,
    /// How long an answer that has begun may stand still, unless the call says otherwise.
    pub idle: Duration,
    /// How long a whole call may take, or so many times as long as the call says.
    pub total: Duration,
    /// The longest answer, in bytes, unless the call says otherwise.
    pub largest: usize,
    /// The first pause before a repeated read; it doubles.
    pub pause: Duration,
    /// Who is told of each call.
    pub observers: Vec<CallObserver>,
    /// Roots that count beside the platform's.
    pub ca_bundle: Option<CaBundle>,
    /// Which proxies calls go through.
    pub proxies: Proxies,
    /// This machine's clock.
    pub clock: SharedClock,
}

impl Settings {
    /// With another longest time of a call. Whoever has a line so slow has one that connects and goes on as slowly, so that
    /// those limits grow with it; they do not shrink.
    #[must_use]
    pub fn lasting(self, total: Duration) -> Self {
        Self { connect: self.connect.max(total / 3), idle: self.idle.max(total / 2), total, ..self }
    }

    fn limits(&self) -> Limits {
        Limits { connect: self.connect, idle: self.idle, whole: self.total }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(15),
            total: Duration::from_secs(30),
            largest: 4 << 20,
            pause: Duration::from_millis(500),
            observers: Vec::new(),
            ca_bundle: None,
            proxies: Proxies::default(),
            clock: Arc::new(clock::RealClock::start()),
        }
    }
}

/// The client. Clones share connections, the count and the measured clock.
#[derive(Clone)]
pub struct Http(Arc<Inner>);

struct Inner {
    settings: Settings,
    /// By whether they call plain http on loopback, and by how long a connection may take.
    clients: Mutex<BTreeMap<(bool, Duration), Client>>,
    calls: AtomicU64,
    offsets: Mutex<Offsets>,
}

#[derive(Default)]
struct Offsets {
    by_host: BTreeMap<String, SignedDuration>,
    last: Option<SignedDuration>,
}

impl std::fmt::Debug for Http {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Http").field("calls", &self.calls()).finish_non_exhaustive()
    }
}

impl Default for Http {
    fn default() -> Self {
        Self::new(Settings::default())
    }
}

impl Http {
    /// A client; it opens nothing until the first call.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self(Arc::new(Inner {
            settings,
            clients: Mutex::default(),
            calls: AtomicU64::new(0),
            offsets: Mutex::default(),
        }))
    }

    /// How many calls were sent.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.0.calls.load(Ordering::Relaxed)
    }

    /// This machine's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.settings.clock.now()
    }

    /// The first pause before a repeated read.
    #[must_use]
    pub fn pause(&self) -> Duration {
        self.0.settings.pause
    }

    /// Waits, by this machine's clock.
    pub fn sleep(&self, time: Duration) -> impl Future<Output = ()> + Send + 'static + use<> {
        let clock = Arc::clone(&self.0.settings.clock);
        async move { clock.sleep(time).await }
    }

    /// How far the last server's clock is ahead of ours, to the second; two seconds or less count as none (RFC 9110,
    /// 6.6.1). `None` while no server has told the time.
    #[must_use]
    pub fn clock_offset(&self) -> Option<SignedDuration> {
        self.0.offsets.lock().unwrap_or_else(PoisonError::into_inner).last
    }

    /// How far the clock of one host is ahead of ours.
    #[must_use]
    pub fn clock_offset_of(&self, address: &Address) -> Option<SignedDuration> {
        let offsets = self.0.offsets.lock().unwrap_or_else(PoisonError::into_inner);
        offsets.by_host.get(&host(address.url())).copied()
    }

    /// Sends a call and reads the whole answer, whatever its status. A read without secrets follows redirects within its
    /// host.
    ///
    /// # Errors
    /// There is no answer, or it is too long or sends us elsewhere.
    pub async fn send(&self, call: Call) -> Result<HttpResponse, HttpFault> {
        if let Some(fault) = call.fault() {
            return Err(fault.clone());
        }
        let mut call = call;
        // By the computer's clock, as what is under way is.
        let (limits, began) = (self.limits(&call), Instant::now());
        for _ in 0..=REDIRECTS {
            // All hops are one call, and have its time together.
            let left = limits.whole.saturating_sub(began.elapsed());
            let answer = self.send_once(&call, limits, left).await?;
            let Some(next) = redirected(&call, &answer)? else { return Ok(answer) };
            call.url = next;
        }
        Err(HttpFault::sent_on(call.host(), call.url.path()))
    }

    async fn send_once(&self, call: &Call, limits: Limits, left: Duration) -> Result<HttpResponse, HttpFault> {
        let request = self.request(call, limits)?;
        let mut told = self.begin(call);
        let hangs = || Err(HttpFault::Timeout { host: call.host(), after: limits.whole });
        let exchange = clock::within(left, self.exchange(request, call, limits, &mut told.record)).await;
        let result = exchange.unwrap_or_else(hangs);
        told.end(result.as_ref().err());
        result
    }

    /// The limits of a call.
    fn limits(&self, call: &Call) -> Limits {
        self.0.settings.limits().with(call.own)
    }

    /// Counts a call that is about to be sent, and begins what is told of it.
    fn begin(&self, call: &Call) -> Told<'_> {
        self.0.calls.fetch_add(1, Ordering::Relaxed);
        let record = CallRecord::new(call, self.now());
        Told { settings: &self.0.settings, record, began: self.0.settings.clock.monotonic() }
    }

    /// A call without its body, as it is sent.
    fn request(&self, call: &Call, limits: Limits) -> Result<RequestBuilder, HttpFault> {
        let client = self.client(&call.url, limits.connect)?;
        let request = client.request(call.method.clone(), call.url.clone());
        let headers = call.headers.iter().cloned();
        Ok(headers.fold(request, |request, (name, value)| request.header(name, value)))
    }

    async fn exchange(
        &self,
        mut request: RequestBuilder,
        call: &Call,
        limits: Limits,
        record: &mut CallRecord,
    ) -> Result<HttpResponse, HttpFault> {
        for (name, value) in call.rest.as_ref().map(Rest::wish).unwrap_or_default() {
            request = request.header(name, value);
        }
        if let Some(body) = &call.body {
            request = request.body(body.expose().to_vec());
        }
        let before = self.now();
        let response = request.send().await.map_err(|error| self.fault(&call.url, &error, limits))?;
        let after = self.now();
        let answer = self.read(response, call, limits, record).await?;
        self.measure(&answer, before, after);
        Ok(answer)
    }

    /// The client for an address. What is on this machine must not go through a proxy, and plain http needs no certificates;
    /// everything else has the system's proxy, the platform's certificates and those of the operator.
    fn client(&self, url: &Url, connect: Duration) -> Result<Client, HttpFault> {
        let inside = is_inside(url);
        let mut clients = self.0.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get(&(inside, connect)) {
            return Ok(client.clone());
        }
        let client = self.builder(url, connect, self.0.settings.ca_bundle.as_ref())?.build();
        let client = client.map_err(|error| HttpFault::Tls { host: host(url), reason: reason(&error) })?;
        clients.insert((inside, connect), client.clone());
        Ok(client)
    }

    /// A client for an address that is still to be built, with these certificates beside the platform's.
    fn builder(&self, url: &Url, connect: Duration, own: Option<&CaBundle>) -> Result<ClientBuilder, HttpFault> {
        let builder = Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(connect)
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never());
        if is_inside(url) {
            return Ok(builder.no_proxy().tls_certs_only([]));
        }
        self.0.settings.proxies.usable()?;
        let builder = builder.tls_certs_merge(own.into_iter().flat_map(CaBundle::certificates));
        let set = self.0.settings.proxies.set(builder);
        set.map_err(|error| HttpFault::Tls { host: host(url), reason: reason(&error) })
    }

    fn fault(&self, url: &Url, error: &reqwest::Error, limits: Limits) -> HttpFault {
        let (host, reason) = (host(url), reason(error));
        if error.is_timeout() {
            let after = if error.is_connect() { limits.connect } else { limits.whole };
            return HttpFault::Timeout { host, after };
        }
        if is_tls(error) {
            return HttpFault::Tls { host, reason };
        }
        if !error.is_connect() && !error.is_dns() {
            return HttpFault::Broken { host, reason };
        }
        let is_inside = is_inside(url);
        match self.0.settings.proxies.before(url).filter(|_| !is_inside) {
            Some(proxy) => HttpFault::Proxy { host, proxy, reason },
            None => HttpFault::NoConnection { host, reason },
        }
    }

    fn measure(&self, answer: &HttpResponse, before: Timestamp, after: Timestamp) {
        let Some(date) = answer.date.filter(|_| !answer.aged) else { return };
        // The header has whole seconds, cut off: on average the server's clock is half a second further.
        let middle = before.saturating_add(after.duration_since(before) / 2).unwrap_or(before);
        let ahead = date.duration_since(middle) + SignedDuration::from_millis(500);
        let ahead = SignedDuration::from_secs(ahead.as_secs());
        let ahead = if ahead.abs() <= SignedDuration::from_secs(2) { SignedDuration::ZERO } else { ahead };
        let mut offsets = self.0.offsets.lock().unwrap_or_else(PoisonError::into_inner);
        offsets.last = Some(ahead);
        offsets.by_host.insert(answer.host.clone(), ahead);
    }
}

/// What is told of a call, until it has ended.
struct Told<'h> {
    settings: &'h Settings,
    record: CallRecord,
    began: Duration,
}

impl Told<'_> {
    /// Tells it, with why there is no usable answer.
    fn end(mut self, fault: Option<&HttpFault>) {
        self.record.took = self.settings.clock.monotonic().saturating_sub(self.began);
        self.record.fault = fault.cloned().map(HttpFault::silent);
        self.settings.observers.iter().for_each(|observer| observer(&self.record));
    }
}

/// Whether an address is reached without leaving this machine, and without certificates.
fn is_inside(url: &Url) -> bool {
    url.scheme() == "http" && is_loopback(url)
}

/// Where a read without secrets goes on; `None` when the answer is no redirect.
fn redirected(call: &Call, answer: &HttpResponse) -> Result<Option<Url>, HttpFault> {
    let Some(to) = answer.location.as_deref().filter(|_| matches!(answer.status, 301 | 302 | 303 | 307 | 308)) else {
        return Ok(None);
    };
    let next = call.url.join(to).ok().filter(|next| next.origin() == call.url.origin());
    match next {
        Some(next) if call.only_reads() && !call.carries_secret => Ok(Some(next)),
        // What stands in the query of a login's address is nobody's business.
        _ => Err(HttpFault::sent_on(answer.host.clone(), to)),
    }
}
