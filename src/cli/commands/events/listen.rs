//! `events listen`: receives events on this machine, through a tunnel that the operator runs.
//!
//! Nothing is asked of Altinn and no state is read: the address is given to Altinn by `events subscribe`, in a terminal
//! beside this one.

use std::collections::BTreeSet;

use clap::{Arg, ArgMatches, Command};
use url::Url;

use super::poll::shown;
use crate::api::events::FeedEvent;
use crate::api::webhook::{self, Sent};
use crate::catalog::codes::names::{
    LISTEN_ADDRESS_MISSING, LISTEN_FORWARD, LISTEN_NO_EVENT, LISTEN_NOT_FORWARDED, LISTEN_PORT,
};
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::ONLY_HUMAN;
use crate::cli::{args, faults, options, runtime};
use crate::domain::WebhookAddress;
use crate::finding::Finding;
use crate::record::Topic;
use crate::report::feed::{human, json};
use crate::steps::reading::names;
use crate::text::reasons;
use crate::world::files::LineFile;
use crate::world::http::Http;
use crate::world::keys::fresh_id;
use crate::world::receiver::{Answer, Delivery, Receiver};

/// The port, where none is named: a tunnel is told of one port, and of the same the next time.
const USUAL_PORT: &str = "4040";

/// So many events are known again when Altinn repeats them.
const REMEMBERED: usize = 10_000;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "events listen", about: words::ABOUT, options, formats: ONLY_HUMAN, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let number = |arg: Arg, least: i64| arg.value_parser(clap::value_parser!(u16).range(least..));
    command.args([
        number(help.option("port", "N", words::PORT), 0).default_value(USUAL_PORT),
        help.option("public-url", "ADDRESS", words::PUBLIC_URL),
        help.option("forward", "ADDRESS", words::FORWARD),
        help.option("jsonl", "FILE", words::JSONL),
        number(help.option("count", "N", words::COUNT), 1),
        help.flag("force", options::words::FORCE),
    ])
}

/// Listens until so many events came, or it is stopped.
///
/// # Errors
/// An address is none that can be used, the port is taken, or the file cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let public = public_url(args::text(matches, "public-url"))?;
    let forward = args::text(matches, "forward").map(forward).transpose()?;
    let port = matches.get_one::<u16>("port").copied().unwrap_or_default();
    let lines = args::text(matches, "jsonl").map(|name| {
        let path = context.process.folder.join(name);
        let force = args::flag(matches, "force");
        if !force && context.files.look(&path).unwrap_or(false) {
            return Err(Failure::usage(faults::file_exists(&path, "jsonl")));
        }
        context.files.create_lines(&path, force).map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))
    });
    let listening = Listening {
        context,
        lines: lines.transpose()?,
        forward,
        left: matches.get_one::<u16>("count").copied(),
        seen: BTreeSet::new(),
    };
    runtime::block_on(listening.listen(port, &public))
}

/// What is listened with.
struct Listening<'a> {
    context: &'a Context,
    lines: Option<LineFile>,
    forward: Option<Url>,
    /// So many more events end it.
    left: Option<u16>,
    seen: BTreeSet<String>,
}

impl Listening<'_> {
    async fn listen(mut self, port: u16, public: &Url) -> Result<Exit, Failure> {
        let http = Http::new(self.context.calls()?);
        let receiver = Receiver::bind(port).await.map_err(|error| {
            let finding = Finding::new(&LISTEN_PORT, "--port").with("port", port.to_string());
            Failure::failed(finding.with("reason", reasons::of_io(&error))).caused_by(error)
        })?;
        self.context.before_end(words::STOPPED, || {});
        let place = words::LISTENING.with("port", receiver.port().to_string());
        self.context.print(place.with("address", public.as_str()));
        let mut serving = receiver.serve(&wanted(public));
        while self.left != Some(0) {
            let Some(delivery) = serving.next().await else { break };
            self.take(&http, delivery).await?;
        }
        serving.end().await;
        Ok(Exit::Done)
    }

    /// Shows, keeps and hands on what came. It is answered with yes only when all of that went well: what Altinn was told is
    /// taken it never sends again.
    async fn take(&mut self, http: &Http, delivery: Delivery) -> Result<(), Failure> {
        let event = match webhook::sent(&delivery.body) {
            None => {
                delivery.answer(Answer::NoEvent);
                self.context.show(&[Finding::new(&LISTEN_NO_EVENT, "events listen")]);
                return Ok(());
            }
            Some(Sent::Validation(number)) => {
                delivery.answer(Answer::Taken);
                self.context.print(match number {
                    Some(number) => words::VALIDATION.with("number", number.to_string()),
                    None => words::VALIDATION_OF_NONE.into(),
                });
                return Ok(());
            }
            Some(Sent::Event(event)) => event,
        };
        if self.seen.contains(&event.id) {
            delivery.answer(Answer::Taken);
            self.context.print(words::AGAIN.with("id", event.id.as_str()));
            return Ok(());
        }
        self.context.result(&human::line(&shown(&event), self.context.layout()))?;
        if !self.forwarded(http, &delivery).await {
            delivery.answer(Answer::Later);
            return Ok(());
        }
        self.kept(&delivery)?;
        self.remember(event);
        delivery.answer(Answer::Taken);
        self.left = self.left.map(|left| left.saturating_sub(1));
        Ok(())
    }

    /// Hands the event on, where it is wanted; says so where that fails.
    async fn forwarded(&self, http: &Http, delivery: &Delivery) -> bool {
        let Some(to) = &self.forward else { return true };
        let finding = match webhook::hand_on(http, to, &delivery.body).await {
            Ok(status) if (200..300).contains(&status) => return true,
            Ok(status) => {
                let finding = Finding::new(&LISTEN_NOT_FORWARDED, "--forward").with("address", to.as_str());
                finding.with("status", status.to_string())
            }
            Err(finding) => finding,
        };
        self.context.show(&[finding]);
        false
    }

    /// Adds the event to the file, on one line.
    fn kept(&self, delivery: &Delivery) -> Result<(), Failure> {
        let Some(lines) = &self.lines else { return Ok(()) };
        // It was read as JSON before.
        let Some(event) = json::as_it_came(&delivery.body) else { return Ok(()) };
        lines.add(&event).map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))
    }

    fn remember(&mut self, event: FeedEvent) {
        if self.seen.len() >= REMEMBERED {
            self.seen.clear();
        }
        self.seen.insert(event.id);
    }
}

/// The tunnel's address, with a path that nobody guesses where it has none: Altinn signs nothing
/// (Altinn/altinn-events, `Services/WebhookService.cs`, 2026-08-20).
fn public_url(given: Option<&str>) -> Result<Url, Failure> {
    let missing = || Failure::usage(Finding::new(&LISTEN_ADDRESS_MISSING, "--public-url"));
    let given = given.ok_or_else(missing)?;
    let address = names::webhook(Topic::EventsAddress, given, false)
        .map_err(|finding| Failure::usage(Finding { subject: "--public-url".to_owned(), ..finding }))?;
    let WebhookAddress::Url(mut url) = address else { return Err(missing()) };
    url.set_fragment(None);
    if url.path() == "/" && url.query().is_none() {
        url.set_path(&format!("/altinn/{}", fresh_id().simple()));
    }
    Ok(url)
}

/// Path and query, as they are asked for.
fn wanted(public: &Url) -> String {
    public.query().map_or_else(|| public.path().to_owned(), |query| format!("{}?{query}", public.path()))
}

/// Where events are handed on to: the operator's own system, often on this machine.
fn forward(given: &str) -> Result<Url, Failure> {
    let wrong = || Failure::usage(Finding::new(&LISTEN_FORWARD, "--forward"));
    let url = Url::parse(given.trim()).map_err(|_| wrong())?;
    let is_plain = url.username().is_empty() && url.password().is_none();
    if matches!(url.scheme(), "http" | "https") && url.has_host() && is_plain { Ok(url) } else { Err(wrong()) }
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Ta imot hendelser på denne maskinen, gjennom en tunnel", en: "Receive events on this machine, through a tunnel" }
        PORT { nb: "Porten som tunnelen går til; 0 velger en som er ledig", en: "The port that the tunnel goes to; 0 takes any that is free" }
        PUBLIC_URL { nb: "Adressen som tunnelen har på internett; uten sti får den en som ingen kan gjette", en: "The tunnel's address on the internet; without a path it gets one that nobody can guess" }
        FORWARD { nb: "Send hver hendelse videre til denne adressen", en: "Forward each event to this address" }
        JSONL { nb: "Lagre hendelsene som de kom, én per linje; de kan inneholde fødselsnumre", en: "Save the events as they came, one a line; they may contain national identity numbers" }
        COUNT { nb: "Stopp når så mange hendelser er tatt imot", en: "Stop when so many events have been received" }
        LISTENING { nb: "Lytter på port {port} på denne maskinen. Stopp med Ctrl-C.\nGi Altinn adressen, i et annet vindu:\n$ altinn-onboard events subscribe --events-address {address}", en: "Listening on port {port} of this machine. Stop with Ctrl-C.\nGive Altinn the address, in another window:\n$ altinn-onboard events subscribe --events-address {address}" }
        VALIDATION { nb: "Kontrollkallet for hendelsesabonnement {number} er besvart.", en: "The validation call for event subscription {number} was answered." }
        VALIDATION_OF_NONE { nb: "Et kontrollkall er besvart.", en: "A validation call was answered." }
        AGAIN { nb: "Hendelsen {id} kom igjen; den er tatt imot før.", en: "The event {id} came again; it was received before." }
        STOPPED { nb: "Lytter ikke lenger, men abonnementet\nfinnes fortsatt. Slett det slik:\naltinn-onboard events delete", en: "No longer listening, but the\nsubscription still exists. Delete it:\naltinn-onboard events delete" }
    }
}
