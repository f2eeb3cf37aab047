//! A shared file of environments and a shared state, changed by a thief so that a key signs for him: an issuer and hosts
//! that are genuine, but for one address. Whatever he changes, nothing that is signed or secret arrives there.

use serde_json::json;

use super::victim::{Thief, Victim};
use crate::common::Home;
use crate::common::findings::{errors, only_error};
#[cfg(unix)]
use crate::common::pty::Terminal;

/// Every command that signs, or sends a token that was signed for.
const SIGNING: &[&[&str]] = &[
    &["token"],
    &["token", "--assertion=stolen.jwt"],
    &["token", "--proof"],
    &["events", "list"],
    &["resume", "--no-wait"],
    &["resume", "--no-wait", "--yes"],
];

/// All commands that sign are refused with one of the codes, and the thief gets nothing.
fn nothing_is_signed(victim: &Victim, thief: &Thief, codes: &[&str]) {
    for words in SIGNING {
        let run = victim.run(words);
        let found = errors(&run);
        assert!(found.iter().any(|error| codes.contains(&error.code.as_str())), "{words:?}: {run:#?}");
        assert!(matches!(run.status, Some(1 | 2)), "{words:?}: {run:#?}");
        assert!(thief.has_nothing(), "{words:?}: {}", thief.got());
        assert!(!victim.home.work().join("stolen.jwt").exists(), "nothing is signed for anybody");
    }
}

#[test]
fn a_foreign_address_in_a_shared_environment_gets_no_assertion() {
    let victim = Victim::new();
    let thief = Thief::new();
    let moved = |own: &mut toml::Table| {
        own["maskinporten"] = thief.address.clone().into();
    };
    // As it was done: the issuer is genuine, one address is not, and the state was copied along.
    victim.environments(moved);
    victim.evil_state(|_| {});
    nothing_is_signed(&victim, &thief, &["TRUST-KEY", "TRUST-KEY-REAL"]);

    // The thief also takes the victim's own environment out of the state.
    victim.evil_state(|state| {
        for scope in ["environments", "deployments"] {
            state["books"]["real"][scope].as_object_mut().unwrap().remove("lab");
        }
    });
    nothing_is_signed(&victim, &thief, &["TRUST-KEY", "TRUST-KEY-REAL"]);

    // Or he calls it a rehearsal.
    victim.environments(|own| {
        moved(own);
        own["simulated"] = true.into();
    });
    victim.evil_state(|state| {
        let real = state["books"]["real"].clone();
        state["books"]["rehearsal"] = real;
        state["books"]["real"] = json!({"organisation": {}, "environments": {}, "services": {}, "deployments": {}});
    });
    nothing_is_signed(&victim, &thief, &["TRUST-KEY-REAL"]);

    // On a machine that remembers nothing the state still says where the key belongs.
    std::fs::remove_file(victim.trust_file()).unwrap();
    victim.environments(moved);
    victim.evil_state(|_| {});
    nothing_is_signed(&victim, &thief, &["TRUST-KEY-REAL"]);
}

#[test]
fn a_key_in_a_variable_or_in_a_file_is_no_less_the_victims() {
    let mut victim = Victim::new();
    let thief = Thief::new();
    victim.environments(|own| {
        own["maskinporten"] = thief.address.clone().into();
    });
    victim.evil_state(|_| {});
    let folder = victim.home.data().join("altinn-onboard/keys");
    let file = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let pem = std::fs::read_to_string(&file).unwrap();
    victim.home = std::mem::replace(&mut victim.home, Home::new()).with("ALTINN_ONBOARD_KEY_MAIN", &pem);
    for words in [&["token", "--key-store=env"][..], &["resume", "--no-wait", "--yes", "--key-store=env"]] {
        let run = victim.run(words);
        assert!(errors(&run).iter().any(|error| error.code.starts_with("TRUST-KEY")), "{run:#?}");
        assert!(thief.has_nothing(), "{}", thief.got());
    }
    // The key store has lost it, and the operator gives it anew.
    let source = victim.home.home().join("from-the-vault.pem");
    std::fs::rename(&file, &source).unwrap();
    let given = format!("--key-file={}", source.display());
    let run = victim.run(&["resume", "--no-wait", "--yes", &given]);
    assert!(errors(&run).iter().any(|error| error.code.starts_with("TRUST-KEY")), "{run:#?}");
    assert!(thief.has_nothing(), "{}", thief.got());
}

/// The gateway: the issuer is a real one, so that what is signed there holds at the real one.
#[test]
fn a_gateway_to_a_real_issuer_is_allowed_by_its_fingerprint_with_exactly_its_addresses() {
    let victim = Victim::new();
    let (first, second) = (Thief::new(), Thief::new());
    let described = |at: &str| {
        let at = at.to_owned();
        victim.environments(move |own| {
            own["issuer"] = "https://test.maskinporten.no/".into();
            own["maskinporten"] = at.into();
        });
    };
    described(&first.address);
    victim.evil_state(|_| {});
    nothing_is_signed(&victim, &first, &["TRUST-ENVIRONMENT"]);

    // Neither a variable nor an answers file allows it, and `--yes` is no yes to this.
    std::fs::write(victim.home.work().join("more.toml"), "trust-environment = \"0\"\n").unwrap();
    let by_file = victim.run(&["resume", "--no-wait", "--yes", "--answers=more.toml"]);
    assert_eq!(by_file.status, Some(2), "{by_file:#?}");
    let wrong = victim.run(&["token", "--trust-environment=lab"]);
    assert_eq!(only_error(&wrong).code, "TRUST-FINGERPRINT");
    let other = victim.run(&["token", &format!("--trust-environment={}", "0".repeat(32))]);
    let refused = only_error(&other);
    assert_eq!((other.status, refused.code.as_str()), (Some(2), "TRUST-ENVIRONMENT"), "{other:#?}");
    for host in [first.address.trim_start_matches("http://"), "test.maskinporten.no"] {
        assert!(refused.text.contains(host), "{refused:?}");
    }
    assert!(first.has_nothing(), "{}", first.got());

    // The command that is shown can be pasted.
    let command = other.stderr.lines().find_map(|line| line.trim_start().strip_prefix("$ altinn-onboard ")).unwrap();
    assert!(command.contains(" --trust-environment "), "{command}");
    let pasted: Vec<&str> = command.split(' ').collect();
    let allowed = victim.home.run(&pasted);
    assert_eq!(only_error(&allowed).code, "SERVICE-DOWN", "{allowed:#?}");
    assert!(first.got().contains("assertion="), "what the operator has allowed is done");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(victim.trust_file()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    // Nobody is asked twice, and the shared state holds nothing of it.
    assert_eq!(only_error(&victim.run(&["token"])).code, "SERVICE-DOWN");
    assert!(!victim.home.read("evil.json").contains("trust"));

    described(&second.address);
    nothing_is_signed(&victim, &second, &["TRUST-ENVIRONMENT-CHANGED"]);
    let said = victim.run(&["token"]).stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(&format!("maskinporten: {} → {}", first.address, second.address)), "{said}");
}

#[test]
fn the_administration_key_and_the_api_key_of_studio_go_nowhere_else_either() {
    let victim = Victim::new();
    let thief = Thief::new();
    let admin = victim.lab["admin_client"].clone();
    victim.environments(|own| {
        own["issuer"] = "https://test.maskinporten.no/".into();
        own["maskinporten"] = thief.address.clone().into();
        own["studio"] = thief.address.clone().into();
        own.insert("admin_client".into(), admin);
    });
    // A client that is not registered yet is registered with the administration client's key.
    victim.evil_state(|state| {
        let here = state["books"]["real"]["environments"]["gw"].as_object_mut().unwrap();
        ["client-id", "client-key", "key-name", "key-on-client"].iter().for_each(|topic| drop(here.remove(*topic)));
    });
    let run = victim.run(&["resume", "--no-wait", "--yes"]);
    let refused = errors(&run);
    assert!(
        refused.iter().any(|e| e.code == "TRUST-ENVIRONMENT" && e.text.contains("administration client")),
        "{run:#?}"
    );
    assert!(thief.has_nothing(), "{}", thief.got());

    let home = victim.home.with("ALTINN_ONBOARD_STUDIO_KEY", "canary-studio-key");
    let check = ["studio", "check", "--env=gw", "--environments=evil.toml", "--lang=en"];
    let run = home.run(&check);
    assert_eq!((run.status, only_error(&run).code.as_str()), (Some(2), "TRUST-ENVIRONMENT"), "{run:#?}");
    assert!(thief.has_nothing() && !run.stderr.contains("canary"), "{}", thief.got());
    // Without the key it is only looked whether Studio is there.
    let lab = ["studio", "check", "--env=lab", "--environments=evil.toml", "--lang=en"];
    assert_eq!(home.run(&lab).status, Some(3), "all on this machine: it is asked, and knows no such key");
}

#[test]
fn a_key_of_a_built_in_environment_signs_in_no_rehearsal() {
    let victim = Victim::new();
    // As if it had signed in tt02 from this machine.
    let kept = format!("schema = 1\n[keys.{}]\nenvironments = [\"tt02\"]\n", victim.thumbprint());
    std::fs::write(victim.trust_file(), kept).unwrap();
    let own = |words: &[&str]| {
        let flags = ["--environments=environments.toml", "--key-store=file", "--lang=en"];
        victim.home.run(&[words, &flags].concat())
    };
    let run = own(&["token"]);
    let refused = only_error(&run);
    assert_eq!((run.status, refused.code.as_str()), (Some(1), "TRUST-KEY-REAL"), "{run:#?}");
    assert!(refused.text.contains("tt02"), "{refused:?}");

    std::fs::write(victim.trust_file(), "schema = 1\n<<<<<<< HEAD\n").unwrap();
    let run = own(&["token"]);
    assert_eq!((run.status, only_error(&run).code.as_str()), (Some(1), "TRUST-BROKEN"), "{run:#?}");
    // What needs no secret needs no record.
    assert_eq!(own(&["checklist"]).status.map(|status| status == 1), Some(false));
    assert!(matches!(own(&["resource", "show", "ttd-vedtak", "--env=lab"]).status, Some(0 | 3)));
    assert!(victim.served.overview()["counts"].is_object());
}

/// Every foreign host is named before anything is called, not one of them.
#[test]
fn every_host_of_a_described_environment_is_announced() {
    let victim = Victim::new();
    let thief = Thief::new();
    victim.environments(|own| {
        own["broker"] = thief.address.clone().into();
    });
    let run = victim.home.run(&["resource", "show", "ttd-x", "--env=gw", "--environments=evil.toml", "--lang=en"]);
    let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = victim.served.base();
    for host in [&own, &thief.address].map(|base| base.trim_start_matches("http://")) {
        assert!(said.contains(host), "{host}: {said}");
    }
}

/// In a terminal the addresses are shown and asked for once; the default is no, and what was typed before does not count.
#[cfg(unix)]
#[test]
fn in_a_terminal_a_gateway_is_asked_for_once_and_the_default_is_no() {
    let victim = Victim::new();
    let thief = Thief::new();
    victim.environments(|own| {
        own["issuer"] = "https://test.maskinporten.no/".into();
        own["maskinporten"] = thief.address.clone().into();
    });
    victim.evil_state(|_| {});
    let words = ["token", "--env=gw", "--environments=evil.toml", "--state=evil.json", "--key-store=file", "--lang=en"];
    let shown = |terminal: &mut Terminal| {
        for part in
            ["issuer: https://test.maskinporten.no/", thief.address.trim_start_matches("http://"), "fingerprint: "]
        {
            terminal.expect(part);
        }
        terminal.expect("anybody who gets what is signed here can use it there");
        terminal.expect("y/n >");
    };
    let mut terminal = Terminal::binary(&victim.home, &words, 100);
    terminal.send("y\r");
    shown(&mut terminal);
    terminal.until_keys_are_read();
    terminal.send("\r");
    assert_eq!(terminal.end(), 8, "{}", terminal.log());
    assert!(thief.has_nothing() && !std::fs::read_to_string(victim.trust_file()).unwrap().contains("allowed = true"));

    let mut terminal = Terminal::binary(&victim.home, &words, 100);
    shown(&mut terminal);
    terminal.until_keys_are_read();
    terminal.send("y\r");
    assert_eq!(terminal.end(), 1, "{}", terminal.log());
    assert!(thief.got().contains("assertion="), "the operator has allowed it");
    assert!(std::fs::read_to_string(victim.trust_file()).unwrap().contains("allowed = true"));

    let mut terminal = Terminal::binary(&victim.home, &words, 100);
    assert_eq!(terminal.end(), 1, "{}", terminal.log());
    assert!(!terminal.log().contains("y/n >"), "once: {}", terminal.log());
}
