//! What holds of every merge, tried on histories that nobody thought of.

use jiff::Timestamp;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::{ClientId, EnvironmentName, KeyStoreName, OrgNumber, Product};
use crate::record::evidence::{Evidence, Past, Source};
use crate::record::facts::{FactEntry, Facts};
use crate::record::topic::{TopicMarker as _, Value};
use crate::record::values::{ClientKey, KeyPlace, MessageSeen, MessageSent, Told as ToldText};
use crate::record::{Handle, Place, t};

/// One thing that somebody does to a state.
#[derive(Clone, Debug)]
enum Deed {
    Begin { rehearsal: bool, place: usize },
    Know { rehearsal: bool, place: usize, what: (Option<&'static str>, Value), source: Source, at: i64 },
    TakeBack { rehearsal: bool, place: usize, what: (Option<&'static str>, Value), refused: bool, at: i64 },
}

fn place(number: usize) -> Place {
    let (environment, service) = [("tt02", "vedtak"), ("tt02", "brev"), ("production", "vedtak")][number];
    Place { environment: EnvironmentName::parse(environment).unwrap(), service: Handle::parse(service).unwrap() }
}

pub(super) fn client_id(number: usize) -> Value {
    let ids = ["7f8a9b0c-1d2e-4f30-8a4b-5c6d7e8f9a0b", "0b1d7a30-5c1f-4f6a-9a57-0e6f3a1b2c3d", "client-3"];
    t::ClientId::wrap(ClientId::parse(ids[number]).unwrap())
}

pub(super) fn message(number: u128) -> Value {
    let recipient = OrgNumber::parse("310000019").unwrap();
    t::MessageSent::wrap(MessageSent { id: uuid::Uuid::from_u128(number), recipient })
}

pub(super) fn message_seen(status: &str) -> Value {
    t::MessageSeen::wrap(MessageSeen { status: status.into(), delivered: status == "Published", publish: None })
}

pub(super) fn key(kid: &str) -> Value {
    t::ClientKey::wrap(ClientKey {
        kid: kid.into(),
        thumbprint: None,
        bits: 4096,
        place: KeyPlace::File,
        expires: jiff::civil::date(2027, 11, 1),
        name: None,
        holder: None,
        replaces: None,
    })
}

pub(super) fn supplier(name: &str) -> Value {
    t::SupplierName::wrap(ToldText(name.into()))
}

/// What can be known, each in a few values: two people meet in the same ones.
fn known() -> Vec<(Option<&'static str>, Value)> {
    let number = |text: &str| t::OrgNumber::wrap(OrgNumber::parse(text).unwrap());
    let name = |text: &str| t::KeyName::wrap(KeyStoreName::parse(text).unwrap());
    let mut all = vec![
        (None, number("991825827")),
        (None, number("974760673")),
        (Some("main"), name("one")),
        (Some("main"), name("two")),
        (Some("altinn:serviceowner"), t::ScopeGranted::wrap(true)),
        (Some("altinn:serviceowner"), t::ScopeGranted::wrap(false)),
        (None, t::OrgConfirmed::wrap(true)),
    ];
    all.extend((0..3).map(|number| (Some("main"), client_id(number))));
    all.extend(["a", "b"].map(|kid| (Some("main"), key(kid))));
    all.extend((1..4).map(|number| (None, message(number))));
    all.extend(["Initialized", "Published", "Read"].map(|status| (None, message_seen(status))));
    all.extend(["Fabrikk", "Verk", "Bruk"].map(|name| (None, supplier(name))));
    all
}

fn deed(times: std::ops::Range<i64>) -> impl Strategy<Value = Deed> {
    let begin = (any::<bool>(), 0..3_usize).prop_map(|(rehearsal, place)| Deed::Begin { rehearsal, place });
    let source = select(&[Source::Told, Source::Seen, Source::Made][..]);
    let place = || (proptest::bool::weighted(0.1), prop_oneof![4 => Just(0_usize), 1 => 0..3_usize]);
    let know = (place(), select(known()), source, times.clone())
        .prop_map(|((rehearsal, place), what, source, at)| Deed::Know { rehearsal, place, what, source, at });
    let take = (place(), select(known()), any::<bool>(), times)
        .prop_map(|((rehearsal, place), what, refused, at)| Deed::TakeBack { rehearsal, place, what, refused, at });
    prop_oneof![1 => begin, 8 => know, 2 => take]
}

fn deeds(times: std::ops::Range<i64>, most: usize) -> impl Strategy<Value = Vec<Deed>> {
    proptest::collection::vec(deed(times), 0..most)
}

fn done(mut state: State, deeds: &[Deed]) -> State {
    for deed in deeds {
        match deed.clone() {
            Deed::Begin { rehearsal, place: at } => {
                state.book_mut(rehearsal).begin(&place(at), Product::Correspondence)
            }
            Deed::Know { rehearsal, place: at, what: (key, value), source, at: second } => {
                let book = state.book_mut(rehearsal);
                book.begin(&place(at), Product::Correspondence);
                let evidence = known_at(value, source, second);
                book.put(&place(at), key.map(str::to_owned), evidence).unwrap();
            }
            Deed::TakeBack { rehearsal, place: at, what: (key, value), refused, at: second } => {
                let now = Timestamp::from_second(second).unwrap();
                let refused = refused.then_some("ORG-UNKNOWN");
                state.book_mut(rehearsal).withdraw(&place(at), value.topic(), key, refused, now);
            }
        }
    }
    state
}

pub(super) fn known_at(value: Value, source: Source, second: i64) -> Evidence {
    let how = if second % 2 == 0 { "terminal" } else { "flag" };
    Evidence { value, source, at: Timestamp::from_second(second).unwrap(), how: how.into() }
}

/// Every scope of a state, by its place.
fn scopes(state: &State) -> Vec<(String, &Facts)> {
    let mut all = Vec::new();
    for (name, book) in [("rehearsal", &state.rehearsal), ("real", &state.real)] {
        all.push((format!("{name}/organisation"), &book.organisation));
        all.extend(book.environments.iter().map(|(at, facts)| (format!("{name}/environments/{at}"), facts)));
        all.extend(book.services.iter().map(|(at, service)| (format!("{name}/services/{at}"), &service.facts)));
        for (environment, services) in &book.deployments {
            all.extend(services.iter().map(|(at, facts)| (format!("{name}/deployments/{environment}/{at}"), facts)));
        }
    }
    all
}

/// What must never be lost of an entry: what was made or told, and what was refused.
fn must_stay(entry: &FactEntry) -> Vec<(Evidence, Option<Past>)> {
    let counts = |evidence: &Evidence| evidence.source != Source::Seen;
    let now = entry.now.iter().chain(&entry.also_made).filter(|now| counts(now)).map(|now| (now.clone(), None));
    let past = entry.past.iter().filter(|past| counts(&past.evidence) || past.refused.is_some());
    now.chain(past.map(|past| (past.evidence.clone(), Some(past.clone())))).collect()
}

fn lost(from: &State, merged: &State, by_day: bool) -> Vec<String> {
    let there = scopes(merged);
    let mut lost = Vec::new();
    for (place, facts) in scopes(from) {
        let Some((_, merged)) = there.iter().find(|(name, _)| *name == place) else {
            lost.push(place);
            continue;
        };
        for (topic, entries) in &facts.known {
            for (key, entry) in entries {
                let Some(merged) = merged.known.get(topic).and_then(|entries| entries.get(key)) else {
                    lost.push(format!("{place} {topic:?} {key}"));
                    continue;
                };
                for (evidence, past) in must_stay(entry) {
                    // Its day may be a later one, where it was told again.
                    let is_it = |other: &Evidence| {
                        let same = other.value == evidence.value && other.source == evidence.source;
                        same && (!by_day || other.at >= evidence.at)
                    };
                    let stands = merged.now.iter().chain(&merged.also_made).any(is_it);
                    let remembered = merged.past.iter().any(|known| {
                        let closed = past.as_ref().is_none_or(|past| {
                            known.taken_back >= past.taken_back && (past.refused.is_none() || known.refused.is_some())
                        });
                        closed && is_it(&known.evidence)
                    });
                    let must_be_remembered = past.is_some_and(|past| past.taken_back.is_some());
                    if !(remembered || stands && !must_be_remembered) {
                        lost.push(format!("{place} {topic:?} {key}: {evidence:?}"));
                    }
                }
            }
        }
    }
    lost
}

fn merged(base: &State, ours: &State, theirs: &State) -> Merged {
    merge(base, ours, theirs).unwrap()
}

fn holds(base: State, ours: &State, theirs: &State) -> Result<(), TestCaseError> {
    let one = merged(&base, ours, theirs);
    let other = merged(&base, theirs, ours);
    prop_assert_eq!(&one, &other, "in both orders the same");
    let text = one.state.write("0.1.0").unwrap();
    let read = State::read(&text).unwrap();
    prop_assert_eq!((&read.rehearsal, &read.real), (&one.state.rehearsal, &one.state.real), "it loads");
    for side in [ours, theirs] {
        prop_assert_eq!(lost(side, &one.state, true), Vec::<String>::new());
        prop_assert_eq!(&merged(&base, side, side).state, side, "with itself it is itself");
        let again = merged(&base, &one.state, side);
        prop_assert_eq!(&again.state, &one.state, "what is in it already changes nothing");
        prop_assert_eq!(&merged(side, &one.state, side).state, &one.state, "nor where it comes from it");
    }
    prop_assert_eq!(
        &merged(&base, &one.state, &one.state),
        &Merged { state: one.state, conflicts: vec![], notes: vec![] }
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    /// Two people who work one after the other on what was there: each by a clock that is right.
    #[test]
    fn a_merge_is_the_same_in_both_orders_and_loses_nothing(
        origin in deeds(0..10, 14),
        one in deeds(10..40, 14),
        other in deeds(10..40, 14),
    ) {
        let in_time = |mut deeds: Vec<Deed>| {
            deeds.sort_by_key(|deed| match deed {
                Deed::Begin { .. } => 0,
                Deed::Know { at, .. } | Deed::TakeBack { at, .. } => *at,
            });
            deeds
        };
        let base = done(State::default(), &in_time(origin));
        let (ours, theirs) = (done(base.clone(), &in_time(one)), done(base.clone(), &in_time(other)));
        holds(base, &ours, &theirs)?;
    }

    /// Clocks that go wrong, and files that were added on both sides.
    #[test]
    fn whatever_the_clocks_say_nothing_is_lost(
        origin in deeds(0..20, 10),
        one in deeds(0..20, 40),
        other in deeds(0..20, 40),
        of_nothing in any::<bool>(),
    ) {
        let base = done(State::default(), &origin);
        let (ours, theirs) = (done(base.clone(), &one), done(base.clone(), &other));
        let base = if of_nothing { State::default() } else { base };
        let (one, other) = (merged(&base, &ours, &theirs), merged(&base, &theirs, &ours));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(lost(&ours, &one.state, false), Vec::<String>::new());
        prop_assert_eq!(lost(&theirs, &one.state, false), Vec::<String>::new());
        let read = State::read(&one.state.write("0.1.0").unwrap()).unwrap();
        prop_assert_eq!((&read.rehearsal, &read.real), (&one.state.rehearsal, &one.state.real));
    }
}
