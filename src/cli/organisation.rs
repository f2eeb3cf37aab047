//! An organisation that a command is about: its number, leave to look it up, and what Enhetsregisteret says of it.

use clap::{Arg, ArgMatches};

use super::command::HelpBuilder;
use super::context::Context;
use super::environment::{self, LiveEnvironment};
use super::failure::Failure;
use super::{args, faults, runtime};
use crate::api::Api;
use crate::catalog::codes::answers::PERSON_NUMBER;
use crate::catalog::codes::command_line::LOOK_UP_MISSING;
use crate::catalog::environments;
use crate::domain::environment::host;
use crate::domain::registered::RegisteredOrganisation;
use crate::domain::{Environment, OrgNumber, person};
use crate::engine::EngineFault;
use crate::engine::organisation::{OrganisationFault, look_up};
use crate::finding::Finding;
use crate::steps::reading::{numbers, words as answers};
use crate::world::http::Http;
use crate::world::prompt::{Confirmed, Prompter as _};

/// The variable that gives leave where nobody can be asked.
const VARIABLE: &str = "ALTINN_ONBOARD_LOOK_UP";

/// Where a number is looked up unless a flag says otherwise: the register that is open to all.
const ENVIRONMENT: &str = environments::PRODUCTION;

/// What was asked for.
pub enum Asked {
    /// No organisation.
    Nobody,
    /// One, but it may not be looked up.
    Refused,
    /// One, as the register has it, and which host said so.
    Organisation(Box<RegisteredOrganisation>, String),
}

/// The options that name an organisation and give leave to look it up.
#[must_use]
pub fn options(help: HelpBuilder) -> [Arg; 2] {
    [
        help.option("for-number", "NUMBER", words::FOR_NUMBER).allow_hyphen_values(true),
        help.flag("look-up", words::LOOK_UP).requires("for-number"),
    ]
}

/// The number of `--for-number`, before anything else is done.
///
/// # Errors
/// It is none.
pub fn number(matches: &ArgMatches) -> Result<Option<OrgNumber>, Failure> {
    const FLAG: &str = "--for-number";
    let Some(text) = args::text(matches, "for-number") else { return Ok(None) };
    if person::recognise(text).is_some() {
        let finding = Finding::new(&PERSON_NUMBER, FLAG).saying(words::PERSON).next(words::PERSON_NEXT);
        return Err(Failure::usage(finding));
    }
    numbers::organisation(FLAG, text).map(Some).map_err(Failure::usage)
}

/// Looks the organisation up, after having asked where that goes over the network.
///
/// # Errors
/// Nobody can be asked, it does not exist, or the register does not answer as it should.
pub fn asked(context: &Context, matches: &ArgMatches, number: Option<OrgNumber>) -> Result<Asked, Failure> {
    let Some(number) = number else { return Ok(Asked::Nobody) };
    let described = environment::described(context, matches)?;
    let name = environment::named_or(matches, ENVIRONMENT)?;
    if !may_ask(context, matches, &environment::resting(&name, &described)?, number)? {
        return Ok(Asked::Refused);
    }
    runtime::block_on(async {
        let ready = environment::ready_to_look(context, matches, &name, &described).await?;
        let found = found(context, &ready, number).await;
        ready.end().await;
        found
    })
}

async fn found(context: &Context, ready: &LiveEnvironment, number: OrgNumber) -> Result<Asked, Failure> {
    let http = Http::new(context.calls()?);
    let host = host(ready.environment.enhetsregisteret.url());
    match look_up(Api::new(&http, &ready.environment), number).await {
        Ok(organisation) => Ok(Asked::Organisation(Box::new(organisation), host)),
        Err(OrganisationFault::Gone(finding)) => Err(Failure::findings(*finding)),
        Err(OrganisationFault::Register(finding)) => Err(Failure::failed(*finding)),
    }
}

/// Whether the number may be sent. What stays on this machine needs no leave.
fn may_ask(
    context: &Context,
    matches: &ArgMatches,
    environment: &Environment,
    number: OrgNumber,
) -> Result<bool, Failure> {
    if environment.simulated || args::flag(matches, "look-up") {
        return Ok(true);
    }
    let host = host(environment.enhetsregisteret.url());
    match context.process.variable(VARIABLE).map_err(|fault| Failure::usage(faults::variable(&fault)))? {
        Some(text) => match answers::is_yes(text) {
            Some(yes) => return Ok(yes),
            None => return Err(Failure::usage(missing(&host))),
        },
        None if context.interactive() => {}
        None => return Err(Failure::usage(missing(&host))),
    }
    let question = words::ASK.with("orgnr", number.spaced()).with("host", host);
    let answer = context.terminal().confirm(&question, None, context.language);
    Ok(answer.map_err(EngineFault::from)? == Confirmed::Yes)
}

fn missing(host: &str) -> Finding {
    Finding::new(&LOOK_UP_MISSING, "--for-number").with("host", host)
}

/// The words of these options.
mod words {
    use crate::text::phrases;

    phrases! {
        FOR_NUMBER { nb: "Hvem slipper inn hos virksomheten med dette organisasjonsnummeret: form og roller slås opp i Enhetsregisteret, uten navn. I en terminal blir du spurt først", en: "Who is let in at the organisation with this number: its form and roles are looked up in the Register of Legal Entities, without names. In a terminal you are asked first" }
        LOOK_UP { nb: "Oppslaget for --for-number kan gå over nettet (ALTINN_ONBOARD_LOOK_UP=yes)", en: "The look-up for --for-number may use the network (ALTINN_ONBOARD_LOOK_UP=yes)" }
        ASK { nb: "Slå opp {orgnr}? Nummeret sendes til {host} (åpne data fra Enhetsregisteret), som svarer med organisasjonsform og roller. Navn på personer verken vises eller tas vare på.", en: "Look up {orgnr}? The number is sent to {host} (open data of the Register of Legal Entities), which answers with the organisation form and the roles. No person's name is shown or kept." }
        PERSON { nb: "Dette er nummeret til en person, ikke til en virksomhet. Det er ikke sendt til noen.", en: "This is the number of a person, not of an organisation. It has been sent to nobody." }
        PERSON_NEXT { nb: "For privatpersoner: --recipient person", en: "For private persons: --recipient person" }
    }
}
