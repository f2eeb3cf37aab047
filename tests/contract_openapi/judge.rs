//! Prism in proxy mode, and a listener before it that notes what Prism says of each call.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::Response;
use serde_json::Value;

use crate::common::peers::{Server, free_port};

/// What Prism said, by call: `GET /resource/{id} → 404`.
pub type Verdicts = BTreeMap<String, BTreeSet<String>>;

/// A judge of one service. Dropping it ends it.
pub struct Judge {
    /// Where the program calls the service now.
    pub address: String,
    verdicts: Arc<Mutex<Verdicts>>,
    _prism: Server,
}

impl Judge {
    /// Puts Prism before the server at `upstream`, and a listener before Prism.
    pub fn start(runtime: &tokio::runtime::Runtime, prism: &Path, document: &Path, upstream: u16) -> Self {
        let port = free_port();
        // Prism is a script whose interpreter is found on the caller's PATH.
        let mut command = Command::new(prism);
        command.args(["proxy", "-h", "127.0.0.1", "-p", &port.to_string()]);
        command.arg(document).arg(format!("http://127.0.0.1:{upstream}"));
        let mut prism = Server::start(command);
        prism.until_it_listens(port);

        let verdicts = Arc::new(Mutex::new(Verdicts::new()));
        let (noted, client) = (Arc::clone(&verdicts), reqwest::Client::new());
        let router =
            Router::new().fallback(move |request: Request| pass_on(client.clone(), Arc::clone(&noted), port, request));
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        runtime.spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { address, verdicts, _prism: prism }
    }

    /// What has been said so far.
    pub fn verdicts(&self) -> Verdicts {
        self.verdicts.lock().unwrap().clone()
    }
}

async fn pass_on(client: reqwest::Client, noted: Arc<Mutex<Verdicts>>, port: u16, request: Request) -> Response<Body> {
    let (head, body) = request.into_parts();
    let mut headers = head.headers;
    headers.remove("host");
    let call = client
        .request(head.method.clone(), format!("http://127.0.0.1:{port}{}", head.uri))
        .headers(headers)
        .body(to_bytes(body, usize::MAX).await.unwrap());
    let answer = call.send().await.unwrap();
    let name = format!("{} {} → {}", head.method, without_values(head.uri.path()), answer.status().as_u16());
    let said = answer.headers().get("sl-violations").map(|said| said.to_str().unwrap().to_owned());
    noted.lock().unwrap().entry(name).or_default().extend(said.iter().flat_map(|said| violations(said)));

    let mut back = Response::builder().status(answer.status());
    for (name, value) in answer.headers().iter().filter(|(name, _)| !is_of_the_connection(name.as_str())) {
        back = back.header(name, value);
    }
    back.body(Body::from(answer.bytes().await.unwrap())).unwrap()
}

fn is_of_the_connection(header: &str) -> bool {
    matches!(header, "connection" | "keep-alive" | "transfer-encoding" | "content-length")
}

/// Place and code of each violation: `request.body.title type`, or the message where there is no code.
pub fn violations(header: &str) -> Vec<String> {
    let said: Vec<Value> = serde_json::from_str(header).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let one = |violation: &Value| {
        let place: Vec<String> = violation["location"].as_array().unwrap().iter().map(text).collect();
        let what = if violation["code"].is_string() { &violation["code"] } else { &violation["message"] };
        format!("{}: {}", place.join("."), text(what))
    };
    said.iter().map(one).collect()
}

/// The path below the service's base, ids as `{id}`.
pub fn without_values(path: &str) -> String {
    let below = path.split_once("/api/v1").map_or(path, |(_, below)| below);
    let is_id = |part: &str| part.contains('-') || part.bytes().any(|b| b.is_ascii_digit());
    below.split('/').map(|part| if is_id(part) { "{id}" } else { part }).collect::<Vec<_>>().join("/")
}
