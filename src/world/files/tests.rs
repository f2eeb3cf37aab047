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
    for name in ["a", ".a.X1y2.tmp", ".ab.X1y2.tmp", "a.tmp"] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    Files::real().remove_leftovers(&folder.path().join("a"));
    assert_eq!(names(folder.path()), [".ab.X1y2.tmp", "a", "a.tmp"]);
}

#[test]
fn a_byte_order_mark_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, "\u{feff}æ").unwrap();
    assert_eq!(Files::real().read_text(&path, 9).unwrap(), "æ");
}
