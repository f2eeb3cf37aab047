//! How results leave the program: in which format, and the one way to stdout or to a file.
//!
//! "Add a format": a row in [`Format`], its word in the rows of the commands that have it, and their renderers.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::failure::Failure;
use super::{args, faults};
use crate::domain::Language;
use crate::policy::read::decode;
use crate::report::machine::escaped;
use crate::text::Phrase;
use crate::text::clean::clean;
use crate::world::files::{FileFault, FileFaultKind, Files, Mode};
use crate::world::screen::{Screen, ScreenFault};

/// The form of a result. A command's row names those that it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people, in their language.
    #[default]
    Human,
    /// A JSON document with a schema version.
    Json,
    /// A text with Markdown's marks, to paste somewhere.
    Markdown,
    /// A page that stands alone.
    Html,
    /// SARIF 2.1.0, which code hosts read.
    Sarif,
    /// Calendar entries (RFC 5545).
    Ics,
    /// Lines of values with commas between, for spreadsheets (RFC 4180).
    Csv,
}

impl Format {
    /// All formats that there are.
    pub const ALL: [Self; 7] = [Self::Human, Self::Json, Self::Markdown, Self::Html, Self::Sarif, Self::Ics, Self::Csv];

    /// The word of `--format`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Sarif => "sarif",
            Self::Ics => "ics",
            Self::Csv => "csv",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}

/// What most commands have: a text for people and a document for programs. Where the one result is JSON, as with a public
/// key, it is both.
pub const COMMON: &[Format] = &[Format::Human, Format::Json];

/// What a command has whose result is a text or a file itself.
pub const ONLY_HUMAN: &[Format] = &[Format::Human];

/// `--output` without a file: the result goes to stdout, which has these names.
const STDOUT: &[&str] = if cfg!(unix) { &["-", "/dev/stdout", "/dev/fd/1"] } else { &["-"] };

/// Whether a name is one of stdout.
#[must_use]
pub fn is_stdout(name: &str) -> bool {
    STDOUT.contains(&name)
}

/// Where a result goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To stdout, since nothing else was said.
    Usual,
    /// To stdout, as `--output -` says: exactly the bytes, unless somebody looks at them.
    Stdout,
    /// To a file, as it was named.
    File(String),
}

impl Destination {
    /// The file, as it was named.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::File(name) => Some(name),
            Self::Usual | Self::Stdout => None,
        }
    }
}

/// The way out. What is written is written whole or not at all, and every file is announced.
#[derive(Clone)]
pub struct Output {
    /// The screen whose stdout takes results.
    pub screen: Screen,
    /// The file system.
    pub files: Files,
    /// The folder that names of files are given from.
    pub folder: PathBuf,
    /// The language of what is announced.
    pub language: Language,
    /// Somebody looks at stdout.
    pub is_looked_at: bool,
}

impl Output {
    /// Where `--output` and `--force` send the result. Asked before anything is worked out, so that nobody answers questions for
    /// nothing.
    ///
    /// # Errors
    /// As [`Output::destination_of`].
    pub fn destination(&self, matches: &ArgMatches) -> Result<Destination, Failure> {
        self.destination_of("output", matches)
    }

    /// The same for another flag that names a file.
    ///
    /// # Errors
    /// The file is there already, its folder is not, or what stands there is a link, a pipe or a device: those are never
    /// replaced.
    pub fn destination_of(&self, flag: &str, matches: &ArgMatches) -> Result<Destination, Failure> {
        let Some(name) = args::text(matches, flag) else { return Ok(Destination::Usual) };
        self.named(name, flag, args::flag(matches, "force"))
    }

    /// The same for a name that was given in another way; `flag` is what would have given it.
    ///
    /// # Errors
    /// As [`Output::destination_of`].
    pub fn named(&self, name: &str, flag: &str, force: bool) -> Result<Destination, Failure> {
        if is_stdout(name) {
            return Ok(Destination::Stdout);
        }
        let path = self.folder.join(name);
        match self.files.look_for_place(&path) {
            Ok(true) if !force => Err(Failure::usage(faults::file_exists(&path, flag))),
            Ok(_) => Ok(Destination::File(name.to_owned())),
            Err(fault) if fault.kind == FileFaultKind::NotOrdinary => {
                let finding = fault.finding().next(words::TO_STDOUT.with("flag", format!("--{flag}")));
                Err(Failure::failed(finding).caused_by(fault))
            }
            Err(fault) => Err(unwritten(fault)),
        }
    }

    /// A text as the result; it ends with a line break. What looks like a secret in it is not shown.
    ///
    /// # Errors
    /// It cannot be written; a reader of stdout that has gone is no failure.
    pub fn text(&self, to: &Destination, text: &str) -> Result<(), Failure> {
        let text = self.screen.without_secrets(text);
        let Some(name) = to.file() else { return sent(self.screen.result(&text)) };
        let ending = if text.ends_with('\n') { "" } else { "\n" };
        self.file(name, format!("{text}{ending}").as_bytes())
    }

    /// A file as the result: its bytes and nothing else. For who looks at stdout the byte order mark is left out, and all
    /// else that a terminal would not show but obey: strangers write such files.
    ///
    /// # Errors
    /// As [`Output::text`].
    pub fn bytes(&self, to: &Destination, bytes: &[u8]) -> Result<(), Failure> {
        match to {
            Destination::File(name) => self.file(name, bytes),
            Destination::Usual | Destination::Stdout if self.is_looked_at => match decode(bytes) {
                Ok(text) => sent(self.screen.result(&clean(&text))),
                Err(_) => sent(self.screen.result(&clean(&String::from_utf8_lossy(bytes)))),
            },
            Destination::Usual | Destination::Stdout => sent(self.screen.bytes(bytes)),
        }
    }

    /// Writes a file, and says so.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn file(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.announced(&self.folder.join(name), bytes, Mode::Ordinary, words::WRITTEN)
    }

    /// Writes a file that only the user may read, and says so in the words that belong to it.
    ///
    /// # Errors
    /// As [`Output::file`].
    pub fn private_file(&self, name: &str, bytes: &[u8], announcement: Phrase) -> Result<(), Failure> {
        self.announced(&self.folder.join(name), bytes, Mode::Private, announcement)
    }

    /// Writes a file in the folder that a flag names, which is made when it is not there, and says so.
    ///
    /// # Errors
    /// A file with other content is there and is not to be replaced, or it cannot be written.
    pub fn file_in(&self, flag: &str, matches: &ArgMatches, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let folder = self.folder.join(args::text(matches, flag).unwrap_or_default());
        match self.files.is_to_write(&folder.join(name), bytes, args::flag(matches, "force")) {
            Err(fault) if fault.kind == FileFaultKind::Exists => {
                return Err(Failure::usage(faults::file_exists(&fault.path, flag)));
            }
            looked => looked.map_err(unwritten)?,
        };
        let path = self.files.write_below(&folder, Path::new(name), bytes, Mode::Ordinary).map_err(unwritten)?;
        self.announce(&path, words::WRITTEN);
        Ok(())
    }

    fn announced(&self, path: &Path, bytes: &[u8], mode: Mode, announcement: Phrase) -> Result<(), Failure> {
        self.files.write(path, bytes, mode).map_err(unwritten)?;
        self.announce(&self.files.true_place(path), announcement);
        Ok(())
    }

    fn announce(&self, path: &Path, announcement: Phrase) {
        self.screen.talk(&announcement.with("path", path.display().to_string()).render(self.language));
    }
}

/// A document for programs, from what its renderer wrote.
///
/// # Errors
/// It could not be written as JSON, which is a fault of the program.
pub fn document(rendered: Result<String, serde_json::Error>) -> Result<String, Failure> {
    rendered.map(escaped).map_err(|error| Failure::failed(faults::json(&error)).caused_by(error))
}

fn unwritten(fault: FileFault) -> Failure {
    Failure::failed(fault.finding()).caused_by(fault)
}

fn sent(result: Result<(), ScreenFault>) -> Result<(), Failure> {
    match result {
        Ok(()) | Err(ScreenFault::Closed) => Ok(()),
        Err(fault) => Err(Failure::failed(faults::output(&fault)).caused_by(fault)),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        WRITTEN { nb: "Skrevet: {path}", en: "Written: {path}" }
        TO_STDOUT { nb: "Send resultatet til stdout, og videre derfra med > eller |: {flag} -", en: "Send the result to stdout, and on from there with > or |: {flag} -" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::exit::Exit;
    use clap::{Arg, ArgAction, Command};

    fn matches(words: &[&str]) -> ArgMatches {
        let command = Command::new("x").no_binary_name(true);
        let force = Arg::new("force").long("force").action(ArgAction::SetTrue);
        command.arg(Arg::new("output").long("output")).arg(force).get_matches_from(words)
    }

    /// It is a fault of the program, not something that is yet to be told.
    #[test]
    fn what_cannot_be_written_as_json_is_told_as_that() {
        let unwritable = std::collections::BTreeMap::from([([1, 2], "a key that is no text")]);
        let Err(failure) = document(serde_json::to_string(&unwritable)) else { panic!("it was written") };
        assert_eq!((failure.exit, failure.findings[0].code.id), (Exit::Failed, "JSON"));
        assert_eq!(document(serde_json::to_string(&["a"])).ok().as_deref(), Some("[\"a\"]"));
    }

    #[test]
    fn formats_are_read_by_their_words() {
        for format in Format::ALL {
            assert_eq!(Format::parse(format.word()), Some(format));
        }
        assert_eq!(Format::parse("yaml"), None);
    }

    #[test]
    fn a_file_is_announced_and_kept_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (screen, captured) = Screen::captured(200);
        let folder_path = folder.path().to_path_buf();
        let output =
            Output { screen, files: Files::real(), folder: folder_path, language: Language::En, is_looked_at: false };
        let to = output.destination(&matches(&["--output", "a.txt"])).unwrap();
        output.text(&to, "one").unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join("a.txt")).unwrap(), "one\n");
        assert!(captured.talk().contains("a.txt") && captured.result().is_empty(), "{}", captured.talk());

        let refused = output.destination(&matches(&["--output", "a.txt"])).unwrap_err();
        assert_eq!((refused.exit, refused.findings[0].code.id), (Exit::Usage, "FILE-EXISTS"));
        let to = output.destination(&matches(&["--output", "a.txt", "--force"])).unwrap();
        output.bytes(&to, b"two").unwrap();
        assert_eq!(std::fs::read(folder.path().join("a.txt")).unwrap(), b"two");
    }

    #[test]
    fn without_a_file_the_result_goes_to_stdout_and_nothing_is_announced() {
        let (screen, captured) = Screen::captured(80);
        let output = Output {
            screen,
            files: Files::real(),
            folder: PathBuf::new(),
            language: Language::En,
            is_looked_at: false,
        };
        output.text(&output.destination(&matches(&[])).unwrap(), "one").unwrap();
        output.bytes(&output.destination(&matches(&["--output", "-"])).unwrap(), b"two").unwrap();
        assert_eq!((captured.result().as_str(), captured.talk().as_str()), ("one\ntwo", ""));
    }
}
