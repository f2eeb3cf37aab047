//! The registry's rules for a resource (Altinn/altinn-resource-registry, `Helpers/ServiceResourceHelper.cs`,
//! 2026-08-10; Altinn/altinn-resource-registry, `Controllers/ResourceController.cs`, 2026-08-10).

use axum::http::StatusCode;
use serde_json::{Map, Value};

use crate::sandbox::problem::{Reply, field, text, word_of};

/// Fields as the registry writes them; others are passed over, as unknown names are.
const FIELDS: [&str; 29] = [
    "identifier",
    "version",
    "title",
    "description",
    "rightDescription",
    "homepage",
    "status",
    "spatial",
    "contactPoints",
    "produces",
    "isPartOf",
    "thematicAreas",
    "resourceReferences",
    "delegable",
    "visible",
    "hasCompetentAuthority",
    "keywords",
    "accessListMode",
    "selfIdentifiedUserEnabled",
    "enterpriseUserEnabled",
    "resourceType",
    "availableForType",
    "consentTemplate",
    "consentText",
    "consentMetadata",
    "isOneTimeConsent",
    "organization",
    "orgcode",
    "name",
];

/// Fields of inner objects whose names are read without case too.
const CONTACT: [&str; 4] = ["category", "email", "telephone", "contactPage"];

/// Kinds of resources, with their numbers (Altinn/altinn-resource-registry, `Enums/ResourceType.cs`, 2026-08-10). That of
/// the last two is *unverified*.
const TYPES: [(&str, u64); 10] = [
    ("Default", 0),
    ("Systemresource", 1),
    ("MaskinportenSchema", 1 << 1),
    ("Altinn2Service", 1 << 2),
    ("AltinnApp", 1 << 3),
    ("GenericAccessResource", 1 << 4),
    ("BrokerService", 1 << 5),
    ("CorrespondenceService", 1 << 6),
    ("Consent", 1 << 7),
    ("MigratedApp", 1 << 8),
];

const MODES: [(&str, u64); 2] = [("Disabled", 0), ("Enabled", 1)];

/// Who a resource is for (Altinn/altinn-resource-registry, `Enums/ResourcePartyType.cs`, 2026-08-10).
const PARTIES: [(&str, u64); 5] = [
    ("PrivatePerson", 0),
    ("LegalEntityEnterprise", 1),
    ("Company", 2),
    ("BankruptcyEstate", 3),
    ("SelfRegisteredUser", 4),
];

/// The body with the registry's own spelling of names and of enumerated values; a value of the wrong kind is refused.
pub(super) fn canonical(body: Map<String, Value>) -> Result<Map<String, Value>, Reply> {
    let mut body = renamed(body, &FIELDS);
    for (name, known) in [("resourceType", &TYPES[..]), ("accessListMode", &MODES[..])] {
        if let Some(value) = body.get_mut(name) {
            enumerated(name, value, known)?;
        }
    }
    if let Some(value) = body.get_mut("availableForType") {
        let Value::Array(parties) = value else { return Err(not_converted("availableForType")) };
        for party in parties {
            enumerated("availableForType", party, &PARTIES)?;
        }
    }
    for name in ["delegable", "visible", "selfIdentifiedUserEnabled", "enterpriseUserEnabled"] {
        if body.get(name).is_some_and(|value| !value.is_boolean()) {
            return Err(not_converted(name));
        }
    }
    for name in ["title", "description", "rightDescription", "hasCompetentAuthority"] {
        if body.get(name).is_some_and(|value| !value.is_object()) {
            return Err(not_converted(name));
        }
    }
    if let Some(Value::Object(authority)) = body.remove("hasCompetentAuthority") {
        body.insert("hasCompetentAuthority".into(), Value::Object(renamed(authority, &FIELDS)));
    }
    if let Some(value) = body.get_mut("contactPoints") {
        let Value::Array(points) = value else { return Err(not_converted("contactPoints")) };
        for point in points {
            let Value::Object(fields) = point.take() else { return Err(not_converted("contactPoints")) };
            *point = Value::Object(renamed(fields, &CONTACT));
        }
    }
    Ok(body)
}

/// What the model of `PUT` needs and that of `POST` does not.
pub(super) fn check_model(body: &Map<String, Value>) -> Result<(), Reply> {
    if field(body, "contactPoints").is_none() {
        return Err(Reply::invalid("ContactPoints", "The ContactPoints field is required."));
    }
    Ok(())
}

/// The rules proper; all broken ones are told at once.
pub(super) fn check(body: &Map<String, Value>, creating: bool) -> Result<(), Reply> {
    let mut errors = Errors::default();
    let id = text(body, "identifier").unwrap_or_default();
    if creating && !has_pattern(id) {
        errors
            .add("Identifier", "Invalid id. Only a-z and 0-9 is allowed together with _ and -.  Minimum 4 characters");
    }
    let kind = text(body, "resourceType").unwrap_or("Default");
    if creating && id.starts_with("se_") && !has_altinn2_references(body) {
        errors.add("Identifier", "Invalid prefix. Only to be used for Altinn 2 services");
    }
    if creating && id.starts_with("app_") && !matches!(kind, "AltinnApp" | "MigratedApp") {
        errors.add("Identifier", "Invalid Prefix. app_ is only for Altinn Studio apps");
    }
    if kind == "Default" {
        errors.add("ResourceType", "ResourceType needs to be set");
    }
    let authority = field(body, "hasCompetentAuthority").and_then(Value::as_object);
    let authority = authority.ok_or_else(|| {
        Reply::text(StatusCode::INTERNAL_SERVER_ERROR, "Object reference not set to an instance of an object.")
    })?;
    let number = text(authority, "organization").unwrap_or_default();
    let nine_digits = number.len() == 9 && number.bytes().all(|b| b.is_ascii_digit());
    // Testdepartementet alone has no number in Altinn's list.
    let none_needed = number.is_empty() && text(authority, "orgcode") == Some("ttd");
    if !(nine_digits || none_needed) {
        errors.add(
            "HasCompetentAuthority.Organization",
            "HasCompetentAuthority needs to be set with valid organization number",
        );
    }
    errors.languages(body, "title", "Title", "title");
    errors.languages(body, "description", "Description", "Description");
    if field(body, "delegable").and_then(Value::as_bool).unwrap_or(true) {
        errors.languages(body, "rightDescription", "RightDescription", "RightDescription");
    }
    if kind == "MaskinportenSchema" && !has_reference(body, "MaskinportenScope") {
        errors.add("ResourceReferences", "Missing maskinporten scopen for MaskinportenSchema resource");
    }
    errors.finish()
}

#[derive(Default)]
struct Errors(Map<String, Value>);

impl Errors {
    fn add(&mut self, key: &str, message: impl Into<String>) {
        if let Value::Array(messages) = self.0.entry(key).or_insert_with(|| Value::Array(Vec::new())) {
            messages.push(Value::String(message.into()));
        }
    }

    fn languages(&mut self, body: &Map<String, Value>, name: &str, key: &str, called: &str) {
        let texts = field(body, name).and_then(Value::as_object);
        for (language, words) in [("en", "english en"), ("nb", "bokmal nb"), ("nn", "nynorsk nn")] {
            if texts.and_then(|texts| text(texts, language)).is_none_or(|text| text.trim().is_empty()) {
                self.add(key, format!("Missing {called} in {words}"));
            }
        }
    }

    fn finish(self) -> Result<(), Reply> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(Reply::validation(StatusCode::BAD_REQUEST, "One or more validation errors occurred.", &self.0))
    }
}

fn has_pattern(id: &str) -> bool {
    id.len() >= 4 && id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'))
}

fn has_altinn2_references(body: &Map<String, Value>) -> bool {
    has_reference(body, "ServiceCode") && has_reference(body, "ServiceEditionCode")
}

fn has_reference(body: &Map<String, Value>, kind: &str) -> bool {
    let references = field(body, "resourceReferences").and_then(Value::as_array);
    let mut kinds =
        references.into_iter().flatten().filter_map(Value::as_object).filter_map(|r| text(r, "referenceType"));
    kinds.any(|found| found.eq_ignore_ascii_case(kind))
}

fn renamed(object: Map<String, Value>, names: &[&str]) -> Map<String, Value> {
    let rename = |(key, value): (String, Value)| {
        let name = names.iter().find(|name| name.eq_ignore_ascii_case(&key))?;
        (!value.is_null()).then(|| ((*name).to_owned(), value))
    };
    object.into_iter().filter_map(rename).collect()
}

fn enumerated(name: &str, value: &mut Value, known: &[(&str, u64)]) -> Result<(), Reply> {
    *value = Value::from(word_of(value, known).ok_or_else(|| not_converted(name))?);
    Ok(())
}

fn not_converted(name: &str) -> Reply {
    Reply::invalid(&format!("$.{name}"), "The JSON value could not be converted.")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalog::resource_rules::{RuleOf, broken};
    use crate::finding::Severity;

    fn good() -> Value {
        let texts = json!({ "nb": "a", "nn": "b", "en": "c" });
        json!({
            "identifier": "ttd-x", "title": texts, "description": texts, "rightDescription": texts,
            "resourceType": "BrokerService", "hasCompetentAuthority": { "organization": "991825827", "orgcode": "ttd" },
            "contactPoints": [], "delegable": true, "availableForType": ["Company"],
        })
    }

    fn is_refused(definition: &Value) -> bool {
        let body = definition.as_object().unwrap().clone();
        canonical(body).and_then(|body| check(&body, true)).is_err()
    }

    /// The rules of `resource lint` were written beside these, and both say no to the same.
    #[test]
    fn what_the_linter_says_the_registry_refuses_is_refused_here_and_nothing_else() {
        let fields = [
            (
                "identifier",
                vec![
                    json!("ttd"),
                    json!("Ttd-x"),
                    json!("app_x"),
                    json!("se_x"),
                    json!(7),
                    json!("urn:altinn:resource:ttd-x"),
                    json!("annen-x"),
                    json!("ttd-migratedcorrespondence-1"),
                ],
            ),
            (
                "title",
                vec![
                    json!({ "nb": "a" }),
                    json!({ "nb": "a", "nn": "b", "en": " " }),
                    json!([]),
                    json!("a"),
                    Value::Null,
                ],
            ),
            ("description", vec![json!({}), Value::Null, json!({ "NB": "a", "NN": "b", "EN": "c" })]),
            ("rightDescription", vec![json!({ "en": "a" }), Value::Null]),
            (
                "resourceType",
                vec![
                    json!("Default"),
                    json!(0),
                    json!(64),
                    json!("consent"),
                    json!("Nothing"),
                    json!({}),
                    json!("MaskinportenSchema"),
                    json!("AltinnApp"),
                    Value::Null,
                ],
            ),
            (
                "hasCompetentAuthority",
                vec![
                    Value::Null,
                    json!([]),
                    json!({ "orgcode": "ttd" }),
                    json!({ "orgcode": "skd" }),
                    json!({ "organization": "12", "orgcode": "ttd" }),
                    json!({ "Organization": "991825827", "OrgCode": "ttd" }),
                ],
            ),
            ("contactPoints", vec![Value::Null, json!({}), json!([{ "email": "a@b.no" }])]),
            ("delegable", vec![json!(false), json!("true"), Value::Null]),
            ("visible", vec![json!(false), json!(1)]),
            ("availableForType", vec![json!([]), json!(["company", 3]), json!(["Firm"]), json!("Company")]),
            ("accessListMode", vec![json!("Enabled"), json!("disabled"), json!(1)]),
            ("status", vec![json!("Whatever"), json!("Withdrawn")]),
            ("unheardOf", vec![json!(1)]),
        ];
        let mut count = 0;
        for (name, values) in fields {
            for value in values {
                let mut definition = good();
                definition[name] = value.clone();
                let of_registry = |one: &crate::catalog::resource_rules::Broken| {
                    one.of == RuleOf::Registry && one.finding.severity == Severity::Error
                };
                let linted = broken(&definition, None);
                let said: Vec<&str> = linted.iter().map(|one| one.finding.code.id).collect();
                assert_eq!(linted.iter().any(of_registry), is_refused(&definition), "{name} {value}: {said:?}");
                count += usize::from(is_refused(&definition));
            }
        }
        assert!(!is_refused(&good()) && count > 20, "{count}");
    }
}
