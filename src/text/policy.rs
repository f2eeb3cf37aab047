//! Policies: who may do what, and what is wrong with how it is written.

phrases! {
    READER_UNKNOWN_PACKAGE { nb: "Det finnes ingen tilgangspakke som heter {id}.", en: "There is no access package called {id}." }
    READER_UNKNOWN_ROLE { nb: "Det finnes ingen rolle med koden {id}.", en: "There is no role with the code {id}." }
    READER_DID_YOU_MEAN { nb: "Mente du {word} ({name})?", en: "Did you mean {word} ({name})?" }
    READER_USE_PACKAGE { nb: "Bruk tilgangspakken {word} ({name}) i stedet", en: "Use the access package {word} ({name}) instead" }

    NAME_ANYBODY { nb: "hvem som helst", en: "anybody" }
    NAME_AND { nb: "{one} og samtidig {other}", en: "{one} and at the same time {other}" }
    NAME_ANY_ACTION { nb: "alt", en: "everything" }
    NAME_ANY_RESOURCE { nb: "enhver ressurs", en: "any resource" }
}
