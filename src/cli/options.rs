//! Options that several commands share, in one place: those of all commands, and those of every walk.

use clap::{Arg, ArgAction, Command};

use super::command::HelpBuilder;
use super::output::COMMON;
use crate::record::Topic;
use crate::steps::journeys;
use crate::text::{Phrase, cli as text, entries, policy_command, questions};

/// What the program and all its commands take.
#[must_use]
pub fn global(help: HelpBuilder) -> Vec<Arg> {
    [
        help.option("state", "FILE", text::STATE),
        help.option("env", "ENV", text::ENV),
        help.option("service", "HANDLE", text::SERVICE),
        help.option("lang", "LANG", text::LANG).value_parser(["nb", "en"]),
        help.formats(COMMON),
        help.flag("no-input", text::NO_INPUT),
        help.option("environments", "FILE", text::ENVIRONMENTS),
        help.flag("verbose", text::VERBOSE).short('v'),
        help.option("color", "WHEN", text::COLOR).value_parser(["auto", "always", "never"]),
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help(help.of(text::HELP)),
    ]
    .into_iter()
    .map(|arg| help.common(arg))
    .collect()
}

/// `--version`, which the program alone takes.
#[must_use]
pub fn version(help: HelpBuilder) -> Arg {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    version.help(help.of(text::VERSION)).help_heading(help.of(text::HEAD_GLOBAL))
}

/// What every command takes that walks steps: how to answer, how to wait, where keys are.
#[must_use]
pub fn walking(help: HelpBuilder, command: Command) -> Command {
    let command = command.args([
        help.option("answers", "FILE", text::ANSWERS),
        help.flag("yes", text::YES).short('y'),
        help.flag("plan", text::PLAN),
        help.option("wait", "DURATION", text::WAIT).conflicts_with("no-wait"),
        help.flag("no-wait", text::NO_WAIT),
        help.option("key-store", "PLACE", text::KEY_STORE).value_parser(["keyring", "file", "env"]),
        help.option("key-file", "FILE", text::KEY_FILE),
        help.option("key-bits", "N", text::KEY_BITS).value_parser(["2048", "3072", "4096"]),
        help.option("scenario", "NAMES", text::SCENARIO),
    ]);
    journeys::asked().fold(command, |command, topic| command.arg(answer(help, topic)))
}

/// The flag that answers a topic.
#[must_use]
pub fn answer(help: HelpBuilder, topic: Topic) -> Arg {
    let about = asking(topic).map_or_else(
        || text::ANSWER.with("topic", topic.id()).say(help.language()),
        |phrase| help.of(phrase).to_owned(),
    );
    Arg::new(topic.id())
        .long(topic.id())
        .value_name("ANSWER")
        .allow_hyphen_values(true)
        .help(about)
        .help_heading(help.of(text::HEAD_ANSWERS))
}

/// The question of a topic, where it holds no value that is known only later.
fn asking(topic: Topic) -> Option<Phrase> {
    let name = topic.id().to_ascii_uppercase().replace('-', "_");
    let mut all = questions::ALL.iter().chain(entries::ALL).chain(policy_command::ALL);
    all.find(|(known, phrase)| *known == name && !phrase.nb.contains('{')).map(|(_, phrase)| *phrase)
}
