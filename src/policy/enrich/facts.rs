//! What the platform would have looked up, given by somebody: the registers of one request
//! (Altinn/altinn-authorization-tmp, `Services/Implementation/ContextHandler.cs`, 2026-08-21).

use serde::Deserialize;

use super::attribute_source::{AttributeSource, Instance, Listed, Party, Subject};
use crate::catalog::roles::{self, Provider};
use crate::policy::decide::Request;
use crate::policy::ids::attribute;

/// The registers as one request meets them. What is not given is not there.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename = "Facts", rename_all = "camelCase", deny_unknown_fields, default)]
pub struct RegisterAnswers {
    /// The party of the resource, however the request names it.
    pub resource_party: Option<PartyFacts>,
    /// Number of the user whose national identity number the request gives.
    #[serde(deserialize_with = "text")]
    pub subject_user_id: Option<String>,
    /// Bare codes of roles that the user has for the party.
    #[serde(deserialize_with = "list")]
    pub roles: Vec<String>,
    /// Bare ids of access packages that the subject has for the party.
    #[serde(deserialize_with = "list")]
    pub access_packages: Vec<String>,
    /// Values of `urn:digitaltdodsbo:rolecode`.
    #[serde(deserialize_with = "list")]
    pub oed_roles: Vec<String>,
    /// Kind of party, when consent is asked for.
    pub party_type: Option<String>,
    /// Access lists, `org:list`.
    #[serde(deserialize_with = "list")]
    pub access_lists: Vec<String>,
    /// The app instance that the request names.
    pub instance: Option<InstanceFacts>,
    /// Attribute ids and values that stand for the subject in delegation policies.
    #[serde(deserialize_with = "list")]
    pub delegation_subject: Vec<(String, String)>,
    /// The resource uses access lists (its metadata says so, no register of the platform): then a party that stands on
    /// none of [`Self::access_lists`] is shut out.
    #[serde(skip)]
    pub access_list_mode: bool,
}

/// A party; without a number there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct PartyFacts {
    /// Altinn's number.
    #[serde(deserialize_with = "text")]
    pub party_id: Option<String>,
    /// The party's UUID, where one is told.
    pub party_uuid: Option<String>,
}

/// An app instance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct InstanceFacts {
    /// `party/guid`.
    pub id: String,
    /// `org/app`.
    pub app_id: String,
    /// Task that the process stands at.
    pub current_task: Option<String>,
    /// End event, when the process has ended.
    pub end_event: Option<String>,
}

/// Why facts cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FactsFault {
    /// Not the JSON of facts.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// A list of facts of another length than there are parts.
    #[error("there are facts for {given} parts, and the request has {parts}")]
    Parts {
        /// How many there are.
        given: usize,
        /// How many the request has.
        parts: usize,
    },
}

impl RegisterAnswers {
    /// Reads facts: one object for all parts of a request, or a list with one for each.
    ///
    /// # Errors
    /// [`FactsFault`] names the member that is not known or not of its form.
    pub fn read(bytes: &[u8], parts: usize) -> Result<Vec<Self>, FactsFault> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'[') {
            let facts: Self = serde_json::from_slice(bytes)?;
            return Ok(vec![facts; parts]);
        }
        let facts: Vec<Self> = serde_json::from_slice(bytes)?;
        if facts.len() == parts { Ok(facts) } else { Err(FactsFault::Parts { given: facts.len(), parts }) }
    }

    fn the_party(&self) -> Option<Party> {
        let party = self.resource_party.as_ref()?;
        let id = party.party_id.clone().filter(|id| !id.is_empty())?;
        Some(Party { id, uuid: party.party_uuid.clone() })
    }
}

impl AttributeSource for RegisterAnswers {
    fn party(&self, _: &str, _: &str) -> Option<Party> {
        self.the_party()
    }

    fn asking_party(&self, _: &str) -> Option<Party> {
        None
    }

    fn user_id(&self, _: &str) -> Option<String> {
        self.subject_user_id.clone()
    }

    fn instance(&self, _: &str) -> Option<Instance> {
        let given = self.instance.as_ref()?;
        let (org, app) = given.app_id.split_once('/')?;
        let (party, _) = given.id.split_once('/')?;
        Some(Instance {
            org: org.to_owned(),
            app: app.to_owned(),
            task: given.current_task.clone(),
            end_event: given.end_event.clone(),
            party_id: party.to_owned(),
        })
    }

    /// By the code as it is given, and by the new name of the role when there is one.
    fn roles(&self, _: &str, _: &Party) -> Vec<(String, String)> {
        let codes = self.roles.iter().map(|code| (attribute::ROLE_CODE.to_owned(), code.clone()));
        let known = self.roles.iter().filter_map(|code| roles::by_code(&code.to_lowercase()));
        let named = known.filter(|role| role.provider != Provider::Altinn2);
        codes.chain(named.map(|role| (role.attribute().to_owned(), role.code.to_owned()))).collect()
    }

    fn packages(&self, _: Subject<'_>, _: &Party) -> Vec<String> {
        self.access_packages.clone()
    }

    fn estate_roles(&self, _: &str, _: &Party) -> Vec<String> {
        self.oed_roles.clone()
    }

    fn party_type(&self, _: &Request) -> Option<String> {
        self.party_type.clone()
    }

    fn access_lists(&self, _: &Request) -> Vec<String> {
        self.access_lists.clone()
    }

    fn delegation_subject(&self) -> Vec<(String, String)> {
        self.delegation_subject.clone()
    }

    fn listed(&self, _: &str, _: &Party, _: &str) -> Listed {
        match (self.access_list_mode, self.access_lists.is_empty()) {
            (false, _) => Listed::NotUsed,
            (true, true) => Listed::No,
            (true, false) => Listed::Yes,
        }
    }
}

/// A text or a number; `null` is none.
fn text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Text(String),
        Number(u64),
    }
    Ok(Option::<Either>::deserialize(deserializer)?.map(|either| match either {
        Either::Text(text) => text,
        Either::Number(number) => number.to_string(),
    }))
}

/// A list; `null` is an empty one.
fn list<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Ok(Option::<Vec<T>>::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Vec<RegisterAnswers>, FactsFault> {
        RegisterAnswers::read(json.as_bytes(), 2)
    }

    #[test]
    fn one_object_serves_all_parts_and_a_list_each_its_own() {
        let both = read(r#"{"roles":["dagl"],"accessPackages":null,"resourceParty":{"partyId":51,"partyUuid":null}}"#);
        let both = both.unwrap();
        assert_eq!((both.len(), both[1].roles.as_slice()), (2, &["dagl".to_owned()][..]));
        assert_eq!(both[0].party("", "").unwrap().id, "51");
        let each = read(r#"[{"roles":["dagl"]},{}]"#).unwrap();
        assert!(each[1].roles.is_empty());
        assert!(matches!(read("[{}]"), Err(FactsFault::Parts { given: 1, parts: 2 })));
    }

    #[test]
    fn what_is_not_known_is_refused_at_every_depth() {
        for json in [r#"{"role":[]}"#, r#"{"resourceParty":{"id":"1"}}"#, r#"{"instance":{"task":"1"}}"#, "7", ""] {
            assert!(read(json).is_err(), "{json}");
        }
    }

    #[test]
    fn no_number_is_no_party() {
        let facts = &read(r#"{"resourceParty":{"partyId":null,"partyUuid":null}}"#).unwrap()[0];
        assert_eq!(facts.party("", ""), None);
    }

    #[test]
    fn a_role_is_held_by_its_code_as_given_and_by_its_new_name() {
        let facts = RegisterAnswers { roles: vec!["DAGL".into(), "regna".into()], ..RegisterAnswers::default() };
        let held = facts.roles("1", &Party::default());
        let wanted = [
            ("urn:altinn:rolecode", "DAGL"),
            ("urn:altinn:rolecode", "regna"),
            ("urn:altinn:external-role:ccr", "daglig-leder"),
        ];
        assert_eq!(held, wanted.map(|(id, value)| (id.to_owned(), value.to_owned())));
    }
}
