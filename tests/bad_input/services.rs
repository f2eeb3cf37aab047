//! Services that answer otherwise than they should: each is named once, nothing is lost, and the journey goes on later.

use crate::common::findings::{errors, only_error};
use crate::common::screen::Screens;
use crate::common::{Home, Run};

const STATE: &str = "altinn-onboard.json";

fn run(screens: &mut Screens, home: &Home, command: &str, scenarios: &str) -> Run {
    let scenarios = format!("--scenario={scenarios}");
    let mut arguments: Vec<&str> = command.split(' ').collect();
    arguments.extend([scenarios.as_str(), "--yes", "--no-wait"]);
    // Reads are repeated after a pause, which is not to be waited for here.
    let run = home.run_hurried(&arguments);
    screens.add(home, &arguments, &run);
    run
}

const INIT: &str = "init correspondence --env sandbox --lang en";

#[test]
fn an_organisation_that_cannot_own_a_service_is_refused_before_anything_is_begun() {
    let mut screens = Screens::new("bad_input/organisations");
    for (scenario, code, says) in [
        ("org-deleted", "ORG-DELETED", "2024-01-01"),
        ("org-merged", "ORG-DELETED", "merged"),
        ("org-sub-unit", "ORG-SUB-UNIT", "999 999 999"),
    ] {
        let home = Home::dated();
        for given in ["", " --org-number=991825827"] {
            let run = run(&mut screens, &home, &format!("{INIT}{given}"), &format!("instant,{scenario}"));
            let error = only_error(&run);
            assert_eq!((run.status, error.code.as_str()), (Some(2), code), "{run:#?}");
            assert!(error.text.starts_with("--org-number ") && error.text.contains(says) && error.advised, "{error:?}");
            assert!(!home.work().join(STATE).exists());
        }
        let norwegian = INIT.replace("lang en", "lang nb");
        let norwegian = only_error(&run(&mut screens, &home, &norwegian, &format!("instant,{scenario}")));
        assert_eq!(norwegian.code, code);
        assert!(norwegian.text.contains("991 825 827"), "{norwegian:?}");
    }
    screens.check();
}

/// What stands on the way, the code that names it, and how the run ends.
#[test]
fn what_stands_in_the_way_is_named_and_a_later_run_finishes() {
    let mut screens = Screens::new("bad_input/services");
    for (scenario, code) in [
        ("registry-down", "SERVICE-DOWN"),
        ("exchange-down", "EXCHANGE-401"),
        ("html-answers", "NET-HTML"),
        ("hangs", "NET-TIMEOUT"),
    ] {
        let home = Home::dated();
        // Only what hangs is waited for; what answers may take its time.
        let home = if scenario == "hangs" { home.with("ALTINN_ONBOARD_TIMEOUT", "200ms") } else { home };
        let first = run(&mut screens, &home, INIT, &format!("instant,{scenario}"));
        let codes: Vec<String> = errors(&first).into_iter().map(|error| error.code).collect();
        assert_eq!(first.status, Some(1), "{scenario}: {first:#?}");
        assert!(!codes.is_empty() && codes.iter().all(|found| found == code), "{scenario}: {codes:?}");
        assert!(errors(&first).iter().all(|error| error.advised), "{scenario}: {first:#?}");
        let norwegian = run(&mut screens, &home, "resume --lang nb", &format!("instant,{scenario}"));
        assert_eq!(norwegian.status, Some(1), "{scenario}: {norwegian:#?}");
        assert!(!norwegian.stderr.contains("Next:"), "{scenario}");

        let home = home.with("ALTINN_ONBOARD_TIMEOUT", "30s");
        let later = run(&mut screens, &home, "resume --lang en", "instant");
        assert_eq!(later.status, Some(0), "{scenario}: {later:#?}");
    }
    screens.check();
}

#[test]
fn a_clock_ten_minutes_wrong_is_measured_and_nothing_fails() {
    let home = Home::dated();
    let mut screens = Screens::new("bad_input/clock-skew");
    let first = run(&mut screens, &home, INIT, "instant,clock-skew");
    screens.check();
    assert_eq!((first.status, errors(&first)), (Some(0), Vec::new()), "{first:#?}");
}
