//! The program's own service clients against the sandbox: what one sends the other takes, what one says the other reads.

use std::path::Path;

use altinn_onboard::door::api::{
    Api, authentication, client_keys, correspondence, enhetsregisteret, events, maskinporten, org_register,
    resource_registry, self_service, studio, webhook,
};
use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::domain::message::{
    CorrespondenceMessage, MessageContent, MessageNotification, NewMessages, NotificationChannel,
};
use altinn_onboard::door::domain::resource::{CompetentAuthority, PartyType, ResourceDefinition};
use altinn_onboard::door::domain::subscription::NewSubscription;
use altinn_onboard::door::domain::{
    Environment, EnvironmentName, OrgCode, OrgNumber, ResourceId, Scope, Secret, ThreeLanguages,
};
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::sandbox::Scenario;
use altinn_onboard::door::world::http::{Http, Settings};
use altinn_onboard::door::world::keys;

use super::support::{ORG, RESOURCE, Rehearsal, SCOPES};
use crate::common::admitted::admitted;

#[tokio::test]
async fn the_programs_clients_go_the_whole_way() {
    let sandbox = Rehearsal::start(&[Scenario::Instant]).await;
    let name = EnvironmentName::parse("sandbox").unwrap();
    let environment = Environment::build(name, sandbox.at.clone()).unwrap();
    let http = Http::new(Settings::default());
    let api = Api::new(&http, &environment);
    let org = OrgNumber::parse(ORG).unwrap();

    let (unit, listing) = tokio::join!(enhetsregisteret::look_up(api, org), org_register::look_up(api, org));
    assert!(unit.unwrap().seen(org).is_some());
    let code = listing.unwrap().code.unwrap();
    assert_eq!(code.as_str(), "ttd");
    assert_eq!(maskinporten::metadata(api).await.unwrap().issuer, environment.issuer);
    let open = maskinporten::open_scopes(api).await.unwrap();
    assert!(open.0.contains(&Scope::parse("altinn:events.subscribe").unwrap()));
    assert_eq!(studio::user(api, &Secret::from_text("unknown".into())).await.unwrap(), None);

    let admin = environment.admin_client.as_ref().unwrap();
    let signer = admitted(&keys::read_file(Path::new(&admin.key_file)).unwrap(), &environment);
    let session = self_service::session(api, &admin.client_id, &signer).await.unwrap();
    let scopes = SCOPES.map(|scope| Scope::parse(scope).unwrap());
    let client = self_service::create_client(api, &session, "ttd-1", "Vedtak", &scopes[..2]).await.unwrap();
    let again = self_service::create_client(api, &session, "ttd-1", "Vedtak", &scopes).await.unwrap();
    assert_eq!(again.id, client.id);
    self_service::add_scopes(api, &session, &client.id, &scopes).await.unwrap();
    let registered =
        client_keys::add_key(api, &session, &client.id, &signer.public(), jiff::Timestamp::now()).await.unwrap().keys;
    assert_eq!(registered.len(), 1);

    let grant = maskinporten::JwtGrant {
        client_id: &client.id,
        kid: signer.kid(),
        signer: &signer,
        scopes: &scopes,
        consumer: None,
        acting: None,
    };
    let token = maskinporten::token(api, &grant).await.unwrap();
    let token = authentication::exchange(api, &token).await.unwrap();
    assert_eq!((token.claims.org.as_ref(), token.claims.exchanged), (Some(&code), true));

    let id = ResourceId::parse(RESOURCE).unwrap();
    let definition = definition(&id, org, code.clone());
    resource_registry::create(api, &token, &definition).await.unwrap();
    resource_registry::create(api, &token, &definition).await.unwrap();
    let xml = to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", RESOURCE)));
    resource_registry::upload_policy(api, &token, &id, &xml).await.unwrap();
    assert!(resource_registry::policy(api, &id).await.unwrap().unwrap() == xml, "the very bytes come back");
    assert_eq!(resource_registry::own(api, &code, "CorrespondenceService").await.unwrap().0, std::slice::from_ref(&id));

    assert!(correspondence::search(api, &token, &id).await.unwrap().is_empty());
    let recipient = OrgNumber::parse("310000019").unwrap();
    let dry = correspondence::dry_run(api, &token, &NewMessages::dry_run(message(&id), recipient)).await.unwrap();
    assert!(dry.passed, "{}", dry.code);
    let new = NewMessages::to_one(message(&id), recipient, keys::fresh_id());
    let sent = correspondence::send(api, &token, &new).await.unwrap();
    assert_eq!(correspondence::send(api, &token, &new).await.unwrap(), sent, "found by its key");
    assert!(correspondence::details(api, &token, sent, (&id, &recipient.urn())).await.unwrap().unwrap().seen.delivered);

    let receiver = environment.sandbox_receiver().unwrap();
    assert!(webhook::probe(&http, &environment.events, &receiver).await.ok);
    let wish = NewSubscription::new(receiver, &id);
    let subscription = events::subscribe(api, &token, &wish).await.unwrap();
    assert!(subscription.validated);
    assert_eq!(events::subscribe(api, &token, &wish).await.unwrap().id, subscription.id);
    assert_eq!(events::list(api, &token).await.unwrap().len(), 1);
    let counts = serde_json::json!({ "client": 1, "resource": 1, "policyVersion": 1, "subscription": 1, "message": 1, "brokerOwner": 0, "brokerResource": 0, "transfer": 0, "notificationOrder": 0, "accessList": 0, "system": 0, "systemUserRequest": 0 });
    assert_eq!(sandbox.counts().await, counts);
}

fn texts() -> ThreeLanguages {
    ThreeLanguages { nb: "Vedtak".into(), nn: "Vedtak".into(), en: "Decisions".into() }
}

fn definition(id: &ResourceId, organization: OrgNumber, orgcode: OrgCode) -> ResourceDefinition {
    ResourceDefinition {
        identifier: id.clone(),
        title: texts(),
        description: texts(),
        right_description: texts(),
        resource_type: "CorrespondenceService",
        has_competent_authority: CompetentAuthority { organization, orgcode, name: texts() },
        contact_points: Vec::new(),
        delegable: true,
        visible: true,
        status: "Completed",
        available_for_type: vec![PartyType::LegalEntityEnterprise],
        access_list_mode: Some("Disabled"),
        self_identified_user_enabled: false,
        enterprise_user_enabled: false,
    }
}

fn message(id: &ResourceId) -> CorrespondenceMessage {
    CorrespondenceMessage {
        resource_id: id.clone(),
        senders_reference: "1".into(),
        content: MessageContent {
            language: "nb",
            message_title: "Vedtak".into(),
            message_summary: "Kort".into(),
            message_body: "Hei".into(),
            attachments: Vec::new(),
        },
        requested_publish_time: None,
        is_confidential: false,
        notification: Some(MessageNotification {
            notification_template: "GenericAltinnMessage",
            notification_channel: NotificationChannel::EmailPreferred,
            send_reminder: true,
            reminder_notification_channel: Some(NotificationChannel::Sms),
        }),
    }
}
