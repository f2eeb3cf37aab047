//! `state`: what is shown of one state, of two, and of a merge.

use super::Pair;
use crate::common::screen::Screens;
use crate::common::states::{message, number, state, supplier};

/// Three states, two of which come from the first, and some that cannot be taken.
fn pair() -> Pair {
    let pair = Pair::new();
    let base = state(&number("991825827", 1), &supplier("Verk", 1), "");
    pair.write("base.json", &base);
    pair.write("ours.json", state(&number("991825827", 1), &supplier("Bruk", 2), &message(1, 2)));
    pair.write("theirs.json", state(&number("991825827", 3), &supplier("Fabrikk", 3), &message(2, 3)));
    pair.write("broken.json", base.replace("991825827", "991825828"));
    pair.write("marks.json", format!("<<<<<<< HEAD\n{base}"));
    pair.write("newer.json", base.replace("\"schema\": 2", "\"schema\": 7"));
    pair
}

#[test]
fn a_merge_names_what_both_have_made_and_what_cannot_be_merged() {
    pair().show_all(
        Screens::new("state/merge").with_days(),
        &[
            "state merge base.json ours.json theirs.json",
            "state show supplier-name --state ours.json",
            "state show message-sent --state ours.json",
            "state show message-sent --state ours.json --format json",
            "state merge base.json ours.json theirs.json",
            "state check --state ours.json",
            "state check --state ours.json --strict --format json",
            "checklist --state ours.json",
            "state settle message-sent none --state ours.json",
            "state settle message-sent cb472dab-1f96-42ea-a7c7-02ce3398fdc1 --state ours.json",
            "state check --state ours.json --strict",
        ],
    );
}

#[test]
fn what_cannot_be_merged_leaves_our_file_and_says_which_is_wrong() {
    let pair = pair();
    pair.show_all(
        Screens::new("state/not-merged").with_days(),
        &[
            "state merge base.json ours.json nowhere.json",
            "state merge base.json broken.json theirs.json",
            "state merge marks.json ours.json theirs.json",
            "state merge base.json ours.json newer.json",
            "state merge base.json ours.json",
            "state check --state broken.json",
            "state check --state newer.json --format json",
            "state check --state nowhere.json",
        ],
    );
    for home in pair.homes() {
        assert_eq!(home.read("ours.json"), state(&number("991825827", 1), &supplier("Bruk", 2), &message(1, 2)));
    }
}

#[test]
fn two_states_are_held_against_each_other_fact_by_fact() {
    pair().show_all(
        Screens::new("state/diff").with_days(),
        &[
            "state diff base.json ours.json",
            "state diff ours.json --state theirs.json",
            "state diff base.json theirs.json --format json",
            "state diff base.json base.json",
            "state diff - -",
            "state diff base.json nowhere.json",
            "state show org-numbr --state ours.json",
            "state show client-id --state ours.json",
        ],
    );
}

#[test]
fn the_merge_driver_is_installed_in_a_repository_alone_and_once() {
    let pair = Pair::new();
    let mut screens = Screens::new("state/install-merge-driver");
    screens.run(pair.homes(), &["state", "install-merge-driver"]);
    for home in pair.homes() {
        std::fs::create_dir(home.work().join(".git")).unwrap();
        std::fs::write(home.work().join(".git/HEAD"), "ref: refs/heads/main\n").unwrap();
        std::fs::write(home.work().join(".gitattributes"), "*.xml text").unwrap();
    }
    screens.run(pair.homes(), &["state", "install-merge-driver"]);
    screens.run(pair.homes(), &["state", "install-merge-driver"]);
    screens.check();
    for home in pair.homes() {
        assert_eq!(home.read(".gitattributes"), "*.xml text\n/altinn-onboard.json merge=altinn-onboard\n");
    }
}
