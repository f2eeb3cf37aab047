//! `change`: an answer is corrected, and only what hangs on it is asked and done again.

use crate::common::Home;
use crate::common::screen::Screens;
use serde_json::Value;

const STATE: &str = "altinn-onboard.json";
const INIT: [&str; 6] = ["init", "correspondence", "--env=sandbox", "--scenario=instant", "--no-input", "--yes"];
const GO_ON: [&str; 3] = ["--scenario=instant", "--no-input", "--yes"];

fn book(home: &Home) -> Value {
    let state: Value = serde_json::from_str(&home.read(STATE)).unwrap();
    state["books"]["rehearsal"].clone()
}

fn begun() -> Home {
    let home = Home::dated();
    let run = home.run(&INIT);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    home
}

#[test]
fn only_what_hangs_on_the_answer_is_done_again() {
    let home = begun();
    let before = book(&home);
    let run =
        home.run(&[&["change", "test-recipient", "--test-recipient=310000027", "--lang=en"], &GO_ON[..]].concat());
    let after = book(&home);
    assert_eq!(after["environments"]["sandbox"]["test-recipient"]["value"], "310000027", "{}", run.stderr);
    let of = |book: &Value, topic: &str| book["deployments"]["sandbox"]["correspondence"][topic].clone();
    assert_ne!(of(&after, "message-sent"), of(&before, "message-sent"), "{}", run.stderr);
    assert_eq!(of(&after, "subscription-seen")["value"], of(&before, "subscription-seen")["value"]);
    // Who looked at the first message has not looked at this one.
    assert!(of(&after, "appearance-ok")["history"].is_array(), "{}", of(&after, "appearance-ok"));
    let client = |book: &Value| book["environments"]["sandbox"]["client-id"].clone();
    assert_eq!(client(&after), client(&before), "the client does not hang on it");
    assert!(run.stderr.contains("the message ") && run.stderr.contains("which was sent in the"), "{}", run.stderr);
}

#[test]
fn whoever_else_holds_the_key_is_asked_again_who_makes_the_resource() {
    let home = begun();
    let supplier = ["--supplier-name=Systemhuset AS", "--supplier-org-number=910825518"];
    let change = [&["change", "operated-by", "--operated-by=supplier-key"], &supplier[..], &GO_ON[..]].concat();
    let run = home.run(&change);
    let by = book(&home)["services"]["correspondence"]["facts"]["resource-by"].clone();
    assert!(by["history"].is_array(), "the program is the supplier's now, so the answer is given anew: {by} {run:#?}");
    let recipients = book(&home)["services"]["correspondence"]["facts"]["recipients"].clone();
    assert!(
        recipients["value"].is_string() && recipients["history"].is_null(),
        "what means the same stays: {recipients}"
    );
}

#[test]
fn a_new_resource_id_leaves_the_old_resource_and_says_so() {
    let homes = [begun(), begun()];
    let mut screens = Screens::new("journey/change");
    let change = [&["change", "resource-id", "--resource-id=ttd-annet-vedtak"], &GO_ON[..]].concat();
    for run in screens.run(homes.each_ref(), &change) {
        assert_eq!(run.status, Some(0), "{}", run.stderr);
    }
    for home in &homes {
        let book = book(home);
        let resource = &book["deployments"]["sandbox"]["correspondence"]["resource-seen"]["value"];
        assert_eq!(resource["id"], "ttd-annet-vedtak", "{resource}");
        assert!(home.read(STATE).contains("ttd-vedtak-om-stotte"), "the old one stays in the history");
    }
    for run in screens.run(homes.each_ref(), &change) {
        assert_eq!(run.status, Some(0), "the same again changes nothing: {}", run.stderr);
    }
    screens.check();
}

/// An answer holds as far as its topic reaches, and no further.
#[test]
fn what_belongs_to_another_service_stays() {
    let home = begun();
    let second = ["--service=second", "--resource-id=ttd-andre"];
    let run = home.run(&[&INIT[..], &second].concat());
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let before = book(&home);
    let change = ["change", "resource-id", "--service=second", "--resource-id=ttd-tredje", "--lang=en"];
    let run = home.run(&[&change, &GO_ON[..]].concat());
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let after = book(&home);
    assert_eq!(after["services"]["second"]["facts"]["resource-id"]["value"], "ttd-tredje");
    assert_eq!(after["services"]["correspondence"], before["services"]["correspondence"]);
    let of = |book: &Value| book["deployments"]["sandbox"]["correspondence"].clone();
    assert_eq!(of(&after), of(&before));
    assert!(!run.stderr.contains("ttd-vedtak-om-stotte"), "{}", run.stderr);
}

/// What was given beside it is looked at first: nothing is changed by half.
#[test]
fn what_was_given_wrong_beside_it_changes_nothing() {
    let home = begun();
    let before = book(&home);
    let change = ["change", "contact-point", "--contact-point=ny@ttd.no", "--resource-id=ttd-annet", "--lang=en"];
    let run = home.run(&[&change, &GO_ON[..]].concat());
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("ANSWER-CONTRADICTS"), "{}", run.stderr);
    assert_eq!(book(&home), before);
    let texts = "[service-name]\nnb = \"Nytt\"\nnn = \"Nytt\"\nen = \"New\"\n\n[description]\nnb = \"\u{7}\"\n";
    std::fs::write(home.work().join("texts.toml"), texts).unwrap();
    let run = home.run(&[&["texts", "import", "texts.toml", "--lang=en"], &GO_ON[..]].concat());
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert_eq!(book(&home), before, "{}", run.stderr);
}

/// The same answer again is no news, and no reason to call everything done.
#[test]
fn an_answer_that_stays_as_it_is_ends_as_the_checklist_does() {
    let home = Home::dated();
    let waiting = ["--scenario=instant,scope-not-granted", "--no-input", "--yes", "--no-wait"];
    let run = home.run(&[&["init", "correspondence", "--env=sandbox"], &waiting[..]].concat());
    assert_eq!(run.status, Some(8), "{}", run.stderr);
    let run = home.run(&[&["change", "contact-point", "--contact-point=postmottak@ttd.no"], &waiting[..]].concat());
    assert_eq!(run.status, Some(8), "{}", run.stderr);
}

#[test]
fn what_cannot_be_changed_is_named() {
    let homes = [begun(), begun()];
    let mut screens = Screens::new("bad_input/change");
    for arguments in [
        &["change", "--no-input"][..],
        &["change", "contact-pont", "--no-input"],
        &["change", "contact-point", "--no-input"],
        &["change", "supplier-name", "--supplier-name=Systemhuset", "--no-input"],
        &["change", "contact-point", "--contact-point=x", "--no-input"],
    ] {
        for run in screens.run(homes.each_ref(), arguments) {
            assert_eq!(run.status, Some(2), "{}", run.stderr);
        }
    }
    screens.check();
}

/// What no choice means is proposed as it is said in the language of the screen, and taken so.
#[cfg(unix)]
#[test]
fn that_there_is_none_is_proposed_in_words() {
    use crate::common::pty::{Terminal, key};
    let home = Home::dated();
    let begun = home.run(&["init", "varsling", "--env=sandbox", "--scenario=instant", "--yes"]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    for (lang, none, same) in [
        ("nb", "Forslag: ingen", "Svaret er det samme som før. Ingenting er endret."),
        ("en", "Proposal: none", "The answer is the same as before. Nothing has changed."),
    ] {
        let change = ["change", "notice-resource", "--scenario=instant", "--lang", lang];
        let mut terminal = Terminal::binary(&home, &change, 80);
        terminal.expect(none);
        terminal.send(key::ENTER);
        terminal.expect(same);
        assert_eq!(terminal.end(), 0);
    }
}

#[cfg(unix)]
#[test]
fn in_a_terminal_the_old_answer_is_the_proposal() {
    use crate::common::pty::{Terminal, key};
    let home = begun();
    let before = home.read(STATE);
    let mut terminal = Terminal::binary(&home, &["change", "contact-point", "--lang=nb", "--scenario=instant"], 80);
    terminal.expect("Forslag: postmottak@ttd.no");
    terminal.send(key::ENTER);
    terminal.expect("Svaret er det samme som før. Ingenting er endret.");
    assert_eq!(terminal.end(), 0);
    let facts = |state: &str| serde_json::from_str::<Value>(state).unwrap()["books"].clone();
    assert_eq!(facts(&home.read(STATE)), facts(&before));
    // Without a topic one is chosen.
    let mut terminal = Terminal::binary(&home, &["change", "--lang=nb", "--scenario=instant"], 80);
    terminal.expect("postmottak@ttd.no (øvingsmiljøets forslag)");
    terminal.expect("Hvilket svar vil du rette?");
    terminal.expect("> ");
    terminal.send(key::ESCAPE);
    assert_eq!(terminal.end(), 0, "{}", terminal.screen());
}
