//! `texts export [FILE]`: the texts as they are known, to be written on.

use clap::{Arg, ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::ONLY_HUMAN;
use crate::cli::{opened, options};
use crate::domain::ThreeLanguages;
use crate::record::Topic;
use crate::report::texts::toml::{self, TextTable};
use crate::steps::journeys;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "texts export", about: words::ABOUT, options, formats: ONLY_HUMAN, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.args([
        Arg::new("file").value_name(help.value("FILE")).help(help.of(words::FILE)),
        help.flag("force", options::words::FORCE),
    ])
}

/// Runs the command.
///
/// # Errors
/// Nothing is begun, or the file cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let to = context.output.destination_of("file", matches)?;
    let mut ledger = context.read()?;
    let begun = opened::open_offline(context, matches, &mut ledger)?;
    let tables: Vec<TextTable> = Topic::TEXTS
        .into_iter()
        .filter_map(|topic| {
            let known = begun.works.iter().find_map(|work| begun.session.brief(work).evidence(topic, None));
            let nobodys = || ThreeLanguages { nb: String::new(), nn: String::new(), en: String::new() };
            let texts = known.and_then(|known| known.value.texts().cloned()).unwrap_or_else(nobodys);
            Some(TextTable { id: topic.id(), question: journeys::question(topic)?, texts })
        })
        .collect();
    context.output.text(&to, &toml::render(&tables, context.language))?;
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Skriv tekstene til en fil (TOML) som andre kan fylle ut", en: "Write the texts to a file (TOML) that others can fill in" }
        FILE { nb: "Filen som skal skrives; uten den vises teksten", en: "The file to write; without it the text is shown" }
    }
}
