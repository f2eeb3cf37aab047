//! How large a file may be.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The units that are read and written, in thousands as Altinn counts: 50 GB are 50 · 10⁹ bytes (Altinn/altinn-broker,
/// `Application/ConfigureResource/ConfigureResourceHandler.cs`, 2026-08-18). The largest stands first.
const UNITS: [(&str, u64); 4] = [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];

/// The largest that Altinn Formidling ever allows: 32 parts of 50 000 MiB (the same file).
const LARGEST: u64 = 32 * 50_000 * 1_048_576;

/// The largest in production without an approval (the same file).
const WITHOUT_APPROVAL: u64 = 50_000_000_000;

/// A size in bytes, at least one and never more than Altinn Formidling allows anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u64", into = "u64")]
pub struct FileSize(u64);

/// Why something is no size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileSizeFault {
    /// Not a number with a unit.
    #[error("a size is a number with MB, GB or TB behind it")]
    Form,
    /// Nothing.
    #[error("a size is at least one byte")]
    Zero,
    /// More than is allowed anywhere.
    #[error("a size is at most {LARGEST} bytes")]
    TooLarge,
}

impl FileSize {
    /// 2 GB: what one call can carry in every way that there is to send a file (Altinn/altinn-broker,
    /// `Controllers/FileTransferController.cs`, 2026-08-18).
    pub const USUAL: Self = Self(2_000_000_000);

    /// A number of bytes.
    ///
    /// # Errors
    /// None, or too many.
    pub const fn new(bytes: u64) -> Result<Self, FileSizeFault> {
        match bytes {
            0 => Err(FileSizeFault::Zero),
            1..=LARGEST => Ok(Self(bytes)),
            _ => Err(FileSizeFault::TooLarge),
        }
    }

    /// Reads `2 GB`, `1,5 TB`, `500MB` or a bare number of bytes. What is counted in 1024 (`GiB`) is no size here.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn parse(text: &str) -> Result<Self, FileSizeFault> {
        let text = text.trim();
        let letters = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
        let (count, unit) = text.split_at_checked(letters).ok_or(FileSizeFault::Form)?;
        let factor = match unit.trim() {
            "" | "b" | "B" | "byte" | "bytes" => 1,
            unit => UNITS.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit)).ok_or(FileSizeFault::Form)?.1,
        };
        Self::new(counted(count.trim(), factor).ok_or(FileSizeFault::Form)?)
    }

    /// How many bytes.
    #[must_use]
    pub const fn bytes(self) -> u64 {
        self.0
    }

    /// Whether production wants an approval of Altinn for it.
    #[must_use]
    pub const fn needs_approval(self) -> bool {
        self.0 > WITHOUT_APPROVAL
    }
}

/// A number of a unit, as bytes: digits, in groups with blanks between, and a decimal comma or point; more than can be
/// counted is the most that can.
fn counted(count: &str, factor: u64) -> Option<u64> {
    let count: String = count.chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, decimals) = count.split_once([',', '.']).unwrap_or((&count, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) || decimals.len() > 9 {
        return None;
    }
    let whole = whole.parse::<u64>().map_or(u64::MAX, |whole| whole.saturating_mul(factor));
    let scale = 10_u64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let part = if decimals.is_empty() { 0 } else { u128::from(decimals.parse::<u64>().ok()?) * u128::from(factor) };
    let part = u64::try_from(part / u128::from(scale)).ok()?;
    Some(whole.saturating_add(part))
}

impl std::fmt::Display for FileSize {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match UNITS.iter().find(|(_, unit)| self.0.is_multiple_of(*unit)) {
            Some((name, unit)) => write!(f, "{} {name}", self.0 / unit),
            None => write!(f, "{} B", self.0),
        }
    }
}

impl From<FileSize> for u64 {
    fn from(size: FileSize) -> Self {
        size.0
    }
}

impl TryFrom<u64> for FileSize {
    type Error = FileSizeFault;

    fn try_from(bytes: u64) -> Result<Self, FileSizeFault> {
        Self::new(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (text, bytes, written) in [
            ("2 GB", 2_000_000_000, "2 GB"),
            ("2gb", 2_000_000_000, "2 GB"),
            ("1,5 TB", 1_500_000_000_000, "1500 GB"),
            ("0.5 MB", 500_000, "500 kB"),
            ("2 000 000 000", 2_000_000_000, "2 GB"),
            ("1234 bytes", 1234, "1234 B"),
            ("1", 1, "1 B"),
        ] {
            let size = FileSize::parse(text).unwrap();
            assert_eq!((size.bytes(), size.to_string().as_str()), (bytes, written), "{text}");
            assert_eq!(FileSize::parse(&size.to_string()), Ok(size));
        }
        for text in ["", "GB", "stor", "2 GiB", "-1 GB", "1,2,3 GB", "2 GB GB", "1e9"] {
            assert_eq!(FileSize::parse(text), Err(FileSizeFault::Form), "{text}");
        }
        assert_eq!(FileSize::parse("0 GB"), Err(FileSizeFault::Zero));
        for text in ["1678 GB", "99999999999999999999 TB"] {
            assert_eq!(FileSize::parse(text), Err(FileSizeFault::TooLarge), "{text}");
        }
    }

    #[test]
    fn a_file_holds_no_size_that_cannot_be() {
        assert_eq!(serde_json::to_string(&FileSize::USUAL).unwrap(), "2000000000");
        assert!(serde_json::from_str::<FileSize>("0").is_err() && serde_json::from_str::<FileSize>("-1").is_err());
    }

    #[test]
    fn fifty_gigabytes_need_no_approval_and_a_byte_more_does() {
        let of = |bytes| FileSize::new(bytes).unwrap().needs_approval();
        assert_eq!((of(50_000_000_000), of(50_000_000_001)), (false, true));
    }
}
