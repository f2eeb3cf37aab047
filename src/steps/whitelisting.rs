//! Whitelisting of the resource: the guide asked for it during some weeks, and the service dropped it on 2025-10-16. The
//! step stays visible and never blocks.

use super::parts::retired::Retired;
use super::{Acts, Card};
use crate::text::step_whitelisting as text;

/// The step.
pub static WHITELISTING: Retired = Retired { card: &CARD, reason: text::NOT_NEEDED };

static CARD: Card = Card {
    id: "whitelisting",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Nobody,
    who: &[],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: Some("10"),
    differences: &[1],
    reversible: true,
    needs: &[],
    gives: &[],
    asks: &[],
};

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;
    use super::super::{Move, Step};
    use super::*;
    use crate::domain::Language;

    #[test]
    fn it_says_since_when_it_is_not_needed() {
        let bench = Bench::tt02();
        let Move::NotNeeded(reason) = WHITELISTING.next(&bench.brief()) else { panic!() };
        assert!(reason.say(Language::Nb).contains("2025"));
    }
}
