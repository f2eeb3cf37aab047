//! `explain`: a code in any spelling, of one service or of all, and codes that nobody knows.

use super::Pair;
use crate::common::screen::Screens;

#[test]
fn a_code_is_explained_in_any_spelling() {
    Pair::new().show_all(
        Screens::new("codes/explain"),
        &[
            "explain 4001",
            "explain CORR-04001",
            "explain mp250",
            "explain POL049",
            "explain NET-NO-CONNECTION",
            "explain 4",
            "explain 00004 --service broker",
            "explain bro-21 --format json",
            "explain --list --service events",
        ],
    );
}

#[test]
fn a_code_that_nobody_knows_is_met_with_the_nearest() {
    Pair::new().show_all(
        Screens::new("codes/unknown"),
        &["explain NET-NO-CONECTION", "explain zzzzzz", "explain 4001 --service broker", "explain", "explain 1 --list"],
    );
}
