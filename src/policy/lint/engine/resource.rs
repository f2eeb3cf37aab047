//! What a resource's definition in the registry tells of its policy (Altinn/altinn-resource-registry,
//! `Helpers/ServiceResourceHelper.cs`, 2026-08-10).
//!
//! The definition says what the resource is, whose, and whether access lists limit it. It does not say whether messages
//! are confidential or may be forwarded: confidentiality follows from the policy itself, forwarding is said per message.

use serde_json::Value;

use crate::catalog::resource_rules::Definition;
use crate::domain::PolicyKind;
use crate::policy::read::decode;
use crate::text::{Message, phrases};

mod words {
    super::phrases! {
        NOT_JSON { nb: "Filen er ikke gyldig JSON: {said}", en: "The file is not valid JSON: {said}" }
        NO_ID { nb: "Filen er ikke definisjonen av en ressurs: den mangler identifier.", en: "The file is not the definition of a resource: it has no identifier." }
    }
}

/// What a resource's definition tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceFacts {
    /// Bare id.
    pub id: String,
    /// Code of the service owner.
    pub owner: Option<String>,
    /// What it is for; `None` when the type is not set or not known here.
    pub kind: Option<PolicyKind>,
    /// Whether access lists limit it.
    pub access_lists: bool,
}

impl ResourceFacts {
    /// Reads the definition as the registry gives it, or as Studio keeps it in its repository. Names of fields are read
    /// without case, as the registry does.
    ///
    /// # Errors
    /// What is wrong, in words: not JSON, or not the definition of a resource.
    pub fn parse(bytes: &[u8]) -> Result<Self, Message> {
        let value = definition(bytes)?;
        let definition = Definition::new(&value, None).ok_or(words::NO_ID)?;
        let code = definition.inner("hasCompetentAuthority", "orgcode").and_then(Value::as_str);
        Ok(Self {
            id: definition.text("identifier").ok_or(words::NO_ID)?.to_owned(),
            owner: code.filter(|code| !code.is_empty()).map(str::to_owned),
            kind: definition.kind().and_then(PolicyKind::from_resource_type),
            access_lists: definition.are_lists_on(),
        })
    }
}

/// The definition of a resource as it is written in a file, in whatever encoding.
///
/// # Errors
/// What is wrong, in words: not JSON, or no object.
pub fn definition(bytes: &[u8]) -> Result<Value, Message> {
    let json = decode(bytes).map_err(|refusal| words::NOT_JSON.with("said", refusal.message))?;
    let value: Value = serde_json::from_str(&json).map_err(|error| words::NOT_JSON.with("said", error.to_string()))?;
    if value.is_object() { Ok(value) } else { Err(words::NO_ID.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn a_definition_tells_id_owner_type_and_lists() {
        let json = br#"{"Identifier":"ttd-melding","resourceType":"CorrespondenceService","accessListMode":"Enabled",
            "hasCompetentAuthority":{"organization":"991825827","orgcode":"ttd"}}"#;
        let read = ResourceFacts::parse(&[b"\xEF\xBB\xBF", json.as_slice()].concat()).unwrap();
        let expected = ResourceFacts {
            id: "ttd-melding".into(),
            owner: Some("ttd".into()),
            kind: Some(PolicyKind::Correspondence),
            access_lists: true,
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn what_is_not_said_is_the_registry_s_default() {
        let of = |rest: &str| ResourceFacts::parse(format!("{{\"identifier\":\"a\"{rest}}}").as_bytes()).unwrap();
        assert_eq!(of(""), ResourceFacts { id: "a".into(), owner: None, kind: None, access_lists: false });
        assert!(of(r#","limitedByRRR":true"#).access_lists);
        assert!(!of(r#","limitedByRRR":true,"accessListMode":"Disabled""#).access_lists);
        assert_eq!(of(r#","resourceType":"Default""#).kind, None);
        assert_eq!(of(r#","resourceType":"MigratedApp""#).kind, Some(PolicyKind::App));
    }

    #[test]
    fn what_is_no_definition_is_told_apart_from_what_is_no_json() {
        let said = |bytes: &[u8]| ResourceFacts::parse(bytes).unwrap_err().render(Language::En);
        assert!(said(b"{").contains("EOF"), "{}", said(b"{"));
        for other in ["[]", "{}", r#"{"identifier":""}"#, r#"{"identifier":7}"#] {
            assert!(said(other.as_bytes()).contains("identifier"), "{other}");
        }
    }
}
