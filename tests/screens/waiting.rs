//! A journey that waits, and one that a service stops: who must act, what proves it, and what comes next.

use super::Pair;
use crate::common::screen::Screens;

#[test]
fn a_journey_that_waits_for_the_desk() {
    let pair = Pair::new();
    let again = "resume --yes --no-wait --scenario scope-not-granted,instant";
    pair.shows(
        "waiting/init",
        "init correspondence --env sandbox --scenario scope-not-granted,instant --yes --no-wait",
    );
    pair.shows("waiting/resume", again);
    let noted = "letter L1 --sent 2026-11-02 --case-number CS0012345 --deadline 2026-11-16 --our-reference 26/1234";
    pair.show_all(Screens::new("waiting/letter-sent"), &[noted, "checklist --by role"]);
    pair.show_all(
        Screens::new("waiting/checklist"),
        &["checklist", "checklist --by role", "checklist --evidence", "checklist --check", "checklist --all"],
    );
    pair.shows("json/checklist-waiting", "checklist --format json");
    pair.show_all(
        Screens::new("waiting/commands"),
        &[
            "step scopes --scenario instant",
            "step policy",
            "scopes request",
            "token --scenario instant",
            "client guide",
            "try message",
            "events list",
        ],
    );
    pair.shows("waiting/arrived", "resume --yes --no-wait --scenario instant");
}

#[test]
fn a_supplier_holds_the_key() {
    let pair = Pair::new();
    pair.show_all(
        Screens::new("waiting/supplier"),
        &[
            "init correspondence --env sandbox --scenario supplier-holds-key,instant --yes --no-wait",
            "checklist --by role",
            "client guide",
            "client key",
            "letter package",
        ],
    );
}
