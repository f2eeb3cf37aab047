//! The published schemas are those of the types, and what the program prints holds to them.
//!
//! They are made anew by `REGENERATE=1 cargo test --lib report::schemas_tests`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::schemas::ALL;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn path_of(name: &str) -> PathBuf {
    root().join("templates/schemas").join(format!("{name}.schema.json"))
}

/// The snapshots of documents that other forms than ours describe: SARIF, Altinn's and Studio's own, and the state.
const NOT_OURS: [&str; 4] = ["lint-sarif", "model", "resource-show", "state"];

/// The document that a snapshot of real output shows.
fn shown_by(snapshot: &str) -> &str {
    if snapshot.starts_with("checklist") || snapshot == "step" { "checklist" } else { snapshot }
}

/// Every JSON document that the snapshots show, as the program printed it.
fn printed() -> Vec<(String, Value)> {
    let mut all = Vec::new();
    for file in fs::read_dir(root().join("tests/snapshots/json")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.extension().is_none_or(|ending| ending != "snap") || NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let before = all.len();
        for shown in text.split("\n-- stdout\n").skip(1) {
            let end = ["\n-- ", "\n== ", "\n$ "].iter().filter_map(|mark| shown.find(mark)).min();
            let shown = shown.get(..end.unwrap_or(shown.len())).unwrap();
            let document = serde_json::from_str(shown).unwrap_or_else(|error| panic!("{name}: {error}: {shown}"));
            all.push((shown_by(&name).to_owned(), document));
        }
        assert!(all.len() > before, "{name} shows no document");
    }
    all
}

/// Why a value does not hold to a schema, as far as the schemas of our types go; a keyword that is not known here fails.
fn wrong(schema: &Value, value: &Value, whole: &Value) -> Option<String> {
    let Some(schema) = schema.as_object() else {
        return (*schema == Value::Bool(false)).then(|| format!("{value} is not allowed"));
    };
    let holds = |schema: &Value| wrong(schema, value, whole).is_none();
    let matched = |schemas: &Value| schemas.as_array().unwrap().iter().filter(|one| holds(one)).count();
    for (keyword, rule) in schema {
        let fault = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "format" | "default" | "minimum" | "maximum" => None,
            "$ref" => {
                let target = rule.as_str().unwrap().strip_prefix("#").unwrap();
                wrong(whole.pointer(target).unwrap(), value, whole)
            }
            "type" => {
                let is = |name: &Value| match name.as_str().unwrap() {
                    "null" => value.is_null(),
                    "boolean" => value.is_boolean(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "string" => value.is_string(),
                    "array" => value.is_array(),
                    "object" => value.is_object(),
                    other => panic!("{other}"),
                };
                let any = rule.as_array().map_or_else(|| is(rule), |names| names.iter().any(is));
                (!any).then(|| format!("{value} is no {rule}"))
            }
            "const" => (rule != value).then(|| format!("{value} is not {rule}")),
            "enum" => (!rule.as_array().unwrap().contains(value)).then(|| format!("{value} is none of {rule}")),
            "oneOf" => (matched(rule) != 1).then(|| format!("{value} is not exactly one of {rule}")),
            "anyOf" => (matched(rule) == 0).then(|| format!("{value} is none of {rule}")),
            "items" => value.as_array().into_iter().flatten().find_map(|item| wrong(rule, item, whole)),
            "required" => {
                let names = rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                value.as_object().and_then(|object| {
                    names.filter(|name| !object.contains_key(*name)).map(|name| format!("{name} is missing")).next()
                })
            }
            "properties" => {
                let mut known = rule.as_object().unwrap().iter();
                known.find_map(|(name, rule)| wrong(rule, value.get(name)?, whole).map(|why| format!("{name}: {why}")))
            }
            "additionalProperties" => {
                let known = schema.get("properties");
                let mut others = value.as_object().into_iter().flatten();
                others.find_map(|(name, value)| {
                    let other = known.is_none_or(|known| known.get(name).is_none());
                    if other { wrong(rule, value, whole).map(|why| format!("{name}: {why}")) } else { None }
                })
            }
            other => panic!("{other} is not known here"),
        };
        if fault.is_some() {
            return fault;
        }
    }
    None
}

#[test]
fn the_published_schemas_are_those_of_the_types() {
    for document in ALL {
        let text = serde_json::to_string_pretty(&document.titled().to_value()).unwrap() + "\n";
        if std::env::var_os("REGENERATE").is_some() {
            fs::write(path_of(document.name), text).unwrap();
            continue;
        }
        let stands = fs::read_to_string(path_of(document.name)).unwrap_or_default();
        assert!(
            stands == text,
            "{} is not what the program says: REGENERATE=1 cargo test --lib report::schemas_tests",
            document.name
        );
    }
}

#[test]
fn what_the_program_prints_holds_to_its_schema_and_nothing_else_does() {
    let mut printed = printed();
    printed.push(("model-losses".to_owned(), losses()));
    for document in ALL {
        let schema = document.titled().to_value();
        let mut shown = printed.iter().filter(|(name, _)| name == document.name).peekable();
        assert!(shown.peek().is_some(), "nothing shows {}", document.name);
        for (name, value) in shown {
            assert_eq!(wrong(&schema, value, &schema), None, "{name}");
            let object = value.as_object().unwrap();
            let mut more = object.clone();
            more.insert("unheardOf".to_owned(), Value::Null);
            // The report is read by this program again, and one of a newer program may say more.
            let open = name == "token-proof";
            assert_eq!(wrong(&schema, &more.into(), &schema).is_none(), open, "{name}: what is beside");
            let mut less = object.clone();
            less.shift_remove("schema");
            assert!(wrong(&schema, &less.into(), &schema).is_some(), "{name} needs no version");
        }
    }
    for (name, _) in &printed {
        assert!(ALL.iter().any(|document| document.name == name), "{name} has no published schema");
    }
}

/// What Studio loses of a policy with a condition.
fn losses() -> Value {
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::{parse, studio, write::to_xml};
    let condition = concat!(
        r#"<xacml:Condition><xacml:Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:string-equal">"#,
        r#"<xacml:AttributeValue DataType="http://www.w3.org/2001/XMLSchema#string">a</xacml:AttributeValue>"#,
        r#"<xacml:Apply FunctionId="urn:oasis:names:tc:xacml:1.0:function:string-one-and-only">"#,
        r#"<xacml:AttributeDesignator AttributeId="urn:a" Category="urn:b" MustBePresent="false" "#,
        r#"DataType="http://www.w3.org/2001/XMLSchema#string"/></xacml:Apply></xacml:Apply>"#,
        "</xacml:Condition></xacml:Rule>",
    );
    let plain =
        String::from_utf8(to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding")))).unwrap();
    let text = plain.replacen("</xacml:Rule>", condition, 1);
    let losses = studio::losses(&parse(text.as_bytes()).unwrap());
    assert!(!losses.is_empty());
    serde_json::from_str(&super::model::json::render("a.xml", &text, &losses).unwrap()).unwrap()
}
