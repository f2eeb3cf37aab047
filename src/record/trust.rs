//! Where keys may sign, as one machine remembers it, and what follows from that.
//!
//! The state is shared and may be written by anybody who can push; this record is the user's own. An environment that is
//! built in is trusted as the program knows it. One of a file is trusted with exactly the issuer and the addresses that
//! somebody here has allowed, and a key signs only in the environments that stand with it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use url::Url;

use crate::catalog::environments::{Standing, standing};
use crate::domain::environment::EnvironmentFingerprint;
use crate::domain::{Environment, EnvironmentName, serde_by_text};

/// The form of the record that this program writes.
pub const TRUST_SCHEMA: u32 = 1;

/// What one machine remembers. What this version does not know is kept as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrustRecord {
    /// The form; a newer one is not read.
    pub schema: u32,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    environments: BTreeMap<EnvironmentFingerprint, KnownEnvironment>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    keys: BTreeMap<String, KnownKey>,
    /// Addresses of receivers that may be called from this machine.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    receivers: BTreeSet<Url>,
    #[serde(flatten)]
    unknown: toml::Table,
}

/// An environment of a file, as it was when a key was made there or somebody allowed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct KnownEnvironment {
    name: EnvironmentName,
    /// Keys may sign there.
    #[serde(default)]
    allowed: bool,
    issuer: String,
    addresses: BTreeMap<String, String>,
    #[serde(flatten)]
    unknown: toml::Table,
}

/// Where a key signs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct KnownKey {
    #[serde(default)]
    environments: BTreeSet<SignsIn>,
    #[serde(flatten)]
    unknown: toml::Table,
}

/// An environment in which a key signs: a built-in one by its name, another by its fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SignsIn {
    BuiltIn(EnvironmentName),
    Own(EnvironmentFingerprint),
}

impl SignsIn {
    /// A fingerprint is longer than any name.
    fn parse(text: &str) -> Result<Self, crate::domain::environment::EnvironmentNameFault> {
        EnvironmentFingerprint::parse(text).map(Self::Own).or_else(|_| EnvironmentName::parse(text).map(Self::BuiltIn))
    }
}

impl std::fmt::Display for SignsIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::BuiltIn(name) => name.fmt(f),
            Self::Own(fingerprint) => fingerprint.fmt(f),
        }
    }
}

serde_by_text!(SignsIn);

/// A key that is about to sign.
#[derive(Clone, Copy, Debug)]
pub struct Signing<'a> {
    /// Where what is signed is sent.
    pub environment: &'a Environment,
    /// Which key (RFC 7638).
    pub thumbprint: &'a str,
    /// Another environment of the real book in which the key belongs, as the state or the key's own name says.
    pub elsewhere: Option<&'a EnvironmentName>,
}

/// Whether a key may sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It may.
    Admitted(Admission),
    /// Nobody on this machine has said yet.
    Ask(Doubt),
    /// It belongs to a real environment, and this one is on this machine only.
    Refused {
        /// The environment that it belongs to.
        belongs_to: String,
    },
}

/// That one key may sign in one environment: nothing else makes one, and nothing is signed without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    environment: EnvironmentName,
    thumbprint: String,
}

impl Admission {
    /// Where the key may sign.
    #[must_use]
    pub const fn environment(&self) -> &EnvironmentName {
        &self.environment
    }

    /// Which key.
    #[must_use]
    pub fn thumbprint(&self) -> &str {
        &self.thumbprint
    }
}

/// What somebody on this machine must say before a key signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// How the addresses stand to those that were allowed.
    pub addresses: Addresses,
    /// The other environments in which the key signs.
    pub also: Vec<String>,
}

/// How the addresses of an environment stand to those that were allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addresses {
    /// They were allowed, or are all on this machine: it is about the key only.
    Known,
    /// Nobody has allowed them.
    New,
    /// An environment of the same name has had others.
    Changed(Vec<AddressChange>),
}

/// An address that is another than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressChange {
    /// Its key in the description, `issuer` among them.
    pub key: String,
    /// What it was, where there was any.
    pub before: Option<String>,
    /// What it is, where there is any.
    pub now: Option<String>,
}

impl Default for TrustRecord {
    fn default() -> Self {
        let (environments, keys, receivers) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        Self { schema: TRUST_SCHEMA, environments, keys, receivers, unknown: toml::Table::new() }
    }
}

impl TrustRecord {
    /// Whether a key may sign.
    #[must_use]
    pub fn decide(&self, signing: Signing<'_>) -> Decision {
        let environment = signing.environment;
        let admitted = || {
            let thumbprint = signing.thumbprint.to_owned();
            Decision::Admitted(Admission { environment: environment.name.clone(), thumbprint })
        };
        if standing(environment) == Standing::BuiltIn {
            return admitted();
        }
        let here = SignsIn::Own(environment.fingerprint());
        let bound: Vec<&SignsIn> =
            self.keys.get(signing.thumbprint).into_iter().flat_map(|k| &k.environments).collect();
        let ask = |addresses| {
            let also = bound.iter().filter(|known| **known != &here).map(|known| self.name_of(known)).collect();
            Decision::Ask(Doubt { addresses, also })
        };
        if !environment.is_local() {
            return match (self.addresses(environment), bound.contains(&&here)) {
                (Addresses::Known, true) => admitted(),
                (addresses, _) => ask(addresses),
            };
        }
        // What is signed here stays here. But who serves an address of this machine is not known, and a key of the real
        // book has nothing to do with it.
        let real = bound.iter().find(|known| environment.simulated || !self.is_local(known));
        match (real, signing.elsewhere) {
            (Some(real), _) => Decision::Refused { belongs_to: self.name_of(real) },
            (None, _) if bound.contains(&&here) => admitted(),
            (None, Some(name)) => Decision::Refused { belongs_to: name.to_string() },
            (None, None) if bound.is_empty() => admitted(),
            (None, None) => ask(self.changed(environment).map_or(Addresses::Known, Addresses::Changed)),
        }
    }

    /// Whether the address of a receiver may be called.
    #[must_use]
    pub fn knows_receiver(&self, address: &Url) -> bool {
        self.receivers.contains(address)
    }

    /// Remembers that somebody on this machine gave the address of a receiver, or allowed it.
    pub fn know_receiver(&mut self, address: &Url) {
        self.receivers.insert(address.clone());
    }

    /// Remembers that a key signs in an environment. Those of rehearsals are thrown away, and not remembered.
    pub fn bind(&mut self, environment: &Environment, thumbprint: &str) {
        if environment.simulated {
            return;
        }
        let place = match standing(environment) {
            Standing::BuiltIn => SignsIn::BuiltIn(environment.name.clone()),
            Standing::Own | Standing::Gateway(_) => {
                self.know(environment);
                SignsIn::Own(environment.fingerprint())
            }
        };
        self.keys.entry(thumbprint.to_owned()).or_default().environments.insert(place);
    }

    /// Remembers that somebody on this machine has seen the addresses of an environment and allowed them.
    pub fn allow(&mut self, environment: &Environment) {
        self.know(environment).allowed = true;
    }

    fn know(&mut self, environment: &Environment) -> &mut KnownEnvironment {
        let known = self.environments.entry(environment.fingerprint()).or_insert_with(|| KnownEnvironment {
            name: environment.name.clone(),
            allowed: false,
            issuer: environment.issuer.clone(),
            addresses: environment.places(),
            unknown: toml::Table::new(),
        });
        // By its name a change is seen later.
        known.name = environment.name.clone();
        known
    }

    fn addresses(&self, environment: &Environment) -> Addresses {
        let known = self.environments.get(&environment.fingerprint());
        let same =
            |known: &&KnownEnvironment| known.issuer == environment.issuer && known.addresses == environment.places();
        match known.filter(|known| known.allowed).filter(same) {
            Some(_) => Addresses::Known,
            None => self.changed(environment).map_or(Addresses::New, Addresses::Changed),
        }
    }

    /// What is other than in an environment of the same name that is known.
    fn changed(&self, environment: &Environment) -> Option<Vec<AddressChange>> {
        let of_name = self.environments.values().filter(|known| known.name == environment.name);
        let known = of_name.max_by_key(|known| known.allowed)?;
        let all = |issuer: &str, places: &BTreeMap<String, String>| {
            let mut all = places.clone();
            all.insert("issuer".to_owned(), issuer.to_owned());
            all
        };
        let before = all(&known.issuer, &known.addresses);
        let now = all(&environment.issuer, &environment.places());
        let keys: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let changes: Vec<AddressChange> = keys
            .into_iter()
            .filter(|key| before.get(*key) != now.get(*key))
            .map(|key| AddressChange { key: key.clone(), before: before.get(key).cloned(), now: now.get(key).cloned() })
            .collect();
        (!changes.is_empty()).then_some(changes)
    }

    /// Whether an environment in which a key signs is on this machine only. One that the record does not hold counts as
    /// real.
    fn is_local(&self, place: &SignsIn) -> bool {
        let SignsIn::Own(fingerprint) = place else { return false };
        let local = |text: &String| Url::parse(text).is_ok_and(|url| crate::domain::environment::is_loopback(&url));
        let known = self.environments.get(fingerprint);
        known.is_some_and(|known| local(&known.issuer) && known.addresses.values().all(local))
    }

    fn name_of(&self, place: &SignsIn) -> String {
        match place {
            SignsIn::BuiltIn(name) => name.to_string(),
            SignsIn::Own(fingerprint) => {
                let known = self.environments.get(fingerprint);
                known.map_or_else(|| fingerprint.to_string(), |known| known.name.to_string())
            }
        }
    }
}

#[cfg(test)]
#[path = "trust_tests.rs"]
mod tests;
