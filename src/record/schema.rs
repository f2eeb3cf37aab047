//! The JSON Schema of the state file, made from the table of topics: what the program writes, for editors and for others
//! who read the file. It is published as `templates/schemas/state.schema.json`.

use schemars::{Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::{Map, Value as Json, json};

use super::evidence::Source;
use super::fact_scope::FactScope;
use super::state::FORMAT;
use super::topic::Topic;
use super::version::SCHEMA;
use crate::domain::Product;

/// The JSON Schema of a state file of the newest schema version.
#[must_use]
pub fn schema() -> Schema {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let product = generator.subschema_for::<Product>().to_value();
    let source = generator.subschema_for::<Source>().to_value();
    let mut of = |scope: FactScope| facts(scope, &source, &mut generator);
    let scopes = [
        ("OrganisationFacts", of(FactScope::Organisation)),
        ("EnvironmentFacts", of(FactScope::Environment)),
        ("ServiceFacts", of(FactScope::Service)),
        ("DeploymentFacts", of(FactScope::Deployment)),
    ];
    let mut definitions = generator.take_definitions(true);
    definitions.insert("Book".to_owned(), book(&product));
    definitions.extend(scopes.map(|(name, facts)| (name.to_owned(), facts)));
    definitions.sort_keys();
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "State of altinn-onboard",
        "description": "What is known of an onboarding, and how. Holds no secret and no person's number.",
        "type": "object",
        "properties": {
            "format": { "const": FORMAT },
            "schema": { "const": SCHEMA },
            "tool": { "type": "string", "description": "The version of the program that gave the file this schema." },
            "books": closed(&[("rehearsal", reference("Book")), ("real", reference("Book"))])
        },
        "required": ["format", "schema", "tool", "books"],
        "additionalProperties": false,
        "$defs": definitions
    })
}

fn reference(name: &str) -> Json {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// An object that has exactly these properties.
fn closed(properties: &[(&str, Json)]) -> Json {
    let required: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
    let properties: Map<String, Json> =
        properties.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// An object by names that are not known beforehand.
fn by_name(schema: Json) -> Json {
    json!({ "type": "object", "additionalProperties": schema })
}

fn book(product: &Json) -> Json {
    closed(&[
        ("organisation", reference("OrganisationFacts")),
        ("environments", by_name(reference("EnvironmentFacts"))),
        ("services", by_name(closed(&[("product", product.clone()), ("facts", reference("ServiceFacts"))]))),
        ("deployments", by_name(by_name(reference("DeploymentFacts")))),
    ])
}

fn facts(scope: FactScope, source: &Json, generator: &mut SchemaGenerator) -> Json {
    let mut properties = Map::new();
    for topic in Topic::ALL.iter().filter(|topic| topic.scope() == scope) {
        let value = topic.schema(generator).to_value();
        let entry = match topic.key_kind() {
            None => entry(&value, source, topic.is_remote()),
            Some(kind) => json!({
                "type": "object",
                "propertyNames": { "pattern": kind.pattern() },
                "additionalProperties": entry(&value, source, true)
            }),
        };
        properties.insert(topic.id().to_owned(), entry);
    }
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// What is known now, and what was known before. What was taken back has only a history.
fn entry(value: &Json, source: &Json, may_stand_beside: bool) -> Json {
    let said = |what: &str| json!({ "type": "string", "description": what });
    let evidence = [
        ("value", value.clone()),
        ("source", source.clone()),
        ("at", json!({ "type": "string", "format": "date-time" })),
        ("how", json!({ "type": "string" })),
    ];
    let names = evidence.clone().map(|(name, _)| name);
    let known = closed(&evidence);
    let mut past = known.clone();
    if let Some(properties) = past.get_mut("properties").and_then(Json::as_object_mut) {
        let when = "When it was taken back; absent where something newer took its place.";
        properties
            .insert("taken-back".to_owned(), json!({ "type": "string", "format": "date-time", "description": when }));
        properties.insert("refused".to_owned(), said("The code that refused it."));
    }
    let mut now: Map<String, Json> = evidence.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    let first = "When the same was known first; absent where it was not looked at again.";
    now.insert("first".to_owned(), json!({ "type": "string", "format": "date-time", "description": first }));
    now.insert(
        "since".to_owned(),
        said("The first version of the program that knows it, where that is later than this schema."),
    );
    now.insert("step".to_owned(), said("The step that needs it, where `since` is given."));
    if may_stand_beside {
        let also =
            json!({ "type": "array", "items": known, "description": "Remote things of the same name besides it." });
        now.insert("also-made".to_owned(), also);
    }
    now.insert("history".to_owned(), json!({ "type": "array", "items": past, "minItems": 1 }));
    // One of the four alone says nothing.
    let together: Map<String, Json> = names.iter().map(|name| ((*name).to_owned(), json!(names))).collect();
    json!({
        "type": "object",
        "properties": now,
        "anyOf": [{ "required": ["value"] }, { "required": ["history"] }],
        "dependentRequired": together,
        "additionalProperties": false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_has_its_place() {
        let schema = schema().to_value();
        let of = |scope: FactScope| match scope {
            FactScope::Organisation => "OrganisationFacts",
            FactScope::Environment => "EnvironmentFacts",
            FactScope::Service => "ServiceFacts",
            FactScope::Deployment => "DeploymentFacts",
        };
        for topic in Topic::ALL {
            let entry = &schema["$defs"][of(topic.scope())]["properties"][topic.id()];
            assert_eq!(entry["properties"].is_object(), !topic.keyed(), "{}", topic.id());
            assert_eq!(entry["additionalProperties"].is_object(), topic.keyed(), "{}", topic.id());
        }
    }
}
