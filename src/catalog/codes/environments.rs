//! What is wrong with an environment, or with the file that describes it.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    ENVIRONMENTS { nb: "Filen med miljøer kan ikke brukes: {reason}", en: "The environments file cannot be used: {reason}" }
    FORM { nb: "Sammenlign med eksempelet i README under «Other environments»: hvert miljø er en tabell, [environments.lab], med adressene sine", en: "Compare with the example in the README under “Other environments”: each environment is a table, [environments.lab], with its addresses" }
}

codes! {
    ENVIRONMENT_UNKNOWN = "ENVIRONMENT-UNKNOWN" [Error]
        says { nb: "Miljøet «{name}» er ikke kjent her. Kjente miljøer: {known}. Andre beskrives i en fil: --environments FIL", en: "The environment “{name}” is not known here. Known ones: {known}. Others are described in a file: --environments FILE" }
        next { nb: "Er miljøet beskrevet i en fil, legg til --environments FIL i kommandoen. Altinns testmiljø er --env tt02, og --env sandbox er for å øve", en: "If a file describes the environment, add --environments FILE to the command. Altinn's test environment is --env tt02, and --env sandbox is for practice" }
    ENVIRONMENTS_NOT_TOML = "ENVIRONMENTS-NOT-TOML" [Error]
        says ENVIRONMENTS
        next FORM
    ENVIRONMENTS_NAME = "ENVIRONMENTS-NAME" [Error]
        says ENVIRONMENTS
        next { nb: "Skriv navnet med små bokstaver, sifre og bindestrek: [environments.lab]", en: "Write the name in lower-case letters, digits and hyphens: [environments.lab]" }
    ENVIRONMENTS_BUILT_IN = "ENVIRONMENTS-BUILT-IN" [Error]
        says ENVIRONMENTS
        next { nb: "Gi miljøet et eget navn: [environments.lab], og bruk --env lab", en: "Give the environment a name of its own: [environments.lab], and use --env lab" }
    ENVIRONMENTS_SWITCHED_OFF = "ENVIRONMENTS-SWITCHED-OFF" [Error]
        says ENVIRONMENTS
        next { nb: "Bytt ut den gamle adressen i filen med den som er nevnt", en: "Replace the old address with the one that is named" }
    ENVIRONMENTS_PRODUCTION = "ENVIRONMENTS-PRODUCTION" [Error]
        says ENVIRONMENTS
        next { nb: "Skriv rules = \"production\" i beskrivelsen, eller bytt ut adressen med en i testmiljøet. Det som gjøres på produksjonens adresser, gjøres på ordentlig", en: "Write rules = \"production\" in the description, or put an address of the test environment there. Whatever is done at production addresses is real" }
    ENVIRONMENTS_SANDBOX = "ENVIRONMENTS-SANDBOX" [Error]
        says ENVIRONMENTS
        next { nb: "Gi miljøet et annet navn, [environments.lab], og bruk --env lab. Et øvingsmiljø i en fil lages med altinn-onboard sandbox", en: "Give the environment another name, [environments.lab], and use --env lab. altinn-onboard sandbox makes a file with a sandbox environment" }
    ENVIRONMENTS_INNER = "ENVIRONMENTS-INNER" [Error]
        says ENVIRONMENTS
        next { nb: "Bruk et navn i stedet for tall i adressen, eller la alle adressene i beskrivelsen være på denne maskinen", en: "Use a name instead of numbers in the address, or let all addresses of the description be on this machine" }
    ENVIRONMENTS_RULE = "ENVIRONMENTS-RULE" [Error]
        says ENVIRONMENTS
        next FORM
}
