//! What is wrong with what was typed, or with the process.

phrases! {
    TERMINAL { nb: "Terminalen sviktet: {reason}", en: "The terminal failed: {reason}" }
    TERMINAL_NEXT { nb: "Alt er lagret. Fortsett med: altinn-onboard resume", en: "Everything is saved. Go on with: altinn-onboard resume" }
    OUTPUT { nb: "Resultatet kunne ikke skrives: {reason}", en: "The result could not be written: {reason}" }
    VARIABLE { nb: "En miljøvariabel kan ikke leses: {reason}", en: "An environment variable cannot be read: {reason}" }
    HANDLE { nb: "«{found}» kan ikke være navn på en tjeneste her: bruk små bokstaver, sifre og bindestrek.", en: "“{found}” cannot name a service here: use small letters, digits and hyphens." }
    PRODUCT { nb: "Dette er ikke et produkt. Bruk correspondence (melding), notifications (varsling) eller broker (formidling).", en: "This is not a product. Use correspondence (melding), notifications (varsling) or broker (formidling)." }
    PRODUCT_LATER { nb: "Denne versjonen kan bare Altinn Melding: altinn-onboard init correspondence", en: "This version knows Altinn Correspondence only: altinn-onboard init correspondence" }
    PRODUCT_MISSING { nb: "Hvilket produkt gjelder det?", en: "Which product is it about?" }
    PRODUCT_MISSING_NEXT { nb: "altinn-onboard init correspondence", en: "altinn-onboard init correspondence" }
    PRODUCT_BEGUN { nb: "Dette gjelder {product}.", en: "This is about {product}." }
    ENVIRONMENT_UNKNOWN { nb: "Miljøet «{name}» er ikke kjent her. Kjente miljøer: {known}. Andre beskrives i en fil: --environments FIL", en: "The environment “{name}” is not known here. Known ones: {known}. Others are described in a file: --environments FILE" }
    ENVIRONMENTS { nb: "Filen med miljøer kan ikke brukes: {reason}", en: "The file of environments cannot be used: {reason}" }
    OWN_HOSTS { nb: "Miljøet {name} er beskrevet i en fil og bruker egne adresser, blant annet {host}.", en: "The environment {name} is described in a file and uses addresses of its own, among them {host}." }
    SANDBOX { nb: "Øvingsmiljøet kunne ikke startes: {reason}", en: "The sandbox could not be started: {reason}" }
    SANDBOX_KEY { nb: "Dette er en øvelse: alt skjer på denne maskinen, og nøkkelen som lages, er en engangsnøkkel i en fil.", en: "This is a rehearsal: everything happens on this machine, and the key that is made is a throw-away key in a file." }
    SCENARIO { nb: "«{found}» er ikke et scenario. Velg blant: {known}", en: "“{found}” is not a scenario. Choose among: {known}" }
    SCENARIO_ELSEWHERE { nb: "Scenarioer finnes bare i øvingsmiljøet: --env sandbox", en: "Scenarios exist in the sandbox only: --env sandbox" }
    DETAIL { nb: "«{found}» er ikke en opplysning til et brev. Skriv ID=TEKST, der ID er en av: {known}", en: "“{found}” is not a detail of a letter. Write ID=TEXT, where ID is one of: {known}" }
    DURATION { nb: "«{found}» er ikke en varighet. Skriv for eksempel 30s eller 5m.", en: "“{found}” is not a duration. Write for example 30s or 5m." }
    DATE { nb: "«{found}» er ikke en dato. Skriv for eksempel 2026-11-21, eller today.", en: "“{found}” is not a date. Write for example 2026-11-21, or today." }
    STEP { nb: "Dette er ikke et steg. Stegene er: {known}", en: "This is not a step. The steps are: {known}" }
    NOTHING_BEGUN { nb: "Ingen onboarding er begynt i denne tilstandsfilen.", en: "No onboarding is begun in this state file." }
    NOTHING_BEGUN_NEXT { nb: "altinn-onboard init correspondence --env sandbox", en: "altinn-onboard init correspondence --env sandbox" }
    NOTHING_BEGUN_THERE { nb: "Ingenting er begynt der. Det som er begynt, er {begun}.", en: "Nothing is begun there. What is begun is {begun}." }
    NOTHING_BEGUN_THERE_NEXT { nb: "altinn-onboard init correspondence {flags}", en: "altinn-onboard init correspondence {flags}" }
    STATE_NOT_HELD { nb: "Programmet holder ikke tilstandsfilen lenger, så resten av miljøene er ikke gått gjennom.", en: "The program does not hold the state file any more, so the other environments were not gone through." }
    STATE_NOT_HELD_NEXT { nb: "altinn-onboard resume", en: "altinn-onboard resume" }
    NO_HOME { nb: "Brukeren har ingen hjemmemappe, så nøkkelfiler har ingen plass. Sett HOME, eller bruk --key-store env.", en: "The user has no home folder, so key files have no place. Set HOME, or use --key-store env." }
    RUNTIME { nb: "Programmet fikk ikke startet: {reason}", en: "The program could not start: {reason}" }
    FILE_EXISTS { nb: "Filen finnes allerede og blir ikke skrevet over. Bruk --force om den skal erstattes.", en: "The file exists already and is not overwritten. Use --force to replace it." }
    NOT_KNOWN { nb: "Dette er ikke kjent ennå.", en: "This is not known yet." }
    NOT_KNOWN_NEXT { nb: "{command}", en: "{command}" }
    USAGE { nb: "Kommandoen ble ikke forstått: {reason}", en: "The command was not understood: {reason}" }
    AGAIN { nb: "Rett det opp og kjør kommandoen på nytt.", en: "Mend that and run the command again." }
    MISSING_VALUE { nb: "{found} trenger en verdi.", en: "{found} needs a value." }
    REPEATED { nb: "{found} kan bare oppgis én gang.", en: "{found} can be given once only." }
    USAGE_NEXT { nb: "{command} --help", en: "{command} --help" }
    UNKNOWN_ARGUMENT { nb: "«{found}» er ikke et valg her.", en: "“{found}” is not an option here." }
    UNKNOWN_COMMAND { nb: "«{found}» er ikke en kommando.", en: "“{found}” is not a command." }
    MISSING_ARGUMENT { nb: "Dette mangler: {found}", en: "This is missing: {found}" }
    INVALID_VALUE { nb: "«{value}» kan ikke stå ved {found}. Mulige verdier: {possible}", en: "“{value}” cannot stand at {found}. Possible values: {possible}" }
    CONFLICT { nb: "{found} kan ikke brukes sammen med {other}.", en: "{found} cannot be used together with {other}." }
    MISSING_ANSWERS { nb: "Disse svarene mangler. Gi dem som flagg, som miljøvariabler (ALTINN_ONBOARD_…) eller i en fil (--answers):", en: "These answers are missing. Give them as flags, as variables (ALTINN_ONBOARD_…) or in a file (--answers):" }
    INTERRUPTED { nb: "Avbrutt. Alt er lagret. Fortsett med: altinn-onboard resume", en: "Interrupted. Everything is saved. Go on with: altinn-onboard resume" }
    BROKEN_OFF { nb: "Avbrutt.", en: "Interrupted." }
    NOT_BEGUN { nb: "Avbrutt. Ingenting er skrevet.", en: "Interrupted. Nothing is written." }
    GATE_NOT_NEEDED { nb: "Dere trenger ikke denne tjenesten nå: {reason}", en: "You do not need this service now: {reason}" }
    ALL_DONE { nb: "Ingenting gjenstår.", en: "Nothing is left." }
    SAVED_IN { nb: "Alt er lagret i {path}.", en: "Everything is saved in {path}." }
    WRITTEN { nb: "Skrevet: {path}", en: "Written: {path}" }
    ASSERTION_WARNING { nb: "Filen {path} er en legitimasjon som gjelder i 60 sekunder: del den ikke.", en: "The file {path} is a credential for 60 seconds: do not share it." }
}
