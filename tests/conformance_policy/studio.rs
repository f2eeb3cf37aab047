//! Studio's writer, reader and validation.

use altinn_onboard::door::policy::{EditorPolicy, parse, studio, write};
use serde_json::{Map, Value, json};

use super::support::{json as read_json, read, run, same, text};

#[test]
fn studio_writes_and_reads() {
    run("studio", |data, case| {
        let validation = |policy: &EditorPolicy| {
            let mut codes = Map::new();
            for (key, code) in studio::validate(policy) {
                let list = codes.entry(key).or_insert_with(|| json!([]));
                list.as_array_mut().expect("a list").push(json!(code.id()));
            }
            Value::Object(codes)
        };
        if case["kind"] == "read" {
            let policy = parse(&read(data, text(case, "policy"))).map_err(|refusal| refusal.to_string())?;
            let model = studio::to_model(&policy).map_err(|error| error.to_string())?;
            let wanted = read_json(data, text(case, "expectedJson"));
            same("model", serde_json::to_value(&model).expect("JSON"), wanted)?;
            return same("validation", validation(&model), case["validation"].clone());
        }
        let model: EditorPolicy = serde_json::from_slice(&read(data, text(case, "input"))).expect("a model");
        same("validation", validation(&model), case["validation"].clone())?;
        let written = write::to_xml(&model);
        if written != read(data, text(case, "expectedXml")) {
            return Err(format!("bytes differ:\n{}", String::from_utf8_lossy(&written)));
        }
        let back = studio::to_model(&parse(&written).map_err(|refusal| refusal.to_string())?);
        let back = back.map_err(|error| error.to_string())?;
        same("validation of what is read back", validation(&back), case["validationOfReadBack"].clone())?;
        same("read back", serde_json::to_value(back).expect("JSON"), read_json(data, text(case, "readBack")))
    });
}
