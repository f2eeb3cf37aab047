//! Options that several commands share, in one place: those of all commands, and those of every walk.

use clap::{Arg, ArgAction, Command};

use super::command::HelpBuilder;
use super::output::COMMON;
use super::trust;
use crate::record::{QuestionKind, Topic};
use crate::steps::effects::{CONFIRM_PRODUCTION, CONFIRMATIONS};
use crate::steps::journeys::{self, Example};
use crate::steps::policy::alone;
use crate::text::Message;

/// Common options that few need: `-h` leaves them to `--help`.
const RARE: [&str; 5] = ["environments", "ca-bundle", "verbose", "trace", "color"];

/// Common options without which the next command would be about something else: the commands that are named repeat them.
pub const REPEATED: [(&str, &str); 3] =
    [("state", "--state"), ("environments", "--environments"), ("ca-bundle", "--ca-bundle")];

/// What the program and all its commands take.
#[must_use]
pub fn global(help: HelpBuilder) -> Vec<Arg> {
    [
        help.option("state", "FILE", words::STATE),
        help.option("env", "ENV", words::ENV),
        help.option("service", "HANDLE", words::SERVICE),
        help.option("lang", "LANG", words::LANG).value_parser(["nb", "en"]),
        help.formats(COMMON),
        help.flag("no-input", words::NO_INPUT),
        help.option("environments", "FILE", words::ENVIRONMENTS),
        help.option("ca-bundle", "FILE", words::CA_BUNDLE),
        help.flag("verbose", words::VERBOSE).short('v'),
        help.option("trace", "FILE", words::TRACE),
        help.flag("plain", words::PLAIN),
        help.option("color", "WHEN", words::COLOR).value_parser(["auto", "always", "never"]),
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help(help.of(words::HELP)),
    ]
    .into_iter()
    .map(|arg| {
        let rare = RARE.iter().any(|rare| arg.get_id() == rare);
        help.common(arg.global(true)).hide_short_help(rare)
    })
    .collect()
}

/// `--version`, which the program alone takes.
#[must_use]
pub fn version(help: HelpBuilder) -> Arg {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    help.common(version.help(help.of(words::VERSION)))
}

/// What every command takes that walks steps: how to answer, how to wait, where keys are.
#[must_use]
pub fn walking(help: HelpBuilder, command: Command) -> Command {
    let command = command.args([
        help.option("answers", "FILE", words::ANSWERS),
        help.flag("yes", words::YES).short('y'),
        help.flag("plan", words::PLAN),
        help.option("wait", "DURATION", words::WAIT).conflicts_with("no-wait").hide_short_help(true),
        help.flag("no-wait", words::NO_WAIT),
        help.option("key-store", "PLACE", words::KEY_STORE)
            .value_parser(["keyring", "file", "env"])
            .hide_short_help(true),
        help.option("key-file", "FILE", words::KEY_FILE),
        help.option("key-bits", "N", words::KEY_BITS).value_parser(["2048", "3072", "4096"]).hide_short_help(true),
        help.option("scenario", "NAMES", words::SCENARIO).hide_short_help(true),
        trust::option(help).help_heading(help.of(words::HEAD_ANSWERS)).hide_short_help(true),
    ]);
    let examples = Example::all();
    let kind = |topic| examples.iter().find_map(|example| example.question(topic)).map(|question| question.kind);
    let command = journeys::asked().fold(command, |command, topic| command.arg(answer(help, topic, kind(topic))));
    let confirming = CONFIRMATIONS.iter().map(|flag| (flag.name, flag.value, flag.about));
    let in_production = (CONFIRM_PRODUCTION.name, CONFIRM_PRODUCTION.value, CONFIRM_PRODUCTION.about);
    confirming.chain([in_production]).fold(command, |command, (name, value, about)| {
        let confirms = help.option(name, value, about).allow_hyphen_values(true);
        command.arg(confirms.help_heading(help.of(words::HEAD_ANSWERS)).hide_short_help(true))
    })
}

/// The option that names the file which goes with the test message.
pub const ATTACHMENT: &str = "message-attachment";

/// The file that goes with the test message, for the commands that send one.
#[must_use]
pub fn attachment(help: HelpBuilder) -> Arg {
    help.option(ATTACHMENT, "FILE", words::ATTACHMENT).hide_short_help(true)
}

/// The flag that answers a topic.
#[must_use]
pub fn answer(help: HelpBuilder, topic: Topic, kind: Option<QuestionKind>) -> Arg {
    let question = journeys::question(topic).or_else(|| alone::asked(topic));
    let about = question.map_or_else(String::new, |question| {
        let question = Message::from(question);
        kind.map_or_else(|| question.clone(), |kind| kind.listed(question.clone())).render(help.language())
    });
    Arg::new(topic.id())
        .long(topic.id())
        .value_name(help.value("ANSWER"))
        .allow_hyphen_values(true)
        .help(about)
        .help_heading(help.of(words::HEAD_ANSWERS))
        .hide_short_help(true)
}

/// What the shared options say.
pub mod words {
    use crate::text::phrases;

    phrases! {
        HELP { nb: "Vis hjelp: -h kort, --help alt", en: "Show help: -h is the short form, --help is complete" }
        VERSION { nb: "Vis versjonen", en: "Show the version" }
        HEAD_ANSWERS { nb: "Svar", en: "Answers" }
        ENV { nb: "Miljø: sandbox, tt02, production, eller ett fra --environments", en: "Environment: sandbox, tt02, production, or one from --environments" }
        SERVICE { nb: "Lokalt navn på tjenesten, når dere har flere", en: "Local name of the service, when you have several" }
        STATE { nb: "Tilstandsfilen", en: "The state file" }
        LANG { nb: "Språk: nb eller en", en: "Language: nb or en" }
        NO_INPUT { nb: "Still ingen spørsmål; vis alt som mangler", en: "Never ask; list everything that is missing" }
        ENVIRONMENTS { nb: "TOML-fil som beskriver andre miljøer", en: "TOML file that describes other environments" }
        CA_BUNDLE { nb: "PEM-fil med sertifikater som gjelder i tillegg til maskinens (ALTINN_ONBOARD_CA_BUNDLE)", en: "PEM file with certificates to trust in addition to the machine's (ALTINN_ONBOARD_CA_BUNDLE)" }
        TRACE { nb: "Skriv hvert kall, uten hemmeligheter, til en ny fil som kan legges ved en henvendelse", en: "Write every call, without secrets, to a new file that can be attached to a support case" }
        FORCE_TRACE { nb: "Skriv over filen til --trace om den finnes", en: "Overwrite the --trace file if it exists" }
        VERBOSE { nb: "Vis hvert kall (aldri innholdet)", en: "Show every call (never its contents)" }
        PLAIN { nb: "Skriv linje for linje, uten å tegne over noe: for skjermlesere (ALTINN_ONBOARD_PLAIN)", en: "Never redraw the screen: for screen readers (ALTINN_ONBOARD_PLAIN)" }
        COLOR { nb: "auto, always eller never", en: "auto, always or never" }
        ANSWERS { nb: "TOML-fil med svar", en: "TOML file with answers" }
        YES { nb: "Godta alle forslag, og alt som kan angres", en: "Accept all proposals, and everything that can be undone" }
        PLAN { nb: "Vis hva programmet vil gjøre, uten å gjøre noe", en: "Show what will happen, without doing anything" }
        WAIT { nb: "Hvor lenge programmet skal vente på det som tar noen minutter (30s, 5m)", en: "How long to wait for things that take minutes (30s, 5m)" }
        NO_WAIT { nb: "Vent ikke", en: "Do not wait" }
        KEY_FILE { nb: "Filen med en privat nøkkel dere har fra før", en: "The file with a private key that you already have" }
        ATTACHMENT { nb: "Filen som skal være vedlegg til testmeldingen (ALTINN_ONBOARD_MESSAGE_ATTACHMENT)", en: "The file to attach to the test message (ALTINN_ONBOARD_MESSAGE_ATTACHMENT)" }
        KEY_BITS { nb: "Lengden på en nøkkel som lages her: 2048, 3072 eller 4096", en: "The length of a key that is made here: 2048, 3072 or 4096" }
        AGAIN { nb: "Gjør steget om igjen, med de samme svarene", en: "Do the step again, with the same answers" }
        KEY_STORE { nb: "Hvor private nøkler ligger: keyring, file eller env", en: "Where private keys are kept: keyring, file or env" }
        SCENARIO { nb: "Det som skal gå galt i øvingsmiljøet, med komma mellom", en: "What should go wrong in the sandbox, separated by commas" }
        FORCE { nb: "Skriv over filen om den finnes, også den til --trace", en: "Overwrite the file if it exists, and the --trace file too" }
        ORG { nb: "Organisasjonskoden som fylles ut for [org]", en: "The organisation code that is filled in for [org]" }
    }
}
