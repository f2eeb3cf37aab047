//! `policy test CASES`: runs a file of cases and says which do not hold.

use std::collections::HashMap;
use std::path::Path;

use clap::{Arg, ArgMatches, Command};

use crate::catalog::codes::policies::POLICY_CASES;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, options, policy_source};
use crate::finding::Finding;
use crate::policy::cases::{self, Case};
use crate::policy::decide::Prepared;
use crate::policy::{Policy, parse, recorded};
use crate::report::test::{human, json};
use crate::text::{Message, Phrase};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "policy test", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

/// Longer than any file of cases.
const LARGEST: u64 = 64 << 20;

fn options(help: HelpBuilder, command: Command) -> Command {
    command.after_help(help.of(words::AFTER)).args([
        Arg::new("cases").value_name(help.value("CASES")).required_unless_present("record").help(help.of(words::CASES)),
        help.option("base", "FOLDER", words::BASE),
        help.option("record", "FILE", words::RECORD).conflicts_with_all(["cases", "base"]),
        help.option("output", "FILE", words::OUTPUT).requires("record"),
        help.flag("force", options::words::FORCE).requires("record"),
    ])
}

/// Runs `policy test`.
///
/// # Errors
/// The file of cases is missing, or does not hold.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    if let Some(policy) = args::text(matches, "record") {
        return record(context, matches, policy);
    }
    let name = args::text(matches, "cases").unwrap_or_default();
    let path = context.process.folder.join(name);
    let content = match name {
        policy_source::INPUT => context.files.read_input_text(LARGEST),
        _ => context.files.read_text(&path, LARGEST),
    };
    let content = content.map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
    let cases = cases::read(&content).map_err(|unusable| {
        let finding = Finding::new(&POLICY_CASES, name).with("place", unusable.place);
        Failure::usage(finding.with("reason", unusable.reason))
    })?;
    if cases.is_empty() {
        return Err(Failure::usage(Finding::new(&POLICY_CASES, name).saying(words::CASES_EMPTY)));
    }
    let base = match args::text(matches, "base") {
        Some(base) => context.process.folder.join(base),
        None => path.parent().unwrap_or(&context.process.folder).to_path_buf(),
    };
    // Each file is read once, and each policy made ready once.
    let mut files: HashMap<&str, Result<Option<Policy>, Phrase>> = HashMap::new();
    for case in &cases {
        files.entry(&case.policy).or_insert_with(|| {
            // Whoever wrote the cases says which policy, not what else on this machine is read.
            let read = context.files.read_below(&base, Path::new(&case.policy), policy_source::LARGEST);
            let bytes = read.map_err(|fault| fault.kind.phrase())?.ok_or(words::OUTSIDE)?;
            Ok(parse(&bytes).ok())
        });
    }
    let ready: HashMap<&str, Prepared> =
        files.iter().filter_map(|(path, file)| Some((*path, Prepared::new(file.as_ref().ok()?.as_ref()?)))).collect();
    let mut failures: Vec<(&Case, Message)> = Vec::new();
    for case in &cases {
        let path = case.policy.as_str();
        let wrong = match files.get(path) {
            Some(Err(reason)) => Some(words::UNREAD_POLICY.with("path", path).with("reason", *reason)),
            _ => case.run(ready.get(path).map(|prepared| (prepared.policy(), prepared))),
        };
        if let Some(wrong) = wrong {
            let doubts = case.doubts(ready.get(path).map(Prepared::policy));
            failures.push((
                case,
                doubts
                    .into_iter()
                    .fold(wrong, |wrong, doubt| words::WRONG_DOUBT.with("wrong", wrong).with("doubt", doubt)),
            ));
        }
    }
    let out = match context.format {
        Format::Json => document(json::render(cases.len(), &failures))?,
        _ => human::render(cases.len(), &failures, context.layout()),
    };
    context.result(&out)?;
    Ok(if failures.is_empty() { Exit::Done } else { Exit::Findings })
}

/// Makes cases of what a policy answers now.
fn record(context: &Context, matches: &ArgMatches, name: &str) -> Result<Exit, Failure> {
    let to = context.output.destination(matches)?;
    let file = policy_source::parsed(name, policy_source::bytes(context, name)?)?;
    // Cases name their policy from their own folder.
    let folder = to.file().and_then(|file| Path::new(file).parent()).unwrap_or_else(|| Path::new(""));
    let below = Path::new(name).strip_prefix(folder).ok().and_then(Path::to_str);
    let recorded = recorded::record(file.policy(), below.unwrap_or(name)).map_err(|fault| {
        let finding = Finding::new(&POLICY_CASES, name).with("place", "--record");
        Failure::failed(finding.with("reason", words::NOTHING_RECORDED)).caused_by(fault)
    })?;
    context.output.bytes(&to, recorded.as_bytes())?;
    if below.is_none() {
        context.print(words::NEEDS_BASE);
    }
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Kjør en fil med tilfeller mot tilgangsreglene, for eksempel i CI for et repositorium", en: "Run a file of cases against policies, for example in a repository's CI" }
        AFTER { nb: "Tilfellene står i JSON-linjer (policy, subject, resource, action, decision, obligations) eller i TOML:\n\n[[case]]\nname = \"daglig leder leser\"\npolicy = \"policy.xml\"\nrole = [\"dagl\"]      # også package, org, system-user, user, party, subject, resource, resource-attribute\naction = \"read\"\nexpect = \"permit\"    # permit, deny, not-applicable eller indeterminate\nlevel = 3            # nivået som kreves\n\nAvslutningskoder: 0 alt stemmer · 2 filen kan ikke brukes · 3 noe stemmer ikke", en: "Cases are written as JSON lines (policy, subject, resource, action, decision, obligations) or in TOML:\n\n[[case]]\nname = \"managing director reads\"\npolicy = \"policy.xml\"\nrole = [\"dagl\"]      # also package, org, system-user, user, party, subject, resource, resource-attribute\naction = \"read\"\nexpect = \"permit\"    # permit, deny, not-applicable or indeterminate\nlevel = 3            # the level required\n\nExit codes: 0 everything is right · 2 the file cannot be used · 3 something is wrong" }
        CASES { nb: "Filen med tilfeller: JSON-linjer eller TOML; - for stdin", en: "The file with the cases: JSON lines or TOML; - for stdin" }
        RECORD { nb: "Lag tilfeller av det denne policyen svarer nå, så en senere endring viser hva den endrer", en: "Make cases from what this policy answers now, so that you can see what a later change affects" }
        OUTPUT { nb: "Filen tilfellene skal skrives til", en: "The file to write the cases to" }
        NEEDS_BASE { nb: "Policyen ligger ikke under mappen til tilfellene. Kjør dem med --base .", en: "The policy is not below the folder of the cases. Run them with --base ." }
        NOTHING_RECORDED { nb: "policyen nevner ingen handling å spørre om", en: "the policy names no action to ask for" }
        BASE { nb: "Mappen som stiene til policyfilene går ut fra; ellers brukes mappen til filen med tilfeller", en: "The folder that policy paths start from; otherwise the folder of the cases file" }

        CASES_EMPTY { nb: "Det er ingen tilfeller i filen.", en: "There are no cases in the file." }
        UNREAD_POLICY { nb: "tilgangsreglene {path} kan ikke leses: {reason}", en: "the policy {path} cannot be read: {reason}" }
        OUTSIDE { nb: "stien fører ut av mappen; oppgi mappen med --base", en: "the path leads out of the folder; name the folder with --base" }
        WRONG_DOUBT { nb: "{wrong}. {doubt}", en: "{wrong}. {doubt}" }
    }
}
