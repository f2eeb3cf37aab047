//! The whole tree, walked with secrets of each kind: no word that can be typed, and no variable, gets one repeated.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::sync::Arc;

use clap::Command;

use super::*;
use crate::cli::command::CommandRow;
use crate::cli::commands::ROWS;
use crate::cli::exit::Exit;
use crate::cli::{run_on, tree, usage};
use crate::domain::Language;
use crate::domain::secret_form::planted::{Planted, each};
use crate::steps::journeys;
use crate::world::clock::RealClock;
use crate::world::process::Process;
use crate::world::screen::Screen;

fn typed(words: &[&str]) -> Vec<OsString> {
    std::iter::once(&"altinn-onboard").chain(words).map(OsString::from).collect()
}

/// Runs the program in this process; answers how it ended, and all that it said.
fn run(words: &[&str], variables: &[(&str, &str)]) -> (Exit, String) {
    let folder = tempfile::tempdir().unwrap();
    let (screen, captured) = Screen::captured(80);
    let variables = variables.iter().map(|(name, value)| (OsString::from(name), OsString::from(value))).collect();
    let process =
        Process { arguments: typed(words), variables, folder: folder.path().to_path_buf(), ..Process::default() };
    let exit = run_on(|_, _| screen.clone(), process, Arc::new(RealClock::start()), None);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{words:?}");
    (exit, captured.result() + &captured.talk())
}

/// A command of the tree, with all that can be typed after it.
fn command(row: &CommandRow) -> (Vec<&'static str>, Command) {
    let path: Vec<&str> = row.path.split(' ').collect();
    let mut tree = tree::tree(Language::En, &typed(&path));
    tree.build();
    (path, tree)
}

/// All that can be typed and looks like a secret: as the value of each option, in each place of a word, as an option, a
/// command and a word that nobody knows. What several commands take is tried with one of them.
fn each_way(mut look: impl FnMut(&mut Command, &[&str], &Planted)) -> usize {
    let (mut count, mut seen) = (0, BTreeSet::new());
    for row in ROWS {
        let (path, mut tree) = command(row);
        let found = path.iter().fold(&tree, |at, name| at.find_subcommand(name).unwrap());
        let args = found.get_arguments().filter(|arg| arg.get_action().takes_values());
        let options: Vec<String> = args.filter_map(|arg| Some(format!("--{}", arg.get_long()?))).collect();
        let options: Vec<String> = options.into_iter().filter(|name| seen.insert(name.clone())).collect();
        for planted in each() {
            let text = planted.text.as_str();
            let path_to = format!("./{text}");
            let unknown = [format!("--{text}"), format!("--nobody-knows={text}"), format!("-x{text}")];
            let of_options: Vec<String> = options.iter().map(|option| format!("{option}={path_to}")).collect();
            let mut ways: Vec<Vec<&str>> = vec![vec![text], vec![&path_to], vec!["a", text]];
            ways.extend(unknown.iter().chain(&of_options).map(|word| vec![word.as_str()]));
            ways.extend(options.iter().map(|option| vec![option.as_str(), text]));
            for way in ways {
                look(&mut tree, &[&path[..], &way].concat(), planted);
                count += 1;
            }
        }
    }
    assert!(seen.len() > 100, "{seen:?}");
    count
}

#[test]
fn no_word_that_can_be_typed_is_repeated_when_it_looks_like_a_secret() {
    let count = each_way(|_, words, planted| {
        let (exit, said) = run(words, &[]);
        assert!(!planted.is_in(&said), "{} {:?}: {said}", planted.kind, words.first());
        assert!(exit == Exit::Usage && said.contains("SECRET-ON-COMMAND-LINE"), "{}: {said}", planted.kind);
    });
    assert!(count > 2_000, "only {count} ways");
}

/// What clap says of such a word, should it ever come that far.
#[test]
fn not_even_clap_repeats_a_secret() {
    let mut refused = 0;
    each_way(|tree, words, planted| {
        let words = typed(words);
        let Err(error) = tree.try_get_matches_from_mut(&words) else { return };
        let (screen, captured) = Screen::captured(80);
        let _ = usage::show(&error, (tree, &words), &screen, Language::Nb);
        assert!(!planted.is_in(&captured.talk()), "{}: {}", planted.kind, captured.talk());
        refused += 1;
    });
    assert!(refused > 500, "only {refused} were refused");
}

#[test]
fn no_variable_is_repeated_when_it_looks_like_a_secret() {
    const PLAN: [&str; 6] = ["init", "correspondence", "--env", "tt02", "--plan", "--no-input"];
    let topics = journeys::asked().map(|topic| topic.variable());
    let others = ["STATE", "ENVIRONMENTS", "KEY_FILE", "TIMEOUT"].map(|name| format!("ALTINN_ONBOARD_{name}"));
    for variable in topics.chain(others) {
        for planted in each() {
            for text in [planted.text.clone(), format!("keys/{}", planted.text)] {
                let (exit, said) = run(&PLAN, &[(&variable, &text)]);
                assert!(!planted.is_in(&said), "{variable}, {}: {said}", planted.kind);
                assert!(exit == Exit::Usage && said.contains("SECRET-IN-VARIABLE"), "{variable}: {said}");
                assert!(said.contains(&variable), "{said}");
            }
        }
    }
}

#[test]
fn the_place_is_named_where_the_secret_stood() {
    let secret = each()[0].text.as_str();
    let given = format!("--key-file={secret}");
    for (words, place) in [
        (vec!["init", "--key-file", secret], "--key-file"),
        (vec!["init", &given, "--yes"], "--key-file"),
        (vec![secret], "argument 1"),
        (vec!["policy", "lint", secret], "argument 3"),
    ] {
        let finding = on_command_line(&typed(&words), |_| false).unwrap();
        assert_eq!((finding.code.id, finding.subject.as_str()), ("SECRET-ON-COMMAND-LINE", place));
    }
    let harmless = ["init", "correspondence", "--key-file", "/home/me/key.pem"];
    assert_eq!(on_command_line(&typed(&harmless), |_| false), None);
    let name = format!("data/{}", "Xy1".repeat(30));
    let there = |known: &str| known == name;
    for words in [vec!["policy", "lint", &name], vec!["policy", "lint", "x", &format!("--config={name}")]] {
        assert!(on_command_line(&typed(&words), |_| false).is_some());
        assert_eq!(on_command_line(&typed(&words), there), None);
    }
}
