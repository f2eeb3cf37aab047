//! Files through the door to the network, as transfers will send and receive them.

use std::io::{Read as _, Seek as _, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use altinn_onboard::door::world::http::{Call, Http, Progress, Settings, TransferFault, Transferred, Watcher};
use wiremock::matchers::{body_bytes, method};
use wiremock::{Mock, MockServer, ResponseTemplate};

const LENGTH: usize = 3 << 20;

fn content() -> Vec<u8> {
    (0..LENGTH).map(|at| u8::try_from(at % 253).unwrap()).collect()
}

/// Who is told, and how far it was at last.
fn watching() -> (Watcher, Arc<AtomicU64>) {
    let last = Arc::new(AtomicU64::new(0));
    let kept = Arc::clone(&last);
    (Arc::new(move |progress: Progress| kept.store(progress.done, Ordering::Relaxed)), last)
}

#[tokio::test]
async fn a_file_that_was_sent_and_fetched_again_is_the_same() {
    let server = MockServer::start().await;
    let url = format!("{}/file", server.uri()).parse().unwrap();
    Mock::given(method("POST"))
        .and(body_bytes(content()))
        .respond_with(ResponseTemplate::new(200).set_body_raw(content(), "application/octet-stream"))
        .mount(&server)
        .await;
    let records = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&records);
    let observer = Arc::new(move |record: &_| noted.lock().unwrap().push(format!("{record:?}")));
    let http = Http::new(Settings { observers: vec![observer], ..Settings::default() });
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(&content()).unwrap();
    file.rewind().unwrap();
    let (watcher, last) = watching();
    let sent: (_, Transferred) = http.send_file(Call::post_outside(&url), file, watcher).await.unwrap();
    assert_eq!((sent.0.status, sent.1.bytes, last.load(Ordering::Relaxed)), (200, LENGTH as u64, LENGTH as u64));

    let get = MockServer::start().await;
    let url = format!("{}/file", get.uri()).parse().unwrap();
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(200).set_body_raw(content(), "application/octet-stream"))
        .mount(&get)
        .await;
    let mut into = tempfile::tempfile().unwrap();
    let (watcher, last) = watching();
    let call = Call::post_outside(&url).largest(LENGTH);
    let (_, came) = http.receive_file(&call, Some(into.try_clone().unwrap()), watcher).await.unwrap();
    assert_eq!((came.unwrap(), last.load(Ordering::Relaxed)), (sent.1, LENGTH as u64));
    let mut there = Vec::new();
    into.rewind().unwrap();
    into.read_to_end(&mut there).unwrap();
    assert!(there == content());
    assert_eq!(records.lock().unwrap().len(), 2);

    // Nobody listens any more where this one did.
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let call = Call::post_outside(&format!("http://{gone}/").parse().unwrap());
    let fault = http.receive_file(&call, Some(into), watching().0).await.unwrap_err();
    assert!(matches!(fault, TransferFault::Http(_)), "{fault:?}");
}
