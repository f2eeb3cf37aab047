//! Policies: who may do what, and what is wrong with how it is written.

phrases! {
    READER_PACKAGE { nb: "Tilgangspakken «{name}»", en: "The access package “{name}”" }
    READER_ROLE { nb: "Rollen «{name}»", en: "The role “{name}”" }
    READER_UNKNOWN_PACKAGE { nb: "Det finnes ingen tilgangspakke som heter {id}.", en: "There is no access package called {id}." }
    READER_UNKNOWN_ROLE { nb: "Det finnes ingen rolle med koden {id}.", en: "There is no role with the code {id}." }
    READER_DID_YOU_MEAN { nb: "Mente du {word} ({name})?", en: "Did you mean {word} ({name})?" }
    READER_SHAPE { nb: "«{word}» er verken en tilgangspakke eller en rolle. Skriv package: eller role: foran, for eksempel package:ordinaer-post-til-virksomheten eller role:dagl.", en: "“{word}” is neither an access package nor a role. Write package: or role: in front, such as package:ordinaer-post-til-virksomheten or role:dagl." }
    READER_URN { nb: "«{word}» er en URN. Her skrives bare id-en.", en: "“{word}” is a URN. Only the id is written here." }
    READER_WRITE { nb: "Skriv {word}", en: "Write {word}" }
    READER_NOT_IN_POLICIES { nb: "«{name}» kan ikke brukes i tilgangsregler.", en: "“{name}” cannot be used in policies." }
    READER_ENDING { nb: "Rollen «{name}» ({id}) er en Altinn 2-rolle. Den gir tilgang til og med {date} og kan ikke velges i nye tilgangsregler.", en: "The role “{name}” ({id}) is an Altinn 2 role. It gives access up to and including {date} and cannot be chosen in new policies." }
    READER_USE_PACKAGE { nb: "Bruk tilgangspakken {word} ({name}) i stedet", en: "Use the access package {word} ({name}) instead" }
    READER_FIND_PACKAGE { nb: "Velg en tilgangspakke som dekker det samme", en: "Choose an access package that covers the same" }
}
