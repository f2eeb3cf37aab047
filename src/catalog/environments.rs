//! The environments that are built in, and those that a file describes.

use std::collections::BTreeMap;

use serde::Deserialize;
use url::Url;

use crate::domain::environment::{
    AdminClient, Description, Environment, EnvironmentFault, EnvironmentNameFault, Pace, Webhooks,
};
use crate::domain::{ClientId, EnvironmentName, Language, Rules};
use crate::text::places::Places;
use crate::text::{Message, reasons};

use super::described::{DescribedFault, held, hosts};

/// The embedded rehearsal. It has no fixed addresses: the server describes itself when it runs.
pub const SANDBOX: &str = "sandbox";
/// Altinn's test environment for service owners.
pub const TT02: &str = "tt02";
/// Where what is done is done in the world.
pub const PRODUCTION: &str = "production";
/// The environments that real letters are about.
pub const REAL: [&str; 2] = [TT02, PRODUCTION];
/// The names that are built in.
pub const BUILT_IN: [&str; 3] = [SANDBOX, TT02, PRODUCTION];

/// The name that people mean: `prod` is short for `production`.
#[must_use]
pub fn spelt_out(name: &str) -> &str {
    if name == "prod" { PRODUCTION } else { name }
}

/// TT02 or production; `None` for any other name. That the addresses still hold is *unverified*.
#[must_use]
pub fn built_in(name: &EnvironmentName) -> Option<Environment> {
    let description = match name.as_str() {
        TT02 => real(
            Rules::Test,
            "https://platform.tt02.altinn.no",
            "https://test.maskinporten.no/",
            "test.samarbeid.digdir.no",
            "https://data.brreg.no/enhetsregisteret/api",
            "https://af.tt.altinn.no",
        ),
        PRODUCTION => real(
            Rules::Production,
            "https://platform.altinn.no",
            "https://maskinporten.no/",
            "samarbeid.digdir.no",
            "https://data.brreg.no/enhetsregisteret/api",
            "https://af.altinn.no",
        ),
        _ => return None,
    };
    Environment::build(name.clone(), description).ok()
}

/// How an environment stands to those that are built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One of them, with the addresses that the program knows.
    BuiltIn,
    /// Described in a file, or embedded, with an issuer of its own.
    Own,
    /// Described in a file with the issuer of the one that is named: what is signed there holds at the real one too.
    Gateway(&'static str),
}

/// How an environment stands to those that are built in. Its name alone says nothing.
#[must_use]
pub fn standing(environment: &Environment) -> Standing {
    let known = |name: &str| EnvironmentName::parse(name).ok().and_then(|name| built_in(&name));
    let host = |issuer: &str| Url::parse(issuer).ok().and_then(|url| url.host_str().map(str::to_owned));
    if built_in(&environment.name).is_some_and(|known| known.fingerprint() == environment.fingerprint()) {
        return Standing::BuiltIn;
    }
    let issued_here = |name: &&str| known(name).is_some_and(|known| host(&known.issuer) == host(&environment.issuer));
    REAL.into_iter().find(issued_here).map_or(Standing::Own, Standing::Gateway)
}

/// The sandbox while it does not run: for the checklist and the plan, which call nobody.
#[must_use]
pub fn resting_sandbox() -> Option<Environment> {
    let name = EnvironmentName::parse(SANDBOX).ok()?;
    let at = |path: &str| format!("http://127.0.0.1:9/{path}");
    let description = Description {
        rules: Rules::Test,
        simulated: true,
        issuer: at(""),
        maskinporten: at("maskinporten/"),
        self_service_api: at("self-service"),
        self_service_portal: at("portal"),
        authentication: at("authentication"),
        access_management: Some(at("accessmanagement")),
        resource_registry: at("resourceregistry"),
        access_lists: at("access-lists"),
        correspondence: at("correspondence"),
        broker: at("broker"),
        notifications: at("notifications"),
        events: at("events"),
        org_register: at("orgs"),
        enhetsregisteret: at("enhetsregisteret"),
        studio: at("studio"),
        arbeidsflate: at("arbeidsflate"),
        dns: Some("127.0.0.1:9".to_owned()),
        webhooks: Webhooks { loopback_http: true },
        admin_client: Some(AdminClient {
            client_id: ClientId::parse("00000000-0000-4000-8000-000000000000").ok()?,
            key_file: String::new(),
        }),
        pace: Pace::default(),
        answers: BTreeMap::new(),
    };
    Environment::build(name, description).ok()
}

fn real(
    rules: Rules,
    platform: &str,
    maskinporten: &str,
    digdir: &str,
    brreg: &str,
    arbeidsflate: &str,
) -> Description {
    Description {
        rules,
        simulated: false,
        issuer: maskinporten.to_owned(),
        maskinporten: maskinporten.to_owned(),
        self_service_api: format!("https://api.{digdir}/api/v1"),
        self_service_portal: format!("https://selvbetjening.{digdir}"),
        authentication: format!("{platform}/authentication/api/v1"),
        access_management: Some(format!("{platform}/accessmanagement/api/v1")),
        resource_registry: format!("{platform}/resourceregistry/api/v1"),
        access_lists: format!("{platform}/resourceregistry/api/v1/access-lists"),
        correspondence: format!("{platform}/correspondence/api/v1"),
        broker: format!("{platform}/broker/api/v1"),
        notifications: format!("{platform}/notifications/api/v1"),
        events: format!("{platform}/events/api/v1"),
        org_register: "https://altinncdn.no/orgs".to_owned(),
        enhetsregisteret: brreg.to_owned(),
        studio: "https://altinn.studio".to_owned(),
        arbeidsflate: arbeidsflate.to_owned(),
        dns: None,
        webhooks: Webhooks::default(),
        admin_client: None,
        pace: Pace::default(),
        answers: BTreeMap::new(),
    }
}

/// Why a file of environments is not taken.
#[derive(Debug, thiserror::Error)]
pub enum EnvironmentsFault {
    /// Not TOML, or keys that do not belong there.
    #[error("{}", reason.render(Language::En))]
    Toml {
        /// The line.
        line: usize,
        /// What is wrong there.
        reason: Message,
    },
    /// A name that no environment can have.
    #[error("`{0}`: {1}")]
    Name(String, EnvironmentNameFault),
    /// A name that is built in and may not be redefined.
    #[error("`{0}` is built in and cannot be redefined")]
    BuiltIn(String),
    /// A host that is switched off; the second is its right name.
    #[error("`{found}` is switched off; use `{instead}`")]
    SwitchedOff {
        /// The host that stands there.
        found: String,
        /// What took its place.
        instead: &'static str,
    },
    /// Another rule of the description.
    #[error("`{0}`: {1}")]
    Environment(String, EnvironmentFault),
    /// What the addresses say otherwise than the rest.
    #[error("`{0}`: {1}")]
    Described(String, DescribedFault),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    environments: BTreeMap<String, Description>,
}

/// Reads `[environments.NAME]` tables.
///
/// # Errors
/// The first rule that is broken, with the name of the environment.
pub fn read(text: &str) -> Result<Vec<Environment>, EnvironmentsFault> {
    if let Some((found, instead)) = switched_off(text) {
        return Err(EnvironmentsFault::SwitchedOff { found: found.to_owned(), instead });
    }
    let file: File = toml::from_str(text).map_err(|error| {
        // The parser's own picture of the place would quote the line, and the file may be anything.
        let line = error.span().map_or(1, |span| Places::new(text).of(span.start).0);
        EnvironmentsFault::Toml { line, reason: reasons::of_toml(&error) }
    })?;
    let of_production = of_production_alone();
    let mut environments = Vec::new();
    for (name, description) in file.environments {
        let parsed = EnvironmentName::parse(&name).map_err(|fault| EnvironmentsFault::Name(name.clone(), fault))?;
        // A sandbox that runs elsewhere may call itself `sandbox`; the real ones may not be bent.
        if built_in(&parsed).is_some() {
            return Err(EnvironmentsFault::BuiltIn(name));
        }
        let built = Environment::build(parsed, description);
        let built = built.map_err(|fault| EnvironmentsFault::Environment(name.clone(), fault))?;
        if name == SANDBOX && !built.simulated {
            return Err(EnvironmentsFault::Described(name, DescribedFault::NoRehearsal));
        }
        held(&built, &of_production).map_err(|fault| EnvironmentsFault::Described(name, fault))?;
        environments.push(built);
    }
    Ok(environments)
}

/// The hosts that production has and the test environment has not, by their older names too.
fn of_production_alone() -> Vec<String> {
    let of = |name: &str| {
        let known = EnvironmentName::parse(name).ok().and_then(|name| built_in(&name));
        known.as_ref().map(hosts).unwrap_or_default()
    };
    let shared = of(TT02);
    let mut alone: Vec<String> = of(PRODUCTION).into_iter().filter(|host| !shared.contains(host)).collect();
    let portal = |new: &str| alone.iter().any(|host| new.strip_prefix("https://") == Some(host));
    let older: Vec<_> =
        OLDER_PORTALS.into_iter().filter(|(_, new)| portal(new)).map(|(old, _)| old.to_owned()).collect();
    alone.extend(older);
    alone
}

/// Hosts that people still meet in old texts and that answer no more, with what took their place (felleslosninger/docs,
/// `maskinporten_func_wellknown.md`, 2024-10-17).
const SWITCHED_OFF: [(&str, &str); 8] = [
    ("ver2.maskinporten.no", "test.maskinporten.no"),
    ("ver1.maskinporten.no", "test.maskinporten.no"),
    ("oidc-ver2.difi.no", "test.maskinporten.no"),
    ("oidc.difi.no", "maskinporten.no"),
    ("integrasjon-ver2.difi.no", "api.test.samarbeid.digdir.no"),
    ("integrasjon.difi.no", "api.samarbeid.digdir.no"),
    ("minside-samarbeid.digdir.no", "selvbetjening.samarbeid.digdir.no"),
    ("onboarding.maskinporten.no", "selvbetjening.samarbeid.digdir.no"),
];

/// A host in `text` that is switched off, with its right name.
#[must_use]
pub fn switched_off(text: &str) -> Option<(&'static str, &'static str)> {
    let text = text.to_ascii_lowercase();
    SWITCHED_OFF.into_iter().find(|(old, _)| text.contains(old))
}

const OLDER_PORTALS: [(&str, &str); 2] = [
    ("sjolvbetjening.test.samarbeid.digdir.no", "https://selvbetjening.test.samarbeid.digdir.no"),
    ("sjolvbetjening.samarbeid.digdir.no", "https://selvbetjening.samarbeid.digdir.no"),
];

/// An older name of the self-service portal that still works: understood, and the new one shown (felleslosninger/docs,
/// `maskinporten_func_wellknown.md`, 2024-10-17).
#[must_use]
pub fn older_portal(text: &str) -> Option<&'static str> {
    let text = text.to_ascii_lowercase();
    OLDER_PORTALS.into_iter().find(|(old, _)| text.contains(old)).map(|(_, new)| new)
}

/// A file that describes one simulated environment: each address, and the issuer, has a path of its own below `base`.
#[cfg(test)]
pub fn simulated(name: &str, base: &str) -> String {
    let keys = [
        "issuer",
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
    let addresses: String = keys.iter().map(|key| format!("{key} = \"{base}/{key}\"\n")).collect();
    format!("[environments.{name}]\nrules = \"test\"\nsimulated = true\n{addresses}")
}

/// What people call an environment in a sentence; one of a file has its own name. In commands the name itself is typed.
#[must_use]
pub fn said(name: &str) -> Message {
    match name {
        SANDBOX => words::SANDBOX.into(),
        TT02 => words::TT02.into(),
        PRODUCTION => words::PRODUCTION.into(),
        other => Message::verbatim(other),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        SANDBOX { nb: "øvingsmiljøet", en: "the sandbox" }
        TT02 { nb: "TT02", en: "TT02" }
        PRODUCTION { nb: "produksjon", en: "production" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(change: impl Fn(String) -> String) -> Result<Vec<Environment>, EnvironmentsFault> {
        read(&change(simulated("mine", "http://127.0.0.1:8080")))
    }

    #[test]
    fn a_dns_server_is_named_by_its_address_and_a_rehearsal_asks_only_its_own() {
        let with = |dns: &str| described(|text| format!("{text}dns = \"{dns}\"\n")).map(|all| all[0].dns);
        assert_eq!(with("127.0.0.1").unwrap().unwrap().to_string(), "127.0.0.1:53");
        assert_eq!(with("[::1]:5353").unwrap().unwrap().to_string(), "[::1]:5353");
        let fault = |dns: &str| match with(dns) {
            Err(EnvironmentsFault::Environment(_, fault)) => fault,
            other => panic!("{other:?}"),
        };
        let text = "ns.ttd.no".to_owned();
        assert_eq!(fault("ns.ttd.no"), EnvironmentFault::NotAServer { key: "dns", text });
        assert_eq!(fault("192.0.2.53"), EnvironmentFault::NotLoopback { key: "dns" });
        assert!(!described(|text| text).unwrap()[0].asks_dns() && with("127.0.0.1").is_ok());
    }

    #[test]
    fn the_real_ones_are_built_in() {
        for (name, issuer) in [("tt02", "https://test.maskinporten.no/"), ("production", "https://maskinporten.no/")] {
            let environment = built_in(&EnvironmentName::parse(name).unwrap()).unwrap();
            assert_eq!(environment.issuer, issuer);
            assert!(!environment.simulated);
        }
        assert!(built_in(&EnvironmentName::parse("sandbox").unwrap()).is_none());
    }

    #[test]
    fn only_an_environment_with_all_addresses_of_a_built_in_one_is_it() {
        for name in REAL {
            let known = built_in(&EnvironmentName::parse(name).unwrap()).unwrap();
            assert_eq!(standing(&known), Standing::BuiltIn);
            // Another name is described in a file; and a gateway has one address of its own.
            let named = Environment { name: EnvironmentName::parse("lab").unwrap(), ..known.clone() };
            assert_eq!(standing(&named), Standing::Gateway(name));
            let thief = Environment { maskinporten: known.studio.clone(), ..known };
            assert_eq!(standing(&thief), Standing::Gateway(name));
        }
        for (issuer, expected) in [
            ("HTTPS://Test.Maskinporten.no:443", Standing::Gateway(TT02)),
            ("https://maskinporten.no/other", Standing::Gateway(PRODUCTION)),
            ("https://maskinporten.no.example/", Standing::Own),
        ] {
            let environment = Environment { issuer: issuer.to_owned(), ..described(|text| text).unwrap().remove(0) };
            assert_eq!(standing(&environment), expected, "{issuer}");
        }
        assert_eq!(standing(&resting_sandbox().unwrap()), Standing::Own);
    }

    #[test]
    fn a_file_describes_others() {
        let environments = described(|text| text).unwrap();
        assert_eq!(
            environments[0].correspondence.below(&["a/b"]).to_string(),
            "http://127.0.0.1:8080/correspondence/a%2Fb"
        );
    }

    #[test]
    fn what_may_not_stand_in_a_file_is_named() {
        let fault = |change: fn(String) -> String| described(change).unwrap_err().to_string();
        assert!(fault(|t| t.replace("127.0.0.1:8080/events", "example.no/events")).contains("plain http"));
        assert!(fault(|t| t.replace("http://127.0.0.1:8080/events", "https://example.no/events")).contains("loopback"));
        assert!(fault(|t| t.replace("environments.mine", "environments.tt02")).contains("built in"));
        assert!(
            fault(|t| t.replace("127.0.0.1:8080/issuer", "ver2.maskinporten.no/")).contains("test.maskinporten.no")
        );
        assert!(fault(|t| t + "evnets = \"x\"\n").contains("evnets"));
        assert!(
            fault(|t| t.replace("simulated = true", "") + "[environments.mine.answers]\na = \"b\"\n")
                .contains("answers")
        );
    }
}
