//! Help texts of `policy eval` and `policy test`.

phrases! {
    EVAL { nb: "Avgjør om noen slipper inn, slik plattformen avgjør det", en: "Decide whether somebody is let in, as the platform decides it" }
    EVAL_AFTER { nb: "Avslutningskoder: 0 alle svar er Permit · 1 en fil mangler, eller forespørselen er verken XML eller JSON · 2 feil bruk · 4 ikke Permit\nEksempel: altinn-onboard policy eval policy.xml --role dagl --action read", en: "Exit codes: 0 all answers are Permit · 1 a file is missing, or the request is neither XML nor JSON · 2 wrong usage · 4 not Permit\nExample: altinn-onboard policy eval policy.xml --role dagl --action read" }
    FILE { nb: "Policyfilen (XML)", en: "The policy file (XML)" }
    REQUEST { nb: "XACML-forespørsel, XML eller JSON; uten --facts avgjøres den slik den står", en: "XACML request, XML or JSON; without --facts it is decided as it stands" }
    FACTS { nb: "JSON-fil med det plattformen ville slått opp: ett objekt, eller en liste med ett for hver del", en: "JSON file of what the platform would look up: one object, or a list with one for each part" }
    DELEGATION { nb: "Delegeringsregler, prøvd når tilgangsreglene gir NotApplicable; kan gjentas", en: "Delegation policy, tried when the policy is NotApplicable; may be repeated" }
    ENDPOINT { nb: "Døren forespørselen kommer inn: internal eller external", en: "The door by which the request comes: internal or external" }
    ACCESS_LIST_MODE { nb: "Ressursen bruker tilgangslister (accessListMode Enabled); parten står på dem i --access-list, eller i accessLists i --facts", en: "The resource uses access lists (accessListMode Enabled); the party is on those of --access-list, or in accessLists of --facts" }
    ACCESS_LIST { nb: "Tilgangsliste som parten står på, for eksempel ttd:banker; kan gjentas", en: "Access list that the party is on, such as ttd:banks; may be repeated" }
    ROLE { nb: "Rolle brukeren har for parten, for eksempel dagl; kan gjentas", en: "Role that the user has for the party, such as dagl; may be repeated" }
    PACKAGE { nb: "Tilgangspakke som holdes for parten; kan gjentas", en: "Access package held for the party; may be repeated" }
    ORG { nb: "Virksomheten som spør: organisasjonskode eller organisasjonsnummer", en: "The organisation that asks: organisation code or organisation number" }
    SYSTEM_USER { nb: "Systembrukeren som spør (uuid)", en: "The system user that asks (uuid)" }
    USER { nb: "Brukeren som spør (Altinns nummer); underforstått med --role og --package", en: "The user that asks (Altinn's number); understood with --role and --package" }
    PARTY { nb: "Den det gjøres på vegne av: organisasjonsnummer, partnummer eller uuid", en: "On whose behalf: organisation number, party number or uuid" }
    ACTION { nb: "Handlingen; read når ingenting er sagt", en: "The action; read when nothing is said" }
    RESOURCE_ID { nb: "Ressurs-id; uten den gjelder det ressursen i filen", en: "Resource id; without it the resource in the file" }
    SUBJECT { nb: "Mer om den som spør: ATTRIBUTT=VERDI; kan gjentas", en: "More about who asks: ATTRIBUTE=VALUE; may be repeated" }
    RESOURCE { nb: "Mer om ressursen: ATTRIBUTT=VERDI; kan gjentas", en: "More about the resource: ATTRIBUTE=VALUE; may be repeated" }
    AUTH_LEVEL { nb: "Nivået det er logget inn på (0-4): prøver også det tjenesten selv ser etter", en: "The level logged in at (0-4): also tries what the service itself looks at" }
    TEST { nb: "Kjør en fil med tilfeller mot tilgangsreglene, for eksempel i CI for et repositorium", en: "Run a file of cases against policies, for example in a repository's CI" }
    TEST_AFTER { nb: "Tilfellene står i JSON-linjer (policy, subject, resource, action, decision, obligations) eller i TOML:\n\n[[case]]\nname = \"daglig leder leser\"\npolicy = \"policy.xml\"\nrole = [\"dagl\"]      # også package, org, system-user, user, party, subject, resource, resource-attribute\naction = \"read\"\nexpect = \"permit\"    # permit, deny, not-applicable eller indeterminate\nlevel = 3            # nivået som kreves\n\nAvslutningskoder: 0 alt stemmer · 2 filen kan ikke brukes · 3 noe stemmer ikke", en: "Cases stand in JSON lines (policy, subject, resource, action, decision, obligations) or in TOML:\n\n[[case]]\nname = \"general manager reads\"\npolicy = \"policy.xml\"\nrole = [\"dagl\"]      # also package, org, system-user, user, party, subject, resource, resource-attribute\naction = \"read\"\nexpect = \"permit\"    # permit, deny, not-applicable or indeterminate\nlevel = 3            # the level demanded\n\nExit codes: 0 all is right · 2 the file cannot be used · 3 something is wrong" }
    CASES { nb: "Filen med tilfeller: JSON-linjer eller TOML; - for stdin", en: "The file of cases: JSON lines or TOML; - for stdin" }
    BASE { nb: "Mappen som policyfilene er oppgitt fra; filens egen uten den", en: "The folder that policy files are given from; the file's own without it" }
}
