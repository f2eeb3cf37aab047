//! Looking whether a host can be reached, and by which way: name, connection, certificate, clock. Nothing is sent but a
//! question without content, a `HEAD` of the host's root, and no secret.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use jiff::SignedDuration;
use reqwest::tls::TlsInfo;
use tokio::net::{TcpStream, lookup_host};
use url::Url;

use super::ca_bundle::CaBundle;
use super::issuer::issuer;
use super::limits::Limits;
use super::media::Expected;
use super::{Call, Http, HttpFault, is_inside, reason};
use crate::domain::Address;
use crate::domain::environment::host;
use crate::text::reasons;
use crate::world::clock;

/// What was seen of a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostLook {
    /// The proxy that it is reached through: its host and port.
    pub proxy: Option<String>,
    /// That proxy itself takes no connection.
    pub proxy_down: bool,
    /// The addresses that its name stands for here; none behind a proxy, which looks them up itself.
    pub addresses: Vec<IpAddr>,
    /// Who issued its certificate, also one that is not believed.
    pub issuer: Option<String>,
    /// Its certificate is believed only because of those that the operator added.
    pub only_by_bundle: bool,
    /// How far its clock is ahead of ours, where it told the time.
    pub offset: Option<SignedDuration>,
    /// The status that it answered, or how far one came.
    pub answered: Result<u16, HttpFault>,
}

/// Which certificates are believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Belief {
    /// The platform's and the operator's.
    Usual,
    /// The platform's alone.
    PlatformOnly,
    /// All: only to see whose certificate is shown. Nothing that comes back is used.
    Any,
}

impl Http {
    /// Looks at the host of an address.
    pub async fn look(&self, address: &Address) -> HostLook {
        let call = Call::head(&address.root()).expecting(Expected::Status);
        let limits = self.limits(&call);
        let nothing = |fault| HostLook {
            proxy: None,
            proxy_down: false,
            addresses: Vec::new(),
            issuer: None,
            only_by_bundle: false,
            offset: None,
            answered: Err(fault),
        };
        if let Err(fault) = self.0.settings.proxies.usable()
            && !is_inside(&call.url)
        {
            return nothing(fault);
        }
        let proxy = self.0.settings.proxies.before(&call.url).filter(|_| !is_inside(&call.url));
        let to = match &proxy {
            Some(proxy) => Url::parse(&format!("http://{proxy}/")).unwrap_or_else(|_| call.url.clone()),
            None => call.url.clone(),
        };
        let addresses = match (connected(&to, limits.connect).await, &proxy) {
            (Ok(addresses), None) => addresses,
            (Ok(_), Some(_)) => Vec::new(),
            (Err((addresses, fault)), None) => return HostLook { addresses, ..nothing(fault) },
            (Err((_, fault)), Some(at)) => {
                let reason = match fault {
                    HttpFault::NoConnection { reason, .. } => reason,
                    _ => reasons::of_io(&io::ErrorKind::TimedOut.into()),
                };
                let fault = HttpFault::Proxy { host: call.host(), proxy: at.clone(), reason };
                return HostLook { proxy: proxy.clone(), proxy_down: true, ..nothing(fault) };
            }
        };
        let (mut issuer, answered) = self.shown(&call, limits, Belief::Usual).await;
        let mut only_by_bundle = false;
        if let Err(HttpFault::Tls { .. }) = answered {
            issuer = self.shown(&call, limits, Belief::Any).await.0;
        } else if answered.is_ok() && issuer.is_some() && self.0.settings.ca_bundle.is_some() {
            let (_, alone) = self.shown(&call, limits, Belief::PlatformOnly).await;
            only_by_bundle = matches!(alone, Err(HttpFault::Tls { .. }));
        }
        let offset = self.clock_offset_of(address).filter(|_| answered.is_ok());
        HostLook { proxy, proxy_down: false, addresses, issuer, only_by_bundle, offset, answered }
    }

    /// Who issued the certificate that is shown, and how the host answered.
    async fn shown(&self, call: &Call, limits: Limits, belief: Belief) -> (Option<String>, Result<u16, HttpFault>) {
        let mut told = self.begin(call);
        let hangs = || (None, Err(HttpFault::Timeout { host: call.host(), after: limits.whole }));
        let asked = async {
            let own = self.0.settings.ca_bundle.as_ref().filter(|_| belief == Belief::Usual);
            let response = match self.asked(call, limits, own, belief).await {
                Ok(response) => response,
                Err(fault) => return (None, Err(fault)),
            };
            let shown = response.extensions().get::<TlsInfo>().and_then(TlsInfo::peer_certificate).and_then(issuer);
            let read = self.read(response, call, limits, &mut told.record).await;
            (shown, read.map(|answer| answer.status))
        };
        let (shown, answered) = clock::within(limits.whole, asked).await.unwrap_or_else(hangs);
        told.end(answered.as_ref().err());
        (shown, answered)
    }

    async fn asked(
        &self,
        call: &Call,
        limits: Limits,
        own: Option<&CaBundle>,
        belief: Belief,
    ) -> Result<reqwest::Response, HttpFault> {
        let builder = self.builder(&call.url, limits.connect, own)?.tls_info(true);
        let builder = builder.tls_danger_accept_invalid_certs(belief == Belief::Any);
        let unusable = |error| HttpFault::Tls { host: host(&call.url), reason: reason(&error) };
        let client = builder.build().map_err(unusable)?;
        let before = self.now();
        let response = client.request(call.method.clone(), call.url.clone()).send().await;
        let response = response.map_err(|error| self.fault(&call.url, &error, limits))?;
        if belief != Belief::Any {
            let answer = super::HttpResponse::new(call, 0, response.headers(), self.now());
            self.measure(&answer, before, self.now());
        }
        Ok(response)
    }
}

/// What the host's name stands for, once one of its addresses has taken a connection.
async fn connected(url: &Url, limit: Duration) -> Result<Vec<IpAddr>, (Vec<IpAddr>, HttpFault)> {
    let (name, port) = (url.host_str().unwrap_or_default(), url.port_or_known_default());
    let name = name.trim_start_matches('[').trim_end_matches(']');
    let port = port.unwrap_or_default();
    let timeout = || HttpFault::Timeout { host: host(url), after: limit };
    let fault = |reason| HttpFault::NoConnection { host: host(url), reason };
    let found: Vec<SocketAddr> = match clock::within(limit, lookup_host((name, port))).await {
        None => return Err((Vec::new(), timeout())),
        Some(Ok(found)) => found.collect(),
        // Whatever the system says here, in its many words.
        Some(Err(_)) => return Err((Vec::new(), fault(reasons::no_name()))),
    };
    let mut addresses: Vec<IpAddr> = found.iter().map(SocketAddr::ip).collect();
    addresses.dedup();
    let connects = async {
        let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
        for at in &found {
            match TcpStream::connect(at).await {
                Ok(_) => return Ok(()),
                Err(error) => last = error,
            }
        }
        Err(last)
    };
    match clock::within(limit, connects).await {
        Some(Ok(())) => Ok(addresses),
        Some(Err(error)) => Err((addresses, fault(reasons::of_io(&error)))),
        None => Err((addresses, timeout())),
    }
}
