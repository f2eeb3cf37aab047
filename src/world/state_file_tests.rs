//! Tests of `state_file.rs`.

use std::io::ErrorKind;
use std::sync::{Arc, Mutex};

use super::super::files::disk::Stage;
use super::*;
use crate::domain::{EnvironmentName, Language, Product};
use crate::record::values::Told;
use crate::record::{Evidence, Handle, Place, Source, TopicMarker as _, t};

fn holder() -> Holder {
    Holder { user: "kari".into(), host: "vert".into(), pid: 7, since: jiff::Timestamp::UNIX_EPOCH }
}

fn begun() -> State {
    let mut state = State::default();
    let place =
        Place { environment: EnvironmentName::parse("tt02").unwrap(), service: Handle::of(Product::Correspondence) };
    state.real.begin(&place, Product::Correspondence);
    state
}

fn open(path: &Path, create: bool) -> Result<(StateFile, State), StateFileFault> {
    StateFile::open(path, &Files::real(), &holder(), create)
}

#[test]
fn a_state_is_created_saved_and_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(USUAL_NAME);
    let (mut file, state) = open(&path, true).unwrap();
    assert_eq!(state, State::default());
    assert!(!path.exists(), "nothing is written before there is something to save");
    file.save(&begun()).unwrap();
    drop(file);
    assert_eq!(open(&path, false).unwrap().1.real, begun().real);
    assert_eq!(StateFile::read_only(&path, &Files::real()).unwrap().real, begun().real);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no lock and no temporary file is left");
}

#[test]
fn every_save_is_counted_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let told = Arc::new(Mutex::new(Vec::new()));
    let (file, state) = open(&folder.path().join("a"), true).unwrap();
    let hook = Arc::clone(&told);
    let mut file = file.after_save(Arc::new(move |saves| hook.lock().unwrap().push(saves)));
    file.save(&state).unwrap();
    file.save(&state).unwrap();
    assert_eq!((file.saves(), told.lock().unwrap().as_slice()), (2, [1, 2].as_slice()));
}

/// Each wrong file: its code, and the file as it was.
#[test]
fn each_wrong_file_has_its_own_error_and_is_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(USUAL_NAME);
    let good = begun().write("0.1.0").unwrap();
    let cases = [
        ("STATE-NOT-JSON", good.get(..good.len() / 2).unwrap().to_owned()),
        ("STATE-FOREIGN", "{\"name\": \"other\"}".to_owned()),
        ("STATE-FOREIGN", "[]".to_owned()),
        ("STATE-NOT-JSON", String::new()),
        ("STATE-NEWER", good.replace("\"schema\": 2", "\"schema\": 9")),
        ("STATE-BROKEN", good.replace("\"tt02\"", "\"TT 02\"")),
        ("STATE-BROKEN", good.replace("\"schema\": 2", "\"schema\": -2")),
        ("STATE-CONFLICT", good.replace("  \"tool\"", "<<<<<<< HEAD\n  \"tool\"")),
    ];
    for (code, content) in cases {
        std::fs::write(&path, &content).unwrap();
        for create in [false, true] {
            let fault = open(&path, create).err().unwrap();
            assert_eq!(fault.finding().code, code, "{content}");
        }
        assert_eq!(StateFile::read_only(&path, &Files::real()).unwrap_err().finding().code, code);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), content);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn a_broken_file_names_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    std::fs::write(&path, "{\n  \"format\": oops\n}").unwrap();
    let said = open(&path, false).err().unwrap().finding().message.render(Language::En);
    assert!(said.contains("line 2, column 13"), "{said}");
}

#[test]
fn a_missing_file_says_how_to_begin() {
    let folder = tempfile::tempdir().unwrap();
    let finding = open(&folder.path().join("a"), false).err().unwrap().finding();
    assert_eq!(finding.code, "STATE-MISSING");
    assert!(finding.next.unwrap().render(Language::Nb).contains("altinn-onboard init"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_held_file_names_its_holder_and_can_be_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let (mut file, _) = open(&path, true).unwrap();
    file.save(&begun()).unwrap();
    let finding = open(&path, false).err().unwrap().finding();
    assert_eq!(finding.code, "STATE-IN-USE");
    if cfg!(unix) {
        let said = finding.message.render(Language::Nb);
        assert!(said.contains("kari på vert (prosess 7)"), "{said}");
    }
    assert_eq!(StateFile::read_only(&path, &Files::real()).unwrap().real, begun().real);
}

#[test]
fn a_full_disk_and_a_read_only_folder_leave_what_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    open(&path, true).unwrap().0.save(&begun()).unwrap();
    for (stage, kind, code) in [
        (Stage::Write, ErrorKind::StorageFull, "FILE-DISK-FULL"),
        (Stage::Create, ErrorKind::PermissionDenied, "FILE-READ-ONLY"),
    ] {
        let (mut file, _) = StateFile::open(&path, &Files::failing(stage, kind), &holder(), false).unwrap();
        assert_eq!(file.save(&State::default()).unwrap_err().finding().code, code);
        assert_eq!(file.saves(), 0);
        drop(file);
        assert_eq!(StateFile::read_only(&path, &Files::real()).unwrap().real, begun().real);
    }
}

/// Modes do not stop root, so the lock file is refused in a way that stops everybody: its name is taken by a folder.
#[cfg(unix)]
#[test]
fn a_folder_without_room_for_the_lock_is_told_before_anything_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    std::fs::create_dir(super::super::lock::path_of(&path)).unwrap();
    assert_eq!(open(&path, true).err().unwrap().finding().code, "FILE-IS-FOLDER");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told_by_its_own_name() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o555)).unwrap();
    if std::fs::write(folder.path().join("probe"), "").is_ok() {
        eprintln!("skipped: modes do not stop this user (root)");
        return;
    }
    assert_eq!(open(&folder.path().join("a"), true).err().unwrap().finding().code, "FILE-READ-ONLY");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_refused_and_its_target_named() {
    let folder = tempfile::tempdir().unwrap();
    let real = std::fs::canonicalize(folder.path()).unwrap();
    let (target, link) = (real.join("shared.json"), real.join("a"));
    std::os::unix::fs::symlink("shared.json", &link).unwrap();
    for there in [false, true] {
        if there {
            open(&target, true).unwrap().0.save(&begun()).unwrap();
        }
        let faults =
            [open(&link, true).err(), open(&link, false).err(), StateFile::read_only(&link, &Files::real()).err()];
        for fault in faults {
            let finding = fault.unwrap().finding();
            assert_eq!(finding.code, "FILE-LINK");
            let named = format!("--state {}", target.display());
            assert!(finding.next.unwrap().render(Language::En).contains(&named));
        }
    }
    let mut names: Vec<_> = std::fs::read_dir(&real).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a", "shared.json"], "no lock is made beside it");
    assert_eq!(open(&target, false).unwrap().1.real, begun().real, "the target itself works");
}

/// One that comes while the program runs is not followed either.
#[cfg(unix)]
#[test]
fn a_link_that_comes_later_is_not_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let (target, path) = (folder.path().join("shared.json"), folder.path().join("a"));
    let (mut file, _) = open(&path, true).unwrap();
    std::os::unix::fs::symlink("shared.json", &path).unwrap();
    assert_eq!(file.save(&begun()).unwrap_err().finding().code, "FILE-LINK");
    assert!(!target.exists());
}

/// A short fact takes some hundred bytes, so that a state longer than the limit is soon made.
#[test]
fn what_could_not_be_read_again_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let (mut file, mut state) = open(&path, true).unwrap();
    file.save(&begun()).unwrap();
    let place = Place { environment: EnvironmentName::parse("tt02").unwrap(), service: Handle::parse("a").unwrap() };
    state.real.begin(&place, Product::Correspondence);
    let value = t::SupplierName::wrap(Told("x".repeat(usize::try_from(LARGEST).unwrap())));
    let how = "flag".to_owned();
    let evidence = Evidence { value, source: Source::Told, at: jiff::Timestamp::UNIX_EPOCH, how };
    assert!(state.real.put(&place, None, evidence).unwrap());
    assert_eq!(file.save(&state).unwrap_err().finding().code, "FILE-TOO-LARGE");
    drop(file);
    assert_eq!(open(&path, false).unwrap().1.real, begun().real, "what was saved before is there");
}

#[test]
fn where_one_worked_last_is_kept_in_the_cache_and_not_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let place = Place { environment: EnvironmentName::parse("tt02").unwrap(), service: Handle::parse("a").unwrap() };
    let kept_in = LastUsed::new(&folder.path().join("cache"), &path);
    let (file, mut state) = open(&path, true).unwrap();
    let mut file = file.remembering(kept_in.clone(), Last::default());
    state.last.remember(false, &place);
    file.save(&state).unwrap();
    assert_eq!(kept_in.read(&Files::real()), Some(state.last));
    drop(file);
    assert_eq!(open(&path, false).unwrap().1.last, Last::default());
    // A cache that cannot be written harms nobody.
    let nowhere = LastUsed::new(&path, &path);
    let (file, mut state) = open(&path, false).unwrap();
    state.last.remember(true, &place);
    file.remembering(nowhere.clone(), Last::default()).save(&state).unwrap();
    assert_eq!(nowhere.read(&Files::real()), None);
}

/// Git and editors ask for no lock.
#[test]
fn what_somebody_else_wrote_meanwhile_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let theirs = State::default().write("0.1.0").unwrap();
    let refused = |file: &mut StateFile, state: &State| {
        let saves = file.saves();
        let finding = file.save(state).unwrap_err().finding();
        assert_eq!((finding.code.id, file.saves()), ("STATE-CHANGED", saves));
        finding.message.render(Language::En)
    };
    // One that was not there when it was looked for.
    let (mut file, state) = open(&path, true).unwrap();
    std::fs::write(&path, &theirs).unwrap();
    assert!(refused(&mut file, &state).contains("changed by somebody else"));
    drop(file);
    // One that was read, and one that was saved here.
    let (mut file, _) = open(&path, false).unwrap();
    for _ in 0..2 {
        file.save(&begun()).unwrap();
        std::fs::write(&path, theirs.replace("\n", "\r\n")).unwrap();
        refused(&mut file, &begun());
        assert!(std::fs::read_to_string(&path).unwrap().contains('\r'), "it is as they wrote it");
        std::fs::write(&path, begun().write("0.1.0").unwrap()).unwrap();
    }
    // One that is gone is not made anew.
    std::fs::remove_file(&path).unwrap();
    assert!(refused(&mut file, &begun()).contains("moved or deleted"));
    assert!(!path.exists());
}

/// A byte-order mark belongs to what stands there, though not to the text.
#[test]
fn a_file_with_a_byte_order_mark_is_read_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    std::fs::write(&path, "\u{feff}".to_owned() + &begun().write("0.1.0").unwrap()).unwrap();
    let (mut file, state) = open(&path, false).unwrap();
    file.save(&state).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), begun().write("0.1.0").unwrap());
}

/// Whoever shares a folder chooses its name, and where a link in it leads; people paste what stands in the next step.
#[cfg(unix)]
#[test]
fn what_is_told_to_be_pasted_runs_no_command_of_strangers() {
    const STRANGE: &str = "a; touch PWNED #";
    let (path, target) = (Path::new("/w").join(STRANGE), Path::new("/t").join(STRANGE));
    let file = |kind| FileFault { path: path.clone(), kind, source: None };
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join(STRANGE);
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let link = || Files::real().read_own(&link, 9).unwrap_err();
    let kinds = [
        FileFaultKind::Denied,
        FileFaultKind::IsFolder,
        FileFaultKind::TooLarge,
        FileFaultKind::Exists,
        FileFaultKind::NotOrdinary,
        FileFaultKind::Other,
    ];
    let conflict = StateFault::Conflict { line: 1 };
    let mut findings: Vec<_> =
        kinds.into_iter().flat_map(|kind| [file(kind).finding(), file(kind).finding_of_our_place()]).collect();
    findings.extend([
        link().finding(),
        link().finding_of_our_place(),
        StateFileFault::File(link()).finding(),
        StateFileFault::Content { path: path.clone(), fault: conflict }.finding(),
        StateFileFault::Changed { path: path.clone(), gone: true }.finding(),
        LockRefusal::Foreign(path.clone()).finding(&path),
        LockRefusal::NoLocks { path: path.clone(), source: ErrorKind::Unsupported.into() }.finding(&path),
        LockRefusal::File(file(FileFaultKind::NotOrdinary)).finding(&path),
        LockRefusal::File(file(FileFaultKind::IsFolder)).finding(&path),
    ]);
    for finding in findings {
        let next = finding.next.clone().unwrap().render(Language::En);
        let outside: String = next.split('\'').step_by(2).collect();
        assert!(!outside.contains("PWNED"), "{}: {next}", finding.code.id);
    }
    // What stands where the program itself chose the place has to go: no option names another.
    for (kind, command) in [(FileFaultKind::IsFolder, "mv '/w/"), (FileFaultKind::NotOrdinary, "rm '/w/")] {
        let next = file(kind).finding_of_our_place().next.unwrap().render(Language::En);
        assert!(next.contains(command), "{next}");
    }
}
