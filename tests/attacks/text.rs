//! Text that strangers wrote, in a state that everybody can push to: it steers no terminal, on screens and in files.

use serde_json::Value;

use crate::common::Home;

const STATE: &str = "altinn-onboard.json";

/// Sets the clipboard and the title, turns colours and the direction of writing, ends a text of C, and begins a paragraph.
const EVIL: &str = "\u{1b}]52;c;Y2FuYXJ5\u{7}\u{1b}]0;PWNED\u{7}\u{1b}[31mRED\u{9b}32m\u{202e}\u{2066}evil\0\r\n\r\nFORGED: write to others";

/// Every text of a document, with its place.
fn texts(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, inner)| {
            texts(inner, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), found);
        }),
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(number, inner)| texts(inner, &format!("{at}/{number}"), found));
        }
        Value::String(_) => found.push(at.to_owned()),
        _ => {}
    }
}

fn with_evil(state: &mut Value, at: &str) {
    let Some(Value::String(text)) = state.pointer_mut(at) else { panic!("{at}") };
    text.push_str(EVIL);
}

fn assert_harmless(what: &str, text: &str) {
    // A line may be broken before any word; a paragraph is never broken.
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let forged = lines.windows(2).position(|two| two[0].is_empty() && two[1].starts_with("FORGED"));
    assert_eq!(forged, None, "{what} holds a paragraph of others: {text}");
    let found = text.char_indices().find(|(_, c)| matches!(c, '\0' | '\u{9b}' | '\u{202e}' | '\u{2066}' | '\u{7}'));
    let command = text.find("\u{1b}]").or(found.map(|(at, _)| at));
    if let Some(at) = command {
        let near: String = text[..at].chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().collect();
        panic!("{what}: after {near:?}");
    }
}

#[test]
fn what_stands_in_a_state_steers_no_terminal() {
    let home = Home::new();
    let run = home.run(&["init", "correspondence", "--env=sandbox", "--scenario=instant", "--yes"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let path = home.work().join(STATE);
    let state: Value = serde_json::from_str(&home.read(STATE)).unwrap();
    let mut all = Vec::new();
    texts(&state, "", &mut all);

    // What the state's own types refuse is refused harmlessly; what they take is shown by every command.
    let taken: Vec<&String> = all
        .iter()
        .filter(|at| {
            let mut evil = state.clone();
            with_evil(&mut evil, at);
            altinn_onboard::door::record::State::read(&evil.to_string()).is_ok()
        })
        .collect();
    assert!(taken.len() > 10 && taken.len() < all.len(), "{} of {}", taken.len(), all.len());
    let refused = all.iter().find(|at| !taken.contains(at)).unwrap();
    let mut evil = state.clone();
    with_evil(&mut evil, refused);
    std::fs::write(&path, evil.to_string()).unwrap();
    let run = home.run(&["checklist", "--color=always"]);
    assert_eq!(run.status, Some(1));
    assert_harmless("a broken state", &(run.stdout + &run.stderr));

    let mut evil = state;
    taken.iter().for_each(|at| with_evil(&mut evil, at));
    std::fs::write(&path, serde_json::to_string_pretty(&evil).unwrap()).unwrap();
    let _ = std::fs::remove_dir_all(home.work().join("letters"));
    for command in [
        "checklist",
        "checklist --evidence",
        "checklist --by role",
        "checklist --format json",
        "letter package",
        "letter L1",
        "letter L4 --mailto",
        "letter L11",
        "client guide",
        "studio guide",
        "resume --plan",
        "resume --yes --no-wait",
    ] {
        let words: Vec<&str> = command.split(' ').chain(["--color=always"]).collect();
        for language in ["--lang=nb", "--lang=en"] {
            let run = home.run(&[&words[..], &[language]].concat());
            assert!(run.status.is_some(), "{command}: {}", run.stderr);
            assert_harmless(command, &run.stdout);
            assert_harmless(command, &run.stderr);
        }
    }
    let letters = std::fs::read_dir(home.work().join("letters")).into_iter().flatten();
    for letter in letters.map(|entry| entry.unwrap().path()) {
        assert_harmless(&letter.display().to_string(), &std::fs::read_to_string(&letter).unwrap());
    }
}
