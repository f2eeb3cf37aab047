//! Client ids of Maskinporten.

use super::serde_by_text;

/// A client id: it goes into paths and claims, so only letters, digits, `-` and `_` (felleslosninger/docs,
/// `oidc_api_admin_maskinporten.md`, 2024-10-17).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientId(String);

/// Why a text is not a client id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientIdFault {
    /// Empty, too long, or with other characters.
    #[error("a client id has letters, digits, `-` and `_`")]
    Form,
    /// Nine digits that are an organisation number.
    #[error("this is an organisation number, not a client id")]
    OrgNumber,
    /// A URN or address.
    #[error("a client id is not a URN or an address")]
    Urn,
}

impl ClientId {
    /// Reads a client id.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn parse(text: &str) -> Result<Self, ClientIdFault> {
        let text = text.trim();
        if text.contains(':') {
            return Err(ClientIdFault::Urn);
        }
        if super::OrgNumber::parse(text).is_ok() {
            return Err(ClientIdFault::OrgNumber);
        }
        let allowed = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if !(3..=100).contains(&text.len()) || !allowed {
            return Err(ClientIdFault::Form);
        }
        Ok(Self(text.to_owned()))
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ClientId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(ClientId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_id_cannot_leave_its_path() {
        assert!(ClientId::parse("5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11").is_ok());
        assert_eq!(ClientId::parse("../scopes"), Err(ClientIdFault::Form));
        assert_eq!(ClientId::parse("991825827"), Err(ClientIdFault::OrgNumber));
        assert_eq!(ClientId::parse("urn:altinn:resource:x"), Err(ClientIdFault::Urn));
    }
}
