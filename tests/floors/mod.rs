//! Holds the code to the house: who may import whom, what only `world/` may touch, and how long a file may be.
//!
//! Prints `file:line` of each breach.

mod circles;
mod code;
mod codes;
mod door;
mod output;
mod rules;
mod uses;

use std::fs;
use std::path::{Path, PathBuf};

use self::code::Source;
use self::rules::Breach;

/// All Rust files below a folder of the crate, with their paths from the crate's root.
fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        Source::new(&name, &fs::read_to_string(path).unwrap())
    };
    files.iter().map(read).collect()
}

fn none(breaches: &[Breach]) {
    for breach in breaches {
        println!("{breach}");
    }
    assert!(breaches.is_empty(), "{} breaches, printed above", breaches.len());
}

#[test]
fn imports_go_only_downwards() {
    let all = sources("src");
    assert!(all.len() > 50, "the code was not found");
    none(&all.iter().flat_map(rules::imports).collect::<Vec<_>>());
}

#[test]
fn no_file_stands_in_a_circle() {
    none(&circles::circles(&sources("src")));
}

#[test]
fn only_what_is_used_outside_stands_open() {
    let all = sources("src");
    let door = all.iter().find(|source| source.name == "src/lib.rs").expect("the door");
    let main = sources("src").into_iter().filter(|source| source.name == "src/main.rs");
    let outside = ["tests", "fuzz/fuzz_targets", "benches/peers/src"].into_iter().flat_map(sources).chain(main);
    none(&door::unused(door, &outside.collect::<Vec<_>>()));
}

#[test]
fn only_the_world_touches_the_process() {
    none(&sources("src").iter().flat_map(rules::process).collect::<Vec<_>>());
}

#[test]
fn files_are_short_and_finished() {
    let all: Vec<Source> = sources("src").into_iter().chain(sources("tests")).collect();
    let lines: usize = all.iter().map(|source| source.lines().len()).sum();
    println!("{} files, {} lines, {} on average", all.len(), lines, lines / all.len());
    none(&all.iter().flat_map(rules::size).chain(all.iter().flat_map(rules::unfinished)).collect::<Vec<_>>());
}

/// The checker itself: each planted breach is found, where it is, and nothing else.
#[test]
fn planted_breaches_are_found() {
    let found = |name: &str, text: &str, rule: fn(&Source) -> Vec<Breach>| -> Vec<usize> {
        rule(&Source::new(name, text)).iter().map(|breach| breach.line).collect()
    };
    let none: [usize; 0] = [];

    let up = "use crate::domain::OrgNumber;\n// use crate::engine;\nuse crate::{text::Phrase, engine::Loop};\n";
    assert_eq!(found("src/steps/a.rs", up, rules::imports), [3]);
    assert_eq!(found("src/engine/a.rs", up, rules::imports), none);
    assert_eq!(found("src/main.rs", up, rules::imports), none);
    let nested = "use crate::{\n    domain::{OrgNumber, engine::X},\n    // cli,\n    world,\n};\n";
    assert_eq!(found("src/policy/deep/a.rs", nested, rules::imports), [4]);
    assert_eq!(
        found("src/steps/a.rs", "fn f() {\n let _ = \"crate::cli\"; crate::api::g();\n}\n", rules::imports),
        [2]
    );
    assert_eq!(
        found(
            "src/steps/deep/a.rs",
            "use super::super::record;\nuse super::super::super::world::files;\n",
            rules::imports
        ),
        [2]
    );
    assert_eq!(found("src/steps/mod.rs", "use super::cli::run;\n", rules::imports), [1]);
    assert_eq!(
        found(
            "src/steps/a.rs",
            "fn f() {}\nmod tests {\n    use super::*;\n    use super::super::card;\n}\n",
            rules::imports
        ),
        none
    );
    assert_eq!(found("src/loose.rs", "//! Loose.\n", rules::imports), [1]);
    assert_eq!(found("src/sandbox/a.rs", "use crate::engine::x;\n", rules::imports), [1]);
    assert_eq!(found("src/engine/a.rs", "use crate::sandbox::x;\n", rules::imports), [1]);

    let touching = "//! std::fs is spoken of.\nfn f() {\n    let _ = std::env::var(\"X\");\n    tokio::fs::read(p);\n    println!(\"fs::\");\n    Timestamp::now();\n    prefs::x();\n    blueprint!(x);\n}\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n";
    assert_eq!(found("src/steps/a.rs", touching, rules::process), [3, 4, 5, 6]);
    assert_eq!(found("src/world/a.rs", touching, rules::process), none);
    assert_eq!(found("src/steps/a_tests.rs", touching, rules::process), none);
    let helper = "#[cfg(test)]\nmod support;\nfn f() {\n    std::fs::read(p);\n}\n";
    assert_eq!(found("src/steps/a.rs", helper, rules::process), [4]);
    assert_eq!(found("src/steps/a.rs", "fn f() { std::process::exit(1) }", rules::process), [1]);
    assert_eq!(found("src/main.rs", "fn main() { std::process::exit(1) }", rules::process), none);
    let waiting = "use tokio::time::timeout;\nasync fn f() {\n    thread::sleep(d);\n    clock.sleep(d).await;\n    within(d, work).await;\n}\n";
    assert_eq!(found("src/engine/a.rs", waiting, rules::process), [1, 3]);
    assert_eq!(found("src/world/a.rs", waiting, rules::process), none);
    assert_eq!(
        found(
            "src/cli/a.rs",
            "const X: &str = r#\"\"#; fn f<'a>(c: &'a str) { let q = '\"'; print!(\"{c}\") }",
            rules::process
        ),
        [1]
    );

    assert_eq!(found("src/steps/a.rs", &"\n".repeat(400), rules::size), none);
    assert_eq!(found("src/steps/a.rs", &"\n".repeat(401), rules::size), [401]);
    let unfinished = format!("//! x\n// {}{}: later\n", "TO", "DO");
    assert_eq!(found("src/steps/a.rs", &unfinished, rules::unfinished), [2]);
}

#[test]
fn planted_names_at_the_door_are_found() {
    let door =
        "mod a;\npub mod b;\npub mod door {\n    pub mod a {\n        pub use crate::a::{Used, Unused};\n    }\n}\n";
    let outside = [Source::new("tests/x.rs", "use altinn_onboard::door::a::Used;\n// Unused\n")];
    let found = door::unused(&Source::new("src/lib.rs", door), &outside);
    assert_eq!(found.iter().map(|breach| breach.line).collect::<Vec<_>>(), [5, 2]);
}

/// The finder of circles itself: through a folder, through a re-export, through a path in the code; and what is none.
#[test]
fn planted_circles_are_found() {
    let found = |files: &[(&str, &str)]| -> Vec<String> {
        let sources: Vec<Source> = files.iter().map(|(name, text)| Source::new(name, text)).collect();
        circles::circles(&sources).iter().map(|breach| breach.what.replace("stands in a circle: ", "")).collect()
    };
    let pair =
        [("src/a/x.rs", "use super::y::Y;\nfn f() {}\n"), ("src/a/y.rs", "pub struct Y;\nfn g() { super::x::f() }\n")];
    assert_eq!(found(&pair), ["src/a/x.rs, src/a/y.rs"]);
    let passed_on = [
        ("src/a/mod.rs", "mod x;\nmod y;\npub use x::X;\npub use y::{Y, other as named};\n"),
        ("src/a/x.rs", "use crate::a::{self, Y};\npub struct X(Y);\n"),
        ("src/a/y.rs", "pub struct Y;\nfn g(x: super::X) {}\n"),
    ];
    assert_eq!(found(&passed_on), ["src/a/x.rs, src/a/y.rs"]);
    let parent = [
        ("src/a/mod.rs", "mod x;\npub const N: u8 = x::M;\n"),
        ("src/a/x.rs", "use super::N;\npub const M: u8 = 1;\n"),
    ];
    assert_eq!(found(&parent), ["src/a/mod.rs, src/a/x.rs"]);
    let by_alias = [
        ("src/a/x.rs", "use crate::b as other;\nfn f() { other::y::g() }\n"),
        ("src/b/y.rs", "fn g() { crate::a::x::f() }\n"),
    ];
    assert_eq!(found(&by_alias), ["src/a/x.rs, src/b/y.rs"]);
    let none = [
        ("src/a/mod.rs", "mod x;\nmod y;\npub use x::X;\n"),
        (
            "src/a/x.rs",
            "pub struct X;\nfn f(all: Y) { all.y::<u8>() }\n#[cfg(test)]\nmod tests {\n    use super::super::y::Y;\n}\n",
        ),
        ("src/a/y.rs", "//! See super::x.\nuse super::X;\npub(in crate::a) struct Y(X);\n"),
    ];
    assert_eq!(found(&none), Vec::<String>::new());
}
