//! How a service's no is told, and what `explain` says beside the codes themselves.

phrases! {
    ANSWER { nb: "{service} svarte {status}. {why} {said}{trace}", en: "{service} answered {status}. {why} {said}{trace}" }
    SAID { nb: "Tjenestens egne ord: «{said}».", en: "In the service's own words: “{said}”." }
    SAID_WITH_CODE { nb: "Tjenestens egne ord ({code}): «{said}».", en: "In the service's own words ({code}): “{said}”." }
    SAID_NOTHING { nb: "Svaret hadde ingen tekst.", en: "The answer held no text." }
    TRACE { nb: " Sporings-ID til brukerstøtte: {trace}.", en: " Trace ID for support: {trace}." }

    ANY_SERVICE { nb: "enhver tjeneste", en: "any service" }
    PROGRAM { nb: "altinn-onboard", en: "altinn-onboard" }
    LINT { nb: "altinn-onboard policy lint", en: "altinn-onboard policy lint" }
}
