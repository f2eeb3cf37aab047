//! The rules, each a function from a file to its breaches.

use super::code::{Source, is_word};

/// A breach of a rule.
pub struct Breach {
    pub name: String,
    pub line: usize,
    pub what: String,
}

impl std::fmt::Display for Breach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.name, self.line, self.what)
    }
}

/// The longest that a file may be.
const LONGEST: usize = 400;

/// What each floor may import, itself left out.
const FLOORS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("text", &["domain"]),
    ("catalog", &["domain", "text", "finding"]),
    ("finding", &["domain", "text"]),
    ("policy", &["domain", "text", "catalog", "finding"]),
    ("record", &["domain", "text", "catalog", "finding", "policy"]),
    ("report", &["domain", "text", "catalog", "finding", "policy", "record"]),
    ("steps", &["domain", "text", "catalog", "finding", "policy", "record"]),
    ("world", &["domain", "text", "catalog", "finding", "policy", "record"]),
    ("api", &["domain", "text", "catalog", "finding", "policy", "record", "world"]),
    ("sandbox", &["domain", "text", "catalog", "finding", "policy", "record", "world"]),
    ("engine", &["domain", "text", "catalog", "finding", "policy", "record", "report", "steps", "world", "api"]),
    (
        "cli",
        &[
            "domain", "text", "catalog", "finding", "policy", "record", "report", "steps", "world", "api", "sandbox",
            "engine",
        ],
    ),
];

/// What only the floor `world` may touch.
const TOUCHES: &[&str] = &[
    "std::env",
    "env::var",
    "env::args",
    "std::fs",
    "fs::",
    "println!",
    "eprintln!",
    "print!",
    "eprint!",
    "io::stdin",
    "io::stdout",
    "io::stderr",
    "SystemTime::now",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "tokio::time",
    "thread::sleep",
    "process::exit",
];

fn is_doorbell(source: &Source) -> bool {
    matches!(source.name.as_str(), "src/lib.rs" | "src/main.rs")
}

/// Imports go only downwards; tests of a file too, since what needs a higher floor is tested there.
pub fn imports(source: &Source) -> Vec<Breach> {
    if is_doorbell(source) {
        return Vec::new();
    }
    let breach = |line, what| Breach { name: source.name.clone(), line, what };
    let module = source.module();
    let floor = FLOORS.iter().find(|(floor, _)| module.first() == Some(floor));
    let Some((floor, below)) = floor.filter(|_| source.name.matches('/').count() >= 2) else {
        return vec![breach(1, "lies on no floor".to_owned())];
    };
    let mut found = Vec::new();
    for (at, other) in names_from_the_root(source, module.len()) {
        let is_floor = FLOORS.iter().any(|(name, _)| *name == other);
        if is_floor && other != *floor && !below.contains(&other.as_str()) {
            found.push(breach(source.line_of(at), format!("`{floor}` may not import `{other}`")));
        }
    }
    found
}

/// Every name that stands right below the crate's root in a path, and where.
fn names_from_the_root(source: &Source, depth: usize) -> Vec<(usize, String)> {
    let code = source.code();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::").filter(|(at, _)| begins(code, *at)) {
        found.extend(heads(code, at + "crate::".len()));
    }
    // A path of as many `super::` as the file is deep arrives at the root; one more is needed inside its tests.
    let chain = "super::";
    for (at, _) in code.match_indices(chain).filter(|(at, _)| begins(code, *at) && !code[..*at].ends_with(chain)) {
        let count = code[at..].split(chain).take_while(|part| part.is_empty()).count();
        let inside_tests = at >= source.program().len();
        if count == depth + usize::from(inside_tests) {
            found.extend(heads(code, at + count * chain.len()));
        }
    }
    found
}

fn begins(code: &str, at: usize) -> bool {
    !code[..at].ends_with(|c| is_word(c) || c == ':')
}

/// The first names of a path, or of each path of a group in braces.
fn heads(code: &str, at: usize) -> Vec<(usize, String)> {
    let word = |at: usize| -> String { code[at..].chars().take_while(|c| is_word(*c)).collect() };
    if !code[at..].starts_with('{') {
        return vec![(at, word(at))];
    }
    let (mut found, mut depth, mut fresh) = (Vec::new(), 0, false);
    for (offset, c) in code[at..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match c {
            '{' | ',' if depth == 1 => fresh = true,
            c if c.is_whitespace() => {}
            _ if fresh && depth == 1 => {
                found.push((at + offset, word(at + offset)));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

/// Variables, files, printing, clock, waiting and exit belong to `world`, and the exit code to `main.rs`.
pub fn process(source: &Source) -> Vec<Breach> {
    if source.name.starts_with("src/world/") || source.name == "src/main.rs" {
        return Vec::new();
    }
    let program = source.program();
    let mut found: Vec<Breach> = Vec::new();
    for touch in TOUCHES {
        // `std::fs` is found as itself, not also as `fs::`; `blueprint!` is not `print!`.
        let whole = |at: usize| !program[..at].ends_with(is_word);
        for (at, _) in program.match_indices(touch).filter(|(at, _)| whole(*at)) {
            let line = source.line_of(at);
            if found.iter().all(|breach| breach.line != line) {
                let what = format!("`{touch}` belongs to `world`");
                found.push(Breach { name: source.name.clone(), line, what });
            }
        }
    }
    found.sort_by_key(|breach| breach.line);
    found
}

/// No file is longer than one can hold in mind.
pub fn size(source: &Source) -> Vec<Breach> {
    let lines = source.lines().len();
    if lines <= LONGEST {
        return Vec::new();
    }
    vec![Breach { name: source.name.clone(), line: lines, what: format!("{lines} lines; {LONGEST} are the most") }]
}

/// Nothing is left for later.
pub fn unfinished(source: &Source) -> Vec<Breach> {
    let mark = concat!("TO", "DO");
    let lines = source.lines();
    let found = lines.iter().enumerate().filter(|(_, line)| line.contains(mark));
    found
        .map(|(index, _)| Breach { name: source.name.clone(), line: index + 1, what: format!("speaks of {mark}") })
        .collect()
}
