//! Addresses that a firewall must know.

use crate::domain::EnvironmentName;

/// From where Altinn sends events (Altinn/altinn-events, `Services/SubscriptionService.cs`, 2026-08-20, from Altinn's
/// documentation).
#[must_use]
pub fn events_source(environment: &EnvironmentName) -> Option<&'static str> {
    match environment.as_str() {
        "tt02" => Some("20.100.24.41/32"),
        "production" => Some("20.100.46.139/32"),
        _ => None,
    }
}

/// The addresses behind a host that Digdir publishes for firewalls (felleslosninger/docs,
/// `maskinporten_func_wellknown.md`, 2024-10-17).
#[must_use]
pub fn published_addresses(host: &str) -> Option<&'static str> {
    match host {
        "test.maskinporten.no" => Some("139.105.36.132, 2a02:9cc::301"),
        "maskinporten.no" => Some("139.105.36.164"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_and_production_are_not_mixed() {
        let source = |name: &str| events_source(&EnvironmentName::parse(name).unwrap());
        assert_eq!(source("tt02"), Some("20.100.24.41/32"));
        assert_eq!(source("production"), Some("20.100.46.139/32"));
        assert_eq!(source("sandbox"), None);
        assert_ne!(published_addresses("maskinporten.no"), published_addresses("test.maskinporten.no"));
    }
}
