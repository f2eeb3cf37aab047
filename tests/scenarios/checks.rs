//! A check checks: it calls the services each time, says what they say now, and what no longer holds is no longer done.

use serde_json::Value;

use super::support::{init, run, step, world};
use crate::common::Home;

/// What is a check when all is done: each of these calls somebody.
const CHECKS: &[&str] = &[
    "scopes check",
    "step scopes",
    "step token",
    "step service-owner",
    "step policy",
    "client create",
    "resource new",
    "events subscribe",
    "try message",
    "token",
    "events list",
    "events poll",
    "resource show",
    "studio check --env sandbox",
];

fn complete() -> Home {
    let home = Home::new();
    let first = init(&home, "instant", &[]);
    assert_eq!(first.status, Some(0), "{first:#?}");
    home
}

/// The calls of a trace, one line each.
fn calls(home: &Home, name: &str) -> Vec<Value> {
    home.read(name).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_check_calls_the_services_each_time() {
    let home = complete();
    for (number, command) in CHECKS.iter().enumerate() {
        for round in 0..2 {
            let trace = format!("trace-{number}-{round}.jsonl");
            let mut words: Vec<&str> = command.split(' ').collect();
            let flag = format!("--trace={trace}");
            words.extend(["--lang=en", "--scenario=instant", &flag]);
            let checked = home.run(&words);
            assert_eq!(checked.status, Some(0), "{command}: {checked:#?}");
            assert!(!calls(&home, &trace).is_empty(), "{command}, round {round}");
        }
    }
    let said = run(&home, "scopes check", "instant", &[]);
    assert!(said.stderr.contains("✓ altinn:correspondence.write is granted"), "{said:#?}");
}

/// The sandbox as it will be found: something is changed behind the program's back.
fn change(home: &Home, change: impl Fn(&mut Value)) {
    let mut whole = world(home);
    change(&mut whole);
    std::fs::write(home.work().join("altinn-onboard.sandbox.json"), whole.to_string()).unwrap();
}

#[test]
fn what_no_longer_holds_is_no_longer_done() {
    let home = complete();
    assert_eq!(step(&home, "scopes")["state"], "done");
    // Somebody has taken a scope off the client.
    change(&home, |world| {
        let scopes = world["clients"][0]["scopes"].as_array_mut().unwrap();
        scopes.retain(|scope| scope != "altinn:events.subscribe");
    });
    let checked = run(&home, "scopes check", "instant", &[]);
    assert_eq!(checked.status, Some(8), "{checked:#?}");
    assert!(
        checked.stderr.contains("… altinn:events.subscribe is not added to the client yet (MP-200)"),
        "{checked:#?}"
    );
    for id in ["scopes", "token"] {
        assert_ne!(step(&home, id)["state"], "done", "{id}");
    }

    let home = complete();
    // Somebody has deleted the resource.
    change(&home, |world| world["resources"] = Value::Array(Vec::new()));
    let checked = home.run(&["step", "policy", "--lang=en", "--scenario=instant"]);
    assert_eq!(checked.status, Some(2), "it may be uploaded again with a yes: {checked:#?}");
    assert!(checked.stderr.contains("– ttd-vedtak-om-stotte has no published access rules"), "{checked:#?}");
    assert_ne!(step(&home, "policy")["state"], "done");
}

/// What runs every week with nobody there: it looks at all that is known, and does nothing about it.
#[test]
fn all_is_looked_at_again_in_one_run_that_asks_and_makes_nothing() {
    let home = complete();
    let weekly = |home: &Home, trace: &str| {
        home.run(&["resume", "--check", "--lang=en", "--scenario=instant", &format!("--trace={trace}")])
    };
    let before = world(&home);
    let checked = weekly(&home, "all.jsonl");
    assert_eq!(checked.status, Some(0), "{checked:#?}");
    let seen = ["altinn:correspondence.write is granted", "Event subscription 1 is validated"];
    assert!(!checked.stderr.contains("drift@ttd.no"), "nobody need be told: {checked:#?}");
    for said in seen.map(|what| format!("✓ {what}")) {
        assert!(checked.stderr.contains(&said), "{said}: {checked:#?}");
    }
    for kept in ["messages", "clients", "resources", "policies", "subscriptions"] {
        assert_eq!(world(&home)[kept], before[kept], "{kept}");
    }
    let asked: Vec<Value> = calls(&home, "all.jsonl");
    assert!(asked.len() > 8, "{asked:#?}");

    // The resource is gone: it is told, and not made again. What became of the message cannot be seen any more.
    change(&home, |world| world["resources"] = Value::Array(Vec::new()));
    let checked = weekly(&home, "gone.jsonl");
    assert_eq!(checked.status, Some(1), "{checked:#?}");
    assert!(checked.stderr.contains("Tell drift@ttd.no"), "{checked:#?}");
    let why = checked.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(why.contains("Seen from here: ttd-vedtak-om-stotte is not published in sandbox."), "{checked:#?}");
    assert_eq!(world(&home)["resources"], Value::Array(Vec::new()));
    assert_ne!(step(&home, "resource")["state"], "done");

    // What nobody has answered yet is not asked for, and nothing goes on with what waits.
    let home = Home::new();
    assert_eq!(init(&home, "instant,scope-not-granted", &[]).status, Some(8));
    let (clients, checked) = (world(&home)["clients"].clone(), weekly(&home, "waits.jsonl"));
    assert_eq!((checked.status, &world(&home)["clients"]), (Some(8), &clients), "{checked:#?}");
    // Whoever only looks gives nothing to be kept.
    for other in ["--redo=token", "--plan", "--key-file=key.pem", "--answers=a.toml", "--org-number=991825827", "--yes"]
    {
        let both = home.run(&["resume", "--check", other]);
        assert_eq!(both.status, Some(2), "{other}: {both:#?}");
    }
}

/// On a machine without the key everything is looked at that needs none, and of the rest nobody is told that it holds.
#[test]
fn without_the_key_the_rest_is_looked_at_and_the_key_is_told_once() {
    let home = complete();
    let elsewhere = home.work().join("another-machine");
    let home = home.with("XDG_DATA_HOME", elsewhere.to_str().unwrap());
    let checked = home.run(&["resume", "--check", "--lang=en", "--scenario=instant"]);
    assert_eq!(checked.status, Some(1), "{checked:#?}");
    assert_eq!(checked.stderr.matches("KEY-NOT-HERE").count(), 1, "{checked:#?}");
    assert!(checked.stderr.contains("is on Altinn's list of service owners"), "{checked:#?}");
    assert!(!checked.stderr.contains("is granted") && !checked.stdout.contains("Nothing is left"), "{checked:#?}");
}

#[test]
fn who_one_is_in_studio_is_recorded_where_an_onboarding_is_begun() {
    let home = complete().with("ALTINN_ONBOARD_STUDIO_KEY", "sandbox-key");
    let seen = || {
        let state: Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
        state["books"]["rehearsal"]["organisation"]["studio-user-name"].clone()
    };
    assert_eq!(seen(), Value::Null);
    let flags = ["studio", "check", "--env=sandbox", "--lang=en", "--scenario=instant"];
    let checked = home.run(&flags);
    assert_eq!(checked.status, Some(0), "{checked:#?}");
    assert_eq!((&seen()["value"], &seen()["source"]), (&"ovelse".into(), &"seen".into()), "{checked:#?}");
    // Where nothing is begun, nothing is written.
    let empty = Home::new().with("ALTINN_ONBOARD_STUDIO_KEY", "sandbox-key");
    assert_eq!(empty.run(&flags).status, Some(0));
    assert!(!empty.work().join("altinn-onboard.json").exists());
}

#[test]
fn what_cannot_be_looked_at_is_not_shown_as_what_holds() {
    let home = complete();
    let checked = run(&home, "resource new", "instant,registry-down", &[]);
    assert_eq!(checked.status, Some(1), "{checked:#?}");
    assert!(checked.stderr.contains("✗ Failed: Read the resource"), "{checked:#?}");
    assert!(!checked.stdout.contains('✓') && checked.stdout.contains("Failed:"), "{checked:#?}");
    // Nothing was seen to be otherwise.
    assert_eq!(step(&home, "resource")["state"], "done");
}

#[test]
fn a_message_is_followed_and_sent_again_only_on_request() {
    let home = complete();
    let messages = || world(&home)["messages"].as_array().unwrap().len();
    assert_eq!(messages(), 1);
    let followed = run(&home, "try message", "instant", &[]);
    assert_eq!(followed.status, Some(0), "{followed:#?}");
    assert!(
        followed.stderr.contains("has arrived: published") && followed.stderr.contains("(Published)"),
        "{followed:#?}"
    );
    assert!(
        followed.stderr.contains("has been complete since") && followed.stderr.contains("try message"),
        "{followed:#?}"
    );
    assert!(followed.stderr.contains("--again"), "{followed:#?}");
    assert_eq!(messages(), 1, "nothing is sent twice");
    let again = run(&home, "try message --again", "instant", &[]);
    assert_eq!(again.status, Some(0), "{again:#?}");
    assert!(
        // Who looked at the first message has not looked at this one.
        step(&home, "appearance")["state"] != "done"
            && again.stderr.contains("The test message has been sent to")
            && again.stderr.contains("cannot be undone"),
        "{again:#?}"
    );
    assert_eq!(messages(), 2);
    // Its confirmation is its own: the one that is given must be that of the recipient.
    let wrong = run(&home, "try message --again --confirm-message 974760673", "instant", &[]);
    assert_eq!(wrong.status, Some(2), "{wrong:#?}");
    assert_eq!(messages(), 2);
}

#[test]
fn a_wrong_message_is_taken_back_until_it_is_published() {
    let home = complete();
    let statuses = || -> Vec<bool> {
        world(&home)["messages"].as_array().unwrap().iter().map(|message| !message["purged"].is_null()).collect()
    };
    let held = run(&home, "try message --again --publish-delay 10 --message-reminder yes", "instant", &[]);
    assert_eq!(held.status, Some(8), "{held:#?}");
    assert!(held.stderr.contains("Published: 10 minutes after it is sent"), "{held:#?}");
    assert!(held.stderr.contains("can be withdrawn until then: altinn-onboard try message --purge"), "{held:#?}");
    assert!(held.stderr.contains("Reminder: e-mail, otherwise SMS, a day after"), "{held:#?}");
    let notification = &world(&home)["messages"][1]["body"]["notification"];
    assert_eq!(notification["reminderNotificationChannel"], "EmailPreferred");
    assert!(held.stderr.contains("(1068)"), "what the level forbids is said before it is sent: {held:#?}");
    // Whoever sent another, or changed what it is made of, could not take this one back any more.
    for command in ["try message --again", "change publish-delay --publish-delay 20", "resume --redo test-message"] {
        let other = run(&home, command, "instant", &[]);
        assert_eq!((other.status, statuses()), (Some(1), vec![false, false]), "{command}: {other:#?}");
        assert!(other.stderr.contains("MESSAGE-HELD"), "{command}: {other:#?}");
        assert!(other.stderr.contains("altinn-onboard try message --purge"), "{command}: {other:#?}");
    }
    // What cannot be undone is confirmed for itself, and by the right number.
    let wrong = run(&home, "try message --purge --confirm-purge 974760673", "instant", &[]);
    assert_eq!((wrong.status, statuses()), (Some(2), vec![false, false]), "{wrong:#?}");
    let purged = run(&home, "try message --purge --confirm-purge 310000019", "instant", &[]);
    assert_eq!((purged.status, statuses()), (Some(0), vec![false, true]), "{purged:#?}");
    assert!(purged.stderr.contains("has been withdrawn"), "{purged:#?}");
    let before = run(&home, "try message --purge", "instant", &[]);
    assert_eq!(before.status, Some(0), "{before:#?}");
    // It is not sent again unasked: somebody must say so.
    let after = run(&home, "resume", "instant", &[]);
    assert_eq!((after.status, statuses().len()), (Some(8), 2), "{after:#?}");
    assert!(after.stdout.contains("altinn-onboard try message --again"), "{after:#?}");
    assert!(!after.stdout.contains("altinn-onboard altinn-onboard"), "{after:#?}");
    // Another answer begins the message anew, and goes on.
    let sent = run(&home, "change publish-delay --publish-delay 0", "instant", &[]);
    assert_eq!((sent.status, statuses().len()), (Some(0), 3), "{sent:#?}");
    let late = run(&home, "try message --purge", "instant", &[]);
    assert_eq!((late.status, statuses()), (Some(1), vec![false, true, false]), "{late:#?}");
    assert!(late.stderr.contains("CORR-1013") && late.stderr.contains("--publish-delay"), "{late:#?}");
    assert!(!late.stderr.contains("Withdraw the test message"), "nothing is shown to be confirmed: {late:#?}");
}

#[test]
fn a_step_that_is_done_says_since_when_and_is_done_again_on_request() {
    let home = complete();
    let state = || serde_json::from_str::<Value>(&home.read("altinn-onboard.json")).unwrap();
    let subscriptions = || world(&home)["subscriptions"].as_array().unwrap().len();
    let known = state();
    let token = known["books"]["rehearsal"]["environments"]["sandbox"]["token"]["main"].clone();
    let said = run(&home, "step token", "instant", &[]);
    assert!(said.stderr.contains("has been complete since") && said.stderr.contains("step token"), "{said:#?}");
    let seen = &state()["books"]["rehearsal"]["environments"]["sandbox"]["token"]["main"];
    assert_eq!(seen["first"], token["at"], "looking again does not make it younger");
    assert_ne!(seen["at"], token["at"]);
    for id in ["events", "policy", "maskinporten-client", "resource", "scopes", "service-owner", "token"] {
        let again = run(&home, &format!("step {id} --again"), "instant", &[]);
        assert_eq!(again.status, Some(0), "{id}: {again:#?}");
        assert_eq!(step(&home, id)["state"], "done", "{id}");
    }
    let world = world(&home);
    assert_eq!((world["clients"].as_array().unwrap().len(), world["resources"].as_array().unwrap().len()), (1, 1));
    assert_eq!((subscriptions(), world["messages"].as_array().unwrap().len()), (1, 1), "only that step was done again");
    let key =
        |state: &Value| state["books"]["rehearsal"]["environments"]["sandbox"]["client-key"]["main"]["value"].clone();
    assert_eq!(key(&state()), key(&known), "the key is the same, and ends when it did");
}
