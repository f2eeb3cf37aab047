//! The answer of `network --format json`. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::{HostShown, NetworkReport, Wish};
use crate::catalog::network_hosts::{self, Caller, INCOMING, NetworkUse};
use crate::domain::Language;
use crate::finding::Finding;
use crate::report::finding_json::Severity;
use crate::report::frozen::frozen;

/// The answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document<'r> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u32,
    /// The environment.
    environment: &'r str,
    /// The hosts were tried.
    checked: bool,
    /// Traffic out: every host that the environment names, each once.
    hosts: Vec<Host<'r>>,
    /// Traffic in: what Altinn calls at the organisation.
    incoming: Vec<Incoming<'r>>,
    /// The DNS server that the program asks by itself; `null` is the machine's.
    dns_server: Option<&'r str>,
    /// What was found of all hosts together.
    findings: Vec<Found>,
}

/// A host.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Host<'r> {
    host: &'r str,
    /// The TCP port.
    port: u16,
    /// With TLS.
    tls: bool,
    /// The program calls it; otherwise only people open it, in a browser.
    called_by_program: bool,
    /// The addresses behind it that are published for firewalls.
    published_addresses: Option<&'r str>,
    /// What it is for.
    uses: Vec<UsedFor<'r>>,
    /// What must be asked of those who run the network; `null` is nothing.
    ask_for: Option<AskFor>,
    /// What was seen; `null` when it was not tried.
    seen: Option<Seen<'r>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct UsedFor<'r> {
    /// The key of the environment's description.
    address: &'static str,
    why: &'r str,
    steps: &'static [&'static str],
    commands: &'static [&'static str],
    /// The program calls it.
    by_program: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Seen<'r> {
    /// It answered.
    reached: bool,
    /// The status that it answered.
    status: Option<u16>,
    /// The proxy that it is reached through.
    proxy: Option<&'r str>,
    /// What its name stands for here.
    addresses: &'r [String],
    /// Who issued its certificate.
    issuer: Option<&'r str>,
    /// Its certificate is accepted only because of `--ca-bundle`.
    only_by_ca_bundle: bool,
    /// How many seconds its clock is ahead; two or less count as none.
    clock_ahead_seconds: Option<i64>,
    findings: Vec<Found>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Incoming<'r> {
    what: &'r str,
    /// The step that needs it.
    step: &'static str,
    /// From which address; `null` where that is not known.
    from: Option<&'r str>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Found {
    code: &'static str,
    severity: Severity,
    message: String,
    help: Option<String>,
}

frozen! {
    /// What must be asked of those who run the network.
    AskFor of Wish {
        /// Open the firewall.
        "open" Open = Wish::Open,
        /// Open the way to the proxy.
        "reach-proxy" ReachProxy = Wish::ReachProxy,
        /// Have the proxy let it through.
        "proxy" Proxy = Wish::Proxy,
        /// Exempt it from TLS inspection.
        "exempt" Exempt = Wish::Exempt,
    }
}

impl Found {
    fn all(findings: &[Finding]) -> Vec<Self> {
        let found = |finding: &Finding| Self {
            code: finding.code.id,
            severity: finding.severity.into(),
            message: finding.message.render(Language::En),
            help: finding.next.as_ref().map(|next| next.render(Language::En)),
        };
        findings.iter().map(found).collect()
    }
}

impl UsedFor<'_> {
    fn new(one: &NetworkUse) -> Self {
        Self {
            address: one.key,
            why: one.why.en(),
            steps: one.steps,
            commands: one.commands,
            by_program: one.by == Caller::Program,
        }
    }
}

impl<'r> Host<'r> {
    fn new(shown: &'r HostShown<'_>) -> Self {
        let network_hosts::NetworkHost { name, port, secure, published, uses, .. } = &shown.host;
        Self {
            host: name,
            port: *port,
            tls: *secure,
            called_by_program: shown.host.is_called(),
            published_addresses: *published,
            uses: uses.iter().map(|one| UsedFor::new(one)).collect(),
            ask_for: shown.wish().map(Into::into),
            seen: shown.seen.as_ref().map(|seen| Seen {
                reached: seen.status.is_some(),
                status: seen.status,
                proxy: seen.proxy.as_deref(),
                addresses: &seen.addresses,
                issuer: seen.issuer.as_deref(),
                only_by_ca_bundle: seen.only_by_bundle,
                clock_ahead_seconds: seen.ahead,
                findings: Found::all(&seen.findings),
            }),
        }
    }
}

/// Renders the hosts, and how they were reached.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(report: &NetworkReport<'_>) -> Result<String, serde_json::Error> {
    let incoming = INCOMING.iter().map(|(step, what)| Incoming { what: what.en(), step, from: report.source });
    serde_json::to_string_pretty(&Document {
        schema: 1,
        environment: report.name,
        checked: report.is_checked(),
        hosts: report.hosts.iter().map(Host::new).collect(),
        incoming: incoming.collect(),
        dns_server: report.dns.as_deref(),
        findings: Found::all(&report.findings),
    })
}
