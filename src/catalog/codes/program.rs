//! What the program itself, or the machine below it, cannot do.

use super::row::shared;
use super::shared::PROGRAM_FAULT;
use crate::finding::code::codes;

shared! {
    OUTPUT { nb: "Resultatet kunne ikke skrives: {reason}", en: "The result could not be written: {reason}" }
    GO_ON { nb: "Ingenting er ødelagt. Meld fra om feilen, og gå videre med: altinn-onboard resume", en: "Nothing is broken. Report the fault, and continue with: altinn-onboard resume" }
}

codes! {
    TERMINAL_FAILED = "TERMINAL-FAILED" [Error]
        says { nb: "Noe gikk galt med terminalen: {reason}", en: "The terminal failed: {reason}" }
        next { nb: "Alt er lagret. Fortsett med: altinn-onboard resume", en: "Everything is saved. Continue with: altinn-onboard resume" }
    OUTPUT_FAILED = "OUTPUT-FAILED" [Error]
        says OUTPUT
        next { nb: "Kontroller at disken har plass, og at programmet som leser, fortsatt kjører: altinn-onboard … > FIL", en: "Check that there is room on the disk, and that the program reading the output is still running: altinn-onboard … > FILE" }
    HTML = "HTML" [Error]
        says OUTPUT
        next { nb: "Bruk --format json så lenge. Dette er en feil i programmet: meld den med -v og teksten over", en: "Use --format json meanwhile. This is a fault in the program: report it with -v and the text above" }
    JSON = "JSON" [Error]
        says OUTPUT
        next { nb: "Bruk --format human så lenge. Dette er en feil i programmet: meld den med -v og teksten over", en: "Use --format human meanwhile. This is a fault in the program: report it with -v and the text above" }
    SANDBOX_FAILED = "SANDBOX-FAILED" [Error]
        says { nb: "Øvingsmiljøet kunne ikke startes: {reason}", en: "The sandbox could not be started: {reason}" }
        next { nb: "Velg en ledig port: altinn-onboard sandbox --port 8585", en: "Choose a free port: altinn-onboard sandbox --port 8585" }
    NO_HOME = "NO-HOME" [Error]
        says { nb: "Brukeren har ingen hjemmemappe, så programmet har ikke noe sted å lagre nøkkelfiler. Sett HOME, eller bruk --key-store env.", en: "The user has no home folder, so there is nowhere to put key files. Set HOME, or use --key-store env." }
        next { nb: "altinn-onboard resume --key-store env", en: "altinn-onboard resume --key-store env" }
    RUNTIME = "RUNTIME" [Error]
        says { nb: "Programmet kunne ikke starte: {reason}", en: "The program could not start: {reason}" }
        next { nb: "Avslutt andre programmer, eller gi brukeren flere tråder (ulimit -u) og åpne filer (ulimit -n), og prøv igjen", en: "End other programs, or give the user more threads (ulimit -u) and open files (ulimit -n), and try again" }
    PROGRAM_STOPPED = "PROGRAM-STOPPED" [Error]
        says { nb: "Programmet stanset på grunn av en feil i programmet selv, ved {place}: {reason}", en: "The program stopped because of a fault in the program itself, at {place}: {reason}" }
        next GO_ON
    FILES = "FILES" [Error]
        says { nb: "Filene kan ikke skrives: {reason}", en: "The files cannot be written: {reason}" }
        next PROGRAM_FAULT
    LETTER_TEMPLATE = "LETTER-TEMPLATE" [Error]
        says { nb: "Brevmalen kan ikke fylles ut. Det er en feil i programmet.", en: "The letter's template cannot be filled in. That is a fault in the program." }
        next PROGRAM_FAULT
    ENGINE_NOT_DRAWN = "ENGINE-NOT-DRAWN" [Error]
        says { nb: "Programmet skulle velge en verdi for {topic}, men den kan ikke velges slik: {reason}", en: "The program was to choose a value for {topic}, but it cannot be chosen like that: {reason}" }
        next GO_ON
    ENGINE_NOT_BEGUN = "ENGINE-NOT-BEGUN" [Error]
        says { nb: "Programmet skulle lagre noe om {service} i {environment}, der ingenting er påbegynt. Det er en feil i programmet.", en: "The program was to remember something about {service} in {environment}, where nothing has been started. That is a fault in the program." }
        next GO_ON
    ENGINE_NOTHING_LEARNED = "ENGINE-NOTHING-LEARNED" [Error]
        says { nb: "«{effect}» ga ikke noe nytt. Det er en feil i programmet.", en: "“{effect}” gave nothing new. That is a fault in the program." }
        next GO_ON
}
