//! What is taken back when something is begun anew, and what stays.

use super::*;
use crate::domain::{ClientId, EnvironmentName, KeyStoreName, OrgNumber, Product};
use crate::engine::step_run::works;
use crate::record::key::ClientName;
use crate::record::values::{
    ClientKey, KeyPlace, MessageSent, NotificationSent, Signed, SubscriptionSeen, TestChannel,
};
use crate::record::{Evidence, Handle, Place, TopicMarker as _, t};
use jiff::civil::date;

/// A book with one service begun in TT02.
fn begun() -> (Book, Place) {
    let place =
        Place { environment: EnvironmentName::parse("tt02").unwrap(), service: Handle::of(Product::Correspondence) };
    let mut book = Book::default();
    book.begin(&place, Product::Correspondence);
    (book, place)
}

fn put(book: &mut Book, place: &Place, key: Option<&str>, value: Value, source: Source) {
    let evidence = Evidence { value, source, at: Timestamp::UNIX_EPOCH, how: "test".into() };
    assert_eq!(book.put(place, key.map(str::to_owned), evidence), Ok(true));
}

fn key(kid: &str) -> Value {
    let expires = date(2027, 11, 1);
    let (kid, place) = (kid.to_owned(), KeyPlace::File);
    t::ClientKey::wrap(ClientKey {
        kid,
        thumbprint: None,
        bits: 2048,
        place,
        expires,
        name: None,
        holder: None,
        replaces: None,
    })
}

#[test]
fn what_an_earlier_step_saw_on_the_strength_of_a_later_one_is_forgotten_too() {
    let (mut book, place) = begun();
    let number = OrgNumber::parse("991825827").unwrap();
    put(&mut book, &place, None, t::OrgNumber::wrap(number), Source::Told);
    put(&mut book, &place, Some("main"), key("kid"), Source::Made);
    put(&mut book, &place, Some("altinn:serviceowner"), t::ScopeGranted::wrap(true), Source::Seen);

    let all = works(&[(place.clone(), Product::Correspondence)]);
    let at = |id: &str| all.iter().position(|work| work.id() == id).unwrap();
    assert!(at("scopes") < at("maskinporten-client"), "the one that saw stands before the one that made");
    begin_anew(&mut book, &all, Anew::Step("service-owner"), Timestamp::UNIX_EPOCH);
    assert!(book.get(t::ClientKey, Some("main"), &place).is_none());
    assert!(book.get(t::ScopeGranted, Some("altinn:serviceowner"), &place).is_none());
}

/// The client `main` with a newer and an older key, and another client beside it.
fn with_keys() -> (Book, Place) {
    let (mut book, place) = begun();
    let day = t::KeyOnClient::wrap(Signed(date(2026, 11, 1)));
    for at in ["main", "main older", "drift"] {
        put(&mut book, &place, Some(at), key(at.rsplit(' ').next().unwrap()), Source::Made);
        put(&mut book, &place, Some(at), day.clone(), Source::Made);
    }
    for client in ["main", "drift"] {
        let id = ClientId::parse(&format!("id-{client}")).unwrap();
        put(&mut book, &place, Some(client), t::ClientId::wrap(id), Source::Told);
        let name = KeyStoreName::parse(&format!("tt02-{client}-x1")).unwrap();
        put(&mut book, &place, Some(client), t::KeyName::wrap(name), Source::Made);
    }
    (book, place)
}

fn known(book: &Book, place: &Place, topic: Topic) -> Vec<String> {
    let facts = book.facts(topic.scope(), place).unwrap();
    facts.of(topic).filter_map(|(key, _)| key.map(str::to_owned)).collect()
}

#[test]
fn a_client_that_is_registered_anew_keeps_the_keys_of_others_and_leaves_the_other_clients() {
    let (with_keys, place) = with_keys();
    let all = works(&[(place.clone(), Product::Correspondence)]);
    let now = Timestamp::UNIX_EPOCH;
    let mut book = with_keys.clone();
    begin_anew(&mut book, &all, Anew::Step("maskinporten-client"), now);
    assert_eq!(known(&book, &place, Topic::ClientKey), ["drift", "main older"]);
    assert_eq!(known(&book, &place, Topic::KeyOnClient), ["drift", "main older"]);
    assert_eq!(known(&book, &place, Topic::ClientId), ["drift"]);

    let mut book = with_keys.clone();
    again(&mut book, &all, "maskinporten-client", now);
    assert_eq!(known(&book, &place, Topic::ClientKey), ["drift", "main", "main older"], "the key is found again");
    assert_eq!(known(&book, &place, Topic::KeyOnClient), ["drift", "main older"]);

    // What else is begun anew leaves them as well; with another organisation nothing of a client holds.
    let mut book = with_keys.clone();
    let day = t::TermsSigned::wrap(Signed(date(2026, 11, 1)));
    put(&mut book, &place, None, day, Source::Told);
    begin_anew(&mut book, &all, Anew::Step("terms"), now);
    assert!(known(&book, &place, Topic::ClientKey).contains(&"main older".to_owned()));
    let mut book = with_keys;
    put(&mut book, &place, None, t::OrgNumber::wrap(OrgNumber::parse("991825827").unwrap()), Source::Told);
    begin_anew(&mut book, &all, Anew::Step("service-owner"), now);
    assert_eq!(known(&book, &place, Topic::ClientKey), Vec::<String>::new());
}

#[test]
fn an_answer_that_changes_leaves_the_keys_of_others_and_the_clients_of_other_services() {
    let (with_keys, place) = with_keys();
    let now = Timestamp::UNIX_EPOCH;
    let other = Place { service: Handle::parse("annen").unwrap(), ..place.clone() };
    let mut with_keys = with_keys;
    with_keys.begin(&other, Product::Correspondence);
    let drift = ClientName::parse("drift").unwrap();
    put(&mut with_keys, &other, None, t::ClientUsed::wrap(drift), Source::Told);
    let all = works(&[(place.clone(), Product::Correspondence), (other.clone(), Product::Correspondence)]);
    let changed = |topic: Topic, key: Option<&str>, place: &Place| {
        let mut book = with_keys.clone();
        begin_anew(&mut book, &all, Anew::Answer(AnswerSlot { topic, key, place }), now);
        [Topic::ClientKey, Topic::KeyOnClient].map(|topic| known(&book, place, topic))
    };
    for left in changed(Topic::OperatedBy, None, &other) {
        assert_eq!(left, ["main", "main older"], "only the client of that service is begun anew");
    }
    for left in changed(Topic::OperatedBy, None, &place) {
        assert_eq!(left, ["drift", "main older"]);
    }
    for left in changed(Topic::KeySource, Some("main"), &place) {
        assert_eq!(left, ["drift", "main older"], "a colleague's key is still on the client");
    }
    // With another organisation nothing of a client holds.
    for left in changed(Topic::OrgNumber, None, &place) {
        assert_eq!(left, Vec::<String>::new());
    }
}

#[test]
fn what_people_made_and_told_is_taken_back_as_what_the_program_made() {
    let (mut told, place) = begun();
    let recipient = OrgNumber::parse("991825827").unwrap();
    put(&mut told, &place, None, t::TestRecipient::wrap(recipient), Source::Told);
    let sent = MessageSent { id: uuid::Uuid::from_u128(1), recipient };
    put(&mut told, &place, None, t::MessageSent::wrap(sent), Source::Told);
    put(&mut told, &place, None, t::AppearanceOk::wrap(true), Source::Told);
    let subscription = SubscriptionSeen { id: 1, validated: false };
    put(&mut told, &place, None, t::SubscriptionSeen::wrap(subscription), Source::Told);
    let all = works(&[(place.clone(), Product::Correspondence)]);
    let left = |change: &dyn Fn(&mut Book)| {
        let mut book = told.clone();
        change(&mut book);
        let message = book.get(t::MessageSent, None, &place).is_some();
        let judged = book.get(t::AppearanceOk, None, &place).is_some();
        (message, judged, book.get(t::SubscriptionSeen, None, &place).is_some())
    };
    let now = Timestamp::UNIX_EPOCH;
    let answer = |topic| Anew::Answer(AnswerSlot { topic, key: None, place: &place });
    let changed = |topic| left(&|book| drop(begin_anew(book, &all, answer(topic), now)));
    assert_eq!(changed(Topic::TestRecipient), (false, false, true));
    assert_eq!(changed(Topic::EventsAddress), (true, true, false));
    assert_eq!(left(&|book| again(book, &all, "test-message", now)), (false, false, true));
}

#[test]
fn who_saw_a_notification_has_not_seen_the_next() {
    let place =
        Place { environment: EnvironmentName::parse("tt02").unwrap(), service: Handle::of(Product::Notifications) };
    let mut book = Book::default();
    book.begin(&place, Product::Notifications);
    let (order, shipment) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
    let sent = NotificationSent { order: Some(order), shipment };
    put(&mut book, &place, None, t::TestChannel::wrap(TestChannel::Sms), Source::Told);
    put(&mut book, &place, None, t::NotificationSent::wrap(sent), Source::Made);
    put(&mut book, &place, None, t::NotificationReceived::wrap(true), Source::Told);
    let all = works(&[(place.clone(), Product::Notifications)]);
    again(&mut book, &all, "test-notification", Timestamp::UNIX_EPOCH);
    assert!(book.get(t::NotificationSent, None, &place).is_none());
    assert!(book.get(t::NotificationReceived, None, &place).is_none());
    assert!(book.get(t::TestChannel, None, &place).is_some(), "the answer stays");
    // In production its id was told, and is asked for again.
    let told = NotificationSent { order: None, shipment };
    put(&mut book, &place, None, t::NotificationSent::wrap(told), Source::Told);
    again(&mut book, &all, "test-notification", Timestamp::UNIX_EPOCH);
    assert!(book.get(t::NotificationSent, None, &place).is_none());
}
