//! Texts of the step maskinporten-client.

phrases! {
    TITLE { nb: "Registrer Maskinporten-klient med nødvendige scopes", en: "Register the Maskinporten client with the required scopes" }
    WHY { nb: "Klienten og nøkkelen er det systemet logger inn med. Test og produksjon har hver sin.", en: "The client and its key are what the system logs in with. Test and production have one each." }
    USUALLY { nb: "en halv time når fullmakten er på plass", en: "half an hour once the authorisation is there" }
    CAN_START { nb: "Nøkkelen kan lages med en gang; klienten trenger bruksvilkår og fullmakt.", en: "The key can be made at once; the client needs the terms and the authorisation." }
    MEANWHILE { nb: "Lag ressursen og tilgangsreglene.", en: "Make the resource and the access rules." }
    PROOF { nb: "Et token med denne klienten og nøkkelen, eller leverandørens rapport.", en: "A token with this client and key, or the supplier's report." }
    DECIDE { nb: "det er avklart hvem som setter opp og drifter systemet", en: "it is decided who sets up and runs the system" }
    SUPPLIER_CLIENT { nb: "leverandøren har tatt i bruk sin egen klient og sendt rapport om tokenet", en: "the supplier has taken its own client into use and sent the report of the token" }
    SUPPLIER_KEY { nb: "leverandøren har sendt den offentlige nøkkelen (JWK)", en: "the supplier has sent the public key (JWK)" }
    SUPPLIER_PROOF { nb: "leverandøren har sendt rapport om at tokenet virker", en: "the supplier has sent the report that the token works" }
    REGISTER { nb: "klienten er registrert i selvbetjeningen, og klient-ID-en er oppgitt", en: "the client is registered in self-service, and the client ID is told" }
    RIGHT { nb: "noen med fullmakt har registrert klienten, og klient-ID-en er oppgitt", en: "somebody with the authorisation has registered the client, and the client ID is told" }
    PROPAGATING { nb: "Maskinporten kjenner nøkkelen (som regel etter noen minutter)", en: "Maskinporten knows the key (usually after some minutes)" }
    ADD_SCOPES { nb: "{scopes} er lagt til på klienten {client}", en: "{scopes} are added to the client {client}" }
    WALK_REAL { nb: "VIKTIG: velg den reelle virksomheten {orgnr} når du logger inn, ikke en syntetisk. Feil valg her koster en uke.", en: "IMPORTANT: choose the real organisation {orgnr} when you log in, not a synthetic one. The wrong choice here costs a week." }
    WALK_OPEN { nb: "Åpne {portal} og logg inn med Ansattporten. Øverst til høyre skal virksomheten stå.", en: "Open {portal} and log in with Ansattporten. Your organisation shall stand at the top right." }
    WALK_KEY { nb: "Skriv den offentlige nøkkelen til en fil: altinn-onboard client key --public {file}", en: "Write the public key to a file: altinn-onboard client key --public {file}" }
    WALK_PASTED { nb: "Ha leverandørens offentlige nøkkel (JWK) klar.", en: "Have the supplier's public key (JWK) ready." }
    WALK_NEW { nb: "«Klienter» → «Legg til klient» → «Maskinporten». Fyll ut «Visningsnavn» og «Beskrivelse»; la «Access token levetid» stå.", en: "“Klienter” → “Legg til klient” → “Maskinporten”. Fill in “Visningsnavn” and “Beskrivelse”; leave “Access token levetid”." }
    WALK_SCOPES { nb: "«Legg til scope»: velg {scopes} → «Fullfør» → «Lagre endringer». Står det «Tilgang mangler», kan scopet likevel legges til senere.", en: "“Legg til scope”: choose {scopes} → “Fullfør” → “Lagre endringer”. Where it says “Tilgang mangler”, the scope can still be added later." }
    WALK_NEW_KEY { nb: "«Nøkler» → «+ Legg til» → lim inn JWK-en → «Lagre».", en: "“Nøkler” → “+ Legg til” → paste the JWK → “Lagre”." }
    WALK_PREVIOUS { nb: "Ser du den forrige utgaven av portalen: «Opprett klient» → «Legg til klient» → «Maskinporten» → «Legg til Maskinporten klient» med scopes → «Opprett»; så «Legg til» → «JWK eller PEM format» → «Lagre».", en: "If you see the previous portal: “Opprett klient” → “Legg til klient” → “Maskinporten” → “Legg til Maskinporten klient” with scopes → “Opprett”; then “Legg til” → “JWK eller PEM format” → “Lagre”." }
    WALK_ID { nb: "Klient-ID-en står på «Detaljer». Oppgi den her.", en: "The client ID stands on “Detaljer”. Tell it here." }
    WALK_LATER { nb: "Scopes på en klient som finnes: «Scopes» → «+ Legg til» (forrige utgave: «Legg til» → «Send inn»): {scopes}", en: "Scopes on a client that exists: “Scopes” → “+ Legg til” (previous portal: “Legg til” → “Send inn”): {scopes}" }
    WALK_MISSING { nb: "Finnes ikke scopet i listen: det er tildelt i det andre miljøet, ikke tildelt, allerede på klienten, eller et filter står på.", en: "If the scope is not in the list: it is granted in the other environment, not granted, on the client already, or a filter is on." }
}
