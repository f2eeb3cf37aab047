//! Holds the code to one room for output: what people and programs read is laid out in `report/` and nowhere else. Who
//! calls gathers, hands over the layout of the screen, and prints.

use super::code::{Source, is_word};
use super::rules::Breach;
use super::{none, sources};

/// Where lines are laid out: renderers, and `world/`, whose screen speaks while the program works.
const ROOMS: [&str; 2] = ["src/report/", "src/world/"];

/// What only a renderer needs.
const LAYOUT: [&str; 5] = [".hanging(", ".toned(", "Tone::", "textwrap::", "anstyle::"];

/// The floors that bring documents about, and so could write them.
const WRITERS: [&str; 3] = ["src/cli/", "src/engine/", "src/steps/"];

/// The resource's definition: the operator's own file in the registry's form, and nothing that a command prints.
const DEFINITION: &str = "src/engine/perform/files.rs";

/// What others need of JSON: to read and to hold what was given, and to tell that something could not be written.
const OF_JSON: [&str; 5] = ["Deserializer", "Error", "Map", "Value", "from_"];

/// What puts text together piece by piece.
const PIECES: [&str; 4] = ["push_str(", "write!(", "writeln!(", "textwrap"];

fn breaches(source: &Source) -> Vec<Breach> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let program = source.program();
    let at = |mark: &str| program.match_indices(mark).map(|(at, _)| at).collect::<Vec<_>>();
    let line = |at: usize| source.line_of(at);
    let mut breach = |line: usize, what: &str| found.push((line, format!("{what} belongs to `report`")));
    let below = |folders: &[&str]| folders.iter().any(|folder| source.name.starts_with(folder));
    if !below(&ROOMS) {
        for mark in LAYOUT {
            at(mark).into_iter().for_each(|at| breach(line(at), &format!("`{mark}`")));
        }
        // The layout is handed over whole.
        for name in ["layout()", "layout"] {
            let is_used = |at: &usize| {
                let after = program[at + name.len()..].trim_start();
                let called = after.strip_prefix('.').map(|after| after.trim_start().trim_start_matches(is_word));
                called.is_some_and(|after| after.starts_with('(')) && !program[..*at].ends_with(is_word)
            };
            at(name).into_iter().filter(is_used).for_each(|at| breach(line(at), "laying out"));
        }
    }
    if below(&WRITERS) && source.name != DEFINITION {
        let is_written = |at: &usize| {
            let name = &program[at + "serde_json::".len()..];
            !OF_JSON.iter().any(|known| name.starts_with(known))
        };
        at("serde_json::").into_iter().filter(is_written).for_each(|at| breach(line(at), "writing JSON"));
    }
    if below(&["src/cli/"]) {
        for mark in PIECES {
            at(mark).into_iter().for_each(|at| breach(line(at), &format!("`{mark}`")));
        }
    }
    if below(&["src/cli/commands/"]) {
        let lines = program.matches('\n').count();
        for (number, line) in source.lines().into_iter().take(lines).enumerate() {
            let is_phrase = line.contains(" nb: \"");
            let is_comment = line.trim_start().starts_with("//");
            if !is_phrase && !is_comment && line.contains("\\n") {
                breach(number + 1, "text of several lines");
            }
        }
    }
    found.sort();
    found.dedup();
    found.into_iter().map(|(line, what)| Breach { name: source.name.clone(), line, what }).collect()
}

#[test]
fn nothing_is_rendered_outside_the_room_for_output() {
    let all = sources("src");
    none(&all.iter().flat_map(breaches).collect::<Vec<_>>());
    // The exceptions are still there: what is not needed any more goes from the lists.
    assert!(all.iter().any(|source| source.name == DEFINITION && source.program().contains("serde_json::to_")));
}

/// Fields of machine output that hold ids of lists which the room for output does not see whole, or which grow by
/// themselves: codes of the registry, steps of journeys, commands, keys of an environment's description, roles of the catalogue, and what a service itself says.
const OPEN_LISTS: [(&str, &str); 20] = [
    ("src/report/adopt/json.rs", "code"),
    ("src/report/catalog/json.rs", "held_by"),
    ("src/report/checklist/json.rs", "blocked_by"),
    ("src/report/checklist/json.rs", "code"),
    ("src/report/checklist/json.rs", "id"),
    ("src/report/checklist/json.rs", "step"),
    ("src/report/code/json.rs", "code"),
    ("src/report/code/json.rs", "own"),
    ("src/report/explain/json.rs", "code"),
    ("src/report/explain/json.rs", "roles"),
    ("src/report/lint/json.rs", "code"),
    ("src/report/network/json.rs", "address"),
    ("src/report/network/json.rs", "code"),
    ("src/report/network/json.rs", "commands"),
    ("src/report/network/json.rs", "step"),
    ("src/report/network/json.rs", "steps"),
    ("src/report/plan/json.rs", "by"),
    ("src/report/promotion/json.rs", "blocked_by"),
    ("src/report/resource_lint/json.rs", "code"),
    ("src/report/checklist/json_words.rs", "Failed"),
];

/// The fields of machine output that hold a word of the program as plain text, so that the schema cannot list it.
fn plain_words(source: &Source) -> Vec<(usize, String)> {
    let is_frozen = source.name.starts_with("src/report/") && source.name.contains("json");
    let lines = if is_frozen { source.program() } else { "" }.lines().enumerate();
    let held =
        lines.filter(|(_, line)| line.contains("&'static str") && !line.contains("fn ") && !line.contains("const "));
    held.map(|(number, line)| {
        let name = line.trim().trim_start_matches("pub ").chars().take_while(|c| is_word(*c)).collect();
        (number + 1, name)
    })
    .collect()
}

#[test]
fn words_of_closed_lists_are_enums() {
    let mut breaches = Vec::new();
    let mut open = Vec::new();
    for source in sources("src") {
        for (line, name) in plain_words(&source) {
            if OPEN_LISTS.contains(&(source.name.as_str(), name.as_str())) {
                open.push((source.name.clone(), name));
            } else {
                let what = format!("`{name}` is a word of a closed list: let it be an enum (`frozen!`)");
                breaches.push(Breach { name: source.name.clone(), line, what });
            }
        }
    }
    none(&breaches);
    for (file, name) in OPEN_LISTS {
        assert!(open.iter().any(|(there, known)| there == file && known == name), "{file} has no {name} any more");
    }
    let planted =
        "struct A<'a> {\n    name: &'a str,\n    pub change: Option<&'static str>,\n}\nconst X: &'static str = \"\";\n";
    let found = |name: &str| plain_words(&Source::new(name, planted));
    assert_eq!(found("src/report/a/json.rs"), [(3, "change".to_owned())]);
    assert!(found("src/report/a/human.rs").is_empty());
}

/// Each planted renderer is found, where it is, and nothing else.
#[test]
fn planted_renderers_are_found() {
    let lines = |name: &str, text: &str| -> Vec<usize> {
        breaches(&Source::new(name, text)).iter().map(|breach| breach.line).collect()
    };
    let laid_out = "fn f() {\n    // screen.hanging(2, x)\n    g(context.layout());\n    context\n        .layout()\n        \
                    .heading(x);\n    layout.indented(0, x);\n    let s = Screen { colour: layout.colour, ..layout };\n    \
                    screen.marked(0, Tone::Bad, \"Tone::\", x);\n}\n#[cfg(test)]\nmod tests {\n    fn t() { s.hanging(0, x) }\n}\n";
    assert_eq!(lines("src/cli/commands/a.rs", laid_out), [5, 7, 9]);
    assert_eq!(lines("src/engine/a.rs", laid_out), [5, 7, 9]);
    assert!(lines("src/report/a/human.rs", laid_out).is_empty());

    let json = "use serde_json::{Value, json};\nfn f(e: serde_json::Error) {\n    serde_json::from_slice(x);\n    \
                let _ = \"serde_json::to_string\";\n    serde_json::to_string_pretty(x);\n    serde_json::json!({});\n}\n";
    assert_eq!(lines("src/cli/walk.rs", json), [1, 5, 6]);
    assert_eq!(lines("src/steps/a.rs", json), [1, 5, 6]);
    assert!(lines("src/report/a/json.rs", json).is_empty() && lines("src/api/a.rs", json).is_empty());

    let pieces = "fn f() {\n    out.push_str(x);\n    writeln!(out, x);\n    let y = format!(\"æ{a}\\n{b}\");\n}\nmod words {\n    \
                  A { nb: \"a\\nb\", en: \"a\\nb\" }\n}\n// \\n\n";
    assert_eq!(lines("src/cli/commands/a.rs", pieces), [2, 3, 4]);
    assert_eq!(lines("src/cli/walk.rs", pieces), [2, 3]);
    assert!(lines("src/policy/a.rs", pieces).is_empty());
}
