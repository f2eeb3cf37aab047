//! What came of an effect, in one line: what was seen or done, said as it is now. What somebody hoped for and did not get
//! is never shown as what went well.

use crate::record::{TopicMarker, Value};
use crate::text::Message;

/// How a result looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultMark {
    /// It went well.
    Good,
    /// It is not so yet, and is waited for.
    Awaited,
    /// There is none, which is neither good nor bad.
    Absent,
    /// It is not as it must be.
    Bad,
}

impl ResultMark {
    /// The sign before the line.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Good => "✓",
            Self::Awaited => "…",
            Self::Absent => "–",
            Self::Bad => "✗",
        }
    }
}

/// What came of an effect.
#[derive(Clone, Debug, PartialEq)]
pub struct EffectResult {
    /// How it looks.
    pub mark: ResultMark,
    /// What is so now.
    pub words: Message,
}

impl EffectResult {
    /// It went well.
    pub(super) fn good(words: impl Into<Message>) -> Self {
        Self { mark: ResultMark::Good, words: words.into() }
    }

    /// It is not so yet.
    pub(super) fn awaited(words: impl Into<Message>) -> Self {
        Self { mark: ResultMark::Awaited, words: words.into() }
    }

    /// There is none.
    pub(super) fn absent(words: impl Into<Message>) -> Self {
        Self { mark: ResultMark::Absent, words: words.into() }
    }

    /// It is not as it must be.
    pub(super) fn bad(words: impl Into<Message>) -> Self {
        Self { mark: ResultMark::Bad, words: words.into() }
    }

    /// Well or not yet, each in its words.
    pub(super) fn when(holds: bool, well: impl Into<Message>, not_yet: impl Into<Message>) -> Self {
        if holds { Self::good(well) } else { Self::awaited(not_yet) }
    }
}

/// What an effect brought, as its words need it.
#[derive(Clone, Debug, Default)]
pub struct EffectBrought<'a> {
    /// The facts.
    pub values: Vec<&'a Value>,
    /// What was to be made was there already.
    pub was_there: bool,
    /// The code with which a service said no, where it said one.
    pub refusal: Option<&'a str>,
}

impl<'a> EffectBrought<'a> {
    /// A fact of a topic.
    pub(super) fn get<K: TopicMarker>(&self, _: K) -> Option<&'a K::Type> {
        self.values.iter().find_map(|value| K::open(value))
    }

    /// What was made, or was there already.
    pub(super) fn made(&self, made: impl Into<Message>, was_there: impl Into<Message>) -> EffectResult {
        EffectResult::good(if self.was_there { was_there.into() } else { made.into() })
    }

    /// The code of a refusal, or what stands for it.
    pub(super) fn code(&self, usual: &'a str) -> &'a str {
        self.refusal.unwrap_or(usual)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{Bench, NUMBER, RECIPIENT, number};
    use super::super::{ClientEffect, EventsEffect, MessageEffect, RegisterEffect, RegistryEffect, TokenEffect};
    use super::super::{Effect, KeyRef};
    use super::*;
    use crate::catalog::scopes as catalog;
    use crate::domain::subscription::NewSubscription;
    use crate::domain::{Language, ResourceId, Scope};
    use crate::record::values::{
        AccessProbe, DryRun, MessageSeen, OrgListing, PolicySeen, ResourceSeen, SubscriptionSeen, UnitSeen,
        WebhookProbe,
    };
    use crate::steps::Step;
    use crate::steps::parts::client;
    use crate::steps::test_message::TestMessage;

    fn bench() -> Bench {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.service();
        bench.ready_client();
        bench.resource_published();
        bench.policy_published();
        bench
    }

    fn result(effect: impl Into<Effect>, values: &[Value], refusal: Option<&str>) -> (&'static str, String) {
        let brought = EffectBrought { values: values.iter().collect(), was_there: false, refusal };
        let result = effect.into().result(&brought);
        (result.mark.symbol(), result.words.render(Language::En))
    }

    /// What services say no to, each with a word of the line that says so.
    fn noes() -> Vec<(Effect, Vec<Value>, Option<&'static str>, &'static str)> {
        let bench = bench();
        let credentials = client::credentials(&bench.brief()).unwrap();
        let id = ResourceId::parse("ttd-vedtak").unwrap();
        let scope = Scope::parse(catalog::CORRESPONDENCE_WRITE).unwrap();
        let probe = TokenEffect::ProbeScope { credentials: credentials.clone(), scope };
        let url: url::Url = "https://ttd.no/altinn".parse().unwrap();
        let closed = url.clone();
        let unit = UnitSeen { number: number(NUMBER), name: "X".into(), form: "AS".into(), bankrupt: true };
        let listing = OrgListing { number: number(NUMBER), code: None, name: None, phone: None, page: None };
        let mut token = Bench::token_proof(NUMBER);
        token.org = None;
        let prove = TokenEffect::ProveToken { credentials: credentials.clone(), scopes: vec![] };
        let policy = PolicySeen { id: id.clone(), sha256: None, same: false, differences: vec![] };
        let other = PolicySeen { sha256: Some("ab".into()), differences: vec!["+ read x".into()], ..policy.clone() };
        let resource = ResourceSeen { id: id.clone(), found: None };
        let read = RegistryEffect::ReadResource { id: id.clone(), owner: number(NUMBER), wanted: None };
        let of_policy = RegistryEffect::ReadPolicy {
            id: id.clone(),
            kind: crate::domain::PolicyKind::Correspondence,
            wanted: None,
        };
        let message = uuid::Uuid::from_u128(1);
        let follow = MessageEffect::FollowMessage {
            credentials: credentials.clone(),
            id: message,
            resource: id.clone(),
            recipient: number(NUMBER),
        };
        let gone = follow.clone();
        let wish = NewSubscription::new(url.clone(), &id);
        let subscription = EventsEffect::ReadSubscription { credentials: credentials.clone(), id: 1, wish };
        let subscribe =
            EventsEffect::Subscribe { credentials: credentials.clone(), id: id.clone(), address: url.clone() };
        let not_validated = Value::SubscriptionSeen(SubscriptionSeen { id: 1, validated: false });
        let access = MessageEffect::ProbeAccess { credentials, id };
        vec![
            (RegisterEffect::LookUpUnit(number(NUMBER)).into(), vec![Value::UnitSeen(unit)], None, "bankruptcy"),
            (RegisterEffect::LookUpOrg(number(NUMBER)).into(), vec![Value::OrgListing(listing)], None, "is not on"),
            (
                probe.clone().into(),
                vec![Value::ScopeOnClient(true), Value::ScopeGranted(false)],
                Some("MP-251"),
                "not granted yet (MP-251)",
            ),
            (probe.into(), vec![Value::ScopeOnClient(false)], Some("MP-200"), "not added to the client yet (MP-200)"),
            (prove.into(), vec![Value::Token(token)], None, "without the organisation code"),
            (read.into(), vec![Value::ResourceSeen(resource)], None, "does not exist"),
            (of_policy.clone().into(), vec![Value::PolicySeen(policy)], None, "no published"),
            (of_policy.into(), vec![Value::PolicySeen(other)], None, "differ from those wanted"),
            (
                access.into(),
                vec![Value::AccessProbe(AccessProbe { allowed: false })],
                Some("4001"),
                "not give you access",
            ),
            (
                follow.into(),
                vec![Value::MessageSeen(MessageSeen { status: "Failed".into(), delivered: false, publish: None })],
                None,
                "has not arrived yet: failed (Failed)",
            ),
            (
                gone.into(),
                vec![Value::MessageSeen(MessageSeen {
                    status: "PurgedByAltinn".into(),
                    delivered: false,
                    publish: None,
                })],
                None,
                "is gone: withdrawn by the sender, or deleted by Altinn (PurgedByAltinn)",
            ),
            (
                EventsEffect::ProbeWebhook(url).into(),
                vec![Value::WebhookProbe(WebhookProbe { ok: false, answer: "503".into() })],
                None,
                "answered 503",
            ),
            (
                EventsEffect::ProbeWebhook(closed).into(),
                vec![Value::WebhookProbe(WebhookProbe {
                    ok: false,
                    answer: "NET-NO-CONNECTION: no connection to ttd.no".into(),
                })],
                None,
                "could not be reached: no connection (NET-NO-CONNECTION: no connection to ttd.no)",
            ),
            (subscribe.into(), vec![not_validated.clone()], None, "not validated yet"),
            (subscription.into(), vec![not_validated], None, "is not validated"),
        ]
    }

    #[test]
    fn what_did_not_go_well_is_never_ticked_and_says_how_it_went() {
        for (effect, values, refusal, word) in noes() {
            let (mark, said) = result(effect, &values, refusal);
            assert_ne!(mark, ResultMark::Good.symbol(), "{said}");
            assert!(said.contains(word), "{said}");
        }
    }

    #[test]
    fn nobody_is_said_not_to_have_seen_what_was_deleted() {
        let bench = bench();
        let credentials = client::credentials(&bench.brief()).unwrap();
        let (resource, recipient) = (ResourceId::parse("ttd-vedtak").unwrap(), number(NUMBER));
        let purge = MessageEffect::PurgeMessage { credentials, id: uuid::Uuid::from_u128(1), resource, recipient };
        let seen = MessageSeen { status: "PurgedByAltinn".into(), delivered: false, publish: None };
        let seen = Value::MessageSeen(seen);
        for (was_there, end) in [(false, "has been withdrawn"), (true, "deleted by Altinn (PurgedByAltinn)")] {
            let brought = EffectBrought { values: vec![&seen], was_there, refusal: None };
            let said = Effect::from(purge.clone()).result(&brought).words.render(Language::En);
            assert!(said.ends_with(end), "{said}");
        }
    }

    #[test]
    fn one_minute_is_said_in_the_singular() {
        let mut bench = bench();
        bench.told(crate::record::t::Confidential, false);
        bench.told(crate::record::t::Notify, crate::record::values::Notify::None);
        bench.told(crate::record::t::TestRecipient, number(RECIPIENT));
        bench.seen(crate::record::t::AccessProbe, AccessProbe { allowed: true });
        bench.seen(crate::record::t::DryRun, DryRun { passed: true, code: "1006".into() });
        bench.made(crate::record::t::MessageKey, uuid::Uuid::from_u128(1));
        for (minutes, nb, en) in [(1, "1 minutt", "1 minute"), (2, "2 minutter", "2 minutes")] {
            bench.told(
                crate::record::t::PublishDelay,
                crate::domain::message::PublishDelay::of_minutes(minutes).unwrap(),
            );
            let crate::steps::Move::Do(effects) = TestMessage.next(&bench.brief()) else { panic!() };
            let held = effects[0].result(&EffectBrought::default()).words;
            let asked = effects[0].confirmation().unwrap().text;
            let shown = effects[0].details();
            let shown = shown.iter().find(|line| line.render(Language::En).starts_with("Published")).unwrap();
            for (said, after) in [(&held, ","), (&asked, ";"), (shown, " ")] {
                let (nb, en) = (format!("{nb}{after}"), format!("{en}{after}"));
                assert!(said.render(Language::Nb).contains(&nb), "{}", said.render(Language::Nb));
                assert!(said.render(Language::En).contains(&en), "{}", said.render(Language::En));
            }
        }
    }

    #[test]
    fn a_failed_dry_run_is_no_success() {
        let mut bench = bench();
        bench.told(crate::record::t::Confidential, false);
        bench.told(crate::record::t::Notify, crate::record::values::Notify::None);
        bench.told(crate::record::t::TestRecipient, number(RECIPIENT));
        bench.seen(crate::record::t::AccessProbe, AccessProbe { allowed: true });
        let crate::steps::Move::Do(effects) = TestMessage.next(&bench.brief()) else { panic!() };
        let run = |passed, code: &str| vec![Value::DryRun(DryRun { passed, code: code.into() })];
        let (mark, said) = result(effects[0].clone(), &run(false, "4010"), None);
        assert_eq!((mark, said.contains("refused (4010)")), ("✗", true), "{said}");
        assert_eq!(result(effects[0].clone(), &run(true, "1006"), None).0, "✓");
    }

    #[test]
    fn what_was_there_is_not_said_to_be_made() {
        let at = KeyRef { client: "main".into(), name: "k".into(), place: None, known: None, others: Vec::new() };
        let effect = Effect::from(ClientEffect::MakeKey { at, bits: 2048 });
        for (was_there, word) in [(false, "has been made"), (true, "already")] {
            let said = effect.result(&EffectBrought { was_there, ..EffectBrought::default() });
            assert_eq!(said.mark, ResultMark::Good);
            assert!(said.words.render(Language::En).contains(word));
        }
    }
}
