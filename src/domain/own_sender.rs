//! Under which names and from which addresses an organisation's notifications are sent, where these are not Altinn's.

use super::own_address::OwnAddress;
use super::serde_by_text;

/// The longest name that an SMS can come from; the rest is cut off (docs.altinn.no, Notifications, February 2026).
pub const LONGEST_NAME: usize = 11;

/// Own senders; none of either kind is Altinn's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnSender {
    /// The name that an SMS comes from.
    pub name: Option<String>,
    /// The addresses that e-mails come from, exactly.
    pub addresses: Vec<String>,
}

/// Why a text names no own sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnSenderFault {
    /// A name of letters and digits, or an e-mail address, belongs here.
    #[error("a name of letters and digits, or an e-mail address, belongs here")]
    Form,
    /// An SMS name that would be cut off.
    #[error("the name of an SMS has at most 11 characters")]
    TooLong,
    /// More than one name.
    #[error("an SMS comes from one name")]
    Several,
}

impl OwnSender {
    /// Reads `none`, or a name and addresses with commas between them.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn parse(text: &str) -> Result<Self, OwnSenderFault> {
        let mut sender = Self::default();
        if ["none", "ingen"].iter().any(|none| text.trim().eq_ignore_ascii_case(none)) {
            return Ok(sender);
        }
        for part in text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            if part.contains('@') {
                let address = OwnAddress::email(part).map_err(|_| OwnSenderFault::Form)?;
                sender.addresses.push(address.to_string());
                continue;
            }
            // What every phone shows: letters and digits of ASCII, and a letter among them.
            let is_plain = part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '.'));
            if !is_plain || !part.chars().any(|c| c.is_ascii_alphabetic()) {
                return Err(OwnSenderFault::Form);
            }
            if part.chars().count() > LONGEST_NAME {
                return Err(OwnSenderFault::TooLong);
            }
            if sender.name.replace(part.to_owned()).is_some() {
                return Err(OwnSenderFault::Several);
            }
        }
        if sender.is_default() { Err(OwnSenderFault::Form) } else { Ok(sender) }
    }

    /// The domains of the addresses, each once, as the DNS knows them.
    #[must_use]
    pub fn domains(&self) -> Vec<String> {
        let mut domains: Vec<String> = Vec::new();
        for (_, domain) in self.addresses.iter().filter_map(|address| address.rsplit_once('@')) {
            let domain = domain.to_lowercase();
            if !domains.contains(&domain) {
                domains.push(domain);
            }
        }
        domains
    }

    /// Whether notifications come from Altinn's own senders.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl std::fmt::Display for OwnSender {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_default() {
            return f.write_str("none");
        }
        let all: Vec<&str> = self.name.iter().chain(&self.addresses).map(String::as_str).collect();
        f.write_str(&all.join(", "))
    }
}

serde_by_text!(OwnSender);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_told_apart() {
        for (text, shown) in [
            ("ingen", "none"),
            ("none", "none"),
            ("TTD varsel", "TTD varsel"),
            ("varsel@ttd.no; TTD", "TTD, varsel@ttd.no"),
            ("a@ttd.no, b@ttd.no", "a@ttd.no, b@ttd.no"),
        ] {
            assert_eq!(OwnSender::parse(text).unwrap().to_string(), shown, "{text}");
        }
        for (text, fault) in [
            ("", OwnSenderFault::Form),
            ("Tolv tegn her", OwnSenderFault::TooLong),
            ("TTD, Etaten", OwnSenderFault::Several),
            ("Rådgiver", OwnSenderFault::Form),
            ("12345", OwnSenderFault::Form),
            ("varsel@ttd", OwnSenderFault::Form),
        ] {
            assert_eq!(OwnSender::parse(text), Err(fault), "{text}");
        }
    }
}
