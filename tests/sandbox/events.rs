//! Altinn Events: filters, access, the validation call, and what subscribers are told.

use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::sandbox::Scenario;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{RECIPIENT, RESOURCE, Rehearsal, SCOPES, key, published};

#[tokio::test]
async fn events_refuses_in_its_own_order() {
    let (sandbox, client, token) = published(&[]).await;
    let good = json!({ "endPoint": sandbox.receiver(), "resourceFilter": format!("urn:altinn:resource:{RESOURCE}") });
    let with = |member: &str, value: Value| {
        let mut body = good.clone();
        body[member] = value;
        body
    };
    let text = |text: &str| json!(text);
    for (body, status, answer) in [
        (with("endPoint", json!("http://ttd.no/x")), 400, text("Missing or invalid endpoint to push events towards")),
        (with("resourceFilter", json!("x")), 400, text("Resource filter must be a valid urn")),
        (with("resourceFilter", Value::Null), 400, text("Resource filter is required.")),
        (
            with("sourceFilter", json!("https://ttd.no")),
            400,
            text("Source filter is not supported for subscriptions on this resource."),
        ),
        (
            with("alternativeSubjectFilter", json!("/organisation/1")),
            400,
            text("AlternativeSubject filter is not supported for subscriptions on this resource."),
        ),
        (with("includeSubunits", json!(true)), 400, text("IncludeSubunits requires a subject filter.")),
        (
            with("resourceFilter", json!("urn:altinn:resource:ttd-annet")),
            403,
            text("Not authorized to create a subscription for resource urn:altinn:resource:ttd-annet."),
        ),
    ] {
        let (found, said) = sandbox.subscribe(&token, &body).await;
        assert_eq!((found.as_u16(), said), (status, answer));
    }
    let scopeless = sandbox.exchanged(&client, SCOPES[0]).await;
    assert_eq!(sandbox.subscribe(&scopeless, &good).await, (StatusCode::FORBIDDEN, Value::Null));
    let raw = sandbox.token(&client, SCOPES[2]).await;
    assert_eq!(sandbox.subscribe(&raw, &good).await, (StatusCode::UNAUTHORIZED, Value::Null));
    // Without the org claim the consumer is a number, and the rule for the code does not match.
    let numbered = sandbox.exchanged(&client, SCOPES[2]).await;
    assert_eq!(sandbox.subscribe(&numbered, &good).await.0, StatusCode::FORBIDDEN);

    let (_, made) = sandbox.subscribe(&token, &good).await;
    let url = format!("{}/subscriptions", sandbox.at.events);
    let call = async |method: Method, token: &str| {
        let call = sandbox.call(method, &format!("{url}/{}", made["id"]), token);
        call.send().await.unwrap().status()
    };
    assert_eq!(call(Method::GET, &numbered).await, StatusCode::FORBIDDEN);
    assert_eq!(call(Method::GET, &token).await, StatusCode::OK);
    assert_eq!(call(Method::DELETE, &token).await, StatusCode::OK);
    assert_eq!(call(Method::GET, &token).await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_receiver_that_is_down_stays_unvalidated() {
    let (sandbox, _, token) = published(&[Scenario::WebhookDown]).await;
    let good = json!({ "endPoint": sandbox.receiver(), "resourceFilter": format!("urn:altinn:resource:{RESOURCE}") });
    let (status, made) = sandbox.subscribe(&token, &good).await;
    assert_eq!((status, &made["validated"]), (StatusCode::CREATED, &json!(false)));
}

#[tokio::test]
async fn subscribers_are_told_of_a_published_message() {
    let (sandbox, _, token) = published(&[]).await;
    let good = json!({ "endPoint": sandbox.receiver(), "resourceFilter": format!("urn:altinn:resource:{RESOURCE}") });
    sandbox.subscribe(&token, &good).await;
    let (_, sent) = sandbox.send(&token, &Rehearsal::message(&[RECIPIENT])).await;
    for _ in 0..100 {
        let got = sandbox.get(&sandbox.receiver()).await.json::<Value>().await.unwrap();
        if got["count"] == 2 {
            assert_eq!(got["events"][0]["type"], "platform.events.validatesubscription");
            assert_eq!(got["events"][1]["type"], "no.altinn.correspondence.correspondencepublished");
            assert_eq!(got["events"][1]["resourceinstance"], sent["correspondences"][0]["correspondenceId"]);
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("no event came");
}

/// The feed needs neither subscription nor address; who may not see an event gets no word of it.
#[tokio::test]
async fn what_has_happened_is_read_page_by_page() {
    let (sandbox, client, token) = published(&[]).await;
    let feed = async |token: &str, query: &str| {
        let url = format!("{}/events{query}", sandbox.at.events);
        let answer = sandbox.call(Method::GET, &url, token).send().await.unwrap();
        let next = answer.headers().get("next").map(|next| next.to_str().unwrap().to_owned());
        (answer.status().as_u16(), next, answer.text().await.unwrap())
    };
    let scopeless = sandbox.exchanged(&client, SCOPES[0]).await;
    let whole = format!("?resource=urn:altinn:resource:{RESOURCE}&after=0");
    assert_eq!(feed(&scopeless, &whole).await, (403, None, String::new()));
    assert_eq!(feed("nobody", &whole).await.0, 401);
    for (query, said) in [
        ("?after=0".to_owned(), "The 'resource' parameter must begin with"),
        (format!("?resource={RESOURCE}&after=0"), "The 'resource' parameter must begin with"),
        (format!("?resource=urn:altinn:resource:{RESOURCE}"), "The 'after' parameter must be defined."),
    ] {
        let (status, _, answer) = feed(&token, &query).await;
        assert!(status == 400 && answer.starts_with(said), "{query}: {answer}");
    }
    assert_eq!(feed(&token, &whole).await, (200, None, "[]".to_owned()));
    for _ in 0..2 {
        sandbox.send(&token, &Rehearsal::message(&[RECIPIENT])).await;
    }
    let events = async |token: &str, query: &str| {
        let (_, next, answer) = feed(token, query).await;
        (next, serde_json::from_str::<Vec<Value>>(&answer).unwrap())
    };
    for _ in 0..100 {
        if events(&token, &whole).await.1.len() == 2 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let (next, first) = events(&token, &format!("{whole}&size=1")).await;
    assert_eq!(first[0]["type"], "no.altinn.correspondence.correspondencepublished");
    let next = next.unwrap();
    let (_, second) = events(&token, next.split_once("/events/api/v1/events").unwrap().1).await;
    assert!(second.len() == 1 && second[0]["id"] != first[0]["id"], "{second:?}");
    assert_eq!(events(&token, &format!("{whole}&type=%25published")).await.1.len(), 2);
    assert_eq!(events(&token, &format!("{whole}&type=no.altinn.broker%25")).await.1.len(), 0);
    assert_eq!(events(&token, &format!("{whole}&subject=urn:altinn:nobody")).await.1.len(), 0);
    // Without the claim the rule for the code does not fit, and nothing says so.
    let numbered = sandbox.exchanged(&client, SCOPES[2]).await;
    assert_eq!(feed(&numbered, &whole).await, (200, None, "[]".to_owned()));
}

#[tokio::test]
async fn a_literal_org_shuts_events_out_until_it_is_published_again() {
    let (sandbox, _, token) = published(&[Scenario::LiteralOrg]).await;
    let policy = format!("/{RESOURCE}/policy");
    assert!(sandbox.get(&sandbox.registry(&policy)).await.text().await.unwrap().contains(">[org]<"));
    let good = json!({ "endPoint": sandbox.receiver(), "resourceFilter": format!("urn:altinn:resource:{RESOURCE}") });
    assert_eq!(sandbox.subscribe(&token, &good).await.0, StatusCode::FORBIDDEN);
    let xml = to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", RESOURCE)));
    sandbox.upload(&token, xml).await;
    assert_eq!(sandbox.subscribe(&token, &good).await.0, StatusCode::CREATED);
}

#[tokio::test]
async fn an_old_policy_is_remembered_for_the_pace_of_the_caches() {
    let sandbox = Rehearsal::start(&[Scenario::LiteralOrg]).await;
    let client = sandbox.client(&SCOPES).await;
    let all = SCOPES.join(" ");
    assert_eq!(sandbox.ask(key(), &client, &all).await.status(), StatusCode::BAD_REQUEST);
    sandbox.pass(2);
    let token = sandbox.exchanged(&client, &all).await;
    sandbox.service(&token).await;
    let good = json!({ "endPoint": sandbox.receiver(), "resourceFilter": format!("urn:altinn:resource:{RESOURCE}") });
    assert_eq!(sandbox.subscribe(&token, &good).await.0, StatusCode::FORBIDDEN);
    sandbox.upload(&token, to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", RESOURCE)))).await;
    assert_eq!(sandbox.subscribe(&token, &good).await.0, StatusCode::FORBIDDEN, "still the old one");
    sandbox.pass(2);
    assert_eq!(sandbox.subscribe(&token, &good).await.0, StatusCode::CREATED);
}
