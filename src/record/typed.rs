//! Values as a person would type them.

use serde_json::Value as Json;

use super::topic::Value;

impl Value {
    /// The value as a person would type it, for proposals and for naming it in a sentence.
    #[must_use]
    pub fn typed(&self) -> String {
        match self {
            Self::ServiceName(texts) | Self::Description(texts) | Self::DelegationText(texts) => texts.to_string(),
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
