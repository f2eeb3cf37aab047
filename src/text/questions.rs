//! The questions of the intake: what is asked, why, what is common and what follows.

phrases! {
    GATE_SENDS_TODAY { nb: "Sender fagsystemene deres gjennom eFormidling eller SvarUt i dag?", en: "Do your business systems send through eFormidling or SvarUt today?" }
    GATE_SENDS_TODAY_HELP { nb: "Et sak- eller arkivsystem som sender ordinær post, trenger ofte verken egen ressurs, egen klient eller egen avtale: da er det allerede ordnet. Spør den som har ansvar for systemet, hvis du er usikker.", en: "A case or archive system that sends ordinary mail often needs no resource, client or agreement of its own: it is arranged already. Ask whoever is responsible for the system if you are not sure." }
    GATE_EFORMIDLING { nb: "ja, gjennom eFormidling", en: "yes, through eFormidling" }
    GATE_SVARUT { nb: "ja, gjennom SvarUt", en: "yes, through SvarUt" }
    GATE_NONE { nb: "nei, ingen av dem", en: "no, neither" }
    GATE_OWN_ANYWAY { nb: "Vil dere ha en egen tjeneste i tillegg?", en: "Do you want a service of your own all the same?" }
    GATE_OWN_ANYWAY_HELP { nb: "En egen tjeneste er riktig når mottakerne skal se tjenestens eget navn, når den skal ha sin egen tilgangspakke, når dere vil ha hendelser tilbake, ved store mengder, eller når innholdet er taushetsbelagt. Svarer du nei, er dette oppsettet ikke nødvendig.", en: "A service of your own is right when recipients shall see its own name, when it shall have its own access package, when you want events back, for large volumes, or when the contents are confidential. If you answer no, this onboarding is not needed." }

    ORG_NUMBER { nb: "Hvilken virksomhet skal stå som tjenesteeier? (organisasjonsnummer)", en: "Which organisation shall be the service owner? (organisation number)" }
    ORG_NUMBER_HELP { nb: "Nummeret til hovedenheten, ikke en underenhet. Underliggende etater, foretak og interkommunale selskaper har egne numre og er som regel ikke selv tjenesteeiere; et annet avsendernavn kan vises i hver melding. Nummeret følger alle avtaler, tildelinger og tokener.", en: "The number of the main unit, not of a sub-unit. Agencies, municipal enterprises and inter-municipal companies have numbers of their own and are usually not service owners; another sender name can be shown per message. All agreements, grants and tokens follow this number." }
    ORG_CONFIRMED { nb: "Er dette virksomheten: {name} ({orgnr}), organisasjonsform {form}?", en: "Is this the organisation: {name} ({orgnr}), organisation form {form}?" }
    ORG_CONFIRMED_HELP { nb: "Slik står nummeret i Enhetsregisteret. Svarer du nei, spørres det om nummeret på nytt.", en: "This is what the register of legal entities says of the number. If you answer no, the number is asked for again." }
    ORG_CONFIRMED_BANKRUPT_HELP { nb: "Slik står nummeret i Enhetsregisteret. Virksomheten er under konkursbehandling: kontroller at det er riktig nummer. Svarer du nei, spørres det om nummeret på nytt.", en: "This is what the register of legal entities says of the number. The organisation is under bankruptcy proceedings: make sure that the number is right. If you answer no, the number is asked for again." }

    OPERATED_BY { nb: "Hvem setter opp og drifter systemet som sender?", en: "Who sets up and runs the system that sends?" }
    OPERATED_BY_HELP { nb: "Svaret avgjør hvem som har nøkkelen, og hvilke brev som trengs. Vanligst er egen klient med leverandørens nøkkel: leverandøren sender den offentlige nøkkelen, dere registrerer klienten. Den private nøkkelen skal aldri sendes til noen.", en: "The answer decides who holds the key and which letters are needed. Most common is your own client with the supplier's key: the supplier sends the public key, you register the client. The private key must never be sent to anybody." }
    OPERATED_OURSELVES { nb: "vi selv, med egen nøkkel", en: "we ourselves, with our own key" }
    OPERATED_SUPPLIER_KEY { nb: "vi, med egen klient og leverandørens nøkkel", en: "we, with our own client and the supplier's key" }
    OPERATED_SUPPLIER_CLIENT { nb: "leverandøren, med sin egen klient", en: "the supplier, with its own client" }
    OPERATED_UNKNOWN { nb: "vet ikke ennå", en: "not known yet" }
    SUPPLIER_NAME { nb: "Hva heter leverandøren?", en: "What is the supplier's name?" }
    SUPPLIER_NAME_HELP { nb: "Navnet på virksomheten, ikke på en person. Det står i bestillingen og i brevene til Altinn.", en: "The name of the organisation, not of a person. It stands in the order and in the letters to Altinn." }
    SUPPLIER_ORG_NUMBER { nb: "Hvilket organisasjonsnummer har leverandøren?", en: "What is the supplier's organisation number?" }
    SUPPLIER_ORG_NUMBER_HELP { nb: "Servicedesken spør om det: en tildeling til feil nummer hjelper ingen.", en: "The service desk asks for it: a grant to the wrong number helps nobody." }

    RESOURCE_CHOICE { nb: "Er dette en ny tjeneste, eller finnes ressursen allerede?", en: "Is this a new service, or does the resource exist already?" }
    RESOURCE_CHOICE_HELP { nb: "En ny tjeneste får sin egen ressurs med navn, tilgangsregler og id. Finnes ressursen, leses den som den er, og ingenting i den endres. Ressurser som er laget av overgangen fra Altinn 2, regnes ikke med.", en: "A new service gets its own resource with name, access rules and id. An existing one is read as it is, and nothing in it is changed. Resources made by the transition from Altinn 2 do not count." }
    RESOURCE_NEW { nb: "ny tjeneste", en: "new service" }
    RESOURCE_EXISTING { nb: "ressursen finnes", en: "the resource exists" }
    RESOURCE_BY { nb: "Skal ressursen lages i Altinn Studio eller av dette programmet?", en: "Shall the resource be made in Altinn Studio or by this program?" }
    RESOURCE_BY_HELP { nb: "I Altinn Studio klikker dere selv, og må ha bruker, repositorium og team der. Lager programmet den, trengs scopet `altinn:resourceregistry/resource.write` i stedet, og ingen Studio-bruker.", en: "In Altinn Studio you click yourselves, and need a user, a repository and teams there. If the program makes it, the scope `altinn:resourceregistry/resource.write` is needed instead, and no Studio user." }
    RESOURCE_BY_STUDIO { nb: "i Altinn Studio, av en person", en: "in Altinn Studio, by a person" }
    RESOURCE_BY_PROGRAM { nb: "av programmet, gjennom API-et", en: "by the program, through the API" }

    CONFIDENTIAL { nb: "Er innholdet taushetsbelagt?", en: "Are the contents confidential?" }
    CONFIDENTIAL_HELP { nb: "Taushetsbelagt post er en egen tjeneste med sin egen tilgangspakke og nivå 4. Ingen har den pakken fra før, så meldingen er usynlig til noen hos mottakeren har fått tilgang, og varsling er påkrevd. Ordinær post er det vanlige.", en: "Confidential mail is a service of its own with its own access package and level 4. Nobody holds that package beforehand, so a message is invisible until somebody at the recipient has been given access, and notification is compulsory. Ordinary mail is the common case." }
    RECIPIENTS { nb: "Hvem er mottakere?", en: "Who are the recipients?" }
    RECIPIENTS_HELP { nb: "Avgjør hvem tjenesten kan brukes av, og hvilke roller tilgangsreglene nevner. Privatpersoner leser som seg selv.", en: "Decides who can use the service, and which roles the access rules name. Private persons read as themselves." }
    RECIPIENTS_ORGANISATIONS { nb: "virksomheter", en: "organisations" }
    RECIPIENTS_PERSONS { nb: "privatpersoner", en: "private persons" }
    RECIPIENTS_BOTH { nb: "begge", en: "both" }
    AUDIENCE { nb: "Kan alle virksomheter være mottakere, eller bare utvalgte?", en: "Can all organisations be recipients, or only selected ones?" }
    AUDIENCE_HELP { nb: "Bare utvalgte betyr en tilgangsliste i Altinn Studio, som må ha medlemmer før den slås på. Det går ikke sammen med privatpersoner.", en: "Only selected ones means an access list in Altinn Studio, which must have members before it is switched on. It does not go together with private persons." }
    AUDIENCE_ALL { nb: "åpen for alle virksomheter", en: "open to all organisations" }
    AUDIENCE_SELECTED { nb: "bare utvalgte virksomheter", en: "selected organisations only" }
    READERS { nb: "Hvem hos mottakeren skal kunne lese? (tilgangspakker og roller)", en: "Who at the recipient shall be able to read? (access packages and roles)" }
    READERS_HELP { nb: "Anbefalt er tilgangspakken «Ordinær post til virksomheten» sammen med enhetsregisterrollene: pakken når ansatte, systembrukere og regnskapsførere, rollene når også enkeltpersonforetak og bo. Daglig leder alene stenger ute virksomheter som ikke har noen. Altinn 2-roller tilbys ikke; de slutter å virke 31. desember 2026.", en: "Recommended is the access package “Ordinær post til virksomheten” together with the roles of the register of legal entities: the package reaches employees, system users and accountants, the roles also reach sole proprietors and estates. The managing director alone shuts out organisations that have none. Altinn 2 roles are not offered; they stop working on 31 December 2026." }

    SERVICE_NAME { nb: "Hva skal tjenesten hete? (bokmål | nynorsk | engelsk)", en: "What shall the service be called? (Bokmål | Nynorsk | English)" }
    SERVICE_NAME_HELP { nb: "Navnet som mottakerne ser. Alle tre språkene må være klare før ressursen publiseres; bokmål alene er et utkast.", en: "The name that recipients see. All three languages must be ready before the resource is published; Bokmål alone is a draft." }
    RESOURCE_ID { nb: "Hvilken id skal ressursen ha?", en: "Which id shall the resource have?" }
    RESOURCE_ID_HELP { nb: "Id-en må begynne med {code}- eller {code}_ og kan aldri endres eller brukes på nytt. Mottakerne ser den ikke.", en: "The id must begin with {code}- or {code}_ and can never be changed or used again. Recipients do not see it." }
    RESOURCE_ID_EXISTING { nb: "Hvilken ressurs skal brukes?", en: "Which resource shall be used?" }
    RESOURCE_ID_EXISTING_HELP { nb: "Listen viser meldingstjenestene som dere har publisert i dette miljøet. En annen id kan skrives.", en: "The list shows the correspondence services that you have published in this environment. Another id can be typed." }
    DESCRIPTION { nb: "Beskriv tjenesten (bokmål | nynorsk | engelsk)", en: "Describe the service (Bokmål | Nynorsk | English)" }
    DESCRIPTION_HELP { nb: "En eller to setninger om hva mottakeren får og hvorfor. Teksten er offentlig. Bokmål alene er et utkast til kommunikasjonsavdelingen har levert resten.", en: "One or two sentences on what the recipient gets and why. The text is public. Bokmål alone is a draft until the communication department has delivered the rest." }
    DELEGATION_TEXT { nb: "Hva skal stå når noen gir andre fullmakt til tjenesten? (bokmål | nynorsk | engelsk)", en: "What shall be shown when somebody authorises others for the service? (Bokmål | Nynorsk | English)" }
    DELEGATION_TEXT_HELP { nb: "Delegeringsteksten forklarer hva den som får fullmakten, kan gjøre. Forslaget passer for de fleste.", en: "The delegation text explains what the authorised person can do. The proposal fits most services." }
    /// The proposal in the program's languages.
    DELEGATION_PROPOSAL { nb: "Gir tilgang til å lese meldinger fra tjenesten {name}", en: "Gives access to read messages from the service {name}" }
    /// The proposal in Nynorsk, which is not a language of the program.
    DELEGATION_PROPOSAL_NN { nb: "Gir tilgang til å lese meldingar frå tenesta {name}", en: "Gir tilgang til å lese meldingar frå tenesta {name}" }
    CONTACT_POINT { nb: "Hvor skal mottakerne henvende seg med spørsmål om tjenesten?", en: "Where shall recipients turn with questions about the service?" }
    CONTACT_POINT_HELP { nb: "En felles postkasse, et telefonnummer eller en nettside; flere skilles med komma. Kontaktpunktet er offentlig, så det kan ikke være en person.", en: "A shared mailbox, a phone number or a page; several are separated by commas. The contact point is public, so it cannot be a person." }

    NOTIFY { nb: "Skal mottakeren varsles når det kommer en melding?", en: "Shall the recipient be notified when a message arrives?" }
    NOTIFY_HELP { nb: "Varselet er en del av meldingen og krever ikke noe eget oppsett. Svaret gjelder testmeldingen. E-post sendes på ordentlig også fra TT02; SMS i TT02 til numre som ikke er hvitlistet, er bare simulert. Taushetsbelagt post må varsles.", en: "The notification is part of the message and needs no onboarding of its own. The answer is for the test message. E-mails really leave TT02 too; SMS in TT02 to numbers that are not on the list is only simulated. Confidential mail must be notified." }
    NOTIFY_EMAIL_PREFERRED { nb: "e-post, ellers SMS", en: "e-mail, otherwise SMS" }
    NOTIFY_SMS_PREFERRED { nb: "SMS, ellers e-post", en: "SMS, otherwise e-mail" }
    NOTIFY_EMAIL { nb: "bare e-post", en: "e-mail only" }
    NOTIFY_SMS { nb: "bare SMS", en: "SMS only" }
    NOTIFY_NONE { nb: "ikke varsel", en: "no notification" }
    EVENTS_WANTED { nb: "Vil dere ha hendelser, for eksempel når en melding er lest?", en: "Do you want events, such as when a message has been read?" }
    EVENTS_WANTED_HELP { nb: "Altinn kaller da en adresse hos dere for hver hendelse. Det krever scopet `altinn:events.subscribe`, en regel for egen virksomhet og en adresse som er åpen fra internett. Det kan legges til senere.", en: "Altinn then calls an address of yours for every event. It needs the scope `altinn:events.subscribe`, a rule for your own organisation, and an address that is open from the internet. It can be added later." }
    EVENTS_ADDRESS { nb: "Til hvilken adresse skal hendelsene sendes?", en: "To which address shall events be sent?" }
    EVENTS_ADDRESS_HELP { nb: "En https-adresse som Altinn når fra internett, med sertifikat fra en offentlig utsteder. Adressen må svare 2xx på et valideringskall.", en: "An https address that Altinn can reach from the internet, with a certificate from a public authority. It must answer 2xx to a validation call." }
    EVENTS_ADDRESS_SANDBOX_HELP { nb: "I øvingsmiljøet kan `sandbox:receiver` brukes: da tar øvingsmiljøet selv imot.", en: "In the sandbox `sandbox:receiver` can be used: the sandbox itself receives." }
    TEST_RECIPIENT { nb: "Hvilken virksomhet skal få testmeldingen? (organisasjonsnummer)", en: "Which organisation shall get the test message? (organisation number)" }
    TEST_RECIPIENT_HELP { nb: "Finn den i Tenor testdata (testdata.skatteetaten.no): velg virksomheter fra Enhetsregisteret, for eksempel et AS med daglig leder, og noter både nummeret og personen som er daglig leder. Personen brukes bare til å logge inn og lagres aldri her. Mottakere i testmiljøer er syntetiske.", en: "Find it in Tenor test data (testdata.skatteetaten.no): choose organisations of the register of legal entities, such as an AS with a managing director, and note both the number and the person who is managing director. The person is only for logging in and is never kept here. Recipients in test environments are synthetic." }
    TEST_RECIPIENT_PRODUCTION_HELP { nb: "I produksjon sendes den første meldingen til egen virksomhet, aldri til en person eller en annen.", en: "In production the first message goes to your own organisation, never to a person or anybody else." }
}
