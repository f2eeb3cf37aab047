//! A world in which every effect has something to do, copied for each case.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::domain::message::PublishDelay;
use altinn_onboard::door::domain::own_address::OwnAddress;
use altinn_onboard::door::domain::resource::ResourceDefinition;
use altinn_onboard::door::domain::subscription::NewSubscription;
use altinn_onboard::door::domain::{
    ClientId, Environment, EnvironmentName, OrgCode, OrgNumber, PolicyKind, ResourceId, Scope,
};
use altinn_onboard::door::engine::perform::Performer;
use altinn_onboard::door::engine::{Outcome, Perform as _};
use altinn_onboard::door::policy::EditorPolicy;
use altinn_onboard::door::policy::build::{Choices, Holders, built};
use altinn_onboard::door::record::Value as Fact;
use altinn_onboard::door::record::values::{TestChannel, TransferStarted};
use altinn_onboard::door::sandbox::{Running, SandboxOptions, Scenario, start};
use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{
    BrokerEffect, ClientCredentials, ClientEffect, EventsEffect, KeyToRegister, MessageEffect, NotificationEffect,
    RegisterEffect, RegistryEffect, TokenEffect,
};
use altinn_onboard::door::world::clock::RealClock;
use altinn_onboard::door::world::files::{Files, Mode};
use altinn_onboard::door::world::http::{CaBundle, Http, Proxies, Settings};
use altinn_onboard::door::world::keys::{Keeping, KeyStore};
use serde_json::Value;
use tempfile::TempDir;
use url::Url;
use uuid::Uuid;

use super::calls::Service;
use super::wire::Proxy;
use super::{attached, lists, systems, transfers};
use crate::sandbox::support::{BROKER_SCOPES, LIST_SCOPES, ORG, RESOURCE, SCOPES, SYSTEM_SCOPES, folder};
use crate::sandbox::twice::{
    CREATE, client_id, configuration, definition, key_of, kid, message, notification, of_files, ours, registration,
    sent_message, wish,
};

const WORLD: &str = "state.sandbox.json";
const ADMIN_KEY: &str = "state.sandbox.admin-key.pem";

/// An organisation that Altinn Formidling does not know yet.
const OTHER_ORG: &str = "974760673";

/// A limit that nothing healthy reaches.
pub const ROOMY: Duration = Duration::from_secs(10);

/// A limit that a case waits for.
pub const TIGHT: Duration = Duration::from_millis(200);

/// What was made once for all cases.
pub struct Seed {
    folder: TempDir,
    credentials: ClientCredentials,
    narrow: ClientId,
    message: Uuid,
    /// A message that is not published yet.
    waiting: Uuid,
    notification: Uuid,
    subscription: (i64, Url),
    /// The client of another organisation.
    other: ClientId,
    /// Transfers: one that waits for its file, one that is published, and one whose file was fetched.
    transfers: [TransferStarted; 3],
    /// A request for a system user of which nothing came.
    said_no: Uuid,
}

/// A sandbox on a copy of the seed's world, behind a proxy.
pub struct Place {
    _folder: TempDir,
    running: Running,
    pub proxy: Proxy,
    keys: PathBuf,
}

/// What lies on the way to a service: certificates that the operator trusts, and a proxy.
#[derive(Default)]
pub struct Way {
    pub ca_bundle: Option<CaBundle>,
    pub proxies: Proxies,
}

fn performer(environment: Environment, folder: &Path, limit: Duration, way: Way) -> Performer {
    let keys = KeyStore::new(Keeping::File, folder, Arc::new(|_| None));
    let pause = Duration::from_millis(1);
    let idle = limit / 2;
    let largest = 1 << 17;
    let Way { ca_bundle, proxies } = way;
    let usual = Settings { ca_bundle, proxies, ..Settings::default() };
    let settings = Settings { connect: limit, idle, total: limit, largest, pause, ..usual };
    let http = Http::new(settings);
    Performer::new(http, environment, keys, Files::real(), folder.to_path_buf(), Arc::new(RealClock::start()))
        .with_attachment(Some(attached::file(folder)))
}

fn resource(id: &str) -> Box<ResourceDefinition> {
    Box::new(ResourceDefinition { identifier: ResourceId::parse(id).unwrap(), ..definition() })
}

fn policy(id: &str) -> Box<EditorPolicy> {
    // The owner's system user is let in as others are.
    let writers = Holders { roles: vec!["dagl".into()], ..Holders::default() };
    Box::new(built(&CORRESPONDENCE.policy_rules, &Choices { writers, ..Choices::new("ttd", id) }))
}

fn scopes() -> Vec<Scope> {
    SCOPES
        .iter()
        .chain(&BROKER_SCOPES)
        .chain(&LIST_SCOPES)
        .chain(&SYSTEM_SCOPES)
        .chain(&[CREATE])
        .map(|scope| Scope::parse(scope).unwrap())
        .collect()
}

pub fn recipient() -> OrgNumber {
    OrgNumber::parse("310000019").unwrap()
}

async fn sandbox(folder: &Path) -> Running {
    let scenarios = vec![Scenario::Instant, Scenario::SystemUserRejected];
    start(SandboxOptions { data: Some(folder.join(WORLD)), scenarios, ..SandboxOptions::default() }).await.unwrap()
}

/// The description of a sandbox, with another address for all services or one of them.
fn environment(running: &Running, all: &str, one: Option<(Service, &str)>) -> Environment {
    let base = running.base.as_str().trim_end_matches('/');
    let moved = |line: &str| {
        let name = line.split(' ').next().unwrap();
        match one {
            // What signs and what is checked is the same service as before.
            _ if name == "issuer" || name == "key_file" => line.to_owned(),
            Some((service, at)) if name == service.member() => line.replace(base, at),
            _ => line.replace(base, all),
        }
    };
    let text: Vec<String> = running.description_toml().lines().map(moved).collect();
    // No file of environments may spread a rehearsal over several servers.
    let file: toml::Table = text.join("\n").parse().unwrap();
    let description = file["environments"]["sandbox"].clone().try_into().unwrap();
    Environment::build(EnvironmentName::parse("sandbox").unwrap(), description).unwrap()
}

impl Seed {
    pub async fn new() -> Self {
        let (folder, _) = folder();
        let running = sandbox(folder.path()).await;
        let base = running.base.to_string();
        reqwest::get(format!("{base}enhetsregisteret/api/enheter/{ORG}")).await.unwrap();
        let done = async |effect: Effect| {
            let environment = environment(&running, base.trim_end_matches('/'), None);
            performer(environment, folder.path(), ROOMY, Way::default()).perform(&effect).await.unwrap()
        };
        let mut ids = Vec::new();
        let mut kids = Vec::new();
        for (client, scopes) in [("main", scopes()), ("narrow", scopes()[..1].to_vec())] {
            kids.push(kid(&done(ClientEffect::MakeKey { at: key_of(client), bits: 2048 }.into()).await));
            let name = format!("ttd-{client}");
            let made = ClientEffect::RegisterClient { client: client.into(), name, scopes };
            ids.push(client_id(&done(made.into()).await));
            let (id, key) = (ids.last().unwrap().clone(), KeyToRegister::Here(key_of("main")));
            done(ClientEffect::RegisterKey { client: client.into(), id, key }.into()).await;
        }
        // The administration client acts for whom was looked up last.
        for org in [OTHER_ORG, ORG] {
            done(RegisterEffect::LookUpUnit(OrgNumber::parse(org).unwrap()).into()).await;
            if org == OTHER_ORG {
                let made =
                    ClientEffect::RegisterClient { client: "other".into(), name: "other".into(), scopes: scopes() };
                ids.push(client_id(&done(made.into()).await));
                let (id, key) = (ids.last().unwrap().clone(), KeyToRegister::Here(key_of("main")));
                done(ClientEffect::RegisterKey { client: "other".into(), id, key }.into()).await;
            }
        }
        let credentials = ClientCredentials {
            id: ids[0].clone(),
            kid: kids[0].clone(),
            key: key_of("main"),
            consumer: None,
            acting: None,
        };
        let of = || credentials.clone();
        for id in [RESOURCE, "ttd-uten-regler"] {
            let (credentials, definition) = (of(), resource(id));
            done(RegistryEffect::CreateResource { credentials, definition }.into()).await;
        }
        let id = ResourceId::parse(RESOURCE).unwrap();
        let (kind, policy) = (PolicyKind::Correspondence, policy(RESOURCE));
        done(RegistryEffect::UploadPolicy { credentials: of(), id: id.clone(), kind, policy }.into()).await;
        let send = |key, delay| MessageEffect::SendMessage {
            credentials: of(),
            message: message(&id),
            recipient: recipient(),
            key,
            delay,
            attachment: None,
        };
        let sent = done(send(key(1), PublishDelay::AT_ONCE).into()).await;
        // Held for as long as can be: on a slow machine all faults together take longer than the usual few minutes.
        let longest = PublishDelay::of_minutes(PublishDelay::MOST).unwrap();
        let waiting = sent_message(&done(send(key(5), longest).into()).await);
        let ordered = done(order(of(), key(3))).await;
        let address = || Url::parse(&format!("{base}_sandbox/receiver")).unwrap();
        let subscribed = done(EventsEffect::Subscribe { credentials: of(), id, address: address() }.into()).await;
        let message = sent_message(&sent);
        let subscription = subscribed.learned.iter().find_map(|fact| match &fact.value {
            Fact::SubscriptionSeen(seen) => Some(seen.id),
            _ => None,
        });
        let notification = ordered.learned.iter().find_map(|fact| match &fact.value {
            Fact::NotificationSent(sent) => Some(sent.shipment),
            _ => None,
        });
        let notification = notification.unwrap();
        // Its event comes beside the answer.
        let id = ResourceId::parse(RESOURCE).unwrap();
        let read = EventsEffect::ReadFeed { credentials: of(), id, after: None, message: Some(message) };
        let is_there = |outcome: &Outcome| {
            outcome.learned.iter().any(|fact| match &fact.value {
                Fact::FeedSeen(seen) => seen.message == Some(message),
                _ => false,
            })
        };
        while !is_there(&done(read.clone().into()).await) {
            tokio::task::yield_now().await;
        }
        lists::made(&of, &done).await;
        let transfers = transfers::made(&of, &done).await;
        let said_no = systems::made(&of, &done).await;
        running.shutdown().await;
        let (narrow, other, subscription) = (ids[1].clone(), ids[2].clone(), (subscription.unwrap(), address()));
        Self { narrow, other, folder, credentials, message, waiting, notification, subscription, transfers, said_no }
    }

    pub async fn place(&self) -> Place {
        let folder = tempfile::tempdir().unwrap();
        let all = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let of_world = |name: &String| [WORLD, ADMIN_KEY].contains(&name.as_str()) || name.ends_with(".transfer");
        for name in all.map(|name| name.into_string().unwrap()).filter(of_world) {
            let bytes = std::fs::read(self.folder.path().join(&name)).unwrap();
            Files::real().write(&folder.path().join(&name), &bytes, Mode::Private).unwrap();
        }
        let running = sandbox(folder.path()).await;
        let host = running.base.as_str().trim_start_matches("http://").trim_end_matches('/').to_owned();
        let proxy = Proxy::before(host).await;
        Place { _folder: folder, running, proxy, keys: self.folder.path().to_path_buf() }
    }

    fn follow(&self, reference: String) -> Effect {
        let (credentials, id) = (self.credentials.clone(), self.notification);
        NotificationEffect::Follow { credentials, id, reference, simulates_sms: false, condition: None }.into()
    }

    /// One of every effect that calls somebody, each with something to do.
    pub fn effects(&self, place: &Place) -> Vec<Effect> {
        let of = || self.credentials.clone();
        let (number, code) = (OrgNumber::parse(ORG).unwrap(), OrgCode::parse("ttd").unwrap());
        let id = ResourceId::parse(RESOURCE).unwrap();
        let (bare, kind) = (ResourceId::parse("ttd-uten-regler").unwrap(), PolicyKind::Correspondence);
        let main = || "main".to_owned();
        let other = Url::parse(&format!("{}_sandbox/receiver?number=2", place.running.base)).unwrap();
        let own = |path: &str| Url::parse(&format!("{}/_sandbox/{path}", place.proxy.base)).unwrap();
        let (message, recipient, reference) = (message(&id), recipient(), "1".into());
        let wish = NewSubscription::new(self.subscription.1.clone(), &id);
        vec![
            RegisterEffect::LookUpUnit(number).into(),
            RegisterEffect::LookUpOrg(number).into(),
            RegistryEffect::FindResources { code, resource_type: "CorrespondenceService" }.into(),
            RegistryEffect::ReadResource { id: id.clone(), owner: number, wanted: Some(resource(RESOURCE)) }.into(),
            RegistryEffect::ReadPolicy {
                id: id.clone(),
                kind: PolicyKind::Correspondence,
                wanted: Some(policy(RESOURCE)),
            }
            .into(),
            RegistryEffect::ReviewNotice { id: RESOURCE.into() }.into(),
            RegistryEffect::CreateResource { credentials: of(), definition: resource("ttd-ny") }.into(),
            RegistryEffect::UploadPolicy { credentials: of(), id: bare, kind, policy: policy("ttd-uten-regler") }
                .into(),
            ClientEffect::RegisterClient { client: main(), name: "ttd-other".into(), scopes: scopes() }.into(),
            ClientEffect::AddScopes { client: main(), id: self.narrow.clone(), scopes: scopes() }.into(),
            ClientEffect::RegisterKey {
                client: main(),
                id: self.narrow.clone(),
                key: KeyToRegister::Here(key_of("narrow")),
            }
            .into(),
            TokenEffect::ReadOpenScopes.into(),
            TokenEffect::ProbeScope { credentials: of(), scope: scopes().remove(0) }.into(),
            TokenEffect::ProveToken { credentials: of(), scopes: scopes() }.into(),
            MessageEffect::ProbeAccess { credentials: of(), id: id.clone() }.into(),
            MessageEffect::DryRun { credentials: of(), message: message.clone(), recipient }.into(),
            MessageEffect::SendMessage {
                credentials: of(),
                message,
                recipient,
                key: key(2),
                delay: PublishDelay::AT_ONCE,
                attachment: None,
            }
            .into(),
            MessageEffect::PurgeMessage { credentials: of(), id: self.waiting, resource: id.clone(), recipient }.into(),
            MessageEffect::FollowMessage { credentials: of(), id: self.message, resource: id.clone(), recipient }
                .into(),
            order(of(), key(4)),
            self.follow(reference),
            NotificationEffect::ProbeCondition(own("condition")).into(),
            NotificationEffect::FindInFeed { credentials: of(), id: self.notification }.into(),
            EventsEffect::ProbeWebhook(own("receiver")).into(),
            EventsEffect::Subscribe { credentials: of(), id: id.clone(), address: other }.into(),
            EventsEffect::ReadSubscription { credentials: of(), id: self.subscription.0, wish }.into(),
            EventsEffect::ReadFeed { credentials: of(), id, after: None, message: Some(self.message) }.into(),
        ]
        .into_iter()
        .chain(attached::effects(&of, &ResourceId::parse(RESOURCE).unwrap()))
        .chain(self.broker_effects())
        .chain(lists::effects(&of))
        .chain(systems::effects(&of, (self.of_other(), OTHER_ORG), self.said_no))
        .collect()
    }

    fn of_other(&self) -> ClientCredentials {
        ClientCredentials { id: self.other.clone(), ..self.credentials.clone() }
    }

    fn broker_effects(&self) -> Vec<Effect> {
        let of = || self.credentials.clone();
        let (id, bare) = (of_files().0, ResourceId::parse("ttd-uten-regler").unwrap());
        let [waiting, published, fetched] = self.transfers.clone();
        vec![
            BrokerEffect::ReadOwner { credentials: of() }.into(),
            registration(self.of_other(), "Another").into(),
            BrokerEffect::ReadConfiguration { credentials: of(), id: id.clone() }.into(),
            BrokerEffect::Configure { credentials: of(), id: bare, wanted: configuration() }.into(),
            BrokerEffect::ProbeTransfers { credentials: of(), id: id.clone() }.into(),
            BrokerEffect::StartTransfer { credentials: of(), wish: wish(&id, key(3)) }.into(),
            BrokerEffect::SendFile { credentials: of(), started: waiting.clone(), in_parts: false, ours: ours(&id) }
                .into(),
            BrokerEffect::SendFile { credentials: of(), started: waiting, in_parts: true, ours: ours(&id) }.into(),
            BrokerEffect::FollowTransfer { credentials: of(), id: published.id, sent: false }.into(),
            BrokerEffect::FetchFile { credentials: of(), started: published, ours: ours(&id) }.into(),
            BrokerEffect::ConfirmTransfer { credentials: of(), id: fetched.id, ours: ours(&id) }.into(),
        ]
    }
}

/// An order of a notification under a key.
fn order(credentials: ClientCredentials, key: Uuid) -> Effect {
    let (text, to) = (Box::new(notification()), OwnAddress::email("ovelse@example.invalid").ok());
    NotificationEffect::Order { credentials, text, channel: TestChannel::Email, key, to, condition: None }.into()
}

pub fn key(number: u128) -> Uuid {
    Uuid::from_u128((4 << 76) | (2 << 62) | number)
}

impl Place {
    /// A performer that remembers nothing.
    pub fn performer(&self, limit: Duration) -> Performer {
        performer(environment(&self.running, &self.proxy.base, None), &self.keys, limit, Way::default())
    }

    /// The same with one service at another address.
    pub fn elsewhere(&self, service: Service, at: &str, way: Way) -> Performer {
        performer(environment(&self.running, &self.proxy.base, Some((service, at))), &self.keys, ROOMY, way)
    }

    /// What the services hold, without what hangs on chance or the moment.
    pub async fn holds(&self) -> Value {
        let url = format!("{}_sandbox", self.running.base);
        let mut shown: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
        let mut objects = shown["objects"].take();
        objects.as_object_mut().unwrap().remove("scope");
        for (kind, passing) in [
            ("client", &["clientId"][..]),
            ("message", &["id", "status", "announced"]),
            ("transfer", &["id", "announced"]),
            ("notificationOrder", &["id", "shipments"]),
            ("systemUserRequest", &["id"]),
            ("subscription", &["created", "endPoint", "validated"]),
        ] {
            for object in objects[kind].as_array_mut().unwrap() {
                passing.iter().for_each(|name| drop(object.as_object_mut().unwrap().remove(*name)));
            }
        }
        objects
    }
}
