//! Why a key does not sign where it was asked to, and what is wrong with the record of where keys may sign.

use super::row::shared;
use crate::finding::code::codes;

shared! {
    ALLOW_NEXT { nb: "Godta det bare hvis du kjenner hver eneste av adressene:\n$ {command}", en: "Allow it only if you know every one of the addresses:\n$ {command}" }
}

codes! {
    TRUST_ENVIRONMENT = "TRUST-ENVIRONMENT" [Error]
        says { nb: "Miljøet {name} er beskrevet i en fil, og ingen har godtatt på denne maskinen at {what} brukes der. Da ville det som er signert eller hemmelig, blitt sendt til {hosts}.{real} Ingenting er sendt.", en: "The environment {name} is described in a file, and nobody on this machine has allowed {what} to be used there. Anything signed or secret would go to {hosts}.{real} Nothing was sent." }
        next ALLOW_NEXT
    TRUST_ENVIRONMENT_CHANGED = "TRUST-ENVIRONMENT-CHANGED" [Error]
        says { nb: "Miljøet {name} har andre adresser enn før på denne maskinen: {changes}. Det som er godtatt før, gjelder ikke lenger for {what} der.{real} Ingenting er sendt.", en: "The environment {name} has different addresses from before on this machine: {changes}. What was allowed no longer applies to {what} there.{real} Nothing was sent." }
        next ALLOW_NEXT
    TRUST_KEY = "TRUST-KEY" [Error]
        says { nb: "Ingen har godtatt på denne maskinen at {what} brukes i {name}.{also} Ingenting er sendt.", en: "Nobody on this machine has allowed {what} to be used in {name}.{also} Nothing was sent." }
        next { nb: "Hører den til i {name}, så godta det:\n$ {command}", en: "If it belongs in {name}, allow it:\n$ {command}" }
    TRUST_KEY_REAL = "TRUST-KEY-REAL" [Error]
        says { nb: "Her brukes ikke {what}: den hører til i {belongs}, og miljøet {name} er bare på denne maskinen. Ingenting er sendt.", en: "Not used here: {what}. It belongs in {belongs}, and the environment {name} is only on this machine. Nothing was sent." }
        next { nb: "Lag en egen nøkkel til øvelsen: altinn-onboard client key --new --env {name}", en: "Make a separate key for the rehearsal: altinn-onboard client key --new --env {name}" }
    RECEIVER_NOT_GIVEN_HERE = "RECEIVER-NOT-GIVEN-HERE" [Error]
        says { nb: "Adressen {address} står i tilstanden eller svarfilen, som deles med andre. Ingen har oppgitt eller godtatt den på denne maskinen, så den er ikke kalt.", en: "The address {address} is in the state or the answers file, which others share. Nobody has given or allowed it on this machine, so it was not called." }
        next { nb: "Er adressen deres, så oppgi den selv: --events-address {address}", en: "If the address is yours, give it yourself: --events-address {address}" }
    TRUST_FINGERPRINT = "TRUST-FINGERPRINT" [Error]
        says { nb: "«{found}» er ikke fingeravtrykket til et miljø: det har 32 heksadesimale sifre.", en: "“{found}” is not the fingerprint of an environment: a fingerprint has 32 hexadecimal digits." }
        next { nb: "Kjør kommandoen uten --trust-environment: da står fingeravtrykket i svaret, med adressene det gjelder", en: "Run the command without --trust-environment: the answer then shows the fingerprint, and the addresses that it covers" }
    TRUST_BROKEN = "TRUST-BROKEN" [Error]
        says { nb: "Oversikten over hvor nøkler kan brukes, {path}, kan ikke leses: {reason}. Ingenting er sendt.", en: "The record of where keys may be used, {path}, cannot be read: {reason}. Nothing was sent." }
        next { nb: "Rett filen, eller flytt den bort; da spør programmet på nytt for hvert miljø: mv {path} {path}.old", en: "Correct the file, or move it away; you are then asked again about each environment: mv {path} {path}.old" }
    TRUST_OPEN_TO_OTHERS = "TRUST-OPEN-TO-OTHERS" [Error]
        says { nb: "{path} kan endres av andre brukere på maskinen, så det som står om hvor nøkler kan brukes, gjelder ikke. Ingenting er sendt.", en: "{path} can be changed by other users of the machine, so what it says about where keys may be used cannot be trusted. Nothing was sent." }
        next { nb: "Se at innholdet er ditt, og steng den for andre: chmod go-w {path}", en: "Check that its contents are yours, and protect it: chmod go-w {path}" }
    TRUST_NOT_KEPT = "TRUST-NOT-KEPT" [Warning, Error]
        says { nb: "Det du godtok, kan ikke lagres: {reason}. Det gjelder bare for denne kjøringen.", en: "What you allowed cannot be saved: {reason}. It applies to this run only." }
        next { nb: "Neste gang spør programmet igjen. Uten terminal godtar du det samme med --trust-environment", en: "You will be asked again next time. Without a terminal, --trust-environment does the same" }
}
