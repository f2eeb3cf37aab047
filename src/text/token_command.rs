//! What `token` says.

phrases! {
    PROOF_NEXT { nb: "Send rapporten til virksomheten. Den inneholder ingen hemmeligheter.", en: "Send the report to the organisation. It holds no secrets." }
    LINE { nb: "{label}: {value}", en: "{label}: {value}" }
    ISSUER { nb: "Utsteder", en: "Issuer" }
    SCOPES { nb: "Scopes", en: "Scopes" }
    CONSUMER { nb: "Gjelder virksomheten", en: "For the organisation" }
    ORG { nb: "Organisasjonskode i tokenet", en: "Organisation code in the token" }
    LIFETIME { nb: "Varer i sekunder", en: "Lives for seconds" }
}
