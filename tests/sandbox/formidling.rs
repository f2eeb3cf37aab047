//! The way of a file, from nothing, and the order in which Altinn Formidling says no.

use altinn_onboard::door::catalog::products::BROKER;
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::sandbox::Scenario;
use md5::Digest as _;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{BROKER_SCOPES, ORG, Rehearsal, SCOPES, answer};

const FILES: &str = "ttd-filer";
pub const CONTENT: &[u8] = b"0123456789abcdef";

fn md5_of(bytes: &[u8]) -> String {
    md5::Md5::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A sandbox and whoever calls its Altinn Formidling.
pub struct Broker {
    pub sandbox: Rehearsal,
    client: String,
    pub token: String,
}

impl Broker {
    /// A resource with its policy; nothing in Formidling yet.
    async fn new(scenarios: &[Scenario]) -> Self {
        let sandbox = Rehearsal::start(scenarios).await;
        let scopes = [&SCOPES[..], &BROKER_SCOPES].concat();
        let client = sandbox.client(&scopes).await;
        for scope in &scopes {
            // Some are granted a while after they are first refused.
            sandbox.tried(&client, scope).await;
        }
        sandbox.pass(5);
        let token = sandbox.exchanged(&client, &scopes.join(" ")).await;
        let mut body = Rehearsal::resource_body();
        (body["identifier"], body["resourceType"]) = (json!(FILES), json!("BrokerService"));
        assert_eq!(sandbox.publish(&token, &body).await.status(), StatusCode::CREATED);
        let xml = to_xml(&built(&BROKER.policy_rules, &Choices::new("ttd", FILES)));
        let part = reqwest::multipart::Part::bytes(xml).file_name("policy.xml").mime_str("text/xml").unwrap();
        let form = reqwest::multipart::Form::new().part("policyFile", part);
        let url = sandbox.registry(&format!("/{FILES}/policy"));
        let uploaded = sandbox.call(Method::POST, &url, &token).multipart(form).send().await.unwrap();
        assert_eq!(uploaded.status(), StatusCode::CREATED);
        Self { sandbox, client, token }
    }

    /// The same, registered and set up, with storage.
    pub async fn ready(scenarios: &[Scenario]) -> Self {
        let broker = Self::new(scenarios).await;
        assert_eq!(broker.post("serviceowner", &json!({ "name": "TTD" })).await.0, StatusCode::OK);
        assert_eq!(broker.put(&json!({ "maxFileTransferSize": 20 })).await.0, StatusCode::NO_CONTENT);
        broker
    }

    /// Takes a new token; answers the one before.
    pub async fn renew(&mut self) -> String {
        let scopes = [&SCOPES[..], &BROKER_SCOPES].concat();
        let token = self.sandbox.exchanged(&self.client, &scopes.join(" ")).await;
        std::mem::replace(&mut self.token, token)
    }

    pub fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.sandbox.at.broker)
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        answer(self.sandbox.call(Method::GET, &self.at(path), &self.token).send().await.unwrap()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let call = self.sandbox.call(Method::POST, &self.at(path), &self.token).json(body);
        answer(call.send().await.unwrap()).await
    }

    pub async fn put(&self, body: &Value) -> (StatusCode, Value) {
        let call = self.sandbox.call(Method::PUT, &self.at(&format!("resource/{FILES}")), &self.token).json(body);
        answer(call.send().await.unwrap()).await
    }

    pub fn transfer(&self) -> Value {
        let own = format!("0192:{ORG}");
        json!({ "fileName": "a.txt", "resourceId": FILES, "sendersFileTransferReference": "1", "sender": own,
                "recipients": [own], "checksum": md5_of(CONTENT) })
    }

    pub async fn begun(&self) -> String {
        self.begun_for(CONTENT).await
    }

    /// A transfer of a file that shall be this one.
    pub async fn begun_for(&self, content: &[u8]) -> String {
        let mut transfer = self.transfer();
        transfer["checksum"] = json!(md5_of(content));
        let (status, body) = self.post("filetransfer", &transfer).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        body["fileTransferId"].as_str().unwrap().to_owned()
    }

    async fn upload(&self, id: &str, bytes: &'static [u8]) -> (StatusCode, Value) {
        let call = self.sandbox.call(Method::POST, &self.at(&format!("filetransfer/{id}/upload")), &self.token);
        answer(call.header("content-type", "application/octet-stream").body(bytes).send().await.unwrap()).await
    }

    pub async fn download(&self, id: &str, range: Option<&str>) -> reqwest::Response {
        let call = self.sandbox.call(Method::GET, &self.at(&format!("filetransfer/{id}/download")), &self.token);
        let call = range.into_iter().fold(call, |call, range| call.header("range", range));
        call.send().await.unwrap()
    }

    pub async fn status(&self, id: &str) -> Value {
        self.get(&format!("filetransfer/{id}")).await.1["fileTransferStatus"].clone()
    }

    /// The types of the events so far, each once, oldest first.
    async fn events(&self) -> Vec<String> {
        let url = format!("{}/events?resource=urn:altinn:resource:{FILES}&after=0", self.sandbox.at.events);
        let all = answer(self.sandbox.call(Method::GET, &url, &self.token).send().await.unwrap()).await.1;
        let mut types: Vec<String> = Vec::new();
        for event in all.as_array().unwrap() {
            assert_eq!(event["subject"], format!("urn:altinn:organization:identifier-no:{ORG}"), "{event}");
            let kind = event["type"].as_str().unwrap().trim_start_matches("no.altinn.broker.").to_owned();
            if !types.contains(&kind) {
                types.push(kind);
            }
        }
        types
    }
}

/// A refusal of Formidling by its number.
fn is_refused(answer: &(StatusCode, Value), status: u16, number: u32) {
    let code = format!("BRO-{number:05}");
    assert_eq!((answer.0.as_u16(), &answer.1["code"]), (status, &json!(code)), "{answer:?}");
}

#[tokio::test]
async fn from_nothing_to_a_confirmed_download() {
    let broker = Broker::new(&[Scenario::Instant]).await;
    is_refused(&broker.get("serviceowner").await, 404, 7004);
    is_refused(&broker.put(&json!({})).await, 400, 24);
    let (status, body) = broker.post("serviceowner", &json!({ "name": "TTD", "deletionTime": "x" })).await;
    assert_eq!((status, body), (StatusCode::OK, Value::Null));
    is_refused(&broker.post("serviceowner", &json!({ "name": "TTD" })).await, 409, 7002);
    let owner = broker.get("serviceowner").await.1;
    assert_eq!((&owner["name"], &owner["storageProviders"][0]["type"]), (&json!("TTD"), &json!("AltinnAzure")));

    is_refused(&broker.get(&format!("resource/{FILES}")).await, 400, 25);
    // Only that call tells: for a transfer it is a lack of access.
    is_refused(&broker.get(&format!("filetransfer?resourceId={FILES}")).await, 401, 6);
    is_refused(&broker.post("filetransfer", &broker.transfer()).await, 401, 6);
    let wanted = json!({ "maxFileTransferSize": 20, "fileTransferTimeToLive": "P30D",
                         "purgeFileTransferGracePeriod": "PT2H" });
    assert_eq!(broker.put(&wanted).await, (StatusCode::NO_CONTENT, Value::Null));
    let shown = broker.get(&format!("resource/{FILES}")).await.1;
    assert_eq!(shown["fileTransferTimeToLive"], "30.00:00:00");
    assert_eq!(
        (&shown["purgeFileTransferGracePeriod"], &shown["maxFileTransferSize"]),
        (&json!("02:00:00"), &json!(20))
    );
    assert_eq!(broker.get(&format!("filetransfer?resourceId={FILES}")).await.1, json!([]));

    let id = broker.begun().await;
    assert_ne!(broker.begun().await, id, "a repeat makes a second one");
    assert_eq!(broker.status(&id).await, "Initialized");
    assert_eq!(broker.upload(&id, CONTENT).await, (StatusCode::OK, json!({ "fileTransferId": id })));
    is_refused(&broker.upload(&id, CONTENT).await, 409, 4);
    let overview = broker.get(&format!("filetransfer/{id}")).await.1;
    assert_eq!((&overview["fileTransferStatus"], &overview["fileTransferSize"]), (&json!("Published"), &json!(16)));
    assert_eq!(overview["sender"], format!("0192:{ORG}"));

    is_refused(&broker.post(&format!("filetransfer/{id}/confirmdownload"), &json!({})).await, 400, 19);
    let whole = broker.download(&id, None).await;
    assert_eq!((whole.status(), whole.headers()["content-length"].to_str().unwrap()), (StatusCode::OK, "16"));
    assert!(!whole.headers().contains_key("etag"));
    assert_eq!(whole.bytes().await.unwrap(), CONTENT);
    let part = broker.download(&id, Some("bytes=10-")).await;
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.headers()["content-range"].to_str().unwrap(), "bytes 10-15/16");
    assert_eq!(part.bytes().await.unwrap(), &CONTENT[10..]);
    is_refused(&answer(broker.download(&id, Some("bytes=16-")).await).await, 416, 29);

    let confirm = format!("filetransfer/{id}/confirmdownload");
    assert_eq!(broker.post(&confirm, &json!({})).await, (StatusCode::NO_CONTENT, Value::Null));
    assert_eq!(broker.status(&id).await, "AllConfirmedDownloaded");
    is_refused(&answer(broker.download(&id, None).await).await, 403, 7);
    is_refused(&broker.post(&confirm, &json!({})).await, 400, 10);
    let details = broker.get(&format!("filetransfer/{id}/details")).await.1;
    let history: Vec<&str> = details["fileTransferStatusHistory"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["fileTransferStatus"].as_str().unwrap())
        .collect();
    assert_eq!(history, ["Initialized", "UploadStarted", "UploadProcessing", "Published", "AllConfirmedDownloaded"]);
    let told =
        ["filetransferinitialized", "uploadprocessing", "published", "downloadconfirmed", "allconfirmeddownloaded"];
    let mut events = Vec::new();
    for _ in 0..100 {
        // They are told beside the answers.
        events = broker.events().await;
        if told.iter().all(|kind| events.iter().any(|event| event == kind)) {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert_eq!(events.len(), told.len(), "{events:?}");
    broker.sandbox.pass(2 * 3600);
    let shown = broker.sandbox.get(&format!("{}_sandbox", broker.sandbox.running.base)).await;
    let shown = shown.json::<Value>().await.unwrap();
    let transfers = shown["objects"]["transfer"].as_array().unwrap();
    assert_eq!(transfers.iter().find(|transfer| transfer["id"] == *id).unwrap()["status"], "Purged");
    broker.sandbox.running.shutdown().await;
}

#[tokio::test]
async fn a_storage_comes_after_a_while_and_nothing_is_sent_before() {
    let broker = Broker::ready(&[Scenario::Instant, Scenario::StorageSlow]).await;
    assert_eq!(broker.get("serviceowner").await.1["storageProviders"], json!([]), "empty, not under way");
    is_refused(&broker.post("filetransfer", &broker.transfer()).await, 503, 21);
    broker.sandbox.pass(120);
    assert_eq!(broker.get("serviceowner").await.1["storageProviders"].as_array().unwrap().len(), 1);
    broker.begun().await;
    let mut without_scan = broker.transfer();
    without_scan["disableVirusScan"] = json!(true);
    is_refused(&broker.post("filetransfer", &without_scan).await, 503, 21);
}

#[tokio::test]
async fn a_scan_takes_its_time_and_may_find_something() {
    let broker = Broker::ready(&[]).await;
    broker.sandbox.pass(5);
    let id = broker.begun().await;
    assert_eq!(broker.upload(&id, CONTENT).await.0, StatusCode::OK);
    assert_eq!(broker.status(&id).await, "UploadProcessing");
    is_refused(&answer(broker.download(&id, None).await).await, 403, 7);
    broker.sandbox.pass(5);
    assert_eq!(broker.status(&id).await, "Published");

    let broker = Broker::ready(&[Scenario::Instant, Scenario::ScanFails]).await;
    let id = broker.begun().await;
    assert_eq!(broker.upload(&id, CONTENT).await.0, StatusCode::OK);
    let overview = broker.get(&format!("filetransfer/{id}")).await.1;
    assert_eq!(overview["fileTransferStatus"], "Failed");
    assert!(overview["fileTransferStatusText"].as_str().unwrap().starts_with("Malware scan failed"), "{overview}");
    is_refused(&broker.upload(&id, CONTENT).await, 409, 4);
}

#[tokio::test]
async fn a_file_that_is_too_large_or_another_is_refused() {
    let broker = Broker::ready(&[Scenario::Instant]).await;
    let id = broker.begun().await;
    is_refused(&broker.upload(&id, b"0123456789abcdefghijk").await, 400, 16);
    assert_eq!(broker.status(&id).await, "Initialized", "it may still be sent");
    is_refused(&broker.upload(&id, b"0123").await, 400, 9);
    assert_eq!(broker.status(&id).await, "Failed");
    is_refused(&broker.upload(&id, CONTENT).await, 409, 4);
    is_refused(&broker.upload(&uuid::Uuid::new_v4().to_string(), CONTENT).await, 404, 1);
    assert_eq!(broker.upload("x", CONTENT).await, (StatusCode::NOT_FOUND, Value::Null));
}

#[tokio::test]
async fn each_field_of_a_configuration_has_its_refusal_and_what_is_not_named_stays() {
    let broker = Broker::ready(&[Scenario::Instant]).await;
    for (field, value, number) in [
        ("maxFileTransferSize", json!(-1), 11),
        ("maxFileTransferSize", json!(0), 12),
        ("maxFileTransferSize", json!(2_000_000_000_000_u64), 22),
        ("fileTransferTimeToLive", json!("30 days"), 14),
        ("fileTransferTimeToLive", json!("P366D"), 15),
        ("purgeFileTransferGracePeriod", json!("2h"), 17),
        ("purgeFileTransferGracePeriod", json!("PT25H"), 18),
        ("useManifestFileShim", json!(true), 23),
    ] {
        is_refused(&broker.put(&json!({ field: value })).await, 400, number);
    }
    assert_eq!(broker.put(&json!({ "maxFileTransferSize": "20" })).await.0, StatusCode::BAD_REQUEST);
    let party = json!({ "requiredParty": "0192:974760673", "maxFileTransferSize": null });
    assert_eq!(broker.put(&party).await.0, StatusCode::NO_CONTENT);
    let shown = broker.get(&format!("resource/{FILES}")).await.1;
    assert_eq!((&shown["maxFileTransferSize"], &shown["requiredParty"]), (&json!(20), &json!("0192:974760673")));
    is_refused(&broker.post("filetransfer", &broker.transfer()).await, 400, 26);
    assert_eq!(broker.put(&json!({ "requiredParty": null })).await.0, StatusCode::NO_CONTENT);
    is_refused(&broker.post("filetransfer", &broker.transfer()).await, 400, 26);
    assert_eq!(broker.put(&json!({ "requiredParty": "" })).await.0, StatusCode::NO_CONTENT);
    broker.begun().await;
}

#[tokio::test]
async fn scope_token_and_body_are_looked_at_before_access() {
    let broker = Broker::ready(&[Scenario::Instant]).await;
    let sandbox = &broker.sandbox;
    let url = broker.at("filetransfer");
    let unknown = sandbox.call(Method::POST, &url, "x").json(&broker.transfer()).send().await.unwrap();
    assert_eq!(answer(unknown).await, (StatusCode::UNAUTHORIZED, Value::Null));
    let narrow = sandbox.exchanged(&broker.client, "altinn:serviceowner").await;
    let refused = sandbox.call(Method::POST, &url, &narrow).json(&json!({})).send().await.unwrap();
    assert_eq!(answer(refused).await, (StatusCode::FORBIDDEN, Value::Null));
    for (field, value) in [
        ("fileName", json!("")),
        ("sender", json!(ORG)),
        ("recipients", json!([])),
        ("checksum", json!("ABC")),
        ("sendersFileTransferReference", json!("")),
    ] {
        let mut body = broker.transfer();
        body[field] = value;
        let (status, said) = broker.post("filetransfer", &body).await;
        assert_eq!((status, said["errors"].is_object()), (StatusCode::BAD_REQUEST, true), "{field}: {said}");
    }
    // A token straight from Maskinporten has no code in it, for which the rules let the owner in.
    let direct = sandbox.token(&broker.client, "altinn:broker.write altinn:broker.read").await;
    let refused = sandbox.call(Method::POST, &url, &direct).json(&broker.transfer()).send().await.unwrap();
    is_refused(&answer(refused).await, 401, 6);
    let mut other = broker.transfer();
    other["sender"] = json!("0192:974760673");
    assert_eq!(broker.post("filetransfer", &other).await.0, StatusCode::OK, "the rule names no party");
}

#[tokio::test]
async fn only_json_is_given_out_but_for_files() {
    let broker = Broker::ready(&[Scenario::Instant]).await;
    let id = broker.begun().await;
    broker.upload(&id, CONTENT).await;
    let asking = |path: String, accept: &'static str| {
        broker.sandbox.call(Method::GET, &broker.at(&path), &broker.token).header("accept", accept).send()
    };
    let overview = format!("filetransfer/{id}");
    for (accept, status) in [("application/*", 406), ("text/plain", 406), ("application/json", 200), ("*/*", 200)] {
        assert_eq!(asking(overview.clone(), accept).await.unwrap().status().as_u16(), status, "{accept}");
    }
    let file = asking(format!("filetransfer/{id}/download"), "application/octet-stream").await.unwrap();
    assert_eq!(file.status(), StatusCode::OK);
}

#[tokio::test]
async fn who_calls_too_often_is_told_to_wait() {
    let broker = Broker::ready(&[Scenario::Instant]).await;
    let search = format!("filetransfer?resourceId={FILES}");
    for _ in 0..10 {
        assert_eq!(broker.get(&search).await.0, StatusCode::OK);
    }
    let refused = broker.sandbox.call(Method::GET, &broker.at(&search), &broker.token).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    broker.begun().await;
    broker.sandbox.pass(wait);
    assert_eq!(broker.get(&search).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_search_finds_by_status_role_and_time() {
    let broker = Broker::ready(&[Scenario::Instant]).await;
    let (first, second) = (broker.begun().await, broker.begun().await);
    broker.upload(&first, CONTENT).await;
    for (query, found) in [
        ("", vec![&second, &first]),
        ("&orderAscending=true", vec![&first, &second]),
        ("&status=published", vec![&first]),
        ("&role=Sender&status=Initialized", vec![&second]),
        ("&recipientStatus=DownloadStarted", vec![]),
        ("&from=2099-01-01T00:00:00Z", vec![]),
    ] {
        let (_, shown) = broker.get(&format!("filetransfer?resourceId={FILES}{query}")).await;
        assert_eq!(shown, json!(found), "{query}");
    }
    for query in ["&status=Lost", "&role=Owner", "&from=now"] {
        let (status, _) = broker.get(&format!("filetransfer?resourceId={FILES}{query}")).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{query}");
    }
    assert_eq!(broker.get("filetransfer").await.0, StatusCode::BAD_REQUEST);
}
