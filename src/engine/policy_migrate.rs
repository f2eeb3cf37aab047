//! Policy files moved out of the roles of Altinn 2: from what was named to what becomes of each, and back to disk.

use std::path::{Path, PathBuf};

use super::lint::{self, LintJob, fix};
use crate::catalog::codes::policies::MIGRATE_CHANGED;
use crate::catalog::packages::Package;
use crate::finding::Finding;
use crate::policy::PolicyFile;
use crate::policy::lint::{LintOptions, sniff};
use crate::policy::migrate::{EndingRoles, Migration, MigrationOptions, migrate};
use crate::policy::read::encode_like;
use crate::report::migrate::MigratedFile;
use crate::world::files::Files;
use crate::world::parallel;

/// A policy that was looked at.
#[derive(Debug)]
pub struct MigratedPolicy {
    /// Its name, as it is shown.
    pub name: String,
    /// Where it lies; `None` for stdin and for what is published.
    path: Option<PathBuf>,
    file: PolicyFile,
    migration: Migration,
}

/// What is the same for all policies.
#[derive(Clone, Copy, Debug)]
pub struct MigrationWish<'w> {
    /// Whether the ending roles stay.
    pub ending: EndingRoles,
    /// Packages for where several fit.
    pub chosen: &'w [&'static Package],
}

/// Looks at every file; what turns out to be no policy is left out. What cannot be read is a finding.
pub fn each(
    files: &Files,
    jobs: &[LintJob],
    wish: MigrationWish<'_>,
    refused: impl Fn(&LintJob, Vec<u8>) -> Result<PolicyFile, Finding> + Sync,
) -> Vec<Result<MigratedPolicy, Finding>> {
    let looked = parallel::map(jobs, |job| {
        let bytes = match lint::read(files, job) {
            Ok(bytes) => bytes,
            Err(fault) => return Some(Err(fault.finding())),
        };
        if job.perhaps && !sniff::is_policy(&bytes) {
            return None;
        }
        let path = job.path.clone();
        Some(refused(job, bytes).map(|file| MigratedPolicy::of(job.name.clone(), path, file, &job.options, wish)))
    });
    looked.into_iter().flatten().collect()
}

impl MigratedPolicy {
    /// Looks at a policy.
    #[must_use]
    pub fn of(
        name: String,
        path: Option<PathBuf>,
        file: PolicyFile,
        options: &LintOptions,
        wish: MigrationWish<'_>,
    ) -> Self {
        let options = MigrationOptions { lint: options, ending: wish.ending, chosen: wish.chosen };
        let migration = migrate(&file, &options);
        Self { name, path, file, migration }
    }

    /// As it is shown.
    #[must_use]
    pub fn shown(&self) -> MigratedFile<'_> {
        MigratedFile { name: &self.name, text: self.file.text(), migration: &self.migration }
    }

    /// What becomes of it.
    #[must_use]
    pub const fn migration(&self) -> &Migration {
        &self.migration
    }

    /// Whether the new text is another.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.migration.text != self.file.text()
    }

    /// The new file, in the encoding that the old one has.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        encode_like(self.file.bytes(), &self.migration.text)
    }

    /// Writes the new text in the place of the old one; nothing where the file is as it shall be, or is no file here.
    /// Answers whether it was written.
    ///
    /// # Errors
    /// Somebody else has changed the file since it was looked at, or it cannot be written.
    pub fn write(&self, files: &Files) -> Result<bool, Finding> {
        let Some(path) = self.path.as_deref().filter(|_| self.changes()) else { return Ok(false) };
        match fix::replace(files, path, self.file.bytes(), &self.migration.text) {
            Ok(()) => Ok(true),
            Err(Some(fault)) => Err(fault.finding()),
            Err(None) => {
                Err(Finding::new(&MIGRATE_CHANGED, self.name.as_str()).with_path("path", Path::new(&self.name)))
            }
        }
    }
}
