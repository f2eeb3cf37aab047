//! Access lists: the order in which the registry says no, pages of one version, and what a list does to files and events.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use altinn_onboard::door::catalog::products::BROKER;
use altinn_onboard::door::domain::{OrgNumber, ResourceId};
use altinn_onboard::door::engine::Perform as _;
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::record::Value as Fact;
use altinn_onboard::door::sandbox::Scenario;
use altinn_onboard::door::steps::effects::AccessListEffect;
use altinn_onboard::door::world::http::Settings;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{BROKER_SCOPES, LIST_SCOPES, ORG, RESOURCE, Rehearsal, SCOPES, answer, list_of};
use super::twice::{Bench, with_client};

const OTHER: &str = "974760673";
const FILES: &str = "ttd-filer";

/// A sandbox and whoever keeps its access lists.
struct Lists {
    sandbox: Rehearsal,
    client: String,
    token: String,
}

impl Lists {
    async fn new(scenarios: &[Scenario]) -> Self {
        let sandbox = Rehearsal::start(&[scenarios, &[Scenario::Instant]].concat()).await;
        let scopes = [&SCOPES[..], &BROKER_SCOPES, &LIST_SCOPES].concat();
        let client = sandbox.client(&scopes).await;
        let token = sandbox.exchanged(&client, &scopes.join(" ")).await;
        Self { sandbox, client, token }
    }

    fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.sandbox.at.access_lists)
    }

    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> (StatusCode, Value) {
        self.call_if(method, path, body, &[]).await.0
    }

    /// With conditions; answers the version besides.
    async fn call_if(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
        conditions: &[(&str, &str)],
    ) -> ((StatusCode, Value), Option<String>) {
        let mut call = self.sandbox.call(method, &self.at(path), &self.token);
        for (name, value) in conditions {
            call = call.header(*name, *value);
        }
        let call = if let Some(body) = body { call.json(&body) } else { call };
        let response = call.send().await.unwrap();
        let tag = response.headers().get("etag").map(|tag| tag.to_str().unwrap().to_owned());
        (answer(response).await, tag)
    }

    async fn get(&self, path: &str) -> (StatusCode, Value) {
        self.call(Method::GET, path, None).await
    }

    async fn made(&self) {
        let made = self.call(Method::PUT, "ttd/banker", Some(json!({ "name": "Banker" }))).await;
        assert_eq!(made.0, StatusCode::OK);
    }

    async fn add(&self, members: &[String]) -> (StatusCode, Value) {
        self.call(Method::POST, "ttd/banker/members", Some(body(members))).await
    }

    /// A resource for files with its policy, registered and set up.
    async fn files(&self) {
        let mut resource = Rehearsal::resource_body();
        (resource["identifier"], resource["resourceType"]) = (json!(FILES), json!("BrokerService"));
        assert_eq!(self.sandbox.publish(&self.token, &resource).await.status(), StatusCode::CREATED);
        let xml = to_xml(&built(&BROKER.policy_rules, &Choices::new("ttd", FILES)));
        let part = reqwest::multipart::Part::bytes(xml).file_name("policy.xml").mime_str("text/xml").unwrap();
        let form = reqwest::multipart::Form::new().part("policyFile", part);
        let url = self.sandbox.registry(&format!("/{FILES}/policy"));
        self.sandbox.call(Method::POST, &url, &self.token).multipart(form).send().await.unwrap();
        let owner = format!("{}/serviceowner", self.sandbox.at.broker);
        self.sandbox.call(Method::POST, &owner, &self.token).json(&json!({ "name": "TTD" })).send().await.unwrap();
        let configured = format!("{}/resource/{FILES}", self.sandbox.at.broker);
        let settings = json!({ "maxFileTransferSize": 2000 });
        self.sandbox.call(Method::PUT, &configured, &self.token).json(&settings).send().await.unwrap();
    }

    /// Limits the resource for files, or lets everybody in again.
    async fn limit(&self, mode: &str) {
        let url = self.sandbox.registry(&format!("/{FILES}"));
        let mut resource: Value = self.sandbox.get(&url).await.json().await.unwrap();
        resource["accessListMode"] = mode.into();
        let put = self.sandbox.call(Method::PUT, &url, &self.token).json(&resource).send().await.unwrap();
        assert_eq!(put.status(), StatusCode::OK);
    }

    async fn connect(&self, actions: Value) {
        let path = format!("ttd/banker/resource-connections/{FILES}");
        let (status, said) = self.call(Method::PUT, &path, Some(json!({ "actionFilters": actions }))).await;
        assert_eq!(status, StatusCode::OK, "{said}");
    }

    /// Begins a transfer from the organisation to somebody; the status and the code.
    async fn transfer(&self, to: &str) -> (u16, Value) {
        let body = json!({ "fileName": "a.txt", "resourceId": FILES, "sendersFileTransferReference": "1",
            "sender": format!("0192:{ORG}"), "recipients": [format!("0192:{to}")] });
        let url = format!("{}/filetransfer", self.sandbox.at.broker);
        let (status, said) =
            answer(self.sandbox.call(Method::POST, &url, &self.token).json(&body).send().await.unwrap()).await;
        (status.as_u16(), said["code"].clone())
    }

    async fn subscribe(&self) -> StatusCode {
        let body =
            json!({ "endPoint": self.sandbox.receiver(), "resourceFilter": format!("urn:altinn:resource:{FILES}") });
        self.sandbox.subscribe(&self.token, &body).await.0
    }

    /// How many events the sandbox's receiver got, besides validation calls.
    async fn delivered(&self) -> usize {
        // The courier goes beside the answers.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        let shown: Value = self.sandbox.get(&self.sandbox.receiver()).await.json().await.unwrap();
        shown.to_string().matches("no.altinn.broker.filetransferinitialized").count()
    }
}

fn urn(number: &str) -> String {
    format!("urn:altinn:organization:identifier-no:{number}")
}

fn body(members: &[String]) -> Value {
    json!({ "data": members })
}

/// Valid numbers of organisations, as many as are wanted.
fn numbers(count: usize) -> Vec<String> {
    let all = (910_000_000_u32..).map(|number| number.to_string());
    all.filter(|number| OrgNumber::parse(number).is_ok()).take(count).collect()
}

#[tokio::test]
async fn who_calls_is_looked_at_first_then_the_scope_and_the_owner_and_then_the_list() {
    let lists = Lists::new(&[]).await;
    let (status, said) = answer(lists.sandbox.get(&lists.at("ttd/banker")).await).await;
    assert_eq!((status, said), (StatusCode::UNAUTHORIZED, Value::Null));
    let scopeless = lists.sandbox.exchanged(&lists.client, SCOPES[0]).await;
    for method in [Method::GET, Method::PUT] {
        let call = lists.sandbox.call(method, &lists.at("ttd/banker"), &scopeless).json(&json!({ "name": "x" }));
        assert_eq!(answer(call.send().await.unwrap()).await, (StatusCode::FORBIDDEN, Value::Null));
    }
    let reads = lists.sandbox.exchanged(&lists.client, &[SCOPES[0], LIST_SCOPES[0]].join(" ")).await;
    let call = lists.sandbox.call(Method::PUT, &lists.at("ttd/banker"), &reads).json(&json!({ "name": "x" }));
    assert_eq!(call.send().await.unwrap().status(), StatusCode::FORBIDDEN, "who may look may not write");
    assert_eq!(lists.get("skd/banker").await, (StatusCode::FORBIDDEN, Value::Null));
    assert_eq!(lists.get(&format!("{OTHER}/banker")).await, (StatusCode::FORBIDDEN, Value::Null));
    let (status, said) = lists.get(&format!("{ORG}/banker")).await;
    assert_eq!((status, &said["code"]), (StatusCode::BAD_REQUEST, &json!("STD-00000")));
    assert_eq!(said["validationErrors"][0]["code"], "RR.VLD-00010");
    assert_eq!(lists.get("TTD/banker").await, (StatusCode::NOT_FOUND, Value::Null), "codes are without case");
}

#[tokio::test]
async fn a_list_is_made_or_changed_by_one_call_and_only_conditions_tell_which() {
    let lists = Lists::new(&[]).await;
    let put = async |name: &str, conditions: &[(&str, &str)]| {
        let body = Some(json!({ "name": name }));
        let ((status, said), tag) = lists.call_if(Method::PUT, "ttd/banker", body, conditions).await;
        (status.as_u16(), said["name"].as_str().map(str::to_owned), tag)
    };
    assert_eq!(put("Banker", &[("if-match", "*")]).await.0, 412, "there is none yet");
    let (status, name, first) = put("Banker", &[("if-none-match", "*")]).await;
    assert_eq!((status, name.as_deref()), (200, Some("Banker")));
    let first = first.unwrap();
    assert!(first.starts_with("W/\""), "{first}");
    assert_eq!(put("Andre", &[("if-none-match", "*")]).await.0, 412);
    let (_, _, second) = put("Andre", &[("if-match", &first)]).await;
    assert_ne!(second.as_deref(), Some(first.as_str()));
    assert_eq!(put("Tredje", &[("if-match", &first)]).await.0, 412, "somebody was quicker");
    let (status, said) = lists.call(Method::PUT, "ttd/banker", Some(json!({ "description": "x" }))).await;
    assert!(status == StatusCode::BAD_REQUEST && said["errors"]["Name"].is_array(), "{said}");
    assert_eq!(lists.get("ttd/banker").await.1["urn"], "urn:altinn:access-list:ttd:banker");
    assert_eq!(lists.call(Method::DELETE, "ttd/banker", None).await.0, StatusCode::OK);
    assert_eq!(lists.call(Method::DELETE, "ttd/banker", None).await.0, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn lists_come_in_pages_whose_links_forget_what_was_included() {
    let lists = Lists::new(&[]).await;
    for number in 0..23 {
        lists.call(Method::PUT, &format!("ttd/liste-{number:02}"), Some(json!({ "name": "x" }))).await;
    }
    let (_, first) = lists.get("ttd?include=resources&resource=ttd-filer").await;
    assert_eq!(first["data"].as_array().unwrap().len(), 20);
    assert_eq!(first["data"][0]["resourceConnections"], json!([]));
    let next = first["links"]["next"].as_str().unwrap().to_owned();
    assert!(!next.contains("include"), "{next}");
    let second: Value =
        lists.sandbox.call(Method::GET, &next, &lists.token).send().await.unwrap().json().await.unwrap();
    assert_eq!((second["data"].as_array().unwrap().len(), &second["links"]["next"]), (3, &Value::Null));
    let (status, said) = lists.get("ttd?include=members").await;
    assert_eq!((status, &said["code"]), (StatusCode::NOT_IMPLEMENTED, &json!("RR-00000")));
    let (_, said) = lists.get("ttd?include=resources").await;
    assert_eq!(said["validationErrors"][0]["paths"], json!(["/$QUERY/include", "/$QUERY/resource"]));
}

#[tokio::test]
async fn members_are_those_that_the_environment_has_and_at_most_a_hundred_at_once() {
    let lists = Lists::new(&[]).await;
    assert_eq!(lists.add(&[urn(OTHER)]).await.0, StatusCode::NOT_FOUND, "there is no list");
    lists.made().await;
    let (status, said) = lists.add(&[urn(OTHER)]).await;
    assert_eq!((status, said["data"].as_array().unwrap().len()), (StatusCode::OK, 1));
    assert_eq!(said["data"][0]["identifiers"]["urn:altinn:organization:identifier-no"], OTHER);
    let (_, again) = lists.add(&[urn(OTHER)]).await;
    assert_eq!(again, said, "twice changes nothing");
    // One that is nobody's spoils the whole call.
    let (status, said) = lists.add(&[urn(ORG), urn("123456789")]).await;
    assert_eq!((status, &said["code"]), (StatusCode::BAD_REQUEST, &json!("RR-00001")));
    assert_eq!(lists.get("ttd/banker/members").await.1["data"].as_array().unwrap().len(), 1);
    for wrong in
        [json!({ "members": [] }), json!({ "data": ["urn:altinn:person:identifier-no:1"] }), json!({ "data": [7] })]
    {
        assert_eq!(lists.call(Method::POST, "ttd/banker/members", Some(wrong)).await.0, StatusCode::BAD_REQUEST);
    }
    let many: Vec<String> = numbers(101).iter().map(|number| urn(number)).collect();
    for (method, code) in [(Method::POST, "RR.VLD-00001"), (Method::PUT, "RR.VLD-00000")] {
        let (_, said) = lists.call(method, "ttd/banker/members", Some(body(&many))).await;
        assert_eq!(
            said["validationErrors"][0],
            json!({ "code": code, "paths": ["/data"],
            "title": said["validationErrors"][0]["title"] })
        );
    }
    assert_eq!(lists.call(Method::PUT, "ttd/banker/members", Some(body(&many[..2]))).await.0, StatusCode::OK);
    assert_eq!(lists.get("ttd/banker/members").await.1["data"].as_array().unwrap().len(), 2, "replaced");
    assert_eq!(lists.call(Method::DELETE, "ttd/banker/members", None).await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let gone = lists.call(Method::DELETE, "ttd/banker/members", Some(body(&many[..1]))).await;
    assert_eq!((gone.0, gone.1["data"].as_array().unwrap().len()), (StatusCode::OK, 1));
}

#[tokio::test]
async fn a_page_is_of_one_version_and_the_next_one_too() {
    let lists = Lists::new(&[]).await;
    lists.made().await;
    let many: Vec<String> = numbers(150).iter().map(|number| urn(number)).collect();
    for part in many.chunks(100) {
        assert_eq!(lists.add(part).await.0, StatusCode::OK);
    }
    let (_, first) = lists.get("ttd/banker/members").await;
    assert_eq!(first["data"].as_array().unwrap().len(), 100);
    let next = first["links"]["next"].as_str().unwrap().to_owned();
    let page = async || lists.sandbox.call(Method::GET, &next, &lists.token).send().await.unwrap();
    let second: Value = page().await.json().await.unwrap();
    assert_eq!((second["data"].as_array().unwrap().len(), &second["links"]["next"]), (50, &Value::Null));
    lists.add(&[urn(OTHER)]).await;
    assert_eq!(page().await.status(), StatusCode::PRECONDITION_FAILED);
}

#[tokio::test]
async fn a_list_is_connected_to_ones_own_published_resources() {
    let lists = Lists::new(&[]).await;
    lists.made().await;
    let path = |id: &str| format!("ttd/banker/resource-connections/{id}");
    let connect = async |list: &str, id: &str, body: Value| {
        let path = path(id).replace("banker", list);
        let (status, said) = lists.call(Method::PUT, &path, Some(body)).await;
        (status.as_u16(), said)
    };
    let (status, said) = connect("banker", FILES, json!({})).await;
    assert_eq!((status, &said["code"]), (400, &json!("RR-00002")), "it is not published");
    lists.files().await;
    // Whether there is such a list is looked at after the resource.
    assert_eq!(connect("andre", FILES, json!({})).await.0, 404);
    let (status, said) = connect("banker", FILES, json!({ "actionFilters": ["read"], "actions": ["write"] })).await;
    assert_eq!((status, &said["actionFilters"]), (200, &json!(["read"])), "`actions` is passed over");
    for all in [json!({ "actionFilters": null }), json!({ "actionFilters": [] }), json!({})] {
        let (_, said) = connect("banker", FILES, all).await;
        assert!(said.get("actionFilters").is_none(), "{said}");
    }
    let (_, shown) = lists.get("ttd/banker/resource-connections").await;
    assert_eq!(shown["data"][0]["resourceIdentifier"], FILES);
    assert_eq!(lists.call(Method::DELETE, &path(FILES), None).await.0, StatusCode::OK);
    assert_eq!(lists.call(Method::DELETE, &path(FILES), None).await.0, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_file_goes_only_to_and_from_those_who_are_on_the_list() {
    let lists = Lists::new(&[]).await;
    lists.files().await;
    lists.made().await;
    assert_eq!(lists.transfer(OTHER).await.0, 200, "everybody, before there is a limit");
    lists.limit("Enabled").await;
    assert_eq!(lists.transfer(OTHER).await, (401, json!("BRO-00006")), "the sender is on no list");
    lists.add(&[urn(ORG)]).await;
    lists.connect(json!(["read", "subscribe"])).await;
    assert_eq!(lists.transfer(ORG).await, (401, json!("BRO-00006")), "a sender needs `write`");
    lists.connect(json!(["read", "write", "subscribe"])).await;
    assert_eq!(lists.transfer(OTHER).await, (400, json!("BRO-00028")), "the recipient is on no list");
    lists.add(&[urn(OTHER)]).await;
    assert_eq!(lists.transfer(OTHER).await.0, 200);
    lists.limit("Disabled").await;
    assert_eq!(lists.transfer("310000019").await.0, 200);
}

#[tokio::test]
async fn without_subscribe_no_event_is_delivered_and_a_subscription_comes_before_the_limit() {
    let lists = Lists::new(&[]).await;
    lists.files().await;
    lists.made().await;
    lists.add(&[urn(ORG)]).await;
    assert_eq!(lists.subscribe().await, StatusCode::CREATED);
    lists.connect(json!(["read", "write"])).await;
    lists.limit("Enabled").await;
    assert_eq!(lists.transfer(ORG).await.0, 200);
    assert_eq!(lists.delivered().await, 0, "the list does not let it");
    lists.connect(json!(["read", "write", "subscribe"])).await;
    assert_eq!(lists.transfer(ORG).await.0, 200);
    assert_eq!(lists.delivered().await, 1, "the sender is told");
    // A subscription names no party, and so the list lets none be made.
    let other = json!({ "endPoint": format!("{}?x=1", lists.sandbox.receiver()),
        "resourceFilter": format!("urn:altinn:resource:{FILES}") });
    assert_eq!(lists.sandbox.subscribe(&lists.token, &other).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_events_remembers_lasts_an_hour_and_the_feed_shows_it_all_the_same() {
    let lists = Lists::new(&[Scenario::EventsCached]).await;
    lists.files().await;
    assert_eq!(lists.transfer(ORG).await.0, 200);
    assert_eq!(lists.delivered().await, 0, "nobody has subscribed");
    assert_eq!(lists.subscribe().await, StatusCode::CREATED);
    assert_eq!(lists.transfer(ORG).await.0, 200);
    assert_eq!(lists.delivered().await, 0, "that nobody had is remembered");
    let feed = format!("{}/events?resource=urn:altinn:resource:{FILES}&after=0", lists.sandbox.at.events);
    let shown = lists.sandbox.call(Method::GET, &feed, &lists.token).send().await.unwrap().text().await.unwrap();
    assert!(shown.contains("filetransferinitialized"), "{shown}");
}

/// The names are looked up, the list is made, a thousand go on it in parts, and all of them are read back.
#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_a_thousand_is_made_and_verified_in_forty_calls() {
    let mut bench = Bench::new().await;
    let credentials = with_client(&mut bench).await;
    let count = Arc::new(AtomicUsize::new(0));
    let mut settings = Settings::default();
    let counted = Arc::clone(&count);
    settings.observers.push(Arc::new(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
    }));
    let performer = bench.performer_with(settings);
    let (list, id) = (list_of("tusen"), ResourceId::parse(RESOURCE).unwrap());
    let numbers: Vec<OrgNumber> = numbers(1000).iter().map(|number| OrgNumber::parse(number).unwrap()).collect();
    let named = AccessListEffect::NameMembers(numbers.iter().copied().collect());
    let outcome = performer.perform(&named.into()).await.unwrap();
    let Fact::MembersNamed(names) = &outcome.learned[0].value else { panic!() };
    assert!(names.0.len() == 1000 && names.0.values().all(|name| !name.is_empty()));
    let of = || credentials.clone();
    let read = || AccessListEffect::ReadList { credentials: of(), list: list.clone(), id: id.clone() };
    let (members, elsewhere) = (names.0.clone(), Default::default());
    for effect in [
        read(),
        AccessListEffect::CreateList { credentials: of(), list: list.clone(), name: "Tusen".into() },
        AccessListEffect::AddMembers { credentials: of(), list: list.clone(), members, elsewhere },
    ] {
        let outcome = performer.perform(&effect.into()).await.unwrap();
        for fact in outcome.learned {
            if let Fact::ListMembersSeen(seen) = fact.value
                && count.load(Ordering::SeqCst) > 20
            {
                assert_eq!(seen.members.len(), 1000);
            }
        }
    }
    let calls = count.load(Ordering::SeqCst);
    println!("a list of 1000 members: {calls} calls");
    assert!((25..=40).contains(&calls), "{calls} calls");
}
