//! Texts of the step token.

phrases! {
    TITLE { nb: "Hent og kontroller token", en: "Fetch and check a token" }
    WHY { nb: "Tokenet forteller hvem dere er. Feil virksomhet, manglende scope eller manglende tjenesteeier-påstand ses her, ikke som et avslag senere.", en: "The token says who you are. A wrong organisation, a missing scope or a missing service-owner claim shows here, not as a refusal later." }
    USUALLY { nb: "under ett minutt", en: "less than a minute" }
    CAN_START { nb: "Når klienten virker og alle scopes er tildelt.", en: "When the client works and all scopes are granted." }
    MEANWHILE { nb: "Lag ressursen og tilgangsreglene.", en: "Make the resource and the access rules." }
    PROOF { nb: "Utsteder, scopes, virksomhet og `urn:altinn:org` i tokenet, eller leverandørens rapport.", en: "Issuer, scopes, organisation and `urn:altinn:org` in the token, or the supplier's report." }
    SUPPLIER { nb: "leverandøren har sendt rapporten fra `altinn-onboard token --proof`", en: "the supplier has sent the report of `altinn-onboard token --proof`" }
    NO_ORG { nb: "tokenet får `urn:altinn:org`: virksomheten må stå i Altinns liste og klienten ha `altinn:serviceowner`", en: "the token gets `urn:altinn:org`: the organisation must stand in Altinn's list and the client have `altinn:serviceowner`" }
    OTHER_CONSUMER { nb: "klienten tilhører {orgnr}: tokenet gjelder nå {found}", en: "the client belongs to {orgnr}: the token now acts for {found}" }
    SCOPES_MISSING { nb: "tokenet får også {scopes}", en: "the token gets {scopes} too" }
}
