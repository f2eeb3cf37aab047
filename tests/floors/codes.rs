//! Holds the source to the registry of codes: a code stands in a row and nowhere else, and every row is used.

use std::collections::BTreeSet;

use altinn_onboard::door::catalog::codes::CodeOrigin as Belongs;
use altinn_onboard::door::engine::codes;

use super::code::Source;
use super::rules::Breach;
use super::{none, sources};

/// Where rows stand.
fn holds_rows(source: &Source) -> bool {
    source.name.starts_with("src/catalog/codes/") || source.name.starts_with("src/policy/lint/rules/")
}

/// The lines of the program itself: no tests, and nothing of the sandbox, which speaks as the services do.
fn program(source: &Source) -> Vec<&str> {
    if source.name.starts_with("src/sandbox/") || source.name.ends_with("/testing.rs") {
        return Vec::new();
    }
    let lines = source.program().matches('\n').count();
    source.lines().into_iter().take(lines).collect()
}

/// What stands between quotation marks in a line of code.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    let code = line.trim_start();
    let shown = if code.starts_with("//") { "" } else { line };
    shown.split('"').skip(1).step_by(2)
}

/// Spelt as codes are: two words or more in capitals and digits, or a rule of the linter.
fn is_spelt_as_a_code(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let is_rule = text.strip_prefix("POL").is_some_and(|number| number.len() == 3 && is_word(number));
    is_rule || (text.contains('-') && text.split('-').all(is_word) && text.bytes().any(|b| b.is_ascii_uppercase()))
}

/// What the registry knows: the ids, and what the services themselves say.
fn known() -> BTreeSet<&'static str> {
    let own = codes::all().filter_map(|entry| entry.said).map(|said| said.own);
    codes::all().map(|entry| entry.code.id).chain(own).collect()
}

/// Literals that look like codes of a family that the registry has, and are none.
fn strangers(source: &Source, known: &BTreeSet<&str>) -> Vec<Breach> {
    let families: BTreeSet<&str> = known.iter().filter_map(|id| id.split('-').next()).collect();
    let is_of_a_family =
        |text: &str| text.starts_with("POL") || text.split('-').next().is_some_and(|f| families.contains(f));
    let mut found = Vec::new();
    for (number, line) in program(source).into_iter().enumerate() {
        for text in literals(line).filter(|text| is_spelt_as_a_code(text) && is_of_a_family(text)) {
            if !known.contains(text) {
                found.push(breach(source, number, format!("`{text}` is no row of the registry")));
            }
        }
    }
    found
}

fn breach(source: &Source, number: usize, what: String) -> Breach {
    Breach { name: source.name.clone(), line: number + 1, what }
}

/// The rows of a file that are the program's own: the name and the id of each.
fn rows(source: &Source) -> Vec<(usize, String, String)> {
    let row = |(number, line): (usize, &str)| {
        let (name, rest) = line.trim().split_once(" = \"")?;
        let (id, rest) = rest.split_once("\" [")?;
        rest.ends_with(']').then(|| (number, name.to_owned(), id.to_owned()))
    };
    program(source).into_iter().enumerate().filter_map(row).collect()
}

#[test]
fn every_code_in_the_source_is_a_row() {
    let known = known();
    none(&sources("src").iter().flat_map(|source| strangers(source, &known)).collect::<Vec<_>>());
}

#[test]
fn a_row_is_registered_and_stands_where_rows_stand() {
    let ids: BTreeSet<&str> = codes::all().map(|entry| entry.code.id).collect();
    let mut breaches = Vec::new();
    let mut count = 0;
    for source in sources("src") {
        for (number, _, id) in rows(&source).into_iter().filter(|_| holds_rows(&source)) {
            count += 1;
            if !ids.contains(id.as_str()) {
                breaches.push(breach(&source, number, format!("`{id}` is not among those of engine/codes.rs")));
            }
        }
        let is_home = holds_rows(&source) || source.name == "src/finding/code.rs";
        for (number, line) in program(&source).into_iter().enumerate().filter(|_| !is_home) {
            if line.contains("code!(")
                || line.contains("codes! {")
                || line.contains(" Code {") && !["impl", "struct"].iter().any(|word| line.contains(word))
            {
                breaches.push(breach(&source, number, "a row stands in catalog/codes or in a lint rule".to_owned()));
            }
        }
    }
    none(&breaches);
    assert!(count > 100, "only {count} rows were found");
}

#[test]
fn every_row_of_the_program_is_used() {
    let all = sources("src");
    let is_used = |name: &str| {
        let places = all.iter().filter(|source| !holds_rows(source));
        places.flat_map(|source| program(source)).any(|line| {
            line.match_indices(name).any(|(at, _)| {
                let is_word = |c: char| c.is_alphanumeric() || c == '_';
                !line[..at].ends_with(is_word) && !line[at + name.len()..].starts_with(is_word)
            })
        })
    };
    let own: BTreeSet<&str> =
        codes::all().filter(|entry| entry.source == Belongs::Program).map(|entry| entry.code.id).collect();
    let mut breaches = Vec::new();
    for source in all.iter().filter(|source| source.name.starts_with("src/catalog/codes/")) {
        for (number, name, id) in rows(source).into_iter().filter(|(_, _, id)| own.contains(id.as_str())) {
            if !is_used(&name) {
                breaches.push(breach(source, number, format!("nobody says `{id}`")));
            }
        }
    }
    none(&breaches);
}

#[test]
fn planted_strangers_are_found() {
    let known = known();
    let lines = |text: &str| -> Vec<usize> {
        strangers(&Source::new("src/engine/a.rs", text), &known).iter().map(|breach| breach.line).collect()
    };
    let text = "fn f() {\n    g(\"MP-999\");\n    // \"MP-998\"\n    g(\"MP-250\");\n    g(\"UTF-8\");\n    g(\"POL999\");\n}\n";
    assert_eq!(lines(text), [2, 6]);
    assert!(lines("fn f() {}\n#[cfg(test)]\nmod tests {\n    const X: &str = \"MP-999\";\n}\n").is_empty());
}
