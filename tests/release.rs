//! What is released: the archives that `.ci/pack.py` makes of built programs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::peers;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Prints name, mode and size of everything in the archives that it is given.
const LIST: &str = "
import sys, tarfile, zipfile
for path in sys.argv[1:]:
    if path.endswith('.zip'):
        for one in zipfile.ZipFile(path).infolist():
            print(one.filename, oct(one.external_attr >> 16 & 0o777), one.file_size)
    else:
        for one in tarfile.open(path):
            print(one.name, oct(one.mode), one.size)
";

fn pack(python: &Path, built: &Path, packed: &Path) -> Output {
    Command::new(python).arg(".ci/pack.py").arg("9.8.7").args([built, packed]).current_dir(ROOT).output().unwrap()
}

#[test]
fn an_archive_holds_program_readme_and_licence_and_is_the_same_every_time() {
    let Some(python) = peers::plain_python() else { return };
    let folder = tempfile::tempdir().unwrap();
    let built = folder.path().join("built");
    for (target, program) in [
        ("x86_64-unknown-linux-musl", "altinn-onboard"),
        ("aarch64-apple-darwin", "altinn-onboard"),
        ("x86_64-pc-windows-msvc", "altinn-onboard.exe"),
    ] {
        let system = built.join(format!("built-{target}"));
        fs::create_dir_all(&system).unwrap();
        fs::write(system.join(program), target.repeat(100)).unwrap();
    }
    let names = [
        "altinn-onboard-9.8.7-aarch64-apple-darwin.tar.gz",
        "altinn-onboard-9.8.7-x86_64-pc-windows-msvc.zip",
        "altinn-onboard-9.8.7-x86_64-unknown-linux-musl.tar.gz",
    ];
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    for packed in [&first, &second] {
        let done = pack(&python, &built, packed);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let sums = fs::read_to_string(first.join("SHA256SUMS")).unwrap();
    assert_eq!(sums.lines().count(), names.len());
    for (name, line) in names.iter().zip(sums.lines()) {
        let bytes = fs::read(first.join(name)).unwrap();
        assert_eq!(bytes, fs::read(second.join(name)).unwrap(), "{name} is another the second time");
        let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &bytes);
        let hex: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(line, format!("{hex}  {name}"));
    }

    let archives: Vec<PathBuf> = names.iter().map(|name| first.join(name)).collect();
    let listed = Command::new(&python).arg("-c").arg(LIST).args(&archives).output().unwrap();
    let size = |name: &str| fs::metadata(Path::new(ROOT).join(name)).unwrap().len();
    let mut expected = String::new();
    for (target, program) in [
        ("aarch64-apple-darwin", "altinn-onboard"),
        ("x86_64-pc-windows-msvc", "altinn-onboard.exe"),
        ("x86_64-unknown-linux-musl", "altinn-onboard"),
    ] {
        let inside = format!("altinn-onboard-9.8.7-{target}");
        expected += &format!("{inside}/{program} 0o755 {}\n", target.len() * 100);
        expected += &format!("{inside}/LICENSE 0o644 {}\n", size("LICENSE"));
        expected += &format!("{inside}/README.md 0o644 {}\n", size("README.md"));
    }
    assert_eq!(String::from_utf8_lossy(&listed.stdout).replace("\r\n", "\n"), expected);
}

#[test]
fn what_is_not_one_program_is_not_packed() {
    let Some(python) = peers::plain_python() else { return };
    for (files, why) in [
        (["altinn-onboard.exe"].as_slice(), "a program of another system"),
        (&["altinn-onboard", "debug.log"], "more than the program"),
        (&[], "no program"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (built, packed) = (folder.path().join("built"), folder.path().join("packed"));
        let system = built.join("built-x86_64-unknown-linux-musl");
        fs::create_dir_all(&system).unwrap();
        for file in files {
            fs::write(system.join(file), "x").unwrap();
        }
        let done = pack(&python, &built, &packed);
        assert!(!done.status.success(), "{why}");
        assert!(String::from_utf8_lossy(&done.stderr).contains("shall hold altinn-onboard"), "{why}");
        assert!(!packed.exists(), "{why}");
    }
}
