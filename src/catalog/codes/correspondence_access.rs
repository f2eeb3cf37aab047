//! What Altinn Melding's codes on access and statistics mean, and what it says without one.
//!
//! Source: Altinn/altinn-correspondence `src/Altinn.Correspondence.Application/Errors.cs`, 2026-08-20.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::{
    CORRECT_TEXT, LATER, NO_MESSAGE, NO_STATISTICS, PROGRAM_FAULT, REPORT_WITH_TRACE, SCOPES, SCOPES_AND_OWNER,
    SEND_AGAIN, TOKEN,
};
use crate::catalog::services::RemoteService;

shared! {
    WHO_CAN_READ { nb: "altinn-onboard policy explain viser hvem som kan lese", en: "altinn-onboard policy explain shows who can read" }
    CORR_CALLER { nb: "Altinn Melding ser ikke av tokenet hvilken virksomhet som kaller.", en: "Altinn Correspondence cannot tell from the token which organisation is calling." }
    CORR_TYPE { nb: "Ressursen har feil type. Altinn Melding krever ressurstypen CorrespondenceService.", en: "The resource is of the wrong type. Altinn Correspondence requires the resource type CorrespondenceService." }
    CORR_TYPE_NEXT { nb: "Opprett en meldingstjeneste med en annen id: altinn-onboard resume --redo resource", en: "Create a correspondence service with another ID: altinn-onboard resume --redo resource" }
}

service_codes! { Some(RemoteService::Correspondence);
    "4001" 401 "CORR-4001" means SenderNotLetIn
        says { nb: "Dere har ikke tilgang til ressursen: tokenet mangler scopet `altinn:serviceowner`, klienten tilhører en annen virksomhet enn eieren, eller tilgangsreglene mangler handlingen `write` (skrive).", en: "You do not have access to the resource: the token lacks the scope `altinn:serviceowner`, the client belongs to an organisation other than the owner, or the access rules lack the action `write`." }
        next SCOPES_AND_OWNER
    "4002" 400 "CORR-4002" means SenderUnknown
        says { nb: "Virksomheten finnes ikke i TT02. Reelle virksomheter legges inn der på forespørsel.", en: "The organisation does not exist in TT02. Real organisations are added there on request." }
        next { nb: "Be Altinn legge inn virksomheten: altinn-onboard letter L8", en: "Ask Altinn to add the organisation: altinn-onboard letter L8" }
    "4003" 400 "CORR-4003"
        says { nb: "Partnummeret (partyId) er ikke gyldig.", en: "The party number (partyId) is not valid." }
        next { nb: "Oppgi mottakeren med organisasjonsnummer: urn:altinn:organization:identifier-no:NUMMER", en: "Give the recipient by organisation number: urn:altinn:organization:identifier-no:NUMBER" }
    "4004" 401 "CORR-4004"
        says { nb: "Brukeren har ikke tilgang til meldingen.", en: "The user has no access to the message." }
        next WHO_CAN_READ
    "4005" 401 "CORR-4005"
        says { nb: "Brukeren har ikke tilgang til parten som eier meldingen.", en: "The user has no access to the party that owns the message." }
        next WHO_CAN_READ
    "4006" 401 "CORR-4006"
        says CORR_CALLER
        next TOKEN
    "4007" 401 "CORR-4007"
        says CORR_CALLER
        next TOKEN
    "4008" 403 "CORR-4008"
        says { nb: "Ressursen er ikke hvitlistet. Denne kontrollen ble fjernet i oktober 2025 og skal ikke forekomme.", en: "The resource is not whitelisted. This check was removed in October 2025 and should not occur." }
        next { nb: "Be om hvitlisting: altinn-onboard letter L5", en: "Ask for whitelisting: altinn-onboard letter L5" }
    "4009" 400 "CORR-4009"
        says CORR_TYPE
        next CORR_TYPE_NEXT
    "4010" 400 "CORR-4010"
        says CORR_TYPE
        next CORR_TYPE_NEXT
    "5001" 400 "CORR-5001"
        says { nb: "Kallet om synkronisering inneholder ingen hendelser.", en: "The synchronisation call contains no events." }
        next { nb: "Utelat kallet når det ikke er noe å synkronisere", en: "Leave the call out when there is nothing to synchronise" }
    "6001" 404 "CORR-6001"
        says { nb: "Det finnes ingen meldinger å lage statistikk av.", en: "There are no messages to make statistics from." }
        next { nb: "Velg en periode med meldinger, eller send en: altinn-onboard try message", en: "Choose a period with messages, or send one: altinn-onboard try message" }
    "6002" 500 "CORR-6002"
        says NO_STATISTICS
        next LATER
    "6003" 400 "CORR-6003"
        says { nb: "Statistikk for meldinger fra Altinn 2 finnes ikke.", en: "There are no statistics for messages from Altinn 2." }
        next { nb: "Be om statistikken uten meldingene fra Altinn 2", en: "Ask for the statistics without the messages from Altinn 2" }
    "403-ISSUER" 403 "CORR-ISSUER"
        says { nb: "Tokenet er fra et annet miljø, eller må veksles hos Altinn først.", en: "The token is from another environment, or must be exchanged at Altinn first." }
        next TOKEN
    "DRY-RUN-CREATED" 0 "CORR-DRY-RUN-CREATED"
        says { nb: "Prøvekjøringen ble godtatt i stedet for avvist: en melding kan være opprettet.", en: "The dry run was accepted instead of being refused: a message may have been created." }
        next { nb: "Se i Arbeidsflate om mottakeren har fått en melding", en: "Check in Arbeidsflate whether the recipient has received a message" }
    "SENT-BUT-LOST" 0 "CORR-SENT-BUT-LOST"
        says { nb: "Altinn Melding sier at meldingen er sendt, men finner den ikke.", en: "Altinn Correspondence says that the message was sent but cannot find it." }
        next REPORT_WITH_TRACE
    "CORR.VLD-00000" 400 "CORR-VLD-00000"
        says { nb: "Et felt i meldingen mangler eller har feil form. Svaret sier hvilket, under validationErrors.", en: "A field of the message is missing or has the wrong format. The answer says which, under validationErrors." }
        next { nb: "Rett feltet som står i paths, og send på nytt: altinn-onboard try message", en: "Correct the field named in paths, and send again: altinn-onboard try message" }
    "" 400 "CORR-400"
        says { nb: "Altinn Melding godtar ikke meldingen.", en: "Altinn Correspondence does not accept the message." }
        next CORRECT_TEXT
    "" 401 "CORR-401"
        says { nb: "Altinn Melding godtar ikke tokenet: det er utløpt, fra et annet miljø, eller noen sekunder for nytt.", en: "Altinn Correspondence does not accept the token: it has expired, is from another environment, or is a few seconds too new." }
        next TOKEN
    "" 403 "CORR-403"
        says { nb: "Tokenet mangler scopet `altinn:correspondence.write`, eller `altinn:serviceowner` når tokenet ikke er vekslet.", en: "The token lacks the scope `altinn:correspondence.write`, or `altinn:serviceowner` when it is not exchanged." }
        next SCOPES
    "" 404 "CORR-404"
        says NO_MESSAGE
        next SEND_AGAIN
    "" 406 "CORR-406"
        says { nb: "Altinn Melding kan ikke svare i formatet dere ber om.", en: "Altinn Correspondence cannot answer in the format that was asked for." }
        next PROGRAM_FAULT
}
