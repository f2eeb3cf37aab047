//! Every JSON document that the snapshots show holds to its published schema, and a document that is spoiled does not: as
//! our own reading of the schemas has it, and as an independent validator does. That the schemas are those of the types is
//! tried beside the types.

pub mod holds;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::common::Home;
use crate::common::peers::python;
use crate::state_schema;

/// A document, the schema that it is held against, and whether it should hold.
struct Case {
    schema: String,
    document: Value,
    holds: bool,
    what: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The published schemas by the names of their files.
fn schemas() -> BTreeMap<String, Value> {
    let files = fs::read_dir(root().join("templates/schemas")).unwrap().map(|file| file.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().strip_suffix(".schema.json").unwrap().to_owned();
        (name, serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
    };
    files.map(read).collect()
}

/// Altinn's own forms, which the program passes on as it got them.
const NOT_OURS: [&str; 2] = ["notifications template", "resource show"];

/// The schema of what a command prints: that whose title names most of it; a command without one shows a checklist.
fn schema_of(command: &str, schemas: &BTreeMap<String, Value>) -> Option<String> {
    if NOT_OURS.iter().any(|other| command.starts_with(other)) {
        return None;
    }
    let words: Vec<&str> = command.split(' ').collect();
    let named = schemas.iter().filter_map(|(name, schema)| {
        let title = schema["title"].as_str()?.strip_prefix("altinn-onboard ")?;
        title.split(' ').all(|word| words.contains(&word)).then(|| (title.split(' ').count(), name))
    });
    Some(named.max().map_or("checklist", |(_, name)| name).to_owned())
}

/// Every JSON document in the snapshots, as the program printed it.
fn printed(schemas: &BTreeMap<String, Value>) -> Vec<Case> {
    let mut all = Vec::new();
    for file in walkdir::WalkDir::new(root().join("tests/snapshots")).sort_by_file_name() {
        let file = file.unwrap();
        let path = file.path();
        if path.extension().is_none_or(|ending| ending != "snap") {
            continue;
        }
        for shown in fs::read_to_string(path).unwrap().split("\n$ altinn-onboard ").skip(1) {
            let command = shown.lines().next().unwrap();
            let Some(schema) = schema_of(command, schemas) else { continue };
            if !(command.contains("--format json") || command.contains("--proof")) {
                continue;
            }
            for said in shown.split("\n-- stdout\n").skip(1) {
                let end = ["\n-- ", "\n== ", "\n# "].iter().filter_map(|mark| said.find(mark)).min();
                let said = &said[..end.unwrap_or(said.len())];
                let what = format!("{}: {command}", path.file_name().unwrap().to_str().unwrap());
                let document = serde_json::from_str(said).unwrap_or_else(|error| panic!("{what}: {error}: {said}"));
                all.push(Case { schema: schema.clone(), document, holds: true, what });
            }
        }
    }
    all
}

/// Places of words of closed lists.
const WORDS: [(&str, &str); 26] = [
    ("adopt", "/resources/0/standing"),
    ("adopt", "/resources/0/product"),
    ("adopt", "/toDo/0/urgency"),
    ("adopt", "/notLookedAt/0/what"),
    ("catalog-show", "/entries/0/kind"),
    ("checklist", "/checklists/0/product"),
    ("checklist", "/checklists/0/steps/0/state"),
    ("checklist", "/checklists/0/steps/0/evidence/0/topic"),
    ("codes", "/codes/0/service"),
    ("codes", "/codes/0/severities/0"),
    ("diff", "/differences/0/change"),
    ("diff", "/text/0"),
    ("eval", "/results/0/decision"),
    ("eval", "/results/0/status"),
    ("explain", "/services/0/otherwise"),
    ("lint", "/files/0/findings/0/severity"),
    ("migrate", "/endingRoles"),
    ("migrate", "/policies/0/registration/0/recipient"),
    ("migrate", "/policies/0/rules/0/outcome"),
    ("migrate", "/policies/0/rules/0/roles/0/grade"),
    ("model-losses", "/losses/0/access"),
    ("network", "/hosts/0/askFor"),
    ("policy-upload", "/readBack"),
    ("resource-lint", "/resources/1/findings/0/severity"),
    ("resource-lint", "/resources/1/findings/0/ruleOf"),
    ("trace", "/fault/kind"),
];

/// The same with something beside, without its version, and with a word that nobody knows.
fn spoiled(case: &Case) -> Vec<Case> {
    let spoil = |what: &str, holds: bool, change: &dyn Fn(&mut Value)| {
        let mut document = case.document.clone();
        change(&mut document);
        Case { schema: case.schema.clone(), document, holds, what: format!("{what} in {}", case.what) }
    };
    // The report is read by this program again, and one of a newer program may say more.
    let is_open = case.schema == "token-proof";
    let mut all = vec![
        spoil("more", is_open, &|document| document["unheardOf"] = Value::Null),
        spoil("no version", false, &|document| drop(document.as_object_mut().unwrap().shift_remove("schema"))),
        spoil("another version", is_open, &|document| document["schema"] = 99.into()),
    ];
    let words = WORDS.iter().filter(|(schema, _)| *schema == case.schema);
    for (_, place) in words.filter(|(_, place)| case.document.pointer(place).is_some()) {
        all.push(spoil(place, false, &|document| *document.pointer_mut(place).unwrap() = "unheard-of".into()));
    }
    all
}

/// What `--trace` writes of calls that are answered, and of calls that are not.
fn recorded() -> Vec<Case> {
    let home = Home::new().with("HTTPS_PROXY", "http://127.0.0.1:9");
    let mut all = Vec::new();
    for (command, exit) in [(["studio", "check", "--env=sandbox"], 0), (["catalog", "refresh", "--env=production"], 0)]
    {
        let run = home.run(&[&command[..], &["--trace=calls.jsonl", "--force"]].concat());
        assert_eq!(run.status, Some(exit), "{}", run.stderr);
        let text = home.read("calls.jsonl");
        all.extend(text.lines().map(|line| Case {
            schema: "trace".to_owned(),
            document: serde_json::from_str(line).unwrap(),
            holds: true,
            what: format!("--trace of {command:?}"),
        }));
    }
    all
}

/// What is printed, and each of it spoiled.
fn cases(schemas: &BTreeMap<String, Value>) -> Vec<Case> {
    let printed: Vec<Case> = printed(schemas).into_iter().chain(recorded()).collect();
    let spoiled: Vec<Case> = printed.iter().flat_map(spoiled).collect();
    printed.into_iter().chain(spoiled).collect()
}

#[test]
fn every_document_holds_to_its_schema_and_no_spoiled_one_does() {
    let schemas = schemas();
    let cases = cases(&schemas);
    for name in schemas.keys().filter(|name| !["answers", "state"].contains(&name.as_str())) {
        assert!(cases.iter().any(|case| case.schema == *name), "no snapshot shows a document of {name}");
    }
    for (schema, place) in WORDS {
        let is_tried = |case: &Case| case.schema == schema && case.what.starts_with(place);
        assert!(cases.iter().any(is_tried), "no document of {schema} has {place}");
    }
    for Case { schema, document, holds, what } in &cases {
        let schema = &schemas[schema];
        let why = holds::wrong(schema, document, schema);
        assert_eq!(why.is_none(), *holds, "{what}: {why:?}");
    }
}

/// States of this version hold to their schema; one with an unknown source or topic does not.
fn states() -> Vec<Case> {
    let mut all = Vec::new();
    for (path, text) in state_schema::current() {
        let what = path.file_name().unwrap().to_str().unwrap().to_owned();
        let of = |text: &str, holds, what| Case {
            schema: "state".to_owned(),
            document: serde_json::from_str(text).unwrap(),
            holds,
            what,
        };
        if what == "schema-2-real.json" {
            for (right, instead) in [("\"source\":\"told\"", "\"source\":\"guessed\""), ("\"org-number\"", "\"orgnr\"")]
            {
                assert!(text.contains(right), "{what} has no {right}");
                all.push(of(&text.replacen(right, instead, 1), false, format!("{instead} in {what}")));
            }
        }
        all.push(of(&text, true, what));
    }
    assert!(all.iter().any(|case| !case.holds), "the fixture that is spoiled is gone");
    all
}

/// Reads schemas and cases, and answers for each case why it does not hold; one start judges all.
const JUDGE: &str = "import json, sys, jsonschema
told = json.load(sys.stdin)
judges = {}
for name, schema in told['schemas'].items():
    jsonschema.Draft202012Validator.check_schema(schema)
    judges[name] = jsonschema.Draft202012Validator(schema)
why = lambda name, document: next((error.message for error in judges[name].iter_errors(document)), None)
json.dump([why(name, document) for name, document in told['cases']], sys.stdout)";

#[test]
fn another_validator_says_the_same_of_every_document() {
    let Some(python) = python() else { return };
    let schemas = schemas();
    let home = Home::new();
    let listed = home.run(&["explain", "--list", "--format", "json"]);
    let document = serde_json::from_str(&listed.stdout).unwrap();
    let codes = Case { schema: "codes".to_owned(), document, holds: true, what: "explain --list".to_owned() };
    let cases: Vec<Case> = cases(&schemas).into_iter().chain(states()).chain([codes]).collect();
    let told: Vec<_> = cases.iter().map(|case| (&case.schema, &case.document)).collect();
    let told = json!({ "schemas": schemas, "cases": told }).to_string();
    let judged = home.run_program(&python, &["-c", JUDGE], &told);
    assert_eq!(judged.status, Some(0), "{}", judged.stderr);
    let verdicts: Vec<Option<String>> = serde_json::from_str(&judged.stdout).unwrap();
    assert_eq!(verdicts.len(), cases.len());
    for (Case { holds, what, .. }, why) in cases.iter().zip(verdicts) {
        assert_eq!(why.is_none(), *holds, "{what}: {why:?}");
    }
}
