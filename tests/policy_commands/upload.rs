//! `policy fetch` and `policy upload`, against the embedded sandbox.

use serde_json::{Value, json};

use altinn_onboard::door::sandbox::Scenario;

use crate::common::real_answers::real_answers;
use crate::common::screen::Screens;
use crate::common::served::Served;
use crate::common::{Home, Run};

const INIT: [&str; 6] = ["init", "correspondence", "--env=sandbox", "--yes", "--no-wait", "--scenario=instant"];

/// A home where a service is published in the sandbox, and its resource.
fn published() -> (Home, String) {
    let home = Home::dated();
    let run = home.run(&INIT);
    assert_eq!(run.status, Some(0), "{run:?}");
    let state: Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    let services = state["books"]["rehearsal"]["services"].as_object().unwrap();
    let id = services.values().next().unwrap()["facts"]["resource-id"]["value"].as_str().unwrap().to_owned();
    (home, id)
}

fn fetch(home: &Home, id: &str) -> String {
    let run = home.run(&["policy", "fetch", &format!("sandbox:{id}")]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    run.stdout
}

fn upload(home: &Home, id: &str, file: &str, more: &[&str]) -> Run {
    std::fs::write(home.work().join("new.xml"), file).unwrap();
    let flags = ["policy", "upload", "new.xml", "--env", "sandbox", "--resource-id", id];
    home.run(&[&flags[..], more].concat())
}

/// The same for what is refused, in both languages.
fn refused(screens: &mut Screens, home: &Home, id: &str, (name, file): (&str, &str), more: &[&str]) -> [Run; 2] {
    std::fs::write(home.work().join(name), file).unwrap();
    let flags = ["policy", "upload", name, "--env", "sandbox", "--resource-id", id];
    screens.run([home, home], &[&flags[..], more].concat())
}

#[test]
fn a_file_is_shown_uploaded_and_read_back() {
    let (home, id) = published();
    let old = fetch(&home, &id);
    let new = old.replacen(">dagl<", ">komp<", 1);
    // The change is shown first. Elsewhere than in production the id need not be confirmed, but what is given must be the
    // same.
    let mut screens = Screens::new("policy/upload-unconfirmed");
    for more in [&[][..], &["--yes", "--confirm-resource-id", "ttd-annet"]] {
        for run in refused(&mut screens, &home, &id, ("new.xml", &new), more) {
            assert_eq!(run.status, Some(2), "{run:?}");
        }
        assert_eq!(fetch(&home, &id), old);
    }
    screens.check();
    let run = upload(&home, &id, &new, &["--yes", "--format", "json", "--confirm-resource-id", &id]);
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((run.status, &answer["uploaded"], &answer["readBack"]), (Some(0), &json!(true), &json!("same")));
    assert_eq!(answer["differences"].as_array().unwrap().len(), 2);
    assert!(run.stderr.contains("mellomlageret"), "{run:?}");
    assert_eq!(fetch(&home, &id), new);
    let run = upload(&home, &id, &new, &["--yes", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((run.status, &answer["uploaded"]), (Some(0), &json!(false)));
}

#[test]
fn what_the_platform_would_refuse_and_what_lets_in_nobody_is_not_sent() {
    let (home, id) = published();
    let old = fetch(&home, &id);
    let without_subject = {
        let (before, rest) = old.split_once("<xacml:AnyOf>").unwrap();
        let (_, after) = rest.split_once("</xacml:AnyOf>").unwrap();
        format!("{before}{after}")
    };
    let mut screens = Screens::new("policy/upload-refused");
    for (name, file) in [
        ("of-another.xml", old.replace(&format!(">{id}<"), ">ttd-en-annen<")),
        ("nobody.xml", old.replace("3.0:rule-combining", "1.0:rule-combining")),
        ("nobody-reads.xml", old.replacen(">read<", ">sign<", 1)),
        ("unlistable.xml", without_subject),
        ("no-policy.xml", "<x/>".to_owned()),
    ] {
        for run in refused(&mut screens, &home, &id, (name, &file), &["--yes"]) {
            assert_eq!(run.status, Some(1), "{name}: {run:?}");
        }
    }
    assert_eq!(fetch(&home, &id), old);
    let unknown = ("unknown.xml", old.replace(&id, "ttd-finnes-ikke"));
    for run in refused(&mut screens, &home, "ttd-finnes-ikke", (unknown.0, &unknown.1), &["--yes"]) {
        assert_eq!(run.status, Some(1), "{run:?}");
    }
    screens.check();
}

#[test]
fn the_code_of_the_owner_is_filled_in() {
    let (home, id) = published();
    let old = fetch(&home, &id);
    let run = upload(&home, &id, &old.replacen(">ttd<", ">[org]<", 1), &["--yes"]);
    assert!(run.status == Some(0) && run.stderr.contains("[org]"), "{run:?}");
    assert_eq!(fetch(&home, &id), old);
}

#[test]
fn a_fetched_policy_overwrites_nothing_and_is_the_published_one() {
    let (home, id) = published();
    let old = fetch(&home, &id);
    let flags = ["policy", "fetch", &id, "--env", "sandbox", "--output", "old.xml"];
    assert_eq!(home.run(&flags).status, Some(0));
    assert_eq!(home.read("old.xml"), old);
    assert_eq!(home.run(&flags).status, Some(2));
    let run = home.run(&["policy", "diff", "old.xml", &format!("sandbox:{id}")]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), "De to er like, byte for byte.\n"));
}

/// The resource of the answers.
const ID: &str = "ttd-vedtak-om-stotte";

#[test]
fn an_upload_to_production_wants_the_id_once_more() {
    let served = Served::start(&[Scenario::Instant]);
    let home = Home::dated();
    served.as_it_is(&home, "rehearsed");
    let file = "--environments=environments.toml";
    std::fs::write(home.work().join("answers.toml"), real_answers("ttd-vedtak-om-stotte", "")).unwrap();
    let init = |environment: &str, recipient: &str| {
        let flags =
            ["init", "correspondence", file, "--answers=answers.toml", "--yes", "--no-wait", "--key-store=file"];
        home.run(
            &[
                &flags[..],
                &["--env", environment, "--test-recipient", recipient],
                &["--confirm-resource-id", ID, "--confirm-message", recipient],
            ]
            .concat(),
        )
    };
    let run = init("rehearsed", "310000019");
    assert!(matches!(run.status, Some(0 | 8)), "{run:?}");
    served.as_real(&home, "live", "production", |description| {
        description.remove("admin_client");
    });
    let run = init("live", "991825827");
    assert!(matches!(run.status, Some(1 | 8)), "{run:?}");

    let id = ID;
    let old = home.run(&["policy", "fetch", &format!("live:{id}"), file]);
    assert_eq!(old.status, Some(0), "{old:?}");
    std::fs::write(home.work().join("new.xml"), old.stdout.replacen(">dagl<", ">komp<", 1)).unwrap();
    let mut screens = Screens::new("policy/upload-production");
    // Confirmed, and no client there yet: the confirmation is behind, and nothing has been sent.
    let tries = [(&[][..], 2), (&["--confirm-resource-id", "ttd-annet"], 2), (&["--confirm-resource-id", id], 1)];
    for (more, status) in tries {
        let flags =
            ["policy", "upload", "new.xml", "--env=live", file, "--resource-id", id, "--key-store=file", "--yes"];
        for run in screens.run([&home, &home], &[&flags[..], more].concat()) {
            assert_eq!(run.status, Some(status), "{run:?}");
        }
    }
    screens.check();
    assert_eq!(home.run(&["policy", "fetch", &format!("live:{id}"), file]).stdout, old.stdout);
}

/// Anybody's resource may be looked at: an app, and what the migration from Altinn 2 made.
#[test]
fn resources_that_no_service_here_may_use_are_looked_for() {
    let home = Home::dated();
    for id in ["app_ttd_skjema", "skd-migratedcorrespondence-5229-1", "se_5229_1", "urn:altinn:resource:app_ttd_skjema"]
    {
        for (command, code) in [("resource show", "RESOURCE-NOT-FOUND"), ("policy fetch", "POLICY-NOT-PUBLISHED")] {
            let words = command.split(' ').chain([id, "--env", "sandbox"]);
            let run = home.run(&words.collect::<Vec<_>>());
            assert!(run.stderr.contains(code), "{command} {id}: {run:?}");
        }
    }
    let none = home.run(&["resource", "show", "a b", "--env", "sandbox"]);
    assert!(none.status == Some(2) && none.stderr.contains("RESOURCE-ID"), "{none:?}");
}
