//! What two people did side by side, case by case.

use jiff::Timestamp;

use super::tests::{client_id, key, known_at, message, message_seen, supplier};
use super::*;
use crate::domain::{EnvironmentName, OrgNumber, Product};
use crate::record::evidence::{Evidence, Source};
use crate::record::facts::PAST_KEPT;
use crate::record::topic::{TopicMarker as _, Value};
use crate::record::{FactHistory, Handle, Place, t};

fn place() -> Place {
    Place { environment: EnvironmentName::parse("tt02").unwrap(), service: Handle::parse("vedtak").unwrap() }
}

fn begun() -> State {
    let mut state = State::default();
    state.real.begin(&place(), Product::Correspondence);
    state
}

fn with(state: &State, key: Option<&str>, value: Value, source: Source, second: i64) -> State {
    let mut state = state.clone();
    state.real.put(&place(), key.map(str::to_owned), known_at(value, source, second)).unwrap();
    state
}

fn without(state: &State, topic: Topic, key: Option<&str>, second: i64) -> State {
    let mut state = state.clone();
    assert!(state.real.withdraw(&place(), topic, key, None, Timestamp::from_second(second).unwrap()));
    state
}

fn both(base: &State, ours: &State, theirs: &State) -> Merged {
    let merged = merge(base, ours, theirs).unwrap();
    assert_eq!(merged, merge(base, theirs, ours).unwrap());
    merged
}

fn fact<'s>(state: &'s State, topic: Topic, key: Option<&str>) -> FactHistory<'s> {
    let of_scope = state.real.facts(topic.scope(), &place()).unwrap();
    of_scope.histories().find(|(of, found, _)| *of == topic && *found == key).unwrap().2
}

fn seconds(evidence: &Evidence) -> (Value, i64) {
    (evidence.value.clone(), evidence.at.as_second())
}

fn now(state: &State, topic: Topic, key: Option<&str>) -> Option<(Value, i64)> {
    fact(state, topic, key).now.map(seconds)
}

fn number(text: &str) -> Value {
    t::OrgNumber::wrap(OrgNumber::parse(text).unwrap())
}

#[test]
fn two_messages_stand_beside_each_other_and_what_is_known_of_one_says_nothing_of_the_other() {
    let base = begun();
    // Ours was sent first, and looked at last.
    let ours = with(&base, None, message(1), Source::Made, 10);
    let ours = with(&ours, None, message_seen("Published"), Source::Seen, 90);
    let theirs = with(&base, None, message(2), Source::Made, 20);
    let merged = both(&base, &ours, &theirs);
    let sent = fact(&merged.state, Topic::MessageSent, None);
    assert_eq!(sent.now.map(seconds), Some((message(2), 20)));
    assert_eq!(sent.also_made.iter().map(seconds).collect::<Vec<_>>(), [(message(1), 10)]);
    let seen = fact(&merged.state, Topic::MessageSeen, None);
    assert_eq!((seen.now, seen.past.len()), (None, 1), "the second was never looked at");
    let [Conflict::TwoMade { place, holds, also }] = merged.conflicts.as_slice() else { panic!("{merged:?}") };
    assert_eq!(place, "books/real/deployments/tt02/vedtak/message-sent");
    assert_eq!((seconds(holds), seconds(also)), ((message(2), 20), (message(1), 10)));
    let text = merged.state.write("0.1.0").unwrap();
    assert!(text.contains(r#""message-sent": {"value":{"id":"00000000-0000-0000-0000-000000000002""#), "{text}");
    assert_eq!(State::read(&text).unwrap().real, merged.state.real);
    // Somebody has dealt with it, and a third who comes later does not bring it back.
    let mut settled = merged.state.clone();
    let id = uuid::Uuid::from_u128(1).to_string();
    assert_eq!(settled.real.settle(Topic::MessageSent, &id, Timestamp::from_second(100).unwrap()), 1);
    let later = both(&merged.state, &settled, &with(&merged.state, None, supplier("Verk"), Source::Told, 110));
    let sent = fact(&later.state, Topic::MessageSent, None);
    assert_eq!((sent.also_made.len(), sent.past.len(), later.conflicts.len()), (0, 1, 0));
}

#[test]
fn a_second_client_stays_beside_the_first_with_its_key_in_the_history() {
    let (base, main) = (begun(), Some("main"));
    let ours = with(&with(&base, main, client_id(0), Source::Made, 10), main, key("a"), Source::Made, 60);
    let theirs = with(&with(&base, main, client_id(1), Source::Made, 20), main, key("b"), Source::Made, 15);
    let merged = both(&base, &ours, &theirs);
    assert_eq!(now(&merged.state, Topic::ClientId, main), Some((client_id(1), 20)));
    assert_eq!(now(&merged.state, Topic::ClientKey, main), Some((key("b"), 15)), "the key of that client");
    assert_eq!(fact(&merged.state, Topic::ClientKey, main).past.len(), 1);
    assert_eq!(merged.conflicts.len(), 1, "the client, and not its key besides");
    // Whoever goes on with the other has the first beside it.
    let mut other = merged.state.clone();
    other.real.put(&place(), main.map(str::to_owned), known_at(client_id(0), Source::Told, 70)).unwrap();
    let chosen = fact(&other, Topic::ClientId, main);
    assert_eq!(chosen.also_made.iter().map(seconds).collect::<Vec<_>>(), [(client_id(1), 20)]);
}

#[test]
fn two_keys_on_one_client_are_both_remembered() {
    let main = Some("main");
    let base = with(&begun(), main, client_id(0), Source::Made, 1);
    let ours = with(&base, main, key("a"), Source::Made, 10);
    let theirs = with(&base, main, key("b"), Source::Made, 11);
    let merged = both(&base, &ours, &theirs);
    let known = fact(&merged.state, Topic::ClientKey, main);
    assert_eq!((known.now.map(seconds), known.also_made.len()), (Some((key("b"), 11)), 1));
    assert_eq!(merged.conflicts.len(), 1);
}

#[test]
fn the_newest_answer_holds_and_the_other_is_in_the_history() {
    let base = with(&begun(), None, supplier("Verk"), Source::Told, 1);
    let ours = with(&base, None, supplier("Bruk"), Source::Told, 10);
    let theirs = with(&base, None, supplier("Fabrikk"), Source::Told, 20);
    let merged = both(&base, &ours, &theirs);
    let known = fact(&merged.state, Topic::SupplierName, None);
    assert_eq!(known.now.map(seconds), Some((supplier("Fabrikk"), 20)));
    let past: Vec<_> = known.past.iter().map(|past| seconds(&past.evidence)).collect();
    assert_eq!(past, [(supplier("Verk"), 1), (supplier("Bruk"), 10)]);
    assert!(merged.conflicts.is_empty() && matches!(merged.notes.as_slice(), [Note::BothTold { .. }]), "{merged:?}");
    // One side alone is no news to anybody.
    assert_eq!(both(&base, &ours, &base), Merged { state: ours, conflicts: vec![], notes: vec![] });
}

#[test]
fn what_was_taken_back_counts_at_its_time() {
    let base = with(&begun(), None, supplier("Verk"), Source::Told, 1);
    let taken = without(&base, Topic::SupplierName, None, 20);
    let told = |name, second| with(&base, None, supplier(name), Source::Told, second);
    let holds = |theirs: &State| now(&both(&base, &taken, theirs).state, Topic::SupplierName, None);
    assert_eq!(holds(&base), None);
    assert_eq!(holds(&told("Bruk", 10)), None, "told before, of what was taken back since");
    // Nobody is told of what both knew when one took it back.
    let notes = |theirs: &State| both(&base, &taken, theirs).notes;
    let lost = known_at(supplier("Bruk"), Source::Told, 10);
    let place = "books/real/services/vedtak/supplier-name".to_owned();
    let again = with(&base, None, supplier("Verk"), Source::Told, 15);
    assert_eq!(notes(&again), vec![], "what was only told again");
    assert_eq!((notes(&base), notes(&told("Bruk", 10))), (vec![], vec![Note::TakenBack { place, lost: lost.into() }]));
    assert_eq!(holds(&told("Bruk", 30)), Some((supplier("Bruk"), 30)));
    assert_eq!(holds(&told("Verk", 30)), Some((supplier("Verk"), 30)));
    let again = both(&base, &taken, &told("Verk", 30)).state;
    assert_eq!(fact(&again, Topic::SupplierName, None).first, None, "not without a break");
    // What was made meanwhile was not there to be taken back.
    let base = with(&begun(), None, message(1), Source::Made, 1);
    let merged =
        both(&base, &without(&base, Topic::MessageSent, None, 20), &with(&base, None, message(2), Source::Made, 10));
    assert_eq!(now(&merged.state, Topic::MessageSent, None), Some((message(2), 10)));
}

#[test]
fn the_same_again_is_the_same_with_the_later_day() {
    let granted = |yes| t::ScopeGranted::wrap(yes);
    let scope = Some("altinn:serviceowner");
    let base = with(&begun(), scope, granted(true), Source::Seen, 5);
    let ours = with(&base, scope, granted(true), Source::Seen, 10);
    let theirs = with(&base, scope, granted(true), Source::Seen, 20);
    let merged = both(&base, &ours, &theirs);
    let known = fact(&merged.state, Topic::ScopeGranted, scope);
    assert_eq!(known.now.map(seconds), Some((granted(true), 20)));
    assert_eq!((known.first.map(Timestamp::as_second), known.past.len()), (Some(5), 0));
    assert!(merged.conflicts.is_empty() && merged.notes.is_empty());
}

#[test]
fn only_what_was_seen_is_let_go_of_and_nothing_of_the_origin() {
    let granted = |yes| t::ScopeGranted::wrap(yes);
    let scope = Some("altinn:serviceowner");
    let flipped = |state: &State, from: i64, times: i64| {
        (0..times).fold(state.clone(), |state, at| with(&state, scope, granted(at % 2 == 0), Source::Seen, from + at))
    };
    let made = with(&begun(), scope, granted(true), Source::Made, 1);
    let base = flipped(&with(&made, scope, granted(false), Source::Told, 2), 3, 30);
    let (ours, theirs) = (flipped(&base, 100, 31), flipped(&base, 200, 32));
    let merged = both(&base, &ours, &theirs);
    let past = fact(&merged.state, Topic::ScopeGranted, scope).past;
    let sources: Vec<_> = past.iter().map(|past| (past.evidence.source, past.evidence.at.as_second())).collect();
    assert_eq!(sources.get(..2), Some(&[(Source::Made, 1), (Source::Told, 2)][..]), "{sources:?}");
    // With values that were never made or told, the limit holds.
    let base = flipped(&begun(), 3, 30);
    let (ours, theirs) = (flipped(&base, 100, 31), flipped(&base, 200, 32));
    let merged = both(&base, &ours, &theirs);
    let past = fact(&merged.state, Topic::ScopeGranted, scope).past;
    assert!((PAST_KEPT..=2 * PAST_KEPT).contains(&past.len()), "{}", past.len());
    assert_eq!(past.last().map(|past| past.evidence.at.as_second()), Some(230));
}

#[test]
fn two_organisations_and_two_products_of_one_name_are_told_of_and_both_stay() {
    let base = State::default();
    let ours = with(&begun(), None, number("991825827"), Source::Told, 10);
    let mut theirs = State::default();
    theirs.real.begin(&place(), Product::Broker);
    let theirs = with(&theirs, None, number("974760673"), Source::Told, 20);
    let merged = both(&base, &ours, &theirs);
    let [Conflict::Organisations { holds, other }, Conflict::Products { name, to, .. }] = merged.conflicts.as_slice()
    else {
        panic!("{:?}", merged.conflicts)
    };
    assert_eq!((seconds(holds).0, seconds(other).0), (number("974760673"), number("991825827")));
    assert_eq!((name.as_str(), to.as_str()), ("vedtak", "vedtak-correspondence"));
    let products: Vec<_> = merged.state.real.services.values().map(|service| service.product).collect();
    assert_eq!(products, [Product::Broker, Product::Correspondence]);
    assert_eq!(merged.state.real.begun().count(), 2);
    let read = State::read(&merged.state.write("0.1.0").unwrap()).unwrap();
    assert_eq!(read.real, merged.state.real);
    // Merged again with what it came from, it stays as it is.
    assert_eq!(both(&base, &merged.state, &ours).state, merged.state);
    // In a rehearsal everybody may play their own.
    let swapped =
        |state: &State| State { rehearsal: state.real.clone(), real: state.rehearsal.clone(), ..state.clone() };
    let merged = both(&base, &swapped(&ours), &swapped(&with(&begun(), None, number("974760673"), Source::Told, 20)));
    assert!(merged.conflicts.is_empty() && merged.notes.len() == 1, "{merged:?}");
}

#[test]
fn what_one_side_took_out_of_the_file_is_kept_and_said() {
    let base = with(&begun(), None, supplier("Verk"), Source::Told, 1);
    let gone = State::default();
    let merged = both(&base, &gone, &base);
    assert_eq!(merged.state, base);
    let places = merged.notes.iter().map(|note| match note {
        Note::Kept { place } => place.as_str(),
        other => panic!("{other:?}"),
    });
    assert_eq!(
        places.collect::<Vec<_>>(),
        ["books/real/environments/tt02", "books/real/services/vedtak", "books/real/deployments/tt02/vedtak",]
    );
    assert_eq!(both(&base, &gone, &gone).state, gone, "what both took out is gone");
}

/// The text of a state whose organisation has these facts.
fn of(organisation: &str) -> State {
    let text = State::default().write("0.1.0").unwrap();
    let (before, after) = text.rsplit_once("\"organisation\": {}").unwrap();
    State::read(&format!("{before}\"organisation\": {organisation}{after}")).unwrap()
}

#[test]
fn what_only_a_newer_program_can_read_is_merged_as_it_stands_or_not_at_all() {
    let motto = |text: &str| format!(r#"{{"org-motto": {{"value":"{text}","since":"99.0.0"}}}}"#);
    let (base, one, other) = (of(&motto("a")), of(&motto("b")), of(&motto("c")));
    assert_eq!(both(&base, &one, &base).state, one);
    assert_eq!(both(&base, &base, &State::default()).state.real, base.real);
    let fault = merge(&base, &one, &other).unwrap_err();
    let place = "books/real/organisation/org-motto".to_owned();
    assert_eq!(fault, Unmergeable::Newer { place, since: Some("99.0.0".to_owned()) });
    // What a colleague's newer program has made of a fact, where nobody else has touched it.
    let told = r#""value":"991825827","source":"told","at":"1970-01-01T00:00:00Z","how":"flag""#;
    let known = of(&format!(r#"{{"org-number": {{{told}}}}}"#));
    let newer = of(&format!(r#"{{"org-number": {{{told},"since":"99.0.0","by":"kari"}}}}"#));
    assert_eq!(both(&known, &known, &newer).state, newer);
    let changed = of(&format!(r#"{{"org-number": {{{}}}}}"#, told.replace("991825827", "974760673")));
    assert!(matches!(merge(&known, &changed, &newer), Err(Unmergeable::Newer { .. })));
    // Two that do not touch each other stand beside each other.
    let (one, other) = (of(r#"{"org-motto": 1}"#), of(r#"{"org-mood": 2}"#));
    let merged = both(&State::default(), &one, &other).state;
    assert_eq!(merged.real.organisation.newer().len(), 2);
    assert_eq!(both(&State::default(), &merged, &one).state, merged);
}

#[test]
fn members_of_the_file_that_nobody_knows_are_merged_as_they_stand() {
    let with = |members: &str| {
        let text = State::default().write("0.1.0").unwrap();
        State::read(&text.replace("  \"tool\"", &format!("  {members}\n  \"tool\""))).unwrap()
    };
    let (base, one, other) = (with(r#""a": 1,"#), with(r#""a": 1, "b": 2,"#), with(r#""a": 3,"#));
    let merged = both(&base, &one, &other).state.write("0.1.0").unwrap();
    assert!(merged.contains("\"a\": 3") && merged.contains("\"b\": 2"), "{merged}");
    let fault = merge(&base, &with(r#""a": 4,"#), &other).unwrap_err();
    assert_eq!(fault, Unmergeable::Newer { place: "a".into(), since: None });
}

#[test]
fn states_of_older_schemas_are_merged_into_the_newest() {
    let old = include_str!("../../../tests/fixtures/state/schema-1-real.json");
    let base = State::read(old).unwrap();
    let mut ours = base.clone();
    let at = base.real.begun().next().unwrap();
    let told = known_at(supplier("Verk"), Source::Told, 2_000_000_000);
    assert!(ours.real.put(&at, None, told).unwrap());
    let merged = both(&base, &ours, &base).state;
    assert!(merged.write("0.1.0").unwrap().contains("\"schema\": 2"));
    assert_eq!(merged.real, ours.real);
}

/// Each side has done something in each of many services; twice as many take about twice as long.
#[test]
fn many_services_are_merged_fact_by_fact() {
    let many = |offset: i64, name: &str| {
        let mut state = State::default();
        for number in 0..550 {
            let service = Handle::parse(&format!("tjeneste-{number}")).unwrap();
            let at = Place { service, ..place() };
            state.real.begin(&at, Product::Correspondence);
            state.real.put(&at, None, known_at(supplier(name), Source::Told, offset)).unwrap();
            state.real.put(&at, None, known_at(message(1), Source::Made, offset)).unwrap();
        }
        state
    };
    let (base, ours, theirs) = (many(1, "Verk"), many(10, "Bruk"), many(20, "Fabrikk"));
    let merged = both(&base, &ours, &theirs);
    assert_eq!((merged.conflicts.len(), merged.notes.len()), (0, 550));
}
