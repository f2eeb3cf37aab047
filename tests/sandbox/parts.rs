//! A file in parts: the protocol, and an upload that broke off and is gone on with.

use std::fs;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use altinn_onboard::door::engine::Perform as _;
use altinn_onboard::door::engine::perform::Performer;
use altinn_onboard::door::sandbox::Scenario;
use altinn_onboard::door::steps::Effect;
use altinn_onboard::door::steps::effects::BrokerEffect;
use altinn_onboard::door::text::Message;
use altinn_onboard::door::world::http::Progress;
use reqwest::{Method, RequestBuilder, Response};

use super::filer::{Service, status};
use super::formidling::{Broker, CONTENT};

/// One upload of one transfer.
struct Upload {
    broker: Broker,
    id: String,
}

impl Upload {
    async fn new() -> Self {
        let broker = Broker::ready(&[Scenario::Instant]).await;
        let id = broker.begun().await;
        Self { broker, id }
    }

    fn bare(&self, method: &str, id: &str) -> RequestBuilder {
        let at = self.broker.at(&format!("filetransfer/upload/tus/{id}"));
        self.broker.sandbox.call(Method::from_bytes(method.as_bytes()).unwrap(), &at, &self.broker.token)
    }

    fn call(&self, method: &str) -> RequestBuilder {
        self.bare(method, &self.id).header("tus-resumable", "1.0.0")
    }

    async fn begin(&self, length: &str) -> Response {
        self.call("POST").header("upload-length", length).send().await.unwrap()
    }

    fn part(&self, from: usize, to: usize) -> RequestBuilder {
        let call = self.call("PATCH").header("content-type", "application/offset+octet-stream");
        call.header("upload-offset", from.to_string()).body(&CONTENT[from..to])
    }

    async fn send(&self, from: usize, to: usize) -> (u16, Option<String>) {
        let answer = self.part(from, to).send().await.unwrap();
        (answer.status().as_u16(), header(&answer, "upload-offset"))
    }

    async fn there(&self) -> (u16, Option<String>) {
        let answer = self.call("HEAD").send().await.unwrap();
        (answer.status().as_u16(), header(&answer, "upload-offset"))
    }
}

fn header(answer: &Response, name: &str) -> Option<String> {
    answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
}

async fn said(call: RequestBuilder) -> (u16, String) {
    let answer = call.send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

fn at(offset: &str) -> (u16, Option<String>) {
    (204, Some(offset.to_owned()))
}

#[tokio::test]
async fn a_file_comes_in_parts_in_their_order() {
    let upload = Upload::new().await;
    let can = upload.call("OPTIONS").send().await.unwrap();
    assert_eq!((can.status().as_u16(), header(&can, "tus-version").as_deref()), (204, Some("1.0.0")));
    assert_eq!(upload.there().await.0, 404, "nothing is begun");
    let begun = upload.begin("16").await;
    let location = header(&begun, "location").unwrap();
    assert_eq!(
        (begun.status().as_u16(), location.as_str()),
        (201, &*format!("/broker/api/v1/filetransfer/upload/tus/{}", upload.id))
    );
    assert!(header(&begun, "upload-expires").unwrap().ends_with("GMT"));
    assert_eq!(upload.broker.status(&upload.id).await, "UploadStarted");
    assert_eq!(upload.there().await, (200, Some("0".into())));
    assert_eq!(upload.send(0, 10).await, at("10"));
    let shown = upload.call("HEAD").send().await.unwrap();
    let told = ["upload-length", "upload-offset", "cache-control"].map(|name| header(&shown, name).unwrap());
    assert_eq!(told, ["16", "10", "no-store"]);
    // What came is not taken twice, nor what comes too early.
    for from in [0, 12] {
        let (status, text) = said(upload.part(from, from + 1)).await;
        assert_eq!((status, text.contains("File offset: 10")), (409, true), "{text}");
    }
    assert_eq!(upload.send(10, 16).await, at("16"));
    assert_eq!(upload.broker.status(&upload.id).await, "Published");
    assert_eq!(upload.there().await.0, 409, "it is past its upload");
    let came = upload.broker.download(&upload.id, None).await.bytes().await.unwrap();
    assert_eq!(came.as_ref(), CONTENT);
}

#[tokio::test]
async fn what_is_not_as_the_protocol_has_it_is_refused_in_plain_words() {
    let upload = Upload::new().await;
    let refused = [
        (upload.bare("POST", &upload.id).header("upload-length", "16"), 404, ""),
        (upload.bare("HEAD", &upload.id).header("tus-resumable", "0.2.2"), 412, ""),
        (upload.bare("POST", &upload.id).header("tus-resumable", "0.2.2"), 412, "Supported versions: 1.0.0"),
        (upload.call("POST"), 400, "Missing Upload-Length"),
        (upload.call("POST").header("upload-length", "-1"), 400, "Missing Upload-Length"),
        (upload.call("POST").header("upload-defer-length", "1"), 400, "not supported"),
        (upload.call("POST").header("upload-length", "21"), 400, "File size exceeds maximum"),
        (upload.part(0, 1), 404, ""),
        (upload.call("DELETE"), 404, ""),
    ];
    for (call, status, words) in refused {
        let (found, text) = said(call).await;
        assert!(found == status && text.contains(words), "{found} {text}, not {status} {words}");
    }
    let unknown = uuid::Uuid::nil().to_string();
    let call = upload.bare("POST", &unknown).header("tus-resumable", "1.0.0").header("upload-length", "16");
    assert_eq!(said(call).await, (404, "The requested file transfer was not found".into()));
    assert_eq!(upload.broker.status(&upload.id).await, "Initialized", "nothing was begun by that");

    assert_eq!(upload.begin("10").await.status(), 201);
    let other = upload.call("PATCH").header("content-type", "application/octet-stream").header("upload-offset", "0");
    assert_eq!(said(other.body("x")).await.0, 415);
    let unplaced = upload.call("PATCH").header("content-type", "application/offset+octet-stream");
    assert_eq!(said(unplaced.body("x")).await.0, 400);
    assert_eq!(said(upload.part(0, 1).header("upload-checksum", "md5 x")).await.0, 460);
    assert_eq!(upload.send(0, 11).await.0, 400, "more than was announced");
    assert_eq!(upload.there().await, (200, Some("0".into())), "none of it has come");
    // Begun anew it is empty, and removed it is gone.
    assert_eq!(upload.send(0, 5).await, at("5"));
    assert_eq!(upload.begin("16").await.status(), 201);
    assert_eq!(upload.there().await, (200, Some("0".into())));
    assert_eq!(upload.call("DELETE").send().await.unwrap().status(), 204);
    assert_eq!(upload.there().await.0, 404);
}

#[tokio::test]
async fn a_token_that_has_run_out_goes_on_with_what_it_began_and_does_nothing_else() {
    let upload = Upload::new().await;
    let second = upload.broker.begun().await;
    assert_eq!(upload.begin("16").await.status(), 201);
    assert_eq!(upload.send(0, 10).await, at("10"));
    upload.broker.sandbox.pass(2 * 3600);
    let other = upload.bare("POST", &second).header("tus-resumable", "1.0.0").header("upload-length", "16");
    assert_eq!(said(other).await.0, 401, "nothing else is begun");
    let overview = upload.broker.sandbox.call(
        Method::GET,
        &upload.broker.at(&format!("filetransfer/{}", upload.id)),
        &upload.broker.token,
    );
    assert_eq!(said(overview).await.0, 401);
    assert_eq!(upload.there().await, (200, Some("10".into())));
    assert_eq!(upload.send(10, 12).await, at("12"));
    upload.broker.sandbox.pass(25 * 3600);
    assert_eq!(upload.send(12, 16).await.0, 401, "for a day");
}

#[tokio::test]
async fn a_file_that_came_as_another_is_told_later() {
    let upload = Upload::new().await;
    assert_eq!(upload.begin("10").await.status(), 201);
    assert_eq!(upload.send(0, 10).await, at("10"), "that it is not the one is not looked at here");
    assert_eq!(upload.broker.status(&upload.id).await, "Failed");
}

/// Three parts, of which two fifths end in the second.
const LENGTH: usize = 24 << 20;

/// Each byte by its place.
fn content() -> Vec<u8> {
    (0..LENGTH).map(|at| u8::try_from(at % 251).unwrap()).collect()
}

/// What was told of a file on its way.
type Told = Arc<Mutex<Vec<u64>>>;

fn watched(performer: Performer, service: &Service, cut: Option<Arc<tokio::sync::Notify>>) -> (Performer, Told) {
    let told = Told::default();
    let kept = Arc::clone(&told);
    let watcher = Arc::new(move |_: &Message, moved: Progress| {
        kept.lock().unwrap().push(moved.done);
        if let Some(cut) = cut.as_ref().filter(|_| moved.done * 10 >= moved.whole.unwrap() * 4) {
            cut.notify_one();
        }
    });
    (performer.with_transfer(Some(service.path.clone()), Some(watcher)), told)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_cut_at_forty_percent_is_gone_on_with_after_its_token_ran_out() {
    let (service, started) = Service::begun_with(&content()).await;
    let effect: Effect = BrokerEffect::SendFile {
        credentials: service.credentials.clone(),
        started: started.clone(),
        in_parts: true,
        ours: service.ours.clone(),
    }
    .into();
    let cut = Arc::new(tokio::sync::Notify::new());
    let (performer, clock) = service.bench.performer_in_time();
    let (performer, _) = watched(performer, &service, Some(Arc::clone(&cut)));
    tokio::select! {
        biased;
        () = cut.notified() => {}
        done = performer.perform(&effect) => panic!("it was not cut: {done:?}"),
    }
    drop(performer);
    clock.advance(Duration::from_secs(2 * 3600));
    let (performer, _) = service.bench.performer_in_time();
    let (performer, told) = watched(performer, &service, None);
    let sent = performer.perform(&effect).await.unwrap();
    assert_eq!(status(&sent), ["Published"]);
    let first = told.lock().unwrap()[0];
    assert!(first > 8 << 20, "what had come does not go again: {first}");
    assert_eq!(*told.lock().unwrap().last().unwrap(), LENGTH as u64);
    // A second time there is nothing left to do.
    assert!(performer.perform(&effect).await.unwrap().was_there);
    let fetch =
        BrokerEffect::FetchFile { credentials: service.credentials.clone(), started, ours: service.ours.clone() };
    assert_eq!(performer.perform(&fetch.into()).await.unwrap().learned.len(), 1, "it came back as it was");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_changes_while_it_goes_is_not_gone_on_with() {
    let (service, started) = Service::begun_with(&content()).await;
    let effect = BrokerEffect::SendFile {
        credentials: service.credentials.clone(),
        started,
        in_parts: true,
        ours: service.ours.clone(),
    };
    let path = service.path.clone();
    let watcher = Arc::new(move |_: &Message, moved: Progress| {
        if moved.done == 8 << 20 {
            fs::OpenOptions::new().append(true).open(&path).unwrap().set_len(LENGTH as u64 + 1).unwrap();
        }
    });
    let performer = service.bench.performer().with_transfer(Some(service.path.clone()), Some(watcher));
    let refused = performer.perform(&effect.into()).await.unwrap_err();
    assert_eq!(refused.code.id, "TRANSFER-FILE-CHANGED");
}
