//! `client guide`: how the client is registered in the portal.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::ONLY_HUMAN;
use crate::cli::{opened, options};
use crate::report::walkthrough::human;
use crate::steps::maskinporten_client;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "client guide",
    about: words::ABOUT,
    options: options::walking,
    formats: ONLY_HUMAN,
    run: Some(run),
};

/// Shows the walkthrough of the step.
///
/// # Errors
/// Nothing is begun.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let mut ledger = context.read()?;
    let (begun, work) = opened::open_step_offline(context, matches, &mut ledger, maskinporten_client::CARD.id)?;
    let brief = begun.session.brief(&work);
    context.result(&human::render(&work.step.walkthrough(&brief), context.layout()))?;
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis hvordan klienten registreres i portalen", en: "Show how the client is registered in the portal" }
    }
}
