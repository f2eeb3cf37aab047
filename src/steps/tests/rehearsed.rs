//! One whole journey in the sandbox: the built-in answers, and services that always say yes.

use super::*;
use crate::record::key::client_scope;
use crate::steps::effects::{
    ClientEffect, DnsEffect, EventsEffect, LocalEffect, MessageEffect, NotificationEffect, RegisterEffect,
    RegistryEffect, TokenEffect,
};

/// What a service that is willing would teach; several facts an effect.
fn perform(bench: &Bench, effect: &Effect) -> Vec<Fact> {
    let seen = |key: Option<&str>, value: Value| (key.map(str::to_owned), value, Source::Seen);
    let made = |key: Option<&str>, value: Value| (key.map(str::to_owned), value, Source::Made);
    let found = |definition: Option<&ResourceDefinition>| {
        definition.map(|definition| ResourceFound {
            resource_type: definition.resource_type.into(),
            owner: definition.has_competent_authority.organization.to_string(),
            owner_code: definition.has_competent_authority.orgcode.to_string(),
            version: 1,
            title: definition.title.clone(),
            differences: Default::default(),
        })
    };
    let mut probe = Bench::token_proof(NUMBER);
    match effect {
        Effect::Local(LocalEffect::Draw { topic, key, draw }) => {
            vec![made(key.as_deref(), draw.value(*topic, uuid::Uuid::from_u128(7)).unwrap())]
        }
        Effect::Local(LocalEffect::Derive { key, value }) => vec![made(key.as_deref(), value.clone())],
        Effect::Register(RegisterEffect::LookUpUnit(number)) => vec![seen(
            None,
            Value::UnitSeen(UnitSeen { number: *number, name: "TEST".into(), form: "ORGL".into(), bankrupt: false }),
        )],
        Effect::Register(RegisterEffect::LookUpOrg(number)) => {
            let code = OrgCode::parse("ttd").ok();
            vec![seen(
                None,
                Value::OrgListing(OrgListing { number: *number, code, name: None, phone: None, page: None }),
            )]
        }
        Effect::Token(TokenEffect::ReadOpenScopes) => vec![seen(None, Value::OpenScopes(OpenScopes(vec![])))],
        Effect::Registry(RegistryEffect::FindResources { resource_type, .. }) => {
            vec![seen(Some(*resource_type), Value::PublishedResources(OwnResources(vec![])))]
        }
        Effect::Registry(RegistryEffect::ReadResource { id, .. }) => {
            vec![seen(None, Value::ResourceSeen(ResourceSeen { id: id.clone(), found: None }))]
        }
        Effect::Registry(RegistryEffect::ReviewNotice { id }) => {
            let id = NoticeResource::Id(id.clone());
            let review = NoticeReview { id, has_policy: true, readers: vec!["as".into()] };
            vec![seen(None, Value::NoticeReview(review))]
        }
        Effect::Registry(RegistryEffect::CreateResource { definition, .. }) => {
            let id = definition.identifier.clone();
            vec![made(None, Value::ResourceSeen(ResourceSeen { id, found: found(Some(definition)) }))]
        }
        Effect::Registry(RegistryEffect::ReadPolicy { id, .. }) => {
            let seen_policy = PolicySeen { id: id.clone(), sha256: None, same: false, differences: vec![] };
            vec![seen(None, Value::PolicySeen(seen_policy))]
        }
        Effect::Registry(RegistryEffect::UploadPolicy { id, .. }) => {
            let uploaded = PolicySeen { id: id.clone(), sha256: Some("ab".into()), same: true, differences: vec![] };
            vec![made(None, Value::PolicySeen(uploaded))]
        }
        Effect::Client(ClientEffect::MakeKey { at, bits }) => {
            let expires = jiff::civil::date(2027, 11, 20);
            let key = ClientKey {
                kid: "kid-1".into(),
                thumbprint: None,
                bits: *bits,
                place: KeyPlace::File,
                expires,
                name: None,
                holder: None,
                replaces: None,
            };
            vec![made(Some(&at.client), Value::ClientKey(key))]
        }
        Effect::Client(ClientEffect::RegisterClient { client, scopes, .. }) => {
            let on_client =
                scopes.iter().map(|scope| made(Some(&client_scope(client, scope)), Value::ScopeOnClient(true)));
            let id = made(Some(client), Value::ClientId(ClientId::parse("client-1").unwrap()));
            let used = ClientUse { purpose: "correspondence".into(), holder: KeyHolder::Ourselves, supplier: None };
            std::iter::once(id).chain([made(Some(client), Value::Client(used))]).chain(on_client).collect()
        }
        Effect::Client(ClientEffect::RegisterKey { client, .. }) => {
            vec![made(Some(client), Value::KeyOnClient(today()))]
        }
        Effect::Token(TokenEffect::ProbeScope { credentials, scope }) => {
            let key = client_scope(&credentials.key.client, scope);
            probe.scopes = vec![scope.clone()];
            vec![
                seen(Some(&key), Value::Token(probe)),
                seen(Some(&key), Value::ScopeOnClient(true)),
                seen(Some(scope.as_str()), Value::ScopeGranted(true)),
            ]
        }
        Effect::Token(TokenEffect::ProveToken { credentials, scopes, .. }) => {
            probe.scopes = scopes.clone();
            vec![seen(Some(&credentials.key.client), Value::Token(probe))]
        }
        Effect::Message(MessageEffect::ProbeAccess { .. }) => {
            vec![seen(None, Value::AccessProbe(AccessProbe { allowed: true }))]
        }
        Effect::Message(MessageEffect::DryRun { .. }) => vec![
            seen(None, Value::DryRun(DryRun { passed: true, code: "1006".into() })),
            seen(None, Value::OrgInEnvironment(Reachable::Yes)),
        ],
        Effect::Message(MessageEffect::SendMessage { recipient, .. }) => {
            vec![made(None, Value::MessageSent(MessageSent { id: uuid::Uuid::from_u128(9), recipient: *recipient }))]
        }
        Effect::Message(MessageEffect::FollowMessage { .. }) => {
            vec![seen(
                None,
                Value::MessageSeen(MessageSeen { status: "Published".into(), delivered: true, publish: None }),
            )]
        }
        Effect::Broker(effect) => transfers::perform(bench, effect),
        Effect::AccessList(effect) => lists::perform(bench, effect),
        Effect::SystemUser(effect) => systems::perform(bench, effect),
        Effect::Notification(NotificationEffect::ProbeCondition(_)) => {
            let verdict = ConditionVerdict::Guarded;
            vec![seen(None, Value::ConditionProbe(ConditionProbe { verdict, answer: "401".into() }))]
        }
        Effect::Notification(NotificationEffect::Order { condition: Some(_), .. }) => {
            let (order, shipment) = (None, uuid::Uuid::from_u128(12));
            vec![made(None, Value::ConditionSent(NotificationSent { order, shipment }))]
        }
        Effect::Notification(NotificationEffect::Follow { condition: Some(_), .. }) => {
            let status = "Order_SendConditionNotMet".into();
            vec![seen(None, Value::ConditionSeen(NotificationSeen { status }))]
        }
        Effect::Notification(NotificationEffect::Order { .. }) => {
            let (order, shipment) = (uuid::Uuid::from_u128(10), uuid::Uuid::from_u128(11));
            vec![made(None, Value::NotificationSent(NotificationSent { order: Some(order), shipment }))]
        }
        Effect::Notification(NotificationEffect::Follow { .. }) => {
            vec![seen(None, Value::NotificationSeen(NotificationSeen { status: "Email_Delivered".into() }))]
        }
        Effect::Notification(NotificationEffect::FindInFeed { .. }) => {
            vec![seen(None, Value::NotificationListed(NotificationListed { number: Some(1) }))]
        }
        Effect::Dns(DnsEffect::ReadSender { domains }) => {
            let read =
                |domain: &String| DomainDns { domain: domain.clone(), missing: Vec::new(), dmarc: true, trouble: None };
            vec![seen(None, Value::SenderDns(SenderDns(domains.iter().map(read).collect())))]
        }
        Effect::Events(EventsEffect::ProbeWebhook(_)) => {
            vec![seen(None, Value::WebhookProbe(WebhookProbe { ok: true, answer: "200".into() }))]
        }
        Effect::Events(EventsEffect::Subscribe { .. }) => {
            // Validated only when tried again.
            let validated = bench.brief().get(t::SubscriptionSeen).is_some();
            vec![made(None, Value::SubscriptionSeen(SubscriptionSeen { id: 1, validated }))]
        }
        other => panic!("the rehearsal does not come to {other:?}"),
    }
}

fn answer(bench: &mut Bench, question: &crate::record::Question) -> bool {
    let given = rehearsal::ANSWERS
        .iter()
        .find(|(id, _)| *id == question.topic.id())
        .map(|(_, given)| (*given).to_owned())
        .or_else(|| question.default.clone());
    let given = given.unwrap_or_else(|| panic!("{:?} has neither answer nor default", question.topic));
    let value = answered(question, &given)
        .unwrap_or_else(|finding| panic!("{:?}: `{given}` is refused with {}", question.topic, finding.code));
    assert_eq!(value.topic(), question.topic);
    bench.put(question.key.as_deref(), value, Source::Told)
}

/// Does the effects; whether anything was learned.
pub(super) fn learn(bench: &mut Bench, effects: &[Effect]) -> bool {
    let mut learned = false;
    for effect in effects {
        for (key, value, source) in perform(bench, effect) {
            learned |= bench.put(key.as_deref(), value, source);
        }
    }
    learned
}

/// One round over all steps; whether anything was learned.
fn round(journey: &Journey, bench: &mut Bench, with_questions: bool) -> bool {
    let mut moved = false;
    for step in journey.steps {
        let next = journey.next(*step, &bench.brief());
        moved |= match next {
            Move::Do(effects) => {
                let silent = effects.iter().all(|effect| !effect.writes());
                let learned = (with_questions || silent) && learn(bench, &effects);
                assert!(learned || !(with_questions || silent), "{} learned nothing: {effects:?}", step.card().id);
                learned
            }
            Move::Ask(question) if with_questions => answer(bench, &question),
            Move::Wait(wait) if with_questions => match wait.proof {
                Proof::Entry(question) => answer(bench, &question),
                Proof::Look(effects) => learn(bench, &effects),
                Proof::NotYet => false,
            },
            _ => false,
        };
    }
    moved
}

/// How many steps are done in the end; the others are not needed.
const DONE: [(Product, usize); 3] = [
    // All but the two that time has overtaken, the two of Studio, and the access list.
    (Product::Correspondence, 14),
    (Product::Notifications, 10),
    (Product::Broker, 14),
];

#[test]
fn the_built_in_answers_walk_every_step() {
    for journey in JOURNEYS {
        let mut bench = Bench::sandbox().with(journey.product);
        for row in journey.intake {
            let Intake::Topic(topic) = row else { continue };
            let step = journey.giver(*topic).unwrap();
            for _ in 0..5 {
                match step.question(*topic, &bench.brief()) {
                    IntakeQuestion::Decided | IntakeQuestion::Kept(_) => break,
                    IntakeQuestion::Question(question) => {
                        answer(&mut bench, &question);
                        break;
                    }
                    IntakeQuestion::HangsOn(_) => assert!(round(journey, &mut bench, false), "{topic:?} cannot be put"),
                }
            }
        }
        let mut rounds = 0;
        while round(journey, &mut bench, true) {
            rounds += 1;
            assert!(rounds < 60, "the journey does not end");
        }
        let mut done = 0;
        for step in journey.steps {
            let next = journey.next(*step, &bench.brief());
            assert!(matches!(next, Move::Done | Move::NotNeeded(_)), "{}: {next:?}", step.card().id);
            done += usize::from(next == Move::Done);
        }
        assert!(DONE.contains(&(journey.product, done)), "{:?}: {done}", journey.product);
        assert!(!round(journey, &mut bench, true), "nothing is left to do");
    }
}

/// What is answered at the gate of a product where none of it is needed.
const GATES: [(Product, Topic, &str); 4] = [
    (Product::Correspondence, Topic::GateSendsToday, "\"eformidling\""),
    (Product::Correspondence, Topic::GateOwnAnyway, "false"),
    (Product::Notifications, Topic::GateFollowsMessage, "true"),
    (Product::Broker, Topic::GateBrokerPart, "\"party\""),
];

#[test]
fn the_gate_ends_the_journey() {
    for journey in JOURNEYS {
        let mut bench = Bench::sandbox().with(journey.product);
        for (_, topic, value) in GATES.iter().filter(|(product, ..)| *product == journey.product) {
            bench.put(None, topic.read(&serde_json::from_str(value).unwrap()).unwrap(), Source::Told);
        }
        for step in journey.steps {
            assert!(matches!(journey.next(*step, &bench.brief()), Move::NotNeeded(_)), "{}", step.card().id);
        }
    }
}
