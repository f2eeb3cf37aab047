//! What a command brings to the record of trust: the flags that allow environments, and itself, to be typed again.

use clap::{Arg, ArgAction, ArgMatches};

use super::args;
use super::command::HelpBuilder;
use super::context::Context;
use super::failure::Failure;
use crate::catalog::codes::trust as codes;
use crate::domain::Environment;
use crate::domain::environment::EnvironmentFingerprint;
use crate::engine::trust::Trust;
use crate::engine::used_secret::{Hesitation, NamedSecret};
use crate::engine::{EngineFault, trust_words};
use crate::finding::Finding;
use crate::world::prompt::{Confirmed, Prompter as _};
use crate::world::trust::TrustFile;

/// The flag: only who types the command allows an environment, never a variable or a file.
const FLAG: &str = "trust-environment";

/// `--trust-environment`, of every command that uses keys.
#[must_use]
pub fn option(help: HelpBuilder) -> Arg {
    help.option(FLAG, "FINGERPRINT", words::TRUST_ENVIRONMENT).action(ArgAction::Append)
}

/// What decides where the secrets of this command may be used.
///
/// # Errors
/// A flag is no fingerprint.
pub fn trust(context: &Context, matches: &ArgMatches) -> Result<Trust, Failure> {
    let mut allowed = Vec::new();
    for text in args::many(matches, FLAG) {
        let fingerprint = EnvironmentFingerprint::parse(text);
        allowed.push(fingerprint.map_err(|_| {
            let flag = format!("--{FLAG}");
            Failure::usage(Finding::new(&codes::TRUST_FINGERPRINT, flag).with("found", text))
        })?);
    }
    let file = TrustFile::new(context.process.folders.as_ref(), &context.files);
    Ok(Trust::new(file, allowed, context.process.typed()))
}

/// Settles whether a secret may be used in an environment, for a command that has no session: by the record, by a flag,
/// or by asking.
///
/// # Errors
/// It may not, or the terminal fails.
pub fn settle(
    context: &Context,
    matches: &ArgMatches,
    environment: &Environment,
    secret: &NamedSecret,
) -> Result<(), Failure> {
    let trust = trust(context, matches)?;
    let failed = |finding: Box<Finding>| Failure::failed(*finding);
    match trust.hesitation(environment, secret) {
        None => {}
        Some(Hesitation::Refused(finding)) => return Err(failed(finding)),
        Some(Hesitation::Ask(_, doubt)) if args::flag(matches, "yes") || !context.interactive() => {
            return Err(Failure::usage(trust.needs_flag(environment, secret, &doubt)));
        }
        Some(Hesitation::Ask(_, doubt)) => {
            let question = trust_words::question(environment, secret, &doubt);
            context.print(question.about);
            for (mark, line) in &question.lines {
                context.screen.marked(mark, &line.render(context.language));
            }
            let mut terminal = context.terminal();
            let answer = terminal.confirm(&question.question, question.warning.as_ref(), context.language);
            if answer.map_err(EngineFault::from)? == Confirmed::No {
                return Err(EngineFault::Left.into());
            }
            context.show(trust.allow(environment, secret).map_err(failed)?.as_slice());
        }
    }
    // What is remembered may refuse it later, where it does not belong.
    trust.admit(environment, secret).map(|_| ()).map_err(failed)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        TRUST_ENVIRONMENT { nb: "Godta at nøkler brukes i miljøet med dette fingeravtrykket", en: "Allow keys to be used in the environment with this fingerprint" }
    }
}
