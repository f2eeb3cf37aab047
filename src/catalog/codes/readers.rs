//! Why a word does not name anybody who can read.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    READER_FIND { nb: "Finn id-en med «altinn-onboard catalog show --kind package» eller «--kind role»", en: "Find the ID with “altinn-onboard catalog show --kind package” or “--kind role”" }
}

codes! {
    READER_UNKNOWN = "READER-UNKNOWN" [Error]
        says { nb: "«{word}» er verken en tilgangspakke eller en rolle. Skriv package: eller role: foran, for eksempel package:ordinaer-post-til-virksomheten eller role:dagl.", en: "“{word}” is neither an access package nor a role. Put package: or role: in front, such as package:ordinaer-post-til-virksomheten or role:dagl." }
        next READER_FIND
    READER_ALTINN2 = "READER-ALTINN2" [Error]
        says { nb: "Rollen «{name}» ({id}) er en Altinn 2-rolle. Den gir tilgang til og med {date} og kan ikke velges i nye tilgangsregler.", en: "The role “{name}” ({id}) is an Altinn 2 role. It gives access up to and including {date} and cannot be chosen in new policies." }
        next { nb: "Velg en tilgangspakke som dekker det samme", en: "Choose an access package that covers the same" }
    READER_NOT_IN_POLICIES = "READER-NOT-IN-POLICIES" [Error]
        says { nb: "«{name}» kan ikke brukes i tilgangsregler.", en: "“{name}” cannot be used in policies." }
        next READER_FIND
}
