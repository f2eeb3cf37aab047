//! What `policy eval` and `policy test` say of decisions.

phrases! {
    REFUSED { nb: "Plattformen avviser dette: {reason}", en: "The platform refuses this: {reason}" }
    CASES_EMPTY { nb: "Det er ingen tilfeller i filen.", en: "There are no cases in the file." }
    UNREAD_POLICY { nb: "tilgangsreglene {path} kan ikke leses: {reason}", en: "the policy {path} cannot be read: {reason}" }
    WRONG_DOUBT { nb: "{wrong}. {doubt}", en: "{wrong}. {doubt}" }
}
