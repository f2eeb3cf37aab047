//! Texts of the step terms.

phrases! {
    TITLE { nb: "Signer bruksvilkår for Maskinporten", en: "Sign the terms of use for Maskinporten" }
    WHY { nb: "Maskinporten hører til Digdirs fellesløsninger og har egne bruksvilkår. Avtalen med Altinn dekker dem ikke.", en: "Maskinporten belongs to Digdir's common solutions and has terms of its own. The agreement with Altinn does not cover them." }
    USUALLY { nb: "noen dager til to uker (erfaring)", en: "a few days to two weeks (experience)" }
    CAN_START { nb: "Ja, samme dag som avtalen med Altinn.", en: "Yes, the same day as the agreement with Altinn." }
    MEANWHILE { nb: "Be om fullmakt til selvbetjening samtidig, og øv i øvingsmiljøet.", en: "Ask for the self-service authorisation at the same time, and rehearse in the sandbox." }
    PROOF { nb: "Dagen oppgis; et token fra egen klient viser det senere.", en: "The day is told; a token from your own client shows it later." }
    SIGNED { nb: "bruksvilkårene for Digdirs fellesløsninger er signert", en: "the terms of use of Digdir's common solutions are signed" }
    WALK_1 { nb: "Logg inn på samarbeid.digdir.no og åpne «Virksomhetens bruksvilkår».", en: "Log in at samarbeid.digdir.no and open “Virksomhetens bruksvilkår”." }
    WALK_2 { nb: "Mangler virksomheten tilgang til portalen: skriv til servicedesk@digdir.no.", en: "If the organisation has no access to the portal: write to servicedesk@digdir.no." }
    WALK_3 { nb: "La en som kan binde virksomheten, signere, og registrer varslingspunktet samtidig.", en: "Let somebody who can bind the organisation sign, and register the alert contact at the same time." }
}
