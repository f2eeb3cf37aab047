//! What exists already is taken over: a journey that one state made becomes a journey of another, what cannot be taken is
//! shown, and what must be done first stands first.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::support::run;
use crate::common::existing::{ID, OTHER, add, fresh, of_every_kind};
use crate::common::findings::only_error;
use crate::common::same_state::normal;
use crate::common::{Home, Run};

/// A home where one state has made a service in Altinn Formidling with a list and events.
fn made() -> Home {
    let home = Home::new();
    let begun = run(&home, "init formidling --env sandbox", "instant", &["--audience=selected", "--events-wanted=yes"]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    home
}

/// `init --adopt` of the other state.
fn adopt(home: &Home, more: &[&str]) -> Run {
    let common = ["init", "--adopt", "--env=sandbox", "--state=b.json", "--lang=en", "--no-input"];
    home.run(&[&common[..], more].concat())
}

fn document(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:#?}"))
}

fn state(home: &Home, name: &str) -> Value {
    serde_json::from_str::<Value>(&home.read(name)).unwrap()["books"]["rehearsal"].clone()
}

/// The client that the first state made, and the file of its key.
fn client(home: &Home) -> (String, String) {
    let id = state(home, "altinn-onboard.json")["environments"]["sandbox"]["client-id"]["main"]["value"].clone();
    let keys = home.data().join("altinn-onboard").join("keys");
    let file: PathBuf = fs::read_dir(keys).unwrap().map(|entry| entry.unwrap().path()).next().unwrap();
    (format!("--client-id={}", id.as_str().unwrap()), format!("--key-file={}", file.display()))
}

/// What a document says of each resource: its id and what became of it.
fn standings(document: &Value) -> Vec<(String, String)> {
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    let all = document["resources"].as_array().unwrap();
    all.iter().map(|one| (text(one, "id"), text(one, "standing"))).collect()
}

fn to_do(document: &Value) -> Vec<(String, String)> {
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    document["toDo"].as_array().unwrap().iter().map(|one| (text(one, "resource"), text(one, "code"))).collect()
}

/// The facts of a book, by scope and topic, apart from what differs from run to run.
fn facts(book: &Value, service: &str) -> Vec<(String, Value)> {
    let scopes = [
        ("organisation", &book["organisation"]),
        ("environment", &book["environments"]["sandbox"]),
        ("service", &book["services"][service]["facts"]),
        ("deployment", &book["deployments"]["sandbox"][service]),
    ];
    let mut facts = Vec::new();
    for (scope, of) in scopes {
        for (topic, fact) in of.as_object().into_iter().flatten() {
            // Where it has keys, each has its evidence.
            let values = match fact.get("value") {
                Some(value) => normal(value),
                None => {
                    let each = fact.as_object().unwrap().iter().map(|(key, one)| (key.clone(), normal(&one["value"])));
                    Value::Object(each.collect())
                }
            };
            facts.push((format!("{scope}/{topic}"), values));
        }
    }
    facts.sort_by(|one, other| one.0.cmp(&other.0));
    facts
}

/// What a state that took a service over can never know from looking: what its owner decided for the first time, and what
/// the making of it left behind.
const ONLY_OF_WHO_MADE_IT: [&str; 15] = [
    "environment/client-name",
    "environment/key-on-client",
    "environment/published-resources",
    "environment/scope-on-client",
    "organisation/letter",
    "service/gate-broker-part",
    "service/file-grace",
    "service/file-lifetime",
    "service/largest-file",
    "service/resource-by",
    "service/writers",
    "service/system-user-wanted",
    "deployment/list-members",
    "deployment/list-settled",
    "deployment/members-named",
];

/// What hangs on the scopes that are needed.
const OF_SCOPES: [&str; 2] = ["environment/scope-granted", "environment/token"];

#[test]
fn a_journey_that_one_state_made_goes_on_in_another_with_the_same_facts() {
    let home = made();
    // The list was switched on after the resource was looked at.
    assert_eq!(home.run(&["resume", "--check", "--scenario=instant"]).status, Some(0));
    fresh(&home, |_| {});
    let (id, key) = client(&home);
    let adopted = adopt(&home, &["--all", &id, &key, "--format=json"]);
    assert_eq!(adopted.status, Some(0), "{adopted:#?}");
    let shown = document(&adopted);
    assert_eq!(standings(&shown), [(ID.to_owned(), "taken".to_owned())]);
    assert_eq!((&shown["notLookedAt"], &shown["token"]), (&json!([]), &json!(true)));
    let service = shown["resources"][0]["service"].as_str().unwrap().to_owned();
    assert_eq!(service, "vedtak-om-stotte");
    // Nothing of it was told, but whose it is and with which client one looks.
    let book = state(&home, "b.json");
    for of in [&book["services"][&service]["facts"], &book["deployments"]["sandbox"][&service]] {
        for (topic, fact) in of.as_object().unwrap() {
            assert_eq!(fact["source"], "seen", "{topic}");
        }
    }
    let resumed =
        home.run(&["resume", "--state=b.json", "--lang=en", "--yes", "--no-wait", "--scenario=instant", &key]);
    assert_eq!(resumed.status, Some(0), "{resumed:#?}");
    let ours = facts(&state(&home, "altinn-onboard.json"), "broker");
    let theirs = facts(&state(&home, "b.json"), &service);
    let of =
        |all: &[(String, Value)], topic: &str| all.iter().find(|(known, _)| known == topic).map(|(_, v)| v.clone());
    let kept = |topic: &str| !ONLY_OF_WHO_MADE_IT.contains(&topic) && !OF_SCOPES.contains(&topic);
    // Whoever makes no resource and no list needs fewer scopes, and each of them was had.
    for topic in OF_SCOPES {
        let (ours, theirs) = (of(&ours, topic).unwrap(), of(&theirs, topic).unwrap());
        let (ours, theirs) = (ours.as_object().unwrap(), theirs.as_object().unwrap());
        assert!(!theirs.is_empty() && theirs.len() < ours.len(), "{topic}: {theirs:?}");
        assert!(theirs.keys().all(|scope| ours.contains_key(scope)), "{topic}: {theirs:?}");
    }
    let differing: Vec<(&str, &Value, Option<Value>)> = ours
        .iter()
        .filter(|(topic, _)| kept(topic))
        .map(|(topic, value)| (topic.as_str(), value, of(&theirs, topic)))
        .filter(|(_, ours, theirs)| theirs.as_ref() != Some(*ours))
        .collect();
    let [("service/resource-choice", _, Some(choice))] = differing.as_slice() else { panic!("{differing:#?}") };
    assert_eq!(choice, "existing");
    // Whoever has the service is not asked whether one is wanted.
    assert!(of(&ours, "service/gate-broker-part").is_some() && of(&theirs, "service/gate-broker-part").is_none());
}

#[test]
fn what_ends_and_what_does_not_work_stands_before_all_else_and_what_cannot_be_taken_is_shown() {
    let home = made();
    fresh(&home, of_every_kind);
    let (id, key) = client(&home);
    let adopted = adopt(&home, &["--all", &id, &key, "--format=json"]);
    assert_eq!(adopted.status, Some(8), "{adopted:#?}");
    let shown = document(&adopted);
    let of = |id: &str, standing: &str| (id.to_owned(), standing.to_owned());
    assert_eq!(
        standings(&shown),
        [
            of("ttd-brev", "taken"),
            of(ID, "taken"),
            of("ttd-gammel", "other-number"),
            of("ttd-kode", "other-code"),
            of("ttd-generisk", "other-type"),
            of("ttd-migratedcorrespondence-5229-1", "migrated"),
        ],
        "others' are not shown at all"
    );
    let to_do = to_do(&shown);
    let first: Vec<(String, String)> = to_do.iter().take(4).cloned().collect();
    assert_eq!(
        first,
        [
            of("ttd-brev", "ADOPT-ONLY-ALTINN2"),
            of("ttd-generisk", "ADOPT-MESSAGES-ON-GENERIC"),
            of(ID, "ADOPT-FILTER"),
            of(ID, "ADOPT-NOT-VALIDATED"),
        ],
        "{to_do:?}"
    );
    assert!(to_do.contains(&of("ttd-kode", "ADOPT-OWNER-CODE")) && to_do.contains(&of("ttd-gammel", "ADOPT-OWNER")));
    let book = state(&home, "b.json");
    let services: Vec<&String> = book["services"].as_object().unwrap().keys().collect();
    assert_eq!(services, ["brev", "vedtak-om-stotte"]);
    // What is taken over is a service like any other.
    let list = home.run(&["checklist", "--state=b.json", "--service=brev", "--format=json"]);
    assert!(list.stdout.contains("ttd-brev"), "{list:#?}");
}

#[test]
fn a_second_time_only_what_is_new_is_taken_and_nothing_is_written_over() {
    let home = made();
    fresh(&home, |_| {});
    assert_eq!(adopt(&home, &["--all"]).status, Some(8));
    let before = state(&home, "b.json");
    let mut world: Value = serde_json::from_str(&home.read("b.sandbox.json")).unwrap();
    world["resources"][0]["body"]["title"]["nb"] = "Et annet navn".into();
    add(&mut world, "ttd-ny", |_| {});
    fs::write(home.work().join("b.sandbox.json"), world.to_string()).unwrap();
    let again = adopt(&home, &["--all", "--format=json"]);
    let shown = document(&again);
    let of = |id: &str, standing: &str| (id.to_owned(), standing.to_owned());
    assert_eq!(standings(&shown), [of("ttd-ny", "taken"), of(ID, "known")]);
    let after = state(&home, "b.json");
    for scope in ["services", "deployments"] {
        let at = |book: &Value| match scope {
            "services" => book["services"]["vedtak-om-stotte"].clone(),
            _ => book["deployments"]["sandbox"]["vedtak-om-stotte"].clone(),
        };
        assert_eq!(at(&before), at(&after), "{scope}");
    }
}

#[test]
fn without_a_terminal_everything_that_is_missing_is_named_and_nothing_is_left_behind() {
    let home = Home::new();
    let missing = home.run(&["init", "--adopt", "--env=tt02", "--state=b.json", "--lang=en", "--no-input"]);
    assert_eq!(missing.status, Some(2), "{missing:#?}");
    for named in ["--org-number", "ADOPT-CHOICE", "--resource", "ALTINN_ONBOARD_ADOPT"] {
        assert!(missing.stderr.contains(named), "{named}: {missing:#?}");
    }
    assert!(!home.work().join("b.json").exists());
    let product = home.run(&["init", "varsling", "--adopt", "--all", "--env=sandbox", "--lang=en"]);
    assert_eq!((product.status, only_error(&product).code.as_str()), (Some(2), "ADOPT-PRODUCT"));
}

#[test]
fn a_look_writes_nothing_and_what_is_named_must_be_there_and_be_ones_own() {
    let home = made();
    fresh(&home, |world| {
        add(world, "ttd-gammel", |one| one["body"]["hasCompetentAuthority"]["organization"] = OTHER.into());
    });
    let look = adopt(&home, &["--plan", "--format=json"]);
    let shown = document(&look);
    assert_eq!((look.status, &shown["plan"]), (Some(8), &json!(true)), "{look:#?}");
    assert_eq!(standings(&shown)[0], (ID.to_owned(), "offered".to_owned()));
    assert!(!home.work().join("b.json").exists());
    for (named, code) in [("ttd-finnes-ikke", "ADOPT-NOT-HERE"), ("ttd-gammel", "ADOPT-NOT-TAKEN")] {
        let refused = adopt(&home, &[&format!("--resource={ID},{named}")]);
        assert_eq!((refused.status, only_error(&refused).code.as_str()), (Some(2), code));
        assert!(!home.work().join("b.json").exists(), "all or nothing");
    }
    // By the answers file, under a name of one's own.
    fs::write(home.work().join("answers.toml"), format!("adopt = [\"{ID}\"]\n")).unwrap();
    let taken = adopt(&home, &["--answers=answers.toml", "--service=filer", "--format=json"]);
    assert_eq!(document(&taken)["resources"][0]["service"], "filer", "{taken:#?}");
}
