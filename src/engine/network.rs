//! Whether the hosts of an environment can be reached from here, all tried side by side, by reads without content and without
//! secrets.

use std::collections::BTreeSet;

use futures::future::join_all;

use crate::api::ApiFault;
use crate::catalog::codes::network as codes;
use crate::catalog::environments;
use crate::catalog::network::events_source;
use crate::catalog::network_hosts::{NetworkHost, hosts};
use crate::domain::Environment;
use crate::domain::inner::is_inner_literal;
use crate::finding::Finding;
use crate::report::network::{HostSeen, HostShown, NetworkReport};
use crate::world::http::{HostLook, Http, HttpFault};

/// Clocks that are further apart are refused by Maskinporten (felleslosninger/docs, `maskinporten_protocol_jwtgrant.md`,
/// 2024-10-17).
const MOST_SECONDS: i64 = 10;

/// Hosts with so many owners do not have one issuer by chance.
const OWNERS: usize = 3;

/// The hosts of an environment, as they are named.
#[must_use]
pub fn listed(environment: &Environment) -> NetworkReport<'_> {
    NetworkReport {
        name: environment.name.as_str(),
        environment: environments::said(environment.name.as_str()),
        hosts: hosts(environment).into_iter().map(|host| HostShown { host, seen: None }).collect(),
        source: events_source(&environment.name),
        dns: environment.dns.map(|server| server.to_string()),
        findings: Vec::new(),
    }
}

/// The same, each host tried.
pub async fn checked<'e>(http: &Http, environment: &'e Environment) -> NetworkReport<'e> {
    let mut report = listed(environment);
    let seen = join_all(report.hosts.iter().map(|shown| look(http, &shown.host))).await;
    for (shown, seen) in report.hosts.iter_mut().zip(seen) {
        shown.seen = Some(seen);
    }
    report.findings.extend(one_issuer(&report.hosts));
    report
}

/// Whether a host that the program needs was not reached.
#[must_use]
pub fn lacks(report: &NetworkReport<'_>) -> bool {
    let is_reached = |shown: &HostShown<'_>| shown.seen.as_ref().is_none_or(|seen| seen.status.is_some());
    report.hosts.iter().any(|shown| shown.host.is_called() && !is_reached(shown))
}

async fn look(http: &Http, host: &NetworkHost<'_>) -> HostSeen {
    seen(host, http.look(host.address).await)
}

/// What is told of a look at a host.
fn seen(host: &NetworkHost<'_>, look: HostLook) -> HostSeen {
    let mut findings = Vec::new();
    if let Err(fault) = &look.answered {
        findings.push(not_reached(host, fault, look.issuer.as_deref()));
    }
    let ahead = look.offset.map(|offset| offset.as_secs());
    findings.extend(ahead.and_then(|ahead| clock(ahead, &host.name)));
    if let (true, Some(issuer)) = (look.only_by_bundle, &look.issuer) {
        let finding = Finding::new(&codes::NET_OPENED, host.place()).with("host", host.name.as_str());
        findings.push(finding.with("issuer", issuer.as_str()));
    }
    HostSeen {
        proxy: look.proxy,
        proxy_down: look.proxy_down,
        addresses: look.addresses.iter().map(ToString::to_string).collect(),
        issuer: look.issuer,
        only_by_bundle: look.only_by_bundle,
        is_refused: matches!(look.answered, Err(HttpFault::Tls { .. })),
        ahead,
        status: look.answered.ok(),
        findings,
    }
}

/// A clock that is too far from ours.
fn clock(ahead: i64, host: &str) -> Option<Finding> {
    let is_far = ahead.abs() > MOST_SECONDS;
    let finding = || Finding::new(&codes::NET_CLOCK, host).with("host", host);
    is_far.then(|| finding().with("seconds", ahead.unsigned_abs().to_string()))
}

/// Why a host was not reached.
fn not_reached(host: &NetworkHost<'_>, fault: &HttpFault, issuer: Option<&str>) -> Finding {
    let Some(first) = host.uses.first() else { return Finding::new(&codes::NET_PERSON_HOST, host.place()) };
    let finding = ApiFault::Http { service: first.service, fault: fault.clone() }.finding();
    let finding = match (fault, issuer) {
        (HttpFault::Tls { .. }, Some(issuer)) => {
            let said = words::ISSUED.with("said", finding.message.clone()).with("issuer", issuer);
            finding.saying(said)
        }
        _ => finding,
    };
    if !host.is_called() {
        let person = Finding::new(&codes::NET_PERSON_HOST, host.place()).with("host", host.name.as_str());
        return person.with("reason", finding.message);
    }
    match fault {
        HttpFault::NoConnection { .. } | HttpFault::Timeout { .. } if !host.is_here() => finding.next(words::ASK),
        HttpFault::NoConnection { .. } | HttpFault::Timeout { .. } => finding.next(words::AGAIN),
        HttpFault::Proxy { .. } => finding.next(words::PROXY),
        _ => finding,
    }
}

/// One issuer for hosts of many owners.
fn one_issuer(hosts: &[HostShown<'_>]) -> Option<Finding> {
    let mut issuers = BTreeSet::new();
    let mut owners = BTreeSet::new();
    for shown in hosts {
        let Some(issuer) = shown.seen.as_ref().and_then(|seen| seen.issuer.as_deref()) else { continue };
        if is_inner_literal(shown.host.address.url()) {
            continue;
        }
        issuers.insert(issuer);
        // `altinn.no` of `platform.altinn.no`.
        let mut labels = shown.host.name.rsplit('.');
        owners.insert((labels.next(), labels.next()));
    }
    let only = issuers.first().filter(|_| issuers.len() == 1 && owners.len() >= OWNERS)?;
    Some(Finding::new(&codes::NET_ONE_ISSUER, *only).with("issuer", *only))
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ISSUED { nb: "{said} Sertifikatet er utstedt av {issuer}.", en: "{said} The certificate was issued by {issuer}." }
        ASK { nb: "Be dem som driver nettet, om å åpne (altinn-onboard letter L11), eller oppgi proxyen i HTTPS_PROXY, og prøv igjen: altinn-onboard network --check", en: "Ask those who run the network to open it (altinn-onboard letter L11), or name the proxy in HTTPS_PROXY, and try again: altinn-onboard network --check" }
        PROXY { nb: "Kontroller adresse, brukernavn og passord i HTTPS_PROXY, be dem som driver proxyen, om å slippe gjennom vertene, eller legg verter som nås uten proxy, i NO_PROXY. Prøv igjen: altinn-onboard network --check", en: "Check the address, user name and password in HTTPS_PROXY, ask those who run the proxy to allow the hosts, or add hosts that are reached without a proxy to NO_PROXY. Try again: altinn-onboard network --check" }
        AGAIN { nb: "Se at miljøet kjører på denne maskinen, og prøv igjen: altinn-onboard network --check", en: "See that the environment runs on this machine, and try again: altinn-onboard network --check" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::environments::{built_in, read, simulated};
    use crate::catalog::network_hosts::{DNS_STEP, INCOMING};
    use crate::domain::{EnvironmentName, Language};
    use crate::report::network::{Wish, human};
    use crate::report::screen::Screen;
    use crate::steps::journeys;
    use crate::text::reasons;

    fn tt02() -> Environment {
        built_in(&EnvironmentName::parse("tt02").unwrap()).unwrap()
    }

    fn with(issuer: Option<&str>, status: Option<u16>) -> HostSeen {
        HostSeen {
            proxy: None,
            proxy_down: false,
            addresses: Vec::new(),
            issuer: issuer.map(str::to_owned),
            only_by_bundle: false,
            is_refused: false,
            ahead: Some(0),
            status,
            findings: Vec::new(),
        }
    }

    #[test]
    fn what_a_host_is_for_names_steps_that_there_are() {
        let known = journeys::step_ids();
        let tt02 = tt02();
        let of_hosts = hosts(&tt02).into_iter().flat_map(|host| host.uses).flat_map(|one| one.steps).copied();
        for step in of_hosts.chain(INCOMING.map(|(step, _)| step)).chain([DNS_STEP]) {
            assert!(known.contains(&step), "{step}");
        }
    }

    #[tokio::test]
    async fn a_host_that_is_needed_and_not_reached_is_lacking() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        drop(listener);
        let lab = read(&simulated("lab", &base)).unwrap().remove(0);
        let report = checked(&Http::default(), &lab).await;
        assert!(lacks(&report) && report.is_checked());
        let found = report.hosts[0].seen.as_ref().unwrap();
        assert_eq!((found.status, found.findings.len()), (None, 1));
        assert_eq!(found.findings[0].code.id, "NET-NO-CONNECTION");
        assert_eq!(report.hosts[0].wish(), None, "nobody need open anything on this machine");
        let screen = Screen { language: Language::En, width: 100, colour: false };
        let shown = human::render(&report, screen);
        assert!(!shown.contains('✓') && shown.contains("was not reached"), "{shown}");
    }

    #[test]
    fn what_must_be_asked_for_hangs_on_what_was_seen() {
        let tt02 = tt02();
        let wish = |change: &dyn Fn(&mut HostSeen)| {
            let mut seen = with(Some("A"), None);
            change(&mut seen);
            HostShown { host: hosts(&tt02).remove(0), seen: Some(seen) }.wish()
        };
        assert_eq!(wish(&|seen| seen.status = Some(404)), None);
        assert_eq!(wish(&|_| ()), Some(Wish::Open));
        assert_eq!(wish(&|seen| seen.proxy = Some("p:1".into())), Some(Wish::Proxy));
        assert_eq!(wish(&|seen| (seen.proxy, seen.proxy_down) = (Some("p:1".into()), true)), Some(Wish::ReachProxy));
        assert_eq!(wish(&|seen| seen.is_refused = true), Some(Wish::Exempt));
        assert_eq!(wish(&|seen| (seen.status, seen.only_by_bundle) = (Some(200), true)), Some(Wish::Exempt));
    }

    /// A browser that meets a certificate of somebody in between needs the same exemption as the program.
    #[test]
    fn a_certificate_that_is_refused_asks_for_the_same_whoever_opens_the_host() {
        let tt02 = tt02();
        let refused = |host: NetworkHost<'_>| {
            let fault = HttpFault::Tls { host: host.name.clone(), reason: reasons::no_name() };
            let look = HostLook {
                proxy: Some("p:1".to_owned()),
                proxy_down: false,
                addresses: Vec::new(),
                issuer: Some("Innsyn AS".to_owned()),
                only_by_bundle: false,
                offset: None,
                answered: Err(fault),
            };
            let found = seen(&host, look);
            (host.is_called(), HostShown { host, seen: Some(found) }.wish())
        };
        let all: BTreeSet<(bool, bool)> = hosts(&tt02)
            .into_iter()
            .map(refused)
            .map(|(is_called, wish)| (is_called, wish == Some(Wish::Exempt)))
            .collect();
        assert_eq!(all, BTreeSet::from([(false, true), (true, true)]));
    }

    #[test]
    fn one_issuer_for_hosts_of_many_owners_is_told() {
        let tt02 = tt02();
        let of = |issuer: &dyn Fn(usize) -> &'static str| {
            let shown = |(at, host)| HostShown { host, seen: Some(with(Some(issuer(at)), Some(200))) };
            let all: Vec<HostShown<'_>> = hosts(&tt02).into_iter().enumerate().map(shown).collect();
            one_issuer(&all).map(|finding| finding.subject)
        };
        assert_eq!(of(&|_| "Innsyn AS").as_deref(), Some("Innsyn AS"));
        assert_eq!(of(&|at| if at == 0 { "Buypass" } else { "Innsyn AS" }), None);
        let few: Vec<HostShown<'_>> = hosts(&tt02)
            .into_iter()
            .filter(|host| host.name.ends_with("altinn.no"))
            .map(|host| HostShown { host, seen: Some(with(Some("A"), Some(200))) })
            .collect();
        assert_eq!(one_issuer(&few), None, "one owner may well have one");
    }

    #[test]
    fn a_clock_ten_seconds_off_is_let_pass_and_eleven_are_not() {
        assert!(clock(-10, "h").is_none() && clock(10, "h").is_none());
        let said = clock(-11, "h").unwrap().message.render(Language::En);
        assert!(said.contains("11 seconds apart"), "{said}");
    }
}
