//! `token`: fetches a token and shows what it says; writes a signed request to a file; prints the supplier's report.

use clap::ArgMatches;

use crate::catalog::codes::command_line::SCOPE;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, Begun};
use crate::cli::{faults, given, walk};
use crate::domain::Scope;
use crate::engine::Work;
use crate::engine::token_command::{Method, Shown};
use crate::finding::Finding;
use crate::text::{faults as fault_text, token_command as text};
use crate::world::files::Mode;

/// Runs the command.
///
/// # Errors
/// There is no key or no client yet, or Maskinporten says no.
pub fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    walk::run(fetch(context, matches))
}

async fn fetch(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let scopes = scopes(matches)?;
    let begun = opened::looking(context, matches).await?;
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
        .map(|text| Scope::parse(text).map_err(|_| Failure::usage(Finding::new(&SCOPE, "--scope").with("found", text))))
        .collect()
}

async fn show(
    context: &Context,
    matches: &ArgMatches,
    begun: &Begun,
    work: &Work,
    scopes: Vec<Scope>,
) -> Result<Exit, Failure> {
    let failed = |finding: Box<Finding>| Failure::failed(*finding);
    let session = &begun.session;
    let scopes = if scopes.is_empty() { session.needed_scopes(work) } else { scopes };
    if let Some(path) = given::text(matches, "assertion") {
        let assertion = session.assertion(work, &scopes).await.map_err(failed)?;
        let path = context.process.folder.join(path);
        context
            .files
            .write(&path, assertion.expose(), Mode::Private)
            .map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
        context.say(fault_text::ASSERTION_WARNING.with("path", path.display().to_string()));
        return Ok(Exit::Done);
    }
    if given::flag(matches, "proof") {
        let proof = session.supplier_proof(work, &scopes).await.map_err(failed)?;
        let json = serde_json::to_string_pretty(&proof)
            .map_err(|error| Failure::failed(faults::not_known("JSON", "token --proof")).caused_by(error))?;
        context.result(&json)?;
        context.say(text::PROOF_NEXT);
        return Ok(Exit::Done);
    }
    let method = if given::text(matches, "method") == Some("direct") { Method::Direct } else { Method::Exchange };
    let shown = session.show_token(work, &scopes, method).await.map_err(failed)?;
    context.result(&render(context, &shown))?;
    Ok(Exit::Done)
}

fn render(context: &Context, shown: &Shown) -> String {
    let proof = &shown.proof;
    let scopes = proof.scopes.iter().map(Scope::as_str).collect::<Vec<_>>().join(" ");
    if context.json {
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
