//! Addresses that know which environment they belong to.

use url::Url;

use super::name::EnvironmentName;

/// An address that knows its environment: a token of another environment cannot be sent there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub(super) environment: EnvironmentName,
    pub(super) url: Url,
}

impl Address {
    /// The environment that this address belongs to.
    #[must_use]
    pub const fn environment(&self) -> &EnvironmentName {
        &self.environment
    }

    /// The address itself.
    #[must_use]
    pub const fn url(&self) -> &Url {
        &self.url
    }

    /// An address below this one; each segment is percent-encoded, so that a value cannot leave its place.
    #[must_use]
    pub fn below(&self, segments: &[&str]) -> Self {
        let mut url = self.url.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        Self { environment: self.environment.clone(), url }
    }

    /// The root of its host.
    #[must_use]
    pub fn root(&self) -> Self {
        let mut url = self.url.clone();
        url.set_path("/");
        url.set_query(None);
        url.set_fragment(None);
        Self { environment: self.environment.clone(), url }
    }

    /// The same address with a query.
    #[must_use]
    pub fn with_query(mut self, pairs: &[(&str, &str)]) -> Self {
        self.url.query_pairs_mut().extend_pairs(pairs);
        self
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.url.as_str())
    }
}

/// An issuer as records keep it: of one on this machine only the path, since its port may be another the next time.
#[must_use]
pub fn kept_issuer(issuer: String) -> String {
    let local = Url::parse(&issuer).ok().filter(is_loopback).map(|url| url.path().to_owned());
    local.unwrap_or(issuer)
}

/// Whether the host is this machine by its own address or name.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// Host and port as people write them.
#[must_use]
pub fn host(url: &Url) -> String {
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (Some(host), None) => host.to_owned(),
        (None, _) => String::new(),
    }
}
