//! `policy model`: a policy as the editor in Altinn Studio reads it, and what a round trip through it would change.

use clap::{Arg, ArgMatches, Command};

use crate::catalog::codes::policies::POLICY_NOT_FOR_STUDIO;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, policy_source};
use crate::finding::Finding;
use crate::policy::studio::{self, UnreadableModel};
use crate::report::model::{human, json};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "policy model", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command
        .arg(Arg::new("file").value_name(help.value("FILE")).required(true).help(help.of(words::FILE)))
        .arg(help.flag("losses", words::LOSSES))
}

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let name = args::text(matches, "file").unwrap_or(policy_source::INPUT);
    let bytes = policy_source::bytes(context, name)?;
    let file = policy_source::parsed(name, bytes)?;
    let policy = file.policy();
    if args::flag(matches, "losses") {
        let text = file.text();
        let losses = studio::losses(policy);
        let out = if context.format == Format::Json {
            document(json::render(name, text, &losses))?
        } else {
            human::listed(text, &losses, context.layout())
        };
        context.result(&out)?;
        return Ok(Exit::Done);
    }
    let model = studio::to_model(policy).map_err(|fault| unreadable(name, fault))?;
    context.result(&document(json::model(&model))?)?;
    let lost = studio::summary(policy);
    if !lost.is_empty() {
        context.screen.verbatim(&human::summed_up(lost, context.layout()));
    }
    Ok(Exit::Done)
}

fn unreadable(name: &str, fault: UnreadableModel) -> Failure {
    let reason = match fault {
        UnreadableModel::Selector => words::UNREADABLE_SELECTOR,
        UnreadableModel::NoCategory => words::UNREADABLE_CATEGORY,
    };
    let finding = Finding::new(&POLICY_NOT_FOR_STUDIO, name).with("reason", reason);
    Failure::failed(finding).caused_by(fault)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis tilgangsreglene slik policyeditoren i Altinn Studio leser dem (JSON)", en: "Show a policy as the policy editor in Altinn Studio reads it (JSON)" }
        FILE { nb: "Policyfilen, eller - for stdin", en: "The policy file, or - for stdin" }
        LOSSES { nb: "Vis i stedet hva som endres når filen åpnes og lagres i Altinn Studio", en: "Show instead what changes when the file is opened and saved in Altinn Studio" }
        UNREADABLE_SELECTOR { nb: "et vilkår bruker AttributeSelector", en: "a match uses AttributeSelector" }
        UNREADABLE_CATEGORY { nb: "en forpliktelse mangler Category", en: "an obligation has no Category" }
    }
}
