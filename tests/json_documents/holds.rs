//! Whether a document holds to a schema, as far as the schemas of our types go; it needs no other software.

use serde_json::Value;

/// Why a value does not hold to a schema, as far as the schemas of our types go; a keyword that is not known here fails.
pub fn wrong(schema: &Value, value: &Value, whole: &Value) -> Option<String> {
    let Some(schema) = schema.as_object() else {
        return (*schema == Value::Bool(false)).then(|| format!("{value} is not allowed"));
    };
    let holds = |schema: &Value| wrong(schema, value, whole).is_none();
    let matched = |schemas: &Value| schemas.as_array().unwrap().iter().filter(|one| holds(one)).count();
    for (keyword, rule) in schema {
        let fault = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "format" | "default" | "minimum" | "maximum"
            | "nullable" => None,
            "minLength" => {
                let is_short =
                    value.as_str().is_some_and(|text| (text.chars().count() as u64) < rule.as_u64().unwrap());
                is_short.then(|| format!("{value} is shorter than {rule}"))
            }
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
            "uniqueItems" => {
                let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
                let twice = |(at, item): (usize, &Value)| items.iter().take(at).any(|before| before == item);
                items.iter().enumerate().any(twice).then(|| format!("{value} holds an item twice"))
            }
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
