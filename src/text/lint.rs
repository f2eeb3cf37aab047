//! What several rules say of a policy, and how many files were looked at.

phrases! {
    DID_YOU_MEAN { nb: "Mente du {what}?", en: "Did you mean {what}?" }
    USE { nb: "Bruk {id}", en: "Use {id}" }
    CHOOSE_PACKAGE { nb: "Velg en tilgangspakke som kan brukes i tilgangsregler", en: "Choose an access package that may be used in policies" }
    NAME_RESOURCE { nb: "Legg til urn:altinn:resource med ressurs-id-en", en: "Add urn:altinn:resource with the resource ID" }
    SET_LEVEL { nb: "Sett nivå 3, eller 4 for sensitivt innhold", en: "Set level 3, or 4 for sensitive content" }
    FILE_ONE { nb: "1 fil", en: "1 file" }
    FILE_MANY { nb: "{count} filer", en: "{count} files" }
}
