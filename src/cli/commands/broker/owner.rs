//! `broker owner`: registers the service owner in Altinn Formidling, and waits for the storage.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};
use crate::steps::broker_service_owner;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "broker owner",
    about: words::ABOUT,
    options: options::walking,
    formats: COMMON,
    run: Some(run),
};

/// Does the step alone.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    walk::alone(context, matches, broker_service_owner::CARD.id)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Registrer tjenesteeieren i Altinn Formidling", en: "Register the service owner in Altinn Broker" }
    }
}
