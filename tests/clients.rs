//! The clients of `api/` against the sandbox, over HTTP: the whole way of a message without engine and steps.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use altinn_onboard::door::api::{
    Api, ApiFault, Token, authentication, client_keys, correspondence, enhetsregisteret, events, maskinporten,
    org_register, resource_registry, self_service, studio, webhook,
};
use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::domain::message::{CorrespondenceMessage, MessageContent, NewMessages};
use altinn_onboard::door::domain::resource::{CompetentAuthority, PartyType, RegistryContact, ResourceDefinition};
use altinn_onboard::door::domain::subscription::NewSubscription;
use altinn_onboard::door::domain::{
    ClientId, ContactPoint, Environment, EnvironmentName, OrgNumber, ResourceId, Scope, Secret, ThreeLanguages,
};
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::record::values::Reachable;
use altinn_onboard::door::sandbox::{Running, SandboxOptions, Scenario, start};
use altinn_onboard::door::world::http::{Http, Settings};
use altinn_onboard::door::world::keys::{AdmittedSigner, Keeping, KeyFault, KeyStore, read_file};
use uuid::Uuid;

use crate::common::admitted::admitted;
use crate::common::moved_clock::MovedClock;

const SCOPES: [&str; 4] = [
    "altinn:serviceowner",
    "altinn:correspondence.write",
    "altinn:events.subscribe",
    "altinn:resourceregistry/resource.write",
];

struct Rehearsal {
    folder: tempfile::TempDir,
    running: Running,
    environment: Environment,
    http: Http,
    /// The sandbox's.
    clock: Arc<MovedClock>,
}

impl Rehearsal {
    async fn start(scenarios: &[Scenario], settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data: PathBuf = folder.path().join("state.sandbox.json");
        let clock = MovedClock::by(jiff::SignedDuration::ZERO);
        let scenarios = scenarios.to_vec();
        let options =
            SandboxOptions { data: Some(data), scenarios, clock: Some(clock.clone()), ..SandboxOptions::default() };
        let running = start(options).await.unwrap();
        let name = EnvironmentName::parse("sandbox").unwrap();
        let environment = Environment::build(name, running.description()).unwrap();
        Self { folder, running, environment, http: Http::new(settings), clock }
    }

    fn api(&self) -> Api<'_> {
        Api::new(&self.http, &self.environment)
    }

    /// A client with a key that lies in a file, registered by the self-service API.
    async fn client(&self) -> (ClientId, AdmittedSigner) {
        let admin = self.environment.admin_client.as_ref().unwrap();
        let key = admitted(&read_file(Path::new(&admin.key_file)).unwrap(), &self.environment);
        let session = self_service::session(self.api(), &admin.client_id, &key).await.unwrap();
        let store = KeyStore::new(Keeping::File, self.folder.path(), Arc::new(|_| None));
        let key = store.make("main", "main-1", 2048, |_| Ok::<(), KeyFault>(())).unwrap();
        let first = scopes(&SCOPES[..1]);
        let made = self_service::create_client(self.api(), &session, "main-1", "Øvelse", &first).await.unwrap();
        let again = self_service::create_client(self.api(), &session, "main-1", "Øvelse", &first).await.unwrap();
        assert!(again.was_there && !made.was_there, "found, not made again");
        assert_eq!((&again.id, &again.scopes), (&made.id, &made.scopes));
        let id = made.id;
        let whole = self_service::add_scopes(self.api(), &session, &id, &scopes(&SCOPES)).await.unwrap();
        assert_eq!(whole.scopes.len(), SCOPES.len());
        for _ in 0..2 {
            let keys =
                client_keys::add_key(self.api(), &session, &id, &key, jiff::Timestamp::now()).await.unwrap().keys;
            assert_eq!(keys.len(), 1);
        }
        (id, admitted(&store.find("main", "main-1").unwrap().unwrap(), &self.environment))
    }

    async fn token(&self, client: &(ClientId, AdmittedSigner), wanted: &[&str]) -> Result<Token, ApiFault> {
        let scopes = scopes(wanted);
        let grant = maskinporten::JwtGrant {
            client_id: &client.0,
            kid: client.1.kid(),
            signer: &client.1,
            scopes: &scopes,
            consumer: None,
            acting: None,
        };
        // The key may need a moment, and so may the desk: this is a sandbox with its usual pace, whose time is passed over.
        for _ in 0..40 {
            match maskinporten::token(self.api(), &grant).await {
                Err(fault) if maskinporten::is_key_unknown(&fault) || fault.code() == Some("MP-250") => {
                    self.clock.advance(Duration::from_millis(250));
                }
                other => return other,
            }
        }
        maskinporten::token(self.api(), &grant).await
    }
}

fn scopes(texts: &[&str]) -> Vec<Scope> {
    texts.iter().map(|text| Scope::parse(text).unwrap()).collect()
}

fn number() -> OrgNumber {
    OrgNumber::parse("991825827").unwrap()
}

fn definition() -> ResourceDefinition {
    let texts = ThreeLanguages { nb: "Vedtak".into(), nn: "Vedtak".into(), en: "Decision".into() };
    let contact = ContactPoint { email: Some("post@ttd.no".into()), ..ContactPoint::default() };
    ResourceDefinition {
        identifier: ResourceId::parse("ttd-vedtak").unwrap(),
        title: texts.clone(),
        description: texts.clone(),
        right_description: texts.clone(),
        resource_type: "CorrespondenceService",
        has_competent_authority: CompetentAuthority {
            organization: number(),
            orgcode: altinn_onboard::door::domain::OrgCode::parse("ttd").unwrap(),
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

fn message() -> CorrespondenceMessage {
    let content = MessageContent {
        language: "nb",
        message_title: "Prøvemelding".into(),
        message_summary: "Prøvemelding".into(),
        message_body: "Dette er en prøve.".into(),
        attachments: Vec::new(),
    };
    CorrespondenceMessage {
        resource_id: definition().identifier,
        senders_reference: "1".into(),
        content,
        requested_publish_time: None,
        is_confidential: false,
        notification: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_way_of_a_message() {
    let here = Rehearsal::start(&[], Settings::default()).await;
    let api = here.api();
    let (unit, listing) = tokio::join!(enhetsregisteret::look_up(api, number()), org_register::look_up(api, number()));
    assert!(unit.unwrap().seen(number()).is_some());
    assert_eq!(listing.unwrap().code.unwrap().as_str(), "ttd");
    assert_eq!(maskinporten::metadata(api).await.unwrap().issuer, here.environment.issuer);
    maskinporten::open_scopes(api).await.unwrap();
    assert_eq!(studio::dashboard(api).await, Reachable::Yes);
    assert_eq!(studio::user(api, &Secret::from_text("unknown".into())).await.unwrap(), None);

    let client = here.client().await;
    let direct = here.token(&client, &SCOPES).await.unwrap();
    assert_eq!((direct.claims.consumer, direct.claims.exchanged), (Some(number()), false));
    let token = authentication::exchange(api, &direct).await.unwrap();
    assert_eq!(token.claims.org.as_ref().unwrap().as_str(), "ttd");
    assert_eq!((token.claims.exchanged, token.claims.lifetime), (true, 1800));

    let wanted = definition();
    let id = &wanted.identifier;
    for _ in ["now", "before"] {
        let there = resource_registry::create(api, &token, &wanted).await.unwrap();
        assert_eq!(there["versionId"], 1);
    }
    let there = resource_registry::read(api, id).await.unwrap().unwrap();
    assert!(resource_registry::found(&there, number(), Some(&wanted)).differences.is_empty());
    let own =
        resource_registry::own(api, &wanted.has_competent_authority.orgcode, "CorrespondenceService").await.unwrap().0;
    assert_eq!(own, std::slice::from_ref(id));
    let xml = to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", id.bare())));
    resource_registry::upload_policy(api, &token, id, &xml).await.unwrap();
    let published = resource_registry::policy(api, id).await.unwrap().unwrap();
    let meant = |bytes: &[u8]| altinn_onboard::door::policy::parse(bytes).unwrap();
    assert!(meant(&published) == meant(&xml), "read back, it means the same");

    correspondence::search(api, &token, id).await.unwrap();
    let recipient = OrgNumber::parse("310000019").unwrap();
    assert!(correspondence::dry_run(api, &token, &NewMessages::dry_run(message(), recipient)).await.unwrap().passed);
    let new = NewMessages::to_one(message(), recipient, Uuid::new_v4());
    let sent = correspondence::send(api, &token, &new).await.unwrap();
    assert_eq!(correspondence::send(api, &token, &new).await.unwrap(), sent, "found, not sent again");
    let seen = correspondence::details(api, &token, sent, (id, &recipient.urn())).await.unwrap();
    assert!(!seen.unwrap().seen.status.is_empty());

    let receiver = here.environment.sandbox_receiver().unwrap();
    assert!(webhook::probe(&here.http, &here.environment.events, &receiver).await.ok);
    let wish = NewSubscription::new(receiver, id);
    let made = events::subscribe(api, &token, &wish).await.unwrap();
    assert_eq!(events::subscribe(api, &token, &wish).await.unwrap().id, made.id);
    assert_eq!(events::read(api, &token, made.id).await.unwrap().unwrap().id, made.id);
    assert_eq!(events::list(api, &token).await.unwrap().len(), 1);
    drop(here.running);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_ten_minutes_wrong_costs_one_call() {
    let clock = MovedClock::by(jiff::SignedDuration::from_secs(600));
    let here = Rehearsal::start(&[], Settings { clock, ..Settings::default() }).await;
    let client = here.client().await;
    assert!(here.token(&client, &SCOPES[..1]).await.is_ok());
    assert!((here.http.clock_offset().unwrap().as_secs() + 600).abs() <= 2);
}
