//! Names in the key store.

use std::fmt;

use super::serde_by_text;

/// The name of a key in the key store. It becomes the name of a file, so it holds nothing that could lead out of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyStoreName(String);

/// No name is longer.
const LONGEST: usize = 120;

/// The text cannot name a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key's name has letters, digits, `-`, `_` and `.`")]
pub struct KeyStoreNameFault;

impl KeyStoreName {
    /// Reads a name.
    ///
    /// # Errors
    /// It is not `^[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}$`.
    pub fn parse(text: &str) -> Result<Self, KeyStoreNameFault> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let fits = (1..=LONGEST).contains(&text.len()) && !text.starts_with('.') && text.bytes().all(allowed);
        if fits { Ok(Self(text.to_owned())) } else { Err(KeyStoreNameFault) }
    }

    /// A name made of parts, of which what no name may hold is left out.
    #[must_use]
    pub fn of(parts: &[&str]) -> Self {
        let name: String =
            parts.join("-").chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
        Self(name.trim_start_matches('.').chars().take(LONGEST).collect())
    }

    /// As the store and the state hold it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyStoreName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(KeyStoreName);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere() {
        for name in ["sandbox-main-bb972ca8", "main", "a_b.c"] {
            assert_eq!(KeyStoreName::parse(name).map(|name| name.to_string()).as_deref(), Ok(name));
        }
        let made = KeyStoreName::of(&["..", "../sandbox", "main"]);
        assert_eq!(KeyStoreName::parse(made.as_str()), Ok(made));
        let long = "a".repeat(121);
        for none in ["", ".", "..", ".ssh", "../x", "a/b", "a\\b", "C:x", "æ", "a b", "a\0", long.as_str()] {
            assert_eq!(KeyStoreName::parse(none), Err(KeyStoreNameFault), "{none:?}");
        }
    }
}
