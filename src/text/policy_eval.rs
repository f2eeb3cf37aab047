//! What `policy eval` and `policy test` say of decisions.

phrases! {
    PART { nb: "Del {number}: {answer}", en: "Part {number}: {answer}" }
    REFUSED { nb: "Plattformen avviser dette: {reason}", en: "The platform refuses this: {reason}" }

    CALLER_ALLOWED { nb: "Tjenesten slipper inn: {reason}", en: "The service lets in: {reason}" }
    CALLER_STOPPED { nb: "Tjenesten slipper ikke inn: {reason}", en: "The service does not let in: {reason}" }

    CASES_EMPTY { nb: "Det er ingen tilfeller i filen.", en: "There are no cases in the file." }
    FAILED_CASE { nb: "{name}: {reason} ({policy})", en: "{name}: {reason} ({policy})" }
    UNREAD_POLICY { nb: "tilgangsreglene {path} kan ikke leses: {reason}", en: "the policy {path} cannot be read: {reason}" }
    WRONG_DOUBT { nb: "{wrong}. {doubt}", en: "{wrong}. {doubt}" }
}
