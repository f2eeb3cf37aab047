//! What is told of a call: enough for somebody who helps, and nothing that nobody may see.

use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use reqwest::header::ACCEPT;
use wiremock::{MockServer, ResponseTemplate};

use super::super::step_clock::StepClock;
use super::record::HeaderTold;
use super::tests::{outside, serve, text};
use super::*;
use crate::domain::Secret;

/// Sends, and gives what is told of it.
async fn told(call: Call, settings: Settings) -> CallRecord {
    let records = Arc::new(Mutex::new(Vec::new()));
    let taken = Arc::clone(&records);
    let observer: CallObserver = Arc::new(move |record: &CallRecord| taken.lock().unwrap().push(record.clone()));
    let clock: SharedClock = Arc::new(StepClock::stepping(Timestamp::UNIX_EPOCH, Duration::from_millis(7)));
    let _ = Http::new(Settings { observers: vec![observer], clock, ..settings }).send(call).await;
    let mut records = records.lock().unwrap().clone();
    assert_eq!(records.len(), 1);
    records.remove(0)
}

fn header<'r>(headers: &'r [HeaderTold], name: &str) -> Option<Option<&'r str>> {
    headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_deref())
}

/// A number that holds, completed here so that none stands in the source.
fn person() -> String {
    let all = (0..100_000).map(|rest| format!("018190{rest:05}"));
    all.into_iter().find(|number| crate::domain::person::recognise(number).is_some()).unwrap()
}

#[tokio::test]
async fn a_call_is_told_without_its_secrets() {
    let person = person();
    let answer = ResponseTemplate::new(418)
        .insert_header("x-request-id", "abc\u{a0}")
        .insert_header("traceparent", "00-ab")
        .insert_header("set-cookie", "session=canary-cookie")
        .insert_header("location", "https://example.no/?code=canary-code")
        .insert_header("retry-after", "5")
        .insert_header("server", format!("eyJhbGciOiJSUzI1NiJ9.canary {person}").as_str())
        .set_body_string("canary-body");
    let server: MockServer = serve(&format!("/x/{person}"), answer).await;
    let key = Secret::from_text("canary-7f3a".to_owned());
    let call = outside(&server, &format!("/x/{person}?code=canary-query&{person}=1")).key("x-api-key", &key);
    let call = call.header(ACCEPT, "text/plain").json(&"canary-sent");
    let record = told(call, Settings::default()).await;
    let shown = format!("{record:?} {}", record.line());
    assert!(!shown.contains("canary") && !shown.contains(&person), "{shown}");
    assert_eq!((record.method.as_str(), record.path.as_str()), ("GET", "/x/(…)"));
    assert_eq!(record.query, ["code", "(…)"]);
    assert_eq!((record.status, record.sent_bytes, record.received_bytes), (Some(418), 13, 11));
    assert_eq!(header(&record.sent_headers, "x-api-key"), Some(None));
    assert_eq!(header(&record.sent_headers, "accept"), Some(Some("text/plain")));
    assert_eq!(header(&record.received_headers, "set-cookie"), Some(None));
    assert_eq!(header(&record.received_headers, "location"), Some(None));
    assert_eq!(header(&record.received_headers, "retry-after"), Some(Some("5")));
    assert_eq!(record.traces, [("traceparent".to_owned(), "00-ab".to_owned())]);
    assert!(record.took > Duration::ZERO && record.at == Timestamp::UNIX_EPOCH);
    let (host, took) = (host(&Url::parse(&server.uri()).unwrap()), record.took.as_millis());
    assert_eq!(record.line(), format!("GET {host}/x/(…) 418 · {took} ms · traceparent 00-ab"));
}

#[tokio::test]
async fn what_went_wrong_is_told_without_what_came() {
    let server = serve("/x", ResponseTemplate::new(200).set_body_raw("<html>canary-7f3a", "text/html")).await;
    let record = told(outside(&server, "/x"), Settings::default()).await;
    assert!(!format!("{record:?}").contains("canary"), "{record:?}");
    assert!(matches!(record.fault, Some(HttpFault::Unexpected { status: 200, .. })), "{record:?}");
    assert!(record.line().contains("answered 200 with a web page (text/html)"), "{}", record.line());
    let nobody = Url::parse("http://127.0.0.1:1/").unwrap();
    let record = told(text(&nobody), Settings::default()).await;
    assert!(matches!(record.fault, Some(HttpFault::NoConnection { .. })), "{record:?}");
    assert_eq!((record.status, record.received_bytes), (None, 0));
}
