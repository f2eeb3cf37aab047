//! `access-list show`: the list as the registry has it: who is on it, what it lets them do, and whether it is switched on.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{opened, options, runtime};
use crate::report::access_list::{human, json};
use crate::steps::access_list;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "access-list show",
    about: words::ABOUT,
    options: options::walking,
    formats: COMMON,
    run: Some(run),
};

/// Shows it.
///
/// # Errors
/// No service is begun, its list is not known, or the registry does not answer as it should.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    runtime::block_on(show(context, matches))
}

async fn show(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let shown = opened::looking(context, matches, access_list::CARD.id, async |session, work| {
        session.access_list(work).await.map_err(|finding| Failure::failed(*finding))
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
        ABOUT { nb: "Vis listen: medlemmene med navn, hva de kan, og om den er slått på", en: "Show the list: its members by name, what they may do, and whether it is switched on" }
    }
}
