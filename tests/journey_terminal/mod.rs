//! The whole journey in a terminal, answered by what the screen shows: in both languages, narrow and wide, and left with
//! Ctrl-C at every question.

mod adopted;
mod combined;
mod driver;
mod left;
mod which;

use std::thread::{self, ScopedJoinHandle};

use crate::common::pty::{Terminal, key};
use crate::common::screen::Screens;
use crate::common::{Home, PATIENCE, same_state};
use altinn_onboard::door::domain::Language;
use altinn_onboard::door::engine::review::words::RIGHT;
use altinn_onboard::door::record::Topic;
use altinn_onboard::door::report::checklist::human::words::NOTHING_LEFT;
use altinn_onboard::door::text::faults;
use altinn_onboard::door::world::prompt::terminal::words::PUT_OFF;
use driver::{Driver, STATE, Turn, question as text_of};
use unicode_width::UnicodeWidthStr as _;

const INIT: &[&str] = &["init", "correspondence", "--env", "sandbox", "--scenario", "instant"];
const RESUME: &[&str] = &["resume", "--scenario", "instant"];

/// Walks from beginning to end without a break.
fn walk(arguments: &[&str], language: Language, columns: u16) -> (Home, Driver) {
    let home = Home::dated();
    let mut driver = Driver::start(&home, arguments, language, columns);
    loop {
        match driver.turn() {
            Turn::Asked(question) => driver.answer(&question),
            Turn::Ended(code) => {
                assert_eq!(code, 0, "{}", driver.terminal.log());
                return (home, driver);
            }
        }
    }
}

/// Every step is ticked, or not needed with the reason, and says how that is known.
fn assert_finished(home: &Home) {
    let run = home.run(&["checklist", "--format", "json", "--lang", "en"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let list = &document["checklists"][0];
    let steps = list["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 21);
    for step in steps {
        let known = match step["state"].as_str() {
            Some("done") => step["evidence"].as_array().is_some_and(|evidence| !evidence.is_empty()),
            Some("not-needed") => step["reason"].is_string(),
            _ => false,
        };
        assert!(known, "{step:#}");
    }
    assert!(list["next"].is_null());
}

/// Nothing was said that is wider than the screen, except what may not be broken.
fn assert_fits(driver: &Driver, columns: usize) {
    for line in driver.terminal.log().split(['\n', '\r']) {
        let bare = line.trim_start_matches(['>', ' ', '✓', '→']).trim();
        let unbreakable = !bare.contains(' ') || bare.starts_with("altinn-onboard ");
        assert!(line.width() <= columns || unbreakable, "wider than {columns}: {line}");
    }
}

/// In both languages, each in a terminal of its own: everything is held against one snapshot.
fn whole_journey(name: &str, arguments: &[&str], columns: u16) {
    let mut screens = Screens::new(name);
    let walks = thread::scope(|scope| {
        [Language::Nb, Language::En]
            .map(|language| scope.spawn(move || walk(arguments, language, columns)))
            .map(ScopedJoinHandle::join)
    });
    for (language, walked) in [Language::Nb, Language::En].into_iter().zip(walks) {
        let (home, driver) = walked.unwrap();
        let left = NOTHING_LEFT.raw(language).split('{').next().unwrap();
        driver.terminal.wait_for(left);
        assert!(driver.terminal.cursor_is_visible() && driver.terminal.echoes());
        assert_fits(&driver, usize::from(columns));
        assert_finished(&home);
        if arguments.contains(&"--plain") {
            assert!(!driver.terminal.raw().contains('\u{1b}'), "{:?}", driver.terminal.raw());
        }
        screens.add_text(&home, &format!("{}, {}", arguments.join(" "), language.code()), &driver.journal());
    }
    screens.check();
}

#[test]
fn the_whole_journey_at_100_columns() {
    whole_journey("terminal/at-100", INIT, 100);
}

#[test]
fn the_whole_journey_at_40_columns() {
    whole_journey("terminal/at-40", INIT, 40);
}

/// Leaves with Ctrl-C at every question before answering it, and goes on with `resume`.
fn left_at_every_question(language: Language, columns: u16) {
    let home = Home::dated();
    let mut arguments = INIT;
    let mut left_at: Option<String> = None;
    let mut interrupted = 0;
    loop {
        let mut driver = Driver::start(&home, arguments, language, columns);
        arguments = RESUME;
        if let Some(before) = left_at.take() {
            match driver.turn() {
                // Nothing that is known is asked again, and nothing is passed over.
                Turn::Asked(mut question) => {
                    // Until something is made, who comes back sees the answers again.
                    if question == RIGHT.raw(language) && before != question {
                        driver.answer(&question);
                        let Turn::Asked(next) = driver.turn() else { panic!("{}", driver.terminal.log()) };
                        question = next;
                    }
                    assert_eq!(question, before, "{}", driver.terminal.log());
                    driver.answer(&question);
                }
                Turn::Ended(code) => panic!("ended with {code} before «{before}»:\n{}", driver.terminal.log()),
            }
        }
        match driver.turn() {
            Turn::Asked(question) => {
                driver.leave();
                assert_left_well(&home, &driver, language);
                left_at = Some(question);
                interrupted += 1;
            }
            Turn::Ended(code) => {
                assert_eq!(code, 0, "{}", driver.terminal.log());
                break;
            }
        }
    }
    assert!(interrupted > 25, "only {interrupted} questions were met");
    assert_finished(&home);
    let (without, _) = walk(INIT, language, columns);
    let [interrupted, uninterrupted] =
        [&home, &without].map(|home| same_state::normal(&serde_json::from_str(&home.read(STATE)).unwrap()));
    let differences = same_state::differences(&interrupted, &uninterrupted);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The terminal is as it was, it is said how to go on, the lock is gone and the state can be read.
fn assert_left_well(home: &Home, driver: &Driver, language: Language) {
    let terminal = &driver.terminal;
    assert!(terminal.cursor_is_visible(), "the cursor is hidden");
    assert!(terminal.echoes(), "what is typed is not shown");
    terminal.wait_for(faults::INTERRUPTED.raw(language));
    let locks = std::fs::read_dir(home.work()).unwrap().map(|entry| entry.unwrap().path());
    let locks: Vec<_> = locks.filter(|path| path.extension().is_some_and(|end| end == "lock")).collect();
    assert!(locks.is_empty(), "{locks:?}");
    let run = home.run(&["checklist", "--format", "json"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
}

/// For a screen reader: nothing is drawn over, and no command is sent to the terminal.
#[test]
fn the_whole_journey_in_plain_mode() {
    whole_journey("terminal/plain", &[INIT, &["--plain"]].concat(), 80);
}

#[test]
fn left_at_every_question_in_norwegian_at_100_columns() {
    left_at_every_question(Language::Nb, 100);
}

#[test]
fn left_at_every_question_in_english_at_40_columns() {
    left_at_every_question(Language::En, 40);
}

/// Whoever does not have the number at hand types the name.
#[test]
fn an_organisation_is_found_by_its_name() {
    let home = Home::dated();
    let mut driver = Driver::start(&home, INIT, Language::Nb, 80);
    let number = text_of(Topic::OrgNumber).nb();
    while let Turn::Asked(question) = driver.turn() {
        if question == number {
            break;
        }
        driver.answer(&question);
    }
    let terminal = &mut driver.terminal;
    terminal.expect("Du kan også skrive navnet");
    terminal.send("finnes ikke\r");
    terminal.expect("har ingen virksomhet med navnet «finnes ikke».");
    terminal.expect(number);
    terminal.expect("> ");
    // What no answer may hold is sent nowhere, not even as a name.
    let [person, _] = crate::canaries::person_numbers();
    let secret = "passord eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL3giLCJleHAiOjF9.c2lnbmF0dXJl".to_owned();
    for typed in [format!("Kari Nordmann {person}"), secret] {
        terminal.send(&format!("{typed}\r"));
        terminal.expect("Feil:");
        terminal.expect("> ");
    }
    assert_eq!(terminal.log().matches("har ingen virksomhet med navnet").count(), 1, "{}", terminal.log());
    terminal.send("testdep\r");
    terminal.expect("Hvilken av disse?");
    terminal.expect("> TESTDEPARTEMENTET (991 825 827), Organisasjonsledd (ORGL), OSLO");
    terminal.send(key::ENTER);
    terminal.expect("Er dette virksomheten: TESTDEPARTEMENTET (991 825 827)");
    terminal.expect("j/n >");
    // A no is no mistake, and the number is asked for again.
    terminal.send("n\r");
    terminal.expect("Da spørres det om nummeret på nytt.");
    terminal.expect(number);
    terminal.expect("> ");
    assert_eq!(terminal.log().matches("Feil").count(), 2, "{}", terminal.log());
    driver.leave();
}

/// What is not needed now is put off, and the run goes on with what it can.
#[test]
fn what_is_put_off_holds_nothing_else_up() {
    let home = Home::dated();
    let mut driver = Driver::start(&home, INIT, Language::En, 80);
    let put_off = [Topic::ServiceName, Topic::ResourceId, Topic::ContactPoint, Topic::TestRecipient];
    let mut left: Vec<&str> = put_off.iter().map(|topic| text_of(*topic).en()).collect();
    while let Turn::Asked(question) = driver.turn() {
        if let Some(at) = left.iter().position(|text| *text == question) {
            left.remove(at);
            driver.terminal.send(key::ESCAPE);
            driver.terminal.expect(PUT_OFF.en());
        } else {
            driver.answer(&question);
        }
    }
    assert!(left.is_empty(), "asked once each, and never asked: {left:?}");
    assert_eq!(driver.terminal.end(), 8, "{}", driver.terminal.log());
    let state: serde_json::Value = serde_json::from_str(&home.read(STATE)).unwrap();
    let environment = &state["books"]["rehearsal"]["environments"]["sandbox"];
    assert!(environment["token"].is_object(), "the client is made and has its token: {environment}");
}

/// Before the first write all answers stand there, each with where it came from; one that is corrected is asked for with
/// the old one as proposal, and nothing else is.
#[test]
fn an_answer_is_corrected_before_the_first_write() {
    let home = Home::dated();
    let mut driver = Driver::start(&home, &[INIT, &["--notify", "sms"]].concat(), Language::Nb, 100);
    let mut seen = 0;
    loop {
        match driver.turn() {
            Turn::Asked(question) if question == RIGHT.nb() => {
                seen += 1;
                let terminal = &mut driver.terminal;
                if seen == 1 {
                    let log = terminal.log();
                    for line in ["991825827 (svart her)", "(øvingsmiljøets forslag)", "bare SMS (fra --notify)"] {
                        assert!(log.contains(line), "{line}: {log}");
                    }
                    terminal.send(key::UP);
                    terminal.wait_for("> rett et svar");
                    terminal.send(key::ENTER);
                    terminal.wait_for("Hvilket svar vil du rette?");
                    while !terminal.screen().contains("\n> Hvor skal mottakerne henvende seg") {
                        terminal.send(key::UP);
                        thread::sleep(std::time::Duration::from_millis(40));
                    }
                    terminal.send(key::ENTER);
                    terminal.wait_for("Forslag: postmottak@ttd.no");
                    terminal.send("post@ttd.no\r");
                    terminal.wait_for("post@ttd.no (svart her)");
                    terminal.wait_for("> alt stemmer");
                } else {
                    assert!(terminal.log().contains("post@ttd.no (svart her)"), "{}", terminal.log());
                    driver.answer(&question);
                }
            }
            Turn::Asked(question) => {
                assert_ne!(seen, 1, "asked again: {question}");
                driver.answer(&question);
            }
            Turn::Ended(code) => {
                assert_eq!((code, seen), (0, 2), "{}", driver.terminal.log());
                break;
            }
        }
    }
    let state: serde_json::Value = serde_json::from_str(&home.read(STATE)).unwrap();
    let facts = &state["books"]["rehearsal"]["services"]["correspondence"]["facts"];
    assert_eq!(facts["contact-point"]["value"]["email"], "post@ttd.no");
}

/// What goes wrong under a person's fingers: a list left, wrong answers, a long paste.
#[test]
fn lists_are_left_wrong_answers_explained_and_long_pastes_taken() {
    let home = Home::dated();
    let mut driver = Driver::start(&home, INIT, Language::Nb, 40);
    let long =
        format!("Vedtak om støtte på øyene{} | Vedtak om stønad på øyane | Support", ", også for båter".repeat(20));
    let mut wrong = vec![
        (text_of(Topic::OrgNumber).nb(), "12345\r", "Et organisasjonsnummer har ni sifre; dette har 5."),
        (text_of(Topic::ContactPoint).nb(), "åse@ttd\r", "Feil:"),
    ];
    while let Turn::Asked(question) = driver.turn() {
        let terminal = &mut driver.terminal;
        if let Some(at) = wrong.iter().position(|(wanted, _, _)| *wanted == question) {
            let (_, keys, reason) = wrong.remove(at);
            terminal.send(keys);
            terminal.expect(reason);
        }
        if question == text_of(Topic::Notify).nb() {
            terminal.send(key::ESCAPE);
            terminal.expect(PUT_OFF.nb());
        } else if question == text_of(Topic::ServiceName).nb() {
            terminal.paste(&long);
            terminal.send(key::ENTER);
            terminal.expect("det er plass til 100.");
            // What was typed stands there to be mended, and only what is wrong in it is.
            terminal.expect("bokmål >");
            terminal.send("\u{15}Vedtak om støtte\r");
            terminal.expect("nynorsk >");
            terminal.send(key::ENTER);
            terminal.expect("engelsk >");
            terminal.send(key::ENTER);
        } else if question == text_of(Topic::Description).nb() {
            terminal.paste(&long);
            terminal.send(key::ENTER);
        } else {
            driver.answer(&question);
        }
    }
    assert!(wrong.is_empty(), "never asked: {wrong:?}");
    assert_eq!(driver.terminal.end(), 8, "{}", driver.terminal.log());
    assert_fits(&driver, 40);
    assert!(driver.terminal.cursor_is_visible() && driver.terminal.echoes());
    let state: serde_json::Value = serde_json::from_str(&home.read(STATE)).unwrap();
    let facts = &state["books"]["rehearsal"]["services"]["correspondence"]["facts"];
    assert_eq!(facts["description"]["value"]["nb"].as_str(), long.split(" | ").next());
    assert!(facts["notify"].is_null());
}

/// What was given by a flag is shown with the other answers, and whoever corrects it there is believed.
#[test]
fn an_answer_given_by_a_flag_is_corrected_before_anything_is_made() {
    let home = Home::dated();
    let given = [INIT, &["--contact-point=feil@ttd.no"]].concat();
    let mut driver = Driver::start(&home, &given, Language::En, 100);
    let mut corrected = false;
    loop {
        match driver.turn() {
            Turn::Asked(question) if question == RIGHT.raw(Language::En) && !corrected => {
                corrected = true;
                let terminal = &mut driver.terminal;
                assert!(terminal.log().contains("feil@ttd.no (from --contact-point)"), "{}", terminal.log());
                terminal.until_keys_are_read();
                terminal.send(key::DOWN);
                terminal.wait_for("> correct an answer");
                terminal.send(key::ENTER);
                let wanted = format!("> {}", text_of(Topic::ContactPoint).raw(Language::En));
                terminal.wait_for("Which answer do you want to correct?");
                // The list is drawn anew for each key, and a row of it stands there again only when that is done.
                let chosen = |terminal: &Terminal| {
                    let last = terminal.rows().into_iter().rev().find(|row| row.starts_with("> "));
                    last.filter(|row| row.trim_end() != "> correct an answer")
                };
                for _ in 0..40 {
                    let Some(row) = chosen(terminal) else {
                        thread::sleep(std::time::Duration::from_millis(5));
                        continue;
                    };
                    if row.starts_with(&wanted) {
                        break;
                    }
                    terminal.until_keys_are_read();
                    terminal.send(key::DOWN);
                    let began = std::time::Instant::now();
                    while chosen(terminal).is_none_or(|now| now == row) && began.elapsed() < PATIENCE {
                        thread::sleep(std::time::Duration::from_millis(5));
                    }
                }
                terminal.wait_for(&wanted);
                terminal.send(key::ENTER);
                terminal.wait_for("Proposal: feil@ttd.no");
                terminal.until_keys_are_read();
                terminal.send("kundesenter@ttd.no\r");
            }
            Turn::Asked(question) => driver.answer(&question),
            Turn::Ended(code) => {
                assert_eq!(code, 0, "{}", driver.terminal.log());
                break;
            }
        }
    }
    assert!(corrected);
    let state: serde_json::Value = serde_json::from_str(&home.read(STATE)).unwrap();
    let facts = &state["books"]["rehearsal"]["services"]["correspondence"]["facts"];
    assert_eq!(facts["contact-point"]["value"]["email"], "kundesenter@ttd.no", "{facts}");
    assert!(home.read("altinn-onboard.sandbox.json").contains("kundesenter@ttd.no"), "what was made is right");
}
