//! The gate: the record of this machine, the flags of the command, and the keys of the real book.

use super::*;
use crate::catalog::environments;
use crate::domain::{KeyStoreName, Language, Product, Secret};
use crate::record::values::{ClientKey, KeyPlace};
use crate::record::{Evidence, Handle, Place, Source, TopicMarker as _};
use crate::world::files::Files;
use crate::world::process::Folders;

fn name(text: &str) -> EnvironmentName {
    EnvironmentName::parse(text).unwrap()
}

fn gateway() -> Environment {
    let text = environments::simulated("lab", "https://lab.example").replace("simulated = true", "");
    let text = text.replace("https://lab.example/issuer", "https://test.maskinporten.no/");
    environments::read(&text).unwrap().remove(0)
}

fn tt02() -> Environment {
    environments::built_in(&name("tt02")).unwrap()
}

fn rehearsal() -> Environment {
    environments::resting_sandbox().unwrap()
}

/// A user with a home, and what decides for one command of his.
struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn file(&self) -> TrustFile {
        let folders = Folders { data: self.folder.path().to_path_buf(), ..Folders::default() };
        TrustFile::new(Some(&folders), &Files::real())
    }

    fn trust(&self, allowed: &[&Environment]) -> Trust {
        let allowed = allowed.iter().map(|environment| environment.fingerprint()).collect();
        Trust::new(self.file(), allowed, ("altinn-onboard token".into(), " -- x".into()))
    }
}

fn key(name: &str) -> NamedSecret {
    let secret = UsedSecret::Client { client: "main".into(), name: name.into() };
    NamedSecret { secret, thumbprint: "bbPgUWy0vWS_nzEfDxySs1QqcM9QU2-levp28xzeBIY".into() }
}

/// The code that is answered; nothing when the key is admitted.
fn code(trust: &Trust, environment: &Environment, secret: &NamedSecret) -> Option<&'static str> {
    let code = trust.admit(environment, secret).err().map(|finding| finding.code.id);
    // What is asked before, and what is decided when it is used, are the same.
    assert_eq!(trust.hesitation(environment, secret).is_some(), code.is_some(), "{code:?}");
    code
}

/// A real book in which `tt02` has a client with a key.
fn real_book(kid: &str, key_name: &str) -> Book {
    let (mut book, place) =
        (Book::default(), Place { environment: name("tt02"), service: Handle::of(Product::Correspondence) });
    book.begin(&place, Product::Correspondence);
    let at = jiff::Timestamp::UNIX_EPOCH;
    let expires = jiff::civil::date(2027, 1, 1);
    let of_key = t::ClientKey::wrap(ClientKey {
        kid: kid.into(),
        bits: 2048,
        place: KeyPlace::File,
        expires,
        thumbprint: None,
        name: None,
        holder: None,
        replaces: None,
    });
    for value in [of_key, t::KeyName::wrap(KeyStoreName::parse(key_name).unwrap())] {
        book.put(&place, Some("main".into()), Evidence { value, source: Source::Made, at, how: "test".into() })
            .unwrap();
    }
    book
}

#[test]
fn an_environment_of_a_file_wants_a_flag_that_holds_from_then_on() {
    let (bench, lab, key) = (Bench::new(), gateway(), key("lab-main-1"));
    assert_eq!(code(&bench.trust(&[]), &lab, &key), Some("TRUST-ENVIRONMENT"));
    assert_eq!(code(&bench.trust(&[&tt02(), &rehearsal()]), &lab, &key), Some("TRUST-ENVIRONMENT"), "of others");
    let said = bench.trust(&[]).admit(&lab, &key).unwrap_err();
    let next = said.next.unwrap().render(Language::En);
    let command = format!("\n$ altinn-onboard token --trust-environment {} -- x", lab.fingerprint());
    assert!(next.ends_with(&command), "{next}");
    let message = said.message.render(Language::En);
    for part in ["lab.example", "test.maskinporten.no", "the one in tt02", &key.thumbprint, "client main"] {
        assert!(message.contains(part), "{part}: {message}");
    }
    assert_eq!(code(&bench.trust(&[&lab]), &lab, &key), None);
    assert_eq!(code(&bench.trust(&[]), &lab, &key), None, "kept");
    let other = NamedSecret { thumbprint: "another".into(), ..key };
    assert_eq!(code(&bench.trust(&[]), &lab, &other), Some("TRUST-KEY"));
    let thief = Environment { maskinporten: lab.studio.clone(), ..lab.clone() };
    assert_eq!(
        code(&bench.trust(&[&lab]), &thief, &other),
        Some("TRUST-ENVIRONMENT-CHANGED"),
        "the flag is for others"
    );
    let said = bench.trust(&[]).admit(&thief, &other).unwrap_err().message.render(Language::Nb);
    assert!(said.contains("maskinporten: https://lab.example/maskinporten → https://lab.example/studio"), "{said}");
}

#[test]
fn what_was_used_for_real_is_not_used_in_a_rehearsal() {
    let bench = Bench::new();
    let used = key("any");
    assert_eq!(code(&bench.trust(&[]), &rehearsal(), &used), None);
    assert_eq!(code(&bench.trust(&[]), &tt02(), &used), None);
    assert_eq!(code(&bench.trust(&[&rehearsal()]), &rehearsal(), &used), Some("TRUST-KEY-REAL"));
}

#[test]
fn the_state_and_the_name_of_a_key_tell_where_it_belongs() {
    let (trust, thumbprint) = (|| Bench::new().trust(&[]), key("x").thumbprint);
    for (book, of_key, refused) in [
        (real_book("another", "tt02-main-04070b28"), key("sandbox-main-1"), false),
        (real_book(&thumbprint, "tt02-main-04070b28"), key("sandbox-main-1"), true),
        (real_book("another", "shared"), key("shared"), true),
        (Book::default(), key("tt02-main-04070b28"), true),
        (Book::default(), key("production-main-0123456789abcdef0123456789abcdef"), true),
        // The state may call the client what it likes.
        (Book::default(), key("tt02-renamed-by-others-04070b28"), true),
        (Book::default(), key("tt02-04070b28"), false),
        (Book::default(), key("tt02-main"), false),
        (Book::default(), key("sandbox-main-04070b28"), false),
    ] {
        let found = code(&trust().with_state(&book), &rehearsal(), &of_key);
        assert_eq!(found, refused.then_some("TRUST-KEY-REAL"), "{of_key:?}");
        // Where it belongs nothing is in its way.
        assert_eq!(code(&trust().with_state(&book), &tt02(), &of_key), None);
    }
}

#[test]
fn a_job_that_may_write_nothing_works_where_things_are_built_in() {
    // A user without a home: nothing can be kept.
    let trust = || Trust::new(TrustFile::default(), vec![gateway().fingerprint()], Default::default());
    assert_eq!(code(&trust(), &tt02(), &key("a")), None);
    assert_eq!(code(&trust(), &rehearsal(), &key("a")), None);
    // The flag is given each time.
    let by_flag = trust();
    assert_eq!(code(&by_flag, &gateway(), &key("a")), None);
    let without = Trust::new(TrustFile::default(), Vec::new(), Default::default());
    assert_eq!(code(&without, &gateway(), &key("a")), Some("TRUST-ENVIRONMENT"));
    let told = without.allow(&gateway(), &key("a")).unwrap().unwrap();
    assert_eq!(told.code, "TRUST-NOT-KEPT");
    assert_eq!(code(&without, &gateway(), &key("a")), None, "for this run");
    let changed = Environment { maskinporten: gateway().studio, ..gateway() };
    assert!(code(&without, &changed, &key("a")).is_some());
    assert!(code(&without, &gateway(), &NamedSecret { thumbprint: "b".into(), ..key("a") }).is_some());
}

#[test]
fn a_record_that_is_not_sound_stops_every_key() {
    let bench = Bench::new();
    bench.trust(&[]).remember(&tt02(), "abc").unwrap();
    let path = bench.folder.path().join("trust.toml");
    Files::real().write(&path, b"broken", crate::world::files::Mode::Private).unwrap();
    for environment in [tt02(), gateway(), rehearsal()] {
        assert_eq!(code(&bench.trust(&[&gateway()]), &environment, &key("a")), Some("TRUST-BROKEN"));
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"broken");
}

#[test]
fn an_api_key_of_studio_is_told_by_its_digest_alone() {
    let secret = NamedSecret::studio(&Secret::from_text("canary-studio".into()));
    assert!(!format!("{secret:?}").contains("canary"));
    let bench = Bench::new();
    let said = bench.trust(&[]).admit(&gateway(), &secret).unwrap_err();
    assert_eq!(said.code, "TRUST-ENVIRONMENT");
    assert_eq!(code(&bench.trust(&[]), &tt02(), &secret), None);
    assert_eq!(code(&bench.trust(&[]), &rehearsal(), &secret), Some("TRUST-KEY-REAL"));
    let kept = std::fs::read_to_string(bench.folder.path().join("trust.toml")).unwrap();
    assert!(kept.contains("studio-") && !kept.contains("canary"), "{kept}");
}
