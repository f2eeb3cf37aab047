//! Values as a person would type them.

use serde_json::Value as Json;

use super::topic::{Topic, Value};
use crate::domain::ThreeLanguages;

impl Topic {
    /// The texts in three languages, in the order in which they are asked.
    pub const TEXTS: [Self; 3] = [Self::ServiceName, Self::Description, Self::DelegationText];
}

impl Value {
    /// The text in three languages, of the topics of [`Topic::TEXTS`].
    #[must_use]
    pub const fn texts(&self) -> Option<&ThreeLanguages> {
        match self {
            Self::ServiceName(texts) | Self::Description(texts) | Self::DelegationText(texts) => Some(texts),
            _ => None,
        }
    }

    /// The value as a person would type it, for proposals and for naming it in a sentence.
    #[must_use]
    pub fn typed(&self) -> String {
        match self {
            // In the unit that it is a whole number of, as it is asked for; a state keeps bytes.
            Self::LargestFile(size) => size.to_string(),
            other if other.texts().is_some() => other.texts().map(ToString::to_string).unwrap_or_default(),
            other => match other.to_json() {
                Ok(Json::String(text)) => text,
                Ok(Json::Bool(yes)) => if yes { "yes" } else { "no" }.to_owned(),
                Ok(Json::Array(items)) => items
                    .iter()
                    .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
                    .collect::<Vec<_>>()
                    .join(","),
                Ok(Json::Object(parts)) => {
                    let texts = parts.values().filter_map(Json::as_str);
                    let mut texts: Vec<&str> = texts.filter(|part| !part.is_empty()).collect();
                    // The id of a key is its thumbprint, as a rule: once is enough.
                    texts.dedup();
                    texts.join(", ")
                }
                Ok(json) => json.to_string(),
                Err(_) => String::new(),
            },
        }
    }
}
