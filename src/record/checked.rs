//! Texts of facts that are read only in their form: none of them leads anywhere.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::domain::transfer::FileToSend;
use crate::record::handle::Handle;
use crate::record::key::LetterKey;
use crate::text::clean::clean_line;

/// A kind of letter, also one that only a newer version of the program knows.
pub(super) fn letter_kind<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    let is_kind = LetterKey::parse(&text).is_some_and(|key| key.number() == 1 && key.to_string() == text);
    if is_kind { Ok(text) } else { Err(D::Error::custom("no kind of letter")) }
}

/// Names of services.
pub(super) fn handles<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let texts = Vec::<String>::deserialize(from)?;
    let wrong = texts.iter().any(|text| Handle::parse(text).is_err());
    if wrong { Err(D::Error::custom("no name of a service")) } else { Ok(texts) }
}

/// Files that lie below a folder, with either slash between the parts of their names.
pub(super) fn files_below<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    let files = BTreeMap::<String, String>::deserialize(from)?;
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains([':', '\0']);
    let wrong = files.keys().any(|name| !name.split(['/', '\\']).all(is_part));
    if wrong { Err(D::Error::custom("no file below a folder")) } else { Ok(files) }
}

/// Whether Altinn Formidling takes it for the name of a file, and whoever reads it does too: no folder, and nothing unseen.
#[must_use]
pub fn is_file_name(name: &str) -> bool {
    (1..=255).contains(&name.chars().count()) && !name.contains(['/', '\\']) && clean_line(name) == name
}

/// A file that was announced: its name stands in commands that are shown to be typed.
pub(super) fn file_to_send<'de, D: Deserializer<'de>>(from: D) -> Result<FileToSend, D::Error> {
    let file = FileToSend::deserialize(from)?;
    let is_md5 = file.md5.len() == 32 && file.md5.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_md5 && is_file_name(&file.name) { Ok(file) } else { Err(D::Error::custom("no file to send")) }
}
