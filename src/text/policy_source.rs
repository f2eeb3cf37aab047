//! What is said of where a policy comes from.

phrases! {
    UNREADABLE { nb: "Altinn kan ikke lese filen: {reason}", en: "Altinn cannot read the file: {reason}" }
}
