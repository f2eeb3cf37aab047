//! What lies in a folder, however deep.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::files::{FileFault, Files};

impl Files {
    /// Whether a folder has that name.
    #[must_use]
    pub fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    /// The files below a folder whose name ends in one of these ways, in order of their paths. Hidden folders are passed over, and links
    /// are not followed.
    ///
    /// # Errors
    /// The first folder that cannot be read.
    pub fn below(&self, folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, FileFault> {
        let is_hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
        let ends_so = |path: &Path| {
            let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
            name.is_some_and(|name| endings.iter().any(|ending| name.ends_with(ending)))
        };
        let mut found = Vec::new();
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_path_buf();
                FileFault::reading(&path, error.into())
            })?;
            if entry.file_type().is_file() && ends_so(entry.path()) {
                found.push(entry.into_path());
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_folders_are_passed_over_and_the_order_is_that_of_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b/x.xml", "a/deep/y.XML", ".git/z.xml", "c.json", "b/w.xacml"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let found = Files::real().below(folder.path(), &[".xml", ".xacml"]).unwrap();
        assert_eq!(found, ["a/deep/y.XML", "b/w.xacml", "b/x.xml"].map(|name| folder.path().join(name)));
        assert!(Files::real().below(&folder.path().join("nowhere"), &[".xml"]).is_err());
    }
}
