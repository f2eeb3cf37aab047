//! `scopes request` and `scopes check`.

use clap::ArgMatches;

use super::{letter, step};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;

/// Runs one of the two.
///
/// # Errors
/// What ends it before its work is done.
pub fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("request", matches)) => letter::one(context, matches, "L1"),
        Some((_, matches)) => step::alone(context, matches, "scopes"),
        None => Ok(Exit::Usage),
    }
}
