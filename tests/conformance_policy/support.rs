//! Where the cases are, and how a suite is counted.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// The folder of the conformance data, unless the variable is unset.
pub fn data() -> Option<PathBuf> {
    let Some(shared) = std::env::var_os("ALTINN_ONBOARD_SHARED") else {
        println!("skipped: ALTINN_ONBOARD_SHARED is not set");
        return None;
    };
    Some(Path::new(&shared).join("data"))
}

/// Reads a file of the data, given relative to `conformance/` or, for real policies, to `data/`.
pub fn read(data: &Path, path: &str) -> Vec<u8> {
    let inside = data.join("conformance").join(path);
    let file = if inside.exists() { inside } else { data.join(path) };
    std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Reads a JSON file of the data.
pub fn json(data: &Path, path: &str) -> Value {
    serde_json::from_slice(&read(data, path)).expect("JSON")
}

/// A text of a JSON object.
pub fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}"))
}

/// Runs every case of a suite of the index through `check`, which says what is wrong.
pub fn run(suite: &str, check: impl Fn(&Path, &Value) -> Result<(), String>) {
    run_some(suite, |_| true, check);
}

/// Runs the cases of a suite that `wanted` picks.
pub fn run_some(suite: &str, wanted: impl Fn(&Value) -> bool, check: impl Fn(&Path, &Value) -> Result<(), String>) {
    let Some(data) = data() else { return };
    let index = json(&data, "index.json");
    let cases = index["cases"].as_array().expect("cases").iter().filter(|case| case["suite"] == suite && wanted(case));
    tally(suite, cases.map(|case| check(&data, case).map_err(|wrong| format!("{}: {wrong}", text(case, "id")))));
}

/// Counts results and fails when one is wrong or there are none.
pub fn tally(what: &str, results: impl Iterator<Item = Result<(), String>>) {
    let (mut ran, mut wrong) = (0, Vec::new());
    for result in results {
        ran += 1;
        wrong.extend(result.err());
    }
    println!("{what}: {ran} cases, {} wrong", wrong.len());
    assert!(ran > 0, "{what}: no case was run");
    assert!(wrong.is_empty(), "{what}: {} of {ran} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Says what differs.
pub fn same<T: PartialEq + std::fmt::Debug>(what: &str, got: T, wanted: T) -> Result<(), String> {
    if got == wanted { Ok(()) } else { Err(format!("{what} is {got:?}, expected {wanted:?}")) }
}
