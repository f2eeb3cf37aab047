//! All steps together: what must hold for any facts whatever, and one whole journey with services that answer by hand.

use std::collections::BTreeSet;

use super::journeys::{FIRST, JOURNEYS, Journey};
use super::testing::{Bench, NUMBER, OTHER_NUMBER, RECIPIENT, answered, number, today};
use super::{Effect, Intake, IntakeQuestion, Move, Proof, Step};
use crate::catalog::{products, rehearsal, scopes as catalog};
use crate::domain::own_sender::OwnSender;
use crate::domain::resource::ResourceDefinition;
use crate::domain::sender_record::{DnsTrouble, SenderRecord};
use crate::domain::{ClientId, NoticeResource, OrgCode, Product, ResourceId, Scope, ThreeLanguages, WebhookAddress};
use crate::record::values::*;
use crate::record::{Source, Topic, Value, When, t};
use crate::steps::effects::{CONFIRMATIONS, EffectAccess};

type Fact = (Option<String>, Value, Source);

/// Facts to draw from.
struct Pool {
    /// Those of a journey that went well, up to the messages.
    well: Vec<Fact>,
    /// For many topics other values, good and bad, in every state that a step may meet.
    other: Vec<Fact>,
}

fn pool(product: Product) -> Pool {
    let mut full = Bench::sandbox().with(product);
    full.owner();
    full.service();
    full.told(t::EventsWanted, true);
    full.told(t::SystemUserWanted, true);
    full.ready_client();
    full.resource_published();
    full.policy_published();
    full.supplier_proof();
    full.seen(t::OpenScopes, OpenScopes(vec![]));
    full.seen_at(t::PublishedResources, products::of(product).resource_type, OwnResources(vec![]));
    full.told(t::Confidential, false);
    full.told(t::Readers, Holders(vec!["role:dagl".into()]));
    full.told(t::Notify, Notify::None);
    full.told(t::TestChannel, TestChannel::Email);
    full.told(t::ConditionWanted, true);
    full.told(t::ConditionAddress, WebhookAddress::SandboxReceiver);
    full.seen(t::ConditionProbe, notices::condition_probe(ConditionVerdict::Guarded));
    full.told(t::Notified, NotifiedParties::Organisations);
    let about = NoticeResource::Id("app_ttd_skjema".into());
    full.told(t::NoticeResource, about.clone());
    full.seen(t::NoticeReview, NoticeReview { id: about, has_policy: true, readers: vec!["as".into()] });
    full.told(t::TestRecipient, number(RECIPIENT));
    full.told(t::EventsAddress, WebhookAddress::SandboxReceiver);
    full.seen(t::WebhookProbe, WebhookProbe { ok: true, answer: "200".into() });
    full.seen(t::SubscriptionSeen, SubscriptionSeen { id: 1, validated: true });
    transfers::well(&mut full);
    lists::well(&mut full);
    systems::well(&mut full);
    let mut well: Vec<Fact> = Vec::new();
    for scope in [crate::record::FactScope::Organisation, crate::record::FactScope::Environment]
        .into_iter()
        .chain([crate::record::FactScope::Service, crate::record::FactScope::Deployment])
    {
        let known = full.book.facts(scope, &full.place).unwrap();
        well.extend(
            known.iter().map(|(_, key, evidence)| (key.map(str::to_owned), evidence.value.clone(), evidence.source)),
        );
    }
    let id = ResourceId::parse("ttd-vedtak").unwrap();
    let told = |value: Value| (None, value, Source::Told);
    let seen = |value: Value| (None, value, Source::Seen);
    let at = |key: &str, value: Value| (Some(key.to_owned()), value, Source::Seen);
    let write = format!("main {}", catalog::CORRESPONDENCE_WRITE);
    let mut other_consumer = Bench::token_proof(OTHER_NUMBER);
    other_consumer.org = None;
    let mut other = vec![
        told(Value::GateSendsToday(SendsToday::Svarut)),
        told(Value::GateOwnAnyway(false)),
        told(Value::GateFollowsMessage(true)),
        told(Value::OrgConfirmed(false)),
        told(Value::OrgNumber(number(OTHER_NUMBER))),
        seen(Value::OrgListing(OrgListing { number: number(NUMBER), code: None, name: None, phone: None, page: None })),
        told(Value::AgreementSigned(today())),
        told(Value::TermsSigned(today())),
        seen(Value::TermsRefused(today())),
        told(Value::SelfServiceRight(today())),
        told(Value::StudioUserName(Told("kari".into()))),
        told(Value::StudioMember(today())),
        told(Value::ResourceRepository(today())),
        told(Value::PublishTeams(today())),
        told(Value::OperatedBy(OperatedBy::SupplierKey)),
        told(Value::OperatedBy(OperatedBy::SupplierClient)),
        told(Value::OperatedBy(OperatedBy::Unknown)),
        told(Value::SupplierName(Told("Leverandør AS".into()))),
        told(Value::SupplierOrgNumber(number(OTHER_NUMBER))),
        told(Value::ResourceChoice(ResourceChoice::Existing)),
        told(Value::ResourceBy(ResourceBy::Studio)),
        told(Value::Confidential(true)),
        told(Value::Recipients(Recipients::Both)),
        told(Value::Audience(Audience::All)),
        told(Value::Audience(Audience::Selected)),
        told(Value::Description(ThreeLanguages::parse("utkast").unwrap())),
        told(Value::Notify(Notify::Email)),
        told(Value::EventsWanted(false)),
        told(Value::GoLiveTold(today())),
        told(Value::RecipientsTold(today())),
        told(Value::AppearanceOk(false)),
        told(Value::AppearanceOk(true)),
        told(Value::AppearanceBy(Told("kollega".into()))),
        told(Value::Notified(NotifiedParties::Persons)),
        told(Value::NoticeResource(NoticeResource::None)),
        notices::review("app_ttd_skjema", false, &[]),
        notices::review("app_ttd_skjema", true, &[]),
        notices::review("ttd-annet", true, &["as"]),
        told(Value::OwnSender(OwnSender::default())),
        told(Value::OwnSender(OwnSender::parse("TTD, varsel@ttd.no").unwrap())),
        told(Value::SenderApproved(today())),
        notices::dns(&[], None),
        notices::dns(&[SenderRecord::Spf, SenderRecord::FirstKey], None),
        notices::dns(&[], Some(DnsTrouble::NoDomain)),
        notices::dns(&[], Some(DnsTrouble::Timeout)),
        told(Value::GuidelinesRead(Told("tjenesteansvarlig".into()))),
        told(Value::TestChannel(TestChannel::Sms)),
        told(Value::NotificationReceived(false)),
        told(Value::NotificationReceived(true)),
        seen(Value::NotificationKey(uuid::Uuid::from_u128(3))),
        notices::sent(),
        told(Value::ConditionWanted(false)),
        told(Value::ConditionAddress(WebhookAddress::Url("https://ttd.no/sak/1".parse().unwrap()))),
        (None, Value::ConditionProbe(notices::condition_probe(ConditionVerdict::Failed)), Source::Seen),
        (None, Value::ConditionProbe(notices::condition_probe(ConditionVerdict::Open)), Source::Seen),
        notices::condition_sent(),
        notices::condition_seen("Order_SendConditionNotMet"),
        notices::condition_seen("Email_Delivered"),
        (None, Value::ConditionKey(uuid::Uuid::from_u128(6)), Source::Made),
        notices::seen("Order_Processed"),
        notices::seen("Email_Delivered"),
        notices::seen("SMS_Delivered"),
        notices::seen("Email_Failed_Bounced"),
        seen(Value::NotificationListed(NotificationListed { number: None })),
        seen(Value::NotificationListed(NotificationListed { number: Some(1) })),
        told(Value::AccessListReady(today())),
        told(Value::HandoverKeyPlace(Told("hvelv".into()))),
        told(Value::HandoverRenewer(Told("drift".into()))),
        told(Value::HandoverAlertContact(Told("drift@ttd.no".into()))),
        seen(Value::OrgInEnvironment(Reachable::No)),
        seen(Value::OrgInEnvironment(Reachable::Yes)),
        seen(Value::OpenScopes(OpenScopes(vec![Scope::parse(catalog::EVENTS_SUBSCRIBE).unwrap()]))),
        at(products::of(product).resource_type, Value::PublishedResources(OwnResources(vec![id.clone()]))),
        seen(Value::ResourceSeen(ResourceSeen { id: id.clone(), found: None })),
        seen(Value::PolicySeen(PolicySeen { id: id.clone(), sha256: None, same: false, differences: vec![] })),
        seen(Value::FilesWritten(WrittenFiles(Default::default()))),
        seen(Value::WebhookProbe(WebhookProbe { ok: false, answer: "503".into() })),
        seen(Value::SubscriptionSeen(SubscriptionSeen { id: 1, validated: false })),
        at("main", Value::KeySource(KeySource::Paste)),
        at("main", Value::KeySource(KeySource::File)),
        at("main", Value::Token(other_consumer)),
        at(&write, Value::ScopeOnClient(false)),
        at(catalog::CORRESPONDENCE_WRITE, Value::ScopeGranted(false)),
    ];
    let at = other.iter().position(|(_, value, _)| value.topic() == Topic::WebhookProbe).unwrap_or_default();
    other.splice(at..at, messages::other());
    let other =
        other.into_iter().chain(transfers::other(&id)).chain(lists::other(&id)).chain(systems::other()).collect();
    Pool { well, other }
}

/// A small generator, so that every run sees the same subsets.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.roll()).unwrap() % limit
    }

    /// Fills the book with a part of the facts: any part in even rounds; in odd rounds all of a journey that went well,
    /// with one or two facts gone and up to three replaced by something else.
    fn fill(&mut self, bench: &mut Bench, pool: &Pool, round: u64) {
        let mut put = |(key, value, source): &Fact| bench.put(key.as_deref(), value.clone(), *source);
        if round.is_multiple_of(2) {
            for fact in pool.well.iter().chain(&pool.other) {
                if self.roll() % 16 <= round / 2 % 16 {
                    put(fact);
                }
            }
            return;
        }
        let gone = [self.below(pool.well.len()), self.below(pool.well.len())];
        for (index, fact) in pool.well.iter().enumerate() {
            if !gone.contains(&index) {
                put(fact);
            }
        }
        for _ in 0..self.below(4) {
            put(&pool.other[self.below(pool.other.len())]);
        }
    }
}

fn steps(journey: &Journey) -> impl Iterator<Item = &'static dyn Step> {
    journey.steps.iter().copied().chain(std::iter::once(journey.gate))
}

/// Entries that replace an answer: not decided yet, not approved, a report that shows too little, a draft.
fn may_be_told_again(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::OperatedBy
            | Topic::AppearanceOk
            | Topic::TermsSigned
            | Topic::SupplierProof
            | Topic::ServiceName
            | Topic::Description
            | Topic::DelegationText
            | Topic::OrgInEnvironment
            | Topic::NotificationReceived
    )
}

fn check(step: &dyn Step, bench: &Bench) {
    let brief = bench.brief();
    let card = step.card();
    let next = step.next(&brief);
    assert_eq!(next, step.next(&brief), "{}: the same brief gives the same move", card.id);
    step.walkthrough(&brief);
    for probe in step.probe(&brief) {
        assert_eq!(probe.about().access, EffectAccess::Read, "{}: {probe:?}", card.id);
    }
    let production = bench.environment.name.as_str() == "production";
    let may_write = |effects: &[Effect]| !production || effects.iter().all(|effect| !effect.writes_outside());
    match &next {
        Move::Ask(question) => {
            assert!(card.asks(question.topic), "{} asks {:?}", card.id, question.topic);
            assert_eq!(question.when, When::Now, "{}: {:?}", card.id, question.topic);
            let known = brief.evidence(question.topic, question.key.as_deref()).is_some();
            assert!(!known || may_be_told_again(question.topic), "{}: {:?} is known", card.id, question.topic);
            assert_eq!(
                step.question(question.topic, &brief),
                IntakeQuestion::Question(question.clone()),
                "{}",
                card.id
            );
        }
        Move::Do(effects) => {
            for confirmation in effects.iter().filter_map(Effect::confirmation) {
                let gives = CONFIRMATIONS.iter().any(|flag| flag.name == confirmation.flag);
                assert!(gives, "no flag gives {}", confirmation.flag);
            }
            let writes = effects.iter().filter(|effect| effect.writes()).count();
            assert!(!effects.is_empty() && (writes == 0 || writes == effects.len()), "{}: {effects:?}", card.id);
            assert!(may_write(effects), "{}: {effects:?}", card.id);
        }
        Move::Wait(wait) => match &wait.proof {
            Proof::Entry(question) => {
                assert!(card.asks(question.topic), "{} waits for {:?}", card.id, question.topic);
                assert_eq!(question.when, When::Later, "{}: {:?}", card.id, question.topic);
                let asked = step.question(question.topic, &brief);
                assert_eq!(asked, IntakeQuestion::Question(question.clone()), "{}: {:?}", card.id, question.topic);
                let known = brief.evidence(question.topic, question.key.as_deref()).is_some();
                assert!(!known || may_be_told_again(question.topic), "{}: {:?} is known", card.id, question.topic);
            }
            Proof::Look(effects) => assert!(!effects.is_empty() && may_write(effects), "{}: {effects:?}", card.id),
            Proof::NotYet => {}
        },
        Move::Blocked(topics) => {
            assert!(!topics.is_empty(), "{}", card.id);
            for topic in topics {
                assert!(
                    card.needs(*topic) || card.gives.contains(topic),
                    "{} is blocked by {topic:?}, which its card does not name",
                    card.id
                );
            }
        }
        Move::NotNeeded(_) | Move::Done => {}
    }
    for topic in Topic::ALL {
        match step.question(*topic, &brief) {
            IntakeQuestion::Decided => {}
            IntakeQuestion::Question(question) | IntakeQuestion::Kept(question) => {
                assert!(card.asks(*topic), "{} has a question of {topic:?}", card.id);
                assert_eq!((question.topic, question.key.is_some()), (*topic, topic.keyed()), "{}", card.id);
                if let Some(default) = &question.default {
                    assert!(answered(&question, default).is_ok(), "the default of {topic:?}: {default}");
                }
            }
            IntakeQuestion::HangsOn(other) => {
                assert_ne!(other, *topic);
                assert!(
                    brief.evidence(other, None).is_none() || is_stale(&brief, other),
                    "{topic:?} hangs on {other:?}"
                );
            }
        }
    }
}

/// Known, but of another number: the engine looks it up anew.
fn is_stale(brief: &super::Brief<'_>, topic: Topic) -> bool {
    matches!(topic, Topic::UnitSeen | Topic::OrgListing | Topic::OrgConfirmed) && brief.get(t::OrgNumber).is_some()
        || matches!(topic, Topic::OrgListing)
}

#[test]
fn no_facts_whatever_break_a_step() {
    for journey in JOURNEYS {
        let pool = pool(journey.product);
        let mut dice = Dice(0x5eed_1234_abcd_0001);
        for bench in [Bench::sandbox(), Bench::tt02(), Bench::production()] {
            let empty = bench.with(journey.product);
            for round in 0..600_u64 {
                let mut bench = empty.clone();
                dice.fill(&mut bench, &pool, round);
                for step in steps(journey) {
                    check(step, &bench);
                }
            }
        }
    }
}

#[test]
fn the_pool_reaches_every_kind_of_move_of_every_working_step() {
    let pool = pool(FIRST.product);
    let mut dice = Dice(77);
    let mut kinds: BTreeSet<(&str, &str)> = BTreeSet::new();
    for round in 0..600_u64 {
        let mut bench = Bench::sandbox();
        dice.fill(&mut bench, &pool, round);
        for step in steps(FIRST) {
            let kind = match step.next(&bench.brief()) {
                Move::Ask(_) => "ask",
                Move::Do(_) => "do",
                Move::Wait(_) => "wait",
                Move::Blocked(_) => "blocked",
                Move::NotNeeded(_) => "not needed",
                Move::Done => "done",
            };
            kinds.insert((step.card().id, kind));
        }
    }
    for step in ["service-owner", "maskinporten-client", "token", "resource", "policy", "events"] {
        for kind in ["do", "wait", "done"] {
            assert!(kinds.contains(&(step, kind)), "{step} never came to {kind}");
        }
    }
}

/// Steps that have nothing to look at: a person told, nobody can see, or time has overtaken them.
const NOTHING_TO_LOOK_AT: [&str; 13] = [
    "api-key",
    "appearance",
    "gate",
    "go-live",
    "guidelines",
    "handover",
    "parties",
    "resource-admin",
    "self-service-right",
    "studio-user",
    "terms",
    "test-recipient",
    "whitelisting",
];

#[test]
fn every_other_step_looks_whether_what_is_known_still_holds() {
    for journey in JOURNEYS {
        let pool = pool(journey.product);
        let mut dice = Dice(7);
        let mut silent: BTreeSet<&str> = steps(journey).map(|step| step.card().id).collect();
        for round in 0..1200_u64 {
            let mut bench = Bench::sandbox().with(journey.product);
            dice.fill(&mut bench, &pool, round);
            // Known late, and only when all else went well.
            bench.seen(t::OrgInEnvironment, Reachable::Yes);
            silent.retain(|id| {
                steps(journey).filter(|step| step.card().id == *id).all(|step| step.probe(&bench.brief()).is_empty())
            });
        }
        let expected = steps(journey).map(|step| step.card().id).filter(|id| NOTHING_TO_LOOK_AT.contains(id));
        assert_eq!(silent, expected.collect());
    }
}

mod lists;
mod messages;
mod notices;
mod proofs;
mod reads;
mod rehearsed;
mod systems;
mod transfers;
