//! Help texts of the command line.

phrases! {
    ABOUT { nb: "Tar en tjenesteeier fra ingenting til en fungerende integrasjon med Altinn 3", en: "Takes a service owner from nothing to a working integration with Altinn 3" }
    AFTER { nb: "Begynn med: altinn-onboard init correspondence --env sandbox\nAvslutningskoder: 0 ingenting gjenstår · 1 noe feilet · 2 feil bruk eller manglende svar · 3 funn · 4 ikke sluppet inn (policy eval) · 8 noe gjenstår · 130 avbrutt\nALTINN_ONBOARD_TIMEOUT: lengste tid for ett kall, for eksempel 60s", en: "Begin with: altinn-onboard init correspondence --env sandbox\nExit codes: 0 nothing is left · 1 something failed · 2 wrong usage or missing answers · 3 findings · 4 not let in (policy eval) · 8 something is left · 130 interrupted\nALTINN_ONBOARD_TIMEOUT: the longest time for one call, such as 60s" }
    USAGE { nb: "Bruk", en: "Usage" }
    OPTIONS_MARK { nb: "[VALG]", en: "[OPTIONS]" }
    COMMAND_MARK { nb: "KOMMANDO", en: "COMMAND" }
    HEAD_COMMANDS { nb: "Kommandoer", en: "Commands" }
    HEAD_OPTIONS { nb: "Valg", en: "Options" }
    HELP { nb: "Vis hjelp", en: "Show help" }
    VERSION { nb: "Vis versjonen", en: "Show the version" }
    HEAD_ANSWERS { nb: "Svar", en: "Answers" }
    HEAD_GLOBAL { nb: "Felles valg", en: "Common options" }
    INIT { nb: "Start en onboarding, eller fortsett den", en: "Begin an onboarding, or go on with it" }
    RESUME { nb: "Fortsett det som er påbegynt; fortell først hva som har kommet", en: "Go on with what is begun; first tell what has arrived" }
    CHECKLIST { nb: "Vis hva som er gjort, hva som gjenstår, og hvem som må gjøre det", en: "Show what is done, what is left, and who must do it" }
    STEP { nb: "Gjør ett steg alene", en: "Do one step alone" }
    POLICY { nb: "Tilgangsregler", en: "Access rules" }
    POLICY_NEW { nb: "Lag en policyfil (XML) av spørsmål eller flagg; trenger ingen onboarding", en: "Make a policy file (XML) from questions or flags; needs no onboarding" }
    RESOURCE { nb: "Ressursen", en: "The resource" }
    RESOURCE_NEW { nb: "Opprett ressursen, eller skriv filene til Altinn Studio", en: "Create the resource, or write the files for Altinn Studio" }
    RESOURCE_SHOW { nb: "Vis en ressurs slik den er publisert", en: "Show a resource as it is published" }
    SCOPES { nb: "Scopes i Maskinporten", en: "Maskinporten scopes" }
    SCOPES_REQUEST { nb: "Lag brevet som ber om scopes (L1)", en: "Make the letter that asks for scopes (L1)" }
    SCOPES_CHECK { nb: "Prøv hvert scope med et eget token", en: "Try each scope with a token of its own" }
    CLIENT { nb: "Maskinporten-klienten", en: "The Maskinporten client" }
    CLIENT_KEY { nb: "Lag eller finn nøkkelen, og vis den offentlige delen", en: "Make or find the key, and show its public part" }
    CLIENT_GUIDE { nb: "Vis hvordan klienten registreres i portalen", en: "Show how the client is registered in the portal" }
    CLIENT_CREATE { nb: "Registrer klienten", en: "Register the client" }
    TOKEN { nb: "Hent et token og vis hva det sier", en: "Fetch a token and show what it says" }
    STUDIO { nb: "Altinn Studio", en: "Altinn Studio" }
    STUDIO_CHECK { nb: "Se om Altinn Studio kan nås, og med en API-nøkkel hvem du er der", en: "See whether Altinn Studio can be reached, and with an API key who you are there" }
    EVENTS { nb: "Hendelsesabonnement", en: "Event subscriptions" }
    EVENTS_SUBSCRIBE { nb: "Abonner på hendelser", en: "Subscribe to events" }
    EVENTS_LIST { nb: "Vis hendelsesabonnementene", en: "List the event subscriptions" }
    TRY { nb: "Prøv tjenesten", en: "Try the service" }
    TRY_MESSAGE { nb: "Send en testmelding", en: "Send a test message" }
    LETTER { nb: "Vis et brev, eller hele bestillingspakken; noter når det ble sendt", en: "Show a letter, or the whole order package; note when it was sent" }
    SANDBOX { nb: "Kjør øvingsmiljøet for andre programmer", en: "Serve the sandbox for other programs" }

    PRODUCT { nb: "correspondence (melding), notifications (varsling) eller broker (formidling)", en: "correspondence (melding), notifications (varsling) or broker (formidling)" }
    ENV { nb: "Miljø: sandbox, tt02, production, eller ett fra --environments", en: "Environment: sandbox, tt02, production, or one from --environments" }
    SERVICE { nb: "Lokalt navn på tjenesten, når dere har flere", en: "Local name of the service, when you have several" }
    STATE { nb: "Tilstandsfilen", en: "The state file" }
    LANG { nb: "Språk: nb eller en", en: "Language: nb or en" }
    FORMATS { nb: "{before} eller {last}", en: "{before} or {last}" }
    NO_INPUT { nb: "Spør aldri; nevn alt som mangler", en: "Never ask; name all that is missing" }
    ENVIRONMENTS { nb: "TOML-fil som beskriver andre miljøer", en: "TOML file that describes other environments" }
    VERBOSE { nb: "Vis hvert kall (aldri innholdet)", en: "Show every call (never its contents)" }
    COLOR { nb: "auto, always eller never", en: "auto, always or never" }
    ANSWERS { nb: "TOML-fil med svar", en: "TOML file with answers" }
    YES { nb: "Ta alle forslag, og godta alt som kan angres", en: "Take all proposals, and accept all that can be undone" }
    PLAN { nb: "Vis hva som kommer, uten å gjøre noe", en: "Show what comes, without doing anything" }
    REDO { nb: "Glem det steget ga, og gjør det på nytt", en: "Forget what the step gave, and do it again" }
    WAIT { nb: "Hvor lenge det ventes på det som tar minutter (30s, 5m)", en: "How long to wait for what takes minutes (30s, 5m)" }
    NO_WAIT { nb: "Vent ikke", en: "Do not wait" }
    KEY_FILE { nb: "Filen med en privat nøkkel dere har fra før", en: "The file with a private key that you have already" }
    KEY_BITS { nb: "Lengden på en nøkkel som lages her: 2048, 3072 eller 4096", en: "The length of a key that is made here: 2048, 3072 or 4096" }
    KEY_STORE { nb: "Hvor private nøkler er: keyring, file eller env", en: "Where private keys are: keyring, file or env" }
    SCENARIO { nb: "Det som skal gå galt i øvingsmiljøet, med komma mellom", en: "What goes wrong in the sandbox, separated by commas" }
    BY { nb: "Grupper etter hvem som må gjøre noe: role", en: "Group by who must act: role" }
    EVIDENCE { nb: "Vis alt som er kjent, og hvordan", en: "Show all that is known, and how" }
    CHECK { nb: "Avslutt med 8 når noe gjenstår", en: "Exit with 8 when something is left" }
    ALL_PLACES { nb: "Vis alle tjenester og miljøer", en: "Show all services and environments" }
    STEP_ID { nb: "Stegets id, slik sjekklisten viser den", en: "The step's id, as the checklist shows it" }
    OUTPUT { nb: "Filen som skal skrives", en: "The file to write" }
    FORCE { nb: "Skriv over filen om den finnes", en: "Overwrite the file if it exists" }
    RESOURCE_ID { nb: "Ressurs-id; uten den vises tjenestens egen", en: "Resource id; without it the service's own is shown" }
    PUBLIC { nb: "Skriv den offentlige nøkkelen (JWK) til denne filen", en: "Write the public key (JWK) to this file" }
    TOKEN_SCOPE { nb: "Bare dette scopet; kan gjentas", en: "Only this scope; may be repeated" }
    TOKEN_METHOD { nb: "direct: tokenet fra Maskinporten; exchange: vekslet hos Altinn", en: "direct: Maskinporten's own token; exchange: exchanged at Altinn" }
    TOKEN_ASSERTION { nb: "Skriv den signerte forespørselen til filen i stedet for å sende den", en: "Write the signed request to the file instead of sending it" }
    TOKEN_PROOF { nb: "Skriv rapporten som en leverandør sender til virksomheten", en: "Print the report that a supplier sends to the organisation" }
    STUDIO_KEY { nb: "API-nøkkelen leses fra ALTINN_ONBOARD_STUDIO_KEY", en: "The API key is read from ALTINN_ONBOARD_STUDIO_KEY" }
    LETTER_KIND { nb: "L1 til L13, eller package for hele bestillingspakken", en: "L1 to L13, or package for the whole order package" }
    LETTER_SENT { nb: "Datoen brevet ble sendt (2026-11-21, eller today)", en: "The date when it was sent (2026-11-21, or today)" }
    LETTER_OUR { nb: "Vår referanse", en: "Our reference" }
    LETTER_CASE { nb: "Mottakerens saksnummer", en: "The receiver's case number" }
    LETTER_DEADLINE { nb: "Når svaret ønskes", en: "When an answer is wanted" }
    LETTER_SAVE { nb: "Lagre brevene som filer i denne mappen", en: "Save the letters as files in this folder" }
    LETTER_MAILTO { nb: "Vis brevet som en mailto-adresse", en: "Show the letter as a mailto address" }
    CONTACT_NAME { nb: "Kontaktperson; lagres i din egen profil, aldri i tilstandsfilen", en: "Contact person; kept in your own profile, never in the state file" }
    CONTACT_EMAIL { nb: "Kontaktpersonens e-post i jobben", en: "The contact person's e-mail at work" }
    CONTACT_PHONE { nb: "Kontaktpersonens telefon", en: "The contact person's phone" }
    CONTACT_ROLE { nb: "Kontaktpersonens rolle, for eksempel fagansvarlig", en: "The contact person's role, such as business owner" }
    DETAIL { nb: "Opplysning som bare enkelte brev trenger; kan gjentas", en: "A detail that only single letters need; may be repeated" }
    KEY_NEW { nb: "Lag en ny nøkkel ved siden av den klienten har", en: "Make a new key beside the one that the client has" }
    DEPUTY_NAME { nb: "Stedfortreder", en: "Deputy" }
    DEPUTY_EMAIL { nb: "Stedfortrederens e-post", en: "The deputy's e-mail" }
    DEPUTY_PHONE { nb: "Stedfortrederens telefon", en: "The deputy's phone" }
    PORT { nb: "Porten som øvingsmiljøet lytter på", en: "The port that the sandbox listens on" }
    DATA { nb: "Filen som øvingsmiljøet husker i", en: "The file in which the sandbox remembers" }
    ANSWER { nb: "Svar på {topic}", en: "Answer to {topic}" }
}
