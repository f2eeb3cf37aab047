//! `try message`: sends a test message; with flags it takes one back, or tries one with a synthetic person.

use clap::{ArgMatches, Command};

use crate::catalog::codes::command_line;
use crate::catalog::codes::own_address::TRIAL_PERSON;
use crate::catalog::codes::policies::OPTION_NO_EFFECT;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, OpenSession};
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, options, runtime, walk};
use crate::domain::synthetic_person::SyntheticPerson;
use crate::finding::Finding;
use crate::report::message_trial::{MessageEnd, human, json};
use crate::steps::effects::{CONFIRM_MESSAGE, CONFIRMATIONS};
use crate::steps::journeys;
use crate::steps::test_message::purge;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "try message", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

/// The flag that takes the message back.
const PURGE: &str = "purge";

/// Whom it is tried with.
const PERSON: &str = "to-person";

fn options(help: HelpBuilder, command: Command) -> Command {
    let again = help.flag("again", words::AGAIN);
    let purge = help.flag(PURGE, words::PURGE).conflicts_with_all(["again", PERSON, options::ATTACHMENT]);
    let person = help.option(PERSON, "NUMBER", words::TO_PERSON);
    options::walking(help, command.args([again, purge, person, options::attachment(help)]))
}

/// Does the step alone, takes its message back, or tries one with a person.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    if args::flag(matches, PURGE) {
        return walk::in_part(context, matches, &purge::PURGE, walk::PartWish::default());
    }
    let Some(number) = args::text(matches, PERSON) else {
        return walk::alone_or_again(context, matches, journeys::CORRESPONDENCE.trial, ROW.path.to_owned());
    };
    let wrong = |_| Failure::usage(Finding::new(&TRIAL_PERSON, format!("--{PERSON}")));
    let person = SyntheticPerson::parse(number).map_err(wrong)?;
    let findings = without_effect(matches);
    if !findings.is_empty() {
        return Err(Failure { exit: Exit::Usage, findings, source: None });
    }
    runtime::block_on(async {
        // Nothing of it is a fact.
        let mut ledger = context.read()?;
        let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
        let result = tried(context, matches, &mut begun, &person).await;
        begun.ready.end().await;
        result
    })
}

/// What was given and would change nothing: the message is made of the answers that are kept, and published at once.
fn without_effect(matches: &ArgMatches) -> Vec<Finding> {
    let confirmations = CONFIRMATIONS.iter().map(|flag| flag.name).filter(|name| *name != CONFIRM_MESSAGE.name);
    let answers =
        journeys::asked().map(|topic| topic.id()).chain(confirmations).chain(["answers", options::ATTACHMENT]);
    let given = answers.filter(|name| args::text(matches, name).is_some());
    let refused = |name| {
        let option = format!("--{name}");
        let finding =
            Finding::new(&OPTION_NO_EFFECT, option.as_str()).saying(words::NO_EFFECT.with("option", option.as_str()));
        finding.next(words::LEAVE_OUT.with("option", option))
    };
    given.map(refused).collect()
}

async fn tried(
    context: &Context,
    matches: &ArgMatches,
    begun: &mut OpenSession<'_>,
    person: &SyntheticPerson,
) -> Result<Exit, Failure> {
    let work = begun.step(journeys::CORRESPONDENCE.trial)?;
    if begun.session.environment.is_real_production() {
        return Err(Failure::failed(Finding::new(&command_line::PRODUCTION_NOT_WRITTEN, work.id())));
    }
    let ready = begun.session.ready_message(&work, person, args::flag(matches, "again"));
    let ready = ready.map_err(|finding| Failure::usage(*finding))?;
    ready.shown.iter().for_each(|line| context.print(line.clone()));
    if args::flag(matches, "plan") {
        return Ok(Exit::Done);
    }
    // It can never be called back: a yes to everything does not stand for its word.
    if !begun.session.confirm_message(&ready)? {
        context.print(words::LEFT);
        return Ok(Exit::Left);
    }
    begun.session.settle_key(&work)?;
    let trial = begun.session.try_message(&work, &ready).await.map_err(|finding| Failure::failed(*finding))?;
    match context.format {
        Format::Json => context.result(&document(json::render(&trial))?)?,
        _ => context.result(&human::render(&trial, context.layout()))?,
    }
    if trial.end() == MessageEnd::NotArrived {
        context.print(words::NEXT);
    }
    Ok(if trial.end() == MessageEnd::Arrived { Exit::Done } else { Exit::Left })
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Send en testmelding, eller se hva som har skjedd med den som er sendt", en: "Send a test message; if it has been sent, see what has happened to it" }
        AGAIN { nb: "Send en ny melding, selv om en allerede er sendt", en: "Send a new message, even if one has been sent" }
        PURGE { nb: "Trekk tilbake meldingen som er sendt; det går bare til den er publisert", en: "Withdraw the message that was sent; possible only until it is published" }
        TO_PERSON { nb: "Prøv en melding til en syntetisk person fra Tenor i stedet, i testmiljøet. Nummeret lagres ikke og vises ikke. Meldingen publiseres med en gang, og bekreftes med tjenestens id: --confirm-message ID", en: "Try a message to a synthetic person from Tenor instead, in the test environment. The number is neither kept nor shown. The message is published at once, and confirmed by the ID of the service: --confirm-message ID" }
        NO_EFFECT { nb: "{option} har ingen virkning sammen med --to-person: meldingen lages av svarene som er lagret, og publiseres med en gang.", en: "{option} has no effect with --to-person: the message is made of the answers that are kept, and published at once." }
        LEAVE_OUT { nb: "Ta bort {option}. Skal svaret være et annet, så endre det først: altinn-onboard change", en: "Leave {option} out. If the answer should be another, change it first: altinn-onboard change" }
        NEXT { nb: "Når det som stoppet meldingen, er rettet, sender den samme kommandoen med --again en ny. Den som har reservert seg, må få den på papir.", en: "When what stopped the message has been put right, the same command with --again sends a new one. Whoever has opted out must get it on paper." }
        LEFT { nb: "Ingenting er sendt.", en: "Nothing has been sent." }
    }
}
