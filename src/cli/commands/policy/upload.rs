//! `policy upload`: a policy file checked, held against what is published, confirmed, uploaded and read back.

use clap::{Arg, ArgMatches, Command};

use super::diff::listed;
use super::filled::{filled, has_placeholder};
use super::upload_answer::{Answer, ReadBack};
use crate::cli::command::{HelpBuilder, Row};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, OpenSession};
use crate::cli::output::{COMMON, Format};
use crate::cli::{args, faults, policy_source, runtime};
use crate::domain::{PolicyKind, ResourceId, Rules};
use crate::engine::{EngineFault, Work};
use crate::finding::{Finding, Severity};
use crate::policy::compare::{Difference, Fill, NormalizedPolicy};
use crate::policy::lint::{Options, lint_file};
use crate::policy::{PolicyFile, parse, upload_checks};
use crate::record::{Kind as Asking, Known as _, Question, Topic, t};
use crate::steps::reading;
use crate::text::{Message, Phrase, cli as cli_text, cli_policy_diff as words, policy_diff as text};
use crate::world::prompt::{Answer as Answered, Confirmed};

/// The command.
pub const ROW: Row = Row { path: "policy upload", about: words::UPLOAD, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.arg(Arg::new("file").value_name("FILE").required(true).help(help.of(words::FILE))).args([
        help.option("resource-id", "ID", words::RESOURCE_ID).required(true),
        help.option("org", "CODE", words::ORG),
        help.option("confirm-resource-id", "ID", words::CONFIRM),
        help.flag("yes", cli_text::YES).short('y'),
        help.option("key-store", "PLACE", cli_text::KEY_STORE).value_parser(["keyring", "file", "env"]),
        help.option("key-file", "FILE", cli_text::KEY_FILE),
    ])
}

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let name = args::text(matches, "file").unwrap_or(policy_source::INPUT);
    let bytes = policy_source::bytes(context, name)?;
    let file = policy_source::parsed(name, bytes)?;
    let found = args::text(matches, "resource-id").unwrap_or_default();
    let read = |text: &str| ResourceId::parse(text).or_else(|_| ResourceId::parse_urn(text)).ok();
    let id = read(found).ok_or_else(|| {
        Failure::usage(Finding::error("RESOURCE-ID", "--resource-id", text::NOT_AN_ID.with("found", found)))
    })?;
    if let Some(other) = args::text(matches, "confirm-resource-id").filter(|other| read(other).as_ref() != Some(&id)) {
        let message = text::UPLOAD_CONFIRM_OTHER.with("found", other).with("id", id.bare());
        let finding = Finding::error("CONFIRMATION-OTHER", "--confirm-resource-id", message);
        return Err(Failure::usage(finding.next(text::UPLOAD_CONFIRM_OTHER_NEXT)));
    }
    runtime::block_on(async {
        let mut begun = opened::open_read_only(context, matches).await?;
        let result = match begun.works.iter().find(|work| work.id() == "policy").cloned() {
            Some(work) => Upload { context, matches, work, id, name }.run(&mut begun, file).await,
            None => Err(Failure::usage(faults::nothing_begun())),
        };
        begun.ready.end().await;
        result
    })
}

struct Upload<'c> {
    context: &'c Context,
    matches: &'c ArgMatches,
    work: Work,
    id: ResourceId,
    /// The file, as it was given.
    name: &'c str,
}

impl Upload<'_> {
    async fn run(&self, begun: &mut OpenSession, file: PolicyFile) -> Result<Exit, Failure> {
        let file = self.with_code(begun, file)?;
        let failed = |finding: Box<Finding>| Failure::failed(*finding);
        let Some(standing) = begun.session.standing(&self.id).await.map_err(failed)? else {
            let finding = Finding::error("RESOURCE-NOT-FOUND", self.id.bare(), self.fill(begun, text::UPLOAD_UNKNOWN));
            return Err(Failure::failed(finding.next(self.fill(begun, text::UPLOAD_UNKNOWN_NEXT))));
        };
        self.checked(begun, &file, standing.kind)?;
        let wanted = NormalizedPolicy::of(file.policy(), &Fill::default());
        let before = standing.policy.as_deref().map_or_else(nothing, meaning);
        let differences = before.differences(&wanted);
        let first = standing.policy.is_none();
        if differences.is_empty() && !first {
            self.context.print(self.fill(begun, text::UPLOAD_SAME));
            return self.answer(begun, &differences, false, ReadBack::Same);
        }
        self.context.print(self.fill(begun, if first { text::UPLOAD_FIRST } else { text::UPLOAD_CHANGES }));
        self.context.screen.verbatim(&listed(self.context, &differences));
        if !self.confirmed(begun, first)? {
            self.context.print(text::UPLOAD_LEFT);
            return self.answer(begun, &differences, false, ReadBack::Not);
        }
        begun.session.upload_policy(&self.work, &self.id, standing.kind, &file).await.map_err(failed)?;
        let published = begun.session.standing(&self.id).await.map_err(failed)?.and_then(|now| now.policy);
        let left = published.as_deref().map_or_else(nothing, meaning).differences(&wanted);
        if left.is_empty() {
            self.context.print(self.fill(begun, text::UPLOADED));
            return self.answer(begun, &differences, true, ReadBack::Same);
        }
        self.context.print(self.fill(begun, text::UPLOADED_OTHER));
        self.context.screen.verbatim(&listed(self.context, &left));
        self.answer(begun, &differences, true, ReadBack::Different)
    }

    /// The registry fills in nothing: `[org]` becomes the code of `--org`, or the one that the state knows.
    fn with_code(&self, begun: &OpenSession, file: PolicyFile) -> Result<PolicyFile, Failure> {
        if !has_placeholder(file.bytes()) {
            return Ok(file);
        }
        let code = match args::org_code(self.matches)? {
            Some(code) => Some(code.to_string()),
            None => begun.session.org_code(&self.work),
        };
        let Some(code) = code else {
            return Err(Failure::usage(Finding::error("POL034", self.name, text::NO_CODE).next(text::NO_CODE_NEXT)));
        };
        self.context.print(text::FILLED_IN.with("code", code.as_str()));
        policy_source::parsed(self.name, filled(file.bytes().to_vec(), &code))
    }

    /// Shows what the linter says, and stops what the platform would refuse and what would let nobody in.
    fn checked(&self, begun: &OpenSession, file: &PolicyFile, kind: Option<PolicyKind>) -> Result<(), Failure> {
        let options = Options {
            resource_id: Some(self.id.bare().to_owned()),
            owner: begun.session.org_code(&self.work),
            kind,
            ..self.context.lint_options()
        };
        let found = lint_file(Ok(file), &options).into_iter().filter(|found| found.severity() > Severity::Note);
        let findings: Vec<Finding> = found.map(|found| found.finding(self.name)).collect();
        if !findings.is_empty() {
            self.context.show(&findings);
        }
        match upload_checks::stop(Ok(file), Some(self.id.bare()), kind) {
            Some(stop) => Err(Failure::failed(stop.finding(self.name).next(self.stopped_next()))),
            None => Ok(()),
        }
    }

    /// The command that shows what stops the file; what came by stdin has no name.
    fn stopped_next(&self) -> Message {
        let file = if self.name == policy_source::INPUT { "FILE" } else { self.name };
        text::UPLOAD_STOPPED_NEXT.with("file", file).with("id", self.id.bare())
    }

    /// A yes: in production the id typed once more, elsewhere an ordinary one.
    fn confirmed(&self, begun: &mut OpenSession, first: bool) -> Result<bool, Failure> {
        let environment = &begun.session.environment;
        let production = environment.rules == Rules::Production && !environment.simulated;
        // Another id than that of the resource was refused at once.
        let given = args::text(self.matches, "confirm-resource-id").is_some();
        let asks = self.context.interactive() && !args::flag(self.matches, "yes");
        let missing = |message: Phrase, next: Message| {
            Err(Failure::usage(Finding::error("CONFIRMATION-MISSING", "policy upload", message).next(next)))
        };
        if production {
            if given {
                return Ok(true);
            }
            if !asks {
                return missing(text::UPLOAD_CONFIRM_MISSING, self.fill(begun, text::UPLOAD_CONFIRM_NEXT));
            }
            return self.typed(begun);
        }
        if args::flag(self.matches, "yes") {
            return Ok(true);
        }
        if !asks {
            return missing(text::UPLOAD_YES_MISSING, text::UPLOAD_YES_NEXT.into());
        }
        let warning = (!first).then(|| self.fill(begun, text::UPLOAD_REPLACES));
        let question = self.fill(begun, text::UPLOAD_ASK);
        let answer = begun.session.prompter.confirm(&question, warning.as_ref(), true, self.context.language);
        Ok(answer.map_err(EngineFault::from)? == Confirmed::Yes)
    }

    fn typed(&self, begun: &mut OpenSession) -> Result<bool, Failure> {
        let id = self.id.clone();
        let parse = reading::parser(Topic::ResourceIdConfirmed, move |answer| {
            reading::words::confirmation(Topic::ResourceIdConfirmed, answer, id.bare(), false)?;
            Ok(t::ResourceIdConfirmed::wrap(id.clone()))
        });
        let kind = Asking::Typed(self.id.bare().to_owned());
        let (text, help) = (self.fill(begun, text::UPLOAD_PRODUCTION), self.fill(begun, text::UPLOAD_REPLACES));
        let question = Question::new(Topic::ResourceIdConfirmed, text, help, kind, parse);
        let answer = begun.session.prompter.ask(&question, None, self.context.language).map_err(EngineFault::from)?;
        Ok(matches!(answer, Answered::Value { .. }))
    }

    fn fill(&self, begun: &OpenSession, phrase: Phrase) -> Message {
        phrase.with("id", self.id.bare()).with("environment", begun.session.environment.name.as_str())
    }

    /// The result for programs; people have heard it already.
    fn answer(
        &self,
        begun: &OpenSession,
        differences: &[Difference],
        uploaded: bool,
        read_back: ReadBack,
    ) -> Result<Exit, Failure> {
        if self.context.format == Format::Json {
            let environment = begun.session.environment.name.as_str();
            let answer = Answer::new((environment, self.id.bare()), differences, uploaded, read_back);
            let json = serde_json::to_string_pretty(&answer);
            self.context.result(&json.map_err(|error| Failure::failed(faults::json(&error)).caused_by(error))?)?;
        }
        Ok(if read_back == ReadBack::Same { Exit::Done } else { Exit::Left })
    }
}

/// What a file says; one that the platform cannot read says nothing.
fn meaning(bytes: &[u8]) -> NormalizedPolicy {
    parse(bytes).map_or_else(|_| nothing(), |policy| NormalizedPolicy::of(&policy, &Fill::default()))
}

fn nothing() -> NormalizedPolicy {
    NormalizedPolicy::nothing()
}
