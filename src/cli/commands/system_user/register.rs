//! `system-user register`: registers the system, or finds it there.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};
use crate::steps::system_user;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "system-user register",
    about: words::ABOUT,
    options: options::walking,
    formats: COMMON,
    run: Some(run),
};

/// Does that much of the step.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    walk::in_part(context, matches, &system_user::SYSTEM_REGISTERED, walk::PartWish::default())
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Registrer systemet; id-en kan aldri brukes på nytt", en: "Register the system; its ID can never be used again" }
    }
}
