//! `texts import FILE`: the texts as others have written them.

use clap::{Arg, ArgMatches, Command};

use crate::cli::answers::TEXTS_FILE;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::walk::{self, ChangeWish, WalkOptions};
use crate::cli::{options, runtime};
use crate::record::Topic;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "texts import", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let file = Arg::new(TEXTS_FILE).value_name(help.value("FILE")).required(true).help(help.of(words::FILE));
    options::walking(help, command.arg(file))
}

/// Runs the command.
///
/// # Errors
/// The file cannot be read, a text is too long, or what ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wish = WalkOptions { intake: true, change: Some(ChangeWish::Given(&Topic::TEXTS)), ..WalkOptions::default() };
    runtime::block_on(walk::walk_begun(context, matches, wish))
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Les tekstene inn fra en fil (TOML), og gjør det som avhenger av dem", en: "Read the texts from a file (TOML), and do what depends on them" }
        FILE { nb: "Filen, slik texts export skriver den", en: "The file, as texts export writes it" }
    }
}
