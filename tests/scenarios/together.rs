//! The three products in one state, one after the other.

use serde_json::Value;

use super::support::{run, world};
use crate::common::Home;

#[test]
fn three_products_of_one_name_get_a_resource_each_and_share_one_client() {
    let home = Home::new();
    for product in ["correspondence", "broker", "notifications"] {
        let begun = run(&home, &format!("init {product} --env sandbox"), "instant", &[]);
        assert_eq!(begun.status, Some(0), "{product}: {begun:#?}");
    }
    let world = world(&home);
    assert_eq!(world["clients"].as_array().map(Vec::len), Some(1));
    assert_eq!(world["resources"].as_array().map(Vec::len), Some(2), "{}", world["resources"]);
    let all = home.run(&["checklist", "--all", "--format=json", "--check"]);
    assert_eq!(all.status, Some(0), "nothing is left: {all:#?}");
    let document: Value = serde_json::from_str(&all.stdout).unwrap();
    assert_eq!(document["checklists"].as_array().map(Vec::len), Some(3));
}

/// Whichever of the three a service owner takes, in whichever language: all are done, each step of the organisation once.
#[test]
fn every_combination_of_the_products_ends_with_nothing_left() {
    const PRODUCTS: [&str; 3] = ["correspondence", "broker", "notifications"];
    for taken in 1_usize..8 {
        let products: Vec<&str> = (0..3).filter(|one| taken & (1 << one) > 0).map(|one| PRODUCTS[one]).collect();
        for lang in ["nb", "en"] {
            let home = Home::new();
            for product in &products {
                let begun = home.run(&[
                    "init",
                    product,
                    "--env=sandbox",
                    "--scenario=instant",
                    "--yes",
                    "--no-wait",
                    "--lang",
                    lang,
                ]);
                assert_eq!(begun.status, Some(0), "{product} of {products:?} in {lang}: {begun:#?}");
            }
            let all = home.run(&["checklist", "--all", "--format=json", "--check"]);
            assert_eq!(all.status, Some(0), "{products:?} in {lang}: {all:#?}");
            let document: Value = serde_json::from_str(&all.stdout).unwrap();
            let lists = document["checklists"].as_array().unwrap();
            let listed: Vec<&str> = lists.iter().map(|list| list["product"].as_str().unwrap()).collect();
            let sorted = |mut names: Vec<&str>| -> Vec<String> {
                names.sort_unstable();
                names.iter().map(|name| (*name).to_owned()).collect()
            };
            assert_eq!(sorted(listed), sorted(products.clone()), "in {lang}");
            let world = world(&home);
            let held = |what: &str| world[what].as_array().map_or(0, Vec::len);
            assert_eq!(held("clients"), 1, "{products:?} in {lang}");
            let with_resource = products.iter().filter(|product| **product != "notifications").count();
            assert_eq!(held("resources"), with_resource, "{products:?} in {lang}");
        }
    }
}

/// Two services that come to the same step in the same round: each message has a key of its own, and both are sent.
#[test]
fn two_services_that_go_on_together_send_a_message_each() {
    let home = Home::new();
    for (service, id) in [("first", "ttd-first"), ("second", "ttd-second")] {
        let given = [format!("--service={service}"), format!("--resource-id={id}")];
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        let begun = run(&home, "init correspondence --env sandbox", "scope-not-granted", &given);
        assert_eq!(begun.status, Some(8), "{begun:#?}");
    }
    let done = run(&home, "resume", "instant", &[]);
    assert_eq!(done.status, Some(0), "{done:#?}");
    let again = run(&home, "resume --redo test-message --env sandbox", "instant", &[]);
    assert_eq!(again.status, Some(0), "{again:#?}");
    let state: Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    let deployments = state["books"]["rehearsal"]["deployments"]["sandbox"].as_object().unwrap();
    let of = |topic: &str| deployments.values().map(|facts| facts[topic]["value"].to_string()).collect::<Vec<_>>();
    let (keys, sent) = (of("message-key"), of("message-sent"));
    assert!(keys.len() == 2 && keys[0] != keys[1], "{keys:?}");
    assert!(sent[0] != sent[1], "{sent:?}");
}

/// What cannot be undone is done for the one service that is named, and a confirmation serves no other.
#[test]
fn a_part_of_a_step_is_done_for_the_service_that_is_named() {
    let home = Home::new();
    for (service, id) in [("first", "ttd-first"), ("second", "ttd-second")] {
        let given = [format!("--service={service}"), format!("--resource-id={id}"), "--publish-delay=30".to_owned()];
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        run(&home, "init correspondence --env sandbox", "instant", &given);
    }
    let purged = || home.read("altinn-onboard.json").matches("PurgedByAltinn").count();
    let confirmed = "--confirm-purge=310000019";
    let both = run(&home, "try message --purge --env sandbox", "instant", &[confirmed]);
    assert_eq!((both.status, purged()), (Some(2), 0), "{both:#?}");
    let said = both.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("STEP-OF-WHICH") && said.contains("--env sandbox --service first"), "{both:#?}");
    let one = run(&home, "try message --purge --env sandbox", "instant", &[confirmed, "--service=first"]);
    assert_eq!((one.status, purged()), (Some(0), 1), "{one:#?}");
}
