//! What tests of the real binary share: a home of its own, and a terminal that can be read.

pub mod admitted;
pub mod child;
pub mod existing;
pub mod findings;
pub mod marks;
pub mod moved_clock;
pub mod peers;
pub mod permit;
#[cfg(unix)]
pub mod pty;
pub mod real_answers;
pub mod same_state;
pub mod screen;
pub mod served;
pub mod started;
pub mod states;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jiff::Timestamp;

/// The binary under test.
pub const BINARY: &str = env!("CARGO_BIN_EXE_altinn-onboard");

/// No command takes as long; what does hangs.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The day of homes that stand on a set one, at eleven in Norway.
const DAY: &str = "2026-11-27T10:00:00Z";

/// A home and a working folder that nobody else uses. Both vanish with it.
pub struct Home {
    root: tempfile::TempDir,
    variables: BTreeMap<OsString, OsString>,
    /// By how many milliseconds the clock of its programs is ahead of the computer's, where it stands on a set day.
    moved: Option<String>,
}

/// What a command did.
#[derive(Debug)]
pub struct Run {
    /// Exit code; `None` when a signal ended it.
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    /// How long it ran, its wait for a permit left out.
    pub took: Duration,
}

impl Home {
    /// An empty home. Programs started in it see its variables and no others.
    pub fn new() -> Self {
        Self::within(&std::env::temp_dir())
    }

    /// An empty home on the day [`DAY`]: for what is held word for word. Where a line is broken hangs on how long its
    /// dates are, so what is said on one day is not what is said on the next.
    pub fn dated() -> Self {
        let day: Timestamp = DAY.parse().unwrap();
        let moved = day.duration_since(Timestamp::now()).as_millis().to_string();
        Self { moved: Some(moved), ..Self::new() }
    }

    /// An empty home in memory where the system has a folder for that: for tests that start the program many times, since
    /// each save is flushed to disk.
    pub fn in_memory() -> Self {
        let memory = Path::new("/dev/shm");
        if memory.is_dir() { Self::within(memory) } else { Self::new() }
    }

    fn within(folder: &Path) -> Self {
        let root = tempfile::tempdir_in(folder).unwrap();
        let mut variables: BTreeMap<OsString, OsString> = BTreeMap::new();
        for name in ["home", "config", "data", "work"] {
            std::fs::create_dir(root.path().join(name)).unwrap();
        }
        for (name, folder) in [("HOME", "home"), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data")] {
            variables.insert(name.into(), root.path().join(folder).into());
        }
        // Windows starts no program without these; PATH finds nothing but the system's own tools.
        for name in ["SystemRoot", "SystemDrive", "PATHEXT"] {
            variables.extend(std::env::var_os(name).map(|value| (name.into(), value)));
        }
        if cfg!(unix) {
            variables.insert("PATH".into(), "/usr/bin:/bin".into());
            variables.insert("TERM".into(), "xterm-256color".into());
        }
        Self { root, variables, moved: None }
    }

    /// The same with one more variable.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }

    /// The folder that holds all the others.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// The working folder.
    pub fn work(&self) -> PathBuf {
        self.root.path().join("work")
    }

    /// The user's home.
    pub fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// The user's config folder (XDG).
    pub fn config(&self) -> PathBuf {
        self.root.path().join("config")
    }

    /// The user's data folder (XDG).
    pub fn data(&self) -> PathBuf {
        self.root.path().join("data")
    }

    /// A file in the working folder, as text.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.work().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Whether its programs go by a clock on a set day.
    pub fn is_dated(&self) -> bool {
        self.moved.is_some()
    }

    /// Runs the binary without a terminal.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let (program, arguments) = self.binary(arguments);
        self.run_program(program, &arguments, "")
    }

    /// The binary under test with these arguments, by the clock of this home.
    pub fn binary<'a>(&'a self, arguments: &[&'a str]) -> (&'static Path, Vec<&'a str>) {
        match &self.moved {
            Some(moved) => (child::program(), [&child::dated(moved), arguments].concat()),
            None => (Path::new(BINARY), arguments.to_vec()),
        }
    }

    /// Runs the same by a clock that passes over whatever is waited for; the runs of a home go by one clock.
    pub fn run_hurried(&self, arguments: &[&str]) -> Run {
        self.run_program(child::program(), &[&child::hurried(&self.clock()), arguments].concat(), "")
    }

    /// Where the clock of hurried runs is kept.
    pub fn clock(&self) -> PathBuf {
        self.root.path().join("clock")
    }

    /// Runs a program without a terminal, `input` on its stdin. One that hangs is ended, and the test fails.
    pub fn run_program(&self, program: &Path, arguments: &[&str], input: &str) -> Run {
        let _permit = permit::take();
        let start = Instant::now();
        let mut command = self.command(program, arguments);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = started::Started::new(command);
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let writer = std::thread::spawn(move || {
            // Who does not read its input may close it.
            let _ = stdin.write_all(input.as_bytes());
        });
        let stdout = gather(child.stdout.take().unwrap());
        let stderr = gather(child.stderr.take().unwrap());
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if start.elapsed() > PATIENCE {
                child.kill().unwrap();
                panic!("{arguments:?} hangs; stderr so far: {}", stderr.join().unwrap());
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        let took = start.elapsed();
        writer.join().unwrap();
        Run { status: status.code(), stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap(), took }
    }

    /// A command in this home, for who starts it in another way.
    pub fn command(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).env_clear().envs(&self.variables).current_dir(self.work());
        command
    }

    /// The variables that programs see.
    #[cfg(unix)]
    pub fn variables(&self) -> &BTreeMap<OsString, OsString> {
        &self.variables
    }
}

fn gather(mut stream: impl Read + Send + 'static) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        String::from_utf8(bytes).expect("output is UTF-8")
    })
}
