//! `broker show`: the service owner and the service as Altinn Formidling has them.

use clap::ArgMatches;

use crate::catalog::codes::command_line as codes;
use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{opened, options, runtime};
use crate::finding::Finding;
use crate::record::t;
use crate::report::broker::{human, json};
use crate::steps::broker_resource;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "broker show", about: words::ABOUT, options: options::walking, formats: COMMON, run: Some(run) };

/// Shows both as the service has them.
///
/// # Errors
/// No service is begun, its resource is not known, or Altinn Formidling does not answer as it should.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    runtime::block_on(show(context, matches))
}

async fn show(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let shown = opened::looking(context, matches, broker_resource::CARD.id, async |session, work| {
        let Some(id) = session.brief(work).get(t::ResourceId).cloned() else {
            let needed = Finding::new(&codes::NOT_KNOWN_YET, "--resource-id");
            return Err(Failure::failed(needed.with("command", "altinn-onboard step resource")));
        };
        session.files_service(work, id).await.map_err(|finding| Failure::failed(*finding))
    });
    let shown = shown.await?;
    if context.format == Format::Json {
        context.result(&document(json::render(&shown))?)?;
        return Ok(Exit::Done);
    }
    context.result(&human::render(&shown, context.layout()))?;
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis tjenesteeieren og tjenesten slik Altinn Formidling har dem", en: "Show the service owner and the service as Altinn Broker has them" }
    }
}
