//! Maskinporten: what a grant must be, and what a client must have.

use std::sync::{Arc, Mutex};

use altinn_onboard::door::domain::Language;
use altinn_onboard::door::sandbox::{NoteHook, SandboxOptions, Scenario};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{ORG, Rehearsal, SCOPES, answer, claims_of, key, now, public, sign};

const WRITE: &str = "altinn:correspondence.write";
const OPEN: &str = "altinn:events.subscribe";

/// The code, or the text where there is none; a trace id is always there.
async fn refusal(response: reqwest::Response) -> String {
    let (status, body) = answer(response).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
    let text = body["error_description"].as_str().unwrap();
    let trace = text.rsplit_once("(trace_id: ").unwrap().1;
    assert_eq!(trace.len(), 33, "32 hex digits and a bracket");
    match body["error_uri"].as_str() {
        Some(uri) => uri.rsplit_once("/errors/").unwrap().1.to_owned(),
        None => text.to_owned(),
    }
}

#[tokio::test]
async fn each_fault_of_a_grant_has_its_answer() {
    let sandbox = Rehearsal::start(&[Scenario::Instant]).await;
    let client = sandbox.client(&SCOPES).await;
    let header = json!({ "alg": "RS256", "kid": public(key()).kid });
    let with = |change: &dyn Fn(&mut Value)| {
        let mut claims = sandbox.claims(&client, OPEN);
        change(&mut claims);
        sign(key(), &header, &claims)
    };
    let cases: [(String, &str); 16] = [
        ("not.a.grant".into(), "MP-011"),
        (with(&|c| c["iss"] = json!("nobody")), "MP-100"),
        (with(&|c| c["iat"] = json!(null)), "Invalid assertion. (trace"),
        (with(&|c| c["aud"] = json!(sandbox.at.issuer.trim_end_matches('/'))), "MP-110"),
        (with(&|c| c["iat"] = json!(now() + 30)), "Issue time is after now"),
        (with(&|c| c["exp"] = json!(now() - 1)), "MP-130"),
        (with(&|c| c["exp"] = json!(now() + 300)), "too long lifetime"),
        (with(&|c| c["scope"] = json!("altinn:broker.write")), "MP-200"),
        (with(&|c| c["consumer_org"] = json!(ORG)), "combination consumer_org"),
        (with(&|c| c["consumer_org"] = json!("310000019")), "MP-251"),
        (with(&|c| c["authorization_details"] = json!([{ "type": "x" }])), "MP-301"),
        (with(&|c| c["authorization_details"] = json!([{ "type": "urn:altinn:systemuser" }])), "MP-303"),
        (with(&|c| c["authorization_details"] = system_user("0192:310000019", json!({}))), "MP-303"),
        (with(&|c| c["authorization_details"] = system_user("310000019", json!({ "externalRef": "a_1-Ø" }))), "MP-303"),
        (with(&|c| c["authorization_details"] = system_user("310000019", json!({ "externalRef": "a b" }))), "MP-302"),
        (sign(key(), &json!({ "alg": "RS256" }), &sandbox.claims(&client, OPEN)), "no key identifier (kid)"),
    ];
    for (grant, expected) in cases {
        let found = refusal(sandbox.grant(&grant).await).await;
        assert!(found.contains(expected), "{expected}: {found}");
    }
}

/// Details that ask for the system user of an organisation.
fn system_user(org: &str, more: Value) -> Value {
    let org = json!({ "authority": "iso6523-actorid-upis", "ID": org });
    let mut detail = json!({ "type": "urn:altinn:systemuser", "systemuser_org": org });
    detail.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!([detail])
}

/// What is done to claims before they are signed.
type Change<'c> = &'c dyn Fn(&mut Value);

/// As Altinn's own tests and clients ask, every day in production.
#[tokio::test]
async fn what_only_the_documentation_forbids_is_taken_and_noted() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&told);
    let hook = NoteHook::new(move |note| heard.lock().unwrap().push(note.said().render(Language::En)));
    let options = SandboxOptions { scenarios: vec![Scenario::Instant], notes: Some(hook), ..SandboxOptions::default() };
    let sandbox = Rehearsal::with(options).await;
    let client = sandbox.client(&SCOPES).await;
    let log = async || {
        let all = sandbox.get(&format!("{}_sandbox", sandbox.running.base)).await.json::<Value>().await.unwrap();
        all["log"].clone()
    };
    sandbox.token(&client, OPEN).await;
    assert_eq!(log().await, json!({ "count": 0, "notes": [] }), "what we send ourselves is as documented");

    let header = json!({ "alg": "RS256", "kid": public(key()).kid });
    let token_endpoint = format!("{}token", sandbox.at.issuer);
    let origin = sandbox.running.base.to_string();
    let takes: [(&str, Change<'_>); 6] = [
        ("undocumented-claim", &|c| c["sub"] = json!("x")),
        ("undocumented-claim", &|c| c["nbf"] = json!(now())),
        ("no-jti", &|c| drop(c.as_object_mut().unwrap().remove("jti"))),
        ("audience-not-issuer", &|c| c["aud"] = json!(token_endpoint)),
        ("audience-not-issuer", &|c| c["aud"] = json!(origin)),
        ("long-life", &|c| c["exp"] = json!(now() + 150)),
    ];
    for (note, change) in takes {
        let mut claims = sandbox.claims(&client, OPEN);
        change(&mut claims);
        let (status, body) = answer(sandbox.grant(&sign(key(), &header, &claims)).await).await;
        assert_eq!(status, StatusCode::OK, "{claims}: {body}");
        let notes = log().await["notes"].clone();
        assert!(notes.as_array().unwrap().iter().any(|found| found["note"] == note), "{note}: {notes}");
    }
    let assertion = sign(key(), &header, &sandbox.claims(&client, OPEN));
    let grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    let form = [("alg", "RS256"), ("grant_type", grant_type), ("assertion", &assertion)];
    let sent = sandbox.http.post(format!("{}token", sandbox.at.maskinporten)).form(&form).send().await.unwrap();
    assert_eq!(sent.status(), StatusCode::OK);
    let mut claims = sandbox.claims(&client, OPEN);
    claims["authorization_details"] = system_user("310000019", json!({}));
    assert_eq!(refusal(sandbox.grant(&sign(key(), &header, &claims)).await).await, "MP-303");
    let notes = log().await;
    for note in [json!({ "note": "unknown-form-field", "value": "alg" }), json!({ "note": "bare-systemuser-org" })] {
        assert!(notes["notes"].as_array().unwrap().contains(&note), "{notes}");
    }
    let told = told.lock().unwrap();
    assert_eq!(told.len(), notes["notes"].as_array().unwrap().len(), "each is told once: {told:?}");
    assert!(
        told.iter().any(|line| line.contains("nbf")) && told.iter().all(|line| line.starts_with("Accepted")),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_grant_is_used_once_and_signed_by_the_clients_key() {
    let sandbox = Rehearsal::start(&[Scenario::Instant]).await;
    let client = sandbox.client(&SCOPES).await;
    let header = json!({ "alg": "RS256", "kid": public(key()).kid });
    let grant = sign(key(), &header, &sandbox.claims(&client, OPEN));
    assert_eq!(sandbox.grant(&grant).await.status(), StatusCode::OK);
    assert_eq!(refusal(sandbox.grant(&grant).await).await, "MP-012");

    let other = KeyPair::generate(KeySize::Rsa2048).unwrap();
    assert_eq!(refusal(sandbox.grant(&sign(&other, &header, &sandbox.claims(&client, OPEN))).await).await, "MP-124");
    let found = refusal(sandbox.ask(&other, &client, OPEN).await).await;
    assert!(found.contains("Unknown key identifier (kid) for client"), "{found}");
}

#[tokio::test]
async fn the_desk_grants_two_seconds_after_the_first_refusal() {
    let sandbox = Rehearsal::start(&[]).await;
    let client = sandbox.client(&SCOPES).await;
    assert_eq!(sandbox.at.pace.desk, 2);
    assert_eq!(refusal(sandbox.ask(key(), &client, WRITE).await).await, "MP-250");
    sandbox.token(&client, OPEN).await;
    sandbox.token(&client, "altinn:serviceowner").await;
    sandbox.pass(2);
    sandbox.token(&client, WRITE).await;
}

#[tokio::test]
async fn a_desk_that_never_grants() {
    let sandbox = Rehearsal::start(&[Scenario::Instant, Scenario::ScopeNotGranted]).await;
    let client = sandbox.client(&SCOPES).await;
    for _ in 0..2 {
        assert_eq!(refusal(sandbox.ask(key(), &client, WRITE).await).await, "MP-250");
    }
    let slow = Rehearsal::start(&[Scenario::Instant, Scenario::DeskSlow]).await;
    assert_eq!(slow.at.pace.desk, 120);
}

#[tokio::test]
async fn a_new_key_is_unknown_at_first_when_it_has_not_propagated() {
    let sandbox = Rehearsal::start(&[Scenario::Instant, Scenario::KeyNotPropagated]).await;
    let client = sandbox.client(&SCOPES).await;
    let found = refusal(sandbox.ask(key(), &client, OPEN).await).await;
    assert!(found.contains("Unknown key identifier"), "{found}");
    sandbox.pass(2);
    sandbox.token(&client, OPEN).await;
}

#[tokio::test]
async fn a_clock_ten_minutes_wrong_shows_in_the_date_header() {
    let sandbox = Rehearsal::start(&[Scenario::Instant, Scenario::ClockSkew]).await;
    let metadata = format!("{}.well-known/oauth-authorization-server", sandbox.at.maskinporten);
    let answer = sandbox.get(&metadata).await;
    let date = answer.headers()["date"].to_str().unwrap().to_owned();
    let shown = jiff::fmt::rfc2822::parse(&date).unwrap().timestamp();
    assert!((shown.as_second() - now() - 600).abs() <= 2, "{date}");
    let body: Value = answer.json().await.unwrap();
    assert_eq!(body["issuer"], sandbox.at.issuer);
    let id = sandbox.at.admin_client.as_ref().unwrap().client_id.as_str().to_owned();
    assert_eq!(refusal(sandbox.ask(&sandbox.admin_key(), &id, "idporten:dcr.read").await).await, "MP-130");
}

#[tokio::test]
async fn the_exchange_adds_the_org_only_to_service_owners() {
    let sandbox = Rehearsal::start(&[Scenario::Instant]).await;
    let client = sandbox.client(&SCOPES).await;
    assert_eq!(claims_of(&sandbox.exchanged(&client, WRITE).await)["urn:altinn:org"], Value::Null);
    let token = sandbox.token(&client, "altinn:serviceowner").await;
    let quoted = sandbox.call(Method::GET, &sandbox.exchange_url(), &token).header("Accept", "application/json");
    let quoted = quoted.send().await.unwrap().text().await.unwrap();
    let claims = claims_of(&serde_json::from_str::<String>(&quoted).unwrap());
    assert_eq!(claims["urn:altinn:org"], "ttd");
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 1800);

    let bad = sandbox.call(Method::GET, &sandbox.exchange_url(), "x").send().await.unwrap();
    assert_eq!(answer(bad).await, (StatusCode::UNAUTHORIZED, Value::Null));
    let other = sandbox.exchange_url().replace("maskinporten", "vipps");
    assert_eq!(sandbox.call(Method::GET, &other, &token).send().await.unwrap().status(), StatusCode::BAD_REQUEST);
    let old = sandbox.call(Method::GET, &sandbox.exchange_url(), &token);
    let old = old.header("X-Altinn-EnterpriseUser-Authentication", "x").send().await.unwrap();
    assert_eq!(old.status(), StatusCode::GONE);
}

#[tokio::test]
async fn an_organisation_outside_the_list_gets_no_org() {
    let sandbox = Rehearsal::start(&[Scenario::Instant, Scenario::OrgNotInList]).await;
    let client = sandbox.client(&SCOPES).await;
    let token = sandbox.exchanged(&client, "altinn:serviceowner").await;
    assert_eq!(claims_of(&token)["urn:altinn:org"], Value::Null);
    let down = Rehearsal::start(&[Scenario::Instant, Scenario::ExchangeDown]).await;
    let client = down.client(&SCOPES).await;
    let token = down.token(&client, OPEN).await;
    let bare = down.call(Method::GET, &down.exchange_url(), &token).send().await.unwrap();
    assert_eq!(answer(bare).await, (StatusCode::UNAUTHORIZED, Value::Null));
}

#[tokio::test]
async fn clients_are_registered_as_the_api_wants_them() {
    let sandbox = Rehearsal::start(&[Scenario::Instant]).await;
    let clients = format!("{}/clients", sandbox.at.self_service_api);
    assert_eq!(sandbox.get(&clients).await.status(), StatusCode::UNAUTHORIZED);
    let read = sandbox.admin_token("idporten:dcr.read").await;
    let body = Rehearsal::client_body(&SCOPES);
    let denied = sandbox.call(Method::POST, &clients, &read).json(&body).send().await.unwrap();
    assert_eq!(denied.status(), StatusCode::FORBIDDEN);

    let token = sandbox.admin_token("idporten:dcr.write").await;
    for (member, value) in [
        ("client_name", json!("")),
        ("integration_type", json!("idporten")),
        ("grant_types", json!(["authorization_code"])),
        ("scopes", json!([])),
        ("scopes", json!(["altinn:correspondence.send"])),
        ("scopes", json!([OPEN, OPEN])),
    ] {
        let mut wrong = body.clone();
        wrong[member] = value;
        let refused = sandbox.call(Method::POST, &clients, &token).json(&wrong).send().await.unwrap();
        let (status, refused) = answer(refused).await;
        assert_eq!((status, &refused["errors"][0]["fieldIdentifier"]), (StatusCode::BAD_REQUEST, &json!(member)));
    }
    let id = sandbox.client(&SCOPES).await;
    let jwks = format!("{clients}/{id}/jwks");
    let put = async |keys: Value| {
        let call = sandbox.call(Method::POST, &jwks, &token).json(&json!({ "keys": keys }));
        call.send().await.unwrap().status()
    };
    let jwk = json!(public(key()));
    let without = |member: &str| {
        let mut jwk = jwk.clone();
        jwk.as_object_mut().unwrap().remove(member);
        jwk
    };
    let mut private = jwk.clone();
    private["d"] = json!("AQAB");
    assert_eq!(put(json!([])).await, StatusCode::BAD_REQUEST);
    assert_eq!(put(json!([without("use")])).await, StatusCode::BAD_REQUEST);
    assert_eq!(put(json!([private])).await, StatusCode::BAD_REQUEST);
    assert_eq!(put(json!([jwk, jwk])).await, StatusCode::CONFLICT);
    let mut second = jwk.clone();
    second["kid"] = json!("second");
    assert_eq!(put(json!([jwk, second])).await, StatusCode::CREATED);

    let one = sandbox.call(Method::GET, &format!("{clients}/{id}"), &token).send().await.unwrap();
    let mut more = one.json::<Value>().await.unwrap();
    more["scopes"] = json!([OPEN]);
    let put = sandbox.call(Method::PUT, &format!("{clients}/{id}"), &token).json(&more).send().await.unwrap();
    assert_eq!(put.json::<Value>().await.unwrap()["scopes"], json!([OPEN]));
    let listed = sandbox.call(Method::GET, &clients, &token).send().await.unwrap().json::<Value>().await.unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn open_scopes_are_listed_for_everybody() {
    let sandbox = Rehearsal::start(&[]).await;
    let all = format!("{}/scopes/all?accessible_for_all=true", sandbox.at.self_service_api);
    let open = sandbox.get(&all).await.json::<Value>().await.unwrap();
    let names: Vec<&Value> = open.as_array().unwrap().iter().map(|scope| &scope["name"]).collect();
    assert_eq!(names, [OPEN]);
}

/// Felleslosninger/docs, `maskinporten_func_delegering.md`, 2024-10-17.
#[tokio::test]
async fn who_was_delegated_scopes_gets_a_token_for_the_customer_that_it_names() {
    let sandbox = Rehearsal::start(&[Scenario::Instant, Scenario::ScopesDelegated]).await;
    let client = sandbox.client(&SCOPES).await;
    let header = json!({ "alg": "RS256", "kid": public(key()).kid });
    let grant = |consumer: &str| {
        let mut claims = sandbox.claims(&client, OPEN);
        claims["consumer_org"] = json!(consumer);
        sign(key(), &header, &claims)
    };
    let (status, body) = answer(sandbox.grant(&grant("310000019")).await).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    let claims = claims_of(body["access_token"].as_str().unwrap());
    let of = |organisation: &str| json!({ "authority": "iso6523-actorid-upis", "ID": format!("0192:{organisation}") });
    assert_eq!((&claims["consumer"], &claims["supplier"]), (&of("310000019"), &of(ORG)));
    assert!(claims["delegation_source"].as_str().is_some_and(|source| source.starts_with("http")), "{claims}");
    let own = refusal(sandbox.grant(&grant(ORG)).await).await;
    assert!(own.contains("combination consumer_org"), "{own}");
    let none = refusal(sandbox.grant(&grant("no number")).await).await;
    assert_eq!(none, "MP-251");
}

#[tokio::test]
async fn a_supplier_holds_the_key_by_the_answers_only() {
    let answers = vec![("operated-by".to_owned(), "ourselves".to_owned()), ("org-number".to_owned(), ORG.to_owned())];
    let options = SandboxOptions { answers, scenarios: vec![Scenario::SupplierHoldsKey], ..SandboxOptions::default() };
    let sandbox = Rehearsal::with(options).await;
    assert_eq!(sandbox.at.answers["operated-by"], "supplier-key");
    assert_eq!(sandbox.at.answers["org-number"], ORG);
    let environments = altinn_onboard::door::catalog::environments::read(&sandbox.running.description_toml()).unwrap();
    assert!(environments[0].simulated);
    assert_eq!(environments[0].sandbox_receiver().unwrap().as_str(), sandbox.receiver());
}
