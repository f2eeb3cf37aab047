//! `policy migrate`: what is shown, what is written, and that nothing is written unasked.

use serde_json::{Value, json};

use crate::common::Home;
use crate::common::screen::Screens;

/// A policy of a service, with other roles in its first rule.
fn policy(home: &Home, id: &str, roles: &[&str], packages: bool) -> String {
    let name = format!("{id}.xml");
    let package = if packages { "package:ordinaer-post-til-virksomheten" } else { "role:dagl" };
    let new = ["policy", "new", "--resource-id", id, "--readers", package, "--yes", "--output", &name];
    let run = home.run(&new);
    assert_eq!(run.status, Some(0), "{run:?}");
    let text = home.read(&name);
    let at = text.find("<xacml:AllOf>").unwrap();
    let end = at + text[at..].find("</xacml:AllOf>").unwrap() + "</xacml:AllOf>".len();
    let one = &text[at..end];
    let value_at = one.find(">role").or_else(|| one.find("string\">")).unwrap() + "string\">".len();
    let value_end = value_at + one[value_at..].find('<').unwrap();
    let copies: String = roles
        .iter()
        .map(|role| {
            let copy = format!("{}{role}{}", &one[..value_at], &one[value_end..]);
            copy.replace("urn:altinn:accesspackage", "urn:altinn:rolecode") + "\n          "
        })
        .collect();
    std::fs::write(home.work().join(&name), format!("{}{copies}{}", &text[..at], &text[at..])).unwrap();
    name
}

#[test]
fn what_ends_and_what_takes_its_place_is_shown_in_both_languages() {
    let home = Home::dated();
    policy(&home, "ttd-brev", &["a0236", "REGNA"], false);
    policy(&home, "ttd-skjema", &["utinn", "admai"], false);
    let mut screens = Screens::new("policy/migrate");
    for command in [
        &["policy", "migrate", "ttd-brev.xml", "--type", "correspondence", "--today", "2026-11-29"][..],
        &["policy", "migrate", ".", "--replace-roles", "--today", "2026-11-29"],
        &["policy", "migrate", "ttd-skjema.xml", "--format", "csv", "--today", "2026-11-29"],
        &["policy", "migrate", "ttd-brev.xml", "--format", "json", "--today", "2026-11-29"],
    ] {
        for run in screens.run([&home, &home], command) {
            assert_eq!(run.status, Some(3), "{run:?}");
        }
    }
    screens.check();
}

#[test]
fn nothing_is_written_unasked_and_what_is_written_leaves_nothing_to_do() {
    let home = Home::dated();
    let name = policy(&home, "ttd-brev", &["a0236"], true);
    let before = home.read(&name);
    for flags in [&[][..], &["--write"]] {
        let run = home.run(&[&["policy", "migrate", &name, "--lang=en"], flags].concat());
        assert_eq!((run.status, home.read(&name)), (Some(3), before.clone()), "{run:?}");
        assert!(run.stderr.contains("Nothing has been written"), "{run:?}");
    }
    let replace = ["policy", "migrate", &name, "--replace-roles", "--write", "--yes"];
    let run = home.run(&replace);
    assert_eq!(run.status, Some(0), "{run:?}");
    let after = home.read(&name);
    assert!(!after.contains("a0236") && after.contains("ordinaer-post-til-virksomheten"), "{after}");
    let again = home.run(&replace);
    assert_eq!((again.status, home.read(&name)), (Some(0), after), "{again:?}");
    assert!(again.stdout.contains("Det er ingenting å gjøre"), "{again:?}");
}

#[test]
fn the_new_policy_goes_where_it_is_wanted() {
    let home = Home::dated();
    let name = policy(&home, "ttd-brev", &["a0236"], true);
    let to_file = home.run(&["policy", "migrate", &name, "--replace-roles", "--output", "new.xml"]);
    assert_eq!(to_file.status, Some(0), "{to_file:?}");
    let again = home.run(&["policy", "migrate", &name, "--replace-roles", "--output", "new.xml"]);
    assert_eq!(again.status, Some(2), "what is there is not written over: {again:?}");
    let to_stdout = home.run(&["policy", "migrate", &name, "--replace-roles", "--output", "-"]);
    assert_eq!((to_stdout.status, to_stdout.stdout), (Some(0), home.read("new.xml")));
    assert_eq!(home.run(&["policy", "lint", "new.xml", "--strict"]).status, Some(0));
    let two = home.run(&["policy", "migrate", &name, "new.xml", "--output", "both.xml"]);
    assert!(two.status == Some(2) && two.stderr.contains("MIGRATE-OUTPUT"), "{two:?}");
}

#[test]
fn where_several_packages_fit_one_is_chosen_by_its_flag() {
    let home = Home::dated();
    let name = policy(&home, "ttd-skjema", &["regna"], false);
    let answer = |flags: &[&str]| -> Value {
        let run = home.run(&[&["policy", "migrate", &name, "--format", "json"], flags].concat());
        serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
    };
    let role = |answer: &Value| answer["policies"][0]["rules"][0]["roles"][0].clone();
    assert_eq!(role(&answer(&[]))["packages"], json!(["regnskap-okonomi-rapport"]));
    assert_eq!(role(&answer(&["--package", "merverdiavgift"]))["packages"], json!(["merverdiavgift"]));
    let wrong = home.run(&["policy", "migrate", &name, "--package", "tilgangsstyrer"]);
    assert!(wrong.status == Some(2) && wrong.stderr.contains("PACKAGE-UNKNOWN"), "{wrong:?}");
}

#[test]
fn those_who_lose_access_are_written_to_in_both_languages() {
    let home = Home::dated();
    let name = policy(&home, "ttd-brev", &["a0236", "admai"], true);
    let mut screens = Screens::new("policy/migrate-letter");
    let letter = ["--letter", "-", "--contact", "22 00 00 00\nFORGED", "--name", "Brev fra TTD", "--format", "csv"];
    screens
        .run([&home, &home], &[&["policy", "migrate", &name, "--output", "new.xml", "--force"], &letter[..]].concat());
    screens.check();
    let alone = home.run(&["policy", "migrate", &name, "--letter", "letter.txt"]);
    assert_eq!(alone.status, Some(2), "{alone:?}");
    let kept = home.run(&["policy", "migrate", &name, "--letter", &name, "--contact", "x"]);
    assert!(kept.status == Some(2) && kept.stderr.contains("FILE-EXISTS"), "{kept:?}");
}

#[test]
fn what_cannot_be_read_is_told_and_the_others_are_looked_at() {
    let home = Home::dated();
    policy(&home, "ttd-brev", &["a0236"], true);
    std::fs::write(home.work().join("broken_policy.xml"), "<Policy").unwrap();
    let run = home.run(&["policy", "migrate", "."]);
    assert!(run.status == Some(1) && run.stderr.contains("broken_policy.xml"), "{run:?}");
    assert!(run.stdout.contains("ttd-brev"), "{run:?}");
    // Of what cannot be read nothing is known, so that there may be something to do.
    let alone = home.run(&["policy", "migrate", "broken_policy.xml"]);
    assert!(alone.status == Some(1) && alone.stdout.contains("ikke kan leses: 1"), "{alone:?}");
    assert!(!alone.stdout.contains('✓'), "{alone:?}");
    std::fs::create_dir(home.work().join("empty")).unwrap();
    let none = home.run(&["policy", "migrate", "empty"]);
    assert!(none.status == Some(1) && none.stderr.contains("LINT-NO-FILES"), "{none:?}");
}

/// Whoever can push to the repository can put a link in the place of a policy, or write anything into one.
#[cfg(unix)]
#[test]
fn a_link_is_not_written_through_and_text_of_strangers_steers_nothing() {
    let home = Home::dated();
    let name = policy(&home, "ttd-brev", &["a0236"], true);
    std::os::unix::fs::symlink(&name, home.work().join("link.xml")).unwrap();
    let before = home.read(&name);
    let link = home.run(&["policy", "migrate", "link.xml", "--write", "--yes"]);
    assert_eq!((link.status, home.read(&name)), (Some(1), before.clone()), "{link:?}");
    assert!(link.stderr.contains("FILE-LINK") && link.stderr.contains(&name), "{link:?}");
    let evil = before.replace("ttd-brev", "=ttd\u{202e}\u{9b}31mbrev");
    std::fs::write(home.work().join("evil.xml"), evil).unwrap();
    for command in [
        &["policy", "migrate", "evil.xml", "--format", "csv"][..],
        &["policy", "migrate", "evil.xml"],
        &["policy", "migrate", "evil.xml", "--format", "json"],
        &["policy", "migrate", "evil.xml", "--letter", "-", "--contact", "x", "--format", "html"],
    ] {
        let run = home.run(command);
        assert!(!run.stdout.contains(['\u{202e}', '\u{9b}']), "{command:?}: {run:?}");
        assert!(!run.stdout.contains(",=ttd"), "{command:?}: {run:?}");
    }
    let both = home.run(&["policy", "migrate", &name, "--output", "-", "--letter", "-", "--contact", "x"]);
    assert!(both.status == Some(2) && both.stderr.contains("MIGRATE-STDOUT") && both.stdout.is_empty(), "{both:?}");
}
