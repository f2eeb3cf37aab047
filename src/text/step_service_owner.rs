//! Texts of the step service-owner.

phrases! {
    TITLE { nb: "Bli registrert som tjenesteeier hos Altinn", en: "Be registered as a service owner in Altinn" }
    WHY { nb: "Bare registrerte tjenesteeiere får scopes, ressurser og organisasjonskode. Avtalen, koden, oppføringen i listen og organisasjonen i Altinn Studio kommer hver for seg.", en: "Only registered service owners get scopes, resources and an organisation code. The agreement, the code, the entry in the list and the organisation in Altinn Studio arrive one by one." }
    USUALLY { nb: "to til seks uker for en ny tjenesteeier (erfaring)", en: "two to six weeks for a new service owner (experience)" }
    CAN_START { nb: "Ja. Øvingsmiljøet, ressursen, tilgangsreglene og tekstene trenger ikke avtalen.", en: "Yes. The sandbox, the resource, the access rules and the texts do not need the agreement." }
    MEANWHILE { nb: "Øv i øvingsmiljøet, skriv tekstene på tre språk, og bestill det andre må gjøre.", en: "Rehearse in the sandbox, write the texts in three languages, and order what others must do." }
    PROOF { nb: "Virksomheten lever i Enhetsregisteret og står i Altinns liste over tjenesteeiere.", en: "The organisation is alive in the register of legal entities and stands in Altinn's list of service owners." }
    AGREEMENT { nb: "avtalen om å være tjenesteeier er signert", en: "the service-owner agreement is signed" }
    LISTING { nb: "{orgnr} står i Altinns liste, med organisasjonskode", en: "{orgnr} stands in Altinn's list, with an organisation code" }
}
