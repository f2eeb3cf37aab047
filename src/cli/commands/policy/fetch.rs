//! `policy fetch`: the published policy of a resource, as it is.

use clap::{Arg, ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::ONLY_HUMAN;
use crate::cli::published::{PublishedId, published, resource_id};
use crate::cli::{args, environment, options, policy_source};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "policy fetch", about: words::ABOUT, options, formats: ONLY_HUMAN, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command
        .arg(
            Arg::new("resource").value_name(help.value("ENV:RESOURCE-ID")).required(true).help(help.of(words::FETCHED)),
        )
        .arg(help.option("output", "FILE", words::OUTPUT))
        .arg(help.flag("force", options::words::FORCE))
}

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let to = context.output.destination(matches)?;
    let word = args::text(matches, "resource").unwrap_or_default();
    let described = environment::described(context, matches)?;
    let published = match published(word, &described)? {
        Some(published) => published,
        None => {
            PublishedId { environment: environment::named_or(matches, environment::FIRST)?, id: resource_id(word)? }
        }
    };
    let bytes = policy_source::fetch(context, matches, &published, &described)?;
    // What the platform could not read is no policy, whoever sent it: it is not laid beside the files of others.
    policy_source::parsed(word, bytes.clone())?;
    context.output.bytes(&to, &bytes)?;
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Hent de publiserte tilgangsreglene til en ressurs", en: "Fetch the published policy of a resource" }
        FETCHED { nb: "MILJØ:RESSURS-ID, eller RESSURS-ID med --env", en: "ENV:RESOURCE-ID, or RESOURCE-ID with --env" }
        OUTPUT { nb: "Filen som skal skrives; uten den, eller med -, til stdout", en: "The file to write; without it, or with -, to stdout" }
    }
}
