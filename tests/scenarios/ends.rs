//! What ends, and what nobody has answered: said in the checklist, in `resume` and to programs, before it hurts.

use serde_json::{Value, json};

use super::support::{checklist, init, run, step};
use crate::common::Home;

fn complete() -> Home {
    let home = Home::new();
    let first = init(&home, "instant", &[]);
    assert_eq!(first.status, Some(0), "{first:#?}");
    home
}

/// The state as a colleague or time would leave it.
fn change(home: &Home, change: impl Fn(&mut Value)) {
    let mut whole: Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    change(&mut whole["books"]["rehearsal"]);
    let text = serde_json::to_string_pretty(&whole).unwrap();
    std::fs::write(home.work().join("altinn-onboard.json"), text).unwrap();
}

/// Sets the last day of the client's key, so many days from now.
fn key_ends(home: &Home, days: i32) -> String {
    let day = jiff::Zoned::now().date().checked_add(jiff::Span::new().days(days)).unwrap().to_string();
    change(home, |book| {
        book["environments"]["sandbox"]["client-key"]["main"]["value"]["expires"] = json!(day);
    });
    day
}

/// The keys as `client key list` shows them, and whether self-service was asked.
fn keys(home: &Home) -> (Value, bool) {
    let run = home.run(&["client", "key", "list", "--format=json"]);
    assert_eq!(run.status, Some(0), "{run:#?}");
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    (document["keys"].clone(), document["selfService"] == true)
}

#[test]
fn every_key_of_the_client_is_listed_also_those_that_only_self_service_knows() {
    let home = complete();
    let (first, asked) = keys(&home);
    assert!(asked && first.as_array().unwrap().len() == 1, "{first}");
    let old = first[0].clone();
    assert_eq!((&old["used"], &old["place"], &old["onClient"]), (&json!(true), &json!("here"), &json!(true)));
    let new = home.run(&["client", "key", "--new", "--holder=drift", "--yes", "--no-input"]);
    assert_eq!(new.status, Some(0), "{new:#?}");
    let (two, _) = keys(&home);
    assert_eq!((&two[0]["holder"], &two[0]["onClient"]), (&json!("drift"), &json!(false)), "made and not registered");
    // Maskinporten does not know the new one yet: the program logs in with the old one as long.
    assert_eq!((&two[0]["used"], &two[1]["used"]), (&json!(false), &json!(true)));
    assert_eq!((&two[1]["kid"], &two[1]["onClient"]), (&old["kid"], &json!(true)));
    // As if another had registered the older one, and told nobody.
    change(&home, |book| {
        let known = book["environments"]["sandbox"]["client-key"].as_object_mut().unwrap();
        known.retain(|key, _| key == "main");
        assert_eq!(known.len(), 1);
    });
    let (two, _) = keys(&home);
    assert_eq!((&two[1]["kid"], &two[1]["place"]), (&old["kid"], &Value::Null));
    assert_eq!((&two[1]["ends"], &two[1]["onClient"]), (&old["ends"], &json!(true)), "its year is known all the same");
}

fn rotate(home: &Home, more: &[&str]) -> crate::common::Run {
    let words = ["client", "key", "rotate", "--scenario=instant", "--no-input", "--lang=en"];
    home.run(&words.iter().chain(more).copied().collect::<Vec<_>>())
}

#[test]
fn a_time_that_cannot_be_counted_is_not_over() {
    let home = complete();
    let old = keys(&home).0[0]["kid"].as_str().unwrap().to_owned();
    let said = rotate(&home, &["--grace=100000000h", &format!("--confirm-key={old}")]);
    assert_eq!((said.status, keys(&home).0.as_array().unwrap().len()), (Some(8), 2), "{said:#?}");
}

/// Somebody makes a third key while two stand: the rotation does not put its own in the place of that.
#[test]
fn a_key_that_came_into_use_meanwhile_stays_in_use() {
    let home = complete();
    assert_eq!(rotate(&home, &["--grace=1h"]).status, Some(8));
    assert_eq!(home.run(&["client", "key", "--new", "--yes", "--no-input"]).status, Some(0));
    let resumed = home.run(&["resume", "--yes", "--no-input", "--scenario=instant"]);
    assert_eq!(resumed.status, Some(0), "{resumed:#?}");
    let third = keys(&home).0[0].clone();
    assert_eq!(third["used"], json!(true));
    let said = rotate(&home, &["--grace=0s", "--yes"]);
    assert_eq!(said.status, Some(0), "{said:#?}");
    let (all, _) = keys(&home);
    let kids: std::collections::BTreeSet<&str> =
        all.as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap()).collect();
    assert_eq!(kids.len(), all.as_array().unwrap().len(), "each once: {all}");
    assert!(!kids.contains(third["kid"].as_str().unwrap()) && all[0]["used"] == json!(true), "{all}");
}

#[test]
fn a_key_is_rotated_in_the_safe_order_and_the_old_one_goes_when_that_is_confirmed() {
    let home = complete();
    let old = keys(&home).0[0]["kid"].as_str().unwrap().to_owned();
    let said = rotate(&home, &["--grace=2h", "--holder=drift"]);
    assert_eq!(said.status, Some(8), "{said:#?}");
    for part in ["A new key has been made", "beside the old one", "A token with the new key worked", "Both keys work"] {
        assert!(said.stderr.contains(part), "{part}: {said:#?}");
    }
    let (two, _) = keys(&home);
    let new = two[0]["kid"].as_str().unwrap().to_owned();
    assert!(new != old && two.as_array().unwrap().len() == 2, "{two}");
    assert_eq!(
        (&two[0]["holder"], &two[0]["used"], &two[0]["onClient"]),
        (&json!("drift"), &json!(true), &json!(true))
    );
    assert_eq!((two[1]["kid"].as_str(), &two[1]["onClient"]), (Some(old.as_str()), &json!(true)), "the old one stays");
    let late = rotate(&home, &["--holder=arkiv"]);
    assert_eq!((late.status, keys(&home).0), (Some(1), two.clone()), "the new key is made already: {late:#?}");
    assert!(late.stderr.contains("OPTION-NO-EFFECT: --holder"), "{late:#?}");
    let again = rotate(&home, &["--holder=drift"]);
    assert_eq!((again.status, keys(&home).0), (Some(8), two.clone()), "the grace was kept: {again:#?}");
    // The time is over; nobody has confirmed that the old one goes, or of another key.
    for (more, status) in [(&["--grace=0s"][..], Some(2)), (&["--confirm-key=another"][..], Some(2))] {
        let said = rotate(&home, more);
        assert_eq!((said.status, keys(&home).0), (status, two.clone()), "{said:#?}");
    }
    let said = rotate(&home, &[&format!("--confirm-key={old}")]);
    assert_eq!(said.status, Some(0), "{said:#?}");
    let (one, _) = keys(&home);
    assert_eq!((one.as_array().unwrap().len(), one[0]["kid"].as_str()), (1, Some(new.as_str())), "{one}");
    let resumed = run(&home, "resume", "instant", &[]);
    assert_eq!((resumed.status, notices(&home)), (Some(0), json!([])), "{resumed:#?}");
    let state = home.read("altinn-onboard.json");
    assert!(!state.contains("PRIVATE KEY"), "nothing private is kept in it");
}

#[test]
fn a_client_with_five_keys_gets_no_sixth_and_none_is_made() {
    let home = complete();
    for number in 2..=5 {
        let new = home.run(&["client", "key", "--new", "--yes", "--no-input"]);
        assert_eq!(new.status, Some(0), "{number}: {new:#?}");
        assert_eq!(run(&home, "resume", "instant", &[]).status, Some(0), "{number}");
    }
    let before = (keys(&home).0, home.read("altinn-onboard.json"));
    let said = rotate(&home, &["--yes"]);
    assert_eq!(said.status, Some(1), "{said:#?}");
    assert!(said.stderr.contains("SELF-SERVICE-KEYS-FULL") && said.stderr.contains("client key list"), "{said:#?}");
    assert_eq!((keys(&home).0, home.read("altinn-onboard.json")), before);
}

fn notices(home: &Home) -> Value {
    checklist(home)["notices"].clone()
}

#[test]
fn a_key_that_ends_is_a_notice_and_one_that_has_ended_makes_its_step_to_do() {
    let home = complete();
    assert_eq!(notices(&home), json!([]));
    let day = key_ends(&home, 40);
    assert_eq!(notices(&home), json!([{ "code": "KEY-ENDS", "severity": "note", "subject": "main", "due": day }]));
    let day = key_ends(&home, 20);
    assert_eq!(notices(&home), json!([{ "code": "KEY-ENDS", "severity": "warning", "subject": "main", "due": day }]));
    let list = home.run(&["checklist", "--check", "--lang=en"]);
    assert_eq!(list.status, Some(0), "nothing is left to do yet: {list:#?}");
    assert!(list.stdout.contains("! Warning KEY-ENDS") && list.stdout.contains("client key --new"), "{}", list.stdout);
    let resumed = run(&home, "resume", "instant", &[]);
    assert!(resumed.stdout.contains("KEY-ENDS"), "{resumed:#?}");

    let day = key_ends(&home, -3);
    assert_eq!(notices(&home)[0], json!({ "code": "KEY-ENDED", "severity": "error", "subject": "main", "due": day }));
    let list = home.run(&["checklist", "--check", "--lang=en"]);
    assert_eq!(list.status, Some(8), "{list:#?}");
    assert_eq!(step(&home, "maskinporten-client")["state"], "to-do");
    assert_eq!(step(&home, "token")["state"], "blocked");
    // The command that it names helps.
    let new = home.run(&["client", "key", "--new", "--yes", "--no-input", "--scenario=instant"]);
    assert!(matches!(new.status, Some(0 | 8)), "{new:#?}");
    let resumed = run(&home, "resume", "instant", &[]);
    assert_eq!(resumed.status, Some(0), "{resumed:#?}");
    assert_eq!((notices(&home), &step(&home, "token")["state"]), (json!([]), &json!("done")));
}

#[test]
fn a_letter_that_nobody_has_answered_is_a_notice() {
    let home = Home::new();
    assert_eq!(init(&home, "instant,scope-not-granted", &[]).status, Some(8));
    assert_eq!(notices(&home), json!([]));
    let sent = home.run(&["letter", "L1", "--sent=2026-02-03", "--deadline=2026-02-17", "--lang=en"]);
    assert_eq!(sent.status, Some(0), "{sent:#?}");
    let expected = json!([{ "code": "LETTER-OVERDUE", "severity": "warning", "subject": "L1", "due": "2026-02-17" }]);
    assert_eq!(notices(&home), expected);
    let list = home.run(&["checklist", "--lang=nb"]);
    let said = list.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Brev L1 ble sendt 3. februar 2026") && said.contains("17. februar 2026"), "{}", list.stdout);
    let late = home.run(&["letter", "L1", "--sent=2199-01-01", "--lang=en"]);
    assert_eq!(late.status, Some(2), "what is to come has not been sent: {late:#?}");
    assert!(late.stderr.contains("DATE-FUTURE"), "{late:#?}");
}

#[test]
fn a_letter_that_is_told_as_sent_twice_is_one_letter() {
    let home = Home::new();
    assert_eq!(init(&home, "instant,scope-not-granted", &[]).status, Some(8));
    let letters = || {
        let state: Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
        let letters = state["books"]["rehearsal"]["organisation"]["letter"].as_object().cloned().unwrap_or_default();
        letters.into_iter().map(|(key, fact)| (key, fact["value"]["sent"].clone())).collect::<Vec<_>>()
    };
    for (kind, day) in [("L4", "2026-02-03"), ("L4", "2026-02-04"), ("L7", "2026-02-03"), ("L7", "2026-02-03")] {
        let sent = home.run(&["letter", kind, &format!("--sent={day}"), "--lang=en"]);
        assert_eq!(sent.status, Some(0), "{sent:#?}");
    }
    assert_eq!(letters(), [("L4".to_owned(), json!("2026-02-04")), ("L7".to_owned(), json!("2026-02-03"))]);
    let none = home.run(&["letter", "L4-2", "--sent=2026-02-05", "--lang=en"]);
    assert_eq!(none.status, Some(1), "there is no such letter: {none:#?}");
    let shown = home.run(&["letter", "L4", "--lang=en"]);
    assert_eq!(shown.status, Some(0), "{shown:#?}");
    assert!(shown.stderr.contains("L4 was sent on 4 February 2026"), "{shown:#?}");
    assert_eq!(letters().len(), 2);
}

#[test]
fn where_there_is_nothing_to_ask_for_no_letter_is_made() {
    let home = complete();
    for command in [&["scopes", "request"][..], &["letter", "L1"], &["letter", "L1", "--save=out"]] {
        let asked = home.run(&[command, &["--lang=en"]].concat());
        assert_eq!(asked.status, Some(1), "{asked:#?}");
        assert!(asked.stderr.contains("no letter was made") && asked.stdout.is_empty(), "{asked:#?}");
        assert!(asked.stderr.contains("Next: See what is granted now: altinn-onboard scopes check"), "{asked:#?}");
    }
    assert!(!home.work().join("out").exists());
}

#[test]
fn terms_that_are_not_signed_wait_for_the_signature_whatever_was_told() {
    let home = Home::new();
    let given = init(&home, "instant,terms-not-signed", &["--terms-signed=2026-02-03"]);
    assert_eq!(given.status, Some(2), "what was given in the same command is refused: {given:#?}");
    assert!(given.stderr.contains("SELF-SERVICE-TERMS: --terms-signed"), "{given:#?}");
    let first = init(&home, "instant,terms-not-signed", &[]);
    assert_eq!(first.status, Some(8), "{first:#?}");
    assert!(first.stderr.contains("✗ Self-service answered that the organisation has not signed"), "{first:#?}");
    let terms = step(&home, "terms");
    assert_eq!((&terms["state"], &terms["waiting"]["for"]), (&json!("waiting"), &json!("signatory")), "{terms}");
    assert_eq!(terms["waiting"]["letter"]["key"], "L7");
    assert!(terms["reason"].as_str().unwrap().contains("servicedesk@digdir.no"), "{terms}");
    assert_eq!(step(&home, "maskinporten-client")["blockedBy"], json!(["terms"]));
    let signed = run(&home, "resume --terms-signed today", "instant", &[]);
    assert_eq!(signed.status, Some(0), "{signed:#?}");
    assert_eq!(step(&home, "terms")["state"], "done");
}
