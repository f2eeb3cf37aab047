//! What is wrong with a key, or with the place where it is kept.

phrases! {
    NO_STORE { nb: "Operativsystemet har ikke noe nøkkellager som svarer: {reason}", en: "The operating system has no key store that answers: {reason}" }
    NO_STORE_NEXT { nb: "Velg et annet sted for nøkkelen: --key-store file (fil i datamappen din) eller --key-store env (miljøvariabel)", en: "Choose another place for the key: --key-store file (a file in your data folder) or --key-store env (a variable)" }
    LOCKED { nb: "Nøkkellageret slipper oss ikke inn: {reason}", en: "The key store does not let us in: {reason}" }
    LOCKED_NEXT { nb: "Lås opp nøkkellageret og kjør kommandoen på nytt, eller velg --key-store file", en: "Unlock the key store and run the command again, or choose --key-store file" }
    UNREADABLE { nb: "Nøkkelfilen {path} kan ikke leses: {reason}", en: "The key file {path} cannot be read: {reason}" }
    UNREADABLE_NEXT { nb: "Kontroller stien og rettighetene, og prøv igjen", en: "Check the path and its permissions, and try again" }
    UNWRITABLE { nb: "Nøkkelfilen {path} kan ikke skrives: {reason}", en: "The key file {path} cannot be written: {reason}" }
    UNWRITABLE_NEXT { nb: "Gi deg selv skriverett til mappen, eller velg --key-store keyring", en: "Give yourself the right to write to the folder, or choose --key-store keyring" }
    OPEN_TO_OTHERS { nb: "Nøkkelfilen {path} kan leses av andre brukere på maskinen, og blir derfor ikke brukt", en: "The key file {path} can be read by other users of the machine, so it is not used" }
    OPEN_TO_OTHERS_NEXT { nb: "chmod 600 {path}", en: "chmod 600 {path}" }
    NOT_A_KEY { nb: "Det som ligger i {origin}, kan ikke brukes som nøkkel: {what}", en: "What lies in {origin} cannot be used as a key: {what}" }
    NOT_A_KEY_NEXT { nb: "Bruk en privat RSA-nøkkel på minst 2048 bit som PEM (PKCS#8 eller PKCS#1), DER eller JWK", en: "Use a private RSA key of at least 2048 bits as PEM (PKCS#8 or PKCS#1), DER or JWK" }
    NAME_TAKEN { nb: "En annen nøkkel ligger allerede under navnet {name}", en: "Another key already lies under the name {name}" }
    NAME_TAKEN_NEXT { nb: "altinn-onboard resume --redo maskinporten-client gir nøkkelen et nytt navn", en: "altinn-onboard resume --redo maskinporten-client gives the key another name" }
    ONLY_READ { nb: "Nøkler i miljøvariabler leses bare. {variable} er ikke satt", en: "Keys in variables are only read. {variable} is not set" }
    ONLY_READ_NEXT { nb: "Sett {variable} til den private nøkkelen (PKCS#8 PEM eller JWK) før du kjører programmet, eller velg --key-store keyring", en: "Set {variable} to the private key (PKCS#8 PEM or JWK) before you run the program, or choose --key-store keyring" }
    NOT_KEPT { nb: "Nøkkellageret tok imot nøkkelen {name}, men gir den ikke tilbake", en: "The key store took the key {name} but does not give it back" }
    NAME { nb: "«{name}» kan ikke være navnet på en nøkkel", en: "“{name}” cannot be the name of a key" }
    BITS { nb: "Nøkler på {bits} bit lages ikke: velg 2048, 3072 eller 4096", en: "Keys of {bits} bits are not made: choose 2048, 3072 or 4096" }
    CRYPTO { nb: "Kryptobiblioteket kunne ikke bruke nøkkelen", en: "The cryptographic library could not use the key" }
    CRYPTO_NEXT { nb: "Prøv igjen. Skjer det på nytt, lag en ny nøkkel: altinn-onboard resume --redo maskinporten-client", en: "Try again. If it happens again, make a new key: altinn-onboard resume --redo maskinporten-client" }
    ONLY_PUBLIC { nb: "bare den offentlige delen av nøkkelen står her, og den kan ikke signere", en: "only the public part of the key stands here, and it cannot sign" }
    ENCRYPTED { nb: "nøkkelen er beskyttet med passord. Fjern passordet: openssl pkcs8 -in NØKKEL -out NY.pem -topk8 -nocrypt", en: "the key is protected by a password. Remove it: openssl pkcs8 -in KEY -out NEW.pem -topk8 -nocrypt" }
    NOT_RSA { nb: "Maskinporten tar bare imot RSA-nøkler, og dette er en nøkkel av et annet slag", en: "Maskinporten takes RSA keys only, and this is a key of another kind" }
    TOO_SHORT { nb: "nøkkelen har {bits} bit, og minst 2048 kreves", en: "the key has {bits} bits, and at least 2048 are needed" }
    JWK_MEMBER { nb: "feltet {name} i JWK-en mangler eller er feil", en: "the member {name} of the JWK is missing or wrong" }
    DAMAGED { nb: "nøkkelen er skadet eller avkortet", en: "the key is damaged or cut short" }
    UNKNOWN_FORM { nb: "det er verken PEM, DER eller JWK", en: "it is neither PEM, DER nor a JWK" }
}
