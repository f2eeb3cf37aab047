//! Without a terminal: what is missing is named at once, and flags, variables and a file answer alike.

use crate::common::screen::Screens;
use crate::common::served::Served;
use crate::common::{Home, Run, same_state};
use serde_json::Value;

const STATE: &str = "altinn-onboard.json";
const INIT: [&str; 6] = ["init", "correspondence", "--env=sandbox", "--scenario=instant", "--no-input", "--yes"];

/// Answers other than those that the sandbox would give.
const ANSWERS: [(&str, &str); 5] = [
    ("service-name", "Årsmelding på nett | Årsmelding på nett | Annual report"),
    ("resource-id", "ttd-arsmelding"),
    ("contact-point", "kundesenter@ttd.no"),
    ("notify", "none"),
    ("appearance-by", "kundesenteret på Åsane"),
];

fn assert_done(run: &Run) {
    assert_eq!(run.status, Some(0), "{}\n{}", run.stderr, run.stdout);
}

/// The state, without times, keys and ids, and without the way in which it was told.
fn state(home: &Home) -> Value {
    let state = home.read(STATE).replace("\"flag\"", "\"told\"").replace("\"variable\"", "\"told\"");
    same_state::normal(&serde_json::from_str(&state.replace("\"answers-file\"", "\"told\"")).unwrap())
}

#[test]
fn everything_that_is_missing_is_named_at_once_with_its_flag() {
    let home = Home::dated();
    let mut screens = Screens::new("bad_input/missing-answers");
    for run in screens.run([&home, &home], &["init", "correspondence", "--no-input"]) {
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
    }
    screens.check();
    // Nobody was called and nothing was begun.
    assert!(!home.work().join(STATE).exists());
}

/// What is named is all there is: whoever answers it is not sent back.
#[test]
fn who_answers_what_is_named_as_missing_has_answered_everything() {
    const KNOWN: [(&str, &str); 7] = [
        ("org-number", "991825827"),
        ("org-confirmed", "yes"),
        ("service-name", "Vedtak | Vedtak | Decision"),
        ("description", "Vedtak | Vedtak | Decision"),
        ("contact-point", "postmottak@ttd.no"),
        ("test-recipient", "310000019"),
        ("gate-own-anyway", "yes"),
    ];
    let served = Served::start(&[]);
    let home = Home::dated();
    served.as_real(&home, "lab", "test", |_| {});
    let init = ["init", "correspondence", "--env=lab", "--environments=environments.toml", "--no-input", "--no-wait"];
    let missing = |run: &Run| -> Vec<String> {
        let flags = run.stderr.lines().filter_map(|line| line.split_once(" ANSWER-")?.1.split_once(": --"));
        flags.map(|(_, flag)| flag.to_owned()).collect()
    };
    let first = home.run(&init);
    let named = missing(&first);
    assert!(named.len() > 4, "{}", first.stderr);
    let answers: Vec<String> = named
        .iter()
        .map(|flag| {
            let (_, answer) = KNOWN.iter().find(|(known, _)| known == flag).expect(flag);
            format!("--{flag}={answer}")
        })
        .collect();
    let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
    let second = home.run(&[&init[..], &answers].concat());
    assert_eq!(missing(&second), Vec::<String>::new(), "{}", second.stderr);
    assert!(home.read(STATE).contains("310000019"), "{}", second.stderr);
}

/// A plan goes by what was given, as the run would, and keeps nothing of it.
#[test]
fn a_plan_goes_by_flags_variables_and_the_answers_file() {
    let plan = |home: &Home, more: &[&str]| {
        home.run(&[&["init", "correspondence", "--env=tt02", "--plan", "--lang=en"], more].concat())
    };
    let home = Home::dated().with("ALTINN_ONBOARD_RESOURCE_CHOICE", "existing");
    let bare = plan(&Home::dated(), &[]);
    assert!(bare.stdout.contains("--org-number") && bare.stdout.contains("--operated-by"), "{}", bare.stdout);
    std::fs::write(home.work().join("svar.toml"), "operated-by = \"ourselves\"\n").unwrap();
    let given = plan(&home, &["--org-number=991825827", "--answers=svar.toml"]);
    assert_eq!(given.status, Some(0), "{}", given.stderr);
    assert!(!given.stdout.contains("--org-number") && !given.stdout.contains("--operated-by"), "{}", given.stdout);
    assert!(given.stdout.contains("991 825 827"), "{}", given.stdout);
    assert!(!home.work().join(STATE).exists());
    let wrong = plan(&home, &["--org-number=12"]);
    assert_eq!(wrong.status, Some(2), "{}", wrong.stdout);
}

#[test]
fn without_a_terminal_nobody_is_asked_even_without_the_flag() {
    let home = Home::dated();
    let [with, without] = [&["--no-input"][..], &[]].map(|more| home.run(&[&["init", "melding"], more].concat()));
    assert_eq!((without.status, without.stderr), (Some(2), with.stderr));
}

#[test]
fn flags_variables_and_a_file_answer_alike() {
    let by_flag = Home::dated();
    let flags: Vec<String> = ANSWERS.iter().map(|(topic, answer)| format!("--{topic}={answer}")).collect();
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    assert_done(&by_flag.run(&[&INIT[..], &flags].concat()));

    let by_variable = ANSWERS.iter().fold(Home::dated(), |home, (topic, answer)| {
        home.with(&format!("ALTINN_ONBOARD_{}", topic.to_uppercase().replace('-', "_")), answer)
    });
    assert_done(&by_variable.run(&INIT));

    let by_file = Home::dated();
    let rows = ANSWERS.iter().map(|(topic, answer)| format!("{topic} = \"{answer}\"\n"));
    std::fs::write(by_file.work().join("svar.toml"), rows.collect::<String>()).unwrap();
    assert_done(&by_file.run(&[&INIT[..], &["--answers=svar.toml"]].concat()));

    let wanted = state(&by_flag);
    for home in [&by_variable, &by_file] {
        let differences = same_state::differences(&wanted, &state(home));
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    }
    let service = &wanted["books"]["rehearsal"]["services"]["correspondence"]["facts"];
    assert_eq!(service["service-name"]["value"]["nb"], "Årsmelding på nett");
    assert_eq!(service["service-name"]["how"], "told");
}

/// In the rehearsal of the tests above the environment confirms. Anywhere a wrong word stops, and no file confirms.
#[test]
fn what_cannot_be_undone_is_confirmed_by_its_flag_and_by_no_file() {
    let homes = [Home::dated(), Home::dated()];
    let mut screens = Screens::new("bad_input/confirmations");
    for run in screens.run(homes.each_ref(), &[&INIT[..], &["--confirm-resource-id=ttd-annet"]].concat()) {
        assert_eq!(run.status, Some(2), "{}", run.stderr);
    }
    for home in &homes {
        let state: Value = serde_json::from_str(&home.read(STATE)).unwrap();
        let deployment = &state["books"]["rehearsal"]["deployments"]["sandbox"]["correspondence"];
        assert!(deployment["resource-seen"]["value"]["found"].is_null(), "{deployment}");
        std::fs::write(home.work().join("svar.toml"), "confirm-resource-id = \"ttd-vedtak\"\n").unwrap();
    }
    for run in screens.run(homes.each_ref(), &[&INIT[..], &["--answers=svar.toml"]].concat()) {
        assert_eq!(run.status, Some(2));
    }
    screens.check();
}

#[test]
fn a_flag_comes_before_a_variable_and_a_variable_before_the_file() {
    let home = Home::dated().with("ALTINN_ONBOARD_NOTIFY", "none").with("ALTINN_ONBOARD_CONTACT_POINT", "b@ttd.no");
    std::fs::write(home.work().join("svar.toml"), "contact-point = \"c@ttd.no\"\nappearance-by = \"fil\"\n").unwrap();
    assert_done(&home.run(&[&INIT[..], &["--answers=svar.toml", "--notify=sms"]].concat()));
    let state: Value = serde_json::from_str(&home.read(STATE)).unwrap();
    let book = &state["books"]["rehearsal"];
    let service = &book["services"]["correspondence"]["facts"];
    assert_eq!(service["notify"]["value"], "sms");
    assert_eq!(service["contact-point"]["value"]["email"], "b@ttd.no");
    assert_eq!(book["deployments"]["sandbox"]["correspondence"]["appearance-by"]["value"], "fil");
}

/// The result is on stdout and can be read by a program; all talk is on stderr.
#[test]
fn the_result_is_on_stdout_and_talk_on_stderr() {
    let home = Home::dated();
    let run = home.run(&[&INIT[..], &["--format=json", "--lang=nb"]].concat());
    assert_done(&run);
    let list: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(list["schema"], 2);
    assert!(run.stderr.contains("✓") && run.stderr.contains("øvelse"), "{}", run.stderr);
    assert!(!run.stderr.contains('\u{1b}') && !run.stdout.contains('\u{1b}'));
}

/// What will have to be confirmed is named with the answers that are missing, so that nobody comes back for it.
#[test]
fn confirmations_that_will_be_needed_are_named_with_the_first_answers_that_are_missing() {
    let served = Served::start(&[]);
    let home = Home::dated();
    served.as_real(&home, "lab", "test", |_| {});
    let init = ["init", "correspondence", "--env=lab", "--environments=environments.toml", "--no-input", "--no-wait"];
    let given = ["--resource-by=program", "--resource-id=ttd-vedtak", "--test-recipient=310000019", "--lang=en"];
    let first = home.run(&[&init[..], &given].concat());
    assert_eq!(first.status, Some(2), "{}", first.stderr);
    let ahead = ["--yes", "--confirm-resource-id ttd-vedtak", "--confirm-message 310000019"];
    let said = first.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    for flag in ahead {
        assert!(said.contains(&format!("The run will need it: {flag}")), "{flag}: {}", first.stderr);
    }
    // They stand below the heading of what is missing.
    let at = |text: &str| said.find(text).unwrap();
    assert!(at("These answers are missing") < at("CONFIRMATION-AHEAD"), "{}", first.stderr);
    // Who has given them, or lets Altinn Studio make the resource, hears nothing of them.
    let confirmed = ["--yes", "--confirm-message=310000019", "--resource-by=studio"];
    let second = home.run(&[&init[..], &confirmed].concat());
    assert!(!second.stderr.contains("CONFIRMATION-AHEAD"), "{}", second.stderr);
}

/// What will have to be confirmed is named as it is compared, and what cannot be read is not repeated: it may be a person's
/// number.
#[test]
fn a_confirmation_ahead_repeats_only_what_was_understood() {
    let served = Served::start(&[]);
    let home = Home::dated();
    served.as_real(&home, "lab", "test", |_| {});
    let init = ["init", "correspondence", "--env=lab", "--environments=environments.toml", "--no-input", "--no-wait"];
    let ahead = |given: &[&str]| {
        let run = home.run(&[&init[..], &["--resource-by=program", "--lang=en"], given].concat());
        assert_eq!(run.status, Some(2), "{}", run.stderr);
        run.stderr.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for person in ["03839047356", "x; rm -rf y"] {
        let said = ahead(&[&format!("--test-recipient={person}"), &format!("--resource-id={person}")]);
        assert!(!said.contains(person), "{said}");
        assert!(said.contains("--confirm-message …") && said.contains("--confirm-resource-id …"), "{said}");
    }
    let said = ahead(&["--test-recipient=310 000 019"]);
    assert!(said.contains("--confirm-message 310000019"), "{said}");
}

/// Letters that no journey asks for are written by the command: for SMS in TT02, and for the day of going live.
#[test]
fn the_letters_of_the_last_days_are_written_noted_and_say_what_they_lack() {
    let home = Home::dated();
    assert_done(&home.run(&INIT));
    for (letter, holds) in [("L9", "+47 000 00 000"), ("L14", "1. januar 2099")] {
        let run = home.run(&["letter", letter]);
        assert_done(&run);
        assert!(run.stdout.contains(holds) && run.stdout.contains("SKAL IKKE SENDES"), "{letter}: {}", run.stdout);
        assert_done(&home.run(&["letter", letter, "--save=brev"]));
        let saved = std::fs::read_dir(home.work().join("brev")).unwrap();
        assert!(saved.flatten().any(|file| file.file_name().to_string_lossy().starts_with(letter)), "{letter}");
        assert_done(&home.run(&["letter", letter, "--sent=2026-11-20", "--case-number=CS0012345"]));
        let state: Value = serde_json::from_str(&home.read(STATE)).unwrap();
        let noted = &state["books"]["rehearsal"]["organisation"]["letter"][letter]["value"];
        assert_eq!((noted["sent"].as_str(), noted["case_number"].as_str()), (Some("2026-11-20"), Some("CS0012345")));
    }
}
