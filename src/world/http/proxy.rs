//! Proxies between this machine and the services, as its variables and its system name them.
//!
//! What of a variable cannot be read is passed by silently by the HTTP client, and the call goes another way than the one
//! that was asked for. So it is read here first, with the same reader.

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::{ClientBuilder, Proxy};
use url::Url;

use super::fault::{HttpFault, ProxyTrouble};

/// The variables that name a proxy for addresses with https; the first that is set counts (as in curl).
const FOR_HTTPS: [&str; 2] = ["HTTPS_PROXY", "https_proxy"];

/// Those that name one for all addresses, where there is none for https.
const FOR_ALL: [&str; 2] = ["ALL_PROXY", "all_proxy"];

/// Any address that a proxy for https would be used for.
const SOMEWHERE: &str = "https://altinn.no/";

/// Which proxies calls go through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Way);

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Way {
    /// Those of the system and of its variables.
    #[default]
    System,
    /// One for every address.
    Through(Url),
    /// None can be used: what the variable holds is no address of one.
    Unreadable { variable: &'static str, trouble: ProxyTrouble },
}

impl Proxies {
    /// Those of the system, when what the variables hold can be read.
    #[must_use]
    pub fn of_variables(variable: impl Fn(&str) -> Option<String>) -> Self {
        let first = |names: [&'static str; 2]| {
            names.into_iter().find_map(|name| variable(name).map(|value| (name, value.trim().to_owned())))
        };
        let named = |found: &(&'static str, String)| !found.1.is_empty();
        let used = first(FOR_HTTPS).filter(named).or_else(|| first(FOR_ALL).filter(named));
        let Some((variable, value)) = used else { return Self::default() };
        match trouble(&value) {
            None => Self::default(),
            Some(trouble) => Self(Way::Unreadable { variable, trouble }),
        }
    }

    /// This one for every address, whatever the system says.
    #[must_use]
    pub const fn through(address: Url) -> Self {
        Self(Way::Through(address))
    }

    /// Whether they can be used.
    pub(super) fn usable(&self) -> Result<(), HttpFault> {
        match &self.0 {
            Way::System | Way::Through(_) => Ok(()),
            Way::Unreadable { variable, trouble } => Err(HttpFault::ProxyUnreadable { variable, trouble: *trouble }),
        }
    }

    /// A client that goes through them.
    pub(super) fn set(&self, builder: ClientBuilder) -> Result<ClientBuilder, reqwest::Error> {
        match &self.0 {
            Way::Through(address) => Ok(builder.proxy(Proxy::all(address.clone())?)),
            Way::System | Way::Unreadable { .. } => Ok(builder),
        }
    }

    /// The proxy that an address is reached through, as host and port: never with what it is opened with.
    pub(super) fn before(&self, url: &Url) -> Option<String> {
        let matcher = match &self.0 {
            Way::System | Way::Unreadable { .. } => Matcher::from_system(),
            Way::Through(address) => Matcher::builder().all(address.as_str()).build(),
        };
        let proxy = matcher.intercept(&url.as_str().parse().ok()?)?;
        proxy.uri().authority().map(|authority| authority.as_str().to_owned())
    }
}

/// Why a value is no address of a proxy that can be used.
fn trouble(value: &str) -> Option<ProxyTrouble> {
    let matcher = Matcher::builder().all(value).build();
    let found = SOMEWHERE.parse().ok().and_then(|somewhere| matcher.intercept(&somewhere));
    // A password with an @ in it moves the host, and what is no port is left out: read so, it would be another proxy.
    let is_whole = |uri: &Url| uri.username().is_empty() && uri.has_host();
    match found {
        None => Some(ProxyTrouble::NoAddress),
        Some(proxy) if !Url::parse(&proxy.uri().to_string()).is_ok_and(|uri| is_whole(&uri)) => {
            Some(ProxyTrouble::NoAddress)
        }
        Some(proxy) if !matches!(proxy.uri().scheme_str(), Some("http" | "https")) => Some(ProxyTrouble::Socks),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(set: &[(&'static str, &'static str)]) -> Proxies {
        Proxies::of_variables(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    fn unreadable(variable: &'static str, trouble: ProxyTrouble) -> Result<(), HttpFault> {
        Err(HttpFault::ProxyUnreadable { variable, trouble })
    }

    #[test]
    fn what_names_no_proxy_is_not_passed_by() {
        for good in ["proxy.local:8080", "http://proxy.local", "https://user:p%40ss@proxy.local:3128/", "", "  "] {
            assert_eq!(of(&[("HTTPS_PROXY", good)]).usable(), Ok(()), "{good}");
        }
        for bad in [
            "http://",
            "http://proxy local:8080",
            "ftp://proxy.local",
            "http://[proxy",
            "p%zz@@:x",
            "http//proxy:1",
            "u:p@ss@proxy:1",
            "proxy:port",
        ] {
            for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
                let told = of(&[(variable, bad)]).usable();
                assert_eq!(told, unreadable(variable, ProxyTrouble::NoAddress), "{bad}");
            }
        }
        assert_eq!(of(&[("ALL_PROXY", "socks5h://proxy:1080")]).usable(), unreadable("ALL_PROXY", ProxyTrouble::Socks));
    }

    #[test]
    fn only_the_variable_that_counts_is_judged() {
        let good = ("HTTPS_PROXY", "proxy:1");
        assert_eq!(of(&[good, ("https_proxy", "http://["), ("ALL_PROXY", "http://[")]).usable(), Ok(()));
        // As curl does: one that is set and empty says that there is none for https.
        let told = of(&[("HTTPS_PROXY", ""), ("https_proxy", "proxy:1"), ("ALL_PROXY", "http://[")]).usable();
        assert_eq!(told, unreadable("ALL_PROXY", ProxyTrouble::NoAddress));
        // No service has an address with plain http.
        assert_eq!(of(&[("HTTP_PROXY", "http://[")]).usable(), Ok(()));
    }

    #[test]
    fn a_proxy_is_named_without_its_password() {
        let proxies = Proxies::through(Url::parse("http://user:canary-7f3a@proxy.local:3128/").unwrap());
        let before = |url: &str| proxies.before(&Url::parse(url).unwrap());
        assert_eq!(before("https://platform.altinn.no/x").as_deref(), Some("proxy.local:3128"));
        assert_eq!(before("ftp://platform.altinn.no/x"), None);
    }
}
