//! `policy upload`: a policy file checked, held against what is published, confirmed, uploaded and read back.

use clap::{Arg, ArgMatches, Command};

use crate::catalog::codes::command_line;
use crate::catalog::environments;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, OpenSession};
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, options, policy_source, runtime, trust};
use crate::domain::{PolicyKind, ResourceId};
use crate::engine::{EngineFault, StepRun};
use crate::finding::{Finding, Severity};
use crate::policy::compare::{Difference, Fill, NormalizedPolicy};
use crate::policy::lint::{LintOptions, PLACEHOLDER, lint_file};
use crate::policy::placeholders;
use crate::policy::{PolicyFile, parse, upload_checks};
use crate::record::Confirmation;
use crate::report::diff::human::listed;
use crate::report::upload::json::{self, ReadBack};
use crate::steps;
use crate::text::shell::quoted;
use crate::text::{Message, Phrase, faults as text};
use crate::world::prompt::Confirmed;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "policy upload", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.arg(Arg::new("file").value_name(help.value("FILE")).required(true).help(help.of(words::FILE))).args([
        help.option("resource-id", "ID", words::RESOURCE_ID).required(true),
        help.option("org", "CODE", options::words::ORG),
        help.option("confirm-resource-id", "ID", words::CONFIRM),
        help.flag("yes", options::words::YES).short('y'),
        help.option("key-store", "PLACE", options::words::KEY_STORE).value_parser(["keyring", "file", "env"]),
        help.option("key-file", "FILE", options::words::KEY_FILE),
        trust::option(help),
    ])
}

fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let name = args::text(matches, "file").unwrap_or(policy_source::INPUT);
    let bytes = policy_source::bytes(context, name)?;
    let file = policy_source::parsed(name, bytes)?;
    let found = args::text(matches, "resource-id").unwrap_or_default();
    let read = |text: &str| ResourceId::parse(text).or_else(|_| ResourceId::parse_urn(text)).ok();
    let id = read(found).ok_or_else(|| {
        Failure::usage(
            Finding::new(&command_line::RESOURCE_ID, "--resource-id").saying(text::NOT_AN_ID.with("found", found)),
        )
    })?;
    if let Some(other) = args::text(matches, "confirm-resource-id").filter(|other| read(other).as_ref() != Some(&id)) {
        let finding = Finding::new(&command_line::CONFIRMATION_OTHER, "--confirm-resource-id");
        return Err(Failure::usage(finding.with("found", other).with("id", id.bare())));
    }
    runtime::block_on(async {
        let mut ledger = context.read()?;
        let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
        let result = match begun.step(steps::policy::CARD.id) {
            Ok(work) => Upload { context, matches, work, id, name }.run(&mut begun, file).await,
            Err(failure) => Err(failure),
        };
        begun.ready.end().await;
        result
    })
}

struct Upload<'c> {
    context: &'c Context,
    matches: &'c ArgMatches,
    work: StepRun,
    id: ResourceId,
    /// The file, as it was given.
    name: &'c str,
}

impl Upload<'_> {
    async fn run(&self, begun: &mut OpenSession<'_>, file: PolicyFile) -> Result<Exit, Failure> {
        let file = self.with_code(begun, file)?;
        let failed = |finding: Box<Finding>| Failure::failed(*finding);
        let Some(standing) = begun.session.standing(&self.id).await.map_err(failed)? else {
            let finding = Finding::new(&command_line::RESOURCE_NOT_FOUND, self.id.bare());
            let finding = finding.saying(self.fill(begun, words::UNKNOWN));
            return Err(Failure::failed(finding.next(self.fill(begun, words::UNKNOWN_NEXT))));
        };
        self.checked(begun, &file, standing.kind)?;
        let wanted = NormalizedPolicy::of(file.policy(), &Fill::default());
        let before = standing.policy.as_deref().map_or_else(nothing, meaning);
        let differences = before.differences(&wanted);
        let first = standing.policy.is_none();
        if differences.is_empty() && !first {
            self.context.print(self.fill(begun, words::SAME));
            return self.answer(begun, &differences, false, ReadBack::Same);
        }
        self.context.print(self.fill(begun, if first { words::FIRST } else { words::CHANGES }));
        self.context.screen.verbatim(&listed(&differences, self.context.layout()));
        if !self.confirmed(begun, first)? {
            self.context.print(words::LEFT);
            return self.answer(begun, &differences, false, ReadBack::Not);
        }
        begun.session.settle_key(&self.work)?;
        begun.session.upload_policy(&self.work, &self.id, standing.kind, &file).await.map_err(failed)?;
        let published = begun.session.standing(&self.id).await.map_err(failed)?.and_then(|now| now.policy);
        let left = published.as_deref().map_or_else(nothing, meaning).differences(&wanted);
        if left.is_empty() {
            self.context.print(self.fill(begun, words::UPLOADED));
            return self.answer(begun, &differences, true, ReadBack::Same);
        }
        self.context.print(self.fill(begun, words::UPLOADED_OTHER));
        self.context.screen.verbatim(&listed(&left, self.context.layout()));
        self.answer(begun, &differences, true, ReadBack::Different)
    }

    /// The registry fills in nothing: `[org]` becomes the code of `--org`, or the one that the state knows.
    fn with_code(&self, begun: &OpenSession<'_>, file: PolicyFile) -> Result<PolicyFile, Failure> {
        if !placeholders::wants_org(file.bytes()) {
            return Ok(file);
        }
        let code = match args::org_code(self.matches)? {
            Some(code) => Some(code.to_string()),
            None => begun.session.org_code(&self.work),
        };
        let Some(code) = code else {
            let finding = Finding::new(&PLACEHOLDER, self.name).saying(words::NO_CODE);
            return Err(Failure::usage(finding.next(words::NO_CODE_NEXT)));
        };
        self.context.print(words::FILLED_IN.with("code", code.as_str()));
        policy_source::parsed(self.name, placeholders::with_org(file.bytes().to_vec(), &code))
    }

    /// Shows what the linter says, and stops what the platform would refuse and what would let nobody in.
    fn checked(&self, begun: &OpenSession<'_>, file: &PolicyFile, kind: Option<PolicyKind>) -> Result<(), Failure> {
        let options = LintOptions {
            resource_id: Some(self.id.bare().to_owned()),
            owner: begun.session.org_code(&self.work),
            kind,
            ..self.context.lint_options()
        };
        let found = lint_file(Ok(file), &options).into_iter().filter(|found| found.severity() > Severity::Note);
        let findings: Vec<Finding> =
            found.map(|found| policy_source::located(&found, self.name, file.text())).collect();
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
        let file = if self.name == policy_source::INPUT { "FILE".to_owned() } else { quoted(self.name) };
        words::STOPPED_NEXT.with("file", file).with("id", self.id.bare())
    }

    /// A yes: in production the id typed once more, elsewhere an ordinary one.
    fn confirmed(&self, begun: &mut OpenSession<'_>, first: bool) -> Result<bool, Failure> {
        let environment = &begun.session.environment;
        let production = environment.is_real_production();
        // Another id than that of the resource was refused at once.
        let given = args::text(self.matches, "confirm-resource-id").is_some();
        let asks = self.context.interactive() && !args::flag(self.matches, "yes");
        let missing = |message: Phrase, next: Message| {
            let finding = Finding::new(&command_line::CONFIRMATION_MISSING, "policy upload");
            Err(Failure::usage(finding.saying(message).next(next)))
        };
        if production {
            if given {
                return Ok(true);
            }
            if !asks {
                return missing(words::CONFIRM_MISSING, self.fill(begun, words::CONFIRM_NEXT));
            }
            return self.typed(begun);
        }
        if args::flag(self.matches, "yes") {
            return Ok(true);
        }
        if !asks {
            return missing(words::YES_MISSING, words::YES_NEXT.into());
        }
        let warning = (!first).then(|| self.fill(begun, words::REPLACES));
        let question = self.fill(begun, words::ASK);
        let answer = begun.session.prompter.confirm(&question, warning.as_ref(), self.context.language);
        Ok(answer.map_err(EngineFault::from)? == Confirmed::Yes)
    }

    fn typed(&self, begun: &mut OpenSession<'_>) -> Result<bool, Failure> {
        let (text, help) = (self.fill(begun, words::PRODUCTION), self.fill(begun, words::REPLACES));
        let confirmation =
            Confirmation { flag: "confirm-resource-id", expected: self.id.bare().to_owned(), text, help };
        let answer = begun.session.prompter.confirm_typed(&confirmation, self.context.language);
        Ok(answer.map_err(EngineFault::from)? == Confirmed::Yes)
    }

    fn fill(&self, begun: &OpenSession<'_>, phrase: Phrase) -> Message {
        let name = &begun.session.environment.name;
        phrase
            .with("id", self.id.bare())
            .with("environment", environments::said(name.as_str()))
            .with("env", name.as_str())
    }

    /// The result for programs; people have heard it already.
    fn answer(
        &self,
        begun: &OpenSession<'_>,
        differences: &[Difference],
        uploaded: bool,
        read_back: ReadBack,
    ) -> Result<Exit, Failure> {
        if self.context.format == Format::Json {
            let environment = begun.session.environment.name.as_str();
            let json = json::render((environment, self.id.bare()), differences, uploaded, read_back);
            self.context.result(&document(json)?)?;
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

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Last opp en policyfil: kontroller, vis endringen, spør, last opp og les tilbake", en: "Upload a policy file: check, show the change, ask, upload and read back" }
        FILE { nb: "Policyfilen, eller - for stdin", en: "The policy file, or - for stdin" }
        RESOURCE_ID { nb: "Ressursen som filen gjelder for", en: "The resource that the file is for" }
        CONFIRM { nb: "Bekrefter ressurs-id-en en gang til; kreves i produksjon", en: "Confirms by repeating the resource ID; needed in production" }
        FILLED_IN { nb: "[org] er fylt ut med {code}, slik Altinn Studio gjør ved publisering.", en: "[org] was filled in with {code}, as Altinn Studio does when it publishes." }
        NO_CODE { nb: "Filen har plassholderen [org], og ressursregisteret fyller den ikke ut.", en: "The file has the placeholder [org], and the registry does not fill it in." }
        NO_CODE_NEXT { nb: "Oppgi organisasjonskoden med --org", en: "Give the organisation code with --org" }
        UNKNOWN { nb: "Ressursen {id} finnes ikke i {environment}. Opprett den før tilgangsreglene.", en: "The resource {id} does not exist in {environment}. Create it before its policy." }
        UNKNOWN_NEXT { nb: "altinn-onboard step resource --env {env}", en: "altinn-onboard step resource --env {env}" }
        FIRST { nb: "{id} har ingen tilgangsregler i {environment} fra før. Filen gir dette:", en: "{id} has no policy in {environment} yet. The file gives this:" }
        CHANGES { nb: "{id} har tilgangsregler i {environment}. Filen endrer dem slik:", en: "{id} has access rules in {environment}. The file changes them like this:" }
        SAME { nb: "De publiserte tilgangsreglene til {id} i {environment} sier det samme. Ingenting er lastet opp.", en: "The published policy of {id} in {environment} says the same. Nothing has been uploaded." }
        ASK { nb: "Last opp tilgangsreglene til {id} i {environment}?", en: "Upload the policy of {id} in {environment}?" }
        REPLACES { nb: "De nye reglene erstatter de gamle. De gamle kan hentes først med «altinn-onboard policy fetch {env}:{id}».", en: "The new rules replace the old ones. The old ones can be fetched first with “altinn-onboard policy fetch {env}:{id}”." }
        PRODUCTION { nb: "Dette er produksjon. Skriv ressurs-id-en {id} for å laste opp.", en: "This is production. Type the resource ID {id} to upload." }
        CONFIRM_MISSING { nb: "Opplasting til produksjon må bekreftes med ressurs-id-en.", en: "An upload to production must be confirmed with the resource ID." }
        CONFIRM_NEXT { nb: "Legg til --confirm-resource-id {id}", en: "Add --confirm-resource-id {id}" }
        STOPPED_NEXT { nb: "Ingenting er lastet opp. Se hva som må rettes: altinn-onboard policy lint {file} --resource-id {id}", en: "Nothing has been uploaded. See what must be corrected: altinn-onboard policy lint {file} --resource-id {id}" }
        YES_MISSING { nb: "Her er det ingen som kan bekrefte opplastingen.", en: "There is nobody here to confirm the upload." }
        YES_NEXT { nb: "Legg til --yes", en: "Add --yes" }
        LEFT { nb: "Ingenting er lastet opp.", en: "Nothing has been uploaded." }
        UPLOADED { nb: "Tilgangsreglene til {id} er lastet opp til {environment} og lest tilbake: de sier det samme som filen. Det kan ta inntil 12 minutter før mellomlageret hos Altinn er oppdatert.", en: "The policy of {id} was uploaded to {environment} and read back: it says the same as the file. The cache at Altinn can take up to 12 minutes to update." }
        UPLOADED_OTHER { nb: "Tilgangsreglene til {id} er lastet opp til {environment}, men det som leses tilbake, er noe annet. Det kan ta inntil 12 minutter før mellomlageret hos Altinn er oppdatert. Dette er fortsatt ulikt:", en: "The policy of {id} was uploaded to {environment}, but what is read back is different. The cache at Altinn can take up to 12 minutes to update. Still different:" }
    }
}
