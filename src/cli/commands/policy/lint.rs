//! `policy lint`: what Altinn will do with policy files, and what should be changed. Calls nobody.

use std::sync::Arc;

use clap::{Arg, ArgMatches, Command};

use crate::catalog::codes::files::FILE_NOT_FOUND;
use crate::catalog::codes::policies::{FIX_STDIN, LINT_NO_FILES};
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{Format, document};
use crate::cli::{args, faults, policy_source};
use crate::domain::{OrgCode, PolicyKind};
use crate::engine::EngineFault;
use crate::engine::lint::collect::{self, SharedOptions};
use crate::engine::lint::{self, FileResult, LintJob, Silences, fix};
use crate::finding::Finding;
use crate::policy::lint::LintOptions;
use crate::report::fix::human as fix_human;
use crate::report::lint::{Tally, human, json, sarif};
use crate::text::counts::counted;
use crate::text::lint as text;
use crate::world::prompt::{Confirmed, Prompter};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "policy lint", about: words::ABOUT, options, formats: FORMATS, run: Some(run) };

/// The formats of what was found.
const FORMATS: &[Format] = &[Format::Human, Format::Json, Format::Sarif];

fn options(help: HelpBuilder, command: Command) -> Command {
    command
        .arg(Arg::new("files").value_name(help.value("FILE")).num_args(1..).required(true).help(help.of(words::FILES)))
        .args([
            help.option("resource-id", "ID", words::RESOURCE_ID),
            help.option("type", "TYPE", words::TYPE).value_parser(PolicyKind::ALL.map(PolicyKind::word)),
            help.option("resource", "FILE", words::RESOURCE),
            help.option("today", "DATE", words::TODAY),
            help.option("for", "STUDIO", words::FOR).value_parser(["studio"]),
            help.flag("forwarding", words::FORWARDING),
            help.flag("strict", words::STRICT),
            help.option("config", "FILE", words::CONFIG),
            help.flag("fix", words::FIX),
            help.option("org", "CODE", words::FIX_ORG).requires("fix"),
            help.flag("yes", words::FIX_YES).short('y').requires("fix"),
            help.formats(FORMATS),
        ])
}

/// Runs `policy lint`. A file that cannot be read is told of, the others are looked at all the same, and the exit code
/// is that of a failure.
///
/// # Errors
/// An option or the configuration does not hold, or the output cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let named: Vec<String> = matches.get_many::<String>("files").into_iter().flatten().cloned().collect();
    let fixes = args::flag(matches, "fix");
    if fixes && named.iter().any(|name| name == policy_source::INPUT) {
        return Err(Failure::usage(Finding::new(&FIX_STDIN, policy_source::INPUT)));
    }
    let collected = collect::collect(&context.files, &named, &beside(context, matches)?);
    if !collected.wrong.is_empty() {
        return Err(Failure { exit: Exit::Usage, findings: collected.wrong, source: None });
    }
    if !collected.beside.is_empty() {
        context.show(&collected.beside);
    }
    let jobs = &collected.jobs;
    if fixes {
        fixed(context, matches, jobs)?;
    }
    let tally = match context.format {
        Format::Json => as_json(context, jobs)?,
        Format::Sarif => as_sarif(context, jobs)?,
        _ => as_text(context, jobs)?,
    };
    if tally.files + tally.unread == 0 {
        let folder = named.join(", ");
        let finding = Finding::new(&LINT_NO_FILES, folder.as_str()).with("folder", folder);
        return Err(Failure::failed(finding));
    }
    let fails = tally.errors > 0 || (args::flag(matches, "strict") && tally.warnings > 0);
    Ok(match (tally.unread, fails) {
        (1.., _) => Exit::Failed,
        (_, true) => Exit::Findings,
        (_, false) => Exit::Done,
    })
}

/// Shows what can be fixed, and writes it when that is wanted. What is left is then looked at as ever.
fn fixed(context: &Context, matches: &ArgMatches, jobs: &[LintJob]) -> Result<(), Failure> {
    let org = args::org_code(matches)?;
    let changes = fix::look(&context.files, jobs, org.as_ref().map(OrgCode::as_str)).map_err(Failure::failed)?;
    if changes.is_empty() {
        context.print(words::NOTHING);
        return Ok(());
    }
    let shown: String = changes.iter().map(|change| fix_human::file(&change.fixed(), context.layout())).collect();
    match context.format {
        // There the result is what is left.
        Format::Json | Format::Sarif => context.screen.verbatim(&shown),
        _ => context.result(&shown)?,
    }
    if !args::flag(matches, "yes") {
        if !context.interactive() {
            context.print(words::NOT_WRITTEN);
            return Ok(());
        }
        let files = counted(changes.len(), text::FILE_ONE, text::FILE_MANY);
        let mut terminal = context.terminal();
        let asked = terminal.confirm(&words::ASK.with("files", files), None, context.language);
        if asked.map_err(EngineFault::from)? == Confirmed::No {
            return Ok(());
        }
    }
    for change in &changes {
        context.print(change.write(&context.files).map_err(Failure::failed)?);
    }
    Ok(())
}

/// What the flags tell of every file.
fn known(context: &Context, matches: &ArgMatches) -> Result<LintOptions, Failure> {
    let usual = context.lint_options();
    let today = match args::text(matches, "today").map(str::trim) {
        None | Some("today" | "i dag") => usual.today,
        Some(day) => day.parse().map_err(|_| Failure::usage(faults::date("--today", day)))?,
    };
    Ok(LintOptions {
        resource_id: args::text(matches, "resource-id").map(str::to_owned),
        kind: args::text(matches, "type").and_then(PolicyKind::parse),
        for_studio: args::text(matches, "for").is_some(),
        forwarding: args::flag(matches, "forwarding"),
        today,
        // What the registry's own document says of each file, and what Altinn has made since.
        owner: usual.owner,
        access_lists: usual.access_lists,
        also_known: usual.also_known,
    })
}

/// What is the same for all files.
fn beside<'c>(context: &'c Context, matches: &ArgMatches) -> Result<SharedOptions<'c>, Failure> {
    let path = |flag| args::text(matches, flag).map(|name| (name, context.process.folder.join(name)));
    let resource = path("resource").map(|(name, path)| {
        let missing = || Finding::new(&FILE_NOT_FOUND, name).with("path", name);
        collect::resource(&context.files, &path).map_err(|finding| Failure::failed(finding.unwrap_or_else(missing)))
    });
    let config = path("config").map(|(_, path)| {
        let failed = |findings| Failure { exit: Exit::Usage, findings, source: None };
        Silences::read(&context.files, &path).map(Arc::new).map_err(failed)
    });
    Ok(SharedOptions {
        folder: &context.process.folder,
        options: known(context, matches)?,
        resource: resource.transpose()?,
        config: config.transpose()?,
    })
}

fn as_json(context: &Context, jobs: &[LintJob]) -> Result<Tally, Failure> {
    let answers =
        lint::each(&context.files, jobs, |_, file| json::file(file), |job, finding| json::missing(&job.name, finding));
    let mut files = Vec::with_capacity(answers.len());
    for answer in &answers {
        files.push(answer.shown.as_ref().map_err(|error| Failure::failed(faults::json(error)))?.as_str());
    }
    context.result(&json::document(files.into_iter()))?;
    Ok(told(context, jobs, &answers))
}

fn as_sarif(context: &Context, jobs: &[LintJob]) -> Result<Tally, Failure> {
    let answers =
        lint::each(&context.files, jobs, |_, file| sarif::hits(file), |job, finding| sarif::unread(&job.name, finding));
    let tally = told(context, jobs, &answers);
    let hits = answers.into_iter().flat_map(|answer| answer.shown).collect();
    context.result(&document(sarif::render(hits))?)?;
    Ok(tally)
}

fn as_text(context: &Context, jobs: &[LintJob]) -> Result<Tally, Failure> {
    let layout = context.result_layout();
    let answers = lint::each(&context.files, jobs, |_, file| human::file(file, layout), |_, _| String::new());
    let tally = answers.iter().fold(Tally::default(), |sum, answer| sum.and(answer.tally));
    if tally.files > 0 {
        context.result(&human::render(answers.iter().map(|answer| answer.shown.as_str()), &tally, layout))?;
    }
    Ok(told(context, jobs, &answers))
}

/// Tells which files could not be read and which silences were of no use; answers the sum of all.
fn told<R>(context: &Context, jobs: &[LintJob], answers: &[FileResult<R>]) -> Tally {
    let mut beside: Vec<Finding> = answers.iter().filter_map(|answer| answer.unread.clone()).collect();
    beside.extend(lint::unused(jobs, answers));
    if !beside.is_empty() {
        context.show(&beside);
    }
    answers.iter().fold(Tally::default(), |sum, answer| sum.and(answer.tally))
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Se etter feil i policyfiler: hva Altinn vil gjøre med dem, og hva som bør endres", en: "Look for faults in policy files: what Altinn will do with them, and what should be changed" }
        FILES { nb: "Filer eller mapper, også et helt {org}-resources-repositorium; - leser fra stdin", en: "Files or folders, also a whole {org}-resources repository; - reads stdin" }
        RESOURCE_ID { nb: "Id-en til ressursen, for å få med svaret fra ressursregisteret", en: "The ID of the resource, to include the registry's answer" }
        TYPE { nb: "Hva policyen er til: correspondence, broker, generic, consent eller app", en: "What the policy is for: correspondence, broker, generic, consent or app" }
        RESOURCE { nb: "Ressursfil (JSON) som id, type og tilgangslister leses fra", en: "Resource file (JSON) to read id, type and access lists from" }
        TODAY { nb: "Datoen reglene skal vurderes etter, for eksempel 2027-01-01", en: "The day to judge by, such as 2027-01-01" }
        FOR { nb: "studio: filen publiseres gjennom Studio, som fyller ut [org]", en: "studio: the file is published from Studio, which fills in [org]" }
        FORWARDING { nb: "Meldingene sendes slik at de kan videresendes (allowForwarding)", en: "The messages are sent with permission to forward them (allowForwarding)" }
        STRICT { nb: "Også advarsler gir avslutningskode 3", en: "Warnings give exit code 3 too" }
        FIX { nb: "Rett det som trygt kan rettes; endringene vises først", en: "Fix what can safely be fixed; the changes are shown first" }
        FIX_YES { nb: "Skriv rettelsene uten å spørre", en: "Write the fixes without asking" }
        FIX_ORG { nb: "Organisasjonskoden som --fix setter inn for [org]", en: "The organisation code that --fix puts in place of [org]" }
        CONFIG { nb: "Fil med regler som er dempet (ellers altinn-onboard-lint.toml i mappen eller i en mappe over)", en: "File with silenced rules (otherwise altinn-onboard-lint.toml in the folder or above)" }
        ASK { nb: "Skrive endringene i {files}?", en: "Write the changes to {files}?" }
        NOTHING { nb: "Det er ingenting her som trygt kan rettes automatisk.", en: "There is nothing here that can safely be fixed automatically." }
        NOT_WRITTEN { nb: "Ingenting er skrevet. Bruk --yes for å skrive endringene.", en: "Nothing has been written. Use --yes to write the changes." }
    }
}
