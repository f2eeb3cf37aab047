//! The hosts of an environment, named and tried. Nothing here leaves this machine: a closed port stands for the proxy.

use super::Pair;
use crate::common::Home;
use crate::common::screen::Screens;

#[test]
fn hosts() {
    let pair = Pair::new();
    pair.show_all(
        Screens::new("network/hosts"),
        &["network", "network --env production", "network --env sandbox --check", "network --env nowhere"],
    );
    pair.shows("json/network", "network --format json");
}

/// Its port is another each time.
#[test]
fn a_rehearsal_is_reached_on_this_machine() {
    let run = Home::dated().run(&["network", "--env", "sandbox", "--check", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((run.status, answer["hosts"].as_array().unwrap().len()), (Some(0), 1), "{run:?}");
    let host = &answer["hosts"][0];
    assert_eq!((&host["host"], &host["tls"], &host["askFor"]), (&"127.0.0.1".into(), &false.into(), &().into()));
    assert_eq!((&host["seen"]["reached"], &host["seen"]["proxy"]), (&true.into(), &().into()));
}

#[test]
fn a_proxy_that_is_not_there() {
    let home = || Home::dated().with("HTTPS_PROXY", "http://127.0.0.1:9");
    let pair = Pair { nb: home(), en: home() };
    pair.show_all(
        Screens::new("network/no-proxy"),
        &["network --check", "network --check --env production --format json"],
    );
}
