//! Screens: what commands say and how they end, held against files below `tests/snapshots`.
//!
//! One file holds one or several commands; of each the exit code, stdout and stderr, in both languages under each other.
//! What differs from run to run stands there as a named mark (see [`super::marks`]); all of it is said on one set day.
//!
//! `INSTA_UPDATE=always cargo test --test runner` writes the files anew; their difference is then for people to judge.

use std::fmt::Write as _;

use super::marks::Marks;
use super::{Home, Run};

/// What one snapshot holds.
pub struct Screens {
    name: String,
    marks: Marks,
    text: String,
    title: String,
    /// What was said last, to tell when another language says the same.
    last: String,
}

/// The languages, in the order in which they stand in a snapshot.
pub const LANGUAGES: [&str; 2] = ["nb", "en"];

impl Screens {
    /// An empty one; its file is `tests/snapshots/{name}.snap`.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            marks: Marks::default(),
            text: String::new(),
            title: String::new(),
            last: String::new(),
        }
    }

    /// The same with days as they are: for commands whose days do not hang on today.
    pub fn with_days(mut self) -> Self {
        self.marks = self.marks.with_days();
        self
    }

    /// Runs a command in both languages, each in its home, and adds what it said.
    pub fn run(&mut self, homes: [&Home; 2], arguments: &[&str]) -> [Run; 2] {
        let mut runs = LANGUAGES.into_iter().zip(homes).map(|(language, home)| {
            let arguments = [arguments, &["--lang", language]].concat();
            let run = home.run(&arguments);
            self.add(home, &arguments, &run);
            run
        });
        [runs.next().unwrap(), runs.next().unwrap()]
    }

    /// Adds what a command said that was run already. Its language is read from `--lang`.
    pub fn add(&mut self, home: &Home, arguments: &[&str], run: &Run) {
        assert!(home.is_dated(), "what is held word for word is said in a home on a set day: Home::dated");
        let (language, rest) = language_of(arguments);
        let marks = self.marks.of(home);
        let title = marks.mark(&rest.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" "));
        if title != self.title {
            let space = if self.text.is_empty() { "" } else { "\n" };
            let _ = writeln!(self.text, "{space}$ altinn-onboard {title}");
            self.title = title;
            self.last.clear();
        }
        let ended = run.status.map_or_else(|| "by a signal".to_owned(), |code| code.to_string());
        let mut all = String::new();
        for (stream, said) in [("stdout", &run.stdout), ("stderr", &run.stderr)] {
            if !said.is_empty() {
                let end = if said.ends_with('\n') { "" } else { "⏎\n" };
                let _ = write!(all, "-- {stream}\n{}{end}", marks.mark(said));
            }
        }
        let _ = writeln!(self.text, "\n== {language}, exit {ended}");
        if !all.is_empty() && self.last == all {
            self.text.push_str("-- the same\n");
        } else {
            self.text.push_str(&all);
        }
        self.last = all;
    }

    /// Adds a text under a title of its own, for instance a file that was written.
    pub fn add_text(&mut self, home: &Home, title: &str, text: &str) {
        let space = if self.text.is_empty() { "" } else { "\n" };
        let _ = write!(self.text, "{space}# {title}\n{}", self.marks.of(home).mark(text));
        self.title.clear();
    }

    /// Holds everything against the file.
    pub fn check(self) {
        let mut settings = insta::Settings::clone_current();
        let (folder, name) = self.name.rsplit_once('/').expect("an area and a name");
        settings.set_snapshot_path(format!("{}/tests/snapshots/{folder}", env!("CARGO_MANIFEST_DIR")));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, self.text));
    }
}

/// The language of a command, and its arguments without it. Nothing said is Bokmål.
fn language_of<'a>(arguments: &[&'a str]) -> (&'a str, Vec<&'a str>) {
    let mut language = "nb";
    let mut rest = Vec::new();
    let mut left = arguments.iter().copied();
    while let Some(word) = left.next() {
        match word.strip_prefix("--lang") {
            Some("") => language = left.next().unwrap_or(language),
            Some(given) => language = given.trim_start_matches('='),
            None => rest.push(word),
        }
    }
    (language, rest)
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_=./:,+@%{}".contains(c);
    let word: String =
        if word.chars().count() > 200 { word.chars().take(200).chain(['…']).collect() } else { word.into() };
    if !word.is_empty() && word.chars().all(plain) { word } else { format!("'{word}'") }
}
