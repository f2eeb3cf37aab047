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
    let mut ledger = context.read()?;
    let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
    let shown = match begun.step(broker_resource::CARD.id) {
        Err(failure) => Err(failure),
        Ok(work) => match (begun.session.brief(&work).get(t::ResourceId).cloned(), begun.session.settle_key(&work)) {
            (_, Err(fault)) => Err(fault.into()),
            (None, _) => Err(Failure::failed(
                Finding::new(&codes::NOT_KNOWN_YET, "--resource-id").with("command", "altinn-onboard step resource"),
            )),
            (Some(id), Ok(())) => {
                begun.session.files_service(&work, id).await.map_err(|finding| Failure::failed(*finding))
            }
        },
    };
    begun.ready.end().await;
    let shown = shown?;
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
