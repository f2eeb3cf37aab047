//! What `client key list` says to other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::{ClientKeysShown, KeyWhere};
use crate::domain::ClientId;
use crate::report::frozen::frozen;

frozen! {
    /// Where the private part of a key is.
    Where of KeyWhere {
        /// On this machine.
        "here" Here = KeyWhere::Here,
        /// On another machine.
        "elsewhere" Elsewhere = KeyWhere::Elsewhere,
        /// In a variable somewhere else.
        "variable" Variable = KeyWhere::Variable,
        /// At the supplier.
        "supplier" Supplier = KeyWhere::Supplier,
    }
}

/// What `client key list --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// The client's local name.
    client: &'a str,
    /// Its id in Maskinporten; null when it is not registered yet.
    client_id: Option<&'a ClientId>,
    /// Self-service was asked, so that all keys of the client stand here.
    self_service: bool,
    /// A row for each key, the newest that is known here first.
    keys: Vec<KeyJson<'a>>,
}

/// One key.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "Key")]
struct KeyJson<'a> {
    /// Its id.
    kid: &'a str,
    /// Who holds it: a role, as told; null when nobody told.
    holder: Option<&'a str>,
    /// The last day on which it is taken; null when that is not known.
    ends: Option<String>,
    /// How many days are left; negative when it has ended.
    days_left: Option<i32>,
    /// The program logs in with it.
    used: bool,
    /// Where its private part is; null when only self-service knows the key.
    place: Option<Where>,
    /// It is on the client; null when self-service was not asked.
    on_client: Option<bool>,
}

/// Renders it.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(shown: &ClientKeysShown) -> Result<String, serde_json::Error> {
    let keys = shown.keys.iter().map(|key| KeyJson {
        kid: &key.kid,
        holder: key.holder.as_deref(),
        ends: key.ends.map(|day| day.to_string()),
        days_left: key.ends.and_then(|day| Some(shown.today.until(day).ok()?.get_days())),
        used: key.used,
        place: key.place.map(Where::from),
        on_client: key.registered,
    });
    serde_json::to_string(&Document {
        schema: 1,
        client: &shown.client,
        client_id: shown.id.as_ref(),
        self_service: shown.asked,
        keys: keys.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn it_is_as_it_was_frozen() {
        let document: Value = serde_json::from_str(&render(&sample()).unwrap()).unwrap();
        assert_eq!(
            document,
            json!({ "schema": 1, "client": "main", "clientId": "5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11",
                    "selfService": true, "keys": [
                { "kid": "new", "holder": null, "ends": "2027-11-20", "daysLeft": 354, "used": true,
                  "place": "here", "onClient": true },
                { "kid": "old", "holder": "drift", "ends": "2026-12-24", "daysLeft": 23, "used": false,
                  "place": "elsewhere", "onClient": true },
                { "kid": "gone", "holder": null, "ends": "2026-11-01", "daysLeft": -30, "used": false,
                  "place": "variable", "onClient": false },
                { "kid": "unknown", "holder": null, "ends": null, "daysLeft": null, "used": false,
                  "place": null, "onClient": true },
            ] })
        );
    }
}
