//! What is wrong with a policy, its readers, or what is asked of it; the linter's own codes stand in its rules.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    LINT { nb: "Se hva som må rettes: altinn-onboard policy lint FIL. --fix retter det som trygt kan rettes", en: "See what must be corrected: altinn-onboard policy lint FILE. --fix corrects what is safe to correct" }
    LETS { nb: "Se hvem reglene slipper inn: altinn-onboard policy explain FIL. Lag dem på nytt: altinn-onboard policy new", en: "See who the rules let in: altinn-onboard policy explain FILE. Make new ones: altinn-onboard policy new" }
}

codes! {
    POLICY_UNREADABLE = "POLICY-UNREADABLE" [Error]
        says { nb: "De publiserte tilgangsreglene kan ikke leses: {reason}", en: "The published access rules cannot be read: {reason}" }
        next { nb: "Se hvor feilen er: altinn-onboard policy lint FIL", en: "See where it is wrong: altinn-onboard policy lint FILE" }
    POLICY_UPLOAD_RULE = "POLICY-UPLOAD-RULE" [Error]
        says { nb: "Ressursregisteret vil avvise tilgangsreglene: {reason}", en: "The resource registry will refuse the access rules: {reason}" }
        next LINT
    POLICY_NOBODY = "POLICY-NOBODY" [Error]
        says { nb: "Tilgangsreglene slipper ikke inn noen.", en: "The policy lets nobody in." }
        next LETS
    POLICY_NOBODY_READS = "POLICY-NOBODY-READS" [Error]
        says { nb: "Ingen kan lese: mottakerne får ikke åpnet meldingene.", en: "Nobody can read: recipients cannot open the messages." }
        next LETS
    POLICY_UNLISTABLE = "POLICY-UNLISTABLE" [Error]
        says { nb: "Ressursregisteret kan ikke lage rettighetslisten, og da avviser Altinn Melding alle meldinger: {reason}", en: "The registry cannot list the rights, and Altinn Correspondence then refuses every message: {reason}" }
        next LINT
    POLICY_LIMIT = "POLICY-LIMIT" [Error]
        says { nb: "Filen er større enn dette programmet leser: {reason}", en: "The file is larger than this program reads: {reason}" }
        next { nb: "Kontroller at det er en policyfil: altinn-onboard policy lint FIL", en: "Check that it is a policy file: altinn-onboard policy lint FILE" }
    POLICY_UNTOLD = "POLICY-UNTOLD" [Error]
        says { nb: "Dette programmet kan ikke si hva plattformen svarer: {reason}", en: "This program cannot tell what the platform would answer: {reason}" }
        next { nb: "Skriv mønsteret uten det som bare .NET har, eller still spørsmålet til plattformen i TT02", en: "Write the pattern without features that only .NET has, or ask the platform in TT02" }
    POLICY_NOT_FOR_STUDIO = "POLICY-NOT-FOR-STUDIO" [Error]
        says { nb: "Altinn Studio kan ikke åpne tilgangsreglene: {reason}", en: "Altinn Studio cannot open the policy: {reason}" }
        next LINT
    POLICY_NOT_PUBLISHED = "POLICY-NOT-PUBLISHED" [Error]
        says { nb: "{id} har ingen publiserte tilgangsregler i {environment}.", en: "{id} has no published policy in {environment}." }
        next { nb: "Kontroller ressurs-id-en med «altinn-onboard resource show {id} --env {environment}»", en: "Check the resource ID with “altinn-onboard resource show {id} --env {environment}”" }
    POLICY_CASES = "POLICY-CASES" [Error]
        says { nb: "{place}: {reason}", en: "{place}: {reason}" }
        next { nb: "Se hvordan filen skal skrives: altinn-onboard policy test --help", en: "See the format with: altinn-onboard policy test --help" }
    POLICY_FACTS = "POLICY-FACTS" [Error]
        says { nb: "Filen med fakta kan ikke brukes: {reason}", en: "The facts file cannot be used: {reason}" }
        next { nb: "Skriv ett JSON-objekt, eller en liste med ett for hver del av forespørselen: altinn-onboard policy eval --help", en: "Write one JSON object, or a list with one for each part of the request: altinn-onboard policy eval --help" }
    POLICY_RESOURCE_UNCLEAR = "POLICY-RESOURCE-UNCLEAR" [Error]
        says { nb: "Tilgangsreglene gjelder ikke nøyaktig én ressurs ({known}). Oppgi hvilken: --resource-id ID", en: "The policy is not about exactly one resource ({known}). Say which: --resource-id ID" }
        next { nb: "Legg til --resource-id med en av dem som er nevnt", en: "Add --resource-id with one of those named" }
    REQUEST_MISSING = "REQUEST-MISSING" [Error]
        says { nb: "Oppgi hva programmet skal svare på: --request FIL, eller hvem spørsmålet gjelder, for eksempel --role dagl.", en: "Say what to decide: --request FILE, or whom it is about, such as --role dagl." }
        next { nb: "altinn-onboard policy eval FIL --role dagl --action read", en: "altinn-onboard policy eval FILE --role dagl --action read" }
    REQUEST_UNREADABLE = "REQUEST-UNREADABLE" [Error]
        says { nb: "Forespørselen er verken velformet XML eller JSON: {reason}", en: "The request is neither well-formed XML nor JSON: {reason}" }
        next { nb: "Se et eksempel på en forespørsel i tjenestens dokumentasjon, eller bruk flagg som --role dagl", en: "See an example of a request in the service's documentation, or use flags such as --role dagl" }
    FACTS_MISSING = "FACTS-MISSING" [Error]
        says { nb: "Uten --facts blir forespørselen avgjort som den er, og ingen tilgangslister blir slått opp.", en: "Without --facts the request is decided as it is, and no access lists are looked up." }
        next { nb: "Legg til --facts FIL, eller ta bort --access-list-mode.", en: "Add --facts FILE, or leave out --access-list-mode." }
    OPTION_NO_EFFECT = "OPTION-NO-EFFECT" [Error]
        says { nb: "{option} har ingen virkning her: {reason}.", en: "{option} has no effect here: {reason}." }
        next { nb: "Ta bort {option}, eller oppgi det som mangler", en: "Leave {option} out, or say what is missing" }
    ATTRIBUTE_PAIR = "ATTRIBUTE-PAIR" [Error]
        says { nb: "«{found}» har ikke formen ATTRIBUTT=VERDI.", en: "“{found}” is not of the form ATTRIBUTE=VALUE." }
        next { nb: "Skriv for eksempel --subject urn:altinn:userid=20001", en: "Write, for example, --subject urn:altinn:userid=20001" }
    ACCESS_LIST = "ACCESS-LIST" [Error]
        says { nb: "«{found}» er ikke en tilgangsliste. Skriv ORG:ID, for eksempel ttd:banker.", en: "“{found}” is not an access list. Write ORG:ID, such as ttd:banks." }
        next { nb: "Skriv for eksempel --access-list ttd:banker", en: "Write, for example, --access-list ttd:banks" }
    AUTH_LEVEL = "AUTH-LEVEL" [Error]
        says { nb: "«{found}» er ikke et sikkerhetsnivå. Skriv et tall fra 0 til 4.", en: "“{found}” is not a security level. Write a number from 0 to 4." }
        next { nb: "Skriv for eksempel --auth-level 3", en: "Write, for example, --auth-level 3" }
    MODEL_NOT_JSON = "MODEL-NOT-JSON" [Error]
        says { nb: "Filen er ikke en modell fra policyeditoren: {reason}", en: "The file is not a policy editor model: {reason}" }
        next { nb: "«altinn-onboard policy model FIL» viser formen.", en: "“altinn-onboard policy model FILE” shows the format." }
    RESOURCE_FILE = "RESOURCE-FILE" [Error, Warning]
        says { nb: "Definisjonen av ressursen kan ikke brukes.", en: "The definition of the resource cannot be used." }
        next { nb: "Oppgi ressursfilen fra Altinn Studio eller ressursregisteret (JSON)", en: "Name the resource file from Studio or the resource registry (JSON)" }
    LINT_CONFIG = "LINT-CONFIG" [Error]
        says { nb: "Oppsettet som demper regler, er ikke gyldig.", en: "The configuration that silences rules is not valid." }
        next { nb: "Skriv rule og reason under hver [[silence]], og files hvis den bare gjelder noen filer", en: "Write rule and reason below each [[silence]], and files if it applies to some files only" }
    LINT_UNUSED = "LINT-UNUSED" [Warning]
        says { nb: "Denne dempingen har ingen virkning: regelen {rule} fant ikke noe slikt.", en: "This silences nothing: the rule {rule} found nothing of the kind." }
        next { nb: "Fjern den hvis den ikke trengs lenger", en: "Remove it if it is no longer needed" }
    LINT_NO_FILES = "LINT-NO-FILES" [Error]
        says { nb: "I {folder} er det ingen policyfiler: ingen XML-fil har Policy som rotelement.", en: "There are no policy files in {folder}: no XML file has Policy as its root." }
        next { nb: "Oppgi en policyfil eller en annen mappe, eller lag en fil med «altinn-onboard policy new --output policy.xml»", en: "Name a policy file or another folder, or make a file with “altinn-onboard policy new --output policy.xml”" }
    LINT_FIX_CHANGED = "LINT-FIX-CHANGED" [Error]
        says { nb: "Filen ble endret av andre mens endringene ble vist, og er ikke skrevet.", en: "Somebody else changed the file while the changes were shown; it has not been written." }
        next { nb: "Kjør «altinn-onboard policy lint {path} --fix» på nytt: endringene regnes ut av filen slik den er nå", en: "Run “altinn-onboard policy lint {path} --fix” again: the changes are worked out from the file as it is now" }
    MIGRATE_CHANGED = "MIGRATE-CHANGED" [Error]
        says { nb: "Filen ble endret av andre mens endringene ble vist, og er ikke skrevet.", en: "Somebody else changed the file while the changes were shown; it has not been written." }
        next { nb: "Kjør «altinn-onboard policy migrate {path} --write» på nytt: endringene regnes ut av filen slik den er nå", en: "Run “altinn-onboard policy migrate {path} --write” again: the changes are worked out from the file as it is now" }
    MIGRATE_OUTPUT = "MIGRATE-OUTPUT" [Error]
        says { nb: "Flagget gjelder én policy, men {count} ble oppgitt.", en: "The flag applies to one policy, but {count} were named." }
        next { nb: "Oppgi én fil om gangen: altinn-onboard policy migrate FIL. Skal mange filer få nye regler: altinn-onboard policy migrate MAPPE --write", en: "Name one file at a time: altinn-onboard policy migrate FILE. To write new rules in many files: altinn-onboard policy migrate FOLDER --write" }
    MIGRATE_STDOUT = "MIGRATE-STDOUT" [Error]
        says { nb: "Policyen og brevet kan ikke begge skrives til stdout: da kan ingen skille dem fra hverandre.", en: "The policy and the letter cannot both go to stdout: nobody could tell them apart." }
        next { nb: "Oppgi en fil til ett av dem, for eksempel --letter brev.txt", en: "Name a file for one of them, such as --letter letter.txt" }
    PACKAGE_UNKNOWN = "PACKAGE-UNKNOWN" [Error]
        says { nb: "{id} er ingen tilgangspakke som kan stå i en policy.", en: "{id} is not an access package that a policy may name." }
        next { nb: "Se pakkene: altinn-onboard catalog show --kind package {id}", en: "See the packages: altinn-onboard catalog show --kind package {id}" }
    FIX_STDIN = "FIX-STDIN" [Error]
        says { nb: "Det som leses fra stdin, kan ikke rettes på stedet.", en: "What is read from stdin cannot be corrected in place." }
        next { nb: "Lagre det i en fil, og kjør «altinn-onboard policy lint FIL --fix»", en: "Save it in a file and run “altinn-onboard policy lint FILE --fix”" }
    EXPLAIN_UNLISTABLE = "EXPLAIN-UNLISTABLE" [Error, Warning]
        says { nb: "Ressursregisteret kan ikke liste rettighetene (regel {rule}): {reason}", en: "The resource registry cannot list the rights (rule {rule}): {reason}" }
        next LINT
    EXPLAIN_NOBODY = "EXPLAIN-NOBODY" [Error]
        says { nb: "{who}: ingen der kan lese meldingene uten først å ha fått fullmakt. Ordinær post som ingen kan åpne, blir liggende ulest.", en: "{who}: nobody there can read the messages without being authorised first. Ordinary mail that nobody can open is left unread." }
        next { nb: "Gi handlingen `read` (lese) til pakken ordinaer-post-til-virksomheten og til rollene som finnes hos mottakerne: altinn-onboard policy new", en: "Give read to the package ordinaer-post-til-virksomheten and to the roles that the recipients have: altinn-onboard policy new" }
}
