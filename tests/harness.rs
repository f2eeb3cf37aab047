//! The test harness itself, tried on the system's shell: what it cannot see, no other test can show.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::common::Home;

#[cfg(unix)]
const SHELL: &str = "/bin/sh";

#[cfg(unix)]
#[test]
fn a_program_sees_only_its_own_home() {
    let home = Home::new().with("ALTINN_ONBOARD_LANG", "en");
    let run = home.run_program(Path::new(SHELL), &["-c", "env; pwd; cat; echo oi >&2; exit 8"], "æøå");
    assert_eq!((run.status, run.stderr.as_str()), (Some(8), "oi\n"));
    assert!(run.stdout.contains("ALTINN_ONBOARD_LANG=en") && run.stdout.ends_with("æøå"), "{}", run.stdout);
    assert!(run.stdout.contains(&format!("HOME={}", home.home().display())));
    assert!(!run.stdout.contains("CARGO"), "{}", run.stdout);
    assert!(run.stdout.contains(home.work().file_name().unwrap().to_str().unwrap()));
}

/// A file of tests that no binary holds tests nothing.
#[test]
fn every_file_below_tests_is_in_a_binary() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut held = BTreeSet::new();
    for root in ["runner.rs", "child.rs"] {
        hold(&tests.join(root), &tests, &mut held);
    }
    let all = walkdir::WalkDir::new(&tests).into_iter().map(|entry| entry.unwrap().into_path());
    let forgotten: Vec<PathBuf> =
        all.filter(|path| path.extension().is_some_and(|end| end == "rs") && !held.contains(path)).collect();
    assert!(forgotten.is_empty(), "no binary has a `mod` line for {forgotten:?}");
    assert!(held.len() > 60, "{held:?}");
}

/// Adds a file and all modules that it declares; those that it has in itself have no file.
fn hold(file: &Path, folder: &Path, held: &mut BTreeSet<PathBuf>) {
    held.insert(file.to_owned());
    let text = std::fs::read_to_string(file).unwrap();
    let mut named = None;
    for line in text.lines().map(str::trim) {
        if let Some(path) = line.strip_prefix("#[path = \"").and_then(|rest| rest.strip_suffix("\"]")) {
            named = Some(file.with_file_name("").join(path));
        } else if let Some(name) =
            line.trim_start_matches("pub ").strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'))
        {
            let (plain, own) = (folder.join(format!("{name}.rs")), folder.join(name).join("mod.rs"));
            let module = named.take().unwrap_or(if plain.is_file() { plain } else { own });
            hold(&module, &folder.join(name), held);
        }
    }
}

#[test]
fn the_binary_starts() {
    assert_eq!(Home::new().run(&["--version"]).status, Some(0));
}

#[cfg(unix)]
mod terminal {
    use super::*;
    use crate::common::pty::{Terminal, key};

    fn shell(script: &str, columns: u16) -> (Home, Terminal) {
        let home = Home::new();
        let terminal = Terminal::start(&home, Path::new(SHELL), &["-c", script], columns, 12);
        (home, terminal)
    }

    #[test]
    fn what_is_typed_is_read_and_what_is_said_is_seen() {
        let (_home, mut terminal) = shell("echo Navn?; read n; echo \"Hei $n\"; echo Alder?; read n; exit 3", 40);
        terminal.expect("Navn?");
        terminal.send("Åse");
        terminal.send(key::ENTER);
        terminal.expect("Hei Åse");
        terminal.expect("Alder?");
        terminal.send("7\r");
        assert_eq!(terminal.end(), 3);
        assert!(terminal.screen().contains("Hei Åse"));
    }

    #[test]
    fn lines_wrap_at_the_terminals_width() {
        let (_home, mut terminal) = shell("stty size; echo 'en to tre fire'", 10);
        assert_eq!(terminal.end(), 0);
        assert_eq!(terminal.screen(), "12 10\nen to tre fire");
    }

    #[test]
    fn cursor_echo_and_colours_are_seen() {
        let (_home, mut terminal) = shell(
            "printf '\\033[?25l'; stty -echo; echo a; read x; printf '\\033[31mrød\\033[0m'; stty echo; read x",
            40,
        );
        terminal.expect("a");
        assert!(!terminal.cursor_is_visible() && !terminal.echoes() && !terminal.has_colours());
        terminal.send("hemmelig\r");
        terminal.expect("rød");
        assert!(terminal.has_colours() && !terminal.screen().contains("hemmelig"));
    }

    #[test]
    fn ctrl_c_and_signals_reach_the_program() {
        let script = "trap 'echo avbrutt; exit 130' INT; trap 'exit 143' TERM; echo klar; while :; do sleep 0.05; done";
        let (_home, mut terminal) = shell(script, 40);
        terminal.expect("klar");
        terminal.ctrl_c();
        terminal.expect("avbrutt");
        assert_eq!(terminal.end(), 130);
        let (_home, mut terminal) = shell(script, 40);
        terminal.expect("klar");
        terminal.signal("TERM");
        assert_eq!(terminal.end(), 143);
    }

    #[test]
    #[should_panic(expected = "waited in vain")]
    fn what_never_comes_is_not_waited_for_for_ever() {
        let (_home, mut terminal) = shell("echo noe annet; sleep 60", 40);
        terminal.patience = std::time::Duration::from_millis(100);
        terminal.wait_for("dette");
    }
}
