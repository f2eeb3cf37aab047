//! Access lists: ids, members and confirmations that do not hold. Each is one error with its place, and nothing is written.

use std::fs;

use crate::common::Home;
use crate::common::findings::only_error;
use crate::common::screen::Screens;

const STATE: &str = "altinn-onboard.json";
const WORLD: &str = "altinn-onboard.sandbox.json";

/// A home with a list that is switched on.
fn complete() -> Home {
    let home = Home::dated();
    let init = ["init", "formidling", "--env=sandbox", "--scenario=instant", "--yes", "--no-wait"];
    let run = home.run(&[&init[..], &["--audience=selected"]].concat());
    assert_eq!(run.status, Some(0), "{run:#?}");
    home
}

/// A synthetic person's number, completed here so that none stands in the source.
fn persons_number() -> String {
    let digit = |digits: &[u32], weights: &[u32]| {
        let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
        11 - sum % 11
    };
    (0..1000_u32)
        .find_map(|tail| {
            let mut digits: Vec<u32> = format!("018190{tail:03}").bytes().map(|b| u32::from(b - b'0')).collect();
            let first = digit(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11;
            digits.push(first);
            let second = digit(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
            digits.push(second);
            (first < 10 && second < 10).then(|| digits.iter().map(u32::to_string).collect())
        })
        .unwrap()
}

#[test]
fn members_that_do_not_hold_are_refused_with_their_line_before_anything_is_written() {
    let home = complete();
    let (state, world) = (home.read(STATE), home.read(WORLD));
    let person = persons_number();
    let mut screens = Screens::new("bad_input/list-members");
    for (content, code, line) in [
        (String::new(), "LIST-MEMBERS-NONE", None),
        ("# bare en merknad\n".to_owned(), "LIST-MEMBERS-NONE", None),
        ("974760673\n97476067\n".to_owned(), "LIST-MEMBER-NUMBER", Some("ine 2 ")),
        ("974760673\n974760674\n".to_owned(), "LIST-MEMBER-NUMBER", Some("ine 2 ")),
        ("navn;orgnr\n".to_owned(), "LIST-MEMBER-NUMBER", Some("ine 1 ")),
        ("974760673\n\n974760673\n".to_owned(), "LIST-MEMBER-TWICE", Some("ine 3")),
        (format!("974760673\n{person}\n"), "LIST-MEMBER-PERSON", Some("ine 2 ")),
        (format!("974760673;{person}\n"), "LIST-MEMBER-PERSON", Some("ine 1 ")),
        (format!("974760673;Kari {person}\n"), "PERSON-NUMBER", None),
    ] {
        fs::write(home.work().join("medlemmer.txt"), content).unwrap();
        let [_, run] = screens.run([&home, &home], &["access-list", "members", "medlemmer.txt", "--yes", "--no-wait"]);
        let error = only_error(&run);
        assert_eq!((run.status, error.code.as_str()), (Some(2), code), "{run:#?}");
        assert!(error.advised && error.text.starts_with("medlemmer.txt "), "{error:?}");
        assert!(line.is_none_or(|line| error.text.contains(line)), "{error:?}");
        assert!(!format!("{run:?}").contains(&person), "no person's number is repeated");
    }
    for (word, code) in [
        ("97476067", "LIST-MEMBER-NUMBER"),
        (person.as_str(), "LIST-MEMBER-PERSON"),
        ("finnes-ikke.txt", "FILE-NOT-FOUND"),
    ] {
        let run = home.run(&["access-list", "members", word, "--yes", "--lang=en"]);
        assert_eq!((run.status, only_error(&run).code.as_str()), (Some(2), code), "{run:#?}");
    }
    let [_, run] = screens.run([&home, &home], &["access-list", "members", "--remove"]);
    assert_eq!(run.status, Some(2), "{run:#?}");
    screens.check();
    assert_eq!((home.read(STATE), home.read(WORLD)), (state, world), "nothing was changed");
}

#[test]
fn ids_of_lists_have_a_form_and_persons_have_no_list() {
    let mut screens = Screens::new("bad_input/list-ids");
    for (flag, code) in [
        ("--access-list-id=Godkjente banker", "LIST-ID-FORM"),
        ("--access-list-id=ttd:banker", "LIST-ID-FORM"),
        ("--access-list-id=a", "LIST-ID-LENGTH"),
        ("--list-members=12345", "LIST-MEMBER-NUMBER"),
        ("--list-members=974760673, 974760673", "LIST-MEMBER-TWICE"),
        ("--recipients=both", "AUDIENCE-PERSONS"),
    ] {
        let home = Home::dated();
        let init = ["init", "melding", "--env=sandbox", "--scenario=instant", "--yes", "--no-wait"];
        let [_, run] = screens.run([&home, &Home::dated()], &[&init[..], &["--audience=selected", flag]].concat());
        let error = only_error(&run);
        assert_eq!((run.status, error.code.as_str()), (Some(2), code), "{run:#?}");
        assert!(error.advised, "{error:?}");
        assert!(!home.work().join(STATE).exists());
    }
    screens.check();
}

#[test]
fn a_list_is_shown_only_where_there_is_one_to_show() {
    let mut screens = Screens::new("bad_input/list-show");
    let home = Home::dated();
    let [_, run] = screens.run([&home, &home], &["access-list", "show"]);
    assert_eq!((run.status, only_error(&run).code.as_str()), (Some(1), "STATE-MISSING"), "{run:#?}");
    let init = ["init", "formidling", "--env=sandbox", "--scenario=instant", "--yes", "--no-wait"];
    assert_eq!(home.run(&init).status, Some(0));
    let [_, run] = screens.run([&home, &home], &["access-list", "show", "--scenario=instant"]);
    assert_eq!((run.status, only_error(&run).code.as_str()), (Some(1), "NOT-KNOWN-YET"), "{run:#?}");
    screens.check();
}
