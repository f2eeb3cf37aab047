//! What a migration is told beside the file.

use jiff::civil::Date;

use crate::catalog::packages::Package;
use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::policy::lint::LintOptions;

/// Whether the ending roles stay in the policy until they end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndingRoles {
    /// They stand beside what replaces them.
    Kept,
    /// What replaces them stands in their place.
    Replaced,
}

impl EndingRoles {
    /// What is usual on a day: they stay as long as they give access.
    #[must_use]
    pub fn usual(today: Date) -> Self {
        if today > ALTINN2_ROLES_END { Self::Replaced } else { Self::Kept }
    }
}

/// What a migration is told beside the file.
#[derive(Clone, Debug)]
pub struct MigrationOptions<'o> {
    /// What is known of the resource, as the linter is told.
    pub lint: &'o LintOptions,
    /// Whether the ending roles stay.
    pub ending: EndingRoles,
    /// Packages for where several fit.
    pub chosen: &'o [&'static Package],
}
