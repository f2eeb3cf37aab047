//! What several say around letters.

phrases! {
    PRACTICE { nb: "ØVELSE – SKAL IKKE SENDES", en: "REHEARSAL – DO NOT SEND" }
    PRACTICE_MAILBOX { nb: "skal-ikke-sendes@example.invalid", en: "do-not-send@example.invalid" }
    PRACTICE_PAGE { nb: "https://example.invalid/ovelse", en: "https://example.invalid/rehearsal" }
    PACKAGE_EMPTY { nb: "Ingen brev trengs nå.", en: "No letters are needed now." }
}
