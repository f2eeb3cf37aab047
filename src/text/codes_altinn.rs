//! What the codes of Altinn's own services mean (facts: altinn-apis 3, 4.5, 7.1 and 8; failures 2b–2e).

phrases! {
    EX_401 { nb: "Altinn vekslet ikke tokenet. Svaret er det samme for et token fra feil miljø, et utløpt token og driftsstans hos Altinn.", en: "Altinn did not exchange the token. The answer is the same for a token of the wrong environment, an expired token and an outage at Altinn." }
    EX_401_NEXT { nb: "altinn-onboard token viser hva tokenet sier. Stemmer miljø og tid, vent litt og kjør altinn-onboard resume", en: "altinn-onboard token shows what the token says. If environment and time are right, wait a little and run altinn-onboard resume" }
    EX_410 { nb: "Virksomhetsbrukere finnes ikke lenger i Altinn.", en: "Enterprise users exist no more in Altinn." }
    EX_410_NEXT { nb: "Fjern overskriften X-Altinn-EnterpriseUser-Authentication fra kallet", en: "Leave the header X-Altinn-EnterpriseUser-Authentication out of the call" }
    EX_TOKEN { nb: "Svaret fra vekslingen er ikke et token.", en: "The answer of the exchange is not a token." }

    RR_401 { nb: "Ressursregisteret godtar ikke tokenet: det er ikke vekslet, det er utløpt, eller det er fra et annet miljø.", en: "The resource registry does not accept the token: it is not exchanged, has expired, or is of another environment." }
    TOKEN_NEXT { nb: "altinn-onboard token viser hva tokenet sier", en: "altinn-onboard token shows what the token says" }
    RR_403 { nb: "Klienten mangler scopet `altinn:resourceregistry/resource.write`, eller den tilhører en annen virksomhet enn eieren av ressursen.", en: "The client lacks the scope `altinn:resourceregistry/resource.write`, or belongs to another organisation than the owner of the resource." }
    RR_403_NEXT { nb: "altinn-onboard scopes check viser scopes, altinn-onboard resource show viser eieren", en: "altinn-onboard scopes check shows scopes, altinn-onboard resource show shows the owner" }
    RR_404 { nb: "Ressursen er ikke publisert i dette miljøet.", en: "The resource is not published in this environment." }
    RR_404_NEXT { nb: "Publiser den, eller opprett den: altinn-onboard step resource", en: "Publish it, or create it: altinn-onboard step resource" }
    RR_409 { nb: "Ressurs-ID-en er brukt før. Den kan være opptatt av andre, eller av en slettet ressurs: en slettet ID kan aldri brukes på nytt.", en: "The resource ID was used before. It may be taken by somebody else, or by a deleted resource: a deleted ID can never be used again." }
    RR_409_NEXT { nb: "Velg en annen ID: altinn-onboard resume --redo resource", en: "Choose another ID: altinn-onboard resume --redo resource" }
    RR_OWNER { nb: "Ressurs-ID-en tilhører en annen virksomhet. Ingenting ble skrevet.", en: "The resource ID belongs to another organisation. Nothing was written." }
    RR_VALIDATION { nb: "Ressursregisteret godtar ikke definisjonen av ressursen.", en: "The resource registry does not accept the definition of the resource." }
    RR_VALIDATION_NEXT { nb: "Rett feltet som er nevnt: altinn-onboard resource show", en: "Correct the field that is named: altinn-onboard resource show" }
    RR_PREFIX { nb: "Virksomheten eier ikke forstavelsen til scopet som ressursen viser til.", en: "The organisation does not own the prefix of the scope that the resource refers to." }
    RR_DELETE { nb: "Ressurser kan ikke slettes i dette miljøet.", en: "Resources cannot be deleted in this environment." }
    RR_POLICY_OTHER { nb: "Tilgangsreglene gjelder en annen ressurs.", en: "The access rules are about another resource." }
    RR_POLICY_NONE { nb: "En av tilgangsreglene sier ikke hvilken ressurs den gjelder.", en: "One of the access rules does not say which resource it is about." }
    RR_POLICY_NEXT { nb: "Lag tilgangsreglene på nytt for denne ressursen: altinn-onboard policy new", en: "Make the access rules anew for this resource: altinn-onboard policy new" }
    RR_POLICY_UNKNOWN { nb: "Ressursen må opprettes før tilgangsreglene kan lastes opp.", en: "The resource must be created before its access rules can be uploaded." }
    RR_POLICY_FILE { nb: "Policyfilen kom ikke fram.", en: "The policy file did not arrive." }
    RR_POLICY_500 { nb: "Ressursregisteret kan ikke lese policyfilen, eller er nede.", en: "The resource registry cannot read the policy file, or is down." }
    RR_OWNER_CODE { nb: "Eieren av en tilgangsliste oppgis med organisasjonskode, ikke organisasjonsnummer.", en: "The owner of an access list is given by organisation code, not by organisation number." }
    RR_LIST_REFUSED { nb: "Tilgangslisten kan ikke endres slik: ressursen eller en av partene er ukjent, eller ressursen tilhører en annen virksomhet.", en: "The access list cannot be changed so: the resource or one of the parties is unknown, or the resource belongs to another organisation." }
    RR_LIST_NEXT { nb: "Kontroller ressursen og medlemmene: altinn-onboard step access-list", en: "Check the resource and the members: altinn-onboard step access-list" }

    CORR_4001 { nb: "Dere slipper ikke til på ressursen: tokenet mangler scopet `altinn:serviceowner`, klienten tilhører en annen virksomhet enn eieren, eller tilgangsreglene mangler handlingen `write` (skrive).", en: "You are not let in on the resource: the token lacks the scope `altinn:serviceowner`, the client belongs to another organisation than the owner, or the access rules lack the action `write`." }
    CORR_4001_NEXT { nb: "altinn-onboard scopes check viser scopes, altinn-onboard resource show viser eieren", en: "altinn-onboard scopes check shows scopes, altinn-onboard resource show shows the owner" }
    CORR_4002 { nb: "Virksomheten finnes ikke i TT02. Virkelige virksomheter legges inn der på forespørsel.", en: "The organisation does not exist in TT02. Real organisations are added there on request." }
    CORR_4002_NEXT { nb: "Be Altinn legge inn virksomheten: altinn-onboard letter L8", en: "Ask Altinn to add the organisation: altinn-onboard letter L8" }
    CORR_CALLER { nb: "Altinn Melding ser ikke av tokenet hvilken virksomhet som kaller.", en: "Altinn Correspondence does not see from the token which organisation is calling." }
    CORR_4008 { nb: "Ressursen er ikke hvitelistet. Denne kontrollen ble fjernet i oktober 2025 og skal ikke forekomme.", en: "The resource is not whitelisted. This check was removed in October 2025 and should not occur." }
    CORR_4008_NEXT { nb: "Be om hvitelisting: altinn-onboard letter L5", en: "Ask for whitelisting: altinn-onboard letter L5" }
    CORR_TYPE { nb: "Ressursen har feil type. Altinn Melding krever ressurstypen CorrespondenceService.", en: "The resource is of the wrong type. Altinn Correspondence wants the resource type CorrespondenceService." }
    CORR_TYPE_NEXT { nb: "Opprett en meldingstjeneste med en annen ID: altinn-onboard resume --redo resource", en: "Create a correspondence service with another ID: altinn-onboard resume --redo resource" }
    CORR_1036 { nb: "Ressursen er ikke publisert i dette miljøet, eller den mangler organisasjonsnummeret til eieren.", en: "The resource is not published in this environment, or lacks the organisation number of its owner." }
    CORR_1029 { nb: "Mottakeren finnes ikke i dette miljøet. I TT02 finnes bare syntetiske mottakere.", en: "The recipient does not exist in this environment. In TT02 there are synthetic recipients only." }
    CORR_1029_NEXT { nb: "Velg en annen mottaker fra Tenor: altinn-onboard resume --redo test-recipient", en: "Choose another recipient from Tenor: altinn-onboard resume --redo test-recipient" }
    CORR_1030 { nb: "Mottakeren har reservert seg mot digital kommunikasjon.", en: "The recipient has opted out of digital communication." }
    CORR_1032 { nb: "Kontakt- og reservasjonsregisteret svarer ikke.", en: "The contact and reservation register does not answer." }
    CORR_KEY { nb: "Idempotensnøkkelen er ugyldig eller brukt sammen med flere mottakere.", en: "The idempotency key is invalid, or used with several recipients." }
    CORR_1034 { nb: "Meldingen er sendt allerede med samme idempotensnøkkel.", en: "The message was sent already under the same idempotency key." }
    CORR_1034_NEXT { nb: "Ingenting å gjøre: altinn-onboard resume finner meldingen som ble sendt", en: "Nothing to do: altinn-onboard resume finds the message that was sent" }
    CORR_1044 { nb: "Mottakeren har ingen som kan lese meldinger fra denne ressursen.", en: "The recipient has nobody who can read messages from this resource." }
    CORR_1006 { nb: "Samme mottaker står to ganger.", en: "The same recipient stands twice." }
    CORR_1016 { nb: "En melding som krever bekreftelse, må ha svarfrist.", en: "A message that needs confirmation must have a due date." }
    CORR_CONTENT { nb: "Tittelen, sammendraget eller teksten i meldingen godtas ikke.", en: "The title, summary or body of the message is not accepted." }
    CORR_CONTENT_NEXT { nb: "Rett teksten og send på nytt: altinn-onboard try message", en: "Correct the text and send again: altinn-onboard try message" }
    CORR_1060 { nb: "Ressursen er for taushetsbelagt post, og meldingen er ikke merket slik.", en: "The resource is for confidential mail, and the message is not marked so." }
    CORR_1061 { nb: "Meldingen er merket som taushetsbelagt, og ressursen er ikke for taushetsbelagt post.", en: "The message is marked as confidential, and the resource is not for confidential mail." }
    CORR_CONFIDENTIAL_NEXT { nb: "La tilgangsreglene og merkingen si det samme: altinn-onboard resume --redo policy", en: "Let the access rules and the mark say the same: altinn-onboard resume --redo policy" }
    CORR_1068 { nb: "Videresending tillates ikke når tilgangsreglene krever et sikkerhetsnivå.", en: "Forwarding is not allowed when the access rules demand a security level." }
    CORR_2000 { nb: "Altinn Melding får ikke svar fra ressursregisteret.", en: "Altinn Correspondence gets no answer from the resource registry." }
    CORR_2014 { nb: "Tjenesteeieren er ikke satt opp i Altinn Melding.", en: "The service owner is not set up in Altinn Correspondence." }
    CORR_2014_NEXT { nb: "Meld det til Altinn servicedesk med sporings-ID-en", en: "Report it to the Altinn service desk with the trace ID" }
    CORR_NOTICE { nb: "Varselet som følger meldingen, mangler tekst eller har feil kanal.", en: "The notification that goes with the message lacks text or has a wrong channel." }
    CORR_1001 { nb: "Meldingen finnes ikke i dette miljøet.", en: "The message does not exist in this environment." }
    CORR_1001_NEXT { nb: "Send en ny: altinn-onboard try message", en: "Send a new one: altinn-onboard try message" }
    CORR_400 { nb: "Altinn Melding godtar ikke meldingen.", en: "Altinn Correspondence does not accept the message." }
    CORR_401 { nb: "Altinn Melding godtar ikke tokenet: det er utløpt, fra et annet miljø, eller noen sekunder for nytt.", en: "Altinn Correspondence does not accept the token: it has expired, is of another environment, or is some seconds too new." }
    CORR_403 { nb: "Tokenet mangler scopet `altinn:correspondence.write`, eller `altinn:serviceowner` når tokenet ikke er vekslet.", en: "The token lacks the scope `altinn:correspondence.write`, or `altinn:serviceowner` when it is not exchanged." }
    CORR_ISSUER { nb: "Tokenet er fra et annet miljø, eller må veksles hos Altinn først.", en: "The token is of another environment, or must be exchanged at Altinn first." }
    CORR_406 { nb: "Altinn Melding kan ikke svare på formen som ble bedt om.", en: "Altinn Correspondence cannot answer in the form that was asked for." }
    CORR_CREATED { nb: "Prøvekjøringen ble godtatt i stedet for avvist: en melding kan være opprettet.", en: "The dry run was accepted instead of refused: a message may have been created." }
    CORR_CREATED_NEXT { nb: "Se i Arbeidsflate om mottakeren har fått en melding", en: "See in Arbeidsflate whether the recipient has got a message" }
    CORR_LOST { nb: "Altinn Melding sier at meldingen er sendt, men finner den ikke.", en: "Altinn Correspondence says that the message was sent but does not find it." }
    SCOPES_NEXT { nb: "altinn-onboard scopes check viser hvilke scopes som mangler, og hvem som må gjøre hva", en: "altinn-onboard scopes check shows which scopes are missing, and who must do what" }

    EVT_403_SCOPE { nb: "Tokenet mangler scopet `altinn:events.subscribe`.", en: "The token lacks the scope `altinn:events.subscribe`." }
    EVT_403_POLICY { nb: "Tilgangsreglene gir ikke virksomheten handlingen `subscribe` (abonnere) på ressursen, eller de er så nye at Altinn ikke har lest dem ennå. Det tar inntil 12 minutter.", en: "The access rules do not give the organisation the action `subscribe` on the resource, or are so new that Altinn has not read them yet. That takes up to 12 minutes." }
    EVT_403_POLICY_NEXT { nb: "Vent 12 minutter og kjør altinn-onboard resume. Hjelper det ikke, last opp reglene på nytt: altinn-onboard resume --redo policy", en: "Wait 12 minutes and run altinn-onboard resume. If that does not help, upload the rules again: altinn-onboard resume --redo policy" }
    EVT_403_OTHER { nb: "Hendelsesabonnementet er laget av en annen virksomhet, eller med et token uten scopet `altinn:serviceowner`.", en: "The event subscription was made by another organisation, or with a token without the scope `altinn:serviceowner`." }
    EVT_ENDPOINT { nb: "Mottaksadressen må være en fullstendig https-adresse.", en: "The receiving address must be a complete https address." }
    EVT_ENDPOINT_NEXT { nb: "Oppgi adressen på nytt: altinn-onboard resume --redo events", en: "Give the address again: altinn-onboard resume --redo events" }
    EVT_URN { nb: "Filteret må være en URN: urn:altinn:resource: og ressurs-ID-en.", en: "The filter must be a URN: urn:altinn:resource: and the resource ID." }
    EVT_FILTER { nb: "Kildefilter og alternativt emnefilter brukes ikke for ressurser.", en: "Source filter and alternative subject filter are not used for resources." }
    EVT_401 { nb: "Altinn Events godtar ikke tokenet: det er ikke vekslet, det er utløpt, eller det er fra et annet miljø.", en: "Altinn Events does not accept the token: it is not exchanged, has expired, or is of another environment." }
    EVT_404 { nb: "Hendelsesabonnementet finnes ikke lenger.", en: "The event subscription exists no more." }
    EVT_404_NEXT { nb: "Abonner på nytt: altinn-onboard events subscribe", en: "Subscribe again: altinn-onboard events subscribe" }
}
