//! `policy eval FILE`: decides a request as the platform decides it, or a question that is put by flags.

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::catalog::codes::policies as codes;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, policy_source};
use crate::engine::policy_eval::{EvalQuestion, Evaluation};
use crate::finding::Finding;
use crate::policy::decide::request_reader::{self, UnreadableRequest};
use crate::policy::enrich::{Endpoint, FactsFault, PlainRequest, RegisterAnswers, RequestError};
use crate::policy::ids::attribute;
use crate::policy::read::{ParseRefusal, RefusalKind};
use crate::policy::{Policy, parse};
use crate::report::eval::{Answered, human, json};
use crate::text::Phrase;
use crate::text::reasons;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "policy eval", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

/// The flags that put a question, and may not stand beside a request.
const TOLD: [&str; 10] = [
    "role",
    "package",
    "org",
    "system-user",
    "user",
    "party",
    "action",
    "resource-id",
    "subject",
    "resource-attribute",
];

fn options(help: HelpBuilder, command: Command) -> Command {
    let many = |name, value, about| help.option(name, value, about).action(ArgAction::Append);
    let rare = |arg: Arg| arg.hide_short_help(true);
    command.after_help(help.of(words::AFTER)).args([
        Arg::new("file").value_name(help.value("FILE")).required(true).help(help.of(words::FILE)),
        help.option("request", "FILE", words::REQUEST).conflicts_with_all(TOLD),
        help.option("facts", "FILE", words::FACTS).requires("request").conflicts_with_all(TOLD),
        rare(many("delegation", "FILE", words::DELEGATION)),
        rare(help.option("endpoint", "DOOR", words::ENDPOINT).value_parser(["internal", "external"])),
        rare(help.flag("access-list-mode", words::ACCESS_LIST_MODE)),
        rare(many("access-list", "ORG:ID", words::ACCESS_LIST).conflicts_with("request")),
        many("role", "CODE", words::ROLE),
        many("package", "ID", words::PACKAGE),
        help.option("org", "ORG", words::ORG),
        rare(help.option("system-user", "UUID", words::SYSTEM_USER)),
        rare(help.option("user", "ID", words::USER)),
        help.option("party", "PARTY", words::PARTY),
        help.option("action", "ACTION", words::ACTION),
        help.option("resource-id", "ID", words::RESOURCE_ID),
        rare(many("subject", "ATTRIBUTE=VALUE", words::SUBJECT)),
        rare(many("resource-attribute", "ATTRIBUTE=VALUE", words::RESOURCE)),
        help.option("auth-level", "N", words::AUTH_LEVEL),
    ])
}

/// Runs `policy eval`.
///
/// # Errors
/// A file is missing, the request is neither XML nor JSON, or the flags do not hold together.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let level = level(matches)?;
    let named = ["file", "request", "facts"].into_iter().filter_map(|name| args::text(matches, name));
    policy_source::input_once(named.chain(args::many(matches, "delegation")))?;
    let endpoint = match args::text(matches, "endpoint") {
        Some("external") => Endpoint::External,
        _ => Endpoint::Internal,
    };
    let policy = policy(context, args::text(matches, "file").unwrap_or_default())?;
    let mut delegations = Vec::new();
    for path in args::many(matches, "delegation") {
        delegations.push(self::policy(context, path)?);
    }
    let asked = match args::text(matches, "request") {
        Some(path) => of_file(context, matches, path)?,
        None => of_flags(context, matches, policy.as_ref().ok())?,
    };
    let delegations: Result<Vec<Policy>, ParseRefusal> = delegations.into_iter().collect();
    let evaluation = Evaluation::of(&policy, &delegations, endpoint, asked, level);
    // What is not known is no answer of the platform's.
    if let Some(fault) = evaluation.untold() {
        let file = args::text(matches, "file").unwrap_or_default();
        return Err(Failure::failed(Finding::new(&codes::POLICY_UNTOLD, file).with("reason", fault)));
    }
    let answered = Answered {
        policy: policy.as_ref().ok(),
        delegations: delegations.as_deref().unwrap_or_default(),
        answers: &evaluation.answers,
        checks: &evaluation.checks,
        refusal: evaluation.refusal.as_deref(),
    };
    let out = match context.format {
        Format::Json => document(json::render(&answered))?,
        _ => human::render(&answered, context.layout()),
    };
    context.result(&out)?;
    Ok(if evaluation.is_permitted() { Exit::Done } else { Exit::Denied })
}

/// A policy, or the platform's refusal of it.
type Read = Result<Policy, ParseRefusal>;

/// Reads a policy; that the platform refuses it is an answer.
fn policy(context: &Context, path: &str) -> Result<Read, Failure> {
    match parse(&policy_source::bytes(context, path)?) {
        Err(refusal) if refusal.kind == RefusalKind::Limit => Err(too_large(path, refusal.message)),
        read => Ok(read),
    }
}

fn too_large(path: &str, reason: String) -> Failure {
    Failure::failed(Finding::new(&codes::POLICY_LIMIT, path).with("reason", reason))
}

/// What a request file asks.
fn of_file(context: &Context, matches: &ArgMatches, path: &str) -> Result<EvalQuestion, Failure> {
    let asked = policy_source::bytes(context, path)?;
    // A file that is named is read, whatever becomes of the request.
    let facts = args::text(matches, "facts").map(|name| policy_source::bytes(context, name).map(|facts| (name, facts)));
    let facts = facts.transpose()?;
    let incoming = match request_reader::read(&asked) {
        Ok(incoming) => incoming,
        Err(UnreadableRequest::NotWellFormed(reason)) => {
            return Err(Failure::failed(Finding::new(&codes::REQUEST_UNREADABLE, path).with("reason", reason)));
        }
        Err(UnreadableRequest::TooLarge(reason)) => return Err(too_large(path, reason)),
        Err(UnreadableRequest::Refused { message, argument }) => {
            return Ok(EvalQuestion::Refused { message, argument });
        }
    };
    let requests = incoming.parts();
    let Some((facts, known)) = facts else {
        // The bare engine looks nothing up, access lists neither.
        if args::flag(matches, "access-list-mode") {
            return Err(Failure::usage(Finding::new(&codes::FACTS_MISSING, "--access-list-mode")));
        }
        return Ok(EvalQuestion::Parts(requests.into_iter().map(|request| (request, None)).collect()));
    };
    let known = RegisterAnswers::read(&known, requests.len()).map_err(|fault| {
        let reason = match &fault {
            FactsFault::Json(error) => reasons::of_json(error),
            FactsFault::Parts { given, parts } => {
                words::FACTS_PARTS.with("given", given.to_string()).with("parts", parts.to_string())
            }
        };
        Failure::usage(Finding::new(&codes::POLICY_FACTS, facts).with("reason", reason)).caused_by(fault)
    })?;
    let access_list_mode = args::flag(matches, "access-list-mode");
    let known = known.into_iter().map(|facts| Some(RegisterAnswers { access_list_mode, ..facts }));
    Ok(EvalQuestion::Parts(requests.into_iter().zip(known).collect()))
}

/// What the flags ask; without a policy that can be read there is nothing to put it to.
fn of_flags(context: &Context, matches: &ArgMatches, policy: Option<&Policy>) -> Result<EvalQuestion, Failure> {
    if !TOLD.iter().any(|name| matches.contains_id(name)) {
        return Err(Failure::usage(Finding::new(&codes::REQUEST_MISSING, "--request")));
    }
    without_effect(matches, policy).map_or(Ok(()), |finding| Err(Failure::usage(finding)))?;
    let many = |name: &str| args::many(matches, name).map(str::to_owned).collect();
    let one = |name: &str| args::text(matches, name).map(str::to_owned);
    let told = PlainRequest {
        role: many("role"),
        package: many("package"),
        org: one("org"),
        system_user: one("system-user"),
        user: one("user"),
        party: one("party"),
        action: one("action"),
        resource: one("resource-id"),
        subject: many("subject"),
        resource_attribute: many("resource-attribute"),
    };
    for doubt in told.doubts(policy) {
        context.print(doubt);
    }
    let Some(policy) = policy else { return Ok(EvalQuestion::Nothing) };
    let (request, mut facts) = told.request(policy).map_err(|untold| Failure::usage(unclear(&untold)))?;
    facts.access_lists = access_lists(matches)?;
    facts.access_list_mode = args::flag(matches, "access-list-mode");
    Ok(EvalQuestion::Parts(vec![(request, Some(facts))]))
}

/// An option that changes no answer beside the others: whoever gave it believes that it does.
fn without_effect(matches: &ArgMatches, policy: Option<&Policy>) -> Option<Finding> {
    let finding = |option: &str, reason: Phrase| {
        Finding::new(&codes::OPTION_NO_EFFECT, option).with("option", option).with("reason", reason)
    };
    if matches.contains_id("role") && matches.contains_id("system-user") {
        return Some(finding("--role", words::NO_ROLES));
    }
    // Where somebody asks for consent, the policy itself may name the list.
    let looked_up = args::flag(matches, "access-list-mode")
        || policy.is_none_or(|policy| policy.asks_subject_for(attribute::ACCESS_LIST));
    (matches.contains_id("access-list") && !looked_up).then(|| finding("--access-list", words::NO_LISTS))
}

/// The lists that the party is on.
fn access_lists(matches: &ArgMatches) -> Result<Vec<String>, Failure> {
    let whole = |list: &str| list.split_once(':').is_some_and(|(org, id)| !org.is_empty() && !id.is_empty());
    let one = |list: &str| match whole(list) {
        true => Ok(list.to_owned()),
        false => Err(Failure::usage(Finding::new(&codes::ACCESS_LIST, "--access-list").with("found", list))),
    };
    args::many(matches, "access-list").map(one).collect()
}

/// What must be told more clearly.
pub(super) fn unclear(untold: &RequestError) -> Finding {
    match untold {
        RequestError::Pair(found) => Finding::new(&codes::ATTRIBUTE_PAIR, found.clone()).with("found", found.clone()),
        RequestError::Resource(known) => {
            let known = if known.is_empty() { "-".to_owned() } else { known.join(", ") };
            Finding::new(&codes::POLICY_RESOURCE_UNCLEAR, "--resource-id").with("known", known)
        }
    }
}

fn level(matches: &ArgMatches) -> Result<Option<i32>, Failure> {
    let Some(found) = args::text(matches, "auth-level") else { return Ok(None) };
    let level = found.parse::<i32>().ok().filter(|level| (0..=4).contains(level));
    level.map(Some).ok_or_else(|| Failure::usage(Finding::new(&codes::AUTH_LEVEL, "--auth-level").with("found", found)))
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        FACTS_PARTS { nb: "den har fakta til {given} deler, og forespørselen har {parts}", en: "it has facts for {given} parts, and the request has {parts}" }
        ABOUT { nb: "Avgjør om noen slipper inn, slik plattformen avgjør det", en: "Decide whether somebody is let in, as the platform decides it" }
        AFTER { nb: "Avslutningskoder: 0 alle svar er Permit · 1 en fil mangler, eller forespørselen er verken XML eller JSON · 2 feil bruk · 4 ikke Permit\nEksempel: altinn-onboard policy eval policy.xml --role dagl --action read", en: "Exit codes: 0 all answers are Permit · 1 a file is missing, or the request is neither XML nor JSON · 2 wrong usage · 4 not Permit\nExample: altinn-onboard policy eval policy.xml --role dagl --action read" }
        FILE { nb: "Policyfilen (XML)", en: "The policy file (XML)" }
        REQUEST { nb: "XACML-forespørsel, XML eller JSON; uten --facts avgjøres den slik den står", en: "XACML request, XML or JSON; without --facts it is decided as it stands" }
        NO_ROLES { nb: "plattformen gir ikke systembrukere roller, bare tilgangspakker (--package)", en: "the platform gives system users no roles, only access packages (--package)" }
        NO_LISTS { nb: "tilgangslister slås bare opp med --access-list-mode, eller når policyen nevner dem", en: "access lists are looked up only with --access-list-mode, or when the policy names them" }
        FACTS { nb: "JSON-fil med det plattformen ville slått opp: ett objekt, eller en liste med ett for hver del", en: "JSON file of what the platform would look up: one object, or a list with one for each part" }
        DELEGATION { nb: "Delegeringsregler, prøvd når tilgangsreglene gir NotApplicable; kan gjentas", en: "Delegation policy, tried when the policy is NotApplicable; may be repeated" }
        ENDPOINT { nb: "Endepunktet forespørselen kommer til: internal eller external", en: "The way the request comes in: internal or external" }
        ACCESS_LIST_MODE { nb: "Ressursen bruker tilgangslister (accessListMode Enabled); parten står på listene i --access-list, eller i accessLists i --facts", en: "The resource uses access lists (accessListMode Enabled); the party is on the lists given with --access-list, or in accessLists in --facts" }
        ACCESS_LIST { nb: "Tilgangsliste som parten står på, for eksempel ttd:banker; kan gjentas", en: "Access list that the party is on, such as ttd:banks; may be repeated" }
        ROLE { nb: "Rolle brukeren har for parten, for eksempel dagl; kan gjentas", en: "Role that the user has for the party, such as dagl; may be repeated" }
        PACKAGE { nb: "Tilgangspakke som den som spør, har for parten; kan gjentas", en: "Access package held for the party; may be repeated" }
        ORG { nb: "Virksomheten som spør: organisasjonskode eller organisasjonsnummer", en: "The organisation that asks: organisation code or organisation number" }
        SYSTEM_USER { nb: "Systembrukeren som spør (uuid)", en: "The system user that asks (uuid)" }
        USER { nb: "Brukeren som spør (Altinns nummer); følger av --role og --package", en: "The user that asks (Altinn's number); implied by --role and --package" }
        PARTY { nb: "Den det gjøres på vegne av: organisasjonsnummer, partnummer eller uuid", en: "On whose behalf: organisation number, party number or uuid" }
        ACTION { nb: "Handlingen; read når ikke noe annet er oppgitt", en: "The action; read if nothing is given" }
        RESOURCE_ID { nb: "Ressurs-id; uten den gjelder det ressursen i filen", en: "Resource ID; if left out, the resource in the file" }
        SUBJECT { nb: "Mer om den som spør: ATTRIBUTT=VERDI; kan gjentas", en: "More about who is asking: ATTRIBUTE=VALUE; may be repeated" }
        RESOURCE { nb: "Mer om ressursen: ATTRIBUTT=VERDI; kan gjentas", en: "More about the resource: ATTRIBUTE=VALUE; may be repeated" }
        AUTH_LEVEL { nb: "Nivået brukeren er logget inn på (0–4): da prøves også det tjenesten selv kontrollerer", en: "The security level of the login (0-4): also tries what the service itself checks" }
    }
}
