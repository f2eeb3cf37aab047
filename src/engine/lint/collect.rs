//! From what was named — files, folders, stdin — to the files to look at, each with what is known beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::silences::NAME;
use super::{LintJob, Silences};
use crate::catalog::codes::policies::RESOURCE_FILE;
use crate::finding::{Finding, Severity};
use crate::policy::lint::{LintOptions, ResourceFacts};
use crate::text::clean::clean_line;
use crate::world::files::{FileFaultKind, Files};

/// Longer than the definition of any resource.
const LARGEST_RESOURCE: u64 = 4 << 20;

/// How policies are called in a repository of Studio's, and the definition beside each.
const POLICY: &str = "_policy.xml";
const RESOURCE: &str = "_resource.json";

/// What is the same for all files.
pub struct SharedOptions<'c> {
    /// The folder that names count from.
    pub folder: &'c Path,
    /// What the flags tell.
    pub options: LintOptions,
    /// What `--resource` tells; a definition beside a file is then not looked at.
    pub resource: Option<ResourceFacts>,
    /// What `--config` silences; no other configuration is then looked for.
    pub config: Option<Arc<Silences>>,
}

/// The files to look at, and what is wrong beside them.
#[derive(Debug, Default)]
pub struct Collected {
    /// The files.
    pub jobs: Vec<LintJob>,
    /// What could not be used, and is said beside the result.
    pub beside: Vec<Finding>,
    /// A configuration that does not hold, or a folder without policies: nothing should be done.
    pub wrong: Vec<Finding>,
}

/// Gathers what was named, in order; the files of a folder in order of their paths.
#[must_use]
pub fn collect(files: &Files, named: &[String], beside: &SharedOptions<'_>) -> Collected {
    let mut gathering = Gathering {
        files,
        beside,
        configurations: BTreeMap::new(),
        read: BTreeMap::new(),
        collected: Collected::default(),
    };
    for name in named {
        let path = beside.folder.join(name);
        if name == "-" {
            gathering.add("<stdin>", None, false);
        } else if files.is_folder(&path) {
            gathering.add_folder(name, &path);
        } else {
            gathering.add(name, Some(path), false);
        }
    }
    gathering.collected
}

struct Gathering<'g> {
    files: &'g Files,
    beside: &'g SharedOptions<'g>,
    /// The configuration of each folder that was asked for.
    configurations: BTreeMap<PathBuf, Option<Arc<Silences>>>,
    /// Each configuration that was read; `None` for one that does not hold.
    read: BTreeMap<PathBuf, Option<Arc<Silences>>>,
    collected: Collected,
}

impl Gathering<'_> {
    fn add_folder(&mut self, name: &str, folder: &Path) {
        let found = match self.files.below(folder, &[".xml", ".xacml"]) {
            Ok(found) => found,
            Err(fault) => return self.collected.wrong.push(fault.finding()),
        };
        for path in found {
            let below = path.strip_prefix(folder).unwrap_or(&path);
            let shown = Path::new(name).join(below).display().to_string();
            let perhaps = !shown.to_lowercase().ends_with("policy.xml");
            self.add(&shown, Some(path), perhaps);
        }
    }

    fn add(&mut self, name: &str, path: Option<PathBuf>, perhaps: bool) {
        let mut options = self.beside.options.clone();
        if let Some(resource) = &self.beside.resource {
            options = options.and(resource.clone());
        } else if let Some(resource) = path.as_deref().and_then(|path| self.resource_of(path)) {
            options = LintOptions { for_studio: true, ..options.and(resource) };
        }
        let silences = match &self.beside.config {
            Some(given) => Some(Arc::clone(given)),
            None => self.configuration(path.as_deref().and_then(Path::parent).unwrap_or(self.beside.folder)),
        };
        self.collected.jobs.push(LintJob { name: clean_line(name), path, perhaps, options, silences });
    }

    /// The definition that lies beside a policy in a repository of Studio's.
    fn resource_of(&mut self, path: &Path) -> Option<ResourceFacts> {
        let id = path.file_name()?.to_str()?.strip_suffix(POLICY)?;
        let path = path.with_file_name(format!("{id}{RESOURCE}"));
        match resource(self.files, &path) {
            Ok(resource) => Some(resource),
            Err(None) => None,
            Err(Some(finding)) => {
                self.collected.beside.push(finding.severity(Severity::Warning));
                None
            }
        }
    }

    /// The configuration of a folder: its own, or the nearest above it within the same repository.
    fn configuration(&mut self, folder: &Path) -> Option<Arc<Silences>> {
        if let Some(known) = self.configurations.get(folder) {
            return known.clone();
        }
        let real = self.files.true_place(folder);
        let mut found = None;
        for above in real.ancestors() {
            let path = above.join(NAME);
            if self.files.exists(&path) {
                found = self.read(path);
                break;
            }
            if self.files.exists(&above.join(".git")) {
                break;
            }
        }
        self.configurations.insert(folder.to_path_buf(), found.clone());
        found
    }

    /// A configuration, read once: folders below it share it, so that a silence used in one counts as used, and what is
    /// wrong with it is said once.
    fn read(&mut self, path: PathBuf) -> Option<Arc<Silences>> {
        if let Some(known) = self.read.get(&path) {
            return known.clone();
        }
        let silences = Silences::read(self.files, &path).map(Arc::new);
        let silences = silences.map_err(|wrong| self.collected.wrong.extend(wrong)).ok();
        self.read.insert(path, silences.clone());
        silences
    }
}

/// Reads the definition of a resource.
///
/// # Errors
/// What is wrong with it; `None` when it is not there.
pub fn resource(files: &Files, path: &Path) -> Result<ResourceFacts, Option<Finding>> {
    let bytes = files
        .read_found(path, LARGEST_RESOURCE)
        .map_err(|fault| (fault.kind != FileFaultKind::NotFound).then(|| fault.finding()))?;
    ResourceFacts::parse(&bytes)
        .map_err(|message| Some(Finding::new(&RESOURCE_FILE, path.display().to_string()).saying(message)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is beside a policy may be broken, and the policy is looked at all the same.
    #[test]
    fn a_definition_that_cannot_be_used_is_a_warning() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a_policy.xml"), "<Policy/>").unwrap();
        std::fs::write(folder.path().join("a_resource.json"), "[]").unwrap();
        std::fs::write(folder.path().join("b_policy.xml"), "<Policy/>").unwrap();
        std::fs::create_dir(folder.path().join("b_resource.json")).unwrap();
        let options = LintOptions::new(jiff::civil::date(2026, 6, 1));
        let beside = SharedOptions { folder: folder.path(), options, resource: None, config: None };
        let collected = collect(&Files::real(), &["a_policy.xml".into(), "b_policy.xml".into()], &beside);
        let found: Vec<_> = collected.beside.iter().map(|finding| (finding.code.id, finding.severity)).collect();
        assert_eq!(found, [("RESOURCE-FILE", Severity::Warning), ("FILE-IS-FOLDER", Severity::Warning)]);
        assert_eq!(collected.jobs.len(), 2);
    }
}
