//! The system register and system users: the order in which it says no, ids that are used for ever, what customers answer, and
//! tokens with which two customers send a file to each other.

use altinn_onboard::door::catalog::products::{BROKER, CORRESPONDENCE};
use altinn_onboard::door::policy::build::{Choices, Holders, built};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::sandbox::Scenario;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{
    BROKER_SCOPES, ORG, RESOURCE, Rehearsal, SCOPES, SYSTEM_SCOPES, answer, claims_of, key, public, sign,
};

const FILES: &str = "ttd-filer";
const SYSTEM: &str = "991825827_filsystem";
const SENDER: &str = "310000019";
const RECIPIENT: &str = "910000004";

/// A sandbox with a published service for files, and whoever registers a system.
struct Systems {
    sandbox: Rehearsal,
    client: String,
    token: String,
}

impl Systems {
    async fn new(scenarios: &[Scenario]) -> Self {
        let sandbox = Rehearsal::start(&[scenarios, &[Scenario::Instant]].concat()).await;
        let scopes = [&SCOPES[..], &BROKER_SCOPES, &SYSTEM_SCOPES].concat();
        let client = sandbox.client(&scopes).await;
        let token = sandbox.exchanged(&client, &scopes.join(" ")).await;
        let systems = Self { sandbox, client, token };
        systems.files().await;
        systems
    }

    /// A resource for files with its policy, set up.
    async fn files(&self) {
        let mut resource = Rehearsal::resource_body();
        (resource["identifier"], resource["resourceType"]) = (json!(FILES), json!("BrokerService"));
        assert_eq!(self.sandbox.publish(&self.token, &resource).await.status(), StatusCode::CREATED);
        let xml = to_xml(&built(&BROKER.policy_rules, &Choices::new("ttd", FILES)));
        let part = reqwest::multipart::Part::bytes(xml).file_name("policy.xml").mime_str("text/xml").unwrap();
        let form = reqwest::multipart::Form::new().part("policyFile", part);
        let url = self.sandbox.registry(&format!("/{FILES}/policy"));
        self.sandbox.call(Method::POST, &url, &self.token).multipart(form).send().await.unwrap();
        let broker = &self.sandbox.at.broker;
        let owner = self.sandbox.call(Method::POST, &format!("{broker}/serviceowner"), &self.token);
        owner.json(&json!({ "name": "TTD" })).send().await.unwrap();
        let configured = self.sandbox.call(Method::PUT, &format!("{broker}/resource/{FILES}"), &self.token);
        configured.json(&json!({ "maxFileTransferSize": 2000 })).send().await.unwrap();
    }

    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> (u16, Value) {
        self.call_with(&self.token, method, path, body).await
    }

    async fn call_with(&self, token: &str, method: Method, path: &str, body: Option<Value>) -> (u16, Value) {
        let call = self.sandbox.call(method, &format!("{}/{path}", self.sandbox.at.authentication), token);
        let call = if let Some(body) = body { call.json(&body) } else { call };
        let (status, said) = answer(call.send().await.unwrap()).await;
        (status.as_u16(), said)
    }

    fn system(&self) -> Value {
        let texts = json!({ "nb": "Filsystem", "nn": "Filsystem", "en": "File system" });
        json!({
            "id": SYSTEM, "vendor": { "authority": "iso6523-actorid-upis", "ID": format!("0192:{ORG}") },
            "name": texts, "description": texts, "rights": [right(FILES)], "clientId": [self.client],
        })
    }

    async fn register(&self, change: impl Fn(&mut Value)) -> (u16, Vec<String>) {
        let mut body = self.system();
        change(&mut body);
        let (status, said) = self.call(Method::POST, "systemregister/vendor", Some(body)).await;
        let broken = said["validationErrors"].as_array().into_iter().flatten();
        (status, broken.map(|error| error["code"].as_str().unwrap().to_owned()).collect())
    }

    async fn ask(&self, party: &str, change: impl Fn(&mut Value)) -> (u16, Value) {
        let mut body =
            json!({ "systemId": SYSTEM, "partyOrgNo": party, "externalRef": FILES, "rights": [right(FILES)] });
        change(&mut body);
        self.call(Method::POST, "systemuser/request/vendor", Some(body)).await
    }

    async fn found(&self, party: &str) -> (u16, Value) {
        let query = format!("system-id={SYSTEM}&orgno={party}&external-ref={FILES}");
        self.call(Method::GET, &format!("systemuser/vendor/byquery?{query}"), None).await
    }

    /// What Maskinporten says to a grant for a system user: the token, or the code.
    async fn acting(&self, detail: Value) -> Result<String, String> {
        self.acting_with(&BROKER_SCOPES.join(" "), detail).await
    }

    async fn acting_with(&self, scopes: &str, detail: Value) -> Result<String, String> {
        let mut claims = self.sandbox.claims(&self.client, scopes);
        claims["authorization_details"] = json!([detail]);
        let header = json!({ "alg": "RS256", "kid": public(key()).kid });
        let (status, said) = answer(self.sandbox.grant(&sign(key(), &header, &claims)).await).await;
        match status {
            StatusCode::OK => Ok(said["access_token"].as_str().unwrap().to_owned()),
            _ => Err(said["error_uri"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()),
        }
    }

    /// What Correspondence finds wrong with a message that a system user sends; it is to one recipient twice, so that it is never
    /// made.
    async fn judged(&self, scopes: &str, detail: Value) -> Value {
        let direct = self.acting_with(scopes, detail).await.unwrap();
        let exchanged = self.sandbox.call(Method::GET, &self.sandbox.exchange_url(), &direct).send().await.unwrap();
        let token = exchanged.text().await.unwrap();
        let to = format!("urn:altinn:organization:identifier-no:{SENDER}");
        let url = format!("{}/correspondence", self.sandbox.at.correspondence);
        let call = self.sandbox.call(Method::POST, &url, &token).json(&Rehearsal::message(&[&to, &to]));
        let (status, said) = answer(call.send().await.unwrap()).await;
        json!([status.as_u16(), said["errorCode"]])
    }

    /// A service for messages whose rules let these send; its own organisation and another have system users for it.
    async fn messages(&self, writers: Holders) {
        self.sandbox.service(&self.token).await;
        let choices = Choices { writers, ..Choices::new("ttd", RESOURCE) };
        self.sandbox.upload(&self.token, to_xml(&built(&CORRESPONDENCE.policy_rules, &choices))).await;
        self.register(|system| system["rights"] = json!([right(FILES), right(RESOURCE)])).await;
        for party in [ORG, SENDER] {
            let asked = self.ask(party, |body| {
                (body["externalRef"], body["rights"]) = (json!(RESOURCE), json!([right(RESOURCE)]));
            });
            assert_eq!(asked.await.0, 201);
        }
    }

    async fn broker(&self, token: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let method = if body.is_some() { Method::POST } else { Method::GET };
        let call = self.sandbox.call(method, &format!("{}/{path}", self.sandbox.at.broker), token);
        let call = if let Some(body) = body { call.json(&body) } else { call };
        let (status, said) = answer(call.send().await.unwrap()).await;
        (status.as_u16(), said)
    }
}

fn right(id: &str) -> Value {
    json!({ "resource": [{ "id": "urn:altinn:resource", "value": id }] })
}

fn detail(party: &str, reference: Option<&str>) -> Value {
    let org = json!({ "authority": "iso6523-actorid-upis", "ID": format!("0192:{party}") });
    let mut detail = json!({ "type": "urn:altinn:systemuser", "systemuser_org": org });
    if let Some(reference) = reference {
        detail["externalRef"] = reference.into();
    }
    detail
}

#[tokio::test]
async fn who_calls_is_looked_at_first_then_the_scope() {
    let systems = Systems::new(&[]).await;
    let url = format!("{}/systemregister/vendor", systems.sandbox.at.authentication);
    assert_eq!(answer(systems.sandbox.get(&url).await).await, (StatusCode::UNAUTHORIZED, Value::Null));
    let scopeless = systems.sandbox.exchanged(&systems.client, SCOPES[0]).await;
    let only = async |scope: &str| systems.sandbox.exchanged(&systems.client, scope).await;
    let (registers, asks, reads) =
        (only(SYSTEM_SCOPES[0]).await, only(SYSTEM_SCOPES[1]).await, only(SYSTEM_SCOPES[2]).await);
    let one = format!("systemuser/request/vendor/{}", uuid::Uuid::nil());
    let query = format!("systemuser/vendor/byquery?system-id={SYSTEM}&orgno={SENDER}");
    for (method, path, lets) in [
        (Method::GET, "systemregister/vendor", &registers),
        (Method::GET, &format!("systemregister/vendor/{SYSTEM}"), &registers),
        (Method::POST, "systemuser/request/vendor", &asks),
        (Method::GET, &one, &reads),
        (Method::DELETE, &one, &asks),
        (Method::GET, &query, &asks),
    ] {
        for token in [&scopeless, &registers, &asks, &reads] {
            let (status, said) = systems.call_with(token, method.clone(), path, Some(json!({}))).await;
            let is_let = token == lets;
            assert_eq!((status == 403 && said.is_null()), !is_let, "{method} {path}: {status} {said}");
        }
    }
    // What Maskinporten gave is taken as it is.
    let raw = systems.sandbox.token(&systems.client, SYSTEM_SCOPES[0]).await;
    assert_eq!(systems.call_with(&raw, Method::GET, "systemregister/vendor", None).await, (200, json!([])));
}

#[tokio::test]
async fn a_system_is_registered_once_and_its_id_is_used_for_ever() {
    let systems = Systems::new(&[]).await;
    let of_other = |body: &mut Value| body["vendor"]["ID"] = json!("0192:974760673");
    for (change, expected) in [
        (
            Box::new(|body: &mut Value| body["vendor"]["ID"] = json!(ORG)) as Box<dyn Fn(&mut Value)>,
            (400, vec!["AUTH.VLD-00000"]),
        ),
        (Box::new(of_other), (403, vec![])),
        (
            Box::new(move |body| {
                of_other(body);
                body["rights"] = json!([right("ukjent")])
            }),
            (403, vec![]),
        ),
        (Box::new(|body| body["id"] = json!("filsystem")), (400, vec!["AUTH.VLD-00001"])),
        (Box::new(|body| body["id"] = json!(format!("{ORG}_fil system"))), (400, vec!["AUTH.VLD-00013"])),
        (Box::new(|body| body["rights"] = json!([right("ukjent")])), (400, vec!["AUTH.VLD-00003"])),
        (Box::new(|body| body["rights"] = json!([right(FILES), right(FILES)])), (400, vec!["AUTH.VLD-00006"])),
        (
            Box::new(|body| body["rights"] = json!([{ "resource": [{ "id": "urn:x", "value": FILES }] }])),
            (400, vec!["AUTH.VLD-00009"]),
        ),
        (Box::new(|body| body["clientId"] = json!(["a", "a"])), (400, vec!["AUTH.VLD-00011"])),
        (
            Box::new(|body| body["accessPackages"] = json!([{ "urn": "urn:altinn:accesspackage:ukjent" }])),
            (400, vec!["AUTH.VLD-00008"]),
        ),
        (Box::new(|body| body["allowedRedirectUrls"] = json!(["http://ttd.no"])), (400, vec!["AUTH.VLD-00005"])),
    ] {
        let (status, broken) = systems.register(change).await;
        assert_eq!((status, broken.iter().map(String::as_str).collect::<Vec<_>>()), expected);
    }
    let (status, said) = systems.call(Method::POST, "systemregister/vendor", Some(systems.system())).await;
    assert!(status == 200 && said.as_str().is_some_and(|id| id.parse::<uuid::Uuid>().is_ok()), "{said}");
    assert_eq!(
        systems.register(|_| ()).await,
        (400, vec!["AUTH.VLD-00002".to_owned()]),
        "its own client is no other's"
    );
    let other = systems.register(|body| body["id"] = json!(format!("{ORG}_annet"))).await;
    assert_eq!(other, (400, vec!["AUTH.VLD-00004".to_owned()]));
    let at = format!("systemregister/vendor/{SYSTEM}");
    let (_, shown) = systems.call(Method::GET, &at, None).await;
    assert_eq!((&shown["clientId"], &shown["isDeleted"]), (&json!([systems.client]), &json!(false)));
    // What was read can be written back.
    assert_eq!(systems.call(Method::PUT, &at, Some(shown.clone())).await, (200, json!({ "success": true })));
    assert_eq!(systems.call(Method::GET, &at, None).await.1, shown);
    let rights = format!("{at}/rights");
    let (status, said) = systems.call(Method::PUT, &rights, Some(json!([right("ukjent")]))).await;
    assert_eq!((status, &said["validationErrors"][0]["code"]), (400, &json!("AUTH.VLD-00003")));
    assert_eq!(systems.call(Method::PUT, &rights, Some(json!([]))).await.0, 200);
    assert_eq!(systems.call(Method::GET, &at, None).await.1["rights"], json!([]));
    assert_eq!(systems.call(Method::DELETE, &at, None).await.0, 200);
    assert_eq!(systems.call(Method::DELETE, &at, None).await, (400, Value::Null), "it had no client any more");
    assert_eq!(systems.call(Method::GET, &at, None).await.1["isDeleted"], json!(true));
    assert_eq!(systems.register(|_| ()).await, (400, vec!["AUTH.VLD-00002".to_owned()]), "for ever");
    assert_eq!(systems.register(|body| body["id"] = json!(format!("{ORG}_annet"))).await.0, 200, "the client is free");
    let (status, said) = systems.call(Method::PUT, &at, Some(systems.system())).await;
    assert_eq!((status, said.as_str()), (400, Some("Cannot update a system marked as deleted.")));
    assert_eq!(systems.call(Method::DELETE, "systemregister/vendor/x", None).await.0, 400);
}

#[tokio::test]
async fn a_request_is_one_for_the_same_three_and_a_system_user_ends_it() {
    let systems = Systems::new(&[]).await;
    assert_eq!(systems.ask(SENDER, |_| ()).await.1["code"], "AUTH-00011", "there is no system");
    systems.register(|body| body["allowedRedirectUrls"] = json!(["https://ttd.no/ferdig"])).await;
    for (party, change, code) in [
        ("123456789", Box::new(|_: &mut Value| ()) as Box<dyn Fn(&mut Value)>, "AUTH-00000"),
        (SENDER, Box::new(|body| body["rights"] = json!([right("annet")])), "AUTH-00001"),
        (SENDER, Box::new(|body| body["rights"] = Value::Null), "AUTH-00001"),
        (SENDER, Box::new(|body| body["rights"] = json!([])), "AUTH-00059"),
        (SENDER, Box::new(|body| body["redirectUrl"] = json!("https://andre.no")), "AUTH-00021"),
        (
            SENDER,
            Box::new(|body| body["accessPackages"] = json!([{ "urn": "urn:altinn:accesspackage:post" }])),
            "AUTH-00063",
        ),
    ] {
        assert_eq!(systems.ask(party, change).await.1["code"], code);
    }
    let (status, made) = systems.ask(SENDER, |_| ()).await;
    assert_eq!((status, &made["status"], &made["externalRef"]), (201, &json!("New"), &json!(FILES)));
    let link = made["confirmUrl"].as_str().unwrap();
    assert!(link.contains(made["id"].as_str().unwrap()) && link.contains(".invalid/"), "no working address: {link}");
    let one = format!("systemuser/request/vendor/{}", made["id"].as_str().unwrap());
    assert_eq!(systems.call(Method::GET, &one, None).await.1["status"], "Accepted");
    let by_reference = format!("systemuser/request/vendor/byexternalref/{SYSTEM}/{SENDER}/{FILES}");
    assert_eq!(systems.call(Method::GET, &by_reference, None).await.1["id"], made["id"]);
    assert_eq!(systems.ask(SENDER, |_| ()).await.1["code"], "AUTH-00004", "there is a system user");
    let other = systems.ask(SENDER, |body| body["externalRef"] = json!("annet")).await;
    assert_eq!(other.0, 201, "another reference is another system user");
    let (status, user) = systems.found(SENDER).await;
    assert_eq!((status, &user["reporteeOrgNo"], &user["supplierOrgno"]), (200, &json!(SENDER), &json!(ORG)));
    assert_eq!(systems.found(RECIPIENT).await, (404, Value::Null));
    assert_eq!(systems.call(Method::DELETE, &one, None).await, (202, Value::Null));
    assert_eq!(systems.call(Method::GET, &one, None).await.1["code"], "AUTH-00010");
    assert_eq!(systems.found(SENDER).await.0, 200, "what came of it stays");
}

#[tokio::test]
async fn a_customer_that_says_no_is_asked_again_after_the_request_was_taken_back() {
    let systems = Systems::new(&[Scenario::SystemUserRejected]).await;
    systems.register(|_| ()).await;
    let (_, made) = systems.ask(SENDER, |_| ()).await;
    let (status, again) = systems.ask(SENDER, |_| ()).await;
    assert_eq!((status, &again["id"], &again["status"]), (200, &made["id"], &json!("Rejected")), "asked twice is once");
    assert_eq!(systems.found(SENDER).await.0, 404);
    assert_eq!(systems.acting(detail(SENDER, Some(FILES))).await, Err("MP-303".to_owned()));
    let one = format!("systemuser/request/vendor/{}", made["id"].as_str().unwrap());
    assert_eq!(systems.call(Method::DELETE, &one, None).await.0, 202);
    let (status, anew) = systems.ask(SENDER, |_| ()).await;
    assert!(status == 201 && anew["id"] != made["id"], "{anew}");
    assert_eq!(systems.found(SENDER).await.0, 200);
}

#[tokio::test]
async fn two_customers_send_a_file_by_their_system_users_and_nobody_else_can() {
    let systems = Systems::new(&[]).await;
    systems.register(|_| ()).await;
    for party in [SENDER, RECIPIENT] {
        systems.ask(party, |_| ()).await;
    }
    assert_eq!(systems.acting(detail(SENDER, None)).await, Err("MP-303".to_owned()), "the reference is a part of it");
    assert_eq!(systems.acting(detail("974760673", Some(FILES))).await, Err("MP-303".to_owned()));
    let (sends, receives) = (
        systems.acting(detail(SENDER, Some(FILES))).await.unwrap(),
        systems.acting(detail(RECIPIENT, Some(FILES))).await.unwrap(),
    );
    let of = &claims_of(&sends)["authorization_details"][0];
    let user = systems.found(SENDER).await.1["id"].clone();
    assert_eq!((&of["systemuser_id"], &of["system_id"]), (&json!([user]), &json!(SYSTEM)));
    assert_eq!(of["systemuser_org"]["ID"], format!("0192:{SENDER}"));
    let exchanged = systems.sandbox.call(Method::GET, &systems.sandbox.exchange_url(), &sends).send().await.unwrap();
    assert_eq!(claims_of(&exchanged.text().await.unwrap())["authorization_details"][0], *of, "the exchange keeps it");
    let begin = |sender: &str| {
        json!({ "fileName": "a.txt", "resourceId": FILES, "sendersFileTransferReference": "1",
            "sender": format!("0192:{sender}"), "recipients": [format!("0192:{RECIPIENT}")] })
    };
    assert_eq!(systems.broker(&sends, "filetransfer", Some(begin(RECIPIENT))).await.1["code"], "BRO-00006");
    let (status, made) = systems.broker(&sends, "filetransfer", Some(begin(SENDER))).await;
    assert_eq!(status, 200, "{made}");
    let at = format!("filetransfer/{}", made["fileTransferId"].as_str().unwrap());
    let upload = systems.sandbox.call(Method::POST, &format!("{}/{at}/upload", systems.sandbox.at.broker), &sends);
    let upload = upload.header("content-type", "application/octet-stream").body("innhold").send().await.unwrap();
    assert_eq!(upload.status(), StatusCode::OK);
    for (token, sees) in [(&sends, true), (&receives, true), (&systems.token, false)] {
        assert_eq!(systems.broker(token, &at, None).await.0 == 200, sees, "the owner takes no part");
    }
    let download =
        systems.sandbox.call(Method::GET, &format!("{}/{at}/download", systems.sandbox.at.broker), &receives);
    assert_eq!(download.send().await.unwrap().text().await.unwrap(), "innhold");
    assert_eq!(systems.broker(&sends, &format!("{at}/confirmdownload"), Some(json!({}))).await.0, 401);
    assert_eq!(systems.broker(&receives, &format!("{at}/confirmdownload"), Some(json!({}))).await.0, 204);
}

const WRITE: &str = "altinn:correspondence.write";

/// Only the owner's own system user, with an approved right to the resource and a rule that lets others send.
#[tokio::test]
async fn a_message_is_sent_for_the_owner_by_its_own_system_user_and_by_no_other() {
    let systems = Systems::new(&[]).await;
    systems.messages(Holders { roles: vec!["dagl".into()], ..Holders::default() }).await;
    assert_eq!(systems.judged(WRITE, detail(ORG, Some(RESOURCE))).await, json!([400, 1006]));
    assert_eq!(systems.judged(WRITE, detail(SENDER, Some(RESOURCE))).await, json!([401, 4001]), "a customer's");
    systems.ask(ORG, |_| ()).await;
    assert_eq!(
        systems.judged(WRITE, detail(ORG, Some(FILES))).await,
        json!([401, 4001]),
        "approved for another resource"
    );
}

/// With `altinn:serviceowner` too the owner is let past, and nothing is seen of the system user.
#[tokio::test]
async fn without_a_rule_the_system_user_may_not_send_and_the_scope_of_owners_hides_it() {
    let systems = Systems::new(&[]).await;
    systems.messages(Holders::default()).await;
    let own = || detail(ORG, Some(RESOURCE));
    assert_eq!(systems.judged(WRITE, own()).await, json!([401, 4001]));
    assert_eq!(systems.judged(&format!("altinn:serviceowner {WRITE}"), own()).await, json!([400, 1006]));
}
