//! Killed before and after every writing call: a proxy stands between the program and the sandbox, and ends one of them
//! either before it passes a call on, or when the answer is there and nobody has seen it.

use std::fs;
use std::sync::{Arc, Mutex, OnceLock};

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::Response;
use serde_json::Value;

use super::support::{Rehearsal, Sandbox, for_each, one_of_each, undisturbed, wait, was_killed};

/// When, counted from the call's own point of view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moment {
    Before,
    After,
}

/// Ends a process.
pub type Blow = Box<dyn FnOnce() + Send>;

/// What passes through the proxy.
#[derive(Default)]
struct Traffic {
    /// Every writing call, as `POST /path`.
    writes: Vec<String>,
    /// At which of them, and when, somebody dies.
    deadly: Option<(usize, Moment)>,
    blow: Option<Blow>,
}

/// A proxy before a sandbox; it is gone when this is dropped.
pub struct Proxy {
    base: String,
    traffic: Arc<Mutex<Traffic>>,
    _runtime: tokio::runtime::Runtime,
}

#[derive(Clone)]
struct Through {
    to: String,
    http: reqwest::Client,
    traffic: Arc<Mutex<Traffic>>,
}

impl Proxy {
    /// Stands before a sandbox.
    fn before(sandbox: &Sandbox) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let traffic = Arc::new(Mutex::new(Traffic::default()));
        let http = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
        let through = Through { to: sandbox.base.clone(), http, traffic: Arc::clone(&traffic) };
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let router = axum::Router::new().fallback(pass).with_state(through);
        runtime.spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { base, traffic, _runtime: runtime }
    }

    /// Says at which writing call, and when, somebody dies.
    pub fn strikes(&self, call: usize, moment: Moment, blow: Blow) {
        let mut traffic = self.traffic.lock().unwrap();
        traffic.deadly = Some((call, moment));
        traffic.blow = Some(blow);
    }

    fn writes(&self) -> Vec<String> {
        self.traffic.lock().unwrap().writes.clone()
    }
}

/// Passes a call on, and its answer back.
async fn pass(State(through): State<Through>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    // The sandbox's own deliveries come this way too: its receiver is reached by the address that the program gave.
    let of_program = head.headers.get(header::USER_AGENT).is_some_and(|agent| agent.as_bytes().starts_with(b"altinn"));
    let writes = head.method != Method::GET && head.uri.path() != "/maskinporten/token" && of_program;
    let struck = {
        let mut traffic = through.traffic.lock().unwrap();
        if writes {
            traffic.writes.push(format!("{} {}", head.method, head.uri.path()));
        }
        traffic.deadly.filter(|(call, _)| writes && *call == traffic.writes.len()).map(|(_, moment)| moment)
    };
    let strike = || {
        let blow = through.traffic.lock().unwrap().blow.take().unwrap();
        blow();
    };
    if struck == Some(Moment::Before) {
        strike();
    }
    let address = format!("{}{}", through.to, head.uri.path_and_query().unwrap());
    let mut headers = head.headers;
    headers.remove(header::HOST);
    headers.remove(header::CONTENT_LENGTH);
    let sent = match struck {
        // Nobody waits for this answer, and nobody shall have written.
        Some(Moment::Before) => None,
        _ => through.http.request(head.method, address).headers(headers).body(body).send().await.ok(),
    };
    let (status, headers, body) = match sent {
        Some(answer) => (answer.status(), answer.headers().clone(), answer.bytes().await.unwrap_or_default()),
        None => (StatusCode::BAD_GATEWAY, Default::default(), Bytes::new()),
    };
    if struck == Some(Moment::After) {
        strike();
        // The answer is lost with the connection.
        return Response::builder().status(StatusCode::BAD_GATEWAY).body(Body::empty()).unwrap();
    }
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response.headers_mut().remove(header::TRANSFER_ENCODING);
    response
}

impl Rehearsal {
    /// Puts a proxy between: all addresses of the description lead to it; the issuer is a name and stays.
    pub fn behind_proxy(&self) -> Proxy {
        let proxy = Proxy::before(&self.sandbox);
        self.lead_to(&proxy);
        proxy
    }

    /// Runs `init` and kills it at a writing call; answers whether that came about.
    pub fn is_killed_at(&self, proxy: &Proxy, call: usize, moment: Moment) -> bool {
        self.dies_at(&self.init(), proxy, call, moment)
    }

    /// The same with other arguments.
    fn dies_at(&self, arguments: &[String], proxy: &Proxy, call: usize, moment: Moment) -> bool {
        // Nothing passes before it is known whom to kill.
        let mut traffic = proxy.traffic.lock().unwrap();
        let mut child = self.spawn(arguments);
        let id = child.id();
        traffic.deadly = Some((call, moment));
        traffic.blow = Some(Box::new(move || kill(id)));
        drop(traffic);
        was_killed(wait(&mut child))
    }

    fn lead_to(&self, proxy: &Proxy) {
        let description = self.home.read("environment.toml");
        let lead = |line: &str| match line.starts_with("issuer") {
            true => line.to_owned(),
            false => line.replace(&self.sandbox.base, &proxy.base),
        };
        let description: Vec<String> = description.lines().map(lead).collect();
        fs::write(self.home.work().join("environment.toml"), description.join("\n")).unwrap();
    }
}

/// Every writing call of an undisturbed journey.
pub fn writing_calls() -> Vec<String> {
    static CALLS: OnceLock<Vec<String>> = OnceLock::new();
    CALLS.get_or_init(undisturbed_calls).clone()
}

fn undisturbed_calls() -> Vec<String> {
    let rehearsal = Rehearsal::new();
    let proxy = rehearsal.behind_proxy();
    let run = rehearsal.run(&rehearsal.init());
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    rehearsal.end().must_be(undisturbed(), "behind a proxy");
    let writes = proxy.writes();
    for path in ["clients", "jwks", "resource", "policy", "correspondence", "subscriptions"] {
        assert!(writes.iter().any(|call| call.ends_with(path)), "{path}: {writes:?}");
    }
    writes
}

/// Each call, before and after, by one number.
fn moments(calls: &[String]) -> Vec<usize> {
    (0..2 * calls.len()).collect()
}

fn moment(number: usize) -> (usize, Moment) {
    (number / 2 + 1, if number.is_multiple_of(2) { Moment::Before } else { Moment::After })
}

#[test]
fn the_program_killed_around_every_writing_call_makes_nothing_twice() {
    let calls = writing_calls();
    for_each(&moments(&calls), |number| {
        let (call, moment) = moment(number);
        let when = format!("killed {moment:?} {}", calls[call - 1]).to_lowercase();
        let rehearsal = Rehearsal::new();
        let proxy = rehearsal.behind_proxy();
        assert!(rehearsal.is_killed_at(&proxy, call, moment), "{when}: it lives");
        let run = rehearsal.run(&rehearsal.resume());
        assert_eq!(run.status, Some(0), "{when}: {}", run.stderr);
        rehearsal.end().must_be(undisturbed(), &when);
    });
}

/// The calls of an access list have bodies of several parts; those before them are as in the journey without one.
#[test]
fn an_access_list_killed_around_every_writing_call_holds_nothing_twice() {
    let with_list = |rehearsal: &Rehearsal| {
        let mut arguments = rehearsal.init();
        arguments.push("--audience=selected".to_owned());
        arguments
    };
    let lists = |rehearsal: &Rehearsal| {
        let held = rehearsal.sandbox.held()["objects"].clone();
        (held["accessList"].clone(), held["resource"].clone())
    };
    let whole = Rehearsal::new();
    let proxy = whole.behind_proxy();
    assert_eq!(whole.run(&with_list(&whole)).status, Some(0));
    let (calls, end, wanted) = (proxy.writes(), whole.end(), lists(&whole));
    let is_of_list = |call: &str| call.contains("/access-lists/") || call.starts_with("PUT /resourceregistry/");
    let of_list = |number: &usize| is_of_list(&calls[moment(*number).0 - 1]);
    let numbers: Vec<usize> = moments(&calls).into_iter().filter(of_list).collect();
    assert_eq!(numbers.len(), 8, "made, filled, connected, switched on: {calls:?}");
    for_each(&numbers, |number| {
        let (call, moment) = moment(number);
        let when = format!("killed {moment:?} {}", calls[call - 1]).to_lowercase();
        let rehearsal = Rehearsal::new();
        let proxy = rehearsal.behind_proxy();
        assert!(rehearsal.dies_at(&with_list(&rehearsal), &proxy, call, moment), "{when}: it lives");
        let run = rehearsal.run(&rehearsal.resume());
        assert_eq!(run.status, Some(0), "{when}: {}", run.stderr);
        rehearsal.end().must_be(&end, &when);
        assert_eq!(lists(&rehearsal), wanted, "{when}");
    });
}

/// A system and what is asked of two organisations, killed around every writing call.
#[test]
fn system_users_killed_around_every_writing_call_are_asked_for_once() {
    let with_users = |rehearsal: &Rehearsal| {
        let mut arguments = rehearsal.init();
        arguments[1] = "broker".to_owned();
        arguments.push("--system-user-wanted=yes".to_owned());
        arguments
    };
    let held = |rehearsal: &Rehearsal| {
        let held = rehearsal.sandbox.held()["counts"].clone();
        (held["system"].clone(), held["systemUserRequest"].clone())
    };
    let whole = Rehearsal::new();
    let proxy = whole.behind_proxy();
    assert_eq!(whole.run(&with_users(&whole)).status, Some(0));
    let (calls, wanted) = (proxy.writes(), held(&whole));
    let of_system = |number: &usize| calls[moment(*number).0 - 1].contains("/authentication/api/v1/system");
    let numbers: Vec<usize> = moments(&calls).into_iter().filter(of_system).collect();
    assert_eq!(numbers.len(), 6, "a system and two requests: {calls:?}");
    for_each(&numbers, |number| {
        let (call, moment) = moment(number);
        let when = format!("killed {moment:?} {}", calls[call - 1]).to_lowercase();
        let rehearsal = Rehearsal::new();
        let proxy = rehearsal.behind_proxy();
        assert!(rehearsal.dies_at(&with_users(&rehearsal), &proxy, call, moment), "{when}: it lives");
        let run = rehearsal.run(&rehearsal.resume());
        assert_eq!(run.status, Some(0), "{when}: {}", run.stderr);
        assert_eq!(held(&rehearsal), wanted, "{when}");
    });
}

/// A key that is changed, killed around every writing call: at the end one key is on the client, and there was always one
/// with which the program had tokens.
#[test]
fn a_key_that_is_rotated_is_killed_around_every_writing_call_and_there_is_always_one_that_works() {
    let rotate = |rehearsal: &Rehearsal| rehearsal.arguments(&["client", "key", "rotate", "--yes", "--grace=0s"]);
    let keys = |rehearsal: &Rehearsal| -> Vec<Value> {
        let run = rehearsal.run(&rehearsal.arguments(&["client", "key", "list", "--format", "json"]));
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let document: Value = serde_json::from_str(&run.stdout).unwrap();
        document["keys"].as_array().unwrap().clone()
    };
    let begun = || {
        let rehearsal = Rehearsal::new();
        assert_eq!(rehearsal.run(&rehearsal.init()).status, Some(0));
        let proxy = rehearsal.behind_proxy();
        (rehearsal, proxy)
    };
    let (whole, proxy) = begun();
    let run = whole.run(&rotate(&whole));
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let calls = proxy.writes();
    assert_eq!(calls.len(), 2, "put beside, taken away: {calls:?}");
    for_each(&moments(&calls), |number| {
        let (call, moment) = moment(number);
        let when = format!("killed {moment:?} {}", calls[call - 1]).to_lowercase();
        let (rehearsal, proxy) = begun();
        let old = keys(&rehearsal)[0]["kid"].clone();
        assert!(rehearsal.dies_at(&rotate(&rehearsal), &proxy, call, moment), "{when}: it lives");
        let token = rehearsal.run(&rehearsal.arguments(&["token", "--scope", "altinn:serviceowner"]));
        assert_eq!(token.status, Some(0), "{when}: no key works\n{}", token.stderr);
        let run = rehearsal.run(&rotate(&rehearsal));
        assert_eq!(run.status, Some(0), "{when}: {}", run.stderr);
        let end = keys(&rehearsal);
        assert_eq!(
            (end.len(), &end[0]["onClient"], &end[0]["used"]),
            (1, &Value::Bool(true), &Value::Bool(true)),
            "{when}"
        );
        assert_ne!(end[0]["kid"], old, "{when}");
        let run = rehearsal.run(&rehearsal.resume_alone());
        assert_eq!(run.status, Some(0), "{when}: {}", run.stderr);
    });
}

fn kill(id: u32) {
    let killed = std::process::Command::new("/bin/sh").args(["-c", &format!("kill -KILL {id}")]).status();
    assert!(killed.unwrap().success());
}

/// The world as it is on disk.
fn world(rehearsal: &Rehearsal) -> Value {
    serde_json::from_slice(&fs::read(rehearsal.home.work().join("world.json")).unwrap()).unwrap()
}

/// The program is told that nobody answers, keeps what it knows, and goes on when the sandbox is there again.
#[test]
fn the_sandbox_killed_around_every_writing_call_keeps_what_it_answered() {
    let calls = writing_calls();
    for_each(&moments(&calls), |number| {
        let (call, moment) = moment(number);
        let when = format!("sandbox killed {moment:?} {}", calls[call - 1]).to_lowercase();
        let mut rehearsal = Rehearsal::new();
        let proxy = rehearsal.behind_proxy();
        let counts = Arc::new(Mutex::new(Value::Null));
        let (id, seen, base) = (rehearsal.sandbox.id(), Arc::clone(&counts), rehearsal.sandbox.base.clone());
        proxy.strikes(
            call,
            moment,
            Box::new(move || {
                *seen.lock().unwrap() = Sandbox::held_at(&base)["counts"].clone();
                kill(id);
            }),
        );
        let mut arguments = rehearsal.init();
        arguments.push("--no-wait".to_owned());
        // Where the answer breaks off it is asked again after a pause, which is not to be waited for here.
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = rehearsal.home.run_hurried(&words);
        assert_eq!(run.status, Some(1), "{when}: {}", run.stderr);
        assert!(rehearsal.state()["format"] == "altinn-onboard" && world(&rehearsal)["schema"] == 1, "{when}");
        // It takes its old port again.
        let old = rehearsal.sandbox.base.clone();
        rehearsal.sandbox.kill();
        rehearsal.sandbox = Sandbox::serve(&rehearsal.home, None);
        assert_eq!(rehearsal.sandbox.base, old, "{when}");
        assert_eq!(rehearsal.sandbox.counts(), *counts.lock().unwrap(), "{when}: what was answered is lost");
        rehearsal.lead_to(&proxy);
        let run = rehearsal.run(&rehearsal.resume());
        assert_eq!(run.status, Some(0), "{when}: {}", run.stderr);
        assert_eq!(rehearsal.sandbox.counts(), one_of_each(), "{when}");
    });
}
