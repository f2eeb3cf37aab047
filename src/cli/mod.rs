//! The command line: the clap tree, one file a command, exit codes, and how a failure reads (floor 4).
//!
//! A command gathers what was typed, opens what it needs, and hands over to the engine. It holds no logic of its own.

pub mod adopt;
pub mod answers;
pub mod args;
pub mod calls;
pub mod checklists;
mod command;
pub mod commands;
pub mod context;
pub mod environment;
pub mod environment_reasons;
pub mod error_chain;
pub mod exit;
pub mod failure;
pub mod faults;
pub mod letter_context;
pub mod opened;
pub mod options;
pub mod organisation;
pub mod output;
pub mod places;
pub mod policy_source;
pub mod published;
pub mod resource_source;
pub mod runtime;
pub mod secrets;
pub mod tree;
pub mod trust;
pub mod usage;
pub mod value_names;
pub mod walk;
mod walk_wish;

use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;

use crate::catalog::codes::program::PROGRAM_STOPPED;
use crate::domain::Language;
use crate::finding::{Finding, Severity};
use crate::report::screen;
use crate::text::faults as text;
use crate::world::clock::{Clock, RealClock};
use crate::world::files::{Files, heed_size_limit};
use crate::world::panics;
use crate::world::process::{Colour, Process};
use crate::world::repeated::Repeated;
use crate::world::screen::Screen;
use crate::world::state_file::AfterSave;
use context::Context;
use exit::Exit;
use failure::Failure;

/// Runs the program.
#[must_use]
pub fn run(process: Process) -> ExitCode {
    tell_panics(&process);
    run_watched(process, Arc::new(RealClock::start()), None)
}

/// Has a panic told like any other error, on the process's screen and in its language.
pub fn tell_panics(process: &Process) {
    let (screen, language) = (Screen::real(process, Colour::default()), language(process));
    let tell = move |place: &str, reason: &str| {
        let finding = Finding::new(&PROGRAM_STOPPED, "altinn-onboard").with("place", place).with("reason", reason);
        // Who panics may be writing just then.
        screen.hurried(&screen::findings(&[finding], screen::Screen::coloured(language, screen.width())));
    };
    panics::on_panic(tell, for_git(Exit::Failed, &process.arguments, true).code());
}

/// How a run ends that Git may have begun: it takes every code up to 128 for a conflict whose result stands in our file
/// (`ll-merge.c`, git 2.47), so that one without a result must not end so.
fn for_git(exit: Exit, words: &[std::ffi::OsString], panicked: bool) -> Exit {
    let merges = commands::typed(words).is_some_and(|row| row.path == commands::state::merge::ROW.path);
    if merges && (exit == Exit::Usage || panicked) { Exit::NotMerged } else { exit }
}

/// Runs the program by a clock, and calls `after_save` after each save of the state: who wants to know what a crash leaves
/// behind ends the process there. The embedded sandbox goes by the same clock.
#[must_use]
pub fn run_watched(process: Process, clock: Arc<dyn Clock>, after_save: Option<AfterSave>) -> ExitCode {
    heed_size_limit();
    let words = process.arguments.clone();
    for_git(run_on(Screen::real, process, clock, after_save), &words, false).into()
}

/// Runs the program on another screen than its own.
fn run_on(
    screen_of: impl Fn(&Process, Colour) -> Screen,
    process: Process,
    clock: Arc<dyn Clock>,
    after_save: Option<AfterSave>,
) -> Exit {
    let screen = screen_of(&process, Colour::default());
    // The version is asked by scripts, often: it needs no tree.
    if process.arguments.len() == 2 && process.arguments.get(1).is_some_and(|word| word == "--version" || word == "-V")
    {
        let _ = screen.result(concat!("altinn-onboard ", env!("CARGO_PKG_VERSION")));
        return Exit::Done;
    }
    let language = language(&process);
    let is_there = |name: &str| Files::real().exists(&process.folder.join(name));
    if let Some(secret) = secrets::on_command_line(&process.arguments, is_there) {
        return show(&Failure::usage(secret), &screen, language, false, false);
    }
    let mut tree = tree::tree(language, &process.arguments);
    let matches = match tree.try_get_matches_from_mut(&process.arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let exit = usage::show(&error, (&tree, &process.arguments), &screen, language);
            return told(exit, &screen, language);
        }
    };
    // What the command reads takes its room; at the end, it would have been held beside it.
    drop(tree);
    let usual = if context::plain(&process, &matches) { Colour::Never } else { Colour::default() };
    let colour = args::text(&matches, "color").and_then(Colour::parse).unwrap_or(usual);
    let screen = screen_of(&process, colour);
    screen.repeat(|repeated| *repeated = repeated_of(&matches));
    let context = match Context::new(process, screen.clone(), language, &matches) {
        Ok(context) => context.watched(clock, after_save),
        Err(failure) => return told(show(&failure, &screen, language, false, false), &screen, language),
    };
    let exit = match dispatch(&context, &matches) {
        Ok(exit) => exit,
        Err(failure) => show(&failure, &context.screen, language, context.verbose(), context.saves()),
    };
    told(exit, &context.screen, language)
}

/// The options of this run that the commands need which are named in it; a code is explained without a state.
fn repeated_of(matches: &ArgMatches) -> Repeated {
    let mut repeated = Repeated::within(|word| word != "explain" && commands::ROWS.iter().any(|row| row.path == word));
    for (name, option) in options::REPEATED {
        if let Some(value) = args::text(matches, name) {
            repeated.add(option, value);
        }
    }
    repeated
}

/// How the program ends; when it showed less than there was, it says so at last.
fn told(exit: Exit, screen: &Screen, language: Language) -> Exit {
    if screen.has_hidden() {
        let layout = screen::Screen::coloured(language, screen.width());
        screen.verbatim(&screen::findings(&[secrets::were_hidden()], layout));
    }
    exit
}

/// Runs the command that was typed, by its row.
fn dispatch(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let (mut path, mut matches) = (Vec::new(), matches);
    while let Some((name, below)) = matches.subcommand() {
        path.push(name);
        matches = below;
    }
    let path = path.join(" ");
    // The tree refuses every other word.
    let Some((row, run)) = commands::ROWS.iter().find(|row| row.path == path).and_then(|row| Some((row, row.run?)))
    else {
        return Ok(Exit::Usage);
    };
    // What stands before the command's name is read by the tree's own list of formats.
    if !row.formats.contains(&context.format) {
        let known: Vec<&str> = row.formats.iter().map(|format| format.word()).collect();
        return Err(Failure::usage(faults::format(context.format.word(), &known.join(", "), row.path)));
    }
    run(context, matches)
}

/// The language: the flag, else the locale, else Bokmål. Read before the tree is built, since its texts depend on it.
fn language(process: &Process) -> Language {
    let arguments: Vec<&str> = process.arguments.iter().filter_map(|word| word.to_str()).collect();
    let flag = arguments.iter().enumerate().find_map(|(at, word)| {
        word.strip_prefix("--lang=").or_else(|| (*word == "--lang").then(|| arguments.get(at + 1).copied()).flatten())
    });
    flag.and_then(Language::parse).or_else(|| process.language()).unwrap_or(Language::Nb)
}

/// Shows a failure: what is wrong, all of it, and with `-v` what lay below.
fn show(failure: &Failure, screen: &Screen, language: Language, verbose: bool, saves: bool) -> Exit {
    if failure.exit == Exit::Interrupted {
        screen.talk(if saves { text::INTERRUPTED } else { words::NOT_BEGUN }.raw(language));
        return failure.exit;
    }
    // Esc where nothing is kept.
    if failure.exit == Exit::Left {
        screen.talk(words::NOT_BEGUN.raw(language));
        return failure.exit;
    }
    let layout = screen::Screen::coloured(language, screen.width());
    let (missing, wrong): (Vec<Finding>, Vec<Finding>) =
        failure.findings.iter().cloned().partition(failure::is_unanswered);
    // What will be needed besides comes last: the heading stands above what is missing.
    let (noted, wrong): (Vec<Finding>, Vec<Finding>) =
        wrong.into_iter().partition(|finding| !missing.is_empty() && finding.severity == Severity::Note);
    if !wrong.is_empty() {
        screen.verbatim(&screen::findings(&wrong, layout));
    }
    if !missing.is_empty() {
        screen.talk(words::MISSING_ANSWERS.raw(language));
        screen.verbatim(&screen::findings(&missing, layout));
    }
    if !noted.is_empty() {
        screen.verbatim(&screen::findings(&noted, layout));
    }
    if verbose && let Some(source) = &failure.source {
        screen.indented(&error_chain::in_one_line(source.as_ref()));
    }
    failure.exit
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        MISSING_ANSWERS { nb: "Disse svarene mangler. Oppgi dem som flagg, som miljøvariabler (ALTINN_ONBOARD_…) eller i en fil (--answers):", en: "These answers are missing. Give them as flags, as variables (ALTINN_ONBOARD_…) or in a file (--answers):" }
        NOT_BEGUN { nb: "Avbrutt. Ingenting er skrevet.", en: "Interrupted. Nothing has been written." }
    }
}
