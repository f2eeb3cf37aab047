//! The workflows of `.github`: no foreign code that can change under its name, no job without limits, no credentials left.
//!
//! They are read by lines, in the one form that they are written in; what is written in another form is a breach.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use regex::Regex;

/// A line of a workflow that breaks a rule, counted from 1, and the rule.
type Breach = (usize, &'static str);

const NOT_PINNED: &str = "an action is `OWNER/NAME@COMMIT # vX.Y.Z`, with the 40 digits of the commit";
const NO_PERMISSIONS: &str = "what a job may do is said one by one";
const NO_TIMEOUT: &str = "a job ends: `timeout-minutes: N`";
const CREDENTIALS: &str = "a checkout leaves no credentials: `persist-credentials: false`";
const OPEN_TOP: &str = "what no job asks for, nobody may: `permissions: {}` above the jobs";
const NO_JOBS: &str = "a workflow has jobs";

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// A line without what is said about it. No value of ours holds ` #`.
fn said(line: &str) -> &str {
    if line.trim_start().starts_with('#') { "" } else { line.split(" #").next().unwrap_or_default().trim_end() }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines that belong to the key or item at `start`: those below it that stand further in.
fn block<'a>(lines: &'a [&'a str], start: usize) -> &'a [&'a str] {
    let depth = indent(lines[start]);
    let inside = |line: &&&str| said(line).trim().is_empty() || indent(line) > depth;
    let length = lines[start + 1..].iter().take_while(inside).count();
    &lines[start + 1..=start + length]
}

fn breaches(text: &str) -> Vec<Breach> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found: Vec<Breach> = lines.iter().enumerate().flat_map(|(at, _)| action(&lines, at)).collect();
    if !lines.iter().any(|line| said(line) == "permissions: {}") {
        found.push((1, OPEN_TOP));
    }
    let jobs = lines.iter().position(|line| said(line) == "jobs:").unwrap_or(lines.len());
    let names: Vec<usize> =
        (jobs + 1..lines.len()).filter(|at| indent(lines[*at]) == 2 && !said(lines[*at]).is_empty()).collect();
    if names.is_empty() {
        found.push((1, NO_JOBS));
    }
    found.extend(names.into_iter().flat_map(|at| job(&lines, at)));
    found.sort_by_key(|(line, _)| *line);
    found
}

/// The rules for a line that names an action, and for the step that it begins.
fn action(lines: &[&str], at: usize) -> Vec<Breach> {
    let line = lines[at];
    if !said(line).contains("uses:") && !said(line).contains("uses\":") {
        return Vec::new();
    }
    let pinned = Regex::new(r"^ +- uses: [\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$").unwrap();
    let mut found = Vec::new();
    if !pinned.is_match(line) {
        found.push((at + 1, NOT_PINNED));
    }
    let kept = |line: &&str| said(line).trim() == "persist-credentials: false";
    if line.contains("actions/checkout@") && !block(lines, at).iter().any(kept) {
        found.push((at + 1, CREDENTIALS));
    }
    found
}

/// The rules for the job whose name stands at a line.
fn job(lines: &[&str], at: usize) -> Vec<Breach> {
    let own: Vec<&str> = block(lines, at).iter().map(|line| said(line)).filter(|line| indent(line) == 4).collect();
    let timeout = Regex::new("^    timeout-minutes: [0-9]+$").unwrap();
    let mut found = Vec::new();
    // `read-all`, or anything else behind the colon, is not one by one.
    if !own.iter().any(|line| ["    permissions:", "    permissions: {}"].contains(line)) {
        found.push((at + 1, NO_PERMISSIONS));
    }
    if !own.iter().any(|line| timeout.is_match(line)) {
        found.push((at + 1, NO_TIMEOUT));
    }
    found
}

#[test]
fn every_action_is_pinned_and_every_job_has_its_limits() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows");
    let names: BTreeSet<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(names.len() >= 2, "{names:?}");
    let mut broken = Vec::new();
    for name in names {
        let found = breaches(&fs::read_to_string(&name).unwrap());
        broken.extend(found.iter().map(|(line, rule)| format!("{}:{line}: {rule}", name.display())));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The checker itself: each planted breach is found, where it is, and nothing else.
#[test]
fn planted_breaches_are_found() {
    let commit = "3d3c42e5aac5ba805825da76410c181273ba90b1";
    let whole = format!(
        "on: push\npermissions: {{}}\njobs:\n  # The one.\n  one:\n    timeout-minutes: 5\n    permissions:\n      contents: read\n    steps:\n      - uses: actions/checkout@{commit} # v7.0.1\n        with:\n          persist-credentials: false\n      - run: true\n"
    );
    assert_eq!(breaches(&whole), []);
    let with = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        breaches(&whole.replacen(from, to, 1))
    };
    for (from, to) in [
        (commit, "v7"),
        (commit, &commit[..39]),
        (" # v7.0.1", ""),
        ("# v7.0.1", "# v7"),
        ("# v7.0.1", "# main"),
        ("- uses: ", "- \"uses\": "),
        ("- uses: ", "- { uses: "),
        (&format!("actions/checkout@{commit}"), "./.github/actions/checkout"),
    ] {
        assert_eq!(with(from, to), [(10, NOT_PINNED)], "{to}");
    }
    for (from, to) in [
        ("persist-credentials: false", "persist-credentials: true"),
        ("persist-credentials: false", "# persist-credentials: false"),
        ("        with:\n          persist-credentials: false\n", ""),
        (
            "          persist-credentials: false\n      - run: true",
            "      - run: true\n        persist-credentials: false",
        ),
    ] {
        assert_eq!(with(from, to), [(10, CREDENTIALS)], "{to}");
    }
    assert_eq!(with("    permissions:\n      contents: read\n", ""), [(5, NO_PERMISSIONS)]);
    assert_eq!(with("    permissions:\n      contents: read\n", "    permissions: write-all\n"), [(5, NO_PERMISSIONS)]);
    assert_eq!(with("    timeout-minutes: 5\n", ""), [(5, NO_TIMEOUT)]);
    assert_eq!(with("    timeout-minutes: 5\n", "    # timeout-minutes: 5\n"), [(5, NO_TIMEOUT)]);
    assert_eq!(with("permissions: {}\n", ""), [(1, OPEN_TOP)]);
    assert_eq!(breaches("permissions: {}\n"), [(1, NO_JOBS)]);
    let second = format!("{whole}  two:\n    runs-on: x\n");
    assert_eq!(breaches(&second), [(14, NO_PERMISSIONS), (14, NO_TIMEOUT)]);
}

/// `cargo deny` looks at what is released, and at nothing else.
#[test]
fn what_is_released_is_what_is_judged() {
    let judged: toml::Table = file("deny.toml").parse().unwrap();
    let judged: BTreeSet<String> =
        judged["graph"]["targets"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect();
    let workflow = file(".github/workflows/release.yml");
    let released: BTreeSet<String> =
        workflow.lines().filter_map(|line| line.trim().strip_prefix("- target: ")).map(str::to_owned).collect();
    assert_eq!(judged, released);
    assert_eq!(released.len(), 5, "glibc, musl, two kinds of Mac, and Windows");
}

#[test]
fn the_readme_asks_for_the_rust_that_cargo_asks_for() {
    let manifest: toml::Table = file("Cargo.toml").parse().unwrap();
    let oldest = manifest["package"]["rust-version"].as_str().unwrap();
    assert!(file("README.md").contains(&format!("Rust {oldest} or newer")), "{oldest}");
}
