//! `policy explain`: a policy in plain words, as the registry's view for programs, or as a page.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgMatches, Command};

use super::Row;
use crate::catalog::codes::policies::RESOURCE_FILE;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::tree::Say;
use crate::cli::{faults, given, policy_source};
use crate::domain::Language;
use crate::finding::{Finding, Severity};
use crate::policy::explain::answer_json::AnswerJson;
use crate::policy::explain::reach::Recipient;
use crate::policy::explain::{Explanation, explain};
use crate::policy::lint::{Kind, Options, ResourceFacts};
use crate::report::sheet;
use crate::text::{cli as cli_text, cli_explain as help, faults as fault_text};
use crate::world::files::Mode;

pub(super) const ROW: Row = Row { name: "explain", about: help::ABOUT, options, run };

/// The forms of the answer.
const FORMATS: [&str; 3] = ["human", "json", "html"];

fn options(say: Say, command: Command) -> Command {
    let recipient = say.option("recipient", "KIND", help::RECIPIENT);
    command
        .arg(Arg::new("file").value_name("FILE").required(true).help(say.of(help::FILE)))
        .arg(recipient.value_parser(PossibleValuesParser::new(recipients())).ignore_case(true))
        .arg(say.option("resource-id", "ID", help::RESOURCE_ID))
        .arg(say.option("type", "TYPE", help::TYPE).value_parser(Kind::ALL.map(Kind::word)))
        .arg(say.option("resource", "FILE", help::RESOURCE))
        .arg(say.option("output", "FILE", cli_text::OUTPUT))
        .arg(say.flag("force", cli_text::FORCE))
        .arg(say.formats(&FORMATS, help::FORMAT))
}

/// The recipients by their Norwegian words; the English ones are taken too.
fn recipients() -> [PossibleValue; 6] {
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
    let name = given::text(matches, "file").unwrap_or(policy_source::INPUT);
    let options = known(context, matches)?;
    let only = given::text(matches, "recipient").and_then(Recipient::parse);
    let bytes = match policy_source::bytes(context, name) {
        Ok(bytes) => bytes,
        // A file that no reader takes is an answer, like one that the platform refuses.
        Err(Failure { findings, .. }) if findings.iter().any(|finding| finding.code == "POL001") => {
            let said = findings.iter().map(|finding| finding.message.say(Language::En)).collect::<Vec<_>>().join(" ");
            return refused(context, matches, said, &findings);
        }
        Err(failure) => return Err(failure),
    };
    let policy = match policy_source::read_as(name, &bytes) {
        Ok(policy) => policy,
        Err((refusal, finding)) => return refused(context, matches, refusal.message, &[finding]),
    };
    let explanation = explain(&policy, &options, only);
    let findings = explanation.findings(name);
    write(context, matches, &rendered(context, matches, &explanation, &options, name, &findings)?)?;
    if !context.json && !findings.is_empty() {
        context.show(&findings);
    }
    let wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if wrong { Exit::Findings } else { Exit::Done })
}

/// The policy cannot be read: that is the answer, and an error.
fn refused(context: &Context, matches: &ArgMatches, said: String, findings: &[Finding]) -> Result<Exit, Failure> {
    if context.json {
        write(context, matches, &json(&AnswerJson::refused(said, findings))?)?;
    } else {
        context.show(findings);
    }
    Ok(Exit::Findings)
}

/// What is told beside the policy.
fn known(context: &Context, matches: &ArgMatches) -> Result<Options, Failure> {
    let kind = given::text(matches, "type").and_then(Kind::parse);
    let resource_id = given::text(matches, "resource-id").map(str::to_owned);
    let options = Options { resource_id, kind, ..context.lint_options() };
    let Some(path) = given::text(matches, "resource") else { return Ok(options) };
    let bytes = policy_source::bytes(context, path)?;
    let facts = ResourceFacts::parse(&bytes)
        .map_err(|message| Failure::failed(Finding::new(&RESOURCE_FILE, path).saying(message)))?;
    Ok(options.and(facts))
}

fn rendered(
    context: &Context,
    matches: &ArgMatches,
    explanation: &Explanation,
    options: &Options,
    name: &str,
    findings: &[Finding],
) -> Result<String, Failure> {
    if context.json {
        return json(&AnswerJson::of(explanation, findings));
    }
    let sheet = explanation.sheet(name, options.today);
    if given::text(matches, "format") == Some("html") {
        let fault = |fault: sheet::PageFault| Failure::failed(faults::page(&fault)).caused_by(fault);
        return sheet::html(&sheet, context.language).map_err(fault);
    }
    let to_file = given::text(matches, "output").is_some();
    let layout = context.layout();
    Ok(sheet::human(&sheet, crate::report::Screen { colour: layout.colour && !to_file, ..layout }))
}

fn json(answer: &AnswerJson) -> Result<String, Failure> {
    serde_json::to_string_pretty(answer).map_err(|error| Failure::failed(faults::json(&error)).caused_by(error))
}

/// To the file that was named, or as the result.
fn write(context: &Context, matches: &ArgMatches, text: &str) -> Result<(), Failure> {
    let Some(path) = given::text(matches, "output").filter(|path| *path != policy_source::INPUT) else {
        return context.result(text);
    };
    let path = context.process.folder.join(path);
    if context.files.exists(&path) && !given::flag(matches, "force") {
        return Err(Failure::usage(faults::file_exists(&path)));
    }
    let ending = if text.ends_with('\n') { "" } else { "\n" };
    let written = context.files.write(&path, format!("{text}{ending}").as_bytes(), Mode::Ordinary);
    written.map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
    context.say(fault_text::WRITTEN.with("path", path.display().to_string()));
    Ok(())
}
