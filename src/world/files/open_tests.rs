//! Tests of `open.rs`, and of what reads and writes by it.

#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::process::Command;

use super::super::{Files, Mode};
use super::*;

/// What can stand in the place of a file, each with the kind of its fault.
fn strange(folder: &Path) -> [(PathBuf, FileFaultKind); 6] {
    let at = |name: &str| folder.join(name);
    fs::write(at("target"), "untouched").unwrap();
    symlink("target", at("link")).unwrap();
    symlink("nowhere", at("dangling")).unwrap();
    assert!(Command::new("mkfifo").arg(at("fifo")).status().unwrap().success());
    drop(UnixListener::bind(at("socket")).unwrap());
    fs::create_dir(at("folder")).unwrap();
    [
        (at("link"), FileFaultKind::Link),
        (at("dangling"), FileFaultKind::Link),
        (at("fifo"), FileFaultKind::NotOrdinary),
        (at("socket"), FileFaultKind::NotOrdinary),
        ("/dev/null".into(), FileFaultKind::NotOrdinary),
        (at("folder"), FileFaultKind::IsFolder),
    ]
}

#[test]
fn a_file_of_our_own_is_an_ordinary_file_and_nothing_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::real();
    for (path, kind) in strange(folder.path()) {
        for access in [Access::Read, Access::ReadWrite] {
            assert_eq!(own(&path, access).unwrap_err().kind, kind, "{} {access:?}", path.display());
        }
        assert_eq!(files.read_own(&path, 99).unwrap_err().kind, kind, "{}", path.display());
        assert_eq!(files.look(&path).unwrap_err().kind, kind, "{}", path.display());
        assert!(files.exists(&path));
        for mode in [Mode::Ordinary, Mode::Private] {
            assert_eq!(files.write(&path, b"new", mode).unwrap_err().kind, kind, "{}", path.display());
        }
        assert_eq!(
            fresh(&path, Mode::Ordinary).unwrap_err().kind(),
            io::ErrorKind::AlreadyExists,
            "{}",
            path.display()
        );
    }
    assert_eq!(fs::read(folder.path().join("target")).unwrap(), b"untouched");
    assert!(!folder.path().join("nowhere").exists());
    assert!(files.look(&folder.path().join("target")).unwrap());
    assert!(!files.look(&folder.path().join("nowhere")).unwrap());
    assert!(!files.look_for_place(&folder.path().join("nowhere")).unwrap());
    let fault = files.look_for_place(&folder.path().join("nowhere").join("file")).unwrap_err();
    assert_eq!(fault.kind, FileFaultKind::NoFolder);
}

#[test]
fn a_link_is_told_with_its_target() {
    let folder = tempfile::tempdir().unwrap();
    let real = fs::canonicalize(folder.path()).unwrap();
    strange(&real);
    let target = |name: &str| FileFault::link(&real.join(name)).target().map(Path::to_path_buf);
    assert_eq!(target("link"), Some(real.join("target")));
    assert_eq!(target("dangling"), Some(real.join("nowhere")));
}

#[test]
fn what_was_found_may_be_a_link_but_nothing_that_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::real();
    let kinds = strange(folder.path()).map(|(path, _)| files.read_found(&path, 99).map_err(|fault| fault.kind));
    use FileFaultKind::{IsFolder, NotFound, NotOrdinary};
    let refused = [NotFound, NotOrdinary, NotOrdinary, NotOrdinary, IsFolder].map(Err);
    assert_eq!(kinds[0], Ok(b"untouched".to_vec()));
    assert_eq!(kinds[1..], refused);
}

#[test]
fn what_the_operator_named_may_be_a_pipe_with_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("fifo");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    for (limit, read) in [(4, Ok(b"four".to_vec())), (3, Err(FileFaultKind::TooLarge))] {
        let written = fifo.clone();
        let writer = std::thread::spawn(move || fs::write(written, "four"));
        assert_eq!(Files::real().read(&fifo, limit).map_err(|fault| fault.kind), read);
        writer.join().unwrap().unwrap();
    }
}

/// `look` and `write` are two moments: between them somebody may put a link there. It is replaced, never followed.
#[test]
fn a_link_that_comes_late_is_not_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(folder.path().join("target"), "untouched").unwrap();
    let temporary = super::super::temporary::make(&path, Mode::Ordinary).unwrap();
    symlink("target", &path).unwrap();
    temporary.persist(&path).unwrap();
    assert!(!path.symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::read(folder.path().join("target")).unwrap(), b"untouched");
}

#[test]
fn below_a_folder_no_link_leads_out() {
    let folder = tempfile::tempdir().unwrap();
    let real = fs::canonicalize(folder.path()).unwrap();
    let (root, outside) = (real.join("root"), real.join("outside"));
    fs::create_dir(&root).unwrap();
    fs::create_dir(&outside).unwrap();
    symlink(&outside, root.join("letters")).unwrap();
    symlink(outside.join("new"), root.join("L1.txt")).unwrap();
    symlink(&root, real.join("named")).unwrap();
    let files = Files::real();
    let write = |root: &Path, name: &str| {
        files.write_below(root, Path::new(name), b"x", Mode::Ordinary).map_err(|fault| fault.kind)
    };
    assert_eq!(write(&root, "letters/L1.txt"), Err(FileFaultKind::Link));
    assert_eq!(write(&root, "letters/deep/L1.txt"), Err(FileFaultKind::Link));
    assert_eq!(write(&root, "L1.txt"), Err(FileFaultKind::Link));
    for outside in ["../x", "/tmp/altinn-onboard-x", "a/../../x", "./x/../../x"] {
        assert_eq!(write(&root, outside), Err(FileFaultKind::Other), "{outside}");
    }
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
    // The folder that was named may be reached by a link, and the true place is answered.
    assert_eq!(write(&real.join("named"), "post/deep/L1.txt"), Ok(root.join("post/deep/L1.txt")));
}
