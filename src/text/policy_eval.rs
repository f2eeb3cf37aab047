//! What `policy eval` and `policy test` say of decisions.

phrases! {
    PART { nb: "Del {number}: {answer}", en: "Part {number}: {answer}" }
    REFUSED { nb: "Plattformen avviser dette: {reason}", en: "The platform refuses this: {reason}" }

    CALLER_ALLOWED { nb: "Tjenesten slipper inn: {reason}", en: "The service lets in: {reason}" }
    CALLER_STOPPED { nb: "Tjenesten slipper ikke inn: {reason}", en: "The service does not let in: {reason}" }

    REQUEST_MISSING { nb: "Si hva det skal svares på: --request FIL, eller hvem det gjelder, for eksempel --role dagl.", en: "Say what to answer: --request FILE, or who it is about, such as --role dagl." }
    REQUEST_UNREADABLE { nb: "Forespørselen er verken velformet XML eller JSON: {reason}", en: "The request is neither well-formed XML nor JSON: {reason}" }
    TOO_LARGE { nb: "Filen er større enn dette programmet leser: {reason}", en: "The file is larger than this program reads: {reason}" }
    REQUEST_NEXT { nb: "Se et eksempel på en forespørsel i tjenestens dokumentasjon, eller bruk flagg som --role dagl", en: "See an example of a request in the service's documentation, or use flags such as --role dagl" }
    LISTS_NEED_FACTS { nb: "Uten --facts blir forespørselen avgjort som den er, og ingen tilgangslister blir slått opp.", en: "Without --facts the request is decided as it is, and no access lists are looked up." }
    LISTS_NEED_FACTS_NEXT { nb: "Legg til --facts FIL, eller ta bort --access-list-mode.", en: "Add --facts FILE, or leave out --access-list-mode." }
    FACTS { nb: "Filen med fakta kan ikke brukes: {reason}", en: "The file of facts cannot be used: {reason}" }
    PAIR { nb: "«{found}» er ikke på formen ATTRIBUTT=VERDI.", en: "“{found}” is not of the form ATTRIBUTE=VALUE." }
    RESOURCE_UNCLEAR { nb: "Tilgangsreglene gjelder ikke nøyaktig én ressurs ({known}). Si hvilken: --resource-id ID", en: "The policy is not about exactly one resource ({known}). Say which: --resource-id ID" }
    NOT_AN_ACCESS_LIST { nb: "«{found}» er ikke en tilgangsliste. Skriv ORG:ID, for eksempel ttd:banker.", en: "“{found}” is no access list. Write ORG:ID, such as ttd:banks." }
    LEVEL_NOT_NUMBER { nb: "«{found}» er ikke et sikkerhetsnivå. Skriv et tall fra 0 til 4.", en: "“{found}” is not a security level. Write a number from 0 to 4." }

    CASES { nb: "{place}: {reason}", en: "{place}: {reason}" }
    CASES_EMPTY { nb: "Det er ingen tilfeller i filen.", en: "There are no cases in the file." }
    CASES_NEXT { nb: "Se formen med: altinn-onboard policy test --help", en: "See the form with: altinn-onboard policy test --help" }
    FAILED_CASE { nb: "{name}: {reason} ({policy})", en: "{name}: {reason} ({policy})" }
    UNREAD_POLICY { nb: "tilgangsreglene {path} kan ikke leses: {reason}", en: "the policy {path} cannot be read: {reason}" }
    WRONG_DOUBT { nb: "{wrong}. {doubt}", en: "{wrong}. {doubt}" }
}
