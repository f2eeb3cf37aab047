//! `policy new`: makes a policy file from questions or flags. Needs no state and calls nobody.

use std::sync::Arc;

use clap::{ArgMatches, Command};

use super::Row;
use crate::cli::context::Context;
use crate::cli::environment::{self, Ready};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::tree::Say;
use crate::cli::{faults, given, opened};
use crate::domain::{EnvironmentName, ResourceId};
use crate::policy::{registry, write};
use crate::record::{Handle, Kind, Place, Product, Question, State, Topic, Value};
use crate::report::Finding;
use crate::steps::reading;
use crate::text::{cli as cli_text, faults as fault_text, policy_command as text};
use crate::world::files::Mode;

/// What a policy is made of, in the order in which it is asked.
const TOPICS: &[Topic] =
    &[Topic::ResourceId, Topic::Recipients, Topic::Confidential, Topic::Readers, Topic::EventsWanted];

pub(super) const ROW: Row = Row { name: "new", about: cli_text::POLICY_NEW, options, run };

fn options(say: Say, command: Command) -> Command {
    let command = command.args([
        say.option("output", "FILE", cli_text::OUTPUT),
        say.flag("force", cli_text::FORCE),
        say.option("answers", "FILE", cli_text::ANSWERS),
        say.flag("yes", cli_text::YES).short('y'),
    ]);
    TOPICS.iter().fold(command, |command, topic| command.arg(say.answer(*topic)))
}

/// Runs `policy new`.
///
/// # Errors
/// Answers are missing or wrong, or the file cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let first = EnvironmentName::parse("tt02").map_err(|_| Failure::usage(faults::nothing_begun()))?;
    let ready = Ready { environment: environment::resting(&first, &[])?, running: None };
    let product = Product::Correspondence;
    let place = Place { environment: first, service: Handle::of(product) };
    let mut begun = opened::session(context, matches, ready, (None, State::default()), vec![(place.clone(), product)])?;
    begun.session.begin(&place, product);
    let works = begun.works.clone();
    let policy = begun.session.new_policy(&works, &resource_id(), TOPICS)?;
    let Some(policy) = policy else {
        return Err(Failure::usage(faults::not_known("--resource-id", "altinn-onboard policy new --help")));
    };
    let bytes = write::to_xml(&policy);
    let verdict = registry::upload_verdict(&bytes, &policy_resource(&begun.session, &works));
    if !verdict.is_accepted() {
        let reason = verdict.message.unwrap_or_default();
        let message = crate::text::refusals::POLICY_UPLOAD_RULE.with("reason", reason);
        return Err(Failure::failed(Finding::error("POLICY-UPLOAD-RULE", "policy", message)));
    }
    match given::text(matches, "output") {
        None => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            context.result(text.trim_start_matches('\u{feff}'))?;
        }
        Some(path) => {
            let path = context.process.folder.join(path);
            if context.files.exists(&path) && !given::flag(matches, "force") {
                return Err(Failure::usage(faults::file_exists(&path)));
            }
            context
                .files
                .write(&path, &bytes, Mode::Ordinary)
                .map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
            context.say(fault_text::WRITTEN.with("path", path.display().to_string()));
        }
    }
    Ok(Exit::Done)
}

fn policy_resource<P>(session: &crate::engine::Session<P>, works: &[crate::engine::Work]) -> String {
    let id = works.first().and_then(|work| session.brief(work).get(crate::record::t::ResourceId).cloned());
    id.map(|id| id.bare().to_owned()).unwrap_or_default()
}

/// The resource id by itself: which organisation it belongs to is read from it.
fn resource_id() -> Question {
    let parse = reading::parser(Topic::ResourceId, |raw| {
        let id = ResourceId::parse(raw).or_else(|fault| ResourceId::parse_urn(raw).map_err(|_| fault));
        id.map(Value::ResourceId).map_err(|fault| {
            let message = crate::text::resource_show::NOT_AN_ID.with("reason", fault.to_string());
            Finding::error("RESOURCE-ID", "--resource-id", message)
        })
    });
    let parse: crate::record::question::Parser = Arc::new(move |raw: &str| parse(raw));
    let ask = text::RESOURCE_ID;
    Question::new(Topic::ResourceId, ask, text::RESOURCE_ID_HELP, Kind::Text, parse)
}
