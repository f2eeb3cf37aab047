//! `state settle TOPIC ID`: what stood beside something else of the same name has been dealt with.

use clap::{Arg, ArgMatches, Command};

use super::show;
use crate::catalog::codes::states::STATE_NOTHING_BESIDE;
use crate::cli::args;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::ONLY_HUMAN;
use crate::finding::Finding;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "state settle", about: words::ABOUT, options, formats: ONLY_HUMAN, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.args([
        Arg::new("topic")
            .value_name(help.value("TOPIC"))
            .required(true)
            .display_order(1000)
            .help(help.of(words::TOPIC)),
        Arg::new("id").value_name(help.value("ID")).required(true).display_order(1001).help(help.of(words::ID)),
    ])
}

/// Moves it into the history, where it is remembered.
///
/// # Errors
/// Nothing of that id stands beside anything, or the state cannot be saved.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let topic = show::topic(args::text(matches, "topic").unwrap_or_default())?;
    let id = args::text(matches, "id").unwrap_or_default();
    let mut ledger = context.open(false)?;
    let now = context.clock.now();
    let settled: usize = [false, true].into_iter().map(|book| ledger.book_mut(book).settle(topic, id, now)).sum();
    if settled == 0 {
        let finding = Finding::new(&STATE_NOTHING_BESIDE, id).with("id", id).with("topic", topic.id());
        return Err(Failure::usage(finding));
    }
    ledger.save().map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
    context.print(words::SETTLED.with("id", id));
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Si fra at noe som to har laget hver sin av, er ordnet", en: "Say that something that two people created one each of has been dealt with" }
        TOPIC { nb: "Hva det gjelder: client-id, message-sent …", en: "What it is about: client-id, message-sent …" }
        ID { nb: "Id-en til det som er fjernet, eller som dere lar stå med vilje", en: "The id of what has been removed, or is left on purpose" }
        SETTLED { nb: "{id} er merket som ordnet, og ligger i historikken.", en: "{id} is marked as dealt with, and is kept in the history." }
    }
}
