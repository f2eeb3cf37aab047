//! `resource show`: a resource as the registry has it.

use clap::{Arg, ArgMatches, Command};

use crate::api::{Api, resource_registry};
use crate::catalog::codes::command_line as codes;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::places::{Reach, begun_places};
use crate::cli::published::{published, resource_id};
use crate::cli::{args, environment, faults, options, runtime};
use crate::domain::{Environment, EnvironmentName, ResourceId};
use crate::finding::Finding;
use crate::record::{FactScope, Place, State, t};
use crate::report::resource::{human, json};
use crate::world::http::Http;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "resource show", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let id = Arg::new("id").value_name(help.value("ID")).help(help.of(words::RESOURCE_ID));
    options::walking(help, command.arg(id))
}

/// Which resource in which environment: what the flags say, else what the state knows.
fn which(
    context: &Context,
    matches: &ArgMatches,
    described: &[Environment],
) -> Result<(EnvironmentName, String), Failure> {
    if let Some(text) = args::text(matches, "id") {
        // Anybody's resource may be looked at, also an app and one that the migration made.
        return match published(text, described)? {
            Some(published) => Ok((published.environment, published.id)),
            None => Ok((environment::named_or(matches, environment::FIRST)?, resource_id(text)?)),
        };
    }
    let ledger = context.read()?;
    let state = ledger.state();
    let places = begun_places(context, matches, state, Reach::Last)?;
    let known = places.into_iter().flat_map(|(_, places)| places);
    let known = known.map(|(place, _)| place).find_map(|place| {
        let id = id_of(state, &place)?;
        Some((place.environment.clone(), id.bare().to_owned()))
    });
    known.ok_or_else(|| Failure::failed(faults::not_known("--resource-id", "altinn-onboard step resource")))
}

/// The id that a service wants where it is begun, which is in one book only.
fn id_of(state: &State, place: &Place) -> Option<ResourceId> {
    let books = [state.book(true), state.book(false)];
    let mut begun = books.into_iter().filter(|book| book.facts(FactScope::Deployment, place).is_some());
    begun.find_map(|book| book.get(t::ResourceId, None, place)).cloned()
}

/// Shows it.
///
/// # Errors
/// Which resource is not known, it does not exist, or the registry does not answer as it should.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let (name, id) = which(context, matches, &described)?;
    runtime::block_on(async {
        let ready = environment::ready(context, matches, &name, &described).await?;
        let http = Http::new(context.calls()?);
        let read = resource_registry::read_any(Api { http: &http, environment: &ready.environment }, &id).await;
        ready.end().await;
        let Some(resource) = read.map_err(|fault| Failure::failed(fault.finding()))? else {
            let finding = Finding::new(&codes::RESOURCE_NOT_FOUND, id.as_str());
            let finding = finding.with("id", id.as_str()).with("environment", name.as_str());
            return Err(Failure { exit: Exit::Findings, findings: vec![finding], source: None });
        };
        if context.format == Format::Json {
            context.result(&document(json::render(&resource))?)?;
            return Ok(Exit::Done);
        }
        let found = resource_registry::shown(&resource);
        context.result(&human::render(&id, &found, context.layout()))?;
        Ok(Exit::Done)
    })
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis en ressurs slik den er publisert", en: "Show a resource as it is published" }
        RESOURCE_ID { nb: "MILJØ:RESSURS-ID, eller ressurs-id med --env; uten den vises tjenestens egen", en: "ENV:RESOURCE-ID, or a resource ID with --env; if left out, the service's own is shown" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Product;
    use crate::record::{Evidence, Handle, Source, TopicMarker as _};

    #[test]
    fn the_id_is_that_of_the_environment_and_not_of_the_book_that_was_used_last() {
        let mut state = State::default();
        let at = |environment: &str| Place {
            environment: EnvironmentName::parse(environment).unwrap(),
            service: Handle::of(Product::Correspondence),
        };
        for (simulated, environment, id) in [(true, "sandbox", "ttd-ovelse"), (false, "tt02", "ttd-ekte")] {
            let (book, place) = (state.book_mut(simulated), at(environment));
            book.begin(&place, Product::Correspondence);
            let value = t::ResourceId::wrap(ResourceId::parse(id).unwrap());
            let evidence =
                Evidence { value, source: Source::Told, at: jiff::Timestamp::UNIX_EPOCH, how: "test".into() };
            book.put(&place, None, evidence).unwrap();
        }
        assert_eq!(id_of(&state, &at("tt02")).unwrap().bare(), "ttd-ekte");
        assert_eq!(id_of(&state, &at("sandbox")).unwrap().bare(), "ttd-ovelse");
        assert_eq!(id_of(&state, &at("production")), None);
    }
}
