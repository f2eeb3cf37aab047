//! Tests of `lock.rs`.

use jiff::Timestamp;

use super::*;

fn holder() -> Holder {
    Holder { user: "kari".into(), host: "vert".into(), pid: 7, since: Timestamp::UNIX_EPOCH }
}

#[test]
fn the_second_is_told_who_holds_it_and_the_third_gets_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    let lock = Lock::take(&file, &holder()).unwrap();
    let Err(LockFault::Held(told)) = Lock::take(&file, &holder()) else { panic!("two hold it") };
    if cfg!(unix) {
        assert_eq!(told, Some(holder()));
    }
    drop(lock);
    assert_eq!(path_of(&file).exists(), cfg!(not(unix)), "nothing is left lying");
    Lock::take(&file, &holder()).unwrap();
}

#[test]
fn a_hurried_end_releases_it_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    let first = Lock::take(&file, &holder()).unwrap();
    first.releaser()();
    let _second = Lock::take(&file, &holder()).unwrap();
    drop(first);
    assert!(matches!(Lock::take(&file, &holder()), Err(LockFault::Held(_))), "the second still holds it");
}

#[test]
fn what_a_dead_holder_left_does_not_lock() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    fs::write(path_of(&file), serde_json::to_string(&holder()).unwrap()).unwrap();
    Lock::take(&file, &Holder { pid: 8, ..holder() }).unwrap();
}

#[cfg(unix)]
#[test]
fn many_at_once_never_hold_it_together() {
    use std::sync::atomic::{AtomicU32, Ordering};
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    let (inside, had) = (AtomicU32::new(0), AtomicU32::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..50 {
                    if let Ok(_lock) = Lock::take(&file, &holder()) {
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        std::thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                        had.fetch_add(1, Ordering::SeqCst);
                    }
                }
            });
        }
    });
    assert!(had.load(Ordering::SeqCst) > 0);
}

/// Whatever stands there that is none of ours: refused, named, and left as it is.
#[cfg(unix)]
#[test]
fn what_is_no_lock_file_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    let (lock, target) = (path_of(&file), folder.path().join("authorized_keys"));
    let key = "ssh-ed25519 AAAA my only key";
    fs::write(&target, key).unwrap();
    let plant: [(&str, &dyn Fn()); 6] = [
        ("FILE-LINK", &|| std::os::unix::fs::symlink(&target, &lock).unwrap()),
        ("FILE-LINK", &|| std::os::unix::fs::symlink("new", &lock).unwrap()),
        ("FILE-NOT-ORDINARY", &|| {
            assert!(std::process::Command::new("mkfifo").arg(&lock).status().unwrap().success());
        }),
        ("FILE-NOT-ORDINARY", &|| drop(std::os::unix::net::UnixListener::bind(&lock).unwrap())),
        ("LOCK-FOREIGN", &|| fs::write(&lock, key).unwrap()),
        ("LOCK-FOREIGN", &|| fs::hard_link(&target, &lock).unwrap()),
    ];
    for (code, plant) in plant {
        plant();
        let Err(LockFault::Refused(refusal)) = Lock::take(&file, &holder()) else { panic!("{code}: it was had") };
        let finding = refusal.finding(&file);
        assert_eq!(finding.code, code);
        let next = finding.next.unwrap().render(crate::domain::Language::En);
        assert!(next.contains(&format!("rm {}", lock.display())), "{next}");
        assert!(lock.symlink_metadata().is_ok() && !folder.path().join("new").exists(), "{code}");
        fs::remove_file(&lock).unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), key);
    }
}

/// A leftover is taken away, not written in: it may have a second name elsewhere.
#[cfg(unix)]
#[test]
fn a_leftover_is_not_written_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.json");
    let other = folder.path().join("other");
    fs::write(&other, "").unwrap();
    fs::hard_link(&other, path_of(&file)).unwrap();
    let lock = Lock::take(&file, &holder()).unwrap();
    assert_eq!(fs::read(&other).unwrap(), b"");
    drop(lock);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_file_system_without_locks_is_told_with_the_way_on() {
    let file = Path::new("/net/a.json");
    let refusal = LockRefusal::NoLocks { path: path_of(file), source: io::ErrorKind::Unsupported.into() };
    let finding = refusal.finding(file);
    assert_eq!(finding.code, "LOCK-NONE");
    let next = finding.next.unwrap().render(crate::domain::Language::En);
    assert!(next.contains("/net/a.json") && next.contains("--state"), "{next}");
}

#[cfg(unix)]
#[test]
fn a_lock_of_another_user_is_told_with_its_owner_and_age() {
    let folder = tempfile::tempdir().unwrap();
    let lock = folder.path().join("a.lock");
    fs::write(&lock, "").unwrap();
    let denied = super::super::files::FileFault { path: lock.clone(), kind: FileFaultKind::Denied, source: None };
    let LockRefusal::OfAnother { owner, since, .. } = fault::closed(&lock, denied) else { panic!("another refusal") };
    assert!(since.is_some() && !owner.is_empty() && owner != "?");
    let finding = LockRefusal::OfAnother { path: lock, owner, since, source: io::ErrorKind::PermissionDenied.into() };
    assert_eq!(finding.finding(Path::new("a")).code, "LOCK-OF-ANOTHER");
}
