//! What is known of a key that another takes the place of.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The key that goes when another has taken its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReplacedKey {
    /// Its id.
    pub kid: String,
    /// For how many seconds it stays once the new one is used: systems must have time to change.
    pub grace: u64,
    /// Since when the new one is used; absent until a token with it has been had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub since: Option<Timestamp>,
}
