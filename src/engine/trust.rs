//! Whether a key or another secret may be used in an environment: the record of this machine, the flags of this command,
//! and what the state says. Nothing is signed that does not pass here.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use url::Url;

use super::trust_words;
use super::used_secret::{Hesitation, NamedSecret, UsedSecret};
use crate::catalog::codes::trust as codes;
use crate::catalog::environments::{REAL, Standing, standing};
use crate::domain::environment::EnvironmentFingerprint;
use crate::domain::{Environment, EnvironmentName};
use crate::finding::Finding;
use crate::record::trust::{Admission, Decision, Doubt, Signing, TrustRecord};
use crate::record::{Book, Facts, t};
use crate::world::keys::{AdmittedSigner, KeyFault, Signer};
use crate::world::trust::TrustFile;

/// A key that the real book of the state knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RealKey {
    environment: EnvironmentName,
    /// Its name in a key store, its key id, or its thumbprint.
    name: String,
}

/// What decides where secrets may be used. Without anything it remembers nothing.
#[derive(Default)]
pub struct Trust {
    file: TrustFile,
    allowed: Vec<EnvironmentFingerprint>,
    real: Vec<RealKey>,
    /// The command as it was typed: before a flag, and after.
    again: (String, String),
    /// What was allowed in this run and could not be kept.
    in_this_run: Mutex<BTreeSet<String>>,
}

impl Trust {
    /// By the record of this machine and the fingerprints that this command allows; `again` is the command as it was
    /// typed.
    #[must_use]
    pub fn new(file: TrustFile, allowed: Vec<EnvironmentFingerprint>, again: (String, String)) -> Self {
        Self { file, allowed, again, ..Self::default() }
    }

    /// The same with the keys of the real book, as the state names them.
    #[must_use]
    pub fn with_state(self, real_book: &Book) -> Self {
        let named = |(environment, facts): (&EnvironmentName, &Facts)| {
            let names = facts.all(t::KeyName).map(|(_, name)| name.to_string());
            let all: Vec<RealKey> = names
                .chain(facts.all(t::ClientKey).map(|(_, key)| key.kid.clone()))
                .chain(facts.all(t::ClientKey).filter_map(|(_, key)| key.thumbprint.clone()))
                .map(|name| RealKey { environment: environment.clone(), name })
                .collect();
            all
        };
        Self { real: real_book.environments.iter().flat_map(named).collect(), ..self }
    }

    /// Why a secret may not be used yet; `None` when it may.
    #[must_use]
    pub fn hesitation(&self, environment: &Environment, secret: &NamedSecret) -> Option<Hesitation> {
        match self.decide(environment, secret) {
            Ok(Decision::Admitted(_)) => None,
            Ok(Decision::Ask(_)) if self.is_allowed_by_flag(environment) => None,
            Ok(Decision::Ask(doubt)) => Some(Hesitation::Ask(secret.clone(), doubt)),
            Ok(Decision::Refused { belongs_to }) => {
                Some(Hesitation::Refused(Box::new(trust_words::refused(environment, secret, &belongs_to))))
            }
            Err(finding) => Some(Hesitation::Refused(finding)),
        }
    }

    /// Admits a secret, and remembers where it is used.
    ///
    /// # Errors
    /// It may not be used here, or the record is not sound.
    pub fn admit(&self, environment: &Environment, secret: &NamedSecret) -> Result<Admission, Box<Finding>> {
        match self.decide(environment, secret)? {
            Decision::Admitted(admission) => {
                self.remember(environment, &secret.thumbprint)?;
                Ok(admission)
            }
            Decision::Ask(_) if self.is_allowed_by_flag(environment) => {
                self.allow(environment, secret)?;
                match self.decide(environment, secret)? {
                    Decision::Admitted(admission) => Ok(admission),
                    Decision::Ask(_) | Decision::Refused { .. } => Err(Box::new(KeyFault::Crypto("admit").finding())),
                }
            }
            Decision::Ask(doubt) => Err(Box::new(self.needs_flag(environment, secret, &doubt))),
            Decision::Refused { belongs_to } => Err(Box::new(trust_words::refused(environment, secret, &belongs_to))),
        }
    }

    /// A key that is admitted.
    ///
    /// # Errors
    /// As [`Self::admit`].
    pub fn admit_key(
        &self,
        environment: &Environment,
        secret: UsedSecret,
        signer: Signer,
    ) -> Result<AdmittedSigner, Box<Finding>> {
        let admission = self.admit(environment, &NamedSecret::key(secret, &signer))?;
        AdmittedSigner::new(signer, &admission).ok_or_else(|| Box::new(KeyFault::Crypto("admit").finding()))
    }

    /// Remembers that somebody on this machine allowed a secret in an environment, with its addresses as they are. Where
    /// that cannot be kept it holds for this run, and the finding says so.
    ///
    /// # Errors
    /// The record is not sound.
    pub fn allow(&self, environment: &Environment, secret: &NamedSecret) -> Result<Option<Finding>, Box<Finding>> {
        let kept = self.file.change(|record| {
            record.allow(environment);
            record.bind(environment, &secret.thumbprint);
        });
        match kept {
            Ok(_) => Ok(None),
            Err(fault) if fault.is_out_of_reach() => {
                self.in_this_run.lock().unwrap_or_else(PoisonError::into_inner).insert(format!(
                    "{} {}",
                    environment.fingerprint(),
                    secret.thumbprint
                ));
                Ok(Some(Finding::new(&codes::TRUST_NOT_KEPT, "trust.toml").with("reason", fault.reason())))
            }
            Err(fault) => Err(Box::new(fault.finding())),
        }
    }

    /// Remembers that a key belongs in an environment, since it was made there or is used there. A job that may not write
    /// works all the same.
    ///
    /// # Errors
    /// The record is not sound.
    pub fn remember(&self, environment: &Environment, thumbprint: &str) -> Result<(), Box<Finding>> {
        match self.file.change(|record| record.bind(environment, thumbprint)) {
            Err(fault) if !fault.is_out_of_reach() => Err(Box::new(fault.finding())),
            _ => Ok(()),
        }
    }

    /// Whether the address of a receiver may be called. A record that is not sound knows none.
    #[must_use]
    pub fn knows_receiver(&self, address: &Url) -> bool {
        self.file.read().is_ok_and(|record| record.knows_receiver(address))
    }

    /// Remembers that somebody on this machine gave the address of a receiver. Where that cannot be kept it holds for this
    /// run, and the next asks again.
    pub fn know_receiver(&self, address: &Url) {
        let _ = self.file.change(|record| record.know_receiver(address));
    }

    /// What is said where nobody can be asked: why, and the command that allows it.
    #[must_use]
    pub fn needs_flag(&self, environment: &Environment, secret: &NamedSecret, doubt: &Doubt) -> Finding {
        trust_words::needs_flag(environment, secret, doubt, &self.again)
    }

    fn decide(&self, environment: &Environment, secret: &NamedSecret) -> Result<Decision, Box<Finding>> {
        let built_in = standing(environment) == Standing::BuiltIn;
        let mut record = match self.file.read() {
            Err(fault) if built_in && fault.is_out_of_reach() => TrustRecord::default(),
            Err(fault) => return Err(Box::new(fault.finding())),
            Ok(record) => record,
        };
        let here = format!("{} {}", environment.fingerprint(), secret.thumbprint);
        if self.in_this_run.lock().unwrap_or_else(PoisonError::into_inner).contains(&here) {
            record.allow(environment);
            record.bind(environment, &secret.thumbprint);
        }
        let elsewhere = self.elsewhere(environment, secret);
        let thumbprint = secret.thumbprint.as_str();
        Ok(record.decide(Signing { environment, thumbprint, elsewhere: elsewhere.as_ref() }))
    }

    fn is_allowed_by_flag(&self, environment: &Environment) -> bool {
        !self.allowed.is_empty() && self.allowed.contains(&environment.fingerprint())
    }

    /// Another environment of the real book in which a secret belongs: as the state says, or as a key's own name does.
    fn elsewhere(&self, environment: &Environment, secret: &NamedSecret) -> Option<EnvironmentName> {
        let name = match &secret.secret {
            UsedSecret::Client { name, .. } => Some(name),
            UsedSecret::Administration | UsedSecret::Studio => None,
        };
        let is_it = |known: &&RealKey| known.name == secret.thumbprint || name.is_some_and(|name| *name == known.name);
        let is_other = |known: &&RealKey| environment.simulated || known.environment != environment.name;
        let of_state = self.real.iter().filter(is_other).find(is_it).map(|known| known.environment.clone());
        of_state.or_else(|| name.and_then(|name| made_in(name)))
    }
}

/// The built-in environment in which a key was made, as its name in the key store says: `tt02-main-04070b28`. The client in
/// it may be any: what the state calls the client now is a stranger's word.
fn made_in(name: &str) -> Option<EnvironmentName> {
    let (stem, chance) = name.rsplit_once('-')?;
    let is_drawn = chance.len() >= 8 && chance.bytes().all(|b| b.is_ascii_hexdigit());
    let is_of = |known: &&str| stem.strip_prefix(known).is_some_and(|client| client.starts_with('-'));
    REAL.into_iter().find(|known| is_drawn && is_of(known)).and_then(|name| EnvironmentName::parse(name).ok())
}

#[cfg(test)]
#[path = "trust_tests.rs"]
mod tests;
