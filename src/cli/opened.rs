//! A session for the commands that need one: over the network or at rest.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::ArgMatches;

use super::context::Context;
use super::environment::{self, LiveEnvironment};
use super::failure::Failure;
use super::places::{Reach, begun_places};
use super::{answers, args, faults, options, trust};
use crate::domain::{Environment, Product};
use crate::engine::perform::{Performer, TransferWatcher};
use crate::engine::{Ledger, Session, StepRun, works};
use crate::record::values::{KeyPlace, KeySource};
use crate::record::{Place, State, Topic, t};
use crate::world::http::Http;
use crate::world::keys::{Keeping, KeyStore};
use crate::world::prompt::{Closed, Prompter};

/// How long is waited for what takes minutes, unless a flag says otherwise.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// A session that is ready to walk, and the places it is about. The ledger stays the command's.
pub struct OpenSession<'l> {
    /// What asks, performs and saves for one place at a time.
    pub session: Session<'l, Performer>,
    /// The environment's server, when it is the embedded one.
    pub ready: LiveEnvironment,
    /// Every step of every place.
    pub works: Vec<StepRun>,
    /// Each environment and service that it is about, with the product of the service.
    pub places: Vec<(Place, Product)>,
}

impl OpenSession<'_> {
    /// A step of the first place that has it.
    ///
    /// # Errors
    /// No journey of the places has it.
    pub fn step(&self, id: &str) -> Result<StepRun, Failure> {
        let found = self.works.iter().find(|work| work.id() == id).cloned();
        found.ok_or_else(|| Failure::usage(faults::step_elsewhere(id, self.places.iter().map(|(place, _)| place))))
    }
}

/// Where one worked last, the environment at hand. What is learned is not kept: the ledger is one that was only read.
///
/// # Errors
/// Nothing is begun, or the environment cannot be had.
pub async fn open_read_only<'l>(
    context: &Context,
    matches: &ArgMatches,
    ledger: &'l mut Ledger,
) -> Result<OpenSession<'l>, Failure> {
    let described = environment::described(context, matches)?;
    let (name, places) = last(context, matches, ledger)?;
    let ready = environment::ready(context, matches, &name, &described).await?;
    session(context, matches, ready, ledger, places)
}

/// Looks, where one worked last, at what a service has for a step; the environment is ended whatever came of it.
///
/// # Errors
/// Nothing is begun, no journey has the step, its key cannot be used, or why it cannot be looked at.
pub async fn looking<T>(
    context: &Context,
    matches: &ArgMatches,
    step: &str,
    look: impl AsyncFnOnce(&mut Session<'_, Performer>, &StepRun) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut ledger = context.read()?;
    let mut begun = open_read_only(context, matches, &mut ledger).await?;
    let looked = match begun.step(step) {
        Err(failure) => Err(failure),
        Ok(work) => match begun.session.settle_key(&work) {
            Err(fault) => Err(fault.into()),
            Ok(()) => look(&mut begun.session, &work).await,
        },
    };
    begun.ready.end().await;
    looked
}

/// Where one worked last, without calling anybody.
///
/// # Errors
/// Nothing is begun, or the environment is not known.
pub fn open_offline<'l>(
    context: &Context,
    matches: &ArgMatches,
    ledger: &'l mut Ledger,
) -> Result<OpenSession<'l>, Failure> {
    let described = environment::described(context, matches)?;
    let (name, places) = last(context, matches, ledger)?;
    let ready = LiveEnvironment { environment: environment::resting(&name, &described)?, running: None };
    session(context, matches, ready, ledger, places)
}

/// The same, with the work of one step.
///
/// # Errors
/// As [`open_offline`], or no place has the step.
pub fn open_step_offline<'l>(
    context: &Context,
    matches: &ArgMatches,
    ledger: &'l mut Ledger,
    step: &str,
) -> Result<(OpenSession<'l>, StepRun), Failure> {
    let begun = open_offline(context, matches, ledger)?;
    let step = begun.step(step)?;
    Ok((begun, step))
}

fn last(context: &Context, matches: &ArgMatches, ledger: &Ledger) -> Result<super::places::Chosen, Failure> {
    let chosen = begun_places(context, matches, ledger.state(), Reach::Last)?;
    chosen.into_iter().next().ok_or_else(|| Failure::usage(faults::nothing_begun()))
}

/// Builds a session for places of one environment.
///
/// # Errors
/// A flag does not hold, or the user has no place for keys.
pub fn session<'l>(
    context: &Context,
    matches: &ArgMatches,
    ready: LiveEnvironment,
    ledger: &'l mut Ledger,
    places: Vec<(Place, Product)>,
) -> Result<OpenSession<'l>, Failure> {
    let environment = ready.environment.clone();
    let keys = key_store(context, matches, &environment, ledger.state(), &places)?;
    if context.saves() {
        keys.remove_leftovers();
    }
    let key_file = key_file(context, matches)?;
    let mut answers = answers::given(context, matches)?;
    if key_file.is_some() {
        // Who names a file means it.
        answers.flags.entry(Topic::KeySource).or_insert_with(|| KeySource::File.word().to_owned());
    }
    let performer = Performer::new(
        Http::new(context.calls()?),
        environment.clone(),
        keys,
        context.files.clone(),
        context.folder().to_path_buf(),
        context.clock.clone(),
    )
    .with_key_file(key_file)
    .with_transfer(
        args::text(matches, "file-to-send").map(|file| context.process.folder.join(file)),
        Some(transfer_watcher(context)),
    )
    .with_attachment(named_file(context, matches, options::ATTACHMENT, "ALTINN_ONBOARD_MESSAGE_ATTACHMENT")?)
    .with_trust(trust::trust(context, matches)?.with_state(ledger.state().book(false)));
    let prompter: Box<dyn Prompter> =
        if context.interactive() { Box::new(context.terminal()) } else { Box::new(Closed) };
    let works = works(&places);
    let session = Session {
        ledger,
        environment,
        answers,
        performer,
        prompter,
        screen: context.screen.clone(),
        progress: context.progress.clone(),
        clock: context.clock.clone(),
        language: context.language,
        key_bits: args::text(matches, "key-bits").and_then(|text| text.parse().ok()),
        letter_context: super::letter_context::gathered(context, matches, &ready.environment)?,
        typed: Vec::new(),
        answered: false,
        corrects: false,
        took_in: false,
        patience: patience(matches)?,
    };
    Ok(OpenSession { session, ready, works, places })
}

/// Who tells the operator how far a file is.
fn transfer_watcher(context: &Context) -> TransferWatcher {
    let (progress, screen, language) = (context.progress.clone(), context.screen.clone(), context.language);
    Arc::new(move |what, moved| progress.moving(&screen, what, moved, language))
}

/// What performs in an environment with the key of a file, where nothing is begun and nothing is kept.
///
/// # Errors
/// A flag or a variable does not hold.
pub fn alone(context: &Context, matches: &ArgMatches, environment: &Environment) -> Result<Performer, Failure> {
    let process = Arc::clone(&context.process);
    let variable = Arc::new(move |name: &str| process.secret(name));
    let performer = Performer::new(
        Http::new(context.calls()?),
        environment.clone(),
        KeyStore::new(Keeping::Env, &context.process.folder, variable),
        context.files.clone(),
        context.folder().to_path_buf(),
        context.clock.clone(),
    );
    Ok(performer.with_key_file(key_file(context, matches)?).with_trust(trust::trust(context, matches)?))
}

/// Where keys are: as the flag says, as the state knows, or the system's key store; in a rehearsal a throw-away file.
fn key_store(
    context: &Context,
    matches: &ArgMatches,
    environment: &Environment,
    state: &State,
    places: &[(Place, Product)],
) -> Result<KeyStore, Failure> {
    let book = state.book(environment.simulated);
    let known = places
        .iter()
        .find_map(|(place, _)| book.get(t::ClientKey, Some(book.client_used(place)), place).map(|key| key.place));
    let keeping = match (args::text(matches, "key-store").and_then(Keeping::parse), known) {
        (Some(wanted), _) => wanted,
        (None, Some(KeyPlace::File)) => Keeping::File,
        (None, Some(KeyPlace::Env)) => Keeping::Env,
        (None, Some(KeyPlace::ThisMachine)) => Keeping::Keyring,
        (None, _) if environment.simulated => Keeping::File,
        (None, _) => Keeping::Keyring,
    };
    let folder = context.process.folders.as_ref().map(|folders| folders.data.clone());
    let folder = match (folder, keeping) {
        (Some(folder), _) => folder,
        (None, Keeping::File) => return Err(Failure::failed(faults::no_home())),
        (None, _) => context.process.folder.clone(),
    };
    let process = Arc::clone(&context.process);
    Ok(KeyStore::new(keeping, &folder, Arc::new(move |name: &str| process.secret(name))))
}

/// The file of `--key-file` or `ALTINN_ONBOARD_KEY_FILE`.
fn key_file(context: &Context, matches: &ArgMatches) -> Result<Option<PathBuf>, Failure> {
    named_file(context, matches, "key-file", "ALTINN_ONBOARD_KEY_FILE")
}

/// A file that an option names, or a variable: what others share never does.
fn named_file(
    context: &Context,
    matches: &ArgMatches,
    option: &str,
    variable: &'static str,
) -> Result<Option<PathBuf>, Failure> {
    let variable = context.process.variable(variable).map_err(|fault| Failure::usage(faults::variable(&fault)))?;
    Ok(args::text(matches, option).or(variable).map(|path| context.process.folder.join(path)))
}

fn patience(matches: &ArgMatches) -> Result<Duration, Failure> {
    if args::flag(matches, "no-wait") {
        return Ok(Duration::ZERO);
    }
    match args::text(matches, "wait") {
        None => Ok(PATIENCE),
        Some(text) => args::duration(text).ok_or_else(|| Failure::usage(faults::duration("--wait", text))),
    }
}
