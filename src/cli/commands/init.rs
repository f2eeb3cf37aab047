//! `init`: begins an onboarding, or goes on with it.

use clap::ArgMatches;

use crate::catalog::products;
use crate::cli::context::Context;
use crate::cli::environment::{self, Ready};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::walk::{self, Wish};
use crate::cli::{faults, given, opened};
use crate::domain::{EnvironmentName, Product};
use crate::record::{Handle, Place, State};
use crate::steps::journeys;
use crate::text::faults as text;
use crate::world::state_file::StateFileFault;

/// The environment that everybody begins in.
const FIRST: &str = "tt02";

/// Runs the command.
///
/// # Errors
/// What ends it before its work is done.
pub fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let product = product(context, matches)?;
    if journeys::of(product).is_none() {
        return Err(Failure::usage(faults::product_later(product.word())));
    }
    let name = match environment::named(matches)? {
        Some(name) => name,
        None => EnvironmentName::parse(FIRST).map_err(|_| Failure::usage(faults::environment_unknown(FIRST, FIRST)))?,
    };
    let service = context.handle(matches)?.unwrap_or_else(|| Handle::of(product));
    let place = Place { environment: name, service };
    if given::flag(matches, "plan") {
        return walk::run(plan(context, matches, place, product));
    }
    walk::run(begin(context, matches, place, product))
}

async fn begin(context: &Context, matches: &ArgMatches, place: Place, product: Product) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    // Whether it is known comes before the lock, so that a slip of the pen leaves no state file behind.
    environment::resting(&place.environment, &described)?;
    let (file, state) = context.open(true)?;
    let ready = environment::ready(context, matches, &place.environment, &described).await?;
    let places = vec![(place.clone(), product)];
    let mut begun = opened::session(context, matches, ready, (Some(file), state), places)?;
    begun.session.begin(&place, product);
    walk::walk(context, matches, begun, Wish { intake: true, ..Wish::default() }).await
}

/// The plan touches nothing: no lock, no server, no file.
async fn plan(context: &Context, matches: &ArgMatches, place: Place, product: Product) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let ready = Ready { environment: environment::resting(&place.environment, &described)?, running: None };
    let state = match crate::world::state_file::StateFile::read_only(&context.state, &context.files) {
        Ok(state) => state,
        Err(StateFileFault::Missing(_)) => State::default(),
        Err(fault) => return Err(Failure::failed(fault.finding()).caused_by(fault)),
    };
    let places = vec![(place.clone(), product)];
    let mut begun = opened::session(context, matches, ready, (None, state), places)?;
    begun.session.begin(&place, product);
    walk::walk(context, matches, begun, Wish::default()).await
}

fn product(context: &Context, matches: &ArgMatches) -> Result<Product, Failure> {
    if let Some(text) = given::text(matches, "product") {
        return products::named(text).ok_or_else(|| Failure::usage(faults::product(text)));
    }
    if !context.interactive() {
        return Err(Failure::usage(faults::product_missing()));
    }
    // One journey is built: there is nothing to choose yet.
    let product = journeys::FIRST.product;
    context.say(text::PRODUCT_BEGUN.with("product", products::of(product).name));
    Ok(product)
}
