//! `explain`: what a code means and what helps. Offline: no runtime, no network, and nothing is read.

use clap::{Arg, ArgMatches, Command};

use crate::catalog::codes::command_line::{CODE_TOO_LONG, CODE_UNKNOWN, CODE_UNKNOWN_TO_SERVICE};
use crate::catalog::services::RemoteService;
use crate::cli::args;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::engine::codes;
use crate::finding::Finding;
use crate::report::code::{human, json};
use crate::text::faults as text;

/// No code is as long, nor the address of an error that ends in one.
const LONGEST: usize = 80;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "explain", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let code = Arg::new("code")
        .value_name(help.value("CODE"))
        .num_args(1..)
        .required_unless_present("list")
        .help(help.of(words::CODE));
    command.args([
        code,
        help.flag("list", words::LIST).conflicts_with("code"),
        // It stands in the place of the common one, which names a service of the state.
        help.option("service", "SERVICE", words::SERVICE)
            .value_parser(RemoteService::WITH_CODES.map(RemoteService::word))
            .global(true),
    ])
}

/// Shows every row that the code stands for.
///
/// # Errors
/// No row has the code, or the output cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let word = args::text(matches, "service");
    let service = RemoteService::WITH_CODES.into_iter().find(|service| word == Some(service.word()));
    // Pasted without quotes, a code of several words comes as several.
    let code = matches.get_many::<String>("code").map(|words| words.cloned().collect::<Vec<_>>().join(" "));
    let code = code.as_deref();
    let found = match code {
        None => codes::all().filter(|entry| codes::is_of(entry, service)).collect(),
        Some(code) => codes::find(code, service),
    };
    if found.is_empty() {
        return Err(Failure::usage(unknown(code.unwrap_or_default(), service)));
    }
    if context.format == Format::Json {
        context.result(&document(json::render(&found))?)?;
        return Ok(Exit::Done);
    }
    let show = if code.is_some() { human::rows } else { human::list };
    context.result(&show(&found, context.layout()))?;
    Ok(Exit::Done)
}

fn unknown(code: &str, service: Option<RemoteService>) -> Finding {
    // What is pasted by mistake may be a key or a token.
    let length = code.chars().count();
    if length > LONGEST {
        return Finding::new(&CODE_TOO_LONG, "explain").with("length", length.to_string());
    }
    if let Some(service) = service.filter(|_| !codes::find(code, None).is_empty()) {
        return Finding::new(&CODE_UNKNOWN_TO_SERVICE, code).with("found", code).with("service", service.name());
    }
    let finding = Finding::new(&CODE_UNKNOWN, code).with("found", code);
    match codes::nearest(code) {
        Some(near) => finding.next(text::DID_YOU_MEAN.with("word", near.id)),
        None => finding,
    }
}

/// What this command alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Forklar en kode fra programmet, fra Altinn eller fra Maskinporten: hva den betyr, og hva som hjelper", en: "Explain a code of the program, of Altinn or of Maskinporten: what it means, and what helps" }
        CODE { nb: "Koden, slik den står: 4001, CORR-04001, MP-250, POL049 eller NET-NO-CONNECTION", en: "The code as it is shown: 4001, CORR-04001, MP-250, POL049 or NET-NO-CONNECTION" }
        LIST { nb: "Vis alle kodene", en: "Show all codes" }
        SERVICE { nb: "Bare koder fra én tjeneste: maskinporten, self-service, authentication, resource-registry, correspondence, events, notifications, broker, system-register eller studio", en: "Only the codes of one service: maskinporten, self-service, authentication, resource-registry, correspondence, events, notifications, broker, system-register or studio" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn a_key_that_is_given_as_a_code_is_not_repeated() {
        let pasted = format!("-----BEGIN PRIVATE KEY-----{}", "c2VjcmV0".repeat(20));
        let finding = unknown(&pasted, None);
        assert_eq!(finding.code.id, "CODE-TOO-LONG");
        assert!(!format!("{finding:?} {}", finding.message.render(Language::Nb)).contains("c2Vj"));
        assert_eq!(unknown("ABC-1", None).code.id, "CODE-UNKNOWN");
    }
}
