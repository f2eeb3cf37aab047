//! `promote`: takes what is onboarded in one environment to production, stage by stage.

use clap::{ArgMatches, Command};

use crate::catalog::codes::command_line;
use crate::catalog::environments;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::environment::{self, LiveEnvironment};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::places::confirmed_of_one;
use crate::cli::walk::{self, WalkOptions};
use crate::cli::{args, opened, options, runtime};
use crate::domain::{Environment, EnvironmentName, Product, Rules};
use crate::engine::promotion::promoted_works;
use crate::finding::Finding;
use crate::record::{Book, Place, State};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "promote", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let command = command.args([help.option("to", "ENV", words::TO), options::attachment(help)]);
    options::walking(help, super::letter::own_addresses(help, super::letter::contacts(help, command)))
}

/// Runs the command.
///
/// # Errors
/// What ends it before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    runtime::block_on(promote(context, matches))
}

async fn promote(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let to = environment::name(environments::spelt_out(args::text(matches, "to").unwrap_or(environments::PRODUCTION)))?;
    let target = environment::resting(&to, &described)?;
    if target.rules != Rules::Production {
        let finding = Finding::new(&command_line::PROMOTE_TO_TEST, "--to").with("environment", to.as_str());
        return Err(Failure::usage(finding));
    }
    // A plan touches nothing: no lock, no server, no file.
    let plans = args::flag(matches, "plan");
    let mut ledger = if plans { context.read()? } else { context.open(false)? };
    let (from, places) = chosen(context, matches, ledger.state(), &target)?;
    confirmed_of_one(matches, &described, &[(to.clone(), places.clone())])?;
    let from = environment::resting(&from, &described)?;
    let ready = match plans {
        true => LiveEnvironment { environment: target, running: None },
        false => environment::ready(context, matches, &to, &described).await?,
    };
    let mut begun = opened::session(context, matches, ready, &mut ledger, places)?;
    begun.works = promoted_works(&begun.places);
    for (place, product) in &begun.places {
        begun.session.begin(place, *product);
    }
    let wish = WalkOptions { intake: !plans, promotes: Some(from), ..WalkOptions::default() };
    walk::walk(context, matches, begun, wish).await
}

/// The environment that is promoted from, and the services that are, each where it goes.
fn chosen(
    context: &Context,
    matches: &ArgMatches,
    state: &State,
    target: &Environment,
) -> Result<(EnvironmentName, Vec<(Place, Product)>), Failure> {
    let book = state.book(target.simulated);
    let nothing = || {
        let finding = Finding::new(&command_line::PROMOTE_NOTHING, context.state.display().to_string());
        Failure::usage(finding.with("environment", environments::said(target.name.as_str())))
    };
    let service = context.handle(matches)?;
    let fits = |place: &Place| {
        place.environment != target.name && service.as_ref().is_none_or(|service| *service == place.service)
    };
    let begun: Vec<Place> = book.begun().filter(fits).collect();
    let named = environment::named(matches)?;
    let last = state.last.place(target.simulated).map(|place| &place.environment);
    let of = |name: &EnvironmentName| begun.iter().any(|place| place.environment == *name);
    let from = match &named {
        Some(name) => of(name).then_some(name),
        None => last.filter(|name| of(name)).or_else(|| begun.first().map(|place| &place.environment)),
    };
    let from = from.ok_or_else(nothing)?.clone();
    Ok((from.clone(), places(book, &from, &begun, &target.name)))
}

/// The same services where they go.
fn places(book: &Book, from: &EnvironmentName, begun: &[Place], to: &EnvironmentName) -> Vec<(Place, Product)> {
    let of_from = begun.iter().filter(|place| place.environment == *from);
    let there = of_from.filter_map(|place| {
        let product = book.services.get(&place.service)?.product;
        Some((Place { environment: to.clone(), service: place.service.clone() }, product))
    });
    there.collect()
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Ta det som er satt opp i test, til produksjon: forberedt, klar, publisert, i drift", en: "Take what has been set up in test to production: prepared, ready, published, live" }
        TO { nb: "Miljøet det går til; utelatt: produksjon. --env er miljøet det kommer fra", en: "The environment it goes to; production when omitted. --env is the environment it comes from" }
    }
}
