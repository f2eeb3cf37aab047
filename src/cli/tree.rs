//! The command tree, in the language of the user.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

use crate::catalog::listing::Kind;
use crate::domain::Language;
use crate::record::Topic;
use crate::steps::journeys::{self, JOURNEYS};
use crate::text::{Phrase, catalog as catalog_text, cli as text, entries, policy_command, questions};

/// Builds the tree. A command gets its many options only when `words` names it, so that a short command starts fast.
#[must_use]
pub fn tree(language: Language, words: &[OsString]) -> Command {
    let say = Say { language, words };
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help(say.of(text::VERSION));
    let command = Command::new("altinn-onboard")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say.of(text::ABOUT))
        .after_help(say.of(text::AFTER))
        .help_template(say.template())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading(say.of(text::HEAD_COMMANDS))
        .subcommand_value_name(say.of(text::COMMAND_MARK))
        .arg(version.help_heading(say.of(text::HEAD_GLOBAL)))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .args(global(say));
    COMMANDS.iter().fold(command, |tree, (name, about, group, fill)| {
        let bare = if *group { say.group(name, *about) } else { say.command(name, *about) };
        tree.subcommand(if say.names(name) { fill(say, bare) } else { bare })
    })
}

/// Builds parts of the tree in one language.
#[derive(Clone, Copy)]
pub struct Say<'w> {
    language: Language,
    words: &'w [OsString],
}

impl Say<'_> {
    /// Whether a command is named: only then does it need its options.
    #[must_use]
    pub fn names(self, command: &str) -> bool {
        self.words.iter().any(|word| word == command)
    }

    /// A text in the language.
    #[must_use]
    pub const fn of(self, phrase: Phrase) -> &'static str {
        phrase.raw(self.language)
    }

    /// An option that takes a value.
    #[must_use]
    pub fn option(self, name: &'static str, value: &'static str, help: Phrase) -> Arg {
        // The help texts name the possible values themselves.
        Arg::new(name).long(name).value_name(value).help(self.of(help)).hide_possible_values(true)
    }

    /// A flag.
    #[must_use]
    pub fn flag(self, name: &'static str, help: Phrase) -> Arg {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(self.of(help))
    }

    /// `--format` of a command that has other forms than most: it stands in the place of the common one.
    #[must_use]
    pub fn formats(self, formats: &'static [&'static str], help: Phrase) -> Arg {
        self.option("format", "FORMAT", help)
            .value_parser(clap::builder::PossibleValuesParser::new(formats))
            .global(true)
            .help_heading(self.of(text::HEAD_GLOBAL))
    }

    /// A command that holds no others.
    #[must_use]
    pub fn command(self, name: &'static str, about: Phrase) -> Command {
        Command::new(name)
            .about(self.of(about))
            .help_template(self.template())
            .next_help_heading(self.of(text::HEAD_OPTIONS))
    }

    /// clap's own template, with our word for "Usage".
    fn template(self) -> String {
        format!(
            "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            self.of(text::USAGE)
        )
    }

    /// The flag that answers a topic.
    #[must_use]
    pub fn answer(self, topic: Topic) -> Arg {
        let help = asking(topic).map_or_else(
            || text::ANSWER.with("topic", topic.id()).say(self.language),
            |phrase| self.of(phrase).to_owned(),
        );
        Arg::new(topic.id())
            .long(topic.id())
            .value_name("ANSWER")
            .allow_hyphen_values(true)
            .help(help)
            .help_heading(self.of(text::HEAD_ANSWERS))
    }

    fn group(self, name: &'static str, about: Phrase) -> Command {
        self.command(name, about)
            .subcommand_required(true)
            .arg_required_else_help(true)
            .disable_help_subcommand(true)
            .subcommand_help_heading(self.of(text::HEAD_COMMANDS))
            .subcommand_value_name(self.of(text::COMMAND_MARK))
    }
}

fn global(say: Say) -> Vec<Arg> {
    [
        say.option("state", "FILE", text::STATE),
        say.option("env", "ENV", text::ENV),
        say.option("service", "HANDLE", text::SERVICE),
        say.option("lang", "LANG", text::LANG).value_parser(["nb", "en"]),
        say.option("format", "FORMAT", text::FORMAT).value_parser(["human", "json"]),
        say.flag("no-input", text::NO_INPUT),
        say.option("environments", "FILE", text::ENVIRONMENTS),
        say.flag("verbose", text::VERBOSE).short('v'),
        say.option("color", "WHEN", text::COLOR).value_parser(["auto", "always", "never"]),
        Arg::new("help").short('h').long("help").action(ArgAction::Help).help(say.of(text::HELP)),
    ]
    .into_iter()
    .map(|arg| arg.global(true).help_heading(say.of(text::HEAD_GLOBAL)))
    .collect()
}

/// What every command takes that walks steps: how to answer, how to wait, where keys are.
fn walking(say: Say, command: Command) -> Command {
    let command = command.args([
        say.option("answers", "FILE", text::ANSWERS),
        say.flag("yes", text::YES).short('y'),
        say.flag("plan", text::PLAN),
        say.option("wait", "DURATION", text::WAIT).conflicts_with("no-wait"),
        say.flag("no-wait", text::NO_WAIT),
        say.option("key-store", "PLACE", text::KEY_STORE).value_parser(["keyring", "file", "env"]),
        say.option("key-file", "FILE", text::KEY_FILE),
        say.option("key-bits", "N", text::KEY_BITS).value_parser(["2048", "3072", "4096"]),
        say.option("scenario", "NAMES", text::SCENARIO),
    ]);
    journeys::asked().fold(command, |command, topic| command.arg(say.answer(topic)))
}

/// The question of a topic, where it holds no value that is known only later.
fn asking(topic: Topic) -> Option<Phrase> {
    let name = topic.id().to_ascii_uppercase().replace('-', "_");
    let mut all = questions::ALL.iter().chain(entries::ALL).chain(policy_command::ALL);
    all.find(|(known, phrase)| *known == name && !phrase.nb.contains('{')).map(|(_, phrase)| *phrase)
}

/// One command: its name, what it is for, whether others lie below it, and what it takes.
type Row = (&'static str, Phrase, bool, fn(Say, Command) -> Command);

const COMMANDS: &[Row] = &[
    ("init", text::INIT, false, init),
    ("resume", text::RESUME, false, resume),
    ("checklist", text::CHECKLIST, false, checklist),
    ("step", text::STEP, false, step),
    ("policy", text::POLICY, true, super::commands::policy::tree),
    ("resource", text::RESOURCE, true, resource),
    ("scopes", text::SCOPES, true, scopes),
    ("client", text::CLIENT, true, client),
    ("token", text::TOKEN, false, token),
    ("studio", text::STUDIO, true, studio),
    ("events", text::EVENTS, true, events),
    ("try", text::TRY, true, try_it),
    ("letter", text::LETTER, false, letter),
    ("catalog", catalog_text::CATALOG, true, catalog),
    ("sandbox", text::SANDBOX, false, sandbox),
];

fn init(say: Say, command: Command) -> Command {
    walking(say, command.arg(Arg::new("product").value_name("PRODUCT").help(say.of(text::PRODUCT))))
}

fn resume(say: Say, command: Command) -> Command {
    walking(say, command.arg(say.option("redo", "STEP", text::REDO)))
}

fn checklist(say: Say, command: Command) -> Command {
    command.args([
        say.option("by", "WHAT", text::BY).value_parser(["role"]),
        say.flag("evidence", text::EVIDENCE),
        say.flag("check", text::CHECK),
        say.flag("all", text::ALL_PLACES),
    ])
}

fn step(say: Say, command: Command) -> Command {
    walking(say, command.arg(Arg::new("id").value_name("ID").required(true).help(say.of(text::STEP_ID))))
}

fn resource(say: Say, command: Command) -> Command {
    let id = Arg::new("id").value_name("ID").help(say.of(text::RESOURCE_ID));
    command
        .subcommand(walking(say, say.command("new", text::RESOURCE_NEW)))
        .subcommand(walking(say, say.command("show", text::RESOURCE_SHOW).arg(id)))
}

fn scopes(say: Say, command: Command) -> Command {
    command
        .subcommand(letter_options(say, say.command("request", text::SCOPES_REQUEST)))
        .subcommand(walking(say, say.command("check", text::SCOPES_CHECK)))
}

fn client(say: Say, command: Command) -> Command {
    let key = say
        .command("key", text::CLIENT_KEY)
        .arg(say.option("public", "FILE", text::PUBLIC))
        .arg(say.flag("new", text::KEY_NEW));
    command
        .subcommand(walking(say, key))
        .subcommand(walking(say, say.command("guide", text::CLIENT_GUIDE)))
        .subcommand(walking(say, say.command("create", text::CLIENT_CREATE)))
}

fn token(say: Say, command: Command) -> Command {
    walking(say, command).args([
        say.option("scope", "SCOPE", text::TOKEN_SCOPE).action(ArgAction::Append),
        say.option("method", "METHOD", text::TOKEN_METHOD).value_parser(["direct", "exchange"]),
        say.option("assertion", "FILE", text::TOKEN_ASSERTION).conflicts_with("proof"),
        say.flag("proof", text::TOKEN_PROOF),
    ])
}

fn studio(say: Say, command: Command) -> Command {
    command.subcommand(walking(say, say.command("check", text::STUDIO_CHECK).after_help(say.of(text::STUDIO_KEY))))
}

fn events(say: Say, command: Command) -> Command {
    command
        .subcommand(walking(say, say.command("subscribe", text::EVENTS_SUBSCRIBE)))
        .subcommand(walking(say, say.command("list", text::EVENTS_LIST)))
}

fn try_it(say: Say, command: Command) -> Command {
    let trials = JOURNEYS.iter().map(|journey| journey.trial);
    trials.fold(command, |command, trial| command.subcommand(walking(say, say.command(trial.word, trial.about))))
}

fn letter(say: Say, command: Command) -> Command {
    letter_options(say, command.arg(Arg::new("kind").value_name("KIND").required(true).help(say.of(text::LETTER_KIND))))
}

fn catalog(say: Say, command: Command) -> Command {
    let kinds = Kind::ALL.map(Kind::word);
    let words = Arg::new("words").value_name("WORD").num_args(0..).help(say.of(catalog_text::WORDS));
    let show = say.command("show", catalog_text::SHOW).arg(words);
    command
        .subcommand(show.arg(say.option("kind", "KIND", catalog_text::KIND).value_parser(kinds)))
        .subcommand(say.command("refresh", catalog_text::REFRESH))
}

fn sandbox(say: Say, command: Command) -> Command {
    command.args([
        say.option("port", "N", text::PORT).value_parser(clap::value_parser!(u16)),
        say.option("data", "FILE", text::DATA),
        say.option("scenario", "NAMES", text::SCENARIO),
    ])
}

fn letter_options(say: Say, command: Command) -> Command {
    command.args([
        say.option("sent", "DATE", text::LETTER_SENT),
        say.option("our-reference", "REF", text::LETTER_OUR),
        say.option("case-number", "NUMBER", text::LETTER_CASE),
        say.option("deadline", "DATE", text::LETTER_DEADLINE),
        say.option("save", "FOLDER", text::LETTER_SAVE),
        say.flag("mailto", text::LETTER_MAILTO),
        say.option("contact-name", "NAME", text::CONTACT_NAME),
        say.option("contact-email", "ADDRESS", text::CONTACT_EMAIL),
        say.option("contact-phone", "NUMBER", text::CONTACT_PHONE),
        say.option("contact-role", "ROLE", text::CONTACT_ROLE),
        say.option("deputy-name", "NAME", text::DEPUTY_NAME),
        say.option("deputy-email", "ADDRESS", text::DEPUTY_EMAIL),
        say.option("deputy-phone", "NUMBER", text::DEPUTY_PHONE),
        say.option("detail", "ID=TEXT", text::DETAIL).action(ArgAction::Append),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of all commands, so that all have their options.
    fn all() -> Vec<OsString> {
        let policy = super::super::commands::policy::names();
        COMMANDS.iter().map(|row| row.0).chain(policy).map(OsString::from).collect()
    }

    #[test]
    fn the_tree_holds_in_both_languages() {
        for language in [Language::Nb, Language::En] {
            tree(language, &all()).debug_assert();
        }
    }

    #[test]
    fn norwegian_help_holds_no_english_of_claps_own() {
        let mut left = vec![tree(Language::Nb, &all())];
        left.iter_mut().for_each(Command::build);
        while let Some(mut command) = left.pop() {
            let help = command.render_help().to_string();
            for word in ["Usage", "Options:", "Commands:", "Arguments:", "Print ", "possible values", "<COMMAND>"] {
                assert!(!help.contains(word), "{word}: {help}");
            }
            assert!(help.contains("Bruk: ") && help.contains("Vis hjelp"), "{help}");
            left.extend(command.get_subcommands().cloned());
        }
    }
}
