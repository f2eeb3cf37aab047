//! `resume`: tells what has arrived, and goes on with everything that is begun.

use clap::{Arg, ArgAction, ArgMatches, Command, Id};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::walk::{self, WalkOptions};
use crate::cli::{args, options, runtime};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "resume", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let command = super::letter::contacts(
        help,
        command.args([
            help.option("redo", "STEP", words::REDO),
            // An id of its own: what else is called a check may ask.
            Arg::new(args::LOOKS).long("check").action(ArgAction::SetTrue).help(help.of(words::CHECK)),
            options::attachment(help),
        ]),
    );
    let command = options::walking(help, super::letter::own_addresses(help, command));
    // Whoever only looks gives no answers, no key and no address to keep.
    let others = command.get_arguments().map(|arg| arg.get_id().clone());
    let acting: Vec<Id> = others.filter(|id| !OF_A_LOOK.iter().any(|of_a_look| id == of_a_look)).collect();
    command.mut_arg(args::LOOKS, |arg| arg.conflicts_with_all(acting))
}

/// What a look may be told: where keys are and may be used, and what goes wrong in a rehearsal.
const OF_A_LOOK: [&str; 5] = [args::LOOKS, "key-store", "trust-environment", "scenario", "no-wait"];

/// Runs the command.
///
/// # Errors
/// What ends it before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let redo = args::text(matches, "redo").map(str::to_owned);
    let looks = args::flag(matches, args::LOOKS);
    let wish = WalkOptions { intake: !looks, arrivals: !looks, looks, redo, ..WalkOptions::default() };
    runtime::block_on(walk::walk_begun(context, matches, wish))
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Fortsett det som er påbegynt; vis først hva som har kommet siden sist", en: "Continue what has been started; first say what has arrived" }
        CHECK { nb: "Se bare etter om alt fortsatt er som det var: spør om ingenting og oppretter ingenting, men skriver det som ble sett, i tilstandsfilen, og prøver mottaksadressen. Kode 8 når noe må gjøres eller en frist er ute, så den kan kjøres hver uke", en: "Only look whether all is still as it was: ask nothing and create nothing, but record what was seen in the state file, and try the receiving address. Exit code 8 when something is to be done or is overdue, so that it can run every week" }
        REDO { nb: "Glem det steget kom fram til, og gjør det på nytt", en: "Forget the step's results, and do it again" }
    }
}
