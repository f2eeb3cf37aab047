//! No file imports another that, by whatever way, imports it.
//!
//! An arrow goes from a file to the file that defines what it names: paths from `crate::`, `super::` and `self::`, paths
//! that begin with a module declared in the file, and names that such a path brought in. A re-export is followed to the
//! file that defines the name, so a `mod.rs` that only declares and re-exports stands in no circle.

use std::collections::{BTreeMap, BTreeSet};

use super::code::{Source, is_word};
use super::rules::Breach;
use super::uses::{Use, uses, without_uses};

/// A module's path from the crate's root.
type Path = Vec<String>;

/// One file, as far as arrows go.
struct Room {
    name: String,
    code: String,
    children: BTreeSet<String>,
    uses: Vec<Use>,
    only_declares: bool,
}

/// Each circle as one breach, named by its files.
pub fn circles(sources: &[Source]) -> Vec<Breach> {
    let rooms: BTreeMap<Path, Room> = sources.iter().filter(|source| is_program(source)).map(Room::of).collect();
    let arrows: BTreeMap<&Path, BTreeSet<Path>> = rooms.keys().map(|path| (path, arrows(&rooms, path))).collect();
    let reach: BTreeMap<&Path, BTreeSet<&Path>> = rooms.keys().map(|path| (path, reachable(&arrows, path))).collect();
    let mut found: BTreeSet<BTreeSet<&Path>> = BTreeSet::new();
    for (path, reached) in &reach {
        let circle: BTreeSet<&Path> = reached.iter().copied().filter(|other| reach[*other].contains(path)).collect();
        if !circle.is_empty() {
            found.insert(circle);
        }
    }
    let breach = |circle: BTreeSet<&Path>| {
        let names: Vec<&str> = circle.iter().map(|path| rooms[*path].name.as_str()).collect();
        Breach { name: names[0].to_owned(), line: 1, what: format!("stands in a circle: {}", names.join(", ")) }
    };
    found.into_iter().map(breach).collect()
}

fn is_program(source: &Source) -> bool {
    let name = source.name.as_str();
    !(name.ends_with("main.rs") || name.contains("/tests/") || source.program().trim().is_empty())
}

impl Room {
    fn of(source: &Source) -> (Path, Self) {
        let code = without_tests(source.program());
        let (body, children) = without_modules(&without_uses(&code));
        let only_declares = source.name.ends_with("mod.rs") && without_attributes(&body).trim().is_empty();
        let path = source.module().iter().map(|name| (*name).to_owned()).collect();
        (path, Self { name: source.name.clone(), uses: uses(&code), code: body, children, only_declares })
    }
}

/// Declarations and imports that exist only in tests are no arrows of the program.
fn without_tests(code: &str) -> String {
    let mut left = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        left.push_str(&rest[..at]);
        let item = &rest[at + "#[cfg(test)]".len()..];
        let end = item.find([';', '{']).unwrap_or(item.len());
        let head = item[..end].trim_start();
        let is_line =
            ["mod ", "use ", "pub mod ", "pub use ", "pub(super) mod "].iter().any(|way| head.starts_with(way));
        rest = if is_line && item[end..].starts_with(';') { &item[end + 1..] } else { item };
    }
    left.push_str(rest);
    // `pub(in crate::sandbox)` says who may see, not what is used.
    let mut parts = left.split("pub(in ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + "pub" + part.split_once(')').map_or("", |(_, after)| after))
}

/// The code without `mod name;`, and the names.
fn without_modules(code: &str) -> (String, BTreeSet<String>) {
    let mut children = BTreeSet::new();
    let mut left = String::new();
    for line in code.lines() {
        let words: Vec<&str> = line.trim().trim_end_matches(';').split_whitespace().collect();
        match words.as_slice() {
            [.., "mod", name] if line.trim().ends_with(';') => {
                children.insert((*name).to_owned());
            }
            _ => {
                left.push_str(line);
                left.push('\n');
            }
        }
    }
    (left, children)
}

fn without_attributes(code: &str) -> String {
    code.lines().filter(|line| !line.trim_start().starts_with("#[") && !line.trim_start().starts_with("#!")).collect()
}

/// The files that a file names.
fn arrows(rooms: &BTreeMap<Path, Room>, path: &Path) -> BTreeSet<Path> {
    let room = &rooms[path];
    if room.only_declares {
        return BTreeSet::new();
    }
    let mut brought: BTreeMap<&str, Path> = BTreeMap::new();
    let mut named: Vec<Path> = Vec::new();
    for one in &room.uses {
        let Some(target) = absolute(room, path, &one.path) else { continue };
        // What is only passed on is no use of it.
        if !one.public || names(&room.code, &one.name) {
            named.push(target.clone());
        }
        brought.insert(&one.name, target);
    }
    for written in paths(&room.code) {
        let head = written[0].as_str();
        let known = matches!(head, "crate" | "super" | "self") || room.children.contains(head);
        let target = if known {
            absolute(room, path, &written)
        } else {
            brought.get(head).map(|target| target.iter().chain(&written[1..]).cloned().collect())
        };
        named.extend(target);
    }
    named.iter().filter_map(|target| defining(rooms, target, 6)).filter(|target| target != path).collect()
}

/// A path as written, from the crate's root; `None` when it leads out of the crate.
fn absolute(room: &Room, from: &Path, written: &[String]) -> Option<Path> {
    let head = written.first()?.as_str();
    match head {
        "crate" => Some(written[1..].to_vec()),
        "super" | "self" => {
            let mut base = from.clone();
            let steps = written.iter().take_while(|part| matches!(part.as_str(), "super" | "self"));
            let count = steps.inspect(|part| drop((part.as_str() == "super").then(|| base.pop()))).count();
            Some(base.into_iter().chain(written[count..].iter().cloned()).collect())
        }
        name if room.children.contains(name) => Some(from.iter().chain(written).cloned().collect()),
        _ => None,
    }
}

/// The file that defines what a path names.
fn defining(rooms: &BTreeMap<Path, Room>, target: &Path, depth: usize) -> Option<Path> {
    for length in (0..=target.len()).rev() {
        let (head, rest) = target.split_at(length);
        let Some(room) = rooms.get(head) else { continue };
        let passed_on = rest.first().and_then(|name| room.uses.iter().find(|one| one.public && one.name == *name));
        if let (Some(one), 1..) = (passed_on, depth)
            && let Some(further) = absolute(room, &head.to_vec(), &one.path)
        {
            let further: Path = further.iter().chain(&rest[1..]).cloned().collect();
            return defining(rooms, &further, depth - 1);
        }
        return Some(head.to_vec());
    }
    None
}

fn reachable<'p>(arrows: &'p BTreeMap<&'p Path, BTreeSet<Path>>, from: &Path) -> BTreeSet<&'p Path> {
    let mut found: BTreeSet<&Path> = BTreeSet::new();
    let mut left: Vec<&Path> = arrows[from].iter().collect();
    while let Some(next) = left.pop() {
        if found.insert(next) {
            left.extend(&arrows[next]);
        }
    }
    found
}

/// Every path of two names and more in the code; `.collect::<Vec<_>>()` is a method and no path.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut before = ' ';
    for piece in code.split_inclusive(|c: char| !(is_word(c) || c == ':')) {
        let path = piece.trim_end_matches(|c: char| !(is_word(c) || c == ':'));
        if path.contains("::") && path.starts_with(is_word) && before != '.' {
            let parts = path.split("::").filter(|part| !part.is_empty() && !part.contains(':'));
            found.push(parts.map(str::to_owned).collect());
        }
        before = piece.chars().next_back().unwrap_or(' ');
    }
    found
}

fn names(code: &str, name: &str) -> bool {
    code.match_indices(name)
        .any(|(at, _)| !code[..at].ends_with(is_word) && !code[at + name.len()..].starts_with(is_word))
}
