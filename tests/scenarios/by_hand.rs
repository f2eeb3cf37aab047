//! Production, where people do what writes: what they tell of it is read there, and a slip is asked for again.

use altinn_onboard::door::sandbox::Scenario;
use serde_json::Value;

use crate::brought_keys::{closed, jwk};
use crate::common::Home;
use crate::common::findings::only_error;
use crate::common::real_answers::real_answers;
use crate::common::served::Served;

/// A folder where an environment is described, with answers and a key.
fn home(served: &Served, name: &str, rules: &str, key: &str) -> Home {
    let home = Home::new();
    served.as_real(&home, name, rules, |description| {
        if rules == "production" {
            description.remove("admin_client");
        }
    });
    std::fs::write(home.work().join("answers.toml"), real_answers("ttd-vedtak", "key-source = \"file\"")).unwrap();
    closed(&home, "key.json", key.as_bytes());
    home
}

fn init(home: &Home, name: &str, more: &[&str]) -> crate::common::Run {
    let key = home.home().join("key.json").display().to_string();
    let common = ["init", "correspondence", "--env", name, "--environments=environments.toml", "--lang=en"];
    let answers = ["--answers=answers.toml", "--yes", "--no-wait", "--key-store=file", "--key-file", &key];
    home.run(&[&common[..], &answers, more].concat())
}

/// Where the message stands.
fn message(home: &Home) -> Value {
    let run = home.run(&["checklist", "--environments=environments.toml", "--format=json"]);
    let list: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:#?}"));
    let mut steps = list["checklists"][0]["steps"].as_array().unwrap().iter();
    steps.find(|step| step["id"] == "test-message").unwrap().clone()
}

fn real(home: &Home) -> Value {
    let state: Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    state["books"]["real"].clone()
}

#[test]
fn a_message_that_people_sent_is_followed_by_the_id_that_they_tell() {
    let served = Served::start(&[Scenario::Instant]);
    let key = jwk("drift").to_string();
    // What people make in the portals, and send: here another folder does it for them, where it is a rehearsal.
    let theirs = home(&served, "lab", "production", &key);
    served
        .as_real(&theirs, "lab", "production", |description| drop(description.insert("simulated".into(), true.into())));
    let confirmed = ["--confirm-resource-id=ttd-vedtak", "--confirm-message=991825827"];
    let made = init(&theirs, "lab", &[&["--test-recipient=991825827"][..], &confirmed].concat());
    assert!(matches!(made.status, Some(0 | 8)), "{made:#?}");
    let state: Value = serde_json::from_str(&theirs.read("altinn-onboard.json")).unwrap();
    let book = &state["books"]["rehearsal"];
    let client =
        book["environments"]["lab"]["client-id"]["main"]["value"].as_str().unwrap_or_else(|| panic!("{made:#?}"));
    let sent = &book["deployments"]["lab"]["correspondence"]["message-sent"]["value"]["id"];
    let sent = sent.as_str().unwrap_or_else(|| panic!("{made:#?}"));

    let own = home(&served, "live", "production", &key);
    let client = format!("--client-id={client}");
    let begun = init(&own, "live", &["--test-recipient=974760673", &client]);
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    assert!(own.work().join("live-correspondence-message.json").exists(), "{begun:#?}");
    let waiting = message(&own);
    assert_eq!((&waiting["state"], waiting["reason"].is_string()), (&"to-do".into(), true), "{waiting}");

    // Neither one that is not there nor one to another is taken for it.
    let unknown = "0b1f3c7e-5b0a-4d58-9a55-0d6a2c3e4f10";
    for (other, code, said) in [(unknown, "CORR-1001", "correspondenceId"), (sent, "MESSAGE-OTHER", "974 760 673")] {
        let wrong = init(&own, "live", &[&format!("--message-sent={other}")]);
        let error = only_error(&wrong);
        assert_eq!((wrong.status, error.code.as_str()), (Some(2), code), "{wrong:#?}");
        assert!(error.text.contains(said) && !error.text.contains("try message"), "{error:?}");
        assert_eq!(message(&own)["state"], "to-do", "{wrong:#?}");
    }

    let changed = |number: &str| {
        let recipient = format!("--test-recipient={number}");
        let arguments = ["change", "test-recipient", &recipient, "--environments=environments.toml", "--lang=en"];
        own.run(&[&arguments[..], &["--yes", "--no-wait", "--key-store=file"]].concat())
    };
    changed("991825827");
    let told = init(&own, "live", &[&format!("--message-sent={sent}")]);
    assert_eq!(told.status, Some(8), "others are still to act: {told:#?}");
    assert_eq!(message(&own)["state"], "done", "{told:#?}");
    assert_eq!(served.overview()["counts"]["message"], 1, "nothing was sent here");

    // Who is to get another message is told nothing by this one.
    let back = changed("974760673");
    assert_ne!(message(&own)["state"], "done", "{back:#?}");
    assert!(real(&own)["deployments"]["live"]["correspondence"]["message-sent"]["value"].is_null(), "{back:#?}");
}

#[test]
fn in_production_a_subscription_is_deleted_by_its_number_and_never_by_a_yes() {
    let served = Served::start(&[Scenario::Instant]);
    let key = jwk("drift").to_string();
    let theirs = home(&served, "lab", "test", &key);
    served.as_it_is(&theirs, "lab");
    let wished = ["--events-wanted=yes", "--events-address=sandbox:receiver", "--test-recipient=310000019"];
    let confirmed = ["--confirm-resource-id=ttd-vedtak", "--confirm-message=310000019"];
    let made = init(&theirs, "lab", &[&wished[..], &confirmed].concat());
    assert!(matches!(made.status, Some(0 | 8)), "{made:#?}");
    let subscriptions = || served.overview()["counts"]["subscription"].clone();
    assert_eq!(subscriptions(), 1, "{made:#?}");
    let id = served.overview()["objects"]["subscription"][0]["id"].to_string();
    let state: Value = serde_json::from_str(&theirs.read("altinn-onboard.json")).unwrap();
    let client = &state["books"]["rehearsal"]["environments"]["lab"]["client-id"]["main"]["value"];
    let client = format!("--client-id={}", client.as_str().unwrap_or_else(|| panic!("{made:#?}")));

    let own = home(&served, "live", "production", &key);
    let begun = init(&own, "live", &["--test-recipient=991825827", &client]);
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    let file = own.home().join("key.json").display().to_string();
    let delete = |more: &[&str]| {
        let common = ["events", "delete", &id, "--environments=environments.toml", "--lang=en", "--key-store=file"];
        own.run(&[&common[..], &["--key-file", &file], more].concat())
    };
    for unsaid in [&["--yes"][..], &["--no-input"]] {
        let unsaid = delete(unsaid);
        assert_eq!((unsaid.status, subscriptions()), (Some(2), 1.into()), "{unsaid:#?}");
        assert!(unsaid.stderr.contains(&format!("events delete {id} --confirm-subscription {id}")), "{unsaid:#?}");
    }
    let other = delete(&["--confirm-subscription=77"]);
    assert_eq!((other.status, subscriptions()), (Some(2), 1.into()), "{other:#?}");
    let deleted = delete(&[&format!("--confirm-subscription={id}")]);
    assert_eq!((deleted.status, subscriptions()), (Some(0), 0.into()), "{deleted:#?}");
}
