//! The policy as the editor in Altinn Studio sees it: the JSON shape of its back end (Altinn/altinn-studio,
//! `PolicyAdmin/PolicyConverter.cs`, 2026-08-22).

use serde::{Deserialize, Serialize};

/// A policy in the editor: rules and the two levels. Field order is the order of Studio's JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EditorPolicy {
    /// The rules in file order.
    #[serde(default, deserialize_with = "null_as_default")]
    pub rules: Vec<EditorRule>,
    /// Level that an end user must have logged in with, `"0"` to `"4"`; `None` writes no obligation.
    #[serde(default)]
    pub required_authentication_level_end_user: Option<String>,
    /// Level for organisations. It can only relax the end user's level (Altinn/altinn-authorization-tmp,
    /// `Altinn.Authorization.PEP/Helpers/DecisionHelper.cs`, 2026-08-21).
    #[serde(default)]
    pub required_authentication_level_org: Option<String>,
    /// `Version` of the policy; `None` is written as `1.0`.
    #[serde(default)]
    pub version: Option<String>,
}

/// One rule: any of the subjects and packages may do any of the actions on any of the resources.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EditorRule {
    /// `RuleId`.
    pub rule_id: String,
    /// `Description`; `None` leaves the element out, an empty text writes an empty pair.
    #[serde(default)]
    pub description: Option<String>,
    /// Roles, organisations, lists and other subjects, as `attribute-id:value`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub subject: Vec<String>,
    /// Access packages, as `urn:altinn:accesspackage:code`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub access_packages: Vec<String>,
    /// Bare action names.
    #[serde(default, deserialize_with = "null_as_default")]
    pub actions: Vec<String>,
    /// Sub-resources; each is a list of `attribute-id:value` that must hold together.
    #[serde(default, deserialize_with = "null_as_default")]
    pub resources: Vec<Vec<String>>,
}

/// Why a text is no model.
#[derive(Debug, thiserror::Error)]
pub enum ModelFault {
    /// It is not JSON, or a member is missing or of another type.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// What the model or a rule of it should be is a list: read by position, it would mean something.
    #[error("an object belongs at {0}")]
    NoObject(String),
}

impl EditorPolicy {
    /// Reads a model in the editor's JSON.
    ///
    /// # Errors
    /// It is none.
    pub fn read(json: &[u8]) -> Result<Self, ModelFault> {
        let model = serde_json::from_slice(json)?;
        let there: serde_json::Value = serde_json::from_slice(json)?;
        if !there.is_object() {
            return Err(ModelFault::NoObject("/".to_owned()));
        }
        let rules = there.get("rules").and_then(serde_json::Value::as_array);
        match rules.into_iter().flatten().position(|rule| !rule.is_object()) {
            Some(rule) => Err(ModelFault::NoObject(format!("/rules/{rule}"))),
            None => Ok(model),
        }
    }
}

fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_lists_read_as_empty_lists() {
        let json = r#"{"rules":[{"ruleId":"r","subject":null,"accessPackages":null,"actions":null,"resources":null}]}"#;
        let policy = EditorPolicy::read(json.as_bytes()).unwrap();
        assert_eq!(policy.rules[0], EditorRule { rule_id: "r".into(), ..EditorRule::default() });
        assert_eq!(EditorPolicy::read(br#"{"rules":null}"#).unwrap(), EditorPolicy::default());
    }

    #[test]
    fn json_keeps_the_order_and_the_nulls_of_studio() {
        let json = serde_json::to_string(&EditorPolicy::default()).unwrap();
        assert_eq!(
            json,
            r#"{"rules":[],"requiredAuthenticationLevelEndUser":null,"requiredAuthenticationLevelOrg":null,"version":null}"#
        );
    }

    #[test]
    fn a_list_is_neither_a_model_nor_a_rule() {
        let fault = |json: &str| EditorPolicy::read(json.as_bytes()).unwrap_err().to_string();
        assert_eq!(fault("[]"), "an object belongs at /");
        assert_eq!(fault(r#"[[],"3",null,"1.0"]"#), "an object belongs at /");
        let rule = r#"{"ruleId":"urn:altinn:example:ruleid:1"}"#;
        assert_eq!(fault(&format!(r#"{{"rules":[{rule},["x"]]}}"#)), "an object belongs at /rules/1");
    }
}
