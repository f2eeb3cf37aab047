//! The published schemas are those of the types. That what the program prints holds to them is tried in
//! `tests/json_documents`.
//!
//! They are made anew by `REGENERATE=1 cargo test --lib report::schemas_tests`.

use std::fs;
use std::path::{Path, PathBuf};

use super::schemas::ALL;

/// Where a schema is published.
fn path_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/schemas").join(format!("{name}.schema.json"))
}

#[test]
fn the_published_schemas_are_those_of_the_types() {
    for document in ALL {
        let text = serde_json::to_string_pretty(&document.titled().to_value()).unwrap() + "\n";
        if std::env::var_os("REGENERATE").is_some() {
            fs::write(path_of(document.name), text).unwrap();
            continue;
        }
        let stands = fs::read_to_string(path_of(document.name)).unwrap_or_default();
        assert!(
            stands == text,
            "{} is not what the program says: REGENERATE=1 cargo test --lib report::schemas_tests",
            document.name
        );
    }
}
