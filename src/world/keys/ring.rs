//! The operating system's key store.
//!
//! Keys lie there as PKCS#8 DER bytes: as text, Windows would keep them in UTF-16 and 2048 bits would not fit
//! (crates: keyring).

use keyring::{Entry, Error};

use super::KeyFault;
use crate::domain::Secret;
use crate::text::{Message, reasons};

/// The service under which all keys lie.
const SERVICE: &str = "altinn-onboard";

pub(super) fn read(name: &str) -> Result<Option<Secret>, KeyFault> {
    match entry(name)?.get_secret() {
        Ok(bytes) => Ok(Some(Secret::new(bytes))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(fault(&error)),
    }
}

pub(super) fn write(name: &str, der: &Secret) -> Result<(), KeyFault> {
    entry(name)?.set_secret(der.expose()).map_err(|error| fault(&error))
}

fn entry(name: &str) -> Result<Entry, KeyFault> {
    if let Err(error) = Entry::store_status() {
        return Err(KeyFault::NoKeyStore(said(error)));
    }
    Entry::new(SERVICE, name).map_err(|error| fault(&error))
}

fn fault(error: &Error) -> KeyFault {
    match error {
        Error::NoStorageAccess(_) => KeyFault::Locked(said(error)),
        _ => KeyFault::NoKeyStore(said(error)),
    }
}

/// What the key store says. Errors that carry what was stored are never printed as they are.
fn said(error: &Error) -> Message {
    match error {
        Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::Ambiguous(_) => words::NOT_READ.into(),
        other => reasons::said(&other.to_string()),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        NOT_READ { nb: "det som ligger i nøkkellageret, kan ikke leses", en: "what lies in the key store cannot be read" }
    }
}
