//! `policy new`.

use crate::common::Home;

#[test]
fn a_policy_is_made_of_flags_and_no_file_is_overwritten_without_being_told() {
    let home = Home::new();
    let flags = ["policy", "new", "--yes", "--resource-id", "ttd-brev", "--output", "brev.xml"];
    let run = home.run(&flags);
    assert_eq!(run.status, Some(0), "{run:?}");
    let first = home.read("brev.xml");
    assert!(first.starts_with('\u{feff}') && first.contains("ttd-brev"), "{first}");
    let again = home.run(&flags);
    assert_eq!(again.status, Some(2), "{again:?}");
    assert_eq!(home.run(&[&flags[..], &["--force"]].concat()).status, Some(0));
    assert_eq!(home.read("brev.xml"), first);
}
