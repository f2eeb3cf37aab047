//! `checklist`: reads the state and shows where everything stands. No network, no runtime.

use clap::ArgMatches;

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::walk::{self, View};
use crate::cli::{environment, given};
use crate::engine::checklist::{Basis, checklist};
use crate::engine::works;
use crate::record::State;

/// Runs the command.
///
/// # Errors
/// The state cannot be read, or nothing is begun.
pub fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let state = context.read()?;
    let described = environment::described(context, matches)?;
    let view = View { by_role: given::text(matches, "by") == Some("role"), evidence: given::flag(matches, "evidence") };
    let places = places(context, matches, &state)?;
    let mut left = 0;
    for (place, product) in &places {
        let environment = environment::resting(&place.environment, &described)?;
        let book = state.book(environment.simulated);
        let basis = Basis { book, environment: &environment, now: context.clock.now(), failed: &[] };
        let works = works(std::slice::from_ref(&(place.clone(), *product)));
        let list = checklist(basis, &works, place, *product);
        left += list.left();
        walk::show_checklist(context, &list, view)?;
    }
    Ok(if given::flag(matches, "check") && left > 0 { Exit::Left } else { Exit::Done })
}

/// Where one worked last, or what the flags choose.
fn places(
    context: &Context,
    matches: &ArgMatches,
    state: &State,
) -> Result<Vec<(crate::record::Place, crate::record::Product)>, Failure> {
    let begun = walk::begun_places(context, matches, state)?;
    let mut places: Vec<_> = begun.into_iter().flat_map(|(_, places)| places).collect();
    let chosen = given::flag(matches, "all") || matches.contains_id("env") && given::text(matches, "env").is_some();
    if !chosen && let Some(last) = &state.book(state.last_was_rehearsal).last {
        let service = context.handle(matches)?;
        let narrowed: Vec<_> = places
            .iter()
            .filter(|(place, _)| place.environment == last.environment)
            .filter(|(place, _)| service.is_some() || place.service == last.service)
            .cloned()
            .collect();
        if !narrowed.is_empty() {
            places = narrowed;
        }
    }
    Ok(places)
}
