//! The system register and system users: ids of systems, the references of suppliers, and the bodies that are sent
//! (Altinn/altinn-authentication, `src/Authentication/Controllers/SystemRegisterController.cs` and
//! `RequestSystemUserController.cs`, 2026-07-17).

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::{ClientId, OrgNumber, ResourceId, ThreeLanguages, serde_by_text};

/// What a system is known by, for ever: the number of its supplier, an underscore and a name. The register wants no spaces;
/// an id stands in addresses, so that it is held to letters, digits, `_` and `-` here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemId(String);

/// Why a text is no id of a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SystemIdFault {
    /// No organisation number and underscore stand at its beginning.
    #[error("the id of a system begins with an organisation number and an underscore")]
    Owner,
    /// Something else than letters, digits, `_` and `-`, or nothing, follows.
    #[error("the name in the id of a system has only a-z, A-Z, 0-9, `_` and `-`")]
    Name,
    /// Longer than a hundred characters.
    #[error("the id of a system has at most a hundred characters")]
    Length,
}

impl SystemId {
    /// Reads an id.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn parse(text: &str) -> Result<Self, SystemIdFault> {
        let text = text.trim();
        let (number, name) = text.split_once('_').ok_or(SystemIdFault::Owner)?;
        let is_number = OrgNumber::parse(number).is_ok_and(|parsed| parsed.to_string() == number);
        if !is_number {
            return Err(SystemIdFault::Owner);
        }
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')) {
            return Err(SystemIdFault::Name);
        }
        if text.len() > 100 {
            return Err(SystemIdFault::Length);
        }
        Ok(Self(text.to_owned()))
    }

    /// Whose system it is, by the id.
    #[must_use]
    pub fn is_of(&self, owner: OrgNumber) -> bool {
        self.0.split('_').next() == Some(owner.to_string().as_str())
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for SystemId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(SystemId);

/// The supplier's own reference of a system user. It is a part of what the system user is found by, and an empty one is looked
/// for otherwise than it is kept: there is none (felleslosninger/docs, `maskinporten_func_systembruker.md`, 2024-10-17).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExternalRef(String);

/// The text cannot be a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a reference has one to 255 letters, digits, `_` and `-`")]
pub struct ExternalRefFault;

impl ExternalRef {
    /// Reads a reference.
    ///
    /// # Errors
    /// It is empty, too long, or has other characters.
    pub fn parse(text: &str) -> Result<Self, ExternalRefFault> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "øØæÆåÅ_-".contains(c);
        let fits = (1..=255).contains(&text.chars().count()) && text.chars().all(allowed);
        if fits { Ok(Self(text.to_owned())) } else { Err(ExternalRefFault) }
    }

    /// The reference.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ExternalRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(ExternalRef);

/// What a system user is found by. Each service has system users of its own: its resource is the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemUserKey {
    /// The system.
    pub system: SystemId,
    /// The organisation that it acts for.
    pub party: OrgNumber,
    /// The reference.
    pub reference: ExternalRef,
}

/// As which system user a token is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActingAs {
    /// The organisation that it acts for.
    pub party: OrgNumber,
    /// The reference of the request.
    pub reference: ExternalRef,
}

impl ActingAs {
    /// The claim `authorization_details` of a grant; the number has `0192:` before it, as documented.
    #[must_use]
    pub fn claim(&self) -> Value {
        json!([{
            "type": "urn:altinn:systemuser",
            "systemuser_org": { "authority": "iso6523-actorid-upis", "ID": self.party.iso6523() },
            "externalRef": self.reference,
        }])
    }
}

/// A right to a resource, as the register writes it.
#[must_use]
pub fn right(id: &ResourceId) -> Value {
    json!({ "resource": [{ "id": "urn:altinn:resource", "value": id.bare() }] })
}

/// The body of `POST systemregister/vendor`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewSystem {
    /// Its id, for ever.
    pub id: SystemId,
    /// Whose it is.
    vendor: Vendor,
    /// What customers read when they approve.
    name: BTreeMap<&'static str, String>,
    /// What it is.
    description: BTreeMap<&'static str, String>,
    /// What system users of it can be given.
    rights: Vec<Value>,
    /// The clients that log in for it; a client logs in for one system.
    client_id: Vec<ClientId>,
    /// Whether customers find it by themselves. They come by the link of a request.
    is_visible: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Vendor {
    authority: &'static str,
    #[serde(rename = "ID")]
    id: String,
}

impl NewSystem {
    /// A system with a right to one resource and one client.
    #[must_use]
    pub fn new(
        id: SystemId,
        owner: OrgNumber,
        name: &ThreeLanguages,
        (resource, client): (&ResourceId, &ClientId),
    ) -> Self {
        // What is not translated yet is better read in Bokmål than not at all.
        let or_nb = |text: &String| if text.is_empty() { name.nb.clone() } else { text.clone() };
        let texts = || BTreeMap::from([("nb", name.nb.clone()), ("nn", or_nb(&name.nn)), ("en", or_nb(&name.en))]);
        let vendor = Vendor { authority: "iso6523-actorid-upis", id: owner.iso6523() };
        let (rights, client_id) = (vec![right(resource)], vec![client.clone()]);
        Self { id, vendor, name: texts(), description: texts(), rights, client_id, is_visible: false }
    }
}

/// The body of `POST systemuser/request/vendor`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewSystemUserRequest {
    system_id: SystemId,
    party_org_no: OrgNumber,
    external_ref: ExternalRef,
    rights: Vec<Value>,
}

impl NewSystemUserRequest {
    /// A request for a right to one resource.
    #[must_use]
    pub fn new(key: &SystemUserKey, resource: &ResourceId) -> Self {
        let SystemUserKey { system, party, reference } = key.clone();
        Self { system_id: system, party_org_no: party, external_ref: reference, rights: vec![right(resource)] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_id_is_a_number_and_a_name() {
        for text in ["991825827_filer", " 991825827_Fil-system_2 "] {
            assert_eq!(SystemId::parse(text).unwrap().as_str(), text.trim());
        }
        for (text, fault) in [
            ("filer", SystemIdFault::Owner),
            ("991825828_filer", SystemIdFault::Owner),
            ("991 825 827_filer", SystemIdFault::Owner),
            ("_filer", SystemIdFault::Owner),
            ("991825827_", SystemIdFault::Name),
            ("991825827_fil er", SystemIdFault::Name),
            ("991825827_å/b", SystemIdFault::Name),
            (&format!("991825827_{}", "a".repeat(100)), SystemIdFault::Length),
        ] {
            assert_eq!(SystemId::parse(text), Err(fault), "{text}");
        }
        let id = SystemId::parse("991825827_filer").unwrap();
        assert!(id.is_of(OrgNumber::parse("991825827").unwrap()));
        assert!(!id.is_of(OrgNumber::parse("974760673").unwrap()));
    }

    #[test]
    fn a_reference_is_never_empty() {
        for text in ["", " ", "a b", "a/b", &"a".repeat(256)] {
            assert_eq!(ExternalRef::parse(text), Err(ExternalRefFault), "{text:?}");
        }
        assert!(ExternalRef::parse("ttd-filer_Ø").is_ok());
    }

    #[test]
    fn a_grant_names_the_customer_as_documented() {
        let acting = ActingAs {
            party: OrgNumber::parse("310000019").unwrap(),
            reference: ExternalRef::parse("ttd-filer").unwrap(),
        };
        let org = json!({ "authority": "iso6523-actorid-upis", "ID": "0192:310000019" });
        let detail = json!({ "type": "urn:altinn:systemuser", "systemuser_org": org, "externalRef": "ttd-filer" });
        assert_eq!(acting.claim(), json!([detail]));
    }
}
