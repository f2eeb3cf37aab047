//! `notifications template [FILE]`: the order of a notification with its reminder, for those who build the system that sends.

use clap::{Arg, ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, document};
use crate::cli::{opened, options};
use crate::domain::{NoticeResource, WebhookAddress};
use crate::record::t;
use crate::record::values::NotifiedParties;
use crate::report::notice_template::{NoticeTemplate, json};
use crate::steps::journeys;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "notifications template", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.args([
        Arg::new("file").value_name(help.value("FILE")).help(help.of(words::FILE)),
        help.flag("force", options::words::FORCE),
    ])
}

/// Runs the command.
///
/// # Errors
/// No service that notifies is begun, or the file cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let to = context.output.destination_of("file", matches)?;
    let mut ledger = context.read()?;
    let begun = opened::open_offline(context, matches, &mut ledger)?;
    let work = begun.step(journeys::NOTIFICATIONS.trial)?;
    let brief = begun.session.brief(&work);
    let sender = brief.get(t::OwnSender);
    let resource = brief.get(t::NoticeResource).and_then(|resource| match resource {
        NoticeResource::Id(id) => Some(id.as_str()),
        NoticeResource::None => None,
    });
    let condition = brief.get(t::ConditionAddress).and_then(|address| match address {
        WebhookAddress::Url(url) => Some(url.as_str()),
        WebhookAddress::SandboxReceiver | WebhookAddress::Poll => None,
    });
    let template = NoticeTemplate {
        whom: brief.get(t::Notified).copied().unwrap_or(NotifiedParties::Organisations),
        organisation: brief.get(t::UnitSeen).map(|unit| unit.name.as_str()),
        resource,
        sender_address: sender.and_then(|sender| sender.addresses.first()).map(String::as_str),
        sender_name: sender.and_then(|sender| sender.name.as_deref()),
        condition,
        asks_first: brief.get(t::ConditionWanted) == Some(&true),
        language: context.language,
    };
    context.output.text(&to, &document(json::render(&template))?)?;
    for line in [words::INSERT, words::CONDITION, words::SEND] {
        context.print(line);
    }
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis en varslingsordre (JSON) med påminnelse etter sju dager, til utviklerne", en: "Show an order of a notification (JSON) with a reminder after seven days, for the developers" }
        FILE { nb: "Filen som skal skrives; uten den vises varslingsordren", en: "The file to write; without it the order is shown" }
        INSERT { nb: "Bytt ut det som begynner med SETT-INN, og nullene. Bruk samme idempotencyId når det samme varselet bestilles på nytt: da sendes det bare én gang.", en: "Replace what begins with INSERT, and the zeros. Use the same idempotencyId when the same notification is ordered again: then it is sent once only." }
        CONDITION { nb: "Adressen i conditionEndpoint gjelder én sak: Altinn spør den rett før sending, og den svarer nei når brevet er åpnet. Slik er påminnelsen etter sju dager i tråd med eForvaltningsforskriften § 8.", en: "The address in conditionEndpoint is that of one case: Altinn asks it just before sending, and it says no once the letter has been opened. That makes the reminder after seven days the one of eForvaltningsforskriften § 8." }
        SEND { nb: "Send den med POST til future/orders i Altinn Varsling, med et vekslet token, og les statusfeeden før det har gått 90 dager.", en: "Send it with POST to future/orders of Altinn Notifications, with an exchanged token, and read the status feed before 90 days have passed." }
    }
}
