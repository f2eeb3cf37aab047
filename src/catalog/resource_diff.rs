//! Two definitions of resources held against each other, field by field, as the registry understands them: names without
//! case, what is not said as its default, lists without order. What the registry counts or fills in itself is no
//! difference.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::resource_rules::Definition;

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDifference {
    /// The field, with dots where it lies in another: `title.nn`.
    pub field: String,
    /// What the first has; `Null` for nothing.
    pub before: Value,
    /// What the second has.
    pub after: Value,
}

/// What the registry counts or fills in itself.
const ITS_OWN: [&str; 2] = ["versionId", "authorizationReference"];

/// What a field that is not there is taken for (Altinn/altinn-resource-registry, `Models/ServiceResource.cs`, 2026-08-10).
const SWITCHES: [(&str, bool); 5] = [
    ("delegable", true),
    ("visible", true),
    ("selfIdentifiedUserEnabled", false),
    ("enterpriseUserEnabled", false),
    ("isOneTimeConsent", false),
];

/// The fields that are spelt so, in the order in which they are told; others follow by name.
const FIELDS: [&str; 25] = [
    "identifier",
    "title",
    "description",
    "rightDescription",
    "resourceType",
    "hasCompetentAuthority",
    "contactPoints",
    "status",
    "availableForType",
    "accessListMode",
    "delegable",
    "visible",
    "selfIdentifiedUserEnabled",
    "enterpriseUserEnabled",
    "resourceReferences",
    "keywords",
    "homepage",
    "version",
    "isPartOf",
    "spatial",
    "produces",
    "thematicAreas",
    "consentTemplate",
    "consentText",
    "consentMetadata",
];

/// What is different in the second, seen from the first; nothing when one of them is no object.
#[must_use]
pub fn differences(before: &Value, after: &Value) -> Vec<FieldDifference> {
    let (Some(a), Some(b)) = (Named::of(before), Named::of(after)) else { return Vec::new() };
    let mut found = Vec::new();
    for name in names([before, after]) {
        compare(&name, a.value(&name), b.value(&name), &mut found);
    }
    found
}

/// Every field of both, each once.
fn names(both: [&Value; 2]) -> Vec<String> {
    let mut names: Vec<String> =
        FIELDS.iter().chain(SWITCHES.iter().map(|(name, _)| name)).map(|n| (*n).into()).collect();
    let mut known: BTreeSet<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    let is_its_own = |name: &str| ITS_OWN.iter().any(|own| own.eq_ignore_ascii_case(name));
    let others: BTreeSet<&String> = both.iter().filter_map(|one| one.as_object()).flat_map(Map::keys).collect();
    for other in others {
        // The older name of the access list mode.
        let is_old = other.eq_ignore_ascii_case("limitedByRRR");
        if !is_its_own(other) && !is_old && known.insert(other.to_ascii_lowercase()) {
            names.push(other.clone());
        }
    }
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(name.to_ascii_lowercase()));
    names
}

/// A definition with its names without case: whoever has a hundred thousand of them is answered, too.
struct Named<'v> {
    definition: Definition<'v>,
    written: BTreeSet<String>,
}

impl<'v> Named<'v> {
    fn of(value: &'v Value) -> Option<Self> {
        let definition = Definition::new(value, None)?;
        let written = definition.names().map(str::to_ascii_lowercase).collect();
        Some(Self { definition, written })
    }

    /// What it has, as the registry takes it.
    fn value(&self, name: &str) -> Value {
        let found = if self.written.contains(&name.to_ascii_lowercase()) { self.definition.field(name) } else { None };
        if let Some((_, otherwise)) = SWITCHES.iter().find(|(switch, _)| *switch == name) {
            return found.cloned().unwrap_or_else(|| (*otherwise).into());
        }
        if name == "accessListMode" {
            let mode = || if self.definition.are_lists_on() { "Enabled" } else { "Disabled" };
            return found.cloned().unwrap_or_else(|| mode().into());
        }
        found.map(ordered).unwrap_or_default()
    }
}

/// The same without what says nothing, and each list in one order.
fn ordered(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut kept: Vec<(&String, Value)> = members.iter().map(|(name, value)| (name, ordered(value))).collect();
            kept.retain(|(_, value)| !is_nothing(value));
            kept.sort_by_key(|(name, _)| *name);
            Value::Object(kept.into_iter().map(|(name, value)| (name.clone(), value)).collect())
        }
        Value::Array(parts) => {
            let mut parts: Vec<Value> = parts.iter().map(ordered).filter(|part| !is_nothing(part)).collect();
            parts.sort_by_cached_key(Value::to_string);
            parts.dedup();
            Value::Array(parts)
        }
        other => other.clone(),
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(parts) => parts.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn compare(field: &str, before: Value, after: Value, found: &mut Vec<FieldDifference>) {
    let nothing = |value: Value| if is_nothing(&value) { Value::Null } else { value };
    let (before, after) = (nothing(before), nothing(after));
    if before == after {
        return;
    }
    // What lies in an object is told for itself, also where the other has none.
    let is_object = |value: &Value| value.is_object() || value.is_null();
    if !is_object(&before) || !is_object(&after) {
        found.push(FieldDifference { field: field.to_owned(), before, after });
        return;
    }
    let members = |value: Value| if let Value::Object(members) = value { members } else { Map::new() };
    let (mut before, mut after) = (members(before), members(after));
    let inner: BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
    for name in inner {
        let part = |of: &mut Map<String, Value>| of.remove(&name).unwrap_or_default();
        compare(&format!("{field}.{name}"), part(&mut before), part(&mut after), found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(before: &Value, after: &Value) -> Vec<String> {
        differences(before, after).into_iter().map(|one| one.field).collect()
    }

    #[test]
    fn what_is_understood_the_same_is_the_same() {
        let published = json!({
            "identifier": "ttd-x", "versionId": 7, "delegable": true, "visible": true, "accessListMode": "Enabled",
            "availableForType": ["Company", "PrivatePerson"], "keywords": [], "title": {"nb": "A", "nn": "", "en": null},
            "authorizationReference": [{"id": "urn:altinn:resource", "value": "ttd-x"}], "homepage": null,
        });
        let file = json!({
            "Identifier": "ttd-x", "limitedByRRR": true, "AvailableForType": ["PrivatePerson", "Company"],
            "title": {"nb": "A"},
        });
        assert_eq!(differences(&published, &file), []);
    }

    #[test]
    fn each_field_is_told_for_itself() {
        let before =
            json!({"title": {"nb": "A", "nn": "B"}, "delegable": false, "contactPoints": [{"email": "a@b.no"}]});
        let after = json!({"title": {"nb": "A", "nn": "C"}, "contactPoints": [], "new": 1, "hasCompetentAuthority": {"orgcode": "ttd"}});
        assert_eq!(
            fields(&before, &after),
            ["title.nn", "hasCompetentAuthority.orgcode", "contactPoints", "delegable", "new"]
        );
        let found = differences(&before, &after);
        assert_eq!((&found[0].before, &found[0].after), (&json!("B"), &json!("C")));
        assert_eq!(found[3].after, json!(true), "what is not said is the registry's default");
        assert_eq!(found[2].after, Value::Null);
    }

    #[test]
    fn the_second_seen_from_the_first_is_the_other_way_round() {
        let (a, b) = (json!({"status": "Completed"}), json!({"status": "Withdrawn", "x": [1, 2]}));
        let (there, back) = (differences(&a, &b), differences(&b, &a));
        let turned = |one: &FieldDifference| FieldDifference {
            field: one.field.clone(),
            before: one.after.clone(),
            after: one.before.clone(),
        };
        assert_eq!(there.iter().map(turned).collect::<Vec<_>>(), back);
        assert_eq!(there.len(), 2);
    }
}
