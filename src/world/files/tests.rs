//! Tests of `files.rs`.

use super::super::{FileFault, FileFaultKind, Mode};
use super::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[cfg(unix)]
fn mode_of(path: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions()) & 0o777
}

#[test]
fn a_write_is_flushed_twice_and_leaves_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let (files, path) = (Files::real(), folder.path().join("tilstand.json"));
    files.write(&path, "én".as_bytes(), Mode::Ordinary).unwrap();
    files.clone().write(&path, "to".as_bytes(), Mode::Ordinary).unwrap();
    assert_eq!(files.read_text(&path, 10).unwrap(), "to");
    assert_eq!(names(folder.path()), ["tilstand.json"]);
    assert_eq!(files.flushes(), if cfg!(unix) { 4 } else { 2 });
}

#[test]
fn whatever_stage_fails_the_old_file_stays_and_nothing_lies_beside_it() {
    for stage in [Stage::Create, Stage::Write, Stage::Flush, Stage::Rename] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        Files::real().write(&path, b"old", Mode::Ordinary).unwrap();
        let fault = Files::failing(stage, ErrorKind::StorageFull).write(&path, b"new", Mode::Ordinary).unwrap_err();
        assert_eq!(fault.kind, FileFaultKind::DiskFull, "{stage:?}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a"]);
    }
}

/// The file system refuses for real: a folder that is no folder, also for root, whom modes do not stop.
#[test]
fn each_fault_has_its_kind() {
    let folder = tempfile::tempdir().unwrap();
    let (files, path) = (Files::real(), folder.path().join("a"));
    let kind = |result: Result<(), FileFault>| result.unwrap_err().kind;
    assert_eq!(kind(files.read(&path, 9).map(|_| ())), FileFaultKind::NotFound);
    assert_eq!(kind(files.read(folder.path(), 9).map(|_| ())), FileFaultKind::IsFolder);
    assert_eq!(kind(files.write(folder.path(), b"", Mode::Ordinary)), FileFaultKind::IsFolder);
    assert_eq!(kind(files.write(&path.join("b"), b"", Mode::Ordinary)), FileFaultKind::NoFolder);
    for refused in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
        let files = Files::failing(Stage::Create, refused);
        assert_eq!(kind(files.write(&path, b"", Mode::Ordinary)), FileFaultKind::ReadOnly);
    }
    for full in [ErrorKind::StorageFull, ErrorKind::QuotaExceeded] {
        let files = Files::failing(Stage::Flush, full);
        assert_eq!(kind(files.write(&path, b"", Mode::Ordinary)), FileFaultKind::DiskFull);
    }
    let limited = Files::failing(Stage::Write, ErrorKind::FileTooLarge);
    assert_eq!(kind(limited.write(&path, b"", Mode::Ordinary)), FileFaultKind::Limited);
    fs::write(&path, [0xff, 0xfe]).unwrap();
    assert_eq!(kind(files.read_text(&path, 9).map(|_| ())), FileFaultKind::NotText);
    assert_eq!(kind(files.read(&path, 1).map(|_| ())), FileFaultKind::TooLarge);
}

#[cfg(target_os = "linux")]
#[test]
fn the_systems_own_word_for_a_full_disk_is_understood() {
    use std::io::Write as _;
    let error = fs::File::options().write(true).open("/dev/full").unwrap().write_all(b"x").unwrap_err();
    assert_eq!(FileFault::writing(Path::new("/dev/full"), error).kind, FileFaultKind::DiskFull);
}

#[cfg(unix)]
#[test]
fn secrets_are_private_and_other_files_keep_their_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let (files, path) = (Files::real(), folder.path().join("a"));
    files.write(&path, b"x", Mode::Ordinary).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    files.write(&path, b"y", Mode::Ordinary).unwrap();
    assert_eq!(mode_of(&path), 0o640);
    files.write(&path, b"z", Mode::Private).unwrap();
    assert_eq!(mode_of(&path), 0o600);
    let private = folder.path().join("keys/main");
    files.create_folder(&private, Mode::Private).unwrap();
    assert_eq!(mode_of(&private), 0o700);
}

#[test]
fn what_a_killed_process_left_is_removed_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let others = [".a.X1y2.tmp", ".a.b.X1y2z3.tmp", ".ab.X1y2z3.tmp", "a", "a.tmp"];
    for name in others.iter().chain(&[".a.X1y2z3.tmp"]) {
        fs::write(folder.path().join(name), "").unwrap();
    }
    Files::real().remove_leftovers(&folder.path().join("a"));
    assert_eq!(names(folder.path()), others);
    // Whoever writes next looks as well.
    fs::write(folder.path().join(".a.X1y2z3.tmp"), "").unwrap();
    Files::real().write(&folder.path().join("a"), b"", Mode::Ordinary).unwrap();
    assert_eq!(names(folder.path()), others);
}

/// A folder that only this program writes in: keys are drawn new names.
#[test]
fn of_our_own_folder_all_leftovers_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let others = ["..X1y2z3.tmp", ".X1y2z3.tmp", ".main-1.pem.X1.tmp", "main-1.pem"];
    for name in others.iter().chain(&[".main-1.pem.X1y2z3.tmp", ".main-2.pem.aaaaaa.tmp"]) {
        fs::write(folder.path().join(name), "").unwrap();
    }
    Files::real().remove_leftovers_in(folder.path());
    assert_eq!(names(folder.path()), others);
}

#[test]
fn what_somebody_is_writing_is_no_leftover() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let written = super::super::temporary::make(&path, Mode::Ordinary).unwrap();
    Files::real().remove_leftovers(&path);
    assert!(written.path().exists());
    // It is dead: the file stays, and nobody holds it.
    let (file, left) = written.keep().unwrap();
    drop(file);
    Files::real().remove_leftovers(&path);
    assert!(!left.exists());
}

/// A name alone makes no leftover of ours.
#[cfg(unix)]
#[test]
fn a_link_or_a_folder_with_the_name_of_a_leftover_stays() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("target"), "").unwrap();
    std::os::unix::fs::symlink("target", folder.path().join(".a.X1y2z3.tmp")).unwrap();
    fs::create_dir(folder.path().join(".a.X1y2z4.tmp")).unwrap();
    Files::real().remove_leftovers(&folder.path().join("a"));
    assert_eq!(names(folder.path()), [".a.X1y2z3.tmp", ".a.X1y2z4.tmp", "target"]);
}

/// Two runs that save letters make the same folder.
#[test]
fn a_folder_that_another_makes_in_the_same_moment_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..100 {
        let start = std::sync::Barrier::new(4);
        std::thread::scope(|scope| {
            for run in 0..4 {
                let (start, folder) = (&start, folder.path());
                scope.spawn(move || {
                    let name = format!("./{round}/letters/{run}");
                    start.wait();
                    Files::real().write_below(folder, Path::new(&name), b"", Mode::Ordinary).unwrap();
                });
            }
        });
        assert_eq!(names(&folder.path().join(format!("{round}/letters"))), ["0", "1", "2", "3"]);
    }
    let fault = Files::real().write_below(folder.path(), Path::new("a/../b"), b"", Mode::Ordinary).unwrap_err();
    assert!(fault.path.ends_with("a/../b") && !fault.path.ends_with("a/a/../b"), "{}", fault.path.display());
}

#[test]
fn what_has_other_content_is_replaced_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (files, path) = (Files::real(), folder.path().join("a"));
    assert!(files.is_to_write(&path, b"new", false).unwrap());
    fs::write(&path, "new").unwrap();
    assert!(!files.is_to_write(&path, b"new", false).unwrap());
    for other in ["old", "newer", "n"] {
        fs::write(&path, other).unwrap();
        assert_eq!(files.is_to_write(&path, b"new", false).unwrap_err().kind, FileFaultKind::Exists, "{other}");
        assert!(files.is_to_write(&path, b"new", true).unwrap(), "{other}");
    }
    assert_eq!(files.is_to_write(folder.path(), b"", true).unwrap_err().kind, FileFaultKind::IsFolder);
}

#[cfg(unix)]
#[test]
fn what_a_file_names_beside_it_is_read_through_no_link_that_leads_out() {
    use std::os::unix::fs::symlink;
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let at = |name: &str| folder.path().join(name);
    fs::write(outside.path().join("secret"), "theirs").unwrap();
    fs::write(at("a.xml"), "ours").unwrap();
    symlink("a.xml", at("b.xml")).unwrap();
    symlink(outside.path().join("secret"), at("file")).unwrap();
    symlink(outside.path(), at("folder")).unwrap();
    let read = |name: &str| Files::real().read_below(folder.path(), Path::new(name), 9);
    for name in ["a.xml", "./a.xml", "b.xml"] {
        assert_eq!(read(name).unwrap().as_deref(), Some(&b"ours"[..]), "{name}");
    }
    for name in ["file", "folder/secret", "../x", "/etc/passwd"] {
        assert_eq!(read(name).unwrap(), None, "{name}");
    }
    assert_eq!(read("none.xml").unwrap_err().kind, FileFaultKind::NotFound);
}

#[test]
fn a_byte_order_mark_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, "\u{feff}æ").unwrap();
    assert_eq!(Files::real().read_text(&path, 9).unwrap(), "æ");
}
