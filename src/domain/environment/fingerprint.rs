//! Where the secrets of an environment go, in one word.

use std::collections::BTreeMap;

use url::Url;

use super::address::{Address, host, is_loopback};
use super::built::Environment;
use crate::domain::{serde_by_text, sha256};

/// 128 bits: nobody finds a second set of addresses for a fingerprint, or two sets with the same one.
const DIGITS: usize = 32;

/// What stands for an environment's issuer and all its addresses, wherever it is described and whatever it is called
/// there. Another host or path makes another one; pace and answers do not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnvironmentFingerprint(String);

/// The text is not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint has 32 hexadecimal digits")]
pub struct FingerprintFault;

impl EnvironmentFingerprint {
    /// Reads a fingerprint; capitals are understood.
    ///
    /// # Errors
    /// The text is not of the form.
    pub fn parse(text: &str) -> Result<Self, FingerprintFault> {
        let text = text.trim().to_ascii_lowercase();
        if text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_hexdigit()) {
            Ok(Self(text))
        } else {
            Err(FingerprintFault)
        }
    }
}

impl std::fmt::Display for EnvironmentFingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(EnvironmentFingerprint);

impl Environment {
    /// Every address of the description under its key; the issuer is none of them.
    #[must_use]
    pub fn addresses(&self) -> Vec<(&'static str, &Address)> {
        // Taken apart without `..`: an address that comes later cannot be forgotten here.
        let Self {
            name: _,
            rules: _,
            simulated: _,
            issuer: _,
            maskinporten,
            self_service_api,
            self_service_portal,
            authentication,
            access_management,
            resource_registry,
            access_lists,
            correspondence,
            broker,
            notifications,
            events,
            org_register,
            enhetsregisteret,
            studio,
            arbeidsflate,
            // It is told names, and no secret.
            dns: _,
            admin_client: _,
            pace: _,
            answers: _,
        } = self;
        let always = [
            ("maskinporten", maskinporten),
            ("self_service_api", self_service_api),
            ("self_service_portal", self_service_portal),
            ("authentication", authentication),
            ("resource_registry", resource_registry),
            ("access_lists", access_lists),
            ("correspondence", correspondence),
            ("broker", broker),
            ("notifications", notifications),
            ("events", events),
            ("org_register", org_register),
            ("enhetsregisteret", enhetsregisteret),
            ("studio", studio),
            ("arbeidsflate", arbeidsflate),
        ];
        let sometimes = access_management.as_ref().map(|address| ("access_management", address));
        always.into_iter().chain(sometimes).collect()
    }

    /// Every host that the environment names, the issuer's too, each once, with its port where it is not the usual one.
    #[must_use]
    pub fn hosts(&self) -> Vec<String> {
        let mut hosts: Vec<String> = Vec::new();
        for host in self.urls().map(|url| host(&url)) {
            if !hosts.contains(&host) {
                hosts.push(host);
            }
        }
        hosts
    }

    /// Whether nothing leaves this machine: every address and the issuer are loopback.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.urls().all(|url| is_loopback(&url))
    }

    /// Every address by its key, in the one form that all ways to write it have in common.
    #[must_use]
    pub fn places(&self) -> BTreeMap<String, String> {
        let canonical = |address: &Address| address.url().as_str().trim_end_matches('/').to_owned();
        self.addresses().into_iter().map(|(key, address)| (key.to_owned(), canonical(address))).collect()
    }

    /// The fingerprint of the issuer, as it stands in a grant, of all addresses, and of whose rules hold: what was allowed
    /// while each write wanted its own word is not allowed where none does.
    #[must_use]
    pub fn fingerprint(&self) -> EnvironmentFingerprint {
        // As JSON, so that no text of a file can look like two lines.
        let all = serde_json::json!({ "issuer": self.issuer, "rules": self.rules, "addresses": self.places() });
        let mut digits = sha256::hex(all.to_string().as_bytes());
        digits.truncate(DIGITS);
        EnvironmentFingerprint(digits)
    }

    fn urls(&self) -> impl Iterator<Item = Url> {
        let addresses = self.addresses().into_iter().map(|(_, address)| address.url().clone());
        // That the issuer is an address was seen when the description was read.
        Url::parse(&self.issuer).ok().into_iter().chain(addresses)
    }
}

#[cfg(test)]
mod tests {
    use super::super::description::{Description, Rules};
    use super::super::name::EnvironmentName;
    use super::*;

    const KEYS: [&str; 14] = [
        "maskinporten",
        "self_service_api",
        "self_service_portal",
        "authentication",
        "resource_registry",
        "access_lists",
        "correspondence",
        "broker",
        "notifications",
        "events",
        "org_register",
        "enhetsregisteret",
        "studio",
        "arbeidsflate",
    ];

    /// An environment whose addresses are `https://KEY.example`, with some lines of the description replaced.
    fn environment(name: &str, changes: &[(&str, &str)]) -> Environment {
        let mut text = "rules = \"test\"\n".to_owned();
        for key in ["issuer", "access_management"].iter().chain(&KEYS) {
            let told = changes.iter().find(|(changed, _)| changed == key).map(|(_, address)| (*address).to_owned());
            let address = told.unwrap_or_else(|| format!("https://{}.example/", key.replace('_', "-")));
            text.push_str(&format!("{key} = {address:?}\n"));
        }
        let description: Description = toml::from_str(&text).unwrap();
        Environment::build(EnvironmentName::parse(name).unwrap(), description).unwrap()
    }

    #[test]
    fn every_address_and_the_issuer_make_the_fingerprint_and_a_name_does_not() {
        let first = environment("lab", &[]).fingerprint();
        assert_eq!(first, environment("other", &[]).fingerprint());
        let other_rules = Environment { rules: Rules::Production, ..environment("lab", &[]) };
        assert_ne!(other_rules.fingerprint(), first);
        for key in ["issuer", "access_management"].iter().chain(&KEYS) {
            for address in ["https://thief.example/", "https://issuer.example:8443/", "https://issuer.example/deeper"] {
                let changed = environment("lab", &[(key, address)]);
                assert_ne!(changed.fingerprint(), first, "{key} {address}");
            }
        }
    }

    #[test]
    fn other_ways_to_write_an_address_make_no_other_fingerprint() {
        let first = environment("lab", &[]).fingerprint();
        for same in ["https://events.example", "HTTPS://Events.Example/", "https://events.example:443/"] {
            assert_eq!(environment("lab", &[("events", same)]).fingerprint(), first, "{same}");
        }
        // The issuer is signed as it stands.
        assert_ne!(environment("lab", &[("issuer", "https://issuer.example")]).fingerprint(), first);
    }

    #[test]
    fn hosts_are_named_once_each_and_with_their_ports() {
        let named =
            environment("lab", &[("events", "https://broker.example:8443/"), ("studio", "https://broker.example")]);
        let hosts = named.hosts();
        assert_eq!(hosts.len(), 15, "{hosts:?}");
        for host in ["issuer.example", "access-management.example", "broker.example", "broker.example:8443"] {
            assert_eq!(hosts.iter().filter(|known| *known == host).count(), 1, "{host}: {hosts:?}");
        }
    }

    #[test]
    fn an_environment_is_local_only_with_its_issuer_and_every_address() {
        let all: Vec<(&str, &str)> = ["issuer", "access_management"]
            .into_iter()
            .chain(KEYS)
            .map(|key| (key, "http://127.0.0.1:8080/"))
            .collect();
        assert!(environment("lab", &all).is_local());
        for at in 0..all.len() {
            let mut one = all.clone();
            one[at].1 = "https://test.maskinporten.no/";
            assert!(!environment("lab", &one).is_local(), "{}", all[at].0);
        }
    }

    #[test]
    fn a_fingerprint_is_read_as_it_is_shown() {
        let shown = environment("lab", &[]).fingerprint().to_string();
        assert_eq!(shown.len(), DIGITS);
        assert_eq!(EnvironmentFingerprint::parse(&format!(" {} ", shown.to_uppercase())).unwrap().to_string(), shown);
        let (longer, other) = (format!("{shown}0"), shown.replace(|c: char| c.is_ascii_digit(), "g"));
        for wrong in ["", "lab", &shown.repeat(2), &longer, &other] {
            assert_eq!(EnvironmentFingerprint::parse(wrong), Err(FingerprintFault), "{wrong}");
        }
    }
}
