//! A rehearsal in three processes: the sandbox, the program, and this test.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use serde_json::{Value, json};

use crate::common::started::Started;
use crate::common::{BINARY, Home, Run, same_state};

/// What stands in every state file's folder.
pub const STATE: &str = "altinn-onboard.json";

/// One of everything, and no more.
pub fn one_of_each() -> Value {
    json!({ "client": 1, "resource": 1, "policyVersion": 1, "subscription": 1, "message": 1, "brokerOwner": 0, "brokerResource": 0, "transfer": 0, "notificationOrder": 0, "accessList": 0, "system": 0, "systemUserRequest": 0 })
}

/// A fresh world of the sandbox and a key of the operator's. Making keys is by far the slowest thing here, so they are
/// made once.
struct Ready {
    world: Vec<u8>,
    admin_key: Vec<u8>,
    own_key: Vec<u8>,
}

fn ready() -> &'static Ready {
    static READY: OnceLock<Ready> = OnceLock::new();
    READY.get_or_init(|| {
        let made = |home: &Home| {
            drop(Sandbox::of(home, "world.json", None));
            let read = |name: &str| fs::read(home.work().join(name)).unwrap();
            (read("world.json"), read("world.admin-key.pem"))
        };
        let (world, admin_key) = made(&Home::in_memory());
        // Any RSA key will do.
        let (_, own_key) = made(&Home::in_memory());
        Ready { world, admin_key, own_key }
    })
}

/// Puts a fresh world into the working folder, under these names.
pub fn seed(home: &Home, world: &str, admin_key: &str) {
    // Served on any port: the one that it was made at may be another test's by now.
    let mut fresh: Value = serde_json::from_slice(&ready().world).unwrap();
    fresh["port"] = 0.into();
    write_private(&home.work().join(world), fresh.to_string().as_bytes());
    write_private(&home.work().join(admin_key), &ready().admin_key);
}

/// A private file.
pub fn write_private(path: &Path, content: &[u8]) {
    fs::write(path, content).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

/// A sandbox in its own process. It is killed when this is dropped.
pub struct Sandbox {
    /// Where it is served, without slash at the end.
    pub base: String,
    child: Started,
    _stderr: BufReader<ChildStderr>,
}

impl Sandbox {
    /// Serves `world.json` of a home, and writes its description beside it as `environment.toml`.
    pub fn serve(home: &Home, port: Option<&str>) -> Self {
        Self::of(home, "world.json", port)
    }

    /// Serves any world of a home.
    pub fn of(home: &Home, world: &str, port: Option<&str>) -> Self {
        let mut arguments = vec!["sandbox", "--data", world, "--scenario", "instant"];
        arguments.extend(port.map(|port| ["--port", port]).into_iter().flatten());
        let description = fs::File::create(home.work().join("environment.toml")).unwrap();
        let mut command = home.command(Path::new(BINARY), &arguments);
        let command = command.stdin(Stdio::null()).stdout(description).stderr(Stdio::piped());
        let mut child = Started::new(command);
        // The description stands on stdout when the address is said on stderr.
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        while !said.contains("http://") {
            assert_ne!(stderr.read_line(&mut said).unwrap(), 0, "the sandbox ended: {said}");
        }
        let description = home.read("environment.toml");
        let base = description.split('"').find_map(|text| text.strip_suffix("/maskinporten/")).unwrap().to_owned();
        Self { base, child, _stderr: stderr }
    }

    /// How many there are of each kind.
    pub fn counts(&self) -> Value {
        self.held()["counts"].clone()
    }

    /// What `GET /_sandbox` shows.
    pub fn held(&self) -> Value {
        Self::held_at(&self.base)
    }

    /// What `GET /_sandbox` shows at an address.
    pub fn held_at(base: &str) -> Value {
        let address = base.strip_prefix("http://").unwrap();
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        write!(stream, "GET /_sandbox HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}"))
    }

    /// The process's number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends the process at once (SIGKILL).
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// A home with a sandbox of its own.
pub struct Rehearsal {
    pub home: Home,
    pub sandbox: Sandbox,
}

impl Rehearsal {
    /// A fresh world, served at a port of its own.
    pub fn new() -> Self {
        let home = Home::in_memory();
        seed(&home, "world.json", "world.admin-key.pem");
        write_private(&home.home().join("own-key.pem"), &ready().own_key);
        let sandbox = Sandbox::serve(&home, Some("0"));
        // The state has a folder of its own, so that everything that is left there is seen.
        fs::create_dir(home.work().join("state")).unwrap();
        Self { home, sandbox }
    }

    /// The arguments of `init`, with a key that is there already.
    pub fn init(&self) -> Vec<String> {
        let key = self.home.home().join("own-key.pem").display().to_string();
        let mut arguments = self.arguments(&["init", "correspondence", "--env", "sandbox", "--yes"]);
        arguments.extend(["--key-source".to_owned(), "file".to_owned(), "--key-file".to_owned(), key]);
        arguments
    }

    /// The arguments of `resume`.
    pub fn resume(&self) -> Vec<String> {
        self.init_of("resume")
    }

    /// The arguments of `resume` without a key: the one that is known is used.
    pub fn resume_alone(&self) -> Vec<String> {
        self.arguments(&["resume", "--env", "sandbox", "--yes"])
    }

    fn init_of(&self, command: &str) -> Vec<String> {
        let mut arguments = self.init();
        arguments.splice(0..2, [command.to_owned()]);
        arguments
    }

    /// Arguments, with those that say which state and which environment.
    pub fn arguments(&self, words: &[&str]) -> Vec<String> {
        let given = ["--environments", "environment.toml", "--state", "state/altinn-onboard.json"];
        words.iter().chain(&given).map(|word| (*word).to_owned()).collect()
    }

    /// Runs the real binary to its end.
    pub fn run(&self, arguments: &[String]) -> Run {
        self.home.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Starts the real binary.
    pub fn spawn(&self, arguments: &[String]) -> Started {
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let log = fs::File::create(self.home.home().join("log")).unwrap();
        let mut command = self.home.command(Path::new(BINARY), &words);
        Started::new(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log))
    }

    /// The state file's folder.
    pub fn folder(&self) -> PathBuf {
        self.home.work().join("state")
    }

    /// The state as it is on disk.
    pub fn state(&self) -> Value {
        serde_json::from_str(&fs::read_to_string(self.folder().join(STATE)).unwrap()).unwrap()
    }

    /// Everything that is left of a journey: the state without what passes, the other files, and what the sandbox counts.
    pub fn end(&self) -> End {
        End { state: same_state::normal(&self.state()), files: names(&self.folder()), counts: self.sandbox.counts() }
    }
}

/// What is left of a journey.
#[derive(Debug)]
pub struct End {
    pub state: Value,
    pub files: Vec<String>,
    pub counts: Value,
}

impl End {
    /// Fails with all differences.
    pub fn must_be(&self, wanted: &Self, when: &str) {
        let differences = same_state::differences(&self.state, &wanted.state);
        assert!(differences.is_empty(), "{when}: the state differs\n{}", differences.join("\n"));
        assert_eq!(self.counts, wanted.counts, "{when}");
        // A letter that was due when the program died is written when it is taken up; nothing else may be there.
        let other = |name: &&String| !name.starts_with("letters/L") || !name.ends_with(".txt");
        let left: Vec<&String> = self.files.iter().filter(other).collect();
        assert_eq!(left, [STATE], "{when}: other files are left");
        assert!(wanted.files.iter().all(|name| self.files.contains(name)), "{when}: {:?}", self.files);
    }
}

/// The end of a journey that nothing disturbed, in which one of each was made.
pub fn undisturbed() -> &'static End {
    static END: OnceLock<End> = OnceLock::new();
    END.get_or_init(|| {
        let rehearsal = Rehearsal::new();
        let run = rehearsal.run(&rehearsal.init());
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let end = rehearsal.end();
        assert_eq!(end.counts, one_of_each());
        end
    })
}

fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true => names.extend(self::names(&path).into_iter().map(|below| format!("{name}/{below}"))),
            false => names.push(name),
        }
    }
    names.sort();
    names
}

/// Whether SIGKILL ended a process.
pub fn was_killed(status: ExitStatus) -> bool {
    status.signal() == Some(9)
}

/// Does something for each number, on a few threads, since the processes mostly wait for each other; fails at the end
/// with the numbers at which it failed.
pub fn for_each(numbers: &[usize], work: impl Fn(usize) + Sync) {
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let one_thread = || {
        while let Some(number) = numbers.get(next.fetch_add(1, Ordering::Relaxed)) {
            if catch_unwind(AssertUnwindSafe(|| work(*number))).is_err() {
                failed.lock().unwrap().push(*number);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(one_thread);
        }
    });
    let mut failed = failed.into_inner().unwrap();
    failed.sort_unstable();
    assert_eq!(failed, [0; 0], "failed at these of {}", numbers.len());
}

/// Waits for a process. One that hangs fails the test.
pub fn wait(child: &mut Child) -> ExitStatus {
    let start = std::time::Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(start.elapsed() < crate::common::PATIENCE, "the program hangs");
        std::thread::sleep(Duration::from_millis(2));
    }
}
