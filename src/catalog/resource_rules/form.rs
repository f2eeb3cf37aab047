//! What the registry can read at all, and which fields it has.

use serde_json::Value;

use super::definition::Definition;
use super::rule::{ResourceRule, RuleOf};
use crate::catalog::codes::resources as codes;
use crate::catalog::search::nearest;
use crate::finding::{Code, Finding};
use crate::text::Message;
use crate::text::lint::DID_YOU_MEAN;

pub(super) const RULES: &[ResourceRule] = &[
    ResourceRule::new(&codes::RESOURCE_FIELD_KIND, RuleOf::Registry, kinds),
    ResourceRule::new(&codes::RESOURCE_FIELD_UNKNOWN, RuleOf::Registry, unknown),
];

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Switch,
    Object,
    List,
    /// A word of a closed list, or its number.
    Word,
    /// Nothing that is judged here.
    Any,
}

/// The registry's fields; the last are those that it fills in, or that an older version had.
const FIELDS: [(&str, Kind); 29] = [
    ("identifier", Kind::Text),
    ("version", Kind::Text),
    ("title", Kind::Object),
    ("description", Kind::Object),
    ("rightDescription", Kind::Object),
    ("homepage", Kind::Text),
    ("status", Kind::Text),
    ("spatial", Kind::List),
    ("contactPoints", Kind::List),
    ("produces", Kind::List),
    ("isPartOf", Kind::Text),
    ("thematicAreas", Kind::List),
    ("resourceReferences", Kind::List),
    ("delegable", Kind::Switch),
    ("visible", Kind::Switch),
    ("hasCompetentAuthority", Kind::Object),
    ("keywords", Kind::List),
    ("accessListMode", Kind::Word),
    ("selfIdentifiedUserEnabled", Kind::Switch),
    ("enterpriseUserEnabled", Kind::Switch),
    ("resourceType", Kind::Word),
    ("availableForType", Kind::List),
    ("consentTemplate", Kind::Text),
    ("consentText", Kind::Any),
    ("consentMetadata", Kind::Any),
    ("isOneTimeConsent", Kind::Switch),
    ("authorizationReference", Kind::Any),
    ("versionId", Kind::Any),
    ("limitedByRRR", Kind::Any),
];

fn kinds(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let wrong = |(name, kind): &(&'static str, Kind)| {
        let value = definition.field(name)?;
        let (fits, wanted) = match kind {
            Kind::Text => (value.is_string(), words::TEXT),
            Kind::Switch => (value.is_boolean(), words::SWITCH),
            Kind::Object => (value.is_object(), words::OBJECT),
            Kind::List => (value.is_array(), words::LIST),
            Kind::Word => (value.is_string() || value.is_u64(), words::TEXT),
            Kind::Any => return None,
        };
        let said = words::WRONG.with("wanted", wanted).with("found", shown(value));
        (!fits).then(|| Finding::new(code, *name).saying(said))
    };
    FIELDS.iter().filter_map(wrong).collect()
}

/// What stands there instead, as JSON calls it.
fn shown(value: &Value) -> Message {
    match value {
        Value::Object(_) => words::OBJECT.into(),
        Value::Array(_) => words::LIST.into(),
        Value::String(_) => words::TEXT.into(),
        Value::Bool(_) => words::SWITCH.into(),
        Value::Number(_) | Value::Null => words::NUMBER.into(),
    }
}

fn unknown(definition: &Definition<'_>, code: &'static Code) -> Vec<Finding> {
    let is_known = |name: &str| FIELDS.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
    let found = |name: &str| {
        let finding = Finding::new(code, name);
        match nearest(name, FIELDS.iter(), |(known, _)| [*known]) {
            Some((meant, _)) => finding.next(DID_YOU_MEAN.with("what", *meant)),
            None => finding,
        }
    };
    definition.names().filter(|name| !is_known(name)).map(found).collect()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        WRONG { nb: "Her skal det stå {wanted}, ikke {found}. Ressursregisteret kan ikke lese definisjonen.", en: "This must be {wanted}, not {found}. The registry cannot read the definition." }
        TEXT { nb: "en tekst", en: "a text" }
        SWITCH { nb: "true eller false", en: "true or false" }
        OBJECT { nb: "et objekt", en: "an object" }
        LIST { nb: "en liste", en: "a list" }
        NUMBER { nb: "et tall", en: "a number" }
    }
}
