//! A step that the chosen service does not have: it is said so before anything is done, and nothing else is said.

use crate::common::Home;
use crate::common::findings::only_error;
use crate::common::screen::Screens;

const STATE: &str = "altinn-onboard.json";

/// A home with a service that has nearly every step, and with one of a product that has few.
fn two_products() -> Home {
    let home = Home::dated();
    let run = home.run(&["init", "correspondence", "--env=sandbox", "--no-wait", "--scenario=instant", "--yes"]);
    assert_eq!(run.status, Some(0), "{run:#?}");
    change(&home, &home.read(STATE), "rehearsal", |book| {
        book["deployments"]["sandbox"]["arkiv"] = serde_json::json!({});
    });
    home
}

/// Writes a state with one service more, of the other product, begun where `begin` says.
fn change(home: &Home, state: &str, book: &str, begin: impl FnOnce(&mut serde_json::Value)) {
    let mut state: serde_json::Value = serde_json::from_str(state).unwrap();
    let book = &mut state["books"][book];
    book["services"]["arkiv"] = serde_json::json!({ "product": "notifications", "facts": {} });
    begin(book);
    std::fs::write(home.work().join(STATE), state.to_string()).unwrap();
}

#[test]
fn a_step_that_a_service_does_not_have_is_named_as_that() {
    let home = two_products();
    let fetched = home.run(&["policy", "fetch", "sandbox:ttd-vedtak-om-stotte"]);
    std::fs::write(home.work().join("policy.xml"), fetched.stdout).unwrap();
    let before = home.read(STATE);
    let mut screens = Screens::new("bad_input/elsewhere");
    for command in [
        "step policy",
        "try message",
        "try transfer",
        "broker show",
        "broker configure",
        "resource new",
        "policy upload policy.xml --resource-id ttd-vedtak",
        "resume --redo resource",
        "resume --redo appearance --plan",
    ] {
        let arguments: Vec<&str> = command.split(' ').chain(["--service=arkiv"]).collect();
        let [_, run] = screens.run([&home, &home], &arguments);
        let error = only_error(&run);
        assert_eq!((run.status, error.code.as_str(), run.stdout.as_str()), (Some(2), "STEP-ELSEWHERE", ""), "{run:#?}");
        assert!(error.text.contains("arkiv (sandbox)") && error.advised, "{error:?}");
    }
    screens.check();
    assert_eq!(home.read(STATE), before, "nothing was done");
}

#[test]
fn a_step_alone_is_done_where_a_service_has_it() {
    let home = two_products();
    let run = home.run(&["step", "policy", "--env=sandbox", "--lang=en", "--no-wait", "--scenario=instant"]);
    assert_eq!(run.status, Some(0), "{run:#?}");
    assert!(run.stdout.contains("(policy)") && !run.stdout.contains("arkiv"), "{run:#?}");
}

#[test]
fn a_step_is_begun_anew_where_there_is_one_and_the_others_are_gone_on_with() {
    let home = Home::dated();
    change(&home, include_str!("../fixtures/state/schema-2-real.json"), "real", |book| {
        book["deployments"]["production"] = serde_json::json!({ "arkiv": {} });
    });
    let run = home.run(&["resume", "--redo=scopes", "--plan", "--lang=en"]);
    assert_eq!(run.status, Some(0), "{run:#?}");
    assert!(run.stdout.contains("Get access to scopes"), "{run:#?}");
}
