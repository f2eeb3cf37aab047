//! Tests of the keys of a client in the self-service API.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::ApiFault;
use super::client_keys::*;
use super::self_service_tests::{ID, answer, answer_once, id, sent};
use super::test_support::TestService;
use crate::domain::PublicJwk;

/// Nothing has ended by then.
const LONG_AGO: Timestamp = Timestamp::UNIX_EPOCH;

async fn add(place: &TestService, key: &PublicJwk) -> Result<RegisteredKeys, ApiFault> {
    add_key(place.api(), &place.token(), &id(), key, LONG_AGO).await
}

async fn remove(place: &TestService, gone: &str, stays: &PublicJwk) -> Result<bool, &'static str> {
    remove_key(place.api(), &place.token(), &id(), (gone, stays)).await.map_err(|fault| fault.finding().code.id)
}

fn key(kid: &str, n: &str) -> PublicJwk {
    PublicJwk { kid: kid.into(), ..PublicJwk::from_parts(&[n.as_bytes(), &[200; 256]].concat(), &[1, 0, 1], None) }
}

#[tokio::test]
async fn a_key_is_added_and_no_other_is_lost() {
    let place = TestService::new().await;
    let (old, new) = (key("old", "a"), key("new", "b"));
    let mut stored = json!(old);
    stored["created"] = "2026-01-01".into();
    stored.as_object_mut().unwrap().remove("use");
    let at = format!("/{ID}/jwks");
    let before = json!({"keys": [stored], "created": "x"});
    answer(&place, "GET", &at, 200, before.clone()).await;
    answer(&place, "POST", &format!("/{ID}/jwks"), 201, json!({"keys": []})).await;
    add(&place, &old).await.unwrap();
    assert_eq!(sent(&place, "POST").await, Vec::<Value>::new(), "it is there already");
    let fault = add(&place, &new).await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT", "the API took it, and does not show it");
    assert_eq!(sent(&place, "POST").await, [json!({"keys": [old, new]})]);
    // The same key id with another key in it is not the key that was sent.
    for (there, is_kept) in [(key("new", "c"), false), (new.clone(), true)] {
        place.server.reset().await;
        answer(&place, "POST", &at, 201, json!("created")).await;
        answer(&place, "GET", &at, 200, json!({"keys": [old, there]})).await;
        answer_once(&place, &at, 200, before.clone()).await;
        assert_eq!(add(&place, &new).await.is_ok(), is_kept);
    }
    let fault = add(&place, &key("old", "c")).await.unwrap_err();
    assert_eq!(fault.finding().code, "SELF-SERVICE-KID-TAKEN");
}

#[tokio::test]
async fn a_key_ends_by_its_own_end_or_a_year_after_it_was_registered_last() {
    let place = TestService::new().await;
    let with = |kid: &str, more: Value| {
        let mut whole = json!(key(kid, kid));
        whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        whole
    };
    // 2027-01-15.
    let own = 1_800_000_000;
    let set = json!({ "keys": [
        with("own", json!({ "exp": own, "created": "2026-06-01T12:00:00Z" })),
        with("year", json!({ "exp": 1_900_000_000, "created": "2025-06-01T12:00:00Z", "last_updated": "2026-06-01T12:00:00Z" })),
        with("seconds", json!({ "created": 1_780_315_200 })),
        with("none", json!({ "created": "yesterday" })),
        json!({ "kid": "curve", "kty": "EC", "exp": own }),
    ] });
    answer(&place, "GET", &format!("/{ID}/jwks"), 200, set).await;
    let seen = keys(place.api(), &place.token(), &id()).await.unwrap();
    let ends: Vec<_> = seen.iter().map(|key| key.ends.map(|at| at.to_string())).collect();
    let ends: Vec<_> = ends.iter().map(Option::as_deref).collect();
    let (own, year) = (Some("2027-01-15T08:00:00Z"), Some("2027-06-01T12:00:00Z"));
    assert_eq!(ends, [own, year, year, None, own]);
    assert!(seen[0].thumbprint.is_some() && seen[4].thumbprint.is_none(), "a curve is counted and not read");
}

#[tokio::test]
async fn one_404_does_not_cost_a_client_its_keys() {
    let place = TestService::new().await;
    let at = format!("/{ID}/jwks");
    let (old, new) = (key("old", "a"), key("new", "b"));
    answer(&place, "POST", &at, 201, json!("created")).await;
    answer(&place, "GET", &at, 200, json!({"keys": [old, new]})).await;
    answer_once(&place, &at, 200, json!({"keys": [old]})).await;
    answer_once(&place, &at, 404, json!({})).await;
    add(&place, &new).await.unwrap();
    assert_eq!(sent(&place, "POST").await, [json!({"keys": [old, new]})]);
}

#[tokio::test]
async fn a_client_with_five_keys_is_left_as_it_is() {
    let place = TestService::new().await;
    let five: Vec<PublicJwk> = ["1", "2", "3", "4", "5"].iter().map(|n| key(n, n)).collect();
    answer(&place, "GET", &format!("/{ID}/jwks"), 200, json!({ "keys": five })).await;
    let fault = add(&place, &key("6", "6")).await.unwrap_err();
    assert_eq!(fault.finding().code, "SELF-SERVICE-KEYS-FULL");
    assert_eq!(sent(&place, "POST").await, Vec::<Value>::new());
}

/// A key that has ended gives no token: it makes room, and is not sent again, which would renew it.
#[tokio::test]
async fn keys_that_have_ended_are_left_out_and_those_whose_end_is_not_told_stay() {
    let place = TestService::new().await;
    let at = format!("/{ID}/jwks");
    let mut five: Vec<Value> = ["1", "2", "3", "4", "5"].iter().map(|n| json!(key(n, n))).collect();
    five[0]["exp"] = 1_700_000_000.into();
    five[1]["created"] = "2001-01-01T00:00:00Z".into();
    let new = key("6", "6");
    let kept: Vec<Value> = five[1..].iter().cloned().chain([json!(new)]).collect();
    answer(&place, "GET", &at, 200, json!({ "keys": kept })).await;
    answer_once(&place, &at, 200, json!({ "keys": five })).await;
    answer_once(&place, &at, 200, json!({ "keys": five })).await;
    answer(&place, "POST", &at, 201, json!("created")).await;
    let now = Timestamp::from_second(1_800_000_000).unwrap();
    let (api, token) = (place.api(), place.token());
    room(api, &token, &id(), now).await.unwrap();
    add_key(api, &token, &id(), &new, now).await.unwrap();
    let kids = |set: &Value| -> Vec<String> {
        set["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(kids(&sent(&place, "POST").await[0]), ["2", "3", "4", "5", "6"]);
    let fault = room(api, &token, &id(), now).await.unwrap_err();
    assert_eq!(fault.finding().code, "SELF-SERVICE-KEYS-FULL");
}

#[tokio::test]
async fn a_key_is_removed_only_beside_one_that_stays_and_no_other_goes() {
    let place = TestService::new().await;
    let at = format!("/{ID}/jwks");
    let (old, new, other) = (key("old", "a"), key("new", "b"), key("other", "c"));
    answer(&place, "POST", &at, 201, json!("created")).await;
    // Gone already, and the one that is to stay is not there, or is another under its name.
    for (there, result) in [
        (json!([new, other]), Ok(true)),
        (json!([old, other]), Err("SELF-SERVICE-NEW-KEY-GONE")),
        (json!([old, key("new", "d")]), Err("SELF-SERVICE-NEW-KEY-GONE")),
    ] {
        answer_once(&place, &at, 200, json!({ "keys": there })).await;
        assert_eq!(remove(&place, "old", &new).await, result);
    }
    answer_once(&place, &at, 200, json!({ "keys": [new, other] })).await;
    assert_eq!(remove(&place, "new", &new).await, Err("SELF-SERVICE-NEW-KEY-GONE"), "never the one that stays");
    assert_eq!(sent(&place, "POST").await, Vec::<Value>::new());
    answer(&place, "GET", &at, 200, json!({ "keys": [new, other] })).await;
    answer_once(&place, &at, 200, json!({ "keys": [old, new, other] })).await;
    assert_eq!(remove(&place, "old", &new).await, Ok(false));
    assert_eq!(sent(&place, "POST").await, [json!({ "keys": [new, other] })]);
    // Whatever the API says: what it shows counts.
    for _ in 0..2 {
        answer_once(&place, &at, 200, json!({ "keys": [old, new, other] })).await;
    }
    assert_eq!(remove(&place, "old", &new).await, Err("SERVICE-NOT-KEPT"));
}

/// What is removed by its id must be what was shown and confirmed by it: none is made tidy on the way.
#[tokio::test]
async fn an_id_is_shown_as_it_is_registered() {
    let place = TestService::new().await;
    let odd = ["a  b", " a", "a\u{a0}b", "a\u{200b}b"];
    let all: Vec<Value> = odd.iter().map(|kid| json!({"kid": kid, "kty": "EC"})).collect();
    answer(&place, "GET", &format!("/{ID}/jwks"), 200, json!({ "keys": all })).await;
    let seen = keys(place.api(), &place.token(), &id()).await.unwrap();
    assert_eq!(seen.iter().map(|key| key.kid.as_str()).collect::<Vec<_>>(), odd);
}
