//! `client guide`: how the client is registered in the portal.

use clap::ArgMatches;

use crate::catalog::environments;
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
    let clicks = work.step.walkthrough(&brief);
    if clicks.is_empty() {
        let environment = environments::said(brief.environment.name.as_str());
        context.print(words::BY_PROGRAM.with("environment", environment));
        return Ok(Exit::Done);
    }
    context.result(&human::render(&clicks, context.layout()))?;
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        BY_PROGRAM { nb: "I {environment} registrerer programmet klienten selv, med de scopene som oppsettet trenger: altinn-onboard resume", en: "In {environment} the program registers the client itself, with the scopes that the onboarding needs: altinn-onboard resume" }
        ABOUT { nb: "Vis hvordan klienten registreres i portalen", en: "Show how the client is registered in the portal" }
    }
}
