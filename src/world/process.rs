//! The process as it was started: arguments, variables, folders, terminal, locale, and who runs it.
//!
//! Read once, in [`Process::real`], and passed on as plain data. A test fills in the fields that it cares about.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::OnceLock;

use console::Term;
use etcetera::BaseStrategy as _;

use crate::domain::{Language, Secret, SecretForm, secret_form};

/// What every variable of ours starts with.
pub const PREFIX: &str = "ALTINN_ONBOARD_";

/// The name of our folder below the user's data and config folders.
const OWN_FOLDER: &str = "altinn-onboard";

/// Narrower than this, lines are no longer wrapped to the terminal.
const NARROWEST: usize = 20;

/// Wider than this, prose is hard to read.
const WIDEST: usize = 100;

/// Used where no terminal tells its width.
const USUAL: usize = 80;

/// The process as it was started.
#[derive(Default)]
pub struct Process {
    /// Arguments, the program's own name first.
    pub arguments: Vec<OsString>,
    /// Environment variables.
    pub variables: BTreeMap<OsString, OsString>,
    /// The working folder.
    pub folder: PathBuf,
    /// The user's own folders; absent where the user has no home.
    pub folders: Option<Folders>,
    /// Which of the three streams are a terminal.
    pub terminals: Terminals,
    /// The terminal's width in columns.
    pub columns: Option<usize>,
    /// The locale that the system tells, where variables tell none.
    pub system_locale: Option<String>,
    /// The process number.
    pub id: u32,
    /// Who runs it; looked up when first needed.
    pub identity: OnceLock<Identity>,
}

/// The user's own folders for this program; they need not exist yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// The user's home.
    pub home: PathBuf,
    /// Ours for what the user sets: the profile.
    pub config: PathBuf,
    /// Ours for what the program keeps: key files.
    pub data: PathBuf,
    /// Ours for what can be fetched again: the lists of packages and roles.
    pub cache: PathBuf,
}

/// Which streams are a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminals {
    /// Where answers come from.
    pub stdin: bool,
    /// Where results go.
    pub stdout: bool,
    /// Where talk goes.
    pub stderr: bool,
}

/// Who runs the program, and where: for the lock, so that a colleague knows whom to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// User name.
    pub user: String,
    /// Host name.
    pub host: String,
}

/// Whether colours are wanted, as on the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// Where a terminal shows them and no variable forbids them.
    #[default]
    Auto,
    /// Also where the output goes to a file or a pipe.
    Always,
    /// Nowhere, whatever the terminal can.
    Never,
}

impl Colour {
    /// Reads `auto`, `always` or `never`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "auto" => Some(Self::Auto),
            "always" => Some(Self::Always),
            "never" => Some(Self::Never),
            _ => None,
        }
    }
}

/// A variable that is set but cannot be used. It never repeats the value, which may be a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VariableFault {
    /// Not UTF-8.
    #[error("`{0}` is not valid text")]
    NotText(String),
    /// It looks like a secret, and no secret belongs there.
    #[error("`{name}` holds what looks like a secret")]
    Secret {
        /// The variable.
        name: String,
        /// What it seems to be.
        form: SecretForm,
    },
    /// Text, but not of the wanted form.
    #[error("`{name}` cannot be read: {reason}")]
    Form {
        /// The variable.
        name: String,
        /// Why.
        reason: String,
    },
}

impl Process {
    /// Reads the real process.
    #[must_use]
    pub fn real() -> Self {
        let terminals = Terminals {
            stdin: std::io::stdin().is_terminal(),
            stdout: std::io::stdout().is_terminal(),
            stderr: std::io::stderr().is_terminal(),
        };
        let columns = [(terminals.stderr, Term::stderr as fn() -> Term), (terminals.stdout, Term::stdout)]
            .into_iter()
            .filter(|(is_terminal, _)| *is_terminal)
            .find_map(|(_, term)| term().size_checked())
            .map(|(_, columns)| usize::from(columns));
        Self {
            arguments: std::env::args_os().collect(),
            variables: std::env::vars_os().collect(),
            folder: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            folders: Folders::real(),
            terminals,
            columns,
            system_locale: sys_locale::get_locale(),
            id: std::process::id(),
            identity: OnceLock::new(),
        }
    }

    /// A variable as text, of which anything may be shown. One that is set but empty counts as not set, as shells and CI
    /// systems use them.
    ///
    /// # Errors
    /// It is not text, or looks like a secret: those are read by [`Self::secret`].
    pub fn variable(&self, name: &str) -> Result<Option<&str>, VariableFault> {
        let Some(value) = self.variables.get(OsStr::new(name)).filter(|value| !value.is_empty()) else {
            return Ok(None);
        };
        let text = value.to_str().ok_or_else(|| VariableFault::NotText(name.to_owned()))?;
        match secret_form::find(text) {
            Some(form) => Err(VariableFault::Secret { name: name.to_owned(), form }),
            None => Ok(Some(text)),
        }
    }

    /// A variable as it is, for what is only judged: it may hold a password, and one that is set but empty is there.
    #[must_use]
    pub fn judged(&self, name: &str) -> Option<String> {
        self.variables.get(OsStr::new(name)).map(|value| value.to_string_lossy().into_owned())
    }

    /// A variable, read as a type.
    ///
    /// # Errors
    /// It is set but not of the type's form.
    pub fn parsed<T: FromStr<Err: std::fmt::Display>>(&self, name: &str) -> Result<Option<T>, VariableFault> {
        self.variable(name)?
            .map(|text| {
                text.parse()
                    .map_err(|error: T::Err| VariableFault::Form { name: name.to_owned(), reason: error.to_string() })
            })
            .transpose()
    }

    /// A variable that nobody may see.
    #[must_use]
    pub fn secret(&self, name: &str) -> Option<Secret> {
        let value = self.variables.get(OsStr::new(name)).filter(|value| !value.is_empty())?;
        Some(Secret::new(value.as_encoded_bytes().to_vec()))
    }

    /// The command as it was typed, for a shell: what a flag may follow, and what comes after the options.
    #[must_use]
    pub fn typed(&self) -> (String, String) {
        let words: Vec<String> = self.arguments.iter().skip(1).map(|word| quoted(&word.to_string_lossy())).collect();
        let options = words.iter().take_while(|word| *word != "--").count();
        let (before, after) = words.split_at(options);
        let joined = |words: &[String]| words.iter().map(|word| format!(" {word}")).collect::<String>();
        (format!("altinn-onboard{}", joined(before)), joined(after))
    }

    /// The names of all variables that begin with our prefix, whatever they hold.
    pub fn own_variables(&self) -> impl Iterator<Item = &str> {
        self.variables.keys().filter_map(|name| name.to_str()).filter(|name| name.starts_with(PREFIX))
    }

    /// The language of the locale, if it is one that the program speaks.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| self.variable(name).ok().flatten());
        Language::parse(named.or(self.system_locale.as_deref())?)
    }

    /// Whether a person can be asked: questions are read from stdin and put on stderr.
    #[must_use]
    pub const fn can_ask(&self) -> bool {
        self.terminals.stdin && self.terminals.stderr
    }

    /// How wide lines may be.
    #[must_use]
    pub fn width(&self) -> usize {
        let told = || self.parsed("COLUMNS").ok().flatten();
        self.columns.or_else(told).unwrap_or(USUAL).clamp(NARROWEST, WIDEST)
    }

    /// Whether a stream gets colours: the flag first, then `NO_COLOR`, `CLICOLOR_FORCE`, `TERM`, then whether it is a
    /// terminal.
    #[must_use]
    pub fn colours(&self, wanted: Colour, is_terminal: bool) -> bool {
        let set = |name: &str| self.variables.get(OsStr::new(name)).filter(|value| !value.is_empty());
        match wanted {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto if set("NO_COLOR").is_some() => false,
            Colour::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            Colour::Auto => is_terminal && set("TERM").is_none_or(|value| value != "dumb"),
        }
    }

    /// Who runs the program.
    pub fn identity(&self) -> &Identity {
        self.identity.get_or_init(Identity::real)
    }
}

/// A word as a shell takes it for one word, and for nothing else.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '=' | ':' | ',' | '+' | '@' | '%');
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Values of variables and arguments may be secrets: only their number is shown.
impl std::fmt::Debug for Process {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Process")
            .field("arguments", &self.arguments.len())
            .field("variables", &self.variables.len())
            .field("folder", &self.folder)
            .field("folders", &self.folders)
            .field("terminals", &self.terminals)
            .field("columns", &self.columns)
            .finish_non_exhaustive()
    }
}

/// Has the process leave no core file, should it crash: its memory may hold keys.
pub fn keep_no_core() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Less than there was is always granted.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
}

impl Folders {
    /// The user's folders, after the XDG rules on Linux and macOS and the known folders on Windows.
    fn real() -> Option<Self> {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(Self {
            home: base.home_dir().to_path_buf(),
            config: base.config_dir().join(OWN_FOLDER),
            data: base.data_dir().join(OWN_FOLDER),
            cache: base.cache_dir().join(OWN_FOLDER),
        })
    }
}

impl Identity {
    fn real() -> Self {
        Self {
            user: whoami::username().unwrap_or_else(|_| "?".to_owned()),
            host: gethostname::gethostname().to_string_lossy().into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Process {
        let variables = variables.iter().map(|(name, value)| (name.into(), value.into())).collect();
        Process { variables, ..Process::default() }
    }

    #[test]
    fn an_empty_variable_is_not_set() {
        let process = with(&[("ALTINN_ONBOARD_ORG_NUMBER", ""), ("ALTINN_ONBOARD_LANG", "en")]);
        assert_eq!(process.variable("ALTINN_ONBOARD_ORG_NUMBER"), Ok(None));
        assert_eq!(process.variable("ALTINN_ONBOARD_LANG"), Ok(Some("en")));
        assert_eq!(process.own_variables().count(), 2);
    }

    #[test]
    fn a_wrong_variable_is_named_but_not_repeated() {
        let fault = with(&[("COLUMNS", "canary-3d1")]).parsed::<usize>("COLUMNS").unwrap_err();
        assert!(fault.to_string().contains("COLUMNS") && !fault.to_string().contains("canary"), "{fault}");
    }

    #[test]
    fn a_secret_where_none_belongs_is_named_but_not_repeated() {
        let process = with(&[("ALTINN_ONBOARD_KEY_FILE", "-----BEGIN PRIVATE KEY----- canary-3d1")]);
        let fault = process.variable("ALTINN_ONBOARD_KEY_FILE").unwrap_err();
        assert!(matches!(fault, VariableFault::Secret { form: SecretForm::PrivateKey, .. }), "{fault}");
        assert!(!format!("{fault} {fault:?}").contains("canary"));
        assert!(process.secret("ALTINN_ONBOARD_KEY_FILE").is_some());
    }

    #[test]
    fn debug_shows_no_values() {
        let mut process = with(&[("ALTINN_ONBOARD_KEY_MAIN", "canary-3d1")]);
        process.arguments = vec!["canary-3d1".into()];
        assert!(!format!("{process:?}").contains("canary"));
        assert_eq!(process.secret("ALTINN_ONBOARD_KEY_MAIN").unwrap().expose(), b"canary-3d1");
    }

    #[test]
    fn a_command_is_typed_again_with_a_flag_in_its_place() {
        let typed = |words: &[&str]| {
            let arguments = std::iter::once("/bin/a").chain(words.iter().copied()).map(OsString::from).collect();
            Process { arguments, ..Process::default() }.typed()
        };
        let (before, after) = typed(&["init", "--env=lab", "--service-name", "Vedtak om støtte"]);
        assert_eq!(
            (before.as_str(), after.as_str()),
            ("altinn-onboard init --env=lab --service-name 'Vedtak om støtte'", "")
        );
        let (before, after) = typed(&["policy", "upload", "--", "$(x).xml"]);
        assert_eq!((before.as_str(), after.as_str()), ("altinn-onboard policy upload", " -- '$(x).xml'"));
        assert_eq!(quoted("it's;\nrm"), "'it'\\''s;\nrm'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn the_locale_of_messages_decides_the_language() {
        assert_eq!(with(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "nn_NO.UTF-8")]).language(), Some(Language::Nb));
        assert_eq!(with(&[("LANG", "C.UTF-8")]).language(), None);
        let process = Process { system_locale: Some("en-US".to_owned()), ..Process::default() };
        assert_eq!(process.language(), Some(Language::En));
    }

    #[test]
    fn colours_follow_the_flag_then_the_variables_then_the_terminal() {
        assert!(with(&[]).colours(Colour::Auto, true));
        assert!(!with(&[]).colours(Colour::Auto, false));
        assert!(!with(&[("NO_COLOR", "1")]).colours(Colour::Auto, true));
        assert!(with(&[("NO_COLOR", "1")]).colours(Colour::Always, false));
        assert!(with(&[("NO_COLOR", "")]).colours(Colour::Auto, true));
        assert!(with(&[("CLICOLOR_FORCE", "1")]).colours(Colour::Auto, false));
        assert!(!with(&[("TERM", "dumb")]).colours(Colour::Auto, true));
        assert!(!with(&[]).colours(Colour::Never, true));
    }

    #[test]
    fn the_width_stays_readable() {
        assert_eq!(with(&[]).width(), USUAL);
        assert_eq!(with(&[("COLUMNS", "40")]).width(), 40);
        assert_eq!(Process { columns: Some(8), ..Process::default() }.width(), NARROWEST);
        assert_eq!(Process { columns: Some(300), ..Process::default() }.width(), WIDEST);
    }
}
