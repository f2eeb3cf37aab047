//! Texts of the step self-service-right.

phrases! {
    TITLE { nb: "Få fullmakt til selvbetjening i Maskinporten", en: "Be authorised for self-service in Maskinporten" }
    WHY { nb: "Uten fullmakten mangler knappen «Legg til klient» i selvbetjeningen.", en: "Without it the button “Legg til klient” (Add client) is missing in self-service." }
    USUALLY { nb: "én dag til en uke (erfaring)", en: "a day to a week (experience)" }
    CAN_START { nb: "Ja. Den gjelder også i test når du opptrer for den reelle virksomheten.", en: "Yes. It is needed in test too when you act for the real organisation." }
    MEANWHILE { nb: "Lag nøkkelen og tekstene, og øv i øvingsmiljøet.", en: "Make the key and the texts, and rehearse in the sandbox." }
    PROOF { nb: "Dagen oppgis; den første klienten viser det senere.", en: "The day is told; the first client shows it later." }
    GIVEN { nb: "du har fått «Selvbetjening av klienter i ID-porten/Maskinporten» (tidligere «Selvbetjening av integrasjoner i ID-porten/Maskinporten»)", en: "you have been given “Selvbetjening av klienter i ID-porten/Maskinporten” (earlier “Selvbetjening av integrasjoner i ID-porten/Maskinporten”)" }
    SUPPLIER_CLIENT { nb: "Leverandøren bruker sin egen klient, så ingen hos dere registrerer noen.", en: "The supplier uses its own client, so nobody in your organisation registers one." }
    WALK_SHORT { nb: "Korteste vei: trykk «Be om tilgang» i selvbetjeningen, og la hovedadministrator godkjenne.", en: "The short way: press “Be om tilgang” (Request access) in self-service and let the main administrator approve." }
    WALK_NEW { nb: "Ny tilgangsstyring i Altinn, som hovedadministrator: «Tilgangsstyring» → «Brukere» → «+ Ny bruker» → «Gi fullmakt», og søk etter «Maskinporten».", en: "New access management in Altinn, as main administrator: “Tilgangsstyring” → “Brukere” → “+ Ny bruker” → “Gi fullmakt”, and search for “Maskinporten”." }
    WALK_PREVIOUS { nb: "Forrige: «Profil» → «Andre med rettigheter til virksomheten» → «+ Legg til» → «Gi tilgang til enkelttjenester» → «Gå videre» → «Fullfør delegering» → «Bekreft».", en: "Previous: “Profil” → “Andre med rettigheter til virksomheten” → “+ Legg til” → “Gi tilgang til enkelttjenester” → “Gå videre” → “Fullfør delegering” → “Bekreft”." }
    WALK_NUMBER { nb: "Fødselsnummeret som trengs, gis muntlig eller i en sikker kanal, aldri i e-post.", en: "The national identity number that is needed is given by voice or in a secure channel, never by e-mail." }
}
