//! The hosts of an environment: what each is called for, by which steps and commands, and by whom. There are no others: the
//! program calls nothing but the addresses of the environment, its DNS, and the operator's own receiving address.

use crate::domain::environment::is_loopback;
use crate::domain::{Address, Environment};
use crate::text::Phrase;

use super::network::published_addresses;
use super::services::RemoteService;

/// Who calls an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caller {
    /// The program.
    Program,
    /// A person, in a browser: the program only names it.
    Person,
}

/// What one of an environment's addresses is for.
#[derive(Debug)]
pub struct NetworkUse {
    /// The key of the description.
    pub key: &'static str,
    /// What a fault there is called by.
    pub service: RemoteService,
    /// What for.
    pub why: Phrase,
    /// The steps that need it.
    pub steps: &'static [&'static str],
    /// The commands that are about it, beside those that walk through any steps.
    pub commands: &'static [&'static str],
    /// Who calls it.
    pub by: Caller,
}

/// A host, with everything that it is for.
#[derive(Debug)]
pub struct NetworkHost<'e> {
    /// Its name or number, without the port.
    pub name: String,
    /// The TCP port.
    pub port: u16,
    /// With TLS; without it only on this machine.
    pub secure: bool,
    /// The addresses behind it that are published for firewalls.
    pub published: Option<&'static str>,
    /// One of its addresses.
    pub address: &'e Address,
    /// What it is for.
    pub uses: Vec<&'static NetworkUse>,
}

impl NetworkHost<'_> {
    /// Name and port, as they are given to whoever opens a firewall.
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}:{}", self.name, self.port)
    }

    /// Whether the program calls it; others are opened by people alone.
    #[must_use]
    pub fn is_called(&self) -> bool {
        self.uses.iter().any(|one| one.by == Caller::Program)
    }

    /// Whether it lies on this machine, so that nothing need be opened.
    #[must_use]
    pub fn is_here(&self) -> bool {
        is_loopback(self.address.url())
    }
}

/// The hosts of an environment, each once, those that the program calls first.
#[must_use]
pub fn hosts(environment: &Environment) -> Vec<NetworkHost<'_>> {
    let mut hosts: Vec<NetworkHost<'_>> = Vec::new();
    for (key, address) in environment.addresses() {
        let url = address.url();
        let (name, port) = (url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default());
        let uses = USES.iter().filter(|one| one.key == key);
        match hosts.iter_mut().find(|host| host.name == name && host.port == port) {
            Some(host) => host.uses.extend(uses),
            None => hosts.push(NetworkHost {
                name: name.to_owned(),
                port,
                secure: url.scheme() == "https",
                published: published_addresses(name),
                address,
                uses: uses.collect(),
            }),
        }
    }
    hosts.sort_by_key(|host| !host.is_called());
    hosts
}

const fn program(
    key: &'static str,
    service: RemoteService,
    why: Phrase,
    steps: &'static [&'static str],
    commands: &'static [&'static str],
) -> NetworkUse {
    NetworkUse { key, service, why, steps, commands, by: Caller::Program }
}

/// One row an address.
static USES: [NetworkUse; 15] = [
    program(
        "maskinporten",
        RemoteService::Maskinporten,
        words::MASKINPORTEN,
        &["scopes", "maskinporten-client", "token"],
        &["token", "scopes check", "client create", "client key", "client key list", "client key rotate"],
    ),
    program(
        "self_service_api",
        RemoteService::SelfService,
        words::SELF_SERVICE_API,
        &["maskinporten-client"],
        &["client create", "client key", "client key list", "client key rotate"],
    ),
    NetworkUse {
        key: "self_service_portal",
        service: RemoteService::SelfService,
        why: words::SELF_SERVICE_PORTAL,
        steps: &["maskinporten-client"],
        commands: &["client guide"],
        by: Caller::Person,
    },
    program(
        "authentication",
        RemoteService::Authentication,
        words::AUTHENTICATION,
        &["token", "system-user"],
        &["token", "system-user register", "system-user request", "system-user show"],
    ),
    program("access_management", RemoteService::AccessManagement, words::ACCESS_MANAGEMENT, &[], &["catalog refresh"]),
    program(
        "resource_registry",
        RemoteService::ResourceRegistry,
        words::RESOURCE_REGISTRY,
        &["resource", "policy"],
        &[
            "resource new",
            "resource show",
            "resource lint",
            "resource diff",
            "policy fetch",
            "policy diff",
            "policy migrate",
            "policy upload",
            "notifications review",
            "access-list enable",
        ],
    ),
    program(
        "access_lists",
        RemoteService::AccessLists,
        words::ACCESS_LISTS,
        &["access-list"],
        &["access-list create", "access-list members", "access-list connect", "access-list enable", "access-list show"],
    ),
    program(
        "correspondence",
        RemoteService::Correspondence,
        words::CORRESPONDENCE,
        &["tt02-party", "test-message"],
        &["try message"],
    ),
    program(
        "broker",
        RemoteService::Broker,
        words::BROKER,
        &["broker-service-owner", "broker-resource", "test-transfer"],
        &["broker owner", "broker configure", "broker show", "try transfer"],
    ),
    program(
        "notifications",
        RemoteService::Notifications,
        words::NOTIFICATIONS,
        &["test-notification"],
        &["try notification"],
    ),
    program(
        "events",
        RemoteService::Events,
        words::EVENTS,
        &["events"],
        &["events subscribe", "events list", "events poll", "events listen", "events delete"],
    ),
    program("org_register", RemoteService::OrgRegister, words::ORG_REGISTER, &["service-owner"], &[]),
    program("enhetsregisteret", RemoteService::Enhetsregisteret, words::ENHETSREGISTERET, &["service-owner"], &[]),
    program("studio", RemoteService::Studio, words::STUDIO, &["studio-user", "resource-admin"], &["studio check"]),
    NetworkUse {
        key: "arbeidsflate",
        service: RemoteService::Correspondence,
        why: words::ARBEIDSFLATE,
        steps: &["appearance"],
        commands: &[],
        by: Caller::Person,
    },
];

/// The steps by which Altinn calls the organisation's own addresses.
pub const INCOMING: [(&str, Phrase); 2] =
    [("events", words::INCOMING_EVENTS), ("condition", words::INCOMING_CONDITION)];

/// The step that asks the DNS itself.
pub const DNS_STEP: &str = "senders";

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        MASKINPORTEN { nb: "Maskinporten: henter token for alt som krever det, og leser hvilke scopes som er åpne", en: "Maskinporten: gets the tokens for whatever needs one, and reads which scopes are open" }
        SELF_SERVICE_API { nb: "Selvbetjenings-API-et til Digdir: registrerer klienter og nøkler når dere har en administrasjonsklient", en: "Digdir's self-service API: registers clients and keys when you have an administration client" }
        SELF_SERVICE_PORTAL { nb: "Samarbeidsportalen: der registreres klienter for hånd", en: "Samarbeidsportalen: where clients are registered by hand" }
        AUTHENTICATION { nb: "Altinn Authentication: veksler tokenene, og har systemregisteret", en: "Altinn Authentication: exchanges those tokens, and has the system register" }
        ACCESS_MANAGEMENT { nb: "Tilgangsstyringen i Altinn: lister over tilgangspakker og roller", en: "Altinn Access Management: the lists of access packages and roles" }
        RESOURCE_REGISTRY { nb: "Ressursregisteret: leser og publiserer ressurser og tilgangsregler", en: "The resource registry: reads and publishes resources and policies" }
        ACCESS_LISTS { nb: "Tilgangslister i ressursregisteret", en: "Access lists in the resource registry" }
        CORRESPONDENCE { nb: "Altinn Melding: sender og følger meldinger", en: "Altinn Correspondence: sends and follows messages" }
        BROKER { nb: "Altinn Formidling: setter opp tjenesten og overfører filer", en: "Altinn Broker: sets the service up and transfers files" }
        NOTIFICATIONS { nb: "Altinn Varsling: bestiller og følger varsler", en: "Altinn Notifications: orders and follows notifications" }
        EVENTS { nb: "Altinn Events: abonnerer på hendelser og henter dem", en: "Altinn Events: subscribes to events and fetches them" }
        ORG_REGISTER { nb: "Altinns liste over tjenesteeiere", en: "Altinn's list of service owners" }
        ENHETSREGISTERET { nb: "Enhetsregisteret: slår opp virksomheter", en: "The Register of Legal Entities: looks up organisations" }
        STUDIO { nb: "Altinn Studio: ser om det kan nås, og hvem du er der; ellers bruker du det i nettleseren", en: "Altinn Studio: sees whether it can be reached and who you are there; otherwise you use it in the browser" }
        ARBEIDSFLATE { nb: "Arbeidsflate: der mottakerne leser meldingene", en: "Arbeidsflate: where recipients read their messages" }
        INCOMING_EVENTS { nb: "mottaksadressen for hendelser", en: "the receiving address for events" }
        INCOMING_CONDITION { nb: "adressen som sier om et varsel fortsatt trengs", en: "the address that says whether a notification is still needed" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::environments::{built_in, resting_sandbox};
    use crate::domain::EnvironmentName;

    fn real(name: &str) -> Environment {
        built_in(&EnvironmentName::parse(name).unwrap()).unwrap()
    }

    #[test]
    fn every_address_has_its_row_and_every_host_stands_once() {
        let tt02 = real("tt02");
        let hosts = hosts(&tt02);
        let mut keys: Vec<&str> = hosts.iter().flat_map(|host| &host.uses).map(|one| one.key).collect();
        keys.sort_unstable();
        let mut wanted: Vec<&str> = tt02.addresses().into_iter().map(|(key, _)| key).collect();
        wanted.sort_unstable();
        assert_eq!(keys, wanted);
        let mut places: Vec<String> = hosts.iter().map(NetworkHost::place).collect();
        places.sort();
        places.dedup();
        assert_eq!(places.len(), hosts.len());
        assert!(hosts.iter().all(|host| host.port == 443 && host.secure && !host.is_here()));
        let platform = hosts.iter().find(|host| host.name == "platform.tt02.altinn.no").unwrap();
        assert_eq!(platform.uses.len(), 8);
    }

    #[test]
    fn what_only_people_open_comes_last_and_is_not_called() {
        let production = real("production");
        let hosts = hosts(&production);
        let by_people: Vec<&str> =
            hosts.iter().filter(|host| !host.is_called()).map(|host| host.name.as_str()).collect();
        assert_eq!(by_people, ["selvbetjening.samarbeid.digdir.no", "af.altinn.no"]);
        assert!(hosts.iter().rev().take(2).all(|host| !host.is_called()));
        assert_eq!(hosts[0].published, Some("139.105.36.164"));
    }

    #[test]
    fn a_rehearsal_is_one_host_on_this_machine() {
        let sandbox = resting_sandbox().unwrap();
        let hosts = hosts(&sandbox);
        assert_eq!(hosts.len(), 1);
        assert!(hosts[0].is_here() && !hosts[0].secure && hosts[0].is_called());
    }
}
