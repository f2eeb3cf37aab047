//! Choices that lead another way: confidential, persons, selected organisations, an existing resource, Altinn Studio.

use super::support::{checklist, init, published, resume, run, states, step, world};
use crate::common::Home;

#[test]
fn a_gate_that_says_not_needed_ends_everything_with_the_reason() {
    let home = Home::new();
    let run = init(&home, "instant", &["--gate-sends-today=svarut", "--gate-own-anyway=no"]);
    assert_eq!(run.status, Some(0), "{run:#?}");
    for step in checklist(&home)["steps"].as_array().unwrap() {
        assert_eq!(step["state"], "not-needed", "{step}");
        assert!(step["reason"].as_str().unwrap().contains("SvarUt"), "{step}");
    }
}

#[test]
fn confidential_mail_and_persons_change_what_is_published() {
    let plain = Home::new();
    assert_eq!(init(&plain, "instant", &[]).status, Some(0));
    for more in ["--confidential=yes", "--recipients=persons", "--recipients=both"] {
        let home = Home::new();
        let run = init(&home, "instant", &[more]);
        assert_eq!(run.status, Some(0), "{more}: {run:#?}");
        assert_ne!(published(&home), published(&plain), "{more}");
        let confidential = &world(&home)["messages"][0]["body"]["isConfidential"];
        assert_eq!(*confidential == true, more == "--confidential=yes", "{more}: {confidential}");
    }
    let both = init(&Home::new(), "instant", &["--recipients=both", "--audience=selected"]);
    assert_eq!((both.status, both.stderr.contains("AUDIENCE-PERSONS")), (Some(2), true), "{both:#?}");
}

#[test]
fn selected_organisations_get_the_walkthrough_of_access_lists() {
    let home = Home::new();
    let run = init(&home, "instant", &["--audience=selected"]);
    assert_eq!(run.status, Some(0), "{run:#?}");
    assert_eq!(step(&home, "access-list")["state"], "done");
    let home = Home::new();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    assert_eq!(step(&home, "access-list")["state"], "not-needed");
}

/// Who has no address that Altinn can call fetches the events, and sees the one of the test message.
#[test]
fn without_an_address_the_events_are_fetched() {
    let home = Home::new();
    let begun = init(&home, "instant", &["--events-address=poll"]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert_eq!(step(&home, "events")["state"], "done");
    assert_eq!(world(&home)["subscriptions"].as_array().map(Vec::len), Some(0), "nobody subscribes");
    let sent = world(&home)["messages"][0]["id"].clone();
    let poll = |more: &[&str]| run(&home, "events poll", "instant", more);
    let all: serde_json::Value = serde_json::from_str(&poll(&["--format=json"]).stdout).unwrap();
    assert_eq!((&all["events"][0]["instance"], all["events"].as_array().map(Vec::len)), (&sent, Some(1)), "{all}");
    let last = all["last"].as_str().unwrap();
    let shown = poll(&[]);
    assert!(shown.stdout.contains("correspondencepublished") && shown.stderr.contains(last), "{shown:#?}");
    let later = poll(&[&format!("--after={last}")]);
    assert!(later.status == Some(0) && later.stderr.contains("No new events for ttd-vedtak-om-stotte"), "{later:#?}");
    // What is proved is looked at again.
    let checked = run(&home, "step events", "instant", &[]);
    assert_eq!(checked.status, Some(0), "{checked:#?}");
}

#[test]
fn a_subscription_is_deleted_once_somebody_says_so_and_the_step_is_to_do_again() {
    let home = Home::new();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    let delete = |id: &str, more: &str| home.run(&["events", "delete", id, more, "--scenario=instant", "--lang=en"]);
    let subscriptions = || world(&home)["subscriptions"].as_array().map(Vec::len);
    let id = world(&home)["subscriptions"][0]["id"].to_string();
    let unknown = delete("77", "--yes");
    assert_eq!(unknown.status, Some(1), "{unknown:#?}");
    assert!(unknown.stderr.contains("SUBSCRIPTION-UNKNOWN") && unknown.stderr.contains("events list"), "{unknown:#?}");
    let unsaid = delete(&id, "--no-input");
    assert!(unsaid.status == Some(2) && unsaid.stderr.contains(&format!("events delete {id} --yes")), "{unsaid:#?}");
    assert_eq!((subscriptions(), step(&home, "events")["state"].as_str()), (Some(1), Some("done")));
    let deleted = delete(&id, "--yes");
    assert_eq!(deleted.status, Some(0), "{deleted:#?}");
    assert!(deleted.stderr.contains("has been deleted") && deleted.stderr.contains("events-wanted"), "{deleted:#?}");
    assert_eq!(subscriptions(), Some(0));
    assert_ne!(step(&home, "events")["state"], "done");
    // The next run makes a new one; without a wish for events it would not.
    let resumed = run(&home, "resume", "instant", &[]);
    assert_eq!((resumed.status, subscriptions()), (Some(0), Some(1)), "{resumed:#?}");
    // One that somebody else deleted is known no more, either.
    let id = world(&home)["subscriptions"][0]["id"].to_string();
    let mut whole = world(&home);
    whole["subscriptions"] = serde_json::json!([]);
    std::fs::write(home.work().join("altinn-onboard.sandbox.json"), whole.to_string()).unwrap();
    assert_eq!(delete(&id, "--yes").status, Some(1));
    assert_ne!(step(&home, "events")["state"], "done");
}

#[test]
fn an_existing_resource_that_fits_is_kept() {
    let home = Home::new();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    std::fs::remove_file(home.work().join("altinn-onboard.json")).unwrap();
    let before = world(&home)["resources"].clone();
    let again = init(&home, "instant", &["--resource-choice=existing", "--resource-id=ttd-vedtak-om-stotte"]);
    assert_eq!(again.status, Some(0), "{again:#?}");
    assert_eq!(world(&home)["resources"], before, "nothing was written to it");
}

#[test]
fn the_rules_of_an_existing_resource_are_read_critically_and_told() {
    let home = Home::new();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    std::fs::remove_file(home.work().join("altinn-onboard.json")).unwrap();
    // Somebody published rules with roles of Altinn 2 alone, and a placeholder that nobody filled in.
    let mut whole = world(&home);
    let policy = whole["resources"][0]["policies"].as_array_mut().unwrap().last_mut().unwrap();
    let xml = policy["xml"].as_str().unwrap();
    let start = xml.find("urn:altinn:accesspackage").unwrap();
    let old = xml.replace("urn:altinn:accesspackage", "urn:altinn:rolecode");
    let old = old.replace(">ordinaer-post-til-virksomheten<", ">a0236<").replace(">dagl<", ">a0237<");
    let old = ["lede", "innh", "dtpr", "dtso", "bobe", "best"]
        .iter()
        .fold(old, |text, role| text.replace(&format!(">{role}<"), ">a0239<"));
    assert!(start > 0 && old.contains(">ttd<"), "{old}");
    policy["xml"] = old.replace(">ttd<", ">[org]<").into();
    std::fs::write(home.work().join("altinn-onboard.sandbox.json"), whole.to_string()).unwrap();

    let existing = ["--resource-choice=existing", "--resource-id=ttd-vedtak-om-stotte"];
    let again = init(&home, "instant", &existing);
    assert!(again.stderr.contains("As published: "), "who may do what is told: {again:#?}");
    assert!(again.stderr.contains("POL050") && again.stderr.contains("POL034"), "{again:#?}");
    let notices = checklist(&home)["notices"].clone();
    let red: Vec<&str> = notices.as_array().unwrap().iter().map(|notice| notice["code"].as_str().unwrap()).collect();
    assert!(red.contains(&"POL050") && red.contains(&"POL034"), "{notices}");
    assert!(notices.as_array().unwrap().iter().all(|notice| notice["severity"] == "error"), "{notices}");
    let list = home.run(&["checklist", "--lang=nb"]);
    assert!(list.stdout.contains("✗ Feil POL050: ttd-vedtak-om-stotte"), "{}", list.stdout);
}

#[test]
fn a_resource_that_differs_is_shown_and_not_written() {
    let home = Home::new();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    std::fs::remove_file(home.work().join("altinn-onboard.json")).unwrap();
    let before = world(&home)["resources"].clone();
    let again = init(&home, "instant", &["--description=Noe annet | Noko anna | Something else"]);
    assert_eq!(again.status, Some(8), "{again:#?}");
    let resource = step(&home, "resource");
    assert!(resource["reason"].as_str().unwrap().contains("description"), "{resource}");
    assert_eq!(world(&home)["resources"], before, "nothing was written to it");
}

#[test]
fn the_studio_way_writes_files_and_waits_for_publishing() {
    let home = Home::new();
    let first = init(&home, "instant", &["--resource-by=studio"]);
    assert_eq!(first.status, Some(8), "{first:#?}");
    for (id, state) in states(&home, &["studio-user", "resource-admin"]) {
        assert_eq!(state, "done", "{id}");
    }
    assert_eq!(step(&home, "resource")["state"], "to-do");
    assert_eq!(world(&home)["resources"].as_array().unwrap().len(), 0, "the program publishes nothing");

    // Somebody publishes the same from elsewhere, in the same world.
    let other = Home::new();
    move_world(&home, &other);
    let published = init(&other, "instant", &[]);
    assert_eq!(published.status, Some(0), "{published:#?}");
    move_world(&other, &home);
    let later = resume(&home);
    assert_eq!(later.status, Some(0), "{later:#?}");
    assert_eq!(step(&home, "resource")["state"], "done");
    assert_eq!(world(&home)["resources"][0]["policies"].as_array().unwrap().len(), 1, "nothing was published twice");
}

#[test]
fn what_a_team_changed_in_the_files_for_studio_is_not_overwritten() {
    let home = Home::new();
    let folder = home.work().join("ttd-vedtak-om-stotte");
    let [policy, resource] =
        ["policy.xml", "resource.json"].map(|name| folder.join(format!("ttd-vedtak-om-stotte_{name}")));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(&policy, "ours").unwrap();
    let kept = init(&home, "instant", &["--resource-by=studio"]);
    assert_eq!(kept.status, Some(1), "{kept:#?}");
    let place = policy.canonicalize().unwrap().display().to_string();
    assert!(kept.stderr.contains("FILE-KEPT") && kept.stderr.contains("ttd-vedtak-om-stotte_policy.xml"), "{kept:#?}");
    assert_eq!(std::fs::read_to_string(&policy).unwrap(), "ours");
    assert!(!resource.exists(), "none of both is written");

    std::fs::remove_file(&policy).unwrap();
    let written = resume(&home);
    assert_eq!(written.status, Some(8), "{written:#?}");
    let said: String = written.stderr.split_whitespace().collect();
    assert!(said.contains(&place), "each is announced with its true place: {written:#?}");
    assert!(std::fs::read_to_string(&policy).unwrap().contains("<xacml:Policy") && resource.exists());
}

/// Takes the sandbox's world from one home to another.
fn move_world(from: &Home, to: &Home) {
    for name in ["altinn-onboard.sandbox.json", "altinn-onboard.sandbox.admin-key.pem"] {
        std::fs::copy(from.work().join(name), to.work().join(name)).unwrap();
    }
}

#[test]
fn two_services_share_the_environment_and_its_client() {
    let home = Home::new();
    assert_eq!(init(&home, "instant", &["--events-wanted=no"]).status, Some(0));
    let more = [
        "--service=annen",
        "--service-name=Annen tjeneste | Anna teneste | Other service",
        "--resource-id=ttd-annen-tjeneste",
        "--confirm-resource-id=ttd-annen-tjeneste",
    ];
    let second = init(&home, "instant", &more);
    assert_eq!(second.status, Some(0), "{second:#?}");
    assert!(second.stderr.contains("altinn:events.subscribe"), "the client gets what the second needs: {second:#?}");
    let world = world(&home);
    assert_eq!(world["clients"].as_array().unwrap().len(), 1, "one client for both");
    assert_eq!(world["resources"].as_array().unwrap().len(), 2);
    let both = resume(&home);
    assert_eq!(both.status, Some(0), "{both:#?}");
    let one = run(&home, "resume --service annen", "instant", &[]);
    assert_eq!(one.status, Some(0), "{one:#?}");
    let none = run(&home, "resume --service tredje", "instant", &[]);
    assert_eq!(none.status, Some(2), "{none:#?}");
}

#[test]
fn a_second_service_may_have_a_client_of_its_own() {
    let home = Home::new();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    let own = [
        "--service=annen",
        "--resource-id=ttd-annen-tjeneste",
        "--confirm-resource-id=ttd-annen-tjeneste",
        "--client-used=leverandor",
    ];
    let run = init(&home, "instant", &own);
    assert_eq!(run.status, Some(0), "{run:#?}");
    assert_eq!(world(&home)["clients"].as_array().unwrap().len(), 2, "each service has its own");
    let state: serde_json::Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    let environment = &state["books"]["rehearsal"]["environments"]["sandbox"];
    for client in ["main", "leverandor"] {
        assert!(environment["client-id"][client]["value"].is_string(), "{client}: {environment}");
    }
    let wrong = init(&Home::new(), "instant", &["--client-used=name"]);
    assert_eq!((wrong.status, wrong.stderr.contains("CLIENT-NAME")), (Some(2), true), "{wrong:#?}");
}
