//! Whether two policies answer alike although they combine their rules otherwise, or in another order.
//!
//! What a policy answers hangs on the permissions that a request is about: in each of two policies one of them, or none,
//! decides. So it is enough to ask for what any two permissions are about together, for what each is about alone, and
//! for nothing that is named.

use std::collections::BTreeSet;

use super::normalized::Combining;
use super::permission::{AttributeCondition, Comparison, Conditions, Permission};
use crate::policy::decide::{CombiningAlgorithm, Decision};
use crate::policy::xacml::RuleEffect;

/// More comparisons than this are not made.
const MOST: usize = 4_000_000;

/// How permissions are combined, and the permissions.
type Combined<'a> = (Combining, &'a [Permission]);

/// The terms that hold for a request: who, what, where.
type Terms<'a> = [BTreeSet<&'a AttributeCondition>; 3];

/// Whether both answer the same to every request; `None` where there are too many to ask, or where an answer hangs on
/// more than the terms that hold.
pub(super) fn alike(before: Combined<'_>, after: Combined<'_>) -> Option<bool> {
    let all: Vec<&Permission> = before.1.iter().chain(after.1).collect();
    let work = all.len().saturating_mul(all.len()).saturating_mul(all.len());
    if work > MOST || !all.iter().all(|permission| hangs_on_terms(permission)) {
        return None;
    }
    let same = |about: &[&Permission]| {
        let terms = |side: fn(&Permission) -> &Conditions| about.iter().flat_map(|one| side(one)).collect();
        let request = [terms(|one| &one.subject), terms(|one| &one.action), terms(|one| &one.resource)];
        answer(before, &request) == answer(after, &request)
    };
    Some(same(&[]) && all.iter().all(|one| all.iter().all(|other| same(&[one, other]))))
}

/// Whether the permission holds where its terms do, each of them in one way only.
fn hangs_on_terms(permission: &Permission) -> bool {
    permission.is_plain() && permission.sides().into_iter().flatten().all(|term| term.how == Comparison::Exactly)
}

fn answer((combining, permissions): Combined<'_>, request: &Terms<'_>) -> Decision {
    let about = |permission: &&Permission| {
        let mut sides = permission.sides().into_iter().zip(request);
        sides.all(|(terms, held)| terms.iter().all(|term| held.contains(term)))
    };
    let said = || permissions.iter().filter(about).map(|permission| permission.effect);
    let (permit, deny) = (|| said().any(|one| one == RuleEffect::Permit), || said().any(|one| one == RuleEffect::Deny));
    let algorithm = match combining {
        Combining::Never => return Decision::Indeterminate,
        Combining::OneEffect => CombiningAlgorithm::FirstApplicable,
        Combining::By(algorithm) => algorithm,
    };
    match algorithm {
        CombiningAlgorithm::DenyOverrides | CombiningAlgorithm::PermitUnlessDeny if deny() => Decision::Deny,
        CombiningAlgorithm::PermitOverrides | CombiningAlgorithm::DenyUnlessPermit if permit() => Decision::Permit,
        CombiningAlgorithm::DenyUnlessPermit => Decision::Deny,
        CombiningAlgorithm::PermitUnlessDeny => Decision::Permit,
        _ => match said().next() {
            Some(RuleEffect::Permit) => Decision::Permit,
            Some(RuleEffect::Deny) => Decision::Deny,
            None => Decision::NotApplicable,
        },
    }
}
