//! The whole journey in the sandbox, then everything that can be asked of it: one rehearsal a language.

use altinn_onboard::door::domain::person::recognise;

use super::Pair;
use crate::common::Home;
use crate::common::screen::{LANGUAGES, Screens};

/// As the README has it, with everything answered at once.
const INIT: &str = "init correspondence --env sandbox --yes --scenario instant";

#[test]
fn the_journey_and_what_can_be_asked_of_it() {
    let pair = Pair::new();
    pair.shows("journey/init", INIT);
    pair.shows("journey/resume", "resume");
    pair.show_all(
        Screens::new("journey/checklist"),
        &["checklist", "checklist --by role", "checklist --evidence", "checklist --check", "checklist --all"],
    );
    pair.shows("json/checklist", "checklist --format json");
    pair.show_all(Screens::new("json/checklist-all"), &["checklist --all --format json"]);
    pair.show_all(
        Screens::new("journey/steps"),
        &["step service-owner", "step scopes", "step policy --redo policy", "step nope", "resume --redo nope"],
    );
    pair.show_all(
        Screens::new("journey/commands"),
        &[
            "scopes check",
            "scopes request",
            "client create",
            "client guide",
            "client key",
            "client key list",
            "token --scope altinn:correspondence.write --method direct",
            "token",
            "resource new",
            "resource show",
            "resource show ttd-finnes-ikke",
            "resource show sandbox:ttd-vedtak-om-stotte",
            "resource lint sandbox:ttd-vedtak-om-stotte",
            "resource diff sandbox:ttd-vedtak-om-stotte sandbox:ttd-vedtak-om-stotte",
            "events subscribe",
            "events list",
            "events delete 77 --yes",
            "events delete 0",
            "events poll --scenario instant",
            "events poll --scenario instant --after 0 --size 0",
            "try message",
            "studio check --env sandbox",
            "resume --redo appearance --plan",
        ],
    );
    pair.shows("json/token", "token --format json");
    pair.shows("json/token-proof", "token --proof");
    pair.shows("json/client-key-list", "client key list --format json");
    pair.shows("json/events-list", "events list --format json");
    pair.shows("json/events-poll", "events poll --format json --scenario instant");
    pair.shows("json/resource-show", "resource show --format json");
    pair.shows("json/step", "step scopes --format json");
    state(&pair);
    catalog(&pair);
    uploads(&pair);
    person(&pair);
    second_service(&pair);
    pair.shows("json/events-delete", "events delete 1 --yes --format json --scenario instant");
}

/// A message that is tried with a person, whose number is completed here and stands in no file.
fn person(pair: &Pair) {
    let all = (10_000..100_000).map(|n| format!("018190{n}"));
    let number = all.into_iter().find(|number| recognise(number).is_some()).unwrap();
    let line = "try message --yes --scenario instant --to-person";
    let confirmed = ["--confirm-message", RESOURCE];
    let shows = |name: &str, more: &[&str]| {
        let mut screens = Screens::new(name);
        for (language, home) in LANGUAGES.into_iter().zip(pair.homes()) {
            let with =
                |number| [&line.split(' ').collect::<Vec<_>>(), &[number][..], more, &["--lang", language]].concat();
            screens.add(home, &with("NUMBER"), &home.run(&with(&number)));
        }
        screens.check();
    };
    shows("journey/to-person-unconfirmed", &[]);
    shows("journey/to-person-ignored", &["--publish-delay", "30", "--notify", "sms"]);
    shows("journey/to-person", &confirmed);
    shows("json/message-trial", &[&confirmed[..], &["--format", "json"]].concat());
}

/// The state file as the journey leaves it.
fn state(pair: &Pair) {
    let mut screens = Screens::new("json/state");
    for (language, home) in LANGUAGES.into_iter().zip(pair.homes()) {
        screens.add_text(home, &format!("altinn-onboard.json, {language}"), &home.read("altinn-onboard.json"));
    }
    screens.check();
}

fn catalog(pair: &Pair) {
    let refresh = "catalog refresh --env sandbox";
    pair.show_all(
        Screens::new("journey/catalog"),
        &[
            "catalog show",
            "catalog show regnskap",
            "catalog show dagl",
            "catalog show post --kind package",
            "catalog show zzzzzz",
            refresh,
            "catalog show",
        ],
    );
    pair.shows("json/catalog-show", "catalog show post --kind package --format json");
    pair.shows("json/catalog-refresh", "catalog refresh --env sandbox --format json");
}

const RESOURCE: &str = "ttd-vedtak-om-stotte";

fn uploads(pair: &Pair) {
    let old = pair.nb.run(&["policy", "fetch", &format!("sandbox:{RESOURCE}")]).stdout;
    pair.write("same.xml", &old);
    pair.write("new.xml", old.replacen(">dagl<", ">komp<", 1));
    pair.write("other.xml", old.replace(RESOURCE, "ttd-en-annen"));
    pair.write("nobody.xml", old.replace("3.0:rule-combining", "1.0:rule-combining"));
    pair.write("no-policy.xml", "<x/>");
    let mut screens = Screens::new("policy/upload");
    for line in [
        "policy upload same.xml",
        "policy upload new.xml",
        "policy upload other.xml --yes",
        "policy upload nobody.xml --yes",
        "policy upload no-policy.xml --yes",
        "policy upload none.xml --yes",
        "policy upload new.xml --yes --confirm-resource-id ttd-annet",
        "policy upload new.xml --yes",
    ] {
        let words: Vec<&str> = line.split(' ').chain(["--env", "sandbox", "--resource-id", RESOURCE]).collect();
        screens.run(pair.homes(), &words);
    }
    screens.check();
    let line = format!("policy upload same.xml --yes --env sandbox --resource-id {RESOURCE} --format json");
    pair.shows("json/policy-upload", &line);
    let fetch = format!("policy fetch sandbox:{RESOURCE}");
    pair.show_all(Screens::new("policy/fetch"), &[&fetch, "policy fetch sandbox:ttd-finnes-ikke", "policy fetch x"]);
    pair.show_all(Screens::new("policy/diff-published"), &[&format!("policy diff sandbox:{RESOURCE} new.xml")]);
}

/// A second service beside the first: which one is meant must be said.
fn second_service(pair: &Pair) {
    let init = "init correspondence --env sandbox --service andre --resource-id ttd-andre --yes --scenario instant";
    pair.show_all(
        Screens::new("journey/second-service"),
        &[init, "checklist", "checklist --service andre", "checklist --service tredje", "checklist --env tt02"],
    );
    pair.shows("json/checklist-two-services", "checklist --all --format json");
}

#[test]
fn the_journey_of_notifications() {
    let pair = Pair::new();
    pair.shows("notifications/init", "init notifications --env sandbox --yes --scenario instant");
    pair.shows("notifications/template", "notifications template");
    let to = "try notification --to-organisation 310000019 --yes --scenario instant";
    pair.shows("notifications/to-organisation", to);
    pair.shows("json/notice-trial", &format!("{to} --format json"));
    pair.show_all(
        Screens::new("notifications/checklist"),
        &["checklist", "checklist --by role", "init notifications --env production --plan"],
    );
}

#[test]
fn the_journey_of_files() {
    let pair = Pair::new();
    pair.shows("broker/init", "init broker --env sandbox --yes --scenario instant");
    pair.show_all(
        Screens::new("broker/checklist"),
        &[
            "checklist",
            "broker show --scenario instant",
            "try transfer",
            "letter L18",
            "init broker --env production --plan",
        ],
    );
    pair.shows("json/broker-show", "broker show --format json --scenario instant");
}

#[test]
fn the_journey_of_files_for_selected_organisations() {
    let pair = Pair::new();
    pair.shows("lists/init", "init broker --env sandbox --yes --scenario instant --audience selected");
    pair.show_all(
        Screens::new("lists/commands"),
        &[
            "access-list show --scenario instant",
            "access-list members 974760673 310000027 --yes --scenario instant",
            "access-list members 310000027 --remove --yes --scenario instant",
            "access-list enable --yes --scenario instant",
            "access-list connect --plan",
            "checklist --evidence",
        ],
    );
    pair.shows("json/access-list-show", "access-list show --format json --scenario instant");
}

#[test]
fn the_journey_of_files_as_a_system_user() {
    let pair = Pair::new();
    let rejected = "--scenario instant,system-user-rejected";
    pair.shows("systems/init", &format!("init broker --env sandbox --yes {rejected} --system-user-wanted yes"));
    let commands = [
        format!("system-user show {rejected}"),
        format!("system-user request --again --yes {rejected}"),
        format!("system-user show {rejected}"),
        "letter L12".to_owned(),
        "checklist --evidence".to_owned(),
        "init broker --env production --plan --system-user-wanted yes".to_owned(),
    ];
    pair.show_all(Screens::new("systems/commands"), &commands.each_ref().map(String::as_str));
    pair.shows("json/system-user-show", "system-user show --format json --scenario instant");
}

#[test]
fn before_anything_is_begun() {
    let home = Home::dated();
    let mut screens = Screens::new("journey/nothing-begun");
    for line in [
        "",
        "--version",
        "init correspondence --env tt02 --no-input",
        "init correspondence --env tt02 --plan",
        "init correspondence --env production --plan",
        "init correspondence --env sandbox --plan",
        "init formidling --env tt02 --no-input",
        "checklist",
        "checklist --format json",
        "resume",
        "letter package",
        "token",
    ] {
        screens.run([&home, &home], &line.split_whitespace().collect::<Vec<_>>());
    }
    screens.check();
    let mut screens = Screens::new("json/plan");
    for environment in ["tt02", "production"] {
        let line = format!("init correspondence --env {environment} --plan --format json");
        screens.run([&home, &home], &line.split_whitespace().collect::<Vec<_>>());
    }
    screens.check();
    assert_eq!(std::fs::read_dir(home.work()).unwrap().count(), 0, "nothing was written");
}
