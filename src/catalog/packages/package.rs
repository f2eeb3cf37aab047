//! What an access package is.

use super::areas::Area;
use super::holders::PackageHolding;
use crate::catalog::attributes as attribute;

/// An access package.
#[derive(Debug, PartialEq, Eq)]
pub struct Package {
    /// The value of `urn:altinn:accesspackage`.
    pub id: &'static str,
    /// Name in Bokmål.
    pub nb: &'static str,
    /// Name in Nynorsk.
    pub nn: &'static str,
    /// Name in English.
    pub en: &'static str,
    /// Where it is found in the overview of packages.
    pub area: &'static Area,
    /// What it may be used for.
    pub uses: Uses,
    /// The roles that bring it.
    pub held_by: &'static [PackageHolding],
}

/// What a package may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uses {
    /// A holder can delegate it to somebody else.
    pub delegable: bool,
    /// It can be assigned within the organisation.
    pub assignable: bool,
    /// It may stand in the policy of a resource; the editor in Studio offers no other.
    pub in_policies: bool,
}

/// The uses that letters stand for: D, A and P.
pub(super) const fn uses(letters: &str) -> Uses {
    Uses { delegable: has(letters, b'D'), assignable: has(letters, b'A'), in_policies: has(letters, b'P') }
}

const fn has(letters: &str, letter: u8) -> bool {
    let mut rest = letters.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        if *first == letter {
            return true;
        }
        rest = more;
    }
    false
}

impl Package {
    /// The whole URN.
    #[must_use]
    pub fn urn(&self) -> String {
        format!("{}:{}", attribute::ACCESS_PACKAGE, self.id)
    }
}
