//! Finds the phrases where they stand: most with the one step, rule or command that says them.

#![allow(
    clippy::string_slice,
    reason = "it reads the source at marks that it has found, and may stop at the first surprise"
)]

use std::path::{Path, PathBuf};

/// A phrase as it is written in the source.
pub(super) struct Written {
    /// File and line.
    pub(super) place: String,
    /// Norwegian Bokmål.
    pub(super) nb: String,
    /// English.
    pub(super) en: String,
}

/// Every phrase of the source: `nb: "…"` with `en: "…"` right behind it.
pub(super) fn phrases() -> Vec<Written> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for path in files(&root.join("src")) {
        let source = std::fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root).unwrap().display();
        all.extend(of(&source).into_iter().map(|(line, nb, en)| Written { place: format!("{name}:{line}"), nb, en }));
    }
    all
}

/// The phrases of a source, each with its line.
fn of(source: &str) -> Vec<(usize, String, String)> {
    let mut all = Vec::new();
    for (at, begins) in source.match_indices("nb: \"") {
        let Some((nb, rest)) = literal(&source[at + begins.len()..]) else { continue };
        let rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        let Some((en, _)) = rest.strip_prefix("en: \"").and_then(literal) else { continue };
        all.push((source[..at].matches('\n').count() + 1, nb, en));
    }
    all
}

/// A literal, read from behind its first quotation mark, and what comes after it.
fn literal(source: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut chars = source.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return Some((text, &source[at + 1..])),
            '\\' => match chars.next()?.1 {
                'n' => text.push('\n'),
                // A line that goes on: its white space does not count.
                '\n' => {
                    let rest = chars.as_str();
                    let skipped = rest.len() - rest.trim_start().len();
                    while chars.offset() < source.len() - rest.len() + skipped {
                        chars.next();
                    }
                }
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
    None
}

/// Every Rust file below a folder.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push(path);
        }
    }
    all.sort();
    all
}

#[test]
fn phrases_are_read_as_the_compiler_reads_them() {
    let source = "A { nb: \"«a» \\\"b\\\" \\\n        c\",\n en: \"d {x}\" }\n B { nb: \"e\", nn: \"f\", en: \"g\" }";
    assert_eq!(of(source), [(1, "«a» \"b\" c".to_owned(), "d {x}".to_owned())]);
}

/// What systems and libraries say is English: a sentence gets its reason from `text/reasons.rs`, or from a phrase. What the
/// platform answers to a policy is its own words in both languages.
#[test]
fn no_sentence_gets_its_reason_from_a_library() {
    const PLATFORMS_WORDS: [&str; 5] = [
        "src/policy/cases.rs",
        "src/policy/explain/findings.rs",
        "src/policy/enrich/narrate.rs",
        "src/policy/upload_checks.rs",
        "src/engine/perform/registry.rs",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for path in files(&root.join("src")) {
        let name = path.strip_prefix(root).unwrap().display().to_string();
        let source = std::fs::read_to_string(&path).unwrap();
        for (number, line) in source.lines().enumerate() {
            let Some((_, value)) = line.split_once(".with(\"reason\", ") else { continue };
            let foreign = [".to_string()", ".message()"].iter().any(|end| value.contains(end));
            if foreign && !value.contains("reasons::") && !PLATFORMS_WORDS.contains(&name.as_str()) {
                found.push(format!("{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
