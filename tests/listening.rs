//! `events listen`: what comes through a tunnel is shown, kept, handed on, and answered as it deserves.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};
use wiremock::matchers::body_partial_json;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::common::Home;
use crate::common::started::Started;

const PUBLIC: &str = "https://tunnel.ttd.no/altinn/canary-path";

/// A program that listens, and its lines.
struct Listening {
    process: Started,
    lines: Receiver<String>,
    port: u16,
}

impl Listening {
    fn start(home: &Home, more: &[&str]) -> Self {
        let arguments = ["events", "listen", "--port=0", "--lang=en", "--public-url", PUBLIC];
        let mut command =
            home.command(Path::new(env!("CARGO_BIN_EXE_altinn-onboard")), &[&arguments[..], more].concat());
        let mut process = Started::new(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()));
        let (hand_on, lines) = channel();
        let (out, err) = (process.stdout.take().unwrap(), process.stderr.take().unwrap());
        let to = hand_on.clone();
        std::thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).for_each(|l| drop(to.send(l))));
        std::thread::spawn(move || {
            BufReader::new(err).lines().map_while(Result::ok).for_each(|l| drop(hand_on.send(l)))
        });
        let mut listening = Self { process, lines, port: 0 };
        let said = listening.until("Listening on port");
        listening.port = said.split(' ').nth(3).unwrap().parse().unwrap();
        let told = listening.until("events subscribe");
        assert!(told.ends_with(&format!("altinn-onboard events subscribe --events-address {PUBLIC}")), "{told}");
        listening
    }

    /// The first line from here on that has the words.
    fn until(&self, words: &str) -> String {
        let mut seen = String::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("{words}: {seen}"));
            if line.contains(words) {
                return line;
            }
            seen.push_str(&line);
        }
    }

    async fn post(&self, path: &str, body: &Value) -> u16 {
        let client = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
        let to = format!("http://127.0.0.1:{}{path}", self.port);
        client.post(to).json(body).send().await.unwrap().status().as_u16()
    }
}

fn event(id: &str) -> Value {
    json!({
        "specversion": "1.0", "id": id, "type": "no.altinn.correspondence.correspondencepublished",
        "source": "https://platform.altinn.no/correspondence/api/v1/correspondence",
        "subject": "urn:altinn:organization:identifier-no:310000019", "time": "2026-11-30T12:00:00Z",
        "resource": "urn:altinn:resource:ttd-vedtak", "resourceinstance": "0d5c1c3e-0000-4000-8000-000000000001\u{1b}[2J",
    })
}

const PATH: &str = "/altinn/canary-path";

#[tokio::test(flavor = "multi_thread")]
async fn events_are_shown_kept_and_taken_once() {
    let home = Home::new();
    let mut listening = Listening::start(&home, &["--jsonl=events.jsonl", "--count=2"]);
    let validation = json!({"specversion": "1.0", "id": "v", "type": "platform.events.validatesubscription",
        "source": "https://platform.altinn.no/events/api/v1/subscriptions/37"});
    assert_eq!(listening.post(PATH, &validation).await, 200);
    listening.until("The validation call for event subscription 37 was answered.");
    assert_eq!(listening.post("/altinn", &event("a")).await, 404);
    assert_eq!(listening.post(PATH, &json!({"id": "x"})).await, 400);
    listening.until("Warning LISTEN-NO-EVENT");
    assert_eq!(listening.post(PATH, &event("a")).await, 200);
    listening.until("13:00: correspondencepublished");
    let about = listening.until("About: 0d5c1c3e");
    assert!(!about.contains('\u{1b}'), "{about:?}");
    assert_eq!(listening.post(PATH, &event("a")).await, 200);
    listening.until("The event a came again");
    assert_eq!(listening.post(PATH, &event("b")).await, 200);
    assert!(listening.process.wait().unwrap().success());
    let kept: Vec<Value> = home.read("events.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(kept, [event("a"), event("b")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_handed_on_is_asked_for_again() {
    let system = MockServer::start().await;
    Mock::given(body_partial_json(json!({"id": "a"})))
        .respond_with(ResponseTemplate::new(500))
        .up_to_n_times(1)
        .mount(&system)
        .await;
    Mock::given(body_partial_json(event("a"))).respond_with(ResponseTemplate::new(204)).mount(&system).await;
    let home = Home::new();
    let mut listening = Listening::start(&home, &["--count=1", "--jsonl=events.jsonl", "--forward", &system.uri()]);
    assert_eq!(listening.post(PATH, &event("a")).await, 503);
    let said = listening.until("which answered 500");
    assert!(said.contains("was not forwarded") || said.contains("127.0.0.1"), "{said}");
    assert_eq!(home.read("events.jsonl"), "");
    assert_eq!(listening.post(PATH, &event("a")).await, 200);
    assert!(listening.process.wait().unwrap().success());
    assert_eq!(home.read("events.jsonl").lines().count(), 1);
    assert_eq!(system.received_requests().await.unwrap().len(), 2);
}

#[test]
fn what_cannot_be_listened_at_is_one_error() {
    let home = Home::new();
    fs::write(home.work().join("there.jsonl"), "kept").unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = format!("--port={}", taken.local_addr().unwrap().port());
    for (arguments, status, code, next) in [
        (&[][..], 2, "LISTEN-ADDRESS-MISSING", "altinn-onboard events poll"),
        (&["--public-url=http://ttd.no/x"], 2, "WEBHOOK-NOT-HTTPS", ""),
        (&["--public-url=https://10.0.0.1/x"], 2, "WEBHOOK-INNER", ""),
        (&["--public-url=poll"], 2, "LISTEN-ADDRESS-MISSING", ""),
        (&["--public-url", PUBLIC, "--forward=ftp://ttd.no"], 2, "LISTEN-FORWARD", "--forward http://localhost"),
        (&["--public-url", PUBLIC, "--forward=http://u:p@ttd.no"], 2, "LISTEN-FORWARD", ""),
        (&["--public-url", PUBLIC, "--jsonl=there.jsonl"], 2, "FILE-EXISTS", "--force"),
        (&["--public-url", PUBLIC, &taken], 1, "LISTEN-PORT", "--port 0"),
    ] {
        let run = home.run(&[&["events", "listen", "--lang=en"], arguments].concat());
        assert_eq!(run.status, Some(status), "{arguments:?}: {}", run.stderr);
        assert_eq!(run.stderr.matches("✗ Error ").count(), 1, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("Error {code}: ")), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(next), "{arguments:?}: {}", run.stderr);
    }
    assert_eq!(home.read("there.jsonl"), "kept");
}
