//! `checklist`: reads the state and shows where everything stands. No network, no runtime.

use clap::ArgMatches;

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::places::{Reach, begun_places};
use crate::cli::walk::{self, View};
use crate::cli::{environment, given};
use crate::engine::checklist::{Basis, checklist};
use crate::engine::works;

/// Runs the command.
///
/// # Errors
/// The state cannot be read, or nothing is begun.
pub fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let state = context.read()?;
    let described = environment::described(context, matches)?;
    let view = View { by_role: given::text(matches, "by") == Some("role"), evidence: given::flag(matches, "evidence") };
    let reach = if given::flag(matches, "all") { Reach::All } else { Reach::Last };
    let chosen = begun_places(context, matches, &state, reach)?;
    let places: Vec<_> = chosen.into_iter().flat_map(|(_, places)| places).collect();
    let (mut left, mut held) = (0, Vec::new());
    for (place, product) in &places {
        let environment = environment::resting(&place.environment, &described)?;
        let book = state.book(environment.simulated);
        let basis = Basis { book, environment: &environment, now: context.clock.now(), failed: &[] };
        let works = works(std::slice::from_ref(&(place.clone(), *product)));
        let list = checklist(basis, &works, place, *product);
        left += list.left();
        walk::show_checklist(context, list, view, &mut held)?;
    }
    walk::show_held(context, &held)?;
    Ok(if given::flag(matches, "check") && left > 0 { Exit::Left } else { Exit::Done })
}
