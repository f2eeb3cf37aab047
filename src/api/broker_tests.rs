//! Altinn Formidling, asked at servers that answer as it does, and otherwise.

use std::io::{Seek as _, Write as _};
use std::sync::Arc;

use super::super::test_support::TestService;
use super::*;
use crate::domain::OrgNumber;
use crate::domain::transfer::FileToSend;
use serde_json::{Value, json};
use wiremock::matchers::{body_bytes, body_json, body_partial_json, header, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

const ID: &str = "5c0d9d2a-0f1e-4a53-9a52-1f6b8a3c7d11";
const REFERENCE: Uuid = Uuid::from_u128(7);

fn id() -> Uuid {
    Uuid::parse_str(ID).unwrap()
}

fn resource_id() -> ResourceId {
    ResourceId::parse("ttd-filer").unwrap()
}

fn wanted() -> BrokerConfiguration {
    BrokerConfiguration {
        max_file_transfer_size: FileSize::USUAL,
        file_transfer_time_to_live: TimeSpan::days(30),
        purge_file_transfer_after_all_recipients_confirmed: true,
        purge_file_transfer_grace_period: TimeSpan::hours(2),
    }
}

fn new() -> NewFileTransfer {
    let file = FileToSend { name: "a.txt".into(), bytes: 3, md5: "900150983cd24fb0d6963f7d28e17f72".into() };
    NewFileTransfer::new(&file, &Between::oneself(OrgNumber::parse("991825827").unwrap(), resource_id()), REFERENCE)
}

fn problem(status: u16, code: &str) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(json!({"detail": "No", "status": status, "code": code}))
}

async fn answers(server: &MockServer, verb: &str, at: &str, times: u64, answer: ResponseTemplate) {
    Mock::given(method(verb))
        .and(path(format!("/broker/{at}")))
        .respond_with(answer)
        .up_to_n_times(times)
        .mount(server)
        .await;
}

fn ok(body: Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}

fn shown_as(status: &str) -> Value {
    json!({"fileTransferId": ID, "fileTransferStatus": status, "fileTransferStatusText": "words",
           "sendersFileTransferReference": REFERENCE, "checksum": new().checksum, "resourceId": "ttd-filer",
           "sender": "0192:991825827", "recipients": [{"recipient": "0192:991825827"}]})
}

async fn is_shown_as(server: &MockServer, status: &str, times: u64) {
    answers(server, "GET", &format!("filetransfer/{ID}"), times, ok(shown_as(status))).await;
}

fn unwatched() -> Watcher {
    Arc::new(|_| ())
}

fn file(bytes: &[u8]) -> OpenFile {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    file
}

#[tokio::test]
async fn an_owner_is_registered_once_and_its_storage_is_an_entry_in_a_list() {
    let place = TestService::new().await;
    let (server, token) = (&place.server, place.token());
    answers(server, "GET", "serviceowner", 1, problem(404, "BRO-07004")).await;
    Mock::given(method("POST"))
        .and(path("/broker/serviceowner"))
        .and(body_json(json!({"name": "TTD"})))
        .respond_with(ResponseTemplate::new(200))
        .up_to_n_times(1)
        .mount(server)
        .await;
    answers(server, "GET", "serviceowner", 1, ok(json!({"name": "TTD", "storageProviders": []}))).await;
    let (seen, was_there) = register_owner(place.api(), &token, "TTD").await.unwrap();
    assert_eq!((seen, was_there), (BrokerOwnerSeen { name: Some("TTD".into()), storage: false }, false));

    let entry =
        |kind: &str, status: &str| json!({"type": kind, "deploymentStatus": status, "deploymentEnvironment": "T"});
    for (entry, storage) in [
        (entry("AltinnAzureWithoutVirusScan", "Ready"), false),
        (entry("AltinnAzure", "DeployingResources"), false),
        (entry("AltinnAzure", "Ready"), true),
    ] {
        server.reset().await;
        answers(server, "GET", "serviceowner", 9, ok(json!({"name": "TTD", "storageProviders": [entry]}))).await;
        assert_eq!(owner(place.api(), &token).await.unwrap().storage, storage, "{entry}");
        let (_, was_there) = register_owner(place.api(), &token, "TTD").await.unwrap();
        assert!(was_there, "nothing is posted");
    }
}

#[tokio::test]
async fn who_was_registered_meanwhile_is_registered_and_who_does_not_show_is_not() {
    let place = TestService::new().await;
    let token = place.token();
    let unknown = || problem(404, "BRO-07004");
    answers(&place.server, "GET", "serviceowner", 1, unknown()).await;
    answers(&place.server, "POST", "serviceowner", 1, problem(409, "BRO-07002")).await;
    answers(&place.server, "GET", "serviceowner", 1, ok(json!({"name": "TTD", "storageProviders": []}))).await;
    assert!(register_owner(place.api(), &token, "TTD").await.is_ok());
    place.server.reset().await;
    answers(&place.server, "GET", "serviceowner", 9, unknown()).await;
    answers(&place.server, "POST", "serviceowner", 9, ResponseTemplate::new(200)).await;
    let fault = register_owner(place.api(), &token, "TTD").await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT");
}

#[tokio::test]
async fn a_resource_is_set_up_and_read_back_in_the_form_of_dotnet() {
    let place = TestService::new().await;
    let token = place.token();
    let shown = |life: &str| {
        ok(json!({"maxFileTransferSize": 2_000_000_000_u64, "fileTransferTimeToLive": life,
                  "purgeFileTransferAfterAllRecipientsConfirmed": true, "purgeFileTransferGracePeriod": "02:00:00",
                  "useManifestFileShim": null, "requiredParty": ""}))
    };
    answers(&place.server, "GET", "resource/ttd-filer", 1, problem(400, "BRO-00025")).await;
    Mock::given(method("PUT"))
        .and(path("/broker/resource/ttd-filer"))
        .and(body_json(json!({"maxFileTransferSize": 2_000_000_000_u64, "fileTransferTimeToLive": "P30D",
                              "purgeFileTransferAfterAllRecipientsConfirmed": true,
                              "purgeFileTransferGracePeriod": "PT2H"})))
        .respond_with(ResponseTemplate::new(204))
        .expect(1)
        .mount(&place.server)
        .await;
    answers(&place.server, "GET", "resource/ttd-filer", 2, shown("30.00:00:00")).await;
    let (found, was_there) = configure(place.api(), &token, &resource_id(), &wanted()).await.unwrap();
    assert_eq!((found.lifetime, found.required_party, was_there), (Some(TimeSpan::days(30)), None, false));
    let (_, was_there) = configure(place.api(), &token, &resource_id(), &wanted()).await.unwrap();
    assert!(was_there, "nothing is written");
    place.server.verify().await;

    place.server.reset().await;
    answers(&place.server, "GET", "resource/ttd-filer", 9, shown("29.00:00:00")).await;
    answers(&place.server, "PUT", "resource/ttd-filer", 9, ResponseTemplate::new(204)).await;
    let fault = configure(place.api(), &token, &resource_id(), &wanted()).await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT");
    place.server.reset().await;
    answers(&place.server, "GET", "resource/ttd-filer", 9, problem(401, "BRO-00006")).await;
    let fault = resource(place.api(), &token, &resource_id()).await.unwrap_err();
    assert_eq!(fault.finding().code, "BRO-00006");
}

#[tokio::test]
async fn a_transfer_is_begun_once_and_found_by_its_reference() {
    let place = TestService::new().await;
    let (server, token) = (&place.server, place.token());
    let since: Timestamp = "2026-11-20T12:00:00Z".parse().unwrap();
    let found = |ids: Value| ok(ids);
    Mock::given(method("GET"))
        .and(path("/broker/filetransfer"))
        .and(query_param("resourceId", "ttd-filer"))
        .and(query_param("role", "Sender"))
        .and(query_param("from", "2026-11-20T12:00:00Z"))
        .respond_with(found(json!([])))
        .up_to_n_times(1)
        .mount(server)
        .await;
    let own = "urn:altinn:organization:identifier-no:991825827";
    Mock::given(method("POST"))
        .and(path("/broker/filetransfer"))
        .and(body_partial_json(json!({"fileName": "a.txt", "resourceId": "ttd-filer", "sender": own,
                                      "recipients": [own], "checksum": new().checksum,
                                      "sendersFileTransferReference": REFERENCE})))
        .respond_with(ok(json!({"fileTransferId": ID})))
        .expect(1)
        .mount(server)
        .await;
    is_shown_as(server, "Initialized", 9).await;
    let (made, was_there) = start(place.api(), &token, &new(), since).await.unwrap();
    assert_eq!((made.id, made.seen.stage(), was_there), (id(), TransferStage::Begun, false));
    answers(server, "GET", "filetransfer", 9, found(json!([ID]))).await;
    let (again, was_there) = start(place.api(), &token, &new(), since).await.unwrap();
    assert_eq!((again, was_there), (made, true));
    server.verify().await;
}

#[tokio::test]
async fn a_transfer_that_shows_another_reference_is_not_the_one_that_was_begun() {
    let place = TestService::new().await;
    answers(&place.server, "GET", "filetransfer", 9, ok(json!([]))).await;
    answers(&place.server, "POST", "filetransfer", 9, ok(json!({"fileTransferId": ID}))).await;
    let mut other = shown_as("Initialized");
    other["sendersFileTransferReference"] = json!("another");
    answers(&place.server, "GET", &format!("filetransfer/{ID}"), 9, ok(other)).await;
    let fault = start(place.api(), &place.token(), &new(), Timestamp::UNIX_EPOCH).await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT");
}

#[tokio::test]
async fn a_file_is_sent_once_as_it_is() {
    let place = TestService::new().await;
    let (server, token) = (&place.server, place.token());
    Mock::given(method("POST"))
        .and(path(format!("/broker/filetransfer/{ID}/upload")))
        .and(header("content-type", "application/octet-stream"))
        .and(header("content-length", "3"))
        .and(body_bytes(b"abc"))
        .respond_with(ok(json!({"fileTransferId": ID})))
        .expect(1)
        .mount(server)
        .await;
    is_shown_as(server, "UploadProcessing", 9).await;
    let (seen, went) = upload(place.api(), &token, id(), (file(b"abc"), unwatched())).await.unwrap();
    assert_eq!((seen.stage(), went.md5), (TransferStage::Processed, new().checksum));
    server.verify().await;
    server.reset().await;
    answers(server, "POST", &format!("filetransfer/{ID}/upload"), 9, problem(400, "BRO-00009")).await;
    let failure = upload(place.api(), &token, id(), (file(b"abc"), unwatched())).await.unwrap_err();
    let FileFailure::Api(fault) = failure else { panic!("{failure:?}") };
    assert_eq!(fault.finding().code, "BRO-00009");
}

#[tokio::test]
async fn a_transfer_that_ended_says_why_and_any_other_says_nothing() {
    let place = TestService::new().await;
    is_shown_as(&place.server, "Failed", 1).await;
    is_shown_as(&place.server, "Published", 1).await;
    let ended = overview(place.api(), &place.token(), id()).await.unwrap().seen;
    assert_eq!((ended.stage(), ended.reason.as_deref()), (TransferStage::Ended, Some("words")));
    assert_eq!(overview(place.api(), &place.token(), id()).await.unwrap().seen.reason, None);
    let mut other = shown_as("Published");
    other["fileTransferId"] = json!(Uuid::from_u128(1));
    answers(&place.server, "GET", &format!("filetransfer/{ID}"), 1, ok(other)).await;
    let fault = overview(place.api(), &place.token(), id()).await.unwrap_err();
    assert_eq!(fault.finding().code, "NET-NOT-JSON");
}

#[tokio::test]
async fn a_file_is_fetched_and_one_of_another_length_is_none() {
    let place = TestService::new().await;
    let gives = |bytes: &[u8]| ResponseTemplate::new(200).set_body_raw(bytes, "application/octet-stream");
    let at = format!("filetransfer/{ID}/download");
    answers(&place.server, "GET", &at, 1, gives(b"abc")).await;
    let came = download(place.api(), &place.token(), (id(), 3), unwatched()).await.unwrap();
    assert_eq!((came.bytes, came.md5), (3, new().checksum));
    for bytes in [&b"ab"[..], b"abcd"] {
        answers(&place.server, "GET", &at, 1, gives(bytes)).await;
        let failure = download(place.api(), &place.token(), (id(), 3), unwatched()).await.unwrap_err();
        let FileFailure::Api(fault) = failure else { panic!("{failure:?}") };
        assert_eq!(fault.finding().code, "NET-BROKEN");
    }
    answers(&place.server, "GET", &at, 1, problem(403, "BRO-00007")).await;
    let failure = download(place.api(), &place.token(), (id(), 3), unwatched()).await.unwrap_err();
    assert!(matches!(failure, FileFailure::Api(fault) if fault.code() == Some("BRO-00007")));
}

#[tokio::test]
async fn a_download_is_confirmed_once_and_seen_to_be() {
    let place = TestService::new().await;
    let (server, token) = (&place.server, place.token());
    let at = format!("filetransfer/{ID}/confirmdownload");
    is_shown_as(server, "Published", 1).await;
    answers(server, "POST", &at, 1, ResponseTemplate::new(204)).await;
    is_shown_as(server, "AllConfirmedDownloaded", 2).await;
    let before = async || (id(), overview(place.api(), &token, id()).await.unwrap().seen);
    let (seen, was_there) = confirm(place.api(), &token, before().await).await.unwrap();
    assert_eq!((seen.stage(), was_there), (TransferStage::Confirmed, false));
    assert!(confirm(place.api(), &token, before().await).await.unwrap().1, "nothing is posted");
    server.reset().await;
    is_shown_as(server, "Published", 9).await;
    answers(server, "POST", &at, 9, ResponseTemplate::new(204)).await;
    let fault = confirm(place.api(), &token, before().await).await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT");
    // One that was deleted may never have been confirmed: its time may have run out.
    server.reset().await;
    is_shown_as(server, "Purged", 9).await;
    let fault = confirm(place.api(), &token, before().await).await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT");
}

#[tokio::test]
async fn a_transfer_is_to_oneself_only_on_ones_own_resource_between_oneself_alone() {
    let place = TestService::new().await;
    let ours = Between::oneself(OrgNumber::parse("991825827").unwrap(), resource_id());
    let urn = "urn:altinn:organization:identifier-no:991825827";
    let to = |recipients: &[&str]| -> Value { recipients.iter().map(|one| json!({"recipient": one})).collect() };
    for (member, value, own) in [
        ("checksum", json!("x"), true),
        ("sender", json!(urn), true),
        ("recipients", to(&[urn]), true),
        ("resourceId", json!("urn:altinn:resource:ttd-filer"), true),
        ("resourceId", json!("ttd-filer-2"), false),
        ("sender", json!("0192:974760673"), false),
        ("sender", json!("991825827"), false),
        ("recipients", to(&["0192:974760673"]), false),
        ("recipients", to(&["0192:991825827", "0192:974760673"]), false),
        ("recipients", to(&[]), false),
    ] {
        let mut shown = shown_as("Published");
        shown[member] = value;
        place.server.reset().await;
        answers(&place.server, "GET", &format!("filetransfer/{ID}"), 1, ok(shown.clone())).await;
        let seen = overview(place.api(), &place.token(), id()).await.unwrap();
        assert_eq!(seen.is_between(&ours), own, "{shown}");
        let other = OrgNumber::parse("974760673").unwrap();
        let of_two = Between { recipient: other, ..ours.clone() };
        let to_other = shown["recipients"] == to(&["0192:974760673"]);
        assert_eq!(seen.is_between(&of_two), to_other, "{shown}");
    }
}

#[tokio::test]
async fn a_transfer_that_is_not_shown_to_us_is_passed_over_when_ours_is_looked_for() {
    let place = TestService::new().await;
    let (server, token) = (&place.server, place.token());
    let others: Vec<Uuid> = (1..=3).map(Uuid::from_u128).collect();
    let all: Vec<String> = others.iter().map(Uuid::to_string).chain([ID.to_owned()]).collect();
    Mock::given(method("GET"))
        .and(path("/broker/filetransfer"))
        .and(query_param("status", "Initialized"))
        .respond_with(ok(json!(all)))
        .mount(server)
        .await;
    for (other, status) in others.iter().zip([404, 401, 403]) {
        answers(server, "GET", &format!("filetransfer/{other}"), 9, problem(status, "BRO-00001")).await;
    }
    is_shown_as(server, "Initialized", 9).await;
    let (found, was_there) = start(place.api(), &token, &new(), Timestamp::UNIX_EPOCH).await.unwrap();
    assert_eq!((found.id, was_there), (id(), true));
    // What is another fault than that says nothing of whose it is.
    server.reset().await;
    answers(server, "GET", "filetransfer", 9, ok(json!([ID]))).await;
    answers(server, "GET", &format!("filetransfer/{ID}"), 9, problem(400, "BRO-00024")).await;
    assert!(start(place.api(), &token, &new(), Timestamp::UNIX_EPOCH).await.is_err());
}

#[tokio::test]
async fn a_search_shows_whether_we_are_let_in() {
    let place = TestService::new().await;
    answers(&place.server, "GET", "filetransfer", 1, ok(json!([ID]))).await;
    assert_eq!(search(place.api(), &place.token(), &resource_id()).await.unwrap(), [id()]);
    answers(&place.server, "GET", "filetransfer", 1, problem(401, "BRO-00006")).await;
    let fault = search(place.api(), &place.token(), &resource_id()).await.unwrap_err();
    assert_eq!(fault.means(), Some(Meaning::BrokerNotLetIn));
}
