//! Every effect that writes is performed twice: a run that is cut off between a call and its save does it again, and then
//! the services, the key store and the folder hold what they held after the first time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use altinn_onboard::door::catalog::products::{BROKER, CORRESPONDENCE};
use altinn_onboard::door::domain::message::{CorrespondenceMessage, MessageContent, PublishDelay};
use altinn_onboard::door::domain::notification::NotificationText;
use altinn_onboard::door::domain::own_address::OwnAddress;
use altinn_onboard::door::domain::resource::{CompetentAuthority, PartyType, RegistryContact, ResourceDefinition};
use altinn_onboard::door::domain::transfer::{Between, BrokerConfiguration};
use altinn_onboard::door::domain::{
    ClientId, ContactPoint, Environment, EnvironmentName, FileSize, OrgCode, OrgNumber, PolicyKind, ResourceId, Scope,
    ThreeLanguages, TimeSpan,
};
use altinn_onboard::door::engine::perform::Performer;
use altinn_onboard::door::engine::{Outcome, Perform as _};
use altinn_onboard::door::policy::EditorPolicy;
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::record::Value as Fact;
use altinn_onboard::door::record::values::{TestChannel, TransferStarted};
use altinn_onboard::door::sandbox::Scenario;
use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::{
    BrokerEffect, ClientCredentials, ClientEffect, EventsEffect, FilesEffect, KeyRef, KeyToRegister, MessageEffect,
    NotificationEffect, RegistryEffect, TransferWish,
};
use altinn_onboard::door::world::clock::{Clock, RealClock};
use altinn_onboard::door::world::files::{Files, Mode};
use altinn_onboard::door::world::http::{Http, Settings};
use altinn_onboard::door::world::keys::{Keeping, KeyStore};
use serde_json::Value;
use uuid::Uuid;

use super::support::{BROKER_SCOPES, LIST_SCOPES, ORG, RESOURCE, Rehearsal, SCOPES, SYSTEM_SCOPES, pem};
use super::writing::writing;
use super::{listed, registered};
use crate::common::moved_clock::MovedClock;

/// How many effects say of themselves that they write, by the source.
fn declared() -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/steps/effects");
    let sources = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sources = sources.filter(|path| path.file_stem().unwrap() != "about").map(std::fs::read_to_string);
    sources
        .map(|text| text.unwrap())
        .map(|text| ["About::write(", "About::for_ever("].map(|of| text.matches(of).count()).iter().sum::<usize>())
        .sum()
}

/// A machine with a key store and a folder, before a sandbox.
pub struct Bench {
    sandbox: Rehearsal,
    pub folder: tempfile::TempDir,
    environment: Environment,
    done: BTreeSet<&'static str>,
}

impl Bench {
    pub async fn new() -> Self {
        let sandbox = Rehearsal::start(&[Scenario::Instant, Scenario::SystemUserRejected]).await;
        sandbox.get(&format!("{}/enheter/{ORG}", sandbox.at.enhetsregisteret)).await;
        let name = EnvironmentName::parse("sandbox").unwrap();
        let environment = Environment::build(name, sandbox.running.description()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        // A key that others may read would be refused.
        Files::real().write(&folder.path().join("old.pem"), pem().as_bytes(), Mode::Private).unwrap();
        Self { sandbox, folder, environment, done: BTreeSet::new() }
    }

    /// A performer that remembers nothing, as a program that is started anew.
    pub fn performer(&self) -> Performer {
        self.performer_by(Arc::new(RealClock::start()), Settings::default())
    }

    /// One on a machine whose clock goes as the sandbox's does.
    pub fn performer_in_time(&self) -> (Performer, Arc<MovedClock>) {
        (self.performer_by(self.sandbox.clock(), Settings::default()), self.sandbox.clock())
    }

    /// The same with other limits, or with somebody who counts.
    pub fn performer_with(&self, settings: Settings) -> Performer {
        self.performer_by(Arc::new(RealClock::start()), settings)
    }

    fn performer_by(&self, clock: Arc<dyn Clock>, settings: Settings) -> Performer {
        let folder = self.folder.path();
        let keys = KeyStore::new(Keeping::File, folder, Arc::new(|_| None));
        let http = Http::new(Settings { clock: Arc::clone(&clock), ..settings });
        Performer::new(http, self.environment.clone(), keys, Files::real(), folder.to_path_buf(), clock)
            .with_key_file(Some(folder.join("old.pem")))
    }

    /// What the services hold, and the bytes of every file.
    async fn holds(&self) -> (Value, BTreeMap<String, Vec<u8>>) {
        let url = format!("{}_sandbox", self.sandbox.running.base);
        let mut shown = self.sandbox.get(&url).await.json::<Value>().await.unwrap();
        // The validation call of a subscription comes again, and what is kept is flushed again.
        for passing in ["received", "flushes"] {
            shown.as_object_mut().unwrap().remove(passing).unwrap();
        }
        // How far the courier has come with a message hangs on the moment.
        for message in shown["objects"]["message"].as_array_mut().unwrap() {
            for passing in ["status", "announced"] {
                message.as_object_mut().unwrap().remove(passing).unwrap();
            }
        }
        for transfer in shown["objects"]["transfer"].as_array_mut().unwrap() {
            transfer.as_object_mut().unwrap().remove("announced").unwrap();
        }
        let mut files = BTreeMap::new();
        gather(self.folder.path(), &mut files);
        (shown, files)
    }

    pub(super) async fn twice(&mut self, effect: impl Into<Effect>) -> Outcome {
        let effect = effect.into();
        let name = writing(&effect).unwrap();
        assert!(effect.writes(), "{name}");
        let before = self.holds().await;
        let first = self.performer().perform(&effect).await.unwrap();
        let once = self.holds().await;
        assert_ne!(before, once, "{name} changes something");
        let second = self.performer().perform(&effect).await.unwrap();
        // Not shown when they differ: the bytes of all files are long, and keys are among them.
        assert!(self.holds().await == once, "{name}, performed twice, changed something");
        assert_eq!(second.learned, first.learned, "{name} learns the same");
        assert_eq!((&second.refused, &second.gone), (&first.refused, &first.gone), "{name}");
        // What can tell says that it was there already.
        let tells =
            ["MakeKey", "RegisterClient", "AddScopes", "RegisterKey", "CreateResource", "UploadPolicy", "PurgeMessage"];
        let of_broker =
            ["RegisterOwner", "Configure", "StartTransfer", "SendFile", "ConfirmTransfer", "OrderNotification"];
        let of_lists = ["CreateList", "AddMembers", "RemoveMembers", "Connect", "SwitchOn"];
        let of_systems = ["RegisterSystem", "ExtendSystem", "AskForSystemUser", "AskAgain"];
        let tells = [&tells[..], &of_broker, &of_lists, &of_systems].concat();
        assert_eq!((first.was_there, second.was_there), (false, tells.contains(&name)), "{name}");
        self.done.insert(name);
        first
    }
}

fn gather(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            gather(&path, files);
        } else {
            files.insert(path.display().to_string(), std::fs::read(&path).unwrap());
        }
    }
}

pub fn key_of(client: &str) -> KeyRef {
    KeyRef { client: client.into(), name: format!("{client}-1"), place: None, known: None, others: Vec::new() }
}

pub fn definition() -> ResourceDefinition {
    let texts = ThreeLanguages { nb: "Vedtak".into(), nn: "Vedtak".into(), en: "Decision".into() };
    let contact = ContactPoint { email: Some("post@ttd.no".into()), ..ContactPoint::default() };
    ResourceDefinition {
        identifier: ResourceId::parse(RESOURCE).unwrap(),
        title: texts.clone(),
        description: texts.clone(),
        right_description: texts.clone(),
        resource_type: "CorrespondenceService",
        has_competent_authority: CompetentAuthority {
            organization: OrgNumber::parse(ORG).unwrap(),
            orgcode: OrgCode::parse("ttd").unwrap(),
            name: texts,
        },
        contact_points: vec![RegistryContact::new("Support", &contact)],
        delegable: true,
        visible: true,
        status: "Completed",
        available_for_type: vec![PartyType::LegalEntityEnterprise],
        access_list_mode: Some("Disabled"),
        self_identified_user_enabled: false,
        enterprise_user_enabled: false,
    }
}

pub fn message(id: &ResourceId) -> Box<CorrespondenceMessage> {
    let content = MessageContent {
        language: "nb",
        message_title: "Prøvemelding".into(),
        message_summary: "Prøvemelding".into(),
        message_body: "Dette er en prøve.".into(),
        attachments: Vec::new(),
    };
    let (resource_id, senders_reference) = (id.clone(), CorrespondenceMessage::reference_of_trials(id));
    Box::new(CorrespondenceMessage {
        resource_id,
        senders_reference,
        content,
        requested_publish_time: None,
        is_confidential: false,
        notification: None,
    })
}

/// The scope of those who notify.
pub const CREATE: &str = "altinn:serviceowner/notifications.create";

pub fn notification() -> NotificationText {
    NotificationText {
        senders_reference: "1".into(), subject: "Prøvevarsel".into(), body: "Dette er en prøve.".into()
    }
}

/// The message that was sent.
pub fn sent_message(outcome: &Outcome) -> Uuid {
    let sent = outcome.learned.iter().find_map(|fact| match &fact.value {
        Fact::MessageSent(sent) => Some(sent.id),
        _ => None,
    });
    sent.unwrap()
}

/// The client's id, of what was learned.
pub fn client_id(outcome: &Outcome) -> ClientId {
    let id = outcome.learned.iter().find_map(|fact| match &fact.value {
        Fact::ClientId(id) => Some(id.clone()),
        _ => None,
    });
    id.unwrap()
}

/// The key's id, of what was learned.
pub fn kid(outcome: &Outcome) -> String {
    let kid = outcome.learned.iter().find_map(|fact| match &fact.value {
        Fact::ClientKey(key) => Some(key.kid.clone()),
        _ => None,
    });
    kid.unwrap()
}

/// How a resource is set up in Altinn Formidling.
pub fn configuration() -> BrokerConfiguration {
    BrokerConfiguration {
        max_file_transfer_size: FileSize::USUAL,
        file_transfer_time_to_live: TimeSpan::days(30),
        purge_file_transfer_after_all_recipients_confirmed: true,
        purge_file_transfer_grace_period: TimeSpan::hours(2),
    }
}

/// A resource for files, and its policy.
pub fn of_files() -> (ResourceId, Box<ResourceDefinition>, Box<EditorPolicy>) {
    let id = ResourceId::parse("ttd-filer").unwrap();
    let definition = ResourceDefinition { identifier: id.clone(), resource_type: "BrokerService", ..definition() };
    let policy = built(&BROKER.policy_rules, &Choices::new("ttd", "ttd-filer"));
    (id, Box::new(definition), Box::new(policy))
}

/// A transfer of the organisation to itself, begun from now on.
pub fn wish(id: &ResourceId, reference: Uuid) -> TransferWish {
    let between = ours(id);
    TransferWish { between, largest: Some(FileSize::USUAL), reference, since: jiff::Timestamp::now() }
}

/// The registration of the organisation in Altinn Formidling.
pub fn registration(credentials: ClientCredentials, name: &str) -> BrokerEffect {
    BrokerEffect::RegisterOwner { credentials, own: OrgNumber::parse(ORG).unwrap(), name: name.into() }
}

/// Between whom it goes.
pub fn ours(id: &ResourceId) -> Between {
    Between::oneself(OrgNumber::parse(ORG).unwrap(), id.clone())
}

/// The transfer that was begun.
pub fn started(outcome: &Outcome) -> TransferStarted {
    let started = outcome.learned.iter().find_map(|fact| match &fact.value {
        Fact::TransferStarted(started) => Some(started.clone()),
        _ => None,
    });
    started.unwrap()
}

/// A service for files with all but a file; answers its resource.
pub async fn with_service(bench: &mut Bench, credentials: &ClientCredentials) -> ResourceId {
    let of = || credentials.clone();
    let (id, definition, policy) = of_files();
    let kind = PolicyKind::Broker;
    for effect in [
        Effect::from(RegistryEffect::CreateResource { credentials: of(), definition }),
        RegistryEffect::UploadPolicy { credentials: of(), id: id.clone(), kind, policy }.into(),
    ] {
        bench.performer().perform(&effect).await.unwrap();
    }
    bench.twice(registration(of(), "TTD")).await;
    bench.twice(BrokerEffect::Configure { credentials: of(), id: id.clone(), wanted: configuration() }).await;
    id
}

async fn broker_twice(bench: &mut Bench, credentials: ClientCredentials) -> ResourceId {
    let of = || credentials.clone();
    let id = with_service(bench, &credentials).await;
    let ours = || ours(&id);
    let mut all = Vec::new();
    for in_parts in [true, false] {
        let wish = wish(&id, Uuid::new_v4());
        let begun = started(&bench.twice(BrokerEffect::StartTransfer { credentials: of(), wish }).await);
        let send = BrokerEffect::SendFile { credentials: of(), started: begun.clone(), in_parts, ours: ours() };
        bench.twice(send).await;
        all.push(begun);
    }
    let started = all.pop().unwrap();
    let fetch = BrokerEffect::FetchFile { credentials: of(), started: started.clone(), ours: ours() };
    bench.performer().perform(&fetch.into()).await.unwrap();
    bench.twice(BrokerEffect::ConfirmTransfer { credentials: of(), id: started.id, ours: ours() }).await;
    id
}

/// A client with its key and all scopes.
pub async fn with_client(bench: &mut Bench) -> ClientCredentials {
    let scopes = SCOPES.iter().chain(&BROKER_SCOPES).chain(&LIST_SCOPES).chain(&SYSTEM_SCOPES).chain(&[CREATE]);
    let scopes: Vec<Scope> = scopes.map(|scope| Scope::parse(scope).unwrap()).collect();
    let (client, key) = ("main".to_owned(), key_of("main"));

    let kid = kid(&bench.twice(ClientEffect::MakeKey { at: key.clone(), bits: 2048 }).await);
    bench.twice(ClientEffect::TakeKey { at: key_of("taken") }).await;
    let first = scopes[..1].to_vec();
    let name = "ttd-main-1".to_owned();
    let id =
        client_id(&bench.twice(ClientEffect::RegisterClient { client: client.clone(), name, scopes: first }).await);
    bench.twice(ClientEffect::AddScopes { client: client.clone(), id: id.clone(), scopes }).await;
    bench.twice(ClientEffect::RegisterKey { client, id: id.clone(), key: KeyToRegister::Here(key.clone()) }).await;
    ClientCredentials { id, kid, key, consumer: None, acting: None }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_writes_can_be_done_again() {
    let mut bench = Bench::new().await;
    let credentials = with_client(&mut bench).await;
    let definition = Box::new(definition());
    let policy = Box::new(built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", RESOURCE)));
    let id = definition.identifier.clone();
    bench.twice(FilesEffect::WriteFiles { definition: definition.clone(), policy: policy.clone() }).await;
    bench.twice(RegistryEffect::CreateResource { credentials: credentials.clone(), definition }).await;
    let (kind, written) = (PolicyKind::Correspondence, credentials.clone());
    bench.twice(RegistryEffect::UploadPolicy { credentials: written, id: id.clone(), kind, policy }).await;
    let (recipient, drawn) = (OrgNumber::parse("310000019").unwrap(), Uuid::new_v4());
    let message = message(&id);
    let (of, delay) = (credentials.clone(), PublishDelay::USUAL);
    let attachment = None;
    let sent = MessageEffect::SendMessage { credentials: of, message, recipient, key: drawn, delay, attachment };
    let sent = bench.twice(sent).await;
    let (of, sent, resource) = (credentials.clone(), sent_message(&sent), id.clone());
    bench.twice(MessageEffect::PurgeMessage { credentials: of, id: sent, resource, recipient }).await;
    let (text, to) = (Box::new(notification()), OwnAddress::email("ovelse@example.invalid").ok());
    let (channel, of) = (TestChannel::Email, credentials.clone());
    bench.twice(NotificationEffect::Order { credentials: of, text, channel, key: drawn, to, condition: None }).await;
    let address = bench.environment.sandbox_receiver().unwrap();
    bench.twice(EventsEffect::Subscribe { credentials: credentials.clone(), id: id.clone(), address }).await;
    listed::list_twice(&mut bench, &credentials, &id).await;
    let files = broker_twice(&mut bench, credentials.clone()).await;
    registered::register_twice(&mut bench, &credentials, [&files, &id]).await;

    assert_eq!(bench.done.len(), declared(), "performed twice: {:?}", bench.done);
}
