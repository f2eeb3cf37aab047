//! Texts of facts that are read only in their form: none of them leads anywhere.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::record::handle::Handle;
use crate::record::key::LetterKey;

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
