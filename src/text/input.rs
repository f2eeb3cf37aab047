//! Why an answer is not taken, and what to do instead.

phrases! {
    CLIENT_NAME { nb: "«{found}» kan ikke være navn på en klient her: bruk små bokstaver, sifre og bindestrek.", en: "“{found}” cannot name a client here: use small letters, digits and hyphens." }
    CLIENT_NAME_NEXT { nb: "Velg et kort navn, for eksempel drift eller leverandor.", en: "Choose a short name, such as operations or supplier." }
    EMPTY { nb: "Svaret er tomt.", en: "The answer is empty." }
    TOO_LONG { nb: "Svaret har {found} tegn; det er plass til {most}.", en: "The answer has {found} characters; there is room for {most}." }
    PERSON_NUMBER { nb: "Svaret inneholder et fødselsnummer eller D-nummer. Det lagres aldri, heller ikke når det er syntetisk.", en: "The answer holds a national identity number. Such numbers are never kept, not even synthetic ones." }
    PERSON_NUMBER_NEXT { nb: "Svar uten nummeret; opplys om personer muntlig eller i en sikker kanal.", en: "Answer without it; tell people's numbers by voice or in a secure channel." }
    SECRET { nb: "Svaret inneholder en privat nøkkel. Den er ikke lagret.", en: "The answer holds a private key. It has not been kept." }
    SECRET_NEXT { nb: "Har den private nøkkelen vært limt inn eller sendt, må den regnes som kjent: lag en ny.", en: "A private key that has been pasted or sent must be taken as known to others: make a new one." }
    SWITCHED_OFF { nb: "{found} er slått av.", en: "{found} is switched off." }
    SWITCHED_OFF_NEXT { nb: "Bruk {instead}.", en: "Use {instead}." }
    OLDER_PORTAL { nb: "Dette er adressen til selvbetjeningsportalen under et eldre navn; portalen heter nå {portal}. Her trengs klient-ID-en.", en: "This is the self-service portal under an older name; it is now {portal}. What is needed here is the client ID." }

    ORG_NOT_DIGITS { nb: "Et organisasjonsnummer har bare sifre.", en: "An organisation number has digits only." }
    ORG_LENGTH { nb: "Et organisasjonsnummer har ni sifre; dette har {found}.", en: "An organisation number has nine digits; this has {found}." }
    ORG_CHECK_DIGIT { nb: "Kontrollsifferet stemmer ikke: det siste sifferet er {found}, men mod 11 av de åtte første gir {expected}.", en: "The check digit does not hold: the last digit is {found}, but mod 11 of the first eight gives {expected}." }
    ORG_NO_CHECK_DIGIT { nb: "Ingen organisasjonsnumre begynner med disse åtte sifrene: mod 11 gir 10, og det finnes ikke noe slikt kontrollsiffer.", en: "No organisation number begins with these eight digits: mod 11 gives 10, which no check digit can be." }
    ORG_NEXT { nb: "Slå opp nummeret på data.brreg.no og prøv igjen.", en: "Look the number up at data.brreg.no and try again." }
    ORG_SYNTHETIC { nb: "Nummeret er syntetisk. En syntetisk virksomhet kan aldri være tjenesteeier, heller ikke i TT02: Altinns liste har bare reelle virksomheter, med numre som begynner med 8 eller 9.", en: "The number is synthetic. A synthetic organisation can never be a service owner, not in TT02 either: Altinn's list holds only real organisations, whose numbers begin with 8 or 9." }
    ORG_SYNTHETIC_NEXT { nb: "Oppgi nummeret til den reelle virksomheten; syntetiske virksomheter brukes bare som mottakere.", en: "Give the number of the real organisation; synthetic ones are for recipients only." }
    RECIPIENT_REAL { nb: "{orgnr} er nummeret til en reell virksomhet. Testmiljøer har bare syntetiske mottakere (ellers svarer Altinn 1029).", en: "{orgnr} is the number of a real organisation. Test environments have synthetic recipients only (otherwise Altinn answers 1029)." }
    RECIPIENT_REAL_NEXT { nb: "Finn en virksomhet i Tenor testdata; nummeret begynner med 2 eller 3.", en: "Find an organisation in Tenor test data; its number begins with 2 or 3." }
    RECIPIENT_SYNTHETIC { nb: "{orgnr} er et syntetisk nummer, og i produksjon finnes bare reelle virksomheter.", en: "{orgnr} is a synthetic number, and production has real organisations only." }
    RECIPIENT_SYNTHETIC_NEXT { nb: "Send den første meldingen til egen virksomhet.", en: "Send the first message to your own organisation." }

    RESOURCE_URN { nb: "Dette er en URN. Her hører bare selve id-en hjemme, uten `urn:altinn:resource:`.", en: "This is a URN. The bare id belongs here, without `urn:altinn:resource:`." }
    RESOURCE_URN_NEXT { nb: "Skriv {id}.", en: "Type {id}." }
    RESOURCE_PATTERN { nb: "En ressurs-id har minst fire tegn, og bare a–z, 0–9, `_` og `-`: ikke store bokstaver, mellomrom eller æøå.", en: "A resource id has at least four characters, only a–z, 0–9, `_` and `-`: no capitals, spaces or æøå." }
    RESOURCE_TOO_LONG { nb: "En ressurs-id har høyst 255 tegn.", en: "A resource id has at most 255 characters." }
    RESOURCE_APP { nb: "Forstavelsen `app_` er forbeholdt apper laget i Altinn Studio.", en: "The prefix `app_` is kept for apps made in Altinn Studio." }
    RESOURCE_SE { nb: "Forstavelsen `se_` er forbeholdt tjenester fra Altinn 2.", en: "The prefix `se_` is kept for Altinn 2 services." }
    RESOURCE_MIGRATED { nb: "Ressurser som slutter på `migratedcorrespondence`, er bare for meldinger som er flyttet fra Altinn 2, aldri for nye.", en: "Resources that end in `migratedcorrespondence` are only for messages moved from Altinn 2, never for new ones." }
    RESOURCE_PREFIX { nb: "Id-en må begynne med organisasjonskoden, `{code}-` eller `{code}_`. Ressursregisteret krever det ikke, men Altinn Studio gjør det, og id-en kan ikke endres senere.", en: "The id must begin with the organisation code, `{code}-` or `{code}_`. The registry does not demand it, but Altinn Studio does, and the id cannot be changed later." }
    RESOURCE_NEXT { nb: "Prøv for eksempel {example}.", en: "Try for example {example}." }
    CONFIRM_DIFFERS { nb: "Det som er skrevet, er ikke {expected}.", en: "What was typed is not {expected}." }
    CONFIRM_NEXT { nb: "Skriv {expected} nøyaktig, eller la være: ingenting er opprettet.", en: "Type {expected} exactly, or leave it: nothing has been created." }

    CONTACT_FORM { nb: "Her hører en felles e-postadresse, et telefonnummer eller en https-adresse hjemme; flere skilles med komma.", en: "A shared mailbox, a phone number or an https address belongs here; several are separated by commas." }
    CONTACT_PERSONAL { nb: "{address} ser ut til å tilhøre én person. Kontaktpunktet er offentlig og skal overleve den som setter opp tjenesten.", en: "{address} looks like one person's address. The contact point is public and must outlive whoever sets the service up." }
    CONTACT_NEXT { nb: "Oppgi en felles postkasse, for eksempel postmottak@virksomheten.no.", en: "Give a shared mailbox, such as postmottak@organisation.no." }

    WEBHOOK_NOT_ABSOLUTE { nb: "Her hører en hel adresse hjemme, for eksempel `https://virksomheten.no/altinn/hendelser`.", en: "A whole address belongs here, such as `https://organisation.no/altinn/events`." }
    WEBHOOK_NOT_HTTPS { nb: "Altinn sender hendelser bare over https.", en: "Altinn sends events over https only." }
    WEBHOOK_CREDENTIALS { nb: "Adressen inneholder et brukernavn eller passord, som ville blitt lagret og sendt i klartekst.", en: "The address holds a user name or password, which would be kept and sent in clear." }
    WEBHOOK_SANDBOX { nb: "`sandbox:receiver` finnes bare i øvingsmiljøet.", en: "`sandbox:receiver` exists in the sandbox only." }
    WEBHOOK_NEXT { nb: "Oppgi en adresse som kan nås fra internett, med sertifikat fra en offentlig utsteder.", en: "Give an address that can be reached from the internet, with a certificate from a public authority." }

    CLIENT_FORM { nb: "En klient-ID har bare bokstaver, sifre, `-` og `_`.", en: "A client ID has letters, digits, `-` and `_` only." }
    CLIENT_ORG_NUMBER { nb: "Dette er et organisasjonsnummer, ikke en klient-ID.", en: "This is an organisation number, not a client ID." }
    CLIENT_URN { nb: "Dette er en URN eller adresse, ikke en klient-ID.", en: "This is a URN or an address, not a client ID." }
    CLIENT_OTHER_ENVIRONMENT { nb: "Denne klienten er registrert i {environment}. Klienter, nøkler og tildelinger gjelder bare i ett miljø.", en: "This client is registered in {environment}. Clients, keys and grants hold in one environment only." }
    CLIENT_NEXT { nb: "Klient-ID-en står på fanen «Detaljer» i selvbetjeningen: {portal}", en: "The client ID stands on the tab “Detaljer” in self-service: {portal}" }

    JWK_PRIVATE { nb: "Dette er en privat nøkkel. Den er ikke lagret; bare den offentlige delen hører hjemme her.", en: "This is a private key. It has not been kept; only the public part belongs here." }
    JWK_NOT_AN_OBJECT { nb: "Dette er ikke én JWK: ett JSON-objekt, eller et sett med nøyaktig én nøkkel.", en: "This is not one JWK: one JSON object, or a set with exactly one key." }
    JWK_NOT_RSA { nb: "Maskinporten tar bare RSA-nøkler (`kty` = `RSA`).", en: "Maskinporten takes RSA keys only (`kty` = `RSA`)." }
    JWK_MEMBER { nb: "Feltet `{member}` mangler eller har feil form.", en: "The member `{member}` is missing or of a wrong form." }
    JWK_TOO_SHORT { nb: "Nøkkelen har {bits} bit; den må ha minst 2048.", en: "The key has {bits} bits; it needs at least 2048." }
    JWK_NEXT { nb: "Be den som laget nøkkelen, om den offentlige delen som JWK.", en: "Ask whoever made the key for its public part as a JWK." }

    DATE_FORM { nb: "«{text}» er ikke en dato. Skriv `i dag`, 2026-11-20 eller 20.11.2026.", en: "“{text}” is not a date. Write `today`, 2026-11-20 or 20.11.2026." }
    DATE_FUTURE { nb: "{date} er ikke kommet ennå. Her hører dagen det skjedde hjemme.", en: "{date} has not come yet. The day when it happened belongs here." }
    YES_NO { nb: "Svar ja eller nei.", en: "Answer yes or no." }
    CHOICE { nb: "«{text}» er ikke blant valgene.", en: "“{text}” is not among the choices." }
    CHOICE_NEXT { nb: "Velg ett av: {words}.", en: "Choose one of: {words}." }
    CHOICE_NEAR { nb: "Mente du {near}? Valgene er: {words}.", en: "Did you mean {near}? The choices are: {words}." }
    TEXTS_FORM { nb: "Skriv bokmål, nynorsk og engelsk skilt med `|`; bokmål kan ikke være tomt.", en: "Write Bokmål, Nynorsk and English separated by `|`; Bokmål cannot be empty." }
    TEXTS_NEXT { nb: "For eksempel: Vedtak om støtte | Vedtak om stønad | Decision on support", en: "For example: Vedtak om støtte | Vedtak om stønad | Decision on support" }

    AUDIENCE_PERSONS { nb: "Tilgangslister tar bare virksomheter: med privatpersoner blant mottakerne ville alle personer blitt stengt ute.", en: "Access lists take organisations only: with private persons among the recipients, all persons would be shut out." }
    AUDIENCE_PERSONS_NEXT { nb: "Svar `all`, eller velg bare virksomheter som mottakere.", en: "Answer `all`, or choose organisations only as recipients." }
    NOTIFY_CONFIDENTIAL { nb: "Taushetsbelagt post må varsles: meldingen er usynlig til noen hos mottakeren har fått tilgang.", en: "Confidential mail must be notified: the message is invisible until somebody at the recipient has been given access." }
    NOTIFY_NEXT { nb: "Velg en annen varslingskanal enn `none`.", en: "Choose another channel than `none`." }

    PROOF_NOT_JSON { nb: "Dette er ikke rapporten fra `altinn-onboard token --proof`: {reason}", en: "This is not the report of `altinn-onboard token --proof`: {reason}" }
    PROOF_SCHEMA { nb: "Rapporten har skjemaversjon {found}; denne versjonen forstår {known}.", en: "The report has schema {found}; this version understands {known}." }
    PROOF_ENVIRONMENT { nb: "Rapporten gjelder {found}, men her settes {expected} opp.", en: "The report is about {found}, but this is {expected}." }
    PROOF_ISSUER { nb: "Tokenet er utstedt av {found}; i dette miljøet er utstederen {expected}.", en: "The token was issued by {found}; in this environment the issuer is {expected}." }
    PROOF_CONSUMER { nb: "Tokenet gjelder virksomheten {found}, ikke {expected}.", en: "The token acts for {found}, not {expected}." }
    PROOF_CLIENT { nb: "Rapporten gjelder klienten {found}; her er klienten {expected} registrert.", en: "The report is about the client {found}; the one registered here is {expected}." }
    PROOF_SCOPES { nb: "Tokenet mangler {missing}.", en: "The token lacks {missing}." }
    PROOF_KEY { nb: "Tokenet er signert med en annen nøkkel ({found}) enn den offentlige nøkkelen som er limt inn ({expected}).", en: "The token was signed with another key ({found}) than the public key that was pasted ({expected})." }
    PROOF_TIME { nb: "Rapporten er datert {found}, som ikke er kommet ennå.", en: "The report is dated {found}, which has not come yet." }
    PROOF_NEXT { nb: "Be leverandøren kjøre `altinn-onboard token --proof --env {environment}` på nytt.", en: "Ask the supplier to run `altinn-onboard token --proof --env {environment}` again." }
}
