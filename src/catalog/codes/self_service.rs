//! What Digdir's self-service API means by a no.
//!
//! Source: Altinn/altinn-studio `src/Runtime/operator/schemas/spec.json`, 2026-08-22.

use super::row::{ServiceCode, service_codes, shared};
use super::shared::CLIENT_ID;
use crate::catalog::services::RemoteService;

shared! {
    SS_ADMIN_NEXT { nb: "Registrer klienten for hånd i stedet: altinn-onboard client guide", en: "Register the client by hand instead: altinn-onboard client guide" }
}

service_codes! { Some(RemoteService::SelfService);
    "KEYS-FULL" 0 "SELF-SERVICE-KEYS-FULL"
        says { nb: "Klienten har allerede fem nøkler, og kan ikke ha flere. Ingen nøkkel er fjernet.", en: "The client already has five keys and cannot take more. No key was removed." }
        next { nb: "Fjern en nøkkel som ikke er i bruk, på fanen «Nøkler» i selvbetjeningen, og kjør altinn-onboard resume", en: "Remove a key that is not in use, on the tab “Nøkler” (Keys) in self-service, and run altinn-onboard resume" }
    "KID-TAKEN" 0 "SELF-SERVICE-KID-TAKEN"
        says { nb: "En annen nøkkel er registrert under samme nøkkel-id. Ingen nøkkel er endret.", en: "Another key is registered under the same key ID. No key was changed." }
        next { nb: "Gi nøkkelen en annen nøkkel-id, og kjør altinn-onboard resume", en: "Give the key another key ID, and run altinn-onboard resume" }
    "NEW-KEY-GONE" 0 "SELF-SERVICE-NEW-KEY-GONE"
        says { nb: "Den nye nøkkelen står ikke på klienten. Derfor er den gamle ikke fjernet.", en: "The new key is not on the client, so the old one was not removed." }
        next { nb: "Se hva som står der: altinn-onboard client key list. Lag en ny i tillegg: altinn-onboard client key --new, og kjør altinn-onboard resume", en: "See what is there: altinn-onboard client key list. Make a new one beside it: altinn-onboard client key --new, and run altinn-onboard resume" }
    "TERMS" 0 "SELF-SERVICE-TERMS" means TermsNotSigned
        says { nb: "Virksomheten har ikke signert bruksvilkårene for Digdirs fellesløsninger.", en: "The organisation has not signed the terms of use for Digdir's common solutions." }
        next { nb: "Få bruksvilkårene signert: altinn-onboard letter L7. Er de signert, skriv til servicedesk@digdir.no", en: "Have the terms of use signed: altinn-onboard letter L7. If they are signed, write to servicedesk@digdir.no" }
    "" 400 "SELF-SERVICE-400"
        says { nb: "Selvbetjeningen godtar ikke opplysningene om klienten eller nøkkelen.", en: "Self-service does not accept the details of the client or the key." }
        next { nb: "Rett feltet som er nevnt, og kjør altinn-onboard resume, eller registrer for hånd: altinn-onboard client guide", en: "Correct the field that is named and run altinn-onboard resume, or register by hand: altinn-onboard client guide" }
    "" 401 "SELF-SERVICE-401"
        says { nb: "Selvbetjeningen godtar ikke administrasjonsklienten: feil miljø, utløpt token, eller scopet `idporten:dcr.write` mangler.", en: "Self-service does not accept the administration client: wrong environment, expired token, or the scope `idporten:dcr.write` is missing." }
        next SS_ADMIN_NEXT
    "" 403 "SELF-SERVICE-403"
        says { nb: "Administrasjonsklienten har ikke lov til dette, eller klienten tilhører en annen virksomhet.", en: "The administration client is not allowed to do this, or the client belongs to another organisation." }
        next SS_ADMIN_NEXT
    "" 404 "SELF-SERVICE-404"
        says { nb: "Selvbetjeningen kjenner ikke klienten i dette miljøet.", en: "Self-service does not know the client in this environment." }
        next CLIENT_ID
    "" 409 "SELF-SERVICE-409"
        says { nb: "Nøkkelen eller klienten finnes allerede, eller klienten er deaktivert.", en: "The key or the client already exists, or the client is deactivated." }
        next SS_ADMIN_NEXT
}
