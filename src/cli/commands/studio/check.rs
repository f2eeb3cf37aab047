//! `studio check`: can Altinn Studio be reached, and who are we there?

use clap::{ArgMatches, Command};

use crate::api::{Api, studio};
use crate::catalog::codes::network;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::environment::LiveEnvironment;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::ONLY_HUMAN;
use crate::cli::{environment, opened, options, runtime, trust};
use crate::domain::Environment;
use crate::engine::used_secret::NamedSecret;
use crate::finding::Finding;
use crate::record::values::Reachable;
use crate::world::http::Http;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "studio check", about: words::ABOUT, options, formats: ONLY_HUMAN, run: Some(run) };

/// The variable that holds an API key of Altinn Studio.
const KEY: &str = "ALTINN_ONBOARD_STUDIO_KEY";

fn options(help: HelpBuilder, command: Command) -> Command {
    options::walking(help, command.after_help(help.of(words::STUDIO_KEY)))
}

/// Runs the command.
///
/// # Errors
/// Altinn Studio cannot be reached.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let name = environment::named_or(matches, environment::FIRST)?;
    runtime::block_on(async {
        let ready = environment::ready(context, matches, &name, &described).await?;
        let http = Http::new(context.calls()?);
        let key = context.process.secret(KEY);
        if let Some(key) = &key {
            let used = trust::settle(context, matches, &ready.environment, &NamedSecret::studio(key));
            if let Err(failure) = used {
                ready.end().await;
                return Err(failure);
            }
        }
        let api = Api { http: &http, environment: &ready.environment };
        let exit = match &key {
            None => match studio::dashboard(api).await {
                Reachable::Yes => {
                    context.print(words::REACHED.with("variable", KEY));
                    Ok(Exit::Done)
                }
                Reachable::No => Err(Failure::failed(Finding::new(&network::STUDIO_UNREACHABLE, "studio"))),
            },
            Some(key) => match studio::user(api, key).await {
                Ok(Some(user)) => {
                    context.print(words::KNOWN_AS.with("user", user.as_str()));
                    record(context, matches, &ready.environment, user).map(|()| Exit::Done)
                }
                Ok(None) => Err(Failure::findings(Finding::new(&network::STUDIO_KEY_UNKNOWN, KEY))),
                Err(fault) => Err(Failure::failed(fault.finding())),
            },
        };
        ready.end().await;
        exit
    })
}

/// Who one is there becomes a fact where an onboarding is begun in the environment.
fn record(context: &Context, matches: &ArgMatches, environment: &Environment, user: String) -> Result<(), Failure> {
    if !context.files.exists(&context.state) {
        return Ok(());
    }
    let mut ledger = context.open(false)?;
    let book = ledger.book(environment.simulated);
    let begun = book.begun().find(|place| place.environment == environment.name);
    let Some(place) = begun else { return Ok(()) };
    let Some(product) = book.services.get(&place.service).map(|service| service.product) else { return Ok(()) };
    let resting = LiveEnvironment { environment: environment.clone(), running: None };
    let mut begun = opened::session(context, matches, resting, &mut ledger, vec![(place.clone(), product)])?;
    Ok(begun.session.studio_user_seen(&place, user)?)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Se om Altinn Studio kan nås, og med en API-nøkkel hvem du er der", en: "See whether Altinn Studio can be reached and, with an API key, who you are there" }
        STUDIO_KEY { nb: "API-nøkkelen leses fra ALTINN_ONBOARD_STUDIO_KEY", en: "The API key is read from ALTINN_ONBOARD_STUDIO_KEY" }
        REACHED { nb: "Altinn Studio kan nås. Med en API-nøkkel i {variable} ser programmet også hvem du er der.", en: "Altinn Studio can be reached. With an API key in {variable}, the program also sees who you are there." }
        KNOWN_AS { nb: "Altinn Studio kjenner nøkkelen: {user}", en: "Altinn Studio knows the key: {user}" }
    }
}
