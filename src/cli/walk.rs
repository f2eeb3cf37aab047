//! Walking steps: what `init`, `resume`, `step ID` and every step's own command have in common.

use std::time::Duration;

use clap::ArgMatches;

use super::context::Context;
use super::environment::{self, Ready};
use super::exit::Exit;
use super::failure::Failure;
use super::{faults, given};
use crate::domain::{Environment, EnvironmentName};
use crate::engine::checklist::{Basis, checklist};
use crate::engine::perform::{KeyWishes, Performer};
use crate::engine::{Run, Session, Work, redo, works};
use crate::record::values::KeyPlace;
use crate::record::{Place, Product, State, t};
use crate::report::checklist::{Checklist, human, json};
use crate::steps::journeys;
use crate::text::faults as text;
use crate::world::http::Http;
use crate::world::keys::{Keeping, KeyStore};
use crate::world::prompt::{Closed, Prompter, Terminal};
use crate::world::state_file::StateFile;

/// How long is waited for what takes minutes, unless a flag says otherwise.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// What a command wants of the steps.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// One step alone.
    pub only: Option<&'static str>,
    /// Ask the intake first.
    pub intake: bool,
    /// Tell first what has arrived.
    pub arrivals: bool,
    /// Begin this step anew.
    pub redo: Option<String>,
}

/// A session that is ready to walk, and the places it is about.
pub struct Begun {
    /// The session.
    pub session: Session<Performer>,
    /// The environment's server, when it is the embedded one.
    pub ready: Ready,
    /// Every step of every place.
    pub works: Vec<Work>,
    /// The places.
    pub places: Vec<(Place, Product)>,
}

/// Runs a future to its end; the runtime is started only here.
///
/// # Errors
/// The runtime cannot be started, or what the future says.
pub fn run<T>(future: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(faults::runtime(&error)).caused_by(error))?;
    let result = runtime.block_on(future);
    runtime.shutdown_background();
    result
}

/// Builds a session for places of one environment.
///
/// # Errors
/// A flag does not hold, or the user has no place for keys.
pub fn session(
    context: &Context,
    matches: &ArgMatches,
    ready: Ready,
    opened: (Option<StateFile>, State),
    places: Vec<(Place, Product)>,
) -> Result<Begun, Failure> {
    let (file, state) = opened;
    let environment = ready.environment.clone();
    let keys = key_store(context, matches, &environment, &state, &places)?;
    let wishes = KeyWishes {
        bits: given::text(matches, "key-bits").and_then(|text| text.parse().ok()),
        file: key_file(context, matches)?,
    };
    let performer = Performer::new(
        Http::new(context.calls()?),
        environment.clone(),
        keys,
        context.files.clone(),
        context.folder().to_path_buf(),
        context.clock.clone(),
    )
    .with_keys(wishes);
    let prompter: Box<dyn Prompter> = if context.interactive() {
        Box::new(Terminal::new(context.screen.clone(), context.files.clone(), context.progress.clone()))
    } else {
        Box::new(Closed)
    };
    let works = works(&places);
    let session = Session {
        state,
        file,
        held: false,
        environment,
        answers: given::answers(context, matches)?,
        performer,
        prompter,
        screen: context.screen.clone(),
        progress: context.progress.clone(),
        clock: context.clock.clone(),
        language: context.language,
        post: super::post::post(context, matches, &ready.environment)?,
        patience: patience(matches)?,
    };
    Ok(Begun { session, ready, works, places })
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
    let known = places.iter().find_map(|(place, _)| {
        let client = book.get(t::ClientUsed, None, place).map_or("main", |name| name.0.as_str());
        book.get(t::ClientKey, Some(client), place).map(|key| key.place)
    });
    let keeping = match (given::text(matches, "key-store").and_then(Keeping::parse), known) {
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
    let process = std::sync::Arc::clone(&context.process);
    Ok(KeyStore::new(keeping, &folder, std::sync::Arc::new(move |name: &str| process.secret(name))))
}

/// The file of `--key-file` or `ALTINN_ONBOARD_KEY_FILE`.
fn key_file(context: &Context, matches: &ArgMatches) -> Result<Option<std::path::PathBuf>, Failure> {
    let variable = context.process.variable("ALTINN_ONBOARD_KEY_FILE").map_err(|fault| faults::variable(&fault))?;
    Ok(given::text(matches, "key-file").or(variable).map(|path| context.process.folder.join(path)))
}

fn patience(matches: &ArgMatches) -> Result<Duration, Failure> {
    if given::flag(matches, "no-wait") {
        return Ok(Duration::ZERO);
    }
    match given::text(matches, "wait") {
        None => Ok(PATIENCE),
        Some(text) => given::duration(text).ok_or_else(|| Failure::usage(faults::duration("--wait", text))),
    }
}

/// Walks, shows where everything stands, and says how the program ends.
///
/// # Errors
/// What ends a walk before its work is done.
pub async fn walk(context: &Context, matches: &ArgMatches, mut begun: Begun, wish: Wish) -> Result<Exit, Failure> {
    let result = walk_session(context, matches, &mut begun, &wish).await;
    begun.ready.end().await;
    result
}

async fn walk_session(
    context: &Context,
    matches: &ArgMatches,
    begun: &mut Begun,
    wish: &Wish,
) -> Result<Exit, Failure> {
    let Begun { session, works, places, .. } = begun;
    if let Some(step) = &wish.redo {
        let known: Vec<&str> = works.iter().map(Work::id).collect();
        if !known.contains(&step.as_str()) {
            return Err(Failure::usage(faults::step(step, &known.join(", "))));
        }
        let simulated = session.environment.simulated;
        redo::redo(session.state.book_mut(simulated), works, step);
    }
    // Before anything is saved, so that a slip of the pen changes nothing.
    session.check_given(works, wish.intake)?;
    if given::flag(matches, "plan") {
        return plan(context, session, works, wish);
    }
    // With a terminal the state is saved before the first question, so that Ctrl-C there leaves something to resume.
    session.held = wish.intake && !context.interactive();
    session.save()?;
    if session.environment.simulated && wish.intake && !wish.arrivals {
        context.say(text::SANDBOX_KEY);
    }
    let mut run = Run::default();
    if wish.arrivals {
        session.arrivals(works, &mut run).await?;
    }
    let chosen: Vec<Work> =
        works.iter().filter(|work| wish.only.is_none_or(|only| work.id() == only)).cloned().collect();
    if wish.intake {
        for (place, product) in places.iter() {
            if let Some(journey) = journeys::of(*product) {
                session.intake(journey, place, works, &mut run).await?;
            }
        }
        session.held = false;
        session.save()?;
    }
    session.drive(&chosen, &mut run).await?;
    conclude(context, session, works, places, &run, wish)
}

fn plan(context: &Context, session: &Session<Performer>, works: &[Work], wish: &Wish) -> Result<Exit, Failure> {
    let mut out = String::new();
    for planned in session.plan(works) {
        if wish.only.is_some_and(|only| planned.step != only) {
            continue;
        }
        out.push_str(&context.layout().heading(&format!("{} ({})", planned.title.say(context.language), planned.step)));
        for line in planned.lines {
            out.push_str(&context.layout().hanging(2, &line.say(context.language)));
        }
    }
    context.result(&out)?;
    Ok(Exit::Done)
}

/// Shows the checklist of every place and answers how the program ends.
fn conclude(
    context: &Context,
    session: &Session<Performer>,
    works: &[Work],
    places: &[(Place, Product)],
    run: &Run,
    wish: &Wish,
) -> Result<Exit, Failure> {
    let mut left = false;
    for (place, product) in places {
        let basis = Basis {
            book: session.book(),
            environment: &session.environment,
            now: session.clock.now(),
            failed: &run.failed,
        };
        let mut list = checklist(basis, works, place, *product);
        if let Some(only) = wish.only {
            list.rows.retain(|row| row.id == only);
        }
        left |= list.left() > 0;
        show_checklist(context, &list, View::default())?;
    }
    if !run.missing.is_empty() {
        return Err(Failure { exit: Exit::Usage, findings: run.missing.clone(), source: None });
    }
    Ok(match (run.failed.is_empty(), left) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Left,
        (true, false) => Exit::Done,
    })
}

/// What the reader of a checklist wants to see.
#[derive(Clone, Copy, Debug, Default)]
pub struct View {
    /// Grouped by who must act.
    pub by_role: bool,
    /// Everything that is known.
    pub evidence: bool,
}

/// Writes a checklist as the result, for people or for programs.
///
/// # Errors
/// The output cannot be written.
pub fn show_checklist(context: &Context, list: &Checklist, view: View) -> Result<(), Failure> {
    let out = if context.json {
        json::render(list).map_err(|error| Failure::failed(faults::json(&error)).caused_by(error))?
    } else {
        let view = human::View { screen: context.layout(), by_role: view.by_role, evidence: view.evidence };
        human::render(list, view)
    };
    context.result(&out)
}

/// An environment and the services that are begun there.
pub type Chosen = (EnvironmentName, Vec<(Place, Product)>);

/// The places that a command is about: what is begun in the book last used, or what the flags choose.
///
/// # Errors
/// Nothing is begun, or nothing of that name.
pub fn begun_places(context: &Context, matches: &ArgMatches, state: &State) -> Result<Vec<Chosen>, Failure> {
    let wanted = environment::named(matches)?;
    let service = context.handle(matches)?;
    let mut books = vec![state.book(state.last_was_rehearsal)];
    if wanted.is_some() {
        books.push(state.book(!state.last_was_rehearsal));
    }
    let mut places: Vec<Chosen> = Vec::new();
    for book in books {
        for place in book.begun() {
            let fits = wanted.as_ref().is_none_or(|name| *name == place.environment)
                && service.as_ref().is_none_or(|handle| *handle == place.service);
            let Some(known) = book.services.get(&place.service) else { continue };
            if !fits {
                continue;
            }
            match places.iter_mut().find(|(name, _)| *name == place.environment) {
                Some((_, list)) => list.push((place, known.product)),
                None => places.push((place.environment.clone(), vec![(place, known.product)])),
            }
        }
    }
    if places.is_empty() { Err(Failure::usage(faults::nothing_begun())) } else { Ok(places) }
}

/// Walks every environment that is begun, one after the other; the first failure decides how the program ends, then what
/// is left.
///
/// # Errors
/// What ends a walk before its work is done.
pub async fn walk_begun(context: &Context, matches: &ArgMatches, wish: Wish) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let (file, state) = context.open(false)?;
    let chosen = begun_places(context, matches, &state)?;
    let mut opened = Some((file, state));
    let mut exits = Vec::new();
    for (name, places) in chosen {
        let Some((file, state)) = opened.take() else { break };
        let ready = environment::ready(context, matches, &name, &described).await?;
        let mut begun = session(context, matches, ready, (Some(file), state), places)?;
        for (place, product) in begun.places.clone() {
            begun.session.begin(&place, product);
        }
        let result = walk_session(context, matches, &mut begun, &wish).await;
        begun.ready.end().await;
        exits.push(result?);
        opened = begun.session.file.map(|file| (file, begun.session.state));
    }
    let worst = [Exit::Failed, Exit::Left].into_iter().find(|exit| exits.contains(exit));
    Ok(worst.unwrap_or(Exit::Done))
}
