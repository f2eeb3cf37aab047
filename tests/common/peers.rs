//! Other people's software that judges ours, and processes that run beside a test.
//!
//! What a machine lacks is said and skipped; where `ALTINN_ONBOARD_REQUIRE_PEERS` is set, as in `.ci/run`, nothing may be.

use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::started::Started;
use super::{BINARY, Home, PATIENCE};

/// The folder of facts, data and peers.
pub fn shared() -> Option<PathBuf> {
    let found = std::env::var_os("ALTINN_ONBOARD_SHARED").map(PathBuf::from);
    found.or_else(|| lacking("ALTINN_ONBOARD_SHARED is not set"))
}

/// A Python that has the peers' libraries.
pub fn python() -> Option<PathBuf> {
    tool("ALTINN_ONBOARD_PYTHON", "python3", &["-c", "import authlib, flask, joserfc, jsonschema, jwcrypto, jwt"])
}

/// A Python that has the real clients of Maskinporten.
pub fn clients() -> Option<PathBuf> {
    tool("ALTINN_ONBOARD_PYTHON", "python3", &["-c", "import dlt_source_elhub.maskinporten, wenche.auth"])
}

/// A Python that has a real client of tus.
pub fn tus_of_python() -> Option<PathBuf> {
    tool("ALTINN_ONBOARD_PYTHON", "python3", &["-c", "import tusclient.client"])
}

/// The folder whose `node_modules` have a real client of tus.
pub fn tus_of_node() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("ALTINN_ONBOARD_NODE_PEERS").map(PathBuf::from) else {
        return lacking("ALTINN_ONBOARD_NODE_PEERS is not set");
    };
    let is_there = folder.join("node_modules/tus-js-client").is_dir();
    if is_there { Some(folder) } else { lacking("tus-js-client is not installed") }
}

/// A Python with nothing but what comes with it.
pub fn plain_python() -> Option<PathBuf> {
    tool("ALTINN_ONBOARD_PYTHON", "python3", &["-c", "import sys; assert sys.version_info >= (3, 9)"])
}

/// Prism, which holds HTTP calls against an OpenAPI document.
pub fn prism() -> Option<PathBuf> {
    tool("ALTINN_ONBOARD_PRISM", "prism", &["--version"])
}

fn tool(variable: &str, name: &str, trial: &[&str]) -> Option<PathBuf> {
    let program = std::env::var_os(variable).map_or_else(|| name.into(), PathBuf::from);
    let tried = Command::new(&program).args(trial).output();
    match tried {
        Ok(output) if output.status.success() => Some(program),
        _ => lacking(&format!("{} does not run `{}`", program.display(), trial.join(" "))),
    }
}

fn lacking(reason: &str) -> Option<PathBuf> {
    let required = std::env::var_os("ALTINN_ONBOARD_REQUIRE_PEERS").is_some();
    assert!(!required, "{reason}, and nothing may be skipped here");
    println!("skipped: {reason}");
    None
}

/// A port on loopback that nobody uses now, and that the system gives to nobody who asks for any port.
pub fn free_port() -> u16 {
    // Tests run side by side: each process begins elsewhere, and no two calls of it get the same.
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let begin = std::process::id().wrapping_mul(97) as u16 % 8000;
    let ports = (0..8000).map(|_| 20_000 + (begin + NEXT.fetch_add(1, Ordering::Relaxed)) % 8000);
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    ports.into_iter().find(is_free).expect("a free port")
}

/// A server in its own process. Dropping it ends it.
pub struct Server {
    child: Started,
    said: Arc<Mutex<String>>,
}

impl Server {
    /// Starts a command and gathers what it says on stdout.
    pub fn start(mut command: Command) -> Self {
        let mut child = Started::new(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()));
        let said = Arc::new(Mutex::new(String::new()));
        let (shared, mut lines) = (Arc::clone(&said), BufReader::new(child.stdout.take().unwrap()));
        std::thread::spawn(move || {
            let mut line = String::new();
            while let Ok(1..) = lines.by_ref().read_line(&mut line) {
                shared.lock().unwrap().push_str(&line);
                line.clear();
            }
        });
        Self { child, said }
    }

    /// Everything that it has said.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until it has said something that holds.
    pub fn until(&mut self, what: &str, holds: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !holds(&self.said()) {
            let ended = self.child.try_wait().unwrap();
            assert!(ended.is_none() && start.elapsed() < PATIENCE, "in vain until {what}; it said: {}", self.said());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until it takes calls.
    pub fn until_it_listens(&mut self, port: u16) {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let ended = self.child.try_wait().unwrap();
            assert!(ended.is_none() && start.elapsed() < PATIENCE, "nobody listens at {port}: {}", self.said());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The embedded Altinn and Maskinporten in a process of their own, and their description.
pub struct Sandbox {
    /// The process lives as long as this.
    _server: Server,
    /// The table `environments.sandbox` of the description.
    pub description: toml::Table,
}

impl Sandbox {
    /// Starts it, with everything answered at once.
    pub fn start(home: &Home) -> Self {
        let arguments = ["sandbox", "--scenario", "instant", "--data", "sandbox-world.json"];
        let mut server = Server::start(home.command(Path::new(BINARY), &arguments));
        let read = |said: &str| said.parse::<toml::Table>().ok();
        // The answers are the last table of the description.
        server.until("the description is there", |said| read(said).is_some() && said.contains("\ntest-recipient"));
        let file = read(&server.said()).unwrap();
        let description = file["environments"]["sandbox"].as_table().unwrap().clone();
        Self { _server: server, description }
    }

    /// The port that it listens at.
    pub fn port(&self) -> u16 {
        url::Url::parse(self.description["issuer"].as_str().unwrap()).unwrap().port().unwrap()
    }

    /// Writes a file for `--environments` in which some addresses are others.
    pub fn described_as(&self, home: &Home, name: &str, others: &[(&str, String)]) -> String {
        let mut description = self.description.clone();
        for (key, address) in others {
            let before = description.insert((*key).to_owned(), address.clone().into());
            assert!(before.is_some(), "the description has no {key}");
        }
        let named = toml::Table::from_iter([(name.to_owned(), toml::Value::Table(description))]);
        let file = toml::Table::from_iter([("environments".to_owned(), toml::Value::Table(named))]);
        let path = format!("{name}.toml");
        std::fs::write(home.work().join(&path), file.to_string()).unwrap();
        path
    }
}
