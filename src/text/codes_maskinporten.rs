//! What the codes of Maskinporten and of Digdir's self-service API mean (facts: maskinporten 2.5, 2.6, 4.6).

phrases! {
    MP_011 { nb: "Forespørselen er ødelagt på veien: linjeskift, feil koding eller avkortet.", en: "The request was damaged on the way: a line break, a wrong encoding, or cut short." }
    MP_011_NEXT { nb: "Se om en proxy endrer trafikken, og kjør altinn-onboard resume", en: "See whether a proxy changes the traffic, and run altinn-onboard resume" }
    MP_012 { nb: "Forespørselen er brukt før: noe på veien har sendt den to ganger.", en: "The request was used before: something on the way sent it twice." }
    MP_012_NEXT { nb: "Kjør kommandoen på nytt: hvert forsøk er en ny forespørsel", en: "Run the command again: every attempt is a new request" }
    MP_100 { nb: "Maskinporten kjenner ikke klienten i dette miljøet: klient-ID-en er feil, klienten er slettet, eller den finnes bare i det andre miljøet.", en: "Maskinporten does not know the client in this environment: the client ID is wrong, the client was deleted, or it exists in the other environment only." }
    MP_100_NEXT { nb: "Sammenlign klient-ID-en med fanen «Detaljer» i selvbetjeningen for dette miljøet: altinn-onboard resume --redo maskinporten-client", en: "Compare the client ID with the tab “Detaljer” (Details) of the self-service of this environment: altinn-onboard resume --redo maskinporten-client" }
    MP_110 { nb: "Forespørselen er stilt til feil mottaker (`aud`).", en: "The request is addressed to a wrong receiver (`aud`)." }
    MP_110_NEXT { nb: "Rett issuer i miljøbeskrivelsen: https://test.maskinporten.no/ eller https://maskinporten.no/, med skråstrek til slutt", en: "Correct the issuer of the environment description: https://test.maskinporten.no/ or https://maskinporten.no/, with the slash at the end" }
    MP_120 { nb: "Virksomhetssertifikatet hører til det andre miljøet, eller er ikke et virksomhetssertifikat.", en: "The enterprise certificate belongs to the other environment, or is not an enterprise certificate." }
    MP_120_NEXT { nb: "Registrer en nøkkel på klienten i stedet: altinn-onboard client guide", en: "Register a key on the client instead: altinn-onboard client guide" }
    MP_121 { nb: "Nøkkelen er utløpt: en nøkkel virker høyst ett år fra den ble registrert.", en: "The key has expired: a key works for one year at most from its registration." }
    MP_121_NEXT { nb: "Registrer den offentlige nøkkelen på nytt, eller lag en ny: altinn-onboard client guide", en: "Register the public key again, or make a new one: altinn-onboard client guide" }
    MP_122 { nb: "Virksomhetssertifikatet har et annet organisasjonsnummer enn klienten.", en: "The enterprise certificate has another organisation number than the client." }
    MP_122_NEXT { nb: "Bruk virksomhetens eget sertifikat, eller registrer en nøkkel: altinn-onboard client guide", en: "Use the organisation's own certificate, or register a key: altinn-onboard client guide" }
    MP_123 { nb: "Sertifikatet er sendt på feil form.", en: "The certificate was sent in a wrong form." }
    MP_123_NEXT { nb: "Registrer en nøkkel på klienten i stedet: altinn-onboard client guide", en: "Register a key on the client instead: altinn-onboard client guide" }
    MP_124 { nb: "Signaturen stemmer ikke: den private nøkkelen hører ikke til nøkkelen som er registrert under denne nøkkel-ID-en.", en: "The signature does not hold: the private key does not belong to the key that is registered under this key ID." }
    MP_124_NEXT { nb: "Sammenlign nøkkelen med den som er registrert: altinn-onboard client key", en: "Compare the key with the registered one: altinn-onboard client key" }
    MP_130 { nb: "Forespørselen var utløpt da den kom fram: maskinens klokke går for sakte, eller nettet er tregt.", en: "The request had expired when it arrived: the clock of this machine is slow, or the network is." }
    CLOCK_NEXT { nb: "Still klokken (timedatectl, w32tm /resync eller sntp), og kjør altinn-onboard resume", en: "Set the clock (timedatectl, w32tm /resync or sntp), and run altinn-onboard resume" }
    MP_IAT { nb: "Forespørselen er datert fram i tid: maskinens klokke går mer enn ti sekunder for fort.", en: "The request is dated ahead of time: the clock of this machine is more than ten seconds fast." }
    MP_LIFETIME { nb: "Forespørselen lever lenger enn Maskinporten tillater.", en: "The request lives longer than Maskinporten allows." }
    MP_200 { nb: "Scopet er ikke lagt til på klienten.", en: "The scope is not added to the client." }
    MP_200_NEXT { nb: "Legg det til på klienten i selvbetjeningen, fanen «Scopes»: altinn-onboard client guide", en: "Add it to the client in the self-service, the tab “Scopes”: altinn-onboard client guide" }
    MP_201 { nb: "Klienten er ikke en Maskinporten-klient, og det kan ikke endres.", en: "The client is not a Maskinporten client, and that cannot be changed." }
    MP_201_NEXT { nb: "Lag en ny klient av typen Maskinporten: altinn-onboard client guide", en: "Make a new client of the type Maskinporten: altinn-onboard client guide" }
    MP_250 { nb: "Virksomheten er ikke tildelt scopet i dette miljøet ennå.", en: "The organisation has not been granted the scope in this environment yet." }
    MP_250_NEXT { nb: "Be om scopet: altinn-onboard scopes request. Kjør altinn-onboard resume når svaret har kommet", en: "Ask for the scope: altinn-onboard scopes request. Run altinn-onboard resume when the answer has come" }
    MP_251 { nb: "Virksomheten har ikke delegert scopet til leverandøren i dette miljøet.", en: "The organisation has not delegated the scope to the supplier in this environment." }
    MP_251_NEXT { nb: "Deleger API-et til leverandøren i Altinn i samme miljø, og kjør altinn-onboard resume", en: "Delegate the API to the supplier in Altinn of the same environment, and run altinn-onboard resume" }
    MP_301 { nb: "Opplysningene om systembruker har en ukjent type.", en: "The details on the system user are of an unknown type." }
    MP_302 { nb: "Opplysningene om systembruker har felter som ikke hører hjemme der, eller en ugyldig ekstern referanse.", en: "The details on the system user hold fields that do not belong there, or an invalid external reference." }
    MP_303 { nb: "Systembrukeren finnes ikke for denne klienten: systemet er ikke knyttet til klient-ID-en, referansen mangler, virksomheten er feil, eller forespørselen er ikke godkjent.", en: "There is no system user for this client: the system is not tied to the client ID, the reference is missing, the organisation is wrong, or the request is not approved." }
    SYSTEM_USER_NEXT { nb: "Kontroller systembrukeren hos den som registrerte systemet", en: "Check the system user with those who registered the system" }
    KID { nb: "Klienten har ingen nøkkel med denne nøkkel-ID-en. En nøkkel som nettopp er registrert, virker først etter noen minutter.", en: "The client has no key with this key ID. A key that was just registered works only after some minutes." }
    KID_NEXT { nb: "Vent tre minutter og kjør altinn-onboard resume. Hjelper det ikke, se at nøkkelen står på riktig klient: altinn-onboard client guide", en: "Wait three minutes and run altinn-onboard resume. If that does not help, see that the key is on the right client: altinn-onboard client guide" }
    KID_MISSING { nb: "Klienten har registrerte nøkler, og forespørselen sier ikke hvilken som er brukt.", en: "The client has registered keys, and the request does not say which one was used." }
    KID_MISSING_NEXT { nb: "Oppgi nøkkel-ID-en på nytt: altinn-onboard resume --redo maskinporten-client", en: "Give the key ID again: altinn-onboard resume --redo maskinporten-client" }
    CONSUMER_ORG { nb: "Forespørselen oppgir virksomheten selv som kunde av seg selv.", en: "The request names the organisation as its own customer." }
    CONSUMER_ORG_NEXT { nb: "Fjern kunden (`consumer_org`) fra forespørselen", en: "Leave the customer (`consumer_org`) out of the request" }
    ASSERTION { nb: "Maskinporten godtar ikke forespørselen, men sier ikke hvorfor. Ofte er klient-ID-en feil for dette miljøet.", en: "Maskinporten does not accept the request and does not say why. Often the client ID is wrong for this environment." }
    TARGET { nb: "Forespørselen ber om et token til en mottaker som ikke godtas (`resource`).", en: "The request asks for a token for a receiver that is not accepted (`resource`)." }
    CLAIM { nb: "Forespørselen er stilt til feil Maskinporten.", en: "The request is addressed to the wrong Maskinporten." }

    SS_400 { nb: "Selvbetjeningen godtar ikke opplysningene om klienten eller nøkkelen.", en: "The self-service does not accept what was given on the client or the key." }
    SS_400_NEXT { nb: "Rett feltet som er nevnt, og kjør altinn-onboard resume, eller registrer for hånd: altinn-onboard client guide", en: "Correct the field that is named and run altinn-onboard resume, or register by hand: altinn-onboard client guide" }
    SS_401 { nb: "Selvbetjeningen godtar ikke administrasjonsklienten: feil miljø, utløpt token, eller scopet `idporten:dcr.write` mangler.", en: "The self-service does not accept the administration client: wrong environment, expired token, or the scope `idporten:dcr.write` is missing." }
    SS_403 { nb: "Administrasjonsklienten har ikke lov til dette, eller klienten tilhører en annen virksomhet.", en: "The administration client is not allowed to do this, or the client belongs to another organisation." }
    SS_ADMIN_NEXT { nb: "Registrer klienten for hånd i stedet: altinn-onboard client guide", en: "Register the client by hand instead: altinn-onboard client guide" }
    SS_404 { nb: "Selvbetjeningen kjenner ikke klienten i dette miljøet.", en: "The self-service does not know the client in this environment." }
    SS_409 { nb: "Nøkkelen eller klienten finnes allerede, eller klienten er deaktivert.", en: "The key or the client exists already, or the client is deactivated." }
    SS_KEYS { nb: "Klienten har fem nøkler allerede, og flere tar den ikke. Ingen nøkkel er fjernet.", en: "The client has five keys already and takes no more. No key was removed." }
    SS_KEYS_NEXT { nb: "Fjern en nøkkel som ikke er i bruk, på fanen «Nøkler» i selvbetjeningen, og kjør altinn-onboard resume", en: "Remove a key that is not in use, on the tab “Nøkler” (Keys) of the self-service, and run altinn-onboard resume" }
    SS_KID { nb: "En annen nøkkel er registrert under samme nøkkel-ID. Ingen nøkkel er endret.", en: "Another key is registered under the same key ID. No key was changed." }
    SS_KID_NEXT { nb: "Gi nøkkelen en annen nøkkel-ID, og kjør altinn-onboard resume", en: "Give the key another key ID, and run altinn-onboard resume" }
}
