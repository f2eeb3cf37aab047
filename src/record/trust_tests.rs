//! Which key may sign where, as tables.

use super::*;
use crate::catalog::environments::{self, BUILT_IN, PRODUCTION, TT02};

const KEY: &str = "bbPgUWy0vWS_nzEfDxySs1QqcM9QU2-levp28xzeBIY";
const OTHER_KEY: &str = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";

/// An environment of a file, each of whose addresses lies below `base`.
fn own(name: &str, base: &str, issuer: &str) -> Environment {
    let text = environments::simulated(name, base).replace("simulated = true", "simulated = false");
    let text = text.replace(&format!("\"{base}/issuer\""), &format!("\"{issuer}\""));
    environments::read(&text).unwrap().remove(0)
}

fn gateway() -> Environment {
    own("lab", "https://lab.example", "https://test.maskinporten.no/")
}

fn elsewhere() -> Environment {
    own("elsewhere", "https://elsewhere.example", "https://elsewhere.example/issuer")
}

fn local() -> Environment {
    own("near", "http://127.0.0.1:8080", "http://127.0.0.1:8080/issuer")
}

fn rehearsal() -> Environment {
    Environment { simulated: true, ..own("rehearsed", "http://127.0.0.1:9090", "http://127.0.0.1:9090/issuer") }
}

fn built_in(name: &str) -> Environment {
    environments::built_in(&self::name(name)).unwrap()
}

fn name(text: &str) -> EnvironmentName {
    EnvironmentName::parse(text).unwrap()
}

/// What is decided, in a word: `admitted`, `refused NAME`, or what is asked.
fn decided(record: &TrustRecord, environment: &Environment, elsewhere: Option<&EnvironmentName>) -> String {
    match record.decide(Signing { environment, thumbprint: KEY, elsewhere }) {
        Decision::Admitted(admission) => {
            assert_eq!((admission.environment(), admission.thumbprint()), (&environment.name, KEY));
            "admitted".to_owned()
        }
        Decision::Refused { belongs_to } => format!("refused {belongs_to}"),
        Decision::Ask(Doubt { addresses: Addresses::Known, .. }) => "key".to_owned(),
        Decision::Ask(Doubt { addresses: Addresses::New, .. }) => "new".to_owned(),
        Decision::Ask(Doubt { addresses: Addresses::Changed(changes), .. }) => {
            let keys: Vec<String> = changes.into_iter().map(|change| change.key).collect();
            format!("changed {}", keys.join(" "))
        }
    }
}

/// What is done to an empty record.
type Change<'c> = &'c dyn Fn(&mut TrustRecord);

fn record(change: impl FnOnce(&mut TrustRecord)) -> TrustRecord {
    let mut record = TrustRecord::default();
    change(&mut record);
    record
}

#[test]
fn a_built_in_environment_needs_no_record() {
    for name in BUILT_IN.into_iter().filter(|name| *name != environments::SANDBOX) {
        for elsewhere in [None, Some(&self::name("lab"))] {
            assert_eq!(decided(&TrustRecord::default(), &built_in(name), elsewhere), "admitted", "{name}");
        }
    }
}

#[test]
fn an_environment_of_a_file_is_allowed_with_its_addresses_and_each_key_by_itself() {
    for environment in [gateway(), elsewhere()] {
        let says = |change: &dyn Fn(&mut TrustRecord)| decided(&record(change), &environment, None);
        assert_eq!(says(&|_| {}), "new");
        assert_eq!(says(&|record| record.allow(&environment)), "key");
        // A key that was made here does not make its addresses good.
        assert_eq!(says(&|record| record.bind(&environment, KEY)), "new");
        let both = |record: &mut TrustRecord| {
            record.allow(&environment);
            record.bind(&environment, KEY);
        };
        assert_eq!(says(&both), "admitted");
        let of_another = |record: &mut TrustRecord| {
            record.allow(&environment);
            record.bind(&environment, OTHER_KEY);
            record.bind(&built_in(TT02), KEY);
        };
        assert_eq!(says(&of_another), "key");
        let Decision::Ask(doubt) =
            record(of_another).decide(Signing { environment: &environment, thumbprint: KEY, elsewhere: None })
        else {
            panic!("asked")
        };
        assert_eq!(doubt.also, ["tt02"]);
    }
}

#[test]
fn an_address_that_changes_is_asked_for_again_and_named() {
    let known = gateway();
    let record = record(|record| {
        record.allow(&known);
        record.bind(&known, KEY);
    });
    for key in known.places().into_keys() {
        let text = environments::simulated("lab", "https://lab.example")
            .replace("simulated = true", "")
            .replace("https://lab.example/issuer", "https://test.maskinporten.no/");
        let changed =
            text.replace(&format!("{key} = \"https://lab.example/"), &format!("{key} = \"https://thief.example/"));
        let changed = environments::read(&changed).unwrap().remove(0);
        assert_eq!(decided(&record, &changed, None), format!("changed {key}"));
        // Under another name the same addresses are another environment that nobody has allowed, but not a change.
        let renamed = Environment { name: name("gw"), ..changed };
        assert_eq!(decided(&record, &renamed, None), "new");
    }
    let other_issuer = Environment { issuer: "https://maskinporten.no/".into(), ..known.clone() };
    assert_eq!(decided(&record, &other_issuer, None), "changed issuer");
    let without = Environment { name: name("gw"), ..known };
    assert_eq!(decided(&record, &without, None), "admitted", "what was allowed are the addresses");
}

#[test]
fn what_is_wholly_on_this_machine_needs_no_trust() {
    assert_eq!(decided(&TrustRecord::default(), &local(), None), "admitted");
    assert_eq!(decided(&TrustRecord::default(), &rehearsal(), None), "admitted");
    // With a single address elsewhere it does, and with the issuer elsewhere.
    let near = local();
    let leak = Environment { maskinporten: gateway().maskinporten, ..near.clone() };
    assert_eq!(decided(&TrustRecord::default(), &leak, None), "new");
    let replayed = Environment { issuer: "https://test.maskinporten.no/".into(), ..near };
    assert_eq!(decided(&TrustRecord::default(), &replayed, None), "new");
}

#[test]
fn no_key_of_the_real_book_signs_on_this_machine_only() {
    let near = own("near", "http://127.0.0.2:9", "http://127.0.0.2:9/issuer");
    // (what the record holds of the key, in the local environment, in a rehearsal)
    let table: [(&str, Change, &str, &str); 6] = [
        ("nothing", &|_| {}, "admitted", "admitted"),
        ("tt02", &|record| record.bind(&built_in(TT02), KEY), "refused tt02", "refused tt02"),
        ("production", &|record| record.bind(&built_in(PRODUCTION), KEY), "refused production", "refused production"),
        ("a gateway", &|record| record.bind(&gateway(), KEY), "refused lab", "refused lab"),
        ("another local one", &|record| record.bind(&local(), KEY), "changed", "refused near"),
        ("another key", &|record| record.bind(&built_in(TT02), OTHER_KEY), "admitted", "admitted"),
    ];
    for (what, change, in_local, in_rehearsal) in table {
        let record = record(change);
        assert!(decided(&record, &near, None).starts_with(in_local), "{what}: {}", decided(&record, &near, None));
        assert_eq!(decided(&record, &rehearsal(), None), in_rehearsal, "{what}");
    }
    // What the state says counts, too, except where this machine knows better.
    for elsewhere in ["tt02", "lab", "near"].map(name) {
        let refused = format!("refused {elsewhere}");
        assert_eq!(decided(&TrustRecord::default(), &near, Some(&elsewhere)), refused);
        assert_eq!(decided(&TrustRecord::default(), &rehearsal(), Some(&elsewhere)), refused);
        assert_eq!(decided(&record(|record| record.bind(&near, KEY)), &near, Some(&elsewhere)), "admitted");
    }
}

#[test]
fn keys_of_rehearsals_are_not_remembered() {
    assert_eq!(record(|record| record.bind(&rehearsal(), KEY)), TrustRecord::default());
}

#[test]
fn a_fingerprint_with_other_addresses_below_it_is_not_trusted() {
    let mut record = TrustRecord::default();
    record.allow(&elsewhere());
    record.bind(&gateway(), KEY);
    // As if somebody had found two sets of addresses for one fingerprint.
    let known = record.environments.remove(&elsewhere().fingerprint()).unwrap();
    record.environments.insert(gateway().fingerprint(), known);
    assert_eq!(decided(&record, &gateway(), None), "new");
}

#[test]
fn the_record_survives_its_file_with_what_it_does_not_know() {
    let mut record: TrustRecord = toml::from_str(
        "schema = 1\nlater = 7\n[keys.abc]\nenvironments = [\"tt02\"]\nnote = \"kept\"\n[addresses]\n\"https://a.example\" = true\n",
    )
    .unwrap();
    record.allow(&gateway());
    record.bind(&gateway(), KEY);
    let text = toml::to_string(&record).unwrap();
    for kept in ["later = 7", "note = \"kept\"", "\"https://a.example\" = true"] {
        assert!(text.contains(kept), "{text}");
    }
    assert_eq!(toml::from_str::<TrustRecord>(&text).unwrap(), record);
    assert_eq!(decided(&toml::from_str(&text).unwrap(), &gateway(), None), "admitted");
    for broken in ["", "schema = \"x\"", "schema = 1\nkeys = 3", "schema = 1\n[keys.a]\nenvironments = [\"Å\"]", "="] {
        assert!(toml::from_str::<TrustRecord>(broken).is_err(), "{broken}");
    }
}
