//! `state show TOPIC`: what is known of one topic, how, since when, and what was known before.

use clap::{Arg, ArgMatches, Command};

use crate::catalog::codes::command_line;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, environment};
use crate::finding::Finding;
use crate::record::Topic;
use crate::report::state_show::{ShownFact, human, json};
use crate::text::faults as text;
use crate::text::spelling::did_you_mean;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "state show", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.arg(Arg::new("topic").value_name(help.value("TOPIC")).required(true).help(help.of(words::TOPIC)))
}

/// Shows it wherever it is known, or where the flags say.
///
/// # Errors
/// The state cannot be read, or has no such topic.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let topic = topic(args::text(matches, "topic").unwrap_or_default())?;
    let (environment, service) = (environment::named(matches)?, context.handle(matches)?);
    let ledger = context.read()?;
    let mut facts: Vec<ShownFact<'_>> = Vec::new();
    for rehearsal in [false, true] {
        for (place, of_scope) in ledger.book(rehearsal).scopes() {
            let elsewhere = place.environment().zip(environment.as_ref()).is_some_and(|(here, wanted)| here != wanted)
                || place.service().zip(service.as_ref()).is_some_and(|(here, wanted)| here != wanted);
            let of_topic = of_scope.histories().filter(|(of, ..)| *of == topic && !elsewhere);
            facts.extend(of_topic.map(|(topic, key, history)| ShownFact { rehearsal, place, topic, key, history }));
        }
    }
    if context.format == Format::Json {
        context.result(&document(json::render(topic.id(), &facts))?)?;
        return Ok(Exit::Done);
    }
    if facts.is_empty() {
        context.print(words::NOTHING.with("topic", topic.id()));
    } else {
        context.result(&human::render(&facts, context.layout()))?;
    }
    Ok(Exit::Done)
}

/// The topic of a word.
///
/// # Errors
/// It is none.
pub fn topic(word: &str) -> Result<Topic, Failure> {
    let word = word.trim_start_matches("--");
    Topic::by_id(word).ok_or_else(|| {
        let finding = Finding::new(&command_line::USAGE, word).saying(words::NO_TOPIC.with("found", word));
        Failure::usage(match did_you_mean(word, Topic::ALL.iter().map(|topic| topic.id())) {
            Some(near) => finding.next(text::DID_YOU_MEAN.with("word", near)),
            None => finding.next(words::SEE_ALL),
        })
    })
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis hva som er kjent om én ting: hvordan, siden når, og hva som var kjent før", en: "Show what is known of one thing: how, since when, and what was known before" }
        TOPIC { nb: "Hva det gjelder, som i filen: org-number, client-id, resource-seen …", en: "What it is about, as in the file: org-number, client-id, resource-seen …" }
        NOTHING { nb: "Ingenting er kjent om {topic}.", en: "Nothing is known of {topic}." }
        NO_TOPIC { nb: "«{found}» er ikke noe som en tilstandsfil kan ha.", en: "“{found}” is nothing that a state file can hold." }
        SEE_ALL { nb: "Se hva som er kjent: altinn-onboard checklist --evidence", en: "See what is known: altinn-onboard checklist --evidence" }
    }
}
