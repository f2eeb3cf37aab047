//! `policy explain`: a policy in plain words, as the registry's view for programs, or as a page.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgMatches, Command};

use crate::catalog::codes::policies::RESOURCE_FILE;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::organisation::{self, Asked};
use crate::cli::output::{Format, document};
use crate::cli::{args, faults, options, policy_source};
use crate::domain::{Language, PolicyKind};
use crate::finding::{Finding, Severity};
use crate::policy::explain::at_organisation::AtOrganisation;
use crate::policy::explain::reach::Recipient;
use crate::policy::explain::{Explanation, explain};
use crate::policy::lint::UNREADABLE;
use crate::policy::lint::{LintOptions, ResourceFacts};
use crate::report::explain::sheet::sheet as sheet_of;
use crate::report::explain::{json, organisation_sheet};
use crate::report::sheet::{self, Sheet};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "policy explain", about: words::ABOUT, options, formats: FORMATS, run: Some(run) };

/// The formats of the answer.
const FORMATS: &[Format] = &[Format::Human, Format::Json, Format::Html];

fn options(help: HelpBuilder, command: Command) -> Command {
    let recipient = help.option("recipient", "KIND", words::RECIPIENT);
    command
        .arg(Arg::new("file").value_name(help.value("FILE")).required(true).help(help.of(words::FILE)))
        .arg(
            recipient
                .value_parser(PossibleValuesParser::new(recipients()))
                .ignore_case(true)
                .conflicts_with("for-number"),
        )
        .args(organisation::options(help))
        .arg(help.option("resource-id", "ID", words::RESOURCE_ID))
        .arg(help.option("type", "TYPE", words::TYPE).value_parser(PolicyKind::ALL.map(PolicyKind::word)))
        .arg(help.option("resource", "FILE", words::RESOURCE))
        .arg(help.option("output", "FILE", words::OUTPUT))
        .arg(help.flag("force", options::words::FORCE))
}

/// The recipients by their Norwegian words; the English ones are taken too.
fn recipients() -> [PossibleValue; 9] {
    Recipient::ALL.map(|kind| {
        let word = PossibleValue::new(kind.word());
        match kind {
            Recipient::Municipality => word.alias("municipality"),
            Recipient::BankruptcyEstate => word.alias("bankruptcy"),
            _ => word,
        }
    })
}

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let name = args::text(matches, "file").unwrap_or(policy_source::INPUT);
    let options = known(context, matches)?;
    let only = args::text(matches, "recipient").and_then(Recipient::parse);
    let number = organisation::number(matches)?;
    let bytes = match policy_source::bytes(context, name) {
        Ok(bytes) => bytes,
        // A file that no reader takes is an answer, like one that the platform refuses.
        Err(Failure { findings, .. }) if findings.iter().any(|finding| *finding.code == UNREADABLE) => {
            let said =
                findings.iter().map(|finding| finding.message.render(Language::En)).collect::<Vec<_>>().join(" ");
            return refused(context, matches, said, &findings);
        }
        Err(failure) => return Err(failure),
    };
    let file = match policy_source::read_as(name, bytes) {
        Ok(file) => file,
        Err((refusal, finding)) => return refused(context, matches, refusal.message, &[finding]),
    };
    // No resource has such a policy, so there is nothing that could be explained of one.
    if let Some((reason, finding)) = policy_source::several_resources(&file, name, options.kind) {
        return refused(context, matches, reason, &[finding]);
    }
    let mut explanation = explain(file.policy(), &options, only);
    let host = match organisation::asked(context, matches, number)? {
        Asked::Nobody => None,
        Asked::Refused => {
            context.print(words::NOT_LOOKED_UP);
            return Ok(Exit::Left);
        }
        Asked::Organisation(organisation, host) => {
            explanation = explanation.at(AtOrganisation::of(file.policy(), &options, *organisation));
            Some(host)
        }
    };
    let findings = explanation.findings(name);
    let sheet = match (&explanation.at, &host) {
        (Some(at), Some(host)) => organisation_sheet::sheet(&explanation, at, name, (host, options.today)),
        _ => sheet_of(&explanation, name, options.today),
    };
    write(context, matches, &rendered(context, matches, &explanation, &sheet, &findings)?)?;
    if context.format != Format::Json && !findings.is_empty() {
        context.show(&findings);
    }
    let wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if wrong { Exit::Findings } else { Exit::Done })
}

/// The policy cannot be read: that is the answer, and an error.
fn refused(context: &Context, matches: &ArgMatches, said: String, findings: &[Finding]) -> Result<Exit, Failure> {
    if context.format == Format::Json {
        write(context, matches, &document(json::refused(said, findings))?)?;
    } else {
        context.show(findings);
    }
    Ok(Exit::Findings)
}

/// What is told beside the policy.
fn known(context: &Context, matches: &ArgMatches) -> Result<LintOptions, Failure> {
    let kind = args::text(matches, "type").and_then(PolicyKind::parse);
    let resource_id = args::text(matches, "resource-id").map(str::to_owned);
    let options = LintOptions { resource_id, kind, ..context.lint_options() };
    let Some(path) = args::text(matches, "resource") else { return Ok(options) };
    let bytes = policy_source::bytes(context, path)?;
    let facts = ResourceFacts::parse(&bytes)
        .map_err(|message| Failure::failed(Finding::new(&RESOURCE_FILE, path).saying(message)))?;
    Ok(options.and(facts))
}

fn rendered(
    context: &Context,
    matches: &ArgMatches,
    explanation: &Explanation,
    sheet: &Sheet,
    findings: &[Finding],
) -> Result<String, Failure> {
    if context.format == Format::Json {
        return document(json::render(explanation, findings));
    }
    if context.format == Format::Html {
        let fault = |fault: sheet::html::PageFault| Failure::failed(faults::page(&fault)).caused_by(fault);
        return sheet::html::render(sheet, context.language).map_err(fault);
    }
    let to_file = args::text(matches, "output").is_some();
    let layout = context.layout();
    Ok(sheet::human::render(sheet, crate::report::Screen { colour: layout.colour && !to_file, ..layout }))
}

/// To the file that was named, or as the result.
fn write(context: &Context, matches: &ArgMatches, text: &str) -> Result<(), Failure> {
    context.output.text(&context.output.destination(matches)?, text)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        OUTPUT { nb: "Filen som skal skrives", en: "The file to write" }
        ABOUT { nb: "Forklar en policy: hvem slipper inn, hvem kan gjøre hva, og hva tjenestene får til svar", en: "Explain a policy: who is let in, who may do what, and what answers the services get" }
        FILE { nb: "Policyfilen (XML); - leser fra stdin", en: "The policy file (XML); - reads from stdin" }
        RECIPIENT { nb: "Bare denne mottakeren: as, enk, ans, da, nuf, kommune, iks, konkursbo eller person. At ingen der kan lese ordinær post, er en feil", en: "Only this recipient: as, enk, ans, da, nuf, kommune, iks, konkursbo or person. It is an error if nobody there can read ordinary mail" }
        RESOURCE_ID { nb: "Ressurs-id; ellers den som står i policyen", en: "Resource ID; otherwise the one in the policy" }
        TYPE { nb: "Hva ressursen er: correspondence, broker, generic, consent eller app", en: "What the resource is: correspondence, broker, generic, consent or app" }
        NOT_LOOKED_UP { nb: "Ingenting er slått opp. Uten --for-number forklares reglene for alle slags virksomheter.", en: "Nothing has been looked up. Without --for-number the rules are explained for all kinds of organisations." }
        RESOURCE { nb: "Ressursdefinisjonen (JSON): id, type, eier og tilgangslister leses av den", en: "The resource's definition (JSON): id, type, owner and access lists are read from it" }
    }
}
