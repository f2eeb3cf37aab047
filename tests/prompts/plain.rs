//! Plain mode: nothing is drawn over, and the terminal is sent no command.

use super::{start, start_in};
use crate::common::Home;

/// Plain mode draws nothing over and sends the terminal no command: lists are numbers to type.
#[test]
fn plain_mode_only_writes_on() {
    for (case, keys, answer) in [
        ("text", vec!["Vedl\u{7f}tak\r"], "SVAR[Vedtak]"),
        ("default", vec!["\r"], "SVAR[Vedtak]"),
        ("choice", vec!["9\r", "x\r", "2\r"], "SVAR[leverandøren]"),
        ("choice", vec!["\r"], "SVAR[vet]"),
        ("several", vec!["økon\r", "2, 4\r", "3\r", "9\r", "\r"], "SVAR[økonomi,åpen]"),
        ("yes-no", vec!["j\r"], "SVAR[yes]"),
        ("confirm", vec!["\r"], "NEI DA"),
        ("typed", vec!["ttd-vedtak\r"], "JA DA"),
    ] {
        let home = Home::new().with("NO_COLOR", "1");
        let mut terminal = start_in(&home, &format!("plain {case}"), 40);
        for keys in keys {
            terminal.expect("> ");
            terminal.until_keys_are_read();
            terminal.send(keys);
        }
        terminal.expect(answer);
        assert_eq!(terminal.end(), 0);
        assert!(!terminal.raw().contains('\u{1b}'), "{case}: {:?}", terminal.raw());
    }
}

/// A pasted key may be a private one: plain mode does not write it.
#[test]
fn plain_mode_writes_no_pasted_key() {
    let mut terminal = start("plain long", 40);
    terminal.expect("> ");
    terminal.send("{\"d\": \"kanari\",\r \"x\": 1}\r");
    terminal.expect("SVAR[");
    assert_eq!(terminal.log().matches("kanari").count(), 1, "only the test repeats it: {}", terminal.log());
}
