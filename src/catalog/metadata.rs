//! The lists of access packages and roles as Altinn tells them, and how they differ from the ones that are built in.
//!
//! The built-in lists are as old as their source. `catalog refresh` reads the public ones, and keeps what it read.
//! Sources: `PackageDto` and `RoleDto` of Altinn's access management (Altinn/altinn-resource-registry,
//! `Helpers/PolicyHelper.cs`, 2026-08-10). Whether every environment shows them without a token is unverified.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{attributes as attribute, packages, roles};

/// Version of the kept form.
pub const SCHEMA: u32 = 1;

/// What was read, where and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// The form that it was written in; one of another version is not read.
    pub schema: u32,
    /// Name of the environment.
    pub environment: String,
    /// When it was read.
    pub read: Timestamp,
    /// The packages, by URN.
    pub packages: BTreeMap<String, Entry>,
    /// The roles, by the URN that policies use.
    pub roles: BTreeMap<String, Entry>,
}

/// A package or a role, as far as the built-in lists tell the same of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Name in Bokmål.
    pub name: String,
    /// A holder can delegate it; `None` when it is not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegable: Option<bool>,
    /// It can be assigned within the organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignable: Option<bool>,
    /// It may stand in the policy of a resource.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_policies: Option<bool>,
}

/// What a package or a role may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A holder can delegate it.
    Delegable,
    /// It can be assigned within the organisation.
    Assignable,
    /// It may stand in the policy of a resource.
    InPolicies,
}

impl Use {
    /// Its name in the lists.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Delegable => "delegable",
            Self::Assignable => "assignable",
            Self::InPolicies => "inPolicies",
        }
    }
}

/// How a package or a role differs from the built-in list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MetadataChange {
    /// The built-in list has it not.
    New {
        /// The URN of the package or the role, as policies name it.
        urn: String,
        /// Its name in Bokmål.
        name: String,
    },
    /// Only the built-in list has it.
    Gone {
        /// The URN of the package or the role, as policies name it.
        urn: String,
    },
    /// It has another name.
    Renamed {
        /// The URN of the package or the role, as policies name it.
        urn: String,
        /// The built-in name.
        before: String,
        /// The name now.
        now: String,
    },
    /// It may be used otherwise.
    Uses {
        /// The URN of the package or the role, as policies name it.
        urn: String,
        /// Which use.
        of: Use,
        /// Whether it may now.
        now: bool,
    },
}

/// The packages in an answer, wherever in it they stand: the export nests them in groups and areas.
#[must_use]
pub fn packages_in(answer: &Value) -> BTreeMap<String, Entry> {
    let mut found = BTreeMap::new();
    objects(answer, 0, &mut |object| {
        let urn = text(object, "urn").filter(|urn| urn.starts_with(attribute::ACCESS_PACKAGE));
        found.extend(urn.map(|urn| (urn.to_owned(), entry(object))));
    });
    found
}

/// The roles in an answer. One with an old code stands under that, as policies name it.
#[must_use]
pub fn roles_in(answer: &Value) -> BTreeMap<String, Entry> {
    let mut found = BTreeMap::new();
    objects(answer, 0, &mut |object| {
        let is_role = |urn: &&str| {
            [attribute::ROLE_CODE, "urn:altinn:external-role", attribute::ROLE].iter().any(|id| is_of(urn, id))
        };
        let legacy = text(object, "legacyUrn").filter(|urn| !urn.is_empty());
        let urn = legacy.or_else(|| text(object, "urn")).filter(is_role);
        found.extend(urn.map(|urn| (urn.to_owned(), entry(object))));
    });
    found
}

fn is_of(urn: &str, id: &str) -> bool {
    urn.strip_prefix(id).is_some_and(|rest| rest.starts_with(':'))
}

/// Deep enough for groups of areas of packages with what hangs on them; an answer that goes deeper is not one of these.
const DEEPEST: usize = 16;

fn objects(value: &Value, depth: usize, see: &mut impl FnMut(&Value)) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| objects(one, depth + 1, see)),
        Value::Object(fields) => {
            see(value);
            fields.values().for_each(|one| objects(one, depth + 1, see));
        }
        _ => {}
    }
}

fn text<'v>(object: &'v Value, name: &str) -> Option<&'v str> {
    object.get(name).and_then(Value::as_str)
}

fn entry(object: &Value) -> Entry {
    let says = |name: &str| object.get(name).and_then(Value::as_bool);
    Entry {
        name: text(object, "name").unwrap_or_default().to_owned(),
        delegable: says("isDelegable"),
        assignable: says("isAssignable"),
        in_policies: says("isResourcePolicyAvailable"),
    }
}

/// The built-in lists in the same form.
#[must_use]
pub fn built_in() -> (BTreeMap<String, Entry>, BTreeMap<String, Entry>) {
    let packages = packages::ALL.iter().map(|package| {
        let uses = package.uses;
        let entry = Entry {
            name: package.nb.to_owned(),
            delegable: Some(uses.delegable),
            assignable: Some(uses.assignable),
            in_policies: Some(uses.in_policies),
        };
        (package.urn(), entry)
    });
    let registered = roles::all().filter(|role| role.in_register);
    let roles = registered.map(|role| {
        let entry = Entry { name: role.nb.to_owned(), in_policies: Some(role.in_policies), ..Entry::default() };
        (role.urn(), entry)
    });
    (packages.collect(), roles.collect())
}

impl Metadata {
    /// What differs from the built-in lists, packages before roles, by URN.
    #[must_use]
    pub fn changes(&self) -> Vec<MetadataChange> {
        let (packages, roles) = built_in();
        let mut found = Vec::new();
        for (before, now) in [(&packages, &self.packages), (&roles, &self.roles)] {
            let gone = before.keys().filter(|urn| !now.contains_key(*urn));
            found.extend(gone.map(|urn| MetadataChange::Gone { urn: urn.clone() }));
            for (urn, now) in now {
                match before.get(urn) {
                    None => found.push(MetadataChange::New { urn: urn.clone(), name: now.name.clone() }),
                    Some(before) => differences(urn, before, now, &mut found),
                }
            }
        }
        found
    }

    /// What is here that the built-in lists have not.
    #[must_use]
    pub fn new_urns(&self) -> Vec<String> {
        let new = |change| match change {
            MetadataChange::New { urn, .. } => Some(urn),
            _ => None,
        };
        self.changes().into_iter().filter_map(new).collect()
    }
}

fn differences(urn: &str, before: &Entry, now: &Entry, found: &mut Vec<MetadataChange>) {
    if before.name != now.name {
        found.push(MetadataChange::Renamed { urn: urn.to_owned(), before: before.name.clone(), now: now.name.clone() });
    }
    let uses = [
        (Use::Delegable, before.delegable, now.delegable),
        (Use::Assignable, before.assignable, now.assignable),
        (Use::InPolicies, before.in_policies, now.in_policies),
    ];
    for (of, before, now) in uses {
        if let (Some(before), Some(now)) = (before, now)
            && before != now
        {
            found.push(MetadataChange::Uses { urn: urn.to_owned(), of, now });
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn as_built_in() -> Metadata {
        let (packages, roles) = built_in();
        Metadata { schema: SCHEMA, environment: "tt02".into(), read: Timestamp::UNIX_EPOCH, packages, roles }
    }

    #[test]
    fn packages_are_found_in_their_areas_and_roles_by_their_old_code() {
        let export = json!([{ "name": "Allment", "areas": [{ "urn": "accesspackage:area:skatt", "packages": [
            { "urn": "urn:altinn:accesspackage:skattegrunnlag", "name": "Skattegrunnlag", "isDelegable": true },
        ] }] }]);
        let found = packages_in(&export);
        assert_eq!(found.keys().collect::<Vec<_>>(), ["urn:altinn:accesspackage:skattegrunnlag"]);
        assert_eq!(found.values().next().unwrap().delegable, Some(true));
        let list = json!([
            { "urn": "urn:altinn:external-role:ccr:daglig-leder", "legacyUrn": "urn:altinn:rolecode:dagl", "name": "Daglig leder" },
            { "urn": "urn:altinn:role:rettighetshaver", "legacyUrn": null, "name": "Rettighetshaver" },
            { "urn": "urn:altinn:rolecodes:x" },
        ]);
        let found: Vec<String> = roles_in(&list).into_keys().collect();
        assert_eq!(found, ["urn:altinn:role:rettighetshaver", "urn:altinn:rolecode:dagl"]);
    }

    #[test]
    fn an_answer_without_an_end_of_its_depth_ends() {
        let mut deep = json!({ "urn": "urn:altinn:accesspackage:a" });
        for _ in 0..40 {
            deep = json!([deep]);
        }
        assert!(packages_in(&deep).is_empty());
    }

    #[test]
    fn the_same_lists_do_not_differ() {
        assert_eq!(as_built_in().changes(), []);
    }

    #[test]
    fn every_kind_of_change_is_told() {
        let mut now = as_built_in();
        let urn = |code: &str| format!("urn:altinn:accesspackage:{code}");
        now.packages.remove(&urn("a-ordning"));
        now.packages.insert(urn("ny"), Entry { name: "Ny".into(), ..Entry::default() });
        now.packages.get_mut(&urn("akvakultur")).unwrap().in_policies = Some(false);
        now.roles.get_mut("urn:altinn:rolecode:dagl").unwrap().name = "Leder".into();
        let changes = now.changes();
        assert_eq!(changes.len(), 4);
        assert_eq!(changes[0], MetadataChange::Gone { urn: urn("a-ordning") });
        assert!(changes.contains(&MetadataChange::New { urn: urn("ny"), name: "Ny".into() }));
        assert!(changes.contains(&MetadataChange::Uses { urn: urn("akvakultur"), of: Use::InPolicies, now: false }));
        assert!(matches!(&changes[3], MetadataChange::Renamed { now, .. } if now == "Leder"));
        assert_eq!(now.new_urns(), [urn("ny")]);
    }
}
