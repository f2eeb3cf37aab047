//! Performs effects: one file a service, named as in `steps/effects/`.
//!
//! What writes looks first and then acts, so that a crash between a call and its save costs nothing. What a service says no
//! to becomes a fact where it is one (a scope that is not granted), a refused answer where an answer was wrong, and
//! otherwise a finding.

mod access_list;
mod broker;
mod client;
mod dns;
mod events;
mod files;
pub(in crate::engine) mod local;
mod message;
mod notification;
mod register;
mod registry;
mod system_user;
mod token;

pub(in crate::engine) use client::TakenKey;
pub(in crate::engine) use registry::{READ as READ_RESOURCE, READ_POLICY, policy_found, resource_found};
pub(in crate::engine) use token::TokenClient;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use url::Url;

use super::outcome::{Perform, Performed};
use super::seen_file::SeenFile;
use super::trust::Trust;
use super::used_secret::{Hesitation, NamedSecret, UsedSecret};
use crate::api::enhetsregisteret::{self, NamedUnit};
use crate::api::{Api, ApiFault, Token};
use crate::domain::Environment;
use crate::domain::transfer::FileToSend;
use crate::finding::Finding;
use crate::record::trust::Doubt;
use crate::steps::effects::KeyToRegister;
use crate::steps::{Effect, SentByHand};
use crate::text::{Message, Phrase};
use crate::world::clock::Clock;
use crate::world::files::Files;
use crate::world::http::{Http, Progress, Watcher};
use crate::world::keys::{self, KeyStore};

/// Who is told what goes or comes, and how far it is.
pub type TransferWatcher = Arc<dyn Fn(&Message, Progress) + Send + Sync>;

/// Performs effects in one environment.
pub struct Performer {
    key_file: Option<PathBuf>,
    transfer_file: Option<PathBuf>,
    transfer_watcher: Option<TransferWatcher>,
    transfer_seen: SeenFile,
    attachment_file: Option<PathBuf>,
    attachment_seen: SeenFile,
    http: Http,
    environment: Environment,
    keys: KeyStore,
    files: Files,
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    tokens: Mutex<BTreeMap<String, Arc<Token>>>,
    trust: Trust,
}

impl Performer {
    /// A performer for one environment; `folder` is where files for people are written.
    #[must_use]
    pub fn new(
        http: Http,
        environment: Environment,
        keys: KeyStore,
        files: Files,
        folder: PathBuf,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            key_file: None,
            transfer_file: None,
            transfer_watcher: None,
            transfer_seen: SeenFile::default(),
            attachment_file: None,
            attachment_seen: SeenFile::default(),
            http,
            environment,
            keys,
            files,
            folder,
            clock,
            tokens: Mutex::default(),
            trust: Trust::default(),
        }
    }

    /// The same performer with the file of a key that exists already.
    #[must_use]
    pub fn with_key_file(self, key_file: Option<PathBuf>) -> Self {
        Self { key_file, ..self }
    }

    /// Names the file of a key that exists already, once somebody has.
    pub fn name_key_file(&mut self, file: PathBuf) {
        self.key_file = Some(file);
    }

    /// The same performer with the file that is sent on trial, and who is told how far it is; without one a small file is
    /// sent.
    #[must_use]
    pub fn with_transfer(self, transfer_file: Option<PathBuf>, transfer_watcher: Option<TransferWatcher>) -> Self {
        Self { transfer_file, transfer_watcher, transfer_seen: SeenFile::default(), ..self }
    }

    /// The same performer with the file that goes with the test message.
    #[must_use]
    pub fn with_attachment(self, attachment_file: Option<PathBuf>) -> Self {
        Self { attachment_file, attachment_seen: SeenFile::default(), ..self }
    }

    /// The same performer with what decides where keys may be used; without it nothing is remembered.
    #[must_use]
    pub fn with_trust(self, trust: Trust) -> Self {
        Self { trust, ..self }
    }

    /// The services of the environment.
    #[must_use]
    pub const fn api(&self) -> Api<'_> {
        Api { http: &self.http, environment: &self.environment }
    }

    /// Now, by the clock of this machine.
    pub(in crate::engine) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Who is told how far a file is, if anybody.
    fn watcher(&self, what: Phrase, file: &FileToSend) -> Watcher {
        let what = what.with("name", file.name.as_str());
        match self.transfer_watcher.clone() {
            Some(told) => Arc::new(move |progress| told(&what, progress)),
            None => Arc::new(|_| ()),
        }
    }

    /// The key store.
    #[must_use]
    pub const fn keys(&self) -> &KeyStore {
        &self.keys
    }
}

/// A service's no, as a person reads it.
pub(in crate::engine) fn finding(fault: ApiFault) -> Box<Finding> {
    Box::new(fault.finding())
}

impl Perform for Performer {
    async fn organisations(&self, name: &str) -> Result<Vec<NamedUnit>, Box<Finding>> {
        enhetsregisteret::named(self.api(), name).await.map_err(finding)
    }

    async fn perform(&self, effect: &Effect) -> Performed {
        match effect {
            Effect::Local(effect) => local::perform(effect, keys::fresh_id()),
            Effect::Register(effect) => self.register(effect).await,
            Effect::Registry(effect) => self.registry(effect).await,
            Effect::AccessList(effect) => self.access_list(effect).await,
            Effect::SystemUser(effect) => self.system_user(effect).await,
            Effect::Client(effect) => self.client(effect).await,
            Effect::Token(effect) => self.tokens(effect).await,
            Effect::Message(effect) => self.message(effect).await,
            Effect::Broker(effect) => self.broker(effect).await,
            Effect::Notification(effect) => self.notification(effect).await,
            Effect::Events(effect) => self.events(effect).await,
            Effect::Dns(effect) => self.dns(effect).await,
            Effect::Files(effect) => self.files(effect),
        }
    }

    fn hesitation(&self, secret: &UsedSecret) -> Option<Hesitation> {
        // A key that is not here, or is none, is told where it is looked for.
        let signer = match secret {
            UsedSecret::Client { client, name } => self.keys.find(client, name).ok().flatten(),
            UsedSecret::Administration => self.administration_key().ok().map(|(_, signer)| signer),
            UsedSecret::Studio => None,
        };
        self.trust.hesitation(&self.environment, &NamedSecret::key(secret.clone(), &signer?))
    }

    fn needs_flag(&self, secret: &NamedSecret, doubt: &Doubt) -> Finding {
        self.trust.needs_flag(&self.environment, secret, doubt)
    }

    fn allow(&self, secret: &NamedSecret) -> Result<Option<Finding>, Box<Finding>> {
        self.trust.allow(&self.environment, secret)
    }

    fn knows_receiver(&self, address: &Url) -> bool {
        self.trust.knows_receiver(address)
    }

    fn know_receiver(&self, address: &Url) {
        self.trust.know_receiver(address);
    }

    fn write_beside(&self, file: &str, body: &SentByHand) -> Result<(PathBuf, Option<PathBuf>), Box<Finding>> {
        self.body_file(Path::new(file), body)
    }

    fn write_public_key(&self, key: &KeyToRegister, file: &str) -> Result<(PathBuf, String), Box<Finding>> {
        self.public_key_file(key, Path::new(file))
    }
}
