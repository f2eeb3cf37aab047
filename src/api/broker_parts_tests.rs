//! Uploads in parts against services that misbehave.

use std::io::Write as _;
use std::sync::Arc;

use wiremock::matchers::{header, method, path};
use wiremock::{Mock, ResponseTemplate};

use super::super::test_support::TestService;
use super::*;

const LENGTH: u64 = 10;

fn upload(place: &TestService) -> PartsUpload<'_> {
    PartsUpload { api: place.api(), id: Uuid::nil(), length: LENGTH }
}

/// The service answers calls of this kind so, and no longer as before.
async fn answers(place: &TestService, call: &str, answer: ResponseTemplate) {
    place.server.reset().await;
    let at = format!("/broker/filetransfer/upload/tus/{}", Uuid::nil());
    let mock = Mock::given(method(call)).and(path(at)).and(header("tus-resumable", "1.0.0"));
    mock.respond_with(answer).mount(&place.server).await;
}

fn there(status: u16, offset: &str, length: &str) -> ResponseTemplate {
    ResponseTemplate::new(status).insert_header("upload-offset", offset).insert_header("upload-length", length)
}

#[test]
fn parts_are_as_few_as_they_must_be() {
    const MIB: u64 = 1 << 20;
    assert_eq!((PartsUpload::part(1), PartsUpload::part(400_000 * MIB)), (8 * MIB, 8 * MIB));
    let largest = 1_600_000 * MIB;
    assert_eq!(PartsUpload::part(largest), 32 * MIB);
    assert_eq!(PartsUpload::part(largest + 1), 33 * MIB);
}

#[tokio::test]
async fn what_is_there_is_believed_when_it_is_counted() {
    let place = TestService::new().await;
    for (answer, wanted) in [
        (there(200, "0", "10"), PartsThere::Some(0)),
        (there(200, "7", "10"), PartsThere::Some(7)),
        (there(200, "10", "10"), PartsThere::All),
        // Of another file than this one, there is nothing.
        (there(200, "7", "11"), PartsThere::None),
        (ResponseTemplate::new(404), PartsThere::None),
        (ResponseTemplate::new(409), PartsThere::All),
    ] {
        answers(&place, "HEAD", answer).await;
        assert_eq!(upload(&place).there(&place.token()).await.unwrap(), wanted);
    }
    for answer in [ResponseTemplate::new(200), there(200, "-1", "10"), there(200, "many", "10")] {
        answers(&place, "HEAD", answer).await;
        assert_eq!(upload(&place).there(&place.token()).await.unwrap_err().finding().code, "NET-NO-HEADER");
    }
    let page = ResponseTemplate::new(404).set_body_raw("", "text/html");
    answers(&place, "HEAD", page).await;
    assert_eq!(upload(&place).there(&place.token()).await.unwrap_err().finding().code, "NET-HTML", "a page is no no");
    answers(&place, "HEAD", ResponseTemplate::new(401)).await;
    assert!(upload(&place).there(&place.token()).await.is_err());
}

#[tokio::test]
async fn a_part_has_come_when_the_service_counts_it() {
    let place = TestService::new().await;
    let token = place.token();
    let send = async |from: u64| {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"0123456789").unwrap();
        upload(&place).send(&token, from, (file, Arc::new(|_| ()))).await
    };
    answers(&place, "PATCH", there(204, "10", "10")).await;
    assert_eq!(send(4).await.unwrap(), 10);
    let sent = place.server.received_requests().await.unwrap();
    let of = |name: &str| sent[0].headers.get(name).unwrap().to_str().unwrap();
    assert_eq!((of("upload-offset"), of("content-type")), ("4", "application/offset+octet-stream"));
    assert_eq!((of("content-length"), sent[0].body.as_slice()), ("6", &b"456789"[..]));
    // What does not go on has not come.
    for answer in [ResponseTemplate::new(204), there(204, "4", "10"), there(204, "0", "10")] {
        answers(&place, "PATCH", answer).await;
        let FileFailure::Api(fault) = send(4).await.unwrap_err() else { panic!() };
        assert_eq!(fault.finding().code, "NET-NO-HEADER");
    }
    let said = "Offset does not match file. File offset: 0. Request offset: 4";
    answers(&place, "PATCH", ResponseTemplate::new(409).set_body_string(said)).await;
    let FileFailure::Api(ApiFault::Refused(refusal)) = send(4).await.unwrap_err() else { panic!() };
    assert_eq!(refusal.status, 409);
}
