//! What a service's no means, and what goes wrong on the way to a service. The codes of each service have files of their
//! own.

phrases! {
    ANSWER { nb: "{service} svarte {status}. {why} {said}{trace}", en: "{service} answered {status}. {why} {said}{trace}" }
    SAID { nb: "Tjenestens egne ord: «{said}».", en: "In the service's own words: “{said}”." }
    SAID_WITH_CODE { nb: "Tjenestens egne ord ({code}): «{said}».", en: "In the service's own words ({code}): “{said}”." }
    SAID_NOTHING { nb: "Svaret hadde ingen tekst.", en: "The answer held no text." }
    TRACE { nb: " Sporings-ID til brukerstøtte: {trace}.", en: " Trace ID for support: {trace}." }
}
