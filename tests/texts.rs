//! `texts export` and `texts import`: the texts go to who writes them, and come back.

use crate::common::Home;
use crate::common::screen::Screens;
use serde_json::Value;

const INIT: [&str; 6] = ["init", "correspondence", "--env=sandbox", "--scenario=instant", "--no-input", "--yes"];

#[test]
fn texts_go_out_in_a_file_and_come_back() {
    let homes = [Home::dated(), Home::dated()];
    for home in &homes {
        let run = home.run(&[&INIT[..], &["--service-name=Vedtak"]].concat());
        assert_eq!(run.status, Some(8), "a draft is no resource: {}", run.stderr);
    }
    let mut screens = Screens::new("journey/texts");
    for run in screens.run(homes.each_ref(), &["texts", "export"]) {
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let file: toml::Table = run.stdout.parse().unwrap();
        assert_eq!(file["service-name"]["nb"].as_str(), Some("Vedtak"));
        assert_eq!(file["service-name"]["en"].as_str(), Some(""));
    }
    for home in &homes {
        assert_eq!(home.run(&["texts", "export", "tekster.toml"]).status, Some(0));
        assert_eq!(home.run(&["texts", "export", "tekster.toml"]).status, Some(2), "nothing is written over");
        let path = home.work().join("tekster.toml");
        let file = std::fs::read_to_string(&path).unwrap();
        let written = file.replacen("nn = \"\"\nen = \"\"", "nn = \"Vedtaket\"\nen = \"Decision\"", 1);
        assert_ne!(written, file);
        std::fs::write(path, written).unwrap();
    }
    let import = ["texts", "import", "tekster.toml", "--scenario=instant", "--no-input", "--yes"];
    for run in screens.run(homes.each_ref(), &import) {
        assert_eq!(run.status, Some(0), "{}", run.stderr);
    }
    screens.check();
    for home in &homes {
        let state: Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
        let facts = &state["books"]["rehearsal"]["services"]["correspondence"]["facts"];
        assert_eq!(facts["service-name"]["value"]["nn"], "Vedtaket");
    }
}
