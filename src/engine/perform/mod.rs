//! Performs effects: one file a kind of thing, each effect looked up in one table.
//!
//! What writes looks first and then acts, so that a crash between a call and its save costs nothing. What a service says no
//! to becomes a fact where it is one (a scope that is not granted), a refused answer where an answer was wrong, and
//! otherwise a finding.

mod client;
mod events;
mod files;
mod identity;
mod message;
mod resource;
mod token;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use uuid::Uuid;

use super::outcome::{Outcome, Perform, Performed};
use crate::api::{Api, Fault, Token};
use crate::domain::Environment;
use crate::finding::Finding;
use crate::record::values::Told;
use crate::record::{Source, Topic, Value};
use crate::steps::Effect;
use crate::steps::effect::Draw;
use crate::text::refusals as text;
use crate::world::clock::Clock;
use crate::world::files::Files;
use crate::world::http::Http;
use crate::world::keys::{self, KeyStore};

/// Performs effects in one environment.
pub struct Performer {
    key_file: Option<PathBuf>,
    http: Http,
    environment: Environment,
    keys: KeyStore,
    files: Files,
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    tokens: Mutex<BTreeMap<String, Arc<Token>>>,
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
        Self { key_file: None, http, environment, keys, files, folder, clock, tokens: Mutex::default() }
    }

    /// The same performer with the file of a key that exists already.
    #[must_use]
    pub fn with_key_file(self, key_file: Option<PathBuf>) -> Self {
        Self { key_file, ..self }
    }

    /// The services of the environment.
    #[must_use]
    pub const fn api(&self) -> Api<'_> {
        Api { http: &self.http, environment: &self.environment }
    }

    /// The key store.
    #[must_use]
    pub const fn keys(&self) -> &KeyStore {
        &self.keys
    }
}

/// A service's no, as a person reads it.
pub(in crate::engine) fn finding(fault: Fault) -> Box<Finding> {
    Box::new(fault.finding())
}

impl Perform for Performer {
    async fn perform(&self, effect: &Effect) -> Performed {
        match effect {
            Effect::Draw { topic, key, draw } => Ok(drawn(*topic, key.as_deref(), draw)),
            Effect::Conclude { key, value } => Ok(concluded(key.clone(), value.clone())),
            Effect::TakeBack { topics, code } => Ok(taken_back(topics, code)),
            Effect::LookUpUnit(number) => self.look_up_unit(*number).await,
            Effect::LookUpOrg(number) => self.look_up_org(*number).await,
            Effect::ReadOpenScopes => self.read_open_scopes().await,
            Effect::FindResources(code) => self.find_resources(code).await,
            Effect::ReadResource { id, owner, wanted } => self.read_resource(id, *owner, wanted.as_deref()).await,
            Effect::ReadPolicy { id, wanted } => self.read_policy(id, wanted.as_deref()).await,
            Effect::FindKey(at) => self.find_key(at),
            Effect::MakeKey { at, bits } => self.make_key(at, *bits),
            Effect::TakeKey { at } => self.take_key(at),
            Effect::RegisterClient { client, name, scopes } => self.register_client(client, name, scopes).await,
            Effect::AddScopes { client, id, scopes } => self.add_scopes(client, id, scopes).await,
            Effect::RegisterKey { client, id, key, pasted } => {
                self.register_key(client, id, key, pasted.as_deref()).await
            }
            Effect::ProbeScope { credentials, scope } => self.probe_scope(credentials, scope).await,
            Effect::ProveToken { credentials, scopes, .. } => self.prove_token(credentials, scopes).await,
            Effect::CreateResource { credentials, definition } => self.create_resource(credentials, definition).await,
            Effect::UploadPolicy { credentials, id, policy } => self.upload_policy(credentials, id, policy).await,
            Effect::WriteFiles { definition, policy } => self.write_files(definition, policy),
            Effect::ProbeAccess { credentials, id } => self.probe_access(credentials, id).await,
            Effect::DryRun { credentials, message, recipient } => self.dry_run(credentials, message, *recipient).await,
            Effect::SendMessage { credentials, message, recipient, key } => {
                self.send_message(credentials, message, *recipient, *key).await
            }
            Effect::FollowMessage { credentials, id } => self.follow_message(credentials, *id).await,
            Effect::ProbeWebhook(url) => self.probe_webhook(url).await,
            Effect::Subscribe { credentials, id, address } => self.subscribe(credentials, id, address).await,
            Effect::ReadSubscription { credentials, id } => self.read_subscription(credentials, *id).await,
        }
    }
}

/// Names and numbers that a later effect sends; saved before it runs.
fn drawn(topic: Topic, key: Option<&str>, draw: &Draw) -> Outcome {
    let fresh = keys::fresh_id();
    let value = match (draw, topic) {
        (Draw::Uuid, Topic::MessageKey) => Value::MessageKey(fresh),
        (Draw::Name(stem), topic) => {
            let name = Told(format!("{stem}-{}", tail(fresh)));
            if topic == Topic::ClientName { Value::ClientName(name) } else { Value::KeyName(name) }
        }
        (Draw::Uuid, _) => Value::KeyName(Told(fresh.to_string())),
    };
    concluded(key.map(str::to_owned), value)
}

/// Eight hexadecimal digits: enough to tell the clients of one organisation apart.
fn tail(id: Uuid) -> String {
    let mut text = id.simple().to_string();
    text.truncate(8);
    text
}

fn concluded(key: Option<String>, value: Value) -> Outcome {
    let learned = super::outcome::Learned { key, value, source: Source::Made, how: "altinn-onboard".to_owned() };
    Outcome { learned: vec![learned], ..Outcome::default() }
}

fn taken_back(topics: &[Topic], code: &'static str) -> Outcome {
    let Some((answer, followed)) = topics.split_first() else { return Outcome::default() };
    let outcome = Outcome { withdrawn: followed.to_vec(), ..Outcome::default() };
    outcome.refuse(*answer, Finding::error(code, format!("--{}", answer.id()), text::TAKEN_BACK))
}
