//! Environments where things are real: clients belong to one of them, addresses that are switched off are met with their
//! right names, and production is planned and never written to.

use crate::common::findings::only_error;
use crate::common::real_answers::real_answers;
use crate::common::screen::{LANGUAGES, Screens};
use crate::common::served::Served;
use crate::common::{Home, Run};

const STATE: &str = "altinn-onboard.json";

fn home(served: &Served, name: &str, rules: &str) -> Home {
    let home = Home::dated();
    served.as_real(&home, name, rules, |description| {
        description.remove("admin_client");
    });
    std::fs::write(home.work().join("answers.toml"), real_answers("ttd-vedtak", "")).unwrap();
    home
}

fn init(home: &Home, name: &str, more: &[&str]) -> Run {
    let first = ["init", "correspondence", "--env", name, "--environments=environments.toml"];
    let second = ["--answers=answers.toml", "--yes", "--no-wait", "--key-store=file"];
    home.run(&[&first[..], &second, more].concat())
}

#[test]
fn a_synthetic_service_owner_is_refused_also_where_things_are_real() {
    let served = Served::start(&[]);
    let home = home(&served, "rehearsed", "test");
    let mut screens = Screens::new("bad_input/synthetic");
    let run = init(&home, "rehearsed", &["--org-number=310000019", "--test-recipient=310000019", "--lang=en"]);
    screens.add(&home, &["init", "--org-number=310000019", "--lang=en"], &run);
    screens.check();
    let error = only_error(&run);
    assert_eq!((run.status, error.code.as_str()), (Some(2), "ORG-SYNTHETIC"), "{run:#?}");
    assert!(!home.work().join(STATE).exists());
}

#[test]
fn a_client_of_another_environment_is_refused_and_older_portals_are_understood() {
    let served = Served::start(&[]);
    let home = home(&served, "first", "test");
    let known = "--client-id=5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11";
    let first = init(&home, "first", &["--test-recipient=310000019", known, "--lang=en"]);
    assert!(home.work().join(STATE).exists(), "{first:#?}");
    assert!(home.read(STATE).contains("5ad4f0ae"), "{first:#?}");
    // Nobody registered it there, so it was asked for again; somewhere it is the right one.
    let mut state: serde_json::Value = serde_json::from_str(&home.read(STATE)).unwrap();
    let told = serde_json::json!({
        "value": "5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11", "source": "told", "at": "2026-11-20T12:00:00Z", "how": "flag"
    });
    state["books"]["real"]["environments"]["first"]["client-id"]["main"] = told;
    std::fs::write(home.work().join(STATE), state.to_string()).unwrap();
    served.as_real(&home, "second", "test", |description| {
        description.remove("admin_client");
    });
    let before = home.read(STATE);
    let mut screens = Screens::new("bad_input/client-ids");
    for (given, code, says) in [
        (known, "CLIENT-ID-ENVIRONMENT", "first"),
        ("--client-id=991825827", "CLIENT-ID-ORG-NUMBER", ""),
        ("--client-id=urn:altinn:resource:ttd-vedtak", "CLIENT-ID-URN", ""),
        ("--client-id=a b", "CLIENT-ID-FORM", ""),
        (
            "--client-id=https://sjolvbetjening.test.samarbeid.digdir.no/",
            "CLIENT-ID-PORTAL",
            "https://selvbetjening.test.samarbeid.digdir.no",
        ),
        ("--client-id=https://integrasjon-ver2.difi.no/x", "HOST-SWITCHED-OFF", "api.test.samarbeid.digdir.no"),
    ] {
        let said = LANGUAGES.map(|language| {
            let run = init(&home, "second", &["--test-recipient=310000019", given, "--lang", language]);
            screens.add(&home, &["init", given, "--lang", language], &run);
            let error = only_error(&run);
            assert_eq!((run.status, error.code.as_str()), (Some(2), code), "{given}: {run:#?}");
            assert!(error.text.starts_with("--client-id ") && error.text.contains(says) && error.advised, "{error:?}");
            error.text
        });
        assert_ne!(said[0], said[1]);
    }
    screens.check();
    assert_eq!(home.read(STATE), before, "nothing was changed");
}

#[test]
fn addresses_in_a_file_of_environments_that_cannot_be_are_named() {
    let served = Served::start(&[]);
    let home = home(&served, "mine", "test");
    let good = home.read("environments.toml");
    let mut screens = Screens::new("bad_input/environments");
    let portal = good.lines().find(|line| line.starts_with("self_service_portal")).unwrap().to_owned();
    for (wrong, code, says) in [
        ("self_service_portal = \"https://ver2.maskinporten.no\"", "ENVIRONMENTS-SWITCHED-OFF", "test.maskinporten.no"),
        ("self_service_portal = \"http://ttd.no\"", "ENVIRONMENTS-RULE", "self_service_portal"),
        ("self_service_portal = \"https://10.0.0.5/\"", "ENVIRONMENTS-INNER", "127.0.0.1"),
        ("self_service_portal = \"https://selvbetjening.samarbeid.digdir.no\"", "ENVIRONMENTS-PRODUCTION", "rules"),
        ("self_service_portl = \"http://127.0.0.1:1\"", "ENVIRONMENTS-NOT-TOML", "self_service_portl"),
    ] {
        std::fs::write(home.work().join("environments.toml"), good.replace(&portal, wrong)).unwrap();
        for language in LANGUAGES {
            let run = init(&home, "mine", &["--lang", language]);
            screens.add(&home, &["init", wrong, "--lang", language], &run);
            let error = only_error(&run);
            assert_eq!((run.status, error.code.as_str()), (Some(2), code), "{run:#?}");
            assert!(error.text.contains("environments.toml") && error.text.contains(says), "{error:?}");
            assert!(error.advised, "{error:?}");
        }
    }
    std::fs::write(home.work().join("environments.toml"), good.replace("environments.mine", "environments.tt02"))
        .unwrap();
    let run = init(&home, "tt02", &["--lang=en"]);
    screens.add(&home, &["init", "environments.tt02", "--lang=en"], &run);
    screens.check();
    assert_eq!(only_error(&run).code, "ENVIRONMENTS-BUILT-IN");
    assert!(!home.work().join(STATE).exists());
}

#[test]
fn production_is_planned_and_read_and_never_written_to() {
    let served = Served::start(&[]);
    let home = home(&served, "live", "production");
    let plan = init(&home, "live", &["--plan", "--test-recipient=991825827", "--lang=en"]);
    assert_eq!(plan.status, Some(0), "{plan:#?}");
    assert!(plan.stdout.contains("service-owner"), "{plan:#?}");
    assert!(!home.work().join(STATE).exists(), "a plan touches nothing");

    let run = init(&home, "live", &["--test-recipient=991825827", "--lang=en"]);
    assert!(matches!(run.status, Some(1 | 8)), "{run:#?}");
    let overview = served.overview();
    for kind in ["client", "resource", "policyVersion", "subscription", "message"] {
        assert_eq!(overview["counts"][kind], 0, "{kind}: {overview}");
    }
}

#[test]
fn the_guide_to_the_portal_knows_both_generations() {
    let served = Served::start(&[]);
    let home = home(&served, "guided", "test");
    let first = init(&home, "guided", &["--test-recipient=310000019", "--lang=en"]);
    assert!(home.work().join(STATE).exists(), "{first:#?}");
    for (language, generations) in
        [("en", ["“Legg til klient”", "previous"]), ("nb", ["«Legg til klient»", "forrige utgaven av portalen"])]
    {
        let guide = ["client", "guide", "--environments=environments.toml", "--key-store=file", "--lang", language];
        let guide = home.run(&guide);
        assert_eq!(guide.status, Some(0), "{guide:#?}");
        let said = guide.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(generations.iter().all(|part| said.contains(part)), "{said}");
    }
}
