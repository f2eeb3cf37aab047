//! Where a file lies.

use std::path::{Component, Path};

/// The folder of a file.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether a name from a file that others may have written stays below the folder that it counts from.
pub(super) fn stays_below(name: &Path) -> bool {
    name.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leads_out_of_its_folder() {
        assert!(["a.xml", "a/b.xml", "./a.xml"].iter().all(|name| stays_below(Path::new(name))));
        assert!(!["../a.xml", "a/../../b", "/etc/passwd", ".."].iter().any(|name| stays_below(Path::new(name))));
    }
}
