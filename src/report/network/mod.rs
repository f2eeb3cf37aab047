//! The hosts of an environment, and how they were reached.

pub mod human;
pub mod json;

use crate::catalog::network_hosts::NetworkHost;
use crate::finding::Finding;
use crate::text::Message;

/// What is told of an environment's hosts.
#[derive(Debug)]
pub struct NetworkReport<'e> {
    /// The name that `--env` takes.
    pub name: &'e str,
    /// What people call it.
    pub environment: Message,
    /// The hosts, those that the program calls first.
    pub hosts: Vec<HostShown<'e>>,
    /// From where Altinn calls the organisation's own addresses, where that is known.
    pub source: Option<&'static str>,
    /// The DNS server that the program asks; `None` is the machine's.
    pub dns: Option<String>,
    /// What was found of all hosts together.
    pub findings: Vec<Finding>,
}

/// A host, and what was seen of it when it was tried.
#[derive(Debug)]
pub struct HostShown<'e> {
    /// The host.
    pub host: NetworkHost<'e>,
    /// What was seen.
    pub seen: Option<HostSeen>,
}

/// What was seen of a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostSeen {
    /// The proxy that it is reached through.
    pub proxy: Option<String>,
    /// That proxy itself is not reached.
    pub proxy_down: bool,
    /// What its name stands for here.
    pub addresses: Vec<String>,
    /// Who issued its certificate.
    pub issuer: Option<String>,
    /// Its certificate is believed only because of `--ca-bundle`.
    pub only_by_bundle: bool,
    /// Its certificate is not believed.
    pub is_refused: bool,
    /// How many seconds its clock is ahead of ours.
    pub ahead: Option<i64>,
    /// The status that it answered; `None` when it was not reached.
    pub status: Option<u16>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// What must be asked of those who run the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Open the firewall.
    Open,
    /// Open the way to the proxy.
    ReachProxy,
    /// Have the proxy let it through.
    Proxy,
    /// Do not open its traffic.
    Exempt,
}

impl NetworkReport<'_> {
    /// Whether the hosts were tried, all or none.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.hosts.iter().any(|shown| shown.seen.is_some())
    }
}

impl HostShown<'_> {
    /// What must be asked for it; of what was not tried, that it is open.
    #[must_use]
    pub fn wish(&self) -> Option<Wish> {
        if self.host.is_here() {
            return None;
        }
        let Some(seen) = &self.seen else { return Some(Wish::Open) };
        match seen.status {
            Some(_) if !seen.only_by_bundle => None,
            _ if seen.is_refused || seen.only_by_bundle => Some(Wish::Exempt),
            _ if seen.proxy_down => Some(Wish::ReachProxy),
            _ if seen.proxy.is_some() => Some(Wish::Proxy),
            _ => Some(Wish::Open),
        }
    }
}
