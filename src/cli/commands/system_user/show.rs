//! `system-user show`: the system and its system users as Altinn has them, with the links for approval.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{opened, options, runtime};
use crate::report::system_user::{human, json};
use crate::steps::system_user;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "system-user show",
    about: words::ABOUT,
    options: options::walking,
    formats: COMMON,
    run: Some(run),
};

/// Shows it.
///
/// # Errors
/// No service is begun, its system is not known, or the register does not answer as it should.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    runtime::block_on(show(context, matches))
}

async fn show(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let shown = opened::looking(context, matches, system_user::CARD.id, async |session, work| {
        session.system_users(work).await.map_err(|finding| Failure::failed(*finding))
    });
    let shown = shown.await?;
    if context.format == Format::Json {
        context.result(&document(json::render(&shown))?)?;
        return Ok(Exit::Done);
    }
    context.result(&human::render(&shown, context.layout()))?;
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis systemet, forespørslene med lenker, og systembrukerne", en: "Show the system, the requests with their links, and the system users" }
    }
}
