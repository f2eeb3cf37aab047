//! The command tree, in the language of the user: the rows, folded.

use std::ffi::OsString;

use clap::Command;

use super::command::{CommandRow, HelpBuilder};
use super::commands::ROWS;
use super::options;
use super::output::COMMON;
use crate::domain::Language;

/// Builds the tree. A command gets its options, and a group its commands, only when `words` name it, and the commands
/// beside it stand there only when the first word names none, so that a short command starts fast.
#[must_use]
pub fn tree(language: Language, words: &[OsString]) -> Command {
    let help = HelpBuilder::new(language, words);
    let program = help.program().arg(options::version(help)).args(options::global(help));
    fold(help, None, program)
}

/// Adds the commands of a group, or of the program, in the order of the rows.
fn fold(help: HelpBuilder, group: Option<&str>, command: Command) -> Command {
    let first = if group.is_none() { help.first(ROWS) } else { None };
    let rows = ROWS.iter().filter(|row| row.parent() == group && first.is_none_or(|first| row.path == first.path));
    rows.fold(command, |tree, row| {
        let bare = help.command(row);
        tree.subcommand(if help.names(row) { filled(help, row, bare) } else { bare })
    })
}

fn filled(help: HelpBuilder, row: &CommandRow, bare: Command) -> Command {
    let command = help.ended(row, (row.options)(help, bare));
    // The common `--format` stands for most; a command may also have placed its own among its options.
    let is_placed = row.formats == COMMON || command.get_arguments().any(|arg| arg.get_id() == "format");
    let command = if is_placed { command } else { command.arg(help.common(help.formats(row.formats).global(true))) };
    if row.run.is_none() {
        return fold(help, Some(row.path), command);
    }
    let command = if holds_others(row) { fold(help, Some(row.path), help.also_holding(command)) } else { command };
    // Every command may leave a record of its calls; most write no other file.
    let replaces = command.get_arguments().any(|arg| arg.get_id() == "force");
    let force = || help.common(help.flag("force", options::words::FORCE_TRACE)).hide_short_help(true);
    if replaces { command } else { command.arg(force()) }
}

/// Whether a command is also a group: `client key`, beside `client key list`.
fn holds_others(row: &CommandRow) -> bool {
    ROWS.iter().any(|below| below.parent() == Some(row.path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    /// The words of all commands, so that all have their options.
    fn all() -> Vec<OsString> {
        let words = ROWS.iter().flat_map(|row| row.path.split(' '));
        ["altinn-onboard", "help"].into_iter().chain(words).map(OsString::from).collect()
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

    #[test]
    fn only_what_is_named_is_built() {
        let words = ["altinn-onboard", "policy", "lint"].map(OsString::from);
        let built = tree(Language::En, &words);
        let options = |path: &[&str]| {
            let command = path.iter().fold(&built, |at, name| at.find_subcommand(name).unwrap());
            (command.get_arguments().count(), command.get_subcommands().count())
        };
        assert!(options(&["policy", "lint"]).0 > 5);
        assert_eq!(options(&["policy", "new"]), (0, 0));
        assert_eq!(built.get_subcommands().count(), 1);
        let built = tree(Language::En, &["altinn-onboard", "--lang", "en"].map(OsString::from));
        let bare = built.find_subcommand("init").unwrap();
        assert_eq!((bare.get_arguments().count(), bare.get_subcommands().count()), (0, 0));
        assert!(built.get_subcommands().count() > 10);
    }

    #[test]
    fn every_command_takes_the_formats_of_its_row_and_no_others() {
        let mut built = tree(Language::En, &all());
        built.build();
        for row in ROWS {
            let command = row.path.split(' ').fold(&built, |at, name| at.find_subcommand(name).unwrap());
            let arg = command.get_arguments().find(|arg| arg.get_id() == "format").unwrap();
            let taken: Vec<String> =
                arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
            let named: Vec<&str> = row.formats.iter().map(|format| format.word()).collect();
            assert_eq!(taken, named, "{}", row.path);
        }
    }

    #[test]
    fn every_row_lies_in_its_group_and_every_group_holds_something() {
        let mut seen = BTreeSet::new();
        for row in ROWS {
            assert!(seen.insert(row.path), "{} stands twice", row.path);
            if let Some(parent) = row.parent() {
                let group = ROWS.iter().find(|group| group.path == parent);
                assert!(group.is_some(), "{} lies in no group", row.path);
            }
            assert!(holds_others(row) || row.run.is_some(), "{} holds nothing and does nothing", row.path);
        }
    }

    /// `policy lint` is `commands/policy/lint.rs`, `access-list show` is `commands/access_list/show.rs`, and the file declares
    /// its row.
    #[test]
    fn every_command_has_its_file_and_every_file_with_a_row_is_listed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/commands");
        let file = |row: &CommandRow| {
            let path = row.path.replace('-', "_").replace(' ', "/");
            root.join(if row.run.is_some() { format!("{path}.rs") } else { format!("{path}/mod.rs") })
        };
        let listed: BTreeSet<PathBuf> = ROWS.iter().map(file).collect();
        let mut found = BTreeSet::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if std::fs::read_to_string(&path).unwrap().contains("const ROW: CommandRow") {
                    found.insert(path);
                }
            }
        }
        assert_eq!(listed, found);
    }
}
