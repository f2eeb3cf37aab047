//! A client that speaks to a sandbox by its description only.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::domain::environment::Description;
use altinn_onboard::door::domain::{AccessListId, AccessListRef, OrgCode, OrgNumber, PublicJwk};
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::sandbox::{Running, SandboxOptions, Scenario, start};
use altinn_onboard::door::steps::effects::NamedMembers;
use altinn_onboard::door::world::clock::Clock as _;
use altinn_onboard::door::world::files::{Files, Mode};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::moved_clock::MovedClock;

pub const ORG: &str = "991825827";
pub const RECIPIENT: &str = "urn:altinn:organization:identifier-no:310000019";
pub const RESOURCE: &str = "ttd-vedtak";
pub const SCOPES: [&str; 4] = [
    "altinn:serviceowner",
    "altinn:correspondence.write",
    "altinn:events.subscribe",
    "altinn:resourceregistry/resource.write",
];

/// What access lists want besides.
pub const LIST_SCOPES: [&str; 2] =
    ["altinn:resourceregistry/accesslist.read", "altinn:resourceregistry/accesslist.write"];

/// What the system register and requests for system users want besides.
pub const SYSTEM_SCOPES: [&str; 3] = [
    "altinn:authentication/systemregister.write",
    "altinn:authentication/systemuser.request.write",
    "altinn:authentication/systemuser.request.read",
];

/// What Altinn Formidling wants besides.
pub const BROKER_SCOPES: [&str; 2] = ["altinn:broker.write", "altinn:broker.read"];

/// One RSA key for all tests: making one is slow.
pub fn key() -> &'static KeyPair {
    static KEY: OnceLock<KeyPair> = OnceLock::new();
    KEY.get_or_init(|| KeyPair::generate(KeySize::Rsa2048).unwrap())
}

pub fn public(key: &KeyPair) -> PublicJwk {
    let public = key.public_key();
    let (n, e) = (public.modulus(), public.exponent());
    PublicJwk::from_parts(n.big_endian_without_leading_zero(), e.big_endian_without_leading_zero(), None)
}

pub fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

pub fn sign(key: &KeyPair, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(header), part(claims));
    let mut signature = vec![0; key.public_modulus_len()];
    key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature).unwrap();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

pub fn claims_of(token: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap()
}

/// The PEM of the tests' key.
pub fn pem() -> String {
    pem_of(key())
}

/// The PEM of a key.
pub fn pem_of(key: &KeyPair) -> String {
    let der = AsDer::<Pkcs8V1Der<'_>>::as_der(key).unwrap();
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der.as_ref()))
}

/// A folder for a world, with a key for its admin client: making one is slow.
pub fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    // A key that others may read would be refused.
    Files::real().write(&folder.path().join("state.sandbox.admin-key.pem"), pem().as_bytes(), Mode::Private).unwrap();
    let world = folder.path().join("state.sandbox.json");
    (folder, world)
}

/// A sandbox and a client for it.
pub struct Rehearsal {
    _folder: Option<TempDir>,
    pub running: Running,
    pub at: Description,
    pub http: Client,
    clock: Arc<MovedClock>,
}

impl Rehearsal {
    pub async fn start(scenarios: &[Scenario]) -> Self {
        let (folder, world) = folder();
        let options = SandboxOptions { data: Some(world), scenarios: scenarios.to_vec(), ..SandboxOptions::default() };
        Self { _folder: Some(folder), ..Self::with(options).await }
    }

    pub async fn with(options: SandboxOptions) -> Self {
        let clock = MovedClock::by(jiff::SignedDuration::ZERO);
        let running = start(SandboxOptions { clock: Some(clock.clone()), ..options }).await.unwrap();
        let at = running.description();
        Self { _folder: None, running, at, http: Client::builder().no_proxy().build().unwrap(), clock }
    }

    /// The clock that the sandbox goes by.
    pub fn clock(&self) -> Arc<MovedClock> {
        Arc::clone(&self.clock)
    }

    /// Passes over some seconds of the sandbox's time.
    pub fn pass(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    pub async fn get(&self, url: &str) -> Response {
        self.http.get(url).send().await.unwrap()
    }

    pub fn call(&self, method: Method, url: &str, token: &str) -> RequestBuilder {
        self.http.request(method, url).bearer_auth(token)
    }

    pub fn claims(&self, client: &str, scope: &str) -> Value {
        let now = self.clock.now().as_second();
        json!({ "aud": self.at.issuer, "iss": client, "iat": now, "exp": now + 60, "scope": scope,
                "jti": uuid::Uuid::new_v4() })
    }

    pub async fn grant(&self, assertion: &str) -> Response {
        let form = [("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", assertion)];
        self.http.post(format!("{}token", self.at.maskinporten)).form(&form).send().await.unwrap()
    }

    pub async fn ask(&self, key: &KeyPair, client: &str, scope: &str) -> Response {
        let header = json!({ "alg": "RS256", "kid": public(key).kid });
        self.grant(&sign(key, &header, &self.claims(client, scope))).await
    }

    /// A scope is asked for, whatever the answer.
    pub async fn tried(&self, client: &str, scope: &str) -> StatusCode {
        self.ask(key(), client, scope).await.status()
    }

    pub async fn token(&self, client: &str, scope: &str) -> String {
        let answer = self.ask(key(), client, scope).await;
        let (status, body) = (answer.status(), answer.json::<Value>().await.unwrap());
        assert_eq!(status, StatusCode::OK, "{body}");
        body["access_token"].as_str().unwrap().to_owned()
    }

    pub async fn exchanged(&self, client: &str, scope: &str) -> String {
        let token = self.token(client, scope).await;
        let answer = self.call(Method::GET, &self.exchange_url(), &token).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        answer.text().await.unwrap()
    }

    pub fn exchange_url(&self) -> String {
        format!("{}/exchange/maskinporten", self.at.authentication)
    }

    pub fn admin_key(&self) -> KeyPair {
        let pem = std::fs::read_to_string(&self.at.admin_client.as_ref().unwrap().key_file).unwrap();
        let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        KeyPair::from_pkcs8(&STANDARD.decode(body).unwrap()).unwrap()
    }

    pub async fn admin_token(&self, scope: &str) -> String {
        let id = self.at.admin_client.as_ref().unwrap().client_id.as_str().to_owned();
        let answer = self.ask(&self.admin_key(), &id, scope).await;
        assert_eq!(answer.status(), StatusCode::OK);
        answer.json::<Value>().await.unwrap()["access_token"].as_str().unwrap().to_owned()
    }

    pub fn client_body(scopes: &[&str]) -> Value {
        json!({
            "client_name": "ttd-vedtak", "description": "Vedtak", "scopes": scopes,
            "integration_type": "maskinporten", "application_type": "web",
            "token_endpoint_auth_method": "private_key_jwt",
            "grant_types": ["urn:ietf:params:oauth:grant-type:jwt-bearer"],
        })
    }

    /// Looks the organisation up and registers a client with the tests' key.
    pub async fn client(&self, scopes: &[&str]) -> String {
        self.get(&format!("{}/enheter/{ORG}", self.at.enhetsregisteret)).await;
        let token = self.admin_token("idporten:dcr.write").await;
        let clients = format!("{}/clients", self.at.self_service_api);
        let body = Self::client_body(scopes);
        let made = self.call(Method::POST, &clients, &token).json(&body).send().await.unwrap();
        assert_eq!(made.status(), StatusCode::CREATED);
        let id = made.json::<Value>().await.unwrap()["client_id"].as_str().unwrap().to_owned();
        let keys = json!({ "keys": [public(key())] });
        let put = self.call(Method::POST, &format!("{clients}/{id}/jwks"), &token).json(&keys).send().await.unwrap();
        assert_eq!(put.status(), StatusCode::CREATED);
        id
    }

    pub fn resource_body() -> Value {
        let texts = json!({ "nb": "Vedtak", "nn": "Vedtak", "en": "Decisions" });
        json!({
            "identifier": RESOURCE, "title": texts, "description": texts, "rightDescription": texts,
            "resourceType": "CorrespondenceService", "contactPoints": [],
            "hasCompetentAuthority": { "organization": ORG, "orgcode": "ttd", "name": texts },
            "delegable": true, "visible": true, "status": "Completed", "availableForType": ["LegalEntityEnterprise"],
            "accessListMode": "Disabled",
        })
    }

    pub fn registry(&self, path: &str) -> String {
        format!("{}/resource{path}", self.at.resource_registry)
    }

    pub async fn publish(&self, token: &str, body: &Value) -> Response {
        self.call(Method::POST, &self.registry(""), token).json(body).send().await.unwrap()
    }

    pub async fn upload(&self, token: &str, xml: Vec<u8>) -> Response {
        let part = reqwest::multipart::Part::bytes(xml).file_name("policy.xml").mime_str("text/xml").unwrap();
        let form = reqwest::multipart::Form::new().part("policyFile", part);
        let url = self.registry(&format!("/{RESOURCE}/policy"));
        self.call(Method::POST, &url, token).multipart(form).send().await.unwrap()
    }

    /// A resource with the usual policy.
    pub async fn service(&self, token: &str) {
        assert_eq!(self.publish(token, &Self::resource_body()).await.status(), StatusCode::CREATED);
        let xml = to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", RESOURCE)));
        assert_eq!(self.upload(token, xml).await.status(), StatusCode::CREATED);
    }

    pub fn message(recipients: &[&str]) -> Value {
        json!({
            "correspondence": {
                "resourceId": RESOURCE, "sendersReference": "1", "isConfidential": false,
                "content": { "language": "nb", "messageTitle": "Vedtak", "messageSummary": "Kort", "messageBody": "Hei",
                             "attachments": [] },
            },
            "recipients": recipients, "existingAttachments": [],
        })
    }

    pub async fn send(&self, token: &str, body: &Value) -> (StatusCode, Value) {
        let url = format!("{}/correspondence", self.at.correspondence);
        answer(self.call(Method::POST, &url, token).json(body).send().await.unwrap()).await
    }

    pub async fn subscribe(&self, token: &str, body: &Value) -> (StatusCode, Value) {
        let url = format!("{}/subscriptions", self.at.events);
        answer(self.call(Method::POST, &url, token).json(body).send().await.unwrap()).await
    }

    pub fn receiver(&self) -> String {
        format!("{}_sandbox/receiver", self.running.base)
    }

    pub async fn counts(&self) -> Value {
        self.get(&format!("{}_sandbox", self.running.base)).await.json::<Value>().await.unwrap()["counts"].clone()
    }
}

/// Status and body: JSON, or its text, or null when empty.
pub async fn answer(response: Response) -> (StatusCode, Value) {
    let status = response.status();
    let text = response.text().await.unwrap();
    let body = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap_or(Value::String(text)) };
    (status, body)
}

/// A sandbox with a published service, and an exchanged token with all scopes.
pub async fn published(scenarios: &[Scenario]) -> (Rehearsal, String, String) {
    let sandbox = Rehearsal::start(&[scenarios, &[Scenario::Instant]].concat()).await;
    let client = sandbox.client(&SCOPES).await;
    let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
    sandbox.service(&token).await;
    (sandbox, client, token)
}

/// An access list of the organisation.
pub fn list_of(id: &str) -> AccessListRef {
    AccessListRef { owner: OrgCode::parse("ttd").unwrap(), id: AccessListId::parse(id).unwrap() }
}

/// Members without names.
pub fn members(numbers: &[&str]) -> NamedMembers {
    numbers.iter().map(|number| (OrgNumber::parse(number).unwrap(), String::new())).collect()
}

/// What a list is to let its members do.
pub fn actions() -> BTreeSet<String> {
    ["read", "subscribe", "write"].map(str::to_owned).into()
}
