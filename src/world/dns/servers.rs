//! Which servers this machine asks.

use std::net::SocketAddr;

/// The port of the DNS.
#[cfg(unix)]
const PORT: u16 = 53;

/// So much of the file of servers is read.
#[cfg(unix)]
const LARGEST: u64 = 64 * 1024;

/// The servers of this machine, in their order; none where they cannot be read.
#[cfg(unix)]
pub(super) fn of_this_machine() -> Vec<SocketAddr> {
    let file = std::fs::File::open("/etc/resolv.conf").ok();
    let mut text = Vec::new();
    let read = file.map(|file| std::io::Read::read_to_end(&mut std::io::Read::take(file, LARGEST), &mut text));
    match read {
        Some(Ok(_)) => named_in(&text),
        _ => Vec::new(),
    }
}

/// Where the servers stand is not looked up on Windows: there an environment names its own.
#[cfg(not(unix))]
pub(super) fn of_this_machine() -> Vec<SocketAddr> {
    Vec::new()
}

/// The servers that a `resolv.conf` names.
#[cfg(unix)]
fn named_in(text: &[u8]) -> Vec<SocketAddr> {
    let config = resolv_conf::Config::parse(text).unwrap_or_default();
    config.nameservers.iter().map(|server| SocketAddr::new(server.into(), PORT)).collect()
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_of_a_file_are_asked_in_their_order() {
        let named = |text: &str| named_in(text.as_bytes()).iter().map(SocketAddr::to_string).collect::<Vec<_>>();
        let file = "# made by hand\nsearch ttd.no\nnameserver 192.0.2.1\noptions edns0\nnameserver 2001:db8::1\n";
        assert_eq!(named(file), ["192.0.2.1:53", "[2001:db8::1]:53"]);
        assert!(named("").is_empty() && named("nameserver\n").is_empty());
    }
}
