//! Holds this folder to what several share: what one file alone says stands in that file.

#![allow(
    clippy::string_slice,
    reason = "it reads the source at marks that it has found, and may stop at the first surprise"
)]

use super::in_source_tests::files;
use std::collections::BTreeSet;
use std::path::Path;

/// Lists that stand whole, though one file alone reads some of their rows.
const WHOLE: [&str; 1] = [
    // One name for each who can act: `Actor` has them all, letters go to some.
    "roles",
];

/// A file of the program.
struct Code {
    /// Its path below `src`.
    name: String,
    /// As written, without the tests at the bottom.
    text: String,
}

/// Every file that can say something to people: tests say nothing, and the door only lets them read.
fn program() -> Vec<Code> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: &Path| Code {
        name: path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"),
        text: std::fs::read_to_string(path).unwrap().split("\n#[cfg(test)]\nmod tests {").next().unwrap().to_owned(),
    };
    let speaks = |code: &Code| {
        !["tests.rs", "testing.rs", "lib.rs"].iter().any(|end| code.name.ends_with(end))
            && !code.name.contains("/tests/")
    };
    files(&root).iter().map(|path| read(path)).filter(speaks).collect()
}

/// Phrases of this folder that one file says, or none, each with who says it. `WHOLE` is not looked at.
fn alone(program: &[Code]) -> Vec<String> {
    let said: Vec<(&str, BTreeSet<(String, String)>)> =
        program.iter().map(|code| (code.name.as_str(), said(&code.text))).collect();
    let mut found = Vec::new();
    for (module, code) in program.iter().filter_map(|code| Some((module(code)?, code))) {
        for phrase in declared(&code.text) {
            let key = (module.to_owned(), phrase.to_owned());
            let says = said.iter().filter(|(name, said)| *name != code.name && said.contains(&key));
            let who: Vec<&str> = says.map(|(name, _)| *name).collect();
            if who.len() < 2 {
                found.push(format!("{module}::{phrase}: {}", who.first().unwrap_or(&"nobody")));
            }
        }
    }
    found
}

/// The module of this folder that a file is.
fn module(code: &Code) -> Option<&str> {
    code.name.strip_prefix("text/")?.strip_suffix(".rs")
}

/// The phrases that a file declares for others: those of a `mod words` stand deeper.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    let block = text.split_once("\nphrases! {\n").and_then(|(_, rest)| rest.split_once("\n}"));
    let lines = block.map_or("", |(block, _)| block).lines();
    let names = lines.filter_map(|line| line.strip_prefix("    ")?.split_once(" {").map(|(name, _)| name));
    names.filter(|name| name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_'))
}

/// What a file says of this folder: module and phrase. A phrase that is brought in by its own name is said, else the
/// compiler complains.
fn said(text: &str) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    let trees = text.split("use crate::text::").skip(1).filter_map(|rest| rest.split_once(';'));
    for (path, here) in trees.flat_map(|(tree, _)| leaves(tree)) {
        if let Some((module, phrase)) = path.split_once("::") {
            all.insert((module.to_owned(), phrase.to_owned()));
            continue;
        }
        let begins = format!("{here}::");
        for (at, _) in text.match_indices(&begins) {
            if !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                let rest = &text[at + begins.len()..];
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                all.insert((path.clone(), rest[..end].to_owned()));
            }
        }
    }
    all
}

/// The names of a tree of a `use`: each its path, and what it is called in the file.
fn leaves(tree: &str) -> Vec<(String, String)> {
    let Some((head, inner)) = tree.split_once('{') else {
        let (path, alias) = tree.trim().split_once(" as ").unwrap_or((tree.trim(), ""));
        let last = path.rsplit("::").next().unwrap();
        return vec![(path.to_owned(), if alias.is_empty() { last } else { alias }.to_owned())];
    };
    let head = head.trim();
    let inner = inner.rsplit_once('}').unwrap().0;
    let itself = head.trim_end_matches("::");
    let below = |(path, here): (String, String)| match (path.as_str(), here.as_str()) {
        ("self", "self") => (itself.to_owned(), itself.to_owned()),
        ("self", _) => (itself.to_owned(), here),
        _ => (format!("{head}{path}"), here),
    };
    branches(inner).flat_map(leaves).map(below).collect()
}

/// The parts between the commas that stand outside of braces.
fn branches(tree: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let parts = tree.split(move |c| {
        depth = depth + usize::from(c == '{') - usize::from(c == '}');
        c == ',' && depth == 0
    });
    parts.filter(|part| !part.trim().is_empty())
}

#[test]
fn what_one_file_alone_says_stands_in_that_file() {
    let program = program();
    assert!(program.iter().filter(|code| module(code).is_some()).count() > 10);
    let (whole, lone): (Vec<String>, Vec<String>) =
        alone(&program).into_iter().partition(|found| WHOLE.iter().any(|list| found.starts_with(&format!("{list}::"))));
    assert!(lone.is_empty(), "move to the file that says it, or take out:\n{}", lone.join("\n"));
    for list in WHOLE {
        assert!(whole.iter().any(|found| found.starts_with(list)), "{list} needs no exception any more");
    }
}

#[test]
fn planted_phrases_of_one_file_are_found() {
    let code = |name: &str, text: &str| Code { name: name.to_owned(), text: text.to_owned() };
    let row = |name: &str| format!("    {name} {{ nb: \"a\", en: \"b\" }}\n");
    let names = ["BOTH", "ONE", "NOBODY", "NAMED"];
    let shared = format!("//! Words.\n\nphrases! {{\n    // Some.\n{}}}\n", names.map(row).concat());
    let planted = [
        code("text/shown.rs", &shared),
        code("text/own.rs", "mod words {\n    phrases! {\n        ONE { nb: \"a\", en: \"b\" }\n    }\n}\n"),
        code(
            "a.rs",
            "use crate::text::{Message, shown as text, spelling};\n\nfn f() { (text::BOTH, other_text::ONE) }",
        ),
        code(
            "b.rs",
            "use crate::text::shown::{self, NAMED};\n\nfn f() { (shown::BOTH, shown::ONE, deep::shown::NOBODY) }",
        ),
        code("c.rs", "use crate::text::{\n    Message,\n    shown::{self as text, NAMED},\n};\n\nfn f() {}"),
    ];
    assert_eq!(alone(&planted), ["shown::ONE: b.rs", "shown::NOBODY: nobody"]);
}
