//! Private keys that others can reach, or that somebody exchanged under their name.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::common::Home;

const REHEARSE: [&str; 9] =
    ["init", "correspondence", "--env", "sandbox", "--scenario", "instant", "--yes", "--key-store", "file"];

/// A rehearsal whose key lies in a file, and that file.
fn rehearsed() -> (Home, PathBuf) {
    let home = Home::in_memory();
    assert_eq!(home.run(&REHEARSE).status, Some(0));
    let mut keys = fs::read_dir(home.data().join("altinn-onboard/keys")).unwrap();
    let key = keys.next().unwrap().unwrap().path();
    assert!(keys.next().is_none());
    (home, key)
}

fn pem() -> String {
    let der: Pkcs8V1Der<'_> = KeyPair::generate(KeySize::Rsa2048).unwrap().as_der().unwrap();
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der.as_ref()))
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_key_that_was_exchanged_under_its_name_signs_nothing_and_is_not_shown() {
    let (home, key) = rehearsed();
    fs::write(&key, pem()).unwrap();
    for command in [
        &["client", "key"][..],
        &["client", "key", "--public", "public.jwk"],
        &["token"],
        &["token", "--proof"],
        &["token", "--assertion", "request.jwt"],
    ] {
        let run = home.run(&[command, &["--lang", "en"]].concat());
        assert!(run.stderr.contains("KEY-OTHER: main") && run.stderr.contains("Next:"), "{command:?}: {run:?}");
        assert!(run.status != Some(0) && !run.stdout.contains("kty") && !run.stdout.contains("thumbprint"), "{run:?}");
    }
    assert!(!home.work().join("public.jwk").exists() && !home.work().join("request.jwt").exists());
}

#[test]
fn keys_that_others_can_reach_are_refused_until_the_command_was_run_that_is_told() {
    let (home, key) = rehearsed();
    let (keys, data) = (key.parent().unwrap(), home.data().join("altinn-onboard"));
    for (path, mode, code) in [
        (key.as_path(), 0o640, "KEY-OPEN-TO-OTHERS"),
        (key.as_path(), 0o602, "KEY-OPEN-TO-OTHERS"),
        (keys, 0o755, "KEY-FOLDER-OPEN-TO-OTHERS"),
        (data.as_path(), 0o775, "KEY-FOLDER-OPEN-TO-OTHERS"),
    ] {
        set_mode(path, mode);
        for command in ["token", "client key"] {
            let run = home.run(&[&command.split(' ').collect::<Vec<_>>()[..], &["--lang", "en"]].concat());
            assert!(run.status == Some(1) && run.stderr.contains(code), "{mode:o} {command}: {run:?}");
            // As it is told, on one line or two.
            let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, close) = said.split_once("Next: ").unwrap();
            assert!(close.starts_with("chmod ") && close.ends_with(path.to_str().unwrap()), "{close}");
            if command == "client key" {
                assert_eq!(home.run_program(Path::new("/bin/sh"), &["-c", close], "").status, Some(0));
            }
        }
        assert_eq!(home.run(&["token"]).status, Some(0), "{code}");
    }
}

#[test]
fn of_a_key_file_that_is_named_only_the_file_is_judged() {
    let home = Home::in_memory();
    let file = home.work().join("own.pem");
    fs::write(&file, pem()).unwrap();
    set_mode(&home.work(), 0o777);
    let source = ["--key-source", "file", "--key-file", "own.pem", "--lang", "en"];
    set_mode(&file, 0o644);
    let run = home.run(&[&REHEARSE[..], &source].concat());
    assert!(run.status != Some(0) && run.stderr.contains("chmod 600"), "{run:?}");
    set_mode(&file, 0o600);
    let run = home.run(&[&REHEARSE[..], &source].concat());
    assert_eq!(run.status, Some(0), "{run:?}");
}
