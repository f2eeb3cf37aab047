//! `init`: begins an onboarding, or goes on with it.

use clap::{Arg, ArgMatches, Command};

use crate::catalog::products;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::environment::{self, LiveEnvironment};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::walk::{self, WalkOptions};
use crate::cli::{adopt, args, faults, opened, options, runtime};
use crate::domain::Product;
use crate::engine::{EngineFault, Ledger};
use crate::record::{Choice, Handle, Place, State};
use crate::steps::journeys;
use crate::world::prompt::Prompter as _;

/// The command.
pub const ROW: CommandRow = CommandRow { path: "init", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let product = Arg::new("product").value_name(help.value("PRODUCT")).help(help.of(words::PRODUCT));
    let command = command.args([product, options::attachment(help)]).args(adopt::options(help));
    options::walking(help, super::letter::own_addresses(help, super::letter::contacts(help, command)))
}

/// Runs the command.
///
/// # Errors
/// What ends it before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    if args::flag(matches, "adopt") {
        return adopt::run(context, matches, named(matches)?);
    }
    let product = product(context, matches)?;
    let name = environment::named_or(matches, environment::FIRST)?;
    let service = context.handle(matches)?.unwrap_or_else(|| Handle::of(product));
    let place = Place { environment: name, service };
    if args::flag(matches, "plan") {
        return runtime::block_on(plan(context, matches, place, product));
    }
    runtime::block_on(begin(context, matches, place, product))
}

async fn begin(context: &Context, matches: &ArgMatches, place: Place, product: Product) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    // Whether it is known comes before the lock, so that a slip of the pen leaves no state file behind.
    environment::resting(&place.environment, &described)?;
    let mut ledger = context.open(true)?;
    let ready = environment::ready(context, matches, &place.environment, &described).await?;
    let places = vec![(place.clone(), product)];
    let mut begun = opened::session(context, matches, ready, &mut ledger, places)?;
    begun.session.begin(&place, product);
    walk::walk(context, matches, begun, WalkOptions { intake: true, ..WalkOptions::default() }).await
}

/// The plan touches nothing: no lock, no server, no file.
async fn plan(context: &Context, matches: &ArgMatches, place: Place, product: Product) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let ready = LiveEnvironment { environment: environment::resting(&place.environment, &described)?, running: None };
    let missing = !context.files.exists(&context.state);
    let mut ledger = if missing { Ledger::unkept(State::default()) } else { context.read()? };
    let places = vec![(place.clone(), product)];
    let mut begun = opened::session(context, matches, ready, &mut ledger, places)?;
    begun.session.begin(&place, product);
    walk::walk(context, matches, begun, WalkOptions::default()).await
}

fn product(context: &Context, matches: &ArgMatches) -> Result<Product, Failure> {
    if let Some(product) = named(matches)? {
        return Ok(product);
    }
    if !context.interactive() {
        return Err(Failure::usage(faults::product_missing()));
    }
    chosen(context)
}

/// The product that was typed.
fn named(matches: &ArgMatches) -> Result<Option<Product>, Failure> {
    let Some(text) = args::text(matches, "product") else { return Ok(None) };
    products::named(text).map(Some).ok_or_else(|| Failure::usage(faults::product(text)))
}

/// The product that does what the operator wants; what each is for, and who can do without it, is said before.
fn chosen(context: &Context) -> Result<Product, Failure> {
    let rows = journeys::JOURNEYS.map(|journey| products::of(journey.product));
    let choices = rows.map(|row| {
        context.print(words::WISH_AND_GATE.with("wish", row.wish).with("gate", row.gate));
        let label = words::WISH_AND_PRODUCT.with("wish", row.wish).with("product", row.name);
        Choice { word: row.product.word().to_owned(), label }
    });
    let picked = context.terminal().pick(&words::WHICH.into(), &choices, context.language);
    let picked = picked.map_err(EngineFault::from)?;
    picked.as_deref().and_then(products::named).ok_or_else(|| EngineFault::Left.into())
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Start et oppsett, eller fortsett på det", en: "Start an onboarding, or continue it" }
        PRODUCT { nb: "correspondence (melding), notifications (varsling) eller broker (formidling)", en: "correspondence (melding), notifications (varsling) or broker (formidling)" }

        WHICH { nb: "Hva vil dere gjøre?", en: "What do you want to do?" }
        WISH_AND_GATE { nb: "«{wish}»: {gate}", en: "“{wish}”: {gate}" }
        WISH_AND_PRODUCT { nb: "{wish} ({product})", en: "{wish} ({product})" }
    }
}
