//! `step ID`, and the commands that are one step alone.

use clap::ArgMatches;

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::walk::{self, Wish};
use crate::cli::{faults, given};
use crate::steps::journeys::JOURNEYS;

/// Runs `step ID`.
///
/// # Errors
/// The id is not a step, or what ends the walk before its work is done.
pub fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let id = given::text(matches, "id").unwrap_or_default();
    let steps = || JOURNEYS.iter().flat_map(|journey| journey.steps.iter()).map(|step| step.card().id);
    match steps().find(|known| *known == id) {
        Some(id) => alone(context, matches, id),
        None => Err(Failure::usage(faults::step(id, &steps().collect::<Vec<_>>().join(", ")))),
    }
}

/// Does one step alone.
///
/// # Errors
/// What ends the walk before its work is done.
pub fn alone(context: &Context, matches: &ArgMatches, id: &'static str) -> Result<Exit, Failure> {
    walk::run(walk::walk_begun(context, matches, Wish { only: Some(id), ..Wish::default() }))
}
