//! `token`: fetches a token and shows what it says; writes a signed request to a file; prints the supplier's report.

use clap::{ArgAction, ArgMatches, Command};

use crate::catalog::codes::command_line::SCOPE;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, OpenSession};
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, environment, options, runtime};
use crate::domain::{OrgNumber, Scope};
use crate::engine::StepRun;
use crate::engine::token_command::{Method, ReportWish, TokenWish};
use crate::finding::Finding;
use crate::record::Topic;
use crate::record::values::SupplierProof;
use crate::report::token::{human, json};
use crate::steps;
use crate::steps::parts::proof_line::usual_scopes;
use crate::steps::reading::names::client_id as client_id_of;
use crate::steps::reading::numbers::organisation;
use crate::text::Message;

/// The command.
pub const ROW: CommandRow = CommandRow { path: "token", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    options::walking(help, command).args([
        help.option("scope", "SCOPE", words::SCOPE).action(ArgAction::Append),
        help.option("method", "METHOD", words::METHOD).value_parser(["direct", "exchange"]),
        help.option("assertion", "FILE", words::ASSERTION).conflicts_with("proof"),
        help.flag("force", options::words::FORCE),
        help.flag("proof", words::PROOF),
        help.option("consumer-org", "NUMBER", words::CONSUMER),
        help.option("kid", "ID", words::KID).requires_all(["proof", "client-id"]),
    ])
}

/// What goes on with what is begun.
const GOES_ON: &str = "altinn-onboard resume";

/// Runs the command.
///
/// # Errors
/// There is no key or no client yet, or Maskinporten says no.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    runtime::block_on(fetch(context, matches))
}

async fn fetch(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wish = TokenWish { scopes: scopes(matches)?, consumer: number(matches, "consumer-org")? };
    if let Some(client_id) = args::text(matches, Topic::ClientId.id()).filter(|_| args::flag(matches, "proof")) {
        return report(context, matches, client_id, wish).await;
    }
    let mut ledger = context.read()?;
    let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
    let result = match begun.step(steps::token::CARD.id) {
        Ok(step) => show(context, matches, &mut begun, &step, wish).await,
        Err(failure) => Err(failure),
    };
    begun.ready.end().await;
    result
}

fn scopes(matches: &ArgMatches) -> Result<Vec<Scope>, Failure> {
    let Some(given) = matches.try_get_many::<String>("scope").ok().flatten() else { return Ok(Vec::new()) };
    given
        .flat_map(|text| text.split([' ', ',']))
        .filter(|text| !text.is_empty())
        .map(|text| Scope::parse(text).map_err(|_| Failure::usage(Finding::new(&SCOPE, "--scope").with("found", text))))
        .collect()
}

/// The number of an option.
fn number(matches: &ArgMatches, option: &'static str) -> Result<Option<OrgNumber>, Failure> {
    let given = args::text(matches, option);
    given.map(|text| organisation(option, text)).transpose().map_err(|finding| {
        let subject = format!("--{option}");
        Failure::usage(Finding { subject, ..finding })
    })
}

/// The supplier's report where nothing is begun: all that is needed was typed, and nothing is kept.
async fn report(
    context: &Context,
    matches: &ArgMatches,
    client_id: &str,
    mut token: TokenWish,
) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let name = environment::named_or(matches, environment::FIRST)?;
    let resting = environment::resting(&name, &described)?;
    let client_id = client_id_of(Topic::ClientId, client_id, &resting, &[])
        .map_err(|finding| Failure::usage(Finding { subject: format!("--{}", Topic::ClientId.id()), ..finding }))?;
    if token.scopes.is_empty() {
        token.scopes = usual_scopes();
    }
    let organisation = number(matches, Topic::OrgNumber.id())?.or(token.consumer);
    let kid = args::text(matches, "kid").map(str::to_owned);
    let ready = environment::ready(context, matches, &name, &described).await?;
    let made = match opened::alone(context, matches, &ready.environment) {
        Ok(performer) => {
            let wish = ReportWish { client_id, kid, organisation, token };
            performer.report_from_file(&wish).await.map_err(|finding| Failure::failed(advised(context, *finding)))
        }
        Err(failure) => Err(failure),
    };
    ready.end().await;
    shown(context, &made?)
}

/// Where nothing is begun nothing can be gone on with: the same line is run again.
fn advised(context: &Context, finding: Finding) -> Finding {
    let said = finding.next.as_ref().map(|next| next.render(context.language)).unwrap_or_default();
    let line = words::SAME_LINE.raw(context.language);
    match said.ends_with(GOES_ON) || said.contains(&format!("{GOES_ON}. ")) {
        true => finding.next(Message::verbatim(said.replace(GOES_ON, line))),
        false => finding,
    }
}

fn shown(context: &Context, proof: &SupplierProof) -> Result<Exit, Failure> {
    context.result(&document(json::supplier_report(proof))?)?;
    context.print(words::PROOF_NEXT);
    Ok(Exit::Done)
}

async fn show(
    context: &Context,
    matches: &ArgMatches,
    begun: &mut OpenSession<'_>,
    work: &StepRun,
    mut wish: TokenWish,
) -> Result<Exit, Failure> {
    begun.session.settle_key(work)?;
    let failed = |finding: Box<Finding>| Failure::failed(*finding);
    let session = &begun.session;
    if wish.scopes.is_empty() {
        wish.scopes = session.needed_scopes(work);
    }
    if args::text(matches, "assertion").is_some() {
        let to = context.output.destination_of("assertion", matches)?;
        let assertion = session.assertion(work, &wish).await.map_err(failed)?;
        match to.file() {
            Some(path) => context.output.private_file(path, assertion.expose(), words::ASSERTION_WARNING)?,
            None => {
                context.output.bytes(&to, assertion.expose())?;
                context.print(words::ASSERTION_SHOWN);
            }
        }
        return Ok(Exit::Done);
    }
    if args::flag(matches, "proof") {
        let proof = session.supplier_proof(work, &wish).await.map_err(failed)?;
        return shown(context, &proof);
    }
    let method = if args::text(matches, "method") == Some("direct") { Method::Direct } else { Method::Exchange };
    let shown = session.show_token(work, &wish, method).await.map_err(failed)?;
    let out = if context.format == Format::Json {
        document(json::render(&shown.proof))?
    } else {
        human::render(&shown.proof, context.layout())
    };
    context.result(&out)?;
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Hent et token og vis hva det sier", en: "Fetch a token and show what it says" }
        SCOPE { nb: "Bare dette scopet; kan gjentas", en: "Only this scope; may be repeated" }
        METHOD { nb: "direct: tokenet fra Maskinporten; exchange: vekslet hos Altinn", en: "direct: Maskinporten's own token; exchange: exchanged at Altinn" }
        ASSERTION { nb: "Skriv den signerte forespørselen til filen i stedet for å sende den", en: "Write the signed request to the file instead of sending it" }
        PROOF { nb: "Skriv rapporten som en leverandør sender til virksomheten; med --client-id og --key-file trengs ingenting annet på maskinen", en: "Print the report that a supplier sends to the organisation; with --client-id and --key-file nothing else is needed on the machine" }
        CONSUMER { nb: "Virksomheten som har delegert scopene til dere i Altinn, når klienten er deres egen (consumer_org)", en: "The organisation that has delegated the scopes to you in Altinn, when the client is your own (consumer_org)" }
        KID { nb: "Nøkkel-id-en som nøkkelen er registrert med, når den ikke står i filen", en: "The key ID that the key is registered under, when the file does not hold it" }
        PROOF_NEXT { nb: "Send rapporten til virksomheten. Den inneholder ingen hemmeligheter.", en: "Send the report to the organisation. It contains no secrets." }

        SAME_LINE { nb: "den samme linjen på nytt", en: "the same line again" }
        ASSERTION_SHOWN { nb: "Dette er en legitimasjon som gjelder i 60 sekunder: del den ikke.", en: "This is a credential, valid for 60 seconds: do not share it." }
        ASSERTION_WARNING { nb: "Filen {path} er en legitimasjon som gjelder i 60 sekunder: del den ikke.", en: "The file {path} is a credential, valid for 60 seconds: do not share it." }
    }
}
