//! Where Altinn sends events.

use super::serde_by_text;

/// The receiving address of an event subscription. The sandbox's own receiver is a word, resolved at the call, so that
/// no loopback address enters the state.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WebhookAddress {
    /// `sandbox:receiver`: the receiver that a simulated environment offers.
    SandboxReceiver,
    /// An absolute https address, or http on loopback.
    Url(url::Url),
}

/// Why a text is no receiving address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebhookFault {
    /// Not an absolute address.
    #[error("an absolute address belongs here, such as https://example.no/altinn")]
    NotAbsolute,
    /// Not https (Altinn/altinn-events, `Controllers/SubscriptionController.cs`, 2026-08-20).
    #[error("Altinn sends events over https only")]
    NotHttps,
    /// The address carries a user name or password, which would be kept and sent in clear.
    #[error("an address with a password in it cannot be kept")]
    Credentials,
}

impl WebhookAddress {
    /// Reads an address. Plain http is taken on loopback only; whether the environment allows it is the step's matter.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn parse(text: &str) -> Result<Self, WebhookFault> {
        let text = text.trim();
        if text == "sandbox:receiver" {
            return Ok(Self::SandboxReceiver);
        }
        let url = url::Url::parse(text).map_err(|_| WebhookFault::NotAbsolute)?;
        if !url.has_host() {
            return Err(WebhookFault::NotAbsolute);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(WebhookFault::Credentials);
        }
        match url.scheme() {
            "https" => Ok(Self::Url(url)),
            "http" if super::environment::is_loopback(&url) => Ok(Self::Url(url)),
            _ => Err(WebhookFault::NotHttps),
        }
    }

    /// Whether Altinn could never call it, because the address itself says that it lies on this machine or in an inner
    /// network. What a name stands for is not looked up.
    #[must_use]
    pub fn is_inner(&self) -> bool {
        matches!(self, Self::Url(url) if is_inner(url))
    }
}

/// Whether the host of an address is this machine, or a literal address that is not reached from the internet (IANA's
/// registries of special-purpose addresses, RFC 6890).
#[must_use]
pub fn is_inner(url: &url::Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(ip)) => is_inner_v4(ip),
        Some(url::Host::Ipv6(ip)) => match ip.to_ipv4_mapped() {
            Some(ip) => is_inner_v4(ip),
            None => {
                let [first, ..] = ip.segments();
                ip.is_loopback()
                    || ip.is_unspecified()
                    || ip.is_multicast()
                    || ip.is_unique_local()
                    || ip.is_unicast_link_local()
                    // Site-local addresses of old, the local-use translation prefix, and IPv4 in ancient dress.
                    || first & 0xffc0 == 0xfec0
                    || matches!(ip.segments(), [0x64, 0xff9b, 1, ..] | [0, 0, 0, 0, 0, 0, ..])
            }
        },
        // RFC 6761, 6.3: these names are this machine's everywhere.
        Some(url::Host::Domain(name)) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            name == "localhost" || name.ends_with(".localhost")
        }
        None => true,
    }
}

const fn is_inner_v4(ip: std::net::Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_unspecified()
        || ip.is_broadcast()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        // Shared address space, protocol assignments, benchmarks, reserved.
        || (a == 100 && b & 0xc0 == 64)
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && b & 0xfe == 18)
        || a >= 240
}

impl std::fmt::Display for WebhookAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SandboxReceiver => f.write_str("sandbox:receiver"),
            Self::Url(url) => f.write_str(url.as_str()),
        }
    }
}

serde_by_text!(WebhookAddress);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_or_the_receiver_of_the_sandbox() {
        assert!(WebhookAddress::parse("https://ttd.no/altinn").is_ok());
        assert_eq!(WebhookAddress::parse("sandbox:receiver"), Ok(WebhookAddress::SandboxReceiver));
        assert!(WebhookAddress::parse("http://127.0.0.1:9/x").unwrap().is_inner());
        assert_eq!(WebhookAddress::parse("http://ttd.no/altinn"), Err(WebhookFault::NotHttps));
        assert_eq!(WebhookAddress::parse("ttd.no/altinn"), Err(WebhookFault::NotAbsolute));
        assert_eq!(WebhookAddress::parse("https://u:p@ttd.no/"), Err(WebhookFault::Credentials));
    }

    #[test]
    fn what_the_internet_does_not_reach_is_told_by_the_address_itself() {
        let is_inner = |host: &str| WebhookAddress::parse(&format!("https://{host}/x")).unwrap().is_inner();
        for inner in [
            "127.0.0.1",
            "127.1",
            "0x7f.1",
            "2130706433",
            "localhost",
            "a.localhost",
            "localhost.",
            "10.0.0.1",
            "172.31.255.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "198.18.0.1",
            "224.0.0.1",
            "[::1]",
            "[::]",
            "[fe80::1]",
            "[fc00::1]",
            "[fd12::1]",
            "[fec0::1]",
            "[ff02::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:10.0.0.1]",
            "[::127.0.0.1]",
            "[64:ff9b:1::1]",
        ] {
            assert!(is_inner(inner), "{inner}");
        }
        for outer in ["ttd.no", "8.8.8.8", "100.128.0.1", "172.32.0.1", "[2001:4600::1]", "[::ffff:8.8.8.8]", "10.no"] {
            assert!(!is_inner(outer), "{outer}");
        }
    }
}
