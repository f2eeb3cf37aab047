//! Whoever leaves in the middle of the questions goes on as if nothing had been.

use serde_json::Value;

use crate::common::Home;
use crate::common::pty::{Terminal, key};

/// A test message goes out at once where nobody has said otherwise, and cannot be called back.
#[test]
fn what_was_given_for_a_question_that_nobody_is_asked_is_kept() {
    let home = Home::new();
    let given = ["--publish-delay=30", "--lang=en"];
    let init = [&["init", "correspondence", "--env=sandbox", "--scenario=instant"][..], &given].concat();
    let mut terminal = Terminal::binary(&home, &init, 80);
    terminal.expect("Do your business systems send through eFormidling or SvarUt today?");
    terminal.until_keys_are_read();
    terminal.send(key::ENTER);
    terminal.expect("Which organisation will be the service owner?");
    terminal.until_keys_are_read();
    terminal.ctrl_c();
    assert_eq!(terminal.end(), 130, "{}", terminal.log());
    let state: Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    let deployment = &state["books"]["rehearsal"]["deployments"]["sandbox"]["correspondence"];
    assert_eq!(deployment["publish-delay"]["value"], 30, "{state:#}");
}
