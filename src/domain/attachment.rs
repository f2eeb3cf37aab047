//! A file that goes with a message, and which files Altinn Melding takes (Altinn/altinn-correspondence,
//! `Helpers/AttachmentHelper.cs` and `Settings/ApplicationConstants.cs`, 2026-08-20).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::transfer::FileToSend;

/// A file that goes with a message, as it was when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "FileToSend", into = "FileToSend")]
#[schemars(with = "FileToSend")]
pub struct Attachment(FileToSend);

/// Why a file cannot go with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachmentFault {
    /// Its name is empty or too long, or has a character that no name on Windows has.
    Name,
    /// Its name is one that Windows keeps for itself.
    Reserved,
    /// Its name does not end in a type that is taken.
    Type,
    /// It is empty.
    Empty,
    /// It is longer than a form takes.
    TooLarge,
    /// What stands in the place of its MD5 is none.
    Digest,
}

impl Attachment {
    /// The longest file that a form takes, in bytes.
    pub const MOST: u64 = 2_000_000_000;

    /// How the names of files end that are taken.
    pub const TYPES: [&str; 20] = [
        ".doc", ".xls", ".docx", ".xlsx", ".ppt", ".pps", ".zip", ".pdf", ".html", ".txt", ".xml", ".jpg", ".jpeg",
        ".gif", ".bmp", ".png", ".json", ".csv", ".dcm", ".dicom",
    ];

    /// A file, when the service takes one like it.
    ///
    /// # Errors
    /// What it does not take of it.
    pub fn new(file: FileToSend) -> Result<Self, AttachmentFault> {
        Self::check(&file.name, file.bytes)?;
        let is_md5 = file.md5.len() == 32 && file.md5.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if is_md5 { Ok(Self(file)) } else { Err(AttachmentFault::Digest) }
    }

    /// Whether the service takes a file of this name and length, in its order.
    ///
    /// # Errors
    /// What it does not take of it.
    pub fn check(name: &str, bytes: u64) -> Result<(), AttachmentFault> {
        Self::check_name(name)?;
        match bytes {
            0 => Err(AttachmentFault::Empty),
            _ if bytes > Self::MOST => Err(AttachmentFault::TooLarge),
            _ => Ok(()),
        }
    }

    fn check_name(name: &str) -> Result<(), AttachmentFault> {
        // .NET counts units of UTF-16.
        if name.trim().is_empty() || name.encode_utf16().count() > 255 {
            return Err(AttachmentFault::Name);
        }
        let ending = name.rfind('.').and_then(|at| name.get(at..)).unwrap_or_default().to_lowercase();
        if !Self::TYPES.contains(&ending.as_str()) {
            return Err(AttachmentFault::Type);
        }
        if name.contains(|c: char| r#"<>:"/\|?*"#.contains(c) || c.is_control()) {
            return Err(AttachmentFault::Name);
        }
        if is_reserved(name) { Err(AttachmentFault::Reserved) } else { Ok(()) }
    }

    /// The file.
    #[must_use]
    pub const fn file(&self) -> &FileToSend {
        &self.0
    }
}

/// Whether Windows keeps a name for a device, whatever its ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device).map(str::as_bytes);
        matches!(number, Some([b'1'..=b'9']))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

impl TryFrom<FileToSend> for Attachment {
    type Error = &'static str;

    fn try_from(file: FileToSend) -> Result<Self, Self::Error> {
        Self::new(file).map_err(|_| "no file that can go with a message")
    }
}

impl From<Attachment> for FileToSend {
    fn from(attachment: Attachment) -> Self {
        attachment.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_judged_as_by_the_service() {
        let of = |name: &str| Attachment::check(name, 1).err();
        for good in ["Vedtak.PDF", "rapport æøå (2).docx", ".txt", "CONSOLE.txt", "com10.txt", "COM0.txt", "a.b.csv"]
        {
            assert_eq!(of(good), None, "{good}");
        }
        for (name, fault) in [
            ("", AttachmentFault::Name),
            (" ", AttachmentFault::Name),
            ("a", AttachmentFault::Type),
            ("a.exe", AttachmentFault::Type),
            ("pdf", AttachmentFault::Type),
            ("a.pdf.", AttachmentFault::Type),
            ("a?.txt", AttachmentFault::Name),
            ("a\u{1}.txt", AttachmentFault::Name),
            ("c:a.txt", AttachmentFault::Name),
            ("con.txt", AttachmentFault::Reserved),
            ("LPT9.tar.txt", AttachmentFault::Reserved),
        ] {
            assert_eq!(of(name), Some(fault), "{name}");
        }
        assert_eq!(of(&format!("{}.txt", "a".repeat(251))), None);
        assert_eq!(of(&format!("{}.txt", "a".repeat(252))), Some(AttachmentFault::Name));
        assert_eq!(of(&format!("{}.txt", "😀".repeat(126))), Some(AttachmentFault::Name), "two units each");
    }

    #[test]
    fn a_file_has_content_and_at_most_two_gigabytes() {
        assert_eq!(Attachment::check("a.txt", 0), Err(AttachmentFault::Empty));
        assert_eq!(Attachment::check("a.txt", Attachment::MOST), Ok(()));
        assert_eq!(Attachment::check("a.txt", Attachment::MOST + 1), Err(AttachmentFault::TooLarge));
    }

    #[test]
    fn only_a_file_that_is_taken_is_read_from_a_state() {
        let read = |name: &str, bytes: u64, md5: &str| {
            serde_json::from_value::<Attachment>(serde_json::json!({ "name": name, "bytes": bytes, "md5": md5 }))
                .is_ok()
        };
        let md5 = "0".repeat(32);
        assert!(read("a.txt", 3, &md5));
        assert!(!read("../a.txt", 3, &md5) && !read("a.exe", 3, &md5) && !read("a.txt", 0, &md5));
        assert!(!read("a.txt", 3, "no digest"));
    }
}
