//! `catalog show`: what policies can be made of, and how old that knowledge is.

use clap::{Arg, ArgMatches, Command};

use crate::catalog::listing::{self, CatalogItem, ItemKind};
use crate::catalog::metadata::MetadataChange;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, environment};
use crate::report::catalog::{human as report, json};
use crate::world::catalog_cache::CacheBook;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "catalog show", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let kinds = ItemKind::ALL.map(ItemKind::word);
    let words = Arg::new("words").value_name(help.value("WORD")).num_args(0..).help(help.of(words::WORDS));
    command.arg(words).arg(help.option("kind", "KIND", words::KIND).value_parser(kinds))
}

/// Shows what the words name, or how much there is.
///
/// # Errors
/// The environment is not known, or the output cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let words: Vec<&str> = matches.get_many::<String>("words").into_iter().flatten().map(String::as_str).collect();
    let kind = ItemKind::ALL.into_iter().find(|kind| args::text(matches, "kind") == Some(kind.word()));
    // A rehearsal's lists are shown only to who asks for them.
    let described = environment::described(context, matches)?;
    let named = environment::named(matches)?.map(|name| environment::resting(&name, &described)).transpose()?;
    let refreshed = context.refreshed(CacheBook::of(named.is_some_and(|environment| environment.simulated)));
    let rows: Vec<CatalogItem> =
        listing::rows().into_iter().filter(|row| kind.is_none_or(|kind| row.kind == kind)).collect();
    let wanted = words.join(" ");
    let found = listing::find(&wanted, &rows);
    if context.format == Format::Json {
        context.result(&document(json::shown(&found, refreshed.as_ref()))?)?;
        return Ok(Exit::Done);
    }
    if words.is_empty() && kind.is_none() {
        context.result(&report::overview(&rows, refreshed.as_ref(), context.layout()))?;
        return Ok(Exit::Done);
    }
    let newer = refreshed.map(|metadata| metadata.changes()).unwrap_or_default();
    let newer: Vec<MetadataChange> = newer.into_iter().filter(|change| concerns(change, &wanted)).collect();
    if found.is_empty() && newer.is_empty() {
        context.print(words::NOTHING.with("text", wanted));
        return Ok(Exit::Done);
    }
    context.result(&(report::found(&found, context.layout()) + &report::changes(&newer, context.layout())))?;
    Ok(Exit::Done)
}

/// Whether a change is about something that the words name.
fn concerns(change: &MetadataChange, wanted: &str) -> bool {
    let (urn, name) = match change {
        MetadataChange::New { urn, name } | MetadataChange::Renamed { urn, now: name, .. } => (urn, name.as_str()),
        MetadataChange::Gone { urn } | MetadataChange::Uses { urn, .. } => (urn, ""),
    };
    let wanted = wanted.to_lowercase();
    urn.contains(&wanted) || name.to_lowercase().contains(&wanted)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        NOTHING { nb: "Ingenting ligner på «{text}».", en: "Nothing matches “{text}”." }
        KIND { nb: "Bare én type: package, role, action, attribute, algorithm eller function", en: "One kind only: package, role, action, attribute, algorithm or function" }
        WORDS { nb: "Ord fra navnet, koden eller URN-en", en: "Words from the name, the code or the URN" }
        ABOUT { nb: "Slå opp i katalogen, og se hvor gammel den er", en: "Look something up in the catalogue, and see how old it is" }
    }
}
