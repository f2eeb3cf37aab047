//! Each promise of `SECURITY.md` is held by a test.

use std::collections::BTreeSet;
use std::path::Path;

fn read_all(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            read_all(&entry, into);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            into.push_str(&std::fs::read_to_string(entry).unwrap());
        }
    }
}

#[test]
fn each_promise_names_tests_that_there_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join(".github/SECURITY.md")).unwrap();
    let (_, promised) = text.split_once("## What is promised").unwrap();
    let (promised, _) = promised.split_once("\n## ").unwrap();
    let mut source = String::new();
    read_all(&root.join("src"), &mut source);
    read_all(&root.join("tests"), &mut source);
    let tests: BTreeSet<&str> = source
        .split("fn ")
        .filter_map(|rest| rest.split_once('(').map(|(name, _)| name))
        .filter(|name| name.contains('_'))
        .collect();

    let mut number = 0;
    for promise in numbered(promised) {
        number += 1;
        let named: Vec<&str> = promise.split('`').skip(1).step_by(2).filter(|word| is_test(word)).collect();
        assert!(!named.is_empty(), "promise {number} is held by nothing: {promise}");
        for name in named {
            let there = if name.ends_with(".rs") { root.join(name).is_file() } else { tests.contains(name) };
            assert!(there, "promise {number} names {name}, which is no test");
        }
    }
    assert!(number >= 15, "{number} promises");
}

/// The items of a numbered list, each with the lines that belong to it.
fn numbered(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in text.lines() {
        let is_first = line.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok());
        match items.last_mut() {
            _ if is_first => items.push(line.to_owned()),
            Some(item) if line.starts_with("   ") => item.extend([" ", line.trim()]),
            _ => {}
        }
    }
    items
}

/// The name of a test, or of a file of tests.
fn is_test(word: &str) -> bool {
    let is_name =
        word.matches('_').count() >= 3 && word.bytes().all(|b| b.is_ascii_lowercase() || b"_0123456789".contains(&b));
    is_name || (word.starts_with("tests/") && word.ends_with(".rs"))
}
