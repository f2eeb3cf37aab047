//! Of which rules a policy consists, by what it is for: the actions that its services ask for, and whom each rule is for
//! (Altinn/altinn-studio, `frontend/packages/policy-editor`, 2026-08-22; Altinn/altinn-broker,
//! `Authorization/XacmlMappers.cs`, 2026-08-18; Altinn/altinn-events, `Services/SubscriptionService.cs`, 2026-08-20).

/// The rules of the policies of one product, or of another kind of resource.
#[derive(Clone, Copy, Debug)]
pub struct PolicyRules {
    /// The rules, in their order; one whose holders are nobody is left out.
    pub rules: &'static [PolicyRule],
    /// The rules while nobody but the readers writes, where they are others.
    pub without_writers: Option<&'static [PolicyRule]>,
}

/// A rule that a new policy gets, before it is known whom it names.
#[derive(Clone, Copy, Debug)]
pub struct PolicyRule {
    /// What it says of itself, in Norwegian: those who open the file in Studio read it there.
    pub description: &'static str,
    /// What it permits.
    pub actions: &'static [&'static str],
    /// For whom.
    pub holders: RuleHolders,
}

/// For whom a rule is; who that is, the operator chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleHolders {
    /// Those who shall read, receive or consent.
    Readers,
    /// Those who shall write besides them.
    Writers,
    /// The service owner, when events are wanted.
    ServiceOwner,
    /// The service owner in any case: as a party of its own service.
    OwnerAsParty,
    /// Those who may ask for consent.
    Requesters,
}

/// Those of any other resource.
pub static GENERIC: PolicyRules = PolicyRules {
    rules: &[
        PolicyRule { description: "Kan lese", actions: &["read"], holders: RuleHolders::Readers },
        PolicyRule { description: "Kan skrive", actions: &["write"], holders: RuleHolders::Writers },
    ],
    without_writers: None,
};

/// Those of consent.
pub static CONSENT: PolicyRules = PolicyRules {
    rules: &[
        PolicyRule {
            description: "Kan be om samtykke",
            actions: &["requestconsent"],
            holders: RuleHolders::Requesters,
        },
        PolicyRule { description: "Kan gi samtykke", actions: &["consent"], holders: RuleHolders::Readers },
    ],
    without_writers: None,
};
