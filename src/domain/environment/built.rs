//! An environment whose description holds.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

use url::Url;

use super::address::{Address, is_loopback};
use super::description::{AdminClient, Description, Rules};
use super::name::EnvironmentName;
use super::pace::Pace;

/// An environment whose description holds: addresses parse, plain http only on loopback.
#[derive(Clone, Debug)]
pub struct Environment {
    /// What `--env` says, and where the state keeps its facts.
    pub name: EnvironmentName,
    /// Whose rules hold.
    pub rules: Rules,
    /// Belongs to the rehearsal book.
    pub simulated: bool,
    /// The `aud` of a grant.
    pub issuer: String,
    /// Where Maskinporten gives tokens and tells of itself.
    pub maskinporten: Address,
    /// Digdir's self-service API.
    pub self_service_api: Address,
    /// Digdir's self-service portal.
    pub self_service_portal: Address,
    /// Altinn Authentication.
    pub authentication: Address,
    /// Altinn Access Management.
    pub access_management: Option<Address>,
    /// Altinn's registry of resources, with their policies.
    pub resource_registry: Address,
    /// Where the registry keeps the access lists of service owners.
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
    /// The open API of the register of legal entities.
    pub enhetsregisteret: Address,
    /// Altinn Studio.
    pub studio: Address,
    /// Where recipients read their messages in a browser.
    pub arbeidsflate: Address,
    /// The DNS server that is asked, where it is not the machine's.
    pub dns: Option<SocketAddr>,

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
    /// Not the address of a server, which a name is not.
    #[error("`{key}` is not the address of a server: `{text}`")]
    NotAServer {
        /// The key of the description.
        key: &'static str,
        /// What stands there.
        text: String,
    },
    /// Plain http to somewhere else than loopback.
    #[error("`{key}` is plain http, which is allowed on loopback only")]
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
    /// Whether what is done here is done in the world: production, and no rehearsal of it.
    #[must_use]
    pub fn is_real_production(&self) -> bool {
        self.rules == Rules::Production && !self.simulated
    }

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
            dns: from.dns.as_deref().map(|text| dns_server(text, simulated)).transpose()?,

            issuer: from.issuer,
            admin_client: from.admin_client,
            pace: from.pace,
            answers: from.answers,
            name,
        })
    }

    /// Whether the DNS may be asked from here. In a rehearsal only its own server is: nothing of it leaves this machine.
    #[must_use]
    pub const fn asks_dns(&self) -> bool {
        !self.simulated || self.dns.is_some()
    }

    /// Where the sandbox itself says whether a notification is still needed: `_sandbox/condition` at the root of the
    /// host of its receiver.
    #[must_use]
    pub fn sandbox_condition(&self) -> Option<Url> {
        self.simulated.then(|| self.events.url.join("/_sandbox/condition").ok()).flatten()
    }

    /// Where the sandbox's own receiver listens: `_sandbox/receiver` at the root of the events host.
    #[must_use]
    pub fn sandbox_receiver(&self) -> Option<Url> {
        self.simulated.then(|| self.events.url.join("/_sandbox/receiver").ok()).flatten()
    }
}

/// A server of the DNS, on its usual port when none is named.
fn dns_server(text: &str, simulated: bool) -> Result<SocketAddr, EnvironmentFault> {
    let usual = || text.parse::<IpAddr>().ok().map(|address| SocketAddr::new(address, 53));
    let server = text.parse().ok().or_else(usual);
    let server = server.ok_or_else(|| EnvironmentFault::NotAServer { key: "dns", text: text.to_owned() })?;
    match simulated && !server.ip().is_loopback() {
        true => Err(EnvironmentFault::NotLoopback { key: "dns" }),
        false => Ok(server),
    }
}
