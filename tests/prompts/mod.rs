//! Questions in a real terminal: what is seen, what is left behind, and how one leaves.
//!
//! The program in the terminal is the child `prompt`.

mod pastes;
mod plain;

use crate::common::pty::{Terminal as Pty, key};
use crate::common::{Home, child};

fn start(case: &str, columns: u16) -> Pty {
    start_in(&Home::new(), case, columns)
}

fn start_in(home: &Home, case: &str, columns: u16) -> Pty {
    Pty::start(home, child::program(), &["--be", "prompt", case], columns, 24)
}

/// The rows from the question on.
fn rows(terminal: &Pty) -> Vec<String> {
    terminal.rows().into_iter().skip_while(|row| !row.contains("Hva heter")).collect()
}

#[test]
fn a_long_answer_leaves_nothing_behind_in_a_narrow_terminal() {
    let mut terminal = start("text", 40);
    terminal.wait_for("utsetter. >");
    terminal.send(&"blåbærsyltetøy ".repeat(6));
    terminal.send(&key::BACKSPACE.repeat(3));
    terminal.send("øy\r");
    assert_eq!(terminal.end(), 0);
    let seen = rows(&terminal);
    let answer = "> blåbærsyltetøy blåbærsyltetøy\n  blåbærsyltetøy blåbærsyltetøy\n  blåbærsyltetøy blåbærsyltetøy";
    let said = seen.join("\n");
    assert!(said.contains(&format!("og kjent.\n  Tom linje eller Esc utsetter.\n{answer}\nSVAR[")), "{said}");
    assert!(seen.iter().take_while(|row| !row.starts_with("SVAR")).all(|row| row.chars().count() <= 40), "{said}");
    assert!(terminal.cursor_is_visible() && terminal.echoes());
}

#[test]
fn a_refused_answer_is_told_why_and_asked_again() {
    let mut terminal = start("text", 100);
    terminal.wait_for(">");
    terminal.send("feil navn\r");
    terminal.expect("Feil: Det går ikke. Prøv igjen.");
    terminal.send("Vedtak\r");
    terminal.expect("SVAR[Vedtak]");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_text_in_three_languages_takes_a_line_each_and_may_stay_a_draft() {
    for (case, lines, said, answer) in [
        ("texts", &["Vedtak\r", "Vedtak\r", "Decision\r"][..], "engelsk >", "SVAR[Vedtak | Vedtak | Decision]"),
        ("texts", &["Vedtak\r", "\r", "\r"], "Utkast: nynorsk og engelsk mangler", "SVAR[Vedtak |  | ]"),
        ("texts", &["a | b | c\r"], "bokmål >", "SVAR[a | b | c]"),
        ("texts", &["\r"], "bokmål >", "SVAR UTSATT"),
        ("texts", &["Vedtak\r", key::ESCAPE], "nynorsk >", "SVAR UTSATT"),
        ("texts-draft", &["\r", "Vedtaket\r", "\r"], "beholder: Decision", "SVAR[Vedtak | Vedtaket | Decision]"),
        ("texts", &["feil\r", "b\r", "c\r"], "Feil: Det går ikke.", "bokmål > feil"),
    ] {
        let mut terminal = start(case, 80);
        for (keys, language) in lines.iter().zip(["bokmål >", "nynorsk >", "engelsk >"]) {
            terminal.expect(language);
            terminal.send(keys);
        }
        terminal.wait_for(answer);
        assert!(terminal.screen().contains(said) || terminal.log().contains(said), "{said}: {}", terminal.log());
    }
}

#[test]
fn a_default_is_shown_and_taken() {
    let mut terminal = start("default", 40);
    terminal.expect("Forslag: Vedtak Enter godtar det, Esc utsetter.");
    terminal.send("\r");
    terminal.expect("SVAR[Vedtak]");
}

#[test]
fn any_question_can_be_put_off_with_esc() {
    for case in ["text", "default"] {
        let mut terminal = start(case, 40);
        terminal.wait_for(">");
        terminal.send(key::ESCAPE);
        terminal.expect("SVAR UTSATT");
    }
}

#[test]
fn what_nothing_is_proposed_for_is_put_off_by_an_empty_line_or_esc() {
    for (case, hint) in [
        ("text", "Tom linje eller Esc utsetter."),
        ("later", "Tom linje eller Esc utsetter."),
        ("yes-no", "Bare Enter, eller Esc, utsetter."),
        ("plain choice-open", "Tom linje eller Esc utsetter."),
        ("plain text", "Tom linje eller Esc utsetter."),
    ] {
        for keys in [key::ENTER, key::ESCAPE] {
            let mut terminal = start(case, 40);
            terminal.expect(hint);
            terminal.expect("> ");
            terminal.send(keys);
            terminal.expect("SVAR UTSATT");
        }
    }
}

#[test]
fn a_list_shows_long_choices_in_full_and_leaves_no_rows() {
    let mut terminal = start("choice", 40);
    terminal.wait_for("> Vet ikke");
    terminal.send(key::UP);
    terminal.wait_for("> Leverandøren drifter, og vi eier");
    terminal.send(key::ENTER);
    assert_eq!(terminal.end(), 0);
    let said = rows(&terminal).join("\n");
    assert!(said.contains("- Leverandøren drifter, og vi eier\n  klienten i Maskinporten"), "{said}");
    assert!(
        said.ends_with("> Leverandøren drifter, og vi eier\n  klienten i Maskinporten\nSVAR[leverandøren]"),
        "{said}"
    );
    assert_eq!(said.matches("Vet ikke").count(), 1, "{said}");
    assert!(terminal.cursor_is_visible());
}

#[test]
fn several_are_found_by_search_and_ended_by_done() {
    let mut terminal = start("several", 40);
    terminal.wait_for("Søk: > Ferdig: Lønn [ ] Post til");
    terminal.send("økon");
    terminal.wait_for("Søk: økon");
    terminal.send("\r");
    terminal.wait_for("> Ferdig: Økonomi og regnskap, Lønn");
    terminal.send("\r");
    assert_eq!(terminal.end(), 0);
    let said = rows(&terminal).join("\n");
    assert!(said.ends_with("Ferdig».\n> Økonomi og regnskap, Lønn\nSVAR[økonomi,lønn]"), "{said}");
}

#[test]
fn yes_no_and_confirmations_take_a_word_and_enter_or_esc() {
    for (case, keys, answer) in [
        ("yes-no", "j\r", "SVAR[yes]"),
        ("yes-no", "JA\r\r", "SVAR[yes]"),
        ("yes-no", "N\r", "SVAR[no]"),
        ("yes-no", key::ESCAPE, "SVAR UTSATT"),
        ("confirm", "y\r", "JA DA"),
        ("confirm", "\r", "NEI DA"),
        ("confirm", key::ESCAPE, "NEI DA"),
    ] {
        let mut terminal = start(case, 40);
        terminal.expect("j/n >");
        terminal.send(keys);
        terminal.expect(answer);
    }
}

#[test]
fn what_cannot_be_undone_is_typed_exactly() {
    let mut terminal = start("typed", 40);
    terminal.expect("Skriv nøyaktig dette: ttd-vedtak.");
    terminal.send("ttd-vedtatt\r");
    terminal.expect("er ikke likt ttd-vedtak");
    terminal.send("ttd-vedtak\r");
    terminal.expect("JA DA");
}

#[test]
fn a_long_text_may_come_from_a_file() {
    let home = Home::new();
    std::fs::write(home.work().join("tekst.txt"), "en\nto\n").unwrap();
    let mut terminal = start_in(&home, "long", 40);
    terminal.wait_for("Tom linje eller Esc utsetter. >");
    terminal.send("@borte.txt\r");
    terminal.expect("Feil: Filen borte.txt finnes ikke.");
    terminal.send("@tekst.txt\r");
    terminal.expect("SVAR[en|to");
}

/// Ctrl-C at every kind of question, and the same signal from outside.
#[test]
fn ctrl_c_leaves_the_terminal_as_it_was() {
    for case in ["text", "choice", "several", "yes-no", "typed", "long", "confirm"] {
        let ready = if matches!(case, "yes-no" | "confirm") { "j/n >" } else { "> " };
        for from_outside in [false, true] {
            let mut terminal = start(case, 40);
            terminal.wait_for(ready);
            if from_outside {
                terminal.signal("INT");
            } else {
                terminal.ctrl_c();
            }
            assert_eq!(terminal.end(), 130, "{case}");
            assert!(terminal.cursor_is_visible() && terminal.echoes(), "{case} {from_outside}");
            assert_eq!(terminal.log().matches("Avbrutt.").count(), 1, "{case} {}", terminal.log());
        }
    }
}

#[test]
fn only_ctrl_c_ends_with_130() {
    for (signal, code) in [("TERM", 143), ("HUP", 129)] {
        let mut terminal = start("several", 40);
        terminal.wait_for("> Ferdig");
        terminal.signal(signal);
        assert_eq!(terminal.end(), code);
        assert!(terminal.cursor_is_visible() && terminal.echoes());
    }
}

/// Ended from outside, nothing is left lying; killed, what is left locks nobody out.
#[test]
fn the_lock_is_released_however_the_program_ends() {
    let left = |home: &Home| home.work().join("tilstand.json.lock").exists();
    for (signal, is_left) in [("INT", false), ("TERM", false), ("KILL", true)] {
        let home = Home::new();
        let mut terminal = start_in(&home, "lock", 40);
        terminal.wait_for("utsetter. >");
        assert!(left(&home));
        terminal.signal(signal);
        terminal.end();
        assert_eq!(left(&home), is_left, "{signal}");
        let mut terminal = start_in(&home, "lock", 40);
        terminal.wait_for("utsetter. >");
        terminal.send("Vedtak\r");
        assert_eq!(terminal.end(), 0, "{}", terminal.screen());
        assert!(!left(&home));
    }
}

#[test]
fn no_color_is_obeyed() {
    let home = |set: bool| {
        let home = Home::new();
        if set { home.with("NO_COLOR", "1") } else { home }
    };
    for set in [false, true] {
        let mut terminal = start_in(&home(set), "text", 40);
        terminal.wait_for("utsetter. >");
        terminal.send("feil\r");
        terminal.expect("Feil:");
        assert_eq!(terminal.has_colours(), !set);
        assert_eq!(terminal.raw().contains("\u{1b}[1m"), !set);
    }
}
