//! What is wrong with a private key, where it lies, or the client that it belongs to.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    NO_STORE_NEXT { nb: "Velg et annet sted for nøkkelen, for eksempel en fil i datamappen din: altinn-onboard resume --key-store file (--key-store env er en miljøvariabel)", en: "Choose another place for the key, such as a file in your data folder: altinn-onboard resume --key-store file (--key-store env is a variable)" }
    NOT_A_KEY_NEXT { nb: "Bruk en privat RSA-nøkkel på minst 2048 bit som PEM (PKCS#8 eller PKCS#1), DER eller JWK", en: "Use a private RSA key of at least 2048 bits as PEM (PKCS#8 or PKCS#1), DER or JWK" }
    NAME_TAKEN_NEXT { nb: "altinn-onboard resume --redo maskinporten-client gir nøkkelen et nytt navn", en: "altinn-onboard resume --redo maskinporten-client gives the key another name" }
    KEY_NOT_HERE_NEXT { nb: "Velg en av tre veier videre:\n1. En egen nøkkel på samme klient, ved siden av dem den har: altinn-onboard client key --new, og så altinn-onboard resume\n2. Nøkkelen dere har fra før: --key-store env (variabelen {variable}), eller --key-store file --key-file FIL\n3. Bare stegene som ikke trenger token: altinn-onboard resume", en: "There are three ways on:\n1. A key of your own on the same client, beside those that it has: altinn-onboard client key --new, then altinn-onboard resume\n2. The key that you have already: --key-store env (the variable {variable}), or --key-store file --key-file FILE\n3. Only the steps that need no token: altinn-onboard resume" }
}

codes! {
    KEY_NO_STORE = "KEY-NO-STORE" [Error]
        says { nb: "Operativsystemet har ikke noe nøkkellager som svarer: {reason}", en: "The operating system has no key store that answers: {reason}" }
        next NO_STORE_NEXT
    KEY_STORE_LOCKED = "KEY-STORE-LOCKED" [Error]
        says { nb: "Nøkkellageret slipper oss ikke inn: {reason}", en: "The key store does not let us in: {reason}" }
        next { nb: "Lås opp nøkkellageret og kjør kommandoen på nytt, eller velg --key-store file", en: "Unlock the key store and run the command again, or choose --key-store file" }
    KEY_UNREADABLE = "KEY-UNREADABLE" [Error]
        says { nb: "Nøkkelfilen {path} kan ikke leses: {reason}", en: "The key file {path} cannot be read: {reason}" }
        next { nb: "Kontroller stien og rettighetene, og prøv igjen", en: "Check the path and its permissions, and try again" }
    KEY_UNWRITABLE = "KEY-UNWRITABLE" [Error]
        says { nb: "Nøkkelfilen {path} kan ikke skrives: {reason}", en: "The key file {path} cannot be written: {reason}" }
        next { nb: "Gi deg selv skrivetilgang til mappen, eller velg --key-store keyring", en: "Give yourself write access to the folder, or choose --key-store keyring" }
    KEY_OPEN_TO_OTHERS = "KEY-OPEN-TO-OTHERS" [Error]
        says { nb: "Nøkkelfilen {path} kan leses eller skrives av andre brukere på maskinen, og blir derfor ikke brukt", en: "The key file {path} can be read or written by other users of the machine, so it is not used" }
        next { nb: "chmod {mode} {path}", en: "chmod {mode} {path}" }
    KEY_FOLDER_OPEN_TO_OTHERS = "KEY-FOLDER-OPEN-TO-OTHERS" [Error]
        says { nb: "Mappen {path} er åpen for andre brukere på maskinen. De kan bytte ut nøklene der, så ingen av dem blir brukt", en: "The folder {path} is open to other users of the machine. They can exchange the keys there, so none of them is used" }
        next { nb: "chmod {mode} {path}", en: "chmod {mode} {path}" }
    KEY_OF_ANOTHER_USER = "KEY-OF-ANOTHER-USER" [Error]
        says { nb: "{path} tilhører en annen bruker på maskinen, som kan lese og bytte ut nøkkelen. Den blir derfor ikke brukt", en: "{path} belongs to another user of the machine, who can read and exchange the key, so it is not used" }
        next { nb: "sudo chown \"$(id -un)\" {path}", en: "sudo chown \"$(id -un)\" {path}" }
    KEY_ONLY_PUBLIC = "KEY-ONLY-PUBLIC" [Error]
        says { nb: "Det som ligger i {origin}, kan ikke brukes som nøkkel: bare den offentlige delen av nøkkelen står her, og den kan ikke signere", en: "What is in {origin} cannot be used as a key: it contains only the public part of the key, which cannot sign" }
        next NOT_A_KEY_NEXT
    KEY_ENCRYPTED = "KEY-ENCRYPTED" [Error]
        says { nb: "Det som ligger i {origin}, kan ikke brukes som nøkkel: nøkkelen er beskyttet med passord. Fjern passordet: openssl pkcs8 -in NØKKEL -out NY.pem -topk8 -nocrypt", en: "What is in {origin} cannot be used as a key: the key is protected by a password. Remove it: openssl pkcs8 -in KEY -out NEW.pem -topk8 -nocrypt" }
        next NOT_A_KEY_NEXT
    KEY_NOT_RSA = "KEY-NOT-RSA" [Error]
        says { nb: "Det som ligger i {origin}, kan ikke brukes som nøkkel: Maskinporten tar bare imot RSA-nøkler, og dette er en nøkkel av et annet slag", en: "What is in {origin} cannot be used as a key: Maskinporten takes RSA keys only, and this is a key of another kind" }
        next NOT_A_KEY_NEXT
    KEY_PKCS12 = "KEY-PKCS12" [Error]
        says { nb: "Det som ligger i {origin}, kan ikke brukes som nøkkel slik det er: det er en PKCS#12-fil (.p12 eller .pfx), der nøkkelen ligger sammen med sertifikater bak et passord", en: "What is in {origin} cannot be used as a key as it is: it is a PKCS#12 file (.p12 or .pfx), in which the key and its certificates are protected by a password" }
        next { nb: "Hent nøkkelen ut av den, og bruk NY.pem: openssl pkcs12 -in FIL.p12 -nocerts -nodes -out NY.pem (legg til -legacy hvis openssl ikke støtter filen)", en: "Take the key out of it, and use NEW.pem: openssl pkcs12 -in FILE.p12 -nocerts -nodes -out NEW.pem (add -legacy if openssl does not support the file)" }
    KEY_TOO_SHORT = "KEY-TOO-SHORT" [Error]
        says { nb: "Det som ligger i {origin}, kan ikke brukes som nøkkel: nøkkelen har {bits} bit, og minst 2048 kreves", en: "What is in {origin} cannot be used as a key: the key has {bits} bits, and at least 2048 are needed" }
        next { nb: "En kort nøkkel kan ikke gjøres lengre. La programmet lage en ny (uten --key-file), eller lag en selv: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out NY.pem", en: "A short key cannot be made longer. Let the program make a new one (without --key-file), or make one yourself: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out NEW.pem" }
    KEY_JWK_MEMBER = "KEY-JWK-MEMBER" [Error]
        says { nb: "Det som ligger i {origin}, kan ikke brukes som nøkkel: feltet {name} i JWK-en mangler eller er feil", en: "What is in {origin} cannot be used as a key: the member {name} of the JWK is missing or wrong" }
        next NOT_A_KEY_NEXT
    KEY_DAMAGED = "KEY-DAMAGED" [Error]
        says { nb: "Det som ligger i {origin}, kan ikke brukes som nøkkel: nøkkelen er skadet eller avkortet", en: "What is in {origin} cannot be used as a key: the key is damaged or cut short" }
        next NOT_A_KEY_NEXT
    KEY_UNKNOWN_FORM = "KEY-UNKNOWN-FORM" [Error]
        says { nb: "Det som ligger i {origin}, kan ikke brukes som nøkkel: det er verken PEM, DER eller JWK", en: "What is in {origin} cannot be used as a key: it is not PEM, DER or a JWK" }
        next NOT_A_KEY_NEXT
    KEY_NAME_TAKEN = "KEY-NAME-TAKEN" [Error]
        says { nb: "En annen nøkkel ligger allerede under navnet {name}", en: "Another key is already stored under the name {name}" }
        next NAME_TAKEN_NEXT
    KEY_ONLY_READ = "KEY-ONLY-READ" [Error]
        says { nb: "Programmet leser nøkler fra miljøvariabler, men skriver dem ikke dit. {variable} er ikke satt", en: "Keys in variables can only be read. {variable} is not set" }
        next { nb: "Sett {variable} til den private nøkkelen (PKCS#8 PEM eller JWK) før du kjører programmet, eller velg --key-store keyring", en: "Set {variable} to the private key (PKCS#8 PEM or JWK) before you run the program, or choose --key-store keyring" }
    KEY_NOT_KEPT = "KEY-NOT-KEPT" [Error]
        says { nb: "Nøkkellageret tok imot nøkkelen {name}, men gir den ikke tilbake", en: "The key store accepted the key {name} but does not return it" }
        next NO_STORE_NEXT
    KEY_NAME = "KEY-NAME" [Error]
        says { nb: "«{name}» kan ikke være navnet på en nøkkel", en: "“{name}” cannot be the name of a key" }
        next NAME_TAKEN_NEXT
    KEY_BITS = "KEY-BITS" [Error]
        says { nb: "Nøkler på {bits} bit lages ikke: velg 2048, 3072 eller 4096", en: "Keys of {bits} bits cannot be made: choose 2048, 3072 or 4096" }
        next { nb: "Legg til --key-bits 2048, --key-bits 3072 eller --key-bits 4096", en: "Add --key-bits 2048, --key-bits 3072 or --key-bits 4096" }
    KEY_CRYPTO = "KEY-CRYPTO" [Error]
        says { nb: "Kryptobiblioteket kunne ikke bruke nøkkelen", en: "The cryptographic library could not use the key" }
        next { nb: "Prøv igjen. Skjer det på nytt, lag en ny nøkkel: altinn-onboard resume --redo maskinporten-client", en: "Try again. If it happens again, make a new key: altinn-onboard resume --redo maskinporten-client" }
    KEY_FILE_MISSING = "KEY-FILE-MISSING" [Error]
        says { nb: "Oppgi filen med den private nøkkelen: --key-file FIL", en: "Name the file with the private key: --key-file FILE" }
        next { nb: "altinn-onboard resume --key-file FIL", en: "altinn-onboard resume --key-file FILE" }
    KEY_OF_SUPPLIER = "KEY-OF-SUPPLIER" [Error]
        says { nb: "Leverandøren har nøkkelen til denne klienten, så ingen nøkkel lages her. Be om den offentlige delen: altinn-onboard letter L10", en: "The supplier holds the key of this client, so none is made here. Ask for its public part: altinn-onboard letter L10" }
        next { nb: "altinn-onboard letter L10", en: "altinn-onboard letter L10" }
    KEY_NOT_HERE = "KEY-NOT-HERE" [Error]
        says { nb: "Den private nøkkelen til klienten {client} er ikke på denne maskinen. Bare den som har nøkkelen, kan hente token.", en: "The private key of the client {client} is not on this machine. Only whoever has the key can fetch tokens." }
        next KEY_NOT_HERE_NEXT
    KEY_OTHER = "KEY-OTHER" [Error]
        says { nb: "Klienten {client} har nøkkelen {wanted}, men det som ligger her, er en annen nøkkel ({found}).", en: "The client {client} has the key {wanted}, but the key here is another one ({found})." }
        next KEY_NOT_HERE_NEXT
    NO_CLIENT = "NO-CLIENT" [Error]
        says { nb: "Klienten har ikke fått klient-ID og nøkkel ennå.", en: "The client has no ID and key yet." }
        next { nb: "altinn-onboard step maskinporten-client", en: "altinn-onboard step maskinporten-client" }
    NO_ADMIN_CLIENT = "NO-ADMIN-CLIENT" [Error]
        says { nb: "Miljøet har ingen administrasjonsklient, så klienten må registreres i portalen.", en: "The environment has no administration client, so the client must be registered in the portal." }
        next { nb: "Se hva som skal registreres, felt for felt: altinn-onboard client guide", en: "See what to register, field by field: altinn-onboard client guide" }
    TOKEN_LACKS_SCOPE = "TOKEN-LACKS-SCOPE" [Error]
        says { nb: "Tokenet som kom, har ikke {scope}, som det ble bedt om. Det viser derfor ikke at klienten har fått scopet.", en: "The token that came lacks {scope}, which was asked for. It therefore does not show that the client has been granted it." }
        next { nb: "Kontroller Maskinporten-adressen i miljøbeskrivelsen, og se hva tokenet sier: altinn-onboard token", en: "Check the address of Maskinporten in the environment description, and see what the token says: altinn-onboard token" }
    TOKEN_OTHER_CONSUMER = "TOKEN-OTHER-CONSUMER" [Error]
        says { nb: "Tokenet gjelder {found}, ikke {expected}.", en: "The token acts for {found}, not {expected}." }
        why { nb: "Klienten er registrert på {found}.", en: "The client is registered to {found}." }
        next { nb: "Er klienten deres egen, og har virksomheten delegert scopene til dere i Altinn: bruk --consumer-org {orgnr}. Ellers er det feil klient-ID: spør virksomheten", en: "If the client is your own and the organisation has delegated the scopes to you in Altinn: use --consumer-org {orgnr}. Otherwise the client ID is wrong: ask the organisation" }
    TOKEN_NO_CONSUMER = "TOKEN-NO-CONSUMER" [Error]
        says { nb: "Tokenet sier ikke hvilken virksomhet det gjelder.", en: "The token does not say for which organisation it is." }
        next { nb: "Se hva tokenet sier: altinn-onboard token. Klienten må være registrert på virksomheten i selvbetjeningen", en: "See what the token says: altinn-onboard token. The client must be registered to the organisation in self-service" }
}
