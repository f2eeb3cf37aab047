//! Which services in which environments a command is about.

use clap::ArgMatches;

use super::context::Context;
use super::failure::Failure;
use super::{args, environment, faults};
use crate::domain::{Environment, EnvironmentName, Product};
use crate::record::{FactScope, Handle, Place, State};
use crate::steps::effects::{CONFIRM_PRODUCTION, CONFIRMATIONS};

/// An environment and the services that are begun there.
pub type Chosen = (EnvironmentName, Vec<(Place, Product)>);

/// How far a command reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The service and environment that one worked in last.
    Last,
    /// Everything that is begun in the book last used.
    All,
}

/// The places that a command is about, as far as it reaches or as the flags choose.
///
/// # Errors
/// Nothing is begun, or nothing of that name.
pub fn begun_places(
    context: &Context,
    matches: &ArgMatches,
    state: &State,
    reach: Reach,
) -> Result<Vec<Chosen>, Failure> {
    let wanted = environment::named(matches)?;
    let service = context.handle(matches)?;
    let used = state.was_rehearsal();
    let mut books = vec![used];
    if wanted.is_some() {
        books.push(!used);
    }
    let mut places: Vec<Chosen> = Vec::new();
    for rehearsal in books {
        let book = state.book(rehearsal);
        // What no flag chooses is as it was last.
        let begun_last =
            || state.last.place(rehearsal).filter(|place| book.facts(FactScope::Deployment, place).is_some());
        let last = begun_last().filter(|_| reach == Reach::Last);
        let environment = wanted.as_ref().or(last.map(|last| &last.environment));
        let handle = service.as_ref().or(last.filter(|_| wanted.is_none()).map(|last| &last.service));
        for place in book.begun() {
            let fits = environment.is_none_or(|name| *name == place.environment)
                && handle.is_none_or(|handle| *handle == place.service);
            let Some(known) = book.services.get(&place.service) else { continue };
            if !fits {
                continue;
            }
            match places.iter_mut().find(|(name, _)| *name == place.environment) {
                Some((_, list)) => list.push((place, known.product)),
                None => places.push((place.environment.clone(), vec![(place, known.product)])),
            }
        }
    }
    // Who only looks elsewhere still works where one worked last: what is to be done here says where that is.
    let is_elsewhere =
        wanted.as_ref().is_some_and(|name| state.last.place(used).is_none_or(|last| last.environment != *name))
            || service.as_ref().is_some_and(|handle| state.last.place(used).is_none_or(|last| last.service != *handle));
    if is_elsewhere && !places.is_empty() && !context.saves() {
        for (option, value) in [
            ("--env", wanted.as_ref().map(EnvironmentName::as_str)),
            ("--service", service.as_ref().map(Handle::as_str)),
        ] {
            context.screen.repeat(|repeated| value.into_iter().for_each(|value| repeated.add(option, value)));
        }
    }
    if places.is_empty() { Err(not_begun(context, matches, state)) } else { Ok(places) }
}

/// Checks that what is confirmed beforehand is confirmed of one service in production: whoever named a step, or its own number,
/// has not seen what would be written for the others.
///
/// # Errors
/// A confirmation is given, and there are several.
pub fn confirmed_of_one(matches: &ArgMatches, described: &[Environment], chosen: &[Chosen]) -> Result<(), Failure> {
    let flags = CONFIRMATIONS.iter().map(|flag| flag.name).chain([CONFIRM_PRODUCTION.name]);
    let Some(flag) = flags.into_iter().find(|flag| args::text(matches, flag).is_some()) else { return Ok(()) };
    let is_production = |name: &EnvironmentName| {
        environment::resting(name, described).is_ok_and(|environment| environment.is_real_production())
    };
    let in_production = chosen.iter().filter(|(name, _)| is_production(name)).flat_map(|(_, places)| places);
    let places: Vec<&Place> = in_production.map(|(place, _)| place).collect();
    match places.len() {
        0 | 1 => Ok(()),
        _ => Err(Failure::usage(faults::confirmation_of_which(flag, places.into_iter()))),
    }
}

/// Why there is no such place: the environment is not known, nothing is begun there, or nothing at all.
fn not_begun(context: &Context, matches: &ArgMatches, state: &State) -> Failure {
    let books = [state.book(false), state.book(true)];
    let begun: Vec<String> = books
        .into_iter()
        .flat_map(|book| book.begun())
        .map(|place| format!("{} ({})", place.service, place.environment))
        .collect();
    let flags: Vec<String> = ["env", "service"]
        .into_iter()
        .filter_map(|flag| Some(format!("--{flag} {}", args::text(matches, flag)?)))
        .collect();
    let known = || match environment::named(matches)? {
        Some(name) => environment::resting(&name, &environment::described(context, matches)?).map(|_| ()),
        None => Ok(()),
    };
    match known() {
        Err(failure) => failure,
        Ok(()) if begun.is_empty() || flags.is_empty() => Failure::usage(faults::nothing_begun()),
        Ok(()) => Failure::usage(faults::nothing_begun_there(&flags.join(" "), &begun.join(", "))),
    }
}
