//! `policy migrate`: out of the roles of Altinn 2, and what that means for whom.

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::catalog::codes::policies::{LINT_NO_FILES, MIGRATE_OUTPUT, MIGRATE_STDOUT, PACKAGE_UNKNOWN};
use crate::catalog::codes::program::{FILES, OUTPUT_FAILED};
use crate::catalog::packages::{self, Package};
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{Destination, Format, document};
use crate::cli::{args, environment, faults, options, policy_source, published};
use crate::domain::PolicyKind;
use crate::engine::EngineFault;
use crate::engine::lint::collect::{self, SharedOptions};
use crate::engine::policy_migrate::{self, MigratedPolicy, MigrationWish};
use crate::finding::Finding;
use crate::policy::lint::LintOptions;
use crate::policy::migrate::{EndingRoles, RuleOutcome};
use crate::report::migrate::{MigratedFile, csv, json, letter, sheet::sheet as sheet_of};
use crate::report::sheet;
use crate::text::counts::counted;
use crate::text::lint as text;
use crate::text::reasons;
use crate::world::prompt::{Confirmed, Prompter};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "policy migrate", about: words::ABOUT, options, formats: FORMATS, run: Some(run) };

/// The formats of what becomes of the policies.
const FORMATS: &[Format] = &[Format::Human, Format::Json, Format::Csv, Format::Html];

fn options(help: HelpBuilder, command: Command) -> Command {
    command
        .arg(Arg::new("files").value_name(help.value("FILE")).num_args(1..).required(true).help(help.of(words::FILES)))
        .args([
            help.flag("keep-roles", words::KEEP).conflicts_with("replace-roles"),
            help.flag("replace-roles", words::REPLACE),
            help.option("package", "ID", words::PACKAGE).action(ArgAction::Append),
            help.option("resource-id", "ID", words::RESOURCE_ID),
            help.option("type", "TYPE", words::TYPE).value_parser(PolicyKind::ALL.map(PolicyKind::word)),
            help.option("today", "DATE", words::TODAY),
            help.option("output", "FILE", words::OUTPUT).conflicts_with("write"),
            help.flag("force", options::words::FORCE),
            help.option("letter", "FILE", words::LETTER).requires("contact"),
            help.option("contact", "TEXT", words::CONTACT).requires("letter"),
            help.option("name", "TEXT", words::NAME).requires("letter"),
            help.flag("write", words::WRITE),
            help.flag("yes", words::YES).short('y').requires("write"),
            help.formats(FORMATS),
        ])
}

/// Exit 0 when nothing is left to do, 3 when something is.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let chosen = chosen(matches)?;
    let known = known(context, matches)?;
    let ending = match (args::flag(matches, "keep-roles"), args::flag(matches, "replace-roles")) {
        (true, _) => EndingRoles::Kept,
        (_, true) => EndingRoles::Replaced,
        (false, false) => EndingRoles::usual(known.today),
    };
    let (policies, unread) = looked(context, matches, &known, MigrationWish { ending, chosen: &chosen })?;
    if policies.is_empty() && unread.is_empty() {
        let folder = named(matches).join(", ");
        return Err(Failure::failed(Finding::new(&LINT_NO_FILES, folder.as_str()).with("folder", folder)));
    }
    // Before anything is shown: a file that cannot be written is no result.
    let output = output(context, matches, &policies)?;
    let letter = letter(context, matches, &policies)?;
    if output == Destination::Stdout && letter.as_ref().is_some_and(|(to, _)| *to == Destination::Stdout) {
        return Err(Failure::usage(Finding::new(&MIGRATE_STDOUT, "--letter")));
    }
    let shown: Vec<MigratedFile<'_>> = policies.iter().map(MigratedPolicy::shown).collect();
    show(context, &shown, unread.len(), ending, &output)?;
    if !unread.is_empty() {
        context.show(&unread);
    }
    let is_written = written(context, matches, &policies, &output)?;
    if let Some((to, text)) = letter {
        context.output.text(&to, &text)?;
    }
    let is_left = policies.iter().any(|policy| {
        let by_people = policy.migration().outcome() >= Some(RuleOutcome::Choose);
        by_people || (policy.changes() && !is_written)
    });
    Ok(match (unread.is_empty(), is_left) {
        (false, _) => Exit::Failed,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Done,
    })
}

fn named(matches: &ArgMatches) -> Vec<String> {
    matches.get_many::<String>("files").into_iter().flatten().cloned().collect()
}

/// The packages of `--package`.
fn chosen(matches: &ArgMatches) -> Result<Vec<&'static Package>, Failure> {
    let ids = matches.get_many::<String>("package").into_iter().flatten();
    let one = |id: &String| {
        let bare = id.trim().trim_start_matches("urn:altinn:accesspackage:");
        packages::by_id(bare)
            .filter(|package| package.uses.in_policies)
            .ok_or_else(|| Failure::usage(Finding::new(&PACKAGE_UNKNOWN, "--package").with("id", bare)))
    };
    ids.map(one).collect()
}

/// What the flags tell of every policy.
fn known(context: &Context, matches: &ArgMatches) -> Result<LintOptions, Failure> {
    let usual = context.lint_options();
    let today = match args::text(matches, "today").map(str::trim) {
        None | Some("today" | "i dag") => usual.today,
        Some(day) => day.parse().map_err(|_| Failure::usage(faults::date("--today", day)))?,
    };
    let kind = args::text(matches, "type").and_then(PolicyKind::parse);
    let resource_id = args::text(matches, "resource-id").map(str::to_owned);
    Ok(LintOptions { today, kind, resource_id, ..usual })
}

/// Looks at everything that was named: files, folders, stdin, and what is published. Answers what could not be read, too.
fn looked(
    context: &Context,
    matches: &ArgMatches,
    known: &LintOptions,
    wish: MigrationWish<'_>,
) -> Result<(Vec<MigratedPolicy>, Vec<Finding>), Failure> {
    let names = named(matches);
    policy_source::input_once(names.iter().map(String::as_str))?;
    let described = environment::described(context, matches)?;
    let (mut files, mut policies, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for name in names {
        match published::published(&name, &described)? {
            // A file that has such a name is meant.
            Some(published) if !context.files.exists(&context.process.folder.join(&name)) => {
                let bytes = policy_source::fetch(context, matches, &published, &described)?;
                let file = policy_source::parsed(&name, bytes)?;
                let options = LintOptions { resource_id: Some(published.id), ..known.clone() };
                policies.push(MigratedPolicy::of(name, None, file, &options, wish));
            }
            _ => files.push(name),
        }
    }
    let shared =
        SharedOptions { folder: &context.process.folder, options: known.clone(), resource: None, config: None };
    let collected = collect::collect(&context.files, &files, &shared);
    if !collected.beside.is_empty() {
        context.show(&collected.beside);
    }
    if args::flag(matches, "write") {
        // A link is written through to nobody: it is refused before anything is shown.
        for path in collected.jobs.iter().filter_map(|job| job.path.as_deref()) {
            context.files.look(path).map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
        }
    }
    let parse = |job: &crate::engine::lint::LintJob, bytes| {
        policy_source::read_as(&job.name, bytes).map_err(|(_, finding)| finding)
    };
    for one in policy_migrate::each(&context.files, &collected.jobs, wish, parse) {
        match one {
            Ok(policy) => policies.push(policy),
            Err(finding) => unread.push(finding),
        }
    }
    Ok((policies, unread))
}

/// Where the one new policy goes that `--output` wants.
fn output(context: &Context, matches: &ArgMatches, policies: &[MigratedPolicy]) -> Result<Destination, Failure> {
    let to = context.output.destination(matches)?;
    if to == Destination::Usual || policies.len() == 1 {
        return Ok(to);
    }
    let finding = Finding::new(&MIGRATE_OUTPUT, "--output").with("count", policies.len().to_string());
    Err(Failure::usage(finding))
}

/// The letter to those who lose access, and where it goes.
fn letter(
    context: &Context,
    matches: &ArgMatches,
    policies: &[MigratedPolicy],
) -> Result<Option<(Destination, String)>, Failure> {
    let to = context.output.destination_of("letter", matches)?;
    if to == Destination::Usual {
        return Ok(None);
    }
    let [policy] = policies else {
        let finding = Finding::new(&MIGRATE_OUTPUT, "--letter").with("count", policies.len().to_string());
        return Err(Failure::usage(finding));
    };
    let shown = policy.shown();
    let known = shown.migration.resource_id.as_deref().unwrap_or(shown.name);
    let name = args::text(matches, "name").unwrap_or(known);
    let contact = args::text(matches, "contact").unwrap_or_default();
    let text = letter::render(&shown, name, contact, context.language).map_err(|fault| {
        let finding = Finding::new(&FILES, "--letter").with("reason", reasons::said(&fault.to_string()));
        Failure::failed(finding).caused_by(fault)
    })?;
    // What is published in a rehearsal concerns nobody.
    let described = environment::described(context, matches)?;
    let is_rehearsal = |name: &String| -> Result<bool, Failure> {
        let Some(published) = published::published(name, &described)? else { return Ok(false) };
        Ok(environment::resting(&published.environment, &described)?.simulated)
    };
    let of_rehearsal = named(matches).first().map(is_rehearsal).transpose()?.unwrap_or(false);
    Ok(Some((to, if of_rehearsal { letter::practice(&text, context.language) } else { text })))
}

/// Shows what becomes of the policies; beside the new policy where that goes to stdout.
fn show(
    context: &Context,
    shown: &[MigratedFile<'_>],
    unread: usize,
    ending: EndingRoles,
    output: &Destination,
) -> Result<(), Failure> {
    let text = match context.format {
        Format::Json => document(json::render(shown, ending))?,
        Format::Csv => csv::render(shown).map_err(|fault| {
            let finding =
                Finding::new(&OUTPUT_FAILED, "--format csv").with("reason", reasons::said(&fault.to_string()));
            Failure::failed(finding).caused_by(fault)
        })?,
        Format::Html => sheet::html::render(&sheet_of(shown, unread), context.language)
            .map_err(|fault| Failure::failed(faults::page(&fault)).caused_by(fault))?,
        _ => sheet::human::render(&sheet_of(shown, unread), context.layout()),
    };
    match output {
        Destination::Stdout => {
            context.screen.verbatim(&text);
            Ok(())
        }
        _ => context.result(&text),
    }
}

/// Writes what is wanted, and says so; answers whether all that changes is on disk now.
fn written(
    context: &Context,
    matches: &ArgMatches,
    policies: &[MigratedPolicy],
    output: &Destination,
) -> Result<bool, Failure> {
    if let ([policy], false) = (policies, *output == Destination::Usual) {
        context.output.bytes(output, &policy.bytes())?;
        return Ok(true);
    }
    let changed: Vec<_> = policies.iter().filter(|policy| policy.changes()).collect();
    if changed.is_empty() {
        return Ok(true);
    }
    if !args::flag(matches, "write") {
        context.print(words::NOT_WRITTEN);
        return Ok(false);
    }
    if !args::flag(matches, "yes") {
        if !context.interactive() {
            context.print(words::NEEDS_YES);
            return Ok(false);
        }
        let mut terminal = context.terminal();
        let files = counted(changed.len(), text::FILE_ONE, text::FILE_MANY);
        let question = words::ASK.with("files", files);
        let asked = terminal.confirm(&question, None, context.language);
        if asked.map_err(EngineFault::from)? == Confirmed::No {
            return Ok(false);
        }
    }
    let mut all = true;
    for policy in changed {
        if policy.write(&context.files).map_err(Failure::failed)? {
            context.print(words::WRITTEN.with("file", policy.name.as_str()));
        } else {
            context.print(words::NOT_HERE.with("file", policy.name.as_str()));
            all = false;
        }
    }
    Ok(all)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Ut av Altinn 2-rollene: hva som erstatter dem, hvem som mister tilgang, og de nye reglene", en: "Move away from the Altinn 2 roles: what replaces them, who loses access, and the new rules" }
        FILES { nb: "Filer eller mapper, også et helt {org}-resources-repositorium; - leser fra stdin, MILJØ:RESSURS-ID de publiserte reglene", en: "Files or folders, also a whole {org}-resources repository; - reads stdin, ENV:RESOURCE-ID the published policy" }
        KEEP { nb: "La rollene stå ved siden av det som erstatter dem (forvalgt til og med 31. desember 2026)", en: "Keep the roles beside what replaces them (the default up to and including 31 December 2026)" }
        REPLACE { nb: "Bytt ut rollene med det som erstatter dem", en: "Put what replaces the roles in place of them" }
        PACKAGE { nb: "Tilgangspakken som skal velges der flere passer; kan gjentas", en: "Access package, where several fit; may be repeated" }
        RESOURCE_ID { nb: "Ressurs-id; ellers den som står i policyen", en: "Resource ID; otherwise the one in the policy" }
        TYPE { nb: "Hva policyen er til: correspondence, broker, generic, consent eller app", en: "What the policy is for: correspondence, broker, generic, consent or app" }
        TODAY { nb: "Datoen reglene skal vurderes etter, for eksempel 2027-01-01", en: "The day to judge by, such as 2027-01-01" }
        OUTPUT { nb: "Filen den nye policyen skal skrives til; - er stdout", en: "Write the new policy here; - is stdout" }
        LETTER { nb: "Filen som brevet til dem som mister tilgang, skal skrives til", en: "Write the letter for those who lose access to this file" }
        CONTACT { nb: "Hvor mottakerne kan henvende seg: telefon, e-post eller nettside", en: "Where recipients can ask: phone, e-mail or page" }
        NAME { nb: "Navnet mottakerne kjenner tjenesten under", en: "The name that recipients know the service by" }
        WRITE { nb: "Skriv de nye reglene i filene selv; de vises først", en: "Write the new rules into the files themselves; they are shown first" }
        YES { nb: "Skriv uten å spørre", en: "Write without asking" }
        ASK { nb: "Skrive de nye reglene i {files}?", en: "Write the new rules into {files}?" }
        NOT_WRITTEN { nb: "Ingenting er skrevet. Bruk --write for å skrive i filene, eller --output FIL.", en: "Nothing has been written. Use --write to write into the files, or --output FILE." }
        NEEDS_YES { nb: "Ingenting er skrevet: uten terminal må --write brukes sammen med --yes.", en: "Nothing has been written: without a terminal, --write also needs --yes." }
        WRITTEN { nb: "Skrevet: {file}", en: "Written: {file}" }
        NOT_HERE { nb: "{file} er ikke en fil her, og er ikke skrevet. Bruk --output FIL.", en: "{file} is not a file here, and has not been written. Use --output FILE." }
    }
}
