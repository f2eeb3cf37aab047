//! `client key | guide | create`.

use clap::ArgMatches;

use super::step;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, Begun};
use crate::cli::{faults, given};
use crate::engine::Work;
use crate::text::{colleague, faults as text};
use crate::world::files::Mode;

/// The step that these commands are.
const STEP: &str = "maskinporten-client";

/// Runs one of the three.
///
/// # Errors
/// What ends it before its work is done.
pub fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("key", matches)) => key(context, matches),
        Some(("guide", matches)) => guide(context, matches),
        Some((_, matches)) => step::alone(context, matches, STEP),
        None => Ok(Exit::Usage),
    }
}

/// Opens the state without calling anybody.
fn open(context: &Context, matches: &ArgMatches) -> Result<(Begun, Work), Failure> {
    let begun = opened::resting(context, matches)?;
    let work = begun.works.iter().find(|work| work.id() == STEP).cloned();
    work.map(|work| (begun, work)).ok_or_else(|| Failure::usage(faults::nothing_begun()))
}

fn key(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let (mut begun, work) = open(context, matches)?;
    let public = begun.session.client_key(&work, given::flag(matches, "new"))?;
    let public = public.map_err(|finding| Failure::failed(*finding))?;
    let json = serde_json::to_string_pretty(&public)
        .map_err(|error| Failure::failed(faults::not_known("JWK", STEP)).caused_by(error))?;
    match given::text(matches, "public") {
        None => context.result(&json)?,
        Some(path) => {
            let path = context.process.folder.join(path);
            context
                .files
                .write(&path, format!("{json}\n").as_bytes(), Mode::Ordinary)
                .map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
            context.say(text::WRITTEN.with("path", path.display().to_string()));
        }
    }
    if given::flag(matches, "new") {
        context.say(colleague::NEW_KEY);
    }
    Ok(Exit::Done)
}

fn guide(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let (begun, work) = open(context, matches)?;
    let brief = begun.session.brief(&work);
    let mut out = String::new();
    for line in work.step.walkthrough(&brief) {
        out.push_str(&context.layout().indented(0, &line.say(context.language)));
    }
    context.result(&out)?;
    Ok(Exit::Done)
}
