//! OAuth 2.0 scopes as Maskinporten names them.

use super::serde_by_text;

/// One scope, `prefix:rest`, such as `altinn:correspondence.write`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope(String);

/// The text is not one scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a scope is `prefix:name`, without spaces")]
pub struct ScopeFault;

impl Scope {
    /// Reads one scope: printable ASCII without space, quote and backslash (RFC 6749 3.3), with a prefix.
    ///
    /// # Errors
    /// The text is not of that form.
    pub fn parse(text: &str) -> Result<Self, ScopeFault> {
        let text = text.trim();
        let allowed = text.bytes().all(|b| b.is_ascii_graphic() && b != b'"' && b != b'\\');
        match text.split_once(':') {
            Some((prefix, rest)) if allowed && !prefix.is_empty() && !rest.is_empty() => Ok(Self(text.to_owned())),
            _ => Err(ScopeFault),
        }
    }

    /// Scopes as one text, `between` them; a token request has a space there (RFC 6749 3.3).
    #[must_use]
    pub fn joined(scopes: &[Self], between: &str) -> String {
        scopes.iter().map(Self::as_str).collect::<Vec<_>>().join(between)
    }

    /// Scopes as people read them in a sentence.
    #[must_use]
    pub fn listed(scopes: &[Self]) -> String {
        Self::joined(scopes, ", ")
    }

    /// The scope as sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Scope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(Scope);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_scope_is_not_two() {
        assert!(Scope::parse("altinn:resourceregistry/resource.write").is_ok());
        for text in ["", "altinn", "altinn:", ":x", "altinn:a altinn:b", "altinn:a\"b"] {
            assert_eq!(Scope::parse(text), Err(ScopeFault), "{text}");
        }
    }
}
