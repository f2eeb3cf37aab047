//! `resource lint`: what the resource registry, Altinn Studio and the products would say to definitions of resources.

use std::path::Path;

use clap::{Arg, ArgMatches, Command};

use crate::catalog::codes::resources::RESOURCE_LINT_NO_FILES;
use crate::catalog::products::{self, ProductRow};
use crate::catalog::resource_rules::broken;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{Format, document};
use crate::cli::{args, environment, policy_source, resource_source};
use crate::domain::Environment;
use crate::finding::Finding;
use crate::report::lint::Tally;
use crate::report::resource_lint::{LintedResource, human, json, sarif};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "resource lint", about: words::ABOUT, options, formats: FORMATS, run: Some(run) };

/// The formats of what was found.
const FORMATS: &[Format] = &[Format::Human, Format::Json, Format::Sarif];

/// How definitions are called in a repository of Studio's.
const RESOURCE: &str = "_resource.json";

fn options(help: HelpBuilder, command: Command) -> Command {
    let words: Vec<&str> = products::ROWS.iter().flat_map(|row| row.words).copied().collect();
    command
        .arg(
            Arg::new("resources")
                .value_name(help.value("FILE"))
                .num_args(1..)
                .required(true)
                .help(help.of(words::RESOURCES)),
        )
        .args([
            help.option("product", "PRODUCT", words::PRODUCT).value_parser(words),
            help.flag("strict", words::STRICT),
            help.formats(FORMATS),
        ])
}

/// Runs `resource lint`. A definition that cannot be had is told of, the others are looked at all the same, and the exit
/// code is that of a failure.
///
/// # Errors
/// A folder has no definitions, or the output cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let named: Vec<&str> = args::many(matches, "resources").collect();
    policy_source::input_once(named.iter().copied())?;
    let described = environment::described(context, matches)?;
    let product = args::text(matches, "product").and_then(products::named).map(products::of);
    let mut resources = Vec::new();
    for name in named {
        for name in within(context, name, &described)? {
            resources.push(linted(context, matches, name, &described, product)?);
        }
    }
    let unread: Vec<Finding> = resources.iter().filter_map(|one| one.found.as_ref().err().cloned()).collect();
    match context.format {
        Format::Json => context.result(&document(json::render(&resources))?)?,
        Format::Sarif => context.result(&document(sarif::render(&resources))?)?,
        _ if unread.len() == resources.len() => {}
        _ => context.result(&human::render(&resources, context.layout()))?,
    }
    if !unread.is_empty() {
        context.show(&unread);
    }
    let tally = resources.iter().fold(Tally::default(), |sum, resource| sum.and(resource.tally()));
    let fails = tally.errors > 0 || (args::flag(matches, "strict") && tally.warnings > 0);
    Ok(match (tally.unread, fails) {
        (1.., _) => Exit::Failed,
        (_, true) => Exit::Findings,
        (_, false) => Exit::Done,
    })
}

/// What a name stands for: itself, or every definition in a folder.
fn within(context: &Context, name: &str, described: &[Environment]) -> Result<Vec<String>, Failure> {
    let folder = context.process.folder.join(name);
    if resource_source::meant(context, name, described)?.is_some() || !context.files.is_folder(&folder) {
        return Ok(vec![name.to_owned()]);
    }
    let found = context.files.below(&folder, &[RESOURCE]);
    let found = found.map_err(|fault| Failure::usage(fault.finding()).caused_by(fault))?;
    if found.is_empty() {
        return Err(Failure::usage(Finding::new(&RESOURCE_LINT_NO_FILES, name).with("folder", name)));
    }
    let shown = |path: &std::path::PathBuf| {
        Path::new(name).join(path.strip_prefix(&folder).unwrap_or(path)).display().to_string()
    };
    Ok(found.iter().map(shown).collect())
}

fn linted(
    context: &Context,
    matches: &ArgMatches,
    name: String,
    described: &[Environment],
    product: Option<&'static ProductRow>,
) -> Result<LintedResource, Failure> {
    let found = match resource_source::definition(context, matches, &name, described) {
        Ok(definition) => Ok(broken(&definition, product)),
        Err(Failure { exit: Exit::Failed, findings, source }) => match findings.first() {
            Some(finding) => Err(finding.clone()),
            None => return Err(Failure { exit: Exit::Failed, findings, source }),
        },
        Err(failure) => return Err(failure),
    };
    Ok(LintedResource { name, found })
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Se etter feil i ressurser: hva ressursregisteret, Altinn Studio og produktene krever", en: "Look for faults in resources: what the resource registry, Altinn Studio and the products demand" }
        RESOURCES { nb: "Ressursfiler, mapper (også et helt {org}-resources-repositorium), - for stdin, eller MILJØ:RESSURS-ID for en publisert ressurs", en: "Resource files, folders (also a whole {org}-resources repository), - for stdin, or ENV:RESOURCE-ID for a published resource" }
        PRODUCT { nb: "Hva ressursen skal brukes til: correspondence, broker eller notifications", en: "What the resource is to be used for: correspondence, broker or notifications" }
        STRICT { nb: "Også advarsler gir avslutningskode 3", en: "Warnings give exit code 3 too" }
    }
}
