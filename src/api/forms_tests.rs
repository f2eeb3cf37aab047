//! What every function believes: nothing that has not the form of its service's answer, whatever its status says.

use std::sync::OnceLock;

use serde_json::json;
use url::Url;
use uuid::Uuid;
use wiremock::matchers::any;
use wiremock::{Mock, ResponseTemplate};

use super::forms_of_clients as of_clients;
use super::forms_of_systems::{self as of_systems, Function};
use super::maskinporten::JwtGrant;
use super::test_support::{TestService, admitted, environment};
use super::{
    ApiFault, FileFailure, access_lists, access_management, authentication, broker, client_keys, correspondence,
    correspondence_form, enhetsregisteret, events, maskinporten, notifications, org_register, registered_names,
    registered_roles, resource_limit, resource_registry, resource_search, self_service, studio,
};
use crate::domain::attachment::Attachment;
use crate::domain::message::{CorrespondenceMessage, NewMessages};
use crate::domain::notification::{NewOrder, NotificationText};
use crate::domain::own_address::OwnAddress;
use crate::domain::subscription::NewSubscription;
use crate::domain::transfer::{Between, BrokerConfiguration, FileToSend, NewFileTransfer};
use crate::domain::{
    AccessListId, AccessListRef, ClientId, FileSize, Language, OrgCode, OrgNumber, PublicJwk, ResourceId, Secret,
    TimeSpan,
};
use crate::record::values::TransferSeen;
use crate::world::http::Watcher;
use crate::world::keys::AdmittedSigner;

/// Every function that makes something of an answer, and the forms that it may take for one.
const FUNCTIONS: &[Function] = &[
    ("access_lists::add", &[], |at| {
        Box::pin(async {
            match access_lists::add(at.api(), &at.token(), &list(), &[number()].into()).await {
                Err(access_lists::MembersFailure::Api(fault)) => Err(fault),
                other => panic!("{other:?}"),
            }
        })
    }),
    ("access_lists::connect", &[], |at| {
        Box::pin(async {
            let actions = ["read".to_owned()].into();
            access_lists::connect(at.api(), &at.token(), &list(), &id(), &actions).await.map(drop)
        })
    }),
    ("access_lists::connection", &[], |at| {
        Box::pin(async { access_lists::connection(at.api(), &at.token(), &list(), &id()).await.map(drop) })
    }),
    ("access_lists::connections", &[], |at| {
        Box::pin(async { access_lists::connections(at.api(), &at.token(), &list()).await.map(drop) })
    }),
    ("access_lists::own", &[], |at| {
        let code = OrgCode::parse("ttd").unwrap();
        Box::pin(async move { access_lists::own(at.api(), &at.token(), &code).await.map(drop) })
    }),
    ("access_lists::create", &[], |at| {
        Box::pin(async { access_lists::create(at.api(), &at.token(), &list(), "Banker").await.map(drop) })
    }),
    ("access_lists::members", &[], |at| {
        Box::pin(async { access_lists::members(at.api(), &at.token(), &list()).await.map(drop) })
    }),
    ("access_lists::read", &[], |at| {
        Box::pin(async { access_lists::read(at.api(), &at.token(), &list()).await.map(drop) })
    }),
    ("access_lists::remove", &[], |at| {
        Box::pin(async { access_lists::remove(at.api(), &at.token(), &list(), &[number()].into()).await.map(drop) })
    }),
    ("access_management::metadata", &[], |at| {
        Box::pin(async { access_management::metadata(at.api(), &at.environment.studio).await.map(drop) })
    }),
    ("authentication::exchange", &[], |at| {
        Box::pin(async { authentication::exchange(at.api(), &at.token()).await.map(drop) })
    }),
    ("broker::configure", &[], |at| {
        let wanted = BrokerConfiguration {
            max_file_transfer_size: FileSize::USUAL,
            file_transfer_time_to_live: TimeSpan::days(30),
            purge_file_transfer_after_all_recipients_confirmed: true,
            purge_file_transfer_grace_period: TimeSpan::hours(2),
        };
        Box::pin(async move { broker::configure(at.api(), &at.token(), &id(), &wanted).await.map(drop) })
    }),
    ("broker::confirm", &[], |at| {
        let before = TransferSeen { id: Uuid::from_u128(1), status: "Published".into(), sent: false, reason: None };
        Box::pin(async { broker::confirm(at.api(), &at.token(), (Uuid::from_u128(1), before)).await.map(drop) })
    }),
    ("broker::download", &[], |at| {
        let id = (Uuid::from_u128(1), 4096);
        Box::pin(async move { of_file(broker::download(at.api(), &at.token(), id, unwatched()).await.map(drop)) })
    }),
    ("broker::overview", &[], |at| {
        Box::pin(async { broker::overview(at.api(), &at.token(), Uuid::from_u128(1)).await.map(drop) })
    }),
    ("broker::owner", &[], |at| Box::pin(async { broker::owner(at.api(), &at.token()).await.map(drop) })),
    ("broker::register_owner", &[], |at| {
        Box::pin(async { broker::register_owner(at.api(), &at.token(), "TTD").await.map(drop) })
    }),
    ("broker::resource", &[], |at| Box::pin(async { broker::resource(at.api(), &at.token(), &id()).await.map(drop) })),
    ("broker::search", &["[]"], |at| Box::pin(async { broker::search(at.api(), &at.token(), &id()).await.map(drop) })),
    ("broker::start", &[], |at| {
        let file = FileToSend { name: "a.txt".into(), bytes: 3, md5: String::new() };
        let new = NewFileTransfer::new(&file, &Between::oneself(number(), id()), Uuid::from_u128(1));
        let since = jiff::Timestamp::UNIX_EPOCH;
        Box::pin(async move { broker::start(at.api(), &at.token(), &new, since).await.map(drop) })
    }),
    ("broker::upload", &[], |at| {
        let file = (tempfile::tempfile().unwrap(), unwatched());
        Box::pin(
            async move { of_file(broker::upload(at.api(), &at.token(), Uuid::from_u128(1), file).await.map(drop)) },
        )
    }),
    ("correspondence::search", &[], |at| {
        Box::pin(async { correspondence::search(at.api(), &at.token(), &id()).await.map(drop) })
    }),
    ("correspondence::dry_run", &[], |at| {
        let message = NewMessages::dry_run(message(), number());
        Box::pin(async move { correspondence::dry_run(at.api(), &at.token(), &message).await.map(drop) })
    }),
    ("correspondence::send", &[], |at| {
        let message = NewMessages::to_one(message(), number(), Uuid::from_u128(1));
        Box::pin(async move { correspondence::send(at.api(), &at.token(), &message).await.map(drop) })
    }),
    ("correspondence::purge", &[], |at| {
        Box::pin(async { correspondence::purge(at.api(), &at.token(), Uuid::from_u128(1)).await.map(drop) })
    }),
    ("correspondence::details", &[], |at| {
        Box::pin(async {
            let meant = (&id(), number().urn());
            correspondence::details(at.api(), &at.token(), Uuid::from_u128(1), (meant.0, &meant.1)).await.map(drop)
        })
    }),
    ("correspondence::trial", &[], |at| {
        Box::pin(async {
            let meant = (&id(), number().urn());
            correspondence::trial(at.api(), &at.token(), Uuid::from_u128(1), (meant.0, &meant.1)).await.map(drop)
        })
    }),
    ("correspondence_form::send", &[], |at| {
        let (message, file) = (with_file(), (tempfile::tempfile().unwrap(), unwatched()));
        Box::pin(
            async move { of_file(correspondence_form::send(at.api(), &at.token(), &message, file).await.map(drop)) },
        )
    }),
    ("correspondence_form::sent_before", &[], |at| {
        let message = with_file();
        Box::pin(async move { correspondence_form::sent_before(at.api(), &at.token(), &message).await.map(drop) })
    }),
    ("enhetsregisteret::look_up", &[], |at| {
        Box::pin(async { enhetsregisteret::look_up(at.api(), number()).await.map(drop) })
    }),
    ("enhetsregisteret::named", &[], |at| {
        Box::pin(async { enhetsregisteret::named(at.api(), "vedtak").await.map(drop) })
    }),
    ("events::subscribe", &[], |at| {
        let wish = NewSubscription::new(Url::parse("https://ttd.no/altinn").unwrap(), &id());
        Box::pin(async move { events::subscribe(at.api(), &at.token(), &wish).await.map(drop) })
    }),
    ("events::delete", &[], |at| Box::pin(async { events::delete(at.api(), &at.token(), 7).await.map(drop) })),
    ("events::read", &[], |at| Box::pin(async { events::read(at.api(), &at.token(), 7).await.map(drop) })),
    ("events::feed", &["[]"], |at| {
        Box::pin(async { events::feed(at.api(), &at.token(), &id(), (None, 50)).await.map(drop) })
    }),
    ("events::list", &[], |at| Box::pin(async { events::list(at.api(), &at.token()).await.map(drop) })),
    ("maskinporten::metadata", &[], |at| Box::pin(async { maskinporten::metadata(at.api()).await.map(drop) })),
    ("maskinporten::open_scopes", &[], |at| Box::pin(async { maskinporten::open_scopes(at.api()).await.map(drop) })),
    ("maskinporten::token", &[], |at| {
        Box::pin(async {
            let grant = JwtGrant {
                client_id: &client(),
                kid: "k",
                signer: signer(),
                scopes: &[],
                consumer: None,
                acting: None,
            };
            maskinporten::token(at.api(), &grant).await.map(drop)
        })
    }),
    ("notifications::in_feed", &["[]"], |at| {
        Box::pin(async { notifications::in_feed(at.api(), &at.token(), Uuid::from_u128(1)).await.map(drop) })
    }),
    ("notifications::order", &[], |at| {
        Box::pin(async { notifications::order(at.api(), &at.token(), &order()).await.map(drop) })
    }),
    ("notifications::shipment", &[], |at| {
        Box::pin(async { notifications::shipment(at.api(), &at.token(), Uuid::from_u128(1)).await.map(drop) })
    }),
    ("org_register::look_up", &[], |at| Box::pin(async { org_register::look_up(at.api(), number()).await.map(drop) })),
    ("registered_names::look_up", &[], |at| {
        Box::pin(async { registered_names::look_up(at.api(), &[number()]).await.map(drop) })
    }),
    ("resource_limit::read", &[], |at| Box::pin(async { resource_limit::read(at.api(), &id()).await.map(drop) })),
    ("resource_limit::switch_on", &[], |at| {
        Box::pin(async { resource_limit::switch_on(at.api(), &at.token(), &id()).await.map(drop) })
    }),
    ("registered_roles::look_up", &[], |at| {
        Box::pin(async { registered_roles::look_up(at.api(), number()).await.map(drop) })
    }),
    ("resource_registry::read", &[], |at| Box::pin(async { resource_registry::read(at.api(), &id()).await.map(drop) })),
    ("resource_registry::policy", &[], |at| {
        Box::pin(async { resource_registry::policy(at.api(), &id()).await.map(drop) })
    }),
    // Nobody has published anything: that is an empty list.
    ("resource_registry::own", &["[]"], |at| {
        let code = OrgCode::parse("ttd").unwrap();
        Box::pin(async move { resource_registry::own(at.api(), &code, "CorrespondenceService").await.map(drop) })
    }),
    ("resource_search::owned", &["[]"], |at| {
        let owner = resource_search::OwnerKey::Number(number());
        Box::pin(async move { resource_search::owned(at.api(), owner).await.map(drop) })
    }),
    ("resource_registry::create", &[], |at| {
        Box::pin(async {
            let wanted = super::resource_compare::tests::wanted();
            resource_registry::create(at.api(), &at.token(), &wanted).await.map(drop)
        })
    }),
    // Its answer has no body; what it did is read back.
    ("resource_registry::upload_policy", &["{}", "[]", "null", "true", "a text", "", "204"], |at| {
        Box::pin(async { resource_registry::upload_policy(at.api(), &at.token(), &id(), b"<Policy/>").await })
    }),
    // No body: Studio does not know the key.
    ("studio::user", &["204"], |at| {
        Box::pin(async { studio::user(at.api(), &Secret::from_text("key".to_owned())).await.map(drop) })
    }),
];

/// The functions whose answer is a judgement on the way to a service, and not on what it says.
const OF_THE_WAY: [&str; 4] = ["condition::probe", "studio::dashboard", "webhook::hand_on", "webhook::probe"];

/// All of them.
fn all() -> impl Iterator<Item = &'static Function> {
    FUNCTIONS.iter().chain(of_systems::FUNCTIONS).chain(of_clients::FUNCTIONS)
}

fn unwatched() -> Watcher {
    std::sync::Arc::new(|_| ())
}

/// What the service said; no file here is at fault.
fn of_file(result: Result<(), FileFailure>) -> Result<(), ApiFault> {
    result.map_err(|failure| match failure {
        FileFailure::Api(fault) => fault,
        FileFailure::File(fault) => panic!("{fault}"),
    })
}

fn with_file() -> NewMessages {
    let file = FileToSend { name: "a.txt".into(), bytes: 1, md5: "0".repeat(32) };
    let message = message().with_file(&Attachment::new(file).unwrap());
    NewMessages::to_one(message, number(), Uuid::from_u128(1))
}

fn list() -> AccessListRef {
    let (owner, id) = (OrgCode::parse("ttd").unwrap(), AccessListId::parse("banker").unwrap());
    AccessListRef { owner, id }
}

fn number() -> OrgNumber {
    OrgNumber::parse("991825827").unwrap()
}

fn id() -> ResourceId {
    ResourceId::parse("ttd-vedtak").unwrap()
}

pub(super) fn client() -> ClientId {
    ClientId::parse("5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11").unwrap()
}

/// One for all tests: making one is slow.
fn signer() -> &'static AdmittedSigner {
    static SIGNER: OnceLock<AdmittedSigner> = OnceLock::new();
    SIGNER.get_or_init(|| admitted(&environment("http://127.0.0.1:9")))
}

fn order() -> NewOrder {
    let text = NotificationText { senders_reference: "1".into(), subject: "Prøve".into(), body: "Prøve".into() };
    NewOrder::to_one(&text, &OwnAddress::Email("kari@ttd.no".into()), Uuid::from_u128(1))
}

fn message() -> CorrespondenceMessage {
    CorrespondenceMessage::example(id().bare())
}

/// Answers that are none, by the body that a row names them by.
fn forms() -> Vec<(&'static str, ResponseTemplate, &'static str)> {
    let json = |body: &'static str| ResponseTemplate::new(200).set_body_raw(body, "application/json");
    let page = "<!doctype html><title>Log in</title>";
    vec![
        ("{}", json("{}"), "NET-NOT-JSON"),
        ("[]", json("[]"), "NET-NOT-JSON"),
        ("null", json("null"), "NET-NOT-JSON"),
        ("true", json("true"), "NET-NOT-JSON"),
        ("a text", ResponseTemplate::new(200).set_body_string("hei"), "NET-NOT-JSON"),
        ("a page", ResponseTemplate::new(200).set_body_raw(page, "text/html"), "NET-HTML"),
        ("a page with 404", ResponseTemplate::new(404).set_body_raw(page, "text/html"), "NET-HTML"),
        ("", ResponseTemplate::new(200), "NET-EMPTY"),
        ("204", ResponseTemplate::new(204), "NET-EMPTY"),
    ]
}

#[tokio::test]
async fn what_has_not_the_form_of_an_answer_becomes_an_error_and_never_a_fact() {
    let mut asked = 0;
    for (name, takes, function) in all() {
        for (form, answer, code) in forms() {
            let place = TestService::new().await;
            Mock::given(any()).respond_with(answer).mount(&place.server).await;
            match function(&place).await {
                Ok(()) => assert!(takes.contains(&form), "{name} takes {form:?} for an answer"),
                Err(fault) => {
                    assert!(!takes.contains(&form), "{name} no longer takes {form:?}: {fault:?}");
                    let finding = fault.finding();
                    let codes = match *name {
                        "authentication::exchange" if code == "NET-NOT-JSON" => "EXCHANGE-NOT-A-TOKEN",
                        _ => code,
                    };
                    assert_eq!(finding.code.id, codes, "{name}, {form:?}: {finding:?}");
                    assert!(finding.next.is_some());
                }
            }
            asked += 1;
        }
    }
    println!("{} functions, {asked} answers that are none", all().count());
}

/// What the sandbox answers when it cannot save its own world, whichever service it stands for.
#[tokio::test]
async fn a_rehearsal_that_cannot_be_saved_is_no_service_that_is_down() {
    let body = json!({"title": "The sandbox cannot save its world", "status": 507,
                      "detail": "`/w.json`: the disk is full", "code": "SANDBOX-NOT-SAVED"});
    for (name, _, function) in all() {
        let place = TestService::new().await;
        let answer = ResponseTemplate::new(507).set_body_raw(body.to_string(), "application/problem+json");
        Mock::given(any()).respond_with(answer).mount(&place.server).await;
        let finding = function(&place).await.unwrap_err().finding();
        assert_eq!(finding.code.id, "SANDBOX-NOT-SAVED", "{name}: {finding:?}");
        let said = finding.message.render(Language::En);
        assert!(said.contains("the disk is full") && said.contains("not from the service"), "{name}: {said}");
        // Another's 507 is that of a service.
        place.server.reset().await;
        Mock::given(any()).respond_with(ResponseTemplate::new(507)).mount(&place.server).await;
        let finding = function(&place).await.unwrap_err().finding();
        assert_ne!(finding.code.id, "SANDBOX-NOT-SAVED", "{name}: {finding:?}");
    }
}

#[tokio::test]
async fn a_list_with_one_thing_that_is_not_of_its_kind_is_no_list() {
    let place = TestService::new().await;
    for odd in [json!({}), json!({"client_id": null}), json!({"client_id": "a"}), json!(true), json!([])] {
        place.server.reset().await;
        let list = ResponseTemplate::new(200).set_body_json(json!([odd]));
        Mock::given(any()).respond_with(list).mount(&place.server).await;
        assert!(self_service::find_client(place.api(), &place.token(), "mine").await.is_err(), "{odd}");
        let code = OrgCode::parse("ttd").unwrap();
        assert!(resource_registry::own(place.api(), &code, "CorrespondenceService").await.is_err(), "{odd}");
        assert!(maskinporten::open_scopes(place.api()).await.is_err(), "{odd}");
        place.server.reset().await;
        let set = ResponseTemplate::new(200).set_body_json(json!({"keys": [odd], "subscriptions": [odd]}));
        Mock::given(any()).respond_with(set).mount(&place.server).await;
        assert!(events::list(place.api(), &place.token()).await.is_err(), "{odd}");
        let key = PublicJwk::from_parts(&[200; 256], &[1, 0, 1], None);
        assert!(
            client_keys::add_key(place.api(), &place.token(), &client(), &key, jiff::Timestamp::UNIX_EPOCH)
                .await
                .is_err(),
            "{odd}"
        );
        let sent = place.server.received_requests().await.unwrap();
        assert!(sent.iter().all(|call| call.method.as_str() == "GET"), "no key is removed with {odd}");
    }
}

#[test]
fn every_function_that_asks_is_in_the_table() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
    let mut asking = std::collections::BTreeSet::new();
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let service = path.file_stem().unwrap().to_string_lossy().into_owned();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            if let Some(rest) = line.strip_prefix("pub async fn ") {
                let name = rest.split(['(', '<']).next().unwrap();
                asking.insert(format!("{service}::{name}"));
            }
        }
    }
    // Parts of others: the session is a token, and what looks for a client, a resource or a policy stands under another
    // name here.
    let of_registry = ["resource_registry::policy_of", "resource_registry::read_any"];
    let parts = ["self_service::session", "self_service::find_client"].into_iter().chain(of_registry);
    let named = all().map(|(name, ..)| *name).chain(OF_THE_WAY).chain(parts).map(str::to_owned);
    assert_eq!(asking, named.collect());
}
