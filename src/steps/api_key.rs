//! The API key of older guides: the services dropped it on 2025-05-30. The step stays visible, so that nobody who follows
//! an older guide looks for it.

use super::parts::retired::Retired;
use super::{Acts, Card};
use crate::text::step_api_key as text;

/// The step.
pub static API_KEY: Retired = Retired { card: &CARD, reason: text::NOT_NEEDED };

static CARD: Card = Card {
    id: "api-key",
    title: text::TITLE,
    why: text::WHY,
    acts: Acts::Nobody,
    who: &[],
    usually: text::USUALLY,
    meanwhile: text::MEANWHILE,
    proof: text::PROOF,
    can_start: text::CAN_START,
    guide: Some("001:2"),
    differences: &[7],
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
        let Move::NotNeeded(reason) = API_KEY.next(&bench.brief()) else { panic!() };
        assert!(reason.say(Language::Nb).contains("2025"));
    }
}
