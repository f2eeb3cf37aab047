//! The API key of older guides: the services dropped it on 2025-05-30. The step stays visible, so that nobody who follows
//! an older guide looks for it.

use super::parts::retired::Retired;
use super::{Acts, Card};
use crate::catalog::stages::Stage;

/// The step.
pub static API_KEY: Retired = Retired { card: &CARD, reason: words::NOT_NEEDED };

static CARD: Card = Card {
    id: "api-key",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Nobody,
    who: &[],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Prepared,
    differences: &[7],
    needs: &[],
    gives: &[],
    asks: &[],
};

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "API-nøkkel (ikke lenger nødvendig)", en: "API key (no longer needed)" }
        WHY { nb: "Eldre veiledninger ber om en abonnementsnøkkel. Tjenestene krever den ikke lenger.", en: "Older guides ask for a subscription key. The services no longer need it." }
        USUALLY { nb: "ingen tid", en: "no time" }
        CAN_START { nb: "Ikke aktuelt.", en: "Not applicable." }
        MEANWHILE { nb: "Gå videre.", en: "Continue." }
        PROOF { nb: "Ingenting å bevise.", en: "Nothing to prove." }
        NOT_NEEDED { nb: "Kravet om API-nøkkel falt bort 30. mai 2025. Har dere en, kan den stå ubrukt.", en: "The API key requirement was dropped on 30 May 2025. If you have a key, you can leave it unused." }
    }
}

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
        assert!(reason.render(Language::Nb).contains("2025"));
    }
}
