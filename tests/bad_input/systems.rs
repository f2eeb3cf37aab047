//! Systems and system users: ids and organisations that do not hold. Each is one error, and nothing is written.

use crate::common::Home;
use crate::common::findings::only_error;
use crate::common::screen::Screens;

const STATE: &str = "altinn-onboard.json";

#[test]
fn ids_of_systems_have_a_form_and_two_organisations_take_part() {
    let mut screens = Screens::new("bad_input/system-ids");
    let long = format!("--system-id=991825827_{}", "a".repeat(91));
    for (flag, code) in [
        ("--system-id=filsystem", "SYSTEM-ID-OWNER"),
        ("--system-id=974760673_filsystem", "SYSTEM-ID-OWNER"),
        ("--system-id=991825827_fil system", "SYSTEM-ID-NAME"),
        ("--system-id=991825827_", "SYSTEM-ID-NAME"),
        (long.as_str(), "SYSTEM-ID-LENGTH"),
        ("--system-user-sender=12345", "ORG-LENGTH"),
        ("--system-user-sender=974760673", "RECIPIENT-REAL"),
        ("--system-user-wanted=kanskje", "YES-NO"),
    ] {
        let home = Home::dated();
        let init = ["init", "formidling", "--env=sandbox", "--scenario=instant", "--yes", "--no-wait"];
        let wanted: &[&str] = if flag.contains("wanted") { &[] } else { &["--system-user-wanted=yes"] };
        let [_, run] = screens.run([&home, &Home::dated()], &[&init[..], wanted, &[flag]].concat());
        let error = only_error(&run);
        assert_eq!((run.status, error.code.as_str()), (Some(2), code), "{run:#?}");
        assert!(error.advised, "{error:?}");
        assert!(!home.work().join(STATE).exists());
    }
    screens.check();
}

#[test]
fn a_system_is_shown_only_where_there_is_one_to_show() {
    let mut screens = Screens::new("bad_input/system-show");
    let home = Home::dated();
    let [_, run] = screens.run([&home, &home], &["system-user", "show"]);
    assert_eq!((run.status, only_error(&run).code.as_str()), (Some(1), "STATE-MISSING"), "{run:#?}");
    let init = ["init", "formidling", "--env=sandbox", "--scenario=instant", "--yes", "--no-wait"];
    assert_eq!(home.run(&init).status, Some(0));
    let [_, run] = screens.run([&home, &home], &["system-user", "show", "--scenario=instant"]);
    assert_eq!((run.status, only_error(&run).code.as_str()), (Some(1), "NOT-KNOWN-YET"), "{run:#?}");
    screens.check();
}
