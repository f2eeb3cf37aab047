//! Real clients of tus send a file to the sandbox: cut at two fifths, and gone on with after the token ran out.

use std::path::Path;
use std::process::Command;

use altinn_onboard::door::sandbox::Scenario;
use serde_json::{Value, json};

use crate::common::{Home, peers};
use crate::sandbox::formidling::Broker;

/// A mebibyte, each byte by its place: sixteen parts of a client.
const LENGTH: usize = 1 << 20;
const CUT: usize = LENGTH * 2 / 5;

/// How one client is called.
struct Client {
    home: Home,
    program: &'static str,
    before: Vec<String>,
}

impl Client {
    async fn sends(&self, arguments: &[&str]) -> Value {
        let before = self.before.iter().map(String::as_str);
        let all: Vec<&str> = before.chain(arguments.iter().copied()).collect();
        let program = if self.program == "python" { peers::tus_of_python().unwrap() } else { "node".into() };
        let mut command: Command = self.home.command(&program, &all);
        // The sandbox answers on this very runtime.
        let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
    }
}

fn script(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/peers").join(name).display().to_string()
}

async fn cut_and_gone_on_with(client: Client) {
    let content: Vec<u8> = (0..LENGTH).map(|at| u8::try_from(at % 251).unwrap()).collect();
    let path = client.home.work().join("fil.bin");
    std::fs::write(&path, &content).unwrap();
    let path = path.to_str().unwrap();
    let mut broker = Broker::ready(&[Scenario::Instant]).await;
    assert!(broker.put(&json!({ "maxFileTransferSize": LENGTH })).await.0.is_success());
    let id = broker.begun_for(&content).await;
    let begin = broker.at(&format!("filetransfer/upload/tus/{id}"));
    let refused = client.sends(&["begin", &broker.at("filetransfer/upload/tus/x"), &broker.token, path, "1"]).await;
    assert_eq!(refused, json!({ "refused": 404, "offset": 0 }), "it is no transfer");

    let cut = client.sends(&["begin", &begin, &broker.token, path, &CUT.to_string()]).await;
    let offset = cut["offset"].as_u64().unwrap();
    assert!((CUT as u64..LENGTH as u64).contains(&offset), "{cut}");
    assert_eq!(broker.status(&id).await, "UploadStarted");
    let at = cut["at"].as_str().unwrap();

    broker.sandbox.pass(2 * 3600);
    let expired = broker.renew().await;
    let rest = client.sends(&["go-on", at, &expired, path]).await;
    assert_eq!(rest, json!({ "at": at, "offset": LENGTH }));
    assert_eq!(broker.status(&id).await, "Published");
    assert!(broker.download(&id, None).await.bytes().await.unwrap() == content, "it came back as another");
    let after = client.sends(&["go-on", at, &expired, path]).await;
    assert_eq!(after["refused"], 409, "it is past its upload: {after}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tuspy_goes_on_with_what_was_cut() {
    if peers::tus_of_python().is_none() {
        return;
    }
    cut_and_gone_on_with(Client { home: Home::new(), program: "python", before: vec![script("tus.py")] }).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tus_js_client_goes_on_with_what_was_cut() {
    let Some(folder) = peers::tus_of_node() else { return };
    let before = vec![script("tus.mjs"), folder.display().to_string()];
    cut_and_gone_on_with(Client { home: Home::new(), program: "node", before }).await;
}
