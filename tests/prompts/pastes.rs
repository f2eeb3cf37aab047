//! Pastes, marked by the terminal and not, and what is typed while nobody is asked.

use super::start;
use crate::common::pty::key;

/// What is typed or pasted while nobody is asked answers no question, be it a list, and is not shown.
#[test]
fn what_comes_while_no_question_is_open_is_thrown_away_and_said() {
    for typed in ["j\r", "en\rto\rtre\r", "\u{1b}[200~en\rto\u{1b}[201~\r"] {
        let mut terminal = start("busy", 40);
        for (row, answer) in
            [("> Vet ikke", "SVAR[vet]"), ("Ferdig: ingenting valgt", "SVAR[post]"), ("> ", "SVAR[vet]")]
        {
            terminal.expect("Arbeider.");
            terminal.send(typed);
            terminal.expect("før spørsmålet kom, er ikke brukt.");
            terminal.expect("Hva heter tjenesten?");
            terminal.expect(row);
            std::thread::sleep(std::time::Duration::from_millis(50));
            assert!(!terminal.log().contains("SVAR[en"), "{}", terminal.log());
            if row.contains("Ferdig") {
                terminal.send(key::ENTER);
                terminal.wait_for("> [x] Post");
                terminal.send(key::UP);
                terminal.wait_for("> Ferdig: Post");
            }
            terminal.send(key::ENTER);
            terminal.expect(answer);
        }
        assert_eq!(terminal.end(), 0);
        // After the first question nothing is shown that answers none.
        let after = terminal.log().split_once("SVAR[vet]").unwrap().1.to_owned();
        assert!(!after.contains("tre") && !after.contains("to\r"), "{after}");
    }
}

/// Enter pressed twice, or too early, is nobody's mistake and needs no word.
#[test]
fn line_breaks_alone_are_thrown_away_without_a_word() {
    let mut terminal = start("busy", 40);
    terminal.expect("Arbeider.");
    terminal.send("\r\r");
    terminal.expect("> Vet ikke");
    terminal.send(key::ENTER);
    terminal.expect("SVAR[vet]");
    assert!(!terminal.log().contains("er ikke brukt"), "{}", terminal.log());
}

/// A terminal that marks no paste.
#[test]
fn several_lines_at_once_end_no_question() {
    for (case, ready, shown, keys, answer) in [
        ("text", "kjent.", "> Vedtak fra TTD", "\r", "SVAR[Vedtak fra TTD]"),
        ("plain text", "kjent.", "> Vedtak fra TTD", "\r", "SVAR[Vedtak fra TTD]"),
        ("yes-no", "j/n >", "j/n > Vedtak fra TTD", "\u{15}j\r", "SVAR[yes]"),
        ("choice", "> Vet ikke", "er ikke brukt.", "\r", "SVAR[vet]"),
        ("several", "> Ferdig", "er ikke brukt.", "\r", "SVAR[lønn]"),
        ("typed", "dette: ttd-vedtak.", "> Vedtak fra TTD", "\u{15}ttd-vedtak\r", "JA DA"),
    ] {
        let mut terminal = start(case, 40);
        terminal.expect(ready);
        terminal.send("Vedtak\rfra\r\nTTD\r");
        terminal.wait_for(shown);
        std::thread::sleep(std::time::Duration::from_millis(50));
        assert!(!terminal.log().contains("SVAR"), "{case}: {}", terminal.log());
        terminal.send(keys);
        terminal.expect(answer);
        assert_eq!(terminal.end(), 0, "{case}");
    }
}

#[test]
fn a_marked_paste_answers_no_list() {
    for (case, ready, answer) in [("choice", "> Vet ikke", "SVAR[vet]"), ("several", "> Ferdig", "SVAR[lønn]")] {
        let mut terminal = start(case, 40);
        terminal.expect(ready);
        terminal.paste("en\nto\n");
        terminal.expect("Resten av det som ble limt inn, er ikke brukt.");
        terminal.send("\r");
        terminal.expect(answer);
    }
}

/// No line break need follow it, and what follows it is not the next answer.
#[test]
fn a_whole_jwk_ends_by_itself() {
    let jwk = "{\"kty\": \"RSA\",\n\n \"n\": \"}\"}";
    for (text, said) in [(jwk.to_owned(), false), (format!("{jwk}\nHilsen\nKari\n"), true)] {
        for marked in [true, false] {
            for case in ["long", "plain long"] {
                if marked && case != "long" {
                    continue;
                }
                let mut terminal = start(case, 40);
                terminal.wait_for("navnet på en fil.");
                if marked {
                    terminal.paste(&text);
                } else {
                    terminal.send(&text.replace('\n', "\r"));
                }
                terminal.expect(&format!("SVAR[{}]", jwk.replace('\n', "|")));
                terminal.expect("Forslag: Vedtak");
                let log = terminal.log().split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(log.contains("Resten av det som ble limt inn, er ikke brukt."), said, "{text}: {log}");
                terminal.send("Neste\r");
                terminal.expect("SVAR[Neste]");
            }
        }
    }
}

#[test]
fn a_marked_paste_answers_one_question_only() {
    let mut terminal = start("text", 40);
    terminal.wait_for("utsetter. >");
    terminal.paste("Vedtak\nfra\nTTD\n");
    terminal.wait_for("> Vedtak fra TTD");
    terminal.send("\r");
    terminal.expect("SVAR[Vedtak fra TTD]");
}

/// Whoever types "j" and Enter, or Enter twice, has not said yes to what comes after.
#[test]
fn what_was_typed_before_a_confirmation_stood_there_does_not_answer_it() {
    let mut terminal = start("two-confirmations", 40);
    terminal.expect("Opprette den første?");
    terminal.expect("j/n >");
    terminal.send("j\r\r\r");
    terminal.expect("Opprette den andre?");
    terminal.expect("j/n >");
    terminal.send("n\r");
    terminal.expect("JA NEI");
}

fn big_json() -> String {
    let rows: Vec<String> = (0..300).map(|n| format!("  \"nøkkel{n}\": \"{}\"", "a".repeat(20))).collect();
    format!("{{\n{}\n}}", rows.join(",\n"))
}

/// Longer than the screen, and than the 4096 bytes that a line may have in line mode; marked as a paste, and not.
#[test]
fn a_paste_longer_than_the_screen_is_read_whole_and_not_shown() {
    let json = big_json();
    let wide = json.replace('\n', " ");
    assert!(wide.len() > 8192);
    for (text, marked) in [(&json, true), (&json, false), (&wide, false)] {
        let mut terminal = start("long", 40);
        terminal.wait_for("Tom linje eller Esc utsetter. >");
        if marked {
            terminal.paste(text);
        } else {
            terminal.send(&text.replace('\n', "\r"));
        }
        // Line breaks too many, as a copied text often has.
        terminal.send("\r\r\r");
        terminal.expect(&format!("SVAR[{}]", text.replace('\n', "|")));
        terminal.expect("Forslag: Vedtak");
        terminal.expect(">");
        terminal.send("Neste\r");
        terminal.expect("SVAR[Neste]");
        assert_eq!(terminal.end(), 0);
    }
}
