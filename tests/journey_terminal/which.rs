//! `init` without a product asks what one wants to do, and says who can do without it.

use crate::common::Home;
use crate::common::pty::{Terminal, key};

#[test]
fn without_a_product_it_is_asked_what_one_wants_to_do() {
    for (language, asked, choice, first) in [
        ("nb", "Hva vil dere gjøre?", "> si fra om noe (Altinn Varsling)", "Skal varselet følge en melding i Altinn?"),
        (
            "en",
            "What do you want to do?",
            "> tell somebody something (Altinn Notifications)",
            "Will the notification follow a message in Altinn?",
        ),
    ] {
        let home = Home::new();
        let arguments = ["init", "--env", "sandbox", "--scenario", "instant", "--lang", language];
        let mut terminal = Terminal::binary(&home, &arguments, 80);
        terminal.expect(asked);
        terminal.until_keys_are_read();
        terminal.send(key::DOWN);
        terminal.expect(choice);
        terminal.send(key::ENTER);
        terminal.expect(first);
        terminal.ctrl_c();
        assert_eq!(terminal.end(), 130, "{}", terminal.log());
    }
}

#[test]
fn who_leaves_the_question_has_begun_nothing() {
    let home = Home::new();
    let mut terminal = Terminal::binary(&home, &["init", "--env", "sandbox", "--lang", "en"], 80);
    terminal.expect("What do you want to do?");
    terminal.until_keys_are_read();
    terminal.send(key::ESCAPE);
    assert_eq!(terminal.end(), 8, "{}", terminal.log());
    assert!(!home.work().join("altinn-onboard.json").exists());
}
