//! What goes wrong in real life, switched on by name.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::domain::environment::Pace;

macro_rules! scenarios {
    ($( $(#[$doc:meta])* $name:ident = $word:literal ),+ $(,)?) => {
        /// One thing that goes otherwise than in the plain rehearsal.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Scenario { $( $(#[$doc])* $name ),+ }

        impl Scenario {
            /// All scenarios.
            pub const ALL: &[Self] = &[ $( Self::$name ),+ ];

            /// The name on the command line.
            #[must_use]
            pub const fn word(self) -> &'static str { match self { $( Self::$name => $word ),+ } }
        }
    };
}

scenarios! {
    /// Desk, caches, publishing and webhook answer at once.
    Instant = "instant",
    /// The service desk never grants a scope.
    ScopeNotGranted = "scope-not-granted",
    /// The service desk takes two minutes.
    DeskSlow = "desk-slow",
    /// Maskinporten does not know a new key at first.
    KeyNotPropagated = "key-not-propagated",
    /// The services' clock is ten minutes ahead of the machine's.
    ClockSkew = "clock-skew",
    /// The real organisation is missing from the test environment's register (4002).
    NotInTt02 = "not-in-tt02",
    /// The first policy is published with a literal `[org]`, as Studio did before March 2026; publishing again mends it.
    LiteralOrg = "literal-org",
    /// Enhetsregisteret says that the organisation is deleted.
    OrgDeleted = "org-deleted",
    /// Enhetsregisteret says that the organisation went up in another.
    OrgMerged = "org-merged",
    /// The number is that of a sub-unit.
    OrgSubUnit = "org-sub-unit",
    /// Altinn's list does not hold the organisation.
    OrgNotInList = "org-not-in-list",
    /// The sandbox's own receiver is down.
    WebhookDown = "webhook-down",
    /// The resource registry answers 503.
    RegistryDown = "registry-down",
    /// The exchange answers a bare 401.
    ExchangeDown = "exchange-down",
    /// Something in front of Altinn answers with a web page.
    HtmlAnswers = "html-answers",
    /// Altinn takes calls and never answers.
    Hangs = "hangs",
    /// Nobody at the recipient has access to confidential mail yet.
    ConfidentialInvisible = "confidential-invisible",
    /// The self-service API registers no client: the terms of use are not signed.
    TermsNotSigned = "terms-not-signed",
    /// A colleague takes over and lacks the key; the services notice nothing.
    ColleagueWithoutKey = "colleague-without-key",
    /// A supplier holds the key; only the rehearsal's answers differ.
    SupplierHoldsKey = "supplier-holds-key",
    /// The storage of Altinn Formidling comes after two minutes.
    StorageSlow = "storage-slow",
    /// Every file that is sent is found to hold a virus.
    ScanFails = "scan-fails",
    /// SMS are only simulated, and reported as delivered: whoever has the phone sees none.
    SmsSimulated = "sms-simulated",
    /// The address of a send condition refuses Altinn as it refuses all others.
    ConditionFails = "condition-fails",
    /// The DNS of every sender holds none of the records that Altinn asks for.
    DnsMissing = "dns-missing",
    /// Nobody who is to be notified has an address.
    ContactMissing = "contact-missing",
    /// Persons who are to be notified have opted out of digital communication.
    Reserved = "reserved",
    /// Somebody takes the organisation itself off its access list when the list is switched on.
    ListShutsOut = "list-shuts-out",
    /// Somebody takes `subscribe` out of what an access list lets its members do when the list is switched on.
    FilterWithoutSubscribe = "filter-without-subscribe",
    /// The first time that a customer is asked for a system user, it says no.
    SystemUserRejected = "system-user-rejected",
    /// Events remembers for an hour who is to be told of what, and who may be, also that nobody is.
    EventsCached = "events-cached",
    /// The customers that a supplier names (`consumer_org`) have delegated the scopes to it.
    ScopesDelegated = "scopes-delegated",
}

impl Scenario {
    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|scenario| scenario.word() == text.trim())
    }
}

impl std::fmt::Display for Scenario {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

/// How long the desk takes in `desk-slow`.
const SLOW_DESK: u64 = 120;

/// How long the storage takes in `storage-slow`.
const SLOW_STORAGE: u64 = 120;

/// The scenarios of one sandbox, and the pace that follows from them.
#[derive(Clone, Debug, Default)]
pub(super) struct Scenarios(BTreeSet<Scenario>);

impl Scenarios {
    /// The scenarios of a list.
    pub(super) fn new(scenarios: impl IntoIterator<Item = Scenario>) -> Self {
        Self(scenarios.into_iter().collect())
    }

    /// Whether one is on.
    pub(super) fn on(&self, scenario: Scenario) -> bool {
        self.0.contains(&scenario)
    }

    /// Their names.
    pub(super) fn words(&self) -> Vec<&'static str> {
        self.0.iter().map(|scenario| scenario.word()).collect()
    }

    /// How long people, caches and background work take.
    pub(super) fn pace(&self) -> Pace {
        let usual = if self.on(Scenario::Instant) { 0 } else { 2 };
        let desk = if self.on(Scenario::DeskSlow) { SLOW_DESK } else { usual };
        let key = if self.on(Scenario::KeyNotPropagated) { 2 } else { usual };
        let storage = if self.on(Scenario::StorageSlow) { SLOW_STORAGE } else { usual };
        Pace { desk, key, cache: usual, publish: usual, storage }
    }

    /// How long Events remembers who is to be told and who may be: not at all, but for the scenario about it
    /// (Altinn/altinn-events, `src/Events/Repository/SubscriptionRepositoryCachingDecorator.cs`, 2026-08-20).
    pub(super) fn events_cache(&self) -> Duration {
        Duration::from_secs(if self.on(Scenario::EventsCached) { 3600 } else { 0 })
    }

    /// How long a new key is unknown: not at all, but for the scenario about it.
    pub(super) fn key_delay(&self) -> Duration {
        Duration::from_secs(if self.on(Scenario::KeyNotPropagated) { self.pace().key } else { 0 })
    }

    /// How long the desk takes after it was asked; `None` is never.
    pub(super) fn desk(&self) -> Option<Duration> {
        (!self.on(Scenario::ScopeNotGranted)).then(|| Duration::from_secs(self.pace().desk))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_is_found_by_its_name() {
        for scenario in Scenario::ALL {
            assert_eq!(Scenario::parse(scenario.word()), Some(*scenario));
        }
        assert_eq!(Scenario::parse("storm"), None);
    }

    #[test]
    fn the_pace_follows_from_the_scenarios() {
        assert_eq!(Scenarios::default().pace(), Pace { desk: 2, key: 2, cache: 2, publish: 2, storage: 2 });
        let slow = Scenarios::new([Scenario::Instant, Scenario::DeskSlow]);
        assert_eq!((slow.pace().desk, slow.pace().publish), (120, 0));
        let slow = Scenarios::new([Scenario::Instant, Scenario::StorageSlow]);
        assert_eq!((slow.pace().storage, slow.pace().cache), (120, 0));
        assert_eq!(Scenarios::new([Scenario::ScopeNotGranted]).desk(), None);
    }
}
