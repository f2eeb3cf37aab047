//! Whitelisting of the resource: the guide asked for it during some weeks, and the service dropped it on 2025-10-16. The
//! step stays visible and never blocks.

use super::parts::retired::Retired;
use super::{Acts, Card};
use crate::catalog::stages::Stage;

/// The step.
pub static WHITELISTING: Retired = Retired { card: &CARD, reason: words::NOT_NEEDED };

static CARD: Card = Card {
    id: "whitelisting",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Nobody,
    who: &[],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Live,
    differences: &[1],
    needs: &[],
    gives: &[],
    asks: &[],
};

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Hvitlisting i produksjon (ikke lenger nødvendig)", en: "Whitelisting in production (no longer needed)" }
        WHY { nb: "Veilederen ba i noen uker om hvitlisting av ressursen.", en: "For a few weeks the guide asked for the resource to be whitelisted." }
        USUALLY { nb: "ingen tid", en: "no time" }
        CAN_START { nb: "Ikke aktuelt.", en: "Not applicable." }
        MEANWHILE { nb: "Gi heller Altinn beskjed om produksjonssettingen.", en: "Instead, tell Altinn when you go live." }
        PROOF { nb: "Ingenting å bevise.", en: "Nothing to prove." }
        NOT_NEEDED { nb: "Kontrollen ble fjernet fra tjenesten 16. oktober 2025. Brev L5 trengs bare hvis Melding likevel svarer 4008.", en: "The check was removed from the service on 16 October 2025. Letter L5 is needed only if Correspondence still answers 4008." }
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
        let Move::NotNeeded(reason) = WHITELISTING.next(&bench.brief()) else { panic!() };
        assert!(reason.render(Language::Nb).contains("2025"));
    }
}
