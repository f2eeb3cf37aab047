use super::super::testing::{Bench, NUMBER, OTHER_NUMBER, asked, entry, look, number, today};
use super::*;
use crate::catalog::scopes as catalog;
use crate::domain::KeyStoreName;
use crate::domain::{Language, PublicJwk, Scope};
use crate::record::values::Told;
use crate::steps::effects::{ClientEffect, LocalEffect, TokenEffect};

/// The key of RFC 7638 section 3.1.
const JWK: &str = r#"{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB"}"#;

fn next(bench: &Bench) -> Move {
    MaskinportenClient.next(&bench.brief())
}

fn effect(bench: &Bench) -> Effect {
    match next(bench) {
        Move::Do(effects) => effects.into_iter().next().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_key_made_here_is_registered_by_api_and_proven() {
    let mut bench = Bench::sandbox();
    assert_eq!(asked(&next(&bench)), Some(Topic::OperatedBy));
    bench.told(t::OperatedBy, OperatedBy::Ourselves);
    assert!(matches!(effect(&bench), Effect::Local(LocalEffect::Draw { topic: Topic::KeyName, .. })));
    bench.made_at(t::KeyName, "main", KeyStoreName::parse("sandbox-main-x1").unwrap());
    assert!(matches!(effect(&bench), Effect::Client(ClientEffect::MakeKey { bits: 2048, .. })));
    bench.own_key();
    assert_eq!(next(&bench), Move::Blocked(vec![Topic::OrgConfirmed]));
    bench.owner();
    assert!(matches!(effect(&bench), Effect::Local(LocalEffect::Draw { topic: Topic::ClientName, .. })));
    bench.made_at(t::ClientName, "main", Told("altinn-onboard x1".into()));
    let Effect::Client(ClientEffect::RegisterClient { scopes, .. }) = effect(&bench) else { panic!() };
    assert_eq!(scopes.len(), 2);
    bench.made_at(t::ClientId, "main", ClientId::parse("client-1").unwrap());
    for scope in &scopes {
        bench.made_at(t::ScopeOnClient, &format!("main {scope}"), true);
    }
    assert!(matches!(effect(&bench), Effect::Local(LocalEffect::Derive { value: Value::Client(_), .. })));
    let used = ClientUse { purpose: "x".into(), holder: client::holder(&bench.brief()).unwrap(), supplier: None };
    bench.made_at(t::Client, "main", used);
    assert!(matches!(effect(&bench), Effect::Client(ClientEffect::RegisterKey { key: KeyToRegister::Here(_), .. })));
    bench.made_at(t::KeyOnClient, "main", today());
    assert!(matches!(&look(&next(&bench)).unwrap()[..], [Effect::Token(TokenEffect::ProbeScope { .. })]));
    bench.token("main altinn:serviceowner", NUMBER);
    assert_eq!(next(&bench), Move::Done);
}

#[test]
fn a_service_that_needs_more_makes_the_step_due_again() {
    let mut bench = Bench::sandbox();
    bench.owner();
    bench.ready_client();
    assert_eq!(next(&bench), Move::Done);
    bench.told(t::EventsWanted, true);
    let Effect::Client(ClientEffect::AddScopes { scopes, .. }) = effect(&bench) else { panic!() };
    assert_eq!(Scope::listed(&scopes), catalog::EVENTS_SUBSCRIBE);
    let key = format!("main {}", catalog::EVENTS_SUBSCRIBE);
    bench.made_at(t::ScopeOnClient, &key, true);
    bench.seen_at(t::ScopeOnClient, &key, false);
    assert!(look(&next(&bench)).is_some(), "added already: adding again would go round for ever");
}

#[test]
fn without_an_administration_client_a_person_clicks() {
    let mut bench = Bench::tt02();
    bench.owner();
    bench.told(t::OperatedBy, OperatedBy::Ourselves);
    bench.own_key();
    let Move::Wait(wait) = next(&bench) else { panic!() };
    assert_eq!((wait.waiting.who, wait.waiting.letter.as_deref()), (Actor::MainAdministrator, Some("L4")));
    assert_eq!(entry(&next(&bench)), Some(Topic::ClientId));
    bench.told(t::SelfServiceRight, today());
    assert!(matches!(next(&bench), Move::Wait(wait) if wait.waiting.who == Actor::You));

    let clicks = MaskinportenClient.walkthrough(&bench.brief());
    let said: Vec<String> = clicks.iter().map(|click| click.render(Language::Nb)).collect();
    assert!(said[0].contains("991 825 827") && said[0].contains("reelle"), "{}", said[0]);
    assert!(said.iter().any(|click| click.contains("«Klienter»")), "the newest portal");
    assert!(said.iter().any(|click| click.contains("«TESTDEPARTEMENTET – Altinn Melding – test»;")), "what to call it");
    assert!(said.iter().any(|click| click.contains("«Opprett klient»")), "the previous portal");
    assert!(said.iter().any(|click| click.contains("tt02-main.jwk.json")));

    bench.ready_client();
    let key = format!("main {}", catalog::CORRESPONDENCE_WRITE);
    bench.seen_at(t::ScopeOnClient, &key, false);
    let Move::Wait(wait) = next(&bench) else { panic!() };
    assert_eq!(wait.waiting.who, Actor::You, "a person adds the scope");
}

#[test]
fn the_suppliers_key_is_pasted_and_its_report_awaited() {
    let mut bench = Bench::tt02();
    bench.owner();
    bench.told(t::SelfServiceRight, today());
    bench.told(t::OperatedBy, OperatedBy::SupplierKey);
    assert_eq!(asked(&next(&bench)), Some(Topic::SupplierName));
    bench.told(t::SupplierName, Told("Leverandør AS".into()));
    assert_eq!(asked(&next(&bench)), Some(Topic::SupplierOrgNumber));
    bench.told(t::SupplierOrgNumber, number(OTHER_NUMBER));
    assert_eq!(entry(&next(&bench)), Some(Topic::PublicKey));
    bench.told_at(t::PublicKey, "main", PublicJwk::parse(JWK).unwrap());
    assert_eq!(entry(&next(&bench)), Some(Topic::ClientId));
    bench.told_at(t::ClientId, "main", ClientId::parse("client-9").unwrap());
    let Effect::Local(LocalEffect::Derive { value: Value::Client(used), .. }) = effect(&bench) else { panic!() };
    assert_eq!(used.supplier.as_deref(), Some("Leverandør AS"));
    bench.made_at(t::Client, "main", used);
    assert!(matches!(next(&bench), Move::Wait(wait) if wait.waiting.who == Actor::Supplier));
    bench.supplier_proof();
    assert_eq!(next(&bench), Move::Done);
}

#[test]
fn the_suppliers_key_is_registered_without_a_key_of_ours() {
    let mut bench = Bench::sandbox();
    bench.owner();
    bench.told(t::OperatedBy, OperatedBy::SupplierKey);
    bench.told(t::SupplierName, Told("Leverandør AS".into()));
    bench.told(t::SupplierOrgNumber, number(OTHER_NUMBER));
    let public = PublicJwk::parse(JWK).unwrap();
    bench.told_at(t::PublicKey, "main", public.clone());
    bench.told_at(t::ClientId, "main", ClientId::parse("client-9").unwrap());
    let used = ClientUse { purpose: "x".into(), holder: client::holder(&bench.brief()).unwrap(), supplier: None };
    bench.made_at(t::Client, "main", used);
    let register = effect(&bench);
    assert_eq!(register.key(), None, "no private key of it is here");
    let Effect::Client(ClientEffect::RegisterKey { key, .. }) = register else { panic!("{register:?}") };
    assert_eq!(key, KeyToRegister::Pasted(Box::new(public)));
}

#[test]
fn the_suppliers_own_client_and_not_knowing_wait() {
    let mut bench = Bench::tt02();
    bench.owner();
    bench.told(t::OperatedBy, OperatedBy::Unknown);
    assert_eq!(entry(&next(&bench)), Some(Topic::OperatedBy), "put off, and asked again");
    bench.told(t::OperatedBy, OperatedBy::SupplierClient);
    bench.told(t::SupplierName, Told("Leverandør AS".into()));
    bench.told(t::SupplierOrgNumber, number(OTHER_NUMBER));
    assert!(matches!(next(&bench), Move::Wait(wait) if wait.waiting.letter.as_deref() == Some("L10")));
    let clicks = MaskinportenClient.walkthrough(&bench.brief());
    let said: Vec<String> = clicks.iter().map(|click| click.render(Language::En)).collect();
    let said = said.join("\n");
    for part in ["Altinn in TT02", "Leverandør AS", "API delegation", "altinn:correspondence.write", "letter L10"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    bench.supplier_proof();
    assert_eq!(next(&bench), Move::Done);
}

#[test]
fn an_existing_key_is_taken_over_and_production_is_clicked_by_a_person() {
    let mut bench = Bench::sandbox();
    bench.told(t::OperatedBy, OperatedBy::Ourselves);
    bench.told_at(t::KeySource, "main", KeySource::File);
    bench.made_at(t::KeyName, "main", KeyStoreName::parse("x").unwrap());
    assert!(matches!(effect(&bench), Effect::Client(ClientEffect::TakeKey { .. })));
    let mut bench = Bench::production();
    bench.told(t::OperatedBy, OperatedBy::Ourselves);
    bench.made_at(t::KeyName, "main", KeyStoreName::parse("x").unwrap());
    // A key is made on this machine, also for production; what it is registered on is made by a person.
    assert!(matches!(effect(&bench), Effect::Client(ClientEffect::MakeKey { .. })));
    bench.owner();
    bench.own_key();
    assert_eq!(entry(&next(&bench)), Some(Topic::ClientId));
    assert!(bench.environment.admin_client.is_none() && !MaskinportenClient.walkthrough(&bench.brief()).is_empty());
}
