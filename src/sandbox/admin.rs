//! The client that may use the self-service API: given out ready made, its key in a file of its owner's.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::SandboxFault;
use super::store::Store;
use super::world_data::Admin;
use crate::domain::PublicJwk;

/// Scopes that the admin client may ask for (felleslosninger/docs, `oidc_api_admin.md`, 2024-10-17).
pub(super) const SCOPES: [&str; 3] = ["idporten:dcr.read", "idporten:dcr.modify", "idporten:dcr.write"];

/// The scope that writing calls need.
pub(super) const WRITE: &str = "idporten:dcr.write";

/// The admin client of a world, with the key that lies in the key file. A file that is there already is used, since
/// making an RSA key is by far the slowest thing that a sandbox does.
pub(super) fn prepare(store: &Store, known: Option<Admin>) -> Result<Admin, SandboxFault> {
    let client_id = known.map_or_else(|| uuid::Uuid::new_v4().to_string(), |admin| admin.client_id);
    if let Some(key) = store.read_key()?.as_deref().and_then(read_pem) {
        return Ok(Admin { client_id, key: public(&key) });
    }
    let key = KeyPair::generate(KeySize::Rsa2048).map_err(|_| SandboxFault::Key)?;
    let der = AsDer::<Pkcs8V1Der<'_>>::as_der(&key).map_err(|_| SandboxFault::Key)?;
    store.write_key(&write_pem(der.as_ref()))?;
    Ok(Admin { client_id, key: public(&key) })
}

fn public(key: &KeyPair) -> PublicJwk {
    let public = key.public_key();
    PublicJwk::from_parts(
        public.modulus().big_endian_without_leading_zero(),
        public.exponent().big_endian_without_leading_zero(),
        None,
    )
}

fn write_pem(der: &[u8]) -> zeroize::Zeroizing<String> {
    let text = zeroize::Zeroizing::new(STANDARD.encode(der));
    let mut pem = zeroize::Zeroizing::new(String::with_capacity(text.len() + text.len() / 64 + 64));
    pem.push_str("-----BEGIN PRIVATE KEY-----\n");
    for (at, c) in text.chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            pem.push('\n');
        }
        pem.push(c);
    }
    pem.push_str("\n-----END PRIVATE KEY-----\n");
    pem
}

fn read_pem(pem: &str) -> Option<KeyPair> {
    let mut body = zeroize::Zeroizing::new(String::with_capacity(pem.len()));
    body.extend(pem.lines().filter(|line| !line.starts_with("-----")).map(str::trim));
    KeyPair::from_pkcs8(&zeroize::Zeroizing::new(STANDARD.decode(body.as_bytes()).ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_kept_for_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let world = folder.path().join("a.sandbox.json");
        let first = prepare(&Store::open(Some(&world)).unwrap(), None).unwrap();
        let store = Store::open(Some(&world)).unwrap();
        let again = prepare(&store, Some(first.clone())).unwrap();
        assert_eq!((again.client_id, again.key), (first.client_id, first.key));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(store.key_path()).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
