//! A test message with a file: named on the command line, shown, sent once, and followed.

use serde_json::Value;

use super::support::{init, run, step, world};
use crate::common::{Home, Run};

const TRY: &str = "try message";

/// A file in the working folder; its name as an option.
fn file(home: &Home, name: &str, content: &[u8]) -> String {
    std::fs::write(home.work().join(name), content).unwrap();
    format!("--message-attachment={name}")
}

fn messages(home: &Home) -> Vec<Value> {
    world(home)["messages"].as_array().unwrap().clone()
}

fn in_one_line(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn everything(run: &Run) -> String {
    in_one_line(&format!("{}{}", run.stdout, run.stderr))
}

#[test]
fn a_file_goes_with_the_message_and_only_what_it_was_is_kept() {
    let home = Home::dated();
    let of = file(&home, "vedtak æøå.pdf", &[b'x'; 1_500]);
    let begun = init(&home, "instant", &[&of]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert!(everything(&begun).contains("Attachment: vedtak æøå.pdf (1500 B)"), "{begun:#?}");
    let sent = messages(&home);
    let described = &sent[0]["body"]["content"]["attachments"][0];
    assert_eq!((sent.len(), &described["filename"]), (1, &"vedtak æøå.pdf".into()), "{described}");
    assert!(home.read("altinn-onboard.json").contains("vedtak æøå.pdf"));
    assert!(!home.read("altinn-onboard.json").contains(home.work().to_str().unwrap()), "where it is, is nobody's");
    assert_eq!(step(&home, "test-message")["state"], "done");
    // It is sent: neither the same file nor another goes with it now.
    for command in [TRY, "resume"] {
        let late = run(&home, command, "instant", &[&of]);
        assert_eq!((late.status, messages(&home).len()), (Some(2), 1), "{late:#?}");
        let said = everything(&late);
        assert!(said.contains("ATTACHMENT-TOO-LATE: --message-attachment"), "{late:#?}");
        assert!(said.contains("try message --again --message-attachment '"), "{late:#?}");
    }
    // Another message has a file only where one is named anew.
    let plain = run(&home, TRY, "instant", &["--again"]);
    assert_eq!((plain.status, messages(&home).len()), (Some(0), 2), "{plain:#?}");
    assert!(!everything(&plain).contains("Attachment:"), "{plain:#?}");
    let again = run(&home, TRY, "instant", &["--again", &of]);
    assert_eq!((again.status, messages(&home).len()), (Some(0), 3), "{again:#?}");
    assert!(everything(&again).contains("Attachment: vedtak æøå.pdf (1500 B)"), "{again:#?}");
}

#[test]
fn a_variable_names_it_and_an_answers_file_does_not() {
    let home = Home::dated().with("ALTINN_ONBOARD_MESSAGE_ATTACHMENT", "vedtak.txt");
    file(&home, "vedtak.txt", b"Vedtak");
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    assert_eq!(messages(&home)[0]["attachments"].as_array().unwrap().len(), 1);
    // What always stands there is no mistake of the next run.
    let after = run(&home, "resume", "instant", &[]);
    assert_eq!(after.status, Some(0), "{after:#?}");

    let home = Home::dated();
    std::fs::write(home.work().join("svar.toml"), "message-attachment = \"vedtak.txt\"\n").unwrap();
    let refused = init(&home, "instant", &["--answers=svar.toml"]);
    assert_eq!(refused.status, Some(2), "{refused:#?}");
    assert!(refused.stderr.contains("ANSWERS-UNKNOWN-KEY"), "{refused:#?}");
}

#[test]
fn what_cannot_go_with_a_message_is_refused_before_anything_is_asked_or_sent() {
    let home = Home::dated();
    assert_eq!(init(&home, "instant", &["--test-recipient=310000019"]).status, Some(0));
    std::fs::create_dir(home.work().join("mappe.txt")).unwrap();
    let before = home.read("altinn-onboard.json");
    file(&home, "tom.txt", b"");
    file(&home, "vedtak.exe", b"x");
    file(&home, "con.txt", b"x");
    std::fs::File::create(home.work().join("stor.zip")).unwrap().set_len(2_000_000_001).unwrap();
    // What it leads to would stand in no confirmation.
    #[cfg(unix)]
    std::os::unix::fs::symlink("altinn-onboard.json", home.work().join("lenke.json")).unwrap();
    for (name, code) in [
        #[cfg(unix)]
        ("lenke.json", "FILE-LINK"),
        ("tom.txt", "ATTACHMENT-EMPTY"),
        ("stor.zip", "ATTACHMENT-LARGE"),
        ("vedtak.exe", "ATTACHMENT-TYPE"),
        ("con.txt", "ATTACHMENT-NAME"),
        ("borte.txt", "FILE-NOT-FOUND"),
        ("mappe.txt", "FILE-"),
    ] {
        let refused = run(&home, TRY, "instant", &["--again", &format!("--message-attachment={name}")]);
        assert_eq!((refused.status, messages(&home).len()), (Some(2), 1), "{name}: {refused:#?}");
        assert!(refused.stderr.contains(code) && refused.stderr.contains("Next: "), "{name}: {refused:#?}");
        assert_eq!(home.read("altinn-onboard.json"), before, "{name} changed the state");
    }
    let person = run(&home, TRY, "instant", &["--to-person=310000019", "--message-attachment=tom.txt"]);
    assert_eq!(person.status, Some(2), "{person:#?}");
    let other = run(&home, "init broker --env sandbox", "instant", &["--message-attachment=con.txt"]);
    assert!(other.status == Some(2) && other.stderr.contains("OPTION-NO-EFFECT"), "{other:#?}");
}

#[test]
fn a_file_with_a_virus_takes_its_message_with_it_and_the_way_out_is_said() {
    let home = Home::dated();
    let of = file(&home, "vedtak.txt", b"Vedtak");
    let begun = init(&home, "instant,scan-fails", &[&of]);
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    let waiting = step(&home, "test-message");
    let said = waiting.to_string();
    assert!(said.contains("Malware scan failed: Malicious"), "{waiting}");
    assert!(waiting["command"].as_str().unwrap().starts_with("altinn-onboard try message --again"), "{waiting}");
    // Without a file it arrives.
    let again = run(&home, TRY, "instant,scan-fails", &["--again"]);
    assert_eq!(again.status, Some(0), "{again:#?}");
}

#[test]
fn what_is_said_of_a_message_that_is_sent_holds_for_the_next_and_that_is_told() {
    let home = Home::dated();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    let late = run(&home, "resume", "instant", &["--publish-delay=10", "--message-reminder=yes"]);
    assert_eq!(late.status, Some(0), "{late:#?}");
    for option in ["--publish-delay", "--message-reminder"] {
        assert!(everything(&late).contains(&format!("sent already: {option} does not change it")), "{late:#?}");
    }
}
