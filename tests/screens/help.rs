//! `-h` and `--help` of every command: whoever adds one adds its snapshot.

use std::collections::BTreeSet;
use std::path::Path;

use crate::common::Home;
use crate::common::screen::Screens;

#[test]
fn the_help_of_every_command() {
    let home = Home::dated();
    let mut left = vec![Vec::<String>::new()];
    let mut seen = BTreeSet::new();
    while let Some(command) = left.pop() {
        let name = if command.is_empty() { "altinn-onboard".to_owned() } else { command.join("-") };
        let mut screens = Screens::new(format!("help/{name}"));
        let words = |help| command.iter().map(String::as_str).chain([help]).collect::<Vec<_>>();
        let [_, short] = screens.run([&home, &home], &words("-h"));
        let [_, english] = screens.run([&home, &home], &words("--help"));
        assert!(short.stdout.lines().count() <= 48, "what most need fits a screen: {}", short.stdout);
        screens.check();
        assert!(seen.insert(format!("{name}.snap")), "{name} twice");
        left.extend(below(&english.stdout).map(|word| [&command[..], &[word.to_owned()]].concat()));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/help");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".new"))
        .collect();
    assert_eq!(files, seen, "every file below tests/snapshots/help is read");
    assert!(seen.len() > 25, "{seen:?}");
}

/// The commands that a help names.
fn below(help: &str) -> impl Iterator<Item = &str> {
    let rows = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    rows.filter(|row| row.starts_with("  ") && !row.starts_with("   ")).filter_map(|row| row.split_whitespace().next())
}
