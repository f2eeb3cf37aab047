//! What is wrong with what was typed.

use super::row::shared;
use super::shared::PUBLISH;
use crate::finding::code::codes;

shared! {
    PRODUCT_MISSING_NEXT { nb: "altinn-onboard init correspondence (melding), altinn-onboard init notifications (varsling) eller altinn-onboard init broker (formidling)", en: "altinn-onboard init correspondence (melding), altinn-onboard init notifications (varsling) or altinn-onboard init broker (formidling)" }
}

codes! {
    USAGE = "USAGE" [Error]
        says { nb: "Kommandoen ble ikke forstått: {reason}", en: "The command was not understood: {reason}" }
        next { nb: "{command} --help", en: "{command} --help" }
    VARIABLE = "VARIABLE" [Error]
        says { nb: "En miljøvariabel kan ikke leses: {reason}", en: "An environment variable cannot be read: {reason}" }
        next { nb: "Gi variabelen en verdi som kan leses, eller fjern den: unset NAVN", en: "Give the variable a value that can be read, or remove it: unset NAME" }
    SECRET_ON_COMMAND_LINE = "SECRET-ON-COMMAND-LINE" [Error]
        says { nb: "Kommandolinjen inneholder noe som ser ut som {form}, der det skulle stått en sti eller et ord. Programmet har ikke brukt det, og viser det ikke. Men alt som skrives på en kommandolinje, blir liggende i skallets historikk, og andre på maskinen kan se det i listen over prosesser.", en: "This looks like {form}, but a path or a word belongs here. The program has not used it and does not show it. But whatever is typed on a command line stays in the shell's history, and others on the machine can see it in the list of processes." }
        next { nb: "Lag en ny, og slutt å bruke denne. Oppgi filen som nøkkelen ligger i (--key-file FIL), eller legg nøkkelen i miljøvariabelen ALTINN_ONBOARD_KEY_MAIN (--key-store env)", en: "Make a new one, and stop using this one. Name the file that holds the key (--key-file FILE), or put the key in the variable ALTINN_ONBOARD_KEY_MAIN (--key-store env)" }
    SECRET_IN_VARIABLE = "SECRET-IN-VARIABLE" [Error]
        says { nb: "Miljøvariabelen {name} inneholder noe som ser ut som {form}, og der hører noe annet hjemme. Det er ikke brukt, og vises ikke.", en: "The variable {name} contains what looks like {form}, but something else belongs there. It has not been used and is not shown." }
        next { nb: "Gi {name} en sti eller et ord, eller fjern den: unset {name}. Selve nøkkelen hører hjemme i ALTINN_ONBOARD_KEY_MAIN (--key-store env). Har den stått på en kommandolinje eller i en logg, så lag en ny", en: "Give {name} a path or a word, or remove it: unset {name}. The key itself belongs in ALTINN_ONBOARD_KEY_MAIN (--key-store env). If it has been on a command line or in a log, make a new one" }
    SECRET_HIDDEN = "SECRET-HIDDEN" [Warning]
        says { nb: "Der det står (…), er noe skjult som ser ut som en privat nøkkel eller et token.", en: "Where it says (…), something that looks like a private key or a token is hidden." }
        next { nb: "Fjern det fra filen eller svaret som det står i, og lag en ny nøkkel: det som har stått i en delt fil eller på en kommandolinje, er kjent for andre", en: "Remove it from the file or the answer that contains it, and make a new key: what has been in a shared file or on a command line is known to others" }
    SERVICE_HANDLE = "SERVICE-HANDLE" [Error]
        says { nb: "«{found}» kan ikke være navn på en tjeneste her: bruk små bokstaver, sifre og bindestrek.", en: "“{found}” cannot be the name of a service here: use lower-case letters, digits and hyphens." }
        next { nb: "Skriv for eksempel --service vedtak. Navnene som er i bruk: altinn-onboard checklist --all", en: "Write, for example, --service decisions. The names in use: altinn-onboard checklist --all" }
    PRODUCT = "PRODUCT" [Error]
        says { nb: "Dette er ikke et produkt. Bruk correspondence (melding), notifications (varsling) eller broker (formidling).", en: "This is not a product. Use correspondence (melding), notifications (varsling) or broker (formidling)." }
        next PRODUCT_MISSING_NEXT
    PRODUCT_MISSING = "PRODUCT-MISSING" [Error]
        says { nb: "Hvilket produkt gjelder det?", en: "Which product is it about?" }
        next PRODUCT_MISSING_NEXT
    CODE_UNKNOWN = "CODE-UNKNOWN" [Error]
        says { nb: "Koden «{found}» er ikke kjent her.", en: "The code “{found}” is not known here." }
        next { nb: "altinn-onboard explain --list viser alle kodene. Står det en tekst ved siden av koden, sier den mer", en: "altinn-onboard explain --list shows all codes. If there is a text beside the code, it says more" }
    CODE_TOO_LONG = "CODE-TOO-LONG" [Error]
        says { nb: "En tekst på {length} tegn er ingen kode. Den vises ikke igjen, for den kan inneholde en hemmelighet.", en: "A text of {length} characters is not a code. It is not shown again, since it may contain a secret." }
        next { nb: "Oppgi bare koden, for eksempel MP-250; altinn-onboard explain --list viser alle. Var det en nøkkel eller et token, står det nå i skallets historikk: lag en ny", en: "Give the code alone, such as MP-250; altinn-onboard explain --list shows all. If it was a key or a token, it is now in the shell's history: make a new one" }
    CODE_UNKNOWN_TO_SERVICE = "CODE-UNKNOWN-TO-SERVICE" [Error]
        says { nb: "{service} har ingen kode «{found}», men andre tjenester har.", en: "{service} has no code “{found}”, but others have." }
        next { nb: "altinn-onboard explain {found}", en: "altinn-onboard explain {found}" }
    STEP_UNKNOWN = "STEP-UNKNOWN" [Error]
        says { nb: "Dette er ikke et steg. Stegene er: {known}", en: "This is not a step. The steps are: {known}" }
        next { nb: "altinn-onboard checklist viser stegene i rekkefølge, med det som gjenstår", en: "altinn-onboard checklist shows the steps in order, with what is left" }
    STEP_OF_WHICH = "STEP-OF-WHICH" [Error]
        says { nb: "Flere tjenester har steget: {places}. Kommandoen gjelder én av dem.", en: "Several services have the step: {places}. The command is for one of them." }
        next { nb: "Kjør den på nytt med --env og --service for den du mener", en: "Run it again with --env and --service for the one that you mean" }
    CONFIRMATION_OF_WHICH = "CONFIRMATION-OF-WHICH" [Error]
        says { nb: "{flag} gjelder én tjeneste, og her er flere i produksjon: {places}.", en: "{flag} is for one service, and there are several in production here: {places}." }
        next { nb: "Kjør den på nytt med --env og --service for den du mener", en: "Run it again with --env and --service for the one that you mean" }
    STEP_ELSEWHERE = "STEP-ELSEWHERE" [Error]
        says { nb: "Steget hører ikke til {places}.", en: "The step does not belong to {places}." }
        next { nb: "altinn-onboard checklist --all viser hvilke tjenester som har steget; velg en av dem med --service", en: "altinn-onboard checklist --all shows which services have the step; choose one of them with --service" }
    NOTHING_BEGUN = "NOTHING-BEGUN" [Error]
        says { nb: "Det er ikke begynt på noe oppsett i denne tilstandsfilen.", en: "No onboarding has been started in this state file." }
        next { nb: "altinn-onboard init correspondence --env sandbox", en: "altinn-onboard init correspondence --env sandbox" }
    NOT_KNOWN_YET = "NOT-KNOWN-YET" [Error]
        says { nb: "Dette er ikke kjent ennå.", en: "This is not known yet." }
        next { nb: "{command}", en: "{command}" }
    SUBSCRIPTION_UNKNOWN = "SUBSCRIPTION-UNKNOWN" [Error]
        says { nb: "Organisasjonen har ikke noe hendelsesabonnement {id} i {environment}.", en: "The organisation has no event subscription {id} in {environment}." }
        next { nb: "altinn-onboard events list", en: "altinn-onboard events list" }
    DURATION = "DURATION" [Error]
        says { nb: "«{found}» er ikke en varighet. Skriv for eksempel 30s eller 5m.", en: "“{found}” is not a duration. Write, for example, 30s or 5m." }
        next { nb: "Skriv --wait 5m, eller --no-wait for ikke å vente", en: "Write --wait 5m, or --no-wait so as not to wait" }
    DATE = "DATE" [Error]
        says { nb: "«{found}» er ikke en dato. Skriv for eksempel 2026-11-21, eller `i dag`.", en: "“{found}” is not a date. Write, for example, 2026-11-21, or today." }
        next { nb: "Skriv dagen som 2026-11-21, eller `i dag`", en: "Write the day as 2026-11-21, or today" }
    DETAIL = "DETAIL" [Error]
        says { nb: "«{found}» er ikke en opplysning til et brev. Skriv ID=TEKST, der ID er en av: {known}", en: "“{found}” is not a detail of a letter. Write ID=TEXT, where ID is one of: {known}" }
        next { nb: "Bruk en av id-ene over: --detail ID=TEKST", en: "Use one of the IDs above: --detail ID=TEXT" }
    INPUT_TWICE = "INPUT-TWICE" [Error]
        says { nb: "Bare én av filene kan leses fra stdin.", en: "Only one of the files can be read from stdin." }
        next { nb: "Lagre den ene i en fil, og oppgi filen i stedet for -", en: "Save one of them in a file, and name the file instead of -" }
    SCOPE = "SCOPE" [Error]
        says { nb: "«{found}» er ikke et scope.", en: "“{found}” is not a scope." }
        next { nb: "Skriv scopet som i altinn:correspondence.write. altinn-onboard scopes check viser dem som trengs", en: "Write the scope as in altinn:correspondence.write. altinn-onboard scopes check shows those that are needed" }
    SCENARIO_UNKNOWN = "SCENARIO-UNKNOWN" [Error]
        says { nb: "«{found}» er ikke et scenario. Velg blant: {known}", en: "“{found}” is not a scenario. Choose among: {known}" }
        next { nb: "altinn-onboard init correspondence --env sandbox --scenario NAVN", en: "altinn-onboard init correspondence --env sandbox --scenario NAME" }
    SCENARIO_ELSEWHERE = "SCENARIO-ELSEWHERE" [Error]
        says { nb: "Scenarioer finnes bare i øvingsmiljøet: --env sandbox", en: "Scenarios exist in the sandbox only: --env sandbox" }
        next { nb: "Legg til --env sandbox, eller utelat --scenario", en: "Add --env sandbox, or leave out --scenario" }
    ORG_CODE = "ORG-CODE" [Error]
        says { nb: "«{found}» er ikke en organisasjonskode: den har bare bokstaver og sifre.", en: "“{found}” is not an organisation code: such a code has only letters and digits." }
        next { nb: "Finn koden i altinn-orgs.json, for eksempel ttd: https://altinncdn.no/orgs/altinn-orgs.json", en: "Find the code in altinn-orgs.json, such as ttd: https://altinncdn.no/orgs/altinn-orgs.json" }
    RESOURCE_ID = "RESOURCE-ID" [Error]
        says { nb: "Dette er ikke en ressurs-id: {reason}", en: "This is not a resource ID: {reason}" }
        next { nb: "Skriv id-en uten urn:altinn:resource:, for eksempel ttd-vedtak", en: "Write the ID without urn:altinn:resource:, such as ttd-decisions" }
    RESOURCE_NOT_FOUND = "RESOURCE-NOT-FOUND" [Error]
        says { nb: "Ressursregisteret i {environment} kjenner ikke {id}.", en: "The resource registry in {environment} does not know {id}." }
        next PUBLISH
    CONFIRMATION_MISSING = "CONFIRMATION-MISSING" [Error]
        says { nb: "Steget «{step}» skal skrive noe, og her er det ingen som kan bekrefte det. Med --yes godtar du alt som kan angres.", en: "The step “{step}” needs to write, and nobody can confirm it here. Use --yes to accept everything that can be undone." }
        next { nb: "altinn-onboard resume --yes", en: "altinn-onboard resume --yes" }
    CONFIRMATION_AHEAD = "CONFIRMATION-AHEAD" [Note]
        says { nb: "{about}. Kjøringen kommer til å trenge det: {flag}", en: "{about}. The run will need it: {flag}" }
        next { nb: "Legg det til med en gang, så slipper du å komme tilbake", en: "Add it right away, so that you need not come back" }
    LOOK_UP_MISSING = "LOOK-UP-MISSING" [Error]
        says { nb: "Oppslaget spør {host} over nettet, og her er det ingen som kan si ja til det.", en: "The look-up asks {host} over the network, and nobody is here to say yes." }
        next { nb: "Legg til --look-up. I øvingsmiljøet trengs det ikke: --env sandbox", en: "Add --look-up. The sandbox does not need it: --env sandbox" }
    CONFIRMATION_TYPED = "CONFIRMATION-TYPED" [Error]
        says { nb: "{done} Her er det ingen som kan bekrefte det.", en: "{done} Nobody can confirm it here." }
        next { nb: "Bekreft med {flag} {expected}", en: "Confirm with {flag} {expected}" }
    CONFIRMATION_OTHER = "CONFIRMATION-OTHER" [Error]
        says { nb: "--confirm-resource-id sier {found}, og --resource-id sier {id}. Ingenting er lastet opp.", en: "--confirm-resource-id says {found}, and --resource-id says {id}. Nothing has been uploaded." }
        next { nb: "Oppgi den samme ressurs-id-en to ganger", en: "Give the same resource ID twice" }
    MESSAGE_HELD = "MESSAGE-HELD" [Error]
        says { nb: "Meldingen {id} er sendt, og publiseres {moment}. Programmet ville ikke kjent den mer, og den kunne da ikke trekkes tilbake herfra. Ingenting er endret.", en: "The message {id} has been sent, and is published on {moment}. The program would no longer know it, and it could not be withdrawn from here. Nothing has changed." }
        next { nb: "Trekk den tilbake først ({how}), eller vent til den er publisert", en: "Withdraw it first ({how}), or wait until it is published" }
    PRODUCTION_NOT_WRITTEN = "PRODUCTION-NOT-WRITTEN" [Error]
        says { nb: "Programmet skriver ikke til produksjon før noen har bestemt at det skal gjøre det: det planlegger, leser det som er åpent, og lager brev.", en: "The program does not write to production before somebody has decided that it is to: it plans, reads what is public, and makes letters." }
        next { nb: "Ta tjenesten til produksjon stegvis: altinn-onboard promote --to production. Se først hva som vil skje: --plan", en: "Take the service to production step by step: altinn-onboard promote --to production. First see what will happen: --plan" }
    PROMOTE_NOTHING = "PROMOTE-NOTHING" [Error]
        says { nb: "Ingenting er satt opp i et annet miljø som kan tas til {environment}.", en: "Nothing has been set up in another environment that could be taken to {environment}." }
        next { nb: "Begynn i TT02: altinn-onboard init correspondence --env tt02", en: "Begin in TT02: altinn-onboard init correspondence --env tt02" }
    PROMOTE_TO_TEST = "PROMOTE-TO-TEST" [Error]
        says { nb: "{environment} er ikke et produksjonsmiljø.", en: "{environment} is not a production environment." }
        next { nb: "altinn-onboard promote --to production", en: "altinn-onboard promote --to production" }
}
