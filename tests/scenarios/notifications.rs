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
    let of_all = [
        "service-owner",
        "terms",
        "self-service-right",
        "scopes",
        "maskinporten-client",
        "token",
        "guidelines",
        "condition",
        "test-notification",
        "handover",
    ];
    assert_eq!(states(&home, &of_all), of_all.map(|id| (id, "done".to_owned())));
    let world = world(&home);
    assert_eq!(world["orders"].as_array().unwrap().len(), 2, "one arrives, one is held back");
    assert_eq!(world["orders"][0]["shipments"][0]["condition"]["sends"], false);
    assert!(!home.read("altinn-onboard.json").contains("example.invalid"), "nobody's address is in the state");
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
fn an_sms_that_may_only_be_simulated_is_never_called_delivered() {
    let home = Home::new();
    let begun = run(&home, INIT, "instant,sms-simulated", &[]);
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    assert!(begun.stderr.contains("Altinn reports this of the notification"), "{begun:#?}");
    assert!(!begun.stderr.contains("has arrived"), "{begun:#?}");
    assert!(begun.stderr.contains("+4799999999"), "the number is shown before it is sent to: {begun:#?}");
    assert!(!home.read("altinn-onboard.json").contains("99999999"), "nobody's number is in the state");
    let waiting = step(&home, "test-notification");
    assert_eq!(
        (&waiting["state"], &waiting["waiting"]["letter"]["key"]),
        (&json!("waiting"), &json!("L9")),
        "{waiting}"
    );
    assert_eq!(step(&home, "handover")["blockedBy"], json!(["test-notification"]));
    // It has not come: the letter puts the number on the list, or an e-mail will do.
    let told = run(&home, "resume --notification-received no", "instant,sms-simulated", &[]);
    assert_eq!(told.status, Some(8), "{told:#?}");
    assert!(told.stdout.contains("altinn-onboard letter L9"), "{told:#?}");
    let by_email = run(&home, "change test-channel --test-channel email", "instant", &[]);
    assert_eq!(by_email.status, Some(0), "{by_email:#?}");
    // The condition is tried anew by e-mail as well.
    assert_eq!(world(&home)["orders"].as_array().unwrap().len(), 4);

    let home = Home::new();
    assert_eq!(run(&home, INIT, "instant,sms-simulated", &[]).status, Some(8));
    let seen = run(&home, "resume --notification-received yes", "instant,sms-simulated", &[]);
    assert_eq!(seen.status, Some(0), "{seen:#?}");
}

#[test]
fn a_condition_that_altinn_gets_no_answer_to_lets_the_notification_out() {
    let home = Home::new();
    let begun = run(&home, INIT, "instant,condition-fails", &[]);
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    let waiting = step(&home, "condition");
    let said = waiting.to_string();
    assert!(said.contains("Email_Delivered") && said.contains("resume --redo condition"), "{waiting}");
    assert_eq!(step(&home, "test-notification")["state"], "done", "{begun:#?}");
    let mended = run(&home, "resume --redo condition", "instant", &[]);
    assert_eq!(mended.status, Some(0), "{mended:#?}");
    assert_eq!(step(&home, "condition")["state"], "done");

    let home = Home::new();
    assert_eq!(run(&home, INIT, "instant", &["--condition-wanted=no"]).status, Some(0));
    assert_eq!(step(&home, "condition")["state"], "not-needed");
    assert_eq!(world(&home)["orders"].as_array().unwrap().len(), 1);
}

#[test]
fn a_notification_is_tried_once_until_it_is_wished_again() {
    let home = Home::new();
    assert_eq!(run(&home, INIT, "instant", &[]).status, Some(0));
    let sent = || world(&home)["orders"].as_array().unwrap().len();
    let again = run(&home, "try notification", "instant", &[]);
    assert_eq!(again.status, Some(0), "{again:#?}");
    assert!(again.stderr.contains("notification --again") && sent() == 2, "{again:#?}");
    assert_eq!(run(&home, "try notification --again", "instant", &[]).status, Some(0));
    assert_eq!(sent(), 3);
    let elsewhere = run(&home, "try message", "instant", &[]);
    assert_eq!(elsewhere.status, Some(2), "{elsewhere:#?}");
}

#[test]
fn whom_a_notification_about_a_service_reaches_is_read_from_its_rules() {
    let home = Home::new();
    assert_eq!(run(&home, "init correspondence --env sandbox", "instant", &[]).status, Some(0));
    let unknown = run(&home, INIT, "instant", &["--notice-resource=ttd-finnes-ikke"]);
    assert_eq!(unknown.status, Some(2), "{unknown:#?}");
    assert!(unknown.stderr.contains("NOTICE-RESOURCE: --notice-resource"), "{unknown:#?}");
    let about = "--notice-resource=urn:altinn:resource:ttd-vedtak-om-stotte";
    let begun = run(&home, INIT, "instant", &[about]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert_eq!(step(&home, "resource-review")["state"], "done");
    let reviewed = run(&home, "notifications review", "instant", &[]);
    assert_eq!(reviewed.status, Some(0), "{reviewed:#?}");
    let lines = reviewed.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in ["official addresses are always notified", "Limited company (AS): Managing Director", "NOT-00001"] {
        assert!(lines.contains(said), "{said}: {reviewed:#?}");
    }
}

#[test]
fn an_own_sender_is_ordered_by_letter_and_waited_for() {
    let home = Home::new();
    let long = run(&home, INIT, "instant", &["--own-sender=Etaten for alt"]);
    assert_eq!(long.status, Some(2), "{long:#?}");
    assert!(long.stderr.contains("SENDER-TOO-LONG"), "{long:#?}");
    let begun = run(&home, INIT, "instant", &["--own-sender=TTD, varsel@ttd.no"]);
    assert_eq!(begun.status, Some(0), "a rehearsal is told that it is there: {begun:#?}");
    assert_eq!(step(&home, "senders")["state"], "done");
    let letter = home.run(&["letter", "L17", "--lang=en"]);
    assert_eq!(letter.status, Some(0), "{letter:#?}");
    assert!(letter.stdout.contains("TTD, varsel@ttd.no"), "{letter:#?}");
}

/// That there is none is an answer too: a letter that needs one names the command that corrects it, which is the one that
/// does not end in a contradiction.
#[test]
fn a_letter_that_needs_what_was_answered_with_none_names_the_command_that_corrects_the_answer() {
    let home = Home::new();
    assert_eq!(run(&home, INIT, "instant", &["--own-sender=none"]).status, Some(0));
    let letter = home.run(&["letter", "L17", "--lang=en"]);
    assert_eq!(letter.status, Some(2), "{letter:#?}");
    assert!(letter.stderr.contains("altinn-onboard change own-sender --own-sender …"), "{letter:#?}");
    let corrected = run(&home, "change own-sender", "instant", &["--own-sender=TTD"]);
    assert_eq!(corrected.status, Some(0), "{corrected:#?}");
    assert_eq!(home.run(&["letter", "L17"]).status, Some(0));
}

#[test]
fn records_that_the_dns_of_a_sender_lacks_are_named_and_waited_for() {
    let home = Home::new();
    let begun = run(&home, INIT, "instant,dns-missing", &[]);
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    let lines = begun.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "DNS-RECORDS: ttd.example",
        "TXT ms-domain-verification=…",
        "include:spf.protection.outlook.com in the SPF",
        "CNAME selector1-azurecomm-prod-net._domainkey",
        "CNAME selector2-azurecomm-prod-net._domainkey",
    ] {
        assert!(lines.contains(said), "{said}: {begun:#?}");
    }
    let waiting = step(&home, "senders");
    assert_eq!(
        (&waiting["state"], &waiting["waiting"]["for"], &waiting["waiting"]["letter"]["key"]),
        (&json!("waiting"), &json!("network"), &json!("L17")),
        "{waiting}"
    );
    assert_eq!(step(&home, "test-notification")["state"], "done", "the trial goes on from Altinn's own address");
    let mended = run(&home, "resume", "instant", &[]);
    assert_eq!(mended.status, Some(0), "{mended:#?}");
    assert!(mended.stderr.contains("The DNS of ttd.example has the records"), "{mended:#?}");
    assert_eq!(step(&home, "senders")["state"], "done");
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
