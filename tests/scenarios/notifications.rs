//! Altinn Varsling alone, and beside Altinn Melding in one state.

use serde_json::{Value, json};

use super::support::{run, states, step, world};
use crate::common::Home;

const INIT: &str = "init notifications --env sandbox";

#[test]
fn a_service_that_only_notifies_needs_no_resource_and_no_scope_that_somebody_grants() {
    let home = Home::new();
    let begun = run(&home, INIT, "instant", &[]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    let of_all = ["service-owner", "terms", "self-service-right", "scopes", "maskinporten-client", "token", "handover"];
    assert_eq!(states(&home, &of_all), of_all.map(|id| (id, "done".to_owned())));
    let world = world(&home);
    assert_eq!(world["clients"][0]["scopes"], json!(["altinn:serviceowner/notifications.create"]));
    assert_eq!(world["resources"], json!([]));
    assert!(!begun.stderr.contains("L1 ") && !begun.stderr.contains("L8 "), "nobody is asked: {}", begun.stderr);
    let differences = |id: &str| step(&home, id)["guideDifferences"].as_array().map_or(0, Vec::len);
    assert_eq!(differences("scopes"), 0, "the guides to other products say nothing of it");
}

#[test]
fn a_notice_that_follows_a_message_needs_none_of_it() {
    let home = Home::new();
    let begun = run(&home, INIT, "instant", &["--gate-follows-message=yes"]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert_eq!(step(&home, "token")["state"], "not-needed");
    assert!(begun.stderr.contains("altinn-onboard init correspondence"), "{begun:#?}");
    assert!(!begun.stderr.contains("L7"), "nothing is ordered: {begun:#?}");
}

#[test]
fn two_products_share_the_organisation_and_the_client_and_what_more_is_needed_is_added() {
    let home = Home::new();
    assert_eq!(run(&home, INIT, "instant", &[]).status, Some(0));
    let both = run(&home, "init correspondence --env sandbox", "instant", &[]);
    assert_eq!(both.status, Some(0), "{both:#?}");
    let world = world(&home);
    assert_eq!(world["clients"].as_array().unwrap().len(), 1, "{}", world["clients"]);
    let scopes: Vec<&str> =
        world["clients"][0]["scopes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(scopes.contains(&"altinn:serviceowner/notifications.create"), "{scopes:?}");
    assert!(scopes.contains(&"altinn:correspondence.write"), "{scopes:?}");
    let all = home.run(&["checklist", "--all", "--format=json"]);
    let all: Value = serde_json::from_str(&all.stdout).unwrap();
    let lists = all["checklists"].as_array().unwrap();
    let services: Vec<&str> = lists.iter().filter_map(|list| list["service"].as_str()).collect();
    assert_eq!(services, ["correspondence", "notifications"]);
    for list in lists {
        let steps = list["steps"].as_array().unwrap();
        let left = |step: &&Value| !["done", "not-needed"].contains(&step["state"].as_str().unwrap());
        assert!(!steps.iter().any(|step| left(&step)), "{list}");
    }
}
