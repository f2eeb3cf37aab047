//! What is told of what exists already, when it is looked at and when it is taken over.

use super::Pair;
use crate::common::existing::{fresh, of_every_kind};
use crate::common::screen::Screens;

#[test]
fn what_exists_is_shown_and_taken_over() {
    let pair = Pair::new();
    for home in pair.homes() {
        let made = home.run(&[
            "init",
            "formidling",
            "--env=sandbox",
            "--scenario=instant",
            "--yes",
            "--no-wait",
            "--audience=selected",
            "--events-wanted=yes",
        ]);
        assert_eq!(made.status, Some(0), "{made:#?}");
        fresh(home, of_every_kind);
    }
    let line = |more: &str| format!("init --adopt --env sandbox --state b.json --no-input {more}");
    let lines = [
        line(""),
        line("--plan"),
        line("--resource ttd-finnes-ikke,ttd-gammel,ttd-migratedcorrespondence-5229-1"),
        line("--all --service filer"),
        line("--all"),
        line("--all"),
        "init varsling --adopt --all --env sandbox --state b.json".to_owned(),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    pair.show_all(Screens::new("adoption/adopt"), &lines);
    pair.shows("json/adopt", &line("--all --format json"));
}
