//! Key stores: files and variables here; the operating system's own as far as a machine without one lets us.

use std::sync::Arc;

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use tempfile::TempDir;

use super::fault::PrivateFault;
use super::*;

/// A key on the curve P-256.
const EC_PEM: &str = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2\nOF/2NxApJCzGCEDdfSp6VQO30hyhRANCAAQRWz+jn65BtOMvdyHKcvjBeBSDZH2r\n1RTwjmYSi9R/zpBnuQ4EiMnCqfMPWiZqB4QdbAd0E7oH50VpuZ1P087G\n-----END PRIVATE KEY-----\n";

/// Nobody needs to hear of it.
fn unnoted(_: &PublicJwk) -> Result<(), KeyFault> {
    Ok(())
}

fn nothing() -> Variables {
    Arc::new(|_| None)
}

fn in_files() -> (TempDir, KeyStore) {
    let data = TempDir::new().unwrap();
    let store = KeyStore::new(Keeping::File, data.path(), nothing());
    (data, store)
}

fn write_private(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
}

#[test]
fn a_key_is_made_once_and_found_again() {
    let (_data, store) = in_files();
    assert!(store.find("main", "tt02-main-x7").unwrap().is_none());
    let made = store.make("main", "tt02-main-x7", 2048, unnoted).unwrap();
    assert_eq!(store.make("main", "tt02-main-x7", 2048, unnoted).unwrap(), made, "ensure, not make again");
    assert_eq!(store.find("main", "tt02-main-x7").unwrap().unwrap().public(), made);
    assert_eq!(store.place(), KeyPlace::File);
}

#[test]
fn a_key_is_heard_of_before_it_is_kept_and_once() {
    let (_data, store) = in_files();
    let refused = store.make("main", "a", 2048, |_| Err(KeyFault::Crypto("refused"))).unwrap_err();
    assert_eq!(refused, KeyFault::Crypto("refused"));
    assert!(store.find("main", "a").unwrap().is_none(), "nothing is kept of what was refused");
    let mut heard = Vec::new();
    for _ in 0..2 {
        let note = |made: &PublicJwk| {
            heard.push(made.clone());
            Ok::<(), KeyFault>(())
        };
        let kept = store.make("main", "a", 2048, note).unwrap();
        assert_eq!(heard, [kept]);
    }
}

#[cfg(unix)]
#[test]
fn key_files_are_closed_to_others_and_refused_when_they_are_not() {
    use super::fault::Closed;
    use std::os::unix::fs::PermissionsExt as _;
    let (data, store) = in_files();
    store.make("main", "a", 2048, unnoted).unwrap();
    let (folder, file) = (data.path().join("keys"), data.path().join("keys/a.pem"));
    let open = |path: &Path, wanted| KeyFault::OpenToOthers { path: path.to_owned(), wanted };
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside it");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(store.find("main", "a").unwrap_err(), open(&file, Closed::File));
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o602)).unwrap();
    assert_eq!(store.find("main", "a").unwrap_err(), open(&file, Closed::File));
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    for (path, mode, wanted) in [(folder.as_path(), 0o711, Closed::Folder), (data.path(), 0o770, Closed::Above)] {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(store.find("main", "a").unwrap_err(), open(path, wanted));
        // Nothing new is put there, either.
        assert_eq!(store.make("main", "b", 2048, unnoted).unwrap_err(), open(path, wanted));
        // Of a file that somebody points to, only the file is looked at.
        assert!(read_file(&file).is_ok());
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700)).unwrap();
    }
    assert!(store.find("main", "a").unwrap().is_some());
}

/// Whoever can write the environments file can name anything there. The operator's own `--key-file` may be a pipe.
#[cfg(unix)]
#[test]
fn a_described_key_file_is_an_ordinary_file() {
    let folder = TempDir::new().unwrap();
    let pipe = folder.path().join("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).unwrap();
    for other in [pipe.as_path(), Path::new("/dev/zero"), folder.path()] {
        assert!(matches!(read_described_file(other).unwrap_err(), KeyFault::NoFile(_)), "{}", other.display());
    }
    let missing = read_described_file(&folder.path().join("missing")).unwrap_err();
    assert!(matches!(missing, KeyFault::Unreadable { .. }), "{missing}");
    let file = folder.path().join("admin.pem");
    let signer = Signer::generate(2048).unwrap();
    write_private(&file, signer.pem().unwrap().expose_text().unwrap());
    assert_eq!(read_described_file(&file).unwrap().public(), signer.public());
}

/// A crash of a process that has keys in its memory leaves nothing for others to read.
#[cfg(unix)]
#[test]
fn who_opens_the_key_store_leaves_no_core() {
    let _ = in_files();
    let limit = rustix::process::getrlimit(rustix::process::Resource::Core);
    assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
}

#[test]
fn a_name_cannot_leave_its_folder() {
    let (_data, store) = in_files();
    for name in ["", "..", "../a", "a/b", ".a", "a\0b", "æ"] {
        assert_eq!(store.find("main", name).unwrap_err(), KeyFault::Name(name.to_owned()));
    }
}

#[test]
fn a_key_is_taken_over_from_a_file_and_never_overwrites_another() {
    let (data, store) = in_files();
    let source = data.path().join("source.pem");
    let signer = Signer::generate(2048).unwrap();
    write_private(&source, signer.pem().unwrap().expose_text().unwrap());
    assert_eq!(store.take("main", "a", &source).unwrap(), signer.public());
    assert_eq!(store.take("main", "a", &source).unwrap(), signer.public(), "again is the same");
    assert!(source.exists());
    store.make("main", "b", 2048, unnoted).unwrap();
    assert_eq!(store.take("main", "b", &source).unwrap_err(), KeyFault::NameTaken("b".to_owned()));
    let missing = data.path().join("missing.pem");
    assert!(matches!(store.take("main", "c", &missing), Err(KeyFault::Unreadable { .. })));
}

#[test]
fn variables_are_read_and_never_written() {
    let signer = Signer::generate(2048).unwrap();
    let pem = signer.pem().unwrap();
    let variables: Variables = Arc::new(move |name| (name == "ALTINN_ONBOARD_KEY_MY_CLIENT").then(|| pem.clone()));
    let store = KeyStore::new(Keeping::Env, Path::new("/nowhere"), variables);
    assert_eq!(store.find("my-client", "any").unwrap().unwrap().public(), signer.public());
    assert_eq!(store.make("my-client", "any", 2048, unnoted).unwrap(), signer.public(), "what is there is found");
    let fault = store.make("other", "any", 2048, unnoted).unwrap_err();
    assert_eq!(fault, KeyFault::OnlyRead("ALTINN_ONBOARD_KEY_OTHER".to_owned()));
}

#[test]
fn what_is_no_private_rsa_key_says_why() {
    let read = |text: &str| private_key(&Secret::from_text(text.to_owned())).map(|_| ()).unwrap_err();
    let jwk = serde_json::to_string(&Signer::generate(2048).unwrap().public()).unwrap();
    assert_eq!(read(&jwk), PrivateFault::OnlyPublic);
    assert_eq!(read("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"), PrivateFault::OnlyPublic);
    assert_eq!(read("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"), PrivateFault::OnlyPublic);
    assert_eq!(read("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END…"), PrivateFault::Encrypted);
    assert_eq!(read("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"), PrivateFault::Encrypted);
    assert_eq!(read(EC_PEM), PrivateFault::NotRsa);
    assert_eq!(read("-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----"), PrivateFault::NotRsa);
    assert_eq!(read(r#"{"kty":"EC","d":"AQ"}"#), PrivateFault::NotRsa);
    assert_eq!(read(&jwk.replacen('{', r#"{"d":"AQ","#, 1)), PrivateFault::Member("p"));
    assert_eq!(read("-----BEGIN PRIVATE KEY-----\nMIIE"), PrivateFault::Damaged);
    assert_eq!(read("hei på deg"), PrivateFault::Unknown);
    let pem = Signer::generate(2048).unwrap().pem().unwrap();
    let cut = pem.expose_text().unwrap().lines().enumerate().filter(|(at, _)| *at != 5).map(|(_, line)| line);
    assert_eq!(read(&cut.collect::<Vec<_>>().join("\n")), PrivateFault::Damaged);
}

/// A part of a DER file.
fn der_part(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    [&[tag, 0x82], &length[..], content].concat()
}

/// What stands for a private RSA key of a length: the numbers of one, which no library would take.
fn of_bits(bits: usize) -> Vec<u8> {
    let mut modulus = vec![0xff; bits.div_ceil(8)];
    modulus[0] = u8::try_from((1_u16 << ((bits - 1) % 8 + 1)) - 1).unwrap();
    let number = |number: &[u8]| der_part(0x02, &[&[0], number].concat());
    let numbers: Vec<u8> = (0..7).flat_map(|_| number(&modulus)).collect();
    der_part(0x30, &[&[0x02, 1, 0], &number(&modulus)[..], &numbers].concat())
}

#[test]
fn keys_that_are_too_short_and_files_of_other_kinds_are_told_apart() {
    let read = |bytes: Vec<u8>| private_key(&Secret::new(bytes)).map(|_| ()).unwrap_err();
    let rsa = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
    for bits in [512, 1024, 1536, 2040, 2047] {
        let pkcs1 = of_bits(bits);
        let pkcs8 = der_part(0x30, &[&[0x02, 1, 0], &rsa[..], &der_part(0x04, &pkcs1)].concat());
        let pem = |name: &str, der: &[u8]| {
            format!("-----BEGIN {name}-----\n{}\n-----END {name}-----\n", STANDARD.encode(der)).into_bytes()
        };
        let forms = [pem("RSA PRIVATE KEY", &pkcs1), pem("PRIVATE KEY", &pkcs8), pkcs1.clone(), pkcs8.clone()];
        for form in forms {
            assert_eq!(read(form), PrivateFault::TooShort(bits));
        }
    }
    assert_eq!(read(of_bits(2048)), PrivateFault::Damaged);
    // RFC 7292: the version, and what is wrapped. Java and Windows write it without lengths.
    let pkcs12 = [&[0x02, 1, 3], &der_part(0x30, &[0x06, 1, 1])[..], &[0; 900]].concat();
    let boundless = [&[0x30, 0x80], &pkcs12[..]].concat();
    for file in [der_part(0x30, &pkcs12), boundless, STANDARD.encode(der_part(0x30, &pkcs12)).into_bytes()] {
        assert_eq!(read(file), PrivateFault::Pkcs12);
    }
    let password = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d];
    let encrypted = der_part(0x30, &[&der_part(0x30, &password)[..], &der_part(0x04, &[7; 900])].concat());
    assert_eq!(read(encrypted), PrivateFault::Encrypted);
    let certificate = der_part(0x30, &der_part(0x30, &[&[0xa0, 3, 2, 1, 2], &rsa[..], &[0; 400]].concat()));
    assert_eq!(read(certificate), PrivateFault::OnlyPublic);
}

#[test]
fn keys_are_read_in_the_forms_that_people_have() {
    let signer = Signer::generate(2048).unwrap();
    let (der, pem) = (signer.der().unwrap(), signer.pem().unwrap());
    let pem = pem.expose_text().unwrap();
    // PKCS#1 is what PKCS#8 wraps: 26 bytes of header stand before it in a key of 2048 bits.
    let pkcs1 = STANDARD.encode(&der.expose()[26..]);
    let forms = [
        pem.replace('\n', "\r\n"),
        format!("\u{feff}{pem}"),
        format!("-----BEGIN RSA PRIVATE KEY-----\n{pkcs1}\n-----END RSA PRIVATE KEY-----\n"),
        STANDARD.encode(pem),
        STANDARD.encode(der.expose()),
    ];
    for form in forms {
        assert_eq!(private_key(&Secret::from_text(form)).unwrap().public(), signer.public());
    }
    assert_eq!(private_key(&Secret::new(der.expose()[26..].to_vec())).unwrap().public(), signer.public());
}

/// The nine numbers of a PKCS#1 key (RFC 8017 A.1.2), the version first.
fn numbers(pkcs1: &[u8]) -> Vec<Vec<u8>> {
    fn length(der: &[u8]) -> (usize, usize) {
        match der[1] {
            short @ 0..=0x7f => (usize::from(short), 2),
            long => {
                let count = usize::from(long & 0x7f);
                (der[2..2 + count].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)), 2 + count)
            }
        }
    }
    let (_, mut at) = length(pkcs1);
    let mut numbers = Vec::new();
    while at < pkcs1.len() {
        let (length, head) = length(&pkcs1[at..]);
        numbers.push(pkcs1[at + head..at + head + length].to_vec());
        at += head + length;
    }
    numbers
}

#[test]
fn a_private_jwk_is_read_under_its_own_key_id() {
    let signer = Signer::generate(2048).unwrap();
    let numbers = numbers(&signer.der().unwrap().expose()[26..]);
    let mut jwk = serde_json::json!({ "kty": "RSA", "kid": "2011-04-29", "alg": "RS256" });
    for (name, number) in ["n", "e", "d", "p", "q", "dp", "dq", "qi"].iter().zip(&numbers[1..]) {
        // The zero byte that DER puts before a number is left in, as some writers of JWK do.
        jwk[*name] = URL_SAFE_NO_PAD.encode(number).into();
    }
    let read = |text: String| private_key(&Secret::from_text(text));
    let found = read(jwk.to_string()).unwrap();
    assert_eq!((found.kid(), found.bits()), ("2011-04-29", 2048));
    assert_eq!(found.public().n, signer.public().n);
    assert_eq!(read(format!(r#"{{"keys":[{jwk}]}}"#)).unwrap().public(), found.public());
    let (data, store) = in_files();
    let source = data.path().join("key.jwk");
    write_private(&source, &jwk.to_string());
    for _ in 0..2 {
        assert_eq!(store.take("main", "a", &source).unwrap().kid, "2011-04-29", "the id that it is registered under");
    }
    // Members for others do not matter, nor what stands before the text.
    let mut more = jwk.clone();
    more["use"] = "enc".into();
    more["key_ops"] = serde_json::json!(["decrypt"]);
    more["x5c"] = serde_json::json!(["MIIB"]);
    assert_eq!(read(format!("\u{feff} {more}")).unwrap().public(), found.public());
    for kid in [serde_json::Value::Null, "".into()] {
        let mut unnamed = jwk.clone();
        unnamed["kid"] = kid;
        assert_eq!(read(unnamed.to_string()).unwrap().kid(), signer.kid());
    }
    // An id that no client's key can be registered under would be refused only by the service.
    for kid in [7.into(), "a:b".into(), "nøkkel".into(), "https://a.no/k".into(), serde_json::json!(["a"])] {
        let mut odd = jwk.clone();
        odd["kid"] = kid;
        assert_eq!(read(odd.to_string()).unwrap_err(), PrivateFault::Member("kid"), "{odd}");
    }
    let mut mixed = jwk.clone();
    mixed["p"] = jwk["q"].clone();
    assert_eq!(read(mixed.to_string()).unwrap_err(), PrivateFault::Damaged);
}

#[test]
fn a_missing_key_store_is_an_error_with_its_reason_and_never_a_file() {
    let data = TempDir::new().unwrap();
    let store = KeyStore::new(Keeping::Keyring, data.path(), nothing());
    // A developer's machine may have a key store; then there is nothing to see here.
    if let Err(fault) = store.find("main", "altinn-onboard-test-that-is-not-there") {
        assert!(
            matches!(&fault, KeyFault::NoKeyStore(reason) | KeyFault::Locked(reason) if !reason.render(crate::domain::Language::En).is_empty())
        );
        assert!(fault.finding().next.is_some());
    }
    assert_eq!(std::fs::read_dir(data.path()).unwrap().count(), 0);
}
