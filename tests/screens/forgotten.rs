//! A snapshot that no test reads is a promise that nobody keeps.

use std::path::{Path, PathBuf};

/// Folders whose files are named while the tests run; the tests there see to it themselves.
const COUNTED_ELSEWHERE: [&str; 1] = ["help"];

#[test]
fn every_snapshot_is_named_in_a_test() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let sources: String = files(&tests, "rs").iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let folder = tests.join("snapshots");
    let names: Vec<String> = files(&folder, "snap")
        .iter()
        .map(|file| file.strip_prefix(&folder).unwrap().with_extension("").to_str().unwrap().replace('\\', "/"))
        .collect();
    let forgotten = names.iter().filter(|name| is_forgotten(name, &sources)).collect::<Vec<_>>();
    assert!(forgotten.is_empty(), "no test reads {forgotten:?}: delete them, or name them in a test");
    assert!(names.len() > 40, "{names:?}");
    assert!(is_forgotten("journey/once-upon-a-time", &sources.replace("once-upon", "")));
}

fn is_forgotten(name: &str, sources: &str) -> bool {
    let folder = name.split('/').next().unwrap_or_default();
    !COUNTED_ELSEWHERE.contains(&folder) && !sources.contains(&format!("\"{name}\""))
}

/// All files below a folder whose name ends so.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    all.map(walkdir::DirEntry::into_path).filter(|path| path.extension().is_some_and(|end| end == extension)).collect()
}
