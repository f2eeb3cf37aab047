//! `resume`: tells what has arrived, and goes on with everything that is begun.

use clap::ArgMatches;

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::given;
use crate::cli::walk::{self, Wish};

/// Runs the command.
///
/// # Errors
/// What ends it before its work is done.
pub fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let redo = given::text(matches, "redo").map(str::to_owned);
    walk::run(walk::walk_begun(context, matches, Wish { only: None, intake: true, arrivals: true, redo }))
}
