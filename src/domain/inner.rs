//! What the internet does not reach, as far as an address tells it by itself.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Endings of names that are never on the internet: kept for this machine, for inner networks, for tests and for other
/// systems of names (RFC 6761, 6762, 7686, 8375 and 9476; ICANN resolution 2024.07.29.06). `localdomain` is kept by
/// nobody, but stands for this machine in the hosts files of many systems. What people merely like to use, as `lan`, is
/// judged by nobody.
const NEVER_ON_THE_INTERNET: [&str; 10] =
    ["localhost", "localdomain", "local", "internal", "home.arpa", "test", "invalid", "example", "onion", "alt"];

/// Whether an address is no place on the internet: what [`is_inner_literal`] tells, and names that the internet never
/// has. What other names stand for is not looked up.
#[must_use]
pub fn is_inner(url: &Url) -> bool {
    let is_never = |name: &str| {
        let is_below = |ending: &&str| name.strip_suffix(*ending).is_some_and(|rest| rest.ends_with('.'));
        // No top level is itself a place, so that a name without a dot is one of an inner network.
        !name.contains('.') || NEVER_ON_THE_INTERNET.iter().any(|ending| name == *ending || is_below(ending))
    };
    is_inner_literal(url) || matches!(url.host(), Some(Host::Domain(name)) if is_never(without_root(name)))
}

/// Whether an address says in numbers, or by the name of this machine, that it lies on this machine, in an inner network
/// or where nothing is reached from the internet (IANA's registries of special-purpose addresses, RFC 6890).
#[must_use]
pub fn is_inner_literal(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => is_inner_v4(ip),
        Some(Host::Ipv6(ip)) => is_inner_v6(ip),
        // RFC 6761, 6.3: these names are this machine's everywhere.
        Some(Host::Domain(name)) => {
            let name = without_root(name);
            name == "localhost" || name.ends_with(".localhost")
        }
        None => true,
    }
}

/// A name without the dot that stands for the root: with it or not, it is the same host.
#[must_use]
pub fn without_root(name: &str) -> &str {
    name.strip_suffix('.').unwrap_or(name)
}

fn is_inner_v6(ip: Ipv6Addr) -> bool {
    let embedded = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_inner_v4(Ipv4Addr::new(a, b, c, d))
    };
    match ip.segments() {
        // IPv4 in the dress of IPv6 is what is inside: mapped, translated (RFC 2765), by NAT64 (RFC 6052), by 6to4.
        [0, 0, 0, 0, 0, 0xffff, high, low]
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => embedded(high, low),
        // Protocol assignments (2001::/23), among them Teredo, which holds an address of its client in disguise;
        // documentation (2001:db8::/32, 3fff::/20).
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => true,
        // Unicast of the internet is given out of 2000::/3 alone. All else is this machine, a link, an inner network, a
        // group, a label (100::/64, 5f00::/16) or nobody's.
        [first, ..] => first & 0xe000 != 0x2000,
    }
}

const fn is_inner_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_unspecified()
        || ip.is_broadcast()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        // Shared address space, protocol assignments, the relays of 6to4 (RFC 7526), benchmarks, reserved.
        || (a == 100 && b & 0xc0 == 64)
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && b & 0xfe == 18)
        || a >= 240
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(host: &str) -> Url {
        Url::parse(&format!("https://{host}/x")).unwrap()
    }

    const LITERAL: [&str; 45] = [
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "2130706433",
        "localhost",
        "a.localhost",
        "localhost.",
        "10.0.0.1",
        "172.31.255.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "198.18.0.1",
        "224.0.0.1",
        "192.88.99.1",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd12::1]",
        "[fec0::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[::127.0.0.1]",
        "[::ffff:0:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::a9fe:a9fe]",
        "[64:ff9b:1::1]",
        "[2002:7f00:1::]",
        "[2002:a00:1::1]",
        "[2001::7f00:1]",
        "[2001:2::1]",
        "[2001:20::1]",
        "[2001:1ff::1]",
        "[2001:db8::1]",
        "[3fff::1]",
        "[3fff:fff::1]",
        "[100::1]",
        "[100:0:0:1::1]",
        "[5f00::1]",
        "[4000::1]",
        "[e000::1]",
    ];

    const NAMES: [&str; 14] = [
        "metadata.google.internal",
        "router.local",
        "router.local.",
        "intranet",
        "ip6-localhost",
        "localhost.localdomain",
        "printer.home.arpa",
        "a.test",
        "a.invalid",
        "hooks.example",
        "example",
        "abc.onion",
        "a.alt",
        "com.",
    ];

    #[test]
    fn what_the_internet_does_not_reach_is_told_by_the_address_itself() {
        for inner in LITERAL {
            assert!(is_inner(&url(inner)) && is_inner_literal(&url(inner)), "{inner}");
        }
        for outer in [
            "ttd.no",
            "ttd.no.",
            "8.8.8.8",
            "100.128.0.1",
            "172.32.0.1",
            "192.88.98.1",
            "[2001:200::1]",
            "[2001:4600::1]",
            "[2001:67c::1]",
            "[3ffe::1]",
            "[2a02::1]",
            "[::ffff:8.8.8.8]",
            "[::ffff:0:8.8.8.8]",
            "[64:ff9b::808:808]",
            "[2002:808:808::1]",
            "10.no",
            "example.no",
            "local.no",
            "notlocal.no",
            "my-internal.no",
        ] {
            assert!(!is_inner(&url(outer)), "{outer}");
        }
    }

    #[test]
    fn names_that_the_internet_never_has_are_inner_and_no_literals() {
        for name in NAMES {
            assert!(is_inner(&url(name)) && !is_inner_literal(&url(name)), "{name}");
        }
    }
}
