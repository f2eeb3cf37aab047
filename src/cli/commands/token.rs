//! `token`: fetches a token and shows what it says; writes a signed request to a file; prints the supplier's report.

use clap::{ArgAction, ArgMatches, Command};

use crate::cli::command::{HelpBuilder, Row};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, OpenSession};
use crate::cli::output::{COMMON, Format};
use crate::cli::{args, faults, options, runtime};
use crate::domain::Scope;
use crate::engine::Work;
use crate::engine::token_command::{Method, Shown};
use crate::finding::Finding;
use crate::text::{cli as cli_text, faults as fault_text, token_command as text};

/// The command.
pub const ROW: Row = Row { path: "token", about: cli_text::TOKEN, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    options::walking(help, command).args([
        help.option("scope", "SCOPE", cli_text::TOKEN_SCOPE).action(ArgAction::Append),
        help.option("method", "METHOD", cli_text::TOKEN_METHOD).value_parser(["direct", "exchange"]),
        help.option("assertion", "FILE", cli_text::TOKEN_ASSERTION).conflicts_with("proof"),
        help.flag("proof", cli_text::TOKEN_PROOF),
    ])
}

/// Runs the command.
///
/// # Errors
/// There is no key or no client yet, or Maskinporten says no.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    runtime::block_on(fetch(context, matches))
}

async fn fetch(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let scopes = scopes(matches)?;
    let begun = opened::open_read_only(context, matches).await?;
    let result = match begun.works.iter().find(|work| work.id() == "token") {
        Some(work) => show(context, matches, &begun, work, scopes).await,
        None => Err(Failure::usage(faults::nothing_begun())),
    };
    begun.ready.end().await;
    result
}

fn scopes(matches: &ArgMatches) -> Result<Vec<Scope>, Failure> {
    let Some(given) = matches.try_get_many::<String>("scope").ok().flatten() else { return Ok(Vec::new()) };
    given
        .flat_map(|text| text.split([' ', ',']))
        .filter(|text| !text.is_empty())
        .map(|text| {
            Scope::parse(text)
                .map_err(|_| Failure::usage(Finding::error("SCOPE", "--scope", text::NOT_A_SCOPE.with("found", text))))
        })
        .collect()
}

async fn show(
    context: &Context,
    matches: &ArgMatches,
    begun: &OpenSession,
    work: &Work,
    scopes: Vec<Scope>,
) -> Result<Exit, Failure> {
    let failed = |finding: Box<Finding>| Failure::failed(*finding);
    let session = &begun.session;
    let scopes = if scopes.is_empty() { session.needed_scopes(work) } else { scopes };
    if let Some(path) = args::text(matches, "assertion") {
        let assertion = session.assertion(work, &scopes).await.map_err(failed)?;
        context.output.private_file(path, assertion.expose(), fault_text::ASSERTION_WARNING)?;
        return Ok(Exit::Done);
    }
    if args::flag(matches, "proof") {
        let proof = session.supplier_proof(work, &scopes).await.map_err(failed)?;
        let json = serde_json::to_string_pretty(&proof)
            .map_err(|error| Failure::failed(faults::not_known("JSON", "token --proof")).caused_by(error))?;
        context.result(&json)?;
        context.print(text::PROOF_NEXT);
        return Ok(Exit::Done);
    }
    let method = if args::text(matches, "method") == Some("direct") { Method::Direct } else { Method::Exchange };
    let shown = session.show_token(work, &scopes, method).await.map_err(failed)?;
    context.result(&render(context, &shown))?;
    Ok(Exit::Done)
}

fn render(context: &Context, shown: &Shown) -> String {
    let proof = &shown.proof;
    let scopes = proof.scopes.iter().map(Scope::as_str).collect::<Vec<_>>().join(" ");
    if context.format == Format::Json {
        return serde_json::json!({
            "schema": 1, "issuer": proof.issuer, "scopes": proof.scopes, "consumer": proof.consumer,
            "org": proof.org, "exchanged": proof.exchanged, "lifetime": proof.lifetime,
        })
        .to_string();
    }
    let org = proof.org.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    let lines = [
        (text::ISSUER, proof.issuer.clone()),
        (text::SCOPES, scopes),
        (text::CONSUMER, proof.consumer.spaced()),
        (text::ORG, org),
        (text::LIFETIME, proof.lifetime.to_string()),
    ];
    let mut out = String::new();
    for (label, value) in lines {
        let line = text::LINE.with("label", label).with("value", value);
        out.push_str(&context.layout().hanging(0, &line.say(context.language)));
    }
    out
}
