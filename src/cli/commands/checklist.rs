//! `checklist`: reads the state and shows where everything stands. No network, no runtime.

use clap::{ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::places::{Reach, begun_places};
use crate::cli::walk::{self, ChecklistView};
use crate::cli::{args, environment};
use crate::engine::checklist::{Basis, checklist};
use crate::engine::works;
use crate::steps::Together;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "checklist", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.args([
        help.option("by", "WHAT", words::BY).value_parser(["role"]),
        help.flag("evidence", words::EVIDENCE).conflicts_with("by"),
        help.flag("check", words::CHECK),
        help.flag("all", words::ALL_PLACES),
    ])
}

/// Runs the command.
///
/// # Errors
/// The state cannot be read, or nothing is begun.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let ledger = context.read()?;
    let described = environment::described(context, matches)?;
    let view =
        ChecklistView { by_role: args::text(matches, "by") == Some("role"), evidence: args::flag(matches, "evidence") };
    let reach = if args::flag(matches, "all") { Reach::All } else { Reach::Last };
    let chosen = begun_places(context, matches, ledger.state(), reach)?;
    let (mut left, mut held) = (0, walk::Held::default());
    for (name, places) in &chosen {
        let environment = environment::resting(name, &described)?;
        let (book, together) = (ledger.book(environment.simulated), Together::default());
        for (place, product) in places {
            let now = context.clock.now();
            let basis = Basis { book, environment: &environment, now, failed: &[], together: &together };
            let works = works(std::slice::from_ref(&(place.clone(), *product)));
            let list = checklist(basis, &works, place, *product);
            left += list.left() + list.wrong();
            walk::show_checklist(context, list, view, &mut held)?;
        }
    }
    walk::show_held(context, &held)?;
    // The process ends here: what it knew goes with it, faster than piece by piece.
    std::mem::forget(ledger);
    Ok(if args::flag(matches, "check") && left > 0 { Exit::Left } else { Exit::Done })
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis hva som er gjort, hva som gjenstår, og hvem som må gjøre det", en: "Show what is done, what is left, and who must do it" }
        BY { nb: "Grupper etter hvem som må gjøre noe: role", en: "Group by who must act: role" }
        EVIDENCE { nb: "Vis alt som er kjent, og hvordan det er kjent", en: "Show everything that is known, and how it is known" }
        CHECK { nb: "Avslutt med 8 når noe gjenstår", en: "Exit with 8 when something is left" }
        ALL_PLACES { nb: "Vis alle tjenester og miljøer", en: "Show all services and environments" }
    }
}
