//! Looking at hosts that answer, that do not, that show a certificate nobody knows, whose clock is off, and that lie behind
//! a proxy that lets nobody through.

use std::io::Write as _;
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;

use rcgen::{CertificateParams, DnType, Issuer, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};

use super::super::step_clock::StepClock;
use super::look::HostLook;
use super::tests::server;
use super::*;
use crate::catalog::environments::{read, simulated};
use crate::domain::Environment;

/// An environment whose addresses are all at this place.
fn at(url: &Url) -> Environment {
    read(&simulated("mine", url.as_str().trim_end_matches('/'))).unwrap().remove(0)
}

async fn look(url: &Url, settings: Settings) -> HostLook {
    Http::new(settings).look(&at(url).maskinporten).await
}

fn quick() -> Settings {
    Settings { connect: Duration::from_secs(5), total: Duration::from_millis(800), ..Settings::default() }
}

/// A port where nobody listens.
fn closed() -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap()
}

/// A secure server whose certificate was issued by an authority of our own, and that authority in PEM.
fn secure() -> (Url, String) {
    let authority_key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    authority.distinguished_name.push(DnType::OrganizationName, "Innsyn AS");
    authority.distinguished_name.push(DnType::CommonName, "Innsyn TLS CA");
    let pem = authority.self_signed(&authority_key).unwrap().pem();
    let key = KeyPair::generate().unwrap();
    let issuer = Issuer::new(authority, &authority_key);
    let made = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![made.der().clone()], key).unwrap();
    let (config, listener) = (Arc::new(config), TcpListener::bind("127.0.0.1:0").unwrap());
    let url = Url::parse(&format!("https://{}/", listener.local_addr().unwrap())).unwrap();
    std::thread::spawn(move || {
        for mut socket in listener.incoming().map_while(Result::ok) {
            let mut connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = Stream::new(&mut connection, &mut socket);
            let answer = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            let read = std::io::Read::read(&mut stream, &mut [0; 4096]);
            let _ = read.and_then(|_| stream.write_all(answer)).and_then(|()| stream.flush());
        }
    });
    (url, pem)
}

#[tokio::test]
async fn a_host_that_answers_is_reached_whatever_it_says() {
    let url =
        server(|stream| drop(stream.write_all(b"HTTP/1.1 503 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")));
    let seen = look(&url, quick()).await;
    assert_eq!((seen.answered, seen.issuer, seen.proxy), (Ok(503), None, None));
    assert_eq!(seen.addresses, [IpAddr::from([127, 0, 0, 1])]);
}

#[tokio::test]
async fn only_the_root_is_asked_for_without_content_and_without_secrets() {
    let (tell, told) = std::sync::mpsc::channel();
    let tell = Mutex::new(tell);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut bytes = [0; 4096];
            let count = std::io::Read::read(&mut stream, &mut bytes).unwrap();
            let _ = tell.lock().unwrap().send(String::from_utf8_lossy(&bytes[..count]).into_owned());
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    });
    assert_eq!(look(&url, quick()).await.answered, Ok(200));
    // The first connection only sees whether one is taken.
    let asked: Vec<String> = told.try_iter().filter(|asked| !asked.is_empty()).collect();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].starts_with("HEAD / HTTP/1.1\r\n") && asked[0].ends_with("\r\n\r\n"), "{asked:?}");
    assert!(!asked[0].to_lowercase().contains("authorization"), "{asked:?}");
}

#[tokio::test]
async fn a_closed_port_and_a_host_that_never_answers_are_told_apart() {
    let seen = look(&closed(), quick()).await;
    assert!(matches!(seen.answered, Err(HttpFault::NoConnection { .. })), "{seen:?}");
    let silent = server(|_| std::thread::sleep(Duration::from_secs(20)));
    let seen = look(&silent, quick()).await;
    assert!(matches!(seen.answered, Err(HttpFault::Timeout { .. })), "{seen:?}");
    assert_eq!((seen.addresses.len(), seen.offset), (1, None));
}

#[tokio::test]
async fn a_certificate_that_nobody_knows_shows_who_issued_it() {
    let (url, pem) = secure();
    let issued = Some("Innsyn AS (Innsyn TLS CA)".to_owned());
    let seen = look(&url, quick()).await;
    assert!(matches!(seen.answered, Err(HttpFault::Tls { .. })), "{seen:?}");
    assert_eq!((&seen.issuer, seen.only_by_bundle), (&issued, false));
    let ca_bundle = Some(CaBundle::parse(pem.as_bytes()).unwrap());
    let seen = look(&url, Settings { ca_bundle, ..quick() }).await;
    assert_eq!((seen.answered, seen.issuer, seen.only_by_bundle), (Ok(404), issued, true));
}

#[tokio::test]
async fn a_clock_that_is_off_is_seen() {
    let url = server(|stream| {
        let head =
            "HTTP/1.1 200 OK\r\nDate: Sat, 21 Nov 2026 11:50:49 GMT\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        drop(stream.write_all(head.as_bytes()));
    });
    let here: Timestamp = "2026-11-21T11:49:49Z".parse().unwrap();
    let clock = Arc::new(StepClock::fixed(here));
    let seen = look(&url, Settings { clock, ..quick() }).await;
    assert_eq!(seen.offset, Some(SignedDuration::from_secs(60)));
}

/// Only what leaves this machine goes through a proxy; addresses that are kept for documentation never answer (RFC 5737).
async fn through(proxy: &Url) -> HostLook {
    let tt02 = crate::catalog::environments::built_in(&crate::domain::EnvironmentName::parse("tt02").unwrap()).unwrap();
    let proxies = Proxies::through(proxy.clone());
    Http::new(Settings { proxies, ..quick() }).look(&tt02.maskinporten).await
}

#[tokio::test]
async fn a_proxy_that_wants_a_password_and_one_that_is_not_there_are_told_apart() {
    let refusing = server(|stream| {
        let answer =
            b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n";
        drop(stream.write_all(answer));
    });
    let seen = through(&refusing).await;
    assert!(matches!(seen.answered, Err(HttpFault::Proxy { .. })), "{seen:?}");
    assert_eq!((seen.proxy, seen.proxy_down), (Some(host(&refusing)), false));
    assert!(seen.addresses.is_empty(), "the proxy looks names up itself");
    let gone = closed();
    let seen = through(&gone).await;
    assert!(matches!(&seen.answered, Err(HttpFault::Proxy { proxy, .. }) if *proxy == host(&gone)), "{seen:?}");
    assert!(seen.proxy_down);
}
