//! What is known of systems and system users in the tests of all steps, and what they would teach.

use super::*;
use crate::domain::OrgNumber;
use crate::domain::system_user::{ExternalRef, SystemId, SystemUserKey};
use crate::steps::effects::SystemUserEffect;

const USER: uuid::Uuid = uuid::Uuid::from_u128(21);
const REQUEST: uuid::Uuid = uuid::Uuid::from_u128(22);
const OTHER: &str = "314000005";

fn system() -> SystemId {
    SystemId::parse("991825827_filer").unwrap()
}

fn reference() -> ExternalRef {
    ExternalRef::parse("ttd-vedtak").unwrap()
}

fn found(resources: &[&str], deleted: bool) -> Value {
    let resources = resources.iter().map(|id| (*id).to_owned()).collect();
    let found = SystemFound { deleted, resources, clients: ["client-1".to_owned()].into() };
    Value::SystemSeen(SystemSeen { system: system(), found: Some(found) })
}

fn request(status: RequestStatus) -> Value {
    let found = RequestFound { id: REQUEST, status, link: Some("https://am.ui.tt02.altinn.no/?id=1".into()) };
    Value::SystemUserRequest(SystemUserRequestSeen { system: system(), reference: reference(), found: Some(found) })
}

fn user(id: Option<uuid::Uuid>) -> Value {
    Value::SystemUserSeen(SystemUserSeen { system: system(), reference: reference(), id })
}

fn proof(user: Option<uuid::Uuid>) -> Value {
    Value::SystemUserProof(SystemUserProof { system: system(), reference: reference(), user, sends: None })
}

/// What a dry run showed.
fn judged(passed: bool) -> Value {
    let sends = Some(DryRun { passed, code: if passed { "1006" } else { "4001" }.into() });
    Value::SystemUserProof(SystemUserProof { system: system(), reference: reference(), user: Some(USER), sends })
}

/// What is known when both organisations have approved.
pub(super) fn well(bench: &mut Bench) {
    bench.told(t::SystemId, system());
    bench.told(t::SystemUserSender, number(RECIPIENT));
    bench.told(t::SystemUserRecipient, number(OTHER));
    bench.put(None, found(&["ttd-vedtak"], false), Source::Seen);
    for party in [RECIPIENT, OTHER] {
        for value in [request(RequestStatus::Accepted), user(Some(USER))] {
            bench.put(Some(party), value, Source::Seen);
        }
    }
    // One of them has had no token yet, so that it is asked for on the ordinary way.
    bench.put(Some(RECIPIENT), proof(Some(USER)), Source::Seen);
    // Where the owner itself has the system user.
    bench.told(t::Writers, Holders(vec!["role:dagl".into()]));
    for value in [request(RequestStatus::Accepted), user(Some(USER))] {
        bench.put(Some(NUMBER), value, Source::Seen);
    }
}

/// Other values, good and bad.
pub(super) fn other() -> Vec<Fact> {
    let told = |value: Value| (None, value, Source::Told);
    let seen = |value: Value| (None, value, Source::Seen);
    let at = |party: &str, value: Value| (Some(party.to_owned()), value, Source::Seen);
    vec![
        told(Value::SystemUserWanted(false)),
        told(Value::SystemId(SystemId::parse("991825827_annet").unwrap())),
        told(Value::SystemUserSender(number(NUMBER))),
        seen(Value::SystemSeen(SystemSeen { system: system(), found: None })),
        seen(found(&[], false)),
        seen(found(&["ttd-vedtak"], true)),
        at(RECIPIENT, user(None)),
        at(RECIPIENT, request(RequestStatus::New)),
        at(RECIPIENT, request(RequestStatus::Rejected)),
        at(OTHER, request(RequestStatus::Timedout)),
        at(OTHER, user(None)),
        (Some(RECIPIENT.to_owned()), Value::SystemUserRenewal(REQUEST), Source::Told),
        at(OTHER, proof(None)),
        at(OTHER, proof(Some(USER))),
        at(NUMBER, user(None)),
        at(NUMBER, request(RequestStatus::Denied)),
        at(NUMBER, proof(None)),
        at(NUMBER, judged(true)),
        at(NUMBER, judged(false)),
    ]
}

/// What a register that is willing would teach, and organisations that approve.
pub(super) fn perform(bench: &Bench, effect: &SystemUserEffect) -> Vec<Fact> {
    let at = |party: OrgNumber, value: Value, source: Source| (Some(party.to_string()), value, source);
    let brief = bench.brief();
    let of = |key: &SystemUserKey| (key.system.clone(), key.reference.clone());
    match effect {
        SystemUserEffect::ReadSystem { system, .. } => {
            let known = brief.get(t::SystemSeen).filter(|seen| seen.system == *system).cloned();
            let none = || SystemSeen { system: system.clone(), found: None };
            vec![(None, Value::SystemSeen(known.unwrap_or_else(none)), Source::Seen)]
        }
        SystemUserEffect::RegisterSystem { credentials, new, resource, .. } => {
            let resources = [resource.bare().to_owned()].into();
            let clients = [credentials.id.to_string()].into();
            let found = Some(SystemFound { deleted: false, resources, clients });
            vec![(None, Value::SystemSeen(SystemSeen { system: new.id.clone(), found }), Source::Made)]
        }
        SystemUserEffect::ExtendSystem { credentials, system, resource } => {
            let resources = [resource.bare().to_owned()].into();
            let clients = [credentials.id.to_string()].into();
            let found = Some(SystemFound { deleted: false, resources, clients });
            vec![(None, Value::SystemSeen(SystemSeen { system: system.clone(), found }), Source::Made)]
        }
        SystemUserEffect::ReadRequest { key, .. } => {
            let (system, reference) = of(key);
            let party = key.party.to_string();
            let known = brief.at(t::SystemUserRequest, &party).filter(|seen| seen.is_about(key));
            // Whoever was asked has approved when one looks again.
            let found = known.and_then(|seen| seen.found.clone());
            let found = found.map(|found| RequestFound { status: RequestStatus::Accepted, ..found });
            let id = found.as_ref().map(|_| USER);
            let request = SystemUserRequestSeen { system: system.clone(), reference: reference.clone(), found };
            let user = SystemUserSeen { system, reference, id };
            vec![
                at(key.party, Value::SystemUserRequest(request), Source::Seen),
                at(key.party, Value::SystemUserSeen(user), Source::Seen),
            ]
        }
        SystemUserEffect::AskForSystemUser { key, .. } | SystemUserEffect::AskAgain { key, .. } => {
            let (system, reference) = of(key);
            let id = uuid::Uuid::from_u128(23);
            let found = Some(RequestFound { id, status: RequestStatus::New, link: None });
            let request = SystemUserRequestSeen { system, reference, found };
            vec![at(key.party, Value::SystemUserRequest(request), Source::Made)]
        }
        SystemUserEffect::ProveSystemUser { key, .. } => {
            let (system, reference) = of(key);
            let party = key.party.to_string();
            let user = brief.at(t::SystemUserSeen, &party).and_then(|seen| seen.id);
            let proof = SystemUserProof { system, reference, user, sends: None };
            vec![at(key.party, Value::SystemUserProof(proof), Source::Seen)]
        }
        SystemUserEffect::TrySending { key, .. } => {
            let (system, reference) = of(key);
            let user = brief.at(t::SystemUserSeen, &key.party.to_string()).and_then(|seen| seen.id);
            let sends = user.map(|_| DryRun { passed: true, code: "1006".into() });
            let proof = SystemUserProof { system, reference, user, sends };
            vec![at(key.party, Value::SystemUserProof(proof), Source::Seen)]
        }
    }
}

/// The whole way with system users, with services and organisations that always say yes.
#[test]
fn two_system_users_come_to_their_end() {
    let mut bench = Bench::sandbox().with(Product::Broker);
    bench.owner();
    bench.service();
    bench.told(t::SystemUserWanted, true);
    bench.ready_client();
    bench.resource_published();
    bench.policy_published();
    bench.told(t::SystemId, system());
    bench.told(t::SystemUserSender, number(RECIPIENT));
    bench.told(t::SystemUserRecipient, number(OTHER));
    let step = steps(crate::steps::journeys::of(Product::Broker).unwrap()).find(|step| step.card().id == "system-user");
    let step = step.unwrap();
    let mut written = Vec::new();
    for _ in 0..16 {
        let effects = match step.next(&bench.brief()) {
            Move::Do(effects) => effects,
            Move::Wait(wait) => match wait.proof {
                Proof::Look(effects) => effects,
                other => panic!("{other:?}"),
            },
            Move::Done => break,
            other => panic!("{other:?}"),
        };
        written.extend(effects.iter().filter(|effect| effect.writes()).cloned());
        assert!(rehearsed::learn(&mut bench, &effects), "{effects:?} teaches nothing");
    }
    assert_eq!(step.next(&bench.brief()), Move::Done);
    assert_eq!(written.len(), 3, "one system and two requests: {written:?}");
}
