//! How a service's no is told, and what `explain` says beside the codes themselves.

phrases! {
    ANSWER { nb: "{service} svarte {status}. {why} {said}{trace}", en: "{service} answered {status}. {why} {said}{trace}" }
    SAID { nb: "Tjenestens egne ord: «{said}».", en: "In the service's own words: “{said}”." }
    SAID_WITH_CODE { nb: "Tjenestens egne ord ({code}): «{said}».", en: "In the service's own words ({code}): “{said}”." }
    SAID_NOTHING { nb: "Svaret hadde ingen tekst.", en: "The answer held no text." }
    TRACE { nb: " Sporings-ID til brukerstøtte: {trace}.", en: " Trace ID for support: {trace}." }

    ABOUT { nb: "Forklar en kode fra programmet, fra Altinn eller fra Maskinporten: hva den betyr, og hva som hjelper", en: "Explain a code of the program, of Altinn or of Maskinporten: what it means, and what helps" }
    CODE { nb: "Koden, slik den står: 4001, CORR-04001, MP-250, POL049 eller NET-NO-CONNECTION", en: "The code as it stands: 4001, CORR-04001, MP-250, POL049 or NET-NO-CONNECTION" }
    LIST { nb: "Vis alle kodene", en: "Show all codes" }
    SERVICE { nb: "Bare koder fra én tjeneste: maskinporten, self-service, authentication, resource-registry, correspondence, events, notifications, broker, system-register eller studio", en: "Only the codes of one service: maskinporten, self-service, authentication, resource-registry, correspondence, events, notifications, broker, system-register or studio" }
    ANY_SERVICE { nb: "enhver tjeneste", en: "any service" }
    PROGRAM { nb: "altinn-onboard", en: "altinn-onboard" }
    LINT { nb: "altinn-onboard policy lint", en: "altinn-onboard policy lint" }
}
