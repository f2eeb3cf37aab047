//! Certificates that count beside the platform's, against a server whose certificate nobody else knows.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;

use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

use super::ca_bundle::CaFault;
use super::tests::text;
use super::*;

/// An element of DER; none here is longer than two bytes can say.
fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let [high, low] = u16::try_from(content.len()).unwrap().to_be_bytes();
    let length = match content.len() {
        0..=127 => vec![low],
        128..=255 => vec![0x81, low],
        _ => vec![0x82, high, low],
    };
    [&[tag], &length[..], &content].concat()
}

/// A key pair and a certificate of its own for 127.0.0.1, good for some decades (RFC 5280, 4.1).
fn certificate() -> (CertificateDer<'static>, PrivateKeyDer<'static>) {
    let random = SystemRandom::new();
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref()).unwrap();
    let public: PublicKeyX509Der<'_> = pair.public_key().as_der().unwrap();
    let algorithm = der(0x30, &[&[0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]]);
    let common = der(0x30, &[&[0x06, 3, 0x55, 4, 3], &der(0x0c, &[b"test"])]);
    let name = der(0x30, &[&der(0x31, &[&common])]);
    let valid = der(0x30, &[&der(0x17, &[b"200101000000Z"]), &der(0x17, &[b"491231235959Z"])]);
    let address = der(0x04, &[&der(0x30, &[&[0x87, 4, 127, 0, 0, 1]])]);
    let alternative = der(0x30, &[&[0x06, 3, 0x55, 0x1d, 0x11], &address]);
    let extensions = der(0xa3, &[&der(0x30, &[&alternative])]);
    let (version, serial) = (der(0xa0, &[&[2, 1, 2]]), [2, 1, 1]);
    let told = [&version[..], &serial, &algorithm, &name, &valid, &name, public.as_ref(), &extensions];
    let told = der(0x30, &told);
    let signature = pair.sign(&random, &told).unwrap();
    let whole = der(0x30, &[&told, &algorithm, &der(0x03, &[&[0], signature.as_ref()])]);
    (whole.into(), PrivateKeyDer::try_from(pkcs8.as_ref().to_vec()).unwrap())
}

/// A secure server on this machine, and its certificate in PEM.
fn secure() -> (Url, String) {
    let (made, key) = certificate();
    let lines = STANDARD.encode(&made);
    let pem = format!("-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n");
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![made], key).unwrap();
    let (config, listener) = (Arc::new(config), TcpListener::bind("127.0.0.1:0").unwrap());
    let url = Url::parse(&format!("https://{}/", listener.local_addr().unwrap())).unwrap();
    std::thread::spawn(move || {
        for mut socket in listener.incoming().map_while(Result::ok) {
            let mut connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = Stream::new(&mut connection, &mut socket);
            let answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nsecure";
            let _ = stream.read(&mut [0; 4096]).and_then(|_| stream.write_all(answer)).and_then(|()| stream.flush());
        }
    });
    (url, pem)
}

#[tokio::test]
async fn certificates_of_the_operator_count_beside_those_of_the_platform() {
    let (url, pem) = secure();
    let fault = Http::default().send(text(&url)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Tls { .. }), "{fault:?}");
    // What else stands in such a file is passed by.
    let ca_bundle = Some(CaBundle::parse(format!("# ours\n{pem}\n{}", secure().1).as_bytes()).unwrap());
    let answer = Http::new(Settings { ca_bundle, ..Settings::default() }).send(text(&url)).await.unwrap();
    assert_eq!(answer.body, b"secure");
    let ca_bundle = Some(CaBundle::parse(secure().1.as_bytes()).unwrap());
    let fault = Http::new(Settings { ca_bundle, ..Settings::default() }).send(text(&url)).await.unwrap_err();
    assert!(matches!(fault, HttpFault::Tls { .. }), "another one does not: {fault:?}");
}

#[test]
fn a_file_without_certificates_says_what_is_wrong() {
    let parsed = |text: &str| CaBundle::parse(text.as_bytes()).map(|_| ()).unwrap_err();
    let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    assert_eq!((parsed(""), parsed(" \n")), (CaFault::Empty, CaFault::Empty));
    assert_eq!((parsed(key), parsed("hei")), (CaFault::NoCertificate, CaFault::NoCertificate));
    for broken in [
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n",
    ] {
        assert!(matches!(parsed(broken), CaFault::Broken(_)), "{broken}");
    }
}
