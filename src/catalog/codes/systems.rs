//! What this program says of systems and system users.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    CHOOSE { nb: "Skriv NUMMER_NAVN, for eksempel {example}", en: "Write NUMBER_NAME, for example {example}" }
}

codes! {
    SYSTEM_ID_OWNER = "SYSTEM-ID-OWNER" [Error]
        says { nb: "En system-id begynner med organisasjonsnummeret til virksomheten og en understrek.", en: "A system ID begins with the organisation number of the organisation and an underscore." }
        next CHOOSE
    SYSTEM_ID_NAME = "SYSTEM-ID-NAME" [Error]
        says { nb: "Navnet i en system-id har bare bokstavene a–z, sifre, `_` og `-`.", en: "The name in a system ID has only the letters a–z, digits, `_` and `-`." }
        next CHOOSE
    SYSTEM_ID_LENGTH = "SYSTEM-ID-LENGTH" [Error]
        says { nb: "En system-id har høyst 100 tegn.", en: "A system ID has 100 characters at most." }
        next CHOOSE
    SYSTEM_ID_BURNT = "SYSTEM-ID-BURNT" [Error]
        says { nb: "System-id-en {system} tilhører et slettet system. Den er opptatt for alltid.", en: "The system ID {system} belongs to a deleted system. It stays taken for ever." }
        next { nb: "Velg en annen id: altinn-onboard system-user register", en: "Choose another ID: altinn-onboard system-user register" }
    SYSTEM_USER_SAME = "SYSTEM-USER-SAME" [Error]
        says { nb: "Avsender og mottaker er samme virksomhet. Prøven viser at to virksomheter når hverandre.", en: "Sender and recipient are the same organisation. The trial shows that two organisations reach each other." }
        next { nb: "Oppgi en annen virksomhet: altinn-onboard change {topic}", en: "Give another organisation: altinn-onboard change {topic}" }
    SYSTEM_USER_OTHER = "SYSTEM-USER-OTHER" [Error]
        says { nb: "Tokenet gjelder ikke systembrukeren til {orgnr} for systemet {system}.", en: "The token is not for the system user of {orgnr} for the system {system}." }
        next { nb: "Se hva som er registrert: altinn-onboard system-user show", en: "See what is registered: altinn-onboard system-user show" }
}
