//! `try notification`: sends a test notification to oneself; with a flag to an organisation or a synthetic person, and with
//! a reminder.

use clap::{ArgMatches, Command};

use crate::catalog::codes::command_line;
use crate::catalog::codes::own_address::TRIAL_PERSON;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::commands::letter;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, OpenSession};
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, options, runtime, walk};
use crate::domain::Rules;
use crate::domain::synthetic_person::SyntheticPerson;
use crate::engine::notice_trial::{ReadyTrial, TrialTo, TrialWish};
use crate::finding::Finding;
use crate::record::Topic;
use crate::report::notice_trial::{human, json};
use crate::steps::{journeys, reading};
use crate::world::prompt::Confirmed;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "try notification", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

/// Whom it is tried with.
const ORGANISATION: &str = "to-organisation";
const PERSON: &str = "to-person";

/// With a reminder.
const REMINDER: &str = "reminder";

fn options(help: HelpBuilder, command: Command) -> Command {
    let command = letter::own_addresses(help, command.arg(help.flag("again", words::AGAIN)));
    let command = command.args([
        help.option(ORGANISATION, "NUMBER", words::TO_ORGANISATION).conflicts_with(PERSON),
        help.option(PERSON, "NUMBER", words::TO_PERSON),
        help.flag(REMINDER, words::REMINDER),
    ]);
    options::walking(help, command)
}

/// Does the step alone, or tries it with somebody else.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let with = args::text(matches, ORGANISATION).or(args::text(matches, PERSON));
    if with.is_none() && !args::flag(matches, REMINDER) {
        return walk::alone_or_again(context, matches, journeys::NOTIFICATIONS.trial, ROW.path.to_owned());
    }
    runtime::block_on(async {
        // Nothing of it is a fact.
        let mut ledger = context.read()?;
        let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
        let result = tried(context, matches, &mut begun).await;
        begun.ready.end().await;
        result
    })
}

fn wish(matches: &ArgMatches, rules: Rules) -> Result<TrialWish, Failure> {
    let to = match (args::text(matches, ORGANISATION), args::text(matches, PERSON)) {
        (Some(number), _) => {
            let read = reading::numbers::recipient(Topic::TestRecipient, number, rules);
            let named = |finding| Finding { subject: format!("--{ORGANISATION}"), ..finding };
            TrialTo::Organisation(read.map_err(|finding| Failure::usage(named(finding)))?)
        }
        (None, Some(number)) => {
            let wrong = || Failure::usage(Finding::new(&TRIAL_PERSON, format!("--{PERSON}")));
            TrialTo::Person(SyntheticPerson::parse(number).map_err(|_| wrong())?)
        }
        (None, None) => TrialTo::Own,
    };
    Ok(TrialWish { to, reminder: args::flag(matches, REMINDER), again: args::flag(matches, "again") })
}

async fn tried(context: &Context, matches: &ArgMatches, begun: &mut OpenSession<'_>) -> Result<Exit, Failure> {
    let work = begun.step(journeys::NOTIFICATIONS.trial)?;
    if begun.session.environment.is_real_production() {
        return Err(Failure::failed(Finding::new(&command_line::PRODUCTION_NOT_WRITTEN, work.id())));
    }
    let wish = wish(matches, begun.session.environment.rules)?;
    let ready = match begun.session.ready_trial(&work, &wish)? {
        Ok(ready) => ready,
        Err(findings) => return Err(Failure { exit: Exit::Usage, findings, source: None }),
    };
    if args::flag(matches, "plan") {
        ready.shown.iter().for_each(|line| context.print(line.clone()));
        return Ok(Exit::Done);
    }
    if !confirmed(context, matches, begun, &ready)? {
        context.print(words::LEFT);
        return Ok(Exit::Left);
    }
    begun.session.settle_key(&work)?;
    let trial = begun.session.try_notice(&work, &ready).await.map_err(|finding| Failure::failed(*finding))?;
    match context.format {
        Format::Json => context.result(&document(json::render(&trial))?)?,
        _ => context.result(&human::render(&trial, context.layout()))?,
    }
    if !trial.is_well() && !trial.is_under_way() {
        context.print(words::NEXT);
    }
    Ok(if trial.is_well() { Exit::Done } else { Exit::Left })
}

/// What is sent, and a yes or `--yes`.
fn confirmed(
    context: &Context,
    matches: &ArgMatches,
    begun: &mut OpenSession<'_>,
    ready: &ReadyTrial,
) -> Result<bool, Failure> {
    ready.shown.iter().for_each(|line| context.print(line.clone()));
    if args::flag(matches, "yes") {
        return Ok(true);
    }
    if !context.interactive() {
        let title = begun.step(journeys::NOTIFICATIONS.trial)?.step.card().title;
        return Err(Failure::usage(Finding::new(&command_line::CONFIRMATION_MISSING, "--yes").with("step", title)));
    }
    let answer = begun.session.asking(|prompter, language| prompter.confirm(&words::SEND.into(), None, language))?;
    Ok(answer == Confirmed::Yes)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Send et testvarsel til deg selv, eller se hva som har skjedd med det som er sendt", en: "Send a test notification to yourself; if it has been sent, see what has happened to it" }
        AGAIN { nb: "Send et nytt varsel, selv om ett allerede er sendt", en: "Send a new notification, even if one has been sent" }
        TO_ORGANISATION { nb: "Prøv et varsel til en syntetisk virksomhet i stedet, i testmiljøet: når det noen der?", en: "Try a notification to a synthetic organisation instead, in the test environment: does it reach anybody there?" }
        TO_PERSON { nb: "Prøv et varsel til en syntetisk person fra Tenor. Nummeret lagres ikke og vises ikke", en: "Try a notification to a synthetic person from Tenor. The number is neither kept nor shown" }
        REMINDER { nb: "Bestill et revarsel i tillegg, som går ut etter et minutt, og følg begge", en: "Order a reminder as well, which goes out after a minute, and follow both" }
        SEND { nb: "Sende dette?", en: "Send this?" }
        NEXT { nb: "Når det som stoppet varselet, er rettet, sender den samme kommandoen med --again et nytt. Den som har reservert seg, må få det på en annen måte.", en: "When what stopped the notification has been put right, the same command with --again sends a new one. Whoever has opted out must be told in another way." }
        LEFT { nb: "Ingenting er sendt.", en: "Nothing has been sent." }
    }
}
