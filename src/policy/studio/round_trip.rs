//! What a round trip through Studio as a whole does to who gets in.

use super::editor::to_model;
use super::loss::{AccessChange, Loss, What};
use crate::policy::compare::{Change, Fill, NormalizedPolicy};
use crate::policy::ids::category;
use crate::policy::xacml::{Policy, Rule};

/// A policy of more combinations than this is not held against what Studio makes of it.
const MOST: usize = 10_000;

/// What one loss does may be undone by the rest of the policy: nothing is said to widen or to narrow what the round trip
/// as a whole leaves as it was.
pub(super) fn hold_against(losses: &mut [(Loss, usize)], policy: &Policy) {
    let claims = |loss: &Loss| loss.access != AccessChange::Same && loss.what != What::Level;
    if !losses.iter().any(|(loss, _)| claims(loss)) || combinations(policy) > MOST {
        return;
    }
    let fill = Fill::default();
    let back = to_model(policy).ok().and_then(|model| NormalizedPolicy::of_model(&model, &fill).ok());
    let Some(back) = back else { return };
    let changes = NormalizedPolicy::of(policy, &fill).access_changes(&back);
    let is = |wanted: &[Change]| changes.iter().any(|change| wanted.contains(change));
    let widens = is(&[Change::Gained, Change::NotShutOut, Change::Combining]);
    let narrows = is(&[Change::Lost, Change::ShutOut, Change::Combining]);
    for (loss, _) in losses.iter_mut().filter(|(loss, _)| claims(loss)) {
        let happens = if loss.access == AccessChange::Widens { widens } else { narrows };
        if !happens {
            loss.access = AccessChange::Same;
        }
    }
}

/// How many combinations of subject, action and resource the rules of a policy are about.
fn combinations(policy: &Policy) -> usize {
    let of = |rule: &Rule| {
        let sides = [category::SUBJECT, category::ACTION, category::RESOURCE];
        sides.iter().fold(1, |all: usize, side| all.saturating_mul(rule.alternatives(side).count().max(1)))
    };
    policy.rules.iter().fold(0, |all: usize, rule| all.saturating_add(of(rule)))
}
