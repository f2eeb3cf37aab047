//! Organisation codes of Altinn's list of organisations.

use super::serde_by_text;

/// The short code of a service owner, such as `ttd` or `k5001`: letters and digits, kept in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrgCode(String);

/// The text is not `^[a-zA-Z0-9]+$` (Altinn/altinn-cdn, `orgs/altinn-orgs.json`, 2026-06-24).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an organisation code has only letters and digits")]
pub struct OrgCodeFault;

impl OrgCode {
    /// Reads a code.
    ///
    /// # Errors
    /// The text is empty or holds something else than letters and digits.
    pub fn parse(text: &str) -> Result<Self, OrgCodeFault> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(OrgCodeFault);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for OrgCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(OrgCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_not_always_three_letters() {
        assert_eq!(OrgCode::parse("K5001").unwrap().as_str(), "k5001");
        assert_eq!(OrgCode::parse("bk").unwrap().as_str(), "bk");
        assert_eq!(OrgCode::parse("t-d"), Err(OrgCodeFault));
        assert_eq!(OrgCode::parse(""), Err(OrgCodeFault));
    }
}
