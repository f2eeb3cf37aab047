//! Where Altinn sends events.

use super::inner::is_inner;
use super::serde_by_text;

/// The receiving address of an event subscription. The sandbox's own receiver is a word, resolved at the call, so that
/// no loopback address enters the state.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WebhookAddress {
    /// `sandbox:receiver`: the receiver that a simulated environment offers.
    SandboxReceiver,
    /// `poll`: there is none; the events are fetched instead.
    Poll,
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
        if text.eq_ignore_ascii_case("poll") {
            return Ok(Self::Poll);
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

    /// What may be called: in a simulated environment only its own receiver, elsewhere only what lies outside. The address
    /// stands in a state that others write to, so that what an answer was held to when it was given is held to again.
    #[must_use]
    pub fn callable(&self, simulated: bool, own: impl FnOnce() -> Option<url::Url>) -> Option<url::Url> {
        match self {
            Self::SandboxReceiver => own(),
            Self::Url(url) if !simulated && !self.is_inner() => Some(url.clone()),
            Self::Poll | Self::Url(_) => None,
        }
    }

    /// Whether Altinn could never call it, because the address itself says that it lies on this machine or in an inner
    /// network. What a name stands for is not looked up.
    #[must_use]
    pub fn is_inner(&self) -> bool {
        matches!(self, Self::Url(url) if is_inner(url))
    }
}

impl std::fmt::Display for WebhookAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SandboxReceiver => f.write_str("sandbox:receiver"),
            Self::Poll => f.write_str("poll"),
            Self::Url(url) => f.write_str(url.as_str()),
        }
    }
}

serde_by_text!(WebhookAddress);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rehearsal_calls_its_own_receiver_only_and_nothing_inside_is_called() {
        let own = || url::Url::parse("http://127.0.0.1:9/_sandbox/receiver").ok();
        let callable = |text: &str, simulated: bool| WebhookAddress::parse(text).unwrap().callable(simulated, own);
        assert_eq!(callable("sandbox:receiver", true), own());
        assert_eq!(callable("https://ttd.no/x", false).unwrap().as_str(), "https://ttd.no/x");
        for (text, simulated) in [
            ("https://ttd.no/x", true),
            ("https://10.0.0.1/x", false),
            ("http://127.0.0.1:9/x", false),
            ("poll", false),
        ] {
            assert_eq!(callable(text, simulated), None, "{text}");
        }
    }

    #[test]
    fn https_or_the_receiver_of_the_sandbox() {
        assert!(WebhookAddress::parse("https://ttd.no/altinn").is_ok());
        assert_eq!(WebhookAddress::parse("sandbox:receiver"), Ok(WebhookAddress::SandboxReceiver));
        assert_eq!(WebhookAddress::parse(" Poll "), Ok(WebhookAddress::Poll));
        assert!(WebhookAddress::parse("http://127.0.0.1:9/x").unwrap().is_inner());
        assert_eq!(WebhookAddress::parse("http://ttd.no/altinn"), Err(WebhookFault::NotHttps));
        assert_eq!(WebhookAddress::parse("ttd.no/altinn"), Err(WebhookFault::NotAbsolute));
        assert_eq!(WebhookAddress::parse("https://u:p@ttd.no/"), Err(WebhookFault::Credentials));
    }
}
