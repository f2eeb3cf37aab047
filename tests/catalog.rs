//! `catalog show` and `catalog refresh`, as a user meets them.

use crate::common::Home;

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect(text)
}

#[test]
fn the_catalogue_tells_its_age_and_finds_by_words() {
    let home = Home::new();
    let overview = home.run(&["catalog", "show"]);
    assert_eq!(overview.status, Some(0), "{overview:?}");
    assert!(overview.stdout.contains("223 tilgangspakker, lest fra kilden 21. august 2026"), "{}", overview.stdout);
    let found = json(&home.run(&["catalog", "show", "ordinær", "post", "--format", "json"]).stdout);
    assert_eq!(found["schema"], 1);
    assert_eq!(found["asOf"]["package"], "2026-08-21");
    assert_eq!(found["entries"][0]["id"], "urn:altinn:accesspackage:ordinaer-post-til-virksomheten");
    let slip = home.run(&["catalog", "show", "--kind", "role", "dalg", "--lang", "en"]);
    assert!(slip.stdout.contains("urn:altinn:rolecode:dagl"), "{slip:?}");
    assert_eq!(home.run(&["catalog", "show", "--kind", "thing"]).status, Some(2));
}

/// The lists that a rehearsal keeps, put where those of Altinn lie; then with one package under another id.
fn kept(home: &Home, renamed: &str) -> std::path::PathBuf {
    assert_eq!(home.run(&["catalog", "refresh", "--env", "sandbox"]).status, Some(0));
    let cache = home.home().join(".cache/altinn-onboard");
    let text = std::fs::read_to_string(cache.join("catalog.rehearsal.json")).unwrap();
    let real = cache.join("catalog.json");
    assert!(!real.exists(), "a rehearsal leaves what real work reads alone");
    let renamed = format!("accesspackage:{renamed}\"");
    let text = text.replace("accesspackage:a-ordning\"", &renamed).replace("\"sandbox\"", "\"tt02\"");
    std::fs::write(&real, text).unwrap();
    real
}

#[test]
fn what_a_rehearsal_reads_stays_in_the_rehearsal() {
    let home = Home::new();
    let first = home.run(&["catalog", "refresh", "--env", "sandbox"]);
    assert_eq!((first.status, first.stdout.as_str()), (Some(0), ""), "{first:?}");
    assert!(first.stderr.contains("er som de innebygde"), "{first:?}");
    assert!(home.run(&["catalog", "show"]).stdout.contains("Listene er de innebygde"), "real work knows nothing of it");
    let shown = home.run(&["catalog", "show", "--env", "sandbox"]).stdout;
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("ingenting er annerledes der"), "{shown}");
}

#[test]
fn what_altinn_tells_is_kept_and_compared() {
    let home = Home::new();
    kept(&home, "b-ordning");
    let shown = json(&home.run(&["catalog", "show", "--format", "json"]).stdout);
    let changes = shown["refreshed"]["changes"].as_array().unwrap();
    let of = |kind: &str| changes.iter().find(|change| change["change"] == kind).map(|change| change["urn"].clone());
    assert_eq!(of("gone").unwrap(), "urn:altinn:accesspackage:a-ordning");
    assert_eq!(of("new").unwrap(), "urn:altinn:accesspackage:b-ordning");
    let found = home.run(&["catalog", "show", "b-ordning"]);
    assert!(found.stdout.contains("+ ny: urn:altinn:accesspackage:b-ordning"), "{found:?}");
}

#[test]
fn without_the_network_the_built_in_lists_hold() {
    let home = Home::new().with("ALTINN_ONBOARD_TIMEOUT", "200ms").with("HTTPS_PROXY", "http://127.0.0.1:9");
    let run = home.run(&["catalog", "refresh", "--lang", "en"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(run.stderr.contains("The built-in lists apply."), "{run:?}");
    let run = home.run(&["catalog", "refresh", "--format", "json"]);
    assert_eq!(json(&run.stdout)["read"], serde_json::Value::Null);
    // What was fetched before is not forgotten.
    kept(&home, "b-ordning");
    let run = home.run(&["catalog", "refresh", "--lang", "en"]);
    assert!(run.stderr.contains("The lists of TT02, fetched on ") && run.stderr.contains("still apply"), "{run:?}");
}

#[test]
fn the_linter_knows_what_was_fetched() {
    let home = Home::new();
    let make = ["policy", "new", "--product", "generic", "--resource-id", "ttd-nytt", "--read-by", "a-ordning"];
    assert_eq!(home.run(&[&make[..], &["--yes", "--output", "p.xml"]].concat()).status, Some(0));
    let file = home.work().join("p.xml");
    std::fs::write(&file, home.read("p.xml").replace(">a-ordning<", ">helt-ny-pakke<")).unwrap();
    let lint = ["policy", "lint", "p.xml", "--format", "json"];
    assert!(home.run(&lint).stdout.contains("POL046"));
    kept(&home, "helt-ny-pakke");
    for command in [&lint[..], &["policy", "explain", "p.xml"]] {
        let run = home.run(command);
        assert!(!run.stdout.contains("POL046") && !run.stderr.contains("POL046"), "{run:?}");
    }
}
