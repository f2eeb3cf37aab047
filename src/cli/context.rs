//! What every command shares: the process, the language, the screen, the state file, and how findings are shown.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use clap::ArgMatches;
use jiff::civil::Date;

use super::calls::CallOptions;
use super::failure::Failure;
use super::output::{Destination, Format, Output};
use super::{args, faults};
use crate::catalog::metadata::Metadata;
use crate::domain::Language;
use crate::engine::Ledger;
use crate::finding::Finding;
use crate::policy::lint::LintOptions;
use crate::record::Handle;
use crate::report::screen;
use crate::text::dates;
use crate::text::{Message, Phrase, faults as text};
use crate::world::catalog_cache::{self, CacheBook};
use crate::world::clock::{Clock, RealClock};
use crate::world::files::Files;
use crate::world::http::Settings;
use crate::world::interrupt::Interrupt;
use crate::world::last_used::LastUsed;
use crate::world::lock::Holder;
use crate::world::process::Process;
use crate::world::progress::Progress;
use crate::world::prompt::Terminal;
use crate::world::screen::Screen;
use crate::world::state_file::{AfterSave, StateFile, USUAL_NAME};

/// What every command shares.
pub struct Context {
    /// Arguments, variables, folders and terminals, as they were at the start.
    pub process: Arc<Process>,
    /// What people read; machine output is the same in both.
    pub language: Language,
    /// Results go to stdout, all else to stderr.
    pub screen: Screen,
    /// What goes on while nobody is asked.
    pub progress: Progress,
    /// The time of day, or a fixed one in tests.
    pub clock: Arc<dyn Clock>,
    /// The only way to the file system.
    pub files: Files,
    /// The state file.
    pub state: PathBuf,
    /// Never ask.
    pub no_input: bool,
    /// The format of the result.
    pub format: Format,
    /// Where results go.
    pub output: Output,
    /// How services are called.
    calls: CallOptions,
    after_save: Option<AfterSave>,
    /// Nothing is drawn over: for screen readers, and terminals that cannot.
    plain: bool,
    /// The terminal, once somebody was asked: one keyboard serves all prompts.
    terminal: OnceLock<Terminal>,
    /// The one handler of Ctrl-C, once something must be done before the end.
    interrupt: OnceLock<Option<Interrupt>>,
    /// The state was opened to write in it.
    saves: AtomicBool,
}

impl Context {
    /// Builds the context of a command that shows what it says on a screen.
    ///
    /// # Errors
    /// A variable is not of its form.
    pub fn new(process: Process, screen: Screen, language: Language, matches: &ArgMatches) -> Result<Self, Failure> {
        let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
        let state = match text("state") {
            Some(path) => process.folder.join(path),
            None => match process
                .variable("ALTINN_ONBOARD_STATE")
                .map_err(|fault| Failure::usage(faults::variable(&fault)))?
            {
                Some(path) => process.folder.join(path),
                None => process.folder.join(USUAL_NAME),
            },
        };
        let calls = CallOptions::new(&process, &Files::real(), of_command(matches))?;
        let output = Output {
            screen: screen.clone(),
            files: Files::real(),
            folder: process.folder.clone(),
            language,
            is_looked_at: process.terminals.stdout,
        };
        Ok(Self {
            language,
            screen,
            progress: Progress::new(process.terminals.stderr && !plain(&process, matches)),
            plain: plain(&process, matches),
            terminal: OnceLock::new(),
            clock: Arc::new(RealClock::start()),
            files: Files::real(),
            state,
            // What only looks may run every week with nobody there.
            no_input: matches.get_flag("no-input") || args::flag(of_command(matches), args::LOOKS),
            format: format(matches),
            output,
            calls,
            after_save: None,
            interrupt: OnceLock::new(),
            saves: AtomicBool::new(false),
            process: Arc::new(process),
        })
    }

    /// The same by this clock, with what is called after each save of the state.
    #[must_use]
    pub fn watched(self, clock: Arc<dyn Clock>, after_save: Option<AfterSave>) -> Self {
        Self { clock, after_save, ..self }
    }

    /// Whether calls, and what lies below a failure, are shown.
    #[must_use]
    pub const fn verbose(&self) -> bool {
        self.calls.verbose()
    }

    /// Whether questions can be put.
    #[must_use]
    pub fn interactive(&self) -> bool {
        !self.no_input && self.process.can_ask()
    }

    /// Opens the state to write in it.
    ///
    /// # Errors
    /// It cannot be opened, or somebody else works with it.
    pub fn open(&self, create: bool) -> Result<Ledger, Failure> {
        let holder = Holder::of(&self.process, self.clock.as_ref());
        let (mut file, mut state) = StateFile::open(&self.state, &self.files, &holder, create)
            .map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
        if let Some(kept_in) = self.last_used() {
            let kept = kept_in.read(&self.files);
            state.last = kept.clone().unwrap_or(state.last);
            file = file.remembering(kept_in, kept.unwrap_or_default());
        }
        let unexplained = faults::unexplained(&state);
        if !unexplained.is_empty() {
            self.show(&unexplained);
        }
        self.saves.store(true, Ordering::Release);
        self.before_end(text::INTERRUPTED, file.lock().releaser());
        let file = match &self.after_save {
            Some(hook) => file.after_save(Arc::clone(hook)),
            None => file,
        };
        Ok(Ledger::kept(file, state))
    }

    /// Whether what is learned is saved in the state file.
    #[must_use]
    pub fn saves(&self) -> bool {
        self.saves.load(Ordering::Acquire)
    }

    /// Has something done before Ctrl-C or a signal ends the program; the first to ask says the farewell.
    pub fn before_end(&self, farewell: Phrase, action: impl FnOnce() + Send + 'static) {
        let install = || Interrupt::install(&self.screen, farewell.raw(self.language).to_owned()).ok();
        // Without a handler Ctrl-C still ends the program; its locks go with the process, and everything is saved.
        if let Some(interrupt) = self.interrupt.get_or_init(install) {
            interrupt.before_end(action);
        }
    }

    /// The terminal, to ask in. Ctrl-C and signals give it back as it was from now on.
    #[must_use]
    pub fn terminal(&self) -> Terminal {
        self.before_end(if self.saves() { text::INTERRUPTED } else { text::BROKEN_OFF }, || {});
        let begin = || {
            let terminal = Terminal::new(self.screen.clone(), self.files.clone(), self.progress.clone());
            if self.plain { terminal.plain() } else { terminal }
        };
        self.terminal.get_or_init(begin).clone()
    }

    /// Reads the state to look at it.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(&self) -> Result<Ledger, Failure> {
        let mut state = StateFile::read_only(&self.state, &self.files)
            .map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
        if let Some(kept) = self.last_used().and_then(|kept_in| kept_in.read(&self.files)) {
            state.last = kept;
        }
        Ok(Ledger::unkept(state))
    }

    /// Where it is kept where one worked last; nowhere for a user without a home.
    fn last_used(&self) -> Option<LastUsed> {
        let folders = self.process.folders.as_ref()?;
        Some(LastUsed::new(&folders.cache, &self.files.true_place(&self.state)))
    }

    /// The folder of the state file: where files for people are written.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.state.parent().unwrap_or(&self.process.folder)
    }

    /// Prints something for the operator, on stderr.
    pub fn print(&self, message: impl Into<Message>) {
        self.screen.talk(&message.into().render(self.language));
    }

    /// How services are called.
    ///
    /// # Errors
    /// What was typed about calls does not hold.
    pub fn calls(&self) -> Result<Settings, Failure> {
        self.calls.settings(&self.process, &self.files, &self.screen, self.clock.clone(), self.language)
    }

    /// Shows findings.
    pub fn show(&self, findings: &[Finding]) {
        self.screen.verbatim(&screen::findings(findings, self.layout()));
    }

    /// How renderers lay text out on this screen.
    #[must_use]
    pub fn layout(&self) -> screen::Screen {
        screen::Screen::coloured(self.language, self.screen.width())
    }

    /// How renderers lay out what goes to stdout: where it shows no colours, none need be put in and taken out again.
    #[must_use]
    pub fn result_layout(&self) -> screen::Screen {
        screen::Screen { colour: self.screen.colours_results(), ..self.layout() }
    }

    /// Writes a result to stdout.
    ///
    /// # Errors
    /// The output cannot be written; a reader that has gone is no failure.
    pub fn result(&self, text: &str) -> Result<(), Failure> {
        self.output.text(&Destination::Usual, text)
    }

    /// Altinn's own lists of packages and roles, when somebody has fetched them.
    #[must_use]
    pub fn refreshed(&self, book: CacheBook) -> Option<Metadata> {
        self.process.folders.as_ref().and_then(|folders| catalog_cache::read(folders, book, &self.files))
    }

    /// The day in Norway, by which everything is judged.
    #[must_use]
    pub fn today(&self) -> Date {
        dates::day(self.clock.now())
    }

    /// What the linter is told of every file: the day, and what Altinn itself says exists.
    #[must_use]
    pub fn lint_options(&self) -> LintOptions {
        let also_known = self.refreshed(CacheBook::Real).map(|lists| lists.new_urns()).unwrap_or_default();
        LintOptions { also_known, ..LintOptions::new(self.today()) }
    }

    /// The service that a flag names.
    ///
    /// # Errors
    /// It is not a handle.
    pub fn handle(&self, matches: &ArgMatches) -> Result<Option<Handle>, Failure> {
        let Some(text) = matches.get_one::<String>("service") else { return Ok(None) };
        Handle::parse(text).map(Some).map_err(|_| Failure::usage(faults::handle(text)))
    }
}

/// Whether nothing is to be drawn over: by the flag, by `ALTINN_ONBOARD_PLAIN`, or in a terminal that cannot.
#[must_use]
pub fn plain(process: &Process, matches: &ArgMatches) -> bool {
    let is = |name: &str, wanted: &dyn Fn(&str) -> bool| process.judged(name).is_some_and(|value| wanted(&value));
    args::flag(matches, "plain")
        || is("ALTINN_ONBOARD_PLAIN", &|value| !matches!(value, "" | "0"))
        || is("TERM", &|value| value == "dumb")
}

/// What `--format` says to the command that was typed: it may have others than most.
fn format(matches: &ArgMatches) -> Format {
    args::text(of_command(matches), "format").and_then(Format::parse).unwrap_or_default()
}

/// What was typed for the command itself.
fn of_command(matches: &ArgMatches) -> &ArgMatches {
    let mut at = matches;
    while let Some((_, below)) = at.subcommand() {
        at = below;
    }
    at
}
