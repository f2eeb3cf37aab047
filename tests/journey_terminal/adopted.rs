//! In a terminal it is chosen from a list what is taken over, with nothing chosen beforehand; a client and its key may be
//! named, or left for another time.

use altinn_onboard::door::record::Topic;
use serde_json::Value;

use super::text_of;
use crate::common::Home;
use crate::common::existing::{ID, fresh, of_every_kind};
use crate::common::pty::{Terminal, key};

/// A home with a service that another state made, and a world of every kind beside it.
fn home() -> Home {
    let home = Home::new();
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
    fresh(&home, of_every_kind);
    home
}

/// Waits for a text, and then types.
fn answer(terminal: &mut Terminal, asked: &str, keys: &str) {
    terminal.expect(asked);
    terminal.until_keys_are_read();
    terminal.send(keys);
}

#[test]
fn what_is_chosen_from_the_list_is_taken_over_and_nothing_else() {
    for (language, columns, yes) in [("nb", 100, "j\r"), ("en", 40, "y\r")] {
        let home = home();
        let arguments = ["init", "--adopt", "--env=sandbox", "--state=b.json", "--lang", language];
        let mut terminal = Terminal::binary(&home, &arguments, columns);
        let number = text_of(Topic::OrgNumber);
        let number = if language == "nb" { number.nb() } else { number.en() };
        let first_words: String = number.split(' ').take(3).collect::<Vec<_>>().join(" ");
        answer(&mut terminal, &first_words, key::ENTER);
        let name = if language == "nb" { "Er dette virksomheten" } else { "Is this the organisation" };
        answer(&mut terminal, name, yes);
        let (which, nothing) = match language {
            "nb" => ("Hvilke ressurser skal overtas?", "ingenting valgt"),
            _ => ("Which resources should be taken", "nothing chosen"),
        };
        terminal.expect(which);
        // The first row is one that can be taken, and nothing is chosen yet.
        answer(&mut terminal, nothing, key::ENTER);
        answer(&mut terminal, "[x] ttd-brev", key::UP);
        terminal.until_keys_are_read();
        terminal.send(key::ENTER);
        let at_hand = if language == "nb" { "for hånden?" } else { "Do you have the client ID" };
        answer(&mut terminal, at_hand, key::ENTER);
        assert_eq!(terminal.end(), 8, "{}", terminal.log());
        let state: Value = serde_json::from_str(&home.read("b.json")).unwrap();
        let services: Vec<&String> = state["books"]["rehearsal"]["services"].as_object().unwrap().keys().collect();
        assert_eq!(services, ["brev"], "{}", terminal.log());
        assert!(terminal.log().contains("ADOPT-ONLY-ALTINN2"), "{}", terminal.log());
        assert!(!home.read("b.json").contains(&format!("\"{ID}\":{{\"product\"")));
    }
}

#[test]
fn who_leaves_the_list_takes_nothing_and_keeps_whose_it_is() {
    let home = home();
    let arguments = ["init", "--adopt", "--env=sandbox", "--state=b.json", "--lang=en"];
    let mut terminal = Terminal::binary(&home, &arguments, 100);
    answer(&mut terminal, "Which organisation", key::ENTER);
    answer(&mut terminal, "Is this the organisation", "y\r");
    answer(&mut terminal, "nothing chosen", key::ESCAPE);
    assert_eq!(terminal.end(), 8, "{}", terminal.log());
    let state: Value = serde_json::from_str(&home.read("b.json")).unwrap();
    let book = &state["books"]["rehearsal"];
    assert_eq!(book["organisation"]["org-number"]["value"], "991825827");
    assert!(book["services"].as_object().is_none_or(|services| services.is_empty()), "{book}");
}
