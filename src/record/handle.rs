//! The local names of services.

use crate::domain::{Product, serde_by_text};

/// The local name of a service, such as `correspondence` or `vedtak`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Handle(String);

/// The text is not `^[a-z0-9][a-z0-9-]{0,39}$`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a service's handle has lower-case letters, digits and `-`")]
pub struct HandleFault;

impl Handle {
    /// Reads a handle.
    ///
    /// # Errors
    /// The text is not of the form.
    pub fn parse(text: &str) -> Result<Self, HandleFault> {
        let allowed = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let fits = allowed && (1..=40).contains(&text.len()) && !text.starts_with('-');
        if fits { Ok(Self(text.to_owned())) } else { Err(HandleFault) }
    }

    /// The handle that a product's first service gets.
    #[must_use]
    pub fn of(product: Product) -> Self {
        Self(product.word().to_owned())
    }

    /// The handle.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Handle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(Handle);
