//! What Events answers, and what becomes of it.

use super::super::test_support::TestService;
use super::*;
use serde_json::json;
use wiremock::matchers::{body_json, method, path, query_param};
use wiremock::{Mock, ResponseTemplate};

fn wish() -> NewSubscription {
    let url = Url::parse("https://ttd.no/altinn").unwrap();
    NewSubscription::new(url, &ResourceId::parse("ttd-vedtak").unwrap())
}

#[tokio::test]
async fn a_subscription_is_made_and_read_back() {
    let place = TestService::new().await;
    let body = json!({"id": 7, "endPoint": "https://ttd.no/altinn", "consumer": "/org/ttd", "validated": false,
                      "resourceFilter": "urn:altinn:resource:ttd-vedtak", "created": "2026-11-21T00:00:00Z"});
    let mut validated = body.clone();
    validated["validated"] = true.into();
    // These two and nothing more: a source filter would be refused.
    let sent = json!({"endPoint": "https://ttd.no/altinn", "resourceFilter": "urn:altinn:resource:ttd-vedtak"});
    Mock::given(method("POST"))
        .and(path("/events/subscriptions"))
        .and(body_json(sent))
        .respond_with(ResponseTemplate::new(201).set_body_json(&body))
        .mount(&place.server)
        .await;
    Mock::given(path("/events/subscriptions/7"))
        .respond_with(ResponseTemplate::new(200).set_body_json(&validated))
        .mount(&place.server)
        .await;
    let list = json!({"count": 1, "subscriptions": [body]});
    Mock::given(method("GET"))
        .and(path("/events/subscriptions"))
        .respond_with(ResponseTemplate::new(200).set_body_json(list))
        .mount(&place.server)
        .await;
    let (api, token) = (place.api(), place.token());
    let made = subscribe(api, &token, &wish()).await.unwrap();
    assert_eq!(made.seen(), SubscriptionSeen { id: 7, validated: true });
    assert!(read(api, &token, 7).await.unwrap().unwrap().validated);
    // What the numbered one shows is another address: it is not what was asked for.
    let elsewhere = NewSubscription { end_point: Url::parse("https://ttd.no/annet").unwrap(), ..wish() };
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(201).set_body_json(&body))
        .mount(&place.server)
        .await;
    let fault = subscribe(api, &token, &elsewhere).await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT");
    // So it is with another resource.
    let of_another = NewSubscription { resource_filter: "urn:altinn:resource:ttd-annet".into(), ..wish() };
    let fault = subscribe(api, &token, &of_another).await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT");
    assert_eq!(read(api, &token, 8).await.unwrap(), None);
    assert_eq!(list_of(list_ids(api, &token).await), [7]);
}

#[tokio::test]
async fn the_feed_is_read_page_by_page_and_no_person_stays_in_it() {
    let place = TestService::new().await;
    let event = |id: &str, subject: &str| {
        json!({"specversion": "1.0", "id": id, "type": "no.altinn.correspondence.correspondencepublished",
               "source": "https://platform.altinn.no/", "time": "2026-11-21T10:00:00Z", "subject": subject,
               "resource": "urn:altinn:resource:ttd-vedtak", "resourceinstance": "a\u{1b}b"})
    };
    let number = (100..200).flat_map(|n| (0..100).map(move |check| format!("018190{n}{check:02}")));
    let number = number.into_iter().find(|number| person::recognise(number).is_some()).unwrap();
    let person = format!("urn:altinn:person:identifier-no:{number}");
    let page = json!([event("1", "urn:altinn:organization:identifier-no:991825827"), event("2", &person)]);
    Mock::given(method("GET"))
        .and(path("/events/events"))
        .and(query_param("resource", "urn:altinn:resource:ttd-vedtak"))
        .and(query_param("after", "0"))
        .and(query_param("size", "1000"))
        .respond_with(ResponseTemplate::new(200).set_body_json(page))
        .mount(&place.server)
        .await;
    let id = ResourceId::parse("ttd-vedtak").unwrap();
    let events = feed(place.api(), &place.token(), &id, (None, u16::MAX)).await.unwrap();
    let subjects: Vec<_> = events.iter().map(|event| event.subject.as_deref().unwrap()).collect();
    assert_eq!(subjects, ["urn:altinn:organization:identifier-no:991825827", "urn:altinn:person:identifier-no"]);
    let odd = [json!("x".repeat(201)), json!("1; rm -rf ~"), json!(number)];
    for id in odd {
        let event = json!({"specversion": "1.0", "id": id, "type": "x"});
        assert!(serde_json::from_value::<FeedEvent>(event).is_err(), "{id}");
    }
    let bare = json!({"specversion": "1.0", "id": "1", "type": "x", "subject": "nobody"});
    assert_eq!(serde_json::from_value::<FeedEvent>(bare).unwrap().subject, None);
    assert!(!events[1].instance.as_deref().unwrap().contains('\u{1b}'));
    assert_eq!(events[0].time.map(|time| time.to_string()).as_deref(), Some("2026-11-21T10:00:00Z"));
}

#[tokio::test]
async fn a_subscription_is_deleted_and_looked_for_again() {
    let place = TestService::new().await;
    let at = || Mock::given(path("/events/subscriptions/7"));
    let shown = json!({"id": 7, "endPoint": "https://ttd.no/altinn", "validated": true});
    let of = |status| ResponseTemplate::new(status);
    for (deleted, read, came) in [
        (of(200), of(404), Ok(true)),
        (of(404), of(404), Ok(false)),
        (of(200), of(200).set_body_json(&shown), Err("SERVICE-NOT-KEPT")),
        (of(403), of(200).set_body_json(&shown), Err("EVENTS-OTHER-CONSUMER")),
        (of(500), of(200).set_body_json(&shown), Err("SERVICE-DOWN")),
    ] {
        place.server.reset().await;
        at().and(method("DELETE")).respond_with(deleted).mount(&place.server).await;
        at().and(method("GET")).respond_with(read).mount(&place.server).await;
        let result = delete(place.api(), &place.token(), 7).await;
        assert_eq!(result.map_err(|fault| fault.finding().code.id), came);
    }
}

async fn list_ids(api: Api<'_>, token: &Token) -> Vec<Subscription> {
    list(api, token).await.unwrap()
}

fn list_of(all: Vec<Subscription>) -> Vec<i64> {
    all.into_iter().map(|one| one.id).collect()
}

#[tokio::test]
async fn each_no_means_one_thing() {
    for (status, said, code) in [
        (403, "", "EVENTS-SCOPE"),
        (403, "Not authorized to create a subscription for resource urn:altinn:resource:x.", "EVENTS-POLICY"),
        (400, "Missing or invalid endpoint to push events towards", "EVENTS-ENDPOINT"),
        (400, "Resource filter must be a valid urn", "EVENTS-URN"),
        (400, "Source filter is not supported for subscriptions on this resource.", "EVENTS-FILTER"),
        (401, "", "EVENTS-401"),
    ] {
        let place = TestService::new().await;
        let answer = ResponseTemplate::new(status).set_body_string(said);
        Mock::given(method("POST")).respond_with(answer).mount(&place.server).await;
        let fault = subscribe(place.api(), &place.token(), &wish()).await.unwrap_err();
        assert_eq!(fault.finding().code, code);
    }
}
