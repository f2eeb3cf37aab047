//! What the program does, one sentence an effect: the plan, the confirmation and the log say the same.

phrases! {
    DRAW { nb: "Velg et navn eller nummer for {topic} og lagre det før det brukes", en: "Draw a name or number for {topic} and save it before it is used" }
    CONCLUDE { nb: "Lagre {topic}, som følger av det som er kjent", en: "Save {topic}, which follows from what is known" }
    TAKE_BACK { nb: "Ta tilbake {topics}: svaret var feil, og det spørres på nytt", en: "Take {topics} back: the answer was wrong and is asked for again" }
    LOOK_UP_UNIT { nb: "Slå opp {orgnr} i Enhetsregisteret", en: "Look {orgnr} up in Enhetsregisteret (the register of legal entities)" }
    LOOK_UP_ORG { nb: "Slå opp {orgnr} i Altinns liste over tjenesteeiere", en: "Look {orgnr} up in Altinn's list of service owners" }
    READ_OPEN_SCOPES { nb: "Les listen over scopes som er tilgjengelige for alle", en: "Read the list of scopes that are open to all" }
    FIND_RESOURCES { nb: "Finn meldingstjenester som {code} har publisert", en: "Find correspondence services that {code} has published" }
    READ_RESOURCE { nb: "Les ressursen {id} i ressursregisteret", en: "Read the resource {id} in the resource registry" }
    READ_POLICY { nb: "Les tilgangsreglene til {id}, slik de er publisert", en: "Read the access rules of {id} as published" }
    FIND_KEY { nb: "Se om nøkkelen til klienten {client} finnes her", en: "See whether the key of the client {client} is here" }
    MAKE_KEY { nb: "Lag en RSA-nøkkel på {bits} bit for klienten {client} på denne maskinen", en: "Make an RSA key of {bits} bits for the client {client} on this machine" }
    TAKE_KEY { nb: "Ta vare på den private nøkkelen til klienten {client} i nøkkellageret", en: "Keep the private key of the client {client} in the key store" }
    REGISTER_CLIENT { nb: "Registrer Maskinporten-klienten «{name}» med {scopes}", en: "Register the Maskinporten client “{name}” with {scopes}" }
    ADD_SCOPES { nb: "Legg {scopes} til på klienten {id}", en: "Add {scopes} to the client {id}" }
    REGISTER_KEY { nb: "Legg den offentlige nøkkelen på klienten {id}, ved siden av dem den har", en: "Put the public key on the client {id}, beside those that it has" }
    PROBE_SCOPE { nb: "Be om et token med bare {scope}", en: "Ask for a token with {scope} alone" }
    PROVE_TOKEN { nb: "Hent et token med {scopes}, veksle det, og les hva det sier", en: "Fetch a token with {scopes}, exchange it, and read what it says" }
    CREATE_RESOURCE { nb: "Opprett ressursen {id} i ressursregisteret", en: "Create the resource {id} in the resource registry" }
    UPLOAD_POLICY { nb: "Last opp tilgangsreglene til {id}", en: "Upload the access rules of {id}" }
    WRITE_FILES { nb: "Skriv filene som Altinn Studio trenger for {id}", en: "Write the files that Altinn Studio needs for {id}" }
    PROBE_ACCESS { nb: "Spør Altinn Melding om dere slipper til på {id}", en: "Ask Altinn Correspondence whether you are let in on {id}" }
    DRY_RUN { nb: "Prøvekjør meldingen til {orgnr}: alt kontrolleres, ingenting opprettes", en: "Dry-run the message to {orgnr}: everything is checked, nothing is created" }
    SEND_MESSAGE { nb: "Send testmeldingen til {orgnr}", en: "Send the test message to {orgnr}" }
    FOLLOW_MESSAGE { nb: "Se hva som har skjedd med meldingen {id}", en: "See what has become of the message {id}" }
    PROBE_WEBHOOK { nb: "Kall {url} slik Altinn vil gjøre", en: "Call {url} as Altinn will" }
    SUBSCRIBE { nb: "Abonner på hendelser fra {id}, sendt til {url}", en: "Subscribe to events from {id}, sent to {url}" }
    READ_SUBSCRIPTION { nb: "Se om hendelsesabonnement {id} er validert", en: "See whether event subscription {id} is validated" }
}
