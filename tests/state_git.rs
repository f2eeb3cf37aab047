//! Two clones of a real Git repository, whose state is merged by the program.

use std::path::Path;

use crate::common::states::{message, number, state, supplier};
use crate::common::{BINARY, Home, Run};

/// A name that a shell takes apart, and a pattern does.
const STATE: &str = "min tilstand.json";

/// A home with two clones of one repository, `a` and `b`, that hold a state.
struct Clones {
    home: Home,
}

impl Clones {
    fn of(base: Option<&str>) -> Self {
        let folder = Path::new(BINARY).parent().unwrap().display().to_string();
        let path = format!("{folder}:/usr/local/bin:/usr/bin:/bin");
        let home = Home::new().with("PATH", &path).with("GIT_CONFIG_NOSYSTEM", "1");
        let clones = Self { home };
        for (key, value) in [("user.name", "kari"), ("user.email", "kari@ttd.no"), ("init.defaultBranch", "main")] {
            clones.git(".", &["config", "--global", key, value]);
        }
        clones.git(".", &["init", "--quiet", "a"]);
        std::fs::write(clones.file("a", "README"), "").unwrap();
        if let Some(base) = base {
            std::fs::write(clones.file("a", STATE), base).unwrap();
        }
        clones.commit("a");
        clones.git(".", &["clone", "--quiet", "a", "b"]);
        clones
    }

    /// As the program tells it: the line of `.gitattributes` once, the line of the configuration in each clone.
    fn installed(self) -> Self {
        self.install("a");
        self.commit("a");
        self.git("b", &["pull", "--quiet", "--ff-only", "../a", "main"]);
        self.install("b");
        self
    }

    fn install(&self, clone: &str) {
        let state = format!("{clone}/{STATE}");
        let run = self.home.run(&["state", "install-merge-driver", "--state", &state]);
        assert_eq!(run.status, Some(0), "{run:#?}");
        let line = format!("cd {clone} && {}", run.stdout);
        let run = self.home.run_program(Path::new("/bin/sh"), &["-c", &line], "");
        assert_eq!(run.status, Some(0), "{run:#?}");
    }

    fn file(&self, clone: &str, name: &str) -> std::path::PathBuf {
        self.home.work().join(clone).join(name)
    }

    fn read(&self, clone: &str) -> String {
        std::fs::read_to_string(self.file(clone, STATE)).unwrap()
    }

    fn works(&self, clone: &str, state: &str) {
        std::fs::write(self.file(clone, STATE), state).unwrap();
        self.commit(clone);
    }

    fn commit(&self, clone: &str) {
        self.git(clone, &["add", "--all"]);
        self.git(clone, &["commit", "--quiet", "--message=work"]);
    }

    fn git(&self, clone: &str, words: &[&str]) -> Run {
        let run = self.try_git(clone, words);
        assert_eq!(run.status, Some(0), "{words:?}: {run:#?}");
        run
    }

    fn try_git(&self, clone: &str, words: &[&str]) -> Run {
        self.home.run_program(Path::new("git"), &[&["-C", clone], words].concat(), "")
    }

    /// Takes the work of the one into the other.
    fn pull(&self, into: &str, from: &str) -> Run {
        self.try_git(into, &["pull", "--no-rebase", "--no-edit", &format!("../{from}"), "main"])
    }

    fn checked(&self, clone: &str) -> Run {
        self.home.run(&["state", "check", "--lang=en", "--state", &format!("{clone}/{STATE}")])
    }
}

#[test]
fn two_who_work_side_by_side_have_both_of_it_and_nobody_is_asked() {
    let base = state(&number("991825827", 1), &supplier("Verk", 1), "");
    let clones = Clones::of(Some(&base)).installed();
    clones.works("a", &state(&number("991825827", 1), &supplier("Bruk", 2), ""));
    clones.works("b", &state(&number("991825827", 3), &supplier("Verk", 1), &message(2, 3)));
    let run = clones.pull("b", "a");
    assert_eq!(run.status, Some(0), "{run:#?}");
    let run = clones.pull("a", "b");
    assert_eq!(run.status, Some(0), "{run:#?}");
    let merged = clones.read("b");
    assert_eq!(clones.read("a"), merged);
    for part in [r#""value":"Bruk""#, r#""value":"Verk""#, "02ce3398fdc2", "2026-11-03T08:15:00Z"] {
        assert!(merged.contains(part), "{part}: {merged}");
    }
    assert_eq!(clones.checked("a").status, Some(0));
    let left = std::fs::read_dir(clones.home.work().join("b")).unwrap().map(|file| file.unwrap().file_name());
    let left: Vec<String> = left.map(|name| name.into_string().unwrap()).collect();
    assert!(!left.iter().any(|name| name.contains("lock") || name.starts_with(".merge_file")), "{left:?}");
}

#[test]
fn two_messages_are_a_conflict_whose_file_loads_and_is_accepted_as_it_stands() {
    let clones = Clones::of(Some(&state("", "", ""))).installed();
    clones.works("a", &state("", "", &message(1, 2)));
    clones.works("b", &state("", "", &message(2, 3)));
    let run = clones.pull("b", "a");
    assert_eq!(run.status, Some(1), "{run:#?}");
    let said = format!("{}{}", run.stdout, run.stderr);
    let accept = format!("git add '{STATE}'");
    for part in ["STATE-TWO-MADE", "02ce3398fdc1", "02ce3398fdc2", "CONFLICT", &accept] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let checked = clones.checked("b");
    assert!(checked.status == Some(0) && checked.stdout.contains("STATE-ALSO-MADE"), "{checked:#?}");
    clones.commit("b");
    // Who takes it in has no conflict with it any more.
    let run = clones.pull("a", "b");
    assert_eq!((run.status, clones.read("a")), (Some(0), clones.read("b")), "{run:#?}");
    let id = "cb472dab-1f96-42ea-a7c7-02ce3398fdc1";
    let settled = clones.home.run(&["state", "settle", "message-sent", id, "--state", &format!("a/{STATE}")]);
    assert_eq!(settled.status, Some(0), "{settled:#?}");
    assert!(!clones.checked("a").stdout.contains("STATE-ALSO-MADE"));
}

#[test]
fn a_state_that_both_have_begun_is_merged_without_an_origin() {
    let clones = Clones::of(None).installed();
    clones.works("a", &state(&number("991825827", 2), &supplier("Bruk", 2), ""));
    clones.works("b", &state(&number("991825827", 3), "", &message(2, 3)));
    let run = clones.pull("b", "a");
    assert_eq!(run.status, Some(0), "{run:#?}");
    assert!(clones.read("b").contains("Bruk") && clones.read("b").contains("02ce3398fdc2"));
}

/// Git would take any other end for a conflict, with our side for its result.
#[test]
fn what_cannot_be_merged_ends_the_merge_and_nothing_is_touched() {
    let base = state("", "", "");
    for (name, theirs) in
        [("newer", base.replace("\"schema\": 2", "\"schema\": 7")), ("broken", state(&number("991825828", 2), "", ""))]
    {
        let clones = Clones::of(Some(&base)).installed();
        clones.works("a", &theirs);
        let ours = state("", &supplier("Bruk", 2), "");
        clones.works("b", &ours);
        let run = clones.pull("b", "a");
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(run.status != Some(0) && said.contains("STATE-NOT-MERGED"), "{name}: {run:#?}");
        assert!(!said.contains("CONFLICT"), "{name}: {said}");
        // By the name that people know, not by that of Git's copy.
        assert!(said.contains(&format!("STATE-NOT-MERGED: {STATE}")), "{name}: {said}");
        assert_eq!((clones.read("b"), clones.git("b", &["status", "--short"]).stdout), (ours, String::new()), "{name}");
    }
}

#[test]
fn a_conflict_from_before_the_driver_is_merged_by_it_afterwards() {
    let clones = Clones::of(Some(&state("", &supplier("Verk", 1), "")));
    clones.works("a", &state("", &supplier("Bruk", 2), ""));
    clones.works("b", &state("", &supplier("Fabrikk", 3), ""));
    assert_eq!(clones.pull("b", "a").status, Some(1));
    let checked = clones.checked("b");
    assert!(checked.status == Some(1) && checked.stderr.contains("git checkout -m"), "{checked:#?}");
    clones.install("b");
    clones.git("b", &["checkout", "-m", STATE]);
    let shown = clones.home.run(&["state", "show", "supplier-name", "--state", &format!("b/{STATE}")]).stdout;
    assert!(["Fabrikk", "Bruk"].iter().all(|name| shown.contains(name)), "{shown}");
}
