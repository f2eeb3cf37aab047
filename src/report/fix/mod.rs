//! What is fixed in a policy file, before it is written.

pub mod human;

use std::borrow::Cow;

use crate::policy::lint::fix::Fixed;

/// A file as it is and as it would be.
#[derive(Clone, Debug)]
pub struct FixedFile<'f> {
    /// Its name, as it is shown.
    pub name: &'f str,
    /// Its text.
    pub before: Cow<'f, str>,
    /// What would be done.
    pub fixed: &'f Fixed,
}
