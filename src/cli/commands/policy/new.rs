//! `policy new`: makes a policy file from questions or flags, or from a model of Studio's editor. Needs no state and calls
//! nobody. Who can read is shown before anything is written, and what was written is told in few words.

use clap::{ArgAction, ArgMatches, Command};

use crate::catalog::codes::policies::MODEL_NOT_JSON;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::environment::{self, LiveEnvironment};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{Destination, ONLY_HUMAN};
use crate::cli::{answers, args, faults, opened, options, policy_source};
use crate::engine::answers::Answers;
use crate::engine::perform::Performer;
use crate::engine::policy_command::MadePolicy;
use crate::engine::{Ledger, Session, StepRun};
use crate::finding::Code;
use crate::finding::{Finding, Severity};
use crate::policy::explain::explain;
use crate::policy::lint;
use crate::policy::lint::{LintOptions, lint_file};
use crate::policy::placeholders;
use crate::policy::{EditorPolicy, ModelFault, PolicyFile, RefusedFile, readers, upload_checks, write};
use crate::record::{Handle, Place, State, Topic};
use crate::report::explain::short;
use crate::steps::journeys::{self, Example};
use crate::steps::policy::alone::TOPICS;
use crate::steps::policy::purposes::Purpose;
use crate::text::{reasons, shell};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "policy new", about: words::ABOUT, options, formats: ONLY_HUMAN, run: Some(run) };

/// Flags that stand beside an answer's own, and take several words in any form.
const BESIDE: [(&str, Topic); 2] = [("read-by", Topic::Readers), ("write-by", Topic::Writers)];

fn options(help: HelpBuilder, command: Command) -> Command {
    let several = |name, about| help.option(name, "PACKAGE|ROLE", about).num_args(1..).action(ArgAction::Append);
    let command = command.args([
        help.option("output", "FILE", words::OUTPUT),
        help.flag("force", options::words::FORCE),
        help.option("model", "FILE", words::MODEL),
        help.option("for", "WHOM", words::FOR).value_parser(["studio"]),
        several("read-by", words::READ_BY).conflicts_with("readers"),
        several("write-by", words::WRITE_BY).conflicts_with("writers"),
        help.option("answers", "FILE", options::words::ANSWERS),
        help.flag("yes", options::words::YES).short('y'),
    ]);
    // Before the answers, so that help has their heading last.
    let command = command.arg(help.common(help.formats(ONLY_HUMAN).global(true)));
    // Of two flags for the same, help shows the one that takes any form.
    let is_beside = |topic| BESIDE.iter().any(|(_, of)| *of == topic);
    let example = Example::new(journeys::FIRST.product);
    let kind = |topic| example.as_ref()?.policy_question(topic).map(|question| question.kind);
    let answer = |topic| options::answer(help, topic, kind(topic)).hide(is_beside(topic)).hide_short_help(false);
    TOPICS.iter().fold(command, |command, topic| command.arg(answer(*topic)))
}

/// Runs `policy new`.
///
/// # Errors
/// Answers are missing or wrong, or the file cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let to = context.output.destination(matches)?;
    match args::text(matches, "model") {
        Some(name) => from_model(context, matches, name, &to),
        None => from_answers(context, matches, &to),
    }
}

/// The editor's model as a file: what Studio would write, to the byte, whatever it says.
fn from_model(context: &Context, matches: &ArgMatches, name: &str, to: &Destination) -> Result<Exit, Failure> {
    let json = policy_source::bytes(context, name)?;
    let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&json);
    let model = EditorPolicy::read(json).map_err(|fault| {
        let finding = Finding::new(&MODEL_NOT_JSON, name);
        let finding = match &fault {
            ModelFault::NoObject(at) => finding.with("reason", words::NO_OBJECT.with("at", at.as_str())),
            ModelFault::Json(error) => finding.with("reason", reasons::of_json(error)),
        };
        Failure::failed(finding).caused_by(fault)
    })?;
    let mut bytes = write::to_xml(&model);
    let for_studio = args::text(matches, "for").is_some();
    if !for_studio && let Some(code) = args::org_code(matches)? {
        bytes = placeholders::with_org(bytes, code.as_str());
    }
    let read = PolicyFile::read(bytes);
    let id = args::text(matches, Topic::ResourceId.id()).map(str::to_owned);
    let kind = args::text(matches, Topic::PolicyProduct.id()).and_then(Purpose::named).map(|purpose| purpose.kind);
    // On stdout the bytes are those of Studio's writer, always; a file that only harms is not left behind.
    if to.file().is_some()
        && let Some(stop) = upload_checks::stop(read.as_ref(), id.as_deref(), kind)
    {
        return Err(stopped(&stop, name));
    }
    context.output.bytes(to, bytes_of(&read))?;
    show(context, &read, name, &LintOptions { resource_id: id, kind, for_studio: true, ..context.lint_options() }, &[]);
    Ok(Exit::Done)
}

fn from_answers(context: &Context, matches: &ArgMatches, to: &Destination) -> Result<Exit, Failure> {
    // Which environment it is changes nothing in the questions.
    let first = environment::name(environment::FIRST)?;
    let ready = LiveEnvironment { environment: environment::resting(&first, &[])?, running: None };
    let product = journeys::FIRST.product;
    let place = Place { environment: first, service: Handle::of(product) };
    let mut ledger = Ledger::unkept(State::default());
    let mut begun = opened::session(context, matches, ready, &mut ledger, vec![(place.clone(), product)])?;
    answers(context, matches, &mut begun.session.answers)?;
    begun.session.begin(&place, product);
    let works = begun.works.clone();
    let is_person = context.interactive();
    let for_studio = args::text(matches, "for").is_some();
    let Some(MadePolicy { purpose, id, policy, has_writers }) = begun.session.new_policy(&works, for_studio)? else {
        return Err(Failure::usage(faults::not_known("--resource-id", "altinn-onboard policy new --help")));
    };
    let read = PolicyFile::of_model(&policy);
    let kind = purpose.kind;
    if let Some(stop) = upload_checks::stop(read.as_ref(), Some(id.bare()), Some(kind)) {
        return Err(stopped(&stop, id.bare()));
    }
    let resource_id = Some(id.bare().to_owned());
    let options = LintOptions { resource_id, kind: Some(kind), for_studio, ..context.lint_options() };
    let explanation = read.as_ref().ok().filter(|_| is_person).map(|file| explain(file.policy(), &options, None));
    if let Some(explanation) = &explanation {
        context.screen.verbatim(&short::before_writing(explanation, id.bare(), context.layout()));
    }
    let to = &match to {
        Destination::Usual => file_place(context, matches, &mut begun.session, &works, id.bare())?,
        named => named.clone(),
    };
    context.output.bytes(to, bytes_of(&read))?;
    // The service owner needs no rule to send, and whether there shall be events was asked.
    let meant: &[&Code] = match has_writers {
        _ if !purpose.meant.is_empty() => purpose.meant,
        true => &[&lint::NO_SUBSCRIBE],
        false => &[&lint::NO_WRITE, &lint::NO_SUBSCRIBE],
    };
    show(context, &read, to.file().unwrap_or(id.bare()), &options, meant);
    if let (Some(explanation), Some(file)) = (&explanation, to.file()) {
        for line in short::after_writing(explanation) {
            context.screen.marked("·", &line.render(context.language));
        }
        context.print(words::NEXT.with("file", shell::quoted(file)));
    }
    Ok(Exit::Done)
}

/// Where the file goes, when no flag said so: what was answered beforehand, what a person says, or stdout.
fn file_place(
    context: &Context,
    matches: &ArgMatches,
    session: &mut Session<'_, Performer>,
    works: &[StepRun],
    id: &str,
) -> Result<Destination, Failure> {
    let force = args::flag(matches, "force");
    // Whoever sends stdout on somewhere has said where it goes.
    if context.interactive() && !context.output.is_looked_at {
        return Ok(Destination::Usual);
    }
    let output = context.output.clone();
    let free = move |name: &str| match output.named(name, "output", force) {
        Ok(_) => Ok(()),
        Err(failure) => failure.findings.into_iter().next().map_or(Ok(()), Err),
    };
    match session.policy_file(works, &format!("{id}_policy.xml"), Box::new(free))? {
        Some(name) => context.output.named(&name, "output", force),
        None => Ok(Destination::Usual),
    }
}

/// What only this command answers: its own topics, and the flags beside them.
fn answers(context: &Context, matches: &ArgMatches, answers: &mut Answers) -> Result<(), Failure> {
    for topic in TOPICS.iter().chain(&[Topic::PolicyFile]) {
        if let Some(raw) = args::text(matches, topic.id()) {
            answers.flags.insert(*topic, raw.to_owned());
        }
        if let Some(raw) = answers::variable(context, *topic)? {
            answers.variables.insert(*topic, raw);
        }
    }
    let mut findings = Vec::new();
    for (flag, topic) in BESIDE {
        let Some(words) = matches.get_many::<String>(flag) else { continue };
        let mut right = Vec::new();
        for word in words.flat_map(|words| words.split([',', ';'])).map(str::trim).filter(|word| !word.is_empty()) {
            match readers::parse(word) {
                Ok(reader) => right.push(reader.word()),
                Err(finding) => findings.push(Finding { subject: format!("--{flag} {word}"), ..finding }),
            }
        }
        answers.flags.insert(topic, right.join(","));
    }
    if findings.is_empty() { Ok(()) } else { Err(Failure { exit: Exit::Usage, findings, source: None }) }
}

fn stopped(stop: &upload_checks::Stop, subject: &str) -> Failure {
    Failure::failed(stop.finding(subject).next(words::NOTHING_WRITTEN))
}

/// As it is written, whether the platform reads it or not.
fn bytes_of(read: &Result<PolicyFile, RefusedFile>) -> &[u8] {
    match read {
        Ok(file) => file.bytes(),
        Err(refused) => &refused.bytes,
    }
}

/// Says what the linter says of the file; notes, and what is `meant` so, are left out.
fn show(
    context: &Context,
    read: &Result<PolicyFile, RefusedFile>,
    subject: &str,
    options: &LintOptions,
    meant: &[&Code],
) {
    let found = lint_file(read.as_ref(), options).into_iter();
    let worth = found.filter(|found| found.severity() > Severity::Note && !meant.contains(&found.code));
    let findings: Vec<Finding> = worth.map(|found| found.finding(subject)).collect();
    if !findings.is_empty() {
        context.show(&findings);
    }
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Lag en policyfil (XML) av spørsmål eller flagg; krever ikke at et oppsett er påbegynt", en: "Make a policy file (XML) from questions or flags; needs no onboarding" }
        MODEL { nb: "Lag filen av en modell fra policyeditoren (JSON), eller - for stdin", en: "Make the file from a policy editor model (JSON), or - for stdin" }
        NO_OBJECT { nb: "ved {at} skal det stå et objekt", en: "an object belongs at {at}" }
        FOR { nb: "studio: behold [org], som Altinn Studio fyller ut ved publisering", en: "studio: keep [org], which Altinn Studio fills in when it publishes" }
        READ_BY { nb: "Hvem som skal kunne lese: tilgangspakker og roller, for eksempel ordinaer-post-til-virksomheten dagl", en: "Who should be able to read: access packages and roles, such as ordinaer-post-til-virksomheten dagl" }
        WRITE_BY { nb: "Hvem andre som skal kunne skrive: tilgangspakker og roller", en: "Who else should be able to write: access packages and roles" }
        OUTPUT { nb: "Filen som skal skrives; - skriver nøyaktig de samme bytene til stdout", en: "The file to write; - writes exactly the same bytes to stdout" }
        NOTHING_WRITTEN { nb: "Ingenting er skrevet.", en: "Nothing has been written." }
        NEXT { nb: "Mer om hva reglene betyr: altinn-onboard policy explain {file}", en: "More about what the rules mean: altinn-onboard policy explain {file}" }
    }
}
