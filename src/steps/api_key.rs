//! The API key of older guides: the services dropped it on 2025-05-30. The step stays visible, so that nobody who follows
//! an older guide looks for it.

use super::{Acts, Brief, Card, Move, Step};
use crate::text::step_api_key as text;

/// The step.
pub struct ApiKey;

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

impl Step for ApiKey {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, _: &Brief<'_>) -> Move {
        Move::NotNeeded(text::NOT_NEEDED.into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;
    use super::*;
    use crate::domain::Language;

    #[test]
    fn it_says_since_when_it_is_not_needed() {
        let bench = Bench::tt02();
        let Move::NotNeeded(reason) = ApiKey.next(&bench.brief()) else { panic!() };
        assert!(reason.say(Language::Nb).contains("2025"));
    }
}
