//! The caller's check: what a service makes of a decision before it lets somebody in (Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.PEP/Helpers/DecisionHelper.cs`, 2026-08-21).

use super::decision::{Decision, DecisionResult};
use crate::policy::ids::category;

/// What the caller's token says of who logged in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CallerToken {
    /// `urn:altinn:authlevel`; a token without it counts as 0.
    pub level: i32,
    /// It has the claim `urn:altinn:org`: it is a service owner's.
    pub of_service_owner: bool,
}

/// What the check came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelCheck {
    /// Permit, and no level is demanded.
    NoLevel,
    /// Permit, and the level is high enough.
    LevelHolds {
        /// What is demanded.
        needed: i32,
    },
    /// Permit, the level for end users is not reached, but the token is a service owner's and reaches the level for
    /// organisations.
    Relaxed {
        /// What is demanded of organisations.
        needed: i32,
    },
    /// Permit, but logged in at too low a level.
    TooLow {
        /// What is demanded.
        needed: i32,
    },
    /// Permit, but the level in the policy is no number: services fail on it.
    NotANumber,
    /// Not Permit: the level does not matter.
    NotPermit,
}

impl LevelCheck {
    /// Whether the caller is let in.
    #[must_use]
    pub fn is_allowed(self) -> bool {
        matches!(self, Self::NoLevel | Self::LevelHolds { .. } | Self::Relaxed { .. })
    }
}

/// Checks the level. The level for organisations can only relax that for end users; alone it is not looked at.
#[must_use]
pub fn check(result: &DecisionResult, token: CallerToken) -> LevelCheck {
    if result.decision != Decision::Permit {
        return LevelCheck::NotPermit;
    }
    let Some(level) = value(result, category::LEVEL_END_USER) else { return LevelCheck::NoLevel };
    let Some(needed) = number(level) else { return LevelCheck::NotANumber };
    if token.level >= needed {
        return LevelCheck::LevelHolds { needed };
    }
    let for_organisations = value(result, category::LEVEL_ORGANISATION).filter(|_| token.of_service_owner);
    match for_organisations.map(number) {
        Some(None) => LevelCheck::NotANumber,
        Some(Some(relaxed)) if token.level >= relaxed => LevelCheck::Relaxed { needed: relaxed },
        _ => LevelCheck::TooLow { needed },
    }
}

/// The level that an end user must have logged in with: 0 without one, `None` when what stands there is no number.
#[must_use]
pub fn required_level(result: &DecisionResult) -> Option<i32> {
    value(result, category::LEVEL_END_USER).map_or(Some(0), number)
}

/// The first value of this category among the obligations.
fn value<'d>(result: &'d DecisionResult, category: &str) -> Option<&'d str> {
    let mut assignments = result.obligations.iter().flat_map(|obligation| &obligation.assignments);
    assignments.find(|assignment| assignment.category.as_deref() == Some(category)).map(|found| found.value.as_str())
}

fn number(text: &str) -> Option<i32> {
    super::functions::integer(text)
}

#[cfg(test)]
mod tests {
    use super::super::decision::{Assignment, Obligation, Status};
    use super::*;

    fn permit(levels: &[(&str, &str)]) -> DecisionResult {
        let obligation = |(category, value): &(&str, &str)| Obligation {
            id: "o".into(),
            assignments: vec![Assignment {
                attribute_id: "a".into(),
                category: Some((*category).into()),
                data_type: "t".into(),
                value: (*value).into(),
            }],
        };
        let obligations = levels.iter().map(obligation).collect();
        DecisionResult { obligations, ..DecisionResult::without_rules(Decision::Permit, Status::Ok) }
    }

    fn token(level: i32, of_service_owner: bool) -> CallerToken {
        CallerToken { level, of_service_owner }
    }

    #[test]
    fn the_level_of_organisations_only_relaxes_and_only_for_service_owners() {
        let both = permit(&[(category::LEVEL_END_USER, "3"), (category::LEVEL_ORGANISATION, "2")]);
        assert_eq!(check(&both, token(3, false)), LevelCheck::LevelHolds { needed: 3 });
        assert_eq!(check(&both, token(2, false)), LevelCheck::TooLow { needed: 3 });
        assert_eq!(check(&both, token(2, true)), LevelCheck::Relaxed { needed: 2 });
        assert_eq!(check(&both, token(1, true)), LevelCheck::TooLow { needed: 3 });
        let alone = permit(&[(category::LEVEL_ORGANISATION, "4")]);
        assert_eq!(check(&alone, token(0, true)), LevelCheck::NoLevel);
        let stricter = permit(&[(category::LEVEL_END_USER, "2"), (category::LEVEL_ORGANISATION, "4")]);
        assert!(check(&stricter, token(2, true)).is_allowed());
    }

    #[test]
    fn without_permit_no_level_helps() {
        let denied = DecisionResult::without_rules(Decision::Deny, Status::Ok);
        assert_eq!(check(&denied, token(4, true)), LevelCheck::NotPermit);
        assert_eq!(check(&permit(&[(category::LEVEL_END_USER, "high")]), token(4, true)), LevelCheck::NotANumber);
    }
}
