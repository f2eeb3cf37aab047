//! The client and its key: made here, taken from a file, or pasted; registered by the self-service API.

mod keys;

pub(in crate::engine) use keys::TakenKey;

use jiff::civil::Date;

use super::{Performer, finding};
use crate::api::{ApiFault, Token, client_keys, self_service};
use crate::catalog::codes::keys as codes;
use crate::domain::{ClientId, KeyStoreName, PublicJwk, Scope};
use crate::engine::outcome::{Outcome, Performed};
use crate::engine::used_secret::UsedSecret;
use crate::finding::{Finding, Meaning};
use crate::record::key::DAYS_TAKEN;
use crate::record::key::{client_kid, client_scope};
use crate::record::values::{ClientKey, Signed};
use crate::record::{Topic, t};
use crate::steps::effects::{ClientCredentials, ClientEffect, KeyRef, KeyToRegister, KnownKey};
use crate::text::dates;
use crate::world::keys::{AdmittedSigner, KeyFault, KeyStore, Signer, read_described_file, read_file};

impl Performer {
    /// Performs one of its effects.
    pub(super) async fn client(&self, effect: &ClientEffect) -> Performed {
        match effect {
            ClientEffect::FindKey(at) => self.find_key(at),
            ClientEffect::MakeKey { at, bits } => self.make_key(at, *bits),
            ClientEffect::TakeKey { at } => self.take_key(at),
            ClientEffect::RegisterClient { client, name, scopes } => self.register_client(client, name, scopes).await,
            ClientEffect::AddScopes { client, id, scopes } => self.add_scopes(client, id, scopes).await,
            ClientEffect::RegisterKey { client, id, key } => self.register_key(client, id, key).await,
        }
    }

    /// The private keys of credentials that are here, the newest first, or why none is here or used here.
    pub(super) fn signers(&self, credentials: &ClientCredentials) -> Result<Vec<AdmittedSigner>, Box<Finding>> {
        let (mut here, mut lacking) = (Vec::new(), None);
        for at in credentials.key.each() {
            match self.key(&at) {
                Ok(signer) => match self.trust.admit_key(&self.environment, UsedSecret::client(&at), signer) {
                    Ok(signer) => here.push(signer),
                    Err(finding) => lacking = lacking.or(Some(finding)),
                },
                Err(finding) => lacking = lacking.or(Some(finding)),
            }
        }
        match lacking {
            // Why the newest is not here: that is what can be done something about.
            Some(finding) if here.is_empty() => Err(finding),
            _ => Ok(here),
        }
    }

    /// The first of them.
    pub(super) fn signer(&self, credentials: &ClientCredentials) -> Result<AdmittedSigner, Box<Finding>> {
        let none = || Box::new(not_here(&credentials.key));
        self.signers(credentials)?.into_iter().next().ok_or_else(none)
    }

    /// The private key of a place, under the id that it is registered under, and no other of the client. Whoever signs or
    /// shows a public part has it from here: a key that was exchanged under its name is refused.
    fn key(&self, at: &KeyRef) -> Result<Signer, Box<Finding>> {
        match self.keys.find(&at.client, &at.name).map_err(key_finding)? {
            Some(signer) => verified(signer, at),
            None => Err(Box::new(not_here(at))),
        }
    }

    /// The private key of the file that was named, under the id that it is registered under where that is another than its
    /// own.
    pub(in crate::engine) fn file_signer(&self, kid: Option<&str>) -> Result<Signer, Box<Finding>> {
        let Some(file) = &self.key_file else {
            let missing = Finding::new(&codes::KEY_FILE_MISSING, "--key-file");
            return Err(Box::new(missing.next(words::KEY_FILE_TOO)));
        };
        let signer = read_file(file).map_err(key_finding)?;
        Ok(match kid {
            Some(kid) => signer.with_kid(kid.to_owned()),
            None => signer,
        })
    }

    /// The newest key of the client that is here.
    fn own_key(&self, at: &KeyRef) -> Result<(KeyRef, Signer), Box<Finding>> {
        let mut lacking = None;
        for one in at.each() {
            match self.key(&one) {
                Ok(signer) => return Ok((one, signer)),
                Err(finding) => lacking = lacking.or(Some(finding)),
            }
        }
        Err(lacking.unwrap_or_else(|| Box::new(not_here(at))))
    }

    /// The ids of the client's keys that are here.
    pub(in crate::engine) fn keys_here(&self, at: &KeyRef) -> Vec<String> {
        at.each().filter_map(|one| self.key(&one).ok()).map(|signer| signer.kid().to_owned()).collect()
    }

    /// Whether a key of the client that the state knows is here. A key file that was given is taken over, when it is such a
    /// key: then it is answered that the file was used.
    pub(in crate::engine) fn have_key(&self, at: &KeyRef) -> Result<bool, Box<Finding>> {
        let missing = match self.own_key(at) {
            Ok(_) => return Ok(false),
            Err(finding) => finding,
        };
        let Some(file) = self.key_file.as_ref().filter(|_| *missing.code != codes::KEY_OTHER) else {
            return Err(missing);
        };
        let signer = read_file(file).map_err(key_finding)?;
        let mut other = None;
        for one in at.each() {
            match verified(signer.clone(), &one) {
                Ok(_) => return self.keys.take(&one.client, &one.name, file).map(|_| true).map_err(key_finding),
                Err(finding) => other = other.or(Some(finding)),
            }
        }
        Err(other.unwrap_or(missing))
    }

    pub(in crate::engine) fn find_key(&self, at: &KeyRef) -> Performed {
        let (found, signer) = self.own_key(at)?;
        let key = self.client_key(&signer.public());
        let key = match &found.known {
            Some(known) => ClientKey { expires: known.expires, ..carried(known, key) },
            None => key,
        };
        if found.name == at.name {
            return Ok(Outcome::default().seen(t::ClientKey, Some(&at.client), key, "key store"));
        }
        // Another of the client's keys is what this machine has; the newest stays what it is.
        let name = KeyStoreName::parse(&found.name).ok();
        let one = client_kid(&at.client, &key.kid);
        Ok(Outcome::default().seen(t::ClientKey, Some(&one), ClientKey { name, ..key }, "key store"))
    }

    pub(in crate::engine) fn make_key(&self, at: &KeyRef, bits: usize) -> Performed {
        // A key that is made here belongs here. One that is found under the name may belong anywhere.
        let mut was_there = true;
        let note = |made: &PublicJwk| {
            was_there = false;
            self.trust.remember(&self.environment, &made.thumbprint())
        };
        let public = self.keys.make(&at.client, &at.name, bits, note)?;
        let key = self.client_key(&public);
        Ok(Outcome::default().made(t::ClientKey, Some(&at.client), key, "key store").already(was_there))
    }

    /// The public part of a key that is here.
    pub(in crate::engine) fn public_key(&self, at: &KeyRef) -> Result<PublicJwk, Box<Finding>> {
        self.own_key(at).map(|(_, signer)| signer.public())
    }

    /// Whether the operator named a file with a key.
    pub(in crate::engine) const fn has_key_file(&self) -> bool {
        self.key_file.is_some()
    }

    /// Whether the file that was named, if any, holds one of the keys that are known: another would be passed over in
    /// silence. It may be a pipe, and is read once. The finding is about the first of them.
    pub(in crate::engine) fn check_key_file(&self, known: &[KeyRef]) -> Result<(), Box<Finding>> {
        let (Some(file), [first, others @ ..]) = (&self.key_file, known) else { return Ok(()) };
        let signer = read_file(file).map_err(key_finding)?;
        let is_of = |at: &KeyRef| match at.each().find_map(|one| verified(signer.clone(), &one).ok()) {
            Some(_) => Ok(()),
            None => verified(signer.clone(), at).map(|_| ()),
        };
        if others.iter().any(|at| is_of(at).is_ok()) { Ok(()) } else { is_of(first) }
    }

    pub(in crate::engine) fn take_key(&self, at: &KeyRef) -> Performed {
        let Some(file) = &self.key_file else {
            return Err(Box::new(Finding::new(&codes::KEY_FILE_MISSING, "--key-file")));
        };
        let public = self.keys.take(&at.client, &at.name, file).map_err(key_finding)?;
        Ok(Outcome::default().made(t::ClientKey, Some(&at.client), self.client_key(&public), "key store"))
    }

    fn client_key(&self, public: &PublicJwk) -> ClientKey {
        let year = jiff::Span::new().days(DAYS_TAKEN);
        let today = dates::day(self.clock.now());
        ClientKey {
            kid: public.kid.clone(),
            thumbprint: Some(public.thumbprint()),
            bits: public.bits(),
            place: self.keys.place(),
            expires: today.checked_add(year).unwrap_or(today),
            name: None,
            holder: None,
            replaces: None,
        }
    }

    /// A session at the self-service API with the environment's administration client.
    async fn administration(&self) -> Result<Token, Box<Finding>> {
        let (id, signer) = self.administration_key()?;
        let signer = self.trust.admit_key(&self.environment, UsedSecret::Administration, signer)?;
        self_service::session(self.api(), id, &signer).await.map_err(finding)
    }

    /// The administration client and its key.
    pub(super) fn administration_key(&self) -> Result<(&ClientId, Signer), Box<Finding>> {
        let Some(admin) = &self.environment.admin_client else {
            return Err(Box::new(Finding::new(&codes::NO_ADMIN_CLIENT, "admin_client")));
        };
        let signer = read_described_file(std::path::Path::new(&admin.key_file)).map_err(key_finding)?;
        Ok((&admin.client_id, signer))
    }

    async fn register_client(&self, client: &str, name: &str, scopes: &[Scope]) -> Performed {
        let session = self.administration().await?;
        // Looks for the name first: a run that was cut off between the call and the save finds its own client.
        let made = match self_service::create_client(self.api(), &session, name, name, scopes).await {
            Err(fault) if fault.means() == Some(Meaning::TermsNotSigned) => return Ok(self.terms_refused(&fault)),
            made => made.map_err(finding)?,
        };
        let outcome = Outcome::default().made(t::ClientId, Some(client), made.id, "POST self-service clients");
        Ok(on_client(outcome, client, &made.scopes).already(made.was_there))
    }

    /// The terms of use are not signed, or not any more: it is for the step about them.
    fn terms_refused(&self, fault: &ApiFault) -> Outcome {
        let day = Signed(dates::day(self.clock.now()));
        let flag = format!("--{}", Topic::TermsSigned.id());
        let refused = Finding { subject: flag, ..fault.finding() };
        let seen = Outcome::default().seen(t::TermsRefused, None, day, "self-service clients");
        seen.refuse(Topic::TermsSigned, refused).refused_with(fault.code())
    }

    async fn add_scopes(&self, client: &str, id: &ClientId, scopes: &[Scope]) -> Performed {
        let session = self.administration().await?;
        let changed = self_service::add_scopes(self.api(), &session, id, scopes).await.map_err(finding)?;
        Ok(on_client(Outcome::default(), client, &changed.scopes).already(changed.was_there))
    }

    async fn register_key(&self, client: &str, id: &ClientId, key: &KeyToRegister) -> Performed {
        let public = match key {
            KeyToRegister::Pasted(public) => (**public).clone(),
            KeyToRegister::Here(at) => self.key(at)?.public(),
        };
        let session = self.administration().await?;
        let registered =
            client_keys::add_key(self.api(), &session, id, &public, self.clock.now()).await.map_err(finding)?;
        let day = Signed(dates::day(self.clock.now()));
        let outcome = Outcome::default().made(t::KeyOnClient, Some(client), day, "POST self-service clients/{id}/jwks");
        let outcome = match (key, registered.ends.map(dates::day)) {
            (KeyToRegister::Here(at), Some(ends)) => self.with_end(outcome, at, &public, ends),
            _ => outcome,
        };
        Ok(outcome.already(registered.was_there))
    }

    /// What was learned, with the true end of a key of ours where that is another than was thought: it may have been made
    /// and registered elsewhere, long ago.
    fn with_end(&self, outcome: Outcome, at: &KeyRef, public: &PublicJwk, ends: Date) -> Outcome {
        let Some(known) = at.known.as_ref().filter(|known| known.expires != ends) else { return outcome };
        let key = ClientKey { expires: ends, ..carried(known, self.client_key(public)) };
        outcome.seen(t::ClientKey, Some(&at.client), key, "GET self-service clients/{id}/jwks")
    }
}

/// A key as it was looked at, with what is only told of it.
fn carried(known: &KnownKey, key: ClientKey) -> ClientKey {
    ClientKey { holder: known.holder.clone(), replaces: known.replaces.as_deref().cloned(), ..key }
}

fn on_client(outcome: Outcome, client: &str, scopes: &[Scope]) -> Outcome {
    scopes.iter().fold(outcome, |outcome, scope| {
        outcome.made(t::ScopeOnClient, Some(&client_scope(client, scope)), true, "self-service clients")
    })
}

/// What the key store says, as a person reads it.
pub(super) fn key_finding(fault: KeyFault) -> Box<Finding> {
    Box::new(fault.finding())
}

/// The key is on another machine: the colleague's case.
fn not_here(at: &KeyRef) -> Finding {
    Finding::new(&codes::KEY_NOT_HERE, at.client.as_str())
        .with("client", at.client.as_str())
        .with("variable", KeyStore::variable(&at.client))
}

/// The key with the id that it is registered under; refused when it shows that it is another one. Where no thumbprint was
/// noted, an id that has the form of one stands for it; any other id says nothing about the key.
fn verified(signer: Signer, at: &KeyRef) -> Result<Signer, Box<Finding>> {
    let Some(KnownKey { kid, thumbprint, .. }) = &at.known else { return Ok(signer) };
    let public = signer.public();
    let found = public.thumbprint();
    let is_other = match thumbprint {
        Some(known) => *known != found,
        None => kid.len() == found.len() && *kid != found && *kid != public.kid,
    };
    if is_other {
        let finding = Finding::new(&codes::KEY_OTHER, at.client.as_str())
            .with("client", at.client.as_str())
            .with("wanted", thumbprint.as_deref().unwrap_or(kid))
            .with("found", found);
        return Err(Box::new(finding.with("variable", KeyStore::variable(&at.client))));
    }
    Ok(signer.with_kid(kid.clone()))
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        KEY_FILE_TOO { nb: "Kjør samme kommando med --key-file FIL i tillegg", en: "Run the same command with --key-file FILE as well" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_was_exchanged_under_its_name_is_refused_whatever_id_it_has() {
        let (ours, other) = (Signer::generate(2048).unwrap(), Signer::generate(2048).unwrap());
        let at = |kid: &str, thumbprint: Option<&str>| KeyRef {
            client: "main".into(),
            name: "k".into(),
            place: None,
            known: Some(KnownKey {
                kid: kid.into(),
                thumbprint: thumbprint.map(str::to_owned),
                expires: jiff::civil::date(2027, 11, 20),
                holder: None,
                replaces: None,
            }),
            others: Vec::new(),
        };
        let (kid, own) = (ours.kid().to_owned(), "2011-04-29");
        for known in [at(&kid, Some(&kid)), at(own, Some(&kid)), at(&kid, None)] {
            assert!(verified(ours.clone(), &known).is_ok(), "{known:?}");
            // The store of the other may say that it has this id: ids are only names.
            for named in [other.clone(), other.clone().with_kid(own)] {
                let refused = verified(named, &known).unwrap_err();
                assert_eq!((refused.code.id, refused.subject.as_str()), ("KEY-OTHER", "main"), "{known:?}");
            }
        }
        // Noted by an older version under an id of its own: nothing shows which key it was.
        assert_eq!(verified(other, &at(own, None)).unwrap().kid(), own);
    }
}
