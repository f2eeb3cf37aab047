//! The calls of every service, and what holds for each: measured against servers that misbehave, and held against a table.
//!
//! The functions are found in the source, so that a new one needs a row. Run with `--nocapture`, it is printed.

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use jiff::Timestamp;
use url::Url;
use uuid::Uuid;

use super::maskinporten::JwtGrant;
use super::resource_compare::tests::wanted;
use super::scripted_server::{Mode, OTHER, Script, serve};
use super::test_support::{admitted, claims, environment};
use super::token::tests::token;
use super::*;
use crate::domain::attachment::Attachment;
use crate::domain::message::{CorrespondenceMessage, NewMessages};
use crate::domain::notification::{NewOrder, NotificationText};
use crate::domain::own_address::OwnAddress;
use crate::domain::subscription::NewSubscription;
use crate::domain::system_user::{ExternalRef, NewSystem, SystemId, SystemUserKey};
use crate::domain::transfer::{Between, BrokerConfiguration, FileToSend, NewFileTransfer};
use crate::domain::{
    AccessListId, AccessListRef, ClientId, Environment, FileSize, OrgCode, OrgNumber, PublicJwk, ResourceId, Scope,
    Secret, ThreeLanguages, TimeSpan,
};
use crate::record::values::TransferSeen;
use crate::world::http::{CallObserver, CallRecord, Http, HttpFault, Settings};
use crate::world::keys::AdmittedSigner;
use crate::world::step_clock::StepClock;

/// What holds for the call that a function is about; one that looks before or after has a row of its own.
///
/// `time`: how many times the usual limit a whole call may take. `still`: an answer that stands still is left. `body`: what
/// the answer must say that it is. `secret`: what is sent that nobody may have. `on`: where it may be sent on to. `tries`: how
/// often it is sent to a service that is busy. `size`: the longest answer, in MiB. `quoted`: whether somebody sees how an
/// answer begins that is no answer: not where a good one holds a secret.
const TABLE: &str = include_str!("calls_table.txt");

const CLIENT: &str = "5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11";
const WHOLE: Duration = Duration::from_millis(40);
const IDLE: Duration = Duration::from_millis(20);

fn configuration() -> BrokerConfiguration {
    BrokerConfiguration {
        max_file_transfer_size: FileSize::USUAL,
        file_transfer_time_to_live: TimeSpan::days(30),
        purge_file_transfer_after_all_recipients_confirmed: true,
        purge_file_transfer_grace_period: TimeSpan::hours(2),
    }
}

fn transfer(given: &Given) -> NewFileTransfer {
    let file = FileToSend { name: "a.txt".into(), bytes: 0, md5: String::new() };
    NewFileTransfer::new(&file, &Between::oneself(given.number, given.resource.clone()), Uuid::nil())
}

fn system() -> SystemId {
    SystemId::parse("991825827_filer").unwrap()
}

fn new_system(given: &Given) -> NewSystem {
    NewSystem::new(system(), given.number, &ThreeLanguages::parse("Filer").unwrap(), (&given.resource, &given.client))
}

fn system_user(given: &Given) -> SystemUserKey {
    let reference = ExternalRef::parse("ttd-vedtak").unwrap();
    SystemUserKey { system: system(), party: given.number, reference }
}

/// What the functions are given.
struct Given {
    environment: Environment,
    token: Token,
    signer: AdmittedSigner,
    client: ClientId,
    resource: ResourceId,
    number: OrgNumber,
    code: OrgCode,
    scopes: Vec<Scope>,
    secret: Secret,
    hook: Url,
}

impl Given {
    fn new(base: &str) -> Self {
        Self {
            environment: environment(base),
            token: token("mock", &claims()),
            signer: admitted(&environment(base)),
            client: ClientId::parse(CLIENT).unwrap(),
            resource: ResourceId::parse("ttd-vedtak").unwrap(),
            number: OrgNumber::parse("991825827").unwrap(),
            code: OrgCode::parse("ttd").unwrap(),
            scopes: vec![Scope::parse("altinn:serviceowner").unwrap()],
            secret: Secret::from_text("canary-7f3a".to_owned()),
            hook: Url::parse(&format!("{base}/hook")).unwrap(),
        }
    }

    fn grant(&self) -> JwtGrant<'_> {
        JwtGrant {
            client_id: &self.client,
            kid: self.signer.kid(),
            signer: &self.signer,
            scopes: &self.scopes,
            consumer: None,
            acting: None,
        }
    }

    fn list(&self) -> AccessListRef {
        AccessListRef { owner: self.code.clone(), id: AccessListId::parse("banker").unwrap() }
    }

    fn key(&self) -> PublicJwk {
        PublicJwk::from_parts(&[200; 256], &[1, 0, 1], None)
    }

    fn messages(&self) -> NewMessages {
        let message = CorrespondenceMessage::example(self.resource.bare());
        NewMessages::to_one(message, self.number, Uuid::nil())
    }

    fn with_file(&self) -> NewMessages {
        let file = FileToSend { name: "a.txt".into(), bytes: 1, md5: "0".repeat(32) };
        let message = CorrespondenceMessage::example(self.resource.bare()).with_file(&Attachment::new(file).unwrap());
        NewMessages::to_one(message, self.number, Uuid::nil())
    }

    fn order(&self) -> NewOrder {
        let text = NotificationText { senders_reference: "1".into(), subject: "Prøve".into(), body: "Prøve".into() };
        NewOrder::to_one(&text, &OwnAddress::Email("kari@ttd.no".into()), Uuid::nil())
    }
}

/// Does it, and gives what came of it, spelt out.
type Deed = for<'a> fn(Api<'a>, &'a Given) -> BoxFuture<'a, String>;

/// A function with the method of its call, how what it asks before is answered, and how it is called.
struct Row {
    name: &'static str,
    before: Option<&'static str>,
    deed: Deed,
}

macro_rules! rows {
    ($( $service:ident::$name:ident $(after $before:literal)? : |$api:ident, $given:ident| $call:expr );+ $(;)?) => {
        vec![$( Row {
            name: concat!(stringify!($service), "::", stringify!($name)),
            before: None $(.or(Some($before)))?,
            deed: |$api, $given| async move { format!("{:?}", $call.await) }.boxed(),
        } ),+]
    };
}

fn rows() -> Vec<Row> {
    rows! {
        access_lists::add after r#"{"data":[],"links":{}}"#: |api, given| async move { access_lists::add(api, &given.token, &given.list(), &[given.number].into()).await };
        access_lists::connect after r#"{"data":[],"links":{}}"#: |api, given| async move { access_lists::connect(api, &given.token, &given.list(), &given.resource, &["read".to_owned()].into()).await };
        access_lists::connection: |api, given| async move { access_lists::connection(api, &given.token, &given.list(), &given.resource).await };
        access_lists::connections: |api, given| async move { access_lists::connections(api, &given.token, &given.list()).await };
        access_lists::create: |api, given| async move { access_lists::create(api, &given.token, &given.list(), "Banker").await };
        access_lists::members: |api, given| async move { access_lists::members(api, &given.token, &given.list()).await };
        access_lists::own: |api, given| access_lists::own(api, &given.token, &given.code);
        access_lists::read: |api, given| async move { access_lists::read(api, &given.token, &given.list()).await };
        access_lists::remove after r#"{"data":[{"id":"a","identifiers":{"urn:altinn:organization:identifier-no":"991825827"}}],"links":{}}"#: |api, given| async move { access_lists::remove(api, &given.token, &given.list(), &[given.number].into()).await };
        access_management::metadata: |api, given| access_management::metadata(api, &given.environment.events);
        authentication::exchange: |api, given| authentication::exchange(api, &given.token);
        broker::configure after r#"{"purgeFileTransferAfterAllRecipientsConfirmed":false}"#: |api, given| async move { broker::configure(api, &given.token, &given.resource, &configuration()).await };
        broker::confirm: |api, given| broker::confirm(api, &given.token, (Uuid::nil(), TransferSeen { id: Uuid::nil(), status: "Published".into(), sent: false, reason: None }));
        broker::download: |api, given| async move { broker::download(api, &given.token, (Uuid::nil(), 4 << 20), Arc::new(|_| ())).await };
        broker::overview: |api, given| broker::overview(api, &given.token, Uuid::nil());
        broker::owner: |api, given| broker::owner(api, &given.token);
        broker::register_owner: |api, given| broker::register_owner(api, &given.token, "TTD");
        broker::resource: |api, given| broker::resource(api, &given.token, &given.resource);
        broker::search: |api, given| broker::search(api, &given.token, &given.resource);
        broker::start after "[]": |api, given| async move { broker::start(api, &given.token, &transfer(given), Timestamp::UNIX_EPOCH).await };
        broker::upload after r#"{"fileTransferId":"00000000-0000-0000-0000-000000000000","fileTransferStatus":"Initialized"}"#: |api, given| async move { broker::upload(api, &given.token, Uuid::nil(), (tempfile::tempfile().unwrap(), Arc::new(|_| ()))).await };
        correspondence::details: |api, given| async move { correspondence::details(api, &given.token, Uuid::nil(), (&given.resource, &given.number.urn())).await };
        correspondence::dry_run: |api, given| async move { correspondence::dry_run(api, &given.token, &given.messages()).await };
        correspondence::purge: |api, given| correspondence::purge(api, &given.token, Uuid::nil());
        correspondence::search: |api, given| correspondence::search(api, &given.token, &given.resource);
        correspondence::send: |api, given| async move { correspondence::send(api, &given.token, &given.messages()).await };
        correspondence::trial: |api, given| async move { correspondence::trial(api, &given.token, Uuid::nil(), (&given.resource, &given.number.urn())).await };
        correspondence_form::send: |api, given| async move { correspondence_form::send(api, &given.token, &given.with_file(), (tempfile::tempfile().unwrap(), Arc::new(|_| ()))).await };
        correspondence_form::sent_before: |api, given| async move { correspondence_form::sent_before(api, &given.token, &given.with_file()).await };
        enhetsregisteret::look_up: |api, given| enhetsregisteret::look_up(api, given.number);
        enhetsregisteret::named: |api, _given| enhetsregisteret::named(api, "vedtak");
        events::delete: |api, given| events::delete(api, &given.token, 7);
        events::feed: |api, given| events::feed(api, &given.token, &given.resource, (None, 50));
        events::list: |api, given| events::list(api, &given.token);
        events::read: |api, given| events::read(api, &given.token, 7);
        events::subscribe: |api, given| async move { events::subscribe(api, &given.token, &NewSubscription::new(given.hook.clone(), &given.resource)).await };
        maskinporten::metadata: |api, _given| maskinporten::metadata(api);
        maskinporten::open_scopes: |api, _given| maskinporten::open_scopes(api);
        maskinporten::token: |api, given| async move { maskinporten::token(api, &given.grant()).await };
        notifications::in_feed: |api, given| notifications::in_feed(api, &given.token, Uuid::nil());
        notifications::order: |api, given| async move { notifications::order(api, &given.token, &given.order()).await };
        notifications::shipment: |api, given| notifications::shipment(api, &given.token, Uuid::nil());
        org_register::look_up: |api, given| org_register::look_up(api, given.number);
        registered_names::look_up: |api, given| async move { registered_names::look_up(api, &[given.number]).await };
        registered_roles::look_up: |api, given| registered_roles::look_up(api, given.number);
        resource_limit::read: |api, given| resource_limit::read(api, &given.resource);
        resource_limit::switch_on after r#"{"identifier":"ttd-vedtak","resourceType":"BrokerService","title":{},"hasCompetentAuthority":{"orgcode":"ttd"}}"#: |api, given| resource_limit::switch_on(api, &given.token, &given.resource);
        resource_registry::create: |api, given| async move { resource_registry::create(api, &given.token, &wanted()).await };
        resource_registry::own: |api, given| resource_registry::own(api, &given.code, "CorrespondenceService");
        resource_registry::policy: |api, given| resource_registry::policy(api, &given.resource);
        resource_registry::policy_of: |api, _given| resource_registry::policy_of(api, "app_ttd_a");
        resource_registry::read: |api, given| resource_registry::read(api, &given.resource);
        resource_registry::read_any: |api, _given| resource_registry::read_any(api, "app_ttd_a");
        resource_registry::upload_policy: |api, given| resource_registry::upload_policy(api, &given.token, &given.resource, b"<Policy/>");
        resource_search::owned: |api, given| resource_search::owned(api, resource_search::OwnerKey::Number(given.number));
        self_service::add_scopes after r#"{"client_id":"5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11","client_name":"mine","integration_type":"maskinporten","active":true,"scopes":[]}"#: |api, given| self_service::add_scopes(api, &given.token, &given.client, &given.scopes);
        self_service::create_client after "[]": |api, given| self_service::create_client(api, &given.token, "mine", "why", &given.scopes);
        self_service::find_client: |api, given| self_service::find_client(api, &given.token, "mine");
        self_service::session: |api, given| self_service::session(api, &given.client, &given.signer);
        system_register::extend after r#"{"id":"991825827_filer"}"#: |api, given| async move { system_register::extend(api, &given.token, &system(), (&given.client, &given.resource)).await };
        system_register::read: |api, given| async move { system_register::read(api, &given.token, &system()).await };
        system_register::register: |api, given| async move { system_register::register(api, &given.token, &new_system(given)).await };
        system_users::ask: |api, given| async move { system_users::ask(api, &given.token, &system_user(given), &given.resource).await };
        system_users::find: |api, given| async move { system_users::find(api, &given.token, &system_user(given)).await };
        system_users::request: |api, given| async move { system_users::request(api, &given.token, &system_user(given)).await };
        system_users::take_back: |api, given| async move { system_users::take_back(api, &given.token, (&system_user(given), Uuid::nil())).await };
        studio::dashboard: |api, _given| studio::dashboard(api);
        studio::user: |api, given| studio::user(api, &given.secret);
        client_keys::add_key after r#"{"keys":[]}"#: |api, given| async move { client_keys::add_key(api, &given.token, &given.client, &given.key(), Timestamp::UNIX_EPOCH).await };
        client_keys::keys: |api, given| client_keys::keys(api, &given.token, &given.client);
        client_keys::remove_key after r#"{"keys":[{"kid":"old"},{"kid":"29VJZfnx6rNQ-8IAQmwFMjkraKPw4eFwwwztivI03kM","n":"yMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyA","e":"AQAB"}]}"#: |api, given| async move { client_keys::remove_key(api, &given.token, &given.client, ("old", &given.key())).await };
        client_keys::room: |api, given| client_keys::room(api, &given.token, &given.client, Timestamp::UNIX_EPOCH);
        condition::probe: |api, given| condition::probe(api.http, &given.hook);
        webhook::hand_on: |api, given| webhook::hand_on(api.http, &given.hook, b"{}");
        webhook::probe: |api, given| webhook::probe(api.http, &given.environment.events, &given.hook);
    }
}

/// The server, what is told of the calls, and where nobody is to be sent.
struct Bench {
    script: Arc<Mutex<Script>>,
    given: Given,
    elsewhere: (String, Arc<AtomicUsize>),
}

impl Bench {
    fn new() -> Self {
        let script = Arc::new(Mutex::new(Script { method: "GET", before: None, mode: Mode::Busy }));
        let base = serve(&script);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (foreign, came) = (format!("http://{}/", listener.local_addr().unwrap()), Arc::new(AtomicUsize::new(0)));
        let counted = Arc::clone(&came);
        std::thread::spawn(move || {
            for _ in listener.incoming() {
                counted.fetch_add(1, Ordering::SeqCst);
            }
        });
        Self { script, given: Given::new(&base), elsewhere: (foreign, came) }
    }

    /// What is told of the call of a function, each time that it was sent.
    async fn told(&self, row: &Row, method: &'static str, mode: Mode) -> Vec<CallRecord> {
        self.asked(row, method, mode).await.0
    }

    /// The same, and what came of it.
    async fn asked(&self, row: &Row, method: &'static str, mode: Mode) -> (Vec<CallRecord>, String) {
        // Only who waits for nothing needs a limit that is short.
        let total = if mode == Mode::Mute { WHOLE } else { Duration::from_secs(20) };
        *self.script.lock().unwrap() = Script { method, before: row.before, mode };
        let records = Arc::new(Mutex::new(Vec::new()));
        let taken = Arc::clone(&records);
        let observer: CallObserver = Arc::new(move |record: &CallRecord| taken.lock().unwrap().push(record.clone()));
        let clock = Arc::new(StepClock::fixed(Timestamp::now()));
        let settings = Settings { total, idle: IDLE, observers: vec![observer], clock, ..Settings::default() };
        let http = Http::new(settings);
        let came = (row.deed)(Api::new(&http, &self.given.environment), &self.given).await;
        let mut records = records.lock().unwrap().clone();
        records.retain(|record| record.method == method);
        (records, came)
    }

    /// The line of the table that the function has by what it does.
    async fn measured(&self, row: &Row, method: &'static str) -> String {
        let fault = |told: &[CallRecord]| told.last().and_then(|record| record.fault.clone());
        // On a busy machine a look before may be all that there was time for.
        let (mut mute, mut left) = (self.told(row, method, Mode::Mute).await, 50);
        while mute.is_empty() {
            assert!(left > 0, "{} sends no {method}", row.name);
            left -= 1;
            mute = self.told(row, method, Mode::Mute).await;
        }
        let Some(HttpFault::Timeout { after, .. }) = fault(&mute) else { panic!("{}: {mute:?}", row.name) };
        let times = after.as_millis() / WHOLE.as_millis();
        let secret = |name: &str| mute[0].sent_headers.iter().any(|(header, _)| header == name);
        let form = Some("application/x-www-form-urlencoded".to_owned());
        let secret = match () {
            () if secret("authorization") => "token",
            () if secret("x-api-key") => "key",
            () if mute[0].sent_headers.iter().any(|(_, value)| *value == form) => "assertion",
            () => "-",
        };
        let still = fault(&self.told(row, method, Mode::Still).await);
        let still = if matches!(still, Some(HttpFault::Silent { .. })) { "yes" } else { "-" };
        let mut taken = Vec::new();
        for media in [Some("application/json"), Some("text/xml"), Some("text/plain"), Some("text/html"), None] {
            let told = self.told(row, method, Mode::Typed(media)).await;
            // Who reads a body and is not content with it has no fault of the way.
            taken.push(told[0].fault.is_none());
        }
        let body = match taken[..] {
            [true, false, false, false, false] => "JSON",
            [false, true, false, false, false] => "XML",
            [true, false, true, false, false] => "text",
            [true, true, true, false, true] => "done",
            [false, false, false, false, false] => "file",
            [true, true, true, true, true] => "-",
            _ => "other",
        };
        let (foreign, came) = &self.elsewhere;
        let away = fault(&self.told(row, method, Mode::SentOn(foreign.clone())).await);
        assert!(matches!(away, Some(HttpFault::Redirected { .. }) | None), "{}: {away:?}", row.name);
        assert_eq!(came.load(Ordering::SeqCst), 0, "{} goes where it is sent", row.name);
        let within = self.told(row, method, Mode::SentOn("/sent-on".to_owned())).await;
        let followed = within.iter().any(|record| record.path == "/sent-on");
        let busy = self.told(row, method, Mode::Busy).await;
        // Two lists that are read side by side are given up together.
        let tries = |path: &str| busy.iter().filter(|record| record.path == path).count();
        let tries = busy.iter().map(|record| tries(&record.path)).max().unwrap_or_default();
        let long = fault(&self.told(row, method, Mode::Long).await);
        let size = match long {
            Some(HttpFault::TooLarge { limit, .. }) => (limit >> 20).to_string(),
            _ => "-".to_owned(),
        };
        let (_, came) = self.asked(row, method, Mode::Other).await;
        let quoted = if came.contains(OTHER) { "yes" } else { "no" };
        let (name, on) = (row.name, if followed { "own host" } else { "nowhere" });
        format!(
            "{name} {method} time {times} still {still} body {body} secret {secret} on {on} tries {tries} size {size} quoted {quoted}"
        )
    }
}

fn words(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn what_holds_for_each_call_is_what_the_table_says() {
    let bench = Bench::new();
    let mut wrong = Vec::new();
    for row in rows() {
        let line = TABLE.lines().find(|line| line.split(' ').next() == Some(row.name)).unwrap_or_default();
        let method = match line.split_whitespace().nth(1) {
            Some("POST") => "POST",
            Some("PUT") => "PUT",
            Some("DELETE") => "DELETE",
            _ => "GET",
        };
        let measured = bench.measured(&row, method).await;
        if words(line) != measured {
            wrong.push(format!("the table says {}\nit is           {measured}", words(line)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{} calls hold to the table:\n{TABLE}", rows().len());
}

#[test]
fn every_function_of_a_service_has_its_row() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
    let mut found = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        let (name, text) =
            (file.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&file).unwrap());
        let declared =
            text.split("\npub async fn ").skip(1).map(|rest| rest.split(['(', '<']).next().unwrap().to_owned());
        found.extend(declared.map(|function| format!("{name}::{function}")));
    }
    let called: BTreeSet<String> = rows().iter().map(|row| row.name.to_owned()).collect();
    let told: BTreeSet<String> = TABLE
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .filter(|name| !name.is_empty())
        .collect();
    assert_eq!((&called, &told), (&found, &found));
}
