//! Rule combining (XACML 3.0, appendix C, with extended Indeterminate; Altinn/altinn-authorization-tmp,
//! `RuleCombiner.cs`, 2026-08-21).

use super::decision::Decision;
use crate::policy::uri;
use crate::policy::xacml::RuleEffect;

/// What one rule, or all of them together, come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RuleDecision {
    Permit,
    Deny,
    NotApplicable,
    /// Could have been Permit.
    IndeterminatePermit,
    /// Could have been Deny.
    IndeterminateDeny,
    /// Could have been either.
    IndeterminateDenyPermit,
}

impl RuleDecision {
    pub(super) fn effect(effect: RuleEffect) -> Self {
        match effect {
            RuleEffect::Permit => Self::Permit,
            RuleEffect::Deny => Self::Deny,
        }
    }

    pub(super) fn indeterminate(effect: RuleEffect) -> Self {
        match effect {
            RuleEffect::Permit => Self::IndeterminatePermit,
            RuleEffect::Deny => Self::IndeterminateDeny,
        }
    }

    pub(super) fn decision(self) -> Decision {
        match self {
            Self::Permit => Decision::Permit,
            Self::Deny => Decision::Deny,
            Self::NotApplicable => Decision::NotApplicable,
            Self::IndeterminatePermit | Self::IndeterminateDeny | Self::IndeterminateDenyPermit => {
                Decision::Indeterminate
            }
        }
    }
}

/// A rule combining algorithm of the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CombiningAlgorithm {
    /// Deny wins over Permit.
    DenyOverrides,
    /// Permit wins over Deny.
    PermitOverrides,
    /// Permit or, whatever else, Deny.
    DenyUnlessPermit,
    /// Deny or, whatever else, Permit.
    PermitUnlessDeny,
    /// The first rule that says anything.
    FirstApplicable,
}

/// Combines the decisions of the rules, in file order. An algorithm outside the tables is always Indeterminate.
pub(super) fn combine<D: Iterator<Item = RuleDecision>>(
    algorithm: Option<CombiningAlgorithm>,
    decisions: impl Fn() -> D,
) -> RuleDecision {
    use RuleDecision::{Deny, IndeterminateDeny, IndeterminateDenyPermit, IndeterminatePermit, NotApplicable, Permit};
    let any = |wanted: RuleDecision| decisions().any(|decision| decision == wanted);
    match algorithm {
        None => IndeterminateDenyPermit,
        Some(CombiningAlgorithm::DenyUnlessPermit) => {
            if any(Permit) {
                Permit
            } else {
                Deny
            }
        }
        Some(CombiningAlgorithm::PermitUnlessDeny) => {
            if any(Deny) {
                Deny
            } else {
                Permit
            }
        }
        Some(CombiningAlgorithm::FirstApplicable) => {
            decisions().find(|decision| *decision != NotApplicable).unwrap_or(NotApplicable)
        }
        Some(CombiningAlgorithm::DenyOverrides) => {
            overrides(&any, (Deny, IndeterminateDeny), (Permit, IndeterminatePermit))
        }
        Some(CombiningAlgorithm::PermitOverrides) => {
            overrides(&any, (Permit, IndeterminatePermit), (Deny, IndeterminateDeny))
        }
    }
}

/// The table of an overriding algorithm: the strong side, plain and indeterminate, and the weak side.
fn overrides(
    any: &impl Fn(RuleDecision) -> bool,
    strong: (RuleDecision, RuleDecision),
    weak: (RuleDecision, RuleDecision),
) -> RuleDecision {
    let unclear = RuleDecision::IndeterminateDenyPermit;
    if any(strong.0) {
        strong.0
    } else if any(unclear) || (any(strong.1) && (any(weak.0) || any(weak.1))) {
        unclear
    } else if any(strong.1) {
        strong.1
    } else if any(weak.0) {
        weak.0
    } else if any(weak.1) {
        weak.1
    } else {
        RuleDecision::NotApplicable
    }
}

impl CombiningAlgorithm {
    /// The algorithm with this URN; `None` for one that the platform does not know.
    #[must_use]
    pub fn parse(algorithm: &str) -> Option<Self> {
        const NAMES: [(&str, CombiningAlgorithm); 6] = [
            ("deny-overrides", CombiningAlgorithm::DenyOverrides),
            ("ordered-deny-overrides", CombiningAlgorithm::DenyOverrides),
            ("permit-overrides", CombiningAlgorithm::PermitOverrides),
            ("ordered-permit-overrides", CombiningAlgorithm::PermitOverrides),
            ("deny-unless-permit", CombiningAlgorithm::DenyUnlessPermit),
            ("permit-unless-deny", CombiningAlgorithm::PermitUnlessDeny),
        ];
        let named = |version: &str, name: &str| {
            ["rule", "policy"].iter().any(|kind| {
                uri::equal(algorithm, &format!("urn:oasis:names:tc:xacml:{version}:{kind}-combining-algorithm:{name}"))
            })
        };
        let of_three = NAMES.iter().find(|(name, _)| algorithm.ends_with(name) && named("3.0", name));
        of_three.map(|row| row.1).or_else(|| named("1.0", "first-applicable").then_some(Self::FirstApplicable))
    }
}

#[cfg(test)]
mod tests {
    use super::RuleDecision::{Deny, IndeterminateDeny, IndeterminateDenyPermit, IndeterminatePermit, Permit};
    use super::*;

    fn combine(algorithm: &str, decisions: &[RuleDecision]) -> RuleDecision {
        super::combine(CombiningAlgorithm::parse(algorithm), || decisions.iter().copied())
    }

    const DENY_OVERRIDES: &str = "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides";

    #[test]
    fn every_algorithm_of_the_catalogue_has_a_table() {
        for id in crate::catalog::algorithms::all() {
            assert!(CombiningAlgorithm::parse(&id).is_some(), "{id}");
        }
    }

    #[test]
    fn deny_overrides_and_errors() {
        assert_eq!(combine(DENY_OVERRIDES, &[Permit, Deny]), Deny);
        assert_eq!(combine(DENY_OVERRIDES, &[Permit, IndeterminatePermit]), Permit);
        assert_eq!(combine(DENY_OVERRIDES, &[Permit, IndeterminateDeny]), IndeterminateDenyPermit);
        assert_eq!(combine(DENY_OVERRIDES, &[]), RuleDecision::NotApplicable);
    }

    #[test]
    fn the_policy_form_of_a_name_is_known_and_the_version_counts() {
        let of =
            |version: &str, name: &str| format!("urn:oasis:names:tc:xacml:{version}:policy-combining-algorithm:{name}");
        assert_eq!(combine(&of("3.0", "permit-overrides"), &[Deny, Permit]), Permit);
        assert_eq!(combine(&of("3.0", "ordered-permit-overrides"), &[Deny, Permit]), Permit);
        assert_eq!(combine(&of("1.0", "first-applicable"), &[Deny, Permit]), Deny);
        for unknown in [of("3.0", "first-applicable"), of("1.0", "deny-overrides"), of("3.0", "only-one-applicable")] {
            assert_eq!(combine(&unknown, &[Permit]), IndeterminateDenyPermit, "{unknown}");
        }
        assert_eq!(
            CombiningAlgorithm::parse(&of("1.0", "first-applicable")),
            Some(CombiningAlgorithm::FirstApplicable)
        );
    }
}
