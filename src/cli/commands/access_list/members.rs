//! `access-list members`: puts organisations on the list, or takes them off it.

use std::collections::BTreeSet;

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{args, options, walk};
use crate::domain::OrgNumber;
use crate::engine::list_members::MembersWish;
use crate::steps::{access_list, reading};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "access-list members", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

/// Longer than any list of organisations.
const LARGEST: u64 = 4 << 20;

fn options(help: HelpBuilder, command: Command) -> Command {
    let members = Arg::new("member").value_name(help.value("MEMBER")).action(ArgAction::Append).num_args(0..);
    let remove = help.flag("remove", words::REMOVE).requires("member");
    options::walking(help, command.arg(members.help(help.of(words::MEMBER))).arg(remove))
}

/// Does that much of the step.
///
/// # Errors
/// A number or a file does not hold, or what ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let members = given(context, matches)?;
    let members = (!members.is_empty()).then(|| MembersWish { members, leave: args::flag(matches, "remove") });
    let wish = walk::PartWish { members, ..walk::PartWish::default() };
    walk::in_part(context, matches, &access_list::LIST_FILLED, wish)
}

/// The numbers that were typed, and those of the files that were named.
fn given(context: &Context, matches: &ArgMatches) -> Result<BTreeSet<OrgNumber>, Failure> {
    let mut members = BTreeSet::new();
    for word in args::many(matches, "member") {
        let is_number = word.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c == ',');
        let read = match is_number {
            true => reading::lists::members("access-list members", word),
            false => {
                let path = context.process.folder.join(word);
                let content = context.files.read_text(&path, LARGEST);
                let content = content.map_err(|fault| Failure::usage(fault.finding()).caused_by(fault))?;
                reading::lists::members(word, &content)
            }
        };
        members.extend(read.map_err(Failure::usage)?);
    }
    Ok(members)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Legg virksomheter til på listen, fra en fil eller én og én", en: "Put organisations on the list, from a file or one by one" }
        MEMBER { nb: "Organisasjonsnumre, eller filer med ett på hver linje; den som ikke er nevnt, blir stående", en: "Organisation numbers, or files with one on each line; whoever is not named stays" }
        REMOVE { nb: "Ta dem av listen i stedet", en: "Take them off the list instead" }
    }
}
