//! `events delete ID`: deletes an event subscription, after showing which.

use clap::{Arg, ArgMatches, Command, value_parser};

use super::list::shown;
use crate::api::events;
use crate::catalog::codes::command_line;
use crate::catalog::environments;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, OpenSession};
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, options, runtime, trust};
use crate::domain::EnvironmentName;
use crate::engine::StepRun;
use crate::finding::Finding;
use crate::record::Confirmation;
use crate::report::events::{human, json};
use crate::text::Phrase;
use crate::world::prompt::Confirmed;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "events delete", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let id = Arg::new("id").value_name(help.value("ID")).required(true).value_parser(value_parser!(i64).range(1..));
    command.arg(id.help(help.of(words::ID))).args([
        help.flag("yes", options::words::YES).short('y'),
        help.option("confirm-subscription", "ID", words::CONFIRM).value_parser(value_parser!(i64).range(1..)),
        help.option("key-store", "PLACE", options::words::KEY_STORE).value_parser(["keyring", "file", "env"]),
        help.option("key-file", "FILE", options::words::KEY_FILE),
        help.option("scenario", "NAMES", options::words::SCENARIO).hide_short_help(true),
        trust::option(help),
    ])
}

/// Deletes one.
///
/// # Errors
/// Nothing is begun, there is no such subscription, nobody can confirm, or the service does not answer as it should.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let id = matches.get_one::<i64>("id").copied().unwrap_or_default();
    if let Some(other) = matches.get_one::<i64>("confirm-subscription").filter(|other| **other != id) {
        let finding = Finding::new(&command_line::CONFIRMATION_OTHER, "--confirm-subscription");
        let finding = finding.saying(words::CONFIRM_OTHER.with("found", other.to_string()).with("id", id.to_string()));
        return Err(Failure::usage(finding.next(words::CONFIRM_OTHER_NEXT)));
    }
    runtime::block_on(async {
        // What rests on the subscription is taken back in the run that deletes it.
        let mut ledger = context.open(false)?;
        let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
        let result = match begun.works.first().cloned() {
            Some(work) => Deletion { context, matches, work, id }.run(&mut begun).await,
            None => Err(unknown(id, &begun.session.environment.name)),
        };
        begun.ready.end().await;
        result
    })
}

fn unknown(id: i64, environment: &EnvironmentName) -> Failure {
    let finding = Finding::new(&command_line::SUBSCRIPTION_UNKNOWN, id.to_string()).with("id", id.to_string());
    Failure::failed(finding.with("environment", environments::said(environment.as_str())))
}

struct Deletion<'c> {
    context: &'c Context,
    matches: &'c ArgMatches,
    /// A step of the service whose client is used.
    work: StepRun,
    id: i64,
}

impl Deletion<'_> {
    async fn run(&self, begun: &mut OpenSession<'_>) -> Result<Exit, Failure> {
        let failed = |finding: Box<Finding>| Failure::failed(*finding);
        begun.session.settle_key(&self.work)?;
        let listed = begun.session.subscriptions(&self.work).await.map_err(failed)?;
        let Some(found) = listed.into_iter().find(|one| one.id == self.id) else {
            // What is known of one that is gone is known no more.
            begun.session.subscription_gone(self.id)?;
            return Err(unknown(self.id, &begun.session.environment.name));
        };
        self.context.screen.verbatim(&human::render(&[shown(&found)], self.context.layout()));
        if !self.confirmed(begun)? {
            self.context.print(words::LEFT);
            return self.answer(&found, false);
        }
        begun.session.unsubscribe(&self.work, self.id).await.map_err(failed)?;
        let was_needed = begun.session.subscription_gone(self.id)?;
        self.context.print(words::DELETED.with("id", self.id.to_string()));
        if was_needed {
            let by_hand = begun.session.is_by_hand(std::slice::from_ref(&self.work), false);
            self.context.print(if by_hand { words::WAS_NEEDED_BY_HAND } else { words::WAS_NEEDED });
        }
        self.answer(&found, true)
    }

    /// A yes, or `--yes`: another subscription can be made in its place. In production this one may be another team's: there its
    /// number is typed once more.
    fn confirmed(&self, begun: &mut OpenSession<'_>) -> Result<bool, Failure> {
        if begun.session.environment.is_real_production() {
            return self.typed(begun);
        }
        if args::flag(self.matches, "yes") {
            return Ok(true);
        }
        if !self.context.interactive() {
            let finding = Finding::new(&command_line::CONFIRMATION_MISSING, "events delete").saying(words::YES_MISSING);
            return Err(Failure::usage(finding.next(words::YES_NEXT.with("id", self.id.to_string()))));
        }
        let question = words::ASK.with("id", self.id.to_string());
        let answer = begun.session.asking(|prompter, language| prompter.confirm(&question, None, language))?;
        Ok(answer == Confirmed::Yes)
    }

    fn typed(&self, begun: &mut OpenSession<'_>) -> Result<bool, Failure> {
        let fill = |phrase: Phrase| phrase.with("id", self.id.to_string());
        // Another number than that of the subscription was refused at once.
        if self.matches.contains_id("confirm-subscription") {
            return Ok(true);
        }
        if !self.context.interactive() || args::flag(self.matches, "yes") {
            let finding = Finding::new(&command_line::CONFIRMATION_MISSING, "events delete");
            return Err(Failure::usage(finding.saying(words::CONFIRM_MISSING).next(fill(words::CONFIRM_NEXT))));
        }
        let (text, help) = (fill(words::PRODUCTION), fill(words::PERHAPS_OTHERS));
        let confirmation = Confirmation { flag: "confirm-subscription", expected: self.id.to_string(), text, help };
        let answer = begun.session.asking(|prompter, language| prompter.confirm_typed(&confirmation, language))?;
        Ok(answer == Confirmed::Yes)
    }

    /// The result for programs; people have heard it already.
    fn answer(&self, found: &events::Subscription, deleted: bool) -> Result<Exit, Failure> {
        if self.context.format == Format::Json {
            self.context.result(&document(json::render_deleted(&shown(found), deleted))?)?;
        }
        Ok(if deleted { Exit::Done } else { Exit::Left })
    }
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Slett et hendelsesabonnement", en: "Delete an event subscription" }
        ID { nb: "Nummeret på abonnementet, slik «events list» viser det", en: "The number of the subscription, as “events list” shows it" }
        ASK { nb: "Slett hendelsesabonnement {id}?", en: "Delete event subscription {id}?" }
        YES_MISSING { nb: "Her er det ingen som kan bekrefte slettingen.", en: "There is nobody here to confirm the deletion." }
        YES_NEXT { nb: "altinn-onboard events delete {id} --yes", en: "altinn-onboard events delete {id} --yes" }
        CONFIRM { nb: "Bekrefter nummeret en gang til; kreves i produksjon", en: "Confirms by repeating the number; needed in production" }
        CONFIRM_OTHER { nb: "--confirm-subscription sier {found}, og abonnementet er {id}. Ingenting er slettet.", en: "--confirm-subscription says {found}, and the subscription is {id}. Nothing has been deleted." }
        CONFIRM_OTHER_NEXT { nb: "Oppgi det samme nummeret to ganger", en: "Give the same number twice" }
        CONFIRM_MISSING { nb: "Sletting i produksjon må bekreftes med nummeret på abonnementet.", en: "A deletion in production must be confirmed with the number of the subscription." }
        CONFIRM_NEXT { nb: "altinn-onboard events delete {id} --confirm-subscription {id}", en: "altinn-onboard events delete {id} --confirm-subscription {id}" }
        PRODUCTION { nb: "Dette er produksjon. Skriv nummeret {id} for å slette abonnementet.", en: "This is production. Type the number {id} to delete the subscription." }
        PERHAPS_OTHERS { nb: "Det kan høre til et annet team i virksomheten, og da får det ingen hendelser mer.", en: "It may belong to another team in the organisation, which would then get no more events." }
        LEFT { nb: "Ingenting er slettet.", en: "Nothing has been deleted." }
        DELETED { nb: "Hendelsesabonnement {id} er slettet. Det kan komme hendelser i inntil en time til.", en: "Event subscription {id} has been deleted. Events can still come for up to an hour." }
        WAS_NEEDED_BY_HAND { nb: "Oppsettet bygde på abonnementet. Programmet oppretter ikke et nytt i produksjon: Det gjør dere for hånd, og oppgir nummeret. Vil dere ikke ha hendelser mer:\n$ altinn-onboard change events-wanted", en: "The onboarding relied on the subscription. The program creates no new one in production: You do that by hand, and give its number. If you no longer want events:\n$ altinn-onboard change events-wanted" }
        WAS_NEEDED { nb: "Oppsettet bygde på abonnementet, så neste kjøring oppretter et nytt. Vil dere ikke ha hendelser mer:\n$ altinn-onboard change events-wanted", en: "The onboarding relied on the subscription, so the next run creates a new one. If you no longer want events:\n$ altinn-onboard change events-wanted" }
    }
}
