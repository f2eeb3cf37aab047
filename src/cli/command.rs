//! What a command is: one file and one row. A row says how the command is typed, what it is for, what it takes, in which
//! formats it answers, and what it does; `tree.rs` folds the rows into clap's tree, and `mod.rs` runs the one that was
//! typed.
//!
//! "Add a command": its file in `commands/` and its row in [`super::commands::ROWS`].

use std::ffi::OsString;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::context::Context;
use super::exit::Exit;
use super::failure::Failure;
use super::output::{COMMON, Format};
use super::value_names;
use crate::domain::Language;
use crate::text::Phrase;

/// What a command does with what was typed.
pub type RunCommand = fn(&Context, &ArgMatches) -> Result<Exit, Failure>;

/// A command, or a group of commands.
pub struct CommandRow {
    /// As it is typed after the program's name: `policy lint`. Its first word alone is its group.
    pub path: &'static str,
    /// What it is for, as help lists it.
    pub about: Phrase,
    /// Adds what it takes; called only when the command is named.
    pub options: fn(HelpBuilder, Command) -> Command,
    /// In which formats it answers.
    pub formats: &'static [Format],
    /// What it does; `None` is a group, which only holds others.
    pub run: Option<RunCommand>,
}

impl CommandRow {
    /// A group of commands: their paths begin with its own.
    #[must_use]
    pub const fn group(path: &'static str, about: Phrase) -> Self {
        Self { path, about, options: |_, command| command, formats: COMMON, run: None }
    }

    /// The word of its own: `lint` of `policy lint`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.path.rsplit_once(' ').map_or(self.path, |(_, name)| name)
    }

    /// The path of the group that it lies in, if any.
    #[must_use]
    pub fn parent(&self) -> Option<&'static str> {
        self.path.rsplit_once(' ').map(|(parent, _)| parent)
    }
}

/// Builds commands, options and their help in one language.
#[derive(Clone, Copy)]
pub struct HelpBuilder<'w> {
    language: Language,
    words: &'w [OsString],
}

impl<'w> HelpBuilder<'w> {
    /// A builder for what was typed: `words` decide which commands need their options.
    #[must_use]
    pub const fn new(language: Language, words: &'w [OsString]) -> Self {
        Self { language, words }
    }

    /// The language of the help.
    #[must_use]
    pub const fn language(self) -> Language {
        self.language
    }

    /// Whether a command is named: only then does it need its options. A word too many costs time and nothing else.
    #[must_use]
    pub fn names(self, row: &CommandRow) -> bool {
        row.path.split(' ').all(|name| self.words.iter().any(|word| word == name))
    }

    /// The row of the first word after the program's name, when that is a command or a group: then no other can be meant.
    #[must_use]
    pub fn first(self, rows: &[CommandRow]) -> Option<&CommandRow> {
        let first = self.words.get(1)?;
        rows.iter().find(|row| first == row.path)
    }

    /// A text in the language.
    #[must_use]
    pub fn of(self, phrase: Phrase) -> &'static str {
        phrase.raw(self.language)
    }

    /// What stands in the place of a value. Told as the argument is made: to rename it in a tree that is built moves every
    /// argument of every command.
    #[must_use]
    pub fn value(self, name: &'static str) -> &'static str {
        value_names::said(name, self.language)
    }

    /// An option that takes a value.
    #[must_use]
    pub fn option(self, name: &'static str, value: &'static str, help: Phrase) -> Arg {
        // The help texts name the possible values themselves.
        Arg::new(name).long(name).value_name(self.value(value)).help(self.of(help)).hide_possible_values(true)
    }

    /// An option that takes no value: it is there or not.
    #[must_use]
    pub fn flag(self, name: &'static str, help: Phrase) -> Arg {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(self.of(help))
    }

    /// `--format`, with the words of the formats that there are. Where there is only one, help does not speak of it.
    #[must_use]
    pub fn formats(self, formats: &'static [Format]) -> Arg {
        let words: Vec<&str> = formats.iter().map(|format| format.word()).collect();
        let listed = match words.as_slice() {
            [before @ .., last] if !before.is_empty() => {
                words::FORMATS.with("before", before.join(", ")).with("last", *last).render(self.language)
            }
            one => one.concat(),
        };
        Arg::new("format")
            .long("format")
            .value_name(self.value("FORMAT"))
            .help(listed)
            .value_parser(PossibleValuesParser::new(words))
            .hide_possible_values(true)
            .hide(formats.len() == 1)
    }

    /// The option, listed among those of all commands.
    #[must_use]
    pub fn common(self, arg: Arg) -> Arg {
        arg.help_heading(self.of(words::HEAD_GLOBAL))
    }

    /// The command of a row, without its options.
    #[must_use]
    pub fn command(self, row: &CommandRow) -> Command {
        let command = Command::new(row.name())
            .about(self.of(row.about))
            .help_template(self.template())
            .next_help_heading(self.of(words::HEAD_OPTIONS));
        if row.run.is_some() { command } else { self.holding(command) }
    }

    /// A command with its options: where `-h` ends, it is said where all of them stand.
    #[must_use]
    pub fn ended(self, row: &CommandRow, command: Command) -> Command {
        let own = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let all = words::ALL_OPTIONS.with("command", row.path).render(self.language);
        command.after_help(format!("{own}\n{all}").trim_start().to_owned()).after_long_help(own)
    }

    /// The program itself, without its commands.
    #[must_use]
    pub fn program(self) -> Command {
        let program = Command::new("altinn-onboard").version(env!("CARGO_PKG_VERSION"));
        let program =
            program.about(self.of(words::ABOUT)).after_help(self.of(words::AFTER)).help_template(self.template());
        self.holding(program.disable_help_flag(true).disable_version_flag(true))
    }

    /// What holds commands needs one of them.
    fn holding(self, command: Command) -> Command {
        command
            .subcommand_required(true)
            .arg_required_else_help(true)
            .disable_help_subcommand(true)
            .subcommand_help_heading(self.of(words::HEAD_COMMANDS))
            .subcommand_value_name(self.of(words::COMMAND_MARK))
    }

    /// What does something and holds other commands too: with one of them none of its own options is taken.
    #[must_use]
    pub fn also_holding(self, command: Command) -> Command {
        command
            .args_conflicts_with_subcommands(true)
            .disable_help_subcommand(true)
            .subcommand_help_heading(self.of(words::HEAD_COMMANDS))
            .subcommand_value_name(self.of(words::COMMAND_MARK))
    }

    /// clap's own template, with our word for "Usage".
    fn template(self) -> String {
        format!(
            "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            self.of(words::USAGE)
        )
    }
}

/// The words of help itself.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Hjelper en tjenesteeier hele veien fram til en fungerende integrasjon med Altinn 3", en: "Takes a service owner from nothing to a working integration with Altinn 3" }
        ALL_OPTIONS { nb: "Alle valg: altinn-onboard {command} --help", en: "All options: altinn-onboard {command} --help" }
        AFTER { nb: "Begynn med: altinn-onboard init correspondence --env sandbox\nAvslutningskoder: 0 ingenting gjenstår · 1 noe feilet · 2 feil bruk eller manglende svar · 3 funn · 4 ikke tilgang (policy eval) · 8 noe gjenstår · 130 avbrutt\nALTINN_ONBOARD_TIMEOUT: lengste tid for ett kall, for eksempel 60s", en: "Begin with: altinn-onboard init correspondence --env sandbox\nExit codes: 0 nothing is left · 1 something failed · 2 wrong usage or missing answers · 3 findings · 4 access denied (policy eval) · 8 something is left · 130 interrupted\nALTINN_ONBOARD_TIMEOUT: the longest time allowed for one call, such as 60s" }
        USAGE { nb: "Bruk", en: "Usage" }
        COMMAND_MARK { nb: "KOMMANDO", en: "COMMAND" }
        HEAD_COMMANDS { nb: "Kommandoer", en: "Commands" }
        HEAD_OPTIONS { nb: "Valg", en: "Options" }
        HEAD_GLOBAL { nb: "Felles valg", en: "Common options" }
        FORMATS { nb: "{before} eller {last}", en: "{before} or {last}" }
    }
}
