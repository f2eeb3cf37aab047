//! What is sent for an access list, and what is made of its answers.

use serde_json::{Value, json};
use wiremock::matchers::{body_json, header, method, path, query_param, query_param_is_missing};
use wiremock::{Mock, ResponseTemplate};

use super::super::test_support::TestService;
use super::*;
use crate::domain::{AccessListId, OrgCode};

const LIST: &str = "/access_lists/ttd/banker";

fn list() -> AccessListRef {
    AccessListRef { owner: OrgCode::parse("ttd").unwrap(), id: AccessListId::parse("banker").unwrap() }
}

/// Valid numbers, as many as are wanted.
fn numbers(count: usize) -> BTreeSet<OrgNumber> {
    (910_000_000_u32..).filter_map(|number| OrgNumber::parse(&number.to_string()).ok()).take(count).collect()
}

fn page(members: &[OrgNumber], next: Option<&str>) -> ResponseTemplate {
    let one = |number: &OrgNumber| {
        json!({ "id": format!("urn:altinn:party:uuid:{}", uuid::Uuid::from_u128(1)), "since": "2026-11-30T12:00:00Z",
                "identifiers": { "urn:altinn:organization:identifier-no": number.to_string() } })
    };
    let data: Vec<Value> = members.iter().map(one).collect();
    ResponseTemplate::new(200).set_body_json(json!({ "data": data, "links": { "next": next } }))
}

async fn answers(place: &TestService, verb: &str, below: &str, answer: ResponseTemplate, times: u64) {
    let mock = Mock::given(method(verb)).and(path(format!("{LIST}{below}"))).respond_with(answer);
    mock.up_to_n_times(times).mount(&place.server).await;
}

#[tokio::test]
async fn a_list_that_is_there_is_left_as_it_is() {
    let place = TestService::new().await;
    let info = json!({ "identifier": "banker", "name": "Godkjente banker", "description": "" });
    answers(&place, "GET", "", ResponseTemplate::new(200).set_body_json(info), 9).await;
    let (seen, was_there) = create(place.api(), &place.token(), &list(), "Noe annet").await.unwrap();
    assert_eq!((seen.name.as_deref(), was_there, place.http.calls()), (Some("Godkjente banker"), true, 1));
}

#[tokio::test]
async fn a_list_that_somebody_makes_meanwhile_is_not_renamed() {
    let place = TestService::new().await;
    answers(&place, "GET", "", ResponseTemplate::new(404), 1).await;
    Mock::given(method("PUT"))
        .and(path(LIST))
        .and(header("if-none-match", "*"))
        .and(body_json(json!({ "name": "Vedtak" })))
        .respond_with(ResponseTemplate::new(412))
        .expect(1)
        .mount(&place.server)
        .await;
    let info = json!({ "identifier": "banker", "name": "Deres", "description": "" });
    answers(&place, "GET", "", ResponseTemplate::new(200).set_body_json(info), 9).await;
    let (seen, was_there) = create(place.api(), &place.token(), &list(), "Vedtak").await.unwrap();
    assert_eq!((seen.name.as_deref(), was_there), (Some("Deres"), true));
}

#[tokio::test]
async fn pages_are_begun_anew_when_the_list_changes_between_them() {
    let place = TestService::new().await;
    let all: Vec<OrgNumber> = numbers(3).into_iter().collect();
    let at = format!("{LIST}/members");
    let next = format!("https://elsewhere.example{at}?token=a1");
    Mock::given(path(&at))
        .and(query_param_is_missing("token"))
        .respond_with(page(&all[..2], Some(&next)))
        .expect(2)
        .mount(&place.server)
        .await;
    let second = || Mock::given(path(&at)).and(query_param("token", "a1"));
    second().respond_with(ResponseTemplate::new(412)).up_to_n_times(1).mount(&place.server).await;
    second().respond_with(page(&all[2..], None)).expect(1).mount(&place.server).await;
    let seen = members(place.api(), &place.token(), &list()).await.unwrap();
    assert_eq!((seen.members, seen.others), (all.into_iter().collect(), 0));
}

#[tokio::test]
async fn a_list_that_does_not_stop_changing_is_left() {
    let place = TestService::new().await;
    answers(&place, "GET", "/members", ResponseTemplate::new(412), 99).await;
    let fault = members(place.api(), &place.token(), &list()).await.unwrap_err();
    assert_eq!((fault.finding().code.id, place.http.calls()), ("ACCESS-LIST-412", 4));
}

#[tokio::test]
async fn a_page_that_comes_for_ever_is_no_answer() {
    let place = TestService::new().await;
    answers(&place, "GET", "/members", page(&[], Some("?token=a1")), 99).await;
    let fault = members(place.api(), &place.token(), &list()).await.unwrap_err();
    assert_eq!((fault.finding().code.id, place.http.calls()), ("NET-NOT-JSON", 2));
}

#[tokio::test]
async fn members_go_out_in_parts_and_only_those_that_are_missing() {
    let place = TestService::new().await;
    let wanted = numbers(250);
    let all: Vec<OrgNumber> = wanted.iter().copied().collect();
    answers(&place, "GET", "/members", page(&all[..30], None), 1).await;
    for part in all[30..].chunks(100) {
        let body = json!({ "data": part.iter().map(|number| number.urn()).collect::<Vec<_>>() });
        Mock::given(method("POST"))
            .and(path(format!("{LIST}/members")))
            .and(body_json(body))
            .respond_with(page(&[], None))
            .expect(1)
            .mount(&place.server)
            .await;
    }
    answers(&place, "GET", "/members", page(&all, None), 9).await;
    let (seen, was_there) = add(place.api(), &place.token(), &list(), &wanted).await.unwrap();
    assert_eq!((seen.members.len(), was_there, place.http.calls()), (250, false, 5));
    assert!(add(place.api(), &place.token(), &list(), &wanted).await.unwrap().1);
}

#[tokio::test]
async fn the_one_that_nobody_knows_is_found_and_the_others_are_added() {
    let place = TestService::new().await;
    let wanted = numbers(8);
    let bad = *wanted.iter().nth(5).unwrap();
    answers(&place, "GET", "/members", page(&[], None), 1).await;
    let refusal = json!({ "type": "urn:altinn:error:RR-00001", "title": "Some party references were invalid", "status": 400,
                          "code": "RR-00001" });
    let holds = move |request: &wiremock::Request| {
        let text = String::from_utf8_lossy(&request.body).into_owned();
        match text.contains(&bad.to_string()) {
            true => ResponseTemplate::new(400).set_body_json(&refusal),
            false => page(&[], None),
        }
    };
    Mock::given(method("POST")).respond_with(holds).mount(&place.server).await;
    let failure = add(place.api(), &place.token(), &list(), &wanted).await.unwrap_err();
    let MembersFailure::Unknown(unknown) = failure else { panic!("{failure:?}") };
    assert_eq!(unknown, [bad]);
    // Eight, four and four, two and two, one and one: it is found in seven calls, and nothing is sent twice.
    assert_eq!(place.http.calls(), 1 + 7);
}

#[tokio::test]
async fn what_a_connection_lets_besides_stays_and_another_change_meanwhile_is_seen() {
    let place = TestService::new().await;
    let id = ResourceId::parse("ttd-vedtak").unwrap();
    let with = |actions: Value| {
        let data = json!([{ "resourceIdentifier": "ttd-vedtak", "actionFilters": actions, "createdAt": "", "updatedAt": "" },
                          { "resourceIdentifier": "ttd-annet", "createdAt": "", "updatedAt": "" }]);
        let body = json!({ "data": data, "links": { "next": null } });
        ResponseTemplate::new(200).insert_header("etag", "W/\"v1\"").set_body_json(body)
    };
    answers(&place, "GET", "/resource-connections", with(json!(["sign", "read"])), 2).await;
    let put = || Mock::given(method("PUT")).and(path(format!("{LIST}/resource-connections/ttd-vedtak")));
    put().respond_with(ResponseTemplate::new(412)).up_to_n_times(1).mount(&place.server).await;
    let wanted: BTreeSet<String> = ["read", "subscribe"].map(str::to_owned).into();
    let fault = connect(place.api(), &place.token(), &list(), &id, &wanted).await.unwrap_err();
    assert_eq!(fault.finding().code, "ACCESS-LIST-412");
    put()
        .and(header("if-match", "W/\"v1\""))
        .and(body_json(json!({ "actionFilters": ["read", "sign", "subscribe"] })))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({})))
        .expect(1)
        .mount(&place.server)
        .await;
    answers(&place, "GET", "/resource-connections", with(json!(["read", "sign", "subscribe"])), 1).await;
    let (seen, was_there) = connect(place.api(), &place.token(), &list(), &id, &wanted).await.unwrap();
    assert_eq!((seen.actions.len(), was_there, seen.elsewhere), (3, false, ["ttd-annet".to_owned()].into()));
    // No filter at all lets members do everything.
    answers(&place, "GET", "/resource-connections", with(Value::Null), 9).await;
    let (seen, was_there) = connect(place.api(), &place.token(), &list(), &id, &wanted).await.unwrap();
    assert!(was_there && seen.lets("anything"));
}
