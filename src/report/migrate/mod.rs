//! What becomes of policies that name roles of Altinn 2.

pub mod csv;
pub mod json;
pub mod letter;
pub mod sheet;
mod words;

use crate::policy::lint::line_and_column;
use crate::policy::migrate::{Migration, RuleMigration};

/// A policy as it is shown.
#[derive(Clone, Copy, Debug)]
pub struct MigratedFile<'f> {
    /// Its name.
    pub name: &'f str,
    /// Its text as it was.
    pub text: &'f str,
    /// What becomes of it.
    pub migration: &'f Migration,
}

impl MigratedFile<'_> {
    /// The resource, or the name of the file where it is not known or only a placeholder.
    fn service(&self) -> &str {
        self.migration.resource_id.as_deref().filter(|id| !id.contains('[')).unwrap_or(self.name)
    }

    /// The line in which a rule begins.
    fn line(&self, rule: &RuleMigration) -> usize {
        line_and_column(self.text, &rule.span).0
    }
}
