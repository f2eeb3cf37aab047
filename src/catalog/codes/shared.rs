//! Phrases that rows of several areas share.

use super::row::shared;

shared! {
    ATTACH_AGAIN { nb: "Last opp vedlegget på nytt (POST attachment), og vis til den nye id-en", en: "Upload the attachment again (POST attachment), and refer to the new ID" }
    CLIENT_ID { nb: "Sammenlign klient-ID-en med fanen «Detaljer» i selvbetjeningen for dette miljøet: altinn-onboard resume --redo maskinporten-client", en: "Compare the client ID with the tab “Detaljer” (Details) in self-service for this environment: altinn-onboard resume --redo maskinporten-client" }
    CORRECT_TEXT { nb: "Rett teksten og send på nytt: altinn-onboard try message", en: "Correct the text and send again: altinn-onboard try message" }
    DOWN { nb: "Se status.digdir.no, vent litt og kjør altinn-onboard resume", en: "Check status.digdir.no, wait a little and run altinn-onboard resume" }
    ISSUER { nb: "Rett issuer i miljøbeskrivelsen: https://test.maskinporten.no/ eller https://maskinporten.no/, med skråstrek til slutt", en: "Correct the issuer in the environment description: https://test.maskinporten.no/ or https://maskinporten.no/, with the slash at the end" }
    LATER { nb: "Vent litt og prøv igjen: meldingen selv er ikke berørt", en: "Wait a little and try again: the message itself is not affected" }
    NOTHING { nb: "Ingenting å gjøre: det som skulle gjøres, er gjort", en: "Nothing to do: it has already been done" }
    NO_MESSAGE { nb: "Meldingen finnes ikke i dette miljøet.", en: "The message does not exist in this environment." }
    NO_STATISTICS { nb: "Statistikken kunne ikke lages.", en: "The statistics could not be made." }
    ONE_EACH { nb: "Send én melding for hver mottaker", en: "Send one message to each recipient" }
    PROGRAM_FAULT { nb: "Dette er en feil i programmet: meld den med -v og teksten over", en: "This is a fault in the program: report it with -v and the text above" }
    PUBLISH { nb: "Publiser den, eller opprett den: altinn-onboard step resource", en: "Publish it, or create it: altinn-onboard step resource" }
    REGISTER { nb: "Registeret svarer ikke som det skal.", en: "The register does not answer as it should." }
    REGISTER_LATER { nb: "Vent litt og kjør altinn-onboard resume", en: "Wait a little and run altinn-onboard resume" }
    REPORT { nb: "Prøv en gang til. Hjelper det ikke, meld det til Altinn servicedesk med sporings-id-en", en: "Try again. If that does not help, report it to the Altinn service desk with the trace ID" }
    REPORT_WITH_TRACE { nb: "Meld det til Altinn servicedesk med sporings-id-en", en: "Report it to the Altinn service desk with the trace ID" }
    SCOPES { nb: "altinn-onboard scopes check viser hvilke scopes som mangler, og hvem som må gjøre hva", en: "altinn-onboard scopes check shows which scopes are missing, and who must do what" }
    SCOPES_AND_OWNER { nb: "altinn-onboard scopes check viser scopes, og altinn-onboard resource show viser eieren", en: "altinn-onboard scopes check shows the scopes, and altinn-onboard resource show shows the owner" }
    SECRET { nb: "Har den private nøkkelen vært limt inn eller sendt, må den regnes som kjent for andre: lag en ny.", en: "A private key that has been pasted or sent must be treated as known to others: make a new one." }
    SEND_AGAIN { nb: "Send en ny: altinn-onboard try message --again", en: "Send a new one: altinn-onboard try message --again" }
    TOKEN { nb: "altinn-onboard token viser hva tokenet sier", en: "altinn-onboard token shows what the token says" }
    WRONG_AUDIENCE { nb: "Forespørselen er adressert til feil mottaker (`aud`).", en: "The request is addressed to the wrong receiver (`aud`)." }
}
