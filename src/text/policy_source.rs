//! What is said of where a policy comes from.

phrases! {
    UNREADABLE { nb: "Altinn kan ikke lese filen: {reason}", en: "Altinn cannot read the file: {reason}" }
    UTF_16 { nb: "{file} er i UTF-16 og er lest som det. Altinn Studio skriver UTF-8.", en: "{file} is in UTF-16 and was read as that. Altinn Studio writes UTF-8." }
}
