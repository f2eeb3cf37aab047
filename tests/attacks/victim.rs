//! A thief who listens, and somebody whose shared files he changes.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use altinn_onboard::door::sandbox::Scenario;
use serde_json::{Value, json};

use crate::common::real_answers::real_answers;
use crate::common::served::Served;
use crate::common::{Home, Run};

const STATE: &str = "altinn-onboard.json";

/// Somebody who listens at an address of this machine and answers 503 to everything, as the thief does.
pub struct Thief {
    pub address: String,
    got: Arc<Mutex<Vec<u8>>>,
    ends: Arc<AtomicBool>,
}

impl Thief {
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (got, ends): (Arc<Mutex<Vec<u8>>>, Arc<AtomicBool>) = Default::default();
        let (kept, over) = (Arc::clone(&got), Arc::clone(&ends));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok).take_while(|_| !over.load(Ordering::Acquire)) {
                let kept = Arc::clone(&kept);
                std::thread::spawn(move || serve(stream, &kept));
            }
        });
        Self { address, got, ends }
    }

    /// Everything that came, as text.
    pub fn got(&self) -> String {
        String::from_utf8_lossy(&self.got.lock().unwrap()).into_owned()
    }

    /// Whether nothing came that was signed, or that somebody is known by.
    pub fn has_nothing(&self) -> bool {
        let got = self.got().to_lowercase();
        !["assertion", "authorization", "x-api-key", "eyj"].iter().any(|secret| got.contains(secret))
    }
}

impl Drop for Thief {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Release);
        let _ = TcpStream::connect(self.address.trim_start_matches("http://"));
    }
}

fn serve(mut stream: TcpStream, kept: &Mutex<Vec<u8>>) {
    stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = stream.read(&mut buffer) {
        kept.lock().unwrap().extend_from_slice(&buffer[..count]);
        let answer = b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        if stream.write_all(answer).is_err() {
            break;
        }
    }
}

/// A victim who has worked in `lab`, with a key that was made there.
pub struct Victim {
    pub served: Served,
    pub home: Home,
    pub state: Value,
    pub lab: toml::Table,
}

impl Victim {
    pub fn new() -> Self {
        let served = Served::start(&[Scenario::Instant]);
        let home = Home::new();
        let mut lab = toml::Table::new();
        served.as_real(&home, "lab", "test", |own| {
            own["pace"] =
                toml::Value::try_from(json!({"desk": 0, "key": 0, "cache": 0, "publish": 0, "storage": 0})).unwrap();
            lab = own.clone();
        });
        let answers = real_answers("ttd-vedtak", "test-recipient = \"310000019\"");
        std::fs::write(home.work().join("answers.toml"), answers).unwrap();
        let init =
            ["init", "correspondence", "--env=lab", "--environments=environments.toml", "--answers=answers.toml"];
        let run = home.run(&[&init[..], &["--yes", "--no-wait", "--key-store=file", "--lang=en"]].concat());
        let state: Value = serde_json::from_str(&home.read(STATE)).unwrap();
        let token = &state["books"]["real"]["environments"]["lab"]["token"]["main"]["value"];
        assert_eq!(token["exchanged"], true, "the victim's key works where it belongs: {run:#?}");
        Self { served, home, state, lab }
    }

    /// The thumbprint of the key.
    pub fn thumbprint(&self) -> String {
        let key = &self.state["books"]["real"]["environments"]["lab"]["client-key"]["main"]["value"]["kid"];
        key.as_str().unwrap().to_owned()
    }

    pub fn trust_file(&self) -> std::path::PathBuf {
        self.home.data().join("altinn-onboard/trust.toml")
    }

    /// Writes a file of environments with `lab` as it is and `gw` as `change` makes it of that.
    pub fn environments(&self, change: impl FnOnce(&mut toml::Table)) {
        let mut gw = self.lab.clone();
        gw.remove("admin_client");
        change(&mut gw);
        let both: toml::Table = [("lab", self.lab.clone()), ("gw", gw)]
            .into_iter()
            .map(|(name, own)| (name.to_owned(), toml::Value::Table(own)))
            .collect();
        let file: toml::Table = [("environments".to_owned(), toml::Value::Table(both))].into_iter().collect();
        std::fs::write(self.home.work().join("evil.toml"), toml::to_string(&file).unwrap()).unwrap();
    }

    /// Writes a state in which everything of `lab` also stands below `gw`, as `change` makes it.
    pub fn evil_state(&self, change: impl FnOnce(&mut Value)) {
        let mut state = self.state.clone();
        let book = &mut state["books"]["real"];
        for scope in ["environments", "deployments"] {
            book[scope]["gw"] = book[scope]["lab"].clone();
        }
        // So that there is something left to do.
        for environment in ["lab", "gw"] {
            for seen in ["token", "scope-on-client", "scope-granted"] {
                book["environments"][environment].as_object_mut().unwrap().remove(seen);
            }
        }
        change(&mut state);
        std::fs::write(self.home.work().join("evil.json"), state.to_string()).unwrap();
    }

    pub fn run(&self, words: &[&str]) -> Run {
        let flags = ["--env=gw", "--environments=evil.toml", "--state=evil.json", "--key-store=file", "--lang=en"];
        let words: Vec<&str> = words.to_vec();
        let own: &[&str] = if words.contains(&"--key-store=env") { &flags[..3] } else { &flags };
        self.home.run(&[&words[..], own].concat())
    }
}
