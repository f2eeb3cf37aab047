//! Policies: who may do what, and what is wrong with how it is written.

phrases! {
    READER_UNKNOWN_PACKAGE { nb: "Det finnes ingen tilgangspakke som heter {id}.", en: "There is no access package called {id}." }
    READER_UNKNOWN_ROLE { nb: "Det finnes ingen rolle med koden {id}.", en: "There is no role with the code {id}." }
    READER_DID_YOU_MEAN { nb: "Mente du {word} ({name})?", en: "Did you mean {word} ({name})?" }
    READER_FIND { nb: "Finn id-en med «altinn-onboard catalog show --kind package» eller «--kind role»", en: "Find the id with “altinn-onboard catalog show --kind package” or “--kind role”" }
    READER_SHAPE { nb: "«{word}» er verken en tilgangspakke eller en rolle. Skriv package: eller role: foran, for eksempel package:ordinaer-post-til-virksomheten eller role:dagl.", en: "“{word}” is neither an access package nor a role. Write package: or role: in front, such as package:ordinaer-post-til-virksomheten or role:dagl." }
    READER_NOT_IN_POLICIES { nb: "«{name}» kan ikke brukes i tilgangsregler.", en: "“{name}” cannot be used in policies." }
    READER_ENDING { nb: "Rollen «{name}» ({id}) er en Altinn 2-rolle. Den gir tilgang til og med {date} og kan ikke velges i nye tilgangsregler.", en: "The role “{name}” ({id}) is an Altinn 2 role. It gives access up to and including {date} and cannot be chosen in new policies." }
    READER_USE_PACKAGE { nb: "Bruk tilgangspakken {word} ({name}) i stedet", en: "Use the access package {word} ({name}) instead" }
    READER_FIND_PACKAGE { nb: "Velg en tilgangspakke som dekker det samme", en: "Choose an access package that covers the same" }

    NAME_ANYBODY { nb: "hvem som helst", en: "anybody" }
    NAME_AND { nb: "{one} og samtidig {other}", en: "{one} and at the same time {other}" }
    NAME_ANY_ACTION { nb: "alt", en: "everything" }
    NAME_ANY_RESOURCE { nb: "enhver ressurs", en: "any resource" }
}
