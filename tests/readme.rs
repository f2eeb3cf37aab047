//! The README is run: every command of its `sh` blocks, from top to bottom, must end as it says.
//!
//! A line is `command   # exit N`. What needs Altinn, a terminal or cargo stands in a `console` block, which is not run.
//! Comments tell where a block is run: `<!-- a new folder -->`, `<!-- a colleague -->` (another home, the same folder),
//! `<!-- a rehearsal that is done -->`; `<!-- file: NAME -->` writes the block below it into the folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::common::{Home, child};
use altinn_onboard::door::cli::exit::Exit;

/// What the README has the reader do.
#[derive(Debug, PartialEq)]
enum Deed {
    NewFolder,
    Colleague,
    Rehearsed,
    File { name: String, content: String },
    Command { line: String, words: Vec<String>, variables: Vec<(String, String)>, exit: i32 },
}

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

fn deeds(text: &str) -> Vec<Deed> {
    let mut deeds = Vec::new();
    let mut file = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        match line.trim() {
            "<!-- a new folder -->" => deeds.push(Deed::NewFolder),
            "<!-- a colleague -->" => deeds.push(Deed::Colleague),
            "<!-- a rehearsal that is done -->" => deeds.push(Deed::Rehearsed),
            line if line.starts_with("<!-- file: ") => {
                file = line.strip_prefix("<!-- file: ").and_then(|rest| rest.strip_suffix(" -->")).map(str::to_owned);
            }
            line if line.starts_with("<!--") => panic!("not understood: {line}"),
            fence if fence.starts_with("```") => {
                let block: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != "```").collect();
                match (file.take(), fence) {
                    (Some(name), _) => deeds.push(Deed::File { name, content: block.join("\n") + "\n" }),
                    (None, "```sh") => deeds.extend(block.into_iter().map(command)),
                    (None, "```console") => {}
                    (None, _) => panic!("a block that is neither run nor written nor for reading: {fence}"),
                }
            }
            _ => {}
        }
    }
    deeds
}

fn command(line: &str) -> Deed {
    let (typed, exit) = line.split_once("# exit ").unwrap_or_else(|| panic!("no exit code: {line}"));
    let mut words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
    let is_variable = |word: &&String| word.starts_with("ALTINN_ONBOARD_") && word.contains('=');
    let variables = words.iter().take_while(is_variable).count();
    let variables = words
        .drain(..variables)
        .map(|word| word.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())).unwrap())
        .collect();
    let program = ["cargo run --release --", "altinn-onboard"].into_iter().find(|start| typed.contains(start));
    let skipped = program.unwrap_or_else(|| panic!("not ours: {line}")).split(' ').count();
    words.drain(..skipped);
    Deed::Command { line: line.to_owned(), words, variables, exit: exit.trim().parse().unwrap() }
}

#[test]
fn every_command_of_the_readme_ends_as_it_says() {
    let own = Home::new();
    // In a rehearsal people and caches take two seconds each: all commands go by one clock, which passes over them.
    let run = own.run_hurried(&["init", "correspondence", "--env", "sandbox", "--yes"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let mut others = vec![Home::new()];
    let mut is_own = false;
    let mut done = 0;
    for deed in deeds(&readme()) {
        let home = if is_own { &own } else { others.last().unwrap() };
        match deed {
            Deed::Rehearsed => is_own = true,
            Deed::NewFolder => {
                others.push(Home::new());
                is_own = false;
            }
            Deed::Colleague => {
                let colleague = Home::new();
                copy(&home.work(), &colleague.work());
                others.push(colleague);
                is_own = false;
            }
            Deed::File { name, content } => fs::write(home.work().join(name), content).unwrap(),
            Deed::Command { line, words, variables, exit } => {
                let mut command = home.command(child::program(), &child::hurried(&own.clock()));
                command.args(&words).envs(variables).stdin(std::process::Stdio::null());
                let output = command.output().unwrap();
                let said = String::from_utf8_lossy(&output.stderr);
                assert_eq!(output.status.code(), Some(exit), "{line}\n{said}");
                done += 1;
            }
        }
    }
    assert!(done > 20, "{done} commands were run");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn the_two_commands_that_do_everything_stand_there() {
    let text = readme();
    for command in ["cargo run --release -- init correspondence --env sandbox --yes", "cargo test"] {
        assert!(text.lines().any(|line| line.split('#').next().unwrap().trim() == command), "{command}");
    }
}

#[test]
fn the_table_of_exit_codes_is_the_programs() {
    let text = readme();
    let table = text.split_once("| exit code |").unwrap().1;
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let told: BTreeSet<u8> = rows.map(|row| row.split('|').nth(1).unwrap().trim().parse().unwrap()).collect();
    let all = [
        Exit::Done,
        Exit::Failed,
        Exit::Usage,
        Exit::Findings,
        Exit::Denied,
        Exit::Left,
        Exit::NotMerged,
        Exit::Interrupted,
    ];
    assert_eq!(told, all.into_iter().map(Exit::code).collect());
}

#[test]
fn every_file_that_is_pointed_to_is_there() {
    for (text, folder) in [(readme(), ""), (fs::read_to_string(root(".github/CONTRIBUTING.md")).unwrap(), ".github")] {
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.starts_with("http") || link.starts_with('#') {
                continue;
            }
            let (file, heading) = link.split_once('#').map_or((link, None), |(file, heading)| (file, Some(heading)));
            let path = root(folder).join(file);
            assert!(path.exists(), "{link}");
            if let Some(heading) = heading {
                let text = fs::read_to_string(path).unwrap();
                assert!(anchors(&text).any(|anchor| anchor == heading), "{link}");
            }
        }
    }
}

/// The headings of a Markdown text, as GitHub makes anchors of them.
fn anchors(text: &str) -> impl Iterator<Item = String> {
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    headings.map(|heading| {
        let kept = heading.to_lowercase();
        let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
}

#[test]
fn a_heading_is_pointed_to_as_github_does() {
    let found: Vec<String> = anchors("# Dependencies and `workflows`\n\n## Tests: all\ntext # none\n").collect();
    assert_eq!(found, ["dependencies-and-workflows", "tests-all"]);
}

fn root(below: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

#[test]
fn a_line_is_read_as_a_shell_would() {
    let read = command("ALTINN_ONBOARD_STATE=a.json altinn-onboard checklist --check   # exit 8");
    let wanted = Deed::Command {
        line: "ALTINN_ONBOARD_STATE=a.json altinn-onboard checklist --check   # exit 8".to_owned(),
        words: vec!["checklist".to_owned(), "--check".to_owned()],
        variables: vec![("ALTINN_ONBOARD_STATE".to_owned(), "a.json".to_owned())],
        exit: 8,
    };
    assert_eq!(read, wanted);
}
