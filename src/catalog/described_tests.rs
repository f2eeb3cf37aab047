//! Descriptions of a file whose addresses say otherwise than the rest.

use super::described::DescribedFault;
use super::environments::{EnvironmentsFault, PRODUCTION, SANDBOX, built_in, read, simulated};
use crate::domain::EnvironmentName;
use crate::domain::environment::Environment;

/// A description of an environment that is real, with other lines for some keys.
fn real_one(name: &str, rules: &str, lines: &[(&str, &str)]) -> Result<Vec<Environment>, EnvironmentsFault> {
    let mut text = simulated(name, "https://lab.ttd.no").replace("simulated = true\n", "");
    text = text.replace("rules = \"test\"", &format!("rules = \"{rules}\""));
    for (key, address) in lines {
        let before = format!("{key} = \"https://lab.ttd.no/{key}\"");
        assert!(text.contains(&before), "{key}");
        text = text.replace(&before, &format!("{key} = \"{address}\""));
    }
    read(&text)
}

fn told_by_the_addresses(read: Result<Vec<Environment>, EnvironmentsFault>) -> Option<DescribedFault> {
    match read {
        Ok(_) => None,
        Err(EnvironmentsFault::Described(_, fault)) => Some(fault),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn whoever_names_a_host_of_production_has_its_rules() {
    let production = built_in(&EnvironmentName::parse(PRODUCTION).unwrap()).unwrap();
    for (key, address) in [
        ("issuer", production.issuer.as_str()),
        ("maskinporten", "https://MASKINPORTEN.no:443/"),
        ("self_service_api", "https://api.samarbeid.digdir.no./api/v1"),
        ("self_service_portal", "https://sjolvbetjening.samarbeid.digdir.no"),
        ("resource_registry", "https://platform.altinn.no:8443/resourceregistry/api/v1"),
        ("correspondence", "https://platform.altinn.no/correspondence/api/v1"),
        ("events", production.events.url().as_str()),
        ("arbeidsflate", production.arbeidsflate.url().as_str()),
    ] {
        let fault = told_by_the_addresses(real_one("lab", "test", &[(key, address)]));
        assert!(matches!(&fault, Some(DescribedFault::Production { key: at, .. }) if *at == key), "{key}: {fault:?}");
        assert!(real_one("lab", "production", &[(key, address)]).is_ok(), "{key}");
    }
    // With hosts of the test environment beside it, too.
    let mixed = [("issuer", "https://test.maskinporten.no/"), ("events", "https://platform.altinn.no/events/api/v1")];
    assert!(matches!(
        told_by_the_addresses(real_one("lab", "test", &mixed)),
        Some(DescribedFault::Production { key: "events", .. })
    ));
    // What both have says nothing.
    let tt02 = [
        ("issuer", "https://test.maskinporten.no/"),
        ("correspondence", "https://platform.tt02.altinn.no/correspondence/api/v1"),
        ("org_register", "https://altinncdn.no/orgs"),
        ("enhetsregisteret", "https://data.brreg.no/enhetsregisteret/api"),
        ("studio", "https://altinn.studio"),
    ];
    assert!(real_one("lab", "test", &tt02).is_ok());
}

#[test]
fn what_is_called_sandbox_is_a_rehearsal() {
    let fault = told_by_the_addresses(real_one(SANDBOX, "test", &[]));
    assert!(matches!(fault, Some(DescribedFault::NoRehearsal)), "{fault:?}");
    assert!(read(&simulated(SANDBOX, "http://127.0.0.1:8080")).is_ok());
}

#[test]
fn an_inner_address_stands_in_no_environment_that_reaches_out() {
    for (key, address) in [
        ("enhetsregisteret", "https://10.0.0.5/admin"),
        ("org_register", "https://192.168.1.1:8443/"),
        ("resource_registry", "http://127.0.0.1:16379/"),
        ("studio", "https://localhost/"),
        ("events", "https://[64:ff9b::a9fe:a9fe]/"),
    ] {
        let fault = told_by_the_addresses(real_one("lab", "test", &[(key, address)]));
        assert!(matches!(&fault, Some(DescribedFault::Inner { key: at, .. }) if *at == key), "{key}: {fault:?}");
    }
    // A network of names of one's own is the matter of those who use the file.
    assert!(real_one("lab", "test", &[("studio", "https://studio.lab.internal/")]).is_ok());
    // And so is what stays on this machine, whoever issues.
    let local = simulated("lab", "http://127.0.0.1:8080").replace("simulated = true\n", "");
    assert!(read(&local).is_ok());
    assert!(read(&local.replace("http://127.0.0.1:8080/issuer", "https://test.maskinporten.no/")).is_ok());
    assert!(matches!(
        told_by_the_addresses(read(&local.replace("http://127.0.0.1:8080/studio", "https://10.0.0.5/"))),
        Some(DescribedFault::Inner { key: "maskinporten", .. })
    ));
}
