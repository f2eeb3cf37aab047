//! Organisation numbers of Enhetsregisteret.

use super::serde_by_text;

/// A nine-digit organisation number whose check digit holds (mod 11; Brønnøysundregistrene, «Om organisasjonsnummeret»,
/// 2026).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrgNumber(u32);

/// Why a text is not an organisation number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrgNumberFault {
    /// Something else than digits and spaces stands there.
    #[error("an organisation number has only digits")]
    NotDigits,
    /// Not nine digits.
    #[error("an organisation number has nine digits, this has {0}")]
    Length(usize),
    /// The ninth digit is not the one that mod 11 gives.
    #[error("the check digit should be {expected}, it is {found}")]
    CheckDigit {
        /// What mod 11 gives for the first eight digits.
        expected: u8,
        /// What stands there.
        found: u8,
    },
    /// The first eight digits can have no check digit (mod 11 gives 10).
    #[error("no organisation number begins with these eight digits")]
    NoCheckDigit,
}

impl OrgNumber {
    /// Reads nine digits; spaces between them, `NO` before and `MVA` after are allowed, as people paste them.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn parse(text: &str) -> Result<Self, OrgNumberFault> {
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
        let bare = bare.strip_prefix("NO").unwrap_or(&bare);
        let bare = bare.strip_suffix("MVA").unwrap_or(bare);
        if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit()) {
            return Err(OrgNumberFault::NotDigits);
        }
        if bare.len() != 9 {
            return Err(OrgNumberFault::Length(bare.len()));
        }
        let digits: Vec<u8> = bare.bytes().map(|b| b - b'0').collect();
        let (head, last) = digits.split_at(8);
        let sum: u32 =
            head.iter().zip([3u32, 2, 7, 6, 5, 4, 3, 2]).map(|(digit, weight)| u32::from(*digit) * weight).sum();
        let found = last.first().copied().unwrap_or_default();
        match sum % 11 {
            1 => return Err(OrgNumberFault::NoCheckDigit),
            0 if found == 0 => {}
            0 => return Err(OrgNumberFault::CheckDigit { expected: 0, found }),
            rest => {
                let expected = u8::try_from(11 - rest).unwrap_or_default();
                if expected != found {
                    return Err(OrgNumberFault::CheckDigit { expected, found });
                }
            }
        }
        Ok(Self(digits.iter().fold(0, |number, digit| number * 10 + u32::from(*digit))))
    }

    /// Whether the number can belong to a real organisation: those begin with 8 or 9, synthetic ones do not
    /// (Altinn/altinn-studio-docs, `maskinporten-client-create.nb.md`, 2025-10-27).
    #[must_use]
    pub const fn can_be_real(self) -> bool {
        matches!(self.0 / 100_000_000, 8 | 9)
    }

    /// In groups of three, for reading: `991 825 827`.
    #[must_use]
    pub fn spaced(self) -> String {
        format!("{:03} {:03} {:03}", self.0 / 1_000_000, self.0 / 1_000 % 1_000, self.0 % 1_000)
    }

    /// `0192:991825827`, as Maskinporten writes a consumer (ISO 6523).
    #[must_use]
    pub fn iso6523(self) -> String {
        format!("0192:{self}")
    }

    /// `urn:altinn:organization:identifier-no:991825827`.
    #[must_use]
    pub fn urn(self) -> String {
        format!("urn:altinn:organization:identifier-no:{self}")
    }
}

impl std::fmt::Display for OrgNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

impl std::fmt::Debug for OrgNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OrgNumber({self})")
    }
}

serde_by_text!(OrgNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_numbers_are_read_with_and_without_spaces() {
        for text in ["991825827", "991 825 827", "NO991825827MVA", " 991825827\n"] {
            assert_eq!(OrgNumber::parse(text).unwrap().to_string(), "991825827");
        }
        assert_eq!(OrgNumber::parse("991825827").unwrap().spaced(), "991 825 827");
    }

    #[test]
    fn each_broken_rule_is_named() {
        assert_eq!(OrgNumber::parse("99182582x"), Err(OrgNumberFault::NotDigits));
        assert_eq!(OrgNumber::parse("99182582"), Err(OrgNumberFault::Length(8)));
        assert_eq!(OrgNumber::parse("991825828"), Err(OrgNumberFault::CheckDigit { expected: 7, found: 8 }));
        // 3·1 + 2·0 + … for 10000030 gives remainder 1 mod 11 with these digits: 3 + 9 = 12.
        assert_eq!(OrgNumber::parse("100000300"), Err(OrgNumberFault::NoCheckDigit));
    }

    #[test]
    fn synthetic_numbers_are_told_from_real_ones() {
        assert!(OrgNumber::parse("991825827").unwrap().can_be_real());
        let synthetic = (310_000_000..310_000_100).find_map(|n: u32| OrgNumber::parse(&n.to_string()).ok()).unwrap();
        assert!(!synthetic.can_be_real());
    }
}
