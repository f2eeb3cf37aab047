//! How services are called: which certificates count, how long is waited, and who is told of each call.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use clap::ArgMatches;

use super::failure::Failure;
use super::output::is_stdout;
use super::{args, faults};
use crate::catalog::codes::network::CA_BUNDLE;
use crate::domain::Language;
use crate::engine::call_line;
use crate::finding::Finding;
use crate::report::screen as layout;
use crate::world::files::{Files, LineFile};
use crate::world::http::{CaBundle, Proxies, Settings, SharedClock};
use crate::world::process::Process;
use crate::world::screen::Screen;

/// How long one call may take, as a duration (`5s`): for slow networks, and for tests.
const TIMEOUT: &str = "ALTINN_ONBOARD_TIMEOUT";

/// The file of `--ca-bundle`, for those who set it once.
const CERTIFICATES: &str = "ALTINN_ONBOARD_CA_BUNDLE";

/// Longer than any list of certificates.
const LARGEST: u64 = 8 << 20;

/// What was typed about calls.
pub struct CallOptions {
    verbose: bool,
    ca_bundle: Option<PathBuf>,
    trace: Option<PathBuf>,
    force: bool,
    /// One file takes the calls of the whole run.
    lines: OnceLock<Arc<LineFile>>,
}

impl CallOptions {
    /// Reads them; `matches` are those of the command itself.
    ///
    /// # Errors
    /// A variable is not of its form, or the file of `--trace` is there already.
    pub fn new(process: &Process, files: &Files, matches: &ArgMatches) -> Result<Self, Failure> {
        let variable = process.variable(CERTIFICATES).map_err(|fault| Failure::usage(faults::variable(&fault)))?;
        let in_folder = |name: &str| process.folder.join(name);
        let force = args::flag(matches, "force");
        let trace = match args::text(matches, "trace") {
            Some(name) if is_stdout(name) => return Err(Failure::usage(faults::trace_to_stdout())),
            name => name.map(in_folder),
        };
        if let Some(path) = &trace {
            match files.look(path) {
                Ok(true) if !force => return Err(Failure::usage(faults::file_exists(path, "trace"))),
                looked => looked.map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?,
            };
        }
        Ok(Self {
            verbose: args::flag(matches, "verbose"),
            ca_bundle: args::text(matches, "ca-bundle").or(variable).map(in_folder),
            trace,
            force,
            lines: OnceLock::new(),
        })
    }

    /// Every call is shown.
    #[must_use]
    pub const fn verbose(&self) -> bool {
        self.verbose
    }

    /// What calls are made with. The file of `--trace` is made now, and its place is said.
    ///
    /// # Errors
    /// The certificates cannot be used, the file cannot be made, or the longest time of a call is no duration.
    pub fn settings(
        &self,
        process: &Process,
        files: &Files,
        screen: &Screen,
        clock: SharedClock,
        language: Language,
    ) -> Result<Settings, Failure> {
        let ca_bundle = self.ca_bundle.as_deref().map(|path| certificates(files, path)).transpose()?;
        let proxies = Proxies::of_variables(|name| process.judged(name));
        let mut settings = Settings { clock, ca_bundle, proxies, ..Settings::default() };
        if let Some(text) = process.variable(TIMEOUT).map_err(|fault| Failure::usage(faults::variable(&fault)))? {
            let longest = args::duration(text).filter(|longest| !longest.is_zero());
            let longest = longest.ok_or_else(|| Failure::usage(faults::duration(TIMEOUT, text)))?;
            settings = settings.lasting(longest);
        }
        if self.verbose {
            let screen = screen.clone();
            settings.observers.push(Arc::new(move |call| screen.marked("·", &call.line())));
        }
        if let Some(path) = &self.trace {
            let lines = self.lines(files, path, screen, language)?;
            let screen = screen.clone();
            settings.observers.push(Arc::new(move |call| {
                // The types always can be written as JSON.
                let Ok(line) = call_line::traced(call) else { return };
                if let Err(fault) = lines.add(&line) {
                    let look = layout::Screen::coloured(language, screen.width());
                    screen.verbatim(&layout::findings(&[fault.finding()], look));
                }
            }));
        }
        Ok(settings)
    }

    fn lines(&self, files: &Files, path: &Path, screen: &Screen, language: Language) -> Result<Arc<LineFile>, Failure> {
        if let Some(lines) = self.lines.get() {
            return Ok(Arc::clone(lines));
        }
        let made = files.create_lines(path, self.force);
        let made = made.map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
        let place = files.true_place(path).display().to_string();
        screen.talk(&words::RECORDED.with("path", place).render(language));
        Ok(Arc::clone(self.lines.get_or_init(|| Arc::new(made))))
    }
}

/// The certificates of a file.
fn certificates(files: &Files, path: &Path) -> Result<CaBundle, Failure> {
    let pem = files.read(path, LARGEST).map_err(|fault| Failure::usage(fault.finding()).caused_by(fault))?;
    CaBundle::parse(&pem).map_err(|fault| {
        let place = path.display().to_string();
        let finding = Finding::new(&CA_BUNDLE, place.as_str()).with("path", place).with("reason", fault.phrase());
        Failure::usage(finding).caused_by(fault)
    })
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        RECORDED { nb: "Hvert kall skrives til {path}, uten hemmeligheter og uten innhold. Se gjennom filen før du sender den til noen.", en: "Every call is written to {path}, without secrets and without contents. Read the file before you send it to anybody." }
    }
}
