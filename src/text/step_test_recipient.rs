//! Texts of the step test-recipient.

phrases! {
    TITLE { nb: "Finn testmottaker i Tenor", en: "Find a test recipient in Tenor" }
    WHY { nb: "Testmiljøet har bare syntetiske mottakere, og noen må kunne logge inn for den du velger.", en: "The test environment has synthetic recipients only, and somebody must be able to log in for the one you choose." }
    USUALLY { nb: "ti minutter", en: "ten minutes" }
    CAN_START { nb: "Ja, med en gang.", en: "Yes, at once." }
    MEANWHILE { nb: "Skriv tekstene og bestem tilgangsreglene.", en: "Write the texts and decide the access rules." }
    PROOF { nb: "Nummeret oppgis, og prøvekjøringen viser at Altinn kjenner det.", en: "The number is told, and the dry run shows that Altinn knows it." }
    WALK_1 { nb: "Åpne testdata.skatteetaten.no og søk i Enhetsregisteret: aktive AS med daglig leder.", en: "Open testdata.skatteetaten.no and search the register of legal entities: active AS with a managing director." }
    WALK_2 { nb: "Noter organisasjonsnummeret, og hvem som er daglig leder. Personen brukes til å logge inn i Arbeidsflate og lagres ikke her.", en: "Note the organisation number, and who is managing director. The person logs in to Arbeidsflate and is not kept here." }
    WALK_3 { nb: "Nyttig i tillegg: et enkeltpersonforetak (ingen daglig leder), en kommune, en underenhet og en reservert person.", en: "Useful besides: a sole proprietor (no managing director), a municipality, a sub-unit and a reserved person." }
    READ_ORDINARY { nb: "Kan lese uten videre: de som har en av rollene i tilgangsreglene for virksomheten i Enhetsregisteret ({roles}), og de som har fått tilgangspakken.", en: "Can read as they are: those who hold one of the roles of the access rules for the organisation in the register ({roles}), and those who have been given the access package." }
    READ_NOBODY { nb: "Ingen har automatisk tilgang: gi først tilgangspakken til noen hos mottakeren.", en: "Nobody has access by registration: first give the access package to somebody at the recipient." }
    READ_EXISTING { nb: "Hvem som kan lese, avgjøres av tilgangsreglene som er publisert.", en: "Who can read is decided by the access rules that are published." }
}
