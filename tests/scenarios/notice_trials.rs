//! Notifications that are tried with others than the operator, and with a reminder.

use altinn_onboard::door::domain::person::recognise;
use serde_json::Value;

use super::support::{run, step, world};
use crate::common::peers::shared;
use crate::common::{Home, Run};
use crate::json_documents::holds::wrong;

const TRY: &str = "try notification";

/// A rehearsal in which the operator has got a notification.
fn tried() -> Home {
    let home = Home::dated();
    let begun = run(&home, "init notifications --env sandbox", "instant", &["--condition-wanted=no"]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    home
}

fn orders(home: &Home) -> usize {
    world(home)["orders"].as_array().unwrap().len()
}

/// Completed here, so that no number stands in the source.
fn person(begins: &str) -> String {
    let all = (100..1000).flat_map(|n| (0..100).map(move |check| format!("{n}{check:02}")));
    all.map(|rest| format!("{begins}{rest}")).find(|number| recognise(number).is_some()).unwrap()
}

fn everything(run: &Run) -> String {
    format!("{}{}", run.stdout, run.stderr)
}

#[test]
fn an_organisation_without_an_address_is_refused_and_reached_once_it_has_one() {
    let home = tried();
    let to = "--to-organisation=310000019";
    let missing = run(&home, TRY, "instant,contact-missing", &[to]);
    assert_eq!(missing.status, Some(1), "{missing:#?}");
    assert!(missing.stderr.contains("NOT-00001") && missing.stderr.contains("310 000 019"), "{missing:#?}");
    assert_eq!(orders(&home), 1, "nothing was made");
    let reached = run(&home, TRY, "instant", &[to]);
    assert_eq!(reached.status, Some(0), "{reached:#?}");
    assert!(reached.stdout.contains("has arrived"), "{reached:#?}");
    assert_eq!(orders(&home), 2);
    assert_eq!(step(&home, "test-notification")["state"], "done", "the own one stays as it is");
    let real = run(&home, TRY, "instant", &["--to-organisation=991825827"]);
    assert_eq!(real.status, Some(2), "{real:#?}");
    assert!(real.stderr.contains("RECIPIENT-REAL: --to-organisation"), "{real:#?}");
}

#[test]
fn a_person_who_has_opted_out_is_told_of_and_nobodys_number_is_kept() {
    let home = tried();
    let number = person("018190");
    let to = format!("--to-person={number}");
    let reserved = run(&home, TRY, "instant,reserved", &[&to]);
    assert_eq!(reserved.status, Some(8), "{reserved:#?}");
    let said = reserved.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("opted out of digital mail (Email_Failed_RecipientReserved)"), "{reserved:#?}");
    assert!(reserved.stderr.contains("--again"), "the way out: {reserved:#?}");
    // The same command finds what it ordered, whatever has become of the person.
    let again = run(&home, TRY, "instant", &[&to]);
    assert_eq!((again.status, orders(&home)), (Some(8), 2), "{again:#?}");
    assert!(again.stderr.contains("Nothing is sent again"), "{again:#?}");
    let wished = run(&home, TRY, "instant", &[&to, "--again"]);
    assert_eq!((wished.status, orders(&home)), (Some(0), 3), "{wished:#?}");
    for run in [&reserved, &again, &wished] {
        assert!(!everything(run).contains(&number), "{run:#?}");
    }
    for file in ["altinn-onboard.json", "altinn-onboard.sandbox.json"] {
        assert!(!home.read(file).contains(&number), "{file}");
    }
    let real = person("010190");
    for wrong in [real.as_str(), "310000019", "kari"] {
        let refused = run(&home, TRY, "instant", &[&format!("--to-person={wrong}")]);
        assert_eq!(refused.status, Some(2), "{refused:#?}");
        assert!(refused.stderr.contains("TRIAL-PERSON") && !everything(&refused).contains(wrong), "{refused:#?}");
    }
    assert_eq!(orders(&home), 3);
}

#[test]
fn the_template_for_developers_is_an_order_that_altinn_takes() {
    let home = Home::dated();
    let given = ["--own-sender=TTD, varsel@ttd.no", "--notice-resource=none", "--condition-wanted=no"];
    assert_eq!(run(&home, "init notifications --env sandbox", "instant", &given).status, Some(0));
    for (whom, numbers) in [("organisations", "000000000"), ("persons", "00000000000"), ("addresses", "insert@")] {
        let changed = run(&home, "change notified", "instant", &[&format!("--notified={whom}")]);
        assert_eq!(changed.status, Some(0), "{changed:#?}");
        let shown = home.run(&["notifications", "template", "--lang=en"]);
        assert_eq!(shown.status, Some(0), "{shown:#?}");
        let order: Value = serde_json::from_str(&shown.stdout).unwrap();
        assert!(shown.stdout.contains(numbers) && shown.stdout.contains("varsel@ttd.no"), "{order}");
        assert!(!shown.stdout.contains("ovelse@example.invalid"), "nobody's own address: {order}");
        assert_eq!(order["reminders"][0]["delayDays"], 7, "{order}");
        if let Some(shared) = shared() {
            let path = shared.join("data/openapi/altinn-notifications-v1.json");
            let whole: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            let schema = &whole["components"]["schemas"]["NotificationOrderChainRequestExt"];
            assert_eq!(wrong(schema, &order, &whole), None, "{order}");
            let mut spoiled = order.clone();
            spoiled["reminders"][0]["delayDays"] = "7".into();
            assert!(wrong(schema, &spoiled, &whole).is_some(), "the schema sees it");
        }
    }
    let file = home.run(&["notifications", "template", "order.json", "--lang=nb"]);
    assert_eq!(file.status, Some(0), "{file:#?}");
    assert!(home.read("order.json").contains("Nytt brev fra"), "{}", home.read("order.json"));
}

#[test]
fn a_reminder_on_request_is_followed_like_the_notification_and_ordered_once() {
    let home = tried();
    let with = |wait: &str| {
        home.run(&[
            "try",
            "notification",
            "--reminder",
            "--scenario=instant",
            "--yes",
            "--lang=en",
            wait,
            "--format=json",
        ])
    };
    let ordered = with("--no-wait");
    let document: Value = serde_json::from_str(&ordered.stdout).unwrap();
    assert_eq!(document["notices"][1]["end"], "under-way", "{document}");
    assert_eq!(ordered.status, Some(8));
    let followed = with("--wait=30s");
    assert_eq!((followed.status, orders(&home)), (Some(0), 2), "{followed:#?}");
    let document: Value = serde_json::from_str(&followed.stdout).unwrap();
    assert_eq!(document["with"], "own-address");
    let ends: Vec<_> = document["notices"].as_array().unwrap().iter().map(|one| one["end"].as_str().unwrap()).collect();
    assert_eq!(ends, ["arrived", "arrived"], "{document}");
    let shipments = &world(&home)["orders"][1]["shipments"];
    assert_eq!((shipments[0]["reminder"].as_bool(), shipments[1]["reminder"].as_bool()), (Some(false), Some(true)));
    // Nobody sends without a yes.
    let unasked = home.run(&["try", "notification", "--reminder", "--scenario=instant", "--lang=en", "--no-input"]);
    assert_eq!((unasked.status, orders(&home)), (Some(2), 2), "{unasked:#?}");
    let planned = run(&home, TRY, "instant", &["--reminder", "--again", "--plan"]);
    assert_eq!((planned.status, orders(&home)), (Some(0), 2), "{planned:#?}");
    assert!(planned.stderr.contains("To: ovelse@example.invalid"), "{planned:#?}");
}
