//! The name of an environment.

use crate::domain::serde_by_text;

/// The name of an environment, such as `sandbox`, `tt02` or `production`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnvironmentName(String);

/// The text is not `^[a-z][a-z0-9-]{1,30}$`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an environment's name has lower-case letters, digits and `-`")]
pub struct EnvironmentNameFault;

impl EnvironmentName {
    /// Reads a name.
    ///
    /// # Errors
    /// The text is not of the form.
    pub fn parse(text: &str) -> Result<Self, EnvironmentNameFault> {
        let starts = text.starts_with(|c: char| c.is_ascii_lowercase());
        let allowed = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if starts && allowed && (2..=31).contains(&text.len()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(EnvironmentNameFault)
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for EnvironmentName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(EnvironmentName);
