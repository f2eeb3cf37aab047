//! A home in which somebody has planted something.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::common::{BINARY, Home, Run};

/// What stands in the working folder.
pub const STATE: &str = "altinn-onboard.json";

/// What the victim has that nobody may touch.
pub const PRECIOUS: &str = "ssh-ed25519 AAAA my only key\n";

/// What takes no time is not waited for: far longer than any refusal takes, far shorter than a test waits.
const AT_ONCE: Duration = Duration::from_secs(10);

/// A home with a state that a colleague has committed, and a precious file outside the working folder.
pub struct Planted {
    pub home: Home,
}

impl Planted {
    pub fn new() -> Self {
        let home = Home::in_memory();
        fs::write(home.work().join(STATE), include_str!("../fixtures/state/schema-2-rehearsal.json")).unwrap();
        fs::write(home.home().join("authorized_keys"), PRECIOUS).unwrap();
        Self { home }
    }

    /// The precious file.
    pub fn precious(&self) -> PathBuf {
        self.home.home().join("authorized_keys")
    }

    /// A place in the working folder.
    pub fn at(&self, name: &str) -> PathBuf {
        self.home.work().join(name)
    }

    /// Everything in the working folder, links as links.
    pub fn names(&self) -> Vec<String> {
        names(&self.home.work())
    }

    /// Runs the program in English.
    pub fn run(&self, line: &str) -> Run {
        let words: Vec<&str> = ["--lang=en"].into_iter().chain(line.split_whitespace()).collect();
        self.home.run(&words)
    }

    /// Runs the program, which must refuse at once, with this code and these words.
    pub fn refuses(&self, line: &str, code: &str, words: &[&str]) {
        let run = self.run(line);
        assert_eq!(run.status, Some(1), "{line}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(code), "{line}: {code}: {}", run.stderr);
        assert!(run.took < AT_ONCE, "{line}: {:?}", run.took);
        // Long paths are wrapped.
        let said: String = run.stderr.split_whitespace().collect();
        for word in words {
            let word: String = word.split_whitespace().collect();
            assert!(said.contains(&word), "{line}: {word}: {}", run.stderr);
        }
    }

    /// The precious file is as it was.
    pub fn assert_unharmed(&self, when: &str) {
        assert_eq!(fs::read_to_string(self.precious()).unwrap(), PRECIOUS, "{when}");
        let mut there = names(&self.home.home());
        there.retain(|name| name != ".cache");
        assert_eq!(there, ["authorized_keys"], "{when}");
    }

    /// Runs the program as a user who owns nothing; `None` where this test cannot become another.
    pub fn run_as_nobody(&self, line: &str) -> Option<Run> {
        let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
        let setpriv = Path::new("/usr/bin/setpriv");
        let mut tried = self.home.command(setpriv, &[&nobody[..], &[BINARY, "--version"]].concat());
        fs::set_permissions(self.home.root(), fs::Permissions::from_mode(0o755)).unwrap();
        if !tried.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
            eprintln!("skipped: only root can become another user, by setpriv");
            return None;
        }
        let words: Vec<&str> = nobody.into_iter().chain([BINARY, "--lang=en"]).chain(line.split_whitespace()).collect();
        Some(self.home.run_program(setpriv, &words, ""))
    }
}

/// What somebody can put in the place of a file, and the code of its refusal.
#[derive(Clone, Copy, Debug)]
pub enum Plant {
    /// To the precious file.
    Link,
    /// To nothing: what is written through it would be new.
    LinkToNew,
    Fifo,
    Socket,
}

impl Plant {
    pub const ALL: [Self; 4] = [Self::Link, Self::LinkToNew, Self::Fifo, Self::Socket];

    /// Puts it there, in the place of what there is.
    pub fn put(self, planted: &Planted, place: &Path) {
        let _ = fs::remove_file(place);
        match self {
            Self::Link => symlink(planted.precious(), place).unwrap(),
            Self::LinkToNew => symlink(planted.home.home().join("new"), place).unwrap(),
            Self::Fifo => assert!(Command::new("mkfifo").arg(place).status().unwrap().success()),
            Self::Socket => drop(UnixListener::bind(place).unwrap()),
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Link | Self::LinkToNew => "FILE-LINK",
            Self::Fifo | Self::Socket => "FILE-NOT-ORDINARY",
        }
    }
}

/// The names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
