//! Private keys: made, kept, and used only to sign.
//!
//! A private key leaves its store in one form only, as a signature. Which store is used is the operator's choice and is
//! never changed silently: a key store that is not there is an error with its reason.

mod access;
mod admitted;
mod der;
pub mod fault;
mod files;
mod read;
mod ring;
mod signer;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

#[cfg(unix)]
pub(in crate::world) use access::is_foreign;
pub use admitted::AdmittedSigner;
pub use fault::KeyFault;
pub use read::private_key;
pub use signer::Signer;

use crate::domain::{PublicJwk, Secret};
use crate::record::values::KeyPlace;
use crate::text::reasons;
use crate::world::files::Files;
use crate::world::process;

/// Where private keys are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The operating system's key store.
    Keyring,
    /// Files in the user's data folder.
    File,
    /// A variable a client; only read.
    Env,
}

impl Keeping {
    /// Understands the words of `--key-store`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "keyring" => Some(Self::Keyring),
            "file" => Some(Self::File),
            "env" => Some(Self::Env),
            _ => None,
        }
    }

    /// The place, as the state names it.
    #[must_use]
    pub const fn place(self) -> KeyPlace {
        match self {
            Self::Keyring => KeyPlace::ThisMachine,
            Self::File => KeyPlace::File,
            Self::Env => KeyPlace::Env,
        }
    }
}

/// Reads one variable.
pub type Variables = Arc<dyn Fn(&str) -> Option<Secret> + Send + Sync>;

/// A key store. Its calls block: the operating system's store may ask the user to open it.
#[derive(Clone)]
pub struct KeyStore {
    keeping: Keeping,
    folder: PathBuf,
    files: Files,
    variables: Variables,
}

impl std::fmt::Debug for KeyStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyStore").field("keeping", &self.keeping).finish_non_exhaustive()
    }
}

impl KeyStore {
    /// A store. `data` is the user's data folder of this program; files lie in `keys` below it. From now on the process leaves
    /// no picture of its memory behind when it crashes.
    #[must_use]
    pub fn new(keeping: Keeping, data: &Path, variables: Variables) -> Self {
        process::keep_no_core();
        Self { keeping, folder: data.join("keys"), files: Files::real(), variables }
    }

    /// The same store over a file system that somebody else counts or disturbs.
    #[must_use]
    pub fn over(mut self, files: Files) -> Self {
        self.files = files;
        self
    }

    /// Removes what a killed run left of its files: it may be a whole key.
    pub fn remove_leftovers(&self) {
        self.files.remove_leftovers_in(&self.folder);
    }

    /// Which kind of store it is.
    #[must_use]
    pub const fn keeping(&self) -> Keeping {
        self.keeping
    }

    /// The place, as the state names it.
    #[must_use]
    pub const fn place(&self) -> KeyPlace {
        self.keeping.place()
    }

    /// The variable that holds a client's key: `ALTINN_ONBOARD_KEY_MAIN`.
    #[must_use]
    pub fn variable(client: &str) -> String {
        let part = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
        format!("ALTINN_ONBOARD_KEY_{}", client.chars().map(part).collect::<String>())
    }

    /// The key of a client under a name; `None` when this place does not hold it.
    ///
    /// # Errors
    /// The place cannot be looked into, or what lies there is no key.
    pub fn find(&self, client: &str, name: &str) -> Result<Option<Signer>, KeyFault> {
        let der = match self.keeping {
            Keeping::Keyring => ring::read(name)?.map(|der| (der, "the key store".to_owned())),
            Keeping::File => files::read(&self.folder, name)?,
            Keeping::Env => {
                let variable = Self::variable(client);
                (self.variables)(&variable).map(|secret| (secret, variable))
            }
        };
        let Some((secret, origin)) = der else { return Ok(None) };
        private_key(&secret).map(Some).map_err(|fault| KeyFault::NotAKey { origin, fault })
    }

    /// Makes a key under a name, or finds the one that was made. `made` hears of one that is new before it is kept, and
    /// may refuse it; one that was found may be anybody's.
    ///
    /// # Errors
    /// The place cannot be written, or cannot keep keys at all.
    pub fn make<E: From<KeyFault>>(
        &self,
        client: &str,
        name: &str,
        bits: usize,
        made: impl FnOnce(&PublicJwk) -> Result<(), E>,
    ) -> Result<PublicJwk, E> {
        if let Some(known) = self.find(client, name)? {
            return Ok(known.public());
        }
        let signer = Signer::generate(bits)?;
        made(&signer.public())?;
        Ok(self.keep(client, name, &signer)?)
    }

    /// Takes a private key over from a file, unless the name is taken by the same key already. The file stays as it is.
    /// The public part bears the key id that the file gives it: the store keeps none, the state does.
    ///
    /// # Errors
    /// The file holds no private RSA key, another key has the name, or the place cannot be written.
    pub fn take(&self, client: &str, name: &str, file: &Path) -> Result<PublicJwk, KeyFault> {
        let signer = read_file(file)?;
        match self.find(client, name)? {
            Some(known) if known.public().n == signer.public().n => Ok(signer.public()),
            Some(_) => Err(KeyFault::NameTaken(name.to_owned())),
            None => self.keep(client, name, &signer),
        }
    }

    fn keep(&self, client: &str, name: &str, signer: &Signer) -> Result<PublicJwk, KeyFault> {
        match self.keeping {
            Keeping::Keyring => ring::write(name, &signer.der()?)?,
            Keeping::File => files::write(&self.files, &self.folder, name, &signer.pem()?)?,
            Keeping::Env => return Err(KeyFault::OnlyRead(Self::variable(client))),
        }
        // What cannot be read back would be lost with this process: better to know it now.
        match self.find(client, name)? {
            Some(kept) if kept.public().n == signer.public().n => Ok(signer.public()),
            _ => Err(KeyFault::NotKept(name.to_owned())),
        }
    }
}

/// A private key from a file that the operator points to; it may be a pipe.
///
/// # Errors
/// The file cannot be read, is open to others, or holds no private RSA key.
pub fn read_file(file: &Path) -> Result<Signer, KeyFault> {
    signer_of(file, files::read_named(file)?)
}

/// A private key from a file that an environments file names, such as that of the admin client. Whoever can write that file
/// could name a pipe or a device: it is an ordinary file, and nothing is waited for.
///
/// # Errors
/// The file is no ordinary one, cannot be read, is open to others, or holds no private RSA key.
pub fn read_described_file(file: &Path) -> Result<Signer, KeyFault> {
    signer_of(file, files::read_described(file)?)
}

fn signer_of(file: &Path, secret: Option<Secret>) -> Result<Signer, KeyFault> {
    let secret = secret.ok_or_else(|| KeyFault::Unreadable {
        path: file.to_owned(),
        reason: reasons::of_io(&std::io::ErrorKind::NotFound.into()),
    })?;
    private_key(&secret).map_err(|fault| KeyFault::NotAKey { origin: file.display().to_string(), fault })
}

/// A fresh random id, such as a `jti`.
#[must_use]
pub fn fresh_id() -> uuid::Uuid {
    uuid::Uuid::new_v4()
}
