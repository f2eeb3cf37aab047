//! Environments, and addresses that know which environment they belong to.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use url::Url;

use super::{ClientId, serde_by_text};

/// The name of an environment, such as `sandbox`, `tt02` or `production`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnvironmentName(String);

/// The text is not `^[a-z][a-z0-9-]{1,30}$`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an environment's name has small letters, digits and `-`")]
pub struct EnvironmentNameFault;

impl EnvironmentName {
    /// Reads a name.
    ///
    /// # Errors
    /// The text is not of the form.
    pub fn parse(text: &str) -> Result<Self, EnvironmentNameFault> {
        let starts = text.starts_with(|c: char| c.is_ascii_lowercase());
        let allowed = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if starts && allowed && (2..=31).contains(&text.len()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(EnvironmentNameFault)
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for EnvironmentName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(EnvironmentName);

/// Whose rules hold: those of test or of production.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rules {
    /// Synthetic recipients, resources that can be deleted.
    Test,
    /// Real recipients, nothing can be deleted.
    Production,
}

/// How an environment is written in a TOML file, `[environments.NAME]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// Whose rules hold.
    pub rules: Rules,
    /// All hosts are loopback and nothing is real; the environment belongs to the rehearsal book.
    #[serde(default)]
    pub simulated: bool,
    /// Maskinporten's issuer, trailing slash included: the `aud` of a grant.
    pub issuer: String,
    /// Base of Maskinporten; `token` lies below it.
    pub maskinporten: String,
    /// Digdir's self-service API, `…/api/v1`.
    pub self_service_api: String,
    /// Digdir's self-service portal.
    pub self_service_portal: String,
    /// Altinn Authentication, `…/authentication/api/v1`.
    pub authentication: String,
    /// Altinn Access Management, `…/accessmanagement/api/v1`; absent: the lists of packages and roles cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_management: Option<String>,
    /// Resource registry, `…/resourceregistry/api/v1`.
    pub resource_registry: String,
    /// Access lists, `…/resourceregistry/api/v1/access-lists`.
    pub access_lists: String,
    /// Altinn Melding, `…/correspondence/api/v1`.
    pub correspondence: String,
    /// Altinn Formidling, `…/broker/api/v1`.
    pub broker: String,
    /// Altinn Varsling, `…/notifications/api/v1`.
    pub notifications: String,
    /// Altinn Events, `…/events/api/v1`.
    pub events: String,
    /// The folder that holds `altinn-orgs.json`.
    pub org_register: String,
    /// Enhetsregisteret, `…/enhetsregisteret/api`.
    pub enhetsregisteret: String,
    /// Altinn Studio.
    pub studio: String,
    /// Arbeidsflate, where recipients read.
    pub arbeidsflate: String,
    /// What webhooks may be.
    #[serde(default)]
    pub webhooks: Webhooks,
    /// A client for the self-service API; absent: the walkthrough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin_client: Option<AdminClient>,
    /// How long people and caches take here.
    #[serde(default)]
    pub pace: Pace,
    /// What a person would tell, by topic; simulated environments only.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
}

/// What an environment allows of webhooks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhooks {
    /// Plain http to loopback is taken; only where all hosts are loopback.
    #[serde(default)]
    pub loopback_http: bool,
}

/// A client that may use the self-service API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdminClient {
    /// Its client id.
    pub client_id: ClientId,
    /// The file with its private key (PKCS#8 PEM).
    pub key_file: String,
}

/// How long each kind of wait takes, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// A service desk or another person.
    pub desk: u64,
    /// A new key until Maskinporten knows it.
    pub key: u64,
    /// The caches of registry and PDP.
    pub cache: u64,
    /// A message until it is published.
    pub publish: u64,
    /// Broker's storage.
    pub storage: u64,
}

impl Default for Pace {
    /// Real environments: days for a desk, and the minutes of facts: failures 5.2, altinn-apis 3.4 and 4.3.
    fn default() -> Self {
        Self { desk: 3 * 24 * 3600, key: 180, cache: 720, publish: 600, storage: 900 }
    }
}

/// What a wait is for; its length comes from the environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaceOf {
    /// A service desk or another person.
    Desk,
    /// A new key.
    Key,
    /// Caches of registry and PDP.
    Cache,
    /// Publishing of a message.
    Publish,
    /// Broker's storage.
    Storage,
}

impl Pace {
    /// The length of one kind of wait.
    #[must_use]
    pub const fn of(self, what: PaceOf) -> Duration {
        Duration::from_secs(match what {
            PaceOf::Desk => self.desk,
            PaceOf::Key => self.key,
            PaceOf::Cache => self.cache,
            PaceOf::Publish => self.publish,
            PaceOf::Storage => self.storage,
        })
    }
}

/// An address that knows its environment: a token of another environment cannot be sent there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    environment: EnvironmentName,
    url: Url,
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

/// An environment whose description holds: addresses parse, plain http only on loopback.
#[derive(Clone, Debug)]
pub struct Environment {
    /// Its name.
    pub name: EnvironmentName,
    /// Whose rules hold.
    pub rules: Rules,
    /// Belongs to the rehearsal book.
    pub simulated: bool,
    /// The `aud` of a grant.
    pub issuer: String,
    /// Maskinporten.
    pub maskinporten: Address,
    /// Digdir's self-service API.
    pub self_service_api: Address,
    /// Digdir's self-service portal.
    pub self_service_portal: Address,
    /// Altinn Authentication.
    pub authentication: Address,
    /// Altinn Access Management.
    pub access_management: Option<Address>,
    /// Resource registry.
    pub resource_registry: Address,
    /// Access lists.
    pub access_lists: Address,
    /// Altinn Melding.
    pub correspondence: Address,
    /// Altinn Formidling.
    pub broker: Address,
    /// Altinn Varsling.
    pub notifications: Address,
    /// Altinn Events.
    pub events: Address,
    /// Altinn's list of organisations.
    pub org_register: Address,
    /// Enhetsregisteret.
    pub enhetsregisteret: Address,
    /// Altinn Studio.
    pub studio: Address,
    /// Arbeidsflate.
    pub arbeidsflate: Address,
    /// Plain http webhooks on loopback are taken.
    pub loopback_webhooks: bool,
    /// A client for the self-service API.
    pub admin_client: Option<AdminClient>,
    /// How long waits take.
    pub pace: Pace,
    /// What a person would tell, by topic.
    pub answers: BTreeMap<String, String>,
}

/// Why a description does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnvironmentFault {
    /// Not an absolute http or https address.
    #[error("`{key}` is not an absolute address: `{text}`")]
    NotAnAddress {
        /// The key of the description.
        key: &'static str,
        /// What stands there.
        text: String,
    },
    /// Plain http to somewhere else than loopback.
    #[error("`{key}` is plain http, which is taken on loopback only")]
    PlainHttp {
        /// The key of the description.
        key: &'static str,
    },
    /// `simulated = true` with a host that is not loopback.
    #[error("`{key}` is not on loopback, so the environment cannot be simulated")]
    NotLoopback {
        /// The key of the description.
        key: &'static str,
    },
    /// Something that only a simulated environment may hold.
    #[error("`{0}` is for simulated environments only")]
    SimulatedOnly(&'static str),
}

impl Environment {
    /// Builds an environment from its description.
    ///
    /// # Errors
    /// The first key that does not hold.
    pub fn build(name: EnvironmentName, from: Description) -> Result<Self, EnvironmentFault> {
        let simulated = from.simulated;
        let address = |key: &'static str, text: &str| -> Result<Address, EnvironmentFault> {
            let url = Url::parse(text).ok().filter(|url| url.has_host() && matches!(url.scheme(), "http" | "https"));
            let url = url.ok_or_else(|| EnvironmentFault::NotAnAddress { key, text: text.to_owned() })?;
            match (url.scheme(), is_loopback(&url)) {
                ("http", false) => Err(EnvironmentFault::PlainHttp { key }),
                (_, false) if simulated => Err(EnvironmentFault::NotLoopback { key }),
                _ => Ok(Address { environment: name.clone(), url }),
            }
        };
        if !simulated && !from.answers.is_empty() {
            return Err(EnvironmentFault::SimulatedOnly("answers"));
        }
        if !simulated && from.webhooks.loopback_http {
            return Err(EnvironmentFault::SimulatedOnly("webhooks.loopback_http"));
        }
        address("issuer", &from.issuer)?;
        Ok(Self {
            rules: from.rules,
            simulated,
            maskinporten: address("maskinporten", &from.maskinporten)?,
            self_service_api: address("self_service_api", &from.self_service_api)?,
            self_service_portal: address("self_service_portal", &from.self_service_portal)?,
            authentication: address("authentication", &from.authentication)?,
            access_management: from
                .access_management
                .as_deref()
                .map(|text| address("access_management", text))
                .transpose()?,
            resource_registry: address("resource_registry", &from.resource_registry)?,
            access_lists: address("access_lists", &from.access_lists)?,
            correspondence: address("correspondence", &from.correspondence)?,
            broker: address("broker", &from.broker)?,
            notifications: address("notifications", &from.notifications)?,
            events: address("events", &from.events)?,
            org_register: address("org_register", &from.org_register)?,
            enhetsregisteret: address("enhetsregisteret", &from.enhetsregisteret)?,
            studio: address("studio", &from.studio)?,
            arbeidsflate: address("arbeidsflate", &from.arbeidsflate)?,
            loopback_webhooks: from.webhooks.loopback_http,
            issuer: from.issuer,
            admin_client: from.admin_client,
            pace: from.pace,
            answers: from.answers,
            name,
        })
    }

    /// Where the sandbox's own receiver listens: `_sandbox/receiver` at the root of the events host.
    #[must_use]
    pub fn sandbox_receiver(&self) -> Option<Url> {
        self.simulated.then(|| self.events.url.join("/_sandbox/receiver").ok()).flatten()
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
