//! Letters: each as it stands, the package of all, a link, and a copy in a folder.

use super::Pair;
use crate::common::screen::Screens;

#[test]
fn every_letter() {
    let pair = Pair::new();
    let init = ["init", "correspondence", "--env=sandbox", "--yes", "--no-wait"];
    for home in pair.homes() {
        let run = home.run(&[&init[..], &["--scenario=scope-not-granted,not-in-tt02,instant"]].concat());
        assert_eq!(run.status, Some(8), "{run:?}");
    }
    pair.shows("letters/package", "letter package");
    pair.show_all(
        Screens::new("letters/all"),
        &["letter L1", "letter L2", "letter L3", "letter L4", "letter L5", "letter L6", "letter L7", "letter L8"],
    );
    pair.show_all(
        Screens::new("letters/more"),
        &[
            "letter L9",
            "letter L14",
            "letter L15",
            "letter L16",
            "letter L10",
            "letter L11",
            "letter L12",
            "letter L13",
            "letter L99",
            "letter L1-2",
        ],
    );
    pair.show_all(
        Screens::new("letters/ways"),
        &[
            "letter L4 --mailto",
            "letter L4 --save post",
            "letter L4 --sent soon",
            "letter L4 --sent 2031-01-01",
            "letter L1 --detail purpose",
            "letter L1 --contact-name Åse --contact-email ase@ttd.no",
        ],
    );
    let mut screens = Screens::new("letters/saved");
    for (language, home) in crate::common::screen::LANGUAGES.into_iter().zip(pair.homes()) {
        let mut names: Vec<String> = ["letters", "post"]
            .iter()
            .flat_map(|folder| std::fs::read_dir(home.work().join(folder)).unwrap())
            .map(|entry| entry.unwrap().path().strip_prefix(home.work()).unwrap().display().to_string())
            .collect();
        names.sort();
        screens.add_text(home, &format!("files, {language}"), &(names.join("\n") + "\n"));
    }
    screens.check();
}
